"""Files with the right syntax and the wrong form: keys lost, renamed or added, values of another kind."""

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

VALUES: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        1,
        2,
        91,
        1e9,
        0.5,
        "",
        " ",
        "x",
        "no",
        "often",
        "12",
        "X y",
        "{name",
        "{nobody}",
    ),
    *([], {}, [[]], [None], ["x"], {"says": 1}, {"x": {}}, {"at_ease": "So."}, [1, "x"], "word " * 300),
)
KEYS = ("x", "Says", "at ease", "", "salesdance", "poor_fit", "k" * 99, "näher", "a/b", "0")


def reshaped(data: dict[str, Any], seed: int, count: int) -> Iterator[bytes]:
    """Yield `count` changed copies of a file's plain data, as JSON, which is YAML too."""
    luck = random.Random(seed)
    for _ in range(count):
        changed = copy.deepcopy(data)
        for _ in range(luck.choice((1, 1, 1, 2, 3, 5))):
            _change(changed, luck)
        yield json.dumps(changed, ensure_ascii=False, indent=luck.choice((None, 1))).encode()


def _change(data: dict[str, Any], luck: random.Random) -> None:
    where: Any = data
    for _ in range(luck.randrange(6)):
        inner = [value for value in _values(where) if isinstance(value, dict | list) and value]
        if not inner:
            break
        where = luck.choice(inner)
    if isinstance(where, list):
        where[luck.randrange(len(where))] = copy.deepcopy(luck.choice(VALUES))
        return
    key = luck.choice(list(where))
    act = luck.randrange(5)
    if act == 0:
        del where[key]
    elif act == 1:
        where[luck.choice(KEYS)] = where.pop(key)
    elif act == 2:
        where[luck.choice(KEYS)] = copy.deepcopy(luck.choice(VALUES))
    else:
        where[key] = copy.deepcopy(luck.choice(VALUES))
    if not where:
        where["x"] = 1


def _values(node: Any) -> list[Any]:
    return list(node.values()) if isinstance(node, dict) else list(node)

"""What the engine's and the belief's source may not contain, so that they mean the same on every machine.

numpy's transcendental functions, dot products and unstable sorts differ between CPUs in the last bit, unordered sums
between versions, sets and hashes between processes. Nor may a number of the model stand in them, or the name of a move.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from salesdance.authoring.move_ids import HEADS_WITH_SUBJECT
from salesdance.engine.signals import KINDS

SOURCE = Path(__file__).resolve().parents[2] / "src" / "salesdance"
FILES = sorted([*(SOURCE / "engine").glob("*.py"), *(SOURCE / "belief").glob("*.py")])
CURVED = ("exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "power", "float_power", "tanh", "sinh", "cosh")
ANGLES = ("sin", "cos", "tan", "arctan", "arctan2", "cbrt", "hypot")
PRODUCTS = ("dot", "vdot", "inner", "outer", "matmul", "einsum", "tensordot", "convolve", "correlate")
MEANS = ("mean", "average", "std", "var", "median", "percentile", "quantile", "nansum", "trapezoid")
CHANCE = ("random", "default_rng", "shuffle", "choice", "RandomState")
FUNCTIONS = {*CURVED, *ANGLES, *PRODUCTS, *MEANS, *CHANCE}
MODULES = {"math", "random", "time", "datetime", "os", "locale", "secrets", "uuid", "statistics", "cmath"}
NAMES = {"hash", "id", "set", "frozenset", "pow", "sum", "fsum"}
COUNTED = {
    "hazard.py": 3,  # how many days come after go-live
    "talk.py": 1,  # how many excuses were given
    "ninety.py": 1,  # how many facts were asked again
    "luck.py": 1,  # how many edges lie below the luck
}
"""How often `.sum(` is used in a file, each time over whole numbers or yes and no."""
SUM_OF_ARRAYS = {("measures.py", "sum")}
"""Where Python's own `sum` adds arrays, one after the other."""


PLAIN = (0, 1, 2)
"""Whole steps, ends of a scale, halves: what a formula may say without a coefficient."""
KNOWN_NUMBERS = {
    "LAST_DAY": "the ninety days",
    "THOUSAND": "the unit of ease",
    "QUARTERS_AN_HOUR": "the unit of hours",
    "MOST_SAID": "where a small counter ends",
    "PIECE": "rows at a time, for speed",
    "ROOM": "how far bounds stand from what they bound",
    "BATCH, PART": "rows at a time, for speed",
    "FEW_ROWS": "rows at a time, for speed",
    "PARTS": "rows at a time, for speed",
    "FEWER": "where looking up what is alike gains nothing, for speed",
    "TOGETHER": "rows at a time, for speed",
    "MOSTLY": "where looking for rows that are alike gains nothing, for speed",
    "KEPT": "how many scenarios have their look-up tables kept",
    "SUREST": "the most that one answer says to a listener that counts",
    "MOST_SURE": "where the odds of a listener that counts end",
    "STEPS": "the spacing of a table of information",
    "OPENLY": "the spacing of a table by how openly they talk",
    "OFTEN": "from what time on asking straight is one occasion",
    "HALFWAY": "a level from which rates are read off",
    "MOST_TURNS": "where blind play gives up",
    "CHOICE": "a purpose of luck",
}
"""Constants that are no coefficients, by name, with the reason."""
NO_FORMULAS = ("curves.py", "luck.py", "__init__.py")
"""Tables and how they are read; mixing bits."""
ROOMS = ("engine", "belief", "scoring", "players", "simulation")
DECK = yaml.safe_load((SOURCE.parents[1] / "assets" / "deck.yaml").read_text(encoding="utf-8"))["moves"]
MOVE_IDS = [id for id in DECK if id not in KINDS]
"""What the shipped deck calls its moves, where a move's kind is not called so, too."""


def unknown_numbers(text: str) -> Iterator[str]:
    """Yield the numbers of a source text that are no plain ones, none of an enumeration and no known constant."""
    tree = ast.parse(text)
    known = {id(inner) for node in ast.walk(tree) if _no_formula(node) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        a_number = isinstance(node, ast.Constant) and type(node.value) in (int, float)
        if a_number and id(node) not in known and node.value not in PLAIN:
            yield f"line {node.lineno}: {node.value}"


def _no_formula(node: ast.AST) -> bool:
    if isinstance(node, ast.ClassDef):
        return any(isinstance(base, ast.Name) and base.id == "IntFlag" for base in node.bases)
    if isinstance(node, ast.Assign):
        return ast.unparse(node.targets[0]).strip("()") in KNOWN_NUMBERS
    if isinstance(node, ast.AnnAssign):
        return isinstance(node.annotation, ast.Name) and node.annotation.id == "Final"
    if isinstance(node, ast.keyword):
        return node.arg == "digest_size"
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "range"


def named_moves(text: str) -> Iterator[str]:
    """Yield where a source text knows a move of the deck by its id, alone or with what it is about."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            head, slash, _ = node.value.partition("/")
            if head in MOVE_IDS or (slash and head in HEADS_WITH_SUBJECT):
                yield f"line {node.lineno}: {node.value}"


def problems(path: Path, text: str) -> Iterator[str]:
    """Yield what is not allowed in a source text."""
    sums = 0
    for node in ast.walk(ast.parse(text)):
        place = f"{path.name}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            yield from (f"{place} imports {name}" for name in names if name.split(".")[0] in MODULES)
        elif isinstance(node, ast.Attribute) and node.attr in FUNCTIONS:
            yield f"{place} uses {node.attr}"
        elif isinstance(node, ast.MatMult | ast.Set | ast.SetComp):
            yield f"{place} uses {type(node).__name__}"
        elif isinstance(node, ast.Pow):
            yield f"{place} raises to a power"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in NAMES and (path.name, node.func.id) not in SUM_OF_ARRAYS:
                yield f"{place} uses {node.func.id}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            sums += node.func.attr == "sum"
            if node.func.attr in ("argsort", "sort", "lexsort"):
                stable = any(ast.unparse(word) == "kind='stable'" for word in node.keywords)
                if not stable:
                    yield f"{place} sorts without keeping the order of equals"
    if sums != COUNTED.get(path.name, 0):
        yield f"{path.name} uses .sum( {sums} times, {COUNTED.get(path.name, 0)} are known to add whole numbers"


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_number_of_the_model_stands_in_the_profile_and_not_in_a_formula(path: Path) -> None:
    if path.name not in NO_FORMULAS:
        assert list(unknown_numbers(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("text", ["y = 0.3 * x", "y = x > 3", "WORTH = 0.25", "y = c['a.b'] * -4", "y = f(0.5)"])
def test_the_control_a_new_number_is_noticed(text: str) -> None:
    assert list(unknown_numbers(text))


@pytest.mark.parametrize("text", ["y = 2 * x - 1", "A, B, C = range(3)", "LAST_DAY = 90", "class P:\n  A: Final = 7"])
def test_counting_and_naming_are_no_numbers_of_the_model(text: str) -> None:
    assert list(unknown_numbers(text)) == []


LOWER = [path for room in ROOMS for path in sorted((SOURCE / room).glob("*.py"))]


@pytest.mark.parametrize("path", LOWER, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_move_of_the_deck_is_known_by_its_name(path: Path) -> None:
    # Moves differ by their kind, and within a kind by the manner that the deck gives them.
    assert list(named_moves(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("text", ["x == 'thank_them'", "t.index['close_soft']", "f'ask/{fact}'", "('nail/x/timed',)"])
def test_the_control_the_name_of_a_move_is_noticed(text: str) -> None:
    assert list(named_moves(text))


def test_there_is_something_to_scan() -> None:
    assert len(FILES) > 20


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_file_uses_nothing_that_differs_between_machines(path: Path) -> None:
    assert list(problems(path, path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "import numpy as np\nnp.exp(x)",
        "from math import log",
        "import os",
        "y = a @ b",
        "y = {1, 2}",
        "y = np.argsort(x)",
        "y = x.argsort(kind='quicksort')",
        "y = x.sum()",
        "y = sum(values)",
        "y = hash(name)",
        "y = x**0.5",
        "y = np.dot(a, b)",
        "y = rng.random(3)",
    ],
)
def test_the_control_each_of_these_is_noticed(text: str) -> None:
    assert list(problems(Path("some.py"), text))

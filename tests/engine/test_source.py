"""What the engine's and the belief's source may not contain, so that they mean the same on every machine.

numpy's transcendental functions, dot products and unstable sorts differ between CPUs in the last bit, unordered sums
between versions, sets and hashes between processes.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

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
    "talk.py": 1,  # how many excuses were given
    "talk_effects.py": 1,  # how many facts of a topic were heard
    "ninety.py": 1,  # how many facts were asked again
    "luck.py": 1,  # how many edges lie below the luck
}
"""How often `.sum(` is used in a file, each time over whole numbers or yes and no."""
SUM_OF_ARRAYS = {("measures.py", "sum")}
"""Where Python's own `sum` adds arrays, one after the other."""


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

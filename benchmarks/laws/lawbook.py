"""What a law is: something that must hold between ways of playing, with a margin, and the shelf they all stand on.

A margin is half of the difference that the law's source lists; where it lists none, the sign must hold. Type S: the
sign is the law. Type K: an absolute level, which hangs on calibration.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from benchmarks.laws.outcomes import of, outcome
from benchmarks.laws.policies import Way

Figures = dict[str, float]
Check = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Found:
    """What was measured, and each thing that had to hold."""

    figures: Figures
    checks: tuple[Check, ...]

    @property
    def holds(self) -> bool:
        """Tell whether everything held."""
        return all(held for _, held in self.checks)


@dataclass(frozen=True, slots=True)
class Law:
    """One law: its id, what it says, the claims of section A it comes from, its type and how it is measured."""

    id: str
    says: str
    claims: tuple[str, ...]
    type: Literal["S", "K"]
    measure: Callable[[int], Found]


SHELF: list[Law] = []


def law(name: str, says: str, claims: str, kind: Literal["S", "K"] = "S") -> Callable[..., Callable[[int], Found]]:
    """Return a decorator that adds a law; the function gets the number of games."""

    def add(measure: Callable[[int], Found]) -> Callable[[int], Found]:
        SHELF.append(Law(name, says, tuple(claims.split()), kind, measure))
        return measure

    return add


def above(what: str, more: float, less: float, margin: float = 0.0) -> Check:
    """Return the check that one figure is above another by more than a margin."""
    return f"{what} ({more:.3f} > {less:.3f} + {margin:.3f})", more > less + margin


def inside(what: str, low: float, value: float, high: float) -> Check:
    """Return the check that a figure lies in a range."""
    return f"{low} < {what} {value:.3f} < {high}", low < value < high


def chain(what: str, values: Sequence[float], margins: Sequence[float] | float = 0.0) -> list[Check]:
    """Return the checks that figures rise, each by its margin."""
    steps = [margins] * (len(values) - 1) if isinstance(margins, float | int) else list(margins)
    pairs = zip(values, values[1:], steps, strict=False)
    return [above(f"{what} step {i + 1}", b, a, m) for i, (a, b, m) in enumerate(pairs)]


def found(figures: Figures, checks: Iterable[Check]) -> Found:
    """Return what was measured and what had to hold."""
    return Found(figures, tuple(checks))


def s90(way: Way, n: int, **deal: float | str) -> float:
    """Return the share of the yeses that are settled on day 90."""
    return outcome(way, n, of(**deal))["s90"]


def kept_share(way: Way, n: int, **deal: float | str) -> float:
    """Return the share of all games that are kept."""
    return outcome(way, n, of(**deal))["kept"]


def yes_share(way: Way, n: int, **deal: float | str) -> float:
    """Return the share told yes."""
    return outcome(way, n, of(**deal))["yes"]

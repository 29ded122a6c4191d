"""The facilitator's block on its way: to the frozen words, and to the moves that its moments name."""

from __future__ import annotations

from collections.abc import Iterator

from salesdance.authoring.models_guide import FacilitatorBlock
from salesdance.authoring.reporting import Path
from salesdance.scenario import ANY, Facilitator, Moment

MOMENTS = (10, 12)
"""How many votes fill the time that an hour has, some of which a sitting will not come to. Source: design choice."""


def facilitator_of(block: FacilitatorBlock | None) -> Facilitator:
    """Return the facilitator's page; an empty one where nothing is given."""
    if block is None:
        return Facilitator()
    moments = tuple(Moment(one.act, one.why, one.after) for one in block.moments)
    return Facilitator(tuple(block.watch_for), moments, tuple(block.questions))


def moves_after(block: FacilitatorBlock | None) -> Iterator[tuple[Path, str]]:
    """Yield the path and the id of every move that a moment comes after."""
    yield from (one for one in _after(block) if not one[1].endswith(ANY))


def patterns_of(block: FacilitatorBlock | None) -> Iterator[tuple[Path, str]]:
    """Yield the path and the pattern of every moment that comes after one move of several."""
    yield from (one for one in _after(block) if one[1].endswith(ANY))


def _after(block: FacilitatorBlock | None) -> Iterator[tuple[Path, str]]:
    for at, moment in enumerate(block.moments if block else ()):
        if moment.after:
            yield ("facilitator", "moments", at, "after"), moment.after

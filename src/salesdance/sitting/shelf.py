"""The library as faces show it: one shelf a deal."""

from __future__ import annotations

from dataclasses import dataclass

from salesdance.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Shelf:
    """One deal of the library.

    `who` is the prospect's name, `face` that of a shipped portrait; `met` of `truths` real reasons were met by this
    person ("2 of 4"); `open` where a sitting was left in the middle; `late` where it starts after the talk; `stars`
    say how hard it is, from 1 to 5, where that was measured; `place` is where the first talk is.
    """

    id: str
    title: str
    teaser: str
    met: int = 0
    truths: int = 0
    open: bool = False
    who: str = ""
    role: str = ""
    face: str = ""
    late: bool = False
    stars: int | None = None
    place: str = ""


def shelf_of(
    scenario: Scenario, met: tuple[str, ...] = (), *, is_open: bool = False, stars: int | None = None
) -> Shelf:
    """Return the shelf of a deal; `met` are the ids of the real objections met so far."""
    prospect, known = scenario.prospect, {objection.id for objection in scenario.objections}
    return Shelf(
        scenario.id,
        scenario.title,
        scenario.teaser,
        sum(truth in known for truth in met),
        len(known),
        is_open,
        prospect.name,
        f"{prospect.role}, {prospect.company}",
        prospect.face,
        scenario.start.act != "discover",
        stars,
        scenario.meetings[0].place,
    )

"""Golden sittings: whole deals as readable text, one of a decent seller and one of a careless one for each deal.

`python -m tests.sitting.golden_sittings` writes them anew, once the change has been read and is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from salesdance.sitting import Sitting, View
from salesdance.transcript import Entry
from tests.sitting.games import begun, views
from tests.sitting.test_shipped import SHIPPED, shipped, the_deck

FOLDER = Path(__file__).resolve().parent / "golden_sittings"
DECENT, CARELESS = 1, 2
LONGEST = 250
MOVE = "> "


def told(view: View, before: str) -> Iterator[str]:
    """Yield what a view tells, one line for each thing said; the heading where it is a new one."""
    if view.heading != before:
        yield f"== {view.heading}"
    for said in view.news:
        words, body = said.says, said.does
        yield f"{said.who}: {words}" + (f"  ({body})" if body else "")


def decent(sitting: Sitting) -> Iterator[View]:
    """Yield the views of a sitting in which a decent seller takes the natural line each time."""
    view = sitting.view()
    yield view
    for _ in range(LONGEST):
        if view.finished:
            return
        if view.look_back is not None:
            view = sitting.look_back(view.look_back.choices[0].move)
        elif view.asking is not None:
            view = sitting.skip_forecast(asked=False)
        elif view.thought is not None:
            view = sitting.answer_thought(False)
        else:
            view = sitting.say(sitting.natural())
        yield view


def text_of(name: str, seed: int) -> str:
    """Return the golden text of a deal: every move that was made, and all that was said and seen."""
    scenario, tables = shipped(name)
    sitting = begun(scenario, the_deck(), seed, tables=tables)
    lines = [f"# {scenario.title}, seed {seed}: {'a decent seller' if seed == DECENT else 'a careless one'}"]
    done, heading = 0, ""
    for view in decent(sitting) if seed == DECENT else views(sitting, seed):
        entries = sitting.transcript().entries
        lines += ["", *_deeds(entries[done:])]
        done = len(entries)
        lines += told(view, heading)
        heading = view.heading
    return "\n".join(lines).rstrip() + "\n"


def _deeds(entries: Sequence[Entry]) -> Iterator[str]:
    """Yield the moves that were made, days that pass in a row as one line."""
    for move, row in groupby(entry.move for entry in entries):
        count = len(list(row))
        yield MOVE + move + (f" x {count}" if count > 1 else "")


def path_of(name: str, seed: int) -> Path:
    """Return where the golden text of a deal lies."""
    return FOLDER / f"{name}-{seed}.txt"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for deal in SHIPPED:
        for number in (DECENT, CARELESS):
            path_of(deal, number).write_text(text_of(deal, number), encoding="utf-8")

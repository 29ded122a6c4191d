"""What stands below every page of a debrief: the way on, the way back, and what else can be done from here."""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.sitting.debrief_words import TRY
from salesdance.stage import Button, Flow, Widget

AGAIN = "again"


def foot_of(page: str, pages: Sequence[str], *, first: bool, marks: bool, saves: bool, again: bool) -> Widget:
    """Return the buttons of a page; `marks` of the `first` deal may follow, `again` plays its moment once more."""
    begins, ends = page == pages[0], page == pages[-1]
    on = "From the beginning" if ends and first else "Done" if ends else "Go on"
    talk = not (ends or first or again)
    buttons = [
        Button("on", on, "primary", icon="check" if ends and not first else "arrow-right"),
        Button(AGAIN, TRY, badge="a") if again else None,
        None if begins else Button("back", "Back", "quiet", icon="arrow-left"),
        Button("marks", "The card as well", "quiet", badge="c") if ends and first and not marks else None,
        Button("whole-talk", "The whole talk", "quiet", badge="t") if talk else None,
        Button("save", "Save as a page", "quiet", badge="e") if saves and ends else None,
    ]
    return Flow(buttons, gap="s")

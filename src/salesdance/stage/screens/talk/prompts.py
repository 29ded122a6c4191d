"""The prompts of the very first deal in the window: at most eight words each."""

from __future__ import annotations

from salesdance.sitting.prompts import Prompt


def prompts(*, two_press: bool) -> tuple[Prompt, ...]:
    """Return the prompts in their order."""
    first = "Press a number, again to say it." if two_press else "Press a number to say that line."
    return (
        Prompt("say", first, lambda view: bool(view.hand)),
        Prompt("notebook", "N: what you know.", lambda view: bool(view.hand) and view.calendar is None),
        Prompt("repertoire", "M: everything you could say.", lambda view: bool(view.repertoire)),
        Prompt("sheet", "C: the days and the post.", lambda view: view.calendar is not None),
    )

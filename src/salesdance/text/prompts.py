"""The prompts of the very first deal at a terminal: at most eight words each."""

from __future__ import annotations

from salesdance.sitting.prompts import Prompt

PROMPTS: tuple[Prompt, ...] = (
    Prompt("say", "Type a number to say that line.", lambda view: bool(view.hand)),
    Prompt("notebook", "Type n: what you know.", lambda view: bool(view.hand) and view.calendar is None),
    Prompt("repertoire", "Type m: everything you could say.", lambda view: bool(view.repertoire)),
    Prompt("sheet", "Type c: the days and the post.", lambda view: view.calendar is not None),
)

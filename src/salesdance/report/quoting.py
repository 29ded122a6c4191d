"""Words of the talk on a page: quoted, escaped, and an exchange with your line above what came back."""

from __future__ import annotations

from html import escape

from salesdance.sitting.debrief import Moment
from salesdance.sitting.view import Said


def moment(one: Moment, *, after: str = "") -> str:
    """Return one exchange: your line beside what came back."""
    mine = f"<p class='mine'>{escape(one.mine)}</p>" if one.mine else ""
    heard = "".join(said(one) for one in one.heard)
    tail = f"<p class='quiet'>{after}</p>" if after else ""
    return f"<div class='moment'>{mine}{heard}{tail}</div>"


def said(one: Said) -> str:
    """Return one thing that came back: the body line, then the words."""
    does = f"<p class='does'>{escape(one.does)}</p>" if one.does else ""
    if not one.says:
        return does
    words = escape(one.says) if one.who in ("note", "calendar", "post") else quoted(one.says)
    return f"{does}<p class='says'>{words}</p>"


def quote(words: str) -> str:
    """Return words in quotation marks, to be escaped with the sentence they stand in."""
    return f"“{words}”"


def quoted(words: str) -> str:
    """Return escaped words in quotation marks."""
    return escape(quote(words))

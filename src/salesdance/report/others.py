"""What others chose, as a section of the debrief's page."""

from __future__ import annotations

from html import escape

from salesdance.sitting.others import Others, OthersThere
from salesdance.sitting.others_words import TITLE, chose_words, opening_words, rest_words, where_words


def others_section(others: Others) -> str:
    """Return the section, folded away turn by turn; every word is escaped."""
    turns = "".join(_turn(there) for there in others.turns)
    return f"<section><h2>{TITLE}</h2><p>{escape(opening_words(others))}</p>{turns}</section>"


def _turn(there: OthersThere) -> str:
    items = "".join(
        f"<li>{escape(choice.line)}<br><small>{escape(chose_words(choice))}</small></li>" for choice in there.choices
    )
    rest = rest_words(there)
    tail = f"<p class='quiet'>{escape(rest)}</p>" if rest else ""
    head = f"{there.moment.number}. {there.moment.mine}"
    where = f"<p class='quiet'>{escape(where_words(there))}</p>"
    return f"<details><summary>{escape(head)}</summary>{where}<ul>{items}</ul>{tail}</details>"

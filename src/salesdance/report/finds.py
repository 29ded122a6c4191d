"""What there was to find, on the page: one table for each kind, found and missed, with the line that opens it."""

from __future__ import annotations

from html import escape

from salesdance.report.quoting import quote
from salesdance.sitting.debrief import Find
from salesdance.sitting.debrief_words import FINDS, FOUND, find_words


def finds_section(finds: tuple[Find, ...]) -> str:
    """Return what there was to find, kind by kind, found first."""
    parts = []
    for of, title in FINDS.items():
        rows = [
            _row(state, find)
            for kind, state in FOUND[of].items()
            for find in finds
            if (find.of, find.found) == (of, kind)
        ]
        if rows:
            parts.append(f"<h3>{title}</h3><table class='finds'>{''.join(rows)}</table>")
    return f"<section><h2>What there was to find</h2>{''.join(parts)}</section>" if parts else ""


def _row(state: str, find: Find) -> str:
    first, below = find_words(find, quote)
    rest = "".join(f"<br><small>{escape(words)}</small>" for words in below)
    return f"<tr><th>{escape(state)}</th><td>{escape(first)}{rest}</td></tr>"

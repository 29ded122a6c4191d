"""The facilitator's page on paper: one HTML page for two sides, without network or script."""

from __future__ import annotations

from html import escape

from salesdance.report.style import STYLE
from salesdance.sitting.guide import EACH_ONCE, HOW, UNCHOSEN, UNWRITTEN, ActTurns, Guide

PAPER = """
ol, dl { margin: 0; } ol { padding-left: 1.3rem; } dd { margin: 0 0 .5rem; }
.plan td:first-child { white-space: nowrap; width: 4.5rem; color: var(--quiet); }
@media print {
  @page { margin: 14mm 16mm; }
  body { font-size: 9.5pt; line-height: 1.36; }
  header, section { margin: 0 0 .8rem; }
  h1 { font-size: 16pt; margin-bottom: .3rem; } h2 { font-size: 11.5pt; margin-bottom: .3rem; }
  h3 { font-size: 9.5pt; margin: .5rem 0 .15rem; } p { margin-bottom: .35rem; }
  li, dd { margin-bottom: .2rem; } dt { font-size: 9pt; } dt, dd { break-inside: avoid; } dt { break-after: avoid; }
  th, td { padding: .12rem .75rem .12rem 0; }
}
"""


def guide_page(guide: Guide) -> str:
    """Return the whole page as text; every word of the deal is escaped."""
    title = escape(f"{guide.title}: for whoever leads the room")
    parts = [
        _section("What to watch for", _items("ul", guide.watch_for or (UNWRITTEN,))),
        _section(
            "Moments to vote on",
            f"<p class='quiet'>{escape(EACH_ONCE if guide.acts else UNCHOSEN)}</p>{''.join(map(_act, guide.acts))}",
        ),
        _section("Questions for the room", _items("ol", guide.questions)),
        _section("An hour", f"{_plan(guide)}{_items('ul', HOW)}"),
    ]
    return (
        "<!DOCTYPE html>\n"
        '<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}{PAPER}</style></head><body><main>\n"
        f"<header><h1>{escape(guide.title)}</h1><p>{escape(guide.brief)}</p>"
        f"<p><strong>{escape(guide.who)}</strong><br><span class='quiet'>The room plays {escape(guide.seller)}</span>"
        "</p></header>\n" + "\n".join(parts) + "\n</main></body></html>\n"
    )


def _section(title: str, body: str) -> str:
    return f"<section><h2>{title}</h2>{body}</section>"


def _items(tag: str, sentences: tuple[str, ...]) -> str:
    return f"<{tag}>{''.join(f'<li>{escape(one)}</li>' for one in sentences)}</{tag}>"


def _act(act: ActTurns) -> str:
    turns = "".join(
        f"<dt>{escape(f'After: {turn.after}' if turn.after else 'As it begins')}</dt><dd>{escape(turn.why)}</dd>"
        for turn in act.turns
    )
    return f"<h3>{escape(act.title)}</h3><dl>{turns}</dl>"


def _plan(guide: Guide) -> str:
    rows = "".join(f"<tr><td>{step.minutes} min</td><td>{escape(step.what)}</td></tr>" for step in guide.plan)
    return f"<table class='plan'>{rows}</table>"

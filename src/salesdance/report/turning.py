"""Where it turned, on the page: the moments, and a table of every line with those that were better."""

from __future__ import annotations

from html import escape

from salesdance.report.quoting import moment, quote, quoted
from salesdance.sitting.debrief import (
    Compared,
    Line,
    Turned,
    Turning,
)
from salesdance.sitting.debrief_numbers import of_ten_at_most
from salesdance.sitting.debrief_words import (
    BEST,
    BETTER,
    CARD,
    CHANGED,
    EVERY_LINE,
    EXACTLY,
    HAD_HEARD,
    LESS,
    LINE,
    TEMPTING,
    TRULY,
    TURNING,
    WORTH,
    believed_words,
    clearly_better,
    is_scored,
    label_words,
    less_words,
    score_words,
)


def turning_section(turning: Turning | None) -> str:
    """Return where it turned: at most three moments; nothing where no turn has been weighed."""
    if turning is None:
        return ""
    moments = "".join(_moment(turned) for turned in turning.moments)
    return f"<section><h2>{TURNING}</h2><p>{escape(turning.words)}</p>{moments}</section>"


def _moment(turned: Turned) -> str:
    parts = [f"<h3>{escape(label_words(turned))}</h3>"]
    if turned.heard:
        parts.append(f"<p class='quiet'>{HAD_HEARD}</p>")
        parts += [moment(one) for one in turned.heard]
    mine = escape(turned.moment.mine)
    parts.append(f"<p class='mine'>{mine}</p>")
    if turned.over:
        parts.append(f"<p>{escape(turned.over)}</p>")
    well = turned.kind == "well"
    parts += _better(turned) if well else []
    for title, told in ((TEMPTING, turned.tempting), (CHANGED[turned.kind], turned.changed)):
        if told:
            parts.append(f"<p><strong>{title}</strong> {escape(' '.join(told))}</p>")
    if turned.believed:
        parts.append(f"<p>{escape(believed_words(turned, quote))}</p>")
    parts += [] if well else _better(turned)
    parts.append(f"<p><small>{escape(turned.figures)}</small></p>")
    if turned.hindsight:
        parts.append(f"<p class='quiet'><small>{escape(turned.hindsight)}</small></p>")
    return f"<div class='turned'>{''.join(parts)}</div>"


def _better(turned: Turned) -> list[str]:
    lines = "".join(f"<li>{_says(line)}</li>" for line in turned.better)
    return [f"<p><strong>{BETTER[turned.kind]}</strong></p><ul>{lines}</ul>"] if lines else []


def every_line_section(turning: Turning | None) -> str:
    """Return every turn with the chosen line and the better ones, what each was worth, and what the figures are."""
    if turning is None or not turning.turns:
        return ""
    notes = "".join(f"<p class='quiet'>{escape(note)}</p>" for note in turning.notes)
    scored = is_scored(turning)
    card = f"<th>{CARD}</th>" if scored else ""
    head = f"<tr><th>{LINE}</th><th>{WORTH}</th><th>{LESS}</th><th class='quiet'>{TRULY}</th>{card}</tr>"
    rows = "".join(_turn(turn, scored=scored) for turn in turning.turns)
    table = f"<table class='lines'><thead>{head}</thead>{rows}</table>"
    return (
        f"<section><h2>{EVERY_LINE}</h2>{notes}<details open><summary>In figures</summary>{table}</details></section>"
    )


def _turn(turn: Compared, *, scored: bool) -> str:
    exact = f" <small>({EXACTLY})</small>" if turn.exact else ""
    said = f"<small>{turn.moment.number}</small> <strong>{escape(turn.moment.mine)}</strong>{exact}"
    better = clearly_better(turn)
    best = "" if better else f"<br><small>{BEST}</small>"
    rows = [_row(f"{said}{best}", turn.chosen, exact=turn.exact, scored=scored)]
    rows += [
        _row(quoted(line.says) if line.spoken else escape(line.says), line, exact=turn.exact, scored=scored)
        for line in better
    ]
    return f"<tbody>{''.join(rows)}</tbody>"


def _row(says: str, line: Line, *, exact: bool, scored: bool) -> str:
    less = escape(less_words(line, exact=exact))
    card = f"<td>{score_words(line)}</td>" if scored else ""
    return (
        f"<tr><td>{says}</td><td>{of_ten_at_most(line.worth)}</td><td>{less}</td>"
        f"<td class='quiet'>{of_ten_at_most(line.truly)}</td>{card}</tr>"
    )


def _says(line: Line) -> str:
    return quoted(line.says) if line.spoken else escape(line.says)

"""Where it turned: at most three moments, each to be tried again; and every line with those that were better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from salesdance.sitting.debrief import Compared, Debrief, Line, Turned, Turning, of_ten_at_most
from salesdance.sitting.debrief_words import (
    BEST,
    BETTER,
    CHANGED,
    COMING,
    EXACTLY,
    HAD_HEARD,
    LESS,
    LINE,
    NOT_FOUND_OUT,
    TEMPTING,
    TRULY,
    WORTH,
    believed_words,
    label_words,
    less_words,
)
from salesdance.stage import Button, Card, Column, Grow, Label, Row, Rule, Sized, Space, Widget
from salesdance.stage.screens.after.words import exchange, marked, mine_words, quoted

MOMENT = "moment-"
FIGURE = 104.0
TABLE = 760.0
ICONS = {"cost": "split", "well": "circle-check"}


def heaviest(moments: Sequence[Turned]) -> Turned | None:
    """Return the moment that cost most, or was worth most where none cost anything; None if there is none."""
    return max(moments, key=lambda one: (one.kind == "cost", one.worth), default=None)


def turning_page(space: Space, turning: Turning | None, chosen: Turned | None, *, failed: bool) -> Widget:
    """Return all moments in short and the chosen one whole, or a quiet sentence while they are not there."""
    if turning is None:
        return Label(NOT_FOUND_OUT if failed else COMING, "speech")
    parts: list[Widget] = [Label(turning.words)]
    if len(turning.moments) > 1:
        each = [_short(turned, number, turned is chosen) for number, turned in enumerate(turning.moments, 1)]
        parts.append(Column(each, gap="s"))
    if chosen is not None:
        parts.append(_whole(space, chosen))
    return Column(parts, gap="m")


def _short(turned: Turned, number: int, chosen: bool) -> Widget:
    said = quoted(turned.moment.mine) if turned.moment.spoken else turned.moment.mine
    return Button(f"{MOMENT}{turned.turn}", f"{turned.label}: {said}", "line", badge=str(number), chosen=chosen)


def _whole(space: Space, turned: Turned) -> Widget:
    parts: list[Widget] = [marked(ICONS[turned.kind], Label(label_words(turned), "subhead"), ink="accent")]
    if turned.heard:
        heard = [exchange(space, moment) for moment in turned.heard]
        parts.append(Column([Label(HAD_HEARD, "small_strong"), *heard], gap="xs"))
    parts.append(Column(mine_words(turned.moment), gap="xs"))
    for names, told in ((TEMPTING, turned.tempting), (CHANGED, turned.changed)):
        if told:
            parts.append(Column([Label(names[turned.kind], "small_strong"), Label(" ".join(told))], gap="xs"))
    if turned.believed:
        parts.append(Label(believed_words(turned, quoted)))
    if turned.better:
        lines = [marked("quote", Label(quoted(line.says))) for line in turned.better]
        parts.append(Column([Label(BETTER[turned.kind], "small_strong"), *lines], gap="xs"))
    small = [Label(turned.figures, "small"), Label(turned.hindsight, "caption") if turned.hindsight else None]
    parts.append(Column(small, gap="xs"))
    return Card(Column(parts, gap="m"))


def every_line_page(space: Space, debrief: Debrief) -> Widget:
    """Return a table of every turn: the line that was chosen, the better ones, and what each was worth."""
    turning = debrief.turning
    if turning is None:
        return Label(COMING)
    notes = Column([Label(note, "small") for note in turning.notes], gap="xs")
    beside = space.holds(TABLE)
    turns = [Column([Rule(), *_turn(turn, beside)], gap="s") for turn in turning.turns]
    return Column([notes, _head() if beside else None, *turns], gap="s")


def _head() -> Widget:
    return _row(
        Label(LINE, "small_strong"), *(Label(name, "small_strong", align="end") for name in (WORTH, LESS, TRULY))
    )


def _turn(turn: Compared, beside: bool) -> Iterator[Widget]:
    exact = f" ({EXACTLY})" if turn.exact else ""
    yield from _line(
        turn.chosen, Label(f"{turn.moment.number}. {turn.moment.mine}{exact}", "strong"), turn.exact, beside
    )
    for line in turn.better:
        yield from _line(line, Label(quoted(line.says)), turn.exact, beside)
    if not turn.better:
        yield Label(BEST, "small")


def _line(line: Line, says: Widget, exact: bool, beside: bool) -> Iterator[Widget]:
    worth, less, truly = of_ten_at_most(line.worth), less_words(line, exact=exact), of_ten_at_most(line.truly)
    if beside:
        figures = (Label(worth, align="end"), Label(less, "small", align="end"), Label(truly, "small", align="end"))
        yield _row(says, *figures)
    else:
        told = f"{WORTH}: {worth}. {LESS}: {less}. {TRULY}: {truly}."
        yield Column([says, Label(told, "small")], gap="xs")


def _row(says: Widget, *figures: Widget) -> Widget:
    columns = [Sized(figure, width=FIGURE, lettered=True) for figure in figures]
    return Row([Grow(says), *columns], gap="s")

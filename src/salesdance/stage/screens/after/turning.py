"""Where it turned: at most three moments, each to be tried again; and every line with those that were better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from salesdance.sitting.debrief import (
    Compared,
    Debrief,
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
    clearly_better,
    is_scored,
    label_words,
    less_words,
    score_words,
    worth_words,
)
from salesdance.stage import Button, Card, Column, Grow, Label, Row, Rule, Sized, Space, Widget
from salesdance.stage.screens.after.words import exchange, marked, mine_words, quoted

MOMENT = "moment-"
FIGURES = (56.0, 104.0, 104.0, 56.0)
"""The columns of figures of every line: the worth, what that is less than the best, knowing who it was, the card."""
TABLE = 760.0
LARGE = 1.5
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
        each = [_short(space, turned, number, turned is chosen) for number, turned in enumerate(turning.moments, 1)]
        parts.append(Column(each, gap="s"))
    if chosen is not None:
        parts.append(_whole(space, chosen))
    return Column(parts, gap="m")


def _short(space: Space, turned: Turned, number: int, chosen: bool) -> Widget:
    said = quoted(turned.moment.mine) if turned.moment.spoken else turned.moment.mine
    # Where there is little room the line itself stands only in the chosen one, so that this is seen as well.
    words = f"{turned.label}: {said}" if space.text < LARGE else label_words(turned)
    return Button(f"{MOMENT}{turned.turn}", words, "line", badge=str(number), chosen=chosen)


def _whole(space: Space, turned: Turned) -> Widget:
    parts: list[Widget] = [marked(ICONS[turned.kind], Label(label_words(turned), "subhead"), ink="accent")]
    if turned.heard:
        heard = [exchange(space, moment) for moment in turned.heard]
        parts.append(Column([Label(HAD_HEARD, "small_strong"), *heard], gap="xs"))
    parts.append(Column(mine_words(turned.moment), gap="xs"))
    if turned.over:
        parts.append(Label(turned.over))
    well = turned.kind == "well"
    parts += _better(turned) if well else []
    for title, told in ((TEMPTING, turned.tempting), (CHANGED[turned.kind], turned.changed)):
        if told:
            parts.append(Column([Label(title, "small_strong"), Label(" ".join(told))], gap="xs"))
    if turned.believed:
        parts.append(Label(believed_words(turned, quoted)))
    parts += [] if well else _better(turned)
    small = [Label(turned.figures, "small"), Label(turned.hindsight, "caption") if turned.hindsight else None]
    parts.append(Column(small, gap="xs"))
    return Card(Column(parts, gap="m"))


def _better(turned: Turned) -> list[Widget]:
    lines = [marked("quote", Label(quoted(line.says) if line.spoken else line.says)) for line in turned.better]
    return [Column([Label(BETTER[turned.kind], "small_strong"), *lines], gap="xs")] if lines else []


def every_line_page(space: Space, debrief: Debrief) -> Widget:
    """Return a table of every turn: the line that was chosen, the better ones, and what each was worth."""
    turning = debrief.turning
    if turning is None:
        return Label(COMING)
    notes = [Label(note, "small") for note in turning.notes]
    lead = Column(notes[:1])
    scored = is_scored(turning)
    beside = space.holds(TABLE + FIGURES[-1] * scored)
    turns = [Column([Rule(), *_turn(turn, beside, scored)], gap="s") for turn in turning.turns]
    return Column([lead, _head(scored) if beside else None, *turns, Rule(), Column(notes[1:], gap="xs")], gap="s")


def _head(scored: bool) -> Widget:
    names = (WORTH, LESS, TRULY, CARD) if scored else (WORTH, LESS, TRULY)
    return _row(Label(LINE, "small_strong"), *(Label(name, "small_strong", align="end") for name in names))


def _turn(turn: Compared, beside: bool, scored: bool) -> Iterator[Widget]:
    exact = f" ({EXACTLY})" if turn.exact else ""
    said = Label(f"{turn.moment.number}. {turn.moment.mine}{exact}", "strong")
    yield _line(turn.chosen, said, exact=turn.exact, beside=beside, scored=scored)
    better = clearly_better(turn)
    for line in better:
        yield _line(
            line, Label(quoted(line.says) if line.spoken else line.says), exact=turn.exact, beside=beside, scored=scored
        )
    if not better:
        yield Label(BEST, "small")


def _line(line: Line, says: Widget, *, exact: bool, beside: bool, scored: bool) -> Widget:
    if not beside:
        return Column([says, Label(worth_words(line, exact=exact), "small")], gap="xs")
    less, truly = less_words(line, exact=exact), of_ten_at_most(line.truly)
    worth, card = Label(of_ten_at_most(line.worth), align="end"), Label(score_words(line), align="end")
    figures = [worth, *(Label(words, "small", align="end") for words in (less, truly))]
    if scored:
        figures.append(card)
    return _row(says, *figures)


def _row(says: Widget, *figures: Widget) -> Widget:
    columns = [Sized(figure, width=width, lettered=True) for figure, width in zip(figures, FIGURES, strict=False)]
    return Row([Grow(says), *columns], gap="s")

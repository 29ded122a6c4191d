"""Words and small parts that the pages of a debrief share; the same words as at a terminal."""

from __future__ import annotations

from salesdance.sitting import Said
from salesdance.sitting.debrief import Moment
from salesdance.sitting.debrief_numbers import points
from salesdance.stage import Card, Column, Grow, Icon, Label, Row, Sized, Space, Spacer, Widget

UNNAMED = ("note", "calendar", "post")
BESIDE = 940.0


def quoted(words: str) -> str:
    """Return spoken words in quotation marks; words that bring their own are left alone."""
    if words.startswith('"') and words.endswith('"') and words.count('"') == 2:
        words = words[1:-1]
    return f"\u201c{words}\u201d"


def ten(share: float) -> str:
    """Return a share as a number out of ten with one digit behind the point, if it needs one."""
    return points(min(max(10 * share, 0.0), 10.0))


def count_words(count: int, share: float) -> str:
    """Return a count out of ten with the percentage behind it."""
    return f"{count} of 10 ({share * 100:.0f} %)"


def in_the_middle(child: Widget, width: float) -> Widget:
    """Return a child of a width that grows with the text, as high as its place, in the middle of it."""
    return Row([Grow(Spacer()), Sized(child, width=width, lettered=True), Grow(Spacer())], gap="none", align="stretch")


def marked(icon: str, child: Widget, *, ink: str = "muted") -> Widget:
    """Return something with an icon before it."""
    return Row([Icon(icon, ink=ink, size=18), Grow(child)], gap="s")


def mine_words(moment: Moment) -> list[Widget]:
    """Return what you said, or did, as it is shown."""
    if not moment.mine:
        return []
    if not moment.spoken:
        return [Label(moment.mine, "aside")]
    return [Label("You", "small_strong", "you"), Label(moment.mine)]


def heard_words(said: Said) -> list[Widget]:
    """Return one thing that came back: the body line, then the words."""
    parts: list[Widget] = []
    if said.does:
        parts.append(Label(said.does, "aside"))
    if said.says:
        parts.append(Label(said.says if said.who in UNNAMED else quoted(said.says)))
    return parts


def exchange(space: Space, moment: Moment, *, after: str = "") -> Widget:
    """Return one exchange: your line beside what came back, or above it where the room is narrow."""
    mine = mine_words(moment)
    heard = [part for said in moment.heard for part in heard_words(said)]
    named = [one.who for one in moment.heard if one.who not in UNNAMED]
    name = [Label(named[0], "small_strong", "them")] if mine and moment.spoken and named else []
    if mine and space.holds(BESIDE):
        sides: list[Widget] = [Grow(Column(mine, gap="xs")), Grow(Column([*name, *heard], gap="xs"), 1.3)]
        whole: list[Widget] = [Row(sides, gap="l")]
    else:
        whole = [*mine, *name, *heard]
    tail = [Label(after, "small")] if after else []
    return Card(Column([*whole, *tail], gap="s" if after else "xs"), pad="m", ground="well", raised=False)

"""What a room sees: the vote, the split, what came of a line, and both branches side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from salesdance.sitting import Said, View
from salesdance.sitting.moments import Branch, Stretch, has_mail
from salesdance.stage import Bar, Bars, Card, Column, Field, Grow, Label, Role, Row, Scroll, Sized, Space, Widget
from salesdance.stage.screens.room.votes import Vote, hands_words, lines_words
from salesdance.stage.screens.room.words import BESIDE, column_of, heard_of, large, number_of, smaller

HANDS = "hands-"
FIELD = 96.0
TWO = 900.0
FEW = 600
Shown = tuple[int, Branch]


def meanwhile(stretch: Stretch, colleague: str) -> Sequence[str]:
    """Return the two lines on what the seller did since the last vote; none where that was nothing."""
    lines: list[str] = []
    mine = [said.says for said in stretch.told if said.who == "you"]
    if mine:
        count = lines_words(stretch.moves)
        lines.append(f"Meanwhile {colleague} played on for {count}, the last one: \u201c{mine[-1]}\u201d")
    if stretch.learned:
        kept = "; ".join(one.rstrip(".") for one in stretch.learned[-2:])
        lines.append(f"New in the notebook: {kept}.")
    return lines


def beside(space: Space, left: Widget, right: Widget, name: str) -> Widget:
    """Return what was said beside what is to be decided, or above it; each scrolls by itself."""
    one, other = Scroll(f"said-{name}", left, "What was said"), Scroll(f"lines-{name}", right, "Lines")
    if space.holds(BESIDE):
        return Row([Grow(one, 1.0), Grow(other, 1.7)], gap="xl", align="stretch")
    return Column([Grow(one, 1.0, least=90), Grow(other, 1.4, least=110)], gap="m")


def said_page(space: Space, view: View, face: Widget | None, prospect: str, summary: Sequence[str]) -> Widget:
    """Return what was just said, large, and below it two lines on what went before it."""
    before = [Label(line, ink="muted") for line in summary]
    words = column_of(heard_of(view.news), prospect, large(space))
    if view.look_back is not None:
        words = Column([words, Label(view.look_back.says, large(space))], gap="m")
    parts = [face, words, Column(before, gap="xs") if before else None]
    return Column(parts, gap="m", align="start")


def vote_page(space: Space, vote: Vote) -> Widget:
    """Return the lines, each with the field for its hands; nothing of the split is shown."""
    return Column([_line(vote, number, large(space)) for number in vote.numbers], gap="s")


def _line(vote: Vote, number: int, role: Role) -> Widget:
    hands = Field(f"{HANDS}{number}", f"Hands for {number}", vote.typed.get(number, ""), most=9)
    words = [number_of(number, role), Grow(Label(vote.line(number).says, role))]
    beside = Sized(hands, width=FIELD, lettered=True)
    return Card(Row([Grow(Row(words, gap="s")), beside], gap="m", align="center"), pad="m")


def split_page(space: Space, vote: Vote) -> Widget:
    """Return the split: every line with its bar and its hands."""
    role = large(space)
    return Column([_split(vote, number, role) for number in vote.numbers], gap="s")


def _split(vote: Vote, number: int, role: Role) -> Widget:
    says, hands = vote.line(number).says, hands_words(vote.hands(number))
    bar = Bars(f"Line {number}", [Bar(says, vote.share(number), hands)], role)
    return Card(Row([number_of(number, role), Grow(bar)], gap="s"), pad="m")


def branch_page(space: Space, vote: Vote, number: int, branch: Branch, prospect: str, colleague: str) -> Widget:
    """Return one line and what came of it."""
    return Column(
        [_said_line(vote, number, smaller(space)), *came_of(branch, prospect, colleague, large(space))], gap="m"
    )


def both_page(space: Space, vote: Vote, branches: Sequence[Shown], prospect: str, colleague: str) -> Widget:
    """Return two branches side by side, or below each other where the room is narrow; the same mail stands once."""
    same = same_mail([branch for _, branch in branches])
    told = [said for _, branch in branches for said in (*branch.heard, *branch.later)]
    few = sum(len(said.says) + len(said.does) for said in told) < FEW
    role = large(space) if few and space.holds(BESIDE) else smaller(space)
    cards = []
    for number, branch in branches:
        came = came_of(without(branch, same), prospect, colleague, role)
        cards.append(Card(Column([_said_line(vote, number, role), *came], gap="m")))
    two = Row([Grow(card) for card in cards], gap="m") if space.holds(TWO) else Column(cards, gap="m")
    if not same:
        return two
    below = Column([Label("The same in both:", "small_strong"), column_of(same, prospect, role)], gap="s")
    return Column([two, Card(below, ground="well", raised=False)], gap="m")


def same_mail(branches: Sequence[Branch]) -> tuple[Said, ...]:
    """Return the mail that came in every branch, word for word."""
    told = [(*branch.heard, *branch.later) for branch in branches]
    return tuple(said for said in told[0] if has_mail((said,)) and all(said in other for other in told[1:]))


def without(branch: Branch, same: Sequence[Said]) -> Branch:
    """Return a branch without some of its mail."""

    def left(told: Sequence[Said]) -> tuple[Said, ...]:
        return tuple(said for said in told if said not in same)

    return replace(branch, heard=left(branch.heard), later=left(branch.later))


def _said_line(vote: Vote, number: int, role: Role) -> Widget:
    hands = Label(f"Line {number}, {hands_words(vote.hands(number))}", "small_strong", "you")
    return Column([hands, Label(vote.line(number).says, role)], gap="xs")


def came_of(branch: Branch, prospect: str, colleague: str, role: Role) -> list[Widget]:
    """Return what came at once, and what came later."""
    parts: list[Widget] = [column_of(branch.heard, prospect, role)] if branch.heard else []
    if branch.later:
        count = _capital(lines_words(branch.moves))
        parts.append(Label(f"{_capital(colleague)} took it from there. {count} later:", "small"))
        parts.append(column_of(branch.later, prospect, role))
    return parts


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

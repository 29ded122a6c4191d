"""What was just said, large; above it what you said; in the ninety days the post."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salesdance.sitting import Said
from salesdance.sitting.debrief_numbers import DAY
from salesdance.sitting.phrases import PAUSES, UNNAMED
from salesdance.stage import Card, Column, Grow, Icon, Label, Row, Rule, Sized, Spacer, Stack, Widget
from salesdance.stage.words import Role

LEAST, LEAST_LOW = 160, 120


@dataclass(frozen=True, slots=True)
class Manner:
    """How words are set: large or not, tightly where there is little room.

    `bodies`: with the body line among them, and what was said before what you said yourself.
    `least` is the height that the words have at least, so that what stands below keeps its place.
    """

    large: bool = True
    low: bool = False
    bodies: bool = False
    least: float = 0.0

    @property
    def role(self) -> Role:
        """Return the role of type for what was just said."""
        return "speech" if self.large else "body"


def my_words(mine: str, *, deed: bool) -> Widget | None:
    """Return what you said, small; something done without a word stands as it is."""
    if not mine:
        return None
    return Label(mine if deed else f"You: {mine}", "small")


def words_card(
    news: Sequence[Said], mine: Widget | None, below: Widget | None, *, name: str, spoken: bool, manner: Manner
) -> Widget:
    """Return the card of what was said; until it is `spoken` only the pause before it."""
    pause = next((PAUSES[said.pause] for said in news if PAUSES[said.pause]), "")
    parts: list[Widget | None] = [Label(pause, "aside") if pause else None]
    if not (manner.bodies and spoken):
        parts.insert(0, mine)
    if spoken:
        for at, said in enumerate(news):
            parts.extend(_said(said, name, manner, alone=_alone(news[:at], name)))
        if manner.bodies:
            parts.append(mine)
    words = Column([Column(parts, gap="s"), below if spoken else None], gap="m")
    tight = manner.low or not manner.large
    return Card(Stack([Sized(Spacer(), height=manner.least), words]), pad="m" if tight else "l", label="What was said")


def _alone(before: Sequence[Said], name: str) -> bool:
    """Return whether nobody but the prospect spoke `before`: only then do words without a name read as theirs."""
    return all(said.who in UNNAMED or said.who == name for said in before)


def _said(said: Said, name: str, manner: Manner, *, alone: bool) -> list[Widget]:
    if said.who in UNNAMED:
        return [Label(said.says or said.does, "aside")]
    own = said.who == name
    parts: list[Widget] = [] if own and alone else [Label(said.who, "small_strong", "them")]
    # The body line of the prospect stands under the face; where nothing is said it is all there is to be heard.
    if said.does and not DAY.fullmatch(said.does) and (not own or manner.bodies or not said.says):
        parts.append(Label(said.does, "aside"))
    if said.says:
        parts.append(Label(said.says, manner.role))
    return [Column(parts, gap="xs")] if parts else []


def inbox(post: Sequence[Said], *, close: bool = False) -> Widget:
    """Return the post of a stop, letter by letter; an answer that did not come is an item as well.

    `close` to each other in little room.
    """
    letters: list[Widget] = []
    for said in post:
        if letters:
            letters.append(Rule())
        letters.append(_letter(said))
    if not letters:
        letters.append(Label("Nothing came.", "aside"))
    return Card(Column(letters, gap="s" if close else "m"), pad="m" if close else "l", label="The post")


def _letter(said: Said) -> Widget:
    if said.who in UNNAMED:
        return Row([Icon("hourglass", size=18), Grow(Label(said.says, "aside"))], gap="m")
    words = Column([Label(said.who, "small_strong", "them"), Label(said.says, "body")], gap="xs")
    return Row([Icon("mail-open", size=18), Grow(words)], gap="m")

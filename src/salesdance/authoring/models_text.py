"""The smallest kinds of value in an author's file: texts, ids, chances, answers and messages.

Strict on purpose: the reader has decided what is a text and what is a number, nothing is converted silently.
Tags of unions begin with "=", so that `shape` can tell them from the author's own keys.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    model_validator,
)
from pydantic_core import PydanticCustomError

from salesdance.authoring.words import ChanceWord, GapWord, HelpWord
from salesdance.scenario import MOODS

ID_PATTERN = r"^[a-z][a-z0-9_]{0,39}$"


class Block(BaseModel):
    """A mapping in an author's file: strict types, no unknown keys, frozen once read."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False, validate_default=False)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _text(limit: int) -> Any:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=limit)


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
MOVE_ID_LENGTH = 130
MoveId = Annotated[str, _text(MOVE_ID_LENGTH)]
Label = Annotated[str, _text(40), AfterValidator(_one_line)]
Name = Annotated[str, _text(60), AfterValidator(_one_line)]
Title = Annotated[str, _text(80), AfterValidator(_one_line)]
Teaser = Annotated[str, _text(90), AfterValidator(_one_line)]
Note = Annotated[str, _text(160), AfterValidator(_one_line)]
Sentence = Annotated[str, _text(300), AfterValidator(_one_line)]
Spoken = Annotated[str, _text(500), AfterValidator(_one_line)]
Paragraph = Annotated[str, _text(900)]


def _word_or_number(value: Any) -> str:
    return "=word" if isinstance(value, str) else "=number"


_SHARE = Annotated[float, Field(ge=0, le=1)]
Chance = Annotated[
    Annotated[ChanceWord, Tag("=word")] | Annotated[_SHARE, Tag("=number")], Discriminator(_word_or_number)
]
Help = Annotated[Annotated[HelpWord, Tag("=word")] | Annotated[_SHARE, Tag("=number")], Discriminator(_word_or_number)]
Gap = Annotated[Annotated[GapWord, Tag("=word")] | Annotated[_SHARE, Tag("=number")], Discriminator(_word_or_number)]
Weight = Annotated[
    Annotated[Literal["always", "often", "sometimes", "rarely"], Tag("=word")]
    | Annotated[float, Field(gt=0, le=1000), Tag("=number")],
    Discriminator(_word_or_number),
]


class AnswerBlock(Block):
    """What the prospect says and does: words, one body line, and the pause before them."""

    says: Spoken = Field(default="", description="The words, without quotation marks.")
    does: Spoken = Field(
        default="",
        description="One body line, third person, present, a full sentence: She turns the sheet face down.",
    )
    heard: Spoken = Field(
        default="",
        description="A body line for the ear: all there is on the telephone; in a room only without `does`.",
    )
    pause: Literal["none", "short", "long"] = Field(default="none", description="The silence before the answer.")

    @model_validator(mode="after")
    def _shows_something(self) -> AnswerBlock:
        if not (self.says or self.does or self.heard):
            raise PydanticCustomError("empty_answer", "words or a body line are needed")
        return self


def _words_or_parts(value: Any) -> str:
    return "=parts" if isinstance(value, dict | AnswerBlock) else "=words"


AnswerText = Annotated[
    Annotated[Spoken, Tag("=words")] | Annotated[AnswerBlock, Tag("=parts")], Discriminator(_words_or_parts)
]
"""An answer: plain words, or a mapping with words, body line and pause."""


class MoodsBlock(Block):
    """One answer for each mood; a mood left out uses the answer at ease, or else the one given."""

    at_ease: AnswerText | None = Field(default=None, description="The prospect is at ease.")
    guarded: AnswerText | None = Field(default=None, description="The prospect is guarded.")
    cornered: AnswerText | None = Field(default=None, description="The prospect feels cornered.")


def _any_answer(value: Any) -> str:
    if isinstance(value, list):
        return "=list"
    if isinstance(value, MoodsBlock) or (isinstance(value, dict) and any(mood in value for mood in MOODS)):
        return "=moods"
    return _words_or_parts(value)


MoodyAnswer = Annotated[
    Annotated[Spoken, Tag("=words")]
    | Annotated[AnswerBlock, Tag("=parts")]
    | Annotated[MoodsBlock, Tag("=moods")]
    | Annotated[list[AnswerText], Field(min_length=1, max_length=6), Tag("=list")],
    Discriminator(_any_answer),
]
"""An answer that may differ by mood; or several, of which each comes once before any comes again."""


class MailBlock(Block):
    """A message in the ninety days: who writes, and what."""

    sender: Name = Field(alias="from", description="The name of whoever writes or calls.")
    says: Paragraph = Field(description="The message, at most 50 words.")

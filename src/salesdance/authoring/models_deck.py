"""The moves deck's file: every standard move with its cost, effects and wording in several voices."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, StringConstraints, Tag

from salesdance.authoring.models_text import Block, Id, MoveId, Note, Paragraph, Spoken
from salesdance.moves import Before, Group, Manner, Question, Relief, When
from salesdance.scenario import MOODS, Pause

Kind = Literal[
    "ask",
    "follow",
    "silence",
    "probe",
    "process",
    "users",
    "bring",
    "about",
    "pitch",
    "charm",
    "boast",
    "reason",
    "differ",
    "disclose",
    "promise",
    "price",
    "discount",
    "argue",
    "answer",
    "excuse",
    "close",
    "next_step",
    "turn_up",
    "easy_no",
    "leave",
    "walk",
    "nail",
    "goodbye",
    "day",
    "post",
    "contact",
    "check_in",
    "sell",
    "carry_on",
    "restart",
    "reply",
    "confirm",
    "ask_final",
    "grace",
    "permission",
    "road_help",
    "road_promise",
    "why",
    "matched",
    "third",
    "offer",
    "come_back",
    "argue_no",
    "undermine",
    "hang_up",
]
Level = Literal["trust", "openness", "emotion", "logic", "risk", "difference", "pressure", "ease"]
DeckVoice = Literal["brisk", "warm", "dry", "careful", "any"]
Silent = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]
Rate = Annotated[float, Field(ge=-1, le=1)]


class DeckAnswerBlock(Block):
    """One wording of an answer; all of it may be empty, for a silence."""

    says: Silent = Field(default="", description="The words, without quotation marks.")
    does: Silent = Field(default="", description="One body line: a full sentence, third person, present.")
    heard: Silent = Field(
        default="", description="A body line for the ear: all there is on the telephone; in a room only without `does`."
    )
    pause: Pause = Field(default="none", description="The silence before the answer.")


def _words_or_parts(value: Any) -> str:
    return "=parts" if isinstance(value, dict | DeckAnswerBlock) else "=words"


Wording = Annotated[
    Annotated[Spoken, Tag("=words")] | Annotated[DeckAnswerBlock, Tag("=parts")],
    Discriminator(_words_or_parts),
]
Wordings = Annotated[list[Wording], Field(min_length=1, max_length=12)]


def _one_or_several(value: Any) -> str:
    return "=list" if isinstance(value, list) else _words_or_parts(value)


OneOrSeveral = Annotated[
    Annotated[Spoken, Tag("=words")] | Annotated[DeckAnswerBlock, Tag("=parts")] | Annotated[Wordings, Tag("=list")],
    Discriminator(_one_or_several),
]


class DeckMoodsBlock(Block):
    """Wordings for each mood; a mood left out uses those of at_ease, or of the one that is given."""

    at_ease: OneOrSeveral | None = Field(default=None, description="The prospect is at ease.")
    guarded: OneOrSeveral | None = Field(default=None, description="The prospect is guarded.")
    cornered: OneOrSeveral | None = Field(default=None, description="The prospect feels cornered.")


def _any_form(value: Any) -> str:
    if isinstance(value, DeckMoodsBlock) or (isinstance(value, dict) and any(mood in value for mood in MOODS)):
        return "=moods"
    return _one_or_several(value)


DeckAnswer = Annotated[
    Annotated[Spoken, Tag("=words")]
    | Annotated[DeckAnswerBlock, Tag("=parts")]
    | Annotated[Wordings, Tag("=list")]
    | Annotated[DeckMoodsBlock, Tag("=moods")],
    Discriminator(_any_form),
]


Words = Annotated[list[When], Field(min_length=1, max_length=4)]


class HarderBlock(Block):
    """Another sentence about what a line makes harder, for where the first one would not be true."""

    when: Words = Field(description="What has to be true of the deal; all of it.")
    says: Spoken = Field(description="The sentence.")


class DeckMoveBlock(Block):
    """One standard move; a move about a fact, person or promise is a template for all of them."""

    kind: Kind = Field(description="What the engine does with it.")
    manner: Manner | None = Field(
        default=None,
        description="What tells it apart from other moves of its kind; left out, it is the plain one.",
    )
    group: Group = Field(description="Where it stands in the repertoire.")
    label: Note = Field(description="Its name in the repertoire.")
    minutes: int = Field(default=0, ge=0, le=120, description="Minutes of a meeting that it takes.")
    hours: float = Field(default=0.0, ge=0, le=24, description="Hours of the ninety days that it takes.")
    effects: dict[Level, Rate] = Field(
        default_factory=dict,
        description="Level -> rate from -1 to 1: r > 0 moves x to x + r(1 - x), r < 0 to x(1 + r).",
    )
    says: list[Spoken] = Field(default_factory=list, max_length=24, description="Wordings of the seller's line.")
    again: list[Spoken] = Field(
        default_factory=list,
        max_length=24,
        description="Wordings from the second time on, also where a scenario words the first time itself.",
    )
    answers: dict[MoveId, dict[DeckVoice, DeckAnswer]] = Field(
        default_factory=dict,
        max_length=40,
        description="Signal -> voice -> wordings; `any` is all four voices.",
    )
    relieves: Relief | None = Field(default=None, description="For a temptation: what saying it relieves.")
    motive: Spoken = Field(default="", description="Why a decent colleague would say it.")
    harder: Spoken = Field(default="", description="What it makes harder, for the debrief; said only where it is true.")
    harder_when: Words | None = Field(
        default=None,
        description="What has to be true of the deal for `harder` to be said, all of it; `always` by the rules alone.",
    )
    or_harder: list[HarderBlock] = Field(
        default_factory=list, max_length=4, description="Said instead where `harder` is not true: the first that is."
    )
    right_when: Spoken = Field(
        default="",
        description="For a temptation: the state in which it is as good as any other line, or `never`.",
    )
    right_if: list[Before] = Field(
        default_factory=list,
        max_length=4,
        description="What of `right_when` can be seen; where all of it held, no debrief names it as a contrast.",
    )
    final: bool = Field(default=False, description="true for a line that always takes a second press.")
    source: Paragraph = Field(default="", description="Where its figures come from.")


class DeckQuestionBlock(Block):
    """Wording for one kind of question: the line that follows it up, and the answers that fit it."""

    follow_up: list[Spoken] = Field(
        default_factory=list, max_length=12, description="The seller's line after such a question, asking the same."
    )
    answers: dict[MoveId, dict[DeckVoice, DeckAnswer]] = Field(
        default_factory=dict,
        max_length=4,
        description="Signal of a follow-up -> voice -> wordings; they stand before the move's own.",
    )


class DeckFile(Block):
    """The moves deck: standard moves by id, and small standing texts by key."""

    deck: Literal[1] = Field(description="The version of the format: 1.")
    moves: dict[Id, DeckMoveBlock] = Field(min_length=1, max_length=200, description="The standard moves.")
    questions: dict[Question, DeckQuestionBlock] = Field(
        default_factory=dict, description="Wording for questions of one kind, asked or followed up."
    )
    texts: dict[MoveId, list[Paragraph]] = Field(
        default_factory=dict, max_length=400, description="Small standing texts by key."
    )

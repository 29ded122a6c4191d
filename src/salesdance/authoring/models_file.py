"""The scenario file as a whole, and the blocks that stand for how it starts and what its author expects."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from salesdance.authoring.models_after import (
    CommitmentsBlock,
    ContactBlock,
    DownsideBlock,
    EndingBlock,
    MailsBlock,
    PromiseBlock,
    TemptationBlock,
)
from salesdance.authoring.models_guide import FacilitatorBlock
from salesdance.authoring.models_people import CompetitorBlock, PersonBlock, ProspectBlock, SellerBlock
from salesdance.authoring.models_talk import ExcuseBlock, FactBlock, MeetingBlock, ObjectionBlock
from salesdance.authoring.models_text import (
    AnswerText,
    Block,
    Chance,
    Id,
    MoodyAnswer,
    MoveId,
    Paragraph,
    Spoken,
    Teaser,
    Title,
)
from salesdance.scenario import MAX_EXCUSES, MAX_OBJECTIONS, Act

Skill = Literal[
    "discover",
    "listen",
    "reasons",
    "people",
    "forecast",
    "cement",
    "ninety_days",
    "losing_well",
    "leave_openly",
]

ScoredPart = Literal["discovery", "reasons", "people", "forecasts", "outcome", "long_game"]
Points = Annotated[float, Field(ge=0, le=100)]


class DealBlock(Block):
    """Size and calendar of the deal."""

    size: float = Field(default=0.5, ge=0, le=1, description="0 small and simple, 1 large.")
    remorse: float = Field(
        default=1.0, ge=0, le=3, description="How much this trade regrets its purchases; 1 is average."
    )
    fit: Chance = Field(default=0.75, description="Chance that the product suits such a customer.")
    interest: float = Field(
        default=0.4, ge=0, le=1, description="How much they like it before a word is said; .4 is average."
    )
    golive_day: int = Field(default=14, ge=1, le=90, description="Days after the yes when it is put to use.")
    hours: float = Field(default=8.0, ge=0, le=80, description="The seller's hours for the ninety days.")


class ReplyBlock(Block):
    """Own wording for one move of the deck."""

    says: Spoken = Field(default="", description="The seller's line; left out, the deck's.")
    answers: dict[MoveId, MoodyAnswer] = Field(
        default_factory=dict,
        max_length=40,
        description="Signal -> answer, or several that come one after another; signals left out use the deck's.",
    )


class PlayedBlock(Block):
    """A move that has already happened, and the signal it got."""

    move: MoveId = Field(description="A move id.")
    answer: MoveId = Field(default="", description="A signal of that move; left out, the usual one.")


def _id_or_block(value: Any) -> str:
    return "=block" if isinstance(value, dict | PlayedBlock) else "=id"


PlayedMove = Annotated[
    Annotated[MoveId, Tag("=id")] | Annotated[PlayedBlock, Tag("=block")], Discriminator(_id_or_block)
]


class LookBackBlock(Block):
    """A one-key choice in the brief about something already past; the chosen move counts as made."""

    says: Spoken = Field(description="What the player reads: At the demo, when she asked about jams, you ...")
    choices: list[MoveId] = Field(min_length=2, max_length=3, description="Two or three move ids.")


class StartBlock(Block):
    """Where the sitting begins; left out: the first meeting, nothing played."""

    act: Act = Field(default="discover", description="The act it begins in.")
    played: list[PlayedMove] = Field(
        default_factory=list, max_length=40, description="Moves that have already happened."
    )
    look_back: list[LookBackBlock] = Field(
        default_factory=list, max_length=3, description="Up to three choices about the past."
    )
    opens_with: list[PlayedMove] = Field(
        default_factory=list, max_length=5, description="What happens just before the player's first move."
    )
    by_phone: bool = Field(
        default=False, description="true if the no that it starts after is told on the telephone, not in the meeting."
    )


class ExpectationBlock(Block):
    """One line of the author's own tests: a house player's result, or a belief after some facts."""

    player: Id = Field(default="", description="A house player: expert, average, reciter, pushy ...")
    measure: Literal["yes", "kept", "score", "reason_known", ""] = Field(
        default="", description="What is measured: shares from 0 to 1, the score from 0 to 100."
    )
    after: list[Id] = Field(
        default_factory=list, max_length=20, description="Facts asked and answered openly with their clue."
    )
    believes: Id = Field(default="", description="The objection an ideal listener then believes in.")
    at_least: float | None = Field(default=None, ge=0, le=100, description="The least that will do.")
    at_most: float | None = Field(default=None, ge=0, le=100, description="The most that will do.")

    @model_validator(mode="after")
    def _is_one_of_the_two_kinds(self) -> ExpectationBlock:
        of_player, of_belief = bool(self.player and self.measure), bool(self.after and self.believes)
        if of_player == of_belief or bool(self.player or self.measure) == bool(self.after or self.believes):
            raise PydanticCustomError("odd_expectation", "either player and measure, or after and believes")
        if self.at_least is None and self.at_most is None:
            raise PydanticCustomError("odd_expectation", "at_least or at_most is needed")
        most = 100 if self.measure == "score" else 1
        if max(self.at_least or 0, self.at_most or 0) > most:
            raise PydanticCustomError("odd_expectation", "a share lies between 0 and 1")
        return self


class ScenarioFile(Block):
    """One scenario: a prospect, a product, and everything that can be said between them."""

    salesdance: Literal[1] = Field(description="The version of the format: 1.")
    id: Id = Field(description="The scenario's own id; the file is named after it.")
    title: Title = Field(description="The title in the library.")
    teaser: Teaser = Field(description="One line for the library, at most 90 characters.")
    teaches: list[Skill] = Field(min_length=1, max_length=9, description="What it teaches.")
    brief: Paragraph = Field(description="At most 60 words, second person, present: who, what, and why today.")
    seller: SellerBlock = Field(description="Who the trainee plays.")
    prospect: ProspectBlock = Field(description="The simulated customer.")
    deal: DealBlock = Field(default_factory=DealBlock, description="Size and calendar of the deal.")
    meetings: list[MeetingBlock] = Field(
        min_length=1,
        max_length=4,
        description="1 to 4; a later one is reached only when the earlier end without an answer.",
    )
    facts: dict[Id, FactBlock] = Field(min_length=1, max_length=40, description="What the prospect can be asked about.")
    objections: dict[Id, ObjectionBlock] = Field(
        min_length=2,
        max_length=MAX_OBJECTIONS,
        description="2 to 6 real reasons not to buy; the likeliest carries at least half of the weight.",
    )
    excuses: dict[Id, ExcuseBlock] = Field(
        min_length=1, max_length=MAX_EXCUSES, description="1 to 4 stated objections that stand in front."
    )
    people: dict[Id, PersonBlock] = Field(
        default_factory=dict, max_length=6, description="Who else decides or will work with it."
    )
    competitor: CompetitorBlock | None = Field(default=None, description="The rival, if there is one.")
    promises: dict[Id, PromiseBlock] = Field(
        default_factory=dict, max_length=6, description="What the seller may be tempted to promise."
    )
    downsides: dict[Id, DownsideBlock] = Field(
        default_factory=dict, max_length=6, description="What an honest seller says first."
    )
    commitments: CommitmentsBlock = Field(
        default_factory=CommitmentsBlock, description="What to nail down after a yes, five kinds."
    )
    contacts: dict[Id, ContactBlock] = Field(
        default_factory=dict, max_length=12, description="More things to get in touch about."
    )
    mails: MailsBlock = Field(description="The prospect's mail in the ninety days.")
    lines: dict[MoveId, ReplyBlock] = Field(
        default_factory=dict, max_length=120, description="Own wording for moves: move id -> lines."
    )
    first_thoughts: list[TemptationBlock] = Field(
        default_factory=list, max_length=6, description="What is on the tongue after the no."
    )
    drafts: list[TemptationBlock] = Field(
        default_factory=list, max_length=6, description="The reply already begun when a wobble mail comes."
    )
    opening: AnswerText | None = Field(
        default=None, description="Only for a late start: what the prospect says as the sitting opens."
    )
    ending: EndingBlock = Field(default_factory=EndingBlock, description="The last card.")
    start: StartBlock = Field(default_factory=StartBlock, description="Where the sitting begins.")
    expect: list[ExpectationBlock] = Field(
        default_factory=list, max_length=40, description="The author's own tests, run by check --expect."
    )
    weights: dict[ScoredPart, Points] = Field(
        default_factory=dict,
        max_length=20,
        description="Other score weights instead of all the usual ones; the total stays 100.",
    )
    facilitator: FacilitatorBlock | None = Field(
        default=None, description="For whoever leads a room; it may change without saved sittings minding."
    )

"""What comes after: promises, commitments, contacts and mail of the ninety days, the last card."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from salesdance.authoring.models_text import (
    AnswerText,
    Block,
    Gap,
    Id,
    Label,
    MailBlock,
    MoveId,
    Spoken,
)
from salesdance.moves import Relief


class PromiseBlock(Block):
    """Something the seller may promise beyond what will be delivered."""

    says: Spoken = Field(description="The seller's line, 6 to 16 words.")
    gap: Gap = Field(description="How far it goes beyond what will be delivered.")
    relieves: Relief = Field(default="doubt", description="What saying it relieves.")
    motive: Spoken = Field(default="", description="Why a decent colleague would say it.")
    warms: AnswerText | None = Field(default=None, description="Their pleased answer; else the deck's.")
    cools: AnswerText | None = Field(default=None, description="Their doubting answer; else the deck's.")
    back_on: int = Field(default=30, ge=1, le=90, description="The day after the yes on which it comes back.")
    comes_back: MailBlock | None = Field(
        default=None, description="How it comes back, with the promise in quotation marks."
    )


class DownsideBlock(Block):
    """Something plain and unflattering about the product that an honest seller says first."""

    says: Spoken = Field(description="The seller's line, 6 to 16 words.")
    lands: AnswerText | None = Field(default=None, description="Their answer when it lands; else the deck's.")
    shrugs: AnswerText | None = Field(default=None, description="Their answer when it does not; else the deck's.")


class CommitmentBlock(Block):
    """One thing to nail down after a yes, in three precisions, and what happens on its day."""

    label: Label = Field(default="", description="The row on the shared sheet; else an ordinary one.")
    vague: Spoken = Field(default="", description="The seller's line, vague: Some time in May, then?")
    dated: Spoken = Field(default="", description="With a date: The 14th?")
    timed: Spoken = Field(default="", description="Date, time and their hand: The 14th at nine - will you put it in?")
    day: int | None = Field(
        default=None,
        ge=1,
        le=90,
        description="How many days after the yes it comes due; else an ordinary one.",
    )
    matters_if: list[Id] = Field(default_factory=list, max_length=6, description="Objections for which it weighs more.")
    writes: AnswerText | None = Field(default=None, description="They write it down at once; else the deck's.")
    slowly: AnswerText | None = Field(default=None, description="They write it slowly; else the deck's.")
    lets_see: AnswerText | None = Field(default=None, description="They put it off; else the deck's.")
    changes_subject: AnswerText | None = Field(default=None, description="They change the subject; else the deck's.")
    kept: MailBlock | None = Field(default=None, description="What comes on its day if it was nailed.")
    gap: MailBlock | None = Field(
        default=None, description="What comes on its day if it was left open: a gap with a person in it."
    )
    contact: Spoken = Field(default="", description="The seller's line to take it up in the ninety days.")


class CommitmentsBlock(Block):
    """The five things to nail down; those left out keep the deck's ordinary words."""

    delivery_date: CommitmentBlock = Field(default_factory=CommitmentBlock, description="When it comes.")
    financing: CommitmentBlock = Field(default_factory=CommitmentBlock, description="How it is paid.")
    named_users: CommitmentBlock = Field(default_factory=CommitmentBlock, description="Who will work with it.")
    internal_meeting: CommitmentBlock = Field(
        default_factory=CommitmentBlock, description="When those people are told."
    )
    next_step: CommitmentBlock = Field(
        default_factory=CommitmentBlock, description="The next talk, in the prospect's own calendar."
    )


class ContactBlock(Block):
    """Something to get in touch about in the ninety days."""

    says: Spoken = Field(description="What the player chooses: Ring Dana about the scans from Monday.")
    about: Id = Field(description="users, rival, nothing, more, a commitment, or an objection id.")
    by: Literal["mail", "call", "visit"] = Field(
        description="mail (a quarter of an hour), call (one hour) or visit (three hours)."
    )
    warm: AnswerText | None = Field(default=None, description="A warm answer; else the deck's.")
    short: AnswerText | None = Field(default=None, description="A short answer; else the deck's.")


class MailsBlock(Block):
    """The prospect's mail in the ninety days, by what it means; at most 50 words each."""

    fine: list[MailBlock] = Field(min_length=1, max_length=20, description="All is well; at least 4.")
    hectic: list[MailBlock] = Field(
        min_length=1, max_length=20, description="Busy, and nobody can tell whether that is bad; at least 3."
    )
    hedges: list[MailBlock] = Field(min_length=1, max_length=20, description="Second thoughts, softly put; at least 2.")
    rival: list[MailBlock] = Field(
        default_factory=list,
        max_length=20,
        description="The rival's pitch shows; needed if there is a rival.",
    )
    cancels: list[MailBlock] = Field(min_length=1, max_length=20, description="The backing out.")


class TemptationBlock(Block):
    """What is already on the tongue: the beginning of a line, of which the rest is heard when it is said."""

    says: Spoken = Field(description="How it begins: the first words of the line that `lines` gives to this move.")
    move: MoveId = Field(description="The move that saying it would be.")
    motive: Spoken = Field(default="", description="Why a decent colleague would say it.")


class EndingBlock(Block):
    """The last card: two sentences from the customer, by how it ended; else the deck's."""

    kept: AnswerText | None = Field(default=None, description="Still a customer on day 90.")
    wavering: AnswerText | None = Field(default=None, description="Still a customer, and not sure of it.")
    gone: AnswerText | None = Field(default=None, description="Backed out.")
    warm_no: AnswerText | None = Field(default=None, description="A no that ended well.")
    cool_no: AnswerText | None = Field(default=None, description="A no that did not.")
    left: AnswerText | None = Field(default=None, description="The seller left openly.")

"""What can be talked about: facts with their clues and reasons, objections, excuses, meetings."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from salesdance.authoring.models_text import (
    AnswerText,
    Block,
    Chance,
    Help,
    Id,
    Label,
    MoveId,
    Note,
    Spoken,
    Title,
    Weight,
)
from salesdance.scenario import Family, Topic

Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class MeetingBlock(Block):
    """One booked talk."""

    title: Title = Field(description="The title card: First meeting.")
    when: Label = Field(description="The weekday or day, in words: Tuesday.")
    starts: Clock = Field(default="09:00", description='The time it starts, in quotes: "09:00".')
    minutes: int = Field(ge=5, le=240, description="How long it is booked for.")
    place: Id = Field(default="office", description="Where it is: office, kitchen, phone ...")
    opens: AnswerText = Field(description="The prospect's first words and body line there.")
    next_dated: Spoken = Field(
        default="", description="The seller's line that proposes a day for the next one; else that of `lines`."
    )
    next_calendar: Spoken = Field(
        default="", description="The same with a time, into both calendars; else that of `lines`."
    )


class ClueBlock(Block):
    """A hidden thing showing through an open answer."""

    of: Id = Field(description="What it shows: an objection id, the id of a person who decides, or poor_fit.")
    strength: float = Field(
        ge=1, le=5, description="1 to 5: how many times likelier the clue is when the thing is real."
    )
    says: Spoken = Field(default="", description="The at-ease words with the clue in them; else the plain ones.")
    does: Spoken = Field(default="", description="The body line with the clue in it.")
    heard: Spoken = Field(default="", description="The same for the ear, on the telephone.")
    faintly: AnswerText | None = Field(default=None, description="The guarded answer with the clue, fainter.")


class ReasonBlock(Block):
    """A reason to buy that can be given well only once its fact was heard."""

    says: Spoken = Field(description="The seller's line, 6 to 16 words.")
    links: Note = Field(description="What the product does, as a noun phrase: scans that arrive named.")
    eases: list[Id] = Field(
        default_factory=list, max_length=6, description="Objections it bears on; left out, a little on each."
    )
    lands: AnswerText | None = Field(default=None, description="Their answer when it fits; else the deck's.")
    shrugs: AnswerText | None = Field(default=None, description="Their answer when it does not; else the deck's.")


class FactBlock(Block):
    """Something the prospect can be asked about."""

    ask: Spoken = Field(description="The seller's question, 6 to 16 words.")
    topic: Topic = Field(description="Which of the five topics it belongs to.")
    at_ease: AnswerText = Field(description="An open answer: a story with a hole in it.")
    guarded: AnswerText = Field(description="A guarded answer: about the firm, short.")
    cornered: AnswerText = Field(description="An evasive answer: about you, or about the time.")
    clue: ClueBlock | None = Field(default=None, description="A hidden thing showing; leave it out for colour.")
    follow_up: Spoken = Field(
        default="", description="An own follow-up line, asked where the fact was told openly; else the deck's."
    )
    deeper: AnswerText | None = Field(
        default=None,
        description="What a follow-up or a silence brings out; else the deck's. Words that lean on the follow-up's, as "
        '"Twice." does, stand there as the answer to a silence as well: write them whole.',
    )
    note: Note = Field(default="", description="What the notebook keeps, in their words, short.")
    opens: list[Id] = Field(
        default_factory=list,
        max_length=10,
        description="Facts that can be asked about only once this one was answered openly.",
    )
    reason: ReasonBlock | None = Field(default=None, description="A reason to buy tied to this fact.")


class RemedyBlock(Block):
    """The seller's line that deals with an objection, and how far it helps."""

    says: Spoken = Field(description="The seller's line, 6 to 16 words.")
    solves: Help = Field(default="partly", description="How far it helps when this is the real one.")
    relieved: AnswerText | None = Field(default=None, description="Their answer when it is; else the deck's.")
    puzzled: AnswerText | None = Field(default=None, description="Their answer when it is not; else the deck's.")


class LessonBlock(Block):
    """The truth told after a no."""

    says: Spoken = Field(description="The reason in their own words.")
    does: Spoken = Field(default="", description="One body line.")
    heard: Spoken = Field(default="", description="The body line on the telephone; in a room only without `does`.")
    recalls: dict[MoveId, Spoken] = Field(
        default_factory=dict,
        max_length=20,
        description="Move id -> a sentence that is added when the player made that move in this sitting.",
    )


class ObjectionBlock(Block):
    """A real reason not to buy."""

    weight: Weight = Field(description="How common it is among such customers; shares are worked out.")
    family: Family = Field(description="What it is about; exactly one.")
    card: Note = Field(description="The suspicion card, first person, the prospect's voice, at most 12 words.")
    says: AnswerText = Field(description="How it sounds if it comes out in the talk itself.")
    awkward: Chance = Field(default="sometimes", description="How hard it is to say to the seller's face.")
    hides_behind: list[Id] = Field(default_factory=list, max_length=4, description="Excuses that stand in front of it.")
    answer: RemedyBlock = Field(description="What deals with it.")
    half: AnswerText | None = Field(
        default=None, description="The half-truth told after a no; else the deck's for its family."
    )
    after_the_no: LessonBlock = Field(description="The truth told after a no.")


class ExcuseBlock(Block):
    """A stated objection that stands in front of the real one."""

    label: Label = Field(default="", description="A noun phrase for the notebook: the budget.")
    says: AnswerText = Field(description="Said plainly, when it is the truth.")
    tell: AnswerText = Field(description="Said when it is only an excuse: too quick, too complete.")
    true_of: list[Id] = Field(
        default_factory=list, max_length=6, description="Objections of which this is simply the truth."
    )
    answer: Spoken = Field(description="The seller's line that takes it at face value, 6 to 16 words.")
    accepts: AnswerText | None = Field(default=None, description="When it was the truth; else the deck's.")
    moves_on: AnswerText | None = Field(
        default=None, description="When it was not: they agree and nothing moves; else the deck's."
    )
    after_the_no: AnswerText | None = Field(
        default=None, description="The polite lie after a no; left out, they say it as they said it before."
    )

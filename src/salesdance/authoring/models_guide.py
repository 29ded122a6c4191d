"""The facilitator's block of a scenario file: what to watch for, the moments to vote on, and what to ask at the end."""

from __future__ import annotations

from pydantic import Field

from salesdance.authoring.models_text import Block, MoveId, Sentence
from salesdance.scenario import Act


class MomentBlock(Block):
    """A turn worth a vote: it comes up once, where the hand offers a natural line and a temptation."""

    act: Act = Field(description="The act it lies in.")
    after: MoveId = Field(
        default="",
        description="The move just answered, `ask/*` for any of its kind, `post` or `day` for what came since; "
        "left out, the first turn of the act.",
    )
    why: Sentence = Field(description="One sentence: why people part here.")


class FacilitatorBlock(Block):
    """What whoever leads a room reads on one page beforehand."""

    watch_for: list[Sentence] = Field(
        min_length=2, max_length=6, description="2 to 6 sentences: what to watch for in the room."
    )
    moments: list[MomentBlock] = Field(
        default_factory=list, max_length=16, description="At most 16 turns worth a vote; ten to twelve are good."
    )
    questions: list[Sentence] = Field(
        min_length=1, max_length=5, description="1 to 5 questions for the room at the end."
    )

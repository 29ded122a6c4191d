"""Who is in the deal: the seller's firm, the prospect, the people behind them, the rival."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from salesdance.authoring.models_text import AnswerText, Block, Chance, Id, Name, Note, Spoken
from salesdance.scenario import Voice

Face = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_-]{0,58}(\.(png|jpg|jpeg))?$")]


class SellerBlock(Block):
    """Who the trainee plays."""

    company: Name = Field(description="The seller's firm.")
    product: Name = Field(description="The product, a short name.")
    price: Note = Field(description="Its price in plain words, as one would say it.")


class ProspectBlock(Block):
    """The simulated customer; each sitting draws its own truth from the chances."""

    name: Name = Field(description="First name and family name.")
    role: Name = Field(description="Their job, in words.")
    company: Name = Field(description="Their firm.")
    voice: Voice = Field(description="How all the deck's default answers sound.")
    pronoun: Literal["she", "he", "they"] = Field(default="they", description="For lines about them.")
    face: Face = Field(default="", description="One of the shipped faces, or a picture in the pack.")
    courtesy: Chance = Field(
        default="sometimes", description='Chance that they say yes, or "call me Tuesday", to be kind.'
    )
    nerves: Chance = Field(
        default="sometimes",
        description="Chance of a worrier: second thoughts come easily, and after a no they want to be asked "
        "leave. The others are hurried then.",
    )
    reticence: Chance = Field(default="sometimes", description="Chance of a slow opener.")


class PersonBlock(Block):
    """Somebody in the prospect's house."""

    name: Name = Field(description="First name and family name, or how they are called there.")
    role: Name = Field(description="What they do, in words: holds the lease file.")
    decides: Chance = Field(default=0.0, description="Chance that they can stop the deal; at most two above 0.")
    uses: bool = Field(default=False, description="true for somebody who will work with the product.")
    named: AnswerText | None = Field(default=None, description="How the prospect brings them up; else the deck's.")
    bring: Spoken = Field(default="", description="The seller's line to bring them in; else the deck's.")
    agrees: AnswerText | None = Field(default=None, description="The prospect agrees to that; else the deck's.")
    dodges: AnswerText | None = Field(default=None, description="The prospect dodges it; else the deck's.")


class CompetitorBlock(Block):
    """The rival."""

    name: Name = Field(description="The rival's name.")
    pitches: Chance = Field(default="sometimes", description="Chance that they pitch in the two weeks after a yes.")
    strength: float = Field(default=0.5, ge=0, le=1, description="How strong their pitch is, 0 to 1.")
    wins_on: Note = Field(description="What they win on, in words: speed of delivery.")
    difference: Spoken = Field(description="The seller's line on the one difference, 6 to 16 words.")
    linked_to: list[Id] = Field(
        default_factory=list,
        max_length=10,
        description="Facts that make that line land once they were heard.",
    )
    lands: AnswerText | None = Field(default=None, description="Their answer when it lands; else the deck's.")
    shrugs: AnswerText | None = Field(default=None, description="Their answer when it does not; else the deck's.")

"""A profile's file: every coefficient of the model once, with its source; or changes to the base profile."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from salesdance.authoring.models_text import Block, Id, Paragraph

CoefficientName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$", max_length=80)]


class CoefficientBlock(Block):
    """One number of the model and where it comes from."""

    value: float = Field(ge=-1_000_000, le=1_000_000, description="The number.")
    source: Paragraph = Field(description='Where it comes from; "design choice" when nowhere.')


class ProfileFile(Block):
    """The base profile: a complete table of coefficients."""

    profile: Id = Field(default="", description="Its name; left out, the file's.")
    coefficients: dict[CoefficientName, CoefficientBlock] = Field(
        min_length=1, max_length=1000, description="Name -> value and source."
    )


class ProfileChanges(Block):
    """Another profile: what differs from the base profile."""

    profile: Id = Field(description="Its name.")
    changes: dict[CoefficientName, CoefficientBlock] = Field(
        default_factory=dict, max_length=1000, description="Name -> value and source; the rest is the base's."
    )

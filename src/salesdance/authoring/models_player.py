"""A house player's file: habits in order of precedence, and what it forecasts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from salesdance.authoring.models_text import Block, Id, Paragraph
from salesdance.habits import Pick

MovePattern = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_/*]+$", max_length=80)]
Measure = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$", max_length=40)]


class RangeBlock(Block):
    """From and to, both counted in; one may be left out."""

    at_least: float | None = Field(default=None, description="Not below this.")
    at_most: float | None = Field(default=None, description="Not above this.")


class HabitBlock(Block):
    """One habit: what it does, how it chooses, and when."""

    do: list[MovePattern] = Field(min_length=1, max_length=40, description="Move ids; * stands for anything.")
    pick: Pick = Field(default="first", description="How it chooses among those that are legal.")
    when: dict[Measure, RangeBlock] = Field(default_factory=dict, description="Measure -> range.")
    times: int | None = Field(default=None, ge=1, le=200, description="At most so often in one deal.")


class ForecastsBlock(Block):
    """What the player says at the three forecasts."""

    suspicion: Literal["believed", "likeliest"] = "likeliest"
    sure: Literal["believed", "hunch", "fairly", "bet"] = "hunch"
    still_there: int | Literal["believed"] = Field(default=7, description="Of ten; or believed.")


class PlayerFile(Block):
    """A way of playing written down."""

    player: Id = Field(description="Its name.")
    about: Paragraph = Field(description="One sentence.")
    listens: bool = Field(default=False, description="Carries the ideal listener's belief along.")
    recites: Id | None = Field(default=None, description="The player whose average sequence it plays blindly.")
    forecasts: ForecastsBlock = Field(default_factory=ForecastsBlock)
    habits: list[HabitBlock] = Field(default_factory=list, max_length=200)

    @model_validator(mode="after")
    def _does_something(self) -> PlayerFile:
        if not self.habits and not self.recites:
            raise ValueError("a player has habits or recites another player")
        return self

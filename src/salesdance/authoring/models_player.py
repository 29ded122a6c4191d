"""A house player's file: habits in order of precedence, and what it forecasts."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, StringConstraints, Tag

from salesdance.authoring.models_text import Block, Chance, Id, Paragraph, _word_or_number
from salesdance.habits import MEASURES, Drawn, Pick

MovePattern = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_/*]+$", max_length=80)]
Measure = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$", max_length=40)]
Figures = Annotated[
    Annotated[Literal["believed"], Tag("=word")] | Annotated[Annotated[int, Field(ge=0, le=10)], Tag("=number")],
    Discriminator(_word_or_number),
]


def _names_of_measures(part: dict[str, Any]) -> None:
    """Let editors offer the measures there are; the file's own check has a finding with a near miss."""
    part["additionalProperties"] = next(iter(part.pop("patternProperties").values()))
    part["propertyNames"] = {"enum": list(MEASURES)}


class RangeBlock(Block):
    """From and to, both counted in; one may be left out."""

    at_least: float | None = Field(default=None, description="Not below this.")
    at_most: float | None = Field(default=None, description="Not above this.")


class HabitBlock(Block):
    """One habit: what it does, how it chooses, and when."""

    do: list[MovePattern] = Field(
        min_length=1, max_length=40, description="Move ids; `*` stands for anything: `ask/*`, `nail/*/timed`, `*`."
    )
    pick: Pick = Field(default="first", description="How it chooses among those that can be made now.")
    when: dict[Measure, RangeBlock] = Field(
        default_factory=dict,
        description="Every measure named here has to lie in its range.",
        json_schema_extra=_names_of_measures,
    )
    times: int | None = Field(
        default=None, ge=1, le=200, description="Moves of these patterns are made at most so often in one deal."
    )
    chance: Chance = Field(
        default="always",
        description="How often it is followed where it applies; habits of the same `do` share that luck.",
    )
    drawn: Drawn = Field(
        default="deal",
        description="When that is drawn: once for the whole deal, or anew at every turn at which it would apply.",
    )


class ForecastsBlock(Block):
    """What the player says at the three forecasts."""

    suspicion: Literal["believed", "likeliest"] = Field(
        default="likeliest",
        description="The card it pins: what it believes by then, or what is likeliest before a word was heard.",
    )
    sure: Literal["believed", "hunch", "fairly", "bet"] = Field(
        default="hunch", description="How sure it says it is; believed: the word nearest to what it believes."
    )
    still_there: Figures = Field(
        default=7, description="Of ten customers like this, how many stay; believed: what it believes."
    )


class PlayerFile(Block):
    """A way of playing written down."""

    player: Id = Field(description="Its name; a shipped file is named after it.")
    about: Paragraph = Field(description="One sentence about this way of playing.")
    listens: bool = Field(
        default=False, description="It carries along what a listener would believe by now, and can go by it."
    )
    recites: Id | None = Field(
        default=None,
        description="The player whose average sequence it plays blindly; it has no habits of its own then.",
    )
    forecasts: ForecastsBlock = Field(
        default_factory=ForecastsBlock, description="What it says when it is asked what it believes."
    )
    habits: list[HabitBlock] = Field(
        default_factory=list, max_length=200, description="In order: the first habit that applies is followed."
    )

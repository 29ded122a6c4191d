"""A profile: every coefficient of the model once, with its source.

The two shipped ones are `evidence` (the default) and `seed_faithful` (the articles taken at their word).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Coefficient:
    """One number of the model and where it comes from ("design choice" when nowhere)."""

    value: float
    source: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A named, complete table of coefficients."""

    name: str
    coefficients: Mapping[str, Coefficient]
    digest: str = ""

    def __getitem__(self, name: str) -> float:
        """Return the value of one coefficient; KeyError names it when there is none."""
        return self.coefficients[name].value

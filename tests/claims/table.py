"""The claims of the articles as data: claims_a.toml to claims_t.toml, one table a claim."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
SECTIONS = {
    "A": (48, "Does the customer stay"),
    "B": (48, "Finding out why, after the loss"),
    "C": (32, "Losing well"),
    "D": (26, "The choice confirmed, and ninety days beside it"),
    "E": (26, "The close as the starting line"),
    "T": (18, "Where the articles contradict one another"),
}
"""How many claims each section has, and what it is about."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: what it says, and either what carries it and what would fail without that, or why nothing does."""

    id: str
    says: str
    mechanic: str
    none: str
    laws: tuple[str, ...]
    tests: tuple[str, ...]


def written() -> list[str]:
    """Return the sections that are written, in order."""
    return [section for section in SECTIONS if _file(section).exists()]


def claims_of(section: str) -> list[Claim]:
    """Return the claims in a section's file, in its order. Raises TypeError for a key that there is not."""
    with _file(section).open("rb") as file:
        return [_claim(name, **entry) for name, entry in tomllib.load(file).items()]


def ids_of(section: str) -> list[str]:
    """Return the ids that a section has to have."""
    return [f"{section}{number:02}" for number in range(1, SECTIONS[section][0] + 1)]


def _file(section: str) -> Path:
    return FOLDER / f"claims_{section.lower()}.toml"


def _claim(name: str, *, says: str, mechanic: str = "", none: str = "", laws: Any = (), tests: Any = ()) -> Claim:
    return Claim(name, says, mechanic, none, tuple(laws), tuple(tests))

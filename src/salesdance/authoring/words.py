"""Words an author may write instead of numbers: chances, sizes of help and gaps of a promise."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

ChanceWord = Literal["always", "often", "sometimes", "rarely", "never"]
HelpWord = Literal["mostly", "partly", "barely"]
GapWord = Literal["small", "medium", "large"]

CHANCES: Mapping[str, float] = MappingProxyType(
    {"always": 1.0, "often": 0.7, "sometimes": 0.4, "rarely": 0.15, "never": 0.0}
)
HELP: Mapping[str, float] = MappingProxyType({"mostly": 0.75, "partly": 0.45, "barely": 0.15})
GAPS: Mapping[str, float] = MappingProxyType({"small": 0.10, "medium": 0.20, "large": 0.35})


def chance(given: str | float) -> float:
    """Return the probability meant by a chance word or a number; KeyError for an unknown word."""
    return CHANCES[given] if isinstance(given, str) else float(given)


def help_size(given: str | float) -> float:
    """Return how far an answer helps, in [0, 1]; KeyError for an unknown word."""
    return HELP[given] if isinstance(given, str) else float(given)


def gap_size(given: str | float) -> float:
    """Return how far a promise goes beyond delivery, in [0, 1]; KeyError for an unknown word."""
    return GAPS[given] if isinstance(given, str) else float(given)

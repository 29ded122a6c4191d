"""What a question asks for: a person, a time or a number; so that what follows it, and what answers it, fits."""

from __future__ import annotations

import re

from salesdance.moves import Question

_ASKS = re.compile(
    r"\b(?P<who>who|whose|whom)\b"
    r"|\b(?P<when>when (?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|shall|might)"
    r"|how (?:long|often|soon|late|early)|since when|by when|what time|(?:which|what) (?:day|week|month|year))\b"
    r"|\b(?P<how_much>how (?:much|many)|what [^,.?!]*\b(?:cost|costs|pay|spend|charge))\b"
    r"|\b(?P<other>what|which|why|where|how)\b",
    re.IGNORECASE,
)


def question_of(words: str) -> Question | None:
    """Return what a line asks for by its first question word; None for what happens, how, why, and anything else."""
    found = _ASKS.search(words)
    if found is None or found.lastgroup == "other":
        return None
    return "who" if found["who"] else "when" if found["when"] else "how_much"

"""The smallest thing a prospect does: an answer."""

from __future__ import annotations

from dataclasses import dataclass

from salesdance.scenario.terms import Pause


@dataclass(frozen=True, slots=True)
class Answer:
    """What the prospect says and does: words, one body line, and the pause before them."""

    says: str = ""
    does: str = ""
    pause: Pause = "none"


SILENCE = Answer()
"""The answer that says and does nothing: the default wherever an author may leave one out."""

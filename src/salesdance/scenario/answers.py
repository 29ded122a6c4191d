"""The smallest thing a prospect does: an answer."""

from __future__ import annotations

from dataclasses import dataclass

from salesdance.scenario.terms import Pause


@dataclass(frozen=True, slots=True)
class Answer:
    """What the prospect says and does: words, one body line, and the pause before them.

    `does` is for the eye; `heard` is for the ear: on the telephone it is all there is, and in a room it stands in
    for a `does` that is left out.
    """

    says: str = ""
    does: str = ""
    pause: Pause = "none"
    heard: str = ""

    @property
    def empty(self) -> bool:
        """Tell whether nothing is said and nothing happens."""
        return not (self.says or self.does or self.heard)

    @property
    def acted(self) -> bool:
        """Tell whether there is a body line, for the eye or for the ear."""
        return bool(self.does or self.heard)

    def body(self, *, by_phone: bool) -> str:
        """Return the body line that can be noticed: on the telephone only what is heard."""
        return self.heard if by_phone else self.does or self.heard


SILENCE = Answer()
"""The answer that says and does nothing: the default wherever an author may leave one out."""

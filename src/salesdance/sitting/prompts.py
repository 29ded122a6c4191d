"""The prompts of the very first deal: one at a time, gone when done. Their words are those of each face."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from salesdance.sitting.view import View

PATIENCE = 3


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to try: what it is done by, its words (at most eight), and when it can be done."""

    done_by: str
    words: str
    fits: Callable[[View], bool]


class Prompter:
    """Remembers which prompts are done, or were shown often enough to be left alone."""

    def __init__(self, prompts: tuple[Prompt, ...] = ()) -> None:
        self._left = list(prompts)
        self._shown = 0

    def done(self, deed: str) -> None:
        """Take away the prompt of something that was done."""
        before = self._left[:1]
        self._left = [prompt for prompt in self._left if prompt.done_by != deed]
        if self._left[:1] != before:
            self._shown = 0

    def words(self, view: View) -> str:
        """Return the one prompt for now, or nothing; every call counts as having shown it."""
        if self._left and self._shown >= PATIENCE:
            self._left.pop(0)
            self._shown = 0
        for prompt in self._left:
            if prompt.fits(view):
                self._shown += prompt is self._left[0]
                return prompt.words
        return ""

"""What a move made harder, or easier, in sentences: each is said only where the figure behind it moved that way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from salesdance.analysis import Change, ChangeOf

NOTICED = 0.03
"""A move of less than this, on a scale from 0 to 1, is not spoken of."""
MOST, LOOKED_AT, APART = 2, 3, 0.02
"""So many are told, of so many that the two lines left furthest apart, by at least so much."""
ANOTHER, ALSO = "Another line would have ", "It would also have "
UNTOLD: Mapping[Literal["cost", "well"], frozenset[ChangeOf]] = {"cost": frozenset(), "well": frozenset({"ease"})}
"""What is left out: that a talk was easier tells nobody what they did well."""
Way = Literal["down", "up"]

GOOD_WHEN: Mapping[ChangeOf, Way] = {
    "trust": "up",
    "openness": "up",
    "emotion": "up",
    "logic": "up",
    "risk": "down",
    "difference": "up",
    "pressure": "down",
    "expect": "down",
    "ease": "up",
    "yes": "up",
}
MOVED: Mapping[tuple[ChangeOf, Way], str] = {
    ("trust", "down"): "From here {they} trusted you less.",
    ("trust", "up"): "From here {they} trusted you more.",
    ("openness", "down"): "From here {they} told you less.",
    ("openness", "up"): "From here {they} told you more.",
    ("emotion", "down"): "{They} wanted it less than before.",
    ("emotion", "up"): "{They} wanted it more than before.",
    ("logic", "down"): "The reasons for it weighed less than before.",
    ("logic", "up"): "The reasons for it weighed more than before.",
    ("risk", "up"): "Saying yes felt more dangerous than before.",
    ("risk", "down"): "Saying yes felt safer than before.",
    ("difference", "down"): "It was harder to see what sets {product} apart.",
    ("difference", "up"): "It was easier to see what sets {product} apart.",
    ("pressure", "up"): "{They} felt more pushed than before.",
    ("pressure", "down"): "{They} felt less pushed than before.",
    ("expect", "up"): "{They} expected more of it than before.",
    ("expect", "down"): "{They} expected less of it than before, and so there was less to disappoint.",
    ("ease", "down"): "There was less ease in the talk than before.",
    ("ease", "up"): "There was more ease in the talk than before.",
    ("yes", "down"): "A yes was less likely than before.",
    ("yes", "up"): "A yes was more likely than before.",
}
"""What is said where a figure moved from how it stood."""
INSTEAD: Mapping[tuple[ChangeOf, Way], str] = {
    ("trust", "down"): "Another line would have made {them} trust you more.",
    ("trust", "up"): "{They} trusted you more than if you had said that.",
    ("openness", "down"): "Another line would have made {them} tell you more.",
    ("openness", "up"): "{They} told you more than if you had said that.",
    ("emotion", "down"): "Another line would have made {them} want it more.",
    ("emotion", "up"): "{They} wanted it more than if you had said that.",
    ("logic", "down"): "Another line would have given {them} more reason to say yes.",
    ("logic", "up"): "{They} had more reason to say yes than if you had said that.",
    ("risk", "up"): "Another line would have made saying yes feel safer.",
    ("risk", "down"): "Saying yes felt safer than if you had said that.",
    ("difference", "down"): "Another line would have shown more of what sets {product} apart.",
    ("difference", "up"): "{They} saw more of what sets {product} apart than if you had said that.",
    ("pressure", "up"): "Another line would have pushed {them} less.",
    ("pressure", "down"): "{They} felt less pushed than if you had said that.",
    ("expect", "up"): "Another line would have left {them} expecting less of it.",
    ("expect", "down"): "{They} expected less of it than if you had said that, and so there was less to disappoint.",
    ("ease", "down"): "Another line would have left more ease in the talk.",
    ("ease", "up"): "There was more ease in the talk than if you had said that.",
    ("yes", "down"): "Another line would have made a yes more likely.",
    ("yes", "up"): "A yes was more likely than if you had said that.",
}
"""What is said where it hardly moved, but stands otherwise than after the other line; of a move done well that is the
one that was left alone, which was told just before."""


def changes_words(changes: Sequence[Change], kind: Literal["cost", "well"]) -> tuple[str, ...]:
    """Return what became harder after a move that cost, or easier after one done well; the largest first."""
    apart = [change for change in changes if abs(change.after - change.instead) >= APART]
    apart.sort(key=lambda change: -abs(change.after - change.instead))
    told = [(said[1], change.of, said[0]) for change in apart[:LOOKED_AT] if (said := _said(change, kind)) is not None]
    told.sort(key=lambda one: (-one[0], one[1]))
    words = [words for _, _, words in told[:MOST]]
    for at, one in enumerate(words):
        if at and words[at - 1].startswith(ANOTHER) and one.startswith(ANOTHER):
            words[at] = ALSO + one.removeprefix(ANOTHER)
    return tuple(words)


def _said(change: Change, kind: Literal["cost", "well"]) -> tuple[str, float] | None:
    """Return the sentence for a change and how large it is; None where nothing of the kind can truly be said."""
    if change.of in UNTOLD[kind]:
        return None
    good = GOOD_WHEN[change.of]
    way: Way = good if kind == "well" else "down" if good == "up" else "up"
    sign = 1 if way == "up" else -1
    moved, apart = sign * (change.after - change.before), sign * (change.after - change.instead)
    if moved >= NOTICED:
        return MOVED[change.of, way], moved
    if apart >= NOTICED:
        return INSTEAD[change.of, way], apart
    return None

"""What a line of the hand looks like before it is understood, and whether any line stands out by that alone.

Somebody who has not heard the talk must not find a line by being the short one, the one with a number in it, a name,
or a hedge, or by being the only question.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from salesdance.scenario import Scenario

NARROWEST, WIDEST = 0.7, 1.4
EACH_FORM = 2
# "One" is left out (in talk it is mostly somebody or something), and so are once and twice.
_COUNTS = """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million dozen
    dozens
"""
NUMBERS = frozenset(_COUNTS.split())
HEDGES = (
    "perhaps",
    "maybe",
    "might",
    "possibly",
    "probably",
    "i think",
    "i'd think",
    "i suppose",
    "i expect",
    "i guess",
    "i wonder",
    "i was only",
    "do you think",
    "a bit",
    "a little",
    "sort of",
    "kind of",
    "more or less",
    "just asking",
    "just wondering",
    "if that's all right",
    "if i may",
    "if you like",
    "if you don't mind",
    "at some point",
    "or so",
)
# How a line begins that shows feeling for them before it says or asks anything.
CARES = (
    "i understand",
    "i see",
    "i hear you",
    "fair point",
    "fair enough",
    "of course",
    "that's fair",
    "that must",
    "that sounds",
    "i can imagine",
    "i know how",
    "i'm sorry",
    "sorry",
    "don't worry",
)
TITLES = ("Dr", "Mr", "Mrs", "Ms", "Prof", "The", "And")
FEATURES = ("number", "name", "hedge")
_WORD = re.compile(r"[^\W\d_]+")
_HEDGE = re.compile(r"\b(?:" + "|".join(re.escape(one) for one in HEDGES) + r")\b")


@dataclass(frozen=True, slots=True)
class Look:
    """How a line looks: its length in words, whether it asks, and which features it has."""

    words: int
    asks: bool
    number: bool
    name: bool
    hedge: bool
    cares: bool


def asks(line: str) -> bool:
    """Tell whether a line is a question, by how it ends."""
    return line.rstrip("\"'”’)").endswith("?")


def names_of(scenario: Scenario) -> frozenset[str]:
    """Return the capitalised words by which people, firms and things of this scenario are called."""
    prospect, seller = scenario.prospect, scenario.seller
    full = [prospect.name, prospect.company, seller.company, seller.product]
    full += [person.name for person in scenario.people]
    full += [scenario.competitor.name] if scenario.competitor else []
    words = [word for name in full for word in _WORD.findall(name)]
    return frozenset(word for word in words if word[0].isupper() and len(word) > 1 and word not in TITLES)


def look(line: str, names: Collection[str]) -> Look:
    """Return how a line looks; `names` are the proper names of its scenario."""
    low, words = line.lower().replace("’", "'"), _WORD.findall(line)
    return Look(
        words=len(line.split()),
        asks=asks(line),
        number=any(char.isdigit() for char in line) or any(word.lower() in NUMBERS for word in words),
        name=any(word in names for word in words),
        hedge=_HEDGE.search(low) is not None,
        cares=low.startswith(CARES),
    )


def alone(looks: Sequence[Look], feature: str) -> int:
    """Return the place of the only line that has a feature, or -1."""
    having = [at for at, one in enumerate(looks) if getattr(one, feature)]
    return having[0] if len(having) == 1 and len(looks) > 1 else -1


def out_of_size(looks: Sequence[Look]) -> int:
    """Return how many lines are much shorter or longer than the one in the middle."""
    if not looks:
        return 0
    lengths = sorted(one.words for one in looks)
    half = len(lengths) // 2
    middle = (lengths[half] + lengths[~half]) / 2
    return sum(not NARROWEST * middle <= length <= WIDEST * middle for length in lengths)


def faults(looks: Sequence[Look]) -> int:
    """Return how much stands out in a hand: lone features, odd sizes, and questions or statements without company."""
    asking = sum(one.asks for one in looks)
    short = max(0, EACH_FORM - asking) + max(0, EACH_FORM - (len(looks) - asking))
    return sum(alone(looks, one) >= 0 for one in FEATURES) + out_of_size(looks) + short


def is_extreme(looks: Sequence[Look], at: int) -> bool:
    """Tell whether a line is the shortest or the longest of its hand, with no other like it."""
    lengths = [one.words for one in looks]
    others = lengths[:at] + lengths[at + 1 :]
    return bool(others) and not min(others) <= lengths[at] <= max(others)

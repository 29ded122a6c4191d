"""House players as frozen data: a way of playing written down as habits in order of precedence.

What a habit may look at, and how it may choose, are closed lists; each word says what it means, and whether one has
to listen for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf
from types import MappingProxyType
from typing import Literal

Pick = Literal[
    "first",
    "listed",
    "random",
    "least_said",
    "same_kind",
    "unheard_topic",
    "same_topic",
    "longest_line",
    "likeliest",
    "voiced",
    "boldest",
    "dodged",
    "undodged",
    "information",
    "believed",
    "eased",
    "weight",
    "helpful",
]


@dataclass(frozen=True, slots=True)
class Way:
    """A way of choosing among moves: what it takes, and whether only a listener can choose so."""

    says: str
    listener: bool = False


PICKS: Mapping[Pick, Way] = MappingProxyType(
    {
        "first": Way("the first in the deck's order"),
        "listed": Way("the first in the repertoire, where moves stand by group"),
        "random": Way("any, all alike likely"),
        "least_said": Way("the one made least often so far"),
        "same_kind": Way("one of the kind that was made last"),
        "unheard_topic": Way("a question about a topic that nothing was asked about yet"),
        "same_topic": Way("a question about a topic that something was asked about already"),
        "longest_line": Way("the one with the longest line"),
        "likeliest": Way("what fits before a word was heard: by how likely each objection is from the start"),
        "voiced": Way("the answer to an objection that was said aloud"),
        "boldest": Way("the promise that goes furthest beyond what will happen"),
        "dodged": Way("the commitment that was dodged most often"),
        "undodged": Way("the commitment that was dodged least often"),
        "information": Way("what tells most about the objection, the people and the fit", listener=True),
        "believed": Way("what is about the objection that is likeliest by now", listener=True),
        "eased": Way("the reason that eases most of what may be the matter, new ones first", listener=True),
        "weight": Way("the commitment that matters most for what may be the matter", listener=True),
        "helpful": Way("the contact that helps most for its hours", listener=True),
    }
)
"""Pick -> what it takes; of equals the first in the deck's order."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that a habit may look at: what it is, the figures it lies between, and whether only a listener has it.

    Its figures lie `step` apart; 0: any between the two. Who does not listen has 0 for what only a listener could know.
    The highest figures follow from how much a scenario may hold and how often the rules let a thing be done.
    """

    says: str
    low: float = 0.0
    high: float = inf
    listener: bool = False
    step: float = 1.0


MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        # the talk
        "questions": Measure("questions asked", high=150),
        "topics": Measure("topics that something was asked about", high=5),
        "heard": Measure("facts heard openly", high=40),
        "clue_now": Measure("1 if the last answer held a clue", high=1),
        "open_now": Measure("1 if the last answer was open", high=1),
        "can_follow": Measure("1 while the last answer can be followed up", high=1),
        "asked_before_self": Measure("questions asked before the first word about yourself", high=150),
        "spoke_of_self": Measure("1 once you spoke about yourself", high=1),
        "self_talk": Measure("your share of the minutes so far", high=1, step=0),
        "named": Measure("people who were named, can stop the deal and were not brought in yet", high=6),
        "users_known": Measure("1 once users were named", high=1),
        "mood": Measure("0 at ease, 1 guarded, 2 cornered", high=2),
        "voiced": Measure("objections said aloud so far", high=6),
        "minutes_left": Measure("minutes left of the meeting, below 0 past its end", low=-inf, high=240),
        "meetings_left": Measure("meetings after this one", low=-1, high=3),
        "size": Measure("how large the deal is", high=1, step=0),
        # the close and the yes
        "closes": Measure("how often the sale was asked for", high=4),
        "stalled": Measure("1 once the answer was not now", high=1),
        "dodges": Measure("how often a commitment was dodged", high=15),
        "raised": Measure("how often a commitment was raised, whatever came of it", high=45),
        "nailed": Measure("commitments nailed down, however vaguely", high=5),
        # the ninety days
        "day": Measure("the day of the ninety", high=90),
        "hours": Measure("hours left", high=80, step=0.25),
        "wobble": Measure("1 while second thoughts are open", high=1),
        "lag": Measure("days since they showed", high=90),
        "wobbles": Measure("how often they showed", high=90),
        "stop_moves": Measure("1 once you were in touch at this stop", high=1),
        "asked_again": Measure("facts asked about again in a fresh start", high=40),
        # the no
        "told": Measure("what was told: 0 nothing, 1 refused, 2 an excuse, 3 half of it, 4 the reason", high=4),
        "told_now": Measure("1 right after you asked for the reason", high=1),
        "final": Measure("0 not asked, 1 said to be final, 2 said not to be", high=2),
        "promised": Measure("1 once you promised not to reopen it", high=1),
        # what a listener believes
        "sure": Measure("how likely the likeliest objection is", high=1, listener=True, step=0),
        "solvable": Measure("how likely it is that the objection can be solved", high=1, listener=True, step=0),
        "told_enough": Measure("1 once no question would tell anything to speak of", high=1, listener=True),
        "poor_fit": Measure("how likely it is that it does not suit them", high=1, listener=True, step=0),
        "yes_chance": Measure("how likely a yes is if you asked now", high=1, listener=True, step=0),
        "hollow": Measure("how likely it is that the yes was hollow", high=1, listener=True, step=0),
        "away": Measure("how likely it is that they waver", high=1, listener=True, step=0),
        "hurried": Measure("how likely it is that they are in a hurry after a no", high=1, listener=True, step=0),
        "help_there": Measure("how much the best contact would help", listener=True, step=0),
    }
)
"""Measure -> what it is; all but the last group are visible to anyone at the table."""

NEVER_ABOVE: tuple[tuple[str, str], ...] = (
    ("topics", "questions"),
    ("heard", "questions"),
    ("asked_before_self", "questions"),
    ("open_now", "questions"),
    ("can_follow", "questions"),
    ("asked_again", "questions"),
    ("stalled", "closes"),
    ("dodges", "raised"),
    ("nailed", "raised"),
    ("wobble", "wobbles"),
    ("wobble", "day"),
    ("wobbles", "day"),
    ("lag", "day"),
    ("stop_moves", "day"),
    ("told_now", "told"),
)
"""Pairs of measures of which the first is never above the second."""

NONE_WITHOUT: tuple[tuple[str, str], ...] = (("lag", "wobble"),)
"""Pairs of measures of which the first is 0 while the second is."""

_STOP: Mapping[str, tuple[float, float]] = MappingProxyType({"day": (1, inf)})
_TOUCH: Mapping[str, tuple[float, float]] = MappingProxyType({"day": (1, inf), "hours": (0.25, inf)})
_REPLY: Mapping[str, tuple[float, float]] = MappingProxyType({"day": (1, inf), "wobble": (1, 1)})
NEEDS: Mapping[str, Mapping[str, tuple[float, float]]] = MappingProxyType(
    {
        "follow_up": {"can_follow": (1, 1)},
        "reason/*": {"heard": (1, inf)},
        "bring/*": {"named": (1, inf)},
        "next_dated": {"meetings_left": (1, inf)},
        "next_calendar": {"meetings_left": (1, inf)},
        "contact/*": _TOUCH,
        "check_in": _TOUCH,
        "sell_more": _TOUCH,
        "carry_on": _STOP,
        "restart": _STOP,
        "nudge": _REPLY,
        "joke_back": _REPLY,
        "drop_price": _REPLY,
        "blame_them": _REPLY,
        "is_it_final": {"final": (0, 0)},
        "promise_no_reopen": {"promised": (0, 0)},
        "if_matched": {"told": (1, inf)},
        "third_question": {"told": (1, inf)},
        "offer_fix": {"told": (3, inf)},
        "come_back": {"final": (2, 2), "meetings_left": (1, inf)},
    }
)
"""Moves -> between which figures a measure lies whenever they can be made; moves left out ask for no measure."""

TALK_ENDS: tuple[str, ...] = (
    "close_soft",
    "close",
    "close_firm",
    "next_vague",
    "next_dated",
    "next_calendar",
    "leave_openly",
    "walk_out",
)
"""The moves that can end a talk."""


def _nothing() -> Mapping[str, tuple[float, float]]:
    return MappingProxyType({})


Drawn = Literal["deal", "turn"]
"""When it is drawn whether a habit with a chance is followed: once for a whole deal, or whenever it would apply."""


@dataclass(frozen=True, slots=True)
class Habit:
    """One habit: do one of `moves` (patterns of move ids), chosen by `pick`, when every measure lies in its
    range.

    `times` limits how often moves of these patterns are made in one deal; None: no limit. `chance`, in [0, 1], is how
    often it is followed where it applies; habits that speak of the same patterns share that luck.
    """

    moves: tuple[str, ...]
    pick: Pick = "first"
    when: Mapping[str, tuple[float, float]] = field(default_factory=_nothing)
    times: int | None = None
    chance: float = 1.0
    drawn: Drawn = "deal"

    def __hash__(self) -> int:
        """Return the same for equal habits, so that what is worked out of one can be remembered."""
        return hash((self.moves, self.pick, frozenset(self.when.items()), self.times, self.chance, self.drawn))


@dataclass(frozen=True, slots=True)
class Player:
    """A house player. `listens` carries the ideal listener's belief along; `recites` names whom it copies
    blindly.

    `suspicion` "believed" pins what it believes, "likeliest" the prior's; `sure` is a word or "believed".
    `still_there` is a whole number of ten, or -1 for what it believes.
    """

    id: str
    about: str
    habits: tuple[Habit, ...] = ()
    listens: bool = False
    recites: str = ""
    suspicion: Literal["believed", "likeliest"] = "likeliest"
    sure: Literal["believed", "hunch", "fairly", "bet"] = "hunch"
    still_there: int = 7

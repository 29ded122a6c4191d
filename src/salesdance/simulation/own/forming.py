"""Measured habits as a house player: what is done in seven of ten deals has a chance of 0.7.

What there was no occasion to see is done as an ordinary seller does it (`USUAL`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import floor, inf
from types import MappingProxyType

from salesdance.habits import Drawn, Habit, Pick, Player
from salesdance.simulation.own.observing import Measured

USUAL: Mapping[str, float] = MappingProxyType(
    {
        "questions": 6,
        "before_self": 4,
        "closed_again": 1,
        "next_dated": 1,
        "commitments": 3,
        "nailed_dated": 0.5,
        "contacts": 0.1,
        "check_ins": 0.2,
        "nudged": 1,
        "thanked": 1,
        "asked_why": 1,
        "asked_if_matched": 0.5,
    }
)
"""How the house player average does what somebody had no occasion for; what is not named here it does not do."""
LISTENS = 0.75
"""From what worth of the questions, of the best ones then possible, somebody counts as one who listens."""
SEEN_OFTEN = 5
"""Questions fewer than this say too little about listening."""
SOONEST = 0.02
"""Chances below this are left out, and those this near to one are made one."""
MOST_DODGES = 3
ID, ABOUT = "own_habits", "Plays by the habits measured in somebody's own last deals."


def listens(found: Measured) -> bool:
    """Tell whether the questions and the answers show that what was heard was believed."""
    asks = found.of("told_most") >= SEEN_OFTEN and found.rate("told_most") >= LISTENS
    return asks and found.rate("answered_believed", 1.0) >= 0.5


def player_of(found: Measured) -> Player:
    """Return the house player that the habits make."""
    forming = _Forming(found)
    parts = (forming.talk(), forming.close(), forming.yes(), forming.days(), forming.no(), forming.rest())
    # Plain mappings: other processes play the player, and a read-only one cannot be handed to them.
    habits = [replace(habit, when=dict(habit.when)) for part in parts for habit in part]
    heard = listens(found)
    if not heard:
        return Player(ID, ABOUT, tuple(habits))
    return Player(ID, ABOUT, tuple(habits), listens=True, suspicion="believed", still_there=-1)


class _Forming:
    """The parts of the player, each a run of habits in order."""

    def __init__(self, found: Measured) -> None:
        self._found = found
        self._heard = listens(found)

    def _rate(self, name: str) -> float:
        return self._found.rate(name, USUAL.get(name, 0.0))

    def _asks(self) -> Pick:
        if self._heard:
            return "information"
        broad = self._rate("topics") >= 0.8 * min(5.0, self._rate("questions"))
        return "unheard_topic" if broad else "random"

    def talk(self) -> Iterator[Habit]:
        """Yield what is asked and said before the sale is asked for."""
        again = {"wobble": (1.0, inf), "asked_again": (-inf, self._rate("asked_again") - 0.5)}
        if self._rate("asked_again"):
            yield Habit(("ask/*",), "random", again)
        slipped = {"clue_now": (1.0, inf), "can_follow": (1.0, inf), "minutes_left": (2.0, inf)}
        yield from _with_chance(Habit(("say_nothing", "follow_up"), when=slipped), self._rate("followed"), "turn")
        yield from _with_chance(Habit(("argue",), times=1), self._rate("argued"))
        questions, other = self._rate("questions"), ("who_decides", "who_uses", "asked_straight")
        # The counts take in who decides, who will use it and what is asked straight out: facts first, then these.
        facts = max(questions - sum(self._rate(name) for name in other), 0.0)
        yield from self._asked("asked_before_self", min(self._rate("before_self"), facts))
        if self._rate("before_self") > facts:
            yield from self._who()
        yield from _so_often(Habit(("about_us",)), self._rate("about_us"))
        yield from _so_often(Habit(("small_talk",)), self._rate("small_talk"))
        if self._rate("before_self") < facts:
            yield from self._asked("questions", facts)
        if self._rate("before_self") <= facts:
            yield from self._who()
        yield from self._asked("questions", questions)
        yield from _with_chance(Habit(("leave_openly",), when={"heard": (3.0, inf)}), self._rate("left_openly"))
        eased: Pick = "eased" if self._heard else "random"
        yield from _so_often(Habit(("answer/*",), "believed" if self._heard else "voiced"), self._rate("answers"))
        yield from _so_often(Habit(("answer_excuse/*",), "random"), self._rate("excuses_answered"))
        yield from _so_often(Habit(("reason/*",), eased), self._rate("reasons"))
        yield from _so_often(Habit(("picture_it",)), self._rate("pictured"))
        yield from _so_often(Habit(("boast",)), self._rate("boasted"))
        yield from _with_chance(Habit(("difference",), times=1), self._rate("difference"))
        yield from _so_often(Habit(("promise/*",), "random"), self._rate("promises"))
        yield from _with_chance(Habit(("downside/*",), "random", times=1), self._rate("downside"))
        yield from _with_chance(Habit(("tell_price",), times=1), self._rate("price_told"))
        yield from _with_chance(Habit(("discount",), times=1), self._rate("discounted"))

    def _who(self) -> Iterator[Habit]:
        """Yield the questions that are not about facts, and bringing in who was named."""
        yield from _with_chance(Habit(("who_decides",), times=1), self._rate("who_decides"))
        yield from _with_chance(Habit(("who_uses",), times=1), self._rate("who_uses"))
        yield from _with_chance(Habit(("bring/*",)), self._rate("brought_in"))
        yield from _so_often(Habit(("ask_straight",)), self._rate("asked_straight"))

    def _asked(self, measure: str, often: float) -> Iterator[Habit]:
        """Yield questions up to a measured number, the last of them with the chance of its fraction."""
        whole, rest = floor(often), often - floor(often)
        unspoken = {"spoke_of_self": (-inf, 0.0)} if measure == "asked_before_self" else {}
        if whole:
            yield Habit(("ask/*",), self._asks(), {measure: (-inf, whole - 1.0), **unspoken})
        last = Habit(("ask/*",), self._asks(), {measure: (float(whole), float(whole)), **unspoken})
        yield from _with_chance(last, rest)

    def close(self) -> Iterator[Habit]:
        """Yield how the sale is asked for, and what is agreed where the answer is not now."""
        yield from _with_chance(Habit(("easy_no",), times=1, when={"dodges": (2.0, inf)}), self._rate("easy_no"))
        for move, name in (("argue", "argued_then"), ("discount", "discounted_then")):
            yield from _with_chance(Habit((move,), times=1, when={"stalled": (1.0, inf)}), self._rate(name))
        soft, firm = self._rate("close_soft"), self._rate("close_firm")
        for most, chance in ((0.0, 1.0), (1.0, self._rate("closed_again"))):
            again = {"closes": (most, most)}
            ways = (Habit(("close_soft",), when=again), Habit(("close_firm",), when=again))
            for habit, share in zip(ways, (soft, _left(firm, soft)), strict=True):
                yield from _with_chance(habit, share * chance)
            yield from _with_chance(Habit(("close",), when=again), chance)
        hand, day = self._rate("next_calendar"), self._rate("next_dated")
        yield from _with_chance(Habit(("next_calendar",)), hand)
        yield from _with_chance(Habit(("next_dated",)), _left(day, hand))
        yield Habit(("next_vague",))

    def yes(self) -> Iterator[Habit]:
        """Yield what is fixed after a yes."""
        at_table = {"day": (-inf, 0.0)}
        leaves = Habit(("goodbye",), when={"nailed": (-inf, 0.0), **at_table})
        yield from _with_chance(leaves, self._rate("went_at_once"))
        for most, chance in _steps(self._rate("commitments")):
            room = {"nailed": (-inf, most), "dodges": (-inf, float(MOST_DODGES)), **at_table}
            yield from self._nailing(room, chance)
        yield Habit(("goodbye",))

    def _nailing(self, room: dict[str, tuple[float, float]], chance: float, drawn: Drawn = "deal") -> Iterator[Habit]:
        """Yield fixing something where there is `room` for it, as precisely as it is done."""
        timed, dated = self._rate("nailed_timed"), self._rate("nailed_dated")
        pick: Pick = "weight" if self._heard else "random"
        ways = (Habit(("nail/*/timed",), pick, room), Habit(("nail/*/dated",), pick, room))
        for habit, share in zip(ways, (timed, _left(dated, timed)), strict=True):
            yield from _with_chance(habit, share * chance, "turn")
        yield from _with_chance(Habit(("nail/*/vague",), pick, room), chance * max(1 - timed - dated, 0.0), drawn)

    def days(self) -> Iterator[Habit]:
        """Yield what is done in the ninety days."""
        open_now, before = {"wobble": (1.0, inf)}, 0.0
        answers = (("restart", "restarted"), ("nudge", "nudged"), ("joke_back", "joked"))
        for move, name in (*answers, ("drop_price", "dropped_price"), ("blame_them", "blamed")):
            yield from _with_chance(Habit((move,), when=open_now), _left(self._rate(name), before))
            before += self._rate(name)
        yield Habit(("still_stands",))
        yield from self._nailing({"day": (1.0, inf)}, self._rate("nailed_later"), "turn")
        quiet = {"stop_moves": (-inf, 0.0)}
        helpful: Pick = "helpful" if self._heard else "random"
        yield from _with_chance(Habit(("contact/*",), helpful, quiet), self._rate("contacts"), "turn")
        yield from _with_chance(Habit(("check_in",), when=quiet), self._rate("check_ins"), "turn")
        yield from _with_chance(Habit(("sell_more",), when=quiet), self._rate("sold_more"), "turn")
        yield Habit(("carry_on",))

    def no(self) -> Iterator[Habit]:
        """Yield how a deal is lost."""
        told, silent = {"told": (2.0, inf)}, {"told_now": (1.0, inf), "told": (1.0, inf)}
        for move, name, when in (
            ("argue_no", "argued_no", {}),
            ("is_it_final", "asked_if_final", {}),
            ("thank_them", "thanked", {}),
            ("wish_well", "wished_well", {}),
            ("own_it", "owned_it", {}),
            ("come_back", "asked_to_come_back", {}),
            ("permission", "asked_leave", {"told": (-inf, 0.0)}),
            ("why", "asked_why", {}),
            ("say_nothing", "stayed_silent", silent),
            ("if_matched", "asked_if_matched", told),
            ("third_question", "asked_a_third", told),
            ("ask_help", "asked_help", {}),
            ("offer_fix", "offered", {}),
            ("promise_no_reopen", "promised_no_more", {}),
            ("our_best", "undermined", {}),
        ):
            times = None if move == "say_nothing" else 1
            yield from _with_chance(Habit((move,), when=when, times=times), self._rate(name))
        yield Habit(("hang_up",))

    def rest(self) -> Iterator[Habit]:
        """Yield what ends a talk in which nothing of all this can be done, and what was done before a late start."""
        yield Habit(("ask/*", "difference"), "random", {"questions": (-inf, self._rate("questions"))})
        yield Habit(("walk_out",))


def _with_chance(habit: Habit, chance: float, drawn: Drawn = "deal") -> Iterator[Habit]:
    if chance >= 1 - SOONEST:
        yield habit
    elif chance > SOONEST:
        yield Habit(habit.moves, habit.pick, habit.when, habit.times, round(chance, 4), drawn)


def _so_often(habit: Habit, mean: float) -> Iterator[Habit]:
    """Yield a habit that comes to a mean number of times in a deal."""
    whole, rest = floor(mean + SOONEST), mean - floor(mean + SOONEST)
    if whole:
        yield Habit(habit.moves, habit.pick, habit.when, whole)
    yield from _with_chance(Habit(habit.moves, habit.pick, habit.when, whole + 1), rest)


def _steps(mean: float) -> Iterator[tuple[float, float]]:
    """Yield for a mean number up to which count something is done always, and with the chance of the fraction."""
    whole, rest = floor(mean + SOONEST), mean - floor(mean + SOONEST)
    if whole:
        yield whole - 1.0, 1.0
    if rest > SOONEST:
        yield float(whole), rest


def _left(share: float, before: float) -> float:
    """Return the chance of a way among those that are left once the ways before it were not taken."""
    return min(share / (1 - before), 1.0) if before < 1 - SOONEST else 0.0

"""Measured habits as a house player: what is done in seven of ten deals has a chance of 0.7.

What there was no occasion to see is done as an ordinary seller does it (`chances.USUAL`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import floor, inf

from salesdance.habits import Habit, Player
from salesdance.simulation.own.chances import Rates, left, listens, with_chance
from salesdance.simulation.own.measuring import Measured
from salesdance.simulation.own.observing import POOR, REPLIES
from salesdance.simulation.own.occasions import more_than

Room = dict[str, tuple[float, float]]
ID, ABOUT = "own_habits", "Plays by the habits measured in somebody's own last deals."


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


class _Forming(Rates):
    """The parts of the player, each a run of habits in order."""

    def talk(self) -> Iterator[Habit]:
        """Yield what is asked and said before the sale is asked for."""
        again = {"wobble": (1.0, inf), "asked_again": (-inf, self.rate("asked_again") - 0.5)}
        if self.rate("asked_again"):
            yield Habit(("ask/*",), "random", again)
        yield from self._staying()
        yield from with_chance(Habit(("argue",), times=1), self.rate("argued"))
        yield from with_chance(Habit(("easy_no",), times=1), self.rate("easy_no"))
        questions, other = self.rate("questions"), ("who_decides", "who_uses", "asked_straight")
        # The counts take in who decides, who will use it and what is asked straight out: facts first, then these.
        facts = max(questions - sum(sum(self.chances(name)) for name in other), 0.0)
        yield from self._asked("asked_before_self", min(self.rate("before_self"), facts))
        if self.rate("before_self") > facts:
            yield from self._who()
        about, charm = Habit(("about_us",)), Habit(("small_talk",))
        yield from self.in_order(
            {"about_us": self.so_often(about, "about_us"), "small_talk": self.so_often(charm, "small_talk")}
        )
        if self.rate("before_self") < facts:
            yield from self._asked("questions", facts)
        if self.rate("before_self") <= facts:
            yield from self._who()
        yield from self._asked("questions", questions)
        yield from self._saying()

    def _staying(self) -> Iterator[Habit]:
        """Yield staying with an answer that held a clue, and with one that held none."""
        silence = self.rate("by_silence")
        # Both words wait for their own luck, so that the second is asked only where the first was not taken.
        for name, held in (("stayed", (1.0, inf)), ("stayed_anyway", (-inf, 0.0))):
            rate, room = self.rate(name), {"clue_now": held, "can_follow": (1.0, inf), "minutes_left": (2.0, inf)}
            yield from with_chance(Habit(("say_nothing",), when=room), rate * silence, "turn")
            follows = left(rate * (1 - silence), rate * silence)
            yield from with_chance(Habit(("follow_up",), when=room), follows, "turn")

    def _saying(self) -> Iterator[Habit]:
        """Yield what is said before the sale is asked for."""
        leaves = Habit(("leave_openly",), when={"heard": (3.0, inf)})
        left_openly = self.rate("left_openly")
        if self.heard:
            leaves = replace(leaves, when={**leaves.when, "poor_fit": (POOR, inf)})
            left_openly = self.rate("left_poor")
        answers, excuses = Habit(("answer/*",)), Habit(("answer_excuse/*",))
        reasons, promises = Habit(("reason/*",)), Habit(("promise/*",))
        yield from self.in_order(
            {
                "left_openly": with_chance(leaves, left_openly),
                "answers": self.so_often(self.picking(answers, "answer"), "answers"),
                "excuses_answered": self.so_often(self.picking(excuses, "excuse"), "excuses_answered"),
                "reasons": self.so_often(self.picking(reasons, "reason"), "reasons"),
                "pictured": self.so_often(Habit(("picture_it",)), "pictured"),
                "boasted": self.so_often(Habit(("boast",)), "boasted"),
                "difference": with_chance(Habit(("difference",), times=1), self.rate("difference")),
                "promises": self.so_often(self.picking(promises, "promise"), "promises"),
                "downside": self.picked(Habit(("downside/*",), times=1), "disclose", self.rate("downside")),
                "price_told": with_chance(Habit(("tell_price",), times=1), self.rate("price_told")),
            }
        )
        yield from with_chance(Habit(("discount",), times=1), self.rate("discounted"))

    def _who(self) -> Iterator[Habit]:
        """Yield the questions that are not about facts, and bringing in who was named."""
        yield from self.so_often(Habit(("who_decides",)), "who_decides")
        yield from self.so_often(Habit(("who_uses",)), "who_uses")
        yield from with_chance(Habit(("bring/*",)), self.rate("brought_in"))
        yield from self.so_often(Habit(("ask_straight",)), "asked_straight")

    def _asked(self, measure: str, often: float) -> Iterator[Habit]:
        """Yield questions up to a measured number, the last of them with the chance of its fraction."""
        whole, rest = floor(often), often - floor(often)
        unspoken = {"spoke_of_self": (-inf, 0.0)} if measure == "asked_before_self" else {}
        if whole:
            yield from self.picked(Habit(("ask/*",), when={measure: (-inf, whole - 1.0), **unspoken}), "ask", 1.0)
        last = Habit(("ask/*",), when={measure: (-inf, float(whole)), **unspoken})
        yield from self.picked(last, "ask", rest)

    def close(self) -> Iterator[Habit]:
        """Yield how the sale is asked for, and what else may end a talk."""
        stalled = {"stalled": (1.0, inf)}
        yield from self.so_often(Habit(("argue",), when=stalled), "argued_then")
        for move, name in (("discount", "discounted_then"), ("easy_no", "easy_no_then")):
            yield from with_chance(Habit((move,), times=1, when=stalled), self.rate(name))
        for times, chance in enumerate(self.chances("stepped"), 1):
            yield from self._stepping({"closes": (-inf, 0.0)}, times, chance)
        asks, again = self.rate("asked_for_it"), self.rate("closed_again")
        on = self.rate("closed_on")
        for least, most, chance in ((0.0, 0.0, asks), (1.0, 1.0, again), (2.0, inf, on)):
            yield from self._asking("first" if not least else "again", {"closes": (least, most)}, chance)
        yield from self._stepping({}, None, 1.0)

    def _asking(self, which: str, room: Room, chance: float) -> Iterator[Habit]:
        """Yield asking for the sale in its ways, each with its share of a chance; their luck is their own."""
        before = 0.0
        for move, manner in (("close_soft", "soft"), ("close_firm", "firm")):
            share = chance * self.found.rate(f"{which}_{manner}", self.rate(f"close_{manner}"))
            yield from with_chance(Habit((move,), when=room), left(share, before))
            before += share
        yield from with_chance(Habit(("close",), when=room), left(max(chance - before, 0.0), before))

    def _stepping(self, room: Room, times: int | None, chance: float) -> Iterator[Habit]:
        hand, day = self.rate("next_calendar"), self.rate("next_dated")
        ways = (("next_calendar", hand), ("next_dated", day), ("next_vague", max(1 - hand - day, 0.0)))
        before = 0.0
        for move, share in ways:
            yield from with_chance(Habit((move,), when=room, times=times), left(share * chance, before))
            before += share * chance

    def yes(self) -> Iterator[Habit]:
        """Yield what is fixed after a yes."""
        at_table = {"day": (-inf, 0.0)}
        dodged = Habit(("easy_no",), when={"dodges": (1.0, inf), **at_table}, times=1)
        yield from with_chance(dodged, self.rate("easy_no_dodged"))
        chances = self._fixing()
        for raised, chance in enumerate(chances):
            goes = Habit(("goodbye",), when={"raised": (float(raised), float(raised)), **at_table})
            yield from with_chance(goes, 1 - chance)
        if chances:
            yield from self._nailing({"raised": (-inf, len(chances) - 1.0), **at_table}, 1.0)
        yield Habit(("goodbye",))

    def _fixing(self) -> list[float]:
        """Return how likely a commitment is raised at least once, twice and so on."""
        if self.found.of(more_than("commitments", 0)):
            return self.chances("commitments")
        return [(1 - self.rate("went_at_once")) * chance for chance in self.chances("commitments")]

    def _nailing(self, room: Room, chance: float) -> Iterator[Habit]:
        """Yield fixing something where there is `room` for it, as precisely as it is done."""
        timed, dated = self.rate("nailed_timed"), self.rate("nailed_dated")
        before = 0.0
        for manner, share in (("timed", timed), ("dated", dated), ("vague", max(1 - timed - dated, 0.0))):
            part = left(share * chance, before)
            yield from self.picked(Habit((f"nail/*/{manner}",), when=room), "nail", part, "turn")
            before += share * chance

    def days(self) -> Iterator[Habit]:
        """Yield what is done in the ninety days."""
        open_now = {"wobble": (1.0, inf)}
        first = sorted(REPLIES.items(), key=lambda one: -self.rate(f"{one[1]}_first"))
        for move, name in first:
            yield from with_chance(Habit((move,), when=open_now), self.rate(name))
        yield Habit(("still_stands",))
        quiet, touched, late = {"stop_moves": (-inf, 0.0)}, {"stop_moves": (1.0, inf)}, {"day": (1.0, inf)}
        yield from self._nailing({**late, **quiet}, self.rate("nailed_later"))
        for move, name in (("contact/*", "contacts"), ("check_in", "check_ins"), ("sell_more", "sold_more")):
            habit, kind = Habit((move,)), "contact" if move == "contact/*" else ""
            once, again = self.readily(name)
            more = self.found.rate(f"{name}>more")
            for one, chance in (
                (replace(habit, when=quiet, times=1), once),
                (replace(habit, when=quiet), again),
                (replace(habit, when=touched), more),
            ):
                yield from self.picked(one, kind, chance, "turn") if kind else with_chance(one, chance, "turn")
        yield Habit(("carry_on",))

    def no(self) -> Iterator[Habit]:
        """Yield how a deal is lost."""
        told, silent = {"told": (2.0, inf)}, {"told_now": (1.0, inf), "told": (1.0, inf)}
        for move, name, when in (
            ("argue_no", "argued_no", {}),
            ("blame_no", "blamed_no", {}),
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
            ("family_eats", "begged", {}),
        ):
            times = None if move == "say_nothing" else 1
            yield from with_chance(Habit((move,), when=when, times=times), self.rate(name))
        yield Habit(("hang_up",))

    def rest(self) -> Iterator[Habit]:
        """Yield what ends a talk in which nothing of all this can be done, and what was done before a late start."""
        yield Habit(("ask/*", "difference"), "random", {"questions": (-inf, self.rate("questions"))})
        yield Habit(("walk_out",))

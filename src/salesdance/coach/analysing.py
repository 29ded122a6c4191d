"""From a transcript to its analysis: every choice screened, the costliest looked at more closely, where it turned."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.analysis import Analysis, Thresholds, TurningPoint, Weighed
from salesdance.coach.comparing import weighed, weighed_exactly
from salesdance.coach.deal import heard_through
from salesdance.coach.exactly import HISTORIES, Exact
from salesdance.coach.hands import Hands, Sharing
from salesdance.coach.listening import Moment
from salesdance.coach.looking import Look, look_at_all
from salesdance.coach.praising import gain_of, praise_of
from salesdance.coach.second import Again, second_look, with_scores
from salesdance.coach.stretches import Stretch, Undone, runs_of, stretch_of
from salesdance.coach.turning import better_of, turning_points
from salesdance.coach.weighing import Asked, Played
from salesdance.engine import Tables
from salesdance.habits import Player
from salesdance.scenario import Scenario
from salesdance.transcript import Entry, Header, Transcript

Ints = NDArray[np.int64]
Tell = Callable[[str, float], None]
"""Told what is being done, in words, and how much of that is done, in [0, 1]."""
SCREENED, CLOSER = 11, 12
"""Purposes of the seed: luck of the screening, and of the closer looks, which have luck of their own."""
LIKELY = 1.0
"""A run may add up to enough if it falls short of that by no more than so many standard errors, nor by half."""
KNOWN_AS_WELL = 4
"""So many times the games of the closer look tell what who plays on makes of the lines of the second pass."""
PRAISED = 1
"""Of the best moves, at a turn that looks well done, so many: the one that was made is mostly that."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How much luck is spent: games a move in the screening and in the closer look; turns and moves looked at closer.

    In the second pass `deeper` games a line, of which so many are `scored`. `praised` turns that look well done are
    looked at closer too, each beside what tempted there. Of the turns, half at most belong to stretches of things left
    undone; the rest of a stretch is looked at with so many games as `undone`. Up to so many `histories` are gone
    through one by one instead, where little is left to come.
    """

    screen: int = 64
    closer: int = 1000
    turns: int = 6
    moves: int = 4
    praised: int = 1
    undone: int = 250
    deeper: int = 80
    scored: int = 24
    histories: int = HISTORIES


@dataclass(frozen=True, slots=True, eq=False)
class Screened:
    """A choice with what came of each of its moves in the screening; `played` None where that is `exact`."""

    moment: Moment
    played: Played | None
    exact: Exact | None = None


class Screener:
    """Screens the choices of a transcript as they come, and finishes the analysis once it is over.

    Nothing it draws hangs on when an entry came in: the same transcript gives the same analysis.
    """

    def __init__(
        self,
        tables: Tables,
        scenario: Scenario,
        header: Header,
        player: Player,
        *,
        seed: int,
        effort: Effort | None = None,
    ) -> None:
        self.tables = tables
        self.seed, self.effort = seed, effort or Effort()
        self.deal = heard_through(tables, scenario, player, header)
        self.listening, self.expert = self.deal.listening, self.deal.expert
        self.hands = Hands(self.deal)
        self.screened: list[Screened] = []
        self._looked: dict[tuple[int, int, tuple[int, ...]], Played] = {}
        self._would: dict[int, int] = {}
        self._named: dict[int, tuple[str, ...]] = {}

    def entry(self, entry: Entry) -> None:
        """Take in one entry; if it was a choice it waits to be screened."""
        self.listening.hear(entry)

    @property
    def waiting(self) -> list[Moment]:
        """Return the choices that are not screened yet."""
        return self.listening.moments[len(self.screened) :]

    def screen(self, most: int | None = None) -> None:
        """Screen the choices that wait, at most so many of them; all side by side."""
        waiting, effort = self.waiting[:most], self.effort
        looks = [Look(moment.turn, moment.options, effort.screen, effort.histories) for moment in waiting]
        for moment, found in zip(waiting, look_at_all(self.hands, looks, self.seed + SCREENED), strict=True):
            one = Screened(moment, None, found) if isinstance(found, Exact) else Screened(moment, found)
            self.screened.append(one)

    def analysis(
        self, thresholds: Thresholds | None = None, tell: Tell | None = None, *, second_pass: bool = False
    ) -> Analysis:
        """Return the analysis of what was heard so far; screens what still waits. A second pass takes two minutes."""
        told = tell or _silent
        thresholds = thresholds or Thresholds()
        self._screen_all(told)
        told("Looking at the turns that cost the most", 0.0)
        closer = self._closer(thresholds)
        turns = tuple(self._weighed(one, closer.get(one.moment.turn)) for one in self.screened)
        stretches = self._stretches(closer, thresholds)
        points = turning_points(self.deal, turns, set(closer), thresholds, stretches)
        told("Looking at the turns that cost the most", 1.0)
        again = self._second(points, told) if second_pass else {}
        turns = tuple(with_scores(turn, again[turn.turn]) if turn.turn in again else turn for turn in turns)
        return Analysis(turns, points, thresholds, self.seed, second_pass, tuple(again.values()))

    def _second(self, points: Sequence[TurningPoint], told: Tell) -> dict[int, Weighed]:
        """Weigh the lines that are shown once more by a player who looks a move ahead, with the card to expect."""
        effort = self.effort
        found: dict[int, Weighed] = {}
        known = KNOWN_AS_WELL * effort.closer
        looks = [Again(point, self.seed, effort.deeper, effort.scored, known) for point in points]
        for at in range(0, len(looks), self.hands.count):
            told("Playing on with a player who looks a move ahead", at / len(points))
            some = self.hands.each(second_look, looks[at : at + self.hands.count])
            found |= {one.turn: one for one in some if one is not None}
        return found

    def _screen_all(self, told: Tell) -> None:
        whole = max(len(self.listening.moments), 1)
        while self.waiting:
            told("Weighing every move that could have been made", len(self.screened) / whole)
            self.screen(AT_A_TIME)

    def _wanted(self, thresholds: Thresholds) -> list[Asked]:
        """Return the turns that had best be looked at closer by what was screened, with the moves that matter there."""
        turns = [self._weighed(one) for one in self.screened]
        undone = {one.moment.turn: one.instead for run in self._runs(thresholds) for one in run}
        return [
            Asked(self.screened[at].moment, self._few(self.screened[at], turns[at], most, undone), games)
            for at, most, games in self._worth_a_look(turns, undone, thresholds)
            if self.screened[at].exact is None
        ]

    def _runs(self, thresholds: Thresholds) -> list[list[Undone]]:
        """Return the runs of things left undone that may add up to enough, by what was screened."""
        screened = {one.moment.turn: one.played for one in self.screened if one.played is not None}
        figures: dict[int, Played | Exact] = {**screened, **self._exactly}
        runs = runs_of(self.tables, [one.moment for one in self.screened], self._expert_would)
        found = [(run, stretch_of(run, [figures[one.moment.turn] for one in run])) for run in runs]
        return [
            run for run, lost in found if lost.worth >= thresholds.cost - min(LIKELY * lost.error, thresholds.cost / 2)
        ]

    @property
    def _exactly(self) -> dict[int, Exact]:
        return {one.moment.turn: one.exact for one in self.screened if one.exact is not None}

    def _expert_would(self, moment: Moment) -> int:
        if moment.turn not in self._would:
            self._would[moment.turn] = self.expert.likes(moment, 1)[0]
        return self._would[moment.turn]

    def _stretches(self, closer: Mapping[int, Played], thresholds: Thresholds) -> list[Stretch]:
        """Return what those runs lost, by the closer look alone, whose luck had no part in choosing them."""
        figures: dict[int, Played | Exact] = {**closer, **self._exactly}
        return [stretch_of(run, [figures[one.moment.turn] for one in run]) for run in self._runs(thresholds)]

    def _weighed(self, one: Screened, closer: Played | None = None) -> Weighed:
        if one.exact is not None:
            return weighed_exactly(self.tables, one.moment, one.exact)
        assert one.played is not None
        return weighed(self.tables, one.moment, one.played, closer)

    def _look(self, asked: Sequence[Asked]) -> None:
        looks = [Look(one.moment.turn, one.moves, one.games) for one in asked]
        for one, found in zip(asked, look_at_all(self.hands, looks, self.seed + CLOSER), strict=True):
            assert isinstance(found, Played)
            self._looked[_key(one)] = found

    def _closer(self, thresholds: Thresholds) -> dict[int, Played]:
        """Play the best few moves of some turns with more luck, by turn."""
        wanted = self._wanted(thresholds)
        self._look([one for one in wanted if _key(one) not in self._looked])
        return {one.moment.turn: self._looked[_key(one)] for one in wanted}

    def look_ahead(self) -> bool:
        """Look closer at one turn that will most likely be looked at in the end; tell whether there was one."""
        due = [one for one in self._wanted(Thresholds()) if _key(one) not in self._looked]
        self._look(due[:1])
        return bool(due)

    def _worth_a_look(
        self, turns: Sequence[Weighed], undone: Collection[int], thresholds: Thresholds
    ) -> list[tuple[int, int, int]]:
        """Return the places of turns that had best be looked at closer, how many of their best moves, and the games."""
        effort = self.effort
        losses = sorted(range(len(turns)), key=lambda at: (-turns[at].made.behind, at))
        losses = [at for at in losses if turns[at].made.behind > 0]
        run = [at for at in losses if turns[at].turn in undone]
        half = run[: max(effort.turns // 2, 1)]
        costly = [at for at in losses if at in half or at not in run][: effort.turns]
        left = [at for at, turn in enumerate(turns) if turn.turn in undone and at not in costly]
        gains = {
            at: self._praise(at, turn, thresholds)
            for at, turn in enumerate(turns)
            if at not in costly and at not in left
        }
        praised = sorted((at for at in gains if gains[at] > 0), key=lambda at: (-gains[at], at))[: effort.praised]
        quick = min(effort.undone, effort.closer)
        looks = ((costly, effort.moves, effort.closer), (praised, PRAISED, effort.closer), (left, 1, quick))
        return sorted((at, most, games) for places, most, games in looks for at in places)

    def _praise(self, at: int, turn: Weighed, thresholds: Thresholds) -> float:
        """Return what there is to praise at a turn by what was screened."""
        found = praise_of(self.tables, self.listening, self.screened[at].moment, turn, thresholds)
        return found.worth if found is not None else 0.0

    def _few(self, one: Screened, turn: Weighed, most: int, undone: Mapping[int, int] | None = None) -> Ints:
        """Return the best few moves of a turn, the one that was made, and what tempted or was left undone there.

        Of many that are as good as each other, those are taken that will be named as better ones.
        """
        by_worth = [option.move for option in turn.options]
        named = self._would_name(one, turn) if most > PRAISED else ()
        first = dict.fromkeys([*by_worth[:1], *named, *by_worth])
        best = [self.tables.index[move] for move in list(first)[:most]]
        tempting = gain_of(self.tables, one.moment, turn)[2] if most == PRAISED else ""
        beside = [self.tables.index[tempting]] if tempting else []
        if undone and turn.turn in undone:
            beside = [undone[turn.turn]]
        return np.array(list(dict.fromkeys([*best, one.moment.chosen, *beside])), dtype=np.int64)

    def _would_name(self, one: Screened, turn: Weighed) -> tuple[str, ...]:
        """Return the better moves that would be named by what was screened."""
        if turn.turn not in self._named:
            self._named[turn.turn] = better_of(self.deal, one.moment, turn)
        return self._named[turn.turn]


def _key(one: Asked) -> tuple[int, int, tuple[int, ...]]:
    return one.moment.turn, one.games, tuple(one.moves.tolist())


AT_A_TIME = 40
"""Choices screened side by side: enough to fill a batch, few enough to say how far it has come."""


def analyse(
    tables: Tables,
    scenario: Scenario,
    transcript: Transcript,
    expert: Player,
    *,
    seed: int,
    effort: Effort | None = None,
    thresholds: Thresholds | None = None,
    tell: Tell | None = None,
    second_pass: bool = False,
    sharing: Sharing | None = None,
) -> Analysis:
    """Return what every move at every choice of a transcript was worth, and where the deal turned.

    `expert` is the house player that plays on, `seed` the luck of the analysis, never the sitting's. In a `second_pass`
    the lines that are shown are weighed once more by one who looks a move ahead, with the card to expect: about two
    minutes. With `sharing` several processes work on it, which come to the same to the last bit. Raises TranscriptError
    for a move or a signal that this scenario does not have.
    """
    screener = Screener(tables, scenario, transcript.header, expert, seed=seed, effort=effort)
    for entry in transcript.entries:
        screener.entry(entry)
    with screener.hands as hands:
        if sharing is not None:
            hands.start(sharing, transcript.header, transcript.entries)
        return screener.analysis(thresholds, tell, second_pass=second_pass)


def _silent(what: str, share: float) -> None:
    pass

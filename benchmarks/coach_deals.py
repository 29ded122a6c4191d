"""Deals for benchmarks of the coach: played by house players, and by an expert who makes one blunder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Listener
from salesdance.cli.cast import shipped_players
from salesdance.cli.content import Content
from salesdance.coach.analysing import Screener
from salesdance.coach.listening import Listening, Moment
from salesdance.engine import RULES_VERSION, Phase, Seen, State
from salesdance.engine.luck import Seeds
from salesdance.habits import Habit, Player
from salesdance.players import Chooser, habit_chooser, play
from salesdance.players.following import Turns
from salesdance.simulation import line_lengths, start_of
from salesdance.transcript import Entry, Header, Transcript

Bools: TypeAlias = NDArray[np.bool_]
Ints: TypeAlias = NDArray[np.int64]
CLUE, TOLD_HALF = {"clue_now": (1.0, 1.0)}, {"told": (3.0, 4.0)}
LEFT_ALONE = (Habit(("goodbye",)), Habit(("carry_on",)))
"""Leaves at the yes with nothing nailed down, and lets every stop of the ninety days go by."""
PROMISED, LEFT = "over-promise", "leaving at the yes, for good"
TWICE, ASKED = "ignoring a clue twice, then asking", ("close", "close_firm")
BLUNDERS: Mapping[str, tuple[tuple[Habit, ...], ...]] = {
    PROMISED: (
        (Habit(("promise/*",), when={"questions": (3, inf)}, times=1),),
        (Habit(("promise/*",), when={"questions": (6, inf)}, times=1),),
    ),
    LEFT: (LEFT_ALONE,),
    "argument after the no": ((Habit(("argue_no",), times=1),), (Habit(("argue_no",), when=TOLD_HALF, times=1),)),
    TWICE: ((Habit(("about_us", "boast"), when=CLUE, times=6),),),
}
"""By kind, the ways in which it is planted: habits that go before those of the expert. The first way is taken in every
other deal, the second in the others where there is one."""
FIRST_SEED, TRIES = 100, 10
SEED = 11
"""The luck of the analysis."""


@dataclass(frozen=True, slots=True)
class Played:
    """A deal that was played; `planted` are the turns of the blunder, in their order."""

    transcript: Transcript
    planted: tuple[int, ...] = ()


def played(
    content: Content, name: str, seed: int, player: Player | None = None, forced: Mapping[int, str] | None = None
) -> Played:
    """Return a deal of a house player; what is `forced`, by turn, is done instead of what the player would do."""
    who = player or shipped_players()[name]
    tables, scenario = content.tables, content.scenario
    choose = _forcing(content, habit_chooser(tables, who, line_lengths(tables, scenario)), forced or {})
    games = play(tables, choose, seed=seed, games=1, listens=who.listens, start=start_of(tables, scenario))
    entries = []
    for turn, move in enumerate(games.moves[:, 0].tolist()):
        if move >= 0:
            signal = tables.answers[int(tables.kind[move])].signals[int(games.signals[turn, 0])]
            origin = ("played", "sitting", "look_back")[int(games.origin[turn])]
            entries.append(Entry(tables.moves[move].id, signal, "", origin))  # type: ignore[arg-type]
    header = Header(
        scenario.id, scenario.digest, content.deck.digest, RULES_VERSION, content.profile.name,
        content.profile.digest, seed, seed,
    )  # fmt: skip
    return Played(Transcript(header, tuple(entries), (), True))


def screener(content: Content, deal: Played) -> Screener:
    """Return a screener that has heard a whole deal."""
    made = Screener(content.tables, content.scenario, deal.transcript.header, shipped_players()["expert"], seed=SEED)
    for entry in deal.transcript.entries:
        made.entry(entry)
    return made


def _forcing(content: Content, choose: Chooser, forced: Mapping[int, str]) -> Chooser:
    def chosen(state: State, listener: Listener | None, mask: Bools, seeds: Seeds, turn: Turns) -> Ints:
        move, at = choose(state, listener, mask, seeds, turn), int(np.ravel(turn)[0])
        return np.full_like(move, content.tables.index[forced[at]]) if at in forced else move

    return chosen if forced else choose


def blunders_in(content: Content, kind: str, tries: int = TRIES) -> Iterator[tuple[Played, list[Moment]]]:
    """Yield deals of an expert who makes this blunder, with the moments at which it was made."""
    expert, ways = shipped_players()["expert"], BLUNDERS[kind]
    for seed in range(FIRST_SEED, FIRST_SEED + tries):
        habits = ways[seed % len(ways)]
        blunderer = replace(expert, habits=(*habits, *expert.habits))
        deal = played(content, "expert", seed, blunderer)
        moments = _made(content, deal, habits)
        if kind == TWICE:
            deal, moments = _asked_after(content, deal, moments, seed)
        elif kind == LEFT:
            moments = _from_the_yes(moments)
        if moments:
            yield replace(deal, planted=tuple(moment.turn for moment in moments)), moments


def moments_of(content: Content, deal: Played) -> list[Moment]:
    """Return the choices of a deal."""
    return Listening(content.tables, content.scenario, deal.transcript.header).hear_all(deal.transcript.entries)


def _made(content: Content, deal: Played, habits: Sequence[Habit]) -> list[Moment]:
    """Return the moments at which the planted habits were followed, as far as that can be told."""
    heads = [pattern.removesuffix("*") for habit in habits for pattern in habit.moves]
    moves = {index for move, index in content.tables.index.items() if any(move.startswith(head) for head in heads)}
    return [moment for moment in moments_of(content, deal) if moment.past is None and moment.chosen in moves]


def _from_the_yes(moments: Sequence[Moment]) -> list[Moment]:
    """Return the moments from the one on at which somebody left after the yes; none if nobody did."""
    at = next((at for at, moment in enumerate(moments) if moment.phase == Phase.CEMENT), len(moments))
    return list(moments[at:])


def _asked_after(content: Content, deal: Played, moments: Sequence[Moment], seed: int) -> tuple[Played, list[Moment]]:
    """Return the deal in which the second clue to what it is was passed by, and the sale asked for, but no more."""
    tables, by_turn = content.tables, {moment.turn: moment for moment in moments_of(content, deal)}
    real = [moment for moment in moments if _clue_of(content, moment) == _objection(content, moment)]
    after = by_turn.get(real[1].turn + 1) if len(real) > 1 else None
    asks = [move for move in ASKED if after is not None and tables.index.get(move, -1) in after.options]
    if after is None or not asks:
        return deal, []
    done = {one.turn: tables.moves[one.chosen].id for one in moments if one.turn <= real[1].turn}
    asked = played(content, "expert", seed, forced={**done, after.turn: asks[0]})
    wanted = {real[0].turn, real[1].turn, after.turn}
    return asked, [moment for moment in moments_of(content, asked) if moment.turn in wanted]


def _clue_of(content: Content, moment: Moment) -> int:
    return int(content.tables.clue_of[int(moment.belief.state.seen[0, Seen.LAST_FACT]) - 1])


def _objection(content: Content, moment: Moment) -> int:
    return int(content.tables.types.objection[int(moment.true.type[0])])

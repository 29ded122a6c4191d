"""Hands as they are dealt in many simulated sittings, and what the expert would say at each of them.

House players drive real sittings of one scenario, all in step, so that one batch of the ideal listener hears them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from salesdance.belief import Belief, Ideal, forced, opening, prior_belief, update_some
from salesdance.cli.cast import shipped_players
from salesdance.cli.content import Content
from salesdance.engine import RULES_VERSION, Phase
from salesdance.players import Chooser, habit_chooser
from salesdance.sitting import Sitting, View
from salesdance.transcript import Header

DRIVERS = ("expert", "average", "random")
LONGEST = 250
NOT_TO_DECIDE = (Phase.WAITING,)
PAST = ("played", "opens_with")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a hand as it stands on the screen, and behind it its move and the slot it was drawn for."""

    key: str
    says: str
    move: str
    slot: str


@dataclass(frozen=True, slots=True)
class Dealt:
    """A hand: whose sitting, the phase, its lines, and the move that would be natural or the expert's here.

    `under` are the moves on the quick keys. `few` tells that hardly anything could be said that was not said before.
    """

    scenario: str
    driver: str
    seed: int
    phase: int
    lines: tuple[Line, ...]
    under: tuple[str, ...]
    natural: str
    expert: str
    few: bool
    shared_sheet: bool

    def at(self, move: str) -> Line | None:
        """Return the line of a move, None where it is not in the hand."""
        return next((line for line in self.lines if line.move == move), None)


class _Listener:
    """One belief over all sittings of a scenario, fed with what each of them has seen since the last time."""

    def __init__(self, content: Content, sittings: Sequence[Sitting]) -> None:
        self.tables = content.tables
        self.sittings = sittings
        self.heard = [0] * len(sittings)
        weights = opening(content.tables, content.scenario.start).weights
        self.belief = prior_belief(content.tables, len(sittings), weights)

    def listen(self) -> None:
        """Hear everything that happened since the last time."""
        while any(self.heard[at] < len(one._course.game.turns) for at, one in enumerate(self.sittings)):
            moves = np.full(len(self.sittings), -1, dtype=np.int64)
            signals = moves.copy()
            origin = ""
            for at, one in enumerate(self.sittings):
                turns = one._course.game.turns
                if self.heard[at] < len(turns):
                    turn = turns[self.heard[at]]
                    self.heard[at] += 1
                    names = self.tables.answers[int(self.tables.kind[turn.move])].signals
                    moves[at], signals[at], origin = turn.move, names.index(turn.signal), turn.origin
            hear = forced if origin in PAST else update_some
            self.belief = hear(self.tables, self.belief, moves, signals)

    def choices(self, choose: Chooser, at: Sequence[int], turn: int) -> list[int]:
        """Return what a player would do in some of the sittings; a choice about the past is one of its choices."""
        if not at:
            return []
        part: Belief = self.belief.rows(np.array(at))
        mask = np.zeros((len(at), len(self.tables.moves)), dtype=np.bool_)
        for row, game in enumerate(at):
            mask[row, [self.tables.index[move] for move in self.sittings[game].legal()]] = True
        state = part.state.rows(np.arange(len(at)) * part.types)
        seeds = np.array([self.sittings[game].transcript().header.game_seed for game in at], dtype=np.uint64)
        return [int(move) for move in choose(state, Ideal(self.tables, part), mask, seeds, turn)]


def begun(content: Content, seed: int) -> Sitting:
    """Return a sitting of this seed; its person has a seed of their own."""
    header = Header(content.scenario.id, "", "", RULES_VERSION, content.profile.name, "", seed, seed + 1000)
    return Sitting.begin(
        content.scenario, content.deck, content.tables, game_seed=seed, type_seed=seed + 1000, header=header
    )


def hands(content: Content, games: int, first: int = 0) -> Iterator[Dealt]:
    """Yield every hand of `games` sittings by each driver, seeds from `first` on."""
    players = shipped_players()
    choosers = {name: habit_chooser(content.tables, players[name]) for name in DRIVERS}
    who = [name for name in DRIVERS for _ in range(games)]
    sittings = [begun(content, first + at % games) for at in range(len(who))]
    listener = _Listener(content, sittings)
    moves = content.tables.moves
    for turn in range(LONGEST):
        listener.listen()
        live = [at for at, one in enumerate(sittings) if not one.finished]
        if not live:
            return
        best = dict(zip(live, listener.choices(choosers["expert"], live, turn), strict=True))
        chosen = dict(best)
        for name in DRIVERS[1:]:
            own = [at for at in live if who[at] == name]
            chosen.update(zip(own, listener.choices(choosers[name], own, turn), strict=True))
        for at in live:
            one, view = sittings[at], sittings[at].view()
            if view.look_back is None and one._course.game.sight.phase not in NOT_TO_DECIDE:
                yield _dealt(content, one, view, who[at], moves[best[at]].id)
            _make(one, moves[chosen[at]].id)


def _dealt(content: Content, one: Sitting, view: View, driver: str, expert: str) -> Dealt:
    course = one._course
    slots = {key: pick.slot for key, pick in course.hand.picks.items()}
    hand = course.hand.picks
    pieces, sight = course.deal.pieces, course.game.sight
    said = sight.said
    return Dealt(
        scenario=content.scenario.id,
        driver=driver,
        seed=one.transcript().header.game_seed,
        phase=sight.phase,
        lines=tuple(
            Line(key, course.lines.says(pick.move, sight), pieces[pick.move].id, slots[key])
            for key, pick in hand.items()
        ),
        under=tuple(pieces[m].id for m in course.game.legal if pieces[m].kind in ("follow", "silence", "carry_on")),
        natural=pieces[course.hand.next].id if course.hand.next is not None else "",
        expert=expert,
        few=sum(not said[move] for move in course.game.legal) <= 12,
        shared_sheet=bool(view.sheet),
    )


def _make(one: Sitting, move: str) -> None:
    view = one.view()
    if view.look_back is None and view.thought is not None and view.thought.move != move:
        one.answer_thought(False)
    view = one.look_back(move) if view.look_back is not None else one.say(move)
    if view.asking is not None:
        one.skip_forecast()

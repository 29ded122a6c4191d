"""Several ways of playing in one batch, each meeting the same people with the same luck.

Most of what a few hundred games cost is the same for a few thousand, so that many ways cost little more than one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from salesdance.belief import Listener, counting_listener
from salesdance.engine import State, Tables, draw_types, legal, new_state
from salesdance.engine.luck import Seeds
from salesdance.players.choosing import Ints, Mask
from salesdance.players.following import Chooser
from salesdance.players.lockstep import Lockstep, Watch
from salesdance.players.playing import Games, _play
from salesdance.players.seeding import seeds_of


class _Beside(Lockstep):
    """The games of all ways at play: those of the first way, then those of the second, and so on."""

    def __init__(
        self, tables: Tables, state: State, listener: Listener | None, seeds: Seeds, ways: Sequence[Chooser], games: int
    ) -> None:
        super().__init__(tables, state, listener, seeds)
        self._ways, self._games = ways, games

    def _chosen(self, choose: Chooser, free: Ints, first: Ints | None) -> tuple[Ints, Mask]:
        part, seeds, of = self.state.rows(free), self.seeds[free], self.rows[free] // self._games
        listener = None if self.listener is None else self.listener.rows(free)
        mask = legal(self.tables, part)
        move = np.full(len(free), -1, dtype=np.int64)
        for at, way in enumerate(self._ways):
            here = np.flatnonzero(of == at)
            if len(here):
                heard = None if listener is None else listener.rows(here)
                move[here] = way(part.rows(here), heard, mask[here], seeds[here], self.turns_of(free[here]))
        return move, mask[np.arange(len(free)), move]


def play_side_by_side(
    tables: Tables,
    ways: Sequence[Chooser],
    *,
    seed: int,
    games: int,
    listens: bool = False,
    watches: tuple[Watch, ...] = (),
) -> Games:
    """Play `games` games of a deal from its first meeting in each of these ways, which all count clues or none does.

    Games `w * games` on are those of way w, and game i of every way is game i of the seed.
    """
    type_seeds, game_seeds = (np.tile(seeds_of(seed, 0, games, purpose), len(ways)) for purpose in (1, 2))
    state = new_state(tables, draw_types(tables, type_seeds, None))
    listener = counting_listener(tables, len(state), None) if listens else None
    table = _Beside(tables, state, listener, game_seeds, ways, games)
    return _play(ways[0], table, None, lambda share: None, watches)

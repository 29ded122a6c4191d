"""Several ways of playing in one batch, each meeting the same people with the same luck.

Most of what a few hundred games cost is the same for a few thousand, so that many ways cost little more than one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from salesdance.engine import Tables, legal
from salesdance.engine.luck import Seeds
from salesdance.players.choosing import Ints, Mask
from salesdance.players.following import Chooser
from salesdance.players.playing import Games, Watch, _play, _Table
from salesdance.players.seeding import seeds_of


class _Beside(_Table):
    """The games of all ways at play: those of the first way, then those of the second, and so on."""

    def __init__(self, tables: Tables, seeds: tuple[Seeds, Seeds], ways: Sequence[Chooser], games: int) -> None:
        super().__init__(tables, seeds, None, None, None)
        self._ways, self._games = ways, games

    def _chosen(self, choose: Chooser, free: Ints) -> tuple[Ints, Mask]:
        part, seeds, of = self.state.rows(free), self.seeds[free], self.rows[free] // self._games
        mask = legal(self.tables, part)
        move = np.full(len(free), -1, dtype=np.int64)
        for at, way in enumerate(self._ways):
            here = np.flatnonzero(of == at)
            if len(here):
                move[here] = way(part.rows(here), None, mask[here], seeds[here], len(self.moves))
        return move, mask[np.arange(len(free)), move]


def play_side_by_side(
    tables: Tables, ways: Sequence[Chooser], *, seed: int, games: int, watches: tuple[Watch, ...] = ()
) -> Games:
    """Play `games` games of a deal from its first meeting in each of these ways, none of which listens.

    Games `w * games` on are those of way w, and game i of every way is game i of the seed.
    """
    type_seeds, game_seeds = (np.tile(seeds_of(seed, 0, games, purpose), len(ways)) for purpose in (1, 2))
    table = _Beside(tables, (type_seeds, game_seeds), ways, games)
    return _play(tables, ways[0], table, None, lambda share: None, watches)

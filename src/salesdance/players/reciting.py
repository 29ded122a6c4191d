"""The reciter: another player's average sequence, played blind.

For each act and position, and in the ninety days for each stop, it knows the move most often made; illegal
ones are skipped. It knows acts and dates and no other signal.
"""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Belief
from salesdance.engine import Phase, Seen, State, Tables
from salesdance.engine.luck import Seeds
from salesdance.players.choosing import Ints, Mask
from salesdance.players.following import Chooser
from salesdance.players.playing import Games

Script = dict[tuple[int, int], list[int]]
ENDS = (("goodbye", None), ("carry_on", None), ("confirm", None), ("close", "soft"), ("hang_up", None), ("walk", None))
"""The kinds of move, with their manner, that a reciter ends an act with."""


def script_of(games: Games) -> Script:
    """Return the script of finished games: (phase, stop) -> the move most often made, by position."""
    counts: dict[tuple[int, int], dict[int, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
    for g in range(games.moves.shape[1]):
        position: Counter[tuple[int, int]] = Counter()
        for t in range(len(games.moves)):
            move = int(games.moves[t, g])
            phase = int(games.acts[t, g, 0])
            if move < 0 or not games.origin[t] or phase in (Phase.PASSING, Phase.POST, Phase.WAITING):
                continue
            act = (phase, int(games.acts[t, g, 1]) if phase == Phase.STOP else 0)
            counts[act][position[act]][move] += 1
            position[act] += 1
    least = games.moves.shape[1] * 0.02
    script: Script = {}
    for act, places in counts.items():
        moves = []
        for place in sorted(places):
            if sum(places[place].values()) < least:
                break
            moves.append(min(places[place].items(), key=lambda item: (-item[1], item[0]))[0])
        script[act] = moves
    return script


def reciting_chooser(tables: Tables, script: Script) -> Chooser:
    """Return the choice of a reciter; it keeps its place in each act of each game."""
    place: dict[tuple[int, tuple[int, int]], int] = {}
    ends = [int(m) for kind, manner in ENDS for m in tables.of_kind(kind) if tables.moves[m].entry.manner == manner]
    ids: dict[int, int] = {}

    def choose(state: State, belief: Belief | None, mask: Mask, seeds: Seeds, turn: int) -> Ints:
        chosen = np.full(len(state), -1, dtype=np.int64)
        for row in range(len(state)):
            game = ids.setdefault(int(seeds[row]), len(ids))
            phase = int(state.seen[row, Seen.PHASE])
            act = (phase, int(state.seen[row, Seen.STOPS]) if phase == Phase.STOP else 0)
            moves = script.get(act, [])
            at = place.get((game, act), 0)
            while at < len(moves) and not mask[row, moves[at]]:
                at += 1
            if at < len(moves):
                chosen[row] = moves[at]
                place[game, act] = at + 1
            else:
                chosen[row] = _ending(mask[row], ends)
                place[game, act] = at
        return chosen

    return choose


def _ending(mask: NDArray[np.bool_], ends: list[int]) -> int:
    for move in ends:
        if mask[move]:
            return move
    return int(mask.argmax())

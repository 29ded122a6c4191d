"""The reciter: another player's average sequence, played blind.

For each act and position, and in the ninety days for each stop, it knows the move most often made; illegal
ones are skipped. It knows acts and dates and no other signal.
"""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np

from salesdance.belief import Listener
from salesdance.engine import Phase, Seen, State, Tables
from salesdance.engine.luck import Seeds
from salesdance.players.choosing import Ints, Mask, Turns
from salesdance.players.following import Chooser
from salesdance.players.playing import Games

Script = dict[tuple[int, int], list[int]]
Lines = tuple[int, int, int, int]
"""Phase, stop, place in the act, and move."""
LEAST = 0.02
"""Places that a smaller share of the games came to are not recited."""
ENDS = (("goodbye", None), ("carry_on", None), ("confirm", None), ("close", "soft"), ("hang_up", None), ("walk", None))
"""The kinds of move, with their manner, that a reciter ends an act with."""
WIDE = 1000
"""More than there are stops: phase and stop as one number."""
NOTHING: Ints = np.zeros(0, dtype=np.int64)


def lines_of(games: Games) -> Counter[Lines]:
    """Return which moves finished games made at which place of each act, with how often."""
    often: Counter[Lines] = Counter()
    for g in range(games.moves.shape[1]):
        position: Counter[tuple[int, int]] = Counter()
        for t in range(len(games.moves)):
            move = int(games.moves[t, g])
            phase = int(games.acts[t, g, 0])
            if move < 0 or not games.origin[t] or phase in (Phase.PASSING, Phase.POST, Phase.WAITING):
                continue
            act = (phase, int(games.acts[t, g, 1]) if phase == Phase.STOP else 0)
            often[*act, position[act], move] += 1
            position[act] += 1
    return often


def script_from(often: Counter[Lines], games: int) -> Script:
    """Return the script that so many games make: (phase, stop) -> the move most often made, by position."""
    counts: dict[tuple[int, int], dict[int, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
    for (phase, stop, place, move), count in often.items():
        counts[phase, stop][place][move] = count
    script: Script = {}
    for act, places in counts.items():
        moves = []
        for place in sorted(places):
            if sum(places[place].values()) < games * LEAST:
                break
            moves.append(min(places[place].items(), key=lambda item: (-item[1], item[0]))[0])
        script[act] = moves
    return script


def script_of(games: Games) -> Script:
    """Return the script that finished games make."""
    return script_from(lines_of(games), games.moves.shape[1])


def reciting_chooser(tables: Tables, script: Script) -> Chooser:
    """Return the choice of a reciter; it keeps its place in each act of each game."""
    lines = {act: np.array(moves, dtype=np.int64) for act, moves in script.items()}
    ends = [int(m) for kind, manner in ENDS for m in tables.of_kind(kind) if tables.moves[m].entry.manner == manner]
    places = _Places()

    def choose(state: State, listener: Listener | None, mask: Mask, seeds: Seeds, turn: Turns) -> Ints:
        chosen, games = np.full(len(state), -1, dtype=np.int64), places.of(seeds)
        phase = state.seen[:, Seen.PHASE].astype(np.int64)
        stop = np.where(phase == Phase.STOP, state.seen[:, Seen.STOPS], 0).astype(np.int64)
        codes = phase * WIDE + stop
        for code in np.flatnonzero(np.bincount(codes)).tolist():
            rows = np.flatnonzero(codes == code)
            act = divmod(code, WIDE)
            part = mask if len(rows) == len(mask) else mask[rows]
            chosen[rows] = _next_line(lines.get(act, NOTHING), ends, part, places.at(act), games[rows])
        return chosen

    return choose


class _Places:
    """Where each game stands in each act; games are known by their seeds."""

    def __init__(self) -> None:
        self._seeds: Seeds = np.zeros(0, dtype=np.uint64)
        self._last, self._found = self._seeds, NOTHING
        self._at: dict[tuple[int, int], Ints] = {}

    def of(self, seeds: Seeds) -> Ints:
        """Return which games these are, taking in those that are new."""
        if np.array_equal(seeds, self._last):
            return self._found
        at = np.searchsorted(self._seeds, seeds)
        new = at == len(self._seeds)
        new[~new] = self._seeds[at[~new]] != seeds[~new]
        missing = seeds[new]
        if len(missing):
            known = np.concatenate([self._seeds, missing])
            order = np.argsort(known, kind="stable")
            fresh = np.zeros(len(missing), dtype=np.int64)
            self._at = {act: np.concatenate([at, fresh])[order] for act, at in self._at.items()}
            self._seeds = known[order]
            at = np.searchsorted(self._seeds, seeds)
        self._last, self._found = seeds, at
        return at

    def at(self, act: tuple[int, int]) -> Ints:
        """Return how many lines of an act each game is past; to be written to."""
        return self._at.setdefault(act, np.zeros(len(self._seeds), dtype=np.int64))


def _next_line(lines: Ints, ends: list[int], mask: Mask, places: Ints, games: Ints) -> Ints:
    """Return the next line of the script that can be said, or a way to end the act; move the places on."""
    chosen, place = np.full(len(games), -1, dtype=np.int64), places[games]
    if len(lines):
        left = mask.take(lines, axis=1) & (np.arange(len(lines)) >= place[:, None])
        at = left.argmax(axis=1)
        says = left[np.arange(len(games)), at]
        chosen[says] = lines[at[says]]
        places[games] = np.where(says, at + 1, len(lines))
    over = np.flatnonzero(chosen < 0)
    if len(over):
        rest = mask[over]
        last = rest.take(ends, axis=1)
        chosen[over] = np.where(last.any(axis=1), np.take(ends, last.argmax(axis=1)), rest.argmax(axis=1))
    return chosen

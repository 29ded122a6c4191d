"""A run cut into pieces: the same ones however many processes play them, so that nothing depends on that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from salesdance.engine import Tables
from salesdance.habits import Player
from salesdance.players import Script
from salesdance.players.lockstep import AT_ONCE, COUNTED_AT_ONCE
from salesdance.scenario import Scenario
from salesdance.simulation.running import SLICE, run_player
from salesdance.simulation.tallies import Tally, tally_of

EXACT = 2000
"""The first so many games have P(still there) without the luck of the calendar; it costs as much as half a game."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some games in a row of one player; all of them are scored, or none."""

    first: int
    games: int
    scored: bool
    exact: bool


@dataclass(frozen=True, slots=True)
class Reciting:
    """What a reciter has learnt: its script, and how many of ten it says are still there."""

    script: Script
    still: int


def pieces_of(games: int, scored: int, *, listens: bool) -> Iterator[Piece]:
    """Yield a run in pieces: first those games that are scored, then those watched closely, then the rest."""
    at, edges = 0, sorted({scored, EXACT, max(EXACT, scored), games})
    while at < games:
        is_scored = at < scored
        most = SLICE if is_scored else COUNTED_AT_ONCE if listens else AT_ONCE
        size = min(most, min(edge for edge in edges if edge > at) - at, games - at)
        yield Piece(at, size, is_scored, at < max(EXACT, scored))
        at += size


def play_piece(
    tables: Tables,
    scenario: Scenario,
    player: Player,
    piece: Piece,
    *,
    seed: int,
    scale: tuple[float, float],
    reciting: Reciting | None = None,
) -> Tally:
    """Return the sums of one piece."""
    run = run_player(
        tables,
        scenario,
        player,
        seed=seed,
        first=piece.first,
        games=piece.games,
        scored=piece.games if piece.scored else 0,
        exact=piece.exact,
        scale=scale,
        script=reciting.script if reciting else None,
        believed_still=reciting.still if reciting else None,
    )
    return tally_of(run)

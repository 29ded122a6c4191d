"""What a reciter knows by heart: another player's average sequence, and its mean answer to "still there?"."""

from __future__ import annotations

from collections import Counter

import numpy as np

from salesdance.belief import Opening
from salesdance.engine import Tables
from salesdance.habits import Player
from salesdance.players import Lines, Script, habit_chooser, lines_of, play, script_of
from salesdance.scenario import Scenario
from salesdance.simulation.running import UNHEARD, Numbers, Tell, chooser_of, mean, run_player, start_of, trace_of

RECITED_GAMES = 1000
SEED_OF_SCRIPT = 20_261


def recited(
    tables: Tables,
    player: Player,
    start: Opening | None,
    *,
    games: int = RECITED_GAMES,
    lengths: Numbers | None = None,
    tell: Tell | None = None,
) -> Script:
    """Return the script that a player's average sequence makes; `lengths` as `line_lengths` has them."""
    played = play(
        tables,
        habit_chooser(tables, player, lengths),
        seed=SEED_OF_SCRIPT,
        games=games,
        listens=player.listens,
        start=start,
        tell=tell,
    )
    return script_of(played)


def learnt(tables: Tables, scenario: Scenario, player: Player, first: int, games: int) -> Counter[Lines]:
    """Return what a stretch of the games behind `recited` makes to recite; `script_from` makes a script of the sum."""
    played = play(
        tables,
        chooser_of(tables, scenario, player, None),
        seed=SEED_OF_SCRIPT,
        first=first,
        games=games,
        listens=player.listens,
        start=start_of(tables, scenario),
    )
    return lines_of(played)


def mean_still(tables: Tables, scenario: Scenario, model: Player, *, seed: int, games: int = 30) -> int:
    """Return the mean answer of a listening player to "still there?", in whole figures of ten."""
    played = run_player(tables, scenario, model, seed=seed, games=games)
    still = trace_of(tables, played.games, games, full=False).still
    known = still[np.isfinite(still)]
    return round(10 * mean(known)) if len(known) else UNHEARD

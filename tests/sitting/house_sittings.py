"""Sittings that house players have played, as transcripts: for tests that need many finished ones."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from salesdance.authoring import read_player
from salesdance.engine import Phase, Tables, legal
from salesdance.habits import Player
from salesdance.moves import Deck
from salesdance.players import habit_chooser
from salesdance.scenario import Scenario
from salesdance.sitting.starting import new_game, opening_of
from salesdance.transcript import Entry, Transcript
from tests.builders import a_header

PLAYERS = Path(__file__).resolve().parents[2] / "assets" / "players"
FORCED = {Phase.PASSING: "day", Phase.POST: "post", Phase.WAITING: "turn_up"}


@cache
def player(name: str) -> Player:
    """Return a shipped player."""
    found, _ = read_player((PLAYERS / f"{name}.yaml").read_bytes(), name)
    assert found is not None
    return found


def played_by(who: Player, scenario: Scenario, deck: Deck, tables: Tables, seed: int) -> Transcript:
    """Return the finished transcript of a player who does not listen, with this seed for luck and person."""
    start = opening_of(tables, scenario)
    game = new_game(tables, start, game_seed=seed, type_seed=seed)
    choose, entries = habit_chooser(tables, who), []
    for origin, pairs in (("played", start.played), ("look_back", start.look_back), ("opens_with", start.opens_with)):
        for pair in pairs:
            drawn = game.draw(pair[0]) if origin == "look_back" else game.force(*pair)
            entries.append(Entry(tables.moves[drawn.move].id, drawn.signal, drawn.digest, origin))  # type: ignore[arg-type]
            game.take(drawn, origin)
    while game.sight.phase != Phase.DONE:
        if game.sight.phase in FORCED:
            move = int(tables.of_kind(FORCED[game.sight.phase])[0])
        else:
            mask = legal(tables, game.state)
            move = int(choose(game.state, None, mask, np.array([seed], dtype=np.uint64), len(entries))[0])
        drawn = game.draw(move)
        entries.append(Entry(tables.moves[move].id, drawn.signal, drawn.digest))
        game.take(drawn, "sitting")
    header = a_header(scenario, deck, game_seed=seed, type_seed=seed)
    return Transcript(header, tuple(entries), (), finished=True)

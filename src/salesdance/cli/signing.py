"""One digest of what the engine and the ideal listener make of a fixed set of games, over all shipped scenarios."""

from __future__ import annotations

import hashlib

import numpy as np

from salesdance.belief import information, long_game, prior_belief, update_some
from salesdance.cli import places
from salesdance.cli.content import load_deck, load_profile, load_scenario
from salesdance.cli.orders import BASE_PROFILE, PROFILES
from salesdance.engine import RULES_VERSION, Tables, build_tables
from salesdance.engine.blind import blind_turns
from salesdance.engine.blind import signature as played

LISTENED = 1
MEASURED_EVERY = 12


def signature(games: int, seed: int) -> str:
    """Return the digest in hex; it changes with the rules, the deck, the profiles and the shipped scenarios only."""
    h, deck = hashlib.sha256(), load_deck()
    h.update(f"rules {RULES_VERSION}, {games} games, seed {seed}".encode("ascii"))
    for path in places.shipped_scenarios().values():
        scenario = load_scenario(path, deck)
        for profile in PROFILES:
            tables = build_tables(scenario, deck, load_profile(profile))
            h.update(played(tables, games, seed).encode("ascii"))
            if profile == BASE_PROFILE:
                h.update(_heard(tables, seed))
    return h.hexdigest()


def _heard(tables: Tables, seed: int) -> bytes:
    """Return a digest of all that a listener believes in the first game or two, and of what it is worth."""
    h, belief = hashlib.sha256(), prior_belief(tables, LISTENED)
    for number, turn in enumerate(blind_turns(tables, LISTENED, seed)):
        if number % MEASURED_EVERY == 0:
            moves = np.unique(turn.move[turn.move >= 0]).tolist()
            live = belief.rows(np.flatnonzero(turn.move >= 0))
            h.update(information(tables, live, moves).astype("<f8").tobytes())
            h.update(long_game(tables, belief).astype("<f8").tobytes())
        belief = update_some(tables, belief, turn.move, turn.signal)
        h.update(belief.weights.astype("<f8").tobytes())
    return h.digest()

"""What the command line of `play` asked for, as plain values; nothing heavy is loaded here."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass

BASE_PROFILE = "evidence"
PROFILES = (BASE_PROFILE, "seed_faithful")
FIRST_DEAL = "the_yes"
SEEDS = 2**63


@dataclass(frozen=True, slots=True)
class Orders:
    """What the command line asked for. Seeds are None where chance decides; empty texts were not given."""

    scenario: str
    game_seed: int | None
    type_seed: int | None
    person: str
    profile: str
    mode: str
    moves: str
    save: str
    json: bool
    room: bool = False

    def seeds(self) -> tuple[int, int]:
        """Return the seed of luck and the seed of who it is, drawn where none was given."""
        game = _drawn() if self.game_seed is None else self.game_seed
        kind = self.game_seed if self.type_seed is None else self.type_seed
        return game, _drawn() if kind is None else kind


def _drawn() -> int:
    # What `secrets` would give, without all that it loads before the first frame.
    return int.from_bytes(os.urandom(8), "big") % SEEDS


def orders_of(args: argparse.Namespace) -> Orders:
    """Return the arguments as plain values."""
    return Orders(
        scenario=args.scenario,
        game_seed=args.seed,
        type_seed=args.type_seed,
        person=args.person,
        profile=args.profile,
        mode=args.mode,
        moves=args.moves,
        save=args.save,
        json=args.format == "json",
        room=args.room,
    )

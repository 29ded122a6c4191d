"""What the command line of `play` asked for, as plain values; nothing heavy is loaded here."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass

BASE_PROFILE = "evidence"
PROFILES = (BASE_PROFILE, "seed_faithful")
FIRST_DEAL = "the_yes"
LIBRARY = (
    FIRST_DEAL,
    "copy_room",
    "two_hundred_laptops",
    "tuesday_at_ten",
    "in_the_bag",
    "thirty_two_windows",
    "almost_customer",
    "seat_forty_one",
    "the_changeover",
    "peace_of_mind",
    "slide_eighteen",
    "quiet_theatre",
)
"""The order in which the library suggests the shipped deals; whatever else ships comes after them."""
SEEDS = 2**63
DESK = "hundred_a_month"
"""What is played as a desk of losses instead of a deal."""
DESK_DEALS = ("energy_desk", "in_the_bag")
"""The deals that the desk may play with, the first that ships; the first is no deal of the library by itself."""


@dataclass(frozen=True, slots=True)
class Orders:
    """What the command line asked for. Seeds are None where chance decides; empty texts were not given.

    `screened` sittings are gone through by the coach while they are played, in a second process.
    """

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
    desk: str = ""
    moments: bool = False
    again: str = ""
    other_dice: bool = False
    screened: bool = False

    @property
    def dice(self) -> int | None:
        """Return the seed of luck for a turn that is tried again; None for the dice that fell then."""
        if self.game_seed is not None:
            return self.game_seed
        return drawn() if self.other_dice else None

    def seeds(self) -> tuple[int, int]:
        """Return the seed of luck and the seed of who it is, drawn where none was given."""
        game = drawn() if self.game_seed is None else self.game_seed
        kind = self.game_seed if self.type_seed is None else self.type_seed
        return game, drawn() if kind is None else kind


def drawn() -> int:
    """Return a seed that chance decides."""
    # What `secrets` would give, without all that it loads before the first frame.
    return int.from_bytes(os.urandom(8), "big") % SEEDS


def some_of(text: str) -> int:
    """Return the number of at least one that a word of the command line stands for; ArgumentTypeError if it is none."""
    if not (text.isascii() and text.isdigit()) or int(text) < 1:
        raise argparse.ArgumentTypeError(f"at least 1 is needed, not {text!r}")
    return int(text)


def seed_of(text: str) -> int:
    """Return the seed that a word of the command line stands for; ArgumentTypeError if it is none."""
    if not (text.isascii() and text.isdigit()) or int(text) >= SEEDS:
        raise argparse.ArgumentTypeError(f"a seed is a whole number from 0 to 2^63 - 1, not {text!r}")
    return int(text)


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
        again=args.again,
        other_dice=args.other_dice,
        screened=not args.moves,
    )

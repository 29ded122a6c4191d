"""`salesdance desk`: The Hundred a Month, in the window or in the terminal; nothing of it is kept."""

from __future__ import annotations

import argparse
import io
import os
import sys

from salesdance.cli.orders import BASE_PROFILE, PROFILES, Orders, seed_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `desk`."""
    parser.add_argument(
        "scenario",
        nargs="?",
        default="",
        metavar="SCENARIO",
        help="a deal that begins after the no; left out: our own",
    )
    parser.add_argument("--text", action="store_true", help="play in the terminal")
    parser.add_argument("--seed", type=seed_of, metavar="N", help="the seed: the same seed and choices, the same month")
    parser.add_argument("--profile", choices=PROFILES, default=BASE_PROFILE, help="default: evidence")


def run(args: argparse.Namespace) -> int:
    """Play a month at the desk and see the year after it; InputError for a deal that does not begin after a no."""
    return at_the_desk(args.scenario, args.seed, args.profile, text=args.text)


def at_the_desk(scenario: str, seed: int | None, profile: str, *, text: bool) -> int:
    """Play a month in the window, or in the terminal where that was asked for or there is no screen."""
    from salesdance.cli.months import desk_deal, session
    from salesdance.cli.window import is_piped, open_window, why_no_screen

    if not text:
        why = "Lines are piped in." if is_piped(sys.stdin) else why_no_screen(os.environ)
        if not why:
            session(scenario, seed, profile)  # A deal that will not do is refused before any window is opened.
            desk = scenario or desk_deal()
            why = open_window(Orders("", seed, seed, "", profile, "", "", "", False, desk=desk))
            if not why:
                return 0
        print(f"{why} salesdance plays here in the terminal.", file=sys.stderr)
    from salesdance.text import DeskTable, Screen, look_at, reader

    typed = sys.stdin if sys.stdin is not None else io.StringIO()
    screen = Screen(sys.stdout, look_at(typed, sys.stdout, os.environ))
    DeskTable(screen, reader(typed), session(scenario, seed, profile)).play()
    return 0

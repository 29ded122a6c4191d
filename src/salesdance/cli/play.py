"""`salesdance play`: a deal from the first word to the debrief, in a window or in the terminal; every move is saved."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from pathlib import Path

from salesdance.cli.orders import BASE_PROFILE, DESK, FIRST_DEAL, PROFILES, orders_of, seed_of
from salesdance.cli.places import find_scenario
from salesdance.errors import InputError

MODES = ("coached", "plain", "cold")
EXIT_FAILED = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `play`."""
    parser.add_argument(
        "scenario", nargs="?", default="", metavar="SCENARIO", help="a path, or the id of a shipped one"
    )
    parser.add_argument("--text", action="store_true", help="play in the terminal")
    parser.add_argument("--room", action="store_true", help="play with a room before one screen: hands are counted")
    parser.add_argument("--list", action="store_true", help="list the deals and end")
    parser.add_argument("--seed", type=seed_of, metavar="N", help="the seed of luck and of who it is")
    parser.add_argument("--type-seed", type=seed_of, metavar="N", help="another seed for who it is")
    parser.add_argument("--person", default="", metavar="N", help="who plays: a name, or a number of the list")
    parser.add_argument(
        "--from", dest="again", default="", metavar="TRANSCRIPT:TURN", help="try a line of an earlier sitting again"
    )
    parser.add_argument("--other-dice", action="store_true", help="with --from: other luck from that line on")
    parser.add_argument("--profile", choices=PROFILES, default=BASE_PROFILE, help="default: evidence")
    parser.add_argument("--mode", choices=MODES, default="", help="default: plain, or what is set in the window")
    parser.add_argument("--moves", default="", metavar="FILE", help="play the moves of a file, one a line")
    parser.add_argument("--save", default="", metavar="FILE", help="also write the transcript to a file")
    parser.add_argument("--format", choices=["text", "json"], default="text", help="default: text")


def run(args: argparse.Namespace) -> int:
    """Play; 0 when it ended or was stopped, 1 if a move of a file could not be made."""
    # Heavy rooms are loaded where they are wanted, so that `play --help` and the first frame stay quick.
    if args.save:
        from salesdance.cli.writing import refuse_place

        refuse_place(Path(args.save))
    if args.list:
        return _list(args)
    if args.scenario == DESK:
        return _desk(args)
    _refuse_with_from(args)
    if args.room and (args.text or args.moves or args.format == "json"):
        raise InputError("A room plays in the window; leave out --text, --moves and --format json.")
    if not (args.text or args.moves or args.format == "json"):
        done = _in_window(args)
        if done is not None:
            return done
    from salesdance.cli.evening import evening
    from salesdance.cli.trying import try_at_terminal

    typed = sys.stdin if sys.stdin is not None else io.StringIO()
    play = try_at_terminal if args.again else evening
    return play(orders_of(args), typed, sys.stdout if args.format == "text" else sys.stderr, os.environ)


def _refuse_with_from(args: argparse.Namespace) -> None:
    """Refuse what does not go with a turn tried again, and a turn that there is not."""
    if not args.again:
        if args.other_dice:
            raise InputError("--other-dice goes with --from TRANSCRIPT:TURN.")
        return
    other_rules = args.profile != BASE_PROFILE
    for given, option in (
        (args.room, "--room"),
        (args.type_seed is not None, "--type-seed"),
        (other_rules, "--profile"),
    ):
        if given:
            raise InputError(
                f"{option} does not go with --from: it is the same deal with the same person, by the rules of then."
            )
    from salesdance.cli.again import named

    named(args.again)


def _desk(args: argparse.Namespace) -> int:
    from salesdance.cli.desk import at_the_desk

    if args.room or args.moves or args.save or args.again or args.other_dice or args.format == "json":
        raise InputError(
            "The desk knows no --room, --moves, --save, --from, --other-dice or --format json; nothing of it is kept."
        )
    return at_the_desk("", args.seed, args.profile, text=args.text)


def _in_window(args: argparse.Namespace) -> int | None:
    """Play in the window and return 0; None, after one line that says why, where the terminal must do."""
    from salesdance.cli.window import is_piped, open_window, why_no_screen

    why = "Lines are piped in." if is_piped(sys.stdin) else why_no_screen(os.environ)
    if not why:
        if args.scenario:
            find_scenario(args.scenario)
        if args.again:
            from salesdance.cli.again import named_at

            named_at(orders_of(args), None)
        why = open_window(orders_of(args))
        if not why:
            return 0
    if args.room:
        raise InputError(f"{why} A room needs a window that all can see.")
    print(f"{why} salesdance plays here in the terminal.", file=sys.stderr)
    return None


def _list(args: argparse.Namespace) -> int:
    from salesdance.cli.choosing import desk_shelf, shelves
    from salesdance.text import Screen, draw_library, look_at

    deals, desk = shelves(None, None), desk_shelf()
    if args.format == "json":
        listed = [{"id": one.id, "title": one.title, "teaser": one.teaser, "truths": one.truths} for one in deals]
        also = {"id": desk.id, "title": desk.title, "teaser": desk.teaser}
        told = {"version": 1, "first": FIRST_DEAL, "scenarios": listed, "desk": also}
        print(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        draw_library(Screen(sys.stdout, look_at(sys.stdin, sys.stdout, os.environ)), [*deals, desk])
    return 0

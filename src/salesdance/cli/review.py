"""`salesdance review`: the debrief of a sitting again, as text, as JSON, or as one HTML page."""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from salesdance.cli.orders import some_of

if TYPE_CHECKING:
    from salesdance.analysis import Analysis
    from salesdance.cli.content import Content
    from salesdance.cli.transcripts import Found
    from salesdance.sitting.debrief import Debrief
    from salesdance.sitting.others import Others

FORMAT_VERSION = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `review`."""
    parser.add_argument("transcript", metavar="TRANSCRIPT", help="a transcript file, or the id of a stored sitting")
    parser.add_argument(
        "--scenario", metavar="PATH", default="", help="the scenario's file, if it is not a shipped one"
    )
    parser.add_argument("--format", choices=["text", "json", "html"], default="text", help="default: text")
    parser.add_argument("--others", action="store_true", help="also what others chose there, from five people on")
    parser.add_argument(
        "--quick", action="store_true", help="leave out where the deal turned, which takes some seconds to work out"
    )
    parser.add_argument(
        "--deeper",
        action="store_true",
        help="play on from the lines that are shown once more with a player who looks a move ahead, and say the card "
        "to expect from each of them; this takes about two minutes",
    )
    parser.add_argument(
        "--processes",
        type=some_of,
        default=0,
        metavar="N",
        help="default: one a core, four at most; one for a short deal",
    )
    parser.add_argument("--out", metavar="FILE", default="", help="write to FILE instead of stdout")


def run(args: argparse.Namespace) -> int:
    """Print or write the debrief; TranscriptError if the deal is not what it was when it was played."""
    from salesdance.cli.aftermath import Scale, debrief_of, judge
    from salesdance.cli.coaching import analysis_of, shared_by, worth_starting
    from salesdance.cli.transcripts import content_for, find_transcript, refuse_other
    from salesdance.cli.writing import refuse_place, write_text
    from salesdance.errors import InputError, TranscriptError
    from salesdance.sitting import replay

    if args.quick and args.deeper:
        raise InputError("--quick leaves out where the deal turned, --deeper weighs it once more: one of the two.")
    if args.out:
        refuse_place(Path(args.out))
    found = find_transcript(args.transcript)
    if found.unfinished:
        raise TranscriptError(
            f"The sitting {found.name} is not finished, and its debrief would give away who it is; "
            "play it to its end first."
        )
    content = content_for(found, args.scenario)
    refuse_other(content, found.transcript)
    divergence = replay(content.scenario, content.deck, content.tables, found.transcript)
    if divergence is not None:
        raise TranscriptError(f"The transcript does not play out as it was stored. {divergence}")
    after = judge(content, found.transcript, Scale(content), _tell)
    analysis = None
    if not args.quick:
        processes = args.processes or worth_starting(after.transcript, deeper=args.deeper)
        sharing = shared_by(args.scenario or found.scenario, content.profile.name, processes)
        analysis = analysis_of(content, after.transcript, says=_tell, deeper=args.deeper, sharing=sharing)
    if analysis is not None and not args.deeper:
        _keep_owed(found, analysis)
    debrief = debrief_of(content, after, analysis=analysis)
    others = _others(content, found) if args.others else None
    if args.out:
        write_text(Path(args.out), _written(debrief, args.format, others, found.name))
        print(f"Wrote the debrief to {args.out}.", file=sys.stderr)
    elif args.format == "text":
        _print(debrief, others, found.name)
    else:
        sys.stdout.write(_written(debrief, args.format, others, found.name))
    return 0


def _keep_owed(found: Found, analysis: Analysis) -> None:
    """Keep the moments of a stored sitting whose coach was never asked; where the records fail it is only read."""
    from salesdance.cli.catching_up import pay
    from salesdance.cli.keeping import opened, record_file, say
    from salesdance.cli.told import owed
    from salesdance.errors import RecordError
    from salesdance.records import open_reader

    if not found.id:
        return
    try:
        with open_reader(record_file()) as reader:
            if found.id not in owed(reader, found.person):
                return
        with opened() as store:
            if store is not None:
                pay(store, found.person, found.id, analysis)
    except RecordError as fault:
        say(str(fault))


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _others(content: Content, found: Found) -> Others:
    from salesdance.cli.others import others_here

    return others_here(content, found.transcript, found.person)


def _written(debrief: Debrief, form: str, others: Others | None, name: str) -> str:
    from salesdance.report import debrief_page
    from salesdance.sitting.debrief_words import untold_words
    from salesdance.text import Screen, draw_debrief, draw_others

    if form == "html":
        return debrief_page(debrief, others=others)
    if form == "json":
        told = {"version": FORMAT_VERSION, "debrief": asdict(debrief)}
        told |= {"others": asdict(others)} if others is not None else {}
        return json.dumps(told, indent=2, ensure_ascii=False) + "\n"
    out = StringIO()
    draw_debrief(Screen(out), debrief, untold=untold_words(name))
    if others is not None:
        draw_others(Screen(out), others)
    return out.getvalue().lstrip("\n")


def _print(debrief: Debrief, others: Others | None, name: str) -> None:
    from salesdance.sitting.debrief_words import untold_words
    from salesdance.text import Screen, draw_debrief, draw_others, look_at

    screen = Screen(sys.stdout, look_at(sys.stdin, sys.stdout, os.environ))
    draw_debrief(screen, debrief, untold=untold_words(name))
    if others is not None:
        draw_others(screen, others)

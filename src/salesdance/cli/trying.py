"""A turn tried again at the terminal: where it goes on from, the talk, and both ways beside each other."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from salesdance.cli.aftermath import played_json
from salesdance.cli.again import Branch, line_of, named_at, open_at
from salesdance.cli.choosing import who_plays
from salesdance.cli.headless import MovesError, play_moves, read_moves
from salesdance.cli.keeping import Keeper, opened, say, unsaved
from salesdance.cli.orders import Orders, drawn
from salesdance.cli.playing import Playing
from salesdance.cli.writing import write_text
from salesdance.errors import RecordError
from salesdance.records import Person, Store
from salesdance.sitting.comparing_words import A_BRANCH
from salesdance.text import Reader, Screen, Table, ask_dice, ask_on, draw_back, draw_comparison, look_at, reader
from salesdance.transcript import Transcript, to_json

NOTHING = "Nothing was tried, so there is nothing to compare and nothing is kept."


def try_at_terminal(orders: Orders, stdin: TextIO, out: TextIO, env: Mapping[str, str]) -> int:
    """Play from the turn that the orders name and return 0; MovesError if a moves file could not be played."""
    screen, read = Screen(out, look_at(stdin, out, env)), reader(stdin)
    lines = read_moves(Path(orders.moves)) if orders.moves else None
    with opened() as store:
        person = _person(store, orders.person)
        branch = named_at(orders, Keeper(store if person is not None else None, person))
        if lines is None:
            try_again(branch, screen, read)
        else:
            failed = _played(branch, Path(orders.moves), lines, screen, quiet=orders.json)
            branch.note()
            branch.end()
            if branch.begun and not orders.json:
                draw_comparison(screen, branch.compared(whole=branch.sitting.finished))
            if failed is not None:
                raise failed
        if orders.save:
            write_text(Path(orders.save), to_json(branch.keeper.marked(branch.sitting.transcript())))
        if orders.json:
            _print(branch)
    return 0


def turn_again(
    playing: Playing, transcript: Transcript, turn: int, keeper: Keeper, screen: Screen, read: Reader
) -> None:
    """Try a turn (an entry, counted from 0) of the sitting that was just played again; errors as `open_at`."""
    line = line_of(transcript, turn)
    other_dice = ask_dice(screen, read)
    if other_dice is None:
        return
    dice = drawn() if other_dice else None
    of, name = playing.keeper.id, playing.name
    branch = open_at(playing.content, transcript, line, dice=dice, keeper=keeper, of=of, name=name)
    try_again(branch, screen, read)


def try_again(branch: Branch, screen: Screen, read: Reader) -> None:
    """Play a branch to its next mark, show both ways, and go on to its end if that is wanted."""
    _draw_start(branch, screen)
    table = Table(
        branch.sitting,
        screen,
        read,
        keep=branch.note,
        prospect=branch.content.scenario.prospect.name,
        told=branch.told,
        until=lambda: branch.begun and branch.reached,
    )
    try:
        outcome = table.play()
        if outcome == "reached":
            draw_comparison(screen, branch.compared())
            if not screen.terminal.person or not ask_on(screen, read):
                return
            table.play()
        if branch.begun:
            draw_comparison(screen, branch.compared(whole=branch.sitting.finished))
    finally:
        branch.note()
        branch.end()
        if not branch.begun:
            say(NOTHING)
        elif branch.keeper.saving:
            say(f"{A_BRANCH} salesdance review {branch.keeper.id} shows it again.")


def _draw_start(branch: Branch, screen: Screen) -> None:
    title, recap = branch.content.scenario.title, branch.sitting.recap()
    draw_back(screen, title, branch.line, recap, other_dice=branch.other_dice)


def _played(
    branch: Branch, file: Path, lines: list[tuple[int, str]], screen: Screen, *, quiet: bool
) -> MovesError | None:
    """Play the lines of a moves file; what came before one that cannot be played is kept."""
    name = branch.content.scenario.prospect.name
    table = Table(branch.sitting, screen, lambda: None, keep=branch.note, prospect=name)

    def shown() -> None:
        branch.note()
        if not quiet:
            table.show()

    if not quiet:
        _draw_start(branch, screen)
    shown()
    try:
        play_moves(branch.sitting, file, lines, shown)
    except MovesError as fault:
        return fault
    return None


def _print(branch: Branch) -> None:
    """Print the public form of a sitting, with both ways beside each other where there are two."""
    told = played_json(branch.content, branch.sitting.transcript(), None)
    both = branch.compared(whole=branch.sitting.finished) if branch.begun else None
    told["comparison"] = asdict(both) if both is not None else None
    print(json.dumps(told, indent=2, ensure_ascii=False))


def _person(store: Store | None, name: str) -> Person | None:
    try:
        return who_plays(store, name=name)
    except RecordError as fault:
        say(unsaved(fault))
        return None

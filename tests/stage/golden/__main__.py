"""`python -m tests.stage.golden --write` makes the golden pictures anew; with --large FOLDER it writes them as seen."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

from tests.stage.golden.looks import LOOKS, SIZE
from tests.stage.golden.pictures import names_in, sheet_of, small, write_sheet
from tests.stage.golden.walks import WALKS

HERE = Path(__file__).parent


def write(names: Sequence[str]) -> None:
    """Write the sheets of all screens, or of some; take away those of screens that are no more."""
    written = set()
    for walk in WALKS.values():
        for shown in walk():
            written.add(shown.name)
            if names and shown.name not in names:
                continue
            pictures = {}
            for look in LOOKS:
                shown.wear(look)
                pictures[look] = small(shown.pilot.picture())
            write_sheet(sheet_of(HERE, shown.name), pictures)
            print(shown.name, sheet_of(HERE, shown.name).stat().st_size)
    for name in set(names_in(HERE)) - written:
        sheet_of(HERE, name).unlink()


def write_large(folder: Path, names: Sequence[str], size: tuple[int, int]) -> None:
    """Write screens as they are seen, one file for each look."""
    folder.mkdir(parents=True, exist_ok=True)
    for walk in WALKS.values():
        for shown in walk():
            if names and shown.name not in names:
                continue
            shown.pilot.resize(*size)
            for look in LOOKS:
                shown.wear(look)
                shown.pilot.screenshot(folder / f"{shown.name}-{look.theme}-{look.text}.png")
                for defect in shown.pilot.defects():
                    print(shown.name, look, defect)
            shown.pilot.resize(*SIZE)


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.stage.golden", description=__doc__)
    parser.add_argument("names", nargs="*", help="screens; all if none is named")
    parser.add_argument("--write", action="store_true", help="make the golden pictures anew; look at them afterwards")
    parser.add_argument("--large", type=Path, metavar="FOLDER", help="write the screens as they are seen")
    parser.add_argument("--size", type=int, nargs=2, default=SIZE, help="of the window, with --large")
    given = parser.parse_args()
    if given.large:
        write_large(given.large, given.names, tuple(given.size))
    if given.write:
        write(given.names)


if __name__ == "__main__":
    main()

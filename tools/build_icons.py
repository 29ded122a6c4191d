"""Copies the icons that the game uses out of the pinned package: `npm install --prefix tools`, then run this.

They are Lucide's, unchanged. The stage puts a colour in the place of `currentColor` and loads them at any size.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

TOOLS = Path(__file__).resolve().parent
OUT = TOOLS.parent / "assets" / "icons"
ICONS = """
    a-large-small arrow-left arrow-right book-open bookmark calendar calendar-days chart-line check chevron-down
    chevron-left chevron-right chevron-up chevrons-down chevrons-right chevrons-up circle circle-check circle-dot
    circle-question-mark clock coffee contrast copyright dices door-open download ear eye file-text flag hand
    hourglass inbox info keyboard lightbulb list log-out mail mail-open map-pin maximize message-circle minimize
    minus moon notebook-pen pause pen-line phone phone-off pin pin-off play plus projector quote rotate-ccw scale
    search send settings signature split star sticky-note sun trash-2 triangle-alert undo-2 user user-round users
    volume-1 volume-2 volume-x x
""".split()


def main() -> int:
    """Copy the icons and their licence; fail on a name that the package does not have."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--modules", type=Path, default=TOOLS / "node_modules", help="where npm put the packages")
    package = parser.parse_args().modules / "lucide-static"
    OUT.mkdir(parents=True, exist_ok=True)
    for name in ICONS:
        shutil.copyfile(package / "icons" / f"{name}.svg", OUT / f"{name}.svg")
    shutil.copyfile(package / "LICENSE", OUT / "LICENSE-lucide.txt")
    print(f"{len(ICONS)} icons")
    return 0


if __name__ == "__main__":
    sys.exit(main())

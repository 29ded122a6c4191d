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
ICONS = TOOLS / "icons.txt"


def main() -> int:
    """Copy the icons and their licence; fail on a name that the package does not have."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--modules", type=Path, default=TOOLS / "node_modules", help="where npm put the packages")
    package = parser.parse_args().modules / "lucide-static"
    OUT.mkdir(parents=True, exist_ok=True)
    names = ICONS.read_text("utf-8").split()
    for name in names:
        shutil.copyfile(package / "icons" / f"{name}.svg", OUT / f"{name}.svg")
    shutil.copyfile(package / "LICENSE", OUT / "LICENSE-lucide.txt")
    print(f"{len(names)} icons")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Make the pictures of the README from the real screens: `.venv/bin/python -m tools.screenshots`.

The screens are those of the golden pictures (tests/stage/golden), at 1280 x 720 with at most 256 colours.
"""

from __future__ import annotations

import os
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

import pygame

from tests.stage.golden.looks import Look
from tests.stage.golden.pictures import write_png
from tests.stage.golden.walks import WALKS

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
LIGHT, DARK = Look("light", 100), Look("dark", 100)
PICTURES: dict[str, tuple[str, Look]] = {
    "title-new": ("title", LIGHT),
    "talk-answer": ("talk", LIGHT),
    "days-first-thought": ("days", LIGHT),
    "debrief-card": ("card", LIGHT),
    "lost-after-the-no": ("after-the-no", DARK),
}


def main() -> None:
    """Write every picture, and say how large it became."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for walk in WALKS.values():
        for shown in walk():
            if shown.name not in PICTURES:
                continue
            name, look = PICTURES[shown.name]
            shown.wear(look)
            path = FOLDER / f"{name}.png"
            write_png(path, pygame.surfarray.array3d(shown.pilot.picture()).transpose(1, 0, 2))
            print(f"{path.name}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()

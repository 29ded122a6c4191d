"""The page of `stage.py` on our stage and in pygame_gui; `python stage_pages.py WHOSE first|SECONDS` for one process.

Imports as little as it can before the library that is measured.
"""

from __future__ import annotations

import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

SIZE = (1280, 720)
BOXES, BUTTONS = 10, 8
SENTENCE = "We looked at three vendors last spring and nothing moved the needle. Why would I spend another quarter? "
WORDS = [f"{number}. {SENTENCE * 2}" for number in range(BOXES)]
LINES = [f"Line {number}: who opens up on Mondays?" for number in range(BUTTONS)]


class Ours:
    """The page on our own stage."""

    def __init__(self) -> None:
        from salesdance.stage import (
            Button,
            Card,
            Grid,
            Label,
            Screen,
            Settings,
            Space,
            Widget,
            Window,
            open_display,
            open_kit,
        )

        words = self.words = list(WORDS)

        class Page(Screen):
            def build(self, space: Space) -> Widget:
                boxes = [Card(Label(text, "small"), "s") for text in words]
                return Grid([*boxes, *(Button(line, line, "line") for line in LINES)], least=380, gap="s")

        open_display()
        self.window = Window(open_kit(_assets()), Settings(size=SIZE), "bench")
        self.window.begin(Page())
        self.count = 0

    def frame(self) -> None:
        """Take one turn of the loop without its waiting."""
        import pygame

        self.window.turn(pygame.event.get())

    def changed(self) -> None:
        """Change one text and take one turn."""
        self.count += 1
        self.words[3] = f"{self.count}. {SENTENCE * 2}"
        self.window.stage.spoil()
        self.frame()

    def idle(self, seconds: float) -> float:
        """Return the CPU share of the loop as `run` has it."""
        import pygame

        clock = pygame.time.Clock()
        end = time.perf_counter() + seconds
        started = time.process_time()
        while time.perf_counter() < end:
            self.window.turn(pygame.event.get())
            clock.tick(60)
        return (time.process_time() - started) / seconds


class Theirs:
    """The page in pygame_gui, with the loop of its documentation."""

    def __init__(self) -> None:
        import pygame
        import pygame_gui

        pygame.init()
        self.surface = pygame.display.set_mode(SIZE)
        self.background = pygame.Surface(SIZE)
        self.background.fill((240, 240, 240))
        self.manager = pygame_gui.UIManager(SIZE)
        self.boxes = []
        for number, text in enumerate(WORDS):
            place = pygame.Rect(10 + number % 3 * 420, 10 + number // 3 * 120, 410, 112)
            self.boxes.append(pygame_gui.elements.UITextBox(text, place, self.manager))
        for number, line in enumerate(LINES):
            place = pygame.Rect(10 + number % 3 * 420, 500 + number // 3 * 60, 410, 50)
            pygame_gui.elements.UIButton(place, line, self.manager)
        self.count = 0
        self.frame()

    def frame(self) -> None:
        """Take one turn of the usual loop without its waiting."""
        import pygame

        for event in pygame.event.get():
            self.manager.process_events(event)
        self.manager.update(1 / 60)
        self.surface.blit(self.background, (0, 0))
        self.manager.draw_ui(self.surface)
        pygame.display.update()

    def changed(self) -> None:
        """Change one text and take one turn."""
        self.count += 1
        self.boxes[3].set_text(f"{self.count}. {SENTENCE * 2}")
        self.frame()

    def idle(self, seconds: float) -> float:
        """Return the CPU share of the usual loop."""
        import pygame

        clock = pygame.time.Clock()
        end = time.perf_counter() + seconds
        started = time.process_time()
        while time.perf_counter() < end:
            clock.tick(60)
            self.frame()
        return (time.process_time() - started) / seconds


def worker(whose: str, what: str) -> int:
    """Show the page and end, or print the CPU share of some seconds of the loop."""
    if whose == "pygame":
        bare_frame()
    else:
        page = Ours() if whose == "ours" else Theirs()
        if what != "first":
            print(page.idle(float(what)))
        # Tearing down is no part of a first frame.
        sys.stdout.flush()
    os._exit(0)


def bare_frame() -> None:
    """Show an empty first frame, the least that pygame itself needs."""
    import pygame

    pygame.display.init()
    pygame.font.init()
    surface = pygame.display.set_mode(SIZE)
    surface.fill((240, 240, 240))
    pygame.display.flip()


def _assets() -> Path:
    from pathlib import Path

    return Path(__file__).resolve().parents[1] / "assets"


if __name__ == "__main__":
    sys.exit(worker(*sys.argv[1:3]))

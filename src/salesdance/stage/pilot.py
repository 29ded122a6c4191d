"""The pilot: plays screens without a window, through pygame's own queue of events, and reads what is shown."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pygame

from salesdance.stage.defects import Defect
from salesdance.stage.events import Settings
from salesdance.stage.kit import open_kit
from salesdance.stage.screen import Screen
from salesdance.stage.tree import Node
from salesdance.stage.window import Window, open_display

KEYS = {"enter": "return", "esc": "escape", "pageup": "page up", "pagedown": "page down"}
MODS = {"shift": pygame.KMOD_LSHIFT, "ctrl": pygame.KMOD_LCTRL, "alt": pygame.KMOD_LALT}
FRAME = 1 / 60


class NotShown(AssertionError):
    """Something was looked for that is not on the screen."""


class Pilot:
    """Drives a stack of screens as a person would. Time stands still but for `wait`; close it at the end.

    Every deed is done when it returns: its events went through the queue, and what changed was drawn.
    """

    def __init__(self, first: Screen, assets: Path, settings: Settings | None = None) -> None:
        os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
        open_display()
        self.now = 100.0
        self.saved: list[Settings] = []
        self.window = Window(
            open_kit(assets),
            settings or Settings(),
            "pilot",
            clock=lambda: self.now,
            on_settings=self.saved.append,
        )
        self.stage = self.window.stage
        pygame.event.clear()
        self.window.begin(first)

    def __enter__(self) -> Pilot:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the window."""
        self.close()

    def close(self) -> None:
        """Close the window; screens that are still there leave."""
        pygame.event.clear()
        self.window.close()

    @property
    def running(self) -> bool:
        """Return whether the stage has not ended."""
        return self.stage.running

    def press(self, *keys: str) -> None:
        """Press keys one after the other: "1", "n", "tab", "shift+tab", "enter", "esc", "page down", "ctrl++"."""
        for key in keys:
            *mods, name = [key] if len(key) == 1 else key.split("+") if not key.endswith("++") else [key[:-2], "+"]
            mod = sum(MODS[one] for one in mods)
            code = pygame.key.key_code(KEYS.get(name, name))
            letter = name if len(name) == 1 and not mods else ""
            pygame.event.post(pygame.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=letter, scancode=0))
            pygame.event.post(pygame.Event(pygame.KEYUP, key=code, mod=mod, unicode=letter, scancode=0))
            self.turn()

    def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        for letter in text:
            pygame.event.post(pygame.Event(pygame.TEXTINPUT, text=letter))
        self.turn()

    def compose(self, text: str) -> None:
        """Let an input method show what is not decided yet; "" ends it."""
        pygame.event.post(pygame.Event(pygame.TEXTEDITING, text=text, start=0, length=len(text)))
        self.turn()

    def click(self, label: str) -> None:
        """Click the middle of what is called so; NotShown if it cannot be seen there."""
        node = self.find(label)
        if not node.on_screen:
            raise NotShown(f"{label!r} is there, and scrolled out of sight.")
        self.click_at(*node.seen.center)

    def click_at(self, left: int, top: int) -> None:
        """Click a point in pixels of the surface."""
        at = (round(left / self.window.hands.ratio), round(top / self.window.hands.ratio))
        pygame.event.post(pygame.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0), touch=False))
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            pygame.event.post(pygame.Event(kind, pos=at, button=1, touch=False))
        self.turn()

    def wheel(self, label: str, turned: float) -> None:
        """Turn the wheel over what is called so; above 0 is up."""
        at = self.find(label).seen.center
        pygame.mouse.set_pos(at)
        pygame.event.post(pygame.Event(pygame.MOUSEWHEEL, x=0, y=round(turned), precise_y=turned, flipped=False))
        self.turn()

    def wait(self, seconds: float) -> None:
        """Let time pass, frame by frame."""
        end = self.now + seconds
        while self.now < end:
            self.now = min(self.now + FRAME, end)
            self.turn()

    def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        self.window.window.size = (width, height)
        self.turn()

    def restyle(
        self,
        theme: str | None = None,
        text: float | None = None,
        scale: float | None = None,
        still: bool | None = None,
    ) -> None:
        """Use another theme, size of text (1 to 2), scale, or no motion."""
        old = self.stage.settings
        new = replace(
            old,
            theme=old.theme if theme is None else theme,
            text=old.text if text is None else text,
            scale=old.scale if scale is None else scale,
            still=old.still if still is None else still,
        )
        self.stage.restyle(new)
        self.turn()

    def turn(self) -> bool:
        """Take what is in the queue, and draw; return whether anything was drawn."""
        return self.window.turn(pygame.event.get())

    def nodes(self) -> list[Node]:
        """Return everything on the screen, in reading order."""
        return list(self.stage.read().walk())

    def read(self) -> str:
        """Return all that is said on the screen, a line for each thing, scrolled out of sight or not."""
        return "\n".join(line for node in self.nodes() if (line := node.spoken()))

    def find(self, label: str) -> Node:
        """Return what is called so, or else the first that is called something with it; NotShown if none is."""
        nodes = self.nodes()
        for wanted in (
            lambda node: node.label == label and node.focusable,
            lambda node: node.label == label,
            lambda node: label in node.label and node.focusable,
            lambda node: label in node.label,
        ):
            found = next((node for node in nodes if wanted(node)), None)
            if found is not None:
                return found
        raise NotShown(f"{label!r} is not on the screen. There is:\n{self.read()}")

    def shows(self, text: str) -> bool:
        """Return whether a text is part of anything on the screen."""
        return text in self.read()

    @property
    def focus(self) -> str:
        """Return the key of the focused widget."""
        self.stage.layout()
        return self.stage.held.focus if self.stage.running else ""

    def defects(self) -> list[Defect]:
        """Return all that is wrong with the layout as it is now."""
        return self.stage.defects()

    def picture(self) -> pygame.Surface:
        """Return a copy of what is drawn."""
        return self.window.window.get_surface().copy()

    def difference(self, path: Path, tolerance: int = 24) -> float:
        """Return the share of pixels, 0 to 1, that are unlike a picture of a file by more than `tolerance` of 255.

        1 if the sizes differ. Fonts are drawn a little otherwise by other builds of SDL: compare with some room.
        """
        seen, known = self.picture(), pygame.image.load(path)
        if seen.get_size() != known.get_size():
            return 1.0
        alike = pygame.transform.threshold(
            None, seen, None, (tolerance, tolerance, tolerance, 255), set_behavior=0, search_surf=known.convert(seen)
        )
        return 1.0 - float(alike) / (seen.get_width() * seen.get_height())

    def screenshot(self, path: Path) -> None:
        """Write what is drawn to a PNG file."""
        pygame.image.save(self.picture(), path)

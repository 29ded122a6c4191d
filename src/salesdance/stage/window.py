"""The window: opened, resized, filled when something changed, and otherwise left in peace."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pygame

from salesdance.stage.events import Settings
from salesdance.stage.faults import NoDisplay, WrongPygame
from salesdance.stage.hands import Hands
from salesdance.stage.kit import Kit, open_kit
from salesdance.stage.screen import Screen
from salesdance.stage.stage import Stage

LEAST_SIZE = (1024, 640)
FRAMES, FRAMES_UNSEEN = 60, 10
AHEAD = 0.004
"""Seconds of an idle frame in which what may be shown next is made ready: a quarter of one."""
REPEAT_AFTER, REPEAT_EVERY = 400, 40
REPAIR = "Run: pip uninstall -y pygame pygame-ce, then: pip install pygame-ce"
HIDDEN_DRIVERS = ("dummy", "offscreen", "evdev")


def check_pygame() -> None:
    """Raise WrongPygame, with the sentence that says how to repair it, unless pygame is pygame-ce."""
    if not getattr(pygame, "IS_CE", False):
        raise WrongPygame(f"The pygame that is installed is not pygame-ce, which the window needs. {REPAIR}")


def open_display(*, software: bool = False) -> None:
    """Start SDL's video; NoDisplay if there is no screen. `software` keeps a slow driver out of every flip."""
    check_pygame()
    if software:
        os.environ["SDL_FRAMEBUFFER_ACCELERATION"] = "0"
    asked = os.environ.get("SDL_VIDEODRIVER", "")
    try:
        pygame.display.init()
    except pygame.error as error:
        raise NoDisplay(f"No window can be opened here ({error}).") from error
    driver = pygame.display.get_driver()
    if driver in HIDDEN_DRIVERS and driver not in asked:
        pygame.display.quit()
        raise NoDisplay("No window can be opened here (there is no screen).")


class Window:
    """One window with a stage in it. `clock` gives seconds; nothing is remembered but in `stage.settings`."""

    def __init__(
        self,
        kit: Kit,
        settings: Settings,
        title: str,
        *,
        clock: Callable[[], float] = time.monotonic,
        on_settings: Callable[[Settings], None] | None = None,
        icon: Path | None = None,
    ) -> None:
        size = (max(settings.size[0], LEAST_SIZE[0]), max(settings.size[1], LEAST_SIZE[1]))
        try:
            self.window = pygame.Window(title, size, resizable=True, allow_high_dpi=True)
        except pygame.error as error:
            raise NoDisplay(f"No window can be opened here ({error}).") from error
        self.window.minimum_size = LEAST_SIZE
        if icon is not None and icon.is_file():
            self.window.set_icon(pygame.image.load(icon))
        self._title = title
        self._clock = clock
        self._full = False
        self._seen = True
        self._writing = False
        surface = self.window.get_surface()
        self.stage = Stage(kit, replace(settings, size=size), surface.get_size(), self._ratio(), on_settings)
        self.hands = Hands(self.stage)
        # SDL begins with text input on: an input method would take the digits that choose a line.
        pygame.key.stop_text_input()
        pygame.key.set_repeat(REPEAT_AFTER, REPEAT_EVERY)

    def begin(self, screen: Screen) -> None:
        """Begin with a screen, and show it."""
        self.stage.begin(screen, self._clock())
        self.turn([])

    def run(self) -> Settings:
        """Go on until the end; return the settings as they are then."""
        clock = pygame.time.Clock()
        while self.stage.running:
            self.beat(pygame.event.get())
            clock.tick(FRAMES if self._seen and self.window.focused else FRAMES_UNSEEN)
        return self.stage.settings

    def beat(self, events: list[pygame.Event]) -> None:
        """Take a turn; where nothing happened in it, make ready what may be shown next."""
        if not self.turn(events) and not events and self.stage.running and self._seen:
            self.stage.prepare(self.window.get_surface(), AHEAD)

    def turn(self, events: list[pygame.Event]) -> bool:
        """Take events, go on to now, and draw what changed; return whether anything was drawn."""
        for event in events:
            if getattr(event, "window", self.window) in (self.window, None):
                self._take(event)
        if self.stage.running:
            self.stage.tick(self._clock())
        if not self.stage.running or not self._seen:
            return False
        self._obey()
        drawn = self.stage.draw(self.window.get_surface())
        if drawn:
            self._write()
            self.window.flip()
            title = f"{self.stage.screen.title} - {self._title}" if self.stage.screen.title else self._title
            if self.window.title != title:
                self.window.title = title
        return bool(drawn)

    def close(self) -> None:
        """Close the window; screens that are still there leave."""
        self.stage.end()
        self.window.destroy()

    def _take(self, event: pygame.Event) -> None:
        match event.type:
            case pygame.QUIT | pygame.WINDOWCLOSE:
                self.stage.end()
            case pygame.WINDOWSIZECHANGED | pygame.WINDOWRESIZED | pygame.WINDOWDISPLAYCHANGED:
                self._resized()
            case pygame.WINDOWEXPOSED:
                self.stage.forget_picture()
            case pygame.WINDOWMINIMIZED | pygame.WINDOWHIDDEN:
                self._seen = False
            case pygame.WINDOWRESTORED | pygame.WINDOWSHOWN | pygame.WINDOWMAXIMIZED:
                self._seen = True
                self.stage.forget_picture()
            case pygame.WINDOWFOCUSLOST | pygame.WINDOWLEAVE:
                self.hands.let_go()
            case _:
                self.hands.feed(event)

    def _ratio(self) -> float:
        return max(self.window.get_surface().get_width() / max(self.window.size[0], 1), 0.1)

    def _resized(self) -> None:
        ratio = self._ratio()
        self.hands.ratio = ratio
        self.stage.resize(self.window.get_surface().get_size(), ratio)
        if not self._full and self.stage.settings.size != self.window.size:
            self.stage.restyle(replace(self.stage.settings, size=self.window.size))

    def _obey(self) -> None:
        if self.stage.settings.full_screen != self._full:
            self._full = self.stage.settings.full_screen
            if self._full:
                self.window.set_fullscreen(desktop=True)
            else:
                self.window.set_windowed()
            self._resized()

    def _write(self) -> None:
        spot = self.hands.text_spot()
        if spot is not None:
            ratio = self.hands.ratio
            pygame.key.set_text_input_rect(pygame.Rect([round(part / ratio) for part in spot]))
        if (spot is not None) != self._writing:
            self._writing = spot is not None
            (pygame.key.start_text_input if self._writing else pygame.key.stop_text_input)()


def perform(
    first: Screen,
    assets: Path,
    settings: Settings,
    title: str,
    *,
    on_settings: Callable[[Settings], None] | None = None,
    icon: Path | None = None,
    software: bool = False,
) -> Settings:
    """Open a window, play from a first screen to the end, and return the settings as they are then.

    `assets` is the folder with `stage/`, `fonts/` and `icons/`. NoDisplay where no window can be opened,
    WrongPygame if pygame is not pygame-ce, ThemeError for a broken theme.
    """
    open_display(software=software)
    try:
        window = Window(open_kit(assets), settings, title, on_settings=on_settings, icon=icon)
        try:
            window.begin(first)
            return window.run()
        finally:
            window.close()
    finally:
        pygame.display.quit()

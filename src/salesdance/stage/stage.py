"""The stage: a stack of screens, laid out, drawn and read. It knows no window; events and time are handed in."""

from __future__ import annotations

from collections.abc import Callable

import pygame
from pygame import Rect

from salesdance.stage.defects import Defect, find_defects
from salesdance.stage.entries import Entry
from salesdance.stage.events import Event, KeyPress, Settings
from salesdance.stage.ink import Ink, Mark, Panel, Veil, changed, paint
from salesdance.stage.kit import Kit
from salesdance.stage.look import Held, Look
from salesdance.stage.screen import (
    Focus,
    OneStep,
    Pop,
    Push,
    Quit,
    Replace,
    Restyle,
    Screen,
    Space,
    Step,
    Tell,
)
from salesdance.stage.shapes import CLEAR
from salesdance.stage.theme import contrast
from salesdance.stage.toasts import Toast
from salesdance.stage.tree import Node, Spot, focusables, marks_of, no_ring, node_of
from salesdance.stage.widget import Placed, Widget

LINE = 56
WHITE, MIDDLE = (255, 255, 255, 255), 4.5


class Stage:
    """A stack of screens. `size` is that of the surface in pixels, `density` pixels for each unit of the window."""

    def __init__(
        self,
        kit: Kit,
        settings: Settings,
        size: tuple[int, int],
        density: float = 1.0,
        on_settings: Callable[[Settings], None] | None = None,
    ) -> None:
        self.kit = kit
        self.settings = settings.within()
        self.running = True
        self._on_settings = on_settings
        self._theme = kit.theme(settings.theme)
        self._whole = Rect(0, 0, *size)
        self._density = density
        self._now = 0.0
        self._entries: list[Entry] = []
        self._toast: tuple[str, float] | None = None
        self._stale = True
        self._layers: list[Placed] = []
        self._marks: list[Mark] = []
        self._painted: list[Mark] | None = None

    @property
    def screen(self) -> Screen:
        """Return the screen on top."""
        return self._entries[-1].screen

    @property
    def held(self) -> Held:
        """Return what the widgets of the top screen hold."""
        return self._entries[-1].held

    @property
    def whole(self) -> Rect:
        """Return the whole surface."""
        return self._whole

    @property
    def depth(self) -> int:
        """Return how many screens lie on each other."""
        return len(self._entries)

    def begin(self, screen: Screen, now: float) -> None:
        """Begin with a screen at a time in seconds."""
        self._now = now
        self.do(Push(screen))

    def resize(self, size: tuple[int, int], density: float) -> None:
        """Take another size of the surface, or another density; everything is laid out and drawn anew."""
        if (size, density) != (self._whole.size, self._density):
            self._whole = Rect(0, 0, *size)
            self._density = density
            self._painted = None
            self.spoil(follow=True)

    def tick(self, now: float) -> None:
        """Go on to a time in seconds."""
        self._now = now
        if self._toast is not None and now >= self._toast[1]:
            self._toast = None
            self.shift()
        if self._entries:
            step = self.screen.update(now)
            if step is not None:
                self.do(step)

    def tell(self, event: Event) -> Step:
        """Hand an event to the top screen, do what it asks for and build again; return what it asked for.

        A key that the screen has no use for leaves everything as it was built.
        """
        step = self.screen.handle(event)
        if step is not None or not isinstance(event, KeyPress):
            self.spoil()
        self.do(step)
        return step

    def do(self, step: Step) -> None:
        """Do what a screen asks for, in order."""
        if step is None:
            return
        self.spoil()
        steps: tuple[OneStep, ...] = (step,) if isinstance(step, OneStep) else step
        for one in steps:
            if not self.running:
                return
            match one:
                case Push(screen):
                    self._enter(screen)
                case Replace(screen):
                    self._entries.pop().screen.leave()
                    self._enter(screen)
                case Pop(result):
                    self._pop(result)
                case Quit():
                    self.end()
                case Tell(text, seconds):
                    self._toast = (text, self._now + seconds)
                case Focus(key):
                    self.focus(key)
                case Restyle(settings):
                    self.restyle(settings)

    def _enter(self, screen: Screen) -> None:
        self._entries.append(Entry(screen))
        self.do(screen.enter(self._now))

    def _pop(self, result: object) -> None:
        self._entries.pop().screen.leave()
        if self._entries:
            self.do(self.screen.resume(self._now, result))
        else:
            self.running = False

    def end(self) -> None:
        """End: every screen leaves, the top one first."""
        while self._entries:
            self._entries.pop().screen.leave()
        self.running = False

    def restyle(self, settings: Settings) -> None:
        """Use other settings, and hand them to whoever keeps them."""
        settings = settings.within()
        if settings == self.settings:
            return
        self._theme = self.kit.theme(settings.theme)
        self.settings = settings
        self.spoil(follow=True)
        if self._on_settings is not None:
            self._on_settings(settings)

    def focus(self, key: str) -> None:
        """Move the focus; if nothing has that key, it goes to the first thing that can be focused."""
        self.held.focus = key
        self.held.composing = ""
        self.shift(follow=True)

    def spoil(self, *, follow: bool = False) -> None:
        """Build and lay out again before the next look; with `follow` the focus is brought into sight."""
        for entry in self._entries:
            entry.spoil()
        self.shift(follow=follow)

    def shift(self, *, follow: bool = False) -> None:
        """Lay out what is built again: only what widgets hold is another, as after a scroll or at another focus."""
        self._stale = True
        if follow and self._entries:
            self.held.follow = True

    def layout(self) -> Placed | None:
        """Return the placed tree of the top screen, laid out anew if anything happened; None after the end."""
        if self._stale and self._entries:
            self._stale = False
            self._lay_out()
        return self._layers[-1] if self._layers and self._entries else None

    def stops(self) -> list[Spot]:
        """Return what can be focused on the top screen, in the order of the Tab key."""
        top = self.layout()
        return focusables(top, self._whole) if top is not None else []

    def focused(self) -> Placed | None:
        """Return the focused widget."""
        return next((spot.placed for spot in self.stops() if spot.placed.key == self.held.focus), None)

    def _lay_out(self) -> None:
        first = max((at for at, entry in enumerate(self._entries) if not entry.screen.overlay), default=0)
        shown = self._entries[first:]
        self._layers = [self._placed(entry) for entry in shown]
        self._marks = [Mark(Panel(self._whole, 0, self._theme.colour("paper")), self._whole)]
        for number, placed in enumerate(self._layers):
            if number:
                self._marks.append(Mark(Veil(self._whole, self._theme.colour("dim")), self._whole))
            top = number == len(self._layers) - 1
            marks_of(placed, self._whole, self._ring if top else no_ring, self._marks)
        if self._toast is not None:
            marks_of(self._toasted(), self._whole, no_ring, self._marks)

    def _toasted(self) -> Placed:
        return Toast(self._toast[0] if self._toast else "").put(self._look(Held()), self._whole)

    def _look(self, held: Held) -> Look:
        density = self._density * self.settings.scale
        held.step = round(LINE * density * self.settings.text)
        return Look(self._theme, self.kit.brush, held, density=density, text=self.settings.text)

    def _space(self, look: Look) -> Space:
        return Space(
            self._whole.width / look.density,
            self._whole.height / look.density,
            self.settings.text,
            self._now,
            self.settings.still,
            contrast(self._theme.colour("paper"), WHITE) > MIDDLE,
        )

    def _placed(self, entry: Entry) -> Placed:
        return entry.placed(lambda: self._build(entry), self._whole)

    def _build(self, entry: Entry) -> tuple[Widget, Look]:
        look = self._look(entry.held)
        return entry.screen.build(self._space(look)), look

    def _ring(self, placed: Placed) -> list[Ink]:
        if placed.key != self.held.focus:
            return []
        look = self._look(self.held)
        place = (placed.spot or placed.rect).inflate(2 * look.ring, 2 * look.ring)
        radius = look.radius("button") + look.ring
        return [Panel(place, radius, CLEAR, look.colour("focus"), look.stroke("focus"))]

    def draw(self, on: pygame.Surface) -> list[Rect]:
        """Draw what has changed since the last time; return the places, none if nothing has."""
        if self.layout() is None:
            return []
        if self._painted is None:
            places = [Rect(self._whole)]
        elif self._painted is self._marks:
            return []
        else:
            places = changed(self._painted, self._marks, self._whole)
        paint(on, self._marks, places, self.kit.brush)
        self._painted = self._marks
        return places

    def prepare(self, on: pygame.Surface, seconds: float) -> bool:
        """Make ready what the top screen may show next, for about so long; return whether there is more of that."""
        if self._stale or not self._entries:
            return False
        entry, look = self._entries[-1], self._look(Held())
        return entry.ahead.go_on(entry.screen.ahead(), self._space(look), look, on, seconds)

    def forget_picture(self) -> None:
        """Draw everything at the next draw, as after the window was covered."""
        self._painted = None

    def read(self) -> Node:
        """Return the meaning of all that is on the screen: the top screen, and a message over it."""
        top = self.layout()
        if top is None:
            return Node("screen", "", "", (), "", self._whole, self._whole, False, False, False, ())
        node = node_of(top, self._whole, self.held.focus)
        parts = node.children if node.role == "group" and not node.key and not node.label else (node,)
        if self._toast is not None:
            parts = (*parts, node_of(self._toasted(), self._whole, ""))
        return Node("screen", self.screen.title, "", (), "", self._whole, self._whole, False, False, False, parts)

    def defects(self) -> list[Defect]:
        """Return all that is wrong with the layout of the top screen as it is now."""
        top = self.layout()
        if top is None:
            return []
        return find_defects(top, self._whole, self._theme, self.kit.brush, self._density * self.settings.scale)

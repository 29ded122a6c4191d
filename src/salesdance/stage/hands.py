"""Keys, mouse and input methods: from pygame's events to what widgets and screens are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pygame
from pygame import Rect

from salesdance.stage.events import LEAST_TEXT, MOST_TEXT, KeyPress, Pressed
from salesdance.stage.screen import Pop
from salesdance.stage.scrolling import drag, scrolled_by_line
from salesdance.stage.stage import Stage
from salesdance.stage.tree import Spot, at_point, nearest, walk
from salesdance.stage.widget import Answer, Placed

ARROWS = ("left", "right", "up", "down")
TEXT_STEP = 0.25
LARGER, SMALLER = ("+", "="), ("-",)
NAMES = {"enter": "return", "keypad enter": "return", "pageup": "page up", "pagedown": "page down"}
FIRST_DIGIT = pygame.KSCAN_1


def key_name(event: pygame.Event) -> str:
    """Return the name of a key as screens know it; digits of any keyboard, and of its number pad, are "0" to "9"."""
    typed = getattr(event, "unicode", "")
    if len(typed) == 1 and typed.isascii() and (typed.isdigit() or typed in "+-=?"):
        return str(typed)
    name = pygame.key.name(event.key).lower()
    if len(name) == 3 and name.startswith("[") and name.endswith("]"):
        return name[1]
    scancode = getattr(event, "scancode", 0)
    if FIRST_DIGIT <= scancode <= FIRST_DIGIT + 9 and not name.isalpha():
        # Where digits need Shift, their keys without it are still the keys of digits.
        return str((scancode - FIRST_DIGIT + 1) % 10)
    return NAMES.get(name, name)


class Hands:
    """Takes the events of one window to a stage. `ratio` is pixels of the surface for each unit of the mouse."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.ratio = 1.0
        self._down: set[int] = set()
        self._bar: str = ""

    def feed(self, event: pygame.Event) -> None:
        """Take one event; those that are not for a screen are left alone."""
        if not self.stage.running:
            return
        match event.type:
            case pygame.KEYDOWN:
                again = event.key in self._down
                self._down.add(event.key)
                self._key(event, again=again)
            case pygame.KEYUP:
                self._down.discard(event.key)
            case pygame.TEXTINPUT:
                self._typed(event.text)
            case pygame.TEXTEDITING:
                self._composing(event.text)
            case pygame.MOUSEMOTION:
                self._moved(self._point(event.pos), held=bool(event.buttons[0]))
            case pygame.MOUSEBUTTONDOWN if event.button == pygame.BUTTON_LEFT:
                self._pressed(self._point(event.pos))
            case pygame.MOUSEBUTTONUP if event.button == pygame.BUTTON_LEFT:
                self._released(self._point(event.pos))
            case pygame.MOUSEWHEEL:
                self._wheel(event)

    def let_go(self) -> None:
        """Forget keys and buttons that were down, as when the window loses the focus."""
        self._down.clear()
        self._bar = ""
        if self.stage.running:
            self.stage.held.down = ""
            self._hover("")

    def text_spot(self) -> Rect | None:
        """Return the place of the field that is typed into, for the window of the input method; or None."""
        placed = self.stage.focused()
        return (placed.spot or placed.rect) if placed is not None and placed.widget.takes_text() else None

    def _point(self, at: tuple[int, int]) -> tuple[int, int]:
        return round(at[0] * self.ratio), round(at[1] * self.ratio)

    def _key(self, event: pygame.Event, *, again: bool) -> None:
        mods = event.mod
        press = KeyPress(
            key_name(event),
            bool(mods & (pygame.KMOD_CTRL | pygame.KMOD_META)),
            bool(mods & pygame.KMOD_LALT),
            bool(mods & pygame.KMOD_SHIFT),
            again,
        )
        if self._everywhere(press):
            return
        placed = self.stage.focused()
        if placed is not None and self._answered(placed.widget.keyed(press, self.stage.held)):
            return
        if not (placed is not None and placed.widget.takes_text()) and self._badge(press):
            return
        if again and press.name not in (*ARROWS, "tab", "page up", "page down"):
            return
        if self.stage.tell(press) is None and self.stage.running:
            self._default(press)

    def _everywhere(self, press: KeyPress) -> bool:
        stage, settings = self.stage, self.stage.settings
        if press.name == "f11" or (press.name == "return" and press.alt):
            if not press.again:
                stage.restyle(replace(settings, full_screen=not settings.full_screen))
        elif press.ctrl and press.name in LARGER:
            stage.restyle(replace(settings, text=min(settings.text + TEXT_STEP, MOST_TEXT)))
        elif press.ctrl and press.name in SMALLER:
            stage.restyle(replace(settings, text=max(settings.text - TEXT_STEP, LEAST_TEXT)))
        elif press.ctrl and press.name == "0":
            stage.restyle(replace(settings, text=LEAST_TEXT))
        else:
            return False
        return True

    def _answered(self, answer: Answer) -> bool:
        if isinstance(answer, bool):
            if answer:
                self.stage.shift()
            return answer
        self.stage.shift(follow=True)
        self.stage.tell(answer)
        return True

    def _badge(self, press: KeyPress) -> bool:
        if press.ctrl or press.alt:
            return False
        for spot in self.stage.stops():
            if spot.placed.widget.badge_of() == press.name:
                if not press.again:
                    self.stage.focus(spot.placed.key)
                    self.stage.tell(Pressed(spot.placed.key, by="badge"))
                return True
        return False

    def _default(self, press: KeyPress) -> None:
        if press.name == "escape" and self.stage.depth > 1:
            self.stage.do(Pop())
        elif press.name == "tab" and not press.ctrl and not press.alt:
            self._tab(-1 if press.shift else 1)
        elif press.name in ARROWS and not press.ctrl and not press.alt:
            self._arrow(press.name)
        elif press.name in ("page up", "page down", "home", "end"):
            self._page(press.name)

    def _tab(self, step: int) -> None:
        stops = [spot.placed.key for spot in self.stage.stops()]
        if stops:
            at = stops.index(self.stage.held.focus) if self.stage.held.focus in stops else -1
            self.stage.focus(stops[(at + step) % len(stops)])

    def _arrow(self, direction: str) -> None:
        stops = self.stage.stops()
        here = next((spot for spot in stops if spot.placed.key == self.stage.held.focus), None)
        if here is None:
            view = self._view()
            if view is not None:
                self._scroll(view.key, direction)
            return
        start = here.placed.spot or here.placed.rect
        there = nearest([spot for spot in stops if spot is not here], start, direction)
        view = here.views[-1] if here.views else None
        if view is not None and direction in ("up", "down") and _far(there, view, direction, self.stage.held.step):
            self._scroll(view.key, direction)
        elif there is not None:
            self.stage.focus(there.placed.key)
        elif (page := self._view()) is not None:
            # With nothing further on, as below a page, the arrow goes on in what is read.
            self._scroll(page.key, direction)

    def _scroll(self, key: str, direction: str, lines: float = 1.0) -> None:
        if direction in ("up", "down"):
            scrolled_by_line(key, direction, self.stage.held, lines)
            self.stage.shift()

    def _page(self, name: str) -> None:
        view = self._view()
        if view is None:
            return
        page = max(view.rect.height / self.stage.held.step - 1, 1.0)
        lines = 1e6 if name in ("home", "end") else page
        self._scroll(view.key, "up" if name in ("page up", "home") else "down", lines)

    def _views(self) -> Iterator[Spot]:
        top = self.stage.layout()
        if top is not None:
            yield from (
                spot for spot in walk(top, self.stage.whole) if spot.placed.clip is not None and spot.placed.over
            )

    def _view(self) -> Placed | None:
        """Return the scroll view around the focus, or else the largest one."""
        here = next((spot for spot in self.stage.stops() if spot.placed.key == self.stage.held.focus), None)
        if here is not None:
            around = [view for view in (*here.views, here.placed) if view.over and view.clip is not None]
            if around:
                return around[-1]
        views = [spot.placed for spot in self._views()]
        return max(views, key=lambda view: view.rect.width * view.rect.height, default=None)

    def _typed(self, text: str) -> None:
        placed = self.stage.focused()
        if placed is not None and placed.widget.takes_text():
            self.stage.held.composing = ""
            self._answered(placed.widget.typed(text, self.stage.held))

    def _composing(self, text: str) -> None:
        placed = self.stage.focused()
        if placed is not None and placed.widget.takes_text() and text != self.stage.held.composing:
            self.stage.held.composing = text
            self.stage.shift(follow=True)

    def _under(self, at: tuple[int, int]) -> Placed | None:
        top = self.stage.layout()
        if top is None:
            return None
        return at_point(top, self.stage.whole, at, lambda placed: placed.focusable)

    def _view_under(self, at: tuple[int, int]) -> Placed | None:
        top = self.stage.layout()
        if top is None:
            return None
        return at_point(top, self.stage.whole, at, lambda placed: placed.clip is not None and bool(placed.over))

    def _hover(self, key: str) -> None:
        if key != self.stage.held.hover:
            self.stage.held.hover = key
            self.stage.shift()

    def _moved(self, at: tuple[int, int], *, held: bool) -> None:
        if held and self._bar:
            view = next((spot.placed for spot in self._views() if spot.placed.key == self._bar), None)
            if view is not None:
                drag(view, (view.rect.right, at[1]), self.stage.held)
                self.stage.shift()
            return
        under = self._under(at)
        self._hover(under.key if under is not None else "")

    def _pressed(self, at: tuple[int, int]) -> None:
        view = self._view_under(at)
        if view is not None and drag(view, at, self.stage.held):
            self._bar = view.key
            self.stage.shift()
            return
        under = self._under(at)
        if under is not None:
            self.stage.held.down = under.key
            self.stage.held.focus = under.key
            self.stage.held.composing = ""
            self.stage.shift()

    def _released(self, at: tuple[int, int]) -> None:
        down, self.stage.held.down = self.stage.held.down, ""
        bar, self._bar = self._bar, ""
        under = self._under(at)
        if under is not None and under.key and under.key == down:
            self._answered(under.widget.clicked(under, at, self.stage.held))
        elif under is None and not down and not bar:
            self.stage.tell(KeyPress("click"))

    def _wheel(self, event: pygame.Event) -> None:
        at = self._point(pygame.mouse.get_pos())
        view = self._view_under(at)
        turned = getattr(event, "precise_y", float(event.y))
        if view is not None and turned:
            self._scroll(view.key, "up" if turned > 0 else "down", abs(turned))


def _far(there: Spot | None, view: Placed, direction: str, step: int) -> bool:
    """Return whether there is more of a view to be read before the next stop in a direction is in reach."""
    if not view.over:
        return False
    child = view.children[0].rect
    more = child.bottom - view.rect.bottom if direction == "down" else view.rect.top - child.top
    if more <= 1:
        return False
    if there is None or view not in there.views:
        return True
    rect = there.placed.spot or there.placed.rect
    beyond = rect.top - view.rect.bottom if direction == "down" else view.rect.top - rect.bottom
    return beyond > step

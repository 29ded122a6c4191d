"""What may be shown next is made ready while nothing happens, and nothing of it is seen."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest

from salesdance.stage import Button, Card, Column, Label, Next, Redraw, Screen, Settings, Space, Step, Widget
from salesdance.stage.events import Event
from tests.stage.conftest import Fly

SENTENCE = "We looked at three vendors last spring and nothing moved the needle. "


class Book(Screen):
    """A first page, and two that any key turns to."""

    def __init__(self) -> None:
        self.page = 0

    def build(self, space: Space) -> Widget:
        return self.shown(self.page)

    def shown(self, page: int) -> Widget:
        words = [Label(f"{page}.{at} {SENTENCE * 3}") for at in range(6 * page)]
        return Column([Button("on", "On"), Card(Column(words)) if words else None])

    def ahead(self) -> Iterator[Next]:
        for page in (1, 2):
            yield Next(page, lambda _, page=page: self.shown(page))

    def handle(self, event: Event) -> Step:
        self.page += 1
        return Redraw()


@pytest.mark.parametrize("seconds", [1.0, 0.00001])
def test_turning_to_a_page_that_was_made_ready_renders_nothing_anew(fly: Fly, seconds: float) -> None:
    pilot = fly(Book())
    surface, fonts = pilot.window.window.get_surface(), pilot.stage.kit.brush.fonts
    before = pilot.picture().get_view("2").raw
    slices = 1
    while pilot.stage.prepare(surface, seconds):
        slices += 1
        assert slices < 2000
    assert pilot.picture().get_view("2").raw == before
    assert pilot.turn() is False
    assert slices == 1 or seconds < 1.0
    kept = len(fonts._lines), len(fonts._wrapped)
    pilot.press("x")
    pilot.press("x")
    assert pilot.shows(f"2.11 {SENTENCE.strip()}")
    assert (len(fonts._lines), len(fonts._wrapped)) == kept


def test_without_it_they_are_rendered_in_the_frame_that_shows_them(fly: Fly) -> None:
    pilot = fly(Book())
    kept = len(pilot.stage.kit.brush.fonts._lines)
    pilot.press("x")
    assert len(pilot.stage.kit.brush.fonts._lines) > kept


def test_it_is_made_ready_anew_for_another_size_or_theme_and_is_drawn_as_ever(fly: Fly) -> None:
    pilot, plain = fly(Book(), Settings(theme="dark", text=1.5)), fly(Book(), Settings(theme="dark", text=1.5))
    surface = pilot.window.window.get_surface()
    while pilot.stage.prepare(surface, 1.0):
        pass
    pilot.restyle(theme="light", text=1.0)
    plain.restyle(theme="light", text=1.0)
    assert pilot.stage.prepare(surface, 0.00001)
    while pilot.stage.prepare(surface, 1.0):
        pass
    pilot.press("x")
    plain.press("x")
    assert pilot.picture().get_view("2").raw == plain.picture().get_view("2").raw


def test_the_window_makes_ready_only_where_nothing_happens(fly: Fly, monkeypatch: pytest.MonkeyPatch) -> None:
    pilot = fly(Book())
    made: list[float] = []
    monkeypatch.setattr(pilot.stage, "prepare", lambda on, seconds: made.append(seconds))
    pilot.window.beat([pygame.Event(pygame.KEYDOWN, key=pygame.K_x, mod=0, unicode="x", scancode=0)])
    assert not made
    pilot.window.beat([])
    assert len(made) == 1
    assert made[0] < 1 / 60 / 2
    pilot.stage.end()
    pilot.window.beat([])
    assert len(made) == 1

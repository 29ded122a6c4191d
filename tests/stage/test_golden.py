"""Every screen looks as it did when somebody last looked at it, and a thing that moved is noticed."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from salesdance.stage import Pilot
from salesdance.stage.screens.talk import setting
from tests.stage.golden.looks import LOOKS, Look, Walk
from tests.stage.golden.pictures import Unlike, alike, names_in, read_sheet, sheet_of, small, unlike
from tests.stage.golden.talks import first_minutes, talk
from tests.stage.golden.walks import WALKS

FOLDER = Path(__file__).parent / "golden"
MOST_BYTES = 3_000_000
AGAIN = "Look at it; if it is meant so: python -m tests.stage.golden --write"
STEP = 12
WIDE, HIGH = 200, 36


def changed_in(walk: Walk) -> list[str]:
    """The screens of a walk that look otherwise than they did, and by how much."""
    changed = []
    for shown in walk:
        assert sheet_of(FOLDER, shown.name).exists(), f"There is no picture of {shown.name} yet. {AGAIN}"
        golden = read_sheet(sheet_of(FOLDER, shown.name))
        for look in LOOKS:
            shown.wear(look)
            found = unlike(small(shown.pilot.picture()), golden[look])
            if not alike(found):
                changed.append(f"{shown.name}, {look.theme}, {look.text} %: {found.mean:.1f}, {found.most:.2f}")
    return changed


@pytest.mark.parametrize("walk", WALKS)
def test_every_screen_looks_as_it_did_in_every_theme_and_size_of_text(walk: str) -> None:
    changed = changed_in(WALKS[walk]())
    assert not changed, f"{changed}. {AGAIN}"


def test_all_pictures_together_are_small() -> None:
    assert sum(sheet_of(FOLDER, name).stat().st_size for name in names_in(FOLDER)) < MOST_BYTES


def moved(pilot: Pilot, place: pygame.Rect) -> pygame.Surface:
    """The screen with what stands in a place a little further down."""
    screen = pilot.picture()
    part = screen.subsurface(place).copy()
    screen.fill(screen.get_at((2, 2)), place)
    screen.blit(part, place.move(0, STEP))
    return screen


def aside(pilot: Pilot) -> pygame.Surface:
    """The screen with everything half a pixel further right."""
    screen = pilot.picture()
    right = screen.copy()
    right.blit(screen, (1, 0))
    right.set_alpha(128)
    screen.blit(right, (0, 0))
    return screen


def test_a_card_that_moved_by_twelve_pixels_is_noticed_in_every_look_and_half_a_pixel_is_not() -> None:
    missed: list[tuple[str, Look, str, Unlike]] = []
    cards = 0
    for shown in first_minutes():
        golden = read_sheet(sheet_of(FOLDER, shown.name))
        for look in LOOKS:
            shown.wear(look)
            assert alike(unlike(small(aside(shown.pilot)), golden[look]))
            for node in shown.pilot.nodes():
                place = node.seen
                if node.role in ("button", "group") and place.width >= WIDE and place.height >= HIGH:
                    cards += 1
                    found = unlike(small(moved(shown.pilot, place)), golden[look])
                    if alike(found):
                        missed.append((shown.name, look, node.label, found))
    assert cards > len(LOOKS)
    assert missed == []


def test_a_hand_that_slipped_a_little_in_the_real_screen_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting, "LEAST", setting.LEAST + STEP)
    assert any(line.startswith("talk, light, 100 %") for line in changed_in(talk()))

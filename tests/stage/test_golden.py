"""Every screen looks as it did when somebody last looked at it, and a thing that moved is noticed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from salesdance.stage import Pilot
from tests.stage.golden import hall as golden_hall
from tests.stage.golden.looks import LOOKS, Look, Shown
from tests.stage.golden.pictures import alike, names_in, read_sheet, sheet_of, small, unlike
from tests.stage.golden.walks import WALKS

FOLDER = Path(__file__).parent / "golden"
MOST_BYTES = 3_000_000
AGAIN = "Look at it; if it is meant so: python -m tests.stage.golden --write"


@pytest.mark.parametrize("walk", WALKS)
def test_every_screen_looks_as_it_did_in_every_theme_and_size_of_text(walk: str) -> None:
    changed = []
    for shown in WALKS[walk]():
        assert sheet_of(FOLDER, shown.name).exists(), f"There is no picture of {shown.name} yet. {AGAIN}"
        golden = read_sheet(sheet_of(FOLDER, shown.name))
        for look in LOOKS:
            shown.wear(look)
            found = unlike(small(shown.pilot.picture()), golden[look])
            if not alike(found):
                changed.append(f"{shown.name}, {look.theme}, {look.text} %: {found.mean:.1f}, {found.most:.1f}")
    assert not changed, f"{changed}. {AGAIN}"


def test_all_pictures_together_are_small() -> None:
    assert sum(sheet_of(FOLDER, name).stat().st_size for name in names_in(FOLDER)) < MOST_BYTES

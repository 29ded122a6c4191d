from itertools import pairwise
from pathlib import Path

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdance.stage.fonts import Fonts, Weight
from salesdance.stage.wrapping import clean
from tests.stage.conftest import ASSETS

WEIGHTS: tuple[Weight, ...] = ("regular", "semibold", "bold", "italic")
BLACK = (0, 0, 0, 255)


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    pygame.font.init()
    return Fonts(ASSETS / "fonts")


def test_a_letter_that_our_font_lacks_comes_from_one_that_has_it(fonts: Fonts) -> None:
    runs = fonts.runs("Mr. שלום, 25%")
    assert {run.source > 0 for run in runs} == {True, False}
    assert "".join(sorted("".join(run.text for run in runs))) == "".join(sorted("Mr. שלום, 25%"))
    assert fonts.missing("Mr. שלום, 25%, é, नमस्ते") == ""


def test_digits_and_commas_among_foreign_letters_come_from_our_own_font(fonts: Fonts) -> None:
    assert all(run.source == 0 for run in fonts.runs("25%") if run.text.strip())
    assert [run.source for run in fonts.runs("שלום25") if "2" in run.text] == [0]


def test_in_a_line_read_from_the_right_numbers_keep_the_spaces_on_their_own_sides(fonts: Fonts) -> None:
    drawn = [run.text for run in fonts.runs("שלום, 25% הנחה")]
    assert len(drawn) == 3
    assert drawn[1] == " 25% ,"
    assert fonts.runs("   ")[0].text == "   "


def test_letters_that_nobody_draws_are_named(fonts: Fonts) -> None:
    assert fonts.missing("abc \U0010fffd") == "\U0010fffd"


def test_without_a_folder_the_font_of_pygame_serves(tmp_path: Path) -> None:
    pygame.font.init()
    for bare in (Fonts(None), Fonts(tmp_path), Fonts(tmp_path / "nowhere")):
        assert all(bare.width("Hello", weight, 16) > 10 for weight in WEIGHTS)


@given(st.text(st.characters(), max_size=30), st.sampled_from(WEIGHTS), st.integers(8, 40))
def test_any_clean_text_can_be_rendered_and_is_as_wide_as_measured(text: str, weight: Weight, size: int) -> None:
    shared = fonts_once()
    line = clean(text).replace("\n", " ")
    surface = shared.line(line, weight, size, BLACK)
    assert abs(surface.get_width() - max(shared.width(line, weight, size), 1)) <= size


@given(st.text(" abcdefgh-é", max_size=120), st.integers(60, 400))
def test_wrapped_lines_fit_as_they_are_measured(text: str, width: int) -> None:
    shared = fonts_once()
    assert all(shared.width(line, "regular", 16) <= width for line in shared.wrap(text, "regular", 16, width))


@given(st.text(" abcdefghWAVTo.-é", max_size=120), st.integers(40, 400), st.integers(10, 60))
def test_text_keeps_its_lines_in_a_place_that_is_just_as_wide_as_they_are(text: str, width: int, size: int) -> None:
    shared = fonts_once()
    lines = shared.wrap(text, "semibold", size, width)
    widest = max(shared.width(line, "semibold", size) for line in lines)
    assert shared.wrap(text, "semibold", size, widest) == lines or widest > width


@given(st.lists(st.text("abdeWAVTo.é", min_size=1, max_size=9), min_size=1, max_size=20), st.integers(120, 400))
def test_a_line_ends_only_where_the_next_word_would_not_fit_as_it_is_rendered(words: list[str], width: int) -> None:
    shared = fonts_once()
    for line, following in pairwise(shared.wrap(" ".join(words), "regular", 20, width)):
        assert shared.width(f"{line} {following.split()[0]}", "regular", 20) > width


def test_a_line_is_rendered_once(fonts: Fonts) -> None:
    assert fonts.line("once", "bold", 16, BLACK) is fonts.line("once", "bold", 16, BLACK)


_shared: list[Fonts] = []


def fonts_once() -> Fonts:
    if not _shared:
        pygame.font.init()
        _shared.append(Fonts(ASSETS / "fonts"))
    return _shared[0]

import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from salesdance.stage.wrapping import clean, wrap

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), max_size=80)
SENTENCES = st.lists(st.text("abcdefg-–/.", min_size=1, max_size=30), max_size=12).map(" ".join)


@given(SENTENCES | TEXTS, st.integers(1, 40))
def test_wrapping_never_loses_or_changes_a_letter(text: str, width: int) -> None:
    lines = wrap(clean(text), width, len)
    assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "").replace("\n", "")


@given(SENTENCES, st.integers(1, 40))
def test_no_line_is_wider_than_its_room(text: str, width: int) -> None:
    assert all(len(line) <= width for line in wrap(text, width, len))


@given(st.lists(st.text("abc", min_size=1, max_size=8), min_size=1, max_size=12), st.integers(8, 40))
def test_words_that_fit_are_never_broken(words: list[str], width: int) -> None:
    assert [word for line in wrap(" ".join(words), width, len) for word in line.split()] == words


@given(st.lists(st.text("abc", min_size=1, max_size=8), min_size=2, max_size=12), st.integers(8, 40))
def test_a_line_ends_only_where_the_next_word_would_not_fit(words: list[str], width: int) -> None:
    lines = wrap(" ".join(words), width, len)
    for line, following in pairwise(lines):
        assert len(line) + 1 + len(following.split()[0]) > width


def test_lines_of_the_author_stay_and_empty_ones_too() -> None:
    assert wrap("one\n\ntwo", 10, len) == ("one", "", "two")
    assert wrap("", 10, len) == ("",)


def test_long_words_break_after_hyphens_and_slashes_first() -> None:
    assert wrap("call-out/repair", 9, len) == ("call-out/", "repair")


def test_a_mark_stays_on_its_letter() -> None:
    lines = wrap("e\u0301" * 6, 3, lambda text: sum(not unicodedata.combining(letter) for letter in text))
    assert not any(unicodedata.combining(line[0]) for line in lines)


def test_a_space_that_does_not_break_does_not() -> None:
    assert wrap("14\u00a0900 euro", 6, len) == ("14\u00a0900", "euro")


def test_a_number_keeps_its_unit() -> None:
    assert wrap("10 of 10 (96 %).", 13, len) == ("10 of 10", "(96 %).")
    assert wrap("Ring Dana. (15 min)", 15, len) == ("Ring Dana.", "(15 min)")
    assert wrap("a day minus", 6, len) == ("a day", "minus")


def test_what_no_font_can_draw_is_cleaned_away() -> None:
    assert clean("a\x00b\ud800c\td\r\ne\x1b[1mf\ufeff") == "ab\ufffdc d\ne[1mf"


@given(st.text(st.characters(), max_size=40))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    clean(text).encode("utf-8")

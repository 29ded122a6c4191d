"""What was said, given back: whole where it is short, begun where it is long."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from salesdance.sitting.notes import begun


def test_a_long_sentence_is_only_begun_when_it_is_read_out_again() -> None:
    long = "Four hundred and six, before a hearing at ten, and Petra slept on the train home."
    assert begun(long, 6) == "Four hundred and six, before a ..."
    assert begun(long, 4) == "Four hundred and six ..."
    assert begun("Nobody chose it.", 12) == "Nobody chose it."


@given(st.text(alphabet="ab ,.", min_size=1), st.integers(1, 8))
def test_never_more_words_than_were_wanted(text: str, most: int) -> None:
    assert len([word for word in begun(text, most).split() if word != "..."]) <= most

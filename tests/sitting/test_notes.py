"""What was said, given back: whole where it is short, begun where it is long."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from salesdance.scenario import Answer
from salesdance.sitting.deal import Deal
from salesdance.sitting.game import CLUE, DEEPER, OPEN, TOLD
from salesdance.sitting.notes import begun, note_of
from tests.builders import a_scenario, some_tables
from tests.standard_moves import a_deck

THIN = 1


def a_deal_with_a_faint_clue() -> Deal:
    """The first fact has different words for each way of telling it."""
    first, *others = a_scenario().facts
    assert first.clue is not None
    fact = replace(
        first,
        guarded=Answer("That one is quite good company."),
        deeper=Answer("Less of the zoo, if it were mine."),
        clue=replace(first.clue, says="Who? A museum, and a man.", faintly=Answer("The big one was spoken to.")),
        note="Who will be eating there.",
    )
    scenario = a_scenario(facts=(fact, *others))
    return Deal(scenario, a_deck(), some_tables(scenario))


def test_only_what_was_said_of_a_fact_is_kept_of_it() -> None:
    deal = a_deal_with_a_faint_clue()
    assert note_of(deal, 0, THIN | CLUE) == "The big one was spoken to."
    assert note_of(deal, 0, THIN) == "The big one was spoken to."
    assert note_of(deal, 0, THIN | OPEN | DEEPER) == "Less of the zoo, if it were mine."
    assert note_of(deal, 0, OPEN | TOLD | CLUE) == "Who? A museum, and a man."
    assert note_of(deal, 0, OPEN | TOLD) == "Who will be eating there."


def test_a_long_sentence_is_only_begun_when_it_is_read_out_again() -> None:
    long = "Four hundred and six, before a hearing at ten, and Petra slept on the train home."
    assert begun(long, 6) == "Four hundred and six, before a ..."
    assert begun(long, 4) == "Four hundred and six ..."
    assert begun("Nobody chose it.", 12) == "Nobody chose it."


@given(st.text(alphabet="ab ,.", min_size=1), st.integers(1, 8))
def test_never_more_words_than_were_wanted(text: str, most: int) -> None:
    assert len([word for word in begun(text, most).split() if word != "..."]) <= most

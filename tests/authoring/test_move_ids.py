"""The closed lists of moves and answers are those that the engine makes."""

from pathlib import Path
from typing import get_args

import pytest

from salesdance.authoring import read_deck
from salesdance.authoring.models_deck import Kind
from salesdance.authoring.move_ids import (
    HEADS_WITH_SUBJECT,
    SIGNALS,
    STANDARD,
    Subjects,
    moves_of,
    never_happens,
    signals_of,
)
from salesdance.engine import expand
from salesdance.engine.signals import KINDS, answer_tables
from salesdance.moves import Deck
from salesdance.scenario import Scenario
from tests.authoring.examples import EXAMPLE, read, the_example

ASSETS = Path(__file__).resolve().parents[2] / "assets"


@pytest.fixture(scope="module")
def deck() -> Deck:
    deck, _ = read_deck((ASSETS / "deck.yaml").read_bytes(), "deck.yaml")
    assert deck is not None
    return deck


def without_a_rival() -> Scenario:
    start, end = EXAMPLE.index("competitor:"), EXAMPLE.index("promises:")
    mails, cancels = EXAMPLE.index("  rival:   "), EXAMPLE.index("  cancels:")
    text = EXAMPLE[:start] + EXAMPLE[end:mails] + EXAMPLE[cancels:]
    scenario, findings = read(text.replace("    uses: true\n", "    uses: true\n    decides: rarely\n"))
    assert scenario is not None, findings
    return scenario


def subjects_of(scenario: Scenario) -> Subjects:
    return Subjects(
        facts=tuple(one.id for one in scenario.facts),
        reasons=tuple(one.id for one in scenario.facts if one.reason),
        objections=tuple(one.id for one in scenario.objections),
        excuses=tuple(one.id for one in scenario.excuses),
        people=tuple(one.id for one in scenario.people),
        deciders=tuple(one.id for one in scenario.people if one.decides > 0),
        promises=tuple(one.id for one in scenario.promises),
        downsides=tuple(one.id for one in scenario.downsides),
        contacts=tuple(one.id for one in scenario.contacts),
        rival=scenario.competitor is not None,
    )


@pytest.mark.parametrize("make", [the_example, without_a_rival])
def test_moves_are_those_that_the_engine_makes_of_the_deck(make: object, deck: Deck) -> None:
    scenario: Scenario = make()  # type: ignore[operator]
    made = {move.id: move.entry.kind for move in expand(scenario, deck)}
    assert moves_of(subjects_of(scenario), deck) == made


def test_without_a_deck_the_standard_moves_are_the_same(deck: Deck) -> None:
    assert {entry.id: entry.kind for entry in deck.moves.values()} == dict(STANDARD)


def test_the_deck_knows_every_kind_of_the_engine_and_no_other() -> None:
    assert set(get_args(Kind)) == set(KINDS) == set(SIGNALS)


@pytest.mark.parametrize("make", [the_example, without_a_rival])
def test_every_answer_that_the_engine_can_give_is_known_and_the_others_never_happen(make: object) -> None:
    scenario: Scenario = make()  # type: ignore[operator]
    subjects = subjects_of(scenario)
    for kind, table in zip(KINDS, answer_tables(scenario), strict=True):
        known = {one for one in signals_of(kind, subjects) if not never_happens("", one, subjects)}
        assert known == set(table.signals), kind


def test_moves_about_something_are_those_with_a_slash() -> None:
    moves = moves_of(subjects_of(the_example()), None)
    assert {move.partition("/")[0] for move in moves if "/" in move} == HEADS_WITH_SUBJECT

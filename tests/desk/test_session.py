"""The desk as it can be seen and worked: stacks by what was stated and heard, and nothing that nobody said."""

from __future__ import annotations

from salesdance.desk.session import NO_TIME, NOT_THAT, Session
from salesdance.desk.sheet import duration
from salesdance.engine.modes import TRUTH
from tests.desk.test_year import a_session


def numbers(session: Session, id: str) -> tuple[int, ...]:
    stack = session.stack(id)
    return tuple(letter.number for letter in stack.letters) if stack else ()


def test_unopened_letters_lie_in_stacks_by_what_they_stated() -> None:
    session = a_session()
    stacks = session.sheet().stacks
    assert [stack.id for stack in stacks] == ["said-cheaper", "said-not_the_year", "said-the_house"]
    assert sum(len(stack.letters) for stack in stacks) == 100
    assert all(letter.since == "" for stack in stacks for letter in stack.letters)


def test_no_truth_stands_on_the_desk_before_it_was_told() -> None:
    session = a_session()
    cards = [objection.card for objection in session.desk.scenario.objections]
    assert not any(card in str(session.sheet()) for card in cards)
    session.debrief(numbers(session, "said-the_house"))
    told = {session.desk.scenario.objections[at].card for at in session.month.reason[session.month.depth == TRUTH]}
    assert {card for card in cards if card in str(session.sheet())} == told


def test_a_debriefed_letter_moves_to_the_stack_of_what_was_heard() -> None:
    session = a_session()
    said = session.debrief((1,))
    assert said.startswith("Pemberton Nursery: ")
    assert said.endswith("12 min.")
    (heard,) = [stack for stack in session.sheet().stacks if stack.opened]
    assert [letter.number for letter in heard.letters] == [1]
    assert 1 not in numbers(session, "said-cheaper")


def test_a_true_reason_becomes_a_question_in_the_kit_once() -> None:
    session = a_session()
    session.debrief(tuple(range(1, 101)))
    sheet = session.sheet()
    true = session.month.depth == TRUTH
    assert len(sheet.kit) == len(set(session.month.reason[true].tolist()))
    asks = {fact.ask for fact in session.desk.scenario.facts}
    assert set(sheet.kit) <= asks
    assert sheet.known == f"{int(true.sum())} of the month's 100 reasons known."


def test_when_the_hours_are_gone_that_is_said() -> None:
    session = a_session()
    session.debrief(tuple(range(1, 101)))
    assert session.sheet().left == 0
    stack = next(stack for stack in session.sheet().stacks if stack.letters[0].can == "offer")
    assert session.offer(numbers(session, stack.id)) == NO_TIME
    assert session.debrief((1,)) == NOT_THAT


def test_habits_are_turned_and_named() -> None:
    session = a_session()
    before = session.sheet().habit
    assert "promise not to reopen" in session.turn_road()
    assert "straight to the question" in session.turn_leave()
    session.turn_road()
    session.turn_leave()
    assert session.sheet().habit == before


def test_minutes_are_told_as_hours() -> None:
    assert [duration(minutes) for minutes in (0, 12, 60, 72, 1200)] == ["0 min", "12 min", "1 h", "1 h 12 min", "20 h"]

"""The desk as it can be seen and worked: stacks by what was stated and heard, and nothing that nobody said."""

from __future__ import annotations

from salesdance.cli.content import load
from salesdance.desk import open_desk
from salesdance.desk.session import NO_TIME, NOT_THAT, Session
from salesdance.desk.sheet import duration
from salesdance.engine.modes import TRUTH
from tests.desk.test_month import BOOK
from tests.desk.test_year import a_session


def numbers(session: Session, id: str) -> tuple[int, ...]:
    stack = session.stack(id)
    return tuple(letter.number for letter in stack.letters) if stack else ()


def test_unopened_letters_lie_in_stacks_by_what_they_stated() -> None:
    session = a_session()
    stacks = session.sheet().stacks
    assert [stack.id for stack in stacks] == ["said-cheaper", "said-not_now", "said-staying", "said-books"]
    assert sum(len(stack.letters) for stack in stacks) == 100
    assert all(letter.since == "" for stack in stacks for letter in stack.letters)


def test_no_truth_stands_on_the_desk_before_it_was_told() -> None:
    session = a_session()
    cards = [objection.card for objection in session.desk.scenario.objections]
    assert not any(card in str(session.sheet()) for card in cards)
    session.debrief(numbers(session, "said-books"))
    told = {session.desk.scenario.objections[at].card for at in session.month.reason[session.month.depth == TRUTH]}
    assert {card for card in cards if card in str(session.sheet())} == told


def test_a_debriefed_letter_moves_to_the_stack_of_what_was_heard() -> None:
    session = a_session()
    said = session.debrief((1,))
    assert said.startswith(f"{session.desk.customers[0].name}: ")
    assert said.endswith("12 min.")
    (heard,) = [stack for stack in session.sheet().stacks if stack.opened]
    assert [letter.number for letter in heard.letters] == [1]
    assert 1 not in numbers(session, "said-cheaper")


def test_a_true_reason_becomes_a_question_in_the_kit_once() -> None:
    session = a_session()
    session.debrief(tuple(range(1, 101)))
    sheet = session.sheet()
    true = session.month.depth == TRUTH
    reasons = dict.fromkeys(session.month.reason[true].tolist())
    assert sheet.kit == tuple(BOOK.kit[session.desk.scenario.objections[at].id] for at in reasons)
    true_stacks = [stack for stack in sheet.stacks if stack.id.startswith(f"heard-{TRUTH}")]
    assert sorted(stack.ask for stack in true_stacks) == sorted(sheet.kit)
    assert not any(stack.ask for stack in sheet.stacks if stack not in true_stacks)
    assert sheet.known == f"{int(true.sum())} of the month's 100 reasons known."


def test_a_deed_says_how_many_questions_came_with_it() -> None:
    session = a_session()
    said = session.debrief(tuple(range(1, 101)))
    assert said == f"100 debriefs, 20 h. {len(session.sheet().kit)} questions more for the kit."


def test_a_letter_shows_who_it_is_what_they_said_and_later_what_is_known() -> None:
    session = a_session()
    before = next(letter for stack in session.sheet().stacks for letter in stack.letters if letter.number == 1)
    who = session.desk.customers[0]
    assert before.who == f"{who.name}, {who.trade}"
    assert before.told == f"\u201c{who.said}\u201d"
    session.debrief((1,))
    (after,) = (letter for stack in session.sheet().stacks if stack.opened for letter in stack.letters)
    assert after.told in (f"{before.told} Final.", f"{before.told} Not quite final.")


def test_of_another_deal_a_letter_shows_its_excuse_once_it_was_opened_and_the_kit_has_questions_of_that_deal() -> None:
    other = load("in_the_bag")
    session = Session(open_desk(other.scenario, other.tables, 7, BOOK))
    letters = [letter for stack in session.sheet().stacks for letter in stack.letters]
    assert {letter.told for letter in letters} == {""}
    session.debrief(tuple(range(1, 101)))
    letters = [letter for stack in session.sheet().stacks for letter in stack.letters]
    assert all(letter.told.startswith(f"Said it was {letter.stated}. ") for letter in letters)
    assert set(session.sheet().kit) <= {fact.ask for fact in other.scenario.facts}


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

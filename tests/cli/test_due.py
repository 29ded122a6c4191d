"""Moments that are due: met, judged, kept, and due again on another day; whatever is damaged is set aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from salesdance.analysis import Change
from salesdance.cli.due import NONE_YET, Due, day_words
from salesdance.cli.keeping import opened, someone
from salesdance.cli.told import kept_from, told_of
from salesdance.errors import RecordError
from salesdance.records import KeptMoment, Person, Store
from tests.cli.turned import BETTER, CONTENT, MONDAY, badly_played, found, keep_moments, kept, played


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = MONDAY

    def __call__(self) -> datetime:
        return self.now

    def on(self, days: int, hour: int = 8) -> None:
        """Set it to so many days after that Monday."""
        self.now = (MONDAY + timedelta(days=days)).replace(hour=hour, minute=0)


@pytest.fixture
def store() -> Iterator[Store]:
    told: list[str] = []
    with opened(told.append) as found_there:
        assert found_there is not None
        yield found_there


@pytest.fixture
def you(store: Store) -> Person:
    return someone(store, "You")


@pytest.fixture
def clock() -> Clock:
    return Clock()


def due_for(store: Store, person: Person, clock: Clock) -> Due:
    return Due(store, person, CONTENT, clock=clock)


def test_what_turned_a_deal_comes_back_the_next_day_and_not_before(store: Store, you: Person, clock: Clock) -> None:
    assert due_for(store, you, clock).standing().words == NONE_YET
    kept(store, you)
    due = due_for(store, you, clock)
    assert due.begin() is None
    assert due.standing().words == "Nothing is due today. The next one comes tomorrow."
    clock.on(1, hour=0)
    assert due.standing().due == 1
    assert due.standing().words == "One moment is due."
    situation = due.begin()
    assert situation is not None
    assert situation.day
    assert "about_us" in [line.move for line in situation.lines]


def test_only_what_cost_much_is_kept_and_only_once(store: Store, you: Person) -> None:
    sitting = kept(store, you, "about_us", "close")
    (first, second) = store.moments(sitting)
    assert (first.turn, second.turn) == (1, 3)
    keep_moments(store, sitting, found(badly_played(store, you)[1], "about_us"), MONDAY + timedelta(days=9))
    assert store.moments(sitting) == (first, second)


def test_a_moment_is_about_what_the_move_made_worse_itself_and_not_about_what_merely_differs() -> None:
    def about(*changes: Change) -> str | None:
        analysis = found(played(), "about_us")
        point = replace(analysis.points[0], changes=changes)
        told = told_of(point, analysis.turns[0], analysis.thresholds)
        return kept_from(KeptMoment("turned-1", 1, "", "", {}, told)).about

    trust, ease = Change("trust", 0.5, 0.45, 0.5), Change("ease", 0.5, 0.5, 0.9)
    assert about(ease, trust) == "trust"
    assert about(ease) == "ease"
    assert about(Change("risk", 0.3, 0.3, 0.6)) is None, "it left that better"


def test_what_one_turn_of_a_stretch_lost_is_not_solved_by_the_same_again() -> None:
    analysis = found(played(), "about_us")
    (turn, *_), (point, *_) = analysis.turns, analysis.points
    little = tuple(replace(option, behind=option.behind / 5) for option in turn.options)
    weighed, row = replace(turn, options=little), replace(point, stretch=(point.turn, point.turn + 2))
    lost = weighed.made.behind
    assert lost < analysis.thresholds.cost
    assert told_of(row, weighed, analysis.thresholds)["threshold"] == lost / 2
    assert told_of(point, weighed, analysis.thresholds)["threshold"] == analysis.thresholds.cost


def test_solved_comes_again_in_days_and_then_in_more(store: Store, you: Person, clock: Clock) -> None:
    sitting = kept(store, you)
    days = []
    for _ in range(3):
        clock.on((datetime.fromisoformat(store.moments(sitting)[0].due).date() - MONDAY.date()).days)
        due = due_for(store, you, clock)
        assert due.begin() is not None
        assert due.choose(BETTER[0]).solved
        assert due.begin() is None
        days.append((datetime.fromisoformat(store.moments(sitting)[0].due).date() - clock.now.date()).days)
    assert days == [2, 6, 17]
    assert [(one.n, one.how, one.move) for one in store.tries(sitting, 1)] == [
        (n, "solved", BETTER[0]) for n in (1, 2, 3)
    ]


def test_missed_comes_again_tomorrow_and_skipped_too_without_a_mark(store: Store, you: Person, clock: Clock) -> None:
    sitting = kept(store, you, "about_us", "close")
    card = store.moments(sitting)[1].card
    clock.on(1)
    due = due_for(store, you, clock)
    due.begin()
    assert not due.choose("about_us").solved
    due.begin()
    due.skip()
    assert due.standing().words == "Nothing is due today. The next one comes tomorrow."
    missed, skipped = store.moments(sitting)
    assert (missed.due, skipped.due) == ("2026-03-04", "2026-03-04")
    assert skipped.card == card
    assert missed.card != card
    assert [one.how for turn in (1, 3) for one in store.tries(sitting, turn)] == ["missed", "skipped"]
    clock.on(2)
    assert due_for(store, you, clock).standing().due == 2


def test_each_meeting_is_told_otherwise(store: Store, you: Person, clock: Clock) -> None:
    kept(store, you)
    orders = []
    for day in range(1, 5):
        clock.on(day)
        due = due_for(store, you, clock)
        situation = due.begin()
        assert situation is not None
        orders.append(tuple(line.move for line in situation.lines))
        due.skip()
    assert len(set(orders)) > 1


def test_one_person_never_meets_the_moments_of_another(store: Store, you: Person, clock: Clock) -> None:
    kept(store, you)
    clock.on(1)
    other = due_for(store, someone(store, "Bo"), clock)
    assert other.begin() is None
    assert other.standing().kept == 0


def test_a_deal_that_changed_since_sets_its_moment_aside_and_the_next_one_comes(
    store: Store, you: Person, clock: Clock
) -> None:
    old = kept(store, you)
    kept(store, you, "close")
    header = '{"scenario": "copy_room", "scenario_digest": "00"}'
    store.connection.execute("UPDATE sittings SET header = json_patch(header, ?) WHERE id = ?", (header, old))
    clock.on(1)
    due = due_for(store, you, clock)
    assert due.standing().due == 1
    situation = due.begin()
    assert situation is not None
    assert due.notices() == (
        "A moment of The Copy Room is set aside: the scenario 'copy_room' has changed since the transcript was made.",
    )
    due.skip()
    assert due.begin() is None
    assert due.notices() == ()


def test_where_all_is_set_aside_that_is_said(store: Store, you: Person, clock: Clock) -> None:
    kept(store, you)
    store.connection.execute("UPDATE moments SET told = '{}'")
    clock.on(1)
    due = due_for(store, you, clock)
    assert due.standing().words == (
        "Nothing is due today. What is left is of deals that have changed since, and is set aside."
    )
    assert due.begin() is None
    assert "what was found about it cannot be read" in due.notices()[0]


DAMAGES = (
    "UPDATE moments SET told = json_set(told, '$.options.about_us.behind', 'much')",
    "UPDATE moments SET told = json_set(told, '$.changes', 7)",
    "UPDATE moments SET told = json_remove(told, '$.chosen')",
    "UPDATE moments SET turn = 70",
    "UPDATE sittings SET scenario = 'gone', header = json_set(header, '$.file', '/nowhere/gone.yaml')",
    "UPDATE sittings SET header = '{}'",
    "UPDATE moments SET told = json_set(told, '$.chosen', 'nail/nothing')",
)


def test_a_damaged_moment_is_set_aside_with_a_sentence(store: Store, you: Person, clock: Clock) -> None:
    kept(store, you)
    clock.on(1)
    for damage in DAMAGES:
        store.connection.execute("BEGIN")
        store.connection.execute(damage)
        due = due_for(store, you, clock)
        assert due.begin() is None, damage
        (told,) = due.notices()
        assert told.startswith("A moment of ")
        assert " is set aside: " in told
        (listed,) = due.listed()
        assert listed.aside
        store.connection.execute("ROLLBACK")
    assert due_for(store, you, clock).begin() is not None


def test_a_damaged_card_or_day_begins_anew_and_is_due_now(store: Store, you: Person, clock: Clock) -> None:
    sitting = kept(store, you)
    store.connection.execute("UPDATE moments SET card = '{\"state\": \"lost\"}', due = 'some day'")
    due = due_for(store, you, clock)
    assert due.begin() is not None
    assert due.choose(BETTER[0]).solved
    assert store.moments(sitting)[0].due == "2026-03-04"


def test_records_that_fail_in_the_middle_are_told_and_the_moment_is_judged_all_the_same(
    store: Store, you: Person, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(store, you, "about_us", "close")
    clock.on(1)
    due = due_for(store, you, clock)
    due.begin()

    def fails(*_: object, **__: object) -> None:
        raise RecordError("The disk is full.")

    monkeypatch.setattr(store, "add_try", fails)
    assert due.choose(BETTER[0]).solved
    assert due.notices() == ("The disk is full. What you do here is not kept this time.",)
    assert due.begin() is not None
    due.skip()
    assert due.begin() is None
    assert "tomorrow" in due.standing().words


def test_a_turn_that_was_only_tried_again_brings_no_moments(store: Store, you: Person) -> None:
    sitting, transcript = badly_played(store, you)
    store.connection.execute("UPDATE sittings SET header = json_set(header, '$.branch_turn', 2)")
    keep_moments(store, sitting, found(transcript, "about_us"), MONDAY)
    assert store.moments(sitting) == ()


def test_a_day_is_said_as_people_say_it() -> None:
    today = MONDAY.date()
    words = [day_words(today + timedelta(days=days), today) for days in (-3, 0, 1, 4, 400)]
    assert words == ["today", "today", "tomorrow", "on Friday 6 March", "on Tuesday 6 April 2027"]


def test_nothing_is_left_of_somebody_who_is_forgotten(store: Store, you: Person, clock: Clock) -> None:
    sitting = kept(store, you)
    clock.on(1)
    due = due_for(store, you, clock)
    due.begin()
    due.choose("about_us")
    store.forget(you.id)
    assert store.moments(sitting) == ()
    assert store.tries(sitting, 1) == ()

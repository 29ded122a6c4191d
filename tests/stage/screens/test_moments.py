"""My moments in the window: from the library, by keys alone, to the day when the next one comes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from salesdance.cli.due import Due
from salesdance.cli.keeping import opened, someone
from salesdance.records import Person, Store
from salesdance.sitting.due import SKIPPED, TITLE
from salesdance.sitting.practice import BEST, THE_SAME
from salesdance.stage import Pilot, Preferences, Settings
from salesdance.stage.screens.hall import Library, Title, settings_of
from salesdance.stage.screens.moments import MomentsScreen
from tests.cli.turned import CONTENT, MONDAY, kept
from tests.stage.conftest import Fly
from tests.stage.screens.halls import PROPS, hall_with, real_house

WHO_ELSE = "Who else would have to nod before this could happen?"
OURSELVES = "We've looked after offices in this town for twenty-six years, three law firms among them."


@pytest.fixture
def store() -> Iterator[Store]:
    told: list[str] = []
    with opened(told.append) as found:
        assert found is not None
        yield found


@pytest.fixture
def you(store: Store) -> Person:
    return someone(store, "You")


def due_for(store: Store, you: Person, days: int = 1) -> Due:
    return Due(store, you, CONTENT, clock=lambda: MONDAY + timedelta(days=days))


def before(fly: Fly, due: Due, *, two_press: bool = True, settings: Settings | None = None) -> Pilot:
    preferences = Preferences(two_press=two_press, motion=False)
    return fly(MomentsScreen(due, PROPS, preferences, None), settings or Settings(still=True))


def number_of(pilot: Pilot, says: str) -> str:
    """The key of a line that stands there."""
    labels = [node.label for node in pilot.nodes() if node.role == "button"]
    lines = [label for label in labels if label and label not in ("Back", "What you knew", "Another day")]
    return str(1 + next(at for at, label in enumerate(lines) if says in label))


def test_a_moment_is_solved_by_its_number_pressed_twice(fly: Fly, store: Store, you: Person) -> None:
    sitting = kept(store, you)
    pilot = before(fly, due_for(store, you))
    assert pilot.shows("The Copy Room, 2 March 2026")
    assert pilot.shows("Dana Okafor, office manager. First meeting, Tuesday.")
    assert pilot.shows("You: Tell me how this office came by the two machines you have now.")
    assert pilot.shows("09:03, until 09:40.")
    assert pilot.focus == "line-1"
    number = number_of(pilot, WHO_ELSE)
    pilot.press(number)
    assert store.tries(sitting, 1) == ()
    pilot.press(number)
    assert pilot.shows(BEST)
    assert pilot.shows("Nothing is due today. The next one comes on Thursday 5 March.")
    assert [one.how for one in store.tries(sitting, 1)] == ["solved"]
    assert pilot.focus == "done"
    pilot.press("enter")
    assert not pilot.running


def test_with_one_press_a_line_is_said_at_once_and_enter_goes_to_the_next(fly: Fly, store: Store, you: Person) -> None:
    kept(store, you, "about_us", "close")
    pilot = before(fly, due_for(store, you), two_press=False)
    pilot.press(number_of(pilot, OURSELVES))
    assert pilot.shows(THE_SAME)
    assert pilot.shows("These would have led further:")
    assert pilot.shows(WHO_ELSE)
    assert pilot.shows("This was about their trust in you.")
    assert pilot.focus == "next"
    pilot.press("enter")
    assert pilot.shows("One moment is due.")
    assert pilot.shows("What now?")


def test_a_moment_is_left_for_another_day_and_the_notebook_looked_at(fly: Fly, store: Store, you: Person) -> None:
    sitting = kept(store, you)
    pilot = before(fly, due_for(store, you))
    pilot.press("n")
    assert pilot.shows("What they said")
    assert pilot.shows("Inherited. The lease came with them, and it is older than the carpet.")
    pilot.press("n", "s")
    assert pilot.shows(SKIPPED)
    assert pilot.shows("The next one comes tomorrow.")
    assert [one.how for one in store.tries(sitting, 1)] == ["skipped"]


def test_going_back_leaves_it_as_due_as_it_was(fly: Fly, store: Store, you: Person) -> None:
    sitting = kept(store, you)
    pilot = before(fly, due_for(store, you))
    pilot.press("2")
    pilot.click("Back")
    assert not pilot.running
    assert store.tries(sitting, 1) == ()


def test_nothing_due_says_when_the_next_one_comes(fly: Fly, store: Store, you: Person) -> None:
    kept(store, you)
    pilot = before(fly, due_for(store, you, days=0))
    assert pilot.shows("Nothing is due today. The next one comes tomorrow.")
    assert pilot.focus == "back"


def test_a_deal_that_changed_since_is_told_and_the_next_moment_is_there(fly: Fly, store: Store, you: Person) -> None:
    old = kept(store, you)
    kept(store, you, "close")
    store.connection.execute("UPDATE sittings SET header = json_set(header, '$.deck_digest', '0') WHERE id = ?", (old,))
    pilot = before(fly, due_for(store, you))
    assert pilot.shows("A moment of The Copy Room is set aside: the moves deck has changed")
    assert pilot.shows("One moment is due.")
    assert pilot.shows("What now?")


@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_nothing_is_cut_off_in_any_look(fly: Fly, store: Store, you: Person, theme: str, text: float) -> None:
    kept(store, you)
    pilot = before(fly, due_for(store, you), settings=Settings(theme=theme, text=text, still=True, size=(1024, 640)))
    assert pilot.defects() == []
    pilot.press("n")
    assert pilot.defects() == []
    pilot.press("n", "1", "1")
    assert pilot.defects() == []
    pilot.press("enter")


def test_the_library_leads_to_them_once_there_are_any(fly: Fly, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    house = real_house(store)
    # Reading all deals is most of the time, and nothing here is about them.
    monkeypatch.setattr(house, "shelves", tuple)
    hall = hall_with(house, moments=lambda: MomentsScreen(house.moments(), PROPS, Preferences(motion=False), None))
    pilot = fly(Library(hall), settings_of(hall.preferences))
    assert not pilot.shows(TITLE)
    pilot.press("esc")
    kept(store, someone(store, house.person()), now=MONDAY)
    pilot = fly(Library(hall), settings_of(hall.preferences))
    assert pilot.shows("My moments: 1 due")
    pilot.press("y")
    assert isinstance(pilot.stage.screen, MomentsScreen)
    assert pilot.shows("What now?")
    pilot.press("s", "esc")
    assert isinstance(pilot.stage.screen, Library)
    assert pilot.shows("My moments: none due today")


def test_the_command_line_opens_them_at_once(fly: Fly, store: Store) -> None:
    house = real_house(store)
    hall = hall_with(house, moments=lambda: MomentsScreen(house.moments(), PROPS, Preferences(motion=False), None))
    pilot = fly(Title(hall, moments=True), settings_of(hall.preferences))
    pilot.wait(0.1)
    assert isinstance(pilot.stage.screen, MomentsScreen)
    assert pilot.shows("No moments yet.")

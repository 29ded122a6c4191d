"""The screens of the hall, as somebody new sees them and as one who comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from salesdance.cli.backstage import House
from salesdance.sitting import Shelf
from salesdance.stage import Calibration, Offer, Past, Pilot, Postcard, Screen
from salesdance.stage.screens.hall import (
    Back,
    Credits,
    Hall,
    Library,
    Profile,
    Rubric,
    SettingsPage,
    Title,
    TitleCard,
)
from tests.stage.golden.looks import PREFERENCES, STILL, Shown, Walk
from tests.stage.screens.halls import ASSETS, ORDERS, SHELFWARE, hall_with, real_house


class KnownHouse(House):
    """A House whose people have been here before: a deal in the middle, some past, somebody who wrote."""

    def __init__(self) -> None:
        super().__init__(None, ORDERS, [], SHELFWARE)

    def person(self) -> str:
        return "Nour"

    def people(self) -> tuple[str, ...]:
        return ("Nour", "Sam")

    def new_here(self) -> bool:
        return False

    def offer(self, deal: str = "") -> Offer | None:
        recap = "First meeting, Tuesday, 10:24, the copy room. She has told you how the copiers came here."
        return Offer("copy_room-1", "copy_room", "The Copy Room", recap, "dana") if deal != "in_the_bag" else None

    def shelves(self) -> tuple[Shelf, ...]:
        met = {"the_yes": 1, "copy_room": 2}
        return tuple(
            replace(one, met=min(met.get(one.id, 0), one.truths), stars=min(at, 5), open=one.id == "copy_room")
            for at, one in enumerate(super().shelves(), 1)
        )

    def past(self) -> tuple[Past, ...]:
        return (
            Past("The Copy Room", "28 September 2026", "in the middle", None),
            Past("In the Bag", "25 September 2026", "played to its end", 64.0, "in_the_bag-1"),
            Past("The Copy Room", "22 September 2026", "played to its end", 71.4, "copy_room-1"),
            Past("The Yes", "22 September 2026", "played to its end", 58.2, "the_yes-1"),
        )

    def calibration(self) -> Calibration | None:
        return Calibration(24, ((0.45, 9, 4 / 9), (0.70, 8, 0.5), (0.90, 7, 5 / 7)))

    def postcards(self) -> tuple[Postcard, ...]:
        return (
            Postcard("Gwen Abara", "The Yes", "gwen", "I've had my tea on that step two mornings out of three.", True),
            Postcard("Emlyn Pask", "In the Bag", "emlyn", "It was the dots on the map that nobody would own.", False),
        )


@contextmanager
def at(screen: Screen) -> Iterator[Pilot]:
    """Open a pilot before a screen."""
    with Pilot(screen, ASSETS, STILL) as pilot:
        pilot.wait(0.1)
        yield pilot


def hall() -> Walk:
    """The hall: first as somebody new sees it, then as one who comes back."""
    new = hall_with(real_house(), preferences=PREFERENCES)
    with at(Title(new)) as pilot:
        yield Shown("title-new", pilot, new)
    known = hall_with(KnownHouse(), preferences=PREFERENCES)
    screens: dict[str, Callable[[Hall], Screen]] = {
        "title": Title,
        "library": Library,
        "brief": lambda hall: TitleCard(hall, hall.house.brief("in_the_bag"), Back),
        "brief-in-the-middle": lambda hall: TitleCard(hall, hall.house.brief("copy_room"), Back),
        "rubric": Rubric,
        "profile": Profile,
        "settings": SettingsPage,
        "credits": Credits,
    }
    for name, make in screens.items():
        known.preferences = PREFERENCES
        with at(make(known)) as pilot:
            yield Shown(name, pilot, known)
            if name == "title":
                pilot.press("f1")
                yield Shown("help", pilot, known)

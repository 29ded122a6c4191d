"""Halls for tests: with the real House and no records, or with somebody behind them who has a long past."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from salesdance.cli.backstage import House
from salesdance.cli.content import Shelfware
from salesdance.cli.orders import Orders
from salesdance.desk import TEASER, TITLE
from salesdance.records import Store
from salesdance.sitting import Shelf
from salesdance.stage import (
    Brief,
    Button,
    Calibration,
    Column,
    Event,
    Label,
    Offer,
    Past,
    Play,
    Postcard,
    Pressed,
    Replace,
    Screen,
    Space,
    Speaker,
    Step,
    Widget,
    open_props,
)
from salesdance.stage.screens.hall import Aside, Hall

ASSETS = Path(__file__).resolve().parents[3] / "assets"
PROPS = open_props(ASSETS)
SHELFWARE = Shelfware()
ORDERS = Orders("", 7, None, "", "evidence", "", "", "", False)


def real_house(store: Store | None = None, notices: list[str] | None = None) -> House:
    """The House of the command line; deals are read once for all tests."""
    return House(store, ORDERS, notices if notices is not None else [], SHELFWARE)


class Beyond(Screen):
    """Stands in for a talk or for what follows it: says what it is, and goes on."""

    def __init__(self, title: str, play: Play, then: Callable[[], Screen]) -> None:
        self.title = title
        self.play = play
        self.then = then

    def build(self, space: Space) -> Widget:
        return Column([Label(f"{self.title}: {self.play.brief.title}"), Button("on", "Go on", "primary")])

    def handle(self, event: Event) -> Step:
        return Replace(self.then()) if isinstance(event, Pressed) else None


class Away(Screen):
    """Stands in for something that is no deal."""

    title = "Away"

    def build(self, space: Space) -> Widget:
        return Label("Away from the deals")


def hall_with(house: House | LongHouse | None = None, **parts: object) -> Hall:
    """A hall with stand-ins for what lies beyond it."""
    behind = house if house is not None else real_house()
    known: dict[str, object] = {
        "talk": lambda play, then: Beyond("The talk", play, then),
        "after": lambda play, then: Beyond("After it", play, then),
        "arriving": lambda: behind,
        "desk": lambda: Aside(TITLE, TEASER, Away),
    }
    preferences = parts.pop("preferences", behind.preferences())
    return Hall(PROPS, preferences, Speaker(ASSETS / "sounds", 0.25), **(known | parts))  # type: ignore[arg-type]


def longer(text: str) -> str:
    """A text that is 30 % longer, as it might be in another language."""
    words = text.split()
    return " ".join([*words, *words[: max(round(len(words) * 0.3), 1)]]) if words else text


class LongHouse(House):
    """A House whose people have played for a year, in words that are as long as they come."""

    def __init__(self) -> None:
        super().__init__(None, ORDERS, [], SHELFWARE)

    def person(self) -> str:
        return "Anastasiya-Magdalena Wolkenstein-Oduya"

    def people(self) -> tuple[str, ...]:
        return (self.person(), "Nour", "Sam", "Zoë Åström", "Bartholomäus of the second floor")

    def new_here(self) -> bool:
        return False

    def offer(self, deal: str = "") -> Offer | None:
        recap = "Wednesday, 13:50, Abara's bakery. She said yes. You know three things about the drawings."
        return Offer("the_yes-1", "the_yes", longer("The Yes"), longer(recap), "gwen")

    def brief(self, deal: str) -> Brief:
        one = super().brief(deal)
        return Brief(
            one.deal,
            longer(one.title),
            longer(one.text),
            one.name,
            longer(one.role),
            longer(one.company),
            one.face,
            one.seller,
            longer(one.product),
            longer(one.price),
        )

    def shelves(self) -> tuple[Shelf, ...]:
        real = super().shelves()
        return tuple(
            Shelf(
                one.id if number < len(real) else f"{one.id}_{number}",
                longer(one.title),
                longer(one.teaser),
                number % 4,
                3 + number % 5,
                number == 1,
                one.who,
                longer(one.role),
                one.face,
                one.late,
                number % 5 + 1,
            )
            for number, one in enumerate(real * 4)
        )

    def past(self) -> tuple[Past, ...]:
        states = ("in the middle", "played to its end", "left in the middle")
        return tuple(
            Past(
                "The copier that was in the bag",
                f"{day} September 2026",
                states[day % 3],
                71.4 if day % 3 else None,
                f"in_the_bag-{day}" if day % 3 == 1 else "",
            )
            for day in range(28, 0, -3)
        )

    def calibration(self) -> Calibration | None:
        return Calibration(24, ((0.45, 9, 4 / 9), (0.70, 8, 0.5), (0.90, 7, 5 / 7)))

    def postcards(self) -> tuple[Postcard, ...]:
        return (
            Postcard("Gwen Abara", "The Yes", "gwen", "I've had my tea on that step two mornings out of three.", True),
            Postcard("Emlyn Pask", "In the Bag", "emlyn", "It was the dots on the map that nobody would own.", False),
        )

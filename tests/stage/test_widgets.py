from __future__ import annotations

from collections.abc import Callable

import pytest

from salesdance.stage import (
    Bar,
    Bars,
    Button,
    Changed,
    ChooseFigures,
    Column,
    Event,
    Field,
    Figures,
    Item,
    KeyPress,
    Label,
    LineChart,
    List,
    Pressed,
    Redraw,
    Row,
    Screen,
    Scroll,
    Series,
    Sized,
    Space,
    Step,
    Tabs,
    Widget,
)
from tests.stage.conftest import Fly
from tests.stage.screens import Plain

ITEMS = (Item("a", "Apples"), Item("b", "Bread", "brown"), Item("c", "Cheese"))


class One(Screen):
    """One widget whose value is kept."""

    def __init__(self, make: Callable[[str | int | None], Widget], value: str | int | None) -> None:
        self.make, self.value = make, value
        self.pressed: list[Pressed] = []

    def build(self, space: Space) -> Widget:
        return Column([self.make(self.value), Button("after", "After", badge="4")])

    def handle(self, event: Event) -> Step:
        match event:
            case Changed(_, value):
                self.value = value
            case Pressed():
                self.pressed.append(event)
            case _:
                return None
        return Redraw()


def field(value: str | int | None) -> Widget:
    return Field("name", "Your name", str(value), most=30)


def test_a_field_takes_letters_digits_and_other_scripts(fly: Fly) -> None:
    screen = One(field, "")
    pilot = fly(screen)
    pilot.type("Zoë 4 שלום")
    pilot.press("4")
    assert screen.value == "Zoë 4 שלום"
    assert screen.pressed == []
    pilot.press("enter")
    assert screen.pressed == [Pressed("name", "Zoë 4 שלום")]


def test_the_caret_moves_and_deletes_where_it_stands(fly: Fly) -> None:
    screen = One(field, "abcd")
    pilot = fly(screen)
    pilot.press("left", "backspace")
    assert screen.value == "abd"
    pilot.press("home", "delete")
    pilot.type("X")
    pilot.press("end")
    pilot.type("Y")
    assert screen.value == "XbdY"


def test_a_letter_and_its_mark_are_one(fly: Fly) -> None:
    screen = One(field, "ae\u0301")
    pilot = fly(screen)
    pilot.press("backspace")
    assert screen.value == "a"


def test_a_field_takes_no_more_than_it_may_and_no_line_ends(fly: Fly) -> None:
    screen = One(field, "")
    pilot = fly(screen)
    pilot.type("x" * 28 + "\n\x00yz")
    assert screen.value == "x" * 28 + " y"


def test_what_an_input_method_has_not_decided_is_shown_and_is_no_value(fly: Fly) -> None:
    screen = One(field, "ab")
    pilot = fly(screen)
    pilot.press("left")
    before = pilot.picture()
    pilot.compose("nihon")
    assert screen.value == "ab"
    assert pilot.picture().get_view("2").raw != before.get_view("2").raw
    pilot.press("backspace", "enter")
    assert screen.value == "ab"
    assert screen.pressed == []
    pilot.compose("")
    pilot.type("日本")
    assert screen.value == "a日本b"


def test_long_text_in_a_field_wraps_and_nothing_of_it_is_hidden(fly: Fly) -> None:
    screen = One(lambda value: Field("name", "Name", str(value)), "many words " * 18)
    pilot = fly(screen)
    pilot.resize(1024, 640)
    pilot.restyle(text=2.0)
    assert pilot.defects() == []


def test_a_click_puts_the_caret_at_its_letter(fly: Fly) -> None:
    screen = One(field, "abcdefgh")
    pilot = fly(screen)
    node = pilot.find("Your name")
    pilot.click_at(node.rect.left + 13, node.rect.bottom - 18)
    pilot.type("X")
    assert screen.value == "Xabcdefgh"


@pytest.mark.parametrize(
    ("keys", "value"),
    [("up", 7), ("right", 7), ("left", 5), ("home", 0), ("end", 10), ("3", 3), ("0", 0), ("down", 5)],
)
def test_figures_are_set_by_keys(fly: Fly, keys: str, value: int) -> None:
    screen = One(lambda value: ChooseFigures("ten", "Still there", value if isinstance(value, int) else None), 6)
    pilot = fly(screen)
    pilot.press(keys)
    assert screen.value == value
    assert pilot.find("Still there").value == f"{value} of 10"
    assert screen.pressed == []


def test_figures_take_ten_as_one_and_nought(fly: Fly) -> None:
    screen = One(lambda value: ChooseFigures("ten", "Still there", value if isinstance(value, int) else None), None)
    pilot = fly(screen)
    assert pilot.find("Still there").value == "nothing said yet"
    pilot.press("1", "0")
    assert screen.value == 10


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("narrow", [False, True])
def test_figures_are_set_by_clicks(fly: Fly, text: float, narrow: bool) -> None:
    def make(value: str | int | None) -> Widget:
        figures = ChooseFigures("ten", "Still there", value if isinstance(value, int) else None)
        return Sized(figures, width=220 if narrow else 900, lettered=True)

    screen = One(make, None)
    pilot = fly(screen)
    pilot.restyle(text=text)
    figures = [mark.ink.bounds for mark in pilot.stage._marks if type(mark.ink).__name__ == "Person"]
    assert len(figures) == 10
    for number, figure in enumerate(figures, 1):
        pilot.click_at(*figure.center)
        assert screen.value == number
    pilot.click_at(*figures[0].center)
    pilot.click_at(*figures[0].center)
    assert screen.value == 0


def test_a_list_is_one_stop_and_is_walked_by_arrows(fly: Fly) -> None:
    screen = One(lambda value: List("list", ITEMS, str(value), "Food"), "a")
    pilot = fly(screen)
    pilot.press("down", "down")
    assert screen.value == "c"
    pilot.press("enter")
    assert screen.pressed == [Pressed("list", "c")]
    pilot.press("down")
    assert pilot.focus == "after"
    pilot.press("up", "home")
    assert (pilot.focus, screen.value) == ("list", "a")
    pilot.click("Bread")
    assert screen.pressed[-1] == Pressed("list", "b", "click")
    assert pilot.find("Food").value == "Apples"


def test_tabs_change_by_arrows_and_clicks(fly: Fly) -> None:
    screen = One(lambda value: Tabs("tabs", ITEMS, str(value), "Parts"), "a")
    pilot = fly(screen)
    pilot.press("right")
    assert screen.value == "b"
    pilot.press("end", "right")
    assert (screen.value, pilot.focus) == ("c", "tabs")
    pilot.click("Apples")
    assert screen.value == "a"
    assert pilot.find("Apples").states == ("chosen",)


def test_a_long_list_scrolls_with_its_chosen_entry(fly: Fly) -> None:
    items = [Item(str(at), f"Entry {at}") for at in range(60)]
    screen = One(lambda value: Sized(Scroll("scroll", List("list", items, str(value))), height=300), "0")
    pilot = fly(screen)
    for _ in range(59):
        pilot.press("down")
        node = pilot.find(f"Entry {screen.value}")
        assert node.seen == node.rect
    assert screen.value == "59"


def test_what_was_said_last_is_shown_first_and_stays_so_unless_read_back(fly: Fly) -> None:
    said = [f"Line {at}" for at in range(60)]
    screen = Plain(lambda: Scroll("said", Column([Label(text) for text in said]), at_end=True))
    screen.answers[KeyPress("x")] = Redraw()
    pilot = fly(screen)
    assert pilot.find("Line 59").on_screen
    said.append("Line 60")
    pilot.press("x")
    assert pilot.find("Line 60").on_screen
    pilot.press("page up", "up")
    top = pilot.find("Line 30").rect.top
    said.append("Line 61")
    pilot.press("x")
    assert pilot.find("Line 30").rect.top == top


def test_the_bar_is_beside_the_text_and_can_be_pressed(fly: Fly) -> None:
    tree = Scroll("text", Column([Label("words and more words " * 40), *[Label(f"Line {at}") for at in range(60)]]))
    pilot = fly(Plain(lambda: tree))
    view = pilot.nodes()[1]
    assert all(node.rect.right < view.rect.right - 6 for node in pilot.nodes() if node.role == "label")
    pilot.click_at(view.rect.right - 2, view.rect.bottom - 2)
    assert pilot.find("Line 59").on_screen


def test_marks_of_a_chart_that_would_touch_stand_above_each_other(fly: Fly) -> None:
    def chart(*marks: tuple[float, str]) -> Widget:
        return LineChart("Belief", [Series("Mondays", [(0, 0), (1, 1)])], "Mondays rose.", marks=marks)

    def height(*marks: tuple[float, str]) -> int:
        pilot = fly(Plain(lambda: Column([chart(*marks)])))
        assert pilot.defects() == []
        return pilot.find("Belief").rect.height

    apart, touching = height((0.2, "1"), (0.8, "2")), height((0.5, "1"), (0.505, "2"))
    assert height() < apart < touching
    assert touching - apart == apart - height()


def test_charts_are_told_in_words(fly: Fly) -> None:
    tree = Row(
        [
            Sized(LineChart("Belief", [Series("Mondays", [(0, 0), (1, 1)])], "Mondays rose."), width=300),
            Sized(Bars("Points", [Bar("People", 0.25, "2 of 8"), Bar("Reasons", 2.0, "all")]), width=300),
            Figures(7, "7 of 10 such deals"),
        ]
    )
    pilot = fly(Plain(lambda: tree))
    assert pilot.find("Belief").value == "Mondays rose."
    assert pilot.find("Points").value == "People: 2 of 8; Reasons: all"
    assert "7 of 10 such deals" in pilot.read()
    assert pilot.defects() == []

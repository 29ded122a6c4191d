"""What is out of sight costs nothing, and is there all the same."""

from __future__ import annotations

import pytest

from salesdance.stage import (
    Button,
    Card,
    Column,
    Field,
    Figures,
    Grow,
    KeyPress,
    Label,
    Pilot,
    Redraw,
    Row,
    Rule,
    Scroll,
    Settings,
    Widget,
)
from salesdance.stage import widget as widgets
from salesdance.stage.tree import walk
from tests.stage.conftest import Fly
from tests.stage.screens import Plain

SIZES = (Settings(size=(1024, 640)), Settings(size=(1280, 720), text=1.5, theme="dark"))
PRESSES = (*["page down"] * 3, *["down"] * 5, "page up", "end", "up", "home")


def many(count: int = 60) -> Widget:
    """Rows that are only shown, two buttons far below, and a last line."""
    rows = [
        Card(Column([Row([Grow(Label(f"Row {at}")), Figures(at % 10)]), Rule(), Label("words " * (at % 40))]), pad="s")
        for at in range(count)
    ]
    return Scroll(
        "page", Column([*rows, Button("low", "Low"), Button("lower", "Lower"), Label("The last line")]), "Rows"
    )


def placed(pilot: Pilot) -> int:
    top = pilot.stage.layout()
    assert top is not None
    return sum(1 for _ in walk(top, pilot.stage.whole))


def seen(pilot: Pilot) -> bytes:
    return bytes(pilot.picture().get_view("2").raw)


@pytest.mark.parametrize("settings", SIZES)
def test_a_scrolled_page_looks_and_reads_as_one_that_is_placed_whole(
    settings: Settings, fly: Fly, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as whole:
        whole.setattr(widgets, "is_only_shown", lambda widget: False)
        pilot = fly(Plain(many), settings)
        known = [(seen(pilot), pilot.nodes()) for key in PRESSES if not pilot.press(key)]
        everything = placed(pilot)
    pilot = fly(Plain(many), settings)
    for key, (picture, nodes) in zip(PRESSES, known, strict=True):
        pilot.press(key)
        assert pilot.nodes() == nodes, key
        assert seen(pilot) == picture, key
    assert placed(pilot) < everything / 3
    assert pilot.find("Row 59").rect.top > pilot.stage.whole.bottom
    assert not pilot.find("Row 59").on_screen
    assert pilot.defects() == []


def test_what_can_be_pressed_is_reached_by_tab_however_far_below_it_is(fly: Fly) -> None:
    pilot = fly(Plain(many))
    pilot.press("tab")
    assert pilot.focus == "lower"
    assert pilot.find("Lower").on_screen
    assert not pilot.find("Row 1").on_screen


def test_another_size_or_larger_text_is_measured_anew(fly: Fly) -> None:
    pilot = fly(Plain(many))
    pilot.press("page down", "page down")
    for settings in SIZES:
        pilot.restyle(theme=settings.theme, text=settings.text)
        pilot.resize(*settings.size)
        pilot.press("home")
        fresh = fly(Plain(many), settings)
        fresh.press("home")
        assert [node.rect for node in pilot.nodes()] == [node.rect for node in fresh.nodes()]


def test_scrolling_pointing_and_moving_the_focus_build_nothing_anew(fly: Fly) -> None:
    screen = Plain(many, answers={KeyPress("x"): Redraw()})
    pilot = fly(screen)
    wants: list[str] = []

    def built_by(*keys: str) -> int:
        before = len(screen.spaces)
        real = Label.wants
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Label, "wants", lambda *of: wants.append("label") or real(*of))
            for key in keys:
                (pilot.wheel("Rows", -2) if key == "wheel" else pilot.press(key))
        return len(screen.spaces) - before

    # The builds of the test itself, which looks whether a key that was left changed anything, are two for each.
    assert built_by("wheel") == 0
    assert built_by("tab", "page down", "up") == 6
    assert wants == []
    assert built_by("x") == 2
    assert wants


def test_letters_of_an_input_method_still_make_room_for_themselves(fly: Fly) -> None:
    pilot = fly(Plain(lambda: Column([Field("name", "Name", ""), Label("Below")])))
    before = pilot.find("Below").rect.top
    pilot.compose("n\u012d h\u01ceo " * 60)
    assert pilot.find("Below").rect.top > before
    pilot.compose("")
    assert pilot.find("Below").rect.top == before


def test_a_screen_that_changes_at_a_key_that_it_leaves_is_noticed(fly: Fly) -> None:
    class Sly(Plain):
        def handle(self, event: object) -> None:  # type: ignore[override]
            said.append("more")

    said = ["one"]
    pilot = fly(Sly(lambda: Label(" ".join(said))))
    with pytest.raises(AssertionError, match="did not say so"):
        pilot.press("q")

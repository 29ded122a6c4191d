from pathlib import Path

from pygame import Rect

from salesdance.stage import (
    Button,
    Card,
    Column,
    Icon,
    Label,
    Pad,
    Row,
    Scroll,
    Sized,
    Stack,
    Widget,
)
from salesdance.stage.look import Look
from salesdance.stage.widget import Placed, Size
from salesdance.stage.words import block, inks
from tests.stage.conftest import Fly
from tests.stage.screens import Plain

LONG = "More words than there is room for, and then some more of them. " * 12


class Careless(Widget):
    """Draws its words beside its place, as no widget should."""

    __slots__ = ()

    def wants(self, look: Look, width: int) -> Size:
        return 40, 20

    def put(self, look: Look, rect: Rect) -> Placed:
        text = block(look, "these words are wider than forty", "body", 900)
        return Placed(self, rect, inks(look, text, rect))


def codes(fly: Fly, tree: Widget, **style: float) -> set[str]:
    pilot = fly(Plain(lambda: tree))
    if style:
        pilot.restyle(**style)  # type: ignore[arg-type]
    found = {defect.code for defect in pilot.defects()}
    pilot.close()
    return found


def test_a_sound_screen_has_none(fly: Fly) -> None:
    tree = Pad(Column([Label("Words", "title"), Card(Label(LONG)), Button("a", LONG, "line", badge="1")]), "l")
    assert codes(fly, tree) == set()
    assert codes(fly, Scroll("s", tree), text=2.0) == set()


def test_text_that_does_not_fit_is_cut(fly: Fly) -> None:
    assert "cut" in codes(fly, Sized(Label(LONG), width=200, height=40))
    assert "cut" in codes(fly, Row([Careless()]))
    assert "cut" in codes(fly, Sized(Card(Label(LONG)), width=300, height=60))


def test_text_below_the_window_is_off_screen_unless_it_scrolls(fly: Fly) -> None:
    tree = Column([Label(f"Line {at}") for at in range(60)])
    assert codes(fly, tree) == {"off-screen", "cut"}
    assert codes(fly, Scroll("s", tree)) == set()


def test_texts_on_one_another_overlap(fly: Fly) -> None:
    assert codes(fly, Stack([Label("one"), Label("two")])) == {"overlap"}


def test_text_behind_a_card_is_covered(fly: Fly) -> None:
    tree = Stack([Label("one"), Pad(Card(Label("two")), across="none", along="none")])
    assert "covered" in codes(fly, tree)


def test_what_the_keyboard_cannot_reach_is_named(fly: Fly) -> None:
    assert codes(fly, Column([Button("", "No key")])) == {"no-key"}
    assert codes(fly, Column([Button("a", "One"), Button("a", "Two")])) == {"double-key"}
    assert codes(fly, Column([Button("a", "One", badge="1"), Button("b", "Two", badge="1")])) == {"double-badge"}
    low = Column([Sized(Label(""), height=900), Button("a", "Too low")])
    assert codes(fly, low) == {"unreachable", "off-screen"}


def test_faint_letters_and_pairs_that_no_theme_declares_are_named(fly: Fly) -> None:
    assert codes(fly, Label("Words", ink="border")) == {"contrast", "pair"}
    assert codes(fly, Label("Words", ink="muted")) == set()


def test_a_view_that_is_too_low_to_read_in_is_named(fly: Fly) -> None:
    assert codes(fly, Sized(Scroll("s", Label(LONG)), height=50)) == {"no-room"}


def test_letters_and_icons_that_are_missing_are_named(fly: Fly) -> None:
    assert codes(fly, Label("abc \U0010fffd")) == {"no-glyph"}
    assert codes(fly, Row([Icon("no-such-icon"), Label("a")])) == {"no-icon"}


def test_a_defect_is_one_sentence(fly: Fly) -> None:
    pilot = fly(Plain(lambda: Label("Words", ink="border")))
    assert all(str(one).startswith(f"{one.code}: 'Words' ") for one in pilot.defects())


def test_a_pilot_writes_pictures(fly: Fly, tmp_path: Path) -> None:
    pilot = fly(Plain(lambda: Label("Words")))
    pilot.screenshot(tmp_path / "one.png")
    assert (tmp_path / "one.png").read_bytes().startswith(b"\x89PNG")
    assert pilot.difference(tmp_path / "one.png") == 0
    pilot.restyle(theme="dark")
    assert pilot.difference(tmp_path / "one.png") > 0.9
    pilot.resize(1100, 700)
    assert pilot.difference(tmp_path / "one.png") == 1

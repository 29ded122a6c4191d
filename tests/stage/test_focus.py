from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesdance.stage import Button, Column, Flow, Focus, Grid, KeyPress, Label, Pressed, Redraw, Row, Scroll, Widget
from tests.stage.conftest import Fly
from tests.stage.screens import Plain


def buttons(*keys: str) -> list[Widget]:
    return [Button(key, f"Do {key}") for key in keys]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=5), max_size=5))
def test_tab_visits_everything_that_can_be_focused_once_and_comes_round(fly: Fly, groups: list[list[str]]) -> None:
    keys = [f"{at}{number}{letter}" for at, group in enumerate(groups) for number, letter in enumerate(group)]
    at = iter(keys)
    tree = Column([Flow(buttons(*(next(at) for _ in group))) for group in groups])
    pilot = fly(Plain(lambda: tree))
    seen = []
    for _ in keys:
        seen.append(pilot.focus)
        pilot.press("tab")
    assert seen == keys
    assert pilot.focus == (keys[0] if keys else "")
    pilot.press("shift+tab")
    assert pilot.focus == (keys[-1] if keys else "")
    pilot.close()


def test_the_first_thing_has_the_focus_and_a_screen_may_say_otherwise(fly: Fly) -> None:
    screen = Plain(lambda: Column(buttons("a", "b", "c")))
    pilot = fly(screen)
    assert pilot.focus == "a"
    screen.answers[KeyPress("x")] = Focus("c")
    pilot.press("x")
    assert pilot.focus == "c"


def test_the_focus_stays_when_the_tree_is_built_anew(fly: Fly) -> None:
    keys = ["a", "b", "c"]
    pilot = fly(Plain(lambda: Column(buttons(*keys)), answers={KeyPress("x"): Redraw()}))
    pilot.press("tab")
    keys[:] = ["z", "y", "b", "c"]
    pilot.press("x")
    assert pilot.focus == "b"


def test_the_focus_of_something_that_is_gone_goes_to_what_stands_there_now(fly: Fly) -> None:
    keys = ["a", "b", "c"]
    pilot = fly(Plain(lambda: Column(buttons(*keys)), answers={KeyPress("x"): Redraw()}))
    pilot.press("tab", "tab")
    keys[:] = ["p", "q"]
    pilot.press("x")
    assert pilot.focus == "q"
    keys[:] = []
    pilot.press("x")
    assert pilot.focus == ""
    keys[:] = ["new"]
    pilot.press("x")
    assert pilot.focus == "new"


def test_arrows_go_where_they_point(fly: Fly) -> None:
    pilot = fly(Plain(lambda: Grid(buttons("a", "b", "c", "d"), least=500)))
    walk = []
    for key in ("right", "down", "left", "up", "up"):
        pilot.press(key)
        walk.append(pilot.focus)
    assert walk == ["b", "d", "c", "a", "a"]


def test_what_is_off_cannot_be_focused_or_pressed(fly: Fly) -> None:
    screen = Plain(lambda: Column([Button("a", "A"), Button("b", "B", badge="2", off=True), Button("c", "C")]))
    pilot = fly(screen)
    pilot.press("tab")
    assert pilot.focus == "c"
    pilot.press("2")
    pilot.click("B")
    assert not [event for event in screen.told if isinstance(event, Pressed)]


def test_enter_space_a_click_and_the_badge_all_press(fly: Fly) -> None:
    screen = Plain(lambda: Column([Button("a", "First", badge="1"), Button("b", "Second", badge="n")]))
    pilot = fly(screen)
    pilot.press("enter", "space")
    pilot.click("Second")
    pilot.press("n", "1")
    assert [event for event in screen.told if isinstance(event, Pressed)] == [
        Pressed("a"),
        Pressed("a"),
        Pressed("b", by="click"),
        Pressed("b", by="badge"),
        Pressed("a", by="badge"),
    ]
    assert pilot.focus == "a"


def test_a_key_that_is_held_presses_once(fly: Fly) -> None:
    import pygame

    screen = Plain(lambda: Column(buttons("a", "b")))
    pilot = fly(screen)
    for _ in range(3):
        pygame.event.post(pygame.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode="\r", scancode=0))
    pilot.turn()
    assert screen.told == [Pressed("a")]


def test_the_ring_is_drawn_around_what_has_the_focus(fly: Fly) -> None:
    pilot = fly(Plain(lambda: Row(buttons("a", "b"), gap="xxl")))
    colour = pilot.stage.kit.theme("light").colour("focus")
    for key in ("a", "b"):
        assert pilot.focus == key
        rect = pilot.find(f"Do {key}").rect
        assert pilot.picture().get_at((rect.centerx, rect.bottom + 3)) == colour
        pilot.press("tab")


def test_the_focused_thing_is_always_scrolled_into_sight(fly: Fly) -> None:
    tree = Scroll("all", Column([part for at in range(40) for part in (Label(f"Text {at}"), *buttons(str(at)))]))
    pilot = fly(Plain(lambda: tree))
    seen = []
    for _ in range(40):
        node = next(node for node in pilot.nodes() if node.focused)
        assert node.seen == node.rect
        seen.append(node.key)
        pilot.press("tab")
    assert seen == [str(at) for at in range(40)]
    pilot.press("shift+tab")
    pilot.resize(1024, 640)
    pilot.restyle(text=2.0)
    node = next(node for node in pilot.nodes() if node.focused)
    assert node.key == "39"
    assert node.seen == node.rect


def test_text_alone_scrolls_by_keys_and_wheel(fly: Fly) -> None:
    tree = Scroll("text", Column([Label(f"Line {at}") for at in range(60)]))
    pilot = fly(Plain(lambda: tree))
    assert pilot.focus == "text"
    tops = [pilot.find("Line 0").rect.top]
    for key in ("down", "page down", "page up", "up", "end"):
        pilot.press(key)
        tops.append(pilot.find("Line 0").rect.top)
    assert tops[1] < tops[0]
    assert tops[2] < tops[1]
    assert (tops[3], tops[4]) == (tops[1], tops[0])
    assert pilot.find("Line 59").seen == pilot.find("Line 59").rect
    pilot.press("home")
    pilot.wheel("Line 3", -2)
    assert pilot.find("Line 0").rect.top < tops[0]


def test_the_wheel_may_scroll_the_focus_out_of_sight_and_a_key_brings_it_back(fly: Fly) -> None:
    tree = Scroll("all", Column([*buttons("a"), *[Label(f"Line {at}") for at in range(60)], *buttons("b")]))
    pilot = fly(Plain(lambda: tree))
    pilot.wheel("Line 3", -20)
    assert not pilot.find("Do a").on_screen
    assert pilot.focus == "a"
    pilot.press("shift+tab", "tab")
    assert pilot.find("Do a").on_screen


def test_arrows_read_what_lies_between_two_buttons_before_they_jump(fly: Fly) -> None:
    tree = Scroll("all", Column([*buttons("a"), *[Label(f"Line {at}") for at in range(80)], *buttons("b")]))
    pilot = fly(Plain(lambda: tree))
    seen: set[str] = set()
    for _ in range(80):
        seen.update(node.label for node in pilot.nodes() if node.seen == node.rect)
        if pilot.focus == "b":
            break
        pilot.press("down")
    assert pilot.focus == "b"
    assert {f"Line {at}" for at in range(80)} <= seen


def test_reading_order_is_focus_order(fly: Fly) -> None:
    pilot = fly(Plain(lambda: Column([Row(buttons("a", "b")), *buttons("c"), Row(buttons("d", "e"))])))
    places = [node.rect for node in pilot.nodes() if node.focusable]
    assert all((one.top, one.left) <= (other.top, other.left) for one, other in pairwise(places))

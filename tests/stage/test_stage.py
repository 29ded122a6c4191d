from dataclasses import replace

import pytest

from salesdance.stage import (
    Button,
    Column,
    Fade,
    Focus,
    KeyPress,
    Label,
    Pop,
    Pressed,
    Push,
    Quit,
    Redraw,
    Replace,
    Restyle,
    Settings,
    Tell,
    ThemeError,
    Widget,
)
from salesdance.stage.images import Faded
from tests.stage.conftest import Fly
from tests.stage.screens import Plain


def page(words: str) -> Plain:
    return Plain(lambda: Column([Label(words), Button("a", "One"), Button("b", "Two")]), title=words)


def test_screens_lie_on_each_other_and_each_lives_once(fly: Fly) -> None:
    first, second, third = page("first"), page("second"), page("third")
    first.answers[KeyPress("x")] = Push(second)
    second.answers[KeyPress("x")] = Replace(third)
    third.answers[KeyPress("x")] = Pop("done")
    first.answers[KeyPress("q")] = Quit()
    pilot = fly(first)
    pilot.press("tab", "x")
    assert pilot.shows("second")
    assert not pilot.shows("first")
    pilot.press("x")
    assert second.life == ["enter", "leave"]
    assert pilot.shows("third")
    pilot.press("x")
    assert third.life == ["enter", "leave"]
    assert pilot.shows("first")
    assert pilot.focus == "b"
    pilot.press("q")
    assert first.life == ["enter", "resume done", "leave"]
    assert not pilot.running
    pilot.press("x")
    assert pilot.read() == ""


def test_esc_goes_back_unless_the_screen_wants_it_or_is_the_first(fly: Fly) -> None:
    first, second = page("first"), page("second")
    first.answers[KeyPress("x")] = Push(second)
    second.answers[KeyPress("escape")] = Redraw()
    pilot = fly(first)
    pilot.press("esc", "x", "esc")
    assert pilot.shows("second")
    second.answers.clear()
    pilot.press("esc")
    assert pilot.shows("first")
    assert pilot.running


def test_the_last_screen_that_goes_ends_it(fly: Fly) -> None:
    first = page("first")
    first.answers[Pressed("a")] = Pop()
    pilot = fly(first)
    pilot.press("enter")
    assert not pilot.running


def test_a_click_beside_everything_is_a_key_too(fly: Fly) -> None:
    screen = page("first")
    pilot = fly(screen)
    pilot.click_at(600, 700)
    assert screen.told == [KeyPress("click")]


def test_the_window_is_called_after_its_screen(fly: Fly) -> None:
    pilot = fly(page("first"))
    assert pilot.window.window.title == "first - pilot"


def test_closing_the_window_lets_every_screen_leave(fly: Fly) -> None:
    import pygame

    first, second = page("first"), page("second")
    first.answers[KeyPress("x")] = Push(second)
    pilot = fly(first)
    pilot.press("x")
    pygame.event.post(pygame.Event(pygame.QUIT))
    pilot.turn()
    assert not pilot.running
    assert (first.life[-1], second.life[-1]) == ("leave", "leave")


def test_a_dialogue_lies_over_a_screen_that_cannot_be_reached(fly: Fly) -> None:
    first = page("first")
    over = Plain(lambda: Button("ok", "Close"), title="over", overlay=True)
    first.answers[KeyPress("x")] = Push(over)
    pilot = fly(first)
    before = pilot.picture()
    pilot.press("x")
    rect = before.get_rect()
    assert pilot.picture().get_at((rect.right - 5, rect.bottom - 5)) != before.get_at((rect.right - 5, rect.bottom - 5))
    assert pilot.read().splitlines() == ["over", "Close"]
    pilot.press("tab")
    assert pilot.focus == "ok"


def test_a_message_is_shown_for_a_while_and_takes_no_focus(fly: Fly) -> None:
    screen = page("first")
    screen.answers[Pressed("a")] = (Tell("Saved.", 2.0), Focus("b"))
    pilot = fly(screen)
    pilot.press("enter")
    assert pilot.find("Saved.").role == "status"
    assert pilot.focus == "b"
    pilot.wait(1.9)
    assert pilot.shows("Saved.")
    pilot.wait(0.2)
    assert not pilot.shows("Saved.")
    assert pilot.turn() is False


def test_a_screen_is_told_the_time_and_asks_for_a_new_picture_itself(fly: Fly) -> None:
    words = ["before"]
    screen = Plain(lambda: Label(words[0]), later={101.0: Redraw()})
    pilot = fly(screen)
    words[0] = "after"
    pilot.wait(0.5)
    assert pilot.shows("before")
    pilot.wait(0.6)
    assert pilot.shows("after")


def test_a_screen_knows_its_room(fly: Fly) -> None:
    screen = page("first")
    pilot = fly(screen, Settings(size=(1280, 720)))
    assert (screen.spaces[-1].width, screen.spaces[-1].height) == (1280, 720)
    assert screen.spaces[-1].holds(1100)
    pilot.resize(1024, 640)
    assert screen.spaces[-1].width == 1024
    pilot.restyle(text=2.0)
    assert not screen.spaces[-1].holds(1000)
    pilot.restyle(scale=2.0)
    assert screen.spaces[-1].width == 512
    darkness = []
    for theme in ("light", "dark", "contrast"):
        pilot.restyle(theme=theme)
        darkness.append(screen.spaces[-1].dark)
    assert darkness == [False, True, True]


def test_settings_are_handed_out_and_kept_by_nobody_here(fly: Fly) -> None:
    screen = page("first")
    pilot = fly(screen)
    pilot.press("ctrl++", "ctrl++", "ctrl+-")
    assert [settings.text for settings in pilot.saved] == [1.25, 1.5, 1.25]
    pilot.press("ctrl+0", "ctrl+-")
    assert pilot.saved[-1].text == 1.0
    screen.answers[KeyPress("d")] = Restyle(replace(pilot.stage.settings, theme="dark", text=9.0))
    pilot.press("d")
    assert (pilot.saved[-1].theme, pilot.saved[-1].text) == ("dark", 2.0)
    assert pilot.picture().get_at((1, 700)) == pilot.stage.kit.theme("dark").colour("paper")


def test_a_theme_that_is_not_there_is_one_sentence(fly: Fly) -> None:
    with pytest.raises(ThemeError, match=r"There is no theme 'darc'\. Did you mean 'dark'\?"):
        fly(page("first"), Settings(theme="darc"))


def test_f11_and_alt_enter_fill_the_screen_and_give_it_back(fly: Fly) -> None:
    pilot = fly(page("first"))
    pilot.press("f11")
    assert pilot.saved[-1].full_screen
    pilot.press("alt+enter")
    assert not pilot.saved[-1].full_screen
    assert pilot.shows("first")


def test_a_fade_is_whole_at_its_end_and_at_once_where_nothing_may_move() -> None:
    fade = Fade(10.0)
    assert [fade.share(now) for now in (9.0, 10.0, 10.06, 10.2)] == pytest.approx([0, 0, 0.5, 1])
    assert fade.share(10.0, still=True) == 1
    assert fade.over(10.121)


def test_what_fades_can_be_read_all_the_time_and_is_drawn_in_part(fly: Fly) -> None:
    share = [0.0]

    def build() -> Widget:
        return Faded(Button("a", "Words"), share[0])

    pilot = fly(Plain(build, answers={KeyPress("x"): Redraw()}))
    pictures = []
    for share[0] in (0.0, 0.5, 1.0):
        pilot.press("x")
        assert pilot.shows("Words")
        pictures.append(pilot.picture().get_at(pilot.find("Words").rect.move(3, 0).midleft))
    paper, half, card = (picture[0] for picture in pictures)
    assert paper < half < card

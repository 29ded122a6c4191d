import os
import subprocess
import sys
from pathlib import Path

import pygame
import pytest

from salesdance.stage import (
    Button,
    Column,
    Label,
    NoDisplay,
    Settings,
    Speaker,
    Widget,
    WrongPygame,
    check_pygame,
    open_display,
)
from salesdance.stage.hands import key_name
from tests.stage.conftest import Fly
from tests.stage.screens import Plain


def page() -> Widget:
    return Column([Label("Words"), Button("a", "One"), Button("b", "Two")])


def test_nothing_is_drawn_unless_something_changed(fly: Fly) -> None:
    pilot = fly(Plain(page))
    assert pilot.turn() is False
    pilot.press("x")
    assert pilot.turn() is False
    pilot.now += 10
    assert pilot.turn() is False


def test_only_what_changed_is_drawn(fly: Fly) -> None:
    words = ["Words"]
    pilot = fly(Plain(lambda: Column([Button("a", "One"), Label(words[0])])))
    words[0] = "Other words"
    pilot.stage.spoil()
    places = pilot.stage.draw(pilot.window.window.get_surface())
    assert len(places) == 1
    assert places[0].height < 40
    assert places[0].width < 200


def test_what_is_drawn_in_parts_looks_like_what_is_drawn_at_once(fly: Fly) -> None:
    words = ["Words", "Two"]
    pilot = fly(Plain(lambda: Column([Button("a", words[1]), Label(words[0]), Button("b", "Line", "line", badge="1")])))
    for words[:] in (["Other", "Two"], ["Other", "Three and many more words to wrap " * 9], ["A", "B"]):
        pilot.press("tab")
        parts = pilot.picture().get_view("2").raw
        pilot.stage.forget_picture()
        pilot.turn()
        assert pilot.picture().get_view("2").raw == parts


def test_a_minimised_window_draws_nothing_and_all_of_it_afterwards(fly: Fly) -> None:
    words = ["Words"]
    pilot = fly(Plain(lambda: Label(words[0])))
    window = pilot.window.window
    pygame.event.post(pygame.Event(pygame.WINDOWMINIMIZED, window=window))
    pilot.turn()
    words[0] = "Later"
    pilot.stage.spoil()
    assert pilot.turn() is False
    pygame.event.post(pygame.Event(pygame.WINDOWRESTORED, window=window))
    assert pilot.turn() is True
    assert pilot.shows("Later")


def test_another_size_lays_everything_out_anew(fly: Fly) -> None:
    pilot = fly(Plain(page))
    pilot.resize(1500, 900)
    assert pilot.nodes()[0].rect.size == (1500, 900)
    assert pilot.find("One").rect.width == 1500
    assert pilot.saved[-1].size == (1500, 900)


def test_a_fine_display_draws_twice_the_pixels_and_takes_the_mouse_in_units(fly: Fly) -> None:
    screen = Plain(page)
    pilot = fly(screen)
    coarse = pilot.find("Two").rect
    pilot.window.hands.ratio = 2.0
    pilot.stage.resize((2560, 1440), 2.0)
    fine = pilot.find("Two").rect
    assert screen.spaces[-1].width == 1280
    assert (fine.top, fine.height) == (2 * coarse.top, 2 * coarse.height)
    pygame.event.post(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=coarse.center, button=1, touch=False))
    pilot.window._seen = False  # this surface is smaller than the layout
    pilot.turn()
    assert pilot.focus == "b"


def test_a_window_is_never_opened_smaller_than_its_least_size(fly: Fly) -> None:
    assert fly(Plain(page), Settings(size=(10, 10))).nodes()[0].rect.size == (1024, 640)


def test_events_of_other_windows_and_of_joysticks_are_left_alone(fly: Fly) -> None:
    pilot = fly(Plain(page))
    other = pygame.Window("other", (300, 300))
    pygame.event.post(pygame.Event(pygame.WINDOWCLOSE, window=other))
    pygame.event.post(pygame.Event(pygame.JOYAXISMOTION, axis=0, value=0.5))
    pilot.turn()
    other.destroy()
    assert pilot.running


def test_a_field_opens_the_keyboard_of_the_system_and_closes_it() -> None:
    code = (
        "from pathlib import Path; import pygame\n"
        "from salesdance.stage import *\n"
        "from tests.stage.screens import Plain\n"
        "asked = []\n"
        "pygame.key.start_text_input = lambda: asked.append('start')\n"
        "pygame.key.stop_text_input = lambda: asked.append('stop')\n"
        "tree = Column([Button('a', 'A'), Field('f', 'Name')])\n"
        "pilot = Pilot(Plain(lambda: tree), Path('assets'))\n"
        "pilot.press('tab', 'tab', 'tab')\n"
        "assert asked == ['stop', 'start', 'stop', 'start'], asked\n"
    )
    assert run(code, SDL_VIDEODRIVER="dummy").returncode == 0


def test_without_a_screen_there_is_a_named_error_and_one_sentence() -> None:
    code = (
        "from salesdance.stage import open_display, NoDisplay\n"
        "try:\n    open_display()\n"
        "except NoDisplay as error:\n    print(error)\n"
    )
    done = run(code, SDL_VIDEODRIVER="x11", DISPLAY="")
    assert done.stdout.startswith("No window can be opened here (")
    assert done.stderr == ""
    done = run(code, DISPLAY="", WAYLAND_DISPLAY="")
    if sys.platform == "linux":
        assert done.stdout.startswith("No window can be opened here (")


def test_the_other_pygame_is_named_with_its_repair(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(pygame, "IS_CE")
    for start in (check_pygame, open_display):
        with pytest.raises(WrongPygame, match="Run: pip uninstall -y pygame pygame-ce, then: pip install pygame-ce"):
            start()


def test_the_slow_way_to_the_screen_is_left_only_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SDL_FRAMEBUFFER_ACCELERATION", raising=False)
    open_display()
    assert "SDL_FRAMEBUFFER_ACCELERATION" not in os.environ
    monkeypatch.setenv("SDL_FRAMEBUFFER_ACCELERATION", "1")
    open_display(software=True)
    assert os.environ["SDL_FRAMEBUFFER_ACCELERATION"] == "0"


def test_no_sound_device_is_silence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise pygame.error("no such device")

    monkeypatch.setattr(pygame.mixer, "init", broken)
    (tmp_path / "pen.wav").write_bytes(b"RIFF")
    assert Speaker(tmp_path).play("pen") is False


def test_a_missing_or_broken_sound_and_no_volume_are_silence(tmp_path: Path) -> None:
    (tmp_path / "pen.wav").write_bytes(b"RIFF and no more")
    speaker = Speaker(tmp_path)
    assert [speaker.play("pen"), speaker.play("paper"), Speaker(tmp_path, volume=0).play("pen")] == [False] * 3
    speaker.close()


def test_nothing_heavy_is_loaded_by_the_stage() -> None:
    code = (
        "import sys; import salesdance.stage\n"
        "print([name for name in ('numpy', 'pydantic', 'yaml', 'sqlite3') if name in sys.modules])\n"
    )
    assert run(code).stdout.strip() == "[]"


def test_errors_have_sentences_and_statuses() -> None:
    assert NoDisplay("x").exit_status == 1


def run(code: str, **env: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("SDL_", "DISPLAY", "WAYLAND"))}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).resolve().parents[2],
        env={**kept, "PYTHONPATH": ".", "PYGAME_HIDE_SUPPORT_PROMPT": "1", **env},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("key", "unicode", "scancode", "name"),
    [
        (pygame.K_1, "1", 30, "1"),
        (pygame.K_AMPERSAND, "&", 30, "1"),  # the key of 1 on a French keyboard, without Shift
        (pygame.K_AMPERSAND, "1", 30, "1"),
        (pygame.K_KP1, "", 89, "1"),
        (pygame.K_KP_ENTER, "\r", 88, "return"),
        (pygame.K_n, "N", 17, "n"),
        (pygame.K_PAGEDOWN, "", 78, "page down"),
        (pygame.K_SLASH, "?", 56, "?"),
        (pygame.K_KP_PLUS, "", 87, "+"),
    ],
)
def test_keys_have_the_same_names_on_every_keyboard(key: int, unicode: str, scancode: int, name: str) -> None:
    assert key_name(pygame.Event(pygame.KEYDOWN, key=key, mod=0, unicode=unicode, scancode=scancode)) == name

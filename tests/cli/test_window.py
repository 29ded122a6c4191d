"""The door to the window: when it opens, what it loads first, and what is said where it cannot open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from salesdance.cli import window
from salesdance.cli.backstage import House
from salesdance.cli.behind import Behind
from salesdance.cli.content import Shelfware
from salesdance.cli.keeping import opened
from salesdance.cli.main import entry
from salesdance.cli.orders import LIBRARY, Orders
from salesdance.cli.places import assets_folder, find_scenario
from salesdance.stage import Pilot, Preferences, Settings, Speaker, Window, open_props
from salesdance.stage.screens.hall import Title
from salesdance.stage.screens.room import Room
from salesdance.transcript import from_json
from tests.cli.conftest import Done, Run, sittings

ORDERS = Orders("", 7, None, "", "evidence", "", "", "", False)
ASSETS = assets_folder()
HEAVY = {"numpy", "pydantic", "pydantic_core", "yaml", "_yaml", "salesdance.sitting", "salesdance.engine"}
FIRST_FRAME = """
import json, sys
from salesdance.stage.window import Window
def run(self):
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
    return self.stage.settings
Window.run = run
from salesdance.cli.main import entry
sys.exit(entry(["play"]))
"""


@pytest.fixture
def nobody_types(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No pipe and no file at stdin, as when an icon on a desk was pressed."""
    with Path(os.devnull).open(encoding="utf-8") as nothing:
        monkeypatch.setattr("sys.stdin", nothing)
        yield


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch, nobody_types: None) -> list[Orders]:
    """The orders of every window that would have been opened."""
    opened_with: list[Orders] = []

    def open_window(orders: Orders) -> str:
        opened_with.append(orders)
        return ""

    monkeypatch.setattr(window, "open_window", open_window)
    return opened_with


def in_process(*words: str, environment: dict[str, str] | None = None, program: str = "") -> Done:
    command = [sys.executable, "-c", program] if program else [sys.executable, "-m", "salesdance", *words]
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env={**os.environ, **(environment or {})},
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def test_the_first_frame_is_on_the_screen_before_anything_heavy_is_loaded() -> None:
    done = in_process(program=FIRST_FRAME)
    assert done.status == 0, done.err
    loaded = set(json.loads(done.err.splitlines()[-1]))
    assert "salesdance.stage.screens.hall.title" in loaded
    assert loaded.isdisjoint(HEAVY)


@pytest.mark.parametrize("words", [[], ["play"], ["play", "copy_room"]])
def test_without_more_words_the_window_opens(windows: list[Orders], words: list[str]) -> None:
    assert entry(words) == 0
    assert [orders.scenario for orders in windows] == ["copy_room" if "copy_room" in words else ""]


def test_what_was_asked_for_reaches_the_window(windows: list[Orders]) -> None:
    entry(["play", "the_yes", "--seed", "4", "--person", "Nour", "--mode", "cold"])
    (orders,) = windows
    assert (orders.game_seed, orders.person, orders.mode) == (4, "Nour", "cold")


@pytest.mark.parametrize("words", [["--text"], ["--format", "json"], ["--moves", "moves.txt"], ["--list"]])
def test_some_words_stay_in_the_terminal_without_a_word_about_it(
    windows: list[Orders],
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("moves.txt").write_text("who_uses\n", encoding="utf-8")
    assert entry(["play", *(["the_yes"] if words != ["--list"] else []), *words]) == 0
    assert windows == []
    assert "terminal." not in capsys.readouterr().err


def test_piped_lines_are_played_in_the_terminal_which_is_said_in_one_line(run: Run) -> None:
    done = run("play", "the_yes", typed="who_uses\n")
    assert done.err.splitlines()[0] == "Lines are piped in. salesdance plays here in the terminal."
    ((_, moves),) = sittings()
    assert moves[-1].move == "who_uses"


def test_a_transcript_that_is_asked_for_is_written_when_the_window_closes(
    nobody_types: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def run(self: Window) -> Settings:
        house = None
        while house is None:
            self.turn([])
            time.sleep(0.01)
            house = self.stage.screen.hall._house  # type: ignore[attr-defined]
        house.begin("the_yes").seat.skip_forecast()
        return self.stage.settings

    monkeypatch.setattr(Window, "run", run)
    assert entry(["play", "--save", str(tmp_path / "saved.json"), "--seed", "5"]) == 0
    saved = from_json((tmp_path / "saved.json").read_text(encoding="utf-8"))
    assert (saved.header.scenario, saved.header.game_seed, saved.finished) == ("the_yes", 5, False)


def test_work_behind_the_window_lets_its_frames_go_on_at_once(
    nobody_types: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[float] = []

    def run(self: Window) -> Settings:
        seen.append(sys.getswitchinterval())
        return self.stage.settings

    before = sys.getswitchinterval()
    monkeypatch.setattr(Window, "run", run)
    assert entry(["play"]) == 0
    assert seen[0] <= 0.001
    assert sys.getswitchinterval() == before


def test_nothing_played_is_no_transcript(nobody_types: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Window, "run", lambda self: self.stage.settings)
    assert entry(["play", "--save", str(tmp_path / "saved.json")]) == 0
    assert not (tmp_path / "saved.json").exists()


def test_a_deal_that_is_not_there_opens_no_window(windows: list[Orders]) -> None:
    assert entry(["play", "nowhere"]) == 2
    assert windows == []


def test_without_a_screen_it_plays_in_the_terminal_and_says_so_in_one_line(
    windows: list[Orders], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in window.SCREENS:
        monkeypatch.delenv(name, raising=False)
    assert entry(["play"]) == 0
    shown = capsys.readouterr()
    assert windows == []
    assert shown.err.splitlines()[0] == "There is no screen here. salesdance plays here in the terminal."
    assert "== The Yes" in shown.out


def test_a_screen_that_cannot_be_opened_leads_to_the_terminal_too() -> None:
    done = in_process("play", environment={"SDL_VIDEODRIVER": "nonsense"})
    assert done.status == 0
    assert done.err.splitlines()[0].startswith("No window can be opened here")
    assert done.err.splitlines()[0].endswith("salesdance plays here in the terminal.")
    assert "== The Yes" in done.out


def test_a_pygame_that_is_not_ours_is_told_in_one_sentence_with_its_repair(
    nobody_types: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pygame, "IS_CE", False)
    assert entry(["play"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "pip install pygame-ce" in said


def test_a_pygame_that_is_broken_altogether_is_told_so_too(tmp_path: Path) -> None:
    (tmp_path / "pygame").mkdir()
    (tmp_path / "pygame" / "__init__.py").write_text("from pygame.base import *\n", encoding="utf-8")
    (tmp_path / "pygame" / "base.py").write_text("", encoding="utf-8")
    done = in_process("play", environment={"PYTHONPATH": str(tmp_path)})
    assert done.status == 1
    assert done.err.count("\n") == 1
    assert "pip install pygame-ce" in done.err


@pytest.mark.parametrize(("stdin", "piped"), [(None, False), (0, False)])
def test_nobody_at_stdin_is_no_pipe(stdin: int | None, piped: bool) -> None:
    if stdin is None:
        assert window.is_piped(None) is piped
    else:
        with Path(os.devnull).open(encoding="utf-8") as nothing:
            assert window.is_piped(nothing) is piped


def test_a_file_at_stdin_is_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    path.write_text("who_uses\n", encoding="utf-8")
    with path.open(encoding="utf-8") as lines:
        assert window.is_piped(lines)


@pytest.mark.parametrize(("name", "says"), [("7", "Nobody here is called '7'."), ("x" * 90, "too long")])
def test_a_person_who_cannot_be_is_refused_before_any_window_opens(
    nobody_types: None, capsys: pytest.CaptureFixture[str], name: str, says: str
) -> None:
    assert entry(["play", "--person", name]) == 2
    assert says in capsys.readouterr().err


def waited(behind: Behind) -> House:
    for _ in range(600):
        house = behind.house()
        if house is not None and behind.whole():
            assert isinstance(house, House)
            return house
        time.sleep(0.02)
    raise AssertionError("nobody came")


def test_what_stands_behind_the_window_is_loaded_elsewhere_and_used_here() -> None:
    with opened(lambda _: None) as store:
        behind = Behind(store, ORDERS, [])
        before = threading.active_count()
        house = waited(behind)
        behind.stop()
        assert threading.active_count() <= before
        # SQLite would refuse another thread's connection.
        house.begin("the_yes")
        assert house.offer() is not None
        assert [shelf.id for shelf in house.shelves()] == list(LIBRARY)


def test_the_deal_that_was_left_is_read_before_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(lambda _: None) as store:
        House(store, ORDERS, []).begin("in_the_bag")
        read: list[str] = []
        content = Shelfware.content

        def noted(self: Shelfware, name: str, profile: str) -> object:
            read.append(name)
            return content(self, name, profile)

        monkeypatch.setattr(Shelfware, "content", noted)
        waited(Behind(store, ORDERS, []))
        assert read[:2] == ["the_yes", "in_the_bag"]


def test_what_goes_wrong_while_loading_comes_up_in_the_thread_of_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a bug of ours")

    monkeypatch.setattr(Shelfware, "content", broken)
    behind = Behind(None, ORDERS, [])
    with pytest.raises(ZeroDivisionError):
        waited(behind)


def test_a_mode_of_the_command_line_is_for_this_time_only() -> None:
    with opened(lambda _: None) as store:
        house = House(store, replace(ORDERS, mode="cold"), [])
        assert house.preferences().mode == "cold"
        house.keep(replace(house.preferences(), theme="dark"))
        assert House(store, ORDERS, []).preferences() == Preferences(theme="dark")


def test_a_deal_is_read_once_and_again_when_its_file_changes(tmp_path: Path) -> None:
    path = tmp_path / "my_deal.yaml"
    path.write_text(find_scenario("the_yes").read_text(encoding="utf-8"), encoding="utf-8")
    ware = Shelfware()
    first = ware.content(str(path))
    assert ware.content(str(path)) is first
    path.write_text(path.read_text(encoding="utf-8").replace("title: The Yes", "title: My own"), encoding="utf-8")
    assert ware.content(str(path)).scenario.title == "My own"


def test_a_deal_of_ones_own_has_its_title_card_and_goes_on_where_it_was_left(tmp_path: Path) -> None:
    path = tmp_path / "my_deal.yaml"
    text = find_scenario("the_yes").read_text(encoding="utf-8")
    path.write_text(text.replace("id: the_yes", "id: my_deal"), encoding="utf-8")
    with opened(lambda _: None) as store:
        house = House(store, ORDERS, [])
        assert house.brief(str(path)).name == "Gwen Abara"
        house.begin(str(path)).seat.skip_forecast()
        offer = house.offer(str(path))
        assert offer is not None
        assert house.go_on(offer).fresh is False
        assert house.offer("the_yes") is None


def test_the_size_of_the_window_is_kept_for_the_next_time(nobody_types: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(self: Window) -> Settings:
        for _ in range(600):
            self.turn([])
            time.sleep(0.01)
            if self.stage.screen.hall._house is not None:  # type: ignore[attr-defined]
                break
        return replace(self.stage.settings, size=(1500, 800))

    monkeypatch.setattr(Window, "run", run)
    assert entry(["play"]) == 0
    with opened(lambda _: None) as store:
        assert House(store, ORDERS, []).preferences().size == (1500, 800)


def test_a_room_opens_the_window_for_all_and_needs_one(windows: list[Orders], run: Run) -> None:
    assert entry(["play", "copy_room", "--room"]) == 0
    assert windows[0].room
    for word in ("--text", "--format=json", "--moves=moves.txt"):
        done = run("play", "--room", word)
        assert done.status == 2
        assert "A room plays in the window" in done.err


def test_a_turn_of_an_earlier_sitting_opens_behind_the_title_and_is_the_one_that_is_saved(
    run: Run, tmp_path: Path
) -> None:
    lines, saved = tmp_path / "moves.txt", tmp_path / "played.json"
    lines.write_text("ask/history\nask/scans\n", "utf-8")
    run("play", "copy_room", "--text", "--seed", "5", "--moves", str(lines), "--save", str(saved))
    orders = replace(ORDERS, game_seed=None, again=f"{saved}:2")
    with opened() as store:
        behind = Behind(store, orders, [])
        props, speaker = open_props(ASSETS), Speaker(ASSETS / "sounds", 0.0)
        hall = window.hall_of(props, Preferences(), speaker, behind, orders)
        with Pilot(Title(hall), ASSETS, Settings(still=True)) as pilot:
            _wait_for(pilot, "Back before your line 2.")
            assert not pilot.shows("Other dice")
            pilot.press("enter")
            pilot.wait(4)
            assert pilot.shows("Inherited.")
        played = behind.played()
        behind.stop()
    assert played is not None
    assert played.header.branch_turn == 2


def _wait_for(pilot: Pilot, words: str) -> None:
    end = time.monotonic() + 60
    while not pilot.shows(words):
        assert time.monotonic() < end, pilot.read()
        time.sleep(0.01)
        pilot.turn()


def test_the_desk_opens_behind_the_title_and_keeps_nothing() -> None:
    told: list[str] = []
    orders = replace(ORDERS, desk="in_the_bag")
    with opened(told.append) as store:
        behind = Behind(store, orders, told)
        hall = window.hall_of(open_props(ASSETS), Preferences(), Speaker(ASSETS / "sounds", 0.0), behind, orders)
        with Pilot(Title(hall, desk=True), ASSETS) as pilot:
            while pilot.stage.depth == 1:
                pilot.wait(0.1)
                time.sleep(0.01)
            pilot.press("d", "e")
            assert pilot.shows("100 losses, 1 debriefed, 0 offers.")
        behind.stop()
    assert sittings() == []


def test_a_room_is_one_key_away_and_leaves_nothing_in_the_records() -> None:
    told: list[str] = []
    with opened(told.append) as store:
        behind = Behind(store, ORDERS, told)
        props = open_props(ASSETS)
        hall = window.hall_of(props, Preferences(mode="cold"), Speaker(ASSETS / "sounds", 0.0), behind, ORDERS)
        with Pilot(Title(hall, "the_yes", room=True), ASSETS) as pilot:
            while pilot.stage.depth == 1:
                pilot.wait(0.1)
                time.sleep(0.01)
            assert isinstance(pilot.stage.screen, Room)
            assert pilot.defects() == []
        behind.stop()
    assert sittings() == []

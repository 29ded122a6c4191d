"""Playing in the window: its first frame comes before anything heavy is loaded, which then happens behind the title.

The records are opened and used in the thread of the window; another one only imports, and reads deals.
"""

from __future__ import annotations

import importlib
import os
import stat
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, TextIO

from salesdance.cli import places
from salesdance.cli.behind import Behind
from salesdance.cli.keeping import find_person, kept_setting, opened
from salesdance.errors import RecordError, SalesdanceError
from salesdance.records import clean_name

if TYPE_CHECKING:
    from salesdance.cli.orders import Orders
    from salesdance.records import Store
    from salesdance.stage import BranchPlay, Play, Preferences, Props, Screen, Speaker
    from salesdance.stage.screens.hall import Hall
    from salesdance.transcript import Transcript

NAME = "salesdance"
SWITCH = 0.0005
"""Seconds after which a thread that works behind the window lets the next frame go on.

Usually that is ten times as long, and a frame that asks the disk for several things waits as often.
"""
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")


def why_no_screen(env: Mapping[str, str]) -> str:
    """Return why no window can be opened here, as far as that can be told without trying; empty if it may."""
    told = sys.platform.startswith("linux") and not any(env.get(name) for name in SCREENS)
    return "There is no screen here." if told else ""


def is_piped(stdin: TextIO | None) -> bool:
    """Tell whether lines come from a pipe, a file or a socket, rather than from a person or from nowhere."""
    try:
        return stdin is not None and not stat.S_ISCHR(os.fstat(stdin.fileno()).st_mode)
    except (OSError, ValueError):
        return True


def open_window(orders: Orders) -> str:
    """Play in the window until it is closed, and return nothing; or at once why there can be none.

    A SalesdanceError where pygame is not pygame-ce.
    """
    stage = _stage()
    try:
        stage.open_display()
    except stage.NoDisplay as fault:
        return str(fault)
    assets = places.assets_folder()
    told: list[str] = []
    with opened(told.append) as store:
        _check_person(store, orders.person)
        preferences = stage.in_mode(stage.preferences_from(_kept(store, told)), orders.mode)
        speaker = stage.Speaker(assets / "sounds", preferences.volume / 100)
        behind = Behind(store, orders, told)
        hall = hall_of(stage.open_props(assets), preferences, speaker, behind, orders)
        try:
            _perform(hall, assets, orders)
        finally:
            speaker.close()
            behind.stop()
            _save(behind.played(), orders.save)
    return ""


def hall_of(props: Props, preferences: Preferences, speaker: Speaker, behind: Behind, orders: Orders) -> Hall:
    """Return the hall of the window; the screens beyond it are loaded when they are first wanted."""
    from salesdance.stage.screens.hall import Aside, Hall

    def talk(play: Play, then: Callable[[], Screen]) -> Screen:
        from salesdance.stage.screens.talk import Talk

        return Talk(play, props, hall.preferences, speaker, then, prompted=play.first)

    def after(play: Play, then: Callable[[], Screen]) -> Screen:
        from salesdance.cli.exporting import save_page
        from salesdance.stage.screens.after import After

        return After(play, props, hall.preferences, speaker, then, save_page, again=again, turning=play.turning)

    def again(turn: int) -> Screen:
        return opening(lambda other_dice: hall.house.again(turn, other_dice=other_dice))

    def named() -> Screen:
        return opening(lambda other_dice: hall.house.named(), chosen=True)

    def opening(opened: Callable[[bool], BranchPlay], *, chosen: bool = False) -> Screen:
        from salesdance.stage.screens.after import Beside, Opening
        from salesdance.stage.screens.talk import Trying

        def trying(branch: BranchPlay) -> Screen:
            return Trying(branch, props, hall.preferences, speaker, Beside)

        return Opening(opened, trying, chosen=chosen)

    def room(deal: str, then: Callable[[], Screen]) -> Screen:
        from salesdance.stage.screens.room import Room

        play = hall.house.begin(deal, room=True)
        return Room(play, props, hall.preferences, speaker, lambda: after(play, then))

    def desk() -> Aside:
        from salesdance.cli.months import months
        from salesdance.desk import TEASER, TITLE
        from salesdance.stage.screens.desk import DeskScreen

        following = months(orders)

        def month() -> Screen:
            return DeskScreen(next(following), speaker, month)

        return Aside(TITLE, TEASER, month)

    def moments() -> Screen:
        from salesdance.stage.screens.moments import MomentsScreen

        return MomentsScreen(hall.house.moments(), props, hall.preferences, speaker)

    hall = Hall(
        props,
        preferences,
        speaker,
        talk=talk,
        after=after,
        arriving=behind.house,
        whole=behind.whole,
        room=room,
        desk=desk,
        moments=moments,
        named=named if orders.again else None,
    )
    return hall


def _perform(hall: Hall, assets: Path, orders: Orders) -> None:
    from salesdance.stage import perform
    from salesdance.stage.screens.hall import Title, settings_of

    icon = assets / "icons" / "salesdance.svg"
    first = Title(hall, orders.scenario, room=orders.room, desk=bool(orders.desk), moments=orders.moments)
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH)
    try:
        hall.close(perform(first, assets, settings_of(hall.preferences), NAME, on_settings=hall.settled, icon=icon))
    finally:
        sys.setswitchinterval(before)


def _stage() -> ModuleType:
    """Return the room of the stage; a pygame that it cannot be loaded with is told with its repair."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    try:
        return importlib.import_module("salesdance.stage")
    except (ImportError, AttributeError) as broken:
        if isinstance(broken, ModuleNotFoundError) and broken.name == "pygame":
            raise
        from salesdance.cli.doctor import PYGAME_REPAIR

        raise SalesdanceError(f"The pygame that is installed does not open the window. {PYGAME_REPAIR}") from broken


def _check_person(store: Store | None, name: str) -> None:
    """Refuse a name or number that will not do before any window is opened."""
    if store is not None and name.isascii() and name.isdigit():
        find_person(store, name)
    elif name:
        clean_name(name)


def _save(played: Transcript | None, file: str) -> None:
    if file and played is not None:
        from salesdance.cli.writing import write_text
        from salesdance.transcript import to_json

        write_text(Path(file), to_json(played))


def _kept(store: Store | None, told: list[str]) -> Mapping[str, object]:
    try:
        return kept_setting(store) if store is not None else {}
    except RecordError as fault:
        told.append(str(fault))
        return {}

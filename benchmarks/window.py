"""Does the window drop a frame around its debrief? `python -m benchmarks.window [DEAL] [--pace S] [--xvfb]`.

A whole sitting is played in the program as it is, records and the coach's second process included: lines of the hand by
chance, one every `--pace` seconds. From the last card on every frame is timed, page by page and tab by tab.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

BUDGET = 1000 / 60
"""Milliseconds of a frame at the rate at which the window runs."""
GOAL = 500.0
"""Milliseconds from the debrief to the moments on the screen."""
MOST_LINES, PATIENCE = 400, 120.0


class Frame(NamedTuple):
    """One turn of the loop: what was going on, whether a key was pressed; ms by the clock, of this
    thread's CPU, of the CPU of all threads, and by the clock in which Python collected garbage."""

    what: str
    key: str
    wall: float
    cpu: float
    process: float
    garbage: float


class Film:
    """Takes turns of a window's loop at its own rate, and times each."""

    def __init__(self, window: Any) -> None:
        import pygame

        self.window = window
        self.frames: list[Frame] = []
        self.what = "title"
        self._clock = pygame.time.Clock()
        self._garbage = self._collects = 0.0
        gc.callbacks.append(self._collected)

    def _collected(self, phase: str, told: dict[str, int]) -> None:
        now = time.perf_counter()
        if phase == "start":
            self._collects = now
        else:
            self._garbage += now - self._collects

    @property
    def screen(self) -> Any:
        """Return the screen on top."""
        return self.window.stage.screen

    def frame(self, key: str = "") -> Frame:
        """Take one turn, with a key pressed if one is named."""
        import pygame

        from salesdance.stage.pilot import KEYS, MODS

        if key:
            *mods, name = key.split("+")
            code, mod = pygame.key.key_code(KEYS.get(name, name)), sum(MODS[one] for one in mods)
            letter = name if len(name) == 1 else ""
            for kind in (pygame.KEYDOWN, pygame.KEYUP):
                pygame.event.post(pygame.Event(kind, key=code, mod=mod, unicode=letter, scancode=0))
        self._garbage = 0.0
        wall, cpu, process = time.perf_counter(), time.thread_time(), time.process_time()
        self.window.beat(pygame.event.get())
        parts = time.perf_counter() - wall, time.thread_time() - cpu, time.process_time() - process
        made = Frame(self.what, key, *(part * 1000 for part in (*parts, self._garbage)))
        self.frames.append(made)
        self._clock.tick(60)
        return made

    def rest(self, seconds: float) -> None:
        """Let time pass, as somebody who reads does."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.frame()

    def until(self, true: Any) -> float:
        """Let time pass until something is true; return the ms that took."""
        begun = time.perf_counter()
        while not true():
            if time.perf_counter() - begun > PATIENCE:
                raise TimeoutError(f"{self.what}: nothing came within {PATIENCE:.0f} s.")
            self.frame()
        return (time.perf_counter() - begun) * 1000

    def shows(self, words: str) -> bool:
        """Tell whether something is on the screen."""
        return any(words in node.spoken() for node in self.window.stage.read().walk())


def play_through(film: Film, luck: Random, pace: float) -> None:
    """Play a sitting to its last card, one line of the hand every `pace` seconds."""
    film.until(lambda: type(film.screen).__name__ == "TitleCard")
    film.rest(0.5)
    film.frame("enter")
    film.until(lambda: type(film.screen).__name__ == "Talk")
    film.what = "talk"
    for _ in range(MOST_LINES):
        film.until(lambda: film.screen.settled)
        course = film.screen._course
        view, panel = course.view, course.panel
        if panel == "card":
            film.rest(pace)
            return
        keys = [one.key for one in (*view.hand, *(() if view.calendar is None else view.quick))]
        if panel == "hand" and keys:
            film.rest(pace)
            chosen = luck.choice(keys)
            pressed = [chosen, chosen]
        elif panel == "asking":
            pressed = ["7", "enter"] if view.asking == "still_there" else ["1", "2"]
        else:
            pressed = {"thought": ["2"], "look_back": ["1", "1"]}.get(panel, ["enter"])
        for key in pressed:
            film.rest(0.2)
            film.frame(key)
    raise RuntimeError("The sitting did not come to its end.")


def debriefed(film: Film) -> dict[str, float]:
    """Go from the last card to the moments as fast as can be; return the ms that took, from either beginning."""
    film.what = "putting together"
    begun = time.perf_counter()
    film.frame("enter")
    if film.screen._asks:
        film.rest(1.0)
        begun = time.perf_counter()
        film.frame("x")
    film.until(lambda: film.screen._debrief is not None)
    opened = time.perf_counter()
    film.what = "turning"
    film.frame("right")
    film.until(lambda: film.screen._debrief.turning is not None)
    film.frame()
    there = time.perf_counter()
    return {"put_together_ms": (opened - begun) * 1000, "moments_ms": (there - opened) * 1000}


def read_through(film: Film, rest: float) -> None:
    """Read the whole debrief: each moment, page, skill and tab, and each page to its end; then back to the first."""
    for number in range(1, 1 + len(film.screen._debrief.turning.moments)):
        _pressed(film, f"moment {number}", str(number), rest)
    while film.screen._at.page != film.screen._pages[-1]:
        _pressed(film, film.screen._pages[film.screen._pages.index(film.screen._at.page) + 1], "right", rest)
        if film.screen._at.page == "card":
            for number in range(1, 1 + len(film.screen._debrief.card.skills)):
                _pressed(film, f"skill {number}", str(number), rest)
        _scrolled(film)
    film.window.stage.focus("tabs")
    tabs = [item.id for item in film.window.stage.focused().widget.items]
    for tab in tabs:
        _pressed(film, tab, "right" if tab != tabs[0] else "home", rest)
        _scrolled(film)
    for _ in film.screen._pages[1:]:
        film.window.stage.focus("back")
        _pressed(film, "back", "enter", rest)


def _pressed(film: Film, what: str, key: str, rest: float) -> None:
    film.what = what
    film.frame(key)
    film.rest(rest)


def _scrolled(film: Film) -> None:
    film.what += " scrolled"
    for _ in range(3):
        film.frame("page down")
        film.rest(0.1)


def figures(film: Film) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield for each thing that went on: frames, those over the budget, and the worst of each clock."""
    for what in dict.fromkeys(frame.what for frame in film.frames):
        yield what, summed([frame for frame in film.frames if frame.what == what])


def summed(frames: list[Frame]) -> dict[str, float]:
    """Return how many frames there were, how many were over the budget, and the worst."""
    return {
        "frames": len(frames),
        "over": sum(frame.wall > BUDGET for frame in frames),
        "over_by_cpu": sum(frame.cpu > BUDGET for frame in frames),
        "worst_ms": max(frame.wall for frame in frames),
        "worst_cpu_ms": max(frame.cpu for frame in frames),
        "others_ms": max(frame.process - frame.cpu for frame in frames),
        "garbage_ms": max(frame.garbage for frame in frames),
    }


def filmed(args: argparse.Namespace) -> dict[str, Any]:
    """Play and read one sitting in the real window, and return what was seen."""
    from salesdance.cli.orders import BASE_PROFILE, Orders
    from salesdance.cli.window import open_window
    from salesdance.stage import Window

    found: dict[str, Any] = {}

    def run(window: Window) -> Any:
        film = Film(window)
        window.window.size = tuple(args.size)
        play_through(film, Random(args.seed), args.pace)
        found.update(debriefed(film))
        read_through(film, args.rest)
        found["parts"] = dict(figures(film))
        found["debrief"] = summed([one for one in film.frames if one.what not in ("title", "talk")])
        found["moments"] = len(film.screen._debrief.turning.moments)
        return window.stage.settings

    Window.run = run  # type: ignore[method-assign]
    told = open_window(Orders(args.deal, args.seed, args.seed, "", BASE_PROFILE, "plain", "", "", False, screened=True))
    if told:
        raise RuntimeError(told)
    return found


def table(found: dict[str, Any]) -> str:
    """Return the figures as lines to read."""
    head = f"{'what':24}{'frames':>8}{'over':>6}{'by CPU':>8}{'worst ms':>10}{'its CPU':>9}{'others':>8}{'garbage':>9}"
    lines = [head]
    for what, part in (*found["parts"].items(), ("the whole debrief", found["debrief"])):
        lines.append(
            f"{what:24}{part['frames']:8}{part['over']:6}{part['over_by_cpu']:8}"
            f"{part['worst_ms']:10.1f}{part['worst_cpu_ms']:9.1f}{part['others_ms']:8.1f}{part['garbage_ms']:9.1f}"
        )
    lines.append(
        f"From the last card to the debrief {found['put_together_ms']:.0f} ms; from there to its {found['moments']} "
        f"moments {found['moments_ms']:.0f} ms (goal {GOAL:.0f})."
    )
    lines.append(f"Load of the machine: {found['load'][0]:.1f} to {found['load'][1]:.1f}. A frame is {BUDGET:.1f} ms.")
    return "\n".join(lines)


def main(argv: list[str] | None = None) -> int:
    """Print the figures; 1 if a frame of the debrief was dropped or the moments came late."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("deal", nargs="?", default="copy_room")
    parser.add_argument("--pace", type=float, default=6.0, help="seconds for each line; default: 6")
    parser.add_argument("--rest", type=float, default=1.0, help="seconds for each page; default: 1")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--size", type=int, nargs=2, default=(1280, 720), metavar=("WIDE", "HIGH"))
    parser.add_argument("--xvfb", action="store_true", help="under an X server that nobody sees")
    parser.add_argument("--out", metavar="FILE", help="write the figures as JSON")
    args = parser.parse_args(argv)
    from benchmarks.stage import display

    with tempfile.TemporaryDirectory() as folder, display() if args.xvfb else nullcontext("") as number:
        os.environ.pop("SDL_VIDEODRIVER", None)
        os.environ.update({"DISPLAY": number} if number else {"SDL_VIDEODRIVER": "dummy"})
        os.environ["SALESDANCE_DATA"] = folder
        before = os.getloadavg()[0]
        found = filmed(args)
        found |= {"version": 1, "deal": args.deal, "pace": args.pace, "load": (before, os.getloadavg()[0])}
    print(table(found))
    if args.out:
        Path(args.out).write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return int(found["debrief"]["over"] > 0 or found["moments_ms"] > GOAL)


if __name__ == "__main__":
    sys.exit(main())

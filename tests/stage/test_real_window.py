"""A real window, under an X server without a screen: keys, mouse, another size, the end."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
from salesdance.stage import KeyPress, Quit, Settings, Window, open_display, open_kit
from tests.stage.gallery import ASSETS, Talk

open_display(software=True)
screen = Talk()
window = Window(open_kit(ASSETS), Settings(), "real")
window.begin(screen)
print(window.window.handle, flush=True)
handle, build = screen.handle, screen.build

def told(event):
    step = handle(event)
    print(event, flush=True)
    return Quit() if event == KeyPress("q") else step

def built(space):
    print("size", space.width, space.height, space.text, flush=True)
    return build(space)

screen.handle, screen.build = told, built
window.run()
window.close()
print("ended", flush=True)
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool"),
]


def test_a_real_window_takes_keys_mouse_and_sizes(display: str, tmp_path: Path) -> None:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("SDL_", "WAYLAND"))}
    env = {**kept, "DISPLAY": display, "PYTHONPATH": ".", "XDG_RUNTIME_DIR": str(tmp_path)}
    out = tmp_path / "out"

    def do(*words: str) -> None:
        subprocess.run(["xdotool", *words], env=env, check=True, timeout=20)

    def shown() -> str:
        return out.read_text()

    with out.open("w") as file:
        game = subprocess.Popen([sys.executable, "-c", PROGRAM], cwd=CHECKOUT, env=env, stdout=file)
    try:
        wait_for(lambda: "\n" in shown())
        window = shown().splitlines()[0]
        do("windowfocus", "--sync", window)
        do("key", "2")
        wait_for(lambda: "Pressed(key='hand-2', value='', by='badge')" in shown())
        do("mousemove", "--window", window, "500", "290", "click", "1")
        wait_for(lambda: "by='click'" in shown())
        do("windowsize", window, "1100", "700")
        wait_for(lambda: "size 1100.0 700.0 1.0" in shown())
        do("key", "ctrl+plus")
        wait_for(lambda: "1.25" in shown())
        used = cpu_of(game.pid)
        time.sleep(2)
        assert (cpu_of(game.pid) - used) / 2 < 0.1
        do("key", "q")
        assert game.wait(20) == 0
        assert shown().endswith("ended\n")
    finally:
        game.kill()
        game.wait(10)


def cpu_of(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def wait_for(true: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)

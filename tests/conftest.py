"""What holds for every test: no window, no sound, no network, and never the real home folder."""

import itertools
import os

# Before anything can import pygame.
os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

REAL_HOME = Path.home().resolve()
CHECKOUT = Path(__file__).resolve().parents[1]
MAY_BE_BELOW_HOME = [Path(place).resolve() for place in (CHECKOUT, tempfile.gettempdir(), sys.prefix, sys.base_prefix)]
WRITE_EVENTS = {
    "os.mkdir",
    "os.rename",
    "os.link",
    "os.symlink",
    "os.remove",
    "os.truncate",
    "sqlite3.connect",
}
NETWORK_EVENTS = {"socket.connect", "socket.getaddrinfo"}
LOOPBACK = ("127.", "::1", "localhost", "None", "0.0.0.0")
offences: list[str] = []

# The same examples every time; a found one belongs into the test, not into a database.
settings.register_profile("same_examples", derandomize=True, database=None, deadline=None)
settings.load_profile("same_examples")


def _watch(event: str, args: tuple[object, ...]) -> None:
    if event == "open":
        path, mode, flags = args
        writes = isinstance(mode, str) and not set(mode).isdisjoint("wax+")
        writes = writes or (isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)))
        if writes and _is_private(path):
            offences.append(f"wrote {path}")
    elif event in WRITE_EVENTS:
        offences.extend(f"{event} {path}" for path in args[:2] if _is_private(path))
    elif event in NETWORK_EVENTS:
        address = args[1] if event == "socket.connect" else args[:2]
        if isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK):
            offences.append(f"{event} {address}")


def _is_private(path: object) -> bool:
    if not isinstance(path, str | bytes | os.PathLike) or len(REAL_HOME.parts) == 1:
        return False
    place = Path(os.path.abspath(os.fsdecode(path)))  # noqa: PTH100 - resolving would raise events of its own
    if REAL_HOME not in (place, *place.parents) or "__pycache__" in place.parts:
        return False
    return not any(allowed in (place, *place.parents) for allowed in MAY_BE_BELOW_HOME)


sys.addaudithook(_watch)
numbers = itertools.count()


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which every test gets a home of its own."""
    return tmp_path_factory.mktemp("homes")


class ReadOnce:
    """The readers of authoring, which give the same for the same bytes: what was read before is not read again."""

    def __init__(self, authoring: Any) -> None:
        self._authoring = authoring
        self._read: dict[object, Any] = {}

    def __getattr__(self, name: str) -> Any:
        reader = getattr(self._authoring, name)
        if name not in ("read_deck", "read_profile", "read_scenario", "read_customers"):
            return reader

        def read(*given: Any, **named: Any) -> tuple[Any, list[Any]]:
            key = (name, *map(_known, given), *((word, _known(one)) for word, one in sorted(named.items())))
            if key not in self._read:
                # What was given is kept, so that no other object takes its id.
                self._read[key] = (reader(*given, **named), given, named)
            made, findings = self._read[key][0]
            return made, list(findings)

        return read


def _known(given: Any) -> object:
    return given if isinstance(given, str | bytes) else id(given)


@pytest.fixture(autouse=True, scope="session")
def read_once() -> Iterator[None]:
    """Read deck, profiles and shipped deals once, however many tests play with them, and make their tables once."""
    from salesdance.cli import content

    authoring, building = content.authoring, content.build_tables
    tables: dict[tuple[int, ...], tuple[Any, tuple[Any, ...]]] = {}

    def build_tables(*given: Any) -> Any:
        key = tuple(map(id, given))
        if key not in tables:
            tables[key] = (building(*given), given)
        return tables[key][0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(content, "authoring", ReadOnce(authoring))
        patch.setattr(content, "build_tables", build_tables)
        yield


@pytest.fixture(autouse=True)
def guarded(homes: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Give the test an empty home and data folder; fail it if it reached for the real one or the network."""
    home = homes / str(next(numbers))
    home.mkdir()
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in (
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
        "XDG_STATE_HOME",
        "APPDATA",
        "LOCALAPPDATA",
    ):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("SALESDANCE_DATA", str(home / "salesdance"))
    offences.clear()
    yield offences
    if offences:
        pytest.fail("a test stays in its own folders and offline: " + "; ".join(offences))


@pytest.fixture
def display() -> Iterator[str]:
    """The name of a display that nobody sees."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as number:
        yield f":{number.readline().strip()}"
    server.terminate()
    server.wait(10)

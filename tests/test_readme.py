"""The README promises only what is there."""

import re
from pathlib import Path

import pytest

from salesdance.cli.main import COMMANDS, entry

README = Path(__file__).resolve().parents[1].joinpath("README.md").read_text(encoding="utf-8")
CALLS = sorted(
    {call.split("#")[0].split(">")[0].strip() for call in re.findall(r"^    salesdance (.*)$", README, re.M)}
)


def test_every_command_is_shown() -> None:
    assert {call.split()[0] for call in CALLS} == set(COMMANDS)


@pytest.mark.parametrize("call", CALLS)
def test_every_option_shown_exists(call: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = call.split()[0]
    assert entry([command, "--help"]) == 0
    offered = capsys.readouterr().out
    for option in re.findall(r"--[a-z-]+", call):
        assert re.search(rf"{option}\b", offered), option


PICTURES = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", README)
MOST_BYTES = 150_000


@pytest.mark.parametrize(("says", "path"), PICTURES)
def test_every_picture_exists_is_small_and_says_in_words_what_it_shows(says: str, path: str) -> None:
    file = Path(__file__).resolve().parents[1] / path
    assert file.read_bytes().startswith(b"\x89PNG")
    assert file.stat().st_size < MOST_BYTES
    assert len(says.split()) > 3


def test_there_are_pictures_of_the_window_and_none_that_nobody_shows() -> None:
    shown = {path for _, path in PICTURES}
    folder = Path(__file__).resolve().parents[1] / "docs" / "pictures"
    assert shown == {f"docs/pictures/{file.name}" for file in folder.iterdir()}
    assert len(shown) >= 4


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:docs|tests)/[\w./-]+|[A-Z]+\.md)`", README))))
def test_every_file_named_exists(path: str) -> None:
    assert (Path(__file__).resolve().parents[1] / path).exists()

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


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:docs|tests)/[\w./-]+|[A-Z]+\.md)`", README))))
def test_every_file_named_exists(path: str) -> None:
    assert (Path(__file__).resolve().parents[1] / path).exists()

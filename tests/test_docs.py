"""The pages in docs/ keep up with the program."""

import argparse
import importlib
from pathlib import Path

import pytest

from salesdance.cli.main import COMMANDS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "command-line.md"


def _options(command: str) -> list[str]:
    parser = argparse.ArgumentParser(prog=command, add_help=False)
    importlib.import_module(COMMANDS[command][0].partition(":")[0]).add_arguments(parser)
    return [option for action in parser._actions for option in action.option_strings if option.startswith("--")]


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_a_chapter_that_names_each_of_its_options(command: str) -> None:
    text = PAGE.read_text(encoding="utf-8")
    chapters = {part.split(" ", 1)[0].split("\n", 1)[0]: part for part in text.split("\n## ")[1:]}
    assert command in chapters
    missing = [option for option in _options(command) if option not in chapters[command]]
    assert not missing

"""`play --moves FILE`: one move a line, played without a hand on the keys.

Besides move ids: `pin CARD SURENESS`, `still_there N`, `look_back MOVE`, `thought say|clear`. A forecast that the file
does not make is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from salesdance.cli.content import read
from salesdance.errors import IllegalMove, InputError, SalesdanceError
from salesdance.sitting import Sitting

Shown = Callable[[], None]
FORECASTS = ("pin", "still_there")
THOUGHT = {"say": True, "clear": False}


class MovesError(SalesdanceError):
    """A line of a moves file that cannot be played; what came before it is kept."""


def read_moves(path: Path) -> list[tuple[int, str]]:
    """Return the lines that say something, with their numbers; InputError for a file that will not do."""
    if path.is_dir():
        raise InputError(f"{path} is a folder; give a file of moves.")
    try:
        text = read(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not text in UTF-8, so no moves can be read from it.") from error
    return list(_lines(text))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        words = line.strip()
        if words and not words.startswith("#"):
            yield number, words


def play_moves(sitting: Sitting, path: Path, lines: list[tuple[int, str]], shown: Shown) -> None:
    """Play the lines in order, calling `shown` after each; MovesError names the line that cannot be played."""
    for number, words in lines:
        try:
            if sitting.view().asking is not None and words.split()[0] not in FORECASTS:
                sitting.skip_forecast()
                shown()
            _play(sitting, words.split())
        except (IllegalMove, InputError) as fault:
            raise MovesError(f"{path}:{number}: {fault}") from fault
        shown()
    if sitting.view().asking is not None:
        sitting.skip_forecast()
        shown()


def _play(sitting: Sitting, words: list[str]) -> None:
    deed, rest = words[0], words[1:]
    if deed == "pin" and len(rest) == 2:
        sitting.pin(rest[0], rest[1])
    elif deed == "still_there" and len(rest) == 1 and rest[0].isascii() and rest[0].isdigit():
        sitting.still_there(int(rest[0]))
    elif deed == "look_back" and len(rest) == 1:
        sitting.look_back(rest[0])
    elif deed == "thought" and len(rest) == 1 and rest[0] in THOUGHT:
        sitting.answer_thought(THOUGHT[rest[0]])
    elif not rest and deed not in FORMS:
        sitting.say(deed)
    else:
        raise InputError(f"{' '.join(words)!r} is not a line of a moves file; {FORMS.get(deed, ONE_MOVE)}.")


ONE_MOVE = "a line is one move id"
FORMS = {
    "pin": "a suspicion is `pin CARD SURENESS`, with hunch, fairly or bet",
    "still_there": "this forecast is `still_there N`, from 0 to 10",
    "look_back": "looking back is `look_back MOVE`",
    "thought": "a first thought is answered with `thought say` or `thought clear`",
}

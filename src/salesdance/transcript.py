"""A transcript: everything needed to play a sitting again and to see that it went the same way.

Scenario digest, rules version, profile, both seeds, and per move its id, the signal, any forecast and a state digest.
Texts and scores are not in it; both can be made again from it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import MISSING, asdict, dataclass, fields
from types import MappingProxyType
from typing import Any, Literal, TypeVar, get_args

from salesdance.errors import TranscriptError

T = TypeVar("T", "Header", "Entry", "Forecast")
FORMAT = 1
LONGEST_MARK = 64
ForecastKind = Literal["suspicion", "still_there"]
Taken = Literal["pinned", "asked", "yes", "reason"]
Sureness = Literal["hunch", "fairly", "bet"]
SURENESS: dict[Sureness, float] = {"hunch": 0.45, "fairly": 0.70, "bet": 0.90}
Mode = Literal["coached", "plain", "cold"]
Origin = Literal["played", "look_back", "opens_with", "sitting"]
CHOSEN = ("sitting", "look_back")
"""Origins of what the player chose; the rest the scenario brought along."""
BY_ITSELF = ("day", "post")
"""Moves that nobody chooses."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """One tap: a suspicion (card and how sure) or how many of ten are still there (figures 0 to 10).

    `taken` says what it counts for: "pinned", "asked" (as the sale is asked for), "yes" (right after it),
    or "reason" (before the reason is shown). Without a card or figures it was asked for and left out.
    """

    kind: ForecastKind
    taken: Taken
    card: str = ""
    sure: Sureness | None = None
    figures: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One move: its id, the signal that answered it, the state digest after it, and forecasts made before it.

    `origin` tells moves that were part of the scenario's past or of looking back from those of the sitting.
    `hints` counts how often the hint was looked at before this move, in coached mode.
    """

    move: str
    signal: str
    digest: str
    origin: Origin = "sitting"
    forecasts: tuple[Forecast, ...] = ()
    hints: int = 0


@dataclass(frozen=True, slots=True)
class Header:
    """What a sitting depends on besides its moves. Seeds are whole numbers below 2^63.

    A branch, another way tried from a turn of an earlier sitting, names that turn (`branch_turn`, the number of the
    line as a debrief counts your lines; 0: no branch) and where it is known the id of that sitting (`branch_of`).
    `dice` are other dice: from an entry on, counted from 0, luck is drawn with that seed instead.
    """

    scenario: str
    scenario_digest: str
    deck_digest: str
    rules: int
    profile: str
    profile_digest: str
    game_seed: int
    type_seed: int
    mode: Mode = "plain"
    a0: float | None = None
    a1: float | None = None
    branch_of: str = ""
    branch_turn: int = 0
    dice: tuple[tuple[int, int], ...] = ()


OPTIONAL: Mapping[str, object] = MappingProxyType({"branch_of": "", "branch_turn": 0, "dice": (), "hints": 0})
"""What is written only where it says something, so that earlier versions read what has nothing of it."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """A header, the moves in order, and forecasts made after the last of them, with the looks at the hint since.

    `person` is a mark that the files of one person have in common and that says nothing else about them; empty where
    nobody is known.
    """

    header: Header
    entries: tuple[Entry, ...] = ()
    pending: tuple[Forecast, ...] = ()
    finished: bool = False
    hints: int = 0
    person: str = ""


def hints_of(transcript: Transcript) -> int:
    """Return how often the hint was looked at."""
    return sum(entry.hints for entry in transcript.entries) + transcript.hints


def lines_of(transcript: Transcript) -> tuple[int, ...]:
    """Return the entries, counted from 0, that are lines of the player, in order: the first one is line 1."""
    entries = enumerate(transcript.entries)
    return tuple(at for at, entry in entries if entry.origin in CHOSEN and entry.move not in BY_ITSELF)


def plain(part: Header | Entry) -> dict[str, Any]:
    """Return a header or an entry as it is written: without what is optional and says nothing."""
    return {name: value for name, value in asdict(part).items() if name not in OPTIONAL or value != OPTIONAL[name]}


def to_json(transcript: Transcript) -> str:
    """Return the transcript as versioned JSON text, one entry a line."""
    head = json.dumps({"transcript": FORMAT, **plain(transcript.header)}, ensure_ascii=False)
    lines = [json.dumps(plain(entry), ensure_ascii=False) for entry in transcript.entries]
    pending = json.dumps([asdict(forecast) for forecast in transcript.pending])
    body = ",\n".join(lines)
    finished = json.dumps(transcript.finished)
    hints = f',\n"hints": {transcript.hints}' if transcript.hints else ""
    person = f',\n"person": {json.dumps(transcript.person)}' if transcript.person else ""
    rest = f'"pending": {pending},\n"finished": {finished}{hints}{person}'
    return f'{{"header": {head},\n"entries": [\n{body}\n],\n{rest}}}\n'


def from_json(text: str, *, name: str = "the transcript") -> Transcript:
    """Read a transcript; raises TranscriptError in one sentence for anything that is not one."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise TranscriptError(f"{name} is not a salesdance transcript: it is not valid JSON.") from fault
    if not isinstance(data, dict) or not isinstance(data.get("header"), dict):
        raise TranscriptError(f"{name} is not a salesdance transcript: it has no header.")
    version = data["header"].get("transcript")
    if version != FORMAT:
        raise TranscriptError(
            f"{name} has transcript format {version!r}; this version of salesdance reads format {FORMAT}."
        )
    try:
        header = header_from({key: value for key, value in data["header"].items() if key != "transcript"})
        entries = tuple(_entry(item) for item in _list(data, "entries"))
        pending = tuple(forecast_from(item) for item in _list(data, "pending"))
        hints, person = data.get("hints", 0), data.get("person", "")
        _check(header, entries)
        if not _is_whole(hints):
            raise ValueError("hints must be a whole number from 0")
        if not isinstance(person, str) or len(person) > LONGEST_MARK:
            raise ValueError(f"the person is a mark of at most {LONGEST_MARK} letters")
    except (TypeError, KeyError, ValueError) as fault:
        raise TranscriptError(f"{name} is damaged: {fault}.") from fault
    return Transcript(header, entries, pending, bool(data.get("finished", False)), hints, person)


def header_from(data: Mapping[str, Any]) -> Header:
    """Return the header that was written as JSON; TypeError or ValueError for what is none."""
    pairs = data.get("dice", ())
    if not isinstance(pairs, list | tuple) or not all(isinstance(pair, list | tuple) for pair in pairs):
        raise TypeError("dice must be a list of pairs, each an entry and a seed")
    if not all(len(pair) == 2 and all(map(_is_whole, pair)) for pair in pairs):
        raise ValueError("dice must be pairs of whole numbers from 0 to 2^63 - 1, an entry and a seed")
    header = _made(Header, {**data, "dice": tuple(tuple(pair) for pair in pairs)})
    branch_of: object = header.branch_of
    if not _is_whole(header.branch_turn) or not isinstance(branch_of, str):
        raise ValueError("a branch names a sitting as text, and the number of a line")
    if header.mode not in get_args(Mode):
        raise ValueError(f"the mode is {' or '.join(get_args(Mode))}, not {header.mode!r}")
    if not all(one is None or _is_figure(one) for one in (header.a0, header.a1)):
        raise ValueError("a0 and a1, the scale of the long game, are numbers or null")
    return header


def forecast_from(data: Any) -> Forecast:
    """Return the forecast that was written as JSON; TypeError or ValueError for what is none."""
    made = _made(Forecast, data)
    card: object = made.card
    known = made.kind in get_args(ForecastKind) and made.taken in get_args(Taken)
    sure = made.sure is None or made.sure in SURENESS
    if not (known and sure and isinstance(card, str)):
        raise ValueError("a forecast names its kind, when it was made, a card as text and how sure one was")
    if made.figures is not None and not (_is_whole(made.figures) and made.figures <= 10):
        raise ValueError("the figures of a forecast are a whole number from 0 to 10")
    return made


def _is_figure(value: object) -> bool:
    return type(value) in (int, float) and math.isfinite(value)  # type: ignore[arg-type]


def _is_whole(value: object) -> bool:
    return type(value) is int and 0 <= value < 2**63


def _entry(item: Any) -> Entry:
    if not isinstance(item, dict):
        raise TypeError("every entry must have its details under their names")
    forecasts = tuple(forecast_from(forecast) for forecast in _list(item, "forecasts"))
    return _made(Entry, {**item, "forecasts": forecasts})


def _list(data: Mapping[str, Any], name: str) -> list[Any]:
    """Return a list that is written under a name, empty where there is none but for the entries."""
    stored = data.get(name, None if name == "entries" else [])
    if not isinstance(stored, list):
        raise TypeError(f"{name} must be a list")
    return stored


def _made(kind: type[T], data: Any) -> T:
    """Return what is made of these details; TypeError, in words, where some are missing or unknown."""
    what = kind.__name__.lower()
    if not isinstance(data, Mapping):
        raise TypeError(f"a {what} must have its details under their names")
    known = fields(kind)
    wanted = [one.name for one in known if one.default is MISSING and one.name not in data]
    strange = [name for name in data if name not in {one.name for one in known}]
    for words, names in (("lacks", wanted), ("has the unknown", strange)):
        if names:
            raise TypeError(f"the {what} {words} {', '.join(map(str, names))}")
    return kind(**data)


def _check(header: Header, entries: tuple[Entry, ...]) -> None:
    for name in ("game_seed", "type_seed", "rules"):
        if not _is_whole(getattr(header, name)):
            raise ValueError(f"{name} must be a whole number from 0 to 2^63 - 1")
    for name in ("scenario", "scenario_digest", "deck_digest", "profile", "profile_digest"):
        if not isinstance(getattr(header, name), str):
            raise ValueError(f"{name} must be text")
    for number, entry in enumerate(entries, 1):
        if not all(isinstance(text, str) for text in (entry.move, entry.signal, entry.digest)):
            raise ValueError(f"entry {number} must name a move, a signal and a digest as text")
        if entry.origin not in get_args(Origin):
            raise ValueError(f"entry {number}: the origin is one of {', '.join(get_args(Origin))}")
        if not _is_whole(entry.hints):
            raise ValueError(f"entry {number}: hints must be a whole number from 0")

"""A transcript: everything needed to play a sitting again and to see that it went the same way.

Scenario digest, rules version, profile, both seeds, and per move its id, the signal, any forecast and a state digest.
Texts and scores are not in it; both can be made again from it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal

from salesdance.errors import TranscriptError

FORMAT = 1
ForecastKind = Literal["suspicion", "still_there"]
Sureness = Literal["hunch", "fairly", "bet"]
SURENESS: dict[Sureness, float] = {"hunch": 0.45, "fairly": 0.70, "bet": 0.90}
Mode = Literal["coached", "plain", "cold"]


@dataclass(frozen=True, slots=True)
class Forecast:
    """One tap: a suspicion (card and how sure) or how many of ten are still there (figures 0 to 10).

    `taken` says what it counts for: "pinned", "asked" (as the sale is asked for), "yes" (right after it),
    or "reason" (before the reason is shown). Without a card or figures it was asked for and left out.
    """

    kind: ForecastKind
    taken: Literal["pinned", "asked", "yes", "reason"]
    card: str = ""
    sure: Sureness | None = None
    figures: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One move: its id, the signal that answered it, the state digest after it, and forecasts made before it.

    `origin` tells moves that were part of the scenario's past or of looking back from those of the sitting.
    """

    move: str
    signal: str
    digest: str
    origin: Literal["played", "look_back", "opens_with", "sitting"] = "sitting"
    forecasts: tuple[Forecast, ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """What a sitting depends on besides its moves. Seeds are whole numbers below 2^63."""

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


@dataclass(frozen=True, slots=True)
class Transcript:
    """A header, the moves in order, and forecasts made after the last of them."""

    header: Header
    entries: tuple[Entry, ...] = ()
    pending: tuple[Forecast, ...] = ()
    finished: bool = False


def to_json(transcript: Transcript) -> str:
    """Return the transcript as versioned JSON text, one entry a line."""
    head = json.dumps({"transcript": FORMAT, **asdict(transcript.header)}, ensure_ascii=False)
    lines = [json.dumps(asdict(entry), ensure_ascii=False) for entry in transcript.entries]
    pending = json.dumps([asdict(forecast) for forecast in transcript.pending])
    body = ",\n".join(lines)
    finished = json.dumps(transcript.finished)
    return f'{{"header": {head},\n"entries": [\n{body}\n],\n"pending": {pending},\n"finished": {finished}}}\n'


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
        header = Header(**{key: value for key, value in data["header"].items() if key != "transcript"})
        entries = tuple(_entry(item) for item in data["entries"])
        pending = tuple(Forecast(**item) for item in data.get("pending", []))
        _check(header, entries)
    except (TypeError, KeyError, ValueError) as fault:
        raise TranscriptError(f"{name} is damaged: {fault}.") from fault
    return Transcript(header, entries, pending, bool(data.get("finished", False)))


def _entry(item: Any) -> Entry:
    forecasts = tuple(Forecast(**forecast) for forecast in item.pop("forecasts", []))
    return Entry(**item, forecasts=forecasts)


def _check(header: Header, entries: tuple[Entry, ...]) -> None:
    for name in ("game_seed", "type_seed", "rules"):
        value = getattr(header, name)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**63:
            raise ValueError(f"{name} must be a whole number from 0 to 2^63 - 1")
    for name in ("scenario", "scenario_digest", "deck_digest", "profile", "profile_digest"):
        if not isinstance(getattr(header, name), str):
            raise ValueError(f"{name} must be text")
    for number, entry in enumerate(entries, 1):
        if not all(isinstance(text, str) for text in (entry.move, entry.signal, entry.digest)):
            raise ValueError(f"entry {number} must name a move, a signal and a digest as text")

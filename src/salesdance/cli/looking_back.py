"""What the profile shows of somebody's deals: how each ended, how sure and how right they were, and who wrote.

Everything here reads the records, so it belongs in the thread that opened them; RecordError where they fail.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salesdance.cli.curtain import POSTCARD, postcard_of
from salesdance.cli.keeping import STATES, transcript_of, written_day
from salesdance.errors import RecordError, TranscriptError
from salesdance.records import Reader, Sitting
from salesdance.stage import Calibration, Past, Postcard
from salesdance.transcript import SURENESS, Transcript

ENOUGH = 10


def past_of(reader: Reader, sittings: Sequence[Sitting], titles: Mapping[str, str]) -> tuple[Past, ...]:
    """Return sittings as a list of the past, the latest first; `titles` are those of the deals.

    One that came to its end can be opened again for its debrief.
    """
    return tuple(
        Past(
            titles.get(one.scenario, one.scenario),
            written_day(one.started_at),
            STATES[one.state],
            _total(reader, one),
            one.id if one.state == "finished" else "",
        )
        for one in reversed(sittings)
    )


def calibration_of(reader: Reader, sittings: Sequence[Sitting]) -> Calibration | None:
    """Return how suspicions came out, by how sure they were, once there are ten."""
    told: list[tuple[float, bool]] = []
    for one in sittings:
        if one.truth is not None:
            told.extend(_suspected(reader, one, one.truth))
    if len(told) < ENOUGH:
        return None
    groups = []
    for share in SURENESS.values():
        right = [came for sure, came in told if sure == share]
        if right:
            groups.append((share, len(right), sum(right) / len(right)))
    return Calibration(len(told), tuple(groups))


def postcards_of(reader: Reader, sittings: Sequence[Sitting]) -> tuple[Postcard, ...]:
    """Return a line from everybody who stayed, and the reason of everybody who gave one; the latest first."""
    cards = [postcard_of(_kept_card(reader, one).get(POSTCARD)) for one in reversed(sittings)]
    return tuple(dict.fromkeys(card for card in cards if card is not None))


def _kept_card(reader: Reader, sitting: Sitting) -> Mapping[str, object]:
    cards = reader.cards(sitting.id)
    return cards[-1].card if cards else {}


def _total(reader: Reader, sitting: Sitting) -> float | None:
    total = _kept_card(reader, sitting).get("total")
    return float(total) if isinstance(total, int | float) else None


def _suspected(reader: Reader, sitting: Sitting, truth: str) -> list[tuple[float, bool]]:
    try:
        return _suspicions(transcript_of(sitting, reader.moves(sitting.id)), truth)
    except (TranscriptError, RecordError):
        return []


def _suspicions(transcript: Transcript, truth: str) -> list[tuple[float, bool]]:
    taken = [forecast for entry in transcript.entries for forecast in entry.forecasts]
    return [
        (SURENESS[forecast.sure], forecast.card == truth)
        for forecast in taken
        if forecast.taken in ("asked", "reason") and forecast.sure is not None
    ]

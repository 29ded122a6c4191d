"""Sittings from files: exports and saved transcripts become sittings of nobody, replayed before they count.

Nothing in a file that could tell who played is kept: no name, no time, no path, no forecast. A mark tells the
sittings of one person from those of another.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from salesdance.cli import places
from salesdance.cli.content import Content, load, read
from salesdance.cli.keeping import mark_of, now, transcript_of
from salesdance.cli.transcripts import LONGEST, difference
from salesdance.errors import InputError, SalesdanceError, TranscriptError
from salesdance.records import EXPORT_VERSION, Imported, Move, Sitting
from salesdance.sitting import replay
from salesdance.sitting.others import fingerprint, is_over
from salesdance.transcript import Transcript, from_json, to_json

NOBODY_KNOWN = "unknown"
"""The source of all sittings of which no file says whose they are."""


@dataclass(frozen=True, slots=True)
class Read:
    """What files held: sittings that are sound, sentences about what is not, and how many were not finished deals."""

    sittings: tuple[Imported, ...]
    faults: tuple[str, ...]
    unfinished: int


def read_files(names: Sequence[str], scenario: str = "") -> Read:
    """Return what files hold; one that is bad is told in a sentence, and the others are read all the same.

    `scenario` is the file of a deal that does not ship with us.
    """
    sittings: dict[str, Imported] = {}
    faults: list[str] = []
    unfinished = 0
    known: dict[tuple[str, str], Content] = {}
    if scenario:
        own = load(scenario)
        known[own.scenario.id, own.profile.name] = own
    for name in names:
        try:
            parts = list(_parts(Path(name)))
        except SalesdanceError as fault:
            faults.append(str(fault))
            continue
        for where, transcript in parts:
            if isinstance(transcript, str):
                faults.append(f"{where}: {transcript}")
            elif not transcript.finished or transcript.header.branch_turn:
                unfinished += 1
            else:
                wrong = _wrong(transcript, known)
                faults += [f"{where}: {wrong}"] if wrong else []
                if not wrong:
                    one = _imported(transcript)
                    sittings.setdefault(one.fingerprint, one)
    return Read(tuple(sittings.values()), tuple(faults), unfinished)


def _parts(path: Path) -> Iterator[tuple[str, Transcript | str]]:
    """Yield each sitting of a file with where it stands; a sentence in place of one that makes no sense."""
    if path.is_dir():
        raise InputError(f"{path} is a folder; give files that `salesdance records export` or `--save` wrote.")
    try:
        text = read(path, LONGEST).decode("utf-8-sig")
        data = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise TranscriptError(f"{path} is neither an export nor a transcript: it is not valid JSON.") from fault
    if not isinstance(data, dict) or "sittings" not in data:
        yield str(path), from_json(text, name=str(path))
        return
    if data.get("version") != EXPORT_VERSION:
        version = data.get("version")
        raise TranscriptError(f"{path} is an export of version {version!r}; this salesdance reads {EXPORT_VERSION}.")
    if not isinstance(data["sittings"], list):
        raise TranscriptError(f"{path} is damaged: its sittings are no list.")
    for number, stored in enumerate(data["sittings"], 1):
        yield f"{path}, sitting {number}", _exported(stored, _whose(data))


def _whose(data: dict[str, Any]) -> str:
    """Return the mark of the person of an export; empty if it does not say whose it is."""
    person = data.get("person")
    known = person.get("id") if isinstance(person, dict) else None
    return mark_of(known) if isinstance(known, str) and known else ""


def _exported(stored: Any, person: str) -> Transcript | str:
    """Return the transcript of an exported sitting, or what is wrong with it."""
    try:
        moves = tuple(Move(**move) for move in stored["moves"])
        parts = {key: value for key, value in stored.items() if key not in ("moves", "cards")}
        sitting = Sitting(person="", **{key: value for key, value in parts.items() if key in Sitting.__slots__})
        if not isinstance(sitting.header, dict) or not isinstance(sitting.pending, dict):
            return "it is damaged: its header is no list of details."
        if sitting.is_branch:
            sitting = replace(sitting, state="open")
        # By way of its own text, so that every part is looked at like that of a transcript.
        transcript = transcript_of(replace(sitting, id="it"), moves)
        return from_json(to_json(replace(transcript, person=person)), name="it")
    except (TypeError, KeyError, AttributeError, ValueError):
        return "it is damaged: it is not what an export holds."
    except TranscriptError as fault:
        return str(fault)


def _wrong(transcript: Transcript, known: dict[tuple[str, str], Content]) -> str:
    """Return why a transcript cannot count, or nothing."""
    deal = transcript.header.scenario, transcript.header.profile
    if deal not in known and deal[0] not in places.shipped_scenarios():
        return f"its deal {deal[0]!r} does not ship with salesdance; say where its file lies with --scenario PATH."
    try:
        if deal not in known:
            known[deal] = load(*deal)
    except SalesdanceError as fault:
        return str(fault).splitlines()[0]
    content = known[deal]
    other = difference(content, transcript)
    if other:
        return other
    divergence = replay(content.scenario, content.deck, content.tables, transcript)
    if divergence is not None:
        return f"it does not play out as it was stored. {divergence}"
    over = is_over(content.scenario, content.tables, transcript)
    return "" if over else "it says that it is finished, and is not."


def _imported(transcript: Transcript) -> Imported:
    head = replace(transcript.header, a0=None, a1=None, branch_of="")
    entries = tuple(replace(entry, forecasts=()) for entry in transcript.entries)
    bare = replace(transcript, header=head, pending=(), entries=entries, person="")
    # Files that do not say whose they are may all be of one person: so many may not pass for as many people.
    source = transcript.person or NOBODY_KNOWN
    return Imported(fingerprint(bare), source, head.scenario, head.scenario_digest, now()[:10], to_json(bare))

"""Whose sittings one may be compared with: of people here who said so, and imported ones; of nobody private."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from salesdance.cli.content import Content
from salesdance.cli.keeping import mark_of, record_file, transcript_of
from salesdance.cli.transcripts import difference
from salesdance.errors import RecordError, TranscriptError
from salesdance.records import Reader, Sitting, open_reader
from salesdance.sitting.others import Others, Theirs, fingerprint, what_others_chose
from salesdance.transcript import Transcript, from_json


def others_of(reader: Reader, content: Content, mine: Transcript, person: str = "") -> Others:
    """Return what others chose in the deal of a finished sitting; `person` is whose it is (empty: nobody known).

    RecordError if the records cannot be read.
    """
    theirs = theirs_of(reader, content, mine, person)
    return what_others_chose(content.scenario, content.deck, content.tables, mine, theirs)


def theirs_of(reader: Reader, content: Content, mine: Transcript, person: str = "") -> list[Theirs]:
    """Return the finished sittings of others in the same deal under the same rules, each once.

    What is here and not shared does not come in by an import either.
    """
    here: dict[str, Theirs] = {}
    shared = {one.id for _, sittings in reader.shared() for one in sittings}
    played = [(one, found, fingerprint(found)) for one, found in _played(reader, content)]
    kept_out = {fingerprint(mine)}
    # A file of one's own is one's own: whoever played it here is not somebody else.
    person = person or next((one.person for one, _, mark in played if mark in kept_out), "")
    for one, found, mark in played:
        if one.person == person or one.id not in shared:
            kept_out.add(mark)
        else:
            here[mark] = Theirs(one.person, found)
    people = {mark_of(one.id): one.id for one in reader.people()}
    private = {mark_of(one.id) for one in reader.people() if one.private or one.id == person}
    for imported in reader.imported(content.scenario.digest):
        if imported.source in private:
            continue
        try:
            found = from_json(imported.transcript, name="an imported sitting")
        except TranscriptError:
            continue
        if not difference(content, found):
            here.setdefault(imported.fingerprint, Theirs(people.get(imported.source, f"mark {imported.source}"), found))
    return [one for mark, one in here.items() if mark not in kept_out]


def _played(reader: Reader, content: Content) -> Iterator[tuple[Sitting, Transcript]]:
    """Yield every finished deal here that can be compared with, whoever may see it."""
    for someone in reader.people():
        for one in reader.sittings(someone.id):
            found = _local(reader, content, one)
            if found is not None:
                yield one, found


def _local(reader: Reader, content: Content, sitting: Sitting) -> Transcript | None:
    if sitting.state != "finished" or sitting.is_branch:
        return None
    if sitting.scenario_digest != content.scenario.digest:
        return None
    try:
        found = transcript_of(sitting, reader.moves(sitting.id))
    except (TranscriptError, RecordError):
        return None
    return None if difference(content, found) else found


def fingerprints_of(reader: Reader, person: str) -> list[str]:
    """Return the fingerprints by which the sittings of somebody are known again where they were imported."""
    marks = []
    for one in reader.deals(person):
        if one.state == "finished":
            with suppress(TranscriptError):
                marks.append(fingerprint(transcript_of(one, reader.moves(one.id))))
    return marks + [one.fingerprint for one in reader.imported() if one.source == mark_of(person)]


def others_here(content: Content, mine: Transcript, person: str = "") -> Others:
    """Return what others chose, by the records of this machine; nothing where there are none."""
    if not record_file().exists():
        return Others(0, 0, ())
    with open_reader(record_file()) as reader:
        return others_of(reader, content, mine, person)

"""Finding a transcript, in a file or in the records, and the scenario it was played with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from salesdance.cli.content import Content, load, read
from salesdance.cli.keeping import name_of, record_file, transcript_of
from salesdance.engine import RULES_VERSION
from salesdance.errors import InputError, RecordError, TranscriptError
from salesdance.records import open_reader
from salesdance.transcript import Transcript, from_json

LONGEST = 20_000_000
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A transcript, and where its scenario is said to be (an id or a path).

    `name` is what it was asked for by; `id` is that of a stored sitting and `person` whose it is, empty for a file.
    """

    transcript: Transcript
    scenario: str
    name: str
    id: str = ""
    person: str = ""

    @property
    def unfinished(self) -> bool:
        """Tell whether somebody may still go on with it: what came of it, or who it is, would give it away.

        A branch that was cut off is as far as it went; nobody goes on with it.
        """
        return not self.transcript.finished and not self.transcript.header.branch_turn


def find_transcript(name: str) -> Found:
    """Return the transcript of a file, or of the stored sitting with this id.

    Errors: InputError if there is neither, TranscriptError for a file that is no transcript.
    """
    path = Path(name)
    if path.is_dir():
        raise InputError(f"{name} is a folder; give a transcript file or the id of a sitting.")
    if path.exists():
        return _of_file(path)
    if record_file().exists():
        with open_reader(record_file()) as reader:
            try:
                sitting = reader.sitting(name)
            except RecordError:
                sitting = None
            if sitting is not None:
                transcript = transcript_of(sitting, reader.moves(sitting.id))
                return Found(transcript, name_of(sitting), name, id=sitting.id, person=sitting.person)
    raise InputError(
        f"There is no file {name!r} and no sitting of that id; `salesdance records show` lists the sittings."
    )


def _of_file(path: Path) -> Found:
    try:
        text = read(path, LONGEST).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TranscriptError(f"{path} is not a salesdance transcript: it is not text in UTF-8.") from error
    transcript = from_json(text, name=str(path))
    return Found(transcript, transcript.header.scenario, str(path))


def content_for(found: Found, scenario: str) -> Content:
    """Return what a transcript was played with; `scenario` is a path that is used instead, or empty.

    InputError if the scenario is not to be found; that it is the same is not checked.
    """
    name = scenario or found.scenario
    try:
        return load(name, found.transcript.header.profile)
    except InputError as missing:
        if scenario:
            raise
        raise InputError(f"{missing} Where its file lies can be said with --scenario PATH.") from missing


def refuse_other(content: Content, transcript: Transcript) -> None:
    """Raise TranscriptError, naming both, if rules, scenario, deck or profile are not those of the transcript."""
    wrong = difference(content, transcript)
    if wrong:
        raise TranscriptError(wrong)


def difference(content: Content, transcript: Transcript) -> str:
    """Return one sentence that names both sides of the first difference, or nothing."""
    header = transcript.header
    pairs = (
        ("rules", str(header.rules), str(RULES_VERSION)),
        ("the scenario", header.scenario, content.scenario.id),
        (f"the scenario {header.scenario} as", header.scenario_digest, content.scenario.digest),
        ("the moves deck", header.deck_digest, content.deck.digest),
        (f"the profile {header.profile} as", header.profile_digest, content.profile.digest),
    )
    for what, then, here in pairs:
        if then != here:
            return f"The transcript was made with {what} {then[:SHOWN]}; here it is {here[:SHOWN]}."
    return ""

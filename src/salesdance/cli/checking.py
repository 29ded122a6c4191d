"""The work of `salesdance check`: what is wrong with authors' files, and where; findings on stdout, counts on stderr.

Scenarios, the moves deck, profiles, house players and the customers of a desk are told apart by their keys. Without
--expect and --play no number is crunched: neither numpy nor pygame is loaded.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from salesdance import authoring
from salesdance.cli import places
from salesdance.errors import InputError, SalesdanceError
from salesdance.findings import SEVERITIES, Finding, has_errors, sort_key
from salesdance.moves import Deck
from salesdance.profile import Profile
from salesdance.scenario import Scenario

FORMAT_VERSION = 1
SCHEMA_NAME = ".salesdance.schema.json"
LONGEST_FILE = 2_000_000
"""More bytes than any file may have; the rest of a larger one is not read, only refused."""

DEEPER = {
    "expect": ("salesdance.cli.expecting", "expectation_findings"),
    "play": ("salesdance.cli.expecting", "play_findings"),
}
"""Option -> where its findings come from: a function of scenario, deck, profile and the scenario's file."""


def run(args: argparse.Namespace) -> int:
    """Print all findings; 0 if none is an error, 1 if one is; InputError for a path that will not do."""
    files = files_of(args.paths)
    if args.schema:
        _write_schemas(files)
    wanted = [option for option in DEEPER if getattr(args, option)]
    deck = _standard_deck()
    findings: list[Finding] = []
    for file in files:
        findings += check_file(file, deck, wanted)
    findings.sort(key=sort_key)
    print_findings(findings, args.format)
    print(_summary(findings, len(files)), file=sys.stderr)
    return 1 if has_errors(findings) else 0


def files_of(paths: Sequence[str]) -> list[Path]:
    """Return the files meant: each once, those of a folder by name; InputError if one is not there."""
    files: list[Path] = []
    for given in paths:
        path = Path(given)
        if path.is_dir():
            inside = _scenarios_in(path)
            if not inside:
                raise InputError(f"There is no scenario (*.yaml) in the folder {given}.")
            files += inside
        elif path.is_file():
            files.append(path)
        elif path.exists():
            raise InputError(f"{given} is neither a file nor a folder.")
        else:
            raise InputError(f"There is no file or folder {given}.")
    return list(dict.fromkeys(files))


def check_file(file: Path, deck: Deck | None, wanted: Sequence[str] = ()) -> list[Finding]:
    """Return the findings of one file; `wanted` are options of DEEPER, run on a scenario without errors."""
    data, name = _read(file), str(file)
    kind = authoring.kind_of(data)
    if kind == "deck":
        return authoring.read_deck(data, name)[1]
    if kind == "player":
        return _check_player(data, name)
    if kind == "customers":
        return _check_customers(data, name, deck)
    if kind == "profile":
        return authoring.read_profile(data, name)[1]
    if kind == "changes":
        return _check_changes(file, data)
    scenario, findings = authoring.read_scenario(data, name, deck=deck)
    for option in wanted if scenario else ():
        found = deeper_findings(option, scenario, deck, file) if scenario else []
        findings += [authoring.placed_in_file(finding, data, name) for finding in found]
    return findings


def deeper_findings(option: str, scenario: Scenario, deck: Deck | None, file: Path) -> list[Finding]:
    """Return what playing a scenario brings up; a finding's `path` says which key of the file it is about.

    InputError if this installation has no such part, or no deck or profile to play with.
    """
    module, function = DEEPER[option]
    try:
        play = getattr(importlib.import_module(module), function)
    except ImportError as missing:
        raise InputError(f"--{option} is not part of this installation.") from missing
    if deck is None:
        raise InputError(f"--{option} needs the moves deck, which is missing here or has errors.")
    print(f"Playing {scenario.title} ...", file=sys.stderr)
    return list(play(scenario, deck, _standard_profile(), file))


def print_findings(findings: Sequence[Finding], form: str) -> None:
    """Print findings on stdout: as text with a blank line between files, as JSON, or for GitHub."""
    if form == "json":
        print(json.dumps({"version": FORMAT_VERSION, "findings": [as_json(one) for one in findings]}, indent=2))
    elif form == "github":
        for finding in findings:
            print(as_github(finding))
    else:
        groups = ("\n".join(map(str, group)) for _, group in groupby(findings, key=lambda one: one.place.file))
        text = "\n\n".join(groups)
        if text:
            print(text)


def as_json(finding: Finding) -> dict[str, object]:
    """Return a finding as the public interface has it; line and column count from 1."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "path": finding.path,
        "message": finding.message,
        "hint": finding.hint,
    }


def as_github(finding: Finding) -> str:
    """Return a finding as a workflow command, shown beside the line of a pull request."""
    level = {"error": "error", "warning": "warning", "hint": "notice"}[finding.severity]
    place = finding.place
    words = f"{finding.message} {finding.hint}".strip()
    where = f"file={_escaped(place.file, ':,')},line={place.line},col={place.column}"
    return f"::{level} {where},title={_escaped(finding.code, ':,')}::{_escaped(words)}"


def _escaped(text: str, more: str = "") -> str:
    for letter in "%\r\n" + more:
        text = text.replace(letter, f"%{ord(letter):02X}")
    return text


def _summary(findings: Iterable[Finding], files: int) -> str:
    count = Counter(finding.severity for finding in findings)
    found = [f"{count[one]} {one}{'' if count[one] == 1 else 's'}" for one in SEVERITIES if count[one]]
    return f"{files} file{'' if files == 1 else 's'} checked: {', '.join(found) or 'nothing to say'}."


def _scenarios_in(folder: Path) -> list[Path]:
    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        raise InputError(f"{folder} cannot be read ({error.strerror or 'unknown reason'}).") from error
    return [
        path
        for path in inside
        if path.suffix in places.SCENARIO_SUFFIXES and not path.name.startswith(".") and path.is_file()
    ]


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(LONGEST_FILE)
    except OSError as error:
        raise InputError(f"{file} cannot be read ({error.strerror or 'unknown reason'}).") from error


def _check_customers(data: bytes, name: str, deck: Deck | None) -> list[Finding]:
    """Return the findings of a desk's customers, checked against the shipped deal that they name."""
    customers, findings = authoring.read_customers(data, name)
    file = places.shipped_scenarios().get(customers.desk) if customers else None
    if file is None:
        return findings
    return authoring.read_customers(data, name, authoring.read_scenario(_read(file), str(file), deck=deck)[0])[1]


def _check_player(data: bytes, name: str) -> list[Finding]:
    """Return the findings of a house player; whom it recites is looked up among those that ship with salesdance."""
    player, findings = authoring.read_player(data, name)
    if player is None or not player.recites:
        return findings
    files = sorted((places.assets_folder() / "players").glob("*.yaml"))
    shipped = {file.stem: authoring.read_player(_read(file), str(file))[0] for file in files}
    others = {id: one.recites for id, one in shipped.items() if one is not None}
    return authoring.read_player(data, name, others)[1]


def _check_changes(file: Path, data: bytes) -> list[Finding]:
    base = file.parent / "evidence.yaml"
    if not base.is_file():
        return authoring.read_profile_changes(data, str(file))
    found = authoring.read_profile(_read(base), str(base), changes=data, changes_name=str(file))[1]
    return [finding for finding in found if finding.place.file == str(file)]


def _standard_deck() -> Deck | None:
    """Return the deck that ships with salesdance; None if there is none or it has errors."""
    try:
        file = places.assets_folder() / "deck.yaml"
    except InputError:
        return None
    return authoring.read_deck(_read(file), str(file))[0] if file.is_file() else None


def _standard_profile() -> Profile:
    file = places.assets_folder() / "profiles" / "evidence.yaml"
    profile, _ = authoring.read_profile(_read(file), str(file))
    if profile is None:
        raise SalesdanceError(f"The profile {file} has errors; `salesdance check {file}` lists them.")
    return profile


def _write_schemas(files: Iterable[Path]) -> None:
    text = authoring.schema_text(authoring.scenario_schema())
    for folder in dict.fromkeys(file.parent for file in files):
        target = folder / SCHEMA_NAME
        try:
            target.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise InputError(f"{target} cannot be written ({error.strerror or 'unknown reason'}).") from error
        print(f"Wrote {target}.", file=sys.stderr)

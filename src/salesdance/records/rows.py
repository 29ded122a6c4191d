"""What is stored, as frozen values, and how a row becomes one again without trusting the file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

State = Literal["open", "finished", "left"]
SEED_DIGITS = 40
STATES: tuple[State, ...] = get_args(State)
How = Literal["solved", "missed", "skipped"]
HOWS: tuple[How, ...] = get_args(How)
JsonObject = Mapping[str, object]
BRANCH = "branch_turn"
"""What stands in the header of a sitting that tries a turn of an earlier one again."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who plays on this machine; `private` keeps their sittings out of every comparison."""

    id: str
    name: str
    made_at: str
    private: bool = True


@dataclass(frozen=True, slots=True)
class Sitting:
    """One person playing one scenario; with its moves all that is needed to play it again.

    `id` is given by the caller and unique for ever. Seeds are integers of any size up to 40 digits. Times are
    ISO text. `pending` is what was noted since the last move, such as a pinned suspicion. `ended_at` is there
    unless the state is `open`; `truth` names what a finished sitting met.
    """

    id: str
    person: str
    scenario: str
    scenario_digest: str
    rules_version: int
    profile: str
    mode: str
    game_seed: int
    type_seed: int
    started_at: str
    header: JsonObject = field(default_factory=dict)
    state: State = "open"
    ended_at: str | None = None
    truth: str | None = None
    pending: JsonObject = field(default_factory=dict)

    @property
    def is_branch(self) -> bool:
        """Tell whether this is a turn of an earlier sitting tried again: kept, and counted nowhere as a deal."""
        return bool(self.header.get(BRANCH))


@dataclass(frozen=True, slots=True)
class Move:
    """The n-th move of a sitting, from 1, and what was seen after it; `extra` holds forecasts and such."""

    n: int
    move: str
    signal: str
    digest: str
    at: str
    extra: JsonObject = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Card:
    """The score card of a sitting under one version of the rules."""

    sitting: str
    rules_version: int
    made_at: str
    card: JsonObject


@dataclass(frozen=True, slots=True)
class Imported:
    """A sitting of nobody here: its transcript as text, and a source, the mark of one unknown person.

    `fingerprint` is the same for the same sitting, wherever it comes from.
    """

    fingerprint: str
    source: str
    scenario: str
    scenario_digest: str
    made_at: str
    transcript: str


IMPORTED_COLUMNS = "fingerprint, source, scenario, scenario_digest, made_at, transcript"


@dataclass(frozen=True, slots=True)
class KeptMoment:
    """A turn of a finished sitting that is worth another try, from the day `due` on (an ISO date).

    `card` is the scheduler's own state, `told` what the analysis found there; each is empty where what is stored
    cannot be read, so that one damaged moment does not hide the others.
    """

    sitting: str
    turn: int
    made_at: str
    due: str
    card: JsonObject
    told: JsonObject


@dataclass(frozen=True, slots=True)
class Try:
    """The n-th time, from 1, that somebody met a kept moment: how it went, and the move that was chosen, if any."""

    sitting: str
    turn: int
    n: int
    how: How
    move: str
    at: str


PERSON_COLUMNS = "id, name, made_at, private"
SITTING_COLUMNS = (
    "id, person, scenario, scenario_digest, rules_version, profile, mode, game_seed, type_seed, started_at,"
    " header, state, ended_at, truth, pending"
)
MOVE_COLUMNS = "n, move, signal, digest, at, extra"
CARD_COLUMNS = "sitting, rules_version, made_at, card"
MOMENT_COLUMNS = "sitting, turn, made_at, due, card, told"
TRY_COLUMNS = "sitting, turn, n, how, move, at"


def person_from(row: Sequence[object]) -> Person:
    """Return the person of a row of `PERSON_COLUMNS`; `ValueError` if it makes no sense."""
    return Person(_text(row[0]), _text(row[1]), _text(row[2]), _number(row[3]) != 0)


def sitting_from(row: Sequence[object]) -> Sitting:
    """Return the sitting of a row of `SITTING_COLUMNS`; `ValueError` if it makes no sense."""
    identity, person, scenario, scenario_digest = (_text(value) for value in row[:4])
    return Sitting(
        identity,
        person,
        scenario,
        scenario_digest,
        rules_version=_number(row[4]),
        profile=_text(row[5]),
        mode=_text(row[6]),
        game_seed=_seed(row[7]),
        type_seed=_seed(row[8]),
        started_at=_text(row[9]),
        header=_object(row[10]),
        state=_state(row[11]),
        ended_at=None if row[12] is None else _text(row[12]),
        truth=None if row[13] is None else _text(row[13]),
        pending=_object(row[14]),
    )


def move_from(row: Sequence[object]) -> Move:
    """Return the move of a row of `MOVE_COLUMNS`; `ValueError` if it makes no sense."""
    move, signal, digest, at = (_text(value) for value in row[1:5])
    return Move(_number(row[0]), move, signal, digest, at, _object(row[5]))


def card_from(row: Sequence[object]) -> Card:
    """Return the card of a row of `CARD_COLUMNS`; `ValueError` if it makes no sense."""
    return Card(_text(row[0]), _number(row[1]), _text(row[2]), _object(row[3]))


def imported_from(row: Sequence[object]) -> Imported:
    """Return the imported sitting of a row of `IMPORTED_COLUMNS`; `ValueError` if it makes no sense."""
    return Imported(*[_text(value) for value in row])


def moment_from(row: Sequence[object]) -> KeptMoment:
    """Return the moment of a row of `MOMENT_COLUMNS`; `ValueError` if it makes no sense."""
    sitting, made_at, due = _text(row[0]), _text(row[2]), _text(row[3])
    return KeptMoment(sitting, _number(row[1]), made_at, due, _object_or_empty(row[4]), _object_or_empty(row[5]))


def try_from(row: Sequence[object]) -> Try:
    """Return the try of a row of `TRY_COLUMNS`; `ValueError` if it makes no sense."""
    how = next((known for known in HOWS if known == row[3]), None)
    if how is None:
        raise ValueError("a stored try went in no known way")
    return Try(_text(row[0]), _number(row[1]), _number(row[2]), how, _text(row[4]), _text(row[5]))


def as_json(value: object) -> str:
    """Return `value` as JSON text of plain ASCII; `TypeError` or `ValueError` for what JSON cannot hold."""
    return json.dumps(value, allow_nan=False, separators=(",", ":"))


def from_json(value: object) -> object:
    """Return what a stored JSON text holds; `ValueError` if it is none."""
    stored: object = json.loads(_text(value))
    return stored


def _object(value: object) -> dict[str, object]:
    stored = from_json(value)
    if not isinstance(stored, dict):
        raise ValueError("a stored list of details is no such list")
    return stored


def _object_or_empty(value: object) -> dict[str, object]:
    try:
        return _object(value)
    except (ValueError, RecursionError):
        return {}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a stored text is not a text")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise ValueError("a stored number is not a number")
    return value


def _seed(value: object) -> int:
    text = _text(value)
    if len(text) > SEED_DIGITS + 1:
        raise ValueError("a stored seed is too long")
    return int(text)


def _state(value: object) -> State:
    for state in STATES:
        if value == state:
            return state
    raise ValueError("a stored sitting is in no known state")

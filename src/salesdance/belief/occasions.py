"""On what occasion a move is made: the few visible things that decide what its answer is evidence of.

Each kind of move has so many occasions. `of` reads which one it is from what can be seen before the move, `stage`
writes the same into a state, so that the engine's own rules can be asked what they would answer there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.engine import Level, Mode, Phase, Seen, State, Tables
from salesdance.engine.modes import (
    AT_EASE,
    CORNERED,
    GIVEN,
    HEARD_CLUE,
    HEARD_OPEN,
    HEARD_THIN,
    TRUTH,
)
from salesdance.engine.state import own_places
from salesdance.engine.talk import openness
from salesdance.engine.talk_effects import clue_heard

Ints = NDArray[np.int64]
History = NDArray[np.int16]
FRESH, AGAIN, HEARD = range(3)
ASK_WAYS, AFTERWARDS = 2 * (HEARD + 1), HEARD + 1
"""On how many occasions a fact is asked about (by what was heard of it, cornered or not), and silence kept after a no
(after neither question, the first, the second)."""
BITS = np.array([0, HEARD_OPEN, HEARD_OPEN | HEARD_CLUE], dtype=np.int16)
ASKED = np.array(
    [2 * (HEARD if bits & HEARD_CLUE else AGAIN * bool(bits & (HEARD_THIN | HEARD_OPEN))) for bits in range(64)]
)
"""The occasions of a question by the bits of what was heard of the fact, while they are not cornered."""
ANSWERED = TRUTH + 1
OFTEN = 3
"""Asked straight out for the third time and more is one occasion."""
OPENLY = np.arange(-3, 3.1, 0.5, dtype=np.float32)
"""How openly they talk, in logits, is taken as the nearest of these."""
BETWEEN = (OPENLY[1:] + OPENLY[:-1]) / 2


@dataclass(frozen=True, slots=True)
class Occasions:
    """The occasions of one kind of move: how many, which one it is for moves made in states, how to stage one."""

    count: Callable[[Tables], int]
    of: Callable[[Tables, State, Ints], Ints]
    stage: Callable[[Tables, State, Ints, Ints], None]


def _cell(seen: History, column: Ints) -> History:
    return seen.ravel().take(own_places(seen, column))


def _write(seen: History, column: Ints | int, value: NDArray[np.integer] | int) -> None:
    seen[np.arange(len(seen)), column] = value


def _cornered(s: State) -> NDArray[np.bool_]:
    cornered: NDArray[np.bool_] = s.seen[:, Seen.MOOD] == CORNERED
    return cornered


def _stage_mood(s: State, cornered: Ints) -> None:
    s.seen[:, Seen.MOOD] = np.where(cornered > 0, CORNERED, AT_EASE)


def _ask(tables: Tables, s: State, move: Ints) -> Ints:
    return ASKED.take(_cell(s.seen, tables.blocks.heard + tables.subject.take(move))) + _cornered(s)


def asked_before(tables: Tables, s: State, facts: Ints) -> Ints:
    """Return the occasions of a question about each of some facts [G, C]."""
    first = tables.blocks.heard
    of = ASKED.take(s.seen[:, first : first + tables.facts]).take(facts, axis=1)
    of += _cornered(s)[:, None]
    return of


def _stage_ask(tables: Tables, s: State, move: Ints, which: Ints) -> None:
    _write(s.seen, tables.blocks.heard + tables.subject.take(move), BITS.take(which // 2))
    _stage_mood(s, which % 2)


def _last(tables: Tables, s: State) -> tuple[Ints, NDArray[np.bool_]]:
    fact = s.seen[:, Seen.LAST_FACT].astype(np.int64)
    return fact, (_cell(s.seen, tables.blocks.heard + np.maximum(fact - 1, 0)) & HEARD_CLUE) > 0


def _stage_last(tables: Tables, s: State, fact: Ints, clue: Ints) -> None:
    s.seen[:, Seen.LAST_FACT] = fact
    _write(s.seen, tables.blocks.heard + np.maximum(fact - 1, 0), BITS.take(AGAIN + clue))


def _follow(tables: Tables, s: State, move: Ints) -> Ints:
    fact, clue = _last(tables, s)
    return (2 * fact + clue) * 2 + _cornered(s)


def _stage_follow(tables: Tables, s: State, move: Ints, which: Ints) -> None:
    _stage_last(tables, s, which // 2 // 2, which // 2 % 2)
    _stage_mood(s, which % 2)


def _silence(tables: Tables, s: State, move: Ints) -> Ints:
    fact, clue = _last(tables, s)
    last = np.maximum(s.seen[:, Seen.LAST_MOVE].astype(np.int64), 0)
    kind = tables.kind.take(last)
    after = (kind == tables.kind[tables.of_kind("why")[0]]) + 2 * (kind == tables.kind[tables.of_kind("matched")[0]])
    lost = s.seen[:, Seen.PHASE] == Phase.AFTER_NO
    return np.where(lost, 2 * (tables.facts + 1) + after * ANSWERED + s.seen[:, Seen.TOLD], 2 * fact + clue)


def _stage_silence(tables: Tables, s: State, move: Ints, which: Ints) -> None:
    talks = 2 * (tables.facts + 1)
    lost = which >= talks
    after, told = np.divmod(np.maximum(which - talks, 0), ANSWERED)
    _stage_last(tables, s, np.where(lost, 0, which // 2), np.where(lost, 0, which % 2))
    questions = np.array([move[0], tables.of_kind("why")[0], tables.of_kind("matched")[0]])
    s.seen[:, Seen.LAST_MOVE] = questions.take(after)
    s.seen[:, Seen.TOLD] = told
    s.seen[:, Seen.PHASE] = np.where(lost, Phase.AFTER_NO, Phase.TALK)


def _given(tables: Tables, s: State) -> NDArray[np.bool_]:
    first = tables.blocks.excused
    given: NDArray[np.bool_] = np.any(s.seen[:, first : first + tables.excuses] > 0, axis=1)
    return given


def _stage_given(tables: Tables, s: State, given: Ints) -> None:
    if tables.excuses:
        s.seen[:, tables.blocks.excused] = given * GIVEN


def _enough(tables: Tables) -> int:
    return int(tables.c["probe.questions"])


def _probe(tables: Tables, s: State, move: Ints) -> Ints:
    asked = np.minimum(s.seen[:, Seen.QUESTIONS].astype(np.int64), _enough(tables) - 1)
    before = np.minimum(s.said.ravel().take(own_places(s.said, move)), OFTEN - 1)
    return ((asked * OFTEN + before) * len(OPENLY) + _openly(tables, s)) * 2 + _given(tables, s)


def _stage_probe(tables: Tables, s: State, move: Ints, which: Ints) -> None:
    rest, given = np.divmod(which, 2)
    rest, openly = np.divmod(rest, len(OPENLY))
    s.seen[:, Seen.QUESTIONS], before = np.divmod(rest, OFTEN)
    s.said[np.arange(len(s)), move] = before
    _stage_given(tables, s, given)
    _stage_openly(tables, s, openly)


def _openly(tables: Tables, s: State) -> Ints:
    """Return in which of the steps of OPENLY it lies how openly they talk."""
    return np.searchsorted(BETWEEN, openness(tables, s)).astype(np.int64)


def _stage_openly(tables: Tables, s: State, step: Ints) -> None:
    missing = OPENLY.take(step) - openness(tables, s)
    s.levels[:, Level.OPENNESS] += missing / np.float32(tables.c["ask.openness"])


def _close(tables: Tables, s: State, move: Ints) -> Ints:
    return _given(tables, s).astype(np.int64)


def _stage_close(tables: Tables, s: State, move: Ints, which: Ints) -> None:
    _stage_given(tables, s, which)


def _process(tables: Tables, s: State, move: Ints) -> Ints:
    return _openly(tables, s) * 2 + (s.said.ravel().take(own_places(s.said, move)) > 0)


def _stage_process(tables: Tables, s: State, move: Ints, which: Ints) -> None:
    openly, s.said[np.arange(len(s)), move] = np.divmod(which, 2)
    _stage_openly(tables, s, openly)


def _why(tables: Tables, s: State, move: Ints) -> Ints:
    return (s.seen[:, Seen.PERMISSION] > 0).astype(np.int64)


def _stage_why(tables: Tables, s: State, move: Ints, which: Ints) -> None:
    s.seen[:, Seen.PERMISSION] = which


def _answer(tables: Tables, s: State, move: Ints) -> Ints:
    k = tables.subject.take(move)
    return ((_cell(s.seen, tables.blocks.voiced + k) > 0) | clue_heard(tables, s, k)).astype(np.int64)


def _stage_answer(tables: Tables, s: State, move: Ints, which: Ints) -> None:
    _write(s.seen, tables.blocks.voiced + tables.subject.take(move), which)


def _once(tables: Tables, s: State, move: Ints) -> Ints:
    return np.zeros(len(move), dtype=np.int64)


def _stage_once(tables: Tables, s: State, move: Ints, which: Ints) -> None:
    """There is nothing to stage."""


ONCE = Occasions(lambda tables: 1, _once, _stage_once)
SEVERAL: dict[str, Occasions] = {
    "ask": Occasions(lambda tables: ASK_WAYS, _ask, _stage_ask),
    "follow": Occasions(lambda tables: 2 * 2 * (tables.facts + 1), _follow, _stage_follow),
    "silence": Occasions(lambda tables: 2 * (tables.facts + 1) + AFTERWARDS * ANSWERED, _silence, _stage_silence),
    "probe": Occasions(lambda tables: 2 * len(OPENLY) * OFTEN * _enough(tables), _probe, _stage_probe),
    "process": Occasions(lambda tables: 2 * len(OPENLY), _process, _stage_process),
    "close": Occasions(lambda tables: 2, _close, _stage_close),
    "why": Occasions(lambda tables: 2, _why, _stage_why),
    "answer": Occasions(lambda tables: 2, _answer, _stage_answer),
}
"""The kinds with more than one occasion."""
SCENES: dict[str, tuple[int, int]] = {
    **dict.fromkeys(("nail", "goodbye"), (Phase.CEMENT, Mode.SETTLED)),
    **dict.fromkeys(("contact", "check_in", "sell", "carry_on", "restart", "reply"), (Phase.STOP, Mode.SETTLED)),
    **dict.fromkeys(
        (
            "ask_final", "grace", "permission", "road_help", "road_promise", "why", "matched", "third", "offer",
            "come_back", "argue_no", "undermine", "hang_up",
        ),
        (Phase.AFTER_NO, Mode.NO_FINAL),
    ),
    "turn_up": (Phase.WAITING, Mode.SINCERE),
    "easy_no": (Phase.CEMENT, Mode.SETTLED),
    "confirm": (Phase.RESTART, Mode.SETTLED),
    "day": (Phase.PASSING, Mode.SETTLED),
    "post": (Phase.POST, Mode.SETTLED),
}  # fmt: skip
"""In which phase a kind is staged, and with which hidden mode; a talk where nothing is said."""


def occasions(kind: str) -> Occasions:
    """Return the occasions of one kind of move."""
    return SEVERAL.get(kind, ONCE)

"""Quiet days passed over at once leave every game as the same days made one by one, in whatever state it is."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest

from salesdance.engine import Level, Mode, Phase, Seen, State, Tables, joined, quiet, spread, step
from salesdance.engine.luck import Seeds
from salesdance.engine.quiet import pass_quiet_days
from tests.engine.days import in_mode, scenes
from tests.engine.samples import tables

MODES = (*range(Mode.SETTLED, Mode.HOLLOW_UNSEEN + 1), Mode.GONE)


def on_their_way(t: Tables, times: int) -> tuple[State, Seeds]:
    """Return customers on many days, in every mode, with levels of every height, and the seeds of their games."""
    some = joined([in_mode(state, mode) for state in scenes(t).values() for mode in MODES])
    many = some.rows(np.tile(np.arange(len(some)), times))
    dice = np.random.default_rng(4)
    many.levels[:] = dice.random(many.levels.shape, dtype=np.float32)
    follow = dice.uniform(-1, 1, len(many)).astype(np.float32)
    many.levels[:, Level.FOLLOW] = np.where(dice.random(len(many)) < 0.5, follow, 0)
    many.seen[:, Seen.DAY] = np.maximum(many.seen[:, Seen.DAY], dice.integers(0, 89, len(many)))
    many.seen[:, Seen.PHASE] = Phase.PASSING
    return many, spread(5, len(many))


def a_day(t: Tables, state: State, seeds: Seeds) -> State:
    """Return games one day on, where they are on their way."""
    passing = state.seen[:, Seen.PHASE] == Phase.PASSING
    return step(t, state, np.where(passing, t.index["day"], -1), seeds)[0]


def to_the_next_stop(t: Tables, state: State, seeds: Seeds, *, over: bool, arrives: bool = False) -> tuple[State, int]:
    """Return games as they come to their next stop, and how many days were made for that one by one."""
    state, made = state.copy(), 0
    while (passing := int((state.seen[:, Seen.PHASE] == Phase.PASSING).sum())) > 0:
        if over:
            pass_quiet_days(t, state, seeds, arrives=arrives)
            passing = int((state.seen[:, Seen.PHASE] == Phase.PASSING).sum())
        state, made = a_day(t, state, seeds), made + passing
    return state, made


def differences(one: State, other: State) -> list[str]:
    """Return the names of what is not the same in two batches, to the last bit."""
    return [
        field.name
        for field in fields(State)
        if getattr(one, field.name).tobytes() != getattr(other, field.name).tobytes()
    ]


def test_passed_over_or_made_one_by_one_the_days_come_to_the_same() -> None:
    t = tables()
    state, seeds = on_their_way(t, times=12)
    by_day, made = to_the_next_stop(t, state, seeds, over=False)
    at_once, left = to_the_next_stop(t, state, seeds, over=True)
    assert differences(by_day, at_once) == []
    assert left < made / 2


def test_who_arrives_comes_to_the_same_stop_with_fewer_days_made_one_by_one() -> None:
    t = tables()
    state, seeds = on_their_way(t, times=12)
    by_day, _ = to_the_next_stop(t, state, seeds, over=False)
    _, left = to_the_next_stop(t, state, seeds, over=True)
    arrived, last = to_the_next_stop(t, state, seeds, over=True, arrives=True)
    assert differences(by_day, arrived) == []
    assert last < 0.6 * left


def test_nobody_arrives_on_the_last_day_or_while_a_rival_may_pitch(monkeypatch: pytest.MonkeyPatch) -> None:
    t = tables()
    state, seeds = on_their_way(t, times=4)
    by_day, _ = to_the_next_stop(t, state, seeds, over=False)
    monkeypatch.setattr(quiet, "_may_arrive", lambda tables, halt, pitched: np.ones(len(halt), dtype=np.bool_))
    blindly, _ = to_the_next_stop(t, state, seeds, over=True, arrives=True)
    assert "seen" in differences(by_day, blindly)


def test_days_that_are_taken_for_quiet_without_looking_come_to_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    t = tables()
    state, seeds = on_their_way(t, times=2)
    by_day, _ = to_the_next_stop(t, state, seeds, over=False)
    monkeypatch.setattr(quiet, "_bounds", lambda *given: (np.float32(0), np.float32(1)))
    blindly, _ = to_the_next_stop(t, state, seeds, over=True)
    assert "mode" in differences(by_day, blindly)


def test_who_is_not_on_their_way_stays_as_they_are() -> None:
    t = tables()
    state, seeds = on_their_way(t, times=1)
    state.seen[:, Seen.PHASE] = Phase.STOP
    after = state.copy()
    pass_quiet_days(t, after, seeds)
    assert differences(state, after) == []

"""P(still there) by recursion, against the days played out by their own chances and by luck."""

import numpy as np
import pytest

from salesdance.engine import Level, Mode, Seen, State, joined, new_state, still_there
from salesdance.engine.staying import TOGETHER, _recursion, _standing
from tests.engine.days import FIRM, LOST, by_luck, in_mode, scenes, shares_by_day
from tests.engine.samples import Habit, play, tables

SCENES = ("bare", "promised", "cemented", "helped", "pitched", "wobbled", "restarted")
STARTS = (
    (Mode.SETTLED, 0, 0.0),
    (Mode.UNSEEN, 1, 0.0),
    (Mode.SEEN, 1, 0.0),
    (Mode.HOLLOW_SETTLED, 0, 1.0),
    (Mode.HOLLOW_UNSEEN, 1, 1.0),
)


def recursion(scene: str, column: int, hollow: float) -> np.ndarray:
    state = scenes(tables())[scene]
    return still_there(tables(), state, np.full(len(state), hollow, dtype=np.float32))[column]


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize(("mode", "column", "hollow"), STARTS)
def test_the_recursion_says_what_the_days_add_up_to(scene: str, mode: int, column: int, hollow: float) -> None:
    t = tables()
    state = in_mode(scenes(t)[scene], mode)
    if state.seen[0, Seen.RIVAL_DAY]:
        ways = [(0, 1.0)]
    else:
        ahead = [day for day in t.pitch_days if day > state.seen[0, Seen.DAY]]
        left, ways = 1.0, []
        for day in ahead:
            ways.append((day, left * float(t.pitch_chance[day])))
            left -= ways[-1][1]
        ways.append((0, left))
    expected = sum(share * shares_by_day(t, state, day)[-1][:, FIRM].sum(axis=1) for day, share in ways)
    assert recursion(scene, column, hollow) == pytest.approx(expected, abs=2e-5)


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize(("mode", "column", "hollow"), STARTS[::3])
def test_the_recursion_says_what_luck_does_in_many_games(scene: str, mode: int, column: int, hollow: float) -> None:
    t, games = tables(), 700
    expected = recursion(scene, column, hollow)
    found = by_luck(t, in_mode(scenes(t)[scene], mode), games, seed=SCENES.index(scene))
    error = (expected * (1 - expected) / games) ** 0.5
    assert (np.abs(found - expected) < 4 * np.maximum(error, 1e-3)).all()


@pytest.mark.parametrize("scene", ["bare", "promised", "helped", "pitched"])
def test_settled_wavering_and_gone_are_all_there_is_and_gone_never_comes_back(scene: str) -> None:
    t = tables()
    for mode in (Mode.SETTLED, Mode.HOLLOW_SETTLED, Mode.UNSEEN):
        shares = shares_by_day(t, in_mode(scenes(t)[scene], mode), pitch_on=8)
        assert shares.sum(axis=2) == pytest.approx(1, abs=1e-4)
        gone = shares[:, :, LOST].sum(axis=2)
        assert (np.diff(gone, axis=0) >= -1e-9).all()
        assert (gone[-1] > gone[0]).all()


def test_rows_on_different_days_are_told_what_each_is_told_alone() -> None:
    t = tables()
    all_scenes = list(scenes(t).values())
    together = State(*[np.concatenate([getattr(s, name) for s in all_scenes]) for name in State.__slots__])
    flags = np.zeros(len(together), dtype=np.float32)
    both = still_there(t, together, flags)
    for i in range(0, len(together), 5):
        alone = still_there(t, together.rows(slice(i, i + 1)), flags[:1])
        assert (alone[0][0], alone[1][0]) == (both[0][i], both[1][i])
    large = together.rows(np.arange(5000) % len(together))
    assert np.array_equal(still_there(t, large, np.zeros(5000, dtype=np.float32))[0][:40], both[0][:40])


def test_rows_that_are_alike_are_told_the_same_as_if_each_were_worked_out() -> None:
    t = tables()
    together = joined([scenes(t)[name] for name in SCENES for _ in range(3)])
    flags = np.arange(len(together)) % 2
    hollow = flags.astype(np.float32)
    for found, each in zip(still_there(t, together, hollow), _recursion(_standing(t, together, hollow)), strict=True):
        assert np.array_equal(found, each)


def test_many_who_stand_on_one_day_are_told_the_same_as_among_others() -> None:
    t = tables()
    several = joined([scenes(t)[name] for name in ("helped", "pitched", "cemented")])
    several = several.rows(np.arange(24 * TOGETHER) % len(several))
    follow = np.linspace(-1, 1, len(several)).astype(np.float32)
    several.levels[:, Level.FOLLOW] = follow * (several.levels[:, Level.FOLLOW] != 0)
    several.levels[:, Level.TRUST] += follow / 50
    hollow = np.zeros(len(several), dtype=np.float32)
    for found, each in zip(still_there(t, several, hollow), _recursion(_standing(t, several, hollow)), strict=True):
        assert np.array_equal(found, each)


def test_what_helps_helps_and_what_hurts_hurts() -> None:
    def mean(scene: str, column: int = 0, hollow: float = 0.0) -> float:
        return float(recursion(scene, column, hollow).mean())

    assert mean("cemented") > mean("bare") > mean("promised")
    assert mean("helped") > mean("bare")
    assert mean("pitched") < mean("bare")
    assert mean("bare", hollow=1.0) < mean("bare")
    assert mean("bare", column=1) < mean("bare")


def test_a_talk_that_never_got_to_a_yes_can_be_asked_about_all_the_same() -> None:
    t = tables()
    state = new_state(t, np.arange(4))
    settled, wavering = still_there(t, state, np.zeros(4, dtype=np.float32))
    assert ((settled > 0) & (settled < 1)).all()
    assert (wavering < settled).all()


def test_the_ninety_days_end_on_day_ninety() -> None:
    t = tables()
    end = play(t, [Habit("close*", 2)], 500)
    stayed = np.isin(end.mode, FIRM)
    assert stayed.any()
    assert (end.seen[stayed, Seen.DAY] == 90).all()

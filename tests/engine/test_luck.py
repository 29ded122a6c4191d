"""Luck is a pure function of seed, purpose and count; it knows neither the batch nor the turn."""

import numpy as np
import pytest

from salesdance.engine import draw_types, luck, new_state, spread, step, uniform
from salesdance.engine.luck import pick, uniform_pairs
from tests.engine.samples import tables

# 99.9 % points of chi-square for 19 and 99 degrees of freedom.
CHI_19, CHI_99 = 43.8, 148.2


def chi_square(counts: np.ndarray) -> float:
    expected = counts.sum() / counts.size
    return float(((counts - expected) ** 2 / expected).sum())


def draws(seeds: np.ndarray, purpose: int, count: int) -> np.ndarray:
    zero = np.zeros(len(seeds), dtype=np.int64)
    return uniform(seeds, zero + purpose, zero + count)


def test_luck_of_many_pairs_is_the_luck_of_each() -> None:
    seeds, purposes = spread(2, 40), np.array([7, 100_003, 9])
    row, column = (index.ravel() for index in np.indices((40, 3)))
    found = uniform_pairs(seeds, row, purposes, column, 5)
    assert np.array_equal(found, uniform(seeds[row], purposes[column], np.full(120, 5)))


def test_luck_lies_in_zero_to_one_and_never_reaches_one() -> None:
    u = draws(spread(1, 200_000), 3, 0)
    assert u.dtype == np.float32
    assert float(u.min()) >= 0
    assert float(u.max()) < 1


def test_luck_is_pure_and_knows_nothing_of_the_batch() -> None:
    seeds = spread(7, 500)
    whole = draws(seeds, 12, 4)
    assert np.array_equal(whole, draws(seeds, 12, 4))
    assert [draws(seeds[i : i + 1], 12, 4)[0] for i in range(0, 500, 37)] == list(whole[::37])


def test_seeds_made_from_one_do_not_depend_on_how_many_are_made() -> None:
    assert np.array_equal(spread(3, 1000, 2)[:10], spread(3, 10, 2))
    assert not np.array_equal(spread(3, 10, 2), spread(3, 10, 1))
    assert len(set(spread(3, 100_000).tolist())) == 100_000


@pytest.mark.parametrize("purpose", [0, 1, 2, 57, 113])
@pytest.mark.parametrize("count", [0, 1, 89])
def test_luck_is_even_over_games(purpose: int, count: int) -> None:
    u = draws(spread(11, 40_000), purpose, count)
    assert chi_square(np.bincount((u * 20).astype(int), minlength=20)) < CHI_19


@pytest.mark.parametrize("seed", [0, 1, 2**63])
def test_luck_is_even_over_counts_and_purposes_of_one_game(seed: int) -> None:
    purposes, counts = np.divmod(np.arange(40_000), 200)
    u = uniform(np.full(40_000, seed, dtype=np.uint64), purposes, counts)
    assert chi_square(np.bincount((u * 20).astype(int), minlength=20)) < CHI_19


@pytest.mark.parametrize(("one", "other"), [((2, 0), (3, 0)), ((2, 0), (2, 1)), ((5, 9), (9, 5))])
def test_two_purposes_or_counts_have_nothing_to_do_with_each_other(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    seeds = spread(4, 60_000)
    cells = (draws(seeds, *one) * 10).astype(int) * 10 + (draws(seeds, *other) * 10).astype(int)
    assert chi_square(np.bincount(cells, minlength=100)) < CHI_99


def test_neighbouring_seeds_have_nothing_to_do_with_each_other() -> None:
    plain = np.arange(60_001, dtype=np.uint64)
    cells = (draws(plain[:-1], 2, 0) * 10).astype(int) * 10 + (draws(plain[1:], 2, 0) * 10).astype(int)
    assert chi_square(np.bincount(cells, minlength=100)) < CHI_99


def test_the_control_an_uneven_die_is_noticed() -> None:
    u = draws(spread(11, 40_000), 2, 0)
    assert chi_square(np.bincount((u * u * 20).astype(int), minlength=20)) > 10 * CHI_19


def test_one_changed_question_shifts_no_later_die() -> None:
    t, games = tables(), 100
    seeds = spread(2, games, 2)

    def dice_of(first: str, rest: list[str]) -> list[np.ndarray]:
        state, thrown = new_state(t, draw_types(t, spread(2, games, 1))), []
        for name in [first, *rest]:
            move = np.full(games, t.index[name])
            thrown.append(luck(t, state, move, seeds))
            state, _, _ = step(t, state, move, seeds)
        return thrown[1:]

    rest = ["ask/f0", "ask_straight", "ask/f3", "say_nothing", "ask_straight", "close_soft"]
    here, there = dice_of("ask/f2", rest), dice_of("small_talk", rest)
    assert all(np.array_equal(a, b) for a, b in zip(here, there, strict=True))
    # The second asking of the same thing is another die.
    assert not np.array_equal(here[1], here[4])


def test_the_days_have_a_die_each_whatever_was_done_before() -> None:
    t = tables()
    day = np.array([t.index["day"]])
    state = new_state(t, np.array([0]))
    values = []
    for today in range(90):
        state.seen[:, 3] = today
        values.append(float(luck(t, state, day, spread(1, 1, 2))[0]))
        again = state.copy()
        again.said[:, day[0]] = 17
        assert float(luck(t, again, day, spread(1, 1, 2))[0]) == values[-1]
    assert len(set(values)) == 90


def test_the_person_and_the_dice_have_seeds_of_their_own() -> None:
    t = tables()
    types = draw_types(t, spread(1, 2000, 1))
    assert np.array_equal(types, draw_types(t, spread(1, 2000, 1)))
    assert not np.array_equal(types, draw_types(t, spread(2, 2000, 1)))


def test_types_are_drawn_as_often_as_the_prior_says() -> None:
    t, n = tables(), 200_000
    counts = np.bincount(draw_types(t, spread(1, n, 1)), minlength=len(t.types))
    expected = t.types.prior * n
    assert float(((counts - expected) ** 2 / expected).sum()) < len(t.types) + 4 * (2 * len(t.types)) ** 0.5


def test_an_answer_is_picked_as_often_as_its_chance_and_never_without_one() -> None:
    n = 100_000
    u = draws(spread(8, n), 2, 0)
    chances = np.array([0.0, 0.25, 0.0, 0.5, 0.25, 0.0, 0.0, 0.0], dtype=np.float32)
    for width in (5, 8):
        picked = pick(np.tile(chances[:width], (n, 1)), u)
        counts = np.bincount(picked, minlength=width)
        assert set(np.flatnonzero(counts).tolist()) == {1, 3, 4}
        assert np.abs(counts / n - chances[:width]).max() < 4 * (0.25 / n) ** 0.5


def test_what_is_missing_to_one_belongs_to_the_last_answer_with_a_chance() -> None:
    u = np.array([0.0, 0.5, 0.9999999], dtype=np.float32)
    narrow = np.tile(np.array([0.3, 0.6, 0.0], dtype=np.float32), (3, 1))
    assert pick(narrow, u).tolist() == [0, 1, 1]
    wide = np.zeros((3, 9), dtype=np.float32)
    wide[:, 2], wide[:, 6] = 0.3, 0.6
    assert pick(wide, u).tolist() == [2, 6, 6]

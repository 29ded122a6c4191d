"""The curves hold what they promise, and their committed tables can be made again."""

import math

import numpy as np
import pytest

from salesdance.engine.curves import beside, chance_of, exponential, logistic, surprise
from tests.engine.curve_tables import FOLDER, tables, text_of


@pytest.mark.parametrize("name", ["exp", "logistic", "surprise"])
def test_a_committed_table_is_made_again_to_the_letter(name: str) -> None:
    assert (FOLDER / f"{name}.txt").read_text(encoding="ascii") == text_of(tables()[name])


def test_there_is_no_table_that_nobody_makes() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.txt")) == sorted(tables())


def errors(got: np.ndarray, exact: list[float]) -> np.ndarray:
    return np.abs(got.astype(np.float64) - np.array(exact))


def test_the_exponential_is_close_and_keeps_its_type() -> None:
    x = np.linspace(-10, 4, 20_011)
    exact = [math.exp(value) for value in x]
    assert (errors(exponential(x), exact) / exact).max() < 4e-5
    single = x.astype(np.float32)
    assert exponential(single).dtype == np.float32
    assert (errors(exponential(single), [math.exp(v) for v in single]) / exact).max() < 4.5e-5
    low = np.linspace(-16, -10, 5_003)
    assert errors(exponential(low), [math.exp(value) for value in low]).max() < 2e-9


def test_the_exponential_of_nothing_is_one_and_ends_are_flat() -> None:
    x = np.array([0.0, -0.0, -100.0, -16.0, 100.0, 4.0], dtype=np.float32)
    one, other, low, lowest, high, highest = exponential(x)
    assert one == other == 1
    assert low == lowest
    assert high == highest


def test_the_logistic_is_close_never_falls_and_stays_within_none_and_one() -> None:
    x = np.linspace(-15, 15, 60_001).astype(np.float32)
    y = logistic(x)
    assert errors(y, [1 / (1 + math.exp(-value)) for value in x.astype(float)]).max() < 6.5e-6
    assert (np.diff(y) >= 0).all()
    assert y.dtype == np.float32
    assert float(y.min()) > 0
    assert float(y.max()) < 1
    assert logistic(np.zeros(1))[0] == 0.5


def test_surprise_is_close_and_nothing_at_both_ends() -> None:
    p = np.linspace(0, 1, 100_003)
    exact = [-value * math.log2(value) if value else 0.0 for value in p]
    assert errors(surprise(p), exact).max() < 2e-4
    assert surprise(np.array([0.0, 1.0])).tolist() == [0, 0]


def test_the_chance_of_a_rate_is_close_and_never_falls() -> None:
    r = np.linspace(0, 2, 20_001).astype(np.float32)
    error = errors(chance_of(r), [-math.expm1(-value) for value in r.astype(float)])
    assert error[r < 0.3].max() < 3e-6
    assert error[r < 1].max() < 6e-4
    assert (np.diff(chance_of(r)) >= 0).all()
    assert chance_of(r)[0] == 0
    assert chance_of(np.array([1.5, 99.0], dtype=np.float32)).tolist() == [chance_of(r).max()] * 2


def test_columns_are_put_side_by_side_in_order() -> None:
    assert beside(np.array([1.0, 2.0]), np.array([3, 4])).tolist() == [[1, 3], [2, 4]]

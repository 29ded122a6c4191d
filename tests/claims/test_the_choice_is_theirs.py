"""Claims about whose decision it is: fit, freedom to say no, five kinds of doubt, and what bright signals are worth."""

from functools import cache

import numpy as np
import pytest

from salesdance.engine import Mode, Tables
from salesdance.scenario import FAMILIES
from tests.claims.scripted import ASKED, YES, Event, after, chance, chances, deal, everybody, mean

SMILES: tuple[Event, ...] = (("picture_it", "lands"),) * 3


def smiled(t: Tables) -> np.ndarray:
    """Return how likely each type is to like three pictures in a row."""
    weight, state = np.ones(len(t.types)), everybody(t)
    for move, signal in SMILES:
        weight = weight * chances(t, state, move, signal)
        state = after(t, state, move, signal)
    return weight


def test_bright_answers_tell_of_courtesy_and_nothing_of_the_reason() -> None:
    for t, tells in ((deal(), True), (deal(patter__courtesy=0.0), False)):
        weight = smiled(t)
        courtesy = mean(t, weight * t.types.courtesy) / mean(t, weight)
        assert (courtesy > mean(t, t.types.courtesy) + 0.03) == tells
        for objection in range(t.objections):
            real = t.types.objection == objection
            assert mean(t, weight * real) / mean(t, weight) == pytest.approx(mean(t, real), abs=1e-6)


def test_who_smiled_at_everything_does_not_mean_yes_any_more_than_others() -> None:
    t = deal()
    weight = smiled(t)
    meant = chances(t, everybody(t, *SMILES), "close", "yes", (Mode.SETTLED,))
    bright, all_of_them = mean(t, weight * meant) / mean(t, weight), mean(t, meant)
    assert bright < 0.6
    assert abs(bright - all_of_them) < 0.01
    hollow = chances(t, everybody(t, *SMILES), "close", "yes", (Mode.HOLLOW_SETTLED,))
    assert mean(t, weight * hollow) / mean(t, weight) > mean(t, hollow)


def test_a_rival_takes_yeses_and_fewer_where_the_difference_was_shown() -> None:
    t, alone = deal(), deal(close__rival=0.0)
    shown: Event = ("difference", "lands")
    taken = [
        chance(alone, everybody(alone, *said), "close", "yes") - chance(t, everybody(t, *said), "close", "yes")
        for said in ((), (shown,))
    ]
    assert taken[0] > taken[1] > 0


def answered(t: Tables, family: int) -> tuple[float, float]:
    """Return P(yes) of those with a doubt of a family, before and after it was answered."""
    before, after_it = [], []
    for k in np.flatnonzero(t.family == family):
        mine = t.types.objection == k
        name = next(m.id for m in t.moves if m.id.startswith("answer/") and m.subject == k)
        for said, out in (((), before), (((name, "relieved"),), after_it)):
            out.append(mean(t, chances(t, everybody(t, *ASKED, *said), "close", "yes"), mine))
    return float(np.mean(before)), float(np.mean(after_it))


@pytest.mark.parametrize("family", ["price", "time", "product", "company", "salesperson"])
def test_a_doubt_of_any_of_the_five_kinds_stands_between_them_and_the_yes(family: str) -> None:
    assert len(FAMILIES) == 5
    at = FAMILIES.index(family)
    gains = [b - a for a, b in (answered(t, at) for t in (deal(), deal(close__objection=0.0)))]
    assert gains[0] > gains[1] + 0.02


@cache
def fit_counts(**coefficients: float) -> tuple[float, float]:
    t = deal(**coefficients)
    yes = chances(t, everybody(t, *ASKED), "close", "yes", (Mode.SETTLED,))
    poor = np.asarray(t.types.poor) > 0
    return mean(t, yes, poor), mean(t, yes, ~poor)


def test_where_it_does_not_fit_they_say_no_oftener_and_without_that_weight_they_do_not() -> None:
    poor, good = fit_counts()
    assert good > poor + 0.05
    poor, good = fit_counts(close__fit=0.0, close__expect=0.0)
    assert good == pytest.approx(poor, abs=1e-5)


def test_told_that_they_may_say_no_the_hollow_yes_comes_out_and_the_meant_one_stays() -> None:
    for t, tells in ((deal(), True), (deal(easy__hollow=0.02, easy__genuine=0.02), False)):
        said = everybody(t, YES)
        admits = [chance(t, said.with_mode(m), "easy_no", "admits") for m in (Mode.SETTLED, Mode.HOLLOW_SETTLED)]
        assert admits[0] < 0.05
        assert (admits[1] > 0.4) == tells


def test_a_price_cut_wins_where_price_is_the_matter_and_nowhere_else() -> None:
    cut: Event = ("discount", "lands")

    def gains(t: Tables) -> tuple[float, float]:
        price = t.family[t.types.objection] == 0
        plain, cheap = (chances(t, everybody(t, *ASKED, *said), "close", "yes") for said in ((), (cut,)))
        return mean(t, cheap - plain, price), mean(t, cheap - plain, ~price)

    with_it, without = gains(deal()), gains(deal(discount__solves=0.0))
    assert with_it[0] > with_it[1] + 0.03
    assert with_it[0] > without[0] + 0.03
    assert with_it[1] == pytest.approx(without[1], abs=1e-6)

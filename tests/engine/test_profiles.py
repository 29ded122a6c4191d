"""Both profiles can be played; the one that takes the articles at their word differs where it says so."""

import math
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from salesdance.engine import Phase, Seen, Tables, answers, build_tables, new_state
from salesdance.engine.losing import win_year
from salesdance.engine.modes import MOOD_NAMES
from salesdance.engine.signals import KINDS
from salesdance.scenario import COMMITMENTS
from tests.engine.samples import a_scenario, deck, profile, random_play, story, tables

SOURCE = Path(__file__).resolve().parents[2] / "src" / "salesdance"


def chance(t: Tables, before: tuple[tuple[str, str], ...], move_id: str, signal: str) -> float:
    """Return the mean chance over all types of one signal to one move, after what was said."""
    state = story(t, new_state(t, np.arange(len(t.types))), *before)
    table = t.answers[t.kind[t.index[move_id]]]
    shown = table.signal_of == table.signals.index(signal)
    by_type = answers(t, state, np.full(len(state), t.index[move_id]))[:, shown].sum(axis=1)
    return float((by_type * t.types.prior).sum())


@pytest.mark.parametrize("kind", ["evidence", "seed_faithful"])
def test_a_profile_can_be_played_to_the_end(kind: str) -> None:
    end = [turn.after for turn in random_play(tables(kind=kind), 300)][-1]
    assert (end.seen[:, Seen.PHASE] == Phase.DONE).all()
    assert np.isfinite(end.levels).all()


def test_each_says_its_own_name_and_no_coefficient_is_missing_in_either() -> None:
    evidence, faithful = profile(), profile("seed_faithful")
    assert (evidence.name, faithful.name) == ("evidence", "seed_faithful")
    assert set(evidence.coefficients) == set(faithful.coefficients)
    assert all(c.source for c in (*evidence.coefficients.values(), *faithful.coefficients.values()))


def test_permission_obliges_and_an_argument_is_the_end_for_those_who_take_it_at_its_word() -> None:
    evidence, faithful = tables(), tables(kind="seed_faithful")
    no, asked = (("close", "no"),), (("close", "no"), ("permission", "eases"))
    assert chance(faithful, asked, "why", "refuses") < 0.6 * chance(evidence, asked, "why", "refuses")
    assert chance(faithful, no, "why", "refuses") < chance(evidence, no, "why", "refuses")
    argued = story(faithful, new_state(faithful, np.arange(4)), *no, ("argue_no", "cold"))
    assert (win_year(faithful, argued) == 0).all()


def test_a_bare_question_after_a_final_no_brings_nearly_all_of_the_truth() -> None:
    def truth(t: Tables) -> float:
        state = story(t, new_state(t, np.arange(len(t.types))), ("close", "no"))
        state = replace(state, mode=np.full(len(state), 10, dtype=np.int8))
        width = t.objections
        told = answers(t, state, np.full(len(state), t.index["why"]))[:, :width].sum(axis=1)
        return float((told * t.types.prior).sum())

    assert truth(tables(kind="seed_faithful")) > 0.75
    assert truth(tables()) < 0.45


def test_what_they_say_before_the_no_is_worth_less_a_mark_brings_more_and_a_promise_costs_more() -> None:
    evidence, faithful = tables(), tables(kind="seed_faithful")
    some = tuple((f"ask/f{i}", "open") for i in range(6))
    assert chance(faithful, some, "ask_straight", "voiced/a") < chance(evidence, some, "ask_straight", "voiced/a")
    marked = (("next_calendar", "agrees"),)
    assert chance(faithful, marked, "turn_up", "comes") > chance(evidence, marked, "turn_up", "comes")
    kept = (("promise/big", "lands"), ("close", "yes"), ("goodbye", "waves"))
    assert chance(faithful, kept, "day", "quiet") < chance(evidence, kept, "day", "quiet")
    names = lambda t: story(t, new_state(t, np.array([0])), ("about_us", "shrugs")).levels[0, 0]  # noqa: E731
    assert names(faithful) < names(evidence)


def test_every_coefficient_there_is_is_read_and_none_that_is_not() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.py")))
    read = set(re.findall(r'(?:c|tables\.c|profile)\["([a-z_]+\.[a-z_]+)"\]', text))
    read |= {f"cement.weight_{kind}" for kind in COMMITMENTS} | {f"mood.{mood}" for mood in MOOD_NAMES}
    read |= {"hours.mail", "hours.call", "hours.visit", "pitch.first", "pitch.second", "pitch.third"}
    read |= {f"often.{kind}" for kind in KINDS if f"often.{kind}" in profile().coefficients}
    known = set(profile().coefficients)
    assert read - known == set()
    assert known - read == set()


def test_what_is_left_of_a_contact_after_a_day_is_what_the_recursion_over_days_says() -> None:
    c = profile()
    assert c["follow.fades"] == pytest.approx(math.exp(-1 / c["follow.days"]), abs=1e-7)


def test_a_coefficient_that_is_missing_is_named() -> None:
    whole = profile()
    fewer = replace(whole, coefficients={k: v for k, v in whole.coefficients.items() if k != "close.trust"})
    t = build_tables(a_scenario(), deck(), fewer)
    with pytest.raises(KeyError, match=r"close\.trust"):
        answers(t, new_state(t, np.array([0])), np.array([t.index["close"]]))

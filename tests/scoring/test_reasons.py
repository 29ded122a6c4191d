"""Reasons and honesty, rule by rule, each with a game written by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from salesdance.scorecard import Mark
from salesdance.scoring.reasons import promise_gap, reasons
from tests.scoring.by_hand import ASK_ALL, game_of, named, small, won

LINKED = "reasons tied to what they said"


def given(*lines: str) -> list[Mark]:
    """Return the marks of Reasons for a game from the first meeting."""
    return reasons(game_of(small(), lines))


def test_each_reason_tied_to_what_they_said_earns_a_quarter_up_to_four() -> None:
    lines = list(ASK_ALL)
    points = []
    for fact in ("past", "lamp", "week", "bill", "stairs"):
        lines.append(f"reason/{fact} lands")
        points.append(named(given(*lines), LINKED).points)
    assert points == [1.25, 2.5, 3.75, 5.0, 5.0]


def test_a_reason_counts_whether_it_landed_or_not() -> None:
    assert named(given("ask/past open", "reason/past shrugs"), LINKED).points == 1.25


def test_a_reason_earns_by_how_far_it_bears_on_what_seems_to_be_the_matter() -> None:
    plain = small()
    eases = {"past": "a", "week": "b"}
    facts = []
    for fact in plain.facts:
        assert fact.reason is not None
        of = (eases[fact.id],) if fact.id in eases else ()
        facts.append(replace(fact, reason=replace(fact.reason, eases=of)))
    scenario = replace(plain, facts=tuple(facts), digest="eases")
    heard = ["ask/past open_clue", "ask/lamp open_clue", "ask/week open"]

    def earned(reason: str) -> Mark:
        return named(reasons(game_of(scenario, [*heard, f"{reason} lands"])), LINKED)

    assert earned("reason/past").points == 1.25
    assert 0.2 * 1.25 <= earned("reason/week").points < 0.6
    assert "bore least" in earned("reason/week").why


def test_a_promise_too_many_costs_by_its_size_and_a_downside_said_after_it_takes_part_of_it_back() -> None:
    rule = "no promise too many"
    assert named(given("small_talk"), rule).points == 4.0
    assert named(given("promise/small lands"), rule).points == pytest.approx(4 * (1 - 0.1 / 0.3), abs=0.01)
    assert named(given("promise/small lands", "promise/big lands"), rule).points == 0.0
    back = named(given("promise/big lands", "downside/slow lands"), rule)
    assert back.points == pytest.approx(4 * (1 - (0.35 - 0.35 * 0.35 - 0.03) / 0.3), abs=0.01)
    assert back.turn == 0


def test_a_downside_said_before_a_promise_hardly_makes_it_smaller() -> None:
    first, _ = promise_gap(game_of(small(), ["downside/slow lands", "promise/big lands"]))
    then, _ = promise_gap(game_of(small(), ["promise/big lands", "downside/slow lands"]))
    assert first == pytest.approx(0.32)
    assert then == pytest.approx(0.1975)


def test_the_largest_promise_is_the_one_that_is_named() -> None:
    gap, worst = promise_gap(game_of(small(), ["promise/small lands", "promise/big lands"]))
    assert gap == pytest.approx(0.45)
    assert worst == 1


def test_a_downside_earns_two_points_and_a_difference_one_if_it_is_tied_to_something_heard() -> None:
    assert named(given("downside/slow lands"), "a real downside").points == 2.0
    assert named(given("small_talk"), "a real downside").points == 0.0
    assert named(given("difference lands"), "one difference").points == 0.35
    assert named(given("ask/lamp open", "difference lands"), "one difference").points == 1.0
    assert named(given("ask/lamp thin", "difference lands"), "one difference").points == 0.35


def test_what_a_scenario_does_not_offer_is_not_asked_for() -> None:
    bare = replace(small(), competitor=None, downsides=())
    rules = [mark.rule for mark in reasons(game_of(bare, ["small_talk"]))]
    assert rules == [LINKED, "no promise too many"]
    few = replace(small(), facts=tuple(replace(f, reason=None) if f.id != "past" else f for f in small().facts))
    assert named(reasons(game_of(few, ["ask/past open", "reason/past lands"])), LINKED).out_of == 1.25


def test_after_the_yes_only_reasons_that_could_still_be_given_count() -> None:
    mark = named(reasons(game_of(won(), ["reason/past lands"])), LINKED)
    assert (mark.points, mark.out_of) == (1.25, 5.0)
    rules = [m.rule for m in reasons(game_of(won(), ["goodbye"]))]
    assert "one difference" not in rules

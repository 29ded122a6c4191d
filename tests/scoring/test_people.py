"""People, rule by rule, each with a game written by hand."""

from __future__ import annotations

import pytest

from salesdance.scorecard import Mark
from salesdance.scoring.people import people
from tests.scoring.by_hand import card, game_of, named, share, skills, small, won


def met(*lines: str) -> list[Mark]:
    """Return the marks of People for a game from the first meeting."""
    return people(game_of(small(), lines))[0]


def test_asking_who_decides_and_who_uses_it_earns_points_whatever_the_answer() -> None:
    assert named(met("who_decides names_nobody"), "who else decides").points == 1.5
    assert named(met("who_decides names/boss"), "who else decides").points == 1.5
    assert named(met("who_uses thin"), "who will use it").points == 1.5
    assert named(met("small_talk"), "who else decides").points == 0.0


def test_somebody_named_is_to_be_asked_in_and_a_refusal_to_come_costs_nothing() -> None:
    left_out = named(met("who_decides names/boss", "small_talk"), "bringing them in")
    dodged = named(met("who_decides names/boss", "bring/boss dodges"), "bringing them in")
    assert (left_out.points, dodged.points) == (0.0, 3.0)


def test_where_nobody_was_named_the_points_for_bringing_them_in_go_to_discovery() -> None:
    marks, spare = people(game_of(small(), ["who_decides names_nobody", "small_talk"]))
    assert spare == 3.0
    assert "bringing them in" not in [mark.rule for mark in marks]
    named_, none = ["who_decides names/boss", "small_talk"], ["who_decides names_nobody", "small_talk"]
    parts = {part.skill: part.out_of for part in card(small(), named_).parts}
    moved = {part.skill: part.out_of for part in card(small(), none).parts}
    assert moved["people"] / parts["people"] == pytest.approx(5 / 8, abs=0.002)
    assert moved["discovery"] + moved["people"] == pytest.approx(parts["discovery"] + parts["people"], abs=0.02)


def test_somebody_named_only_when_the_talk_was_over_had_no_occasion_to_be_brought_in() -> None:
    marks, spare = people(game_of(small(), ["who_decides names/boss"]))
    assert spare == 3.0
    assert "bringing them in" not in [mark.rule for mark in marks]


def test_a_user_named_is_half_and_written_onto_the_sheet_or_visited_the_other_half() -> None:
    rule = "a user named and met"
    users, yes = "who_uses names_users", "close yes"
    assert named(met(users), rule).points == 2.0
    assert named(met(users, yes), rule).points == 2.0
    assert named(met(users, yes, "goodbye"), rule).points == 1.0
    assert named(met(users, yes, "nail/named_users/dated writes"), rule).points == 2.0
    assert named(met(users, yes, "nail/named_users/vague writes"), rule).points == 1.0
    visit = ["goodbye", "day quiet", "day quiet", "post fine", "contact/cards warm"]
    assert named(met(users, yes, *visit), rule).points == 2.0


def test_a_deal_that_starts_after_the_yes_does_not_ask_for_what_only_the_talk_before_it_could_do() -> None:
    rules = [mark.rule for mark in people(game_of(won(), ["who_uses names_users", "goodbye"]))[0]]
    assert rules == ["who will use it", "a user named and met"]
    score = card(won(), ["who_uses names_users", "nail/named_users/timed writes", "goodbye"])
    assert share(score, "people") == 1.0
    assert "discovery" not in skills(score)

"""The whole card: what it is out of, what caps it, and that every mark says why."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from types import MappingProxyType

import pytest

from salesdance.scenario import COMMITMENTS, Scenario
from salesdance.scorecard import SKILLS, ScoreCard
from salesdance.scoring import Game, read_game, weights_for
from salesdance.transcript import Forecast
from tests.builders import some_tables
from tests.scoring import house
from tests.scoring.by_hand import (
    ASK_ALL,
    card,
    card_of_game,
    game_of,
    lost,
    on,
    quiet,
    share,
    skills,
    small,
    won,
)
from tests.scoring.test_after_no import WELL

DEALS = {"discover": small, "cement": won, "after_the_no": lost}
PLAYERS = ("expert", "average", "random", "pushy")
USERS = "who_uses names_users"
ALL_FIVE = [USERS, *[f"nail/{kind}/timed writes" for kind in COMMITMENTS]]


def weighed(scenario: Scenario, **weights: float) -> Scenario:
    """Return a scenario with its own weights."""
    return replace(scenario, weights=MappingProxyType(weights))


OWN = {"discovery": 30, "reasons": 10, "people": 10, "forecasts": 0, "outcome": 40, "long_game": 20}
ALL_DEALS = {**DEALS, "own weights": lambda: weighed(small(), **OWN)}


@cache
def cards_of(deal: str, player: str) -> list[tuple[Game, ScoreCard]]:
    """Return games of a shipped player with their cards, both suspicions stated where they fit."""
    scenario = ALL_DEALS[deal]()
    tables = some_tables(scenario)
    played = house.games_of(player, scenario, seed=30, games=3)
    trace = house.trace_of(scenario, played, played.moves, played.signals, full=False)
    out = []
    for index in range(3):
        game = read_game(tables, trace, index)
        asked, why = game.first("close"), game.first("why")
        made = [(t.number, Forecast("suspicion", "asked", "a", "fairly")) for t in (asked,) if t]
        made += [(t.number, Forecast("suspicion", "reason", "b", "hunch")) for t in (why,) if t]
        out.append((game, card_of_game(scenario, game, made)))
    return out


@pytest.mark.parametrize("player", PLAYERS)
@pytest.mark.parametrize("deal", ALL_DEALS)
def test_every_card_is_out_of_a_hundred_and_its_parts_make_the_total(deal: str, player: str) -> None:
    for _, score in cards_of(deal, player):
        assert sum(part.out_of for part in score.parts) == pytest.approx(100.0, abs=0.1)
        assert 0.0 <= score.total <= 100.0
        if not [cap for cap in score.caps if cap.applies_to == "total"]:
            assert score.total == pytest.approx(sum(part.points for part in score.parts), abs=0.1)
        for part in score.parts:
            assert part.skill in SKILLS
            assert 0.0 <= part.points <= part.out_of + 0.01


@pytest.mark.parametrize("player", PLAYERS)
@pytest.mark.parametrize("deal", DEALS)
def test_every_mark_names_its_rule_says_why_and_stands_at_a_turn_of_this_game(deal: str, player: str) -> None:
    for game, score in cards_of(deal, player):
        turns = {turn.number for turn in game.turns}
        for part in score.parts:
            assert part.marks
            assert len({mark.rule for mark in part.marks}) == len(part.marks)
            for mark in part.marks:
                assert mark.skill == part.skill
                assert mark.rule
                assert mark.why.endswith(".")
                assert mark.turn is None or mark.turn in turns


@pytest.mark.parametrize("player", PLAYERS)
def test_the_marks_of_a_part_add_up_to_it(player: str) -> None:
    for _, score in cards_of("discover", player):
        for part in score.parts:
            assert sum(mark.out_of for mark in part.marks) == pytest.approx(part.out_of, abs=0.06)
            if part.skill != "after_no":
                assert max(sum(mark.points for mark in part.marks), 0) == pytest.approx(part.points, abs=0.06)


def test_the_usual_weights_are_those_of_the_design() -> None:
    usual = {"discovery": 16, "reasons": 12, "people": 8, "forecasts": 8, "outcome": 46, "long_game": 10}
    assert weights_for("discover", {}) == pytest.approx(usual)
    assert sum(weights_for("cement", {}).values()) == pytest.approx(100)
    assert sum(weights_for("after_the_no", {}).values()) == pytest.approx(100)


def test_a_scenario_may_weigh_its_parts_otherwise_and_the_total_stays_a_hundred() -> None:
    own = weights_for("discover", {"discovery": 60, "outcome": 120, "long_game": 20})
    assert own == pytest.approx({"discovery": 30, "outcome": 60, "long_game": 10})
    score = card(weighed(small(), discovery=60, outcome=120, long_game=20), [*ASK_ALL, "walk_out"])
    assert skills(score) == ["discovery", "after_yes", "long_game"]


def test_walking_out_while_the_sale_could_be_asked_for_earns_nothing_of_the_outcome() -> None:
    score = card(small(), [*ASK_ALL, "walk_out"])
    assert share(score, "after_yes") == 0.0
    assert on(score, "no decision").turn == 5


def test_a_deal_that_is_not_decided_yet_has_nothing_of_the_outcome() -> None:
    assert share(card(small(), [*ASK_ALL, "close not_now/budget"]), "after_yes") == 0.0


BAD_FIT = ["ask/bill open_clue", "ask/past open", "ask/week open", "ask/bill open", "leave_openly"]


def test_leaving_openly_earns_by_how_likely_a_bad_fit_was_after_three_facts() -> None:
    score, game = card(small(), BAD_FIT), game_of(small(), BAD_FIT)
    poor = game.trace.poor[4, 0]
    assert poor > 0.5
    assert share(score, "left_openly") == pytest.approx(min(max((poor - 0.4) / 0.4, 0), 1), abs=0.002)


def test_leaving_openly_before_three_facts_were_heard_earns_nothing() -> None:
    assert share(card(small(), ["ask/bill open_clue", "ask/past open", "leave_openly"]), "left_openly") == 0.0
    thin = ["ask/bill open_clue", "ask/past open", "ask/week thin", "leave_openly"]
    assert share(card(small(), thin), "left_openly") == 0.0


def test_a_clue_that_showed_in_a_guarded_answer_counts_as_heard() -> None:
    guarded = ["ask/bill thin_clue", "ask/past open", "ask/week open", "leave_openly"]
    assert share(card(small(), guarded), "left_openly") > 0


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["ask/bill thin_clue", "ask/past open", "leave_openly"], "You had heard two things from them"),
        (["ask/past open", "ask/week open", "ask/bill open", "leave_openly"], "too few to leave for"),
    ],
)
def test_leaving_openly_for_nothing_says_why(lines: list[str], why: str) -> None:
    part = next(part for part in card(small(), lines).parts if part.skill == "left_openly")
    assert part.points == 0
    assert why in part.marks[0].why


def test_leaving_somebody_whom_it_would_fit_earns_nothing() -> None:
    fits = ["ask/past open", "ask/week open", "ask/bill open", "ask/bill open", "leave_openly"]
    assert share(card(small(), fits), "left_openly") == 0.0


def test_a_yes_that_is_left_openly_counts_for_both_halves() -> None:
    score = card(small(), [*BAD_FIT[:-1], "close yes", "leave_openly"])
    outcome = {part.skill: part.out_of for part in score.parts if part.skill in ("after_yes", "left_openly")}
    assert outcome["after_yes"] == outcome["left_openly"]


def test_a_deal_with_a_yes_and_a_no_counts_the_mean_of_both() -> None:
    lines = [*ASK_ALL, "close yes", *ALL_FIVE, "easy_no admits", *WELL]
    score = card(small(), lines)
    parts = {part.skill: part for part in score.parts}
    assert parts["after_yes"].out_of == parts["after_no"].out_of == pytest.approx(25.0, abs=0.01)
    assert share(score, "after_no") > 0.9


def test_a_yes_taken_back_at_once_is_no_fault_of_the_sheet_that_was_never_begun() -> None:
    taken_back = card(small(), [*ASK_ALL, "close yes", "easy_no admits", *WELL])
    assert "after_yes" not in skills(taken_back)
    one = card(small(), [*ASK_ALL, "close yes", ALL_FIVE[1], "easy_no admits", *WELL])
    assert "after_yes" in skills(one)
    assert len([mark for part in one.parts for mark in part.marks if "raised" in mark.why]) == 0
    stood = card(small(), [*ASK_ALL, "close yes", ALL_FIVE[1], "easy_no stands", "goodbye"])
    assert len([mark for part in stood.parts for mark in part.marks if "never raised" in mark.why]) == 4


def test_going_after_four_asks_is_told_as_going_without_a_next_step() -> None:
    asked = ["close not_now/budget"] * 3 + ["close_soft not_now/budget"]
    for lines, word in ((["ask/past open"], "could still have asked"), (asked, "without a next step")):
        score = card(small(), [*lines, "walk_out"])
        assert share(score, "after_yes") == 0.0
        assert word in on(score, "no decision").why


def test_a_loss_after_a_careless_talk_earns_eighteen_and_what_the_talk_earned_at_most() -> None:
    careless = card(small(), ["about_us lands", "close no", *WELL], [(1, Forecast("suspicion", "asked", "a", "bet"))])
    parts = {part.skill: part for part in careless.parts}
    before = sum(parts[skill].points for skill in ("discovery", "reasons", "people"))
    raw = sum(mark.points for mark in parts["after_no"].marks)
    assert parts["after_no"].out_of == pytest.approx(46.0)
    assert raw > 40
    assert parts["after_no"].points == pytest.approx(18 + before, abs=0.02)


def test_a_deal_that_starts_with_the_loss_is_not_capped_by_a_talk_that_never_was() -> None:
    assert share(card(lost(), WELL), "after_no") > 0.9


PROMISED = [
    "is_it_final final",
    "thank_them eases",
    "wish_well eases",
    "promise_no_reopen eases",
    "permission eases",
    "why truth/b",
    "if_matched no_would",
    "say_nothing nothing",
]


def test_breaking_the_promise_not_to_reopen_caps_the_total_at_sixty() -> None:
    kept = card(lost(), [*PROMISED, "hang_up"])
    broken = card(lost(), [*PROMISED, "offer_fix declines", "hang_up"], scale=(-1.0, -0.9))
    assert kept.caps == ()
    cap = next(cap for cap in broken.caps if cap.applies_to == "total")
    assert (cap.at_most, cap.turn) == (60.0, 10)
    assert broken.total <= 60.0 < kept.total


def test_a_promise_gap_above_three_tenths_caps_the_total_at_seventy_until_a_downside_brings_it_down() -> None:
    good = [*ALL_FIVE, "goodbye", *quiet(2), "contact/financing warm"]
    still = [(6, Forecast("still_there", "yes", figures=5))]
    boasted = card(won(), ["promise/big lands", *good], still, full=True, scale=(-1.0, -0.9))
    honest = card(won(), ["promise/big lands", "downside/slow lands", *good], still, full=True, scale=(-1.0, -0.9))
    cap = next(cap for cap in boasted.caps if cap.applies_to == "total")
    assert (cap.at_most, cap.turn) == (70.0, 5)
    assert boasted.total == 70.0
    assert honest.caps == ()
    assert honest.total > 70.0


def test_the_long_game_runs_from_the_careless_to_the_expert_sitting() -> None:
    game = game_of(small(), [*ASK_ALL, "close yes"], full=True)
    gained = card_of_game(small(), game).long_game_gained
    assert gained != 0
    for low, high, expected in ((0.0, 0.2, 0.0), (-0.2, 0.0, 1.0), (-0.1, 0.1, 0.5)):
        score = card_of_game(small(), game, scale=(gained + low, gained + high))
        assert share(score, "long_game") == pytest.approx(expected, abs=0.06)


def test_where_expert_and_careless_hardly_differ_a_twentieth_is_the_scale() -> None:
    game = game_of(small(), [*ASK_ALL, "close yes"], full=True)
    gained = card_of_game(small(), game).long_game_gained
    score = card_of_game(small(), game, scale=(gained - 0.025, gained - 0.024))
    assert share(score, "long_game") == pytest.approx(0.5, abs=0.11)


def test_the_card_ends_with_one_thing_to_do_next_time_where_there_is_one() -> None:
    assert card(small(), ["walk_out"]).next_thing.startswith("Next time:")
    careless = card(lost(), ["hang_up"])
    assert careless.next_thing.startswith("Next time: hear the reason first")


def test_one_commitment_that_was_left_open_is_named_and_several_are_not() -> None:
    at_the_table = [f"nail/{kind}/timed writes" for kind in COMMITMENTS[:-1]]
    assert "a day and an hour for the next step" in card(won(), [*at_the_table, "goodbye"]).next_thing
    assert "stay for the dates" in card(won(), ["goodbye"]).next_thing

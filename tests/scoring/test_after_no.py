"""Losing well, rule by rule, each with a lost deal written by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from salesdance.scorecard import Mark
from salesdance.scoring.after_no import after_no, opened
from tests.scoring.by_hand import card, game_of, lost, named, on, share, small

FINAL = "is it final"
BAIT = "neither bait nor opening"
ROAD = "the clean road"
SECOND = "the second question"
WELL = (
    "is_it_final final",
    "thank_them eases",
    "wish_well eases",
    "permission eases",
    "why truth/a",
    "if_matched no_would",
    "say_nothing nothing",
    "ask_help eases",
    "hang_up",
)


def marks(*lines: str) -> list[Mark]:
    """Return the marks of the talk after a no."""
    return after_no(game_of(lost(), lines))


def test_a_talk_after_a_no_done_well_earns_nearly_everything() -> None:
    assert share(card(lost(), WELL), "after_no") > 0.9


def test_a_talk_that_is_hung_up_on_at_once_earns_little() -> None:
    assert share(card(lost(), ["hang_up"]), "after_no") < 0.3


def test_asking_whether_it_is_final_earns_most_before_the_reason() -> None:
    assert named(marks("thank_them eases"), FINAL).points == 0.0
    assert named(marks("is_it_final final", "why refuses"), FINAL).points == 4.0
    assert named(marks("why refuses", "is_it_final final", "hang_up"), FINAL).points == 2.5


def test_a_no_that_is_not_final_calls_for_coming_back() -> None:
    left = named(marks("is_it_final not_final", "hang_up"), FINAL)
    back = named(marks("is_it_final not_final", "come_back declines", "hang_up"), FINAL)
    assert (left.points, back.points) == (2.5, 4.0)


def test_where_no_meeting_is_left_nobody_is_blamed_for_not_coming_back() -> None:
    one = replace(lost(), meetings=lost().meetings[:1])
    mark = named(after_no(game_of(one, ["is_it_final not_final", "hang_up"])), FINAL)
    assert mark.points == 4.0


def test_the_hot_answer_costs_half_and_twice_all_of_the_bait() -> None:
    assert named(marks("thank_them eases"), BAIT).points == 10.0
    assert named(marks("our_best shrugs"), BAIT).points == 5.0
    twice = named(marks("our_best shrugs", "family_eats shrugs"), BAIT)
    assert (twice.points, twice.turn) == (0.0, 2)


def test_reopening_after_a_promise_not_to_loses_the_bait_and_names_the_turn() -> None:
    lines = ["promise_no_reopen eases", "why truth/a", "offer_fix declines", "hang_up"]
    broke = named(marks(*lines), BAIT)
    assert (broke.points, broke.turn) == (0.0, 4)
    assert named(marks("why truth/a", "offer_fix declines", "hang_up"), BAIT).points == 10.0


def test_thanks_and_good_wishes_earn_two_each() -> None:
    both = marks("thank_them eases", "wish_well nods")
    assert (named(both, "thanks").points, named(both, "wishing well").points) == (2.0, 2.0)
    none = marks("hang_up")
    assert (named(none, "thanks").points, named(none, "wishing well").points) == (0.0, 0.0)


def test_permission_is_for_the_guarded_and_one_sentence_too_many_for_those_in_a_hurry() -> None:
    hurried = ["thank_them hurries", "wish_well hurries", "own_it hurries"]
    calm = ["thank_them eases", "wish_well eases", "own_it eases"]
    rule = "permission"
    assert named(marks(*calm, "permission eases", "why refuses"), rule).points > 4.5
    assert named(marks(*calm, "why refuses"), rule).points < 1.5
    assert named(marks(*hurried, "permission nods", "why refuses"), rule).points < 1.5
    assert named(marks(*hurried, "why refuses"), rule).points > 4.5
    assert named(marks("thank_them eases", "hang_up"), rule).points == 0.0


def test_permission_asked_after_the_question_is_not_permission() -> None:
    late = named(marks("thank_them eases", "why refuses", "permission eases"), "permission")
    assert late.turn == 3


def test_the_first_question_earns_four_whatever_it_is_answered() -> None:
    for signal in ("truth/a", "half/product", "lie/budget", "refuses"):
        assert named(marks(f"why {signal}"), "the first question").points == 4.0
    assert named(marks("hang_up"), "the first question").points == 0.0


def test_the_second_question_earns_all_when_it_is_left_quiet_and_half_when_it_is_talked_over() -> None:
    asked = ["why lie/budget", "if_matched no_would"]
    assert named(marks(*asked, "say_nothing nothing"), SECOND).points == 4.0
    assert named(marks(*asked, "thank_them eases"), SECOND).points == 2.0
    assert named(marks("why lie/budget", "hang_up"), SECOND).points == 0.0


def test_after_a_refusal_the_second_question_is_the_one_not_to_ask() -> None:
    assert named(marks("why refuses", "hang_up"), SECOND).points == 4.0
    assert named(marks("why refuses", "if_matched refuses", "say_nothing nothing"), SECOND).points == 0.0


def test_a_refusal_earns_nothing_before_the_player_has_taken_it() -> None:
    assert named(marks("why refuses"), SECOND).points == 0.0


def test_a_third_question_costs_two() -> None:
    lines = ["why lie/budget", "if_matched no_would", "say_nothing nothing", "third_question refuses"]
    assert named(marks(*lines), SECOND).points == 2.0


def test_help_fits_a_reason_that_can_be_solved_and_the_promise_one_that_cannot() -> None:
    solvable, not_solvable = "why truth/a", "why truth/b"
    assert named(marks(solvable, "ask_help eases"), ROAD).points == 8.0
    assert named(marks(solvable, "promise_no_reopen eases"), ROAD).points == 0.0
    assert named(marks(not_solvable, "promise_no_reopen eases"), ROAD).points == 8.0
    assert named(marks(not_solvable, "ask_help eases"), ROAD).points == 0.0
    assert named(marks(solvable, "hang_up"), ROAD).points == 0.0


def test_a_road_taken_before_the_reason_is_heard_earns_by_how_likely_it_fits() -> None:
    game = game_of(lost(), ["ask_help eases"])
    likely = game.trace.objections[game.turns[0].number, 0, 0]
    assert 0.2 < likely < 0.9
    assert named(after_no(game), ROAD).points == pytest.approx(8 * likely, abs=0.01)


def test_both_roads_at_once_are_hardly_a_road() -> None:
    assert named(marks("ask_help eases", "promise_no_reopen eases"), ROAD).points == 2.0


def test_good_manners_before_the_question_make_the_truth_easier_to_say() -> None:
    rule = "making the truth easy"
    bare = named(marks("why refuses"), rule).points
    kind = named(marks("thank_them eases", "wish_well eases", "own_it eases", "why refuses"), rule).points
    stung = named(marks("our_best shrugs", "why refuses"), rule).points
    assert stung < bare < kind <= 6.0
    assert named(marks("hang_up"), rule).points == 0.0


def test_the_part_is_opened_by_being_there_and_not_by_the_no_alone() -> None:
    assert not opened(game_of(small(), ["close no"]))
    assert opened(game_of(small(), ["close no", "hang_up"]))


def test_an_argument_after_the_no_brings_the_whole_part_to_nothing() -> None:
    score = card(lost(), [*WELL[:-1], "argue_no cold", "hang_up"])
    assert share(score, "after_no") == 0.0
    cap = next(cap for cap in score.caps if cap.applies_to == "after_no")
    assert (cap.at_most, cap.turn) == (0.0, 10)
    assert on(score, "the first question").points > 0

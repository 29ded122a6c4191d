"""Cementing and the ninety days, rule by rule, each with a deal written by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from salesdance.scenario import COMMITMENTS, Played
from salesdance.scorecard import Mark
from salesdance.scoring.after_yes import cementing, ninety_days, opened, weights_at
from tests.scoring.by_hand import DODGED, card, game_of, named, quiet, share, small, won

NAMES = [kind.replace("_", " ") for kind in COMMITMENTS]
IN_HAND = "in their hand"
SAME = "in the same meeting"
DODGES = "reading the dodges"
FIRST = "what matters most, first"
USERS = "who_uses names_users"


def nailed(*lines: str) -> list[Mark]:
    """Return the marks of cementing."""
    return cementing(game_of(won(), lines))


def stops(*lines: str) -> list[Mark]:
    """Return the marks of the ninety days."""
    return ninety_days(game_of(won(), lines, full=True))


def test_the_more_precisely_a_commitment_was_asked_for_the_more_it_earns() -> None:
    earned = {}
    for precision in ("vague", "dated", "timed"):
        mark = named(nailed(f"nail/delivery_date/{precision} writes"), "delivery date")
        earned[precision] = mark.points / mark.out_of
    assert earned["vague"] == pytest.approx(0.2, abs=0.002)
    assert earned["dated"] == pytest.approx(0.55, abs=0.002)
    assert earned["timed"] == pytest.approx(1.0, abs=0.002)
    assert named(nailed("small_talk"), "delivery date").points == 0.0


def test_what_was_asked_for_counts_and_not_what_was_granted() -> None:
    written = nailed("nail/delivery_date/timed writes", "goodbye")
    dodged = nailed("nail/delivery_date/timed lets_see", "nail/delivery_date/timed changes_subject", "goodbye")
    first, came_back = named(written, "delivery date"), named(dodged, "delivery date")
    assert first.points / first.out_of == pytest.approx(came_back.points / came_back.out_of, abs=0.01)


def test_what_they_dodged_and_you_let_drop_is_worth_a_vague_word() -> None:
    dodge = "nail/delivery_date/timed lets_see"
    waiting, dropped = named(nailed(dodge), "delivery date"), named(nailed(dodge, "goodbye"), "delivery date")
    assert waiting.points == waiting.out_of
    assert dropped.points / dropped.out_of == pytest.approx(0.2, abs=0.002)
    assert "let it drop" in dropped.why
    eased = named(nailed(dodge, "easy_no stands", "goodbye"), "delivery date")
    assert eased.points == eased.out_of


def test_beginning_with_what_matters_most_earns_and_with_what_matters_least_nothing() -> None:
    assert named(nailed("nail/internal_meeting/timed writes"), FIRST).points == 3.0
    assert named(nailed("nail/next_step/timed writes"), FIRST).points == 0.0
    between = named(nailed("nail/delivery_date/timed writes", "nail/internal_meeting/timed writes"), FIRST)
    assert 0.0 < between.points < 3.0
    assert named(nailed("goodbye"), FIRST).points == 0.0


def test_the_five_commitments_and_how_they_were_nailed_down_are_out_of_twenty_six() -> None:
    assert sum(mark.out_of for mark in nailed("small_talk")) == pytest.approx(26.0, abs=0.02)
    by_weight = ("internal_meeting", *[kind for kind in COMMITMENTS if kind != "internal_meeting"])
    all_five = [f"nail/{kind}/timed writes" for kind in by_weight]
    marks = nailed(USERS, *all_five)
    assert sum(mark.points for mark in marks) == pytest.approx(sum(mark.out_of for mark in marks), abs=0.02)


def test_what_the_scenario_had_fixed_already_is_neither_asked_nor_earned_again() -> None:
    start = won().start
    fixed = (*start.opens_with, Played("nail/financing/timed", "writes"))
    scenario = replace(won(), start=replace(start, opens_with=fixed), digest="fixed")
    marks = cementing(game_of(scenario, ["nail/delivery_date/timed writes"]))
    assert "financing" not in [mark.rule for mark in marks]
    assert sum(mark.out_of for mark in marks) == pytest.approx(26.0, abs=0.02)


def test_beginning_with_what_had_a_day_already_earns_nothing_and_costs_nothing() -> None:
    start = won().start
    fixed = (*start.opens_with, Played("nail/financing/dated", "writes"))
    scenario = replace(won(), start=replace(start, opens_with=fixed), digest="dated")
    marks = cementing(game_of(scenario, ["nail/financing/timed writes", "nail/internal_meeting/timed writes"]))
    assert named(marks, FIRST).points == 0.0


def test_a_commitment_weighs_by_what_this_buyer_let_on() -> None:
    heard_a, heard_b = ["ask/past open_clue", "ask/lamp open_clue"], ["ask/week open_clue"]
    weights = {}
    for name, asked in (("a", heard_a), ("b", heard_b)):
        game = game_of(small(), [*asked, "close yes", "small_talk lands"])
        weights[name] = weights_at(game, game.last)[NAMES.index("internal meeting")]
        assert sum(weights_at(game, game.last)) == pytest.approx(1.0)
    assert weights["a"] > weights["b"] + 0.03


def test_what_is_nailed_down_in_their_hand_and_before_you_leave_earns_for_that_too() -> None:
    there = nailed("nail/delivery_date/timed writes", "goodbye")
    vague = nailed("nail/delivery_date/vague writes", "goodbye")
    assert named(there, SAME).points == pytest.approx(2 * named(there, IN_HAND).points, abs=0.02)
    assert named(there, IN_HAND).points > 0
    assert named(vague, IN_HAND).points == 0.0
    assert 0 < named(vague, SAME).points < named(there, SAME).points


def test_what_is_caught_up_on_by_mail_earns_a_twentieth_and_neither_as_in_the_meeting_nor_as_in_their_hand() -> None:
    later = ["goodbye", *quiet(2), "nail/internal_meeting/timed writes"]
    marks = nailed(*later)
    caught_up = named(marks, "internal meeting")
    assert caught_up.points == pytest.approx(0.05 * caught_up.out_of, abs=0.02)
    assert "once you had left the table" in caught_up.why
    assert named(marks, SAME).points == named(marks, IN_HAND).points == 0.0


def test_a_date_by_mail_takes_nothing_from_what_was_asked_for_at_the_table() -> None:
    at_the_table = ["nail/internal_meeting/vague writes", "goodbye", *quiet(2)]
    marks = nailed(*at_the_table, "nail/internal_meeting/timed writes")
    assert named(marks, "internal meeting") == named(nailed(*at_the_table), "internal meeting")
    assert named(marks, SAME).points > 0


def test_two_dodges_call_for_an_easy_way_to_say_no() -> None:
    assert DODGES not in [mark.rule for mark in nailed(DODGED[0], "goodbye")]
    assert named(nailed(*DODGED, "goodbye"), DODGES).points == 0.0
    assert named(nailed(*DODGED, "easy_no stands"), DODGES).points == 4.0


def test_pressing_on_where_they_have_dodged_costs_once_they_dodged_twice() -> None:
    pressed = ["nail/financing/dated lets_see", "nail/financing/timed changes_subject", "nail/financing/timed writes"]
    assert DODGES not in [mark.rule for mark in nailed(pressed[0], "nail/financing/timed writes", "goodbye")]
    assert named(nailed(*pressed, "goodbye"), DODGES).points == -2.0
    assert named(nailed(*pressed, "easy_no stands"), DODGES).points == 2.0
    twice = [pressed[0], "nail/delivery_date/timed lets_see"]
    assert named(nailed(*twice, "nail/delivery_date/timed writes", "goodbye"), DODGES).points == -2.0
    assert named(nailed(*twice, "nail/next_step/timed writes", "goodbye"), DODGES).points == 0.0


def test_leaving_without_a_word_more_after_the_yes_earns_nothing_of_the_ninety_days() -> None:
    assert [(mark.rule, mark.points) for mark in stops("leave_openly")] == [("the ninety days", 0.0)]


def test_before_the_first_stop_the_ninety_days_are_not_marked() -> None:
    assert stops("goodbye", "day quiet") == []


def test_who_let_them_say_no_before_the_door_is_not_blamed_for_days_that_never_came() -> None:
    assert stops(*DODGED, "easy_no admits", "thank_them eases") == []
    score = card(won(), [*DODGED, "easy_no admits", "thank_them eases", "hang_up"])
    assert "the ninety days" not in [mark.rule for part in score.parts for mark in part.marks]


def test_every_stop_counts_the_same_and_all_of_them_make_twenty() -> None:
    lines = ["goodbye", *quiet(2), "carry_on", *quiet(5), "check_in warm", "carry_on", *quiet(3), "carry_on"]
    marks = stops(*lines)
    assert [mark.rule for mark in marks] == ["day 2", "day 7", "day 10"]
    assert {mark.out_of for mark in marks} == {6.67}
    assert all(0 <= mark.points <= mark.out_of for mark in marks)


def test_a_customer_who_dodged_everything_needs_more_than_carrying_on() -> None:
    open_ends = ["goodbye", *quiet(2, "nothing")]
    best = stops(*open_ends, "contact/internal_meeting warm")[0]
    idle = stops(*open_ends, "carry_on")[0]
    assert idle.points < best.points


@pytest.mark.parametrize("shortcut", ["drop_price reassured", "blame_them reassured"])
def test_a_discount_or_blame_in_place_of_a_fresh_start_leaves_half_of_the_ninety_days_at_most(shortcut: str) -> None:
    well = ["nail/delivery_date/timed writes", "nail/financing/timed writes", "nail/internal_meeting/timed writes"]
    well += [USERS, "nail/named_users/timed writes", "nail/next_step/timed writes", "goodbye"]
    later = ["carry_on", *quiet(1), "contact/financing warm", "carry_on"]
    later += [*quiet(5), "contact/internal_meeting warm", "carry_on", *quiet(3), "contact/cards warm", "carry_on"]
    later += [*quiet(10), "carry_on"]
    marks = stops(*well, "day hedges", shortcut, *later)
    cheap = named(marks, "a shortcut")
    assert cheap.points < 0
    assert sum(mark.points for mark in marks) == pytest.approx(10.0, abs=0.02)


def test_the_part_is_opened_by_being_there_and_not_by_the_yes_alone() -> None:
    assert not opened(game_of(small(), ["close yes"]))
    assert opened(game_of(small(), ["close yes", "goodbye"]))


def test_who_stays_for_the_dates_is_worth_more_than_who_goes() -> None:
    went = card(won(), ["goodbye", *quiet(2), "carry_on"], full=True)
    all_five = [f"nail/{kind}/timed writes" for kind in COMMITMENTS]
    stayed = card(won(), [USERS, *all_five, "goodbye", *quiet(2), "carry_on"], full=True)
    assert share(stayed, "after_yes") > share(went, "after_yes") + 0.5

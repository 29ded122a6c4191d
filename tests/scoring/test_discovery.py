"""Discovery, reasons and people, rule by rule, each with a game written by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from salesdance.scorecard import Mark
from salesdance.scoring.discovery import discovery, people, promise_gap, reasons, worth_share
from tests.scoring.by_hand import ASK_ALL, card, game_of, named, share, skills, small, won

WORTH = "worth of the questions"
FOLLOWED = "following up what they let slip"
LINKED = "reasons tied to what they said"
TOLD_ALL = (
    "ask/past open_clue",
    "ask/lamp open_clue",
    "ask/week open",
    "ask/bill open",
    "ask_straight voiced/a",
    "ask/bill open",
    "ask/stairs open",
    "ask/garden open",
)


def found(*lines: str) -> list[Mark]:
    """Return the marks of Discovery for a game from the first meeting."""
    return discovery(game_of(small(), lines), 0.0)


def given(*lines: str) -> list[Mark]:
    """Return the marks of Reasons for a game from the first meeting."""
    return reasons(game_of(small(), lines))


def met(*lines: str) -> list[Mark]:
    """Return the marks of People for a game from the first meeting."""
    return people(game_of(small(), lines))[0]


# worth of the questions


def test_the_question_that_tells_most_is_worth_one_and_one_that_tells_nothing_is_worth_none() -> None:
    first = [*ASK_ALL, "ask_straight evades", "who_decides names_nobody", "who_uses names_users"]
    worths = {line.split()[0]: worth_share(game_of(small(), [line]))[1][0][1] for line in first}
    assert max(worths.values()) == 1.0
    assert worths["who_uses"] == pytest.approx(0.0, abs=1e-9)
    assert all(0.0 <= worth <= 1.0 for worth in worths.values())


def test_questions_never_asked_count_nothing() -> None:
    one, _ = worth_share(game_of(small(), ASK_ALL[:1]))
    three, _ = worth_share(game_of(small(), ASK_ALL[:3]))
    assert 0 < one <= 0.1
    assert one < three <= 0.3


def test_questions_past_the_tenth_are_not_counted() -> None:
    lines = [*ASK_ALL, *ASK_ALL, "who_uses names_users", "who_uses names_users"]
    ten, each = worth_share(game_of(small(), lines))
    assert len(each) == 12
    assert ten == pytest.approx(sum(worth for _, worth in each[:10]) / 10)


def test_when_nothing_is_left_to_ask_the_questions_never_asked_count_in_full() -> None:
    game = game_of(small(), [*TOLD_ALL, "close yes"])
    close = game.first("close")
    assert close is not None
    assert game.trace.best[close.number, 0] < 0.02
    share_of_all, each = worth_share(game)
    assert share_of_all == pytest.approx((sum(worth for _, worth in each) + 10 - len(each)) / 10)


def test_a_question_asked_when_nothing_was_left_to_learn_counts_in_full() -> None:
    game = game_of(small(), [*TOLD_ALL, "ask/lamp open"])
    assert game.trace.best[game.turns[-1].number, 0] < 0.02
    assert worth_share(game)[1][-1][1] == 1.0


# following up


@pytest.mark.parametrize(
    "next_line",
    [
        "follow_up open",
        "say_nothing adds",
        "ask_straight evades",
        "answer/a puzzled",
        "ask/lamp open",
        "ask/garden open",
    ],
)
def test_a_clue_is_picked_up_by(next_line: str) -> None:
    assert named(found("ask/past open_clue", next_line), FOLLOWED).points == 4.0


@pytest.mark.parametrize("next_line", ["who_decides names_nobody"])
def test_a_clue_to_somebody_upstairs_is_picked_up_by_asking_who_decides(next_line: str) -> None:
    assert named(found("ask/stairs open_clue", next_line), FOLLOWED).points == 4.0


@pytest.mark.parametrize(
    "next_line", ["ask/week open", "small_talk lands", "answer/b puzzled", "who_decides names_nobody"]
)
def test_a_clue_is_not_picked_up_by(next_line: str) -> None:
    mark = named(found("ask/past open_clue", next_line), FOLLOWED)
    assert (mark.points, mark.turn) == (0.0, 0)


def test_a_clue_may_be_picked_up_one_turn_late_but_not_two() -> None:
    late = found("ask/past open_clue", "small_talk lands", "ask_straight evades")
    later = found("ask/past open_clue", "small_talk lands", "small_talk lands", "ask_straight evades")
    assert named(late, FOLLOWED).points == 4.0
    assert named(later, FOLLOWED).points == 0.0


def test_one_clue_of_two_picked_up_is_half_and_the_missed_one_is_named() -> None:
    lines = ["ask/past open_clue", "follow_up open", "ask/week open_clue", "about_us lands"]
    mark = named(found(*lines), FOLLOWED)
    assert (mark.points, mark.turn) == (2.0, 2)


def test_where_no_clue_showed_its_points_go_to_the_worth_of_the_questions() -> None:
    quiet, slip = found("ask/past open", "follow_up open"), found("ask/past open_clue", "follow_up open")
    assert FOLLOWED not in [mark.rule for mark in quiet]
    assert (named(quiet, WORTH).out_of, named(slip, WORTH).out_of) == (10.0, 6.0)
    assert sum(mark.out_of for mark in quiet) == sum(mark.out_of for mark in slip) == 16.0


# them before you, breadth, share of talk


def test_ten_questions_before_a_word_about_yourself_earn_both_points() -> None:
    ten = [*ASK_ALL, *ASK_ALL]
    assert named(found(*ten, "about_us lands"), "them before you").points == 2.0
    assert named(found(*ten[:5], "about_us lands", *ten[5:]), "them before you").points == 1.0
    assert named(found("about_us lands", *ten), "them before you").points == 0.0


def test_hello_and_small_talk_are_not_about_yourself() -> None:
    assert named(found("small_talk lands", *ASK_ALL), "them before you").points == 1.0


def test_breadth_counts_the_topics_asked_about_and_names_those_that_were_not() -> None:
    mark = named(found("ask/past open", "ask/garden open", "ask/lamp open"), "breadth")
    assert mark.points == 0.8
    assert mark.why == "Not asked about: cost, people, future."
    assert named(found(*ASK_ALL), "breadth").points == 2.0


def test_the_more_of_the_minutes_were_yours_the_less_the_share_of_talk_earns() -> None:
    listened = named(found(*ASK_ALL, "about_us lands"), "share of talk")
    talked = named(found(ASK_ALL[0], "about_us lands", "picture_it lands", "boast lands"), "share of talk")
    assert listened.points == 2.0
    assert talked.points == 0.0


# reasons and honesty


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


# people


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

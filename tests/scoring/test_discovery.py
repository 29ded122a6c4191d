"""Discovery, rule by rule, each with a game written by hand."""

from __future__ import annotations

import pytest

from salesdance.scorecard import Mark
from salesdance.scoring.discovery import discovery, worth_share
from tests.scoring.by_hand import ASK_ALL, game_of, named, small

WORTH = "worth of the questions"
FOLLOWED = "following up what they let slip"
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

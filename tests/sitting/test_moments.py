"""Moments for a room, the decent seller between them, and branches of a sitting."""

from __future__ import annotations

from statistics import median

import pytest

from salesdance.scenario import Moment
from salesdance.sitting.moments import MOST, Branch, Pace, has_mail, play_on, play_out
from salesdance.sitting.sitting import Sitting
from salesdance.sitting.view import Said
from tests.sitting.test_debriefing import NAMES, begun

SEEDS = (2, 5, 6)
LONGEST = 200


def voted(seat: Sitting) -> list[tuple[str, Branch]]:
    """A room that always chooses the natural line: the act of each vote, and what came of it."""
    pace, votes = Pace(), []
    while (stretch := play_on(seat, pace)).lines:
        act, natural = seat.view().act, seat.natural()
        moves = [line.move for line in stretch.lines]
        move = natural if natural in moves else moves[0]
        votes.append((act, play_out(seat, move, far=pace.last(act))))
    return votes


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_decent_seller_plays_every_deal_to_its_end(name: str, seed: int) -> None:
    seat = begun(name, seed)
    pace = Pace(dict(MOST))
    assert play_on(seat, pace).lines == ()
    assert seat.finished
    made = [entry.move for entry in seat.transcript().entries if entry.origin == "sitting"]
    assert not any(move.startswith(("promise/", "argue", "blame", "third", "walk")) for move in made)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", SEEDS)
def test_at_every_moment_the_natural_line_and_a_temptation_are_among_four_of_the_hand(name: str, seed: int) -> None:
    seat, pace, seen = begun(name, seed), Pace(), 0
    while (stretch := play_on(seat, pace)).lines:
        view, moves = seat.view(), [line.move for line in stretch.lines]
        if view.look_back is None:
            seen += 1
            relieves = {piece.id for piece in seat._course.deal.pieces if piece.relieves is not None}
            assert len(moves) == 4
            assert seat.natural() in moves
            assert relieves & set(moves)
            assert moves == [key.choice.move for key in view.hand if key.choice.move in moves]
        play_out(seat, moves[0])
    assert seen


@pytest.mark.parametrize("seed", SEEDS)
def test_a_whole_deal_has_about_ten_votes_spread_over_its_acts(seed: int) -> None:
    acts = [act for act, _ in voted(begun("copy_room", seed))]
    assert 8 <= len(acts) <= 13
    assert len(set(acts)) >= 3
    assert all(acts.count(act) <= most for act, most in MOST.items())


@pytest.mark.parametrize("name", NAMES)
def test_a_branch_stands_at_the_same_point_with_the_same_luck_and_leaves_the_sitting_alone(name: str) -> None:
    stored: list[object] = []
    seat, pace = begun(name, 6), Pace()
    seat._course.on_move = stored.append
    while (stretch := play_on(seat, pace)).lines:
        before, kept = seat.view(), list(stored)
        branches = [[play_out(seat.branch(), line.move) for line in stretch.lines] for _ in range(2)]
        assert branches[0] == branches[1]
        assert seat.branch().view() == before == seat.view()
        assert stored == kept
        assert play_out(seat, stretch.lines[-1].move) == branches[0][-1]


def test_a_branch_keeps_an_answered_thought_and_a_question_that_waits() -> None:
    seat = begun("in_the_bag", 3)
    seat.look_back(seat.view().look_back.choices[0].move)  # type: ignore[union-attr]
    for _ in range(LONGEST):
        if seat.view().thought is not None or seat.view().asking is not None:
            assert seat.branch().view() == seat.view()
            break
        seat.say(seat.natural())
    if seat.view().thought is not None:
        seat.answer_thought(False)
        assert seat.branch().view() == seat.view()


def test_after_the_yes_a_line_is_played_to_the_next_mail_and_in_a_talk_to_its_answer() -> None:
    seat = begun("the_yes", 2)
    seat.skip_forecast()
    line = next(key.choice.move for key in seat.view().hand if key.choice.move.startswith("nail"))
    far, near = play_out(seat.branch(), line), play_out(seat.branch(), line, far=False)
    assert far.heard == near.heard
    assert (near.later, near.moves) == ((), 0)
    assert has_mail(far.later)
    talk = play_out(begun("copy_room", 2), "ask/history")
    assert talk.heard
    assert talk.later == ()


def told(seat: Sitting, pace: Pace) -> list[tuple[str, str]]:
    """The act and the last move of each vote of a room that always chooses the natural line."""
    votes = []
    while (stretch := play_on(seat, pace)).lines:
        act, last = seat.view().act, (seat.last() or ("",))[0]
        votes.append((act, last))
        moves = [line.move for line in stretch.lines]
        natural = seat.natural()
        play_out(seat, natural if natural in moves else moves[0], far=pace.last(act))
    return votes


def test_where_the_author_chose_moments_these_are_voted_on_each_once_and_few_others() -> None:
    own = (
        Moment("discover", "x", "ask/*"),
        Moment("discover", "x", "ask/*"),
        Moment("present", "x", "difference"),
        Moment("close", "x"),
    )
    for seed in SEEDS:
        votes = told(begun("copy_room", seed), Pace(authored=own))
        talk = [(act, last) for act, last in votes if act in ("discover", "present", "close")]
        assert [act for act, _ in talk].count("discover") in (2, 3)
        assert sum(last.startswith("ask/") for act, last in talk if act == "discover") >= 1
        assert [act for act, _ in talk].count("present") <= 3
        assert [act for act, _ in votes].count("ninety_days") == MOST["ninety_days"]


def test_a_moment_without_a_move_is_the_first_turn_of_its_act_and_no_later_one() -> None:
    votes = told(begun("copy_room", 2), Pace(authored=(Moment("discover", "x"), Moment("discover", "x", "ask/meter"))))
    met = [last for act, last in votes if act == "discover"]
    assert met[0] == ""
    assert met.count("") == 1
    assert "ask/meter" in met


def test_a_choice_about_the_past_is_always_voted_on() -> None:
    seat = begun("in_the_bag", 5)
    play_on(seat, Pace(authored=(Moment("present", "x", "nobody"), Moment("after_the_no", "x", "why"))))
    assert seat.view().look_back is not None


@pytest.mark.parametrize("name", NAMES)
def test_the_moments_of_the_shipped_deals_fill_an_evening(name: str) -> None:
    seats = [begun(name, seed) for seed in range(2, 8)]
    votes = [len(told(seat, Pace(authored=seat.authored()))) for seat in seats]
    assert max(votes) <= 16
    # One who tells the reason at once leaves less to vote on.
    assert min(votes) >= 5
    assert median(votes) >= 6


def test_the_move_just_answered_is_the_sellers_own_and_the_post_that_came_since() -> None:
    seat = begun("the_yes", 2)
    assert seat.last() == ("nail/next_step/timed",)
    seat.skip_forecast()
    seat.say("goodbye")
    assert seat.last() == ("goodbye", "post")
    assert begun("copy_room", 2).last() == ()


def test_a_moment_may_come_after_the_post() -> None:
    seat, pace = begun("copy_room", 2), Pace(authored=(Moment("ninety_days", "x", "post"),))
    while play_on(seat, pace).lines and seat.view().act != "ninety_days":
        seat.say(seat.natural())
    assert seat.view().act == "ninety_days"
    assert "post" in seat.last()
    assert pace.used == {0}


def test_mail_is_what_came_with_a_day_on_it() -> None:
    assert has_mail([Said("Petra", "Thursdays.", "Day 9.")])
    others = [Said("Dana", "No.", "She looks away."), Said("calendar", "Day 9."), Said("you", "x", "Day 9.")]
    assert not has_mail(others)

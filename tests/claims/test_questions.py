"""Questions, one's own story, reasons: what the talk before the ask is worth."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.laws.outcomes import asked
from benchmarks.laws.policies import AVERAGE, BEST, HAPPY_EARS, PUSHER, player
from salesdance.engine import Mode, Seen, Tables
from salesdance.habits import Player
from salesdance.players import habit_chooser, play
from tests.claims.scripted import ASKED, after, chance, chances, deal, everybody, may, mean, stays

STORY = ("about_us", "lands")
WAYS = {"best": BEST, "average": AVERAGE, "happy ears": HAPPY_EARS, "pusher": PUSHER}


def bothered(t: Tables, what: int | str) -> np.ndarray:
    """Return the types that a question is about: an objection by its place, or `fit`: those whom it does not suit."""
    return t.types.poor if what == "fit" else t.types.objection == what


@pytest.mark.parametrize(
    ("fact", "what"),
    [("f0", 0), ("f1", 1), ("f2", 2), ("f3", 3), ("f5", 5), ("f7", "fit")],
    ids=["their needs", "what they think of it", "use before", "whom they know", "money", "what they expect"],
)
def test_a_question_shows_more_to_those_whom_it_is_about(fact: str, what: int | str) -> None:
    t, mute = deal(), deal(clue__chance=0)
    shown = chances(t, everybody(t), f"ask/{fact}", "open_clue")
    real = bothered(t, what)
    assert mean(t, shown, real) > 2 * mean(t, shown, ~real)
    assert mean(mute, chances(mute, everybody(mute), f"ask/{fact}", "open_clue")) == 0


def test_questions_open_them_up_for_what_is_asked_later() -> None:
    def gained(t: Tables) -> float:
        late, early = (
            sum(chance(t, everybody(t, *asked), "ask/f20", head) for head in ("open", "open_clue"))
            for asked in (ASKED, ())
        )
        return late - early

    assert gained(deal()) > 0.1
    deaf = {"ask__openness": 0, "ask__trust": 0, "mood__at_ease": 0, "mood__guarded": 0, "mood__cornered": 0}
    assert abs(gained(deal(**deaf))) < 1e-6


def test_ones_own_story_costs_more_before_ten_questions_than_after() -> None:
    def cost(t: Tables, *before: tuple[str, str]) -> float:
        state = everybody(t, *before)
        return chance(t, state, "close", "yes") - chance(t, after(t, state, *STORY), "close", "yes")

    t, free, faithful = deal(), deal(self__trust=0, self__openness=0), deal("seed_faithful")
    assert cost(t) > cost(t, *ASKED) + 0.002
    assert cost(t, *ASKED) < 1e-6
    assert cost(free) <= cost(free, *ASKED) + 1e-6
    assert cost(faithful) > cost(t) + 0.002


def test_what_they_hear_of_a_reason_grows_with_the_questions_before_the_own_story() -> None:
    def gain(t: Tables, questions: int) -> float:
        state = everybody(t, *ASKED[:questions], STORY)
        return chance(t, after(t, state, "boast", "lands"), "close", "yes") - chance(t, state, "close", "yes")

    assert gain(deal(), 10) > 1.1 * gain(deal(), 2)
    even = deal(attention__question=0)
    assert gain(even, 10) < 1.1 * gain(even, 2)


def test_a_reason_needs_to_be_heard_first_and_moves_those_whom_it_concerns_most() -> None:
    t, plain = deal(), deal(reason__unmatched=0)
    assert not may(t, everybody(t), "reason/f0")

    def gain(t: Tables, real: bool) -> float:
        state = everybody(t, *ASKED)
        change = chances(t, after(t, state, "reason/f0", "lands"), "close", "yes") - chances(t, state, "close", "yes")
        return mean(t, change, (t.types.objection == 0) == real)

    assert gain(t, True) > 1.5 * gain(t, False) > 0
    assert gain(plain, False) < 1e-6 < gain(plain, True)


def test_users_have_to_be_named_before_they_are_written_down() -> None:
    def accepts(t: Tables, answer: str) -> float:
        state = everybody(t, *ASKED, ("who_uses", answer), ("close", "yes"))
        return sum(chance(t, state, "nail/named_users/timed", head) for head in ("writes", "slowly"))

    assert accepts(deal(), "names_users") > 1.3 * accepts(deal(), "thin")
    indifferent = deal(nail__unknown_users=1)
    assert abs(accepts(indifferent, "names_users") - accepts(indifferent, "thin")) < 0.01


def test_they_say_what_it_is_the_more_openly_the_more_they_trust() -> None:
    def voiced(**coefficients: float) -> float:
        t = deal(**coefficients)
        return chance(t, everybody(t, *ASKED), "ask_straight", "voiced")

    assert voiced(start__trust=0.6) > voiced() + 0.01
    assert voiced(start__openness=0.6) > voiced() + 0.01
    even = {"probe__trust": 0.0, "probe__openness": 0.0}
    assert abs(voiced(**even, start__trust=0.6, start__openness=0.6) - voiced(**even)) < 1e-6


def test_asked_straight_again_and_again_they_say_less_each_time() -> None:
    def voiced(t: Tables) -> list[float]:
        state, found = everybody(t, *ASKED), []
        for _ in range(3):
            found.append(chance(t, state, "ask_straight", "voiced"))
            state = after(t, state, "ask_straight", "evades")
        return found

    first, second, third = voiced(deal())
    assert first > 1.2 * second > 1.4 * third
    patient = voiced(deal(probe__again=0))
    assert patient[0] < 1.2 * patient[1]


def test_the_polite_hide_behind_an_excuse_more_often() -> None:
    def hidden(t: Tables, polite: bool) -> float:
        state = everybody(t, *ASKED)
        excuse = chances(t, state, "close", "not_now") + chances(t, state, "close", "not_now_tell")
        share = excuse / (excuse + chances(t, state, "close", "not_now_voiced"))
        return mean(t, share, (t.types.courtesy > t.c["middle.courtesy"]) == polite)

    assert hidden(deal(), True) > hidden(deal(), False) + 0.03
    even = deal(stated__courtesy=0)
    assert abs(hidden(even, True) - hidden(even, False)) < 1e-6


@pytest.mark.parametrize("way", WAYS)
def test_before_the_no_less_than_half_of_what_is_stated_is_the_matter(way: str) -> None:
    assert asked(WAYS[way], 2000)["true"] < 0.5


def test_an_excuse_that_puts_it_on_somebody_is_tried_by_asking_who_decides() -> None:
    def named(t: Tables, decides: bool) -> float:
        state = everybody(t, *ASKED, ("close", "not_now/board"))
        return mean(t, chances(t, state, "who_decides", "names"), t.types.decides[:, 0] == decides)

    assert named(deal(), True) > 2 * named(deal(), False)
    blurred = deal(process__stray=1)
    assert abs(named(blurred, True) - named(blurred, False)) < 1e-6


def test_reasons_the_difference_and_a_downside_win_belief_and_asking_for_the_sale_does_not() -> None:
    t = deal()
    state = everybody(t, *ASKED)
    before = chances(t, state, "close", "yes")
    for move in ("reason/f0", "difference", "downside/slow"):
        assert (chances(t, after(t, state, move, "lands"), "close", "yes") > before).all(), move
    for move in ("close", "close_soft", "close_firm"):
        assert (chances(t, after(t, state, move, "not_now/later"), "close", "yes") < before).all(), move


REAL = (Mode.SETTLED,)


def put_off(t: Tables, *between: str) -> list[float]:
    """Return P(genuine yes) at three asks, the first two put off; before each of the others something lands."""
    state = everybody(t, *ASKED)
    found = [chance(t, state, "close", "yes", REAL)]
    for said in between or ("", ""):
        state = after(t, state, "close", "not_now/later")
        state = after(t, state, said, "lands") if said else state
        found.append(chance(t, state, "close", "yes", REAL))
    return found


def test_each_not_now_makes_a_yes_less_likely() -> None:
    first, second, third = put_off(deal())
    assert first > 1.1 * second > 1.2 * third
    assert np.ptp(put_off(deal(close__again=0, close__presses=0, close__stands=0))) < 1e-6


def test_asked_again_with_nothing_new_they_say_the_same_again() -> None:
    first, second, third = put_off(deal())
    assert second + third < 0.4 * first
    assert sum(put_off(deal(close__stands=0))[1:]) > 1.2 * first
    assert put_off(deal(), "difference", "downside/slow")[1] > 1.1 * second


def test_a_not_now_is_half_open_again_at_the_next_meeting() -> None:
    def next_time(t: Tables) -> float:
        state = after(t, everybody(t, *ASKED), "close", "not_now/later")
        state = after(t, after(t, state, "next_dated", "agrees"), "turn_up", "comes")
        return chance(t, state, "close", "yes")

    assert next_time(deal(talks=2)) > 1.5 * next_time(deal(talks=2, meeting__not_now=0))


def test_who_never_asks_is_never_told_yes() -> None:
    t = deal()
    whole = player(AVERAGE)
    mute = Player(id="mute", about="mute", habits=tuple(h for h in whole.habits if "close" not in h.moves))
    assert len(mute.habits) == len(whole.habits) - 1

    def yeses(way: Player) -> int:
        end = play(t, habit_chooser(t, way), seed=1, games=1000).end
        return int((end.seen[:, Seen.SAID_YES] > 0).sum())

    assert yeses(whole) > 100
    assert yeses(mute) == 0


def test_a_reason_makes_everybody_likelier_to_say_yes_and_a_risk_nobody() -> None:
    def yes(t: Tables, *more: tuple[str, str]) -> np.ndarray:
        return chances(t, everybody(t, *ASKED, *more), "close", "yes")

    reason = ("reason/f0", "lands")
    assert (yes(deal(), reason) > yes(deal())).all()
    assert mean(deal(), yes(deal(), reason) - yes(deal())) > 0.015
    assert (yes(deal(start__risk=0.8)) < yes(deal())).all()
    unmoved = {"close__logic": 0.0, "risk__logic": 0.0, "reason__resolves": 0.0}
    assert np.allclose(yes(deal(**unmoved), reason), yes(deal(**unmoved)), atol=1e-6)
    assert np.allclose(yes(deal(close__risk=0, start__risk=0.8)), yes(deal(close__risk=0)), atol=1e-6)


def test_whoever_can_stop_it_weighs_less_once_they_are_in_the_room() -> None:
    def gained(t: Tables) -> tuple[float, float]:
        named = (*ASKED, ("who_decides", "names/boss"))
        apart, together = everybody(t, *named), everybody(t, *named, ("bring/boss", "agrees"))
        decides = t.types.decides[:, 0]
        yes = chances(t, together, "close", "yes") - chances(t, apart, "close", "yes")
        said = [after(t, state, "close", "yes") for state in (together, apart)]
        return mean(t, yes, decides), mean(t, stays(t, said[0]) - stays(t, said[1]), decides)

    yes, kept = gained(deal())
    assert yes > 0.1
    assert kept > 0.05
    none = gained(deal(close__unmet=0, close__met=0, risk__met=0, hazard__unmet=0))
    assert np.allclose(none, 0, atol=1e-6)

"""Second thoughts and how they are met: a joke, a price cut, blame, or a meeting as if it were the first."""

from __future__ import annotations

import numpy as np
import pytest

from salesdance.engine import Mode, State, Tables
from tests.claims.scripted import ASKED, YES, after, chance, chances, comes_round, deal, everybody, may, mean

HEDGES = (("goodbye", "waves"), ("day", "hedges"))
"""The customer has said that they waver."""


def wavering(t: Tables, *talk: tuple[str, str]) -> State:
    return everybody(t, *ASKED, *talk, YES, *HEDGES)


def met(t: Tables, questions: int, *talk: tuple[str, str]) -> State:
    """Return the fresh meeting in which so many things were asked again."""
    state = after(t, wavering(t, *talk), "restart", "agrees")
    for question in range(questions):
        state = after(t, state, f"ask/f{question}", "open")
    return state


def test_a_joke_wins_back_fewer_than_a_fresh_start_and_no_more_than_a_nudge() -> None:
    t = deal()
    fresh = chance(t, wavering(t), "restart", "agrees") * comes_round(t, met(t, 4), "still_stands")
    joke, nudge = (comes_round(t, wavering(t), move) for move in ("joke_back", "nudge"))
    assert joke <= nudge < fresh - 0.1


@pytest.mark.parametrize(("reply", "coefficient"), [("drop_price", "shortcut"), ("blame_them", "blame")])
def test_a_price_cut_and_blame_win_back_fewer_than_a_nudge_and_some_go_at_once(reply: str, coefficient: str) -> None:
    t, mild = deal(), deal(**{f"recover__{coefficient}": 0.0})
    assert comes_round(t, wavering(t), reply) < comes_round(t, wavering(t), "nudge") - 0.03
    assert chance(t, wavering(t), reply, "silent", (Mode.GONE,)) > 0.1
    assert chance(t, wavering(t), "nudge", "silent", (Mode.GONE,)) == 0
    assert comes_round(mild, wavering(mild), reply) == pytest.approx(comes_round(mild, wavering(mild), "nudge"))


def test_there_is_no_fresh_meeting_without_a_date_for_it() -> None:
    t = deal()
    before = wavering(t)
    for answer in ("puzzled", "silent"):
        refused = after(t, before, "restart", answer)
        assert not may(t, refused, "still_stands")
        assert not may(t, refused, "ask/f0")
    agreed = after(t, before, "restart", "agrees")
    assert may(t, agreed, "still_stands")
    assert may(t, agreed, "ask/f0")


def test_a_fresh_start_holds_the_more_the_more_is_asked_again() -> None:
    t, deaf = deal(), deal(restart__listened=0, restart__logic=0)
    chance_by_questions = [comes_round(t, met(t, n), "still_stands") for n in range(5)]
    assert (np.diff(chance_by_questions) > 0.02).all()
    # A question does a little for trust as well, which is not what is tried here.
    assert comes_round(deaf, met(deaf, 4), "still_stands") - comes_round(deaf, met(deaf, 0), "still_stands") < 0.05


def test_who_was_given_reasons_is_led_back_to_them() -> None:
    given = tuple((f"reason/f{i}", "lands") for i in (0, 3, 6))

    def gained(t: Tables) -> float:
        return comes_round(t, wavering(t, *given), "nudge") - comes_round(t, wavering(t), "nudge")

    assert gained(deal()) > 0.03
    assert abs(gained(deal(recover__logic=0))) < 1e-6


def test_a_fresh_start_holds_more_of_those_whose_real_worry_was_met() -> None:
    def gained(t: Tables) -> float:
        answered = ("answer/risk", "relieved")
        more, less = (
            sum(
                chances(t, met(t, 4, *talk).with_mode(Mode.SEEN), "still_stands", head, (Mode.SETTLED,))
                for head in ("stands", "wavers")
            )
            for talk in ((answered,), ())
        )
        return mean(t, more - less, t.types.objection == 2)

    assert gained(deal()) > 0.02
    assert abs(gained(deal(restart__solved=0))) < 1e-3

"""Claims about taking a no well: tried with everybody in the law deal by exact chances, and without their weight."""

import numpy as np
import pytest

from benchmarks.laws.deal import tables_for
from salesdance.engine import Mode, Phase, Seen, State, Tables, answers, legal
from salesdance.engine.losing import win_year
from tests.claims.scripted import NO, Event, after, chance, deal, everybody, may, mean

HEARD: Event = ("why", "truth/risk")
"""The reason, told in full; which one it is changes nothing of the year."""


def lost(t: Tables, *said: str | Event) -> State:
    """Return everybody after a final no and what was said then; a decent sentence is met with a nod."""
    return everybody(t, NO, *[(move, "nods") if isinstance(move, str) else move for move in said])


def truth(t: Tables, *said: str | Event) -> float:
    return chance(t, lost(t, *said), "why", "truth")


def year(t: Tables, *said: str | Event) -> float:
    return mean(t, win_year(t, lost(t, *said)))


def told(t: Tables, state: State, move: str) -> bool:
    """Tell whether anybody in these games could be told or offered this."""
    return bool(legal(t, state)[:, t.index[move]].any())


ROADS = {
    "thank_them": ({"year__grace": 0.0}, "thank_them"),
    "wish_well": ({"year__wish": 0.0}, "wish_well"),
    "promise_no_reopen": ({"year__promise": 0.0}, "promise_no_reopen"),
    "knowing why": ({"year__know": 0.0}, HEARD),
}


@pytest.mark.parametrize("name", ROADS)
def test_who_loses_well_is_better_placed_within_the_year_and_without_that_weight_is_not(name: str) -> None:
    weights, said = ROADS[name]
    t, idle = deal(), deal(**weights)
    assert year(t, said) > 1.05 * year(t)
    assert year(idle, said) == pytest.approx(year(idle))


def test_good_wishes_leave_more_for_the_year_than_silence_and_an_argument_less() -> None:
    t = deal()
    wished, silent, argued = year(t, "wish_well"), year(t), year(t, ("argue_no", "cold"))
    assert wished > silent > 10 * argued


def test_asking_whether_it_is_final_tells_a_shut_door_from_an_open_one() -> None:
    t, deaf = deal(), deal(final__accuracy=0.5)
    for tables, right in ((t, 0.9), (deaf, 0.5)):
        shut = chance(tables, lost(tables), "is_it_final", "final")
        still = chance(tables, lost(tables).with_mode(Mode.NO_OPEN), "is_it_final", "not_final")
        assert min(shut, still) >= right > 0.4
    assert chance(deaf, lost(deaf), "is_it_final", "final") < 0.6


def test_only_a_no_that_was_said_to_be_open_can_be_come_back_to() -> None:
    t = tables_for(talks=2)
    asked = {signal: lost(t, ("is_it_final", signal)) for signal in ("final", "not_final")}
    assert told(t, asked["not_final"], "come_back")
    assert not told(t, asked["final"], "come_back")
    assert not told(t, lost(t), "come_back")


def test_after_a_final_no_nothing_but_an_offer_or_another_meeting_can_change_the_decision() -> None:
    t = deal()
    again = {t.kind[t.index["offer_fix"]], t.kind[t.index["come_back"]]}
    state = lost(t, HEARD, ("if_matched", "no_would"))
    moves = np.flatnonzero(legal(t, state).any(axis=0))
    assert t.index["argue_no"] in moves
    assert t.index["offer_fix"] in moves
    for move in moves:
        table = t.answers[t.kind[move]]
        possible = answers(t, state, np.full(len(state), move)).any(axis=0)
        leads = set(table.mode_after[Mode.NO_FINAL][possible].tolist())
        assert (leads <= {Mode.NO_FINAL, Mode.OVER}) == (t.kind[move] not in again), t.moves[move].id


def test_who_does_not_ask_why_learns_nothing_and_has_nothing_to_offer() -> None:
    t = deal()
    unasked = lost(t, "thank_them", "wish_well", "permission")
    assert (unasked.seen[:, Seen.TOLD] == 0).all()
    assert not told(t, unasked, "offer_fix")
    assert told(t, after(t, unasked, *HEARD), "offer_fix")


def test_a_third_question_costs_good_will_and_brings_no_reason() -> None:
    two = (HEARD, ("if_matched", "no_would"))
    for t, costs in ((deal(), True), (deal(year__extra_question=0.0), False)):
        before, then = year(t, *two), year(t, *two, ("third_question", "answers"))
        assert (then < 0.9 * before) == costs
        assert costs or then == pytest.approx(before)
    t = deal()
    assert set(t.answers[t.kind[t.index["third_question"]]].signals) == {"answers", "refuses"}


def test_a_lost_account_may_open_again_within_the_year_and_seldom_does() -> None:
    t = deal()
    ways = (), ("thank_them",), ("thank_them", "wish_well", HEARD), ("promise_no_reopen", HEARD), (HEARD,)
    assert all(0.001 < year(t, *way) < 0.2 for way in ways)


def test_saying_that_ours_was_better_costs_the_truth_that_confirming_their_choice_brings() -> None:
    t, idle = deal(), deal(why__undermined=0.0, why__trust=0.0)
    best: Event = ("our_best", "shrugs")
    assert truth(t, "thank_them", "wish_well") > truth(t, "thank_them") > truth(t) > truth(t, best) + 0.01
    assert truth(idle, best) == pytest.approx(truth(idle), abs=1e-6)


def test_calling_them_unfit_to_choose_makes_them_refuse_to_explain() -> None:
    argued: Event = ("argue_no", "cold")
    for t, stiffens in ((deal(), True), (deal(why__argued_truth=0.0, why__argued_half=0.0), False)):
        calm, stiff = (chance(t, lost(t, *said), "why", "refuses") for said in ((), (argued,)))
        assert (stiff > calm + 0.3) == stiffens
        assert stiffens or stiff == pytest.approx(calm, abs=1e-6)


def test_blaming_them_for_the_no_costs_the_truth_the_way_back_and_the_year() -> None:
    t = deal()
    idle = deal(why__argued_truth=0.0, why__argued_half=0.0, why__trust=0.0, year__argued=1.0, year__trust=0.0)
    blame: Event = ("blame_no", "cold")
    assert truth(t, blame) < truth(t) / 2
    assert year(t, blame) < year(t) / 10
    assert chance(t, lost(t, blame, HEARD), "offer_fix", "back_in") == 0
    assert truth(idle, blame) == pytest.approx(truth(idle), abs=1e-6)
    assert year(idle, blame) == pytest.approx(year(idle))


def test_a_broken_promise_loses_the_account_after_the_sale() -> None:
    t = deal()
    idle = deal(back__broken_year=1.0, year__promise=0.0, year__trust=0.0)
    kept, broken = (HEARD, "promise_no_reopen"), (HEARD, "promise_no_reopen", ("offer_fix", "declines"))
    assert year(t, *broken) < year(t, HEARD) / 5 < year(t, *kept) / 5
    assert year(idle, *broken) == pytest.approx(year(idle, *kept))


@pytest.mark.parametrize("profile", ["evidence", "seed_faithful"])
def test_the_one_in_twenty_is_for_those_who_did_not_argue_whichever_profile(profile: str) -> None:
    t = deal(profile)
    argued: Event = ("argue_no", "cold")
    assert year(t, argued, HEARD) < year(t, HEARD) / 10
    assert chance(t, lost(t, argued, HEARD), "offer_fix", "back_in") == 0
    assert chance(t, lost(t, HEARD), "offer_fix", "back_in") > 0.02


def test_starting_over_is_for_a_wobble_and_accepting_the_loss_for_a_no() -> None:
    t = deal()
    wobble = everybody(t, ("close", "yes"), ("goodbye", "waves"), ("day", "hedges"))
    assert (wobble.mode == Mode.SEEN).all()
    assert (wobble.seen[:, Seen.PHASE] == Phase.STOP).all()
    assert may(t, wobble, "restart")
    assert not told(t, wobble, "thank_them")
    assert may(t, lost(t), "thank_them")
    assert not told(t, lost(t), "restart")

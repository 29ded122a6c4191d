"""After the no: who says what it was, what makes it likelier, and the roads back."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.laws.laws_no import BARE, LOST
from benchmarks.laws.outcomes import lost, of
from salesdance.engine import Mode, Seen, State, Tables
from tests.claims.scripted import ASKED, NO, after, chance, chances, deal, everybody, may, mean, stays

GAMES = 1500
TOLD = ("truth", "half", "lie")
DECENT = ("is_it_final", "thank_them", "wish_well", "own_it", "ask_help", "promise_no_reopen", "permission")
FAMILIES = ("price", "time", "product", "company", "salesperson")


def refused(t: Tables, *said: str, final: bool = True) -> State:
    """Return everybody after seven questions, a no and some sentences, each taken well."""
    state = everybody(t, *ASKED[:7], NO)
    for move in said:
        state = after(t, state, move, t.answers[t.kind[t.index[move]]].signals[0])
    return state.with_mode(Mode.NO_FINAL if final else Mode.NO_OPEN)


def told(t: Tables, state: State, head: str = "truth", move: str = "why") -> float:
    """Return the share of an answer among those who answer at all."""
    return chance(t, state, move, head) / sum(chance(t, state, move, each) for each in TOLD)


def test_a_bare_question_brings_truth_half_of_it_and_lies_in_about_equal_parts() -> None:
    t = deal()
    truth, half, lie = (told(t, refused(t), head) for head in TOLD)
    assert 0.3 < truth < 0.5
    assert 0.2 < half < 0.4
    assert 0.3 < lie < 0.38
    heard = after(t, refused(t), "why", "truth/risk")
    assert (heard.seen[:, Seen.TOLD] > after(t, refused(t), "why", "lie/later").seen[:, Seen.TOLD]).all()


def test_taken_at_its_word_the_article_has_nearly_everybody_tell() -> None:
    evidence, faithful = deal(), deal("seed_faithful")
    assert told(evidence, refused(evidence)) < 0.5
    assert told(faithful, refused(faithful)) > 0.85


@pytest.mark.parametrize("profile", ["evidence", "seed_faithful"])
def test_once_it_is_final_more_of_the_truth_is_told(profile: str) -> None:
    t = deal(profile)
    assert told(t, refused(t)) > 1.5 * told(t, refused(t, final=False))
    even = deal(profile, why__before_truth=0, why__before_half=0)
    assert told(even, refused(even)) == pytest.approx(told(even, refused(even, final=False)))


def test_after_the_no_there_is_nothing_left_to_play_for() -> None:
    t = deal()
    state = refused(t)
    for move in ("close", "close_firm", "next_vague", "ask_straight", "answer/risk", "discount", "promise/big"):
        assert not may(t, state, move), move
    asked = everybody(t, *ASKED, ("close", "not_now/later"))
    hiding = sum(chance(t, asked, "ask_straight", head) for head in ("excuse", "tell"))
    assert told(t, refused(t, *DECENT), "lie") < 0.5 * hiding


def test_a_decent_talk_leaves_a_third_of_the_lies() -> None:
    t = deal()
    assert told(t, refused(t, *DECENT), "lie") < told(t, refused(t), "lie") / 3
    rude = deal(why__grace=0, why__wish=0, why__owned=0, why__help=0, why__promise=0, why__permission=0)
    assert told(rude, refused(rude, *DECENT), "lie") > told(rude, refused(rude), "lie") / 2


@pytest.mark.parametrize(
    ("move", "coefficient"),
    [("thank_them", "grace"), ("own_it", "owned"), ("ask_help", "help"), ("wish_well", "wish")],
)
def test_each_sentence_helps_by_itself_and_only_before_the_question(move: str, coefficient: str) -> None:
    t, vain = deal(), deal(**{f"why__{coefficient}": 0.0})
    assert told(t, refused(t, move)) > told(t, refused(t)) + 0.01
    assert told(vain, refused(vain, move)) == pytest.approx(told(vain, refused(vain)))
    late = after(t, after(t, refused(t), "why", "refuses"), move, "eases")
    assert not may(t, late, "why")


def test_asking_for_help_does_nearly_as_much_for_the_truth_as_asking_leave() -> None:
    t = deal()
    bare, leave, help_asked = (told(t, refused(t, *said)) for said in ((), ("permission",), ("ask_help",)))
    assert help_asked - bare > 0.8 * (leave - bare) > 0.01


def test_who_is_asked_for_help_is_readier_to_let_it_be_mended() -> None:
    def back(t: Tables, *said: str) -> float:
        return chance(t, after(t, refused(t, *said), "why", "truth/risk"), "offer_fix", "back_in")

    assert back(deal(), "ask_help") > 1.3 * back(deal())
    even = deal(back__help=0)
    assert back(even, "ask_help") == pytest.approx(back(even))


def test_what_concerns_the_seller_is_told_least() -> None:
    def by_reason(t: Tables) -> list[float]:
        truth = chances(t, refused(t), "why", "truth")
        return [mean(t, truth, t.types.objection == k) for k in range(t.objections)]

    t = deal()
    least = int(np.argmin(by_reason(t)))
    assert FAMILIES[t.family[least]] == "salesperson"
    assert sorted(by_reason(t))[1] > 1.2 * min(by_reason(t))
    even = by_reason(deal(why__awkward=0))
    assert max(even) - min(even) < 0.01


def test_half_a_truth_names_the_family_and_a_whole_one_the_reason() -> None:
    t = deal()
    state = refused(t)
    for k in range(t.objections):
        real = t.types.objection == k
        for family in FAMILIES:
            shown = mean(t, chances(t, state, "why", f"half/{family}"), real)
            assert (shown > 0) == (FAMILIES[t.family[k]] == family)
    company = t.types.objection == 3
    assert mean(t, chances(t, state, "why", "truth/trust_company"), company) > 0.1
    assert mean(t, chances(t, state, "why", "truth/trust_company"), ~company) == 0


def test_whether_it_would_have_been_enough_to_match_the_rival_tells_price_from_the_rest() -> None:
    def would(t: Tables, price: bool) -> float:
        state = after(t, refused(t), "why", "lie/price")
        return mean(t, chances(t, state, "if_matched", "yes_would"), (t.family[t.types.objection] == 0) == price)

    assert would(deal(), True) > 2 * would(deal(), False)
    even = deal(matched__price=0.25)
    assert would(even, True) == pytest.approx(would(even, False))


def test_going_hungry_brings_no_truth_and_a_hollow_way_back() -> None:
    def hollow(t: Tables, *said: str) -> float:
        state = after(t, refused(t, *said), "why", "truth/risk")
        return chance(t, state, "offer_fix", "back_in", (Mode.HOLLOW_SETTLED,))

    t = deal()
    assert told(t, refused(t, "family_eats")) <= told(t, refused(t))
    assert hollow(t, "family_eats") > hollow(t) == 0
    assert hollow(deal(back__guilt_hollow=0), "family_eats") == 0
    back = everybody(t, *ASKED, ("close", "yes"))
    assert (stays(t, back, hollow=True) < stays(t, back)).all()


def test_saying_that_ours_was_better_makes_the_truth_harder_to_say() -> None:
    t, deaf = deal(), deal(why__undermined=0, why__trust=0)
    assert told(t, refused(t, "our_best")) < told(t, refused(t)) - 0.01
    assert told(deaf, refused(deaf, "our_best")) == pytest.approx(told(deaf, refused(deaf)))


def test_a_lost_deal_cannot_be_lost_again_and_the_year_can() -> None:
    argued, bare = LOST.but(after_no=("argue_no", "why")), lost(BARE, GAMES)
    rude = lost(argued, GAMES)
    assert rude["back"] == bare["back"] == 0
    assert rude["year"] < bare["year"] / 4
    assert lost(argued, GAMES, of(**{"c:year.argued": 1.0}))["year"] > bare["year"] / 4


def test_an_offer_needs_a_reason_and_is_taken_the_oftener_the_better_it_solves_it() -> None:
    t = deal()
    assert not may(t, refused(t), "offer_fix")
    assert not may(t, after(t, refused(t), "why", "lie/later"), "offer_fix")

    def taken(t: Tables) -> list[float]:
        back = chances(t, after(t, refused(t, "ask_help"), "why", "truth/risk"), "offer_fix", "back_in")
        return [mean(t, back, t.types.objection == k) for k in np.argsort(t.solves, kind="stable")]

    worst, *_, best = taken(t)
    assert 0 < worst < best / 1.3
    even = taken(deal(back__solves=0))
    assert max(even) < 1.01 * min(even)

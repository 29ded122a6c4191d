"""Claims about what begins with the yes: expectations, go-live, promises that come due, and who a call is for."""

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.laws.deal import a_deal, tables_for, the_deck, the_profile
from benchmarks.laws.outcomes import of, outcome
from benchmarks.laws.policies import AVERAGE
from salesdance.engine import Level, Mode, Phase, Seen, State, Tables, build_tables
from tests.claims.scripted import ASKED, YES, Event, after, chance, chances, comes_round, deal, everybody, mean, stays

BYE: Event = ("goodbye", "waves")
PROMISE: Event = ("promise/big", "lands")
DOWNSIDE: Event = ("downside/slow", "lands")
GAMES = 3000


def on(t: Tables, day: int, *said: Event) -> State:
    """Return everybody, settled and left alone, at the end of a day after a meant yes."""
    state = everybody(t, *said, YES, BYE)
    while state.seen[0, Seen.DAY] < day or state.seen[0, Seen.PHASE] != Phase.PASSING:
        move = {Phase.PASSING: ("day", "quiet"), Phase.POST: ("post", "fine"), Phase.STOP: ("carry_on", "ok")}
        state = after(t, state, *move[int(state.seen[0, Seen.PHASE])])
    assert (state.mode == Mode.SETTLED).all()
    return state


def second_thoughts(t: Tables, day: int, *said: Event) -> float:
    """Return the chance that second thoughts begin on a day."""
    away, state = (Mode.SEEN, Mode.UNSEEN), on(t, day - 1, *said)
    heads = t.answers[t.kind[t.index["day"]]].signals
    return sum(mean(t, chances(t, state, "day", head, away)) for head in heads if "/" not in head)


def built(*, golive: int = 30, gap: float = 0.35, **coefficients: float) -> Tables:
    """Return the law deal with another go-live day or a promise of another size."""
    profile = the_profile()
    values = {name.replace("__", ".", 1): value for name, value in coefficients.items()}
    changed = {name: replace(profile.coefficients[name], value=value) for name, value in values.items()}
    deal_ = a_deal()
    scenario = replace(
        deal_,
        deal=replace(deal_.deal, golive_day=golive),
        promises=tuple(replace(promise, gap=gap, back_on=golive) for promise in deal_.promises),
    )
    return build_tables(scenario, the_deck(), replace(profile, coefficients={**profile.coefficients, **changed}))


def test_the_day_it_is_delivered_is_a_test_of_its_own() -> None:
    for t, shakes in ((deal(), True), (deal(hazard__golive=0.0), False)):
        assert (second_thoughts(t, 30) > 1.2 * second_thoughts(t, 29)) == shakes


def test_a_late_delivery_shakes_them_late() -> None:
    early, late = built(golive=30), built(golive=60)
    assert second_thoughts(early, 30) > 1.2 * second_thoughts(late, 30)
    assert second_thoughts(late, 60) > 1.2 * second_thoughts(early, 60)


def test_a_promise_that_breaks_goes_on_costing_after_the_first_days() -> None:
    for t, costs in ((deal(), True), (deal(hazard__gap_daily=0.0, hazard__gap=0.0, hazard__gap_soft=0.0), False)):
        more = [second_thoughts(t, day, PROMISE) - second_thoughts(t, day) for day in (29, 30, 60)]
        assert (more[2] > 0.005) == costs
        assert (more[1] > 3 * more[0]) == costs


def test_everybody_expects_something_of_what_they_buy_and_buys_because_of_it() -> None:
    t, idle = deal(), deal(close__expect=0.0)
    assert (everybody(t).levels[:, Level.EXPECT] > 0.2).all()
    bleak, bleak_idle = deal(start__expect=0.0), deal(start__expect=0.0, close__expect=0.0)
    assert chance(t, everybody(t), "close", "yes") > chance(bleak, everybody(bleak), "close", "yes") + 0.05
    assert chance(idle, everybody(idle), "close", "yes") == pytest.approx(
        chance(bleak_idle, everybody(bleak_idle), "close", "yes"), abs=1e-6
    )


def test_the_further_the_promise_lies_above_what_comes_the_fewer_stay() -> None:
    left = [mean(t, stays(t, on(t, 1, PROMISE))) for t in (built(gap=gap) for gap in (0.05, 0.15, 0.25, 0.35))]
    assert (np.diff(left) < -0.01).all()


def test_a_downside_said_after_a_promise_keeps_customers_and_without_its_weight_keeps_hardly_any() -> None:
    gains = []
    for t in (deal(), deal(disclose__gap=0.0, disclose__always=0.0)):
        loud, honest = (mean(t, stays(t, everybody(t, *ASKED, PROMISE, *said, YES))) for said in ((), (DOWNSIDE,)))
        gains.append(honest - loud)
    assert gains[0] > 0.05
    assert gains[1] < gains[0] / 3


def test_trust_wins_the_yes_and_holds_it() -> None:
    t, idle = deal(), deal(close__trust=0.0, hazard__trust=0.0, recover__trust=0.0)
    for tables, helps in ((t, True), (idle, False)):
        state = everybody(tables, *ASKED)
        wary = replace(state, levels=state.levels.copy())
        wary.levels[:, Level.TRUST] = 0.1
        yes = [chance(tables, s, "close", "yes", (Mode.SETTLED,)) for s in (state, wary)]
        kept = [mean(tables, stays(tables, after(tables, s, *YES))) for s in (state, wary)]
        assert (yes[0] > yes[1] + 0.05) == helps
        assert (kept[0] > kept[1] + 0.02) == helps


def test_the_same_call_helps_whom_it_concerns_and_wakes_others() -> None:
    for t, differs in ((deal(), True), (deal(follow__wakes=0.0, follow__helps=0.0, contact__resolves=0.0), False)):
        real = t.types.objection == t.subject[t.index["answer/risk"]]
        day = on(t, 1)
        stop = after(t, after(t, day, "day", "quiet"), "post", "fine")
        alone, called = stays(t, stop), stays(t, after(t, stop, "contact/on_risk", "short"))
        assert (mean(t, called - alone, real) > 0.005) == differs
        assert (mean(t, called - alone, ~real) < -0.003) == differs


def test_blame_never_holds_a_customer_better_than_a_plain_word() -> None:
    for t, costs in ((deal(), True), (deal(recover__blame=0.0), False)):
        wobble = everybody(t, *ASKED, YES, BYE, ("day", "hedges"))
        blame, plain = comes_round(t, wobble, "blame_them"), comes_round(t, wobble, "nudge")
        assert (blame < 0.8 * plain) == costs


NO_GAP = of(
    **{
        "c:hazard.gap": 0.0,
        "c:hazard.gap_daily": 0.0,
        "c:hazard.gap_soft": 0.0,
        "c:recover.gap": 0.0,
        "c:worth.gap": 0.0,
    }
)


def test_counted_by_yeses_the_over_promise_is_the_better_way_and_by_the_long_game_the_worse() -> None:
    for deal_, flips in ((of(), True), (NO_GAP, False)):
        plain, loud = (outcome(AVERAGE.but(promise=p), GAMES, deal_) for p in (False, True))
        assert loud["yes"] > plain["yes"] + 0.05
        assert (loud["value"] < plain["value"] - 0.03) == flips


def test_a_customer_who_got_less_than_was_promised_is_worth_less_even_if_they_stay() -> None:
    for deal_, differs in ((of(), True), (NO_GAP, False)):
        plain, loud = (outcome(AVERAGE.but(promise=p), GAMES, deal_) for p in (False, True))
        worth = [each["value"] / each["kept"] for each in (plain, loud)]
        assert (worth[1] < worth[0] - 0.1) == differs


def test_the_smaller_the_deal_the_better_a_firm_close_pays() -> None:
    for change, scales in (({}, True), ({"c:close.q_size": 0.0}, False)):
        gain = []
        for size in (0.15, 0.9):
            t = tables_for(size=size, **change)
            firm, soft = (
                chance(t, everybody(t, *ASKED), move, "yes", (Mode.SETTLED,)) for move in ("close_firm", "close")
            )
            gain.append(firm - soft)
        assert (gain[0] > gain[1] + 0.05) == scales

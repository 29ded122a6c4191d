"""A yes and what it is worth: bare or nailed down, meant or kind, left alone or looked after."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.laws.outcomes import FIRM, SEED, games_of, of, outcome, settled_on, tables_of
from benchmarks.laws.policies import AVERAGE, BEST, HAPPY_EARS, ITEMS, NEVER, Way
from salesdance.engine import Mode, Seen, Tables, draw_types, new_state, spread, step, still_there
from tests.claims.scripted import ASKED, YES, after, chance, chances, deal, everybody, mean, stays

GAMES = 2000
LEFT_ALONE = AVERAGE.but(contacts=(), wobble="", lag=NEVER)
AWAY = (Mode.SEEN, Mode.UNSEEN, Mode.HOLLOW_SEEN, Mode.HOLLOW_UNSEEN)
ALL_TIMED = tuple((f"nail/{item}/timed", "writes") for item in ITEMS)


@dataclass(frozen=True)
class Yeses:
    """Of the games told yes, [Y]: who ever wavered, and who was lost after it."""

    wavered: NDArray[np.bool_]
    lost: NDArray[np.bool_]


def yeses(way: Way, **coefficients: float) -> Yeses:
    """Return what became of the yeses of a way of playing under other coefficients."""
    law_deal = of(**{f"c:{name.replace('__', '.', 1)}": value for name, value in coefficients.items()})
    tables, played = tables_of(law_deal), games_of(way, GAMES, law_deal)
    state, seeds = new_state(tables, draw_types(tables, spread(SEED, GAMES, 1))), spread(SEED, GAMES, 2)
    wavered = np.zeros(GAMES, dtype=np.bool_)
    for move in played.moves:
        state, _, _ = step(tables, state, move, seeds)
        wavered |= np.isin(state.mode, AWAY)
    said = state.seen[:, Seen.SAID_YES] > 0
    away = np.isin(state.mode, (Mode.GONE, Mode.NO_FINAL, Mode.NO_OPEN))
    return Yeses(wavered[said], away[said])


def test_a_quarter_to_six_tenths_of_the_average_sellers_customers_waver() -> None:
    assert 0.25 < yeses(AVERAGE).wavered.mean() < 0.6


def test_who_goes_at_the_yes_loses_a_quarter_within_two_weeks_and_more_than_who_nails_it_down() -> None:
    bare = settled_on(LEFT_ALONE.but(cement=0), GAMES, (14,))[0]
    nailed = settled_on(LEFT_ALONE.but(precision="timed"), GAMES, (14,))[0]
    assert 1 - bare > 0.25
    assert nailed > bare + 0.08


def test_wavering_comes_before_going() -> None:
    nobody_goes = yeses(LEFT_ALONE, waver__goes=0, waver__direct=0)
    assert nobody_goes.wavered.any()
    assert not nobody_goes.lost.any()
    nobody_wavers = yeses(LEFT_ALONE, hazard__base=0, waver__direct=0)
    assert not nobody_wavers.wavered.any()
    assert not nobody_wavers.lost.any()


def test_happy_ears_keeps_fewer_of_the_yeses_than_average_and_average_than_best() -> None:
    happy, average, best = (outcome(way, GAMES)["s90"] for way in (HAPPY_EARS, AVERAGE, BEST))
    assert best > average + 0.15
    assert average > happy + 0.05


def test_most_of_those_who_back_out_on_one_seller_stay_with_one_who_finished() -> None:
    def said_and_kept(way: Way) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        end = games_of(way, GAMES).end
        return end.seen[:, Seen.SAID_YES] > 0, np.isin(end.mode, FIRM)

    (bare_yes, bare), (yes, finished) = said_and_kept(HAPPY_EARS), said_and_kept(BEST)
    backed_out = bare_yes & ~bare & yes
    assert backed_out.sum() > 100
    assert finished[backed_out].mean() > 0.7


def test_nailing_down_holds_everybody_and_would_not_if_commitments_weighed_nothing() -> None:
    def both(t: Tables) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        return stays(t, everybody(t, *ASKED, YES)), stays(t, everybody(t, *ASKED, YES, *ALL_TIMED))

    bare, nailed = both(deal())
    assert (nailed > bare).all()
    assert mean(deal(), nailed) > mean(deal(), bare) + 0.1
    bare, nailed = both(deal(hazard__cement=0, hazard__shield=0, hazard__golive_named=1))
    assert np.allclose(bare, nailed)


@pytest.mark.parametrize("item", ITEMS)
def test_each_commitment_alone_holds_everybody_a_little(item: str) -> None:
    def gain(t: Tables) -> NDArray[np.float64]:
        bare = everybody(t, *ASKED, YES)
        return stays(t, after(t, bare, f"nail/{item}/timed", "writes")) - stays(t, bare)

    assert (gain(deal()) > 0).all()
    idle = {f"cement__weight_{item}": 0.0, "hazard__golive_named": 1.0}
    assert np.allclose(gain(deal(**idle)), 0, atol=1e-7)


def test_the_internal_meeting_holds_most() -> None:
    def gains(t: Tables) -> dict[str, float]:
        bare = everybody(t, *ASKED, YES)
        return {item: mean(t, stays(t, after(t, bare, f"nail/{item}/timed", "writes"))) for item in ITEMS}

    held = gains(deal(hazard__golive_named=1))
    assert max(held, key=held.__getitem__) == "internal_meeting"
    even = gains(deal(hazard__golive_named=1, cement__weight_internal_meeting=1))
    assert even["internal_meeting"] == pytest.approx(even["financing"])


def test_users_named_soften_the_day_it_goes_live() -> None:
    def better_than_a_date(t: Tables) -> float:
        bare = everybody(t, *ASKED, ("who_uses", "names_users"), YES)
        named, date = (
            mean(t, stays(t, after(t, bare, f"nail/{item}/timed", "writes"))) for item in ("named_users", "financing")
        )
        return named - date

    assert better_than_a_date(deal()) > 0.001
    assert abs(better_than_a_date(deal(hazard__golive_named=1))) < 1e-7


def test_what_is_asked_for_days_later_is_written_down_less_readily() -> None:
    def accepts(t: Tables, *way: tuple[str, str]) -> float:
        state = everybody(t, *ASKED, YES, *way)
        return sum(chance(t, state, "nail/internal_meeting/timed", head) for head in ("writes", "slowly"))

    later = (("goodbye", "waves"), ("day", "hedges"))
    assert accepts(deal()) > 1.2 * accepts(deal(), *later)
    assert accepts(deal(nail__later=1)) == pytest.approx(accepts(deal(nail__later=1), *later))


def test_a_kind_yes_sounds_like_any_other_and_is_only_a_maybe() -> None:
    t = deal()
    asked = everybody(t, *ASKED)
    assert chance(t, asked, "close", "yes", (Mode.HOLLOW_SETTLED,)) > 0.02
    sincere = deal(close__hollow=0, close__hollow_push=0)
    assert chance(sincere, everybody(sincere, *ASKED), "close", "yes", (Mode.HOLLOW_SETTLED,)) == 0
    said = everybody(t, *ASKED, YES)
    assert mean(t, stays(t, said)) > mean(t, stays(t, said, hollow=True)) + 0.1
    same = deal(hazard__hollow=0)
    said = everybody(same, *ASKED, YES)
    assert np.allclose(stays(same, said), stays(same, said, hollow=True))


def test_a_date_in_their_hand_tells_a_meant_yes_from_a_kind_one() -> None:
    def accepts(t: Tables, mode: int) -> float:
        state = everybody(t, *ASKED, YES, mode=mode)
        return sum(chance(t, state, "nail/delivery_date/timed", head) for head in ("writes", "slowly"))

    t, even = deal(), deal(nail__timed_hollow=0.92)
    assert accepts(t, Mode.SETTLED) > 2 * accepts(t, Mode.HOLLOW_SETTLED)
    assert accepts(even, Mode.SETTLED) == pytest.approx(accepts(even, Mode.HOLLOW_SETTLED))


def test_who_wavers_unseen_writes_less_and_is_lost_more_often_than_who_said_so_and_was_met() -> None:
    def silent(t: Tables, mode: int) -> float:
        state = everybody(t, *ASKED, YES, ("goodbye", "waves"), ("day", "quiet"), ("day", "quiet"), mode=mode)
        return chance(t, state, "post", "nothing")

    t, even = deal(), deal(post__nothing_wavering=0.2)
    assert silent(t, Mode.UNSEEN) > 1.5 * silent(t, Mode.SETTLED)
    assert silent(even, Mode.UNSEEN) == pytest.approx(silent(even, Mode.SETTLED))
    state = everybody(t, *ASKED, YES, ("goodbye", "waves"), ("day", "hedges"))
    alone = mean(t, still_there(t, state, np.zeros(len(state), dtype=np.float32))[1].astype(np.float64))
    met = after(t, state, "restart", "agrees")
    for question in range(4):
        met = after(t, met, f"ask/f{question}", "open")
    answered = chance(t, state, "restart", "agrees") * mean(
        t,
        sum(chances(t, met, "still_stands", head, (Mode.SETTLED,)) for head in ("stands", "wavers")) * stays(t, state),
    )
    assert answered > alone + 0.1


def test_silence_upon_a_word_from_you_is_a_sign_that_they_are_gone() -> None:
    def silent(t: Tables, mode: int) -> float:
        state = everybody(t, *ASKED, YES, ("goodbye", "waves"), ("day", "rival"), mode=mode)
        return chance(t, state, "contact/news", "silent")

    t, even = deal(), deal(contact__silent_gone=0.13)
    assert silent(t, Mode.GONE) > 3 * silent(t, Mode.SETTLED)
    assert silent(even, Mode.GONE) == pytest.approx(silent(even, Mode.SETTLED))


def test_a_picture_makes_them_say_yes_and_does_not_make_them_stay() -> None:
    picture = ("picture_it", "lands")

    def yes(t: Tables, *more: tuple[str, str]) -> float:
        return chance(t, everybody(t, *ASKED, *more), "close", "yes")

    t, cold = deal(), deal(close__emotion=0)
    assert yes(t, picture) > yes(t) + 0.02
    assert yes(cold, picture) == pytest.approx(yes(cold))
    assert np.allclose(stays(t, everybody(t, *ASKED, picture, YES)), stays(t, everybody(t, *ASKED, YES)))


def test_a_reason_makes_them_stay() -> None:
    def gain(t: Tables) -> NDArray[np.float64]:
        return stays(t, everybody(t, *ASKED, ("reason/f0", "lands"), YES)) - stays(t, everybody(t, *ASKED, YES))

    assert (gain(deal()) > 0).all()
    assert np.allclose(gain(deal(hazard__logic=0, reason__resolves=0)), 0, atol=1e-7)


def test_a_rivals_pitch_costs_customers_and_fewer_where_the_difference_was_shown() -> None:
    def cost(t: Tables, *talk: tuple[str, str]) -> float:
        state = everybody(t, *ASKED, *talk, YES, ("goodbye", "waves"))
        quiet, pitched = (stays(t, after(t, state, "day", what)) for what in ("quiet", "rival"))
        return mean(t, quiet - pitched)

    t, deaf = tables_of(of(pitches=0.0)), tables_of(of(pitches=0.0, **{"c:hazard.rival": 0.0}))
    assert cost(t) > 1.1 * cost(t, ("difference", "lands")) > 0.01
    assert abs(cost(deaf)) < 1e-6

"""Claims that contradict each other, and what the game makes of them."""

import numpy as np
import pytest

from benchmarks.laws.outcomes import of, outcome
from benchmarks.laws.policies import AVERAGE
from salesdance.engine import Level, Mode, Phase, Seen, State, Tables
from tests.claims.scripted import ASKED, NO, Event, after, chance, chances, deal, everybody, mean

GAMES = 3000
THIN: tuple[Event, ...] = tuple((f"ask/f{i}", "thin") for i in range(10))


def of_kind(t: Tables, objection: str) -> np.ndarray:
    return np.asarray(t.types.objection == t.subject[t.index[f"answer/{objection}"]])


def test_an_excuse_stands_before_what_is_awkward_to_say_and_is_no_matter_of_character() -> None:
    weights = {"stated__awkward": 0.0, "why__awkward": 0.0, "probe__awkward": 0.0}
    for t, shy in ((deal(), True), (deal(**weights), False)):
        asked = everybody(t, *ASKED)
        plain, awkward = of_kind(t, "fit_gap"), of_kind(t, "trust_seller")
        said = [
            chances(t, asked, "ask_straight", "voiced"),
            chances(t, asked, "close", "not_now_voiced"),
            chances(t, everybody(t, NO), "why", "truth"),
        ]
        for told in said:
            assert (mean(t, told, awkward) < 0.85 * mean(t, told, plain)) == shy
        if not shy:
            assert mean(t, said[2], awkward) == pytest.approx(mean(t, said[2], plain), abs=1e-5)


def test_asking_opens_the_truth_before_the_no_and_a_decent_end_opens_more_of_it_after() -> None:
    t = deal()
    shut, opened = (chance(t, everybody(t, *asked), "ask_straight", "voiced") for asked in (THIN, ASKED))
    decent: tuple[Event, ...] = tuple((move, "nods") for move in ("thank_them", "own_it", "ask_help", "permission"))
    after_no = chance(t, everybody(t, *ASKED, NO, *decent), "why", "truth")
    assert shut + 0.03 < opened < after_no - 0.1
    idle = deal(probe__openness=0.0, probe__trust=0.0, probe__pressure=0.0, mood__at_ease=0.0, mood__guarded=0.0)
    both = [chance(idle, everybody(idle, *asked), "ask_straight", "voiced") for asked in (THIN, ASKED)]
    assert both[0] == pytest.approx(both[1], abs=1e-3)


def trust(t: Tables, *events: Event) -> float:
    return mean(t, everybody(t, *events).levels[:, Level.TRUST].astype(np.float64))


@pytest.mark.parametrize("profile", ["evidence", "seed_faithful"])
def test_trust_in_the_seller_grows_by_asking_and_shrinks_by_talking_of_oneself(profile: str) -> None:
    t = deal(profile)
    story: tuple[Event, ...] = (("about_us", "lands"),) * 3
    assert trust(t, *ASKED) > trust(t) + 0.1
    assert trust(t, *story) < trust(t) - 0.05
    idle = deal(profile, self__trust=0.0)
    assert trust(t, *story) < trust(idle, *story) - 0.03


def wavering(t: Tables, days: int) -> State:
    """Return everybody in second thoughts that they spoke of so many days ago; the seller looks at the post again."""
    state = everybody(t, *ASKED, ("close", "yes"), ("goodbye", "waves"), ("day", "hedges"))
    while state.seen[0, Seen.DAY] < 1 + days or state.seen[0, Seen.PHASE] != Phase.STOP:
        move = {Phase.PASSING: ("day", "quiet"), Phase.POST: ("post", "hectic"), Phase.STOP: ("carry_on", "ok")}
        state = after(t, state, *move[int(state.seen[0, Seen.PHASE])])
    return state.with_mode(Mode.SEEN)


def won_round(t: Tables, state: State, move: str) -> np.ndarray:
    """Return how likely each type is to settle upon the answer to a move."""
    heads = t.answers[t.kind[t.index[move]]].signals
    return sum((chances(t, state, move, head, (Mode.SETTLED,)) for head in heads), np.zeros(len(state)))


def started_over(t: Tables, days: int) -> float:
    """Return how many a whole fresh meeting settles, so many days after they wavered."""
    state = wavering(t, days)
    agrees = chances(t, state, "restart", "agrees")
    meeting = after(t, state, "restart", "agrees")
    for fact in range(4):
        meeting = after(t, meeting, f"ask/f{fact}", "open")
    return mean(t, agrees * won_round(t, meeting, "still_stands"))


def test_what_is_fast_is_the_start_and_not_the_way() -> None:
    t, unhurried = deal(), deal(recover__lag=0.0, restart__lag=0.0)
    fast, slow = started_over(t, 0), started_over(t, 7)
    short = mean(t, won_round(t, wavering(t, 0), "drop_price"))
    assert fast > slow + 0.05
    assert slow > short
    assert started_over(unhurried, 7) == pytest.approx(started_over(unhurried, 0), abs=1e-4)


def test_feeling_alone_keeps_fewer_than_feeling_with_reasons_tied_to_their_needs() -> None:
    felt, reasoned = AVERAGE.but(generic=0, pitches=3), AVERAGE.but(generic=0, pitches=3, linked=3)
    kept = [outcome(way, GAMES)["kept"] for way in (felt, reasoned)]
    assert kept[1] > kept[0] + 0.05
    idle = of(**{f"c:{name}": 0.0 for name in ("close.logic", "hazard.logic", "recover.logic", "reason.resolves")})
    kept = [outcome(way, GAMES, idle)["kept"] for way in (felt, reasoned)]
    assert kept[1] < kept[0] + 0.02


WORK: tuple[Event, ...] = (
    *((f"reason/f{i}", "lands") for i in range(3)),
    ("difference", "lands"),
    ("downside/slow", "lands"),
)


def stalled(t: Tables, *work: Event) -> tuple[float, float]:
    """Return P(yes) at the first ask and at the second, of those who put the first one off with an excuse.

    After some work in between, which ends with the answer to what is really in their way.
    """
    asked = everybody(t, *ASKED)
    put_off = chances(t, asked, "close", "not_now") + chances(t, asked, "close", "not_now_tell")
    again: State = after(t, asked, "close", "not_now/later")
    for move, signal in work:
        again = after(t, again, move, signal)
    yes = chances(t, again, "close", "yes", (Mode.SETTLED,))
    for move in (move for move in t.index if work and move.startswith("answer/")):
        mine = of_kind(t, move.removeprefix("answer/"))
        yes[mine] = chances(t, after(t, again, move, "relieved"), "close", "yes", (Mode.SETTLED,))[mine]
    return chance(t, asked, "close", "yes", (Mode.SETTLED,)), mean(t, yes * put_off) / mean(t, put_off)


def test_after_a_sign_of_no_the_yes_is_less_likely_and_not_impossible() -> None:
    first, worked_for = stalled(deal(), *WORK)
    assert 0.25 < worked_for < min(0.5, first - 0.05)
    assert 0.02 < stalled(deal())[1] < 0.25 * worked_for
    assert stalled(deal(close__again=0.0, close__stands=0.0), *WORK)[1] > worked_for + 0.15

"""The laws of the model, by scripted ways of playing the same people under the same dice.

Everything goes through `step`; what is kept is what is settled on day 90. Margins are generous: these are laws of
direction, not of size.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from salesdance.engine import Mode, Phase, Seen, State, answers, draw_types, new_state, spread, step
from tests.engine.days import FIRM
from tests.engine.samples import Habit, play, story, tables

GAMES = 4000
ASKS = [Habit("ask/*", 7, each=False)]
CLOSE = [Habit("close", 2)]
ITEMS = ("delivery_date", "financing", "named_users", "internal_meeting", "next_step")


def nails(count: int, precision: str = "timed") -> list[Habit]:
    return [Habit(f"nail/{item}/{precision}") for item in ITEMS[:count]]


@cache
def outcome(*habits: Habit, games: int = GAMES, seed: int = 7) -> dict[str, float]:
    """Return P(yes), P(kept | yes) and P(kept) of a way of playing."""
    end = play(tables(), habits, games, seed=seed)
    yes = end.seen[:, Seen.SAID_YES] > 0
    stayed = yes & np.isin(end.mode, FIRM)
    return {"yes": yes.mean(), "stays": stayed.sum() / yes.sum(), "kept": stayed.mean()}


def deal(*extra: Habit, asks: int = 7) -> dict[str, float]:
    return outcome(Habit("ask/*", asks, each=False), *extra, *CLOSE)


def after_yes(*extra: Habit) -> dict[str, float]:
    return outcome(*ASKS, *CLOSE, *extra)


def lost(*extra: Habit) -> State:
    """Return the ends of talks that were lost: a firm close after three questions, then these moves."""
    end = play(tables(), [Habit("ask/*", 3, each=False), Habit("close_firm"), Habit("walk_out"), *extra], GAMES, seed=9)
    return end.rows(np.flatnonzero((end.seen[:, Seen.SAID_NO] > 0) & (end.seen[:, Seen.SAID_YES] == 0)))


def truth(*extra: Habit) -> float:
    """Return P(the true reason is told) where it was asked for."""
    end = lost(*extra)
    return float((end.seen[:, Seen.TOLD] == 4).mean())


def test_more_nailed_down_keeps_more() -> None:
    kept = [after_yes(*nails(count))["stays"] for count in range(6)]
    assert (np.diff(kept) > 0).all(), kept
    assert kept[5] > kept[0] + 0.08


def test_a_date_and_a_time_keep_more_than_a_date_and_a_date_more_than_a_vague_word() -> None:
    none, vague, dated, timed = (
        after_yes(*(nails(5, precision) if precision else []))["stays"] for precision in ("", "vague", "dated", "timed")
    )
    assert none < vague < dated < timed
    assert dated - none < 0.6 * (timed - none)


def test_nailing_down_does_not_change_how_many_say_yes() -> None:
    assert after_yes(*nails(5))["yes"] == after_yes()["yes"]


def test_an_over_promise_wins_yeses_and_loses_customers() -> None:
    honest, loud = deal(), deal(Habit("promise/big"))
    assert loud["yes"] > honest["yes"] + 0.01
    assert loud["stays"] < honest["stays"] - 0.05
    assert loud["kept"] < honest["kept"]


def test_more_questions_keep_more_up_to_a_dozen() -> None:
    assert deal(asks=4)["kept"] < deal(asks=8)["kept"] < deal(asks=12)["kept"]


def test_reasons_said_back_keep_more() -> None:
    assert deal(Habit("reason/*", 3, each=False))["stays"] > deal()["stays"] + 0.005


def test_arguing_and_talking_about_oneself_cost() -> None:
    plain = deal()
    assert deal(Habit("argue"))["yes"] < plain["yes"]
    assert deal(Habit("argue"))["stays"] < plain["stays"]
    first = outcome(Habit("about_us", 2), *ASKS, *CLOSE)
    assert first["kept"] < plain["kept"]


def _lag_at_least(days: int) -> Habit:
    def late(state: State) -> np.ndarray:
        shown = state.seen[:, Seen.WOBBLE_DAY]
        return (shown > 0) & (state.seen[:, Seen.DAY] + 1 - shown >= days)

    return Habit("restart", 4, late)


REOPEN = [Habit("ask/*", 2, lambda s: s.seen[:, Seen.PHASE] == Phase.RESTART), Habit("still_stands", 9)]


def test_the_later_the_answer_to_second_thoughts_the_fewer_stay() -> None:
    stays = [after_yes(_lag_at_least(days), *REOPEN)["stays"] for days in (0, 3, 8, 90)]
    assert (np.diff(stays) < 0).all(), stays
    assert stays[0] > stays[3] + 0.03


def test_starting_over_beats_a_nudge_a_discount_and_blame() -> None:
    wobbling = lambda s: s.seen[:, Seen.WOBBLE_DAY] > 0  # noqa: E731
    fresh = after_yes(_lag_at_least(0), *REOPEN)["stays"]
    nudge, cheaper, blame = (
        after_yes(Habit(name, 1, wobbling))["stays"] for name in ("nudge", "drop_price", "blame_them")
    )
    assert fresh > nudge + 0.005
    assert nudge > max(cheaper, blame) > after_yes()["stays"] - 0.01


def test_help_keeps_emptiness_does_nothing_and_selling_more_loses() -> None:
    none = after_yes()["stays"]
    help_at_their_start = Habit("contact/cards", 2, lambda s: np.isin(s.seen[:, Seen.DAY], (7, 10, 20)))
    against_the_rival = Habit("contact/beside", 2, lambda s: s.seen[:, Seen.RIVAL_DAY] > 0)
    assert after_yes(help_at_their_start, against_the_rival)["stays"] > none + 0.01
    assert abs(after_yes(Habit("contact/news", 4))["stays"] - none) < 0.02
    assert after_yes(Habit("sell_more", 4))["stays"] < none - 0.01
    assert after_yes(Habit("contact/upgrade", 4))["stays"] < none


def test_a_firm_close_gets_more_hollow_yeses() -> None:
    def hollow(close: str) -> float:
        state = new_state(tables(), draw_types(tables(), spread(3, GAMES, 1)))
        for name in ("ask/f0", "ask/f1", "ask/f2", "ask/f3", close):
            state, _, _ = step(tables(), state, np.full(GAMES, tables().index[name]), spread(3, GAMES, 2))
        yes = state.seen[:, Seen.SAID_YES] > 0
        return float((state.mode[yes] == Mode.HOLLOW_SETTLED).mean())

    assert hollow("close_firm") > 2 * hollow("close_soft")


def test_the_truth_is_told_more_often_with_each_decent_sentence() -> None:
    steps = ["thank_them", "permission", "ask_help", "own_it", "promise_no_reopen"]
    told = [truth(*[Habit(name) for name in steps[:count]], Habit("why")) for count in range(len(steps) + 1)]
    pause = [*[Habit(name) for name in steps], Habit("why"), Habit("if_matched"), Habit("say_nothing", 1, _after_no)]
    told.append(truth(*pause))
    assert told[-1] > told[0] + 0.15, told
    assert (np.diff(told) > 0).all(), told


def _after_no(state: State) -> np.ndarray:
    return state.seen[:, Seen.PHASE] == Phase.AFTER_NO


def test_an_argument_shuts_their_mouth() -> None:
    graceful = truth(Habit("thank_them"), Habit("why"))
    assert truth(Habit("argue_no"), Habit("why")) < 0.5 * graceful


def test_asking_leave_makes_the_worried_refuse_less_and_the_hurried_more() -> None:
    def refuses(*extra: Habit) -> tuple[float, float]:
        end = lost(*extra, Habit("why"))
        hurried = tables().types.hurried[end.type]
        refused = end.seen[:, Seen.TOLD] == 1
        return float(refused[~hurried].mean()), float(refused[hurried].mean())

    bare, asked = refuses(), refuses(Habit("permission"))
    assert asked[0] < bare[0] - 0.02
    assert asked[1] > bare[1]


def test_a_calendar_mark_brings_those_who_agree_and_pressure_keeps_them_away() -> None:
    def comes(*habits: Habit) -> float:
        end = play(tables(), [Habit("ask/*", 3, each=False), *habits], GAMES, seed=5)
        agreed = end.said[:, tables().index["turn_up"]] > 0
        return float((end.seen[agreed, Seen.MEETING] > 0).mean())

    assert comes(Habit("next_calendar")) > comes(Habit("next_vague")) + 0.05
    assert comes(Habit("argue", 2), Habit("next_vague")) < comes(Habit("next_vague"))


def test_courtesy_and_pressure_make_ghosts_and_an_easy_no_lays_them() -> None:
    t = tables()

    def comes(*before: tuple[str, str]) -> np.ndarray:
        state = story(t, new_state(t, np.arange(len(t.types))), *before, ("next_vague", "agrees"))
        return answers(t, state, np.full(len(state), t.index["turn_up"]))[:, 0]

    courteous = t.types.courtesy > 0.5
    assert (comes()[courteous] < comes()[~courteous]).all()
    assert (comes(("argue", "cold")) < comes()).all()
    assert (comes(("easy_no", "stands")) > comes()).all()


def test_no_dark_move_keeps_more_customers() -> None:
    plain = deal()["kept"]
    for dark in ("promise/big", "argue", "about_us"):
        assert deal(Habit(dark, 2))["kept"] < plain + 0.005, dark
    assert after_yes(Habit("sell_more", 4))["kept"] < plain + 0.005

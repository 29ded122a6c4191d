"""Which turns are shown, what is said of them, and that it is true."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from salesdance.analysis import Option, Thresholds, Weighed, Worth
from salesdance.coach.changes import NAMES, after, changes_of, standing
from salesdance.coach.clues import heard_before, pointed_to
from salesdance.coach.listening import Happened, Listening
from salesdance.coach.playing_on import Expert
from salesdance.coach.turning import Deal, turning_points
from salesdance.coach.weighing import drawn
from salesdance.engine import Level, Seen, advance, answers, spread, uniform
from salesdance.engine.luck import pick
from salesdance.scenario import Scenario
from tests.builders import a_scenario, after_the_yes, some_tables
from tests.coach.deals import LOST, a_tiny_deal, expert, script
from tests.scoring.by_hand import pairs, small

TALK = ("ask/lamp", "ask/past", "about_us", "ask/week", "reason/past", "close")
THRESHOLDS = Thresholds()


def a_heard_deal(scenario: Scenario, *moves: str) -> Deal:
    """Return a scripted deal as it was listened to."""
    tables, transcript = some_tables(scenario), script(scenario, *moves)
    listening = Listening(tables, scenario, transcript.header)
    listening.hear_all(transcript.entries)
    return Deal(tables, scenario, listening, Expert(tables, expert(), listening.start))


def _weighed(deal: Deal, losses: dict[int, float], error: float = 0.005) -> list[Weighed]:
    """Return turns in which the chosen move lost so much against another move of that turn."""
    found = []
    for moment in deal.listening.moments:
        loss = losses.get(moment.turn, 0.0)
        chosen = deal.tables.moves[moment.chosen].id
        others = [int(option) for option in moment.options if option != moment.chosen]
        other = others[moment.turn % len(others)]
        worth = Worth(0.5, 0.5)
        made = Option(chosen, worth, worth, loss, error)
        best = Option(deal.tables.moves[other].id, worth, worth)
        found.append(Weighed(moment.turn, chosen, (best, made) if loss else (made,), 1000))
    return found


def _turns(deal: Deal, losses: dict[int, float], error: float = 0.005) -> list[int]:
    turns = _weighed(deal, losses, error)
    points = turning_points(deal, turns, {turn.turn for turn in turns}, THRESHOLDS)
    return [point.turn for point in points if point.kind == "cost"]


def test_where_nothing_large_was_lost_nothing_is_shown() -> None:
    deal = a_heard_deal(a_tiny_deal(), *LOST)
    turns = [moment.turn for moment in deal.listening.moments]
    assert _turns(deal, {turns[0]: 0.9 * THRESHOLDS.cost}) == []
    assert _turns(deal, {turns[0]: 1.1 * THRESHOLDS.cost}) == [turns[0]]


def test_a_loss_that_luck_may_explain_is_not_shown() -> None:
    deal = a_heard_deal(a_tiny_deal(), *LOST)
    turn = deal.listening.moments[0].turn
    assert _turns(deal, {turn: 0.1}, error=0.06) == []


def test_at_most_three_are_shown_in_the_order_of_the_deal() -> None:
    deal = a_heard_deal(a_tiny_deal(), *LOST)
    losses = {moment.turn: 0.1 + 0.01 * at for at, moment in enumerate(deal.listening.moments)}
    found = _turns(deal, losses)
    assert len(found) == 3
    assert found == sorted(found)


def test_of_near_losses_the_same_mistake_is_not_shown_twice_before_another() -> None:
    deal = a_heard_deal(a_scenario(), "about_us", "boast", "ask/lamp", "boast", "boast", "ask/past")
    turns = {entry: moment.turn for entry, moment in enumerate(deal.listening.moments)}
    losses = {turns[1]: 0.2, turns[3]: 0.19, turns[4]: 0.18, turns[0]: 0.15, turns[2]: 0.14}
    assert _turns(deal, losses) == [turns[0], turns[1], turns[2]]


def test_the_same_move_left_out_again_and_again_is_one_mistake() -> None:
    deal = a_heard_deal(a_scenario(), "about_us", "boast", "ask/lamp", "close")
    turns = _weighed(deal, {moment.turn: 0.2 - 0.01 * moment.turn for moment in deal.listening.moments[:4]})
    left_out = turns[0].best.move
    same = [replace(turn, options=(replace(turn.best, move=left_out), turn.options[1])) for turn in turns[:3]]
    points = turning_points(deal, [*same, turns[3]], {turn.turn for turn in turns}, THRESHOLDS)
    assert turns[3].turn in [point.turn for point in points if point.kind == "cost"]


def test_who_says_goodbye_has_left_out_once_more_what_was_left_out_before() -> None:
    deal = a_heard_deal(after_the_yes(), "downside/slow", "nail/financing/timed", "goodbye")
    turns = _weighed(deal, {moment.turn: 0.2 for moment in deal.listening.moments})[1:3]
    assert [turn.chosen for turn in turns] == ["nail/financing/timed", "goodbye"]
    apart = turning_points(deal, turns, {turn.turn for turn in turns}, THRESHOLDS)
    assert [point.turn for point in apart] == [turn.turn for turn in turns]
    same = [replace(turn, options=(replace(turn.best, move="still_stands"), turn.options[1])) for turn in turns]
    (once,) = turning_points(deal, same, {turn.turn for turn in turns}, THRESHOLDS)
    assert once.turn == turns[1].turn


def test_what_a_move_changes_is_what_the_engine_makes_of_it() -> None:
    deal, games = a_heard_deal(a_scenario(), *TALK), 4000
    tables, moment = deal.tables, deal.listening.moments[2]
    state, moves = drawn(moment, games, 3), np.full(games, moment.chosen)
    zero = np.zeros(games, dtype=np.int64)
    answer = pick(answers(tables, state, moves), uniform(spread(9, games), zero, zero))
    played, told = advance(tables, state, moves, answer), after(tables, moment.belief, moment.chosen)
    assert played.levels[:, Level.TRUST].mean() == pytest.approx(told[NAMES.index("trust")], abs=0.005)
    assert played.levels[:, Level.OPENNESS].mean() == pytest.approx(told[NAMES.index("openness")], abs=0.01)
    assert played.seen[:, Seen.EASE].mean() / 1000 == pytest.approx(told[NAMES.index("ease")], abs=0.005)
    unlike = after(tables, moment.belief, tables.index["ask/week"])
    assert abs(unlike[NAMES.index("ease")] - told[NAMES.index("ease")]) > 0.005, "the control"


def test_changes_name_where_it_stood_and_the_largest_differences_first() -> None:
    deal = a_heard_deal(a_scenario(), *TALK)
    moment = deal.listening.moments[2]
    found = changes_of(deal.tables, moment, deal.tables.index["ask/week"])
    before = standing(deal.tables, moment.belief)
    assert {change.of for change in found} == set(NAMES), "whoever tells it leaves out what hardly differs"
    sizes = [abs(change.after - change.instead) for change in found]
    assert sizes == sorted(sizes, reverse=True)
    assert all(change.before == pytest.approx(before[NAMES.index(change.of)]) for change in found)


def test_only_answers_that_held_a_clue_to_it_count_as_heard() -> None:
    deal = a_heard_deal(a_scenario(), *TALK)
    clued = [
        turn
        for turn, one in enumerate(deal.listening.happened[: deal.listening.moments[-1].turn])
        if "clue" in deal.tables.answers[int(deal.tables.kind[one.move])].signals[one.signal]
    ]
    heard = [heard_before(deal.tables, deal.listening, deal.listening.moments[-1], k, []) for k in range(4)]
    assert {turn for turns in heard for turn in turns} <= set(clued)
    assert any(heard)
    assert not all(heard)
    assert all(list(turns) == sorted(turns, reverse=True) for turns in heard)


def test_who_was_named_is_heard_when_the_better_move_brings_them_in() -> None:
    scenario = small()
    deal, tables = a_heard_deal(scenario, *TALK), some_tables(scenario)
    said = {name: pairs(tables, (f"who_decides {name}",))[0] for name in ("names/boss", "names_nobody")}
    for name, (move, signal) in said.items():
        happened = [Happened(move, signal, told=True)]
        assert pointed_to(deal.tables, happened, 0, set(), {0}) == (name == "names/boss")
        assert not pointed_to(deal.tables, happened, 0, {0}, set())

"""House players over many deals, scored."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from math import isnan

import numpy as np
import pytest

from salesdance.habits import Player
from salesdance.scenario import Expectation, Scenario
from salesdance.scorecard import Mark
from salesdance.scoring import Game, read_game
from salesdance.simulation import (
    Run,
    check_expectations,
    figures,
    long_game_scale,
    mean,
    measured,
    recited,
    run_player,
    running,
    start_of,
    tally_of,
    trace_of,
)
from salesdance.simulation.running import forecasts_of, score_games
from salesdance.transcript import SURENESS
from tests.builders import some_tables
from tests.scoring.by_hand import lost, small, won
from tests.scoring.house import player

PLAYERS = {name: player(name) for name in ("expert", "average", "random", "order_taker", "pushy", "reciter")}


@cache
def run(name: str, *, games: int = 40, scored: int = 0, seed: int = 6) -> Run:
    """Return a run of a shipped player in the small scenario."""
    return run_player(
        some_tables(small()), small(), PLAYERS[name], seed=seed, games=games, scored=scored, scale=(0, 0.4)
    )


def test_all_games_count_for_the_story_and_the_first_ones_are_scored() -> None:
    told = run("average", scored=3)
    assert told.player == "average"
    assert len(told.yes) == len(told.kept) == len(told.minutes) == 40
    assert len(told.scores) == len(told.cards) == len(told.gains) == 3
    assert told.scores.tolist() == [card.total for card in told.cards]
    assert told.gains.tolist() == [card.long_game_gained for card in told.cards]


def test_how_many_are_scored_changes_no_card() -> None:
    three, five = run("average", scored=3), run("average", games=20, scored=5)
    assert five.cards[:3] == three.cards
    assert (five.yes == three.yes[:20]).all()


def test_cards_do_not_depend_on_how_the_games_were_cut_into_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = run("random", games=5, scored=5)
    assert len(set(whole.cards)) == 5
    monkeypatch.setattr(running, "SLICE", 2)
    cut, _ = score_games(some_tables(small()), small(), PLAYERS["random"], whole.games, count=5, scale=(0, 0.4))
    assert cut == whole.cards


def test_kept_are_only_those_who_said_yes_and_recovered_only_those_who_wavered() -> None:
    told = run("average", games=300)
    assert told.kept.any()
    assert told.wobbled.any()
    assert not (told.kept & ~told.yes).any()
    assert not (told.recovered & ~told.wobbled).any()
    assert not (told.reason_known & ~told.lost).any()
    assert 0 < told.yes.mean() < 1


def test_decisions_are_the_moves_somebody_chose_and_not_the_calendar() -> None:
    told = run("order_taker", games=60)
    assert 3 < told.decisions.mean() < 20
    assert told.games.moves.shape[0] > 90


def test_the_mean_of_nothing_is_no_number() -> None:
    assert isnan(mean(np.zeros(0)))
    assert mean(np.array([True, False])) == 0.5


def still_there_of(told: Run) -> list[Mark]:
    """Return the marks for "still there" on the cards of a run."""
    return [mark for card in told.cards for part in card.parts for mark in part.marks if mark.rule == "still there"]


def game_of(who: Player, scenario: Scenario, seed: int) -> Game:
    """Return one game of a player."""
    tables = some_tables(scenario)
    told = run_player(tables, scenario, who, seed=seed, games=1)
    return read_game(tables, trace_of(tables, told.games, 1, full=False), 0)


def test_a_player_states_the_likeliest_card_or_what_it_believes_with_a_word_or_as_it_believes() -> None:
    expert = PLAYERS["expert"]
    game = game_of(expert, small(), 2)
    asked = game.first("close")
    believed = game.trace.objections[asked.number, 0]
    for who, card, sure in (
        (expert, ["a", "b"][int(believed.argmax())], min(SURENESS, key=lambda w: abs(SURENESS[w] - believed.max()))),
        (replace(expert, suspicion="likeliest", sure="bet"), "a", "bet"),
    ):
        turn, first = forecasts_of(who, small(), game, None)[0]
        assert (turn, first.taken, first.card, first.sure) == (asked.number, "asked", card, sure)


def test_a_player_says_how_many_will_still_be_there_by_its_word_its_belief_or_what_it_is_told() -> None:
    expert = PLAYERS["expert"]
    game = game_of(expert, won(), 3)
    q = float(game.trace.still[0])
    believed = {f.kind: f for _, f in forecasts_of(expert, won(), game)}["still_there"]
    handed = {f.kind: f for _, f in forecasts_of(expert, won(), game, 2)}["still_there"]
    always = {f.kind: f for _, f in forecasts_of(PLAYERS["pushy"], won(), game)}["still_there"]
    deaf = {f.kind: f for _, f in forecasts_of(PLAYERS["reciter"], won(), game)}["still_there"]
    figures = [forecast.figures for forecast in (believed, handed, always, deaf)]
    assert figures == [round(10 * q), 2, 10, 7]


def test_the_scale_of_the_long_game_runs_from_random_to_the_expert() -> None:
    low, high = long_game_scale(some_tables(lost()), lost(), PLAYERS, games=12)
    assert low < high
    told = run_player(some_tables(lost()), lost(), PLAYERS["random"], seed=7, games=12, scored=12)
    assert low == mean(told.gains)


def test_a_reciter_plays_what_its_teacher_plays_on_average() -> None:
    tables = some_tables(small())
    script = recited(tables, PLAYERS["average"], start_of(tables, small()), games=40)
    told = run_player(tables, small(), PLAYERS["reciter"], seed=6, games=40, scored=2, script=script, believed_still=4)
    assert told.yes.any()
    assert {tables.moves[move].id for move in told.games.moves[0]} == {tables.moves[script[0, 0][0]].id}
    assert all(mark.why.startswith("You said 4 of 10") for mark in still_there_of(told))


def test_start_of_a_deal_from_the_first_meeting_is_nothing() -> None:
    assert start_of(some_tables(small()), small()) is None
    begun = start_of(some_tables(lost()), lost())
    assert begun is not None
    assert begun.weights.sum() == pytest.approx(1.0)


# figures and expectations


def test_figures_are_plain_data_with_standard_errors() -> None:
    told = json.loads(json.dumps(figures(tally_of(run("average", scored=3)))))
    assert told["yes"] == pytest.approx(run("average", scored=3).yes.mean(), abs=1e-4)
    assert told["standard_errors"]["yes"] == pytest.approx(run("average", scored=3).yes.std() / np.sqrt(40), abs=1e-4)
    assert told["scored_games"] == 3
    assert set(told["skills"]) <= {"discovery", "reasons", "people", "forecasts", "after_yes", "after_no", "long_game"}


def test_figures_without_scored_games_say_so() -> None:
    told = figures(tally_of(run("average")))
    assert told["score"] is None
    assert told["scored_games"] == 0


def expecting(*lines: Expectation) -> list[str]:
    """Return what does not hold of some expectations, in few games."""
    scenario = replace(small(), expect=lines)
    return [missed.message for missed in check_expectations(some_tables(small()), scenario, PLAYERS, games=60)]


def test_expectations_that_hold_say_nothing_and_those_that_do_not_say_what_was_measured() -> None:
    good = Expectation("average", "yes", at_least=0.1)
    bad = Expectation("average", "yes", at_least=0.99)
    assert expecting(good) == []
    (said,) = expecting(good, bad)
    assert said.startswith("average: yes is 0.")
    assert said.endswith("and at least 0.99 was expected.")
    (said,) = expecting(Expectation("pushy", "kept", at_most=-1.0))
    assert said.endswith("and at most -1 was expected.")


def test_noise_of_two_standard_errors_is_forgiven() -> None:
    value, error = measured(run_player(some_tables(small()), small(), PLAYERS["average"], seed=3, games=60), "yes")
    assert expecting(Expectation("average", "yes", at_least=value + 1.5 * error)) == []
    assert len(expecting(Expectation("average", "yes", at_least=value + 2.5 * error))) == 1


def test_what_answers_should_make_a_listener_believe_is_looked_up_exactly() -> None:
    assert expecting(Expectation(after=("past", "lamp"), believes="a", at_least=0.7)) == []
    (said,) = expecting(Expectation(after=("week",), believes="a", at_least=0.7))
    assert said.startswith("After week a listener believes a is 0.")


def test_an_unknown_player_is_named_with_those_there_are() -> None:
    (said,) = expecting(Expectation("nobody", "yes", at_least=0.1))
    assert "nobody" in said
    assert "average" in said

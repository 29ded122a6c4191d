"""Information fairness (docs/scoring.md): a mark knows what had been seen and what was done, never the dice."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest

from salesdance.players import Games
from salesdance.scenario import Scenario
from salesdance.scorecard import ScoreCard
from salesdance.scoring import Trace, read_game
from salesdance.simulation.running import score_games
from salesdance.transcript import Forecast
from tests.builders import some_tables
from tests.scoring import house
from tests.scoring.by_hand import card_of_game, lost, small, won

DEALS = {"from the first meeting": small, "after the yes": won, "after the no": lost}
PLAYERS = ("expert", "average", "random", "pushy")


def _cards(scenario: Scenario, games: Games, game: int, turns: list[int], *, full: bool) -> dict[int, list[ScoreCard]]:
    """Return, for each turn, the cards of the game cut there, one for each signal that could have come."""
    wanted, moves, signals = house.redrawn(scenario, games, game, turns)
    trace = house.trace_of(scenario, games, moves, signals, full=full)
    out: dict[int, list[ScoreCard]] = {}
    for column, (turn, _) in enumerate(wanted):
        played = read_game(some_tables(scenario), trace, column)
        asked = next((t.number for t in played.turns if t.kind == "close"), None)
        made = [] if asked is None else [(asked, Forecast("suspicion", "asked", "a", "fairly"))]
        out.setdefault(turn, []).append(card_of_game(scenario, played, made))
    return out


def _differing(
    scenario: Scenario, player: str, *, games: int, cuts: int, seed: int, full: bool
) -> tuple[int, list[str]]:
    """Return how many moves were redrawn, and those after which a card knew the answer."""
    played = house.games_of(player, scenario, seed=seed, games=games)
    redrawn, told = 0, []
    for game in range(games):
        own = house.cuts(played, game)
        turns = own if len(own) <= cuts else [own[i * len(own) // cuts] for i in range(cuts)]
        for turn, cards in _cards(scenario, played, game, turns, full=full).items():
            redrawn += len(cards) > 1
            if any(card != cards[0] for card in cards):
                told.append(some_tables(scenario).moves[played.moves[turn, game]].id)
    return redrawn, told


@pytest.mark.parametrize("player", PLAYERS)
@pytest.mark.parametrize("deal", DEALS)
def test_another_answer_to_a_move_changes_no_mark_given_so_far(deal: str, player: str) -> None:
    redrawn, told = _differing(DEALS[deal](), player, games=2, cuts=12, seed=3, full=False)
    assert redrawn > 1
    assert not told


@pytest.mark.parametrize("deal", ["from the first meeting", "after the yes"])
def test_nor_do_the_costly_figures_of_the_long_game_and_the_ninety_days(deal: str) -> None:
    redrawn, told = _differing(DEALS[deal](), "expert", games=1, cuts=6, seed=3, full=True)
    assert redrawn > 1
    assert not told


@pytest.mark.slow
@pytest.mark.parametrize("player", PLAYERS)
@pytest.mark.parametrize("deal", DEALS)
def test_no_other_answer_anywhere_in_many_games_changes_a_mark_given_so_far(deal: str, player: str) -> None:
    redrawn, told = _differing(DEALS[deal](), player, games=12, cuts=400, seed=100, full=False)
    assert redrawn > 10
    assert not told


@pytest.mark.slow
@pytest.mark.parametrize("player", PLAYERS)
def test_nor_does_it_change_the_costly_figures_of_any_player(player: str) -> None:
    redrawn, told = _differing(won(), player, games=2, cuts=25, seed=100, full=True)
    assert redrawn > 5
    assert not told


def test_a_card_that_looked_at_the_answer_would_be_found_out() -> None:
    scenario = small()
    played = house.games_of("expert", scenario, seed=3, games=1)
    turn = house.cuts(played, 0)[0]
    wanted, made, signals = house.redrawn(scenario, played, 0, [turn])
    trace = house.trace_of(scenario, played, made, signals, full=False)
    after = {tuple(trace.objections[turn + 1, column].round(6)) for column in range(len(wanted))}
    assert len(after) > 2


def _columns(trace: Trace, turns: int) -> dict[str, np.ndarray]:
    """Return everything a trace says of its first turns, and of what was seen before the next."""
    out = {}
    for field in fields(trace):
        values = getattr(trace, field.name)
        before = field.name in ("seen", "objections", "poor", "hurried")
        if field.name not in ("still", "origin"):
            out[field.name] = values[: turns + before]
    return out


@pytest.mark.parametrize("player", ["expert", "average"])
def test_what_a_trace_says_of_a_turn_does_not_depend_on_what_came_later(player: str) -> None:
    scenario = small()
    played = house.games_of(player, scenario, seed=8, games=1)
    whole = house.trace_of(scenario, played, played.moves[:50], played.signals[:50])
    for turns in (4, 17, 30):
        begun = house.trace_of(scenario, played, played.moves[:turns], played.signals[:turns])
        for name, values in _columns(begun, turns).items():
            # But for the last bits: past the talk types are added up in groups, from a turn on that later ones decide.
            np.testing.assert_allclose(values, _columns(whole, turns)[name], rtol=1e-13, atol=1e-15, err_msg=name)


def test_two_prospects_who_answered_alike_so_far_leave_the_same_trace_and_the_same_card() -> None:
    scenario = small()
    tables = some_tables(scenario)
    played = house.games_of("random", scenario, seed=21, games=400)
    seen: dict[bytes, int] = {}
    compared = 0
    for game in range(400):
        key = played.moves[:2, game].tobytes() + played.signals[:2, game].tobytes()
        other = seen.setdefault(key, game)
        if played.end.type[other] == played.end.type[game]:
            continue
        both = [other, game]
        trace = house.trace_of(scenario, played, played.moves[:2, both], played.signals[:2, both])
        for name, values in _columns(trace, 2).items():
            np.testing.assert_array_equal(values[:, 0], values[:, 1], err_msg=name)
        cards = [card_of_game(scenario, read_game(tables, trace, column)) for column in (0, 1)]
        assert cards[0] == cards[1]
        compared += 1
        if compared == 20:
            break
    assert compared == 20


def test_the_card_reads_neither_who_the_prospect_was_nor_what_became_of_them() -> None:
    scenario = small()
    tables = some_tables(scenario)
    played = house.games_of("expert", scenario, seed=5, games=1)
    hidden = replace(played.end, type=(played.end.type + 7) % len(tables.types), mode=played.end.mode ^ 1)
    cards = [
        score_games(tables, scenario, house.player("expert"), games, count=1, scale=(0.0, 0.4))[0]
        for games in (played, replace(played, end=hidden))
    ]
    assert cards[0] == cards[1]

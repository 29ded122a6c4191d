"""Every temptation is right somewhere, or the deck says never; and somebody takes every temptation of every deal."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from salesdance.belief import Belief, forced, opening, prior_belief, update
from salesdance.cli.cast import shipped_players
from salesdance.cli.content import Content, load
from salesdance.cli.places import shipped_scenarios
from salesdance.engine import Phase, Seen, State, legal
from salesdance.moves import NEVER, DeckMove
from salesdance.players import play
from salesdance.players.choosing import Ints
from salesdance.scoring.gains import expected_value
from salesdance.scoring.stops import stop_values
from salesdance.simulation.running import chooser_of, start_of
from tests.sitting.temptations import RIGHT, Right

AS_GOOD = 0.005
FEW, MANY = 40, 100
OFTEN = 5
"""A temptation counts where it is open in one of so many games."""
TAKERS = ("random", "average", "order_taker", "happy_ears", "pushy", "overpromises", "argues")
BREAK_FAITH = {"promise", "argue", "argue_no", "blame_no", "blame_them"}
DARK = {"about_us", "sell_more", "family_eats"}


@cache
def content(name: str) -> Content:
    return load(name)


def tempting() -> dict[str, DeckMove]:
    return {id: move for id, move in content("copy_room").deck.moves.items() if move.relieves is not None}


def _entry(move: str) -> str:
    right = RIGHT[move]
    tables = content(right.scenario).tables
    return tables.moves[tables.index[move]].entry.id


def heard(right: Right) -> Belief:
    """Return what an ideal listener believes after the story, every move of which must be legal and every answer
    possible.
    """
    deal = content(right.scenario)
    tables, start = deal.tables, opening(deal.tables, deal.scenario.start)
    events = []
    for word in right.story.split():
        move, _, signal = word.partition("=")
        code = tables.kind[tables.index[move]]
        events.append((tables.index[move], tables.answers[code].signals.index(signal)))
    looks = len(start.look_back)
    belief = prior_belief(tables, 1, start.weights)
    told = [*[(forced, one) for one in start.played], *[(update, one) for one in events[:looks]]]
    told += [*[(forced, one) for one in start.opens_with], *[(update, one) for one in events[looks:]]]
    for at, (carry, (move, signal)) in enumerate(told):
        if at >= len(start.played) + looks:
            assert legal(tables, belief.state)[:, move].all(), tables.moves[move].id
        belief = carry(tables, belief, np.array([move]), np.array([signal]))
        assert belief.weights.any(), tables.moves[move].id
    return belief


def values(right: Right, moves: list[str]) -> dict[str, float]:
    """Return what each of some legal moves is worth there: of a stop what is kept, else the long game."""
    tables, belief = content(right.scenario).tables, heard(right)
    index = np.array([tables.index[move] for move in moves])
    assert legal(tables, belief.state)[:, index].all(), moves
    if belief.state.seen[0, Seen.PHASE] == Phase.STOP:
        found = stop_values(tables, belief)[0][0, index]
    else:
        found = expected_value(tables, belief.rows(np.zeros(len(index), dtype=np.int64)), index)
    return {move: float(value) for move, value in zip(moves, found, strict=True)}


@pytest.mark.parametrize("move", RIGHT)
def test_in_the_state_that_the_deck_names_it_is_as_good_as_each_other_line_of_the_hand(move: str) -> None:
    worth = values(RIGHT[move], [move, *RIGHT[move].others.split()])
    assert worth[move] >= max(worth.values()) - AS_GOOD, worth


@pytest.mark.parametrize("move", RIGHT)
def test_and_there_it_is_not_all_one_what_is_said(move: str) -> None:
    worth = values(RIGHT[move], [move, *RIGHT[move].others.split()])
    assert max(worth.values()) - min(worth.values()) > 0.002, worth


def test_each_temptation_of_the_deck_names_such_a_state_or_says_that_there_is_none() -> None:
    somewhere = {id for id, move in tempting().items() if move.right_when != NEVER}
    assert all(move.right_when for move in tempting().values())
    assert somewhere == {_entry(move) for move in RIGHT}


def test_never_right_is_only_what_breaks_faith_and_what_is_dark() -> None:
    never = {id for id, move in tempting().items() if move.right_when == NEVER}
    assert never == BREAK_FAITH | DARK


def untaken(name: str, games: int) -> set[str]:
    """Return what tempts in a scenario and nobody gave in to: promises, first thoughts and drafts, each with its own
    subject, and of the deck's temptations each that was open now and then.
    """
    deal, players = content(name), shipped_players()
    scenario, tables = deal.scenario, deal.tables
    was_open, made = np.zeros((2, len(tables.moves)), dtype=np.int64)

    def watch(before: State, _after: State, move: Ints, _rows: Ints) -> None:
        np.add(was_open, legal(tables, before).sum(axis=0), out=was_open)
        np.add.at(made, move[move >= 0], 1)

    for player in TAKERS:
        choose = chooser_of(tables, scenario, players[player], None)
        play(tables, choose, seed=3, games=games, start=start_of(tables, scenario), watches=(watch,))
    own = {one.move for one in (*scenario.first_thoughts, *scenario.drafts)}
    own |= {f"promise/{one.id}" for one in scenario.promises}
    tempts = {
        at
        for at, move in enumerate(tables.moves)
        if was_open[at] * OFTEN >= games * len(TAKERS)
        and (move.id in own or (move.entry.relieves is not None and move.entry.id == move.id))
    }
    return {tables.moves[at].id for at in tempts if not made[at]}


@pytest.mark.parametrize("name", ["copy_room"])
def test_somebody_takes_each_temptation_of_a_deal(name: str) -> None:
    assert untaken(name, FEW) == set()


@pytest.mark.slow
@pytest.mark.parametrize("name", shipped_scenarios())
def test_in_some_hundred_games_somebody_takes_each_temptation_of_every_deal(name: str) -> None:
    assert untaken(name, MANY) == set()

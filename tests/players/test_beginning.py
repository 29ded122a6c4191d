"""What came before a late start: played once for all that are alike, and yet for every game as if by itself."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest

from salesdance.belief import counting_listener, force, look_back, opening, total
from salesdance.engine import State, draw_types, new_state, spread
from salesdance.players import habit_chooser
from salesdance.players.beginning import Beginning
from tests.builders import after_the_yes, some_tables
from tests.scoring import house

GAMES = 200


def begun(name: str) -> tuple[Beginning, int]:
    """Return the past of some games after the yes as a player plays it, and how many rows it took."""
    tables = some_tables(after_the_yes())
    start, player = opening(tables, after_the_yes().start), house.player(name)
    types = draw_types(tables, spread(1, GAMES, 1), total(start.weights))
    heard = counting_listener(tables, 1, start.weights) if player.listens else None
    past = Beginning(tables, types, heard, spread(1, GAMES, 2), luckless=name != "random")
    past.play(start, habit_chooser(tables, player))
    return past, len(past.state)


@pytest.mark.parametrize("name", ["expert", "pushy", "random"])
def test_every_game_stands_as_if_its_past_had_been_played_by_itself(name: str) -> None:
    past, _ = begun(name)
    tables, start, seeds = past.tables, opening(past.tables, after_the_yes().start), spread(1, GAMES, 2)
    moves, signals, *_ = past.record.whole(past.table().state)
    state = new_state(tables, draw_types(tables, spread(1, GAMES, 1), total(start.weights)))
    heard = counting_listener(tables, GAMES, start.weights) if past.listener is not None else None
    for move, signal, origin in zip(moves.astype(np.int64), signals, past.origin, strict=True):
        before = state
        if origin:
            state, came = look_back(tables, before, move, seeds)
            heard = heard and heard.heard(before, move, came)
        else:
            state, came = force(tables, before, int(move[0]), int(signal[0]), seeds), signal
            heard = heard and heard.begun(before, move, came.astype(np.int64))
        np.testing.assert_array_equal(came, signal)
    table = past.table()
    for field in fields(State):
        np.testing.assert_array_equal(getattr(table.state, field.name), getattr(state, field.name))
    assert len(np.unique(state.mode)) > 1
    for column in ("odds", "solved", "levels") if heard is not None else ():
        np.testing.assert_array_equal(getattr(table.listener, column), getattr(heard, column))


def test_one_row_stands_for_many_games_and_who_has_luck_of_their_own_takes_more() -> None:
    assert begun("pushy")[1] < begun("random")[1] < GAMES


def test_games_that_heard_the_same_are_alike_and_others_are_not() -> None:
    past, _ = begun("pushy")
    table = past.table()
    _, signals, *_ = past.record.whole(table.state)
    assert table.alike is not None
    assert len(np.unique(table.alike)) == len(np.unique(signals, axis=1).T) > 1

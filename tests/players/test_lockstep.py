"""Playing on from the middle of games: any phases at once, each row by itself, a first move of one's own."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest

from salesdance.belief import counting_listener
from salesdance.engine import Phase, Seen, State, Tables, draw_types, joined, legal, new_state, spread
from salesdance.engine.luck import Seeds
from salesdance.players import Chooser, habit_chooser, has_luck, play_on
from salesdance.players.lockstep import SLOTS, Lockstep, _one_like_it
from tests.builders import some_tables
from tests.scoring import house
from tests.scoring.by_hand import small, won


def a_chooser(tables: Tables, name: str) -> Chooser:
    """Return the choice of a shipped player."""
    return habit_chooser(tables, house.player(name))


def middles(tables: Tables, name: str, turns: tuple[int, ...], games: int) -> tuple[Lockstep, Seeds]:
    """Return games that stand after different numbers of turns, mixed, and their seeds."""
    tables_at = []
    for turn in turns:
        seeds = spread(turn, games)
        listener = counting_listener(tables, games) if house.player(name).listens else None
        table = Lockstep(tables, new_state(tables, draw_types(tables, spread(9, games))), listener, seeds)
        for _ in range(turn):
            table.turn(a_chooser(tables, name))
        tables_at.append(table)
    whole = tables_at[0]
    mixed = Lockstep(tables, joined([t.state for t in tables_at]), None, np.concatenate([t.seeds for t in tables_at]))
    if whole.listener is not None:
        one = counting_listener(tables, 1)
        columns = [
            np.concatenate([getattr(t.listener, name) for t in tables_at]) for name in ("odds", "solved", "levels")
        ]
        mixed.listener = type(one)(one.guide, *columns)
    return mixed, mixed.seeds


def assert_same(one: State, other: State) -> None:
    for field in fields(State):
        np.testing.assert_array_equal(getattr(one, field.name), getattr(other, field.name))


@pytest.mark.parametrize("name", ["average", "expert"])
def test_games_go_on_from_any_phase_to_their_end_and_each_row_by_itself(name: str) -> None:
    tables = some_tables(small())
    table, seeds = middles(tables, name, (0, 25), 8)
    assert len(np.unique(table.state.seen[:, Seen.PHASE])) > 2
    end = play_on(tables, a_chooser(tables, name), table.state, table.listener, seeds)
    assert (end.seen[:, Seen.PHASE] == Phase.DONE).all()
    some = np.array([14, 3, 9])
    listener = None if table.listener is None else table.listener.rows(some)
    assert_same(play_on(tables, a_chooser(tables, name), table.state.rows(some), listener, seeds[some]), end.rows(some))


@pytest.mark.parametrize("name", ["average", "expert", "random"])
def test_it_is_the_same_whether_quiet_days_and_the_post_are_passed_over_or_played(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = some_tables(won())
    told: list[int] = []
    watch = (lambda before, after, move, rows: told.append(len(rows)),)
    table, seeds = middles(tables, name, (0, 12), 16)
    chooser = a_chooser(tables, name)
    over = play_on(tables, chooser, table.state, table.listener, seeds, watches=watch)
    turns_over = len(told)
    told.clear()
    monkeypatch.setattr(Lockstep, "pass_quiet_days", lambda self, arrives=False: None)
    assert_same(play_on(tables, chooser, table.state, table.listener, seeds, watches=watch), over)
    assert turns_over < len(told)


def test_it_is_the_same_as_never_having_stopped() -> None:
    tables = some_tables(small())
    table, seeds = middles(tables, "expert", (0,), 8)
    end = play_on(tables, a_chooser(tables, "expert"), table.state, table.listener, seeds)
    for _ in range(10):
        table.turn(a_chooser(tables, "expert"))
    assert_same(play_on(tables, a_chooser(tables, "expert"), table.state, table.listener, seeds), end)


def test_a_first_move_is_made_once_instead_of_the_choice_and_an_illegal_one_passed_over() -> None:
    tables = some_tables(small())
    table, seeds = middles(tables, "average", (0,), 3)
    walk, hang_up = tables.index["walk_out"], tables.index["hang_up"]
    assert not legal(tables, table.state)[0, hang_up]
    made: list[np.ndarray] = []
    end = play_on(
        tables,
        a_chooser(tables, "average"),
        table.state,
        None,
        seeds,
        first_move=np.array([walk, -1, hang_up]),
        watches=(lambda before, after, move, rows: made.append(np.array([rows, move])),),
    )
    assert made[0][1, 0] == walk
    assert end.seen[0, Seen.LEFT] > 0
    assert made[0][1, 1] == a_chooser(tables, "average")(table.state, None, legal(tables, table.state), seeds, 0)[1]
    assert (end.said[:, hang_up] == 0)[2] or end.seen[2, Seen.SAID_NO] > 0
    assert (end.seen[:, Seen.PHASE] == Phase.DONE).all()


def test_no_games_are_no_games() -> None:
    tables = some_tables(small())
    nobody = new_state(tables, np.zeros(0, dtype=np.int64))
    assert len(play_on(tables, a_chooser(tables, "average"), nobody, None, spread(1, 0))) == 0


def test_one_game_may_choose_for_all_that_are_alike() -> None:
    tables = some_tables(small())
    table, seeds = middles(tables, "expert", (0,), 24)
    chosen: list[int] = []

    def counted(state: State, *given: object) -> np.ndarray:
        chosen.append(len(state))
        return a_chooser(tables, "expert")(state, *given)  # type: ignore[arg-type]

    each = play_on(tables, counted, table.state, table.listener, seeds)
    by_each, alike = sum(chosen), np.zeros(24, dtype=np.int64)
    chosen.clear()
    assert_same(play_on(tables, counted, table.state, table.listener, seeds, alike=alike), each)
    assert chosen[0] == 1
    assert sum(chosen) < by_each


def test_the_control_who_has_luck_of_their_own_does_not_play_alike() -> None:
    tables, same = some_tables(small()), np.zeros(24, dtype=np.int64)
    assert has_luck(house.player("random"))
    assert not has_luck(house.player("expert"))
    table, seeds = middles(tables, "random", (0,), 24)
    each = play_on(tables, a_chooser(tables, "random"), table.state, None, seeds)
    together = play_on(tables, a_chooser(tables, "random"), table.state, None, seeds, alike=same)
    assert (each.said != together.said).any()


def test_numbers_that_are_the_same_find_one_of_them_and_those_that_only_meet_stand_for_themselves() -> None:
    numbers = np.array([7, 9, 7, 7 + SLOTS, 9, 5], dtype=np.uint64)
    one = _one_like_it(numbers)
    assert (numbers[one] == numbers).all()
    assert one[1] == one[4]
    assert one[5] == 5
    assert len(set(one.tolist())) <= 5
    many = np.arange(SLOTS * 2, dtype=np.uint64) % np.uint64(1000)
    assert len(np.unique(_one_like_it(many))) == 1000

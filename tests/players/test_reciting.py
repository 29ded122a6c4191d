"""The reciter plays the expert's average sequence and hears nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from salesdance.belief import Listener
from salesdance.engine import Phase, Seen, State
from salesdance.engine.luck import Seeds
from salesdance.players import Chooser, Games, Script, play, reciting_chooser, script_of
from salesdance.players.choosing import Ints, Mask
from tests.builders import some_tables
from tests.scoring import house
from tests.scoring.by_hand import small

TALK = (int(Phase.TALK), 0)


def recorded(choose: Chooser) -> tuple[Chooser, list[tuple[Seeds, Ints, Mask, Ints]]]:
    """Return a chooser that notes, turn by turn, seeds, phases and stops, what was legal, and what was chosen."""
    notes: list[tuple[Seeds, Ints, Mask, Ints]] = []

    def noting(state: State, listener: Listener | None, mask: Mask, seeds: Seeds, turn: int) -> Ints:
        chosen = choose(state, listener, mask, seeds, turn)
        notes.append((seeds, state.seen[:, [Seen.PHASE, Seen.STOPS]].astype(np.int64), mask.copy(), chosen))
        return chosen

    return noting, notes


def the_script() -> Script:
    """Return what the average player's games make to recite."""
    return script_of(house.games_of("average", small(), seed=77, games=60))


def ids(moves: list[int]) -> list[str]:
    """Return the names of moves."""
    return [some_tables(small()).moves[move].id for move in moves]


def by_hand(moves: list[list[str]]) -> Games:
    """Return games in which these moves of the talk were made, one list a game."""
    tables = some_tables(small())
    like = house.games_of("order_taker", small(), seed=1, games=len(moves))
    turns = max(len(game) for game in moves)
    made = np.full((turns, len(moves)), -1, dtype=np.int64)
    for column, game in enumerate(moves):
        made[: len(game), column] = [tables.index[name] for name in game]
    acts = np.zeros((turns, len(moves), 2), dtype=np.int16)
    return replace(like, moves=made, signals=made, origin=np.ones(turns, dtype=np.int64), acts=acts)


def test_the_script_holds_at_each_place_the_move_most_often_made_there() -> None:
    games = by_hand([["ask/past", "close"], ["ask/past", "about_us"], ["ask/lamp", "close"]])
    assert ids(script_of(games)[TALK]) == ["ask/past", "close"]


def test_a_tie_goes_to_the_move_that_stands_first_in_the_deck() -> None:
    assert ids(script_of(by_hand([["close"], ["ask/lamp"]]))[TALK]) == ["ask/lamp"]


def test_what_hardly_any_game_came_to_is_not_recited() -> None:
    rare = [["ask/past"]] * 99 + [["ask/past", "about_us", "close"]]
    assert ids(script_of(by_hand(rare))[TALK]) == ["ask/past"]


def test_what_the_scenario_brought_along_and_the_calendar_are_not_recited() -> None:
    games = by_hand([["ask/past", "close", "boast"]])
    acts = games.acts.copy()
    acts[1, :, 0] = Phase.PASSING
    told = script_of(replace(games, origin=np.array([0, 1, 1]), acts=acts))
    assert ids(told[TALK]) == ["boast"]


def test_each_stop_of_the_ninety_days_has_lines_of_its_own() -> None:
    script = the_script()
    assert len([act for act, moves in script.items() if act[0] == Phase.STOP and moves]) > 3


def test_a_move_that_is_not_there_is_skipped_and_the_rest_goes_on() -> None:
    tables = some_tables(small())
    script = {TALK: [tables.index[name] for name in ("reason/past", "ask/lamp", "nail/financing/timed", "walk_out")]}
    played = play(tables, reciting_chooser(tables, script), seed=1, games=2)
    assert ids([int(m) for m in played.moves[:, 0] if m >= 0]) == ["ask/lamp", "walk_out"]


def test_past_its_lines_it_asks_for_the_sale_and_takes_the_next_way_out() -> None:
    tables = some_tables(small())
    played = play(tables, reciting_chooser(tables, {}), seed=1, games=8)
    assert set(ids([int(m) for m in played.moves[0]])) == {"close_soft"}
    assert (played.end.seen[:, Seen.PHASE] == Phase.DONE).all()


def test_it_never_makes_an_illegal_move() -> None:
    tables = some_tables(small())
    played = play(tables, reciting_chooser(tables, the_script()), seed=12, games=40)
    assert (played.signals[played.moves >= 0] >= 0).all()


def test_it_hears_nothing_games_with_the_same_moves_to_choose_from_go_the_same_way() -> None:
    tables = some_tables(small())
    choose, notes = recorded(reciting_chooser(tables, the_script()))
    play(tables, choose, seed=12, games=60)
    histories: dict[int, list[bytes]] = {}
    answers: dict[tuple[bytes, ...], int] = {}
    shared = 0
    for seeds, acts, mask, chosen in notes:
        for row, seed in enumerate(seeds.tolist()):
            history = histories.setdefault(seed, [])
            history.append(acts[row].tobytes() + mask[row].tobytes())
            known = answers.setdefault(tuple(history), int(chosen[row]))
            assert known == chosen[row]
            shared += known == chosen[row]
    assert shared > len(answers)


def test_the_same_script_in_other_games_starts_from_its_first_line() -> None:
    tables, script = some_tables(small()), the_script()
    one, other = (play(tables, reciting_chooser(tables, script), seed=seed, games=5) for seed in (1, 2))
    assert (one.moves[0] == script[TALK][0]).all()
    assert (other.moves[0] == script[TALK][0]).all()

"""House players at play: habits in order, luck by seed and game alone, and never a move that is not there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from math import inf

import numpy as np
import pytest

from salesdance.belief import Listener
from salesdance.engine import Phase, Seen, State, Tables, draw_types, legal, new_state, spread
from salesdance.engine.luck import Seeds
from salesdance.habits import Habit, Player
from salesdance.players import Chooser, Games, habit_chooser, lockstep, play
from salesdance.players.choosing import Ints, Mask
from salesdance.players.following import matching
from salesdance.scenario import Scenario
from salesdance.simulation import line_lengths
from tests.builders import after_the_yes, some_tables
from tests.scoring import house
from tests.scoring.by_hand import lost, small, won

SHIPPED = tuple(sorted(path.stem for path in house.PLAYERS.glob("*.yaml") if path.stem != "reciter"))
DEALS = {"from the first meeting": small, "after the yes": won, "after the no": lost}


def a_player(*habits: Habit, listens: bool = False) -> Player:
    """Return a player with some habits."""
    return Player("somebody", "Somebody.", habits, listens)


def a_habit(*moves: str, pick: str = "first", times: int | None = None, **when: tuple[float, float]) -> Habit:
    """Return a habit; `when` are measures with their ranges."""
    ranges: Mapping[str, tuple[float, float]] = when
    return Habit(moves, pick, ranges, times)  # type: ignore[arg-type]


def said(player: Player, *, games: int = 1, scenario: Scenario | None = None, seed: int = 1) -> list[list[str]]:
    """Return the ids of the moves of each game, calendar days left out."""
    tables = some_tables(scenario or small())
    played = play(tables, habit_chooser(tables, player), seed=seed, games=games, listens=player.listens)
    ids = [[tables.moves[m].id for m in played.moves[:, g] if m >= 0] for g in range(games)]
    return [[name for name in game if name not in ("day", "post")] for game in ids]


def test_the_first_habit_that_applies_is_followed() -> None:
    leaves = a_habit("walk_out")
    assert said(a_player(a_habit("ask/lamp", times=1), leaves)) == [["ask/lamp", "walk_out"]]
    assert said(a_player(leaves, a_habit("ask/lamp", times=1))) == [["walk_out"]]


def test_a_habit_whose_moves_cannot_be_made_is_passed_over() -> None:
    assert said(a_player(a_habit("reason/past", "nail/*", "hang_up"), a_habit("walk_out"))) == [["walk_out"]]


def test_a_pattern_speaks_of_every_move_it_matches() -> None:
    tables = some_tables(small())
    found = matching(tables, a_habit("nail/*/timed", "walk_out"))
    ids = [tables.moves[move].id for move in np.flatnonzero(found)]
    assert "walk_out" in ids
    assert sorted(ids)[:5] == [f"nail/{k}/timed" for k in sorted(c.kind for c in small().commitments)]
    assert len(ids) == 6


def test_times_counts_all_moves_of_a_habit_together() -> None:
    asked = said(a_player(a_habit("ask/*", times=3), a_habit("walk_out")))[0]
    assert asked == ["ask/past", "ask/past", "ask/lamp", "walk_out"]


def test_a_range_holds_at_both_of_its_ends_and_not_beyond() -> None:
    three = a_player(a_habit("ask/*", questions=(-inf, 2)), a_habit("walk_out"))
    assert len(said(three)[0]) == 4
    then = a_player(
        a_habit("boast", questions=(2, 2), times=1), a_habit("ask/*", questions=(-inf, 3)), a_habit("walk_out")
    )
    assert said(then)[0].index("boast") == 2


def test_every_range_of_a_habit_has_to_hold() -> None:
    never = a_habit("boast", questions=(0, 9), minutes_left=(-inf, 0))
    assert said(a_player(never, a_habit("walk_out"))) == [["walk_out"]]


def test_a_player_without_a_fitting_habit_makes_the_first_move_there_is() -> None:
    tables = some_tables(small())
    first = said(a_player(a_habit("hang_up")))[0][0]
    state = new_state(tables, np.array([0]))
    assert first == tables.moves[int(legal(tables, state)[0].argmax())].id


def test_what_only_a_listener_could_know_is_nothing_to_those_who_do_not_listen() -> None:
    certain = a_habit("boast", sure=(0.01, 1.0), times=1)
    assert said(a_player(certain, a_habit("walk_out"))) == [["walk_out"]]
    assert said(a_player(certain, a_habit("walk_out"), listens=True)) == [["boast", "walk_out"]]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_game_depends_on_the_seed_and_its_place_alone(name: str) -> None:
    few = house.games_of(name, small(), seed=9, games=20 if name == "expert" else 50)
    many = house.games_of(name, small(), seed=9, games=32 if name == "expert" else 80)
    turns, games = few.moves.shape
    np.testing.assert_array_equal(many.moves[:turns, :games], few.moves)
    np.testing.assert_array_equal(many.signals[:turns, :games], few.signals)
    assert (many.moves[turns:, :games] == -1).all()
    for field in fields(State):
        np.testing.assert_array_equal(getattr(many.end, field.name)[:games], getattr(few.end, field.name))


def test_other_seeds_meet_other_people() -> None:
    one, other = (house.games_of("random", small(), seed=seed, games=40).end.type for seed in (1, 2))
    assert (one != other).mean() > 0.5


@pytest.mark.parametrize("deal", DEALS)
@pytest.mark.parametrize("name", SHIPPED)
def test_no_shipped_player_ever_makes_a_move_that_is_not_there_and_every_game_ends(name: str, deal: str) -> None:
    played = house.games_of(name, DEALS[deal](), seed=4, games=60 if name == "random" else 12)
    made = played.moves >= 0
    assert made.any(axis=0).all()
    assert (played.signals[made] >= 0).all()
    assert (played.signals[~made] == -1).all()
    assert (played.end.seen[:, Seen.PHASE] == Phase.DONE).all()


def test_an_illegal_move_would_be_noticed() -> None:
    tables = some_tables(small())
    hang_up, walk_out = tables.index["hang_up"], tables.index["walk_out"]

    def stumbles(state: State, listener: Listener | None, mask: Mask, seeds: Seeds, turn: int) -> Ints:
        return np.full(len(state), walk_out if turn else hang_up)

    played = play(tables, stumbles, seed=1, games=3)
    assert (played.signals[0] == -1).all()
    assert (played.signals[1] >= 0).all()


class _Blind:
    """A chooser that hides from another one who the prospects are, and notes whether that changes anything."""

    def __init__(self, tables: Tables, choose: Chooser) -> None:
        self.tables, self.choose, self.turns, self.same = tables, choose, 0, True

    def __call__(self, state: State, listener: Listener | None, mask: Mask, seeds: Seeds, turn: int) -> Ints:
        chosen = self.choose(state, listener, mask, seeds, turn)
        hidden = replace(
            state,
            type=np.zeros_like(state.type),
            mode=np.zeros_like(state.mode),
            levels=np.zeros_like(state.levels),
        )
        self.same &= bool((self.choose(hidden, listener, mask, seeds, turn) == chosen).all())
        self.turns += 1
        return chosen


@pytest.mark.parametrize("name", SHIPPED)
def test_no_player_looks_behind_what_can_be_seen(name: str) -> None:
    tables, who = some_tables(small()), house.player(name)
    blind = _Blind(tables, habit_chooser(tables, who, line_lengths(tables, small())))
    play(tables, blind, seed=5, games=6, listens=who.listens)
    assert blind.turns > 5
    assert blind.same


def test_a_late_start_begins_with_its_past_and_its_choices_looking_back() -> None:
    scenario = after_the_yes()
    tables = some_tables(scenario)
    played: Games = house.games_of("order_taker", scenario, seed=2, games=4)
    past = [tables.moves[move].id for move in played.moves[:4, 0]]
    assert past[:2] == ["ask/past", "reason/past"]
    assert past[2] in ("downside/slow", "promise/big")
    assert past[3] == "close"
    assert played.origin[:5].tolist() == [0, 0, 2, 0, 1]
    assert played.acts[4, :, 0].tolist() == [Phase.CEMENT] * 4
    np.testing.assert_array_equal(played.signals[:2], np.repeat(played.signals[:2, :1], 4, axis=1))


def test_the_types_of_a_late_start_fit_its_past() -> None:
    tables = some_tables(small())
    prior = draw_types(tables, spread(3, 400, 1))
    after = house.games_of("order_taker", lost(), seed=3, games=400).end.type
    assert tables.types.fit[after].mean() != pytest.approx(tables.types.fit[prior].mean(), abs=0.005)


def test_long_work_tells_how_far_it_is() -> None:
    tables, who = some_tables(small()), house.player("average")
    shares: list[float] = []
    play(tables, habit_chooser(tables, who), seed=1, games=6, tell=shares.append)
    assert shares == sorted(shares)
    assert 0.0 <= shares[0] <= shares[-1] <= 1.0


def test_a_habit_with_a_chance_is_had_in_so_many_deals_whatever_else_there_is() -> None:
    t = some_tables(small())
    smiles = Habit(("small_talk",), times=1, chance=0.4)
    alone = play(t, habit_chooser(t, Player("a", "a", (smiles, Habit(("walk_out",))))), seed=3, games=500)
    more = (Habit(("about_us",), times=1, chance=0.5), smiles, Habit(("walk_out",)))
    beside = play(t, habit_chooser(t, Player("b", "b", more)), seed=3, games=500)
    smiled = [(games.moves == t.index["small_talk"]).any(axis=0) for games in (alone, beside)]
    assert 0.33 < smiled[0].mean() < 0.47
    assert np.array_equal(smiled[0], smiled[1])


def test_a_chance_drawn_at_every_turn_comes_up_sooner_or_later() -> None:
    t = some_tables(small())
    habits = (Habit(("walk_out",), chance=0.4, drawn="turn"), Habit(("ask/*",)), Habit(("walk_out",)))
    played = play(t, habit_chooser(t, Player("a", "a", habits)), seed=3, games=500)
    asked = np.isin(played.moves, t.of_kind("ask")).sum(axis=0)
    assert 0.3 < (asked == 0).mean() < 0.5
    assert 0.15 < (asked == 1).mean() < 0.35


@pytest.mark.parametrize("name", ["expert", "random", "average"])
def test_games_are_the_same_whether_quiet_days_are_passed_over_or_made(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables, player = some_tables(won()), house.player(name)
    chooser = habit_chooser(tables, player)
    over = play(tables, chooser, seed=6, games=30, listens=player.listens)
    monkeypatch.setattr(
        lockstep, "pass_quiet_days", lambda tables, state, seeds, arrives: np.zeros(len(state), dtype=np.int64)
    )
    made = play(tables, chooser, seed=6, games=30, listens=player.listens)
    for one, other in zip((over.moves, over.signals, over.acts), (made.moves, made.signals, made.acts), strict=True):
        np.testing.assert_array_equal(one, other)
    for field in fields(State):
        np.testing.assert_array_equal(getattr(over.end, field.name), getattr(made.end, field.name))


def test_equal_habits_are_made_ready_for_a_scenario_once() -> None:
    one, other = (a_habit("ask/*", pick="listed", questions=(0, 3), sure=(0, 1)) for _ in range(2))
    assert hash(one) == hash(other)
    assert hash(one) != hash(a_habit("ask/*", pick="listed", questions=(0, 4), sure=(0, 1)))

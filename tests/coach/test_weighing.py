"""What a move is worth, by games and by going through everything: the same, within what luck leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from salesdance.coach.exactly import exact
from salesdance.coach.listening import Listening, Moment
from salesdance.coach.playing_on import Expert
from salesdance.coach.weighing import CALM, Asked, Played, drawn, play_out
from salesdance.engine import Phase, Seen, Tables
from salesdance.engine.modes import MODES
from salesdance.scenario import Scenario
from tests.builders import after_the_yes, some_tables
from tests.coach.deals import LOST, a_tiny_deal, expert, script, shut_tables
from tests.coach.late import enumerated

Numbers = NDArray[np.float64]
GAMES = 400
ROUNDED = 1e-7
"""What single precision may leave between figures that no luck is in."""


def _closing(tables: Tables, moment: Moment) -> Moment:
    """Return a moment without the moves that open the deal again, or after which the expert does: too many paths."""
    opens = ("offer", "come_back", "permission", "road_help")
    ends = [option for option in moment.options.tolist() if tables.moves[option].entry.kind not in opens]
    return replace(moment, options=np.array(ends, dtype=np.int64))


def _moments(scenario: Scenario, *moves: str) -> tuple[Tables, Expert, list[Moment]]:
    tables, transcript = some_tables(scenario), script(scenario, *moves)
    listening = Listening(tables, scenario, transcript.header)
    return tables, Expert(tables, expert(), listening.start), listening.hear_all(transcript.entries)


def _shut(*moves: str) -> tuple[Tables, Expert, list[Moment]]:
    """Return the choices of a deal that nothing opens again."""
    scenario, tables = a_tiny_deal(), shut_tables()
    transcript = script(scenario, *moves)
    listening = Listening(tables, scenario, transcript.header)
    return tables, Expert(tables, expert(), listening.start), listening.hear_all(transcript.entries)


def _apart(tables: Tables, player: Expert, moment: Moment, played: Played) -> Numbers:
    """Return by how many standard errors games and every path differ [moves, 2], for value and P(kept)."""
    found = np.array([enumerated(tables, player, moment, option) for option in played.moves.tolist()])
    means = np.stack([played.value.mean(axis=1), played.kept.mean(axis=1)], axis=1)
    noise = np.stack([played.value.std(axis=1), played.kept.std(axis=1)], axis=1) / np.sqrt(played.value.shape[1])
    return np.abs(means - found) / (noise + ROUNDED)


def _all_apart(moments: Sequence[Moment], games: int, seed: int) -> tuple[Numbers, Numbers]:
    """Return that for every move of these choices, and by how many errors figures a hundredth off would differ."""
    tables, player, _ = _shut(*LOST)
    asked = [Asked(moment, moment.options, games) for moment in moments]
    right, off = [], []
    for moment, played in zip(moments, play_out(tables, player, asked, seed), strict=True):
        right.append(_apart(tables, player, moment, played))
        off.append(_apart(tables, player, moment, replace(played, value=played.value + 0.01, kept=played.kept + 0.01)))
    return np.concatenate(right), np.concatenate(off)


def test_by_games_and_by_every_path_every_move_of_the_last_choices_is_worth_the_same() -> None:
    _, _, moments = _shut(*LOST)
    right, off = _all_apart(moments[-2:], GAMES, 3)
    assert len(right) == sum(len(moment.options) for moment in moments[-2:]) > 20
    assert (right < 3).all()
    assert (off > 3).all(), "the control: a hundredth off is noticed at every move"


@pytest.mark.slow
def test_every_move_of_every_choice_of_a_deal_is_worth_what_every_path_says() -> None:
    _, _, moments = _shut(*LOST)
    right, off = _all_apart(moments, 5 * GAMES, 3)
    assert len(moments) == len(LOST)
    assert len(right) == sum(len(moment.options) for moment in moments) > 60
    assert (right < 3).all()
    assert (off > 3).all(), "the control: a hundredth off is noticed at every move"


def test_paths_that_came_to_the_same_may_be_gone_on_with_together() -> None:
    tables, player, moments = _shut(*LOST)
    for option in moments[-2].options.tolist()[::4]:
        apart = enumerated(tables, player, moments[-2], option, merged=False)
        assert enumerated(tables, player, moments[-2], option) == pytest.approx(apart, abs=ROUNDED)


def test_the_tree_of_histories_gives_the_figures_of_every_path() -> None:
    tables, player, moments = _moments(a_tiny_deal(), *LOST)
    last = _closing(tables, moments[-1])
    found = exact(tables, player, last, most=4000)
    assert found is not None
    for row in range(0, len(last.options), 4):
        value, kept = enumerated(tables, player, last, int(last.options[row]))
        assert found.value[row] == pytest.approx(value, abs=1e-6)
        assert found.kept[row] == pytest.approx(kept, abs=1e-6)


def test_another_player_is_worth_something_else() -> None:
    """The control of the two above: figures of somebody who hangs up do not pass for the expert's."""
    tables, player, moments = _moments(a_tiny_deal(), *LOST)
    first = moments[0]
    hangs_up = Expert(tables, replace(expert(), habits=()), player.start)
    option = tables.index["thank_them"]
    played = play_out(tables, hangs_up, [Asked(first, np.array([option]), GAMES)], 3)[0]
    ours = play_out(tables, player, [Asked(first, np.array([option]), GAMES)], 3)[0]
    noise = ours.value.std() / np.sqrt(GAMES)
    assert abs(played.value.mean() - ours.value.mean()) > 3 * noise


def test_too_many_histories_are_not_gone_through() -> None:
    tables, player, moments = _moments(a_tiny_deal(), *LOST)
    assert exact(tables, player, moments[0], most=10) is None


@pytest.mark.slow
def test_with_and_without_the_luck_of_the_calendar_the_mean_is_the_same() -> None:
    tables, player, moments = _moments(after_the_yes(), "promise/big", "goodbye")
    moment = next(one for one in moments if one.belief.state.seen[0, Seen.PHASE] == Phase.CEMENT)
    asked = [Asked(moment, moment.options[:1], GAMES)]
    calm = play_out(tables, player, asked, 3, calm=CALM)[0]
    plain = play_out(tables, player, asked, 3, calm=())[0]
    noise = np.hypot(calm.value.std(axis=1), plain.value.std(axis=1)) / np.sqrt(GAMES)
    assert (np.abs(calm.means - plain.means) < 3 * noise).all()
    assert calm.value.std() < plain.value.std()


def test_types_are_drawn_as_a_listener_believes_evenly_spread() -> None:
    _, _, moments = _moments(a_tiny_deal(), *LOST)
    moment, games = moments[-1], 500
    state = drawn(moment, games, seed=5)
    counts = np.bincount(state.type * MODES + state.mode, minlength=moment.belief.weights[0].size)
    assert (np.abs(counts - games * moment.belief.weights[0].ravel()) <= 1).all()


def test_all_moves_of_a_choice_meet_the_same_people_with_the_same_luck() -> None:
    tables, player, moments = _moments(a_tiny_deal(), *LOST)
    again = np.repeat(moments[0].options[:1], 2)
    played = play_out(tables, player, [Asked(moments[0], again, 50)], 3)[0]
    assert (played.value[0] == played.value[1]).all()


def test_what_else_is_weighed_beside_it_changes_nothing() -> None:
    tables, player, moments = _moments(a_tiny_deal(), *LOST)
    asked = [Asked(moment, moment.options[:2], 20) for moment in moments[:3]]
    together = play_out(tables, player, asked, 3)
    alone: list[Played] = [play_out(tables, player, [one], 3)[0] for one in asked]
    assert all((a.value == b.value).all() for a, b in zip(together, alone, strict=True))


@pytest.mark.slow
def test_where_much_can_still_be_said_games_and_paths_agree_too() -> None:
    tables, player, moments = _moments(a_tiny_deal(), *LOST)
    moment, many = _closing(tables, moments[1]), 10 * GAMES
    few = moment.options[:2]
    played = play_out(tables, player, [Asked(moment, few, many)], 9)[0]
    noise = played.value.std(axis=1) / np.sqrt(many)
    found = np.array([enumerated(tables, player, moment, option)[0] for option in few.tolist()])
    assert (noise > 1e-4).all(), "there is luck in it"
    assert (np.abs(played.means - found) < 3 * noise).all()
    assert (np.abs(played.means - (found + 0.01)) > 3 * noise).all(), "the control: a hundredth off is noticed"

"""One's own habits: measured in deals, played as a house player, and worth something when changed."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from salesdance.authoring import player_text, read_player
from salesdance.habits import Player
from salesdance.players import habit_chooser, play, play_side_by_side
from salesdance.scoring import read_game
from salesdance.simulation import run_player, trace_of
from salesdance.simulation.own import (
    CHANGES,
    SIFTING,
    Measured,
    Played,
    Share,
    best_of,
    change_sentence,
    is_whole,
    measured,
    observed,
    own_year,
    played,
    player_of,
    sentences_of,
    year_sentences,
)
from salesdance.simulation.own.preferring import preference
from salesdance.simulation.own.year import came_of, difference
from tests.builders import after_the_yes, some_tables
from tests.scoring.by_hand import small
from tests.scoring.house import player

GAMES = 24


@cache
def habits_of(name: str) -> Measured:
    """Return the habits that some deals of a house player show."""
    tables, scenario = some_tables(small()), small()
    run = run_player(tables, scenario, player(name), seed=3, games=GAMES)
    trace = trace_of(tables, run.games, GAMES, full=False)
    return measured(observed(read_game(tables, trace, game)) for game in range(GAMES))


def kept(who: Player) -> tuple[float, float]:
    """Return the shares of yes and of still there in many games."""
    run = run_player(some_tables(small()), small(), who, seed=9, games=300, exact=True)
    return float(run.yes.mean()), float(run.still.mean())


def test_what_a_player_always_does_is_measured_as_always() -> None:
    pushy, average = habits_of("pushy"), habits_of("average")
    assert pushy.deals == GAMES
    assert pushy.rate("promises") == 1
    assert pushy.rate("close_firm") == 1
    assert pushy.rate("went_at_once") == 1
    assert average.rate("before_self") == 4
    assert average.rate("thanked") == average.rate("asked_why") == 1
    assert average.rate("argued_no") == average.rate("who_decides") == 0


def test_what_there_was_no_occasion_for_is_not_there() -> None:
    assert "nailed_timed" not in habits_of("pushy").shares
    assert habits_of("pushy").of("commitments") == 0


@pytest.mark.parametrize("name", ["average", "pushy"])
def test_the_player_made_of_somebodys_habits_comes_to_what_they_come_to(name: str) -> None:
    (yes, still), (own_yes, own_still) = kept(player(name)), kept(player_of(habits_of(name)))
    assert own_yes == pytest.approx(yes, abs=0.08)
    assert own_still == pytest.approx(still, abs=0.025)


def test_and_it_does_not_come_to_what_somebody_else_comes_to() -> None:
    assert abs(kept(player_of(habits_of("pushy")))[1] - kept(player("average"))[1]) > 0.03


def test_who_never_stays_with_an_answer_is_not_measured_as_one_who_does() -> None:
    pushy = habits_of("pushy")
    assert pushy.of("stayed") > 0
    assert pushy.rate("stayed") == pushy.rate("stayed_anyway") == 0
    assert not [
        habit for habit in player_of(pushy).habits if "follow_up" in habit.moves or "say_nothing" in habit.moves
    ]


def test_what_is_done_at_the_first_stop_alone_is_played_at_the_first_stop_alone() -> None:
    pushy = habits_of("pushy")
    assert pushy.rate("sold_more") < 0.5
    assert (pushy.rate("sold_more>first"), pushy.rate("sold_more>again")) == (1, 0)
    sells = [habit for habit in player_of(pushy).habits if habit.moves == ("sell_more",)]
    assert (sells[0].times, sells[0].chance) == (1, 1)


def test_how_somebody_picks_is_measured_and_somebody_without_a_way_has_none() -> None:
    asks = preference(habits_of("overpromises"), "ask")
    assert (asks.pick, asks.share) == ("unheard_topic", 1)
    assert preference(habits_of("pushy"), "ask").share < 0.5
    assert "Your next question mostly goes to a topic you have not asked about." in sentences_of(
        habits_of("overpromises")
    )


def test_what_there_was_no_room_for_is_no_sign_of_a_habit() -> None:
    average = habits_of("average")
    assert average.of("excuses_answered>0") < GAMES
    assert average.rate("excuses_answered>0") == 1 > average.rate("excuses_answered")


def test_a_count_is_played_as_it_was_spread_over_deals_until_it_is_changed() -> None:
    spread = {"reasons": Share(20, 10), "reasons>0": Share(5, 10), "reasons>1": Share(5, 5), "reasons>2": Share(5, 5)}
    found = Measured(10, {**spread, "reasons>3": Share(5, 5), "reasons>4": Share(0, 5)})

    def reasons(who: Player) -> list[tuple[int | None, float]]:
        return [(habit.times, habit.chance) for habit in who.habits if habit.moves == ("reason/*",)]

    assert reasons(player_of(found)) == [(1, 0.5), (2, 0.5), (3, 0.5), (4, 0.5)]
    [change] = [change for change in CHANGES if change.id == "reasons"]
    changed = change.made(found)
    assert changed is not None
    assert reasons(player_of(changed)) == [(3, 1.0)]


def test_a_listener_leaves_those_whom_it_does_not_suit_and_nobody_else() -> None:
    heard = {"told_most": Share(20, 20), "left_openly": Share(1, 10), "left_poor": Share(1, 1)}
    [leaves] = [habit for habit in player_of(Measured(10, heard)).habits if habit.moves == ("leave_openly",)]
    assert leaves.chance == 1
    assert "poor_fit" in leaves.when


def test_the_player_can_be_written_as_a_file_and_read_again() -> None:
    for name in ("average", "pushy", "happy_ears"):
        own = player_of(habits_of(name))
        assert read_player(player_text(own).encode(), "own.yaml") == (own, [])


def test_a_rate_between_never_and_always_is_a_chance() -> None:
    own = player_of(Measured(10, {"who_decides": Share(3, 10), "questions": Share(65, 10)}))
    [asks] = [habit for habit in own.habits if habit.moves == ("who_decides",)]
    assert asks.chance == 0.3
    chances = [habit.chance for habit in own.habits if habit.moves == ("ask/*",)]
    assert 0.5 in chances


def test_every_change_is_another_way_of_playing_and_none_twice() -> None:
    found = habits_of("average")
    ways = {change.id: change.made(found) for change in CHANGES}
    players = {id: str(player_of(way).habits) for id, way in ways.items() if way is not None}
    assert len(players) >= 10
    assert len(set(players.values())) == len(players)
    assert str(player_of(found).habits) not in players.values()
    changed = [(change, ways[change.id]) for change in CHANGES]
    again = [change.id for change, way in changed if way is not None and change.made(way) is not None]
    assert again == ["questions"]


def test_ways_side_by_side_meet_the_games_that_each_would_meet_alone() -> None:
    tables = some_tables(small())
    ways = [habit_chooser(tables, player(name)) for name in ("average", "pushy")]
    beside = play_side_by_side(tables, ways, seed=5, games=30)
    for at, way in enumerate(ways):
        alone = play(tables, way, seed=5, games=30)
        turns = len(alone.moves)
        assert np.array_equal(beside.moves[:turns, at * 30 : at * 30 + 30], alone.moves)
        assert (beside.moves[turns:, at * 30 : at * 30 + 30] < 0).all()
        assert np.array_equal(beside.end.seen[at * 30 : at * 30 + 30], alone.end.seen)


def test_the_same_habits_differ_by_nothing_and_better_ones_by_more_than_luck() -> None:
    tables, scenario = some_tables(small()), small()
    stays, goes = player_of(habits_of("average")), player_of(habits_of("pushy"))
    found = played(tables, scenario, {"": goes, "same": goes, "stays": stays}, SIFTING)
    base = [found.pop("")]
    others = {id: [one] for id, one in found.items()}
    assert difference(base, others["same"]) == (0, 0)
    more, error = difference(base, others["stays"])
    assert more > 2 * error > 0
    assert best_of(base, others) == ["stays"]


def test_the_year_adds_deals_up_alike_and_its_error_shrinks_with_games() -> None:
    few = [Played(4, 2, 1, 2, 1, np.array([0.0, 1.0, 0.0, 1.0])), Played(4, 4, 4, 0, 0, np.ones(4))]
    year = came_of(few)
    assert (year.yes, year.kept, year.lost, year.known) == (90, 90, 30, 15)
    many = [Played(8, 4, 2, 4, 2, np.tile(few[0].still, 2)), Played(8, 8, 8, 0, 0, np.ones(8))]
    assert 0 < came_of(many).error < year.error


def test_the_page_says_it_in_sentences_and_names_what_may_be_luck() -> None:
    base = [Played(4, 2, 1, 2, 1, np.array([0.0, 1.0, 0.0, 1.0]))]
    other = [Played(4, 2, 1, 2, 1, np.array([0.0, 1.0, 0.0, 1.0 + 1e-9]))]
    changes = {change.id: change for change in CHANGES}
    page = own_year(
        base, {"clues": other}, changes, looked_at=3, wanted=10, habits=("You ask.",), tried=("them_first", "clues")
    )
    assert year_sentences(page)[0].startswith("Of 120 such deals a year 60 would say yes, and 60 would still be there")
    told = change_sentence(page.changes[0])
    assert told.startswith("If you stayed with everything they let slip: 60")
    assert told.endswith("that may be luck).")


def test_habits_are_told_kindly_and_without_figures_to_decode() -> None:
    told = sentences_of(habits_of("average"))
    assert "You ask about four questions before the first word about yourself." in told
    assert "You never ask who else decides." in told
    assert all(
        sentence.startswith(("You", "Before", "When", "After", "At", "Second", "Fixing", "Of", "What"))
        for sentence in told
    )


def test_only_a_deal_from_the_first_meeting_is_part_of_the_year() -> None:
    assert is_whole(small())
    assert not is_whole(after_the_yes())

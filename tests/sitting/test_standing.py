"""Small things on the table: clocks, prices in hours, headings, cards of the end, standing texts."""

from dataclasses import replace

import pytest

from salesdance.engine import Mode
from salesdance.engine.modes import Phase, Seen
from salesdance.scenario import Prospect
from salesdance.sitting.deal import Deal, cost
from salesdance.sitting.game import Game, Sight
from salesdance.sitting.standing import minutes, outcome, wall
from salesdance.sitting.starting import new_game, opening_of
from tests.builders import a_deck, a_scenario, a_sitting, some_tables


def a_sight(**columns: int) -> Sight:
    tables = some_tables(a_scenario(), a_deck())
    game: Game = new_game(tables, opening_of(tables, a_scenario()), game_seed=1, type_seed=1)
    seen = list(game.sight.seen)
    for name, value in columns.items():
        seen[getattr(Seen, name)] = value
    return replace(game.sight, seen=tuple(seen))


@pytest.mark.parametrize(("quarters", "words"), [(0, ""), (1, "15 min"), (4, "1 h"), (6, "1 h 30 min"), (12, "3 h")])
def test_quarters_of_an_hour_in_words(quarters: int, words: str) -> None:
    assert cost(quarters) == words


@pytest.mark.parametrize(("at", "shown"), [("09:00", "09:00"), ("16:40", "16:40"), ("late", "09:00")])
def test_wall_clock(at: str, shown: str) -> None:
    assert wall(minutes(at)) == shown
    assert wall(24 * 60 + 5) == "00:05"


@pytest.mark.parametrize(
    ("columns", "mode", "how"),
    [
        ({"DAY": 90}, Mode.SETTLED, "kept"),
        ({"DAY": 90}, Mode.HOLLOW_SETTLED, "kept"),
        ({"DAY": 90}, Mode.SEEN, "wavering"),
        ({"DAY": 90}, Mode.HOLLOW_UNSEEN, "wavering"),
        ({"DAY": 90}, Mode.GONE, "gone"),
        ({"DAY": 33, "ENDED_GONE": 1, "GRACE": 1}, Mode.NO_FINAL, "gone"),
        ({"LEFT": 1}, Mode.OVER, "left"),
        ({"LEFT": 2, "GRACE": 1}, Mode.OVER, "cool_no"),
        ({"SAID_NO": 1, "WISHED": 1}, Mode.NO_FINAL, "warm_no"),
        ({"SAID_NO": 1}, Mode.NO_FINAL, "cool_no"),
        ({"SAID_NO": 1, "WISHED": 1, "ARGUED": 2}, Mode.NO_FINAL, "cool_no"),
        ({"SAID_NO": 1, "PROMISED": 1, "BROKE": 1}, Mode.NO_OPEN, "cool_no"),
    ],
)
def test_how_it_ended(columns: dict[str, int], mode: int, how: str) -> None:
    assert outcome(a_sight(PHASE=Phase.DONE, **columns), mode) == how


def test_the_sheet_shows_how_each_row_stands_and_the_ways_to_raise_it() -> None:
    view = a_sitting(moves=["ask/lamp"]).view()
    assert view.sheet == ()


def test_between_two_meetings_there_is_one_thing_to_do() -> None:
    for seed in range(20):
        sitting = a_sitting(game_seed=seed, moves=["next_dated"])
        if sitting.transcript().entries[-1].signal == "agrees":
            view = sitting.view()
            assert view.heading == "Between meetings"
            assert [key.choice.move for key in view.hand] == ["turn_up"]
            return
    pytest.fail("nobody agreed in twenty games")


@pytest.mark.parametrize(
    ("name", "pronoun", "first"),
    [("Dana Okafor", "she", "Dana"), ("Dr. Halden", "he", "Dr. Halden"), ("Cher", "they", "Cher")],
)
def test_slots_know_names_and_pronouns(name: str, pronoun: str, first: str) -> None:
    prospect = Prospect(name, "", "", "dry", pronoun)  # type: ignore[arg-type]
    deal = Deal(a_scenario(prospect=prospect, digest=name), a_deck(), some_tables(a_scenario(), a_deck()))
    assert deal.first_name == first
    their = {"she": "her", "he": "his", "they": "their"}[pronoun]
    assert deal.filled("{first_name} and {their} {product}, {unknown}") == f"{first} and {their} Atlas, {{unknown}}"

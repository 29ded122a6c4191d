"""What each shipped house player stands for, seen in its games."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from salesdance.belief import objection_shares, prior_belief
from salesdance.engine import Phase, Seen, Tables, legal, new_state
from salesdance.players import Games
from salesdance.simulation import line_lengths
from tests.builders import some_tables
from tests.scoring import house
from tests.scoring.by_hand import small

QUESTIONS = ("ask", "follow", "probe", "process", "users")


@cache
def games(name: str) -> Games:
    """Return games of a player from the first meeting on."""
    return house.games_of(name, small(), seed=6, games=40)


def kinds(name: str, *phases: int) -> list[list[str]]:
    """Return the kinds of move that each game made in some phases, in order."""
    tables, played = some_tables(small()), games(name)
    own = np.isin(played.acts[:, :, 0], phases) & (played.moves >= 0)
    return [[tables.moves[m].entry.kind for m in played.moves[own[:, g], g]] for g in range(played.moves.shape[1])]


def talks(name: str) -> list[list[str]]:
    """Return the kinds of move of each game's talk."""
    return kinds(name, Phase.TALK)


def asked(name: str) -> list[int]:
    """Return how many questions each game asked before the sale was asked for."""
    before = [talk[: talk.index("close")] if "close" in talk else talk for talk in talks(name)]
    return [sum(kind in QUESTIONS for kind in talk) for talk in before]


def test_happy_ears_asks_four_questions_paints_it_and_is_gone_at_the_yes() -> None:
    assert set(asked("happy_ears")) == {4}
    assert all("pitch" in talk for talk in talks("happy_ears"))
    cements = [moves for moves in kinds("happy_ears", Phase.CEMENT) if moves]
    assert cements
    assert {tuple(moves) for moves in cements} == {("goodbye",)}


def test_the_checklist_does_the_same_in_every_talk_up_to_the_close_whatever_is_said() -> None:
    unforced = {
        tuple(k for k in talk[: talk.index("close")] if k not in ("bring", "reason")) for talk in talks("checklist")
    }
    assert len(unforced) == 1


def test_the_memoriser_asks_nothing_and_answers_what_is_likeliest_from_the_start() -> None:
    tables, played = some_tables(small()), games("memoriser")
    assert set(asked("memoriser")) == {0}
    likeliest = int(objection_shares(tables, prior_belief(tables, 1))[0].argmax())
    answers = {
        tables.moves[m].subject for m in played.moves.ravel() if m >= 0 and tables.moves[m].entry.kind == "answer"
    }
    assert answers == {likeliest}


def test_the_memoriser_nails_down_with_a_time_in_their_hand() -> None:
    tables, played = some_tables(small()), games("memoriser")
    nails = [tables.moves[m].id for m in played.moves.ravel() if m >= 0 and tables.moves[m].entry.kind == "nail"]
    assert nails
    assert all(name.endswith("/timed") for name in nails)


def test_the_quick_loser_asks_for_the_sale_first_and_then_loses_without_a_false_word() -> None:
    assert {talk[0] for talk in talks("quick_loser")} == {"close"}
    after = [moves for moves in kinds("quick_loser", Phase.AFTER_NO) if moves]
    assert all("why" in moves and "argue_no" not in moves and "undermine" not in moves for moves in after)


def test_who_argues_argues_when_they_hesitate_and_after_the_no() -> None:
    assert any("argue" in talk for talk in talks("argues"))
    assert all("argue" not in talk[: talk.index("close")] for talk in talks("argues"))
    assert all("argue_no" in moves for moves in kinds("argues", Phase.AFTER_NO) if moves)


def test_who_overpromises_makes_every_promise_there_is() -> None:
    tables = some_tables(small())
    every = {int(move) for move in tables.of_kind("promise")}
    played = games("overpromises")
    assert all(every <= set(played.moves[:, g].tolist()) for g in range(40) if played.end.seen[g, Seen.SAID_YES])


def chosen_at(played: Games, tables: Tables, game: int) -> list[int]:
    """Return the moves of a game that were chosen, in order."""
    free = ~np.isin(played.acts[:, game, 0], (Phase.PASSING, Phase.POST, Phase.WAITING, Phase.DONE))
    return [int(move) for move in played.moves[free, game]]


def test_the_longest_line_is_the_longest_that_could_be_said_first() -> None:
    tables, played = some_tables(small()), games("longest_line")
    could = legal(tables, new_state(tables, np.array([0])))[0]
    first = int(np.where(could, line_lengths(tables, small()), -1).argmax())
    assert {chosen_at(played, tables, game)[0] for game in range(40)} == {first}


@pytest.mark.parametrize("name", ["first_listed", "same_kind"])
def test_who_goes_by_the_list_begins_with_the_first_question(name: str) -> None:
    tables, played = some_tables(small()), games(name)
    assert tables.moves[chosen_at(played, tables, 0)[0]].id == "ask/past"


def test_same_kind_asks_until_nothing_is_left_to_ask() -> None:
    talk = talks("same_kind")[0]
    runs = [kind for at, kind in enumerate(talk) if at == 0 or kind != talk[at - 1]]
    assert runs[0] == "ask"
    assert runs.count("ask") <= 2

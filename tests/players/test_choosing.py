"""How a habit chooses among the moves it allows."""

from __future__ import annotations

import numpy as np
import pytest

from salesdance.belief import Belief, Ideal, information, objection_shares
from salesdance.engine import State, Tables, legal, spread
from salesdance.engine.luck import Seeds
from salesdance.habits import PICKS, Pick
from salesdance.moves import GROUPS
from salesdance.players.choosing import STATIC, Mask, Numbers, Situation, static_worths, worths, worths_seen
from salesdance.scenario import Scenario
from tests.builders import some_tables
from tests.players.test_measures import at
from tests.scoring.by_hand import ASK_ALL, quiet, small, won


def worth_of(
    pick: Pick,
    tables: Tables,
    state: State,
    belief: Belief | None,
    allowed: Mask,
    seeds: Seeds | None = None,
    turn: int = 0,
) -> Numbers:
    """Return the worth of every move."""
    if pick in STATIC:
        return static_worths(pick, tables, np.arange(len(tables.moves), dtype=np.float64))[None]
    dice = spread(1, len(state)) if seeds is None else seeds
    listener = None if belief is None else Ideal(tables, belief)
    here = Situation(tables, state, listener, allowed, dice, turn)
    return worths(pick, here, np.arange(len(state)), np.arange(len(tables.moves)), allowed)


def best(pick: Pick, belief: Belief, scenario: Scenario, start: str, *, listens: bool = True) -> str:
    """Return the id of the move that a pick takes among those whose ids start like this."""
    tables = some_tables(scenario)
    state = belief.state.rows(np.array([0]))
    allowed = legal(tables, state) & np.array([[move.id.startswith(start) for move in tables.moves]])
    value = worth_of(pick, tables, state, belief if listens else None, allowed)
    assert np.broadcast_shapes(value.shape, allowed.shape) == allowed.shape
    return tables.moves[int(np.where(allowed, value, -np.inf)[0].argmax())].id


def test_first_takes_the_first_in_the_deck() -> None:
    assert best("first", at(small(), []), small(), "ask/") == "ask/past"


def test_least_said_goes_round() -> None:
    assert best("least_said", at(small(), ["ask/past open", "ask/lamp open"]), small(), "ask/") == "ask/week"


def test_information_takes_the_question_that_tells_most() -> None:
    tables, belief = some_tables(small()), at(small(), ["ask/past open_clue"])
    asks = [int(move) for move in tables.of_kind("ask") if legal(tables, belief.state)[0, move]]
    most = asks[int(information(tables, belief, asks)[0].round(6).argmax())]
    assert best("information", belief, small(), "ask/") == tables.moves[most].id


def test_believed_answers_what_is_likeliest() -> None:
    assert best("believed", at(small(), ["ask/past open_clue"]), small(), "answer/") == "answer/a"
    heard_b = at(small(), ["ask/week open_clue", "ask/past open", "ask/lamp open"])
    assert objection_shares(some_tables(small()), heard_b)[0, 1] > 0.5
    assert best("believed", heard_b, small(), "answer/") == "answer/b"


def test_believed_gets_in_touch_about_what_is_likeliest() -> None:
    belief = at(won(), ["goodbye", *quiet(2)])
    assert best("believed", belief, won(), "contact/") == "contact/scans"


def test_weight_nails_down_first_what_matters_to_this_buyer() -> None:
    belief = at(small(), ["ask/past open_clue", "ask/lamp open_clue", "close yes"])
    assert best("weight", belief, small(), "nail/") == "nail/internal_meeting/vague"


def test_eased_does_not_say_the_same_reason_twice() -> None:
    belief = at(small(), [*ASK_ALL])
    first = best("eased", belief, small(), "reason/")
    again = at(small(), [*ASK_ALL, f"{first} lands"])
    assert best("eased", again, small(), "reason/") != first


def test_helpful_finds_more_in_what_was_left_open_than_in_what_was_nailed_down() -> None:
    tables = some_tables(won())
    worth = {}
    for name, lines in (("open", []), ("nailed", ["nail/delivery_date/timed writes"])):
        belief = at(won(), [*lines, "goodbye", *quiet(2)])
        state = belief.state.rows(np.array([0]))
        value = worth_of("helpful", tables, state, belief, legal(tables, state))[0]
        worth[name] = value[tables.index["contact/delivery_date"]]
        assert value[tables.index["carry_on"]] < value[tables.index["check_in"]]
    assert worth["open"] > 0 > worth["nailed"]


def test_random_takes_each_as_often_and_always_the_same_for_a_seed_and_a_turn() -> None:
    tables, n = some_tables(small()), 3000
    belief = at(small(), [])
    state = belief.state.rows(np.zeros(n, dtype=np.int64))
    allowed = np.repeat(legal(tables, state.rows(np.array([0]))), n, axis=0)
    value = worth_of("random", tables, state, None, allowed, spread(5, n), 3)
    chosen = np.where(allowed, value, -1).argmax(axis=1)
    moves, counts = np.unique(chosen, return_counts=True)
    assert len(moves) == allowed[0].sum()
    assert counts.min() > 0.5 * n / len(moves)
    again = worth_of("random", tables, state, None, allowed, spread(5, n), 3)
    np.testing.assert_array_equal(value, again)
    assert (worth_of("random", tables, state, None, allowed, spread(5, n), 4) != value).any()


def test_listed_takes_the_first_group_of_the_repertoire() -> None:
    belief, tables = at(small(), ["close yes"]), some_tables(small())
    state = belief.state.rows(np.array([0]))
    mask = legal(tables, state)
    value = np.where(mask[0], static_worths("listed", tables), -np.inf)
    groups = [GROUPS.index(tables.moves[int(move)].entry.group) for move in np.flatnonzero(mask[0])]
    assert GROUPS.index(tables.moves[int(value.argmax())].entry.group) == min(groups)


def test_same_kind_stays_with_what_was_made_last() -> None:
    assert best("same_kind", at(small(), ["ask/past open", "boast lands"]), small(), "") == "boast"
    assert best("same_kind", at(small(), ["ask/past open"]), small(), "").startswith("ask/")
    assert best("same_kind", at(small(), []), small(), "ask/") == "ask/past"


def test_unheard_topic_asks_where_nothing_was_asked_yet() -> None:
    tables = some_tables(small())
    asked = best("unheard_topic", at(small(), ["ask/past open"]), small(), "ask/")
    topic = {move.id: int(tables.topic[move.subject]) for move in tables.moves if move.id.startswith("ask/")}
    assert topic[asked] != topic["ask/past"]


def test_same_topic_asks_where_something_was_asked_already() -> None:
    tables = some_tables(small())
    topic = {move.id: int(tables.topic[move.subject]) for move in tables.moves if move.id.startswith("ask/")}
    heard = [f"{one} open" for one in ("ask/past", "ask/lamp")]
    assert topic[best("same_topic", at(small(), heard), small(), "ask/")] in {topic["ask/past"], topic["ask/lamp"]}


def test_boldest_promises_what_goes_furthest_beyond() -> None:
    tables = some_tables(small())
    promises = [tables.moves[move] for move in tables.of_kind("promise")]
    furthest = max(promises, key=lambda move: float(tables.promise_gap[move.subject]))
    assert best("boldest", at(small(), []), small(), "promise/") == furthest.id


def test_one_way_presses_on_what_was_dodged_and_one_leaves_it() -> None:
    belief = at(small(), ["close yes", "nail/financing/vague changes_subject"])
    assert best("dodged", belief, small(), "nail/").startswith("nail/financing/")
    assert not best("undodged", belief, small(), "nail/").startswith("nail/financing/")


def test_what_a_pick_makes_of_moves_can_be_asked_without_a_player() -> None:
    tables, belief = some_tables(small()), at(small(), ["ask/past open"])
    state, asks = belief.state.rows(np.array([0])), tables.of_kind("ask")
    everything = np.ones((1, len(tables.moves)), dtype=np.bool_)
    whole = worth_of("unheard_topic", tables, state, None, everything)
    np.testing.assert_array_equal(worths_seen("unheard_topic", tables, state, asks), whole[:, asks])


def test_longest_line_goes_by_the_lengths_it_is_given_and_says_so_when_there_are_none() -> None:
    tables = some_tables(small())
    lengths = np.zeros(len(tables.moves))
    lengths[tables.index["ask/lamp"]] = 9
    assert static_worths("longest_line", tables, lengths).argmax() == tables.index["ask/lamp"]
    with pytest.raises(ValueError, match="lengths"):
        static_worths("longest_line", tables)


def test_likeliest_answers_yesterdays_objection_whatever_was_said() -> None:
    heard_b = at(small(), ["ask/week open_clue", "ask/past open", "ask/lamp open"])
    assert best("believed", heard_b, small(), "answer/") == "answer/b"
    assert best("likeliest", heard_b, small(), "answer/") == "answer/a"


@pytest.mark.parametrize("pick", PICKS)
def test_without_a_belief_every_pick_still_takes_something_that_is_there(pick: Pick) -> None:
    assert best(pick, at(small(), []), small(), "ask/", listens=False).startswith("ask/")

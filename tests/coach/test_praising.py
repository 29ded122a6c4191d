"""Praise is for what took up something that was heard; a plain question instead of a temptation is no feat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from salesdance.analysis import Option, Thresholds, Weighed, Worth
from salesdance.coach.kinds import relieves
from salesdance.coach.listening import Listening, Moment
from salesdance.coach.playing_on import Expert
from salesdance.coach.praising import FAR_MORE, Praise, gain_of, just_heard, praise_of, taken_up
from salesdance.coach.turning import Deal, turning_points
from salesdance.reliefs import pulled_by
from salesdance.scenario import Scenario
from tests.builders import a_scenario, after_the_no, after_the_yes, some_tables
from tests.coach.deals import LOST, expert, script

THRESHOLDS = Thresholds()
SEEDS = range(1, 40)


def _played(scenario: Scenario, *moves: str, seed: int = 1) -> Deal:
    tables, transcript = some_tables(scenario), script(scenario, *moves, game_seed=seed)
    listening = Listening(tables, scenario, transcript.header)
    listening.hear_all(transcript.entries)
    return Deal(tables, scenario, listening, Expert(tables, expert(), listening.start))


def _where(heard: Callable[[str], bool], *moves: str) -> Deal:
    """Return a deal in which the first answer was of that kind."""
    deals = (_played(a_scenario(), *moves, seed=seed) for seed in SEEDS)
    return next(deal for deal in deals if heard(_head(deal, 0)) and _taken(deal, -1)[0].turn == len(moves) - 1)


def _head(deal: Deal, turn: int) -> str:
    one = deal.listening.happened[turn]
    return deal.tables.answers[int(deal.tables.kind[one.move])].signals[one.signal]


def _taken(deal: Deal, at: int) -> tuple[Moment, tuple[int, ...] | None]:
    moment = deal.listening.moments[at]
    return moment, taken_up(deal.tables, deal.listening, moment)


def test_staying_with_a_clue_takes_it_up_and_going_on_to_something_else_does_not() -> None:
    for stays in ("say_nothing", "follow_up"):
        assert _taken(_where(lambda head: "clue" in head, "ask/lamp", stays), -1)[1] == (0,)
        assert _taken(_where(lambda head: head == "open", "ask/lamp", stays), -1)[1] is None, "there was no clue"
    for other in ("ask/past", "who_uses", "ask_straight"):
        assert _taken(_where(lambda head: "clue" in head, "ask/lamp", other), -1)[1] is None


def test_an_answer_takes_up_what_pointed_to_it_only_if_that_was_likely_by_then() -> None:
    found = []
    for seed in SEEDS[:12]:
        deal = _played(a_scenario(), "ask/lamp", "say_nothing", "ask/past", "ask_straight", seed=seed)
        answers = [_instead(deal, -1, f"answer/{one.id}") for one in deal.scenario.objections]
        heard = [taken_up(deal.tables, deal.listening, one) for one in answers]
        assert sum(one is not None for one in heard) <= 1, "only the likeliest"
        found += [turn for one in heard for turn in one or () if _head(deal, turn)]
    assert found


def _instead(deal: Deal, at: int, move: str) -> Moment:
    return replace(deal.listening.moments[at], chosen=deal.tables.index[move])


def test_after_the_yes_what_is_nailed_down_was_open_and_a_goodbye_takes_up_nothing() -> None:
    deal = _played(after_the_yes(), "downside/slow", "nail/financing/timed", "goodbye")
    own = [at for at, moment in enumerate(deal.listening.moments) if moment.past is None]
    assert _taken(deal, own[0])[1] is not None
    assert _taken(deal, own[1])[1] is None


def test_after_a_no_who_thanks_and_asks_takes_the_no_and_who_hangs_up_does_not() -> None:
    deal = _played(after_the_no(), *LOST)
    taken = {
        deal.tables.moves[moment.chosen].id: _taken(deal, at)[1] for at, moment in enumerate(deal.listening.moments)
    }
    assert taken["thank_them"] is not None
    assert taken["why"] is not None
    assert taken["hang_up"] is None


def _praised(deal: Deal, gain: float, *, close: bool = True) -> Praise | None:
    moment = deal.listening.moments[-1]
    return praise_of(deal.tables, deal.listening, moment, _weighed(deal, gain, close=close), THRESHOLDS)


def _weighed(deal: Deal, gain: float, *, close: bool = True) -> Weighed:
    """Return the last turn of a deal, at which everything that tempts is worth so much less."""
    moment, worth = deal.listening.moments[-1], Worth(0.5, 0.5)
    made = Option(deal.tables.moves[moment.chosen].id, worth, worth)
    names = [deal.tables.moves[int(move)].id for move in moment.options if move != moment.chosen]
    others = [Option(name, worth, worth, gain, 0.005, close=close) for name in names]
    return Weighed(moment.turn, made.move, (made, *others), 1000)


def test_a_plain_question_is_praised_only_where_it_passed_by_far_more_and_cites_nothing() -> None:
    deal = _where(lambda head: "clue" in head, "ask/lamp", "ask/past")
    assert _praised(deal, 2 * THRESHOLDS.well) is None
    far = _praised(deal, 1.1 * FAR_MORE * THRESHOLDS.well)
    assert far is not None
    assert far.heard == (), "the clue just before it was not taken up"


def test_who_stayed_with_a_clue_is_praised_from_the_threshold_on_and_the_clue_is_cited() -> None:
    deal = _where(lambda head: "clue" in head, "ask/lamp", "say_nothing")
    assert _praised(deal, 0.9 * THRESHOLDS.well) is None
    found = _praised(deal, 1.1 * THRESHOLDS.well)
    assert found is not None
    assert (found.heard, found.worth) == ((0,), pytest.approx(1.1 * THRESHOLDS.well))


def test_a_plain_question_takes_no_place_from_what_cost_much() -> None:
    for last, kinds in (("ask/past", ["cost"] * 3), ("say_nothing", ["cost", "cost", "well"])):
        deal = _where(lambda head: "clue" in head, "ask/lamp", last)
        turn = _weighed(deal, 2 * THRESHOLDS.well)
        deal = _where(lambda head: "clue" in head, "ask/lamp", last)
        costs = [_cost(deal, turn, at) for at in range(3)]
        points = turning_points(_with(deal, costs), [*costs, turn], {one.turn for one in (*costs, turn)}, THRESHOLDS)
        assert sorted(point.kind for point in points) == kinds


def _cost(deal: Deal, turn: Weighed, at: int) -> Weighed:
    """Return a turn of another kind of move that lost much."""
    chosen, worth = ("boast", "argue", "about_us")[at], Worth(0.5, 0.5)
    best = Option("who_uses", worth, worth), Option(chosen, worth, worth, 0.3 - 0.05 * at, 0.005)
    return Weighed(turn.turn + 1 + at, chosen, best, 1000)


def _with(deal: Deal, costs: list[Weighed]) -> Deal:
    """Return a deal with moments for these turns as well."""
    last = deal.listening.moments[-1]
    more = [replace(last, turn=one.turn, chosen=deal.tables.index[one.chosen]) for one in costs]
    deal.listening.moments.extend(more)
    deal.listening.happened.extend(deal.listening.happened[-1:] * len(costs))
    return deal


def test_what_tempted_is_one_that_was_looked_at_closely_once_there_is_one() -> None:
    deal = _where(lambda head: "clue" in head, "ask/lamp", "say_nothing")
    moment, turn = deal.listening.moments[-1], _weighed(deal, 0.1, close=False)
    pulls = frozenset(pulled_by(just_heard(deal.tables, moment)))
    middle = gain_of(deal.tables, moment, turn)[2]
    others = [one for one in turn.options if relieves(deal.tables, one) in pulls and one.move != middle]
    assert others
    seen = [replace(one, close=True, behind=0.3) if one is others[0] else one for one in turn.options]
    gain, _, other = gain_of(deal.tables, moment, replace(turn, options=tuple(seen)))
    assert (gain, other) == (0.3, others[0].move)

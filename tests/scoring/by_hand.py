"""Games written down move by move, and the cards they get.

A line is a move id and the signal it got ("ask/past open_clue"); a missing signal is the usual one of its kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np

from salesdance.belief import Belief, forced, opening, prior_belief, signal_index, update
from salesdance.engine import Tables, legal
from salesdance.scenario import Deal, Person, Played, Prospect, Scenario, Start
from salesdance.scorecard import Mark, ScoreCard
from salesdance.scoring import Game, Trace, make_card, read_game, walk
from salesdance.transcript import Forecast
from tests.builders import a_fact, a_scenario, an_excuse, an_objection, some_tables

ASK_ALL = ("ask/past open", "ask/lamp open", "ask/week open", "ask/bill open", "ask/stairs open")
DODGED = ("nail/delivery_date/dated lets_see", "nail/financing/dated lets_see")


@cache
def small(**changes: Any) -> Scenario:
    """Return a scenario of 32 types: two objections, one person who can stop the deal, five topics, two meetings.

    Objection a can be solved, b cannot; clues for a in past and lamp, for b in week, for the boss in stairs, for a
    poor fit in bill.
    """
    whole = a_scenario()
    plain: dict[str, Any] = {
        "prospect": Prospect("Dana Okafor", "Office manager", "Halden", "dry", "she", "dana", 0.5, 0.5, 0.0),
        "deal": Deal(size=0.35, remorse=1.5, fit=0.6, interest=0.4, golive_day=8, hours=8),
        "meetings": whole.meetings[:2],
        "facts": (
            a_fact("past", "today", "a", opens=("garden",)),
            a_fact("lamp", "trouble", "a"),
            a_fact("week", "people", "b"),
            a_fact("bill", "cost", "poor_fit"),
            a_fact("stairs", "future", "boss"),
            a_fact("garden", "today", ""),
        ),
        "objections": (
            an_objection("a", 0.6, "product", solves=0.9),
            an_objection("b", 0.4, "price", solves=0.2),
        ),
        "excuses": (an_excuse("budget"), an_excuse("partner", true_of=("b",))),
        "people": (
            Person("boss", "Aurelio Brandt", "the one upstairs", 1.0),
            Person("petra", "Petra Lindqvist", "secretary", 0.0, True),
        ),
    }
    return replace(whole, **{**plain, **changes})


@cache
def lost() -> Scenario:
    """Return the small scenario started after the no."""
    return small(start=Start("after_the_no", (Played("ask/past", "open"),), (), (Played("close", "no"),)))


@cache
def won() -> Scenario:
    """Return the small scenario started after the yes, with four facts heard."""
    asked = tuple(Played(f"ask/{name}", "open") for name in ("past", "lamp", "week", "bill"))
    return small(start=Start("cement", asked, (), (Played("close", "yes"),)))


def start(tables: Tables, scenario: Scenario) -> tuple[Belief, list[tuple[int, int]]]:
    """Return the belief a sitting begins with, and the pairs of its past."""
    at = scenario.start
    if not (at.played or at.look_back or at.opens_with):
        return prior_belief(tables, 1), []
    begun = opening(tables, at)
    return prior_belief(tables, 1, begun.weights), [*begun.played, *begun.opens_with]


def pairs(tables: Tables, lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return lines as indexes of move and signal."""
    out = []
    for line in lines:
        move, _, signal = line.partition(" ")
        out.append((tables.index[move], signal_index(tables, tables.index[move], signal)))
    return out


def trace_of(scenario: Scenario, lines: Sequence[str], *, full: bool = True) -> Trace:
    """Return the trace of one game; an illegal move or a signal that cannot be is an error of the test."""
    tables = some_tables(scenario)
    belief, past = start(tables, scenario)
    made = pairs(tables, lines)
    now = belief
    for place, (move, signal) in enumerate([*past, *made]):
        told = place >= len(past)
        assert not told or legal(tables, now.state)[0, move], f"{lines[place - len(past)]} is not legal"
        carry = update if told else forced
        now = carry(tables, now, np.array([move]), np.array([signal]))
        assert now.weights.sum() > 0.99, f"{tables.moves[move].id} cannot be answered like that"
    both = np.array([*past, *made]).reshape(-1, 2)
    own = np.array([0] * len(past) + [1] * len(made))
    return walk(tables, belief, both[:, :1], both[:, 1:], origin=own, evidence=own > 0, full=full)


def game_of(scenario: Scenario, lines: Sequence[str], *, full: bool = False) -> Game:
    """Return one game, turn by turn; `full` with the costly figures."""
    return read_game(some_tables(scenario), trace_of(scenario, lines, full=full), 0)


def card_of_game(
    scenario: Scenario,
    game: Game,
    made: Sequence[tuple[int, Forecast]] = (),
    scale: tuple[float, float] = (0.0, 0.4),
) -> ScoreCard:
    """Return the card of a game under the scenario's own rules of weighing."""
    return make_card(scenario, game, made, scale=scale)


def card(
    scenario: Scenario,
    lines: Sequence[str],
    made: Sequence[tuple[int, Forecast]] = (),
    *,
    full: bool = False,
    scale: tuple[float, float] = (0.0, 0.4),
) -> ScoreCard:
    """Return the card of a game written down by hand."""
    return card_of_game(scenario, game_of(scenario, lines, full=full), made, scale)


def share(score: ScoreCard, skill: str) -> float:
    """Return the share of a part's points that was earned."""
    part = next(part for part in score.parts if part.skill == skill)
    return part.points / part.out_of


def skills(score: ScoreCard) -> list[str]:
    """Return the parts that a card has."""
    return [part.skill for part in score.parts]


def named(marks: Sequence[Mark], rule: str) -> Mark:
    """Return the mark of a rule."""
    found = [mark for mark in marks if mark.rule == rule]
    assert len(found) == 1, f"{rule} among {[mark.rule for mark in marks]}"
    return found[0]


def on(score: ScoreCard, rule: str) -> Mark:
    """Return the mark of a rule on a card."""
    return named([mark for part in score.parts for mark in part.marks], rule)


def quiet(days: int, post: str = "fine") -> list[str]:
    """Return quiet days until a stop, and its post."""
    return ["day quiet"] * days + [f"post {post}"]

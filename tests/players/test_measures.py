"""The measures that habits may read."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase

import numpy as np
import pytest
from numpy.typing import NDArray

from salesdance.belief import Belief, Ideal, forced, update
from salesdance.cli.cast import shipped_players
from salesdance.cli.content import load
from salesdance.cli.places import shipped_scenarios
from salesdance.engine import State
from salesdance.engine.luck import Seeds
from salesdance.habits import MEASURES, NEEDS, NEVER_ABOVE, NONE_WITHOUT
from salesdance.players import habit_chooser, play
from salesdance.players.choosing import Ints
from salesdance.players.measures import BELIEVED, VISIBLE, measure
from salesdance.scenario import Scenario
from salesdance.simulation import start_of
from tests.builders import some_tables
from tests.scoring.by_hand import ASK_ALL, DODGED, lost, pairs, quiet, small, start, won


def at(scenario: Scenario, lines: Sequence[str]) -> Belief:
    """Return what a listener believes after a game, its visible state included."""
    tables = some_tables(scenario)
    belief, past = start(tables, scenario)
    for place, (move, signal) in enumerate([*past, *pairs(tables, lines)]):
        carry = update if place >= len(past) else forced
        belief = carry(tables, belief, np.array([move]), np.array([signal]))
    return belief


def told(name: str, lines: Sequence[str], scenario: Scenario | None = None) -> float:
    """Return a measure after a game."""
    scenario = scenario or small()
    belief = at(scenario, lines)
    state = belief.state.rows(np.array([0]))
    return float(measure(name, some_tables(scenario), state, Ideal(some_tables(scenario), belief))[0])


def test_every_measure_that_a_file_may_name_can_be_taken_and_no_other() -> None:
    assert sorted(MEASURES) == sorted([*VISIBLE, *BELIEVED])


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_is_one_number_a_game(name: str) -> None:
    for scenario, lines in ((small(), ASK_ALL), (won(), ["goodbye", "day hedges"]), (lost(), ["thank_them eases"])):
        value = told(name, lines, scenario)
        assert np.isfinite(value)


@pytest.mark.parametrize("name", sorted(BELIEVED))
def test_what_is_believed_is_nothing_without_a_belief(name: str) -> None:
    state = at(small(), ASK_ALL).state.rows(np.array([0]))
    assert measure(name, some_tables(small()), state, None).tolist() == [0.0]


@pytest.mark.parametrize(
    ("name", "lines", "value"),
    [
        ("questions", ASK_ALL, 5),
        ("heard", ["ask/past open", "ask/lamp thin", "ask/past open"], 1),
        ("minutes_left", ["ask/past open"], 37),
        ("meetings_left", [], 1),
        ("closes", ["close not_now/budget"], 1),
        ("stalled", ["close not_now/budget"], 1),
        ("stalled", ["ask/past open"], 0),
        ("clue_now", ["ask/past open_clue"], 1),
        ("clue_now", ["ask/past open_clue", "small_talk lands"], 0),
        ("open_now", ["ask/past open"], 1),
        ("open_now", ["ask/past thin"], 0),
        ("can_follow", ["ask/past thin"], 1),
        ("can_follow", ["ask/past thin", "follow_up open"], 0),
        ("users_known", ["who_uses names_users"], 1),
        ("topics", [], 0),
        ("topics", ["ask/past open", "ask/past thin"], 1),
        ("asked_before_self", ["ask/past open", "boast lands", "ask/lamp open"], 1),
        ("spoke_of_self", ["ask/past open"], 0),
        ("spoke_of_self", ["about_us lands"], 1),
        ("self_talk", ["ask/past open"], 0),
        ("nailed", ["close yes", "nail/financing/vague writes"], 1),
        ("raised", ["close yes", "nail/financing/vague changes_subject", "nail/financing/vague writes"], 2),
        ("users_known", ["who_uses thin"], 0),
        ("dodges", ["close yes", *DODGED], 2),
        ("size", [], 0.35),
    ],
)
def test_what_can_be_counted_in_the_talk_is_counted(name: str, lines: list[str], value: float) -> None:
    assert told(name, lines) == pytest.approx(value)


@pytest.mark.parametrize(
    ("name", "lines", "value"),
    [
        ("day", ["goodbye", "day quiet"], 1),
        ("hours", ["goodbye", *quiet(2), "check_in warm"], 7.75),
        ("wobble", ["goodbye", "day hedges"], 1),
        ("wobble", ["goodbye", "day quiet"], 0),
        ("wobbles", ["goodbye", "day hedges"], 1),
        ("lag", ["goodbye", "day hedges"], 0),
        ("lag", ["goodbye", "day hedges", "carry_on", "day quiet"], 1),
        ("stop_moves", ["goodbye", *quiet(2), "check_in warm"], 1),
        ("stop_moves", ["goodbye", *quiet(2)], 0),
        ("asked_again", ["goodbye", "day hedges", "restart agrees", "ask/past open", "ask/lamp open"], 2),
        ("minutes_left", ["goodbye", "day hedges", "restart agrees", "ask/past open"], 27),
    ],
)
def test_what_can_be_counted_in_the_ninety_days_is_counted(name: str, lines: list[str], value: float) -> None:
    assert told(name, lines, won()) == pytest.approx(value)


@pytest.mark.parametrize(
    ("name", "lines", "value"),
    [
        ("told", ["why refuses"], 1),
        ("told", ["why lie/budget"], 2),
        ("told", ["why half/product"], 3),
        ("told", ["why truth/a"], 4),
        ("told_now", ["why truth/a"], 1),
        ("told_now", ["why truth/a", "thank_them eases"], 0),
        ("final", ["is_it_final final"], 1),
        ("final", ["is_it_final not_final"], 2),
        ("promised", ["promise_no_reopen eases"], 1),
    ],
)
def test_what_can_be_counted_after_the_no_is_counted(name: str, lines: list[str], value: float) -> None:
    assert told(name, lines, lost()) == pytest.approx(value)


def test_what_is_believed_follows_what_was_heard() -> None:
    assert told("sure", ["ask/past open_clue", "ask/lamp open_clue"]) > told("sure", []) == pytest.approx(0.6)
    assert told("poor_fit", ["ask/bill open_clue"]) > told("poor_fit", []) == pytest.approx(0.4)
    assert told("hollow", ["close yes", *DODGED]) > told("hollow", ["close yes"]) > 0
    assert told("yes_chance", [*ASK_ALL, "reason/past lands"]) > told("yes_chance", [])
    assert told("solvable", ["why truth/a"], lost()) == pytest.approx(1.0)
    assert told("solvable", ["why truth/b"], lost()) == pytest.approx(0.0)
    hurried = told("hurried", ["thank_them hurries"], lost())
    assert hurried > told("hurried", [], lost()) > told("hurried", ["thank_them eases"], lost())


def test_who_has_said_so_is_believed_away_and_help_is_where_something_is_open() -> None:
    assert told("away", ["goodbye", "day hedges"], won()) == pytest.approx(1.0)
    assert told("away", ["goodbye"], won()) == pytest.approx(0.0)
    assert told("help_there", ["goodbye", *quiet(2)], won()) > 0.1
    assert told("told_enough", []) == 0.0


class Watched:
    """What all measures [N, measures] were whenever somebody chose, and what could be done then [N, M]."""

    def __init__(self, name: str, games: int) -> None:
        content = load(name)
        self.tables = content.tables
        self.places = {name: at for at, name in enumerate(VISIBLE)}
        self.ids = [move.id for move in content.tables.moves]
        seen: list[NDArray[np.float64]] = []
        masks: list[NDArray[np.bool_]] = []
        anything = habit_chooser(content.tables, shipped_players()["random"])

        def choose(state: State, listener: object, mask: NDArray[np.bool_], seeds: Seeds, turn: int) -> Ints:
            seen.append(np.stack([take(self.tables, state) for take in VISIBLE.values()], axis=1))
            masks.append(mask.copy())
            return anything(state, None, mask, seeds, turn)

        play(self.tables, choose, seed=3, games=games, start=start_of(self.tables, content.scenario))
        self.seen, self.masks = np.vstack(seen), np.vstack(masks)

    def of(self, name: str) -> NDArray[np.float64]:
        """Return one measure at all those turns [N]."""
        return self.seen[:, self.places[name]]

    def can(self, pattern: str) -> NDArray[np.bool_]:
        """Return at which of those turns [N] a move of a pattern could be made."""
        return self.masks[:, [fnmatchcase(id, pattern) for id in self.ids]].any(axis=1)

    def untrue(self) -> list[str]:
        """Return what docs/players.md says of measures and moves and these games do not bear out."""
        found = [
            name
            for name in VISIBLE
            if not ((MEASURES[name].low <= self.of(name)) & (self.of(name) <= MEASURES[name].high)).all()
            or (MEASURES[name].step and (self.of(name) % MEASURES[name].step).any())
        ]
        found += [f"{less} above {more}" for less, more in NEVER_ABOVE if (self.of(less) > self.of(more)).any()]
        found += [
            f"{one} without {other}"
            for one, other in NONE_WITHOUT
            if ((self.of(one) > 0) & (self.of(other) == 0)).any()
        ]
        for move, needs in NEEDS.items():
            for name, (low, high) in needs.items():
                here = self.of(name)[self.can(move)]
                if ((here < low) | (here > high)).any():
                    found.append(f"{move} without {name}")
        return found


def test_what_never_is_at_once_never_is_in_games_of_random_play() -> None:
    watched = Watched("copy_room", 60)
    assert watched.untrue() == []
    # The control: what the games hold, turned round, is told.
    watched.places |= {"questions": watched.places["topics"], "topics": watched.places["questions"]}
    assert "topics above questions" in watched.untrue()


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(shipped_scenarios()))
def test_what_never_is_at_once_never_is_in_any_deal(name: str) -> None:
    watched = Watched(name, 400)
    assert watched.untrue() == []
    assert watched.can("ask/*").any() or watched.can("why").any() or watched.can("nail/*").any()

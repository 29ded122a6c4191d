"""A year of deals on somebody's own habits, beside the same year with one habit changed: the same people and luck.

Who is still there is `Keeping.still`: the luck of the calendar is taken out, so that few games say enough. What is
best is looked for in some games and told from others, for the best of many figures flatters itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import total
from salesdance.engine import Tables
from salesdance.habits import Player
from salesdance.players import play_side_by_side
from salesdance.scenario import Scenario
from salesdance.simulation.keeping import Keeping
from salesdance.simulation.own.changing import Change
from salesdance.simulation.running import Run, chooser_of, summed

A_YEAR = 120
"""Ten deals a month."""
BEST = 3
GOOD = 0.5
"""From what share of a year's deals kept on somebody may be told to go on as they do; a choice of ours: the house
player `expert` keeps three quarters, `average` fewer than four in ten."""
SIFTING, TELLING = 51, 52
"""Seeds of the games in which the best changes are looked for, and of those from which they are told."""
GAMES = {SIFTING: 200, TELLING: 600}
"""Games of each deal with each change."""
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Played:
    """What some games of one deal came to: the sums, and game by game who is still there [G]."""

    games: int
    yes: int
    kept: int
    lost: int
    known: int
    still: Numbers


@dataclass(frozen=True, slots=True)
class Came:
    """A year of deals: how many said yes, are still there on day ninety, were gone by then, were lost, and of those
    lost told why. `error` is the standard error of `kept`.
    """

    yes: float
    kept: float
    gone: float
    lost: float
    known: float
    error: float


@dataclass(frozen=True, slots=True)
class Changed:
    """The same year with one habit changed; `more` are customers kept beyond the year as it is, with its error."""

    id: str
    words: str
    came: Came
    more: float
    error: float

    @property
    def clear(self) -> bool:
        """Tell whether it is more than luck would make of it."""
        return self.more > 2 * self.error


@dataclass(frozen=True, slots=True)
class OwnYear:
    """The whole page: habits in sentences, the year, and the changes worth most, the best first.

    `looked_at` deals were measured, `wanted` would be; `tried` changes were played, `games` of each deal, of which
    there are `deals`. `notes` say what should be said beside it. `first` are the words of that change of all that were
    tried which comes first in a deal; empty where none was.
    """

    looked_at: int
    wanted: int
    habits: tuple[str, ...]
    a_year: int
    year: Came
    changes: tuple[Changed, ...]
    tried: int
    games: int
    deals: int
    notes: tuple[str, ...] = ()
    first: str = ""

    @property
    def poor(self) -> bool:
        """Tell whether the year keeps so few that nobody should be told to go on as they do."""
        return self.year.kept < GOOD * self.a_year

    @property
    def helped(self) -> bool:
        """Tell whether one of the changes is worth more than luck would make of it, and at least a customer a year."""
        return any(change.clear and change.more >= 1 for change in self.changes)


def played(tables: Tables, scenario: Scenario, players: Mapping[str, Player], seed: int) -> dict[str, Played]:
    """Return what each player's games of one deal came to; game i of a seed has the same people and luck for all."""
    games = GAMES[seed]
    ways = [chooser_of(tables, scenario, player, None) for player in players.values()]
    keeping = Keeping(tables, games * len(ways))
    heard = any(player.listens for player in players.values())
    beside = play_side_by_side(tables, ways, seed=seed, games=games, listens=heard, watches=(keeping.watch,))
    run = summed(tables, next(iter(players.values())), beside, keeping, (), np.zeros(0))
    return {id: _played(run, at * games, games) for at, id in enumerate(players)}


def _played(run: Run, first: int, games: int) -> Played:
    here = slice(first, first + games)
    known = int((run.reason_known[here] & run.lost[here]).sum())
    counts = [int(each[here].sum()) for each in (run.yes, run.kept, run.lost)]
    return Played(games, counts[0], counts[1], counts[2], known, run.still[here])


def is_whole(scenario: Scenario) -> bool:
    """Tell whether a deal begins at the first meeting, so that every habit has its place in it."""
    start = scenario.start
    return start.act == "discover" and not (start.played or start.look_back or start.opens_with)


def came_of(deals: Sequence[Played]) -> Came:
    """Return the year that deals, met equally often, make."""
    kept, error = _mean([deal.still for deal in deals])
    counts = [(deal.yes / deal.games, deal.lost / deal.games, deal.known / deal.games) for deal in deals]
    yes, lost, known = (A_YEAR * sum(each) / len(deals) for each in zip(*counts, strict=True))
    return Came(yes, A_YEAR * kept, max(yes - A_YEAR * kept, 0.0), lost, known, A_YEAR * error)


def difference(base: Sequence[Played], other: Sequence[Played]) -> tuple[float, float]:
    """Return how many customers more a year another way keeps, game by game under the same luck, with its error."""
    more, error = _mean([there.still - here.still for here, there in zip(base, other, strict=True)])
    return A_YEAR * more, A_YEAR * error


def _mean(groups: Sequence[Numbers]) -> tuple[float, float]:
    """Return the mean of equally weighty groups, and its standard error."""
    means = [float(total(group)) / len(group) for group in groups]
    spread = 0.0
    for group, mean in zip(groups, means, strict=True):
        off = group - mean
        spread += float(total(off * off)) / max(len(group) - 1, 1) / len(group)
    return sum(means) / len(means), sqrt(spread) / len(groups)


def best_of(base: Sequence[Played], others: Mapping[str, Sequence[Played]]) -> list[str]:
    """Return the ids of the changes that keep most, the best first; none that keeps no more than the year as it is."""
    gains = {id: difference(base, deals)[0] for id, deals in others.items()}
    return [id for id in sorted(gains, key=lambda id: -gains[id]) if gains[id] > 0][:BEST]


def own_year(
    base: Sequence[Played],
    others: Mapping[str, Sequence[Played]],
    changes: Mapping[str, Change],
    *,
    looked_at: int,
    wanted: int,
    habits: tuple[str, ...],
    tried: Sequence[str],
    notes: tuple[str, ...] = (),
) -> OwnYear:
    """Return the page: `base` and `others` are games that took no part in choosing the changes, `tried` their ids."""
    told = []
    for id, deals in others.items():
        more, error = difference(base, deals)
        told.append(Changed(id, changes[id].words, came_of(deals), more, error))
    told.sort(key=lambda one: -one.more)
    first = next((change.words for id, change in changes.items() if id in tried), "")
    return OwnYear(
        looked_at,
        wanted,
        habits,
        A_YEAR,
        came_of(base),
        tuple(told),
        len(tried),
        base[0].games,
        len(base),
        notes,
        first,
    )

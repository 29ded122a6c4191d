"""House players over many deals of one scenario, scored: what is told as figures about a scenario.

The first games of a run are scored on the card, all of them count for yes, kept and the reason known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Opening, counting_listener, opening, prior_belief, total
from salesdance.engine import Mode, Phase, Seen, Tables
from salesdance.habits import Player
from salesdance.players import (
    Chooser,
    Games,
    Listens,
    Script,
    goes_by_length,
    habit_chooser,
    has_luck,
    play,
    reciting_chooser,
)
from salesdance.scenario import Scenario, Start
from salesdance.scorecard import ScoreCard
from salesdance.scoring import Trace, make_card, read_game, walk
from salesdance.scoring.reading import Game
from salesdance.simulation.exchanges import decisions
from salesdance.simulation.keeping import Keeping
from salesdance.simulation.lines import line_lengths
from salesdance.transcript import SURENESS, Forecast, Sureness

Numbers = NDArray[np.float64]
Tell = Callable[[float], None]
UNHEARD = 7
STARTS_KEPT = 16
"""So many late starts are kept worked out."""


@dataclass(frozen=True, slots=True)
class Run:
    """One player's games of a scenario; arrays over games. `scores` and `gains` cover the first games only.

    `genuine_yes` and `hollow_yes` are how the yes was meant when it was said, `hollow` how it stood in the end; `still`
    is kept without the luck of the calendar (see `keeping`), empty where that was not asked for. `decisions` are all
    moves somebody chose, `exchanges` what they are for whoever plays (see `exchanges`).
    """

    player: str
    games: Games
    yes: NDArray[np.bool_]
    genuine_yes: NDArray[np.bool_]
    hollow_yes: NDArray[np.bool_]
    hollow: NDArray[np.bool_]
    kept: NDArray[np.bool_]
    lost: NDArray[np.bool_]
    reason_known: NDArray[np.bool_]
    left: NDArray[np.bool_]
    wobbled: NDArray[np.bool_]
    recovered: NDArray[np.bool_]
    decisions: Numbers
    exchanges: Numbers
    minutes: Numbers
    still: Numbers
    scores: Numbers
    gains: Numbers
    cards: tuple[ScoreCard, ...]


def start_of(tables: Tables, scenario: Scenario) -> Opening | None:
    """Return the late start of a scenario, or None when it starts at the first meeting."""
    start = scenario.start
    if not (start.played or start.look_back or start.opens_with):
        return None
    return _opening(tables, start)


@lru_cache(maxsize=STARTS_KEPT)
def _opening(tables: Tables, start: Start) -> Opening:
    """Return `opening`, worked out once: runs come in many pieces."""
    found = opening(tables, start)
    found.weights.setflags(write=False)
    return found


def run_player(
    tables: Tables,
    scenario: Scenario,
    player: Player,
    *,
    seed: int,
    games: int,
    first: int = 0,
    scored: int = 0,
    exact: bool = False,
    listening: Listens = counting_listener,
    scale: tuple[float, float] = (0.0, 1.0),
    script: Script | None = None,
    believed_still: int | None = None,
    tell: Tell | None = None,
) -> Run:
    """Play and score, from game `first` on; game i depends on the seed and i alone.

    `scale` is (a0, a1), the long-game gains of random and expert. A reciter needs `script` (see `recited`) and, for
    "still there", the expert's mean in `believed_still`. Who listens counts clues, or does so by `listening`;
    cards rest on the exact belief all the same.
    """
    start = start_of(tables, scenario)
    choose = chooser_of(tables, scenario, player, script)
    keeping = Keeping(tables, games, exact=exact)
    played = play(
        tables,
        choose,
        seed=seed,
        first=first,
        games=games,
        listens=player.listens,
        listening=listening,
        start=start,
        tell=tell,
        watches=(keeping.watch,),
        luckless=script is None and not has_luck(player),
    )
    cards, gains = score_games(
        tables, scenario, player, played, count=min(scored, games), scale=scale, believed_still=believed_still
    )
    return summed(tables, player, played, keeping, cards, gains)


def chooser_of(tables: Tables, scenario: Scenario, player: Player, script: Script | None) -> Chooser:
    """Return how a player chooses: by its script if it has one, else by its habits."""
    if script is not None:
        return reciting_chooser(tables, script)
    return habit_chooser(tables, player, line_lengths(tables, scenario) if goes_by_length(player) else None)


def trace_of(tables: Tables, games: Games, count: int, *, full: bool = True) -> Trace:
    """Return the trace of the first `count` games."""
    weights = games.opening.weights if games.opening is not None else None
    belief = prior_belief(tables, count, weights)
    evidence = games.origin > 0
    return walk(
        tables,
        belief,
        games.moves[:, :count].astype(np.int64),
        games.signals[:, :count].astype(np.int64),
        origin=games.origin,
        evidence=evidence,
        full=full,
    )


SLICE = 100


def score_games(
    tables: Tables,
    scenario: Scenario,
    player: Player,
    games: Games,
    *,
    count: int,
    scale: tuple[float, float],
    believed_still: int | None = None,
) -> tuple[tuple[ScoreCard, ...], Numbers]:
    """Return the cards of the first `count` games, and their long-game gains."""
    cards: list[ScoreCard] = []
    for at in range(0, count, SLICE):
        size = min(SLICE, count - at)
        part = Games(
            games.end.rows(slice(at, at + size)),
            games.moves[:, at : at + size],
            games.signals[:, at : at + size],
            games.origin,
            games.acts[:, at : at + size],
            games.opening,
        )
        trace = trace_of(tables, part, size)
        for index in range(size):
            game = read_game(tables, trace, index)
            cards.append(make_card(scenario, game, forecasts_of(player, scenario, game, believed_still), scale=scale))
    return tuple(cards), np.array([card.long_game_gained for card in cards])


def forecasts_of(
    player: Player, scenario: Scenario, game: Game, believed_still: int | None = None
) -> list[tuple[int, Forecast]]:
    """Return what a house player forecasts in one game, with the turns; who does not listen believes the prior."""
    out: list[tuple[int, Forecast]] = []
    ask, why = game.first("close"), game.first("why")
    if ask is not None:
        out.append((ask.number, _suspicion(player, scenario, game, ask.number, "asked")))
    if why is not None:
        out.append((why.number, _suspicion(player, scenario, game, why.number, "reason")))
    still = game.trace.still[game.index]
    if np.isfinite(still):
        figures = player.still_there
        if figures < 0:
            believed = round(10 * float(still)) if player.listens else UNHEARD
            figures = believed if believed_still is None else believed_still
        first = next((t.number for t in game.turns if t.phase == Phase.CEMENT), game.last)
        out.append((first, Forecast("still_there", "yes", figures=figures)))
    return out


def _suspicion(player: Player, scenario: Scenario, game: Game, turn: int, taken: str) -> Forecast:
    at = turn if player.suspicion == "believed" and player.listens else 0
    shares = game.trace.objections[at, game.index]
    card = int(np.round(shares, 9).argmax())
    sure: Sureness
    if player.sure == "believed":
        sure = min(SURENESS, key=lambda word: abs(SURENESS[word] - float(shares[card])))
    else:
        sure = player.sure
    kind = "asked" if taken == "asked" else "reason"
    return Forecast("suspicion", kind, card=scenario.objections[card].id, sure=sure)  # type: ignore[arg-type]


def summed(
    tables: Tables, player: Player, games: Games, keeping: Keeping, cards: tuple[ScoreCard, ...], gains: Numbers
) -> Run:
    """Return finished games as a run; `cards` and `gains` are those of the first of them."""
    end = games.end
    seen, mode = end.seen, end.mode
    decided, begun = decisions(tables, games)
    return Run(
        player=player.id,
        games=games,
        yes=seen[:, Seen.SAID_YES] > 0,
        genuine_yes=keeping.genuine,
        hollow_yes=keeping.hollow,
        hollow=(mode >= Mode.HOLLOW_SETTLED) & (mode <= Mode.HOLLOW_UNSEEN),
        kept=(mode == Mode.SETTLED) | (mode == Mode.HOLLOW_SETTLED),
        lost=(seen[:, Seen.SAID_NO] > 0) | (seen[:, Seen.WHY_ASKED] > 0) | np.isin(mode, (Mode.NO_FINAL, Mode.NO_OPEN)),
        reason_known=seen[:, Seen.TOLD] == 4,
        left=seen[:, Seen.LEFT] > 0,
        wobbled=seen[:, Seen.WOBBLES] > 0,
        recovered=(seen[:, Seen.WOBBLES] > 0) & ((mode == Mode.SETTLED) | (mode == Mode.HOLLOW_SETTLED)),
        decisions=decided,
        exchanges=begun,
        minutes=seen[:, Seen.MINUTES_ALL].astype(np.float64),
        still=keeping.still if keeping.exact else np.zeros(0),
        scores=np.array([card.total for card in cards]),
        gains=gains,
        cards=cards,
    )


def mean(values: Numbers | NDArray[np.bool_]) -> float:
    """Return the mean, or NaN of nothing."""
    return float(total(values.astype(np.float64))) / len(values) if len(values) else float("nan")


def long_game_scale(
    tables: Tables, scenario: Scenario, players: Mapping[str, Player], *, games: int = 60, seed: int = 7
) -> tuple[float, float]:
    """Return (a0, a1): the mean long-game gain of `random` and of `expert` (docs/scoring.md)."""
    means = []
    for name in ("random", "expert"):
        run = run_player(tables, scenario, players[name], seed=seed, games=games, scored=games)
        means.append(mean(run.gains))
    return means[0], means[1]

"""Leaving a poor fit openly: why nobody plays on like that here, and when it was right to do so.

The long game gives a part for leaving, the card much more. Wherever a listener plays on and leaves, a move that brought
out how poor the fit is would look like a mistake beside one that left it in the dark. So who plays on stays: then what
was learned is worth at least as much as if nobody had asked.
"""

from __future__ import annotations

from dataclasses import replace

from salesdance.belief import poor_fit_share
from salesdance.coach.kinds import kind_at
from salesdance.coach.listening import Moment
from salesdance.engine import Tables
from salesdance.engine.modes import HEARD_CLUE, HEARD_OPEN
from salesdance.habits import Player
from salesdance.scoring.card import ENOUGH_HEARD

LEAVES = "leave"
"""The kind of move with which a poor fit is left openly."""
LIKELIER = 0.5


def who_stays(tables: Tables, player: Player) -> Player:
    """Return a player without its habits of leaving openly."""
    leaving = {tables.moves[move].id for move in tables.of_kind(LEAVES)}
    habits = [replace(one, moves=tuple(move for move in one.moves if move not in leaving)) for one in player.habits]
    return replace(player, habits=tuple(one for one in habits if one.moves))


def honestly_left(tables: Tables, moment: Moment) -> bool:
    """Tell whether a poor fit was left openly, by what could be known: likelier than not, and enough was heard."""
    if kind_at(tables, moment.chosen) != LEAVES:
        return False
    first, seen = tables.blocks.heard, moment.belief.state.seen[0]
    heard = int(((seen[first : first + tables.facts] & (HEARD_OPEN | HEARD_CLUE)) > 0).sum())
    return heard >= ENOUGH_HEARD and float(poor_fit_share(tables, moment.belief)[0]) >= LIKELIER

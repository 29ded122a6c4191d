"""What is to be looked at of a finished deal, in pieces that any process may do, and how it is cut into them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from salesdance.coach.deal import Deal
from salesdance.coach.exactly import Exact, exact, may_be_small
from salesdance.coach.hands import Hands
from salesdance.coach.listening import Moment
from salesdance.coach.weighing import Asked, Played, play_out
from salesdance.engine import Phase, Seen
from salesdance.engine.tables import LAST_DAY

Ints = NDArray[np.int64]
TALKING, LOSING, CARING = 1.0, 0.4, 2.0
"""About how long a game takes that is played on from the talk, after the no, and from the yes on day 0: it only tells
how the work is shared out."""
FIRST, LEAST = 0.4, 20_000.0
"""While the others are still on their way, each piece is so much of what is left (in two processes), and no less than
so many games from the talk: a piece costs some time by itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """A turn that is to be looked at: some moves, over so many games each, or exactly if there are few histories."""

    turn: int
    moves: Ints
    games: int
    histories: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Turns that one process looks at, side by side, each of them once."""

    looks: tuple[Look, ...]
    seed: int


def look(deal: Deal, piece: Piece) -> list[Played | Exact]:
    """Return what comes of the moves at each turn of a piece."""
    moments = {moment.turn: moment for moment in deal.listening.moments}
    found: dict[int, Played | Exact] = {}
    for one in piece.looks:
        if one.histories and may_be_small(moments[one.turn]):
            small = exact(deal.tables, deal.expert, moments[one.turn], one.histories)
            if small is not None:
                found[one.turn] = small
    asked = [Asked(moments[one.turn], one.moves, one.games) for one in piece.looks if one.turn not in found]
    played = play_out(deal.tables, deal.expert, asked, piece.seed)
    found |= {one.moment.turn: result for one, result in zip(asked, played, strict=True)}
    return [found[one.turn] for one in piece.looks]


def look_at_all(hands: Hands, looks: Sequence[Look], seed: int) -> list[Played | Exact]:
    """Return what comes of the moves at each of some turns, shared out among all hands."""
    if not looks:
        return []
    moments = {moment.turn: moment for moment in hands.deal.listening.moments}
    work = [one.games * len(one.moves) * _takes(moments[one.turn]) for one in looks]
    places = evenly(work, hands.count) if hands.ready else one_after_the_other(work, hands.count)
    found = hands.each(look, [Piece(tuple(looks[at] for at in some), seed) for some in places])
    back = dict(zip(chain(*places), chain(*found), strict=True))
    return [back[at] for at in range(len(looks))]


def _takes(moment: Moment) -> float:
    """Return about how long a game takes from a moment on, beside one from the talk."""
    if moment.phase in (Phase.TALK, Phase.WAITING):
        return TALKING
    if moment.phase == Phase.AFTER_NO:
        return LOSING
    return CARING * (1 - float(moment.belief.state.seen[0, Seen.DAY]) / (LAST_DAY + 1))


def evenly(work: Sequence[float], shares: int) -> list[list[int]]:
    """Return the places of what is to be done in so many pieces at most, of about as much work each."""
    pieces: list[list[int]] = [[] for _ in range(shares)]
    loads = [0.0] * shares
    for at in sorted(range(len(work)), key=lambda at: (-work[at], at)):
        least = loads.index(min(loads))
        pieces[least].append(at)
        loads[least] += work[at]
    return [sorted(piece) for piece in pieces if piece]


def one_after_the_other(work: Sequence[float], shares: int) -> list[list[int]]:
    """Return the places in pieces that become smaller: who comes late still finds something, and nobody waits long."""
    if shares == 1:
        return [list(range(len(work)))]
    pieces: list[list[int]] = [[]]
    left = sum(work)
    wanted, taken = max(2 * FIRST * left / shares, LEAST), 0.0
    for at, one in enumerate(work):
        if pieces[-1] and taken + one / 2 > wanted:
            left -= taken
            wanted, taken = max(2 * FIRST * left / shares, LEAST), 0.0
            pieces.append([])
        pieces[-1].append(at)
        taken += one
    return pieces

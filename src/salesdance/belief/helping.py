"""What a contact would help, looked up: by the day, by how often it was made, and by what is open for this buyer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from salesdance.belief.likelihoods import KEPT
from salesdance.belief.middling import people_tables, person
from salesdance.engine import Level, Phase, Seen, State, Tables, new_state
from salesdance.engine.modes import DATED
from salesdance.engine.ninety import contact_effect
from salesdance.engine.tables import ABOUT_COMMITMENT, ABOUT_OBJECTION, ABOUT_RIVAL, LAST_DAY

Shares = NDArray[np.float64]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
KINDS = ("contact", "check_in", "sell")
PLAIN, OPEN, SOLVED = range(3)
"""Nothing is open that a contact is about; it is (for a worry: it is the real one); it is the real one, and solved."""
VARIANTS = SOLVED + 1


@dataclass(frozen=True, slots=True, eq=False)
class Contacts:
    """The drop in log hazard `drop` float64 [moves, days, VARIANTS, times] of every move that gets in touch.

    `slot` [M] is which of them a move is. `stale` is how many times there are, `rival_days` how long a pitch is fresh,
    `solved` from where on an objection counts as solved.
    """

    tables: Tables
    slot: Ints
    drop: Shares
    stale: int
    rival_days: int
    solved: float


@lru_cache(maxsize=KEPT)
def contacts_of(tables: Tables) -> Contacts:
    """Return what contacts help in a scenario; it is worked out once, by the engine's own rule."""
    people, c = people_tables(tables), tables.c
    moves = np.concatenate([tables.of_kind(kind) for kind in KINDS])
    slot = np.zeros(len(tables.moves), dtype=np.int64)
    slot[moves] = np.arange(len(moves))
    stale, rival_days = int(c["contact.stale_most"]) + 1, int(c["hazard.rival_days"])
    shape = (len(moves), LAST_DAY + 1, VARIANTS, stale)
    at, day, variant, said = (index.ravel() for index in np.indices(shape))
    move = moves[at]
    about, index = tables.about[move], tables.about_index[move]
    worry = about == ABOUT_OBJECTION
    other = (index + 1) % tables.objections
    real = np.where(worry, np.where(variant == PLAIN, other, index), 0)
    state = new_state(people, person(tables, real))
    rows = np.arange(len(state))
    state.seen[:, Seen.PHASE], state.seen[:, Seen.DAY] = Phase.STOP, day
    nailed = tables.blocks.nailed + np.where(about == ABOUT_COMMITMENT, index, 0)
    state.seen[rows, nailed] = np.where(variant == OPEN, 0, DATED)
    state.seen[:, Seen.RIVAL_DAY] = np.where((about == ABOUT_RIVAL) & (variant == OPEN), day + 1, 0)
    state.said[rows, move] = said
    state.levels[:, Level.RESOLVED] = variant == SOLVED
    drop = -contact_effect(people, state, move)[0].astype(np.float64)
    return Contacts(tables, slot, drop.reshape(shape), stale, rival_days, c["contact.resolved"])


def expected_help(contacts: Contacts, state: State, columns: Ints, objections: Shares, solved: Floats) -> Shares:
    """Return the drop in log hazard to expect of each contact [G, C]; 0 of any other move.

    `objections` [G, K] are their shares, `solved` [G, K] how far each would be solved were it the real one.
    """
    tables = contacts.tables
    out = np.zeros((len(state), len(columns)))
    day, first = state.seen[:, Seen.DAY].astype(np.int64), tables.blocks.nailed
    pitched = state.seen[:, Seen.RIVAL_DAY].astype(np.int64)
    fresh = (pitched > 0) & (day - (pitched - 1) <= contacts.rival_days)
    drop = contacts.drop.ravel()
    for at, move in enumerate(columns.tolist()):
        about, index = int(tables.about[move]), int(tables.about_index[move])
        if about < 0:
            continue
        said = np.minimum(state.said[:, move], contacts.stale - 1)
        place = (contacts.slot[move] * (LAST_DAY + 1) + day) * (VARIANTS * contacts.stale) + said
        if about == ABOUT_COMMITMENT:
            place += (state.seen[:, first + index] < DATED) * contacts.stale
        elif about == ABOUT_RIVAL:
            place += fresh * contacts.stale
        elif about == ABOUT_OBJECTION:
            share = objections[:, index]
            real = place + np.where(solved[:, index] < contacts.solved, OPEN, SOLVED) * contacts.stale
            out[:, at] = share * drop.take(real) + (1 - share) * drop.take(place)
            continue
        out[:, at] = drop.take(place)
    return out

"""A month of losses as one batch of the engine: every game a customer who has just said no.

Types come from what the deal's past leaves possible; who it is, what was said in the past and what they state as their
reason follow from the seed and the letter alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import force, look_back, opening, total
from salesdance.customers import Customer, Customers
from salesdance.desk.customers import who_rang
from salesdance.engine import Phase, Seen, State, Tables, draw_types, new_state, spread, uniform
from salesdance.engine.luck import Seeds, pick
from salesdance.errors import InputError
from salesdance.scenario import Scenario

Ints = NDArray[np.int64]
LOSSES, MONTHS = 100, 12
"""Losses a month and months a year: 1,200 attempts. Source: seed B45."""
STATED, PAST = 12_000_000, 12_000_001
TYPES, LUCK = 1, 2


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """The losses on a desk: N games after the no, the luck of each, and the excuse each of them stated [N].

    `book` are the people there are, `customers` those behind the first month's letters.
    """

    scenario: Scenario
    tables: Tables
    seed: int
    seeds: Seeds
    start: State
    stated: Ints
    book: Customers
    customers: tuple[Customer, ...]

    def __len__(self) -> int:
        return len(self.stated)


def open_desk(scenario: Scenario, tables: Tables, seed: int, book: Customers, losses: int = LOSSES) -> Desk:
    """Return a desk of losses; letter i depends on the seed and i alone.

    InputError for a deal that does not begin after the no.
    """
    start = opening(tables, scenario.start)
    seeds = spread(seed, losses, LUCK)
    state = new_state(tables, draw_types(tables, spread(seed, losses, TYPES), total(start.weights)))
    for move, signal in start.played:
        state = force(tables, state, move, signal, seeds)
    for at, choices in enumerate(start.look_back):
        made = np.array(choices)[(_luck(seeds, PAST, at) * len(choices)).astype(np.int64)]
        state, _ = look_back(tables, state, made, seeds)
    for move, signal in start.opens_with:
        state = force(tables, state, move, signal, seeds)
    if not (state.seen[:, Seen.PHASE] == Phase.AFTER_NO).all():
        raise InputError(f"{scenario.id} does not begin after a no, and a desk of losses needs a deal that does.")
    stated = pick(tables.hides.take(tables.types.objection.take(state.type), axis=0), _luck(seeds, STATED, 0))
    excuses = [scenario.excuses[at].id for at in stated[:LOSSES].tolist()]
    customers = who_rang(book, scenario.id, excuses, seed)
    return Desk(scenario, tables, seed, seeds, state, stated, book, customers)


def _luck(seeds: Seeds, purpose: int, count: int) -> NDArray[np.float32]:
    n = len(seeds)
    return uniform(seeds, np.full(n, purpose), np.full(n, count))

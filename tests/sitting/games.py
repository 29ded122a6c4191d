"""Games played at random but always the same way, for tests that need many of them."""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np

from salesdance.engine import Tables
from salesdance.moves import Deck
from salesdance.scenario import Scenario
from salesdance.sitting import Sitting, View
from salesdance.transcript import Mode
from tests.builders import a_header, some_tables

LONGEST = 250


def begun(
    scenario: Scenario,
    deck: Deck,
    seed: int,
    *,
    type_seed: int | None = None,
    mode: Mode = "plain",
    tables: Tables | None = None,
) -> Sitting:
    """Return a sitting with this seed; the person's seed is another one unless given."""
    drawn = seed + 1000 if type_seed is None else type_seed
    return Sitting.begin(
        scenario,
        deck,
        tables or some_tables(scenario, deck),
        game_seed=seed,
        type_seed=drawn,
        header=a_header(scenario, deck, game_seed=seed, type_seed=drawn, mode=mode),
        mode=mode,
    )


def views(sitting: Sitting, seed: int, *, from_hand: float = 0.85) -> Iterator[View]:
    """Yield a view after every act of a player who acts at random, until the end."""
    luck = random.Random(seed)
    view = sitting.view()
    yield view
    for _ in range(LONGEST):
        if view.finished:
            return
        view = an_act(sitting, view, luck, from_hand)
        yield view


def an_act(sitting: Sitting, view: View, luck: random.Random, from_hand: float) -> View:
    """Do one thing of those that can be done, and return the view after it."""
    if view.look_back is not None:
        return sitting.look_back(luck.choice(view.look_back.choices).move)
    if view.asking in ("suspicion", "suspicion_again"):
        return sitting.pin(luck.choice(view.cards).id, "fairly") if luck.random() < 0.5 else sitting.skip_forecast()
    if view.asking == "still_there" and luck.random() < 0.5:
        return sitting.still_there(luck.randrange(11))
    if view.thought is not None and luck.random() < 0.5:
        return sitting.answer_thought(luck.random() < 0.5)
    offered = [key.choice.move for key in (*view.hand, *view.quick)]
    if offered and luck.random() < from_hand:
        return sitting.say(luck.choice(offered))
    return sitting.say(luck.choice(sitting.legal()))


def finished(scenario: Scenario, deck: Deck, seed: int, *, mode: Mode = "plain") -> tuple[Sitting, list[View]]:
    """Return a sitting played to its end and every view on the way."""
    sitting = begun(scenario, deck, seed, mode=mode)
    return sitting, list(views(sitting, seed))


def types_of(tables: Tables, **wanted: object) -> np.ndarray:
    """Return the indexes of the types with these traits."""
    mask = np.ones(len(tables.types), dtype=bool)
    for trait, value in wanted.items():
        mask &= getattr(tables.types, trait) == value
    return np.flatnonzero(mask)

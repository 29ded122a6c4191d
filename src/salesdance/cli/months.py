"""Months at the desk of losses: which deal they are made of, and the seed of each."""

from __future__ import annotations

from collections.abc import Iterator

from salesdance.cli.content import load, load_customers
from salesdance.cli.orders import DESK_DEALS, SEEDS, Orders, drawn
from salesdance.cli.places import shipped_scenarios
from salesdance.desk import Session, open_desk


def months(orders: Orders) -> Iterator[Session]:
    """Yield one month after the other: with a seed given, that of the seed and of those after it."""
    at = 0
    while True:
        seed = None if orders.game_seed is None else (orders.game_seed + at) % SEEDS
        yield session(orders.desk, seed, orders.profile)
        at += 1


def session(scenario: str, seed: int | None, profile: str) -> Session:
    """Return a month at the desk; a seed is drawn where none was given."""
    content = load(scenario or desk_deal(), profile)
    book = load_customers(content.scenario)
    return Session(open_desk(content.scenario, content.tables, drawn() if seed is None else seed, book))


def desk_deal() -> str:
    """Return the id of the deal that the desk plays with by itself: the first one that ships."""
    shipped = shipped_scenarios()
    return next((deal for deal in DESK_DEALS if deal in shipped), DESK_DEALS[-1])

"""Who stands behind each letter: drawn from the customers' file so that a month does not repeat itself too soon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle
from typing import TypeVar

import numpy as np

from salesdance.customers import Customer, Customers
from salesdance.engine import uniform

PEOPLE, PACKS = 11_000_000, 11_000_001
"""The purposes of this luck, far from every other; every excuse has its own from the second on."""
T = TypeVar("T")


def who_rang(book: Customers, deal: str, stated: Sequence[str], seed: int) -> tuple[Customer, ...]:
    """Return who stands behind each letter, by the excuse it states; the first do not depend on how many are wanted.

    Of another deal than the book's only names and trades are taken: its lines would go with other excuses.
    """
    if book.desk != deal:
        everybody = [Customer(one.name, one.trade) for one in (*book.customers, *book.others)]
        return tuple(who for who, _ in zip(cycle(_shuffled(everybody, seed, PEOPLE)), stated, strict=False))
    others = cycle(_shuffled(book.others, seed, PEOPLE))
    packs = {excuse: _pack(book, excuse, seed, PACKS + at) for at, excuse in enumerate(book.lines)}
    return tuple(_next(packs[excuse], others, excuse) for excuse in stated)


def _next(pack: Iterator[Customer | str], others: Iterator[Customer], excuse: str) -> Customer:
    drawn = next(pack)
    return replace(next(others), excuse=excuse, said=drawn) if isinstance(drawn, str) else drawn


def _pack(book: Customers, excuse: str, seed: int, purpose: int) -> Iterator[Customer | str]:
    """Yield everybody with this excuse and every line of it once, mixed; then the lines again in the same order."""
    own = [one for one in book.customers if one.excuse == excuse]
    cards: list[Customer | str] = [*own, *book.lines[excuse]]
    mixed = _shuffled(cards, seed, purpose)
    yield from mixed
    yield from cycle([one for one in mixed if isinstance(one, str)])


def _shuffled(things: Sequence[T], seed: int, purpose: int) -> list[T]:
    n = len(things)
    luck = uniform(np.full(n, seed, dtype=np.uint64), np.full(n, purpose), np.arange(n))
    return [things[at] for _, at in sorted((float(drawn), at) for at, drawn in enumerate(luck))]

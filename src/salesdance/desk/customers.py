"""Names for customers nobody has met: a surname and a trade, no two alike in one month."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from salesdance.engine import uniform

SURNAMES = (
    "Abbott", "Adeyemi", "Barrow", "Bishara", "Brandt", "Calloway", "Castell", "Dunmore", "Eklund", "Farrow",
    "Fenwick", "Garrick", "Hallam", "Haugen", "Idris", "Jessop", "Kessler", "Kowalski", "Lambert", "Lindqvist",
    "Marlow", "Mensah", "Nadir", "Norbury", "Okoro", "Osgood", "Pemberton", "Quill", "Rahman", "Ridley",
    "Sandoval", "Sefton", "Tamm", "Thorley", "Ulrich", "Vance", "Whitlock", "Yardley",
)  # fmt: skip
TRADES = (
    "Bakery", "Boatyard", "Bookbinders", "Brewery", "Cold Store", "Dairy", "Dental", "Dry Cleaners", "Foundry",
    "Garage", "Garden Centre", "Gym", "Haulage", "Hotel", "Joinery", "Laundry", "Nursery", "Packaging", "Pharmacy",
    "Pottery", "Printers", "Sawmill", "School Meals", "Smokehouse", "Stonemasons", "Tannery", "Vets", "Weavers",
)  # fmt: skip
NAMING = 11_000_000
"""The purpose of this luck, far from every other."""


def names(seed: int, count: int) -> tuple[str, ...]:
    """Return as many different names; the first ones do not depend on how many are wanted."""
    seeds = np.array([seed], dtype=np.uint64)
    return tuple(name for _, name in zip(range(count), _drawn(seeds), strict=False))


def _drawn(seeds: np.ndarray[tuple[int, ...], np.dtype[np.uint64]]) -> Iterator[str]:
    whole = len(SURNAMES) * len(TRADES)
    taken: set[int] = set()
    for at in range(50 * whole):
        luck = float(uniform(seeds, np.array([NAMING]), np.array([at]))[0])
        place = int(luck * whole)
        if place not in taken:
            taken.add(place)
            yield f"{SURNAMES[place % len(SURNAMES)]} {TRADES[place // len(SURNAMES)]}"

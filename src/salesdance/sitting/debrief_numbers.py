"""How the debrief writes numbers and days: points, worths out of ten, and each day once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from salesdance.sitting.view import Said

DAY = re.compile(r"Day \d+\.")
SMALL = 0.05


def days_once(news: Iterable[Said], day: str = "") -> Iterator[Said]:
    """Yield what happened with every day written once; `day` is one that was just written ("Day 14.")."""
    for said in news:
        if said.who == "calendar" and said.says == day:
            continue
        yield Said(said.who, said.says, pause=said.pause) if said.does and said.does == day else said
        day = said.says if DAY.fullmatch(said.says) else said.does or day


def points(value: float) -> str:
    """Return points without needless digits."""
    return f"{value:.1f}".rstrip("0").rstrip(".") or "0"


def of_ten_at_most(share: float) -> str:
    """Return a worth as a number from 0 to 10; what its error carries beyond that is left out."""
    return tenths(min(max(share, 0.0), 1.0))


def tenths(share: float) -> str:
    """Return a value as a number of ten: one digit behind the point, two for a small one."""
    value = 10 * share
    return points(value) if abs(value) >= SMALL else f"{value:.2f}".rstrip("0").rstrip(".").replace("-0", "0") or "0"

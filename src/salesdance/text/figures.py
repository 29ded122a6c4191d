"""Counts and shares as a terminal shows them."""

from __future__ import annotations

from salesdance.sitting.debrief_numbers import points

TEN = 10


def figures(count: int, share: float) -> str:
    """Return ten small figures and the share, as in "ooooooo... 7 of 10 (68 %)"."""
    return f"{'o' * count}{'.' * (TEN - count)} {count} of 10 ({share * 100:.0f} %)"


def bar(share: float) -> str:
    """Return a short bar of ten signs for a share in [0, 1]."""
    full = round(TEN * min(max(share, 0.0), 1.0))
    return "[" + "#" * full + "-" * (TEN - full) + "]"


def ten(share: float) -> str:
    """Return a share as a number out of ten."""
    return points(min(max(share * TEN, 0.0), 10.0))

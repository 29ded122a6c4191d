"""Where things stand in a room along one line: at which end, how far apart, and who gets what is left."""

from __future__ import annotations

from typing import Literal

Align = Literal["start", "center", "end", "stretch"]
Pack = Literal["start", "center", "end", "apart"]


def aligned(start: int, room: int, wanted: int, align: Align) -> tuple[int, int]:
    """Return where something of a wanted size begins in a room, and how large it is."""
    if align == "stretch":
        return start, room
    size = min(wanted, room)
    if align == "center":
        return start + (room - size) // 2, size
    return (start + room - size if align == "end" else start), size


def packed(start: int, room: int, sizes: list[int], gap: int, pack: Pack) -> tuple[int, int]:
    """Return where the first of some sizes begins in a room, and the gap after each."""
    spare = room - sum(sizes) - gap * max(len(sizes) - 1, 0)
    if spare <= 0 or pack == "start":
        return start, gap
    if pack == "apart":
        return start, gap + (spare // (len(sizes) - 1) if len(sizes) > 1 else 0)
    return start + (spare // 2 if pack == "center" else spare), gap


def narrowed(sizes: list[int], room: int) -> list[int]:
    """Return sizes that fit into a room: the widest are made narrower first."""
    if sum(sizes) <= room:
        return sizes
    fitting = list(sizes)
    open_ = sorted((at for at, size in enumerate(sizes) if size), key=lambda at: sizes[at])
    left = room
    for position, at in enumerate(open_):
        fitting[at] = max(min(sizes[at], left // (len(open_) - position)), 1)
        left -= fitting[at]
    return fitting

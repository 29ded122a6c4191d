"""Reading a laid-out tree: what is drawn, what can be focused, what is where, and what it all means."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pygame import Rect

from salesdance.stage.ink import Ghost, Ink, Mark, Words
from salesdance.stage.look import Held
from salesdance.stage.widget import Placed


@dataclass(frozen=True, slots=True)
class Node:
    """One thing on the screen as it is told: role, words, value and place, in pixels of the window.

    `seen` is the part of `rect` that can be seen now; `overflow` is true if its text does not fit into it.
    """

    role: str
    label: str
    value: str
    states: tuple[str, ...]
    key: str
    rect: Rect
    seen: Rect
    focusable: bool
    focused: bool
    overflow: bool
    children: tuple[Node, ...]

    @property
    def on_screen(self) -> bool:
        """Return whether any of it can be seen without scrolling."""
        return bool(self.seen.width and self.seen.height)

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def spoken(self) -> str:
        """Return what is said of it: words, value and states."""
        return ", ".join(part for part in (self.label, self.value, *self.states) if part)


class Spot(NamedTuple):
    """A placed widget on a walk through a tree: the part that can be seen, and the scroll views around it."""

    placed: Placed
    seen: Rect
    views: tuple[Placed, ...]


def walk(placed: Placed, clip: Rect, views: tuple[Placed, ...] = ()) -> Iterator[Spot]:
    """Yield every placed widget with what of it can be seen, parents first."""
    yield Spot(placed, placed.rect.clip(clip), views)
    if placed.clip is not None:
        clip, views = clip.clip(placed.clip), (*views, placed)
    for child in placed.children:
        yield from walk(child, clip, views)


def marks_of(placed: Placed, clip: Rect, ring: Callable[[Placed], list[Ink]], out: list[Mark]) -> None:
    """Add all that a tree draws to a list, from behind to the front; `ring` gives the ring of a focused widget."""
    out.extend([Mark(ink, clip) for ink in placed.inks])
    inside = clip.clip(placed.clip) if placed.clip is not None else clip
    for child in placed.children:
        marks_of(child, inside, ring, out)
    out.extend([Mark(ink, clip) for ink in placed.over])
    if placed.focusable:
        out.extend([Mark(ink, clip) for ink in ring(placed)])


def focusables(placed: Placed, clip: Rect) -> list[Spot]:
    """Return what can be focused, in the order of the Tab key; one for each key."""
    found: dict[str, Spot] = {}
    for spot in walk(placed, clip):
        if spot.placed.focusable and spot.placed.key:
            found.setdefault(spot.placed.key, spot)
    return list(found.values())


def at_point(placed: Placed, clip: Rect, point: tuple[int, int], wanted: Callable[[Placed], bool]) -> Placed | None:
    """Return the frontmost wanted widget at a point that can be seen there."""
    inside = clip.clip(placed.clip) if placed.clip is not None else clip
    for child in reversed(placed.children):
        found = at_point(child, inside, point, wanted)
        if found is not None:
            return found
    if wanted(placed) and placed.rect.clip(clip).collidepoint(point):
        return placed
    return None


def nearest(spots: list[Spot], start: Rect, direction: str) -> Spot | None:
    """Return what lies next in a direction ("left", "right", "up", "down"): straight ahead before aslant."""
    best: tuple[int, int] | None = None
    found = None
    for at, spot in enumerate(spots):
        rect = spot.placed.spot or spot.placed.rect
        ahead, aside = _apart(start, rect, direction)
        if ahead is not None and (best is None or (ahead + 3 * aside, at) < best):
            best, found = (ahead + 3 * aside, at), spot
    return found


def _apart(start: Rect, rect: Rect, direction: str) -> tuple[int | None, int]:
    if direction in ("up", "down"):
        aside = max(start.left - rect.right, rect.left - start.right, 0)
        ahead = rect.top - start.bottom if direction == "down" else start.top - rect.bottom
        further = rect.centery - start.centery if direction == "down" else start.centery - rect.centery
    else:
        aside = max(start.top - rect.bottom, rect.top - start.bottom, 0)
        ahead = rect.left - start.right if direction == "right" else start.left - rect.right
        further = rect.centerx - start.centerx if direction == "right" else start.centerx - rect.centerx
    # Neighbours that touch or overlap a little still lie ahead.
    size = min(start.height, rect.height) if direction in ("up", "down") else min(start.width, rect.width)
    return (max(ahead, 0), aside) if further > 0 and ahead > -size // 2 else (None, aside)


def words_in(inks: list[Ink]) -> list[Words]:
    """Return the lines of text among some marks, faded ones too."""
    bare = [ink.mark if isinstance(ink, Ghost) else ink for ink in inks]
    return [ink for ink in bare if isinstance(ink, Words) and ink.text]


def overflows(placed: Placed) -> bool:
    """Return whether a text of this widget itself does not fit into its place."""
    room = placed.rect.inflate(2, 2)
    return any(not room.contains(words.rect) for words in words_in(placed.inks))


def node_of(placed: Placed, clip: Rect, focus: str) -> Node:
    """Return what a tree means; widgets that say nothing are left out and their children stand for them."""
    nodes = _nodes(placed, clip, focus)
    if len(nodes) == 1:
        return nodes[0]
    return Node("group", "", "", (), "", placed.rect, placed.rect.clip(clip), False, False, False, tuple(nodes))


def _nodes(placed: Placed, clip: Rect, focus: str) -> list[Node]:
    placed = placed.entire()
    inside = clip.clip(placed.clip) if placed.clip is not None else clip
    children = [node for child in placed.children for node in _nodes(child, inside, focus)]
    if placed.says is None and not placed.focusable:
        return children
    says = placed.says
    focused = placed.focusable and bool(placed.key) and placed.key == focus
    node = Node(
        says.role if says else "group",
        says.label if says else "",
        says.value if says else "",
        says.states if says else (),
        placed.key,
        placed.rect,
        placed.rect.clip(clip),
        placed.focusable,
        focused,
        overflows(placed),
        tuple(children),
    )
    return [node]


def no_ring(placed: Placed) -> list[Ink]:
    """Return no ring, where nothing has the focus."""
    return []


def keep_focus(placed: Placed, whole: Rect, held: Held) -> bool:
    """Put the focus where it was, or where that was; return whether it had to move."""
    order = tuple(spot.placed.key for spot in focusables(placed, whole))
    before, held.order = held.order, order
    if held.focus in order or (not held.focus and not order):
        return False
    at = before.index(held.focus) if held.focus in before else 0
    held.focus = order[min(at, len(order) - 1)] if order else ""
    held.follow = True
    return True

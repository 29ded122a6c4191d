"""The temptation in the hand: one that fits what was just heard, never twice in a row to the same relief."""

from __future__ import annotations

from collections.abc import Iterator

from salesdance.engine import Phase
from salesdance.moves import RELIEFS, Relief
from salesdance.reliefs import Heard, pulled_by
from salesdance.sitting.scene import Scene

AT_FIRST: tuple[Relief, ...] = ("liked", "silence", "doubt")


def fitting(scene: Scene) -> list[Relief]:
    """Return the reliefs in the order in which they pull right now; every one is in it once."""
    return list(dict.fromkeys([*pulling(scene), *_always(scene)]))


def pulling(scene: Scene) -> Iterator[Relief]:
    """Yield the reliefs that pull by what can be seen right now; they may come twice."""
    sight = scene.sight
    if scene.last is None:
        yield from sorted(AT_FIRST, key=lambda relief: scene.luck[RELIEFS.index(relief)])
    topic = scene.deal.facts[sight.fact].topic if sight.fact >= 0 else ""
    nailing, pause = sight.phase == Phase.CEMENT, scene.pause == "long"
    yield from pulled_by(Heard(scene.kind, scene.head, sight.mood, topic, pause, nailing, scene.late))


def _always(scene: Scene) -> list[Relief]:
    """Return all reliefs by luck: a pull for moments that call for none in particular."""
    return sorted(RELIEFS, key=lambda relief: (scene.luck[RELIEFS.index(relief)], relief))


def pulls(scene: Scene, before: Relief | None) -> list[int]:
    """Return tempting moves, those that fit best first, none that relieves the same as the last one did."""
    by_relief: dict[Relief, list[int]] = {}
    for move in scene.offer:
        piece = scene.deal.pieces[move]
        relief = piece.relieves
        if relief is not None and relief != before and piece.entry.group != "leave":
            by_relief.setdefault(relief, []).append(move)
    found: list[int] = []
    for relief in fitting(scene):
        found += sorted(by_relief.get(relief, ()), key=lambda at: (scene.luck[at], at))
    return found

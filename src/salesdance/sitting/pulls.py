"""The temptation in the hand: one that fits what was just heard, never twice in a row to the same relief."""

from __future__ import annotations

from collections.abc import Iterator

from salesdance.engine import Phase
from salesdance.moves import RELIEFS, Relief
from salesdance.sitting.scene import DODGED, EXCUSED, Scene

WARM = (
    "lands",
    "relieved",
    "accepts",
    "agrees",
    "writes",
    "warm",
    "fine",
    "stands",
    "eases",
    "reassured",
    "yes",
    "names_users",
)
UNSURE = ("open_clue", "thin_clue", "adds_clue", "slowly", "puzzled", "hectic", "noncommittal", "wavers")
COOL = ("shrugs", "cold", "moves_on", "puzzled", "short", "nods", "hurries", "declines", "final", "no")
KIND_TO = (*DODGED, "evades", "not_now", "not_now_tell", "thin", "hectic")
AT_FIRST: tuple[Relief, ...] = ("liked", "silence", "pride", "doubt")
TALKS_PRICE = ("price", "discount")


def fitting(scene: Scene) -> list[Relief]:
    """Return the reliefs in the order in which they pull right now; every one is in it once."""
    return list(dict.fromkeys([*pulling(scene), *_always(scene)]))


def pulling(scene: Scene) -> Iterator[Relief]:
    """Yield the reliefs that pull by what can be seen right now; they may come twice."""
    sight, head = scene.sight, scene.head
    if scene.last is None:
        yield from sorted(AT_FIRST, key=lambda relief: scene.luck[RELIEFS.index(relief)])
    topic = scene.deal.facts[sight.fact].topic if sight.fact >= 0 else ""
    if head in EXCUSED:
        yield "excuse"
    if scene.kind in TALKS_PRICE or topic == "cost":
        yield "price"
    if (sight.phase == Phase.CEMENT and scene.kind == "close") or scene.late:
        yield "haste"
    if topic == "trouble" and head in ("open", "open_clue", "adds", "adds_clue"):
        yield "problem"
    if head in UNSURE:
        yield "doubt"
    if scene.pause == "long" or head in ("nothing", "silent"):
        yield "silence"
    if head in WARM:
        yield "praise"
    if head in COOL:
        yield "pride"
    if head in KIND_TO or sight.mood != "at_ease":
        yield "kindness"
    if sight.mood == "at_ease" and head in ("open", "lands", "adds", "warm", "eases"):
        yield "liked"


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

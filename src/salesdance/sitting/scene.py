"""What the hand is drawn from: the moves that can be offered now, and what was just heard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from salesdance.engine import Phase, Seen
from salesdance.reliefs import DODGED, EXCUSED
from salesdance.scenario import Pause
from salesdance.sitting.deal import Deal, Piece
from salesdance.sitting.game import NAMED, OPEN, PRESENT, Sight, Turn
from salesdance.sitting.suspicion import Suspicion

LATE = 8
WITH_AN_HOUR, FRESH_AT_A_STOP = 0.88, 0.45
NEVER_OPEN = ("more", "nothing")
OF_A_FRESH_START = ("probe", "process", "users", "bring", "reason", "answer", "differ", "disclose", "confirm")
AFTER_A_NO = ("grace", "road_help", "ask_final", "permission", "road_promise", "why", "matched", "come_back")


@dataclass(frozen=True, slots=True)
class Scene:
    """A moment at the table. `offer` are the indexes that may stand in the hand; `luck` a number per move.

    `suspicion` is what a listener would suspect by now; `hurried` tells whether they have shown after the no that
    they are in a hurry.
    """

    deal: Deal
    sight: Sight
    last: Turn | None
    pause: Pause
    offer: frozenset[int]
    luck: tuple[float, ...]
    suspicion: Suspicion
    hurried: bool = False

    @property
    def head(self) -> str:
        """Return what was just heard, without its subject."""
        return self.last.head if self.last else ""

    @property
    def kind(self) -> str:
        """Return the kind of the last move."""
        return self.deal.pieces[self.last.move].kind if self.last else ""

    @property
    def late(self) -> bool:
        """Tell whether the booked time is nearly over."""
        return self.sight.talking and self.sight.minutes_left <= LATE

    @property
    def opened(self) -> int:
        """Return how many facts were heard openly."""
        return self.sight.seen[Seen.HEARD_OPEN]

    def of(self, *kinds: str) -> list[int]:
        """Return the moves of some kinds that may be offered, in the order of luck within each kind."""
        found: list[int] = []
        for kind in kinds:
            here = [piece.index for piece in self.deal.of(kind) if piece.index in self.offer]
            found.extend(sorted(here, key=lambda at: (self.luck[at], at)))
        return found

    def named(self, *ids: str) -> list[int]:
        """Return the moves with these ids that may be offered, in this order."""
        found = [self.deal.index(id) for id in ids]
        return [at for at in found if at is not None and at in self.offer]

    def by_luck(self, pieces: Iterable[Piece]) -> list[int]:
        """Return the given moves that may be offered, in the order of luck."""
        here = [piece.index for piece in pieces if piece.index in self.offer]
        return sorted(here, key=lambda at: (self.luck[at], at))


def asks(scene: Scene) -> list[int]:
    """Return questions about facts: what was just opened, the same topic, then topics nobody has touched."""
    deal, sight = scene.deal, scene.sight
    just = deal.facts[sight.fact] if sight.fact >= 0 else None
    touched: dict[str, int] = {}
    for at, fact in enumerate(deal.facts):
        if sight.heard(at) & OPEN:
            touched[fact.topic] = touched.get(fact.topic, 0) + 1

    def order(move: int) -> tuple[int, float, int]:
        fact = deal.facts[deal.fact_at[deal.pieces[move].subject]]
        if just is not None and fact.id in just.opens:
            return 0, 0.0, move
        return 1 + 2 * touched.get(fact.topic, 0), scene.luck[move], move

    return sorted(scene.of("ask"), key=order)


def telling(scene: Scene) -> list[int]:
    """Return the questions of a talk, those first that would tell a listener the most by now."""
    found = scene.of("ask", "process", "probe")
    return sorted(found, key=lambda move: (-scene.suspicion.telling(move), move))


def threads(scene: Scene) -> list[int]:
    """Return moves that answer or follow what was just said."""
    deal, sight, last = scene.deal, scene.sight, scene.last
    if last is None:
        return []
    if last.head in ("voiced", "not_now_voiced"):
        return scene.named(f"answer/{last.subject}") + scene.of("reason")
    if last.head in EXCUSED:
        return scene.named("ask_straight", f"answer_excuse/{last.subject}")
    if last.head in ("names", "names_all"):
        return to_bring(scene)
    if last.head in DODGED:
        return scene.named("easy_no", "who_decides", "ask_straight")
    found: list[int] = []
    if sight.fact >= 0:
        fact = deal.facts[sight.fact]
        own = [f"ask/{name}" for name in fact.opens]
        same = [one.id for one in deal.facts if one.topic == fact.topic and one.id != fact.id]
        found = scene.named(*own, *[f"ask/{name}" for name in same])
        if sight.heard(sight.fact) & OPEN:
            found += scene.named(f"reason/{fact.id}")
    return found


def to_bring(scene: Scene) -> list[int]:
    """Return the moves that bring in somebody who was named and is not here."""
    named = [p.id for at, p in enumerate(scene.deal.deciders) if scene.sight.person(at) & (NAMED | PRESENT) == NAMED]
    return scene.named(*[f"bring/{name}" for name in named])


def grounds(scene: Scene) -> list[int]:
    """Return moves that open other ground than what was just talked about."""
    phase = scene.sight.phase
    if phase == Phase.TALK:
        return asks(scene) + scene.of("users", "process", "reason", "disclose")
    if phase == Phase.RESTART:
        firsts = [here[0] for kind in OF_A_FRESH_START if (here := scene.of(kind))]
        return _mixed(sorted(firsts, key=lambda at: (scene.luck[at], at)), asks(scene))
    if phase == Phase.CEMENT:
        return open_rows(scene) + scene.of("users", "reason", "disclose")
    if phase == Phase.STOP:
        fresh = [move for move in scene.of("restart") if scene.luck[move] < FRESH_AT_A_STOP]
        wasted = [move for move in scene.of("contact") if _only_bothers(scene, move)]
        contacts = [move for move in scene.of("contact") if move not in wasted]
        return fresh + _mixed(open_rows(scene), contacts) + wasted
    return scene.by_luck(piece for kind in AFTER_A_NO for piece in scene.deal.of(kind))


def _only_bothers(scene: Scene, move: int) -> bool:
    """Tell whether to get in touch about this never helps: it sells more, or is about nothing."""
    known = scene.deal.contacts.get(scene.deal.pieces[move].subject)
    return known is not None and known.about in NEVER_OPEN


def _mixed(some: list[int], others: list[int]) -> list[int]:
    """Return moves of two sorts in turn, then what is left of the longer list."""
    pairs = [move for pair in zip(some, others, strict=False) for move in pair]
    return pairs + some[len(others) :] + others[len(some) :]


def open_rows(scene: Scene) -> list[int]:
    """Return one way to raise each commitment that is still open: with a day and an hour, seldom with a day alone.

    One whose hour hides does not stand there with a day either: that would only be a wrong line more.
    """
    found = []
    for kind, item in scene.deal.commitment_at.items():
        if scene.sight.nailed(item) >= 2:
            continue
        ways = scene.named(f"nail/{kind}/timed", f"nail/{kind}/dated")
        if ways and scene.deal.pieces[ways[0]].entry.manner == "timed":
            found.append(ways[scene.luck[ways[0]] >= WITH_AN_HOUR and len(ways) > 1])
    return sorted(found, key=lambda at: (scene.luck[at], at))

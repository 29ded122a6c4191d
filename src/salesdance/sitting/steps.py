"""The natural next move, as a sound colleague would choose from what was seen; and weaker forms of a move."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from salesdance.engine import Phase, Seen
from salesdance.sitting.game import AGAIN, OPEN
from salesdance.sitting.scene import CASE_MADE, ENOUGH, EXCUSED, FEW, Scene, asks, threads, to_bring

SOON = 6
FRESH_PITCH = 10


def natural(scene: Scene) -> list[int]:
    """Return the natural next moves, best first, each once."""
    steps = _BY_PHASE.get(scene.sight.phase)
    return list(dict.fromkeys(steps(scene))) if steps else []


def _voiced(scene: Scene) -> list[int]:
    known = [one.id for at, one in enumerate(scene.deal.scenario.objections) if scene.sight.voiced(at)]
    return scene.named(*[f"answer/{name}" for name in known])


def _reasons(scene: Scene) -> list[int]:
    heard = [fact.id for at, fact in enumerate(scene.deal.facts) if scene.sight.heard(at) & OPEN]
    return scene.named(*[f"reason/{name}" for name in heard])


def _talk(scene: Scene) -> Iterator[int]:
    sight = scene.sight
    yield from _voiced(scene)
    if scene.head in EXCUSED:
        yield from scene.named("ask_straight")
    yield from to_bring(scene)
    if sight.seen[Seen.CLOSES] and sight.seen[Seen.STALLED]:
        yield from scene.named("next_calendar", "next_dated", "easy_no")
    given = sum(sight.said[piece.index] > 0 for piece in scene.deal.of("reason"))
    if scene.opened < FEW and not scene.late:
        yield from threads(scene)
        yield from asks(scene)
    yield from scene.of("process")
    if given < CASE_MADE:
        yield from _reasons(scene)
    yield from scene.of("users")
    if scene.opened < ENOUGH and not scene.late:
        yield from asks(scene)
    if not scene.late:
        yield from scene.of("disclose")
        yield from scene.of("differ")
    yield from scene.named("close", "next_calendar", "next_dated", "easy_no")
    yield from asks(scene)


def _cement(scene: Scene) -> Iterator[int]:
    sight, deal = scene.sight, scene.deal
    if any(sight.dodged(item) for item in deal.commitment_at.values()):
        yield from scene.named("easy_no")
    if not sight.seen[Seen.USERS_KNOWN]:
        yield from scene.of("users")
    for kind, item in deal.commitment_at.items():
        if sight.nailed(item) < 2 and not sight.dodged(item):
            yield from scene.named(f"nail/{kind}/timed", f"nail/{kind}/dated")
    yield from scene.named("goodbye")


def _stop(scene: Scene) -> Iterator[int]:
    sight, deal = scene.sight, scene.deal
    if sight.seen[Seen.WOBBLE_DAY]:
        yield from scene.named("restart")
    if scene.kind in ("post", "day", ""):
        for kind, commitment in deal.commitments.items():
            if abs(commitment.day - sight.day) <= SOON:
                yield from scene.named(f"contact/{kind}")
        abouts = {"users"} if abs(deal.scenario.deal.golive_day - sight.day) <= SOON else set()
        if sight.seen[Seen.RIVAL_DAY] > 0 and sight.day + 1 - sight.seen[Seen.RIVAL_DAY] <= FRESH_PITCH:
            abouts.add("rival")
        yield from scene.named(*[f"contact/{one.id}" for one in deal.contacts.values() if one.about in abouts])
    yield from scene.named("carry_on")


def _restart(scene: Scene) -> Iterator[int]:
    again = sum(scene.sight.heard(at) & AGAIN > 0 for at in range(len(scene.deal.facts)))
    yield from _voiced(scene)
    if again <= FEW and not scene.late:
        yield from asks(scene)
    yield from _reasons(scene)
    yield from scene.named("still_stands")


def _after_no(scene: Scene) -> Iterator[int]:
    yield from scene.named("is_it_final", "thank_them", "wish_well")
    if not scene.hurried:
        yield from scene.named("permission")
    yield from scene.named("why", "if_matched", "come_back", "ask_help", "offer_fix", "promise_no_reopen", "own_it")
    yield from scene.named("hang_up")


_BY_PHASE: dict[int, Callable[[Scene], Iterator[int]]] = {
    Phase.TALK: _talk,
    Phase.WAITING: lambda scene: iter(scene.of("turn_up")),
    Phase.CEMENT: _cement,
    Phase.STOP: _stop,
    Phase.RESTART: _restart,
    Phase.AFTER_NO: _after_no,
}
WEAKER: dict[str, tuple[str, ...]] = {
    "close": ("close_soft", "close_firm"),
    "next_step": ("next_vague",),
    "reason": ("boast", "picture_it", "difference"),
    "process": ("tell_price", "close_soft", "small_talk"),
    "users": ("small_talk", "boast", "nail_vague"),
    "bring": ("next_vague", "about_us"),
    "probe": ("discount", "close_soft"),
    "ask": ("small_talk", "tell_price", "picture_it", "about_us"),
    "disclose": ("boast", "tell_price"),
    "answer": ("discount", "boast"),
    "ask_final": ("offer_fix", "our_best"),
    "grace": ("own_it", "ask_help", "our_best"),
    "permission": ("third_question", "why"),
    "why": ("our_best", "blame_no", "third_question"),
    "matched": ("third_question", "offer_fix"),
    "contact": ("check_in", "sell_more"),
    "restart": ("nudge", "check_in"),
    "confirm": ("close_soft", "small_talk"),
    "carry_on": ("check_in", "sell_more"),
    "easy_no": ("close_soft", "nail_vague"),
}


def twins(scene: Scene, move: int) -> list[int]:
    """Return weaker forms of a move: early, vague, unlinked or closed."""
    piece = scene.deal.pieces[move]
    if piece.kind == "nail":
        return scene.named(f"nail/{piece.subject}/vague")
    if piece.kind == "answer":
        return [at for at in scene.of("answer") if at != move] + scene.named(*WEAKER["answer"])
    found: list[int] = []
    for name in WEAKER.get(piece.kind, ()):
        if name == "nail_vague":
            found += scene.by_luck(one for one in scene.deal.of("nail") if one.id.endswith("/vague"))
        else:
            found += scene.named(name)
    return [at for at in found if at != move]

"""The natural next move, as a sound colleague would choose from what was seen; and weaker forms of a move."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from salesdance.engine import Phase, Seen
from salesdance.sitting.game import Sight
from salesdance.sitting.scene import Scene, telling, threads, to_bring

SOON, USERS_BEFORE, USERS_AFTER = 6, 5, 10
FRESH_PITCH = 10
QUESTIONS, LAST_QUESTION = 8, 9
CASE_MADE = 4
SURE, HALF_SURE = 0.45, 0.3
SMALL = 0.25
OVERRUN = -12
DODGES = 4
RESTARTS = 3
SOLVABLE = 0.6
ALIKE = 1
"""Decimals to which two rows or two letters are told apart: below that they are equally good."""


def natural(scene: Scene) -> list[int]:
    """Return the natural next moves, best first, each once."""
    steps = _BY_PHASE.get(scene.sight.phase)
    return list(dict.fromkeys(steps(scene))) if steps else []


def _times(scene: Scene, *kinds: str) -> int:
    return sum(scene.sight.said[piece.index] for kind in kinds for piece in scene.deal.of(kind))


def _in_any_order(scene: Scene, *ids: str) -> list[int]:
    """Return moves of which none is better before the others, as luck has it."""
    return sorted(scene.named(*ids), key=lambda move: (scene.luck[move], move))


def _answer(scene: Scene, sure: float) -> list[int]:
    """Return the answer to what is suspected most, if that is sure enough or came out."""
    suspected = scene.suspicion.surest
    if scene.suspicion.objections[suspected] < sure:
        return []
    return scene.named(f"answer/{scene.deal.scenario.objections[suspected].id}")


def reasons(scene: Scene) -> list[int]:
    """Return the reasons that can be given, those first that bear on what is suspected."""
    eases, facts = scene.deal.tables.eases, scene.deal.fact_at

    def worth(move: int) -> float:
        return scene.suspicion.weighed(eases[facts[scene.deal.pieces[move].subject]]) - scene.sight.said[move]

    return sorted(scene.of("reason"), key=lambda move: (-worth(move), move))


def _questions(scene: Scene) -> Iterator[int]:
    asked = scene.sight.seen[Seen.QUESTIONS]
    if asked <= (QUESTIONS if scene.sight.minutes_left >= 2 else LAST_QUESTION):
        yield from telling(scene)


def _case(scene: Scene) -> Iterator[int]:
    if not _times(scene, "users"):
        yield from scene.of("users")
    if not _times(scene, "answer"):
        yield from _answer(scene, SURE)
    if _times(scene, "reason") < CASE_MADE and scene.sight.minutes_left >= OVERRUN:
        yield from reasons(scene)
    if scene.sight.phase != Phase.RESTART:
        yield from scene.of("differ")
    if not _times(scene, "disclose"):
        yield from sorted(scene.of("disclose"))


def _talk(scene: Scene) -> Iterator[int]:
    sight, seen = scene.sight, scene.sight.seen
    yield from to_bring(scene)
    yield from _questions(scene)
    yield from _case(scene)
    if seen[Seen.STALLED]:
        yield from scene.named("easy_no") if seen[Seen.CLOSES] >= 2 else []
        if _times(scene, "answer") < 2:
            yield from _answer(scene, HALF_SURE)
    if scene.deal.scenario.deal.size <= SMALL:
        yield from scene.named("close_firm")
    if seen[Seen.CLOSES] <= 1:
        yield from scene.named("close_soft", "close")
    yield from scene.named("next_calendar", "next_dated", "close_soft", "close", "easy_no")
    yield from threads(scene)
    yield from telling(scene)
    yield from scene.named(
        *[f"answer/{one.id}" for at, one in enumerate(scene.deal.scenario.objections) if sight.voiced(at)]
    )


def nails(scene: Scene) -> list[int]:
    """Return the commitments that can still be fixed to the hour, those that matter to this buyer first."""
    matters, items = scene.deal.tables.matters, scene.deal.commitment_at

    def worth(move: int) -> float:
        return scene.suspicion.weighed(matters[items[scene.deal.pieces[move].subject]])

    open_moves = [move for move in scene.of("nail") if scene.deal.pieces[move].id.endswith("/timed")]
    return sorted(open_moves, key=lambda move: (-round(worth(move), ALIKE), scene.luck[move], move))


def _cement(scene: Scene) -> Iterator[int]:
    sight = scene.sight
    dodges = sum(sight.dodged(item) for item in scene.deal.commitment_at.values())
    yield from _case(scene)
    if not sight.seen[Seen.USERS_KNOWN]:
        yield from scene.of("users")
    if dodges >= 2:
        yield from scene.named("easy_no")
    if dodges <= DODGES:
        yield from nails(scene)
    yield from scene.named("goodbye")


def contacts(scene: Scene) -> list[int]:
    """Return what there is to get in touch about now, the most helpful first; nothing that would only bother."""
    deal, sight, helps = scene.deal, scene.sight, dict[int, float]()
    live = -USERS_BEFORE <= sight.day - deal.scenario.deal.golive_day <= USERS_AFTER
    fresh = sight.seen[Seen.RIVAL_DAY] > 0 and sight.day + 1 - sight.seen[Seen.RIVAL_DAY] <= FRESH_PITCH
    objections = [one.id for one in deal.scenario.objections]
    for move in scene.of("contact"):
        subject = deal.pieces[move].subject
        due = deal.commitments.get(subject)
        about = "" if due else deal.contacts[subject].about
        due = due or deal.commitments.get(about)
        if due is not None:
            still_open = sight.nailed(deal.commitment_at[due.kind]) < 2 and sight.day <= due.day + SOON
            helps[move] = float(still_open or abs(due.day - sight.day) <= SOON)
        elif about in objections:
            helps[move] = scene.suspicion.of(about) * 2 - 1
        else:
            helps[move] = float((about == "users" and live) or (about == "rival" and fresh))
        helps[move] -= 0.1 * sight.said[move]
        helps[move] -= 0.02 * float(deal.tables.quarters[move])
    return sorted(
        (move for move in helps if helps[move] > 0.1),
        key=lambda move: (-round(helps[move], ALIKE), scene.luck[move], move),
    )


def _stop(scene: Scene) -> Iterator[int]:
    sight = scene.sight
    wobbles = sight.seen[Seen.WOBBLE_DAY] > 0
    if wobbles and _times(scene, "restart") < RESTARTS:
        yield from scene.named("restart")
    yield from nails(scene)
    if wobbles:
        yield from scene.named("nudge")
    if sight.seen[Seen.CONTACT_DAY] != sight.day + 1:
        yield from contacts(scene)
    yield from scene.named("carry_on")


def _restart(scene: Scene) -> Iterator[int]:
    yield from to_bring(scene)
    yield from _questions(scene)
    yield from _case(scene)
    yield from scene.named("still_stands")


def leave_given(sight: Sight) -> bool:
    """Tell whether leave was asked to ask why, and why was not asked since."""
    return sight.phase == Phase.AFTER_NO and sight.seen[Seen.PERMISSION] > 0 and not sight.seen[Seen.WHY_ASKED]


def _after_no(scene: Scene) -> Iterator[int]:
    sight = scene.sight
    if leave_given(sight):
        yield from scene.named("why")
    solvable = scene.suspicion.weighed([float(one >= SOLVABLE) for one in scene.deal.tables.solves]) >= 0.5
    yield from _in_any_order(scene, "is_it_final", "thank_them", "wish_well", "own_it")
    yield from scene.named("come_back")
    if not scene.hurried and not sight.seen[Seen.TOLD]:
        yield from scene.named("permission")
    yield from scene.named("why")
    if sight.seen[Seen.TOLD] >= 2:
        yield from scene.named("if_matched")
    if not sight.seen[Seen.PROMISED]:
        yield from scene.named("ask_help", "offer_fix") if solvable else scene.named("promise_no_reopen")
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
        return scene.named(f"nail/{piece.subject}/dated", f"nail/{piece.subject}/vague")
    if piece.kind == "answer":
        return [at for at in scene.of("answer") if at != move] + scene.named(*WEAKER["answer"])
    found: list[int] = []
    for name in WEAKER.get(piece.kind, ()):
        if name == "nail_vague":
            found += scene.by_luck(one for one in scene.deal.of("nail") if one.id.endswith("/vague"))
        else:
            found += scene.named(name)
    return [at for at in found if at != move]

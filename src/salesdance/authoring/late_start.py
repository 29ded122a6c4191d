"""Advice on where a scenario starts: what is looked back on, who speaks first, and whether that is a call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from salesdance.authoring.move_ids import STANDARD
from salesdance.authoring.nodes import Node
from salesdance.authoring.reporting import Path, finding_at
from salesdance.findings import Finding
from salesdance.moves import HEADS
from salesdance.scenario import UNSEEN_PLACES, Scenario

ENDLESS = ("follow", "silence", "day", "post", "carry_on")
OFTEN: Mapping[str, int] = MappingProxyType(
    {
        "ask": 2,
        "probe": 3,
        "process": 3,
        "users": 2,
        "bring": 3,
        "about": 3,
        "pitch": 3,
        "charm": 3,
        "boast": 3,
        "argue": 3,
        "answer": 2,
        "excuse": 2,
        "close": 3,
        "next_step": 4,
        "easy_no": 2,
        "nail": 3,
        "contact": 4,
        "check_in": 12,
        "sell": 6,
        "restart": 4,
        "reply": 2,
        "turn_up": 9,
        "goodbye": 9,
        "third": 2,
        "confirm": 9,
    }
)
"""Kind -> how often a move of it may be made in one deal (the profile's `often.*`); once, where it is not named."""


def lint_start(scenario: Scenario, node: Node) -> Iterator[Finding]:
    """Yield warnings on the start of a scenario."""
    yield from _opening(scenario, node)
    yield from _by_ear(scenario, node)
    yield from _used_up(scenario, node)


def _opening(scenario: Scenario, node: Node) -> Iterator[Finding]:
    opening = scenario.opening != type(scenario.opening)()
    if scenario.start.act == "discover" and opening:
        message = "`opening` is never shown: this scenario starts with its first meeting."
        hint = "Write it as `opens` of the meeting."
        yield _advice(node, ("opening",), "unused-opening", message, hint, key=True)
    if scenario.start.act != "discover" and not opening and not scenario.start.opens_with:
        message = f"This scenario starts at {scenario.start.act.replace('_', ' ')}, and nobody says anything first."
        yield _advice(node, ("start", "act"), "no-opening", message, "Write an `opening`.")


def _by_ear(scenario: Scenario, node: Node) -> Iterator[Finding]:
    """Report a no that can only be heard, told in a room, and a call that is none."""
    start, opening = scenario.start, scenario.opening
    if start.by_phone and start.act != "after_the_no":
        message = "`by_phone` tells how a no is told, and this scenario does not start after one."
        yield _advice(node, ("start", "by_phone"), "no-call", message, "Take it out.", key=True)
        return
    called = start.by_phone or any(meeting.place in UNSEEN_PLACES for meeting in scenario.meetings)
    if start.act == "after_the_no" and opening.heard and not opening.does and not called:
        message = f"The no can only be heard, and it is told in a room: {scenario.meetings[0].place}."
        hint = "If it is a call, write `by_phone: true` in `start`; if not, write what is seen as `does`."
        yield _advice(node, ("opening",), "no-call", message, hint, key=True)


def _used_up(scenario: Scenario, node: Node) -> Iterator[Finding]:
    played = [one.move for one in scenario.start.played]
    for at, back in enumerate(scenario.start.look_back):
        for which, move in enumerate(back.choices):
            if _kind(move) not in ENDLESS and played.count(move) >= OFTEN.get(_kind(move), 1):
                message = f"`{move}` was made in `played` as often as it can be made in one deal."
                path: Path = ("start", "look_back", at, "choices", which)
                yield _advice(node, path, "used-up", message, "Choose another move, or take it out of `played`.")


def _kind(move: str) -> str:
    head, _, rest = move.partition("/")
    kinds = {HEADS.get(kind, kind): kind for kind in STANDARD.values()}
    return STANDARD.get(move) or kinds.get(head if rest else move, head)


def _advice(node: Node, path: Path, code: str, message: str, hint: str, *, key: bool = False) -> Finding:
    return finding_at(node, path, code, message, hint=hint, severity="warning", key=key)

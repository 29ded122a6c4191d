"""From an analysis to kept moments: what is kept of each, and how it is read again without trusting it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any, Literal, get_args

from salesdance.analysis import Analysis, ChangeOf, Thresholds, TurningPoint, Weighed
from salesdance.cli.spacing import first
from salesdance.errors import TranscriptError
from salesdance.records import KeptMoment, Reader, Store
from salesdance.sitting.debrief_changes import GOOD_WHEN, NOTICED
from salesdance.sitting.practice import Kept

OWED = "moments_owed"
"""Under what a person's sittings are kept whose moments are still to come."""
UNREADABLE = "what was found about it cannot be read"


def keep_moments(store: Store, sitting: str, analysis: Analysis, now: datetime) -> None:
    """Keep the turns of a finished sitting where much was lost, to be met again from the next day on.

    One that is kept already keeps its tries; of a turn that was only tried again nothing is kept. `now` is the time
    where the player is. Errors: RecordError, also for a sitting that is not finished.
    """
    if store.sitting(sitting).is_branch:
        return
    weighed = {one.turn: one for one in analysis.turns}
    points = [one for one in analysis.points if one.kind == "cost" and one.turn in weighed]
    card, due = first(now.date())
    made_at = now.isoformat(timespec="seconds")
    told = [told_of(one, weighed[one.turn], analysis.thresholds) for one in points]
    store.keep_moments(
        KeptMoment(sitting, one.turn, made_at, due.isoformat(), card, found)
        for one, found in zip(points, told, strict=True)
    )


def owed(store: Reader, person: str) -> dict[str, int]:
    """Return the sittings of a person whose moments are owed, each with how often that was tried in vain."""
    kept = store.setting(OWED, person=person)
    told = kept if isinstance(kept, dict) else {}
    return {str(sitting): tries for sitting, tries in told.items() if isinstance(tries, int)}


def owe(store: Store, person: str, sitting: str) -> None:
    """Keep in mind that the moments of a finished sitting are owed."""
    store.set_setting(OWED, {**owed(store, person), sitting: 0}, person=person)


def paid(store: Store, person: str, sitting: str) -> None:
    """Forget that they are."""
    left = owed(store, person)
    if left.pop(sitting, None) is not None:
        store.set_setting(OWED, left, person=person)


def told_of(point: TurningPoint, weighed: Weighed, thresholds: Thresholds) -> dict[str, object]:
    """Return a turning point as plain data: all of it, the threshold, and what a listener knew of every option.

    What one turn of a stretch lost may be less than the threshold: there a line solves it that loses half as much.
    """
    options = {
        option.move: {
            "value": option.fair.value,
            "kept": option.fair.kept,
            "behind": option.behind,
            "behind_error": option.behind_error,
        }
        for option in weighed.options
    }
    threshold = min(thresholds.cost, weighed.made.behind / 2) if point.stretch else thresholds.cost
    return {**_plain(asdict(point)), "threshold": threshold, "games": weighed.games, "options": options}


def kept_from(moment: KeptMoment) -> Kept:
    """Return what is needed to meet a moment again; TranscriptError, the end of a sentence, where it is damaged."""
    told = _plain(moment.told)
    try:
        behind = {str(move): _figure(option["behind"]) for move, option in told["options"].items()}
        chosen, better = str(told["chosen"]), tuple(str(move) for move in told["better"])
        return Kept(moment.turn, chosen, better, behind, _figure(told["threshold"]), _about(told["changes"]))
    except (TypeError, ValueError, KeyError, AttributeError) as fault:
        raise TranscriptError(UNREADABLE) from fault


def _about(changes: list[dict[str, Any]]) -> ChangeOf | None:
    """Return what the chosen move left worst beside the best one: of what it moved itself, if it moved anything.

    None where it left nothing worse.
    """
    known = [one for one in changes if one["of"] in get_args(ChangeOf)]
    worse = {one["of"]: (_harm(one, "before"), _harm(one, "instead")) for one in known if _harm(one, "instead") > 0}
    own = {of: harm for of, harm in worse.items() if harm[0] >= NOTICED}
    return max(own or worse, key=lambda of: worse[of][1], default=None)


def _harm(change: Mapping[str, Any], than: Literal["before", "instead"]) -> float:
    """Return by how much a move left something worse than it was before, or would be instead."""
    apart = _figure(change["after"]) - _figure(change[than])
    of: ChangeOf = change["of"]
    return -apart if GOOD_WHEN[of] == "up" else apart


def _figure(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError("a stored figure is none")
    return float(value)


def _plain(stored: Mapping[str, object]) -> dict[str, Any]:
    return dict(stored)

"""What lay open on the table at a stop of the ninety days: the mails that had come, second thoughts first."""

from __future__ import annotations

from dataclasses import replace

from salesdance.engine import Seen
from salesdance.sitting.debrief import Moment
from salesdance.sitting.debrief_talk import Played
from salesdance.sitting.view import Said

BESIDE = ("calendar", "note", "you")
"""Who says what nobody wrote."""
DOUBTS = "hedges"
MOST = 2


def lies_open(played: Played, turn: int) -> Moment | None:
    """Return the mails that lay on the table before a turn, as an exchange; None where there were none.

    Second thoughts that are still open lie there also when they came at an earlier stop.
    """
    if turn not in played.post:
        return None
    here = [said for said in played.post[turn] if said.who not in BESIDE]
    doubts = _doubts(played, turn) if played.turns[turn].before.seen[Seen.WOBBLE_DAY] else []
    mails = tuple(dict.fromkeys([*doubts, *here]))[:MOST]
    if not mails:
        return None
    before = [one for at, one in sorted(played.talk.items()) if at < turn] or [Moment(-1)]
    brought = next((one for one in reversed(before) if mails[0] in one.heard), before[-1])
    return replace(brought, mine="", heard=mails)


def _doubts(played: Played, turn: int) -> list[Said]:
    """Return the last mail of second thoughts that came by then."""
    words = {played.deal.filled(mail.says) for mail in played.deal.scenario.mails.get(DOUBTS, ())}
    came = [said for at in sorted(played.post) if at <= turn for said in played.post[at]]
    return [said for said in came if said.says in words][-1:]

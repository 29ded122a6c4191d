"""One line to come back to: when it was, and what was being said."""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.engine import Phase, Seen
from salesdance.sitting.deal import Deal, cost
from salesdance.sitting.game import Sight, Turn
from salesdance.sitting.lines import Lines
from salesdance.sitting.standing import clock, heading

QUIET = ("day", "post", "carry_on")


def recap(deal: Deal, lines: Lines, sight: Sight, turns: Sequence[Turn]) -> str:
    """Return a sentence such as "Thursday, 09:24. You were asking Dana: ..."."""
    if sight.phase == Phase.DONE:
        return deal.text("recap_over")
    wall = clock(deal, sight)
    meeting = deal.scenario.meetings[sight.meeting]
    when = f"{deal.filled(meeting.when)}, {wall.now}" if wall else heading(deal, sight)
    last = next((one for one in reversed(turns) if deal.pieces[one.move].kind not in QUIET), None)
    if sight.phase == Phase.STOP:
        return deal.text("recap_days", when=when, hours=cost(sight.seen[Seen.QUARTERS]) or "0 h")
    if last is None:
        return deal.text("recap_start", when=when)
    key = "recap_ask" if deal.pieces[last.move].kind == "ask" else "recap_said"
    return deal.text(key, when=when, line=lines.says(last.move, last.before))

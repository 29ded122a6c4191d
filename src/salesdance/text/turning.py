"""Where a deal turned, in a terminal: the moments, and every line with those that would have been better."""

from __future__ import annotations

from collections.abc import Set

from salesdance.sitting.debrief import Compared, Debrief, Moment, Turned
from salesdance.sitting.debrief_words import (
    BEST,
    BETTER,
    CHANGED,
    EVERY_LINE,
    EXACTLY,
    HAD_HEARD,
    TEMPTING,
    TRY,
    TURNING,
    believed_words,
    clearly_better,
    label_words,
    moment_line,
    worth_words,
)
from salesdance.sitting.phrases import quoted
from salesdance.text.screen import Screen

KEY = "t"


def draw_turning(screen: Screen, debrief: Debrief) -> None:
    """Write where it turned: at most three moments, numbered; nothing where no turn has been weighed."""
    if debrief.turning is None:
        return
    screen.heading(TURNING)
    screen.say(debrief.turning.words)
    known: set[int] = set()
    for number, turned in enumerate(debrief.turning.moments, 1):
        screen.blank()
        screen.say(f"{number}. {label_words(turned)}", style="strong", hang=3)
        _draw_moment(screen, turned, known)
        known |= {moment.turn for moment in turned.heard}


def offer_again(screen: Screen, debrief: Debrief) -> None:
    """Write the keys that take up a deal again at its moments."""
    if debrief.turning is None or not debrief.turning.moments:
        return
    keys = [f"{KEY}{number}" for number, _ in enumerate(debrief.turning.moments, 1)]
    screen.say(f"{', '.join(keys)}: {TRY[:1].lower()}{TRY[1:]}.", style="quiet")


def _draw_moment(screen: Screen, turned: Turned, known: Set[int]) -> None:
    fresh = [moment for moment in turned.heard if moment.turn not in known]
    if turned.heard:
        above = " and ".join(moment_line(moment) for moment in turned.heard if moment.turn in known)
        screen.say(f"{HAD_HEARD} {above}, as above." if above else HAD_HEARD, indent=3, hang=2)
        for moment in fresh:
            _draw_heard(screen, moment)
    moment = turned.moment
    screen.say(f"You said: {quoted(moment.mine)}" if moment.spoken else moment.mine, indent=3, hang=2)
    if turned.over:
        screen.say(turned.over, indent=3, hang=2)
    if turned.kind == "well":
        _draw_better(screen, turned)
    for title, told in ((TEMPTING, turned.tempting), (CHANGED[turned.kind], turned.changed)):
        if told:
            screen.say(f"{title} {' '.join(told)}", indent=3, hang=2)
    if turned.believed:
        screen.say(believed_words(turned), indent=3, hang=2)
    if turned.kind == "cost":
        _draw_better(screen, turned)
    screen.say(turned.figures, indent=3, hang=2)
    if turned.hindsight:
        screen.say(turned.hindsight, indent=3, hang=2, style="quiet")


def _draw_better(screen: Screen, turned: Turned) -> None:
    if turned.better:
        screen.say(BETTER[turned.kind], indent=3)
    for line in turned.better:
        screen.say(quoted(line.says) if line.spoken else line.says, indent=5, hang=1)


def _draw_heard(screen: Screen, moment: Moment) -> None:
    where = moment_line(moment)
    for said in moment.heard:
        if said.does:
            screen.say(said.does, indent=5, style="body")
        if said.says:
            screen.say(f"{quoted(said.says)} ({where})", indent=5, hang=1)


def draw_every_line(screen: Screen, debrief: Debrief) -> None:
    """Write every turn with the line that was chosen and the better ones, and what each was worth."""
    turning = debrief.turning
    if turning is None or not turning.turns:
        return
    screen.heading(EVERY_LINE)
    for note in turning.notes:
        screen.say(note, style="quiet")
    for turn in turning.turns:
        screen.blank()
        _draw_turn(screen, turn)


def _draw_turn(screen: Screen, turn: Compared) -> None:
    exact = f" ({EXACTLY})" if turn.exact else ""
    screen.say(f"{turn.moment.number}. {turn.moment.mine}{exact}", hang=4)
    better = clearly_better(turn)
    best = "" if better else f" {BEST}"
    screen.say(f"{worth_words(turn.chosen, exact=turn.exact)}{best}", indent=4, hang=2, style="quiet")
    for line in better:
        screen.say(quoted(line.says) if line.spoken else line.says, indent=6, hang=1)
        screen.say(worth_words(line, exact=turn.exact), indent=8, hang=2, style="quiet")

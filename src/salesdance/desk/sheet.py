"""What can be seen of a month, in words that every face shows alike: stacks of letters, the kit, the hours.

Only what was stated and heard stands here: a polite lie looks like any other reason, and nobody's truth is shown that
was not told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from salesdance.desk.month import BACK_IN, DEBRIEF, DECLINED, HOURS, OFFER, Habit, Month, offerable
from salesdance.desk.pile import Desk
from salesdance.engine import Seen
from salesdance.engine.modes import HALF, LIE, REFUSED, SAID_FINAL, TRUTH
from salesdance.scenario import FAMILIES, filled, slots_of

TITLE = "The Hundred a Month"
TEASER = "A hundred losses on one desk, twenty hours, and a reason in every one of them."
BRIEF = (
    "You lead the desk. A hundred deals were lost this month, and every one of them gave a reason. A debrief takes "
    f"{DEBRIEF} minutes, an offer of what would have mended it {OFFER}. You have {HOURS} hours."
)
ABOUT: dict[str, str] = {
    "price": "the money",
    "time": "the timing",
    "product": "what it does",
    "company": "the firm",
    "salesperson": "the way it was sold",
}
CAME = {BACK_IN: "back in", DECLINED: "declined the offer"}
KIT = "What you would now ask"
ASK = "You would now ask:"
UNOPENED, HEARD = "said", "heard"


@dataclass(frozen=True, slots=True)
class Letter:
    """One loss: its number, who it is, what they said on the telephone (empty where nobody wrote it) and the excuse
    in it, and what is known since; `can` tells what can be done now.
    """

    number: int
    name: str
    trade: str
    said: str
    stated: str
    since: str
    can: str

    @property
    def who(self) -> str:
        """Return who it is, with the trade."""
        return f"{self.name}, {self.trade}"

    @property
    def told(self) -> str:
        """Return what they said and what is known since, in sentences; empty if there is neither."""
        stated = f"Said it was {self.stated}." if self.since else ""
        said = f"\u201c{self.said}\u201d" if self.said else stated
        since = f"{self.since[0].upper()}{self.since[1:]}." if self.since else ""
        return " ".join(part for part in (said, since) if part)


@dataclass(frozen=True, slots=True)
class Stack:
    """Letters that look alike: not opened and with one excuse, or opened and with one thing heard; `ask` is the
    question that a true reason became.
    """

    id: str
    title: str
    letters: tuple[Letter, ...]
    ask: str = ""

    @property
    def opened(self) -> bool:
        """Tell whether these were debriefed."""
        return self.id.startswith(HEARD)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The desk as it lies there."""

    stacks: tuple[Stack, ...]
    kit: tuple[str, ...]
    known: str
    hours: str
    left: int
    habit: str


def sheet_of(desk: Desk, month: Month, habit: Habit) -> Sheet:
    """Return everything that can be seen of a month."""
    letters = _letters(desk, month)
    true = month.depth == TRUTH
    kit = tuple(question_of(desk, which) for which in dict.fromkeys(month.reason[true].tolist()))
    return Sheet(
        stacks=tuple(_stacks(desk, month, letters)),
        kit=kit,
        known=f"{int(true.sum())} of the month's {len(desk)} reasons known.",
        hours=f"{duration(month.left)} of {HOURS} h left",
        left=month.left,
        habit=habit_words(habit),
    )


def habit_words(habit: Habit) -> str:
    """Return how a debrief is held, in words."""
    road = "Ask for help, the door left open" if habit.road == "help" else "Promise not to reopen it"
    return f"{road}; {'ask leave first' if habit.permission else 'straight to the question'}"


def reason_words(desk: Desk, depth: int, which: int) -> str:
    """Return what was heard: the reason in their words, half of it, what they stated, or nothing."""
    scenario = desk.scenario
    if depth == TRUTH:
        return f"\u201c{filled(scenario.objections[which].card, slots_of(scenario))}\u201d"
    if depth == HALF:
        return f"More about {ABOUT[FAMILIES[which]]}, and no further"
    if depth == LIE:
        return f"Says it was {filled(scenario.excuses[which].label, slots_of(scenario))}"
    return "Would rather not say"


def question_of(desk: Desk, objection: int) -> str:
    """Return the question that this reason becomes: the one written for it, or whose answer shows it most clearly."""
    scenario = desk.scenario
    id = scenario.objections[objection].id
    if scenario.id == desk.book.desk:
        return desk.book.kit[id]
    clear = [(-fact.clue.strength, at) for at, fact in enumerate(scenario.facts) if fact.clue and fact.clue.of == id]
    words = scenario.facts[min(clear)[1]].ask if clear else scenario.objections[objection].card
    return filled(words, slots_of(scenario))


def duration(minutes: int) -> str:
    """Return minutes as "3 h 20 min"."""
    hours, rest = divmod(max(minutes, 0), 60)
    return f"{hours} h {rest} min" if hours and rest else f"{hours} h" if hours else f"{rest} min"


def _letters(desk: Desk, month: Month) -> list[Letter]:
    excuses = [filled(one.label, slots_of(desk.scenario)) for one in desk.scenario.excuses]
    can, final, promised = offerable(desk, month), month.state.seen[:, Seen.FINAL], month.state.seen[:, Seen.PROMISED]
    out = []
    for at, who in enumerate(desk.customers):
        since: list[str] = []
        if month.opened[at]:
            since.append("final" if final[at] == SAID_FINAL else "not quite final")
            since += ["you promised to leave it"] if promised[at] else []
            since += [CAME[int(month.offered[at])]] if int(month.offered[at]) in CAME else []
        deed = "offer" if can[at] else "" if month.opened[at] else "debrief"
        out.append(Letter(at + 1, who.name, who.trade, who.said, excuses[int(desk.stated[at])], ", ".join(since), deed))
    return out


def _stacks(desk: Desk, month: Month, letters: list[Letter]) -> Iterator[Stack]:
    slots = slots_of(desk.scenario)
    for at, excuse in enumerate(desk.scenario.excuses):
        here = np.flatnonzero((desk.stated == at) & ~month.opened)
        if len(here):
            title = f"They said: {filled(excuse.label, slots)}"
            yield Stack(f"{UNOPENED}-{excuse.id}", title, tuple(letters[row] for row in here))
    for depth in (TRUTH, HALF, LIE, REFUSED):
        for which in sorted(set(month.reason[month.depth == depth].tolist())):
            here = np.flatnonzero((month.depth == depth) & (month.reason == which))
            title, ask = reason_words(desk, depth, which), question_of(desk, which) if depth == TRUTH else ""
            yield Stack(f"{HEARD}-{depth}-{which}", title, tuple(letters[row] for row in here), ask)

"""A turn of a finished sitting met again: the same person and history, other words and order, other luck afterwards.

What was chosen then stands unmarked among the lines, and so does something better. Whether a choice solves it is
judged by figures that were kept, so that nothing has to be worked out again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from salesdance.analysis import ChangeOf
from salesdance.engine import Tables
from salesdance.errors import IllegalMove, TranscriptError
from salesdance.moves import Deck
from salesdance.scenario import Scenario
from salesdance.sitting.course import Course
from salesdance.sitting.deal import DEEDS
from salesdance.sitting.dice import ORDER, Dice, shuffled
from salesdance.sitting.moments import play_out
from salesdance.sitting.phrases import calendar_words, clock_words
from salesdance.sitting.replay import differs
from salesdance.sitting.sitting import Sitting
from salesdance.sitting.view import Choice, Note, Said, View
from salesdance.transcript import BY_ITSELF, Entry, Transcript

FEWEST, MOST, GOOD = 4, 6, 2
"""How many lines there are at least and at most, and how many of them are known to be better."""
SEEDS = 2**63
INFINITY = float("inf")
BEST = "Yes. From here nothing leads further."
AS_GOOD = "Yes. From here that is as good as anything."
THE_SAME = "That is what you chose then, too. Something else would have led further."
ANOTHER = "That is not what you chose then. Something else would still have led further."
ABOUT: Mapping[ChangeOf, str] = {
    "trust": "This was about their trust in you.",
    "openness": "This was about how much they are ready to tell you.",
    "emotion": "This was about how much they want it.",
    "logic": "This was about reasons of their own, which hold when you are gone.",
    "risk": "This was about what could go wrong in their eyes.",
    "difference": "This was about what sets you apart from the others.",
    "pressure": "This was about how pressed they feel.",
    "expect": "This was about what they expect, and what will be delivered.",
    "ease": "This was about how easy it is to talk with you.",
    "yes": "This was about how far their yes carries.",
}

LEAVES = ("goodbye", "carry_on", "walk", "hang_up")
"""Kinds of moves that only end something: what they are about is what the better one would have done."""
NOT_FIXED = "This was about what is not fixed when you go."
NOT_ASKED = "This was about what you could still have asked."
NOT_DONE = "This was about what you could still have done for them."
UNDONE: Mapping[str, str] = {
    **dict.fromkeys(("nail", "confirm"), NOT_FIXED),
    **dict.fromkeys(("ask", "follow", "users", "process", "bring", "probe", "why", "matched", "third"), NOT_ASKED),
    **dict.fromkeys(("ask_final", "close", "silence", "permission"), NOT_ASKED),
    **dict.fromkeys(("contact", "restart", "reply", "answer", "come_back", "road_help", "road_promise"), NOT_DONE),
    "next_step": "This was about the day of the next talk.",
}
STILL_OPEN = "This was about what was left open."


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept about a turn (entries from 0): what was chosen, what would have been better, and by how much.

    `behind` says of every move what it is worth less than the best; one that is not further behind than `threshold`
    solves the turn. `about` is what the chosen move left worse than the best one would have, if anything.
    """

    turn: int
    chosen: str
    better: tuple[str, ...]
    behind: Mapping[str, float]
    threshold: float
    about: ChangeOf | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """What you said (or did, if not `spoken`) and what came of it; before the first word you said nothing."""

    mine: str
    spoken: bool
    heard: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """All that is shown before a choice: who, which deal and day, the last two exchanges, the table, the lines.

    `table` is what else could be seen then, in words; `known` is the notebook; `view` is for the face alone.
    """

    title: str
    day: str
    name: str
    role: str
    face: str
    heading: str
    exchanges: tuple[Exchange, ...]
    table: tuple[str, ...]
    known: tuple[Note, ...]
    lines: tuple[Choice, ...]
    view: View


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a choice: your words, what they answer, and in a sentence whether that was it.

    `then` is what you chose in the deal (nothing, where it was the same or this was solved), `better` what would have
    led further, `about` what it was about, where that is known.
    """

    move: str
    solved: bool
    answer: Exchange
    later: tuple[Said, ...]
    verdict: str
    then: str
    better: tuple[str, ...]
    about: str
    view: View


class Practice:
    """One turn met again. Look at the `situation`, then `choose` once.

    Errors, when it is made: TranscriptError in one sentence where the turn cannot be met as it was.
    """

    def __init__(
        self,
        scenario: Scenario,
        deck: Deck,
        tables: Tables,
        transcript: Transcript,
        kept: Kept,
        *,
        luck: int,
        day: str = "",
    ) -> None:
        wrong = differs(transcript.header, scenario, deck)
        if wrong:
            raise TranscriptError(wrong)
        self._kept = kept
        self._tables = tables
        self._sitting, before = _opened(scenario, deck, tables, transcript, kept, luck)
        view = _settled(self._sitting)
        self._choices = _choices(view)
        lines = _lines(view, self._choices, kept, luck)
        person = scenario.prospect
        self.situation = Situation(
            title=scenario.title,
            day=day,
            name=person.name,
            role=person.role,
            face=person.face,
            heading=view.heading,
            exchanges=(*before[-1:], _exchange(view.mine, _on_the_table(view), transcript.entries[: kept.turn])),
            table=_table(view),
            known=view.notebook,
            lines=lines,
            view=view,
        )

    def choose(self, move: str) -> Tried:
        """Make one of the lines and return what comes of it; IllegalMove for anything else."""
        if all(line.move != move for line in self.situation.lines):
            legal = tuple(line.move for line in self.situation.lines)
            raise IllegalMove(f"{move!r} is none of the lines.", move=move, legal=legal)
        kept = self._kept
        behind = kept.behind[move]
        solved = behind <= kept.threshold
        branch = play_out(self._sitting, move, far=self.situation.view.act == "ninety_days")
        good, other = BEST if behind <= 0 else AS_GOOD, THE_SAME if move == kept.chosen else ANOTHER
        words = [self._choices[one].says for one in _better(self._choices, kept)]
        then = self._choices[kept.chosen].says
        return Tried(
            move=move,
            solved=solved,
            answer=Exchange(branch.mine, move not in DEEDS, branch.heard),
            later=branch.later,
            verdict=good if solved else other,
            then="" if solved or move == kept.chosen else then,
            better=() if solved else tuple(words),
            about=about_words(self._tables, kept),
            view=branch.view,
        )


def about_words(tables: Tables, kept: Kept) -> str:
    """Return what a turn was about: what was left undone by leaving, else what the line made worse."""
    kinds = [
        tables.moves[tables.index[move]].entry.kind for move in (kept.chosen, *kept.better) if move in tables.index
    ]
    if kinds and kinds[0] in LEAVES:
        return UNDONE.get(next(iter(kinds[1:]), ""), STILL_OPEN)
    return ABOUT[kept.about] if kept.about else ""


def _opened(
    scenario: Scenario, deck: Deck, tables: Tables, transcript: Transcript, kept: Kept, luck: int
) -> tuple[Sitting, list[Exchange]]:
    """Return the sitting at the turn, told in other words, and all exchanges before the one on the table."""
    if not 0 <= kept.turn < len(transcript.entries):
        raise TranscriptError(f"The sitting has no turn {kept.turn + 1}.")
    # The aids and the empty hand of other modes are no part of the moment.
    old = transcript.header
    dice = (*(pair for pair in old.dice if pair[0] < kept.turn), (kept.turn, (luck + 1) % SEEDS))
    header = replace(old, mode="plain", dice=dice)
    course = Course(scenario, deck, tables, header, None, words=luck % SEEDS)
    exchanges: list[Exchange] = []
    entries = transcript.entries[: kept.turn]
    for turn, entry in enumerate(entries):
        if _chosen_now(course, entry):
            course.go_on()
            exchanges.append(_exchange(course.table.mine, course.table.news, entries[:turn]))
        if course.redo(entry) != entry:
            raise TranscriptError(f"Turn {turn + 1} does not play out as it was stored.")
    course.go_on()
    return Sitting(course), [one for one in exchanges if one.mine or one.heard]


def _chosen_now(course: Course, entry: Entry) -> bool:
    """Tell whether a move was chosen at a table on which everything lies."""
    return entry.origin == "sitting" and not course.bound


def _exchange(mine: str, news: Sequence[Said], before: Sequence[Entry]) -> Exchange:
    deed = next((entry.move for entry in reversed(before) if entry.move not in BY_ITSELF), "")
    return Exchange(mine, deed not in DEEDS, tuple(said for said in news if said.who != "you"))


def _on_the_table(view: View) -> tuple[Said, ...]:
    """Return what was heard last; looking back, also what the choice about the past is."""
    return (*view.news, Said("note", view.look_back.says)) if view.look_back is not None else view.news


def _settled(sitting: Sitting) -> View:
    """Return what lies on the table once nothing is asked and no thought is on the tongue."""
    view = sitting.view()
    while not view.finished and (view.asking is not None or view.thought is not None):
        view = sitting.skip_forecast(asked=False) if view.asking is not None else sitting.answer_thought(False)
    return view


def _choices(view: View) -> dict[str, Choice]:
    """Return everything that can be said or done, by its move."""
    if view.look_back is not None:
        return {choice.move: choice for choice in view.look_back.choices}
    return {choice.move: choice for group in view.repertoire for choice in group.choices}


def _better(choices: Mapping[str, Choice], kept: Kept) -> tuple[str, ...]:
    """Return moves that solve it and can be made: those that were named first, then the best of the others."""
    able = sorted(choices, key=lambda move: (move not in kept.better, kept.behind.get(move, 0.0), move))
    return tuple(move for move in able if kept.behind.get(move, INFINITY) <= kept.threshold)[:GOOD]


def _lines(view: View, choices: Mapping[str, Choice], kept: Kept, luck: int) -> tuple[Choice, ...]:
    """Return four to six lines in a new order: what was chosen, what is better, and others of that hand."""
    better = _better(choices, kept)
    if kept.chosen not in choices or not better or kept.chosen not in kept.behind:
        raise TranscriptError("What was chosen there, or what would have been better, cannot be said there any more.")
    dice = Dice(luck % SEEDS)
    hand = [key.choice.move for key in view.hand]
    rest = [move for move in choices if move not in hand and move not in DEEDS]
    others = [*hand, *shuffled(rest, dice.many(ORDER, len(rest), 1))]
    wanted = list(dict.fromkeys([kept.chosen, *better]))
    size = min(max(len(hand), FEWEST, len(wanted)), MOST)
    known = [move for move in dict.fromkeys(others) if move not in wanted and move in kept.behind]
    wanted += known[: size - len(wanted)]
    return tuple(choices[move] for move in shuffled(wanted, dice.many(ORDER, len(wanted), 0)))


def _table(view: View) -> tuple[str, ...]:
    """Return what else lies there: the time, the sheet of paper, what is due."""
    clock = [clock_words(view.clock)] if view.clock else []
    sheet = [f"{row.label}: {row.stands}" for row in view.sheet]
    if view.calendar is None:
        return (*clock, *sheet)
    return (*clock, calendar_words(view.calendar), *sheet, *view.calendar.due)

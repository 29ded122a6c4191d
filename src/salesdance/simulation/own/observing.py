"""What somebody does in their deals, counted: how often, of how many occasions for it.

It reads moves, signals and visible columns, and for "does it listen" what the ideal listener believed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from salesdance.belief import total
from salesdance.engine import Phase, Seen
from salesdance.engine.modes import HEARD_AGAIN
from salesdance.scoring import Game
from salesdance.scoring.discovery import clues_in, worth_share
from salesdance.scoring.people import named_in_time
from salesdance.scoring.reading import THERE, Turn

FEWEST, LATEST = 3, 10
"""From how many deals habits are told at all, and how many of the latest are looked at."""
SELF = ("about", "pitch", "boast", "reason", "differ", "promise")
"""Kinds of move with which somebody speaks about themselves."""
OFTEN: Mapping[str, tuple[str, ...]] = {
    "about_us": ("about",),
    "pictured": ("pitch",),
    "boasted": ("boast",),
    "small_talk": ("charm",),
    "reasons": ("reason",),
    "promises": ("promise",),
    "answers": ("answer",),
    "excuses_answered": ("excuse",),
    "asked_straight": ("probe",),
}
"""Habits that are counts a deal with a talk, with the kinds of move that count."""
ONCE: Mapping[str, tuple[str, ...]] = {
    "who_decides": ("process",),
    "who_uses": ("users",),
    "difference": ("differ",),
    "downside": ("disclose",),
    "price_told": ("price",),
    "easy_no": ("easy_no",),
    "left_openly": ("leave",),
}
"""Habits that a deal with a talk has or has not."""
LOST: Mapping[str, tuple[str, ...]] = {
    "asked_if_final": ("ask_final",),
    "asked_leave": ("permission",),
    "asked_why": ("why",),
    "asked_if_matched": ("matched",),
    "asked_a_third": ("third",),
    "asked_help": ("road_help",),
    "promised_no_more": ("road_promise",),
    "offered": ("offer",),
    "asked_to_come_back": ("come_back",),
    "argued_no": ("argue_no",),
    "undermined": ("undermine",),
}
"""Habits that a lost deal has or has not."""
STOPS = {"contacts": "contact", "check_ins": "check_in", "sold_more": "sell", "nailed_later": "nail"}
"""Habits that a stop of the ninety days has or has not, with their kind of move."""
GRACES = {"thank_them": "thanked", "wish_well": "wished_well", "own_it": "owned_it"}
REPLIES = {"nudge": "nudged", "joke_back": "joked", "drop_price": "dropped_price", "blame_them": "blamed"}


@dataclass(frozen=True, slots=True)
class Share:
    """Something counted: how often (or how much) it was there, in how many occasions for it."""

    done: float = 0.0
    of: int = 0

    @property
    def rate(self) -> float:
        """Return the share or mean; 0 where there was no occasion."""
        return self.done / self.of if self.of else 0.0

    def __add__(self, other: Share) -> Share:
        """Return both counted together."""
        return Share(self.done + other.done, self.of + other.of)


@dataclass(frozen=True, slots=True)
class Measured:
    """The habits of somebody in so many deals, by name; a name that is missing had no occasion at all."""

    deals: int
    shares: Mapping[str, Share]

    def rate(self, name: str, usual: float = 0.0) -> float:
        """Return the measured rate, or the usual one where there was no occasion to see it."""
        share = self.shares.get(name)
        return share.rate if share is not None and share.of else usual

    def of(self, name: str) -> int:
        """Return how many occasions there were."""
        share = self.shares.get(name)
        return share.of if share is not None else 0


def measured(deals: Iterable[Mapping[str, Share]]) -> Measured:
    """Return the habits that deals, each as `observed`, come to."""
    shares: dict[str, Share] = {}
    count = 0
    for deal in deals:
        count += 1
        for name, share in deal.items():
            shares[name] = shares.get(name, Share()) + share
    return Measured(count, shares)


def observed(game: Game) -> dict[str, Share]:
    """Return what one deal shows of somebody's habits; only what they had an occasion for."""
    own = [turn for turn in game.turns if not turn.past]
    out: Counter[str] = Counter()
    occasions: Counter[str] = Counter()

    def note(name: str, done: float, of: int = 1) -> None:
        if of:
            out[name] += done  # type: ignore[assignment]
            occasions[name] += of

    for part in (_talk, _listening, _closing, _cementing, _ninety_days, _losing):
        for name, done, of in part(game, own):
            note(name, done, of)
    return {name: Share(float(out[name]), of) for name, of in occasions.items()}


Noted = Iterator[tuple[str, float, int]]
Part = Callable[[Game, list[Turn]], Noted]


def _talk(game: Game, own: list[Turn]) -> Noted:
    there = [turn for turn in own if turn.phase in THERE]
    talk = [turn for turn in own if turn.phase == Phase.TALK]
    if not talk:
        return
    kinds = Counter(turn.kind for turn in there)
    for name, counted in OFTEN.items():
        yield name, sum(kinds[kind] for kind in counted), 1
    for name, counted in ONCE.items():
        yield name, float(any(kinds[kind] for kind in counted)), 1
    close = next((turn.number for turn in talk if turn.kind == "close"), talk[-1].number + 1)
    yield "questions", game.seen(min(close, game.last), Seen.QUESTIONS), 1
    spoke = any(turn.kind in SELF for turn in talk)
    if spoke:
        yield "before_self", game.final(Seen.BEFORE_SELF), 1
    asked = {int(game.tables.topic[turn.subject]) for turn in talk if turn.kind == "ask"}
    yield "topics", len(asked), 1
    named = named_in_time(game)
    brought = {turn.subject for turn in there if turn.kind == "bring"}
    yield "brought_in", sum(person in brought for person in named), len(named)


def _listening(game: Game, own: list[Turn]) -> Noted:
    clues, followed = clues_in(game)
    yield "followed", len(followed), len(clues)
    _, each = worth_share(game)
    asked = [worth for turn, worth in each if not turn.past]
    if asked:
        yield "told_most", float(total(np.array(asked))), len(asked)
    answers = [turn for turn in own if turn.kind == "answer" and turn.phase == Phase.TALK]
    right = sum(int(game.trace.objections[turn.number, game.index].argmax()) == turn.subject for turn in answers)
    yield "answered_believed", right, len(answers)


def _closing(game: Game, own: list[Turn]) -> Noted:
    talk = [turn for turn in own if turn.phase == Phase.TALK]
    if not talk:
        return
    closes = [turn for turn in talk if turn.kind == "close"]
    yield "asked_for_it", float(bool(closes)), 1
    stalled = [turn for turn in closes[:1] if turn.head.startswith("not_now")]
    yield "closed_again", float(len(closes) > 1), len(stalled)
    for name, kind in (("argued", "argue"), ("discounted", "discount")):
        made = [bool(game.seen(turn.number, Seen.STALLED)) for turn in talk if turn.kind == kind]
        yield name, float(False in made), 1
        yield f"{name}_then", float(True in made), len(stalled)
    for name, manner in (("soft", "soft"), ("firm", "firm")):
        yield f"close_{name}", sum(turn.manner == manner for turn in closes), len(closes)
    steps = [turn for turn in talk if turn.kind == "next_step"]
    for name in ("vague", "dated", "calendar"):
        yield f"next_{name}", sum(turn.manner == name for turn in steps), len(steps)


def _cementing(game: Game, own: list[Turn]) -> Noted:
    there = [turn for turn in own if turn.phase == Phase.CEMENT]
    if not there:
        return
    nails = [turn for turn in own if turn.kind == "nail"]
    at_once = not any(turn.kind == "nail" for turn in there)
    yield "went_at_once", float(at_once), 1
    if not at_once:
        yield "commitments", len({turn.subject for turn in nails if turn.phase == Phase.CEMENT}), 1
    for name in ("vague", "dated", "timed"):
        yield f"nailed_{name}", sum(turn.manner == name for turn in nails), len(nails)


def _ninety_days(game: Game, own: list[Turn]) -> Noted:
    stops: dict[int, set[str]] = {}
    wobbles: dict[int, Turn | None] = {}
    for turn in own:
        if turn.phase != Phase.STOP:
            continue
        stops.setdefault(game.seen(turn.number, Seen.STOPS), set()).add(turn.kind)
        if game.seen(turn.number, Seen.WOBBLE_DAY):
            number = game.seen(turn.number, Seen.WOBBLES)
            answers = turn.kind in ("restart", "reply")
            wobbles[number] = wobbles.get(number) or (turn if answers else None)
    for name, kind in STOPS.items():
        yield name, sum(kind in at for at in stops.values()), len(stops)
    made = Counter(turn.id for turn in wobbles.values() if turn is not None)
    yield "restarted", made["restart"], len(wobbles)
    for move, name in REPLIES.items():
        yield name, made[move], len(wobbles)
    if made["restart"]:
        first, facts = game.tables.blocks.heard, game.tables.facts
        heard = game.trace.seen[game.last, game.index, first : first + facts]
        yield "asked_again", int(((heard & HEARD_AGAIN) > 0).sum()), made["restart"]


def _losing(game: Game, own: list[Turn]) -> Noted:
    after = [turn for turn in own if turn.phase == Phase.AFTER_NO]
    if not after:
        return
    kinds, ids = Counter(turn.kind for turn in after), Counter(turn.id for turn in after)
    for name, counted in LOST.items():
        yield name, float(any(kinds[kind] for kind in counted)), 1
    for move, name in GRACES.items():
        yield name, float(ids[move] > 0), 1
    if kinds["why"] or kinds["matched"]:
        yield "stayed_silent", float(kinds["silence"] > 0), 1

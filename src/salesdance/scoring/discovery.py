"""Marks for discovery, reasons and people (docs/scoring.md)."""

from __future__ import annotations

import numpy as np

from salesdance.belief import total
from salesdance.engine import Phase, Seen
from salesdance.engine.cementing import USERS
from salesdance.engine.modes import HEARD_OPEN
from salesdance.engine.tables import ABOUT_USERS
from salesdance.scenario import TOPICS
from salesdance.scorecard import Mark
from salesdance.scoring.reading import Game, Turn, number

TEN = 10
LITTLE = 0.02
REASON_WORTH = 1.25
SAID_AT_ALL = 0.2
"""Of a reason, what it earns for being tied to something they said; the rest by how far it bears on the matter."""
WEAK = 0.5
THERE = (Phase.TALK, Phase.CEMENT)
QUESTION_KINDS = ("ask", "follow", "probe", "process", "users")


def worth_share(game: Game) -> tuple[float, list[tuple[Turn, float]]]:
    """Return the worth of the questions in [0, 1], and each question's own worth."""
    each: list[tuple[Turn, float]] = []
    for turn in game.turns:
        if turn.phase != Phase.TALK or turn.kind not in QUESTION_KINDS:
            continue
        asked = game.trace.asked[turn.number, game.index]
        best = game.trace.best[turn.number, game.index]
        worth = 1.0 if best < LITTLE else min(1.0, asked / best)
        each.append((turn, float(worth)))
    counted = each[:TEN]
    total = 0.0
    for _, worth in counted:
        total += worth
    ask = game.first("close")
    if ask is not None and game.trace.best[ask.number, game.index] < LITTLE:
        total += TEN - len(counted)
    return total / TEN, each


def discovery(game: Game, extra: float) -> list[Mark]:
    """Return the marks of Discovery out of 16 + `extra` points that other rules had no occasion for."""
    share, each = worth_share(game)
    clues, followed = clues_in(game)
    spare = 4.0 if not clues else 0.0
    out_of = 6.0 + extra + spare
    weakest = min(each, key=lambda item: item[1], default=None)
    worth = round(share * TEN)
    why = f"You asked {_questions(len(each))}. They could tell you about as much as {worth} of the best would."
    if not each:
        why = "You asked nothing about them."
    elif worth == 0:
        why = f"You asked {_questions(len(each))}, and could learn hardly anything that way."
    if weakest is not None and weakest[1] < 0.5:
        why += " This one could tell you least."
    marks = [
        Mark(
            "discovery",
            "worth of the questions",
            number(out_of * share),
            number(out_of),
            why,
            weakest[0].number if weakest else None,
        )
    ]
    if clues:
        missed = next((turn for turn in clues if turn not in followed), None)
        marks.append(
            Mark(
                "discovery",
                "following up what they let slip",
                number(4.0 * len(followed) / len(clues)),
                4.0,
                _slips(len(clues), len(followed)),
                (missed or clues[0]).number,
            )
        )
    return [*marks, _before_self(game), _breadth(game), _share_of_talk(game)]


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _questions(count: int) -> str:
    return "1 question" if count == 1 else f"{count} questions"


def _slips(slipped: int, followed: int) -> str:
    if slipped == 1:
        then = "you stayed with it" if followed else "you went on to something else"
    else:
        then = "you never stayed with it" if not followed else f"you stayed with it {_times(followed)}"
        then = "you stayed with it every time" if followed == slipped else then
    return f"They let something slip {_times(slipped)}, and {then}."


def clues_in(game: Game) -> tuple[list[Turn], list[Turn]]:
    """Return the turns at which something slipped out while there was more talk, and those that were followed up."""
    clues, followed = [], []
    for at, turn in enumerate(game.turns):
        if turn.phase != Phase.TALK or turn.head not in ("open_clue", "thin_clue", "adds_clue"):
            continue
        nexts = [t for t in game.turns[at + 1 : at + 3] if t.phase == Phase.TALK]
        if not nexts:
            continue
        clues.append(turn)
        if any(_picks_up(game, turn, later) for later in nexts):
            followed.append(turn)
    return clues, followed


def _picks_up(game: Game, clue: Turn, later: Turn) -> bool:
    tables = game.tables
    fact = clue.subject if clue.kind == "ask" else game.seen(clue.number, Seen.LAST_FACT) - 1
    of = int(tables.clue_of[fact]) if fact >= 0 else -1
    k, d = tables.objections, tables.deciders
    if later.kind in ("follow", "silence", "probe"):
        return True
    if later.kind == "answer":
        return of == later.subject
    if later.kind == "ask":
        return int(tables.clue_of[later.subject]) == of or int(tables.opener[later.subject]) == fact
    if later.kind in ("process", "bring"):
        return k <= of < k + d
    return later.kind == "leave" and of == k + d


def _before_self(game: Game) -> Mark:
    asked = min(game.final(Seen.BEFORE_SELF), TEN)
    own = next((t for t in game.turns if t.kind in ("about", "pitch", "boast", "reason", "differ", "promise")), None)
    why = f"You asked {_questions(asked)} about them before a word about yourself."
    if not asked:
        why = "You spoke about yourself before you asked anything about them."
    return Mark("discovery", "them before you", number(2.0 * asked / TEN), 2.0, why, own.number if own else None)


def _breadth(game: Game) -> Mark:
    tables = game.tables
    there = {int(topic) for topic in tables.topic}
    asked = {int(tables.topic[t.subject]) for t in game.of("ask") if t.phase == Phase.TALK}
    missing = [TOPICS[topic] for topic in sorted(there - asked)]
    why = "You asked in every corner." if not missing else f"Not asked about: {', '.join(missing)}."
    return Mark("discovery", "breadth", number(2.0 * len(asked) / max(len(there), 1)), 2.0, why)


def _share_of_talk(game: Game) -> Mark:
    spoken, own = game.final(Seen.MINUTES_ALL), game.final(Seen.MINUTES_SELF)
    share = own / spoken if spoken else 1.0
    points = 2.0 * min(max((0.72 - share) / 0.22, 0.0), 1.0) if spoken else 0.0
    of_ten = round(10 * share)
    why = (
        f"You talked for about {of_ten} of every 10 minutes." if of_ten else "You left nearly all the talking to them."
    )
    return Mark("discovery", "share of talk", number(points), 2.0, why)


def reasons(game: Game) -> list[Mark]:
    """Return the marks of Reasons and honesty, out of 12."""
    marks = _linked(game)
    gap, worst = promise_gap(game)
    why = "You promised nothing that will not happen." if gap <= 0 else "Part of what you promised will not happen."
    marks.append(Mark("reasons", "no promise too many", number(4.0 * (1 - min(gap / 0.30, 1.0))), 4.0, why, worst))
    downside = game.first("disclose")
    if downside or game.could("disclose", *THERE):
        said = "You said a downside before they found it." if downside else "You left the downsides for them to find."
        turn = downside.number if downside else None
        marks.append(Mark("reasons", "a real downside", 2.0 if downside else 0.0, 2.0, said, turn))
    return [*marks, *_difference(game)]


def _linked(game: Game) -> list[Mark]:
    linked = {turn.subject: turn for turn in game.of("reason")}
    out_of = min(REASON_WORTH * _reasons_there(game), 5.0)
    if out_of <= 0:
        return []
    bears, weakest = _bearing(game)
    points = 0.0
    for share in bears.values():
        points += REASON_WORTH * (SAID_AT_ALL + (1 - SAID_AT_ALL) * share)
    why = _joined(len(linked))
    if weakest is not None:
        why += " This one bore least on what they had let on."
    first = next(iter(linked.values()), None)
    turn = weakest or first
    return [
        Mark(
            "reasons",
            "reasons tied to what they said",
            number(min(points, out_of)),
            out_of,
            why,
            turn.number if turn else None,
        )
    ]


def _bearing(game: Game) -> tuple[dict[int, float], Turn | None]:
    """Return, for each fact that a reason was tied to, how far it bore on what seems to be the matter, and the least.

    A share in [0, 1] of the best reason that could be given at that turn, under the belief before it; what bears on it
    as well as any other is no weak reason.
    """
    tables, first = game.tables, game.tables.blocks.heard
    subjects = [int(tables.subject[move]) for move in tables.of_kind("reason")]
    bears: dict[int, float] = {}
    weakest: tuple[float, Turn] | None = None
    for turn in game.of("reason"):
        if turn.subject in bears:
            continue
        shares = game.trace.objections[turn.number, game.index]
        heard = [s for s in subjects if game.seen(turn.number, first + s) & HEARD_OPEN and s not in bears]
        worths = {fact: float(total(shares * tables.eases[fact])) for fact in {*heard, turn.subject}}
        best = max(worths.values())
        share = worths[turn.subject] / best if best >= LITTLE else 1.0
        bears[turn.subject] = share
        if share < WEAK and (weakest is None or share < weakest[0]):
            weakest = share, turn
    return bears, weakest[1] if weakest else None


def _joined(count: int) -> str:
    if not count:
        return "You joined no reason to anything they had told you."
    return f"You joined {'a reason' if count == 1 else f'{count} reasons'} to something they had told you."


def _reasons_there(game: Game) -> int:
    """Return how many reasons could be given: all there are, or after the yes those heard and not yet said."""
    tables, first = game.tables, game.tables.blocks.heard
    reasons = tables.of_kind("reason")
    if not game.turns or any(turn.phase == Phase.TALK for turn in game.turns):
        return len(reasons)
    start = game.turns[0].number
    said = game.trace.moves[:start, game.index]
    return sum(
        bool(game.seen(start, first + tables.subject[move]) & HEARD_OPEN) and move not in said for move in reasons
    )


def promise_gap(game: Game) -> tuple[float, int | None]:
    """Return how far promises went beyond what will be delivered, less disclosures, and the worst turn.

    A downside takes back what was promised before it; said first, it only lowers what is expected a little.
    """
    c, gap, largest, worst = game.tables.c, 0.0, 0.0, None
    for turn in game.of("promise", "disclose"):
        if turn.kind == "disclose":
            gap -= c["disclose.gap"] * max(gap, 0.0) + c["disclose.always"]
            continue
        size = float(game.tables.promise_gap[turn.subject])
        gap += size
        if size > largest:
            largest, worst = size, turn.number
    return max(gap, 0.0), worst


def _difference(game: Game) -> list[Mark]:
    turn = game.first("differ")
    if turn is None:
        missing = Mark(
            "reasons", "one difference", 0.0, 1.0, "You did not say the one thing that sets you apart from the rival."
        )
        return [missing] if game.could("differ", *THERE) else []
    tables, first = game.tables, game.tables.blocks.heard
    heard = game.trace.seen[turn.number, game.index, first : first + tables.facts] & HEARD_OPEN
    linked = bool(np.any((heard > 0) & tables.difference_needs)) or not tables.difference_needs.any()
    why = "You said what sets you apart, tied to what they had told you."
    if not linked:
        why = "You said what sets you apart, but not why that matters here."
    return [Mark("reasons", "one difference", 1.0 if linked else 0.35, 1.0, why, turn.number)]


def people(game: Game) -> tuple[list[Mark], float]:
    """Return the marks of People, and how many of its 8 points had no occasion."""
    tables = game.tables
    process, users = game.first("process"), game.first("users")
    marks: list[Mark] = []
    spare = 0.0
    if process or (tables.deciders and game.could("process", *THERE)):
        why = "You asked who else decides." if process else "You did not ask who else decides."
        turn = process.number if process else None
        marks.append(Mark("people", "who else decides", 1.5 if process else 0.0, 1.5, why, turn))
    else:
        spare += 1.5
    why = "You asked who will use it." if users else "You did not ask who will use it."
    turn = users.number if users else None
    marks.append(Mark("people", "who will use it", 1.5 if users else 0.0, 1.5, why, turn))
    named = named_in_time(game)
    tried = {t.subject: t for t in game.of("bring")}
    if named:
        invited = [d for d in named if d in tried]
        why = _asked_in(len(named), len(invited))
        first = next((t.number for d, t in tried.items() if d in named), None)
        marks.append(Mark("people", "bringing them in", number(3.0 * len(invited) / len(named)), 3.0, why, first))
    else:
        spare += 3.0
    met = _users_met(game)
    points = (1.0 if users else 0.0) + (1.0 if met else 0.0)
    why = "You asked who would use it, and brought them in." if met else "You asked, and met nobody who will use it."
    if not users:
        why = "You met somebody who will use it." if met else "You met nobody who will use it."
    marks.append(Mark("people", "a user named and met", points, 2.0, why, met.number if met else None))
    return marks, spare


def _asked_in(named: int, invited: int) -> str:
    if named == 1:
        return "They named somebody, and you asked them in." if invited else "They named somebody you never asked in."
    return f"They named {named} people, and you asked in {invited if invited else 'none'} of them."


def named_in_time(game: Game) -> list[int]:
    """Return who was named while there was still a talk to bring them into."""
    first = game.tables.blocks.people
    talks = [turn.number for turn in game.turns if turn.phase == Phase.TALK]
    return [d for d in range(game.tables.deciders) if any(game.seen(t, first + d) & 1 for t in talks)]


def _users_met(game: Game) -> Turn | None:
    for turn in game.turns:
        if turn.kind == "nail" and turn.phase == Phase.CEMENT and turn.subject == USERS and turn.level >= 2:
            return turn
        if game.tables.about[turn.move] == ABOUT_USERS:
            return turn
    if any(turn.phase in (Phase.CEMENT, Phase.STOP) for turn in game.turns):
        return None
    return game.first("users")

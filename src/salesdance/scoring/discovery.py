"""Marks for discovery: what was asked, what was followed up, and who talked (docs/scoring.md)."""

from __future__ import annotations

from salesdance.engine import Phase, Seen
from salesdance.scenario import TOPICS
from salesdance.scorecard import Mark
from salesdance.scoring.reading import Game, Turn, number

TEN = 10
LITTLE = 0.02
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

"""Marks for discovery, reasons and people (design.md 4)."""

from __future__ import annotations

import numpy as np

from salesdance.engine import Phase, Seen
from salesdance.scenario import TOPICS
from salesdance.scorecard import Mark
from salesdance.scoring.reading import Game, Turn, number

TEN = 10
LITTLE = 0.02
PICKS_UP = ("follow", "silence", "probe", "process", "bring", "answer", "ask")
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
    clues, followed = _clues(game)
    spare = 4.0 if not clues else 0.0
    out_of = 6.0 + extra + spare
    weakest = min(each, key=lambda item: item[1], default=None)
    why = f"{len(each)} questions; together they were worth {share * TEN:.1f} of the ten best there were."
    if weakest is not None and weakest[1] < 0.5:
        why += " The least telling one stands at this turn."
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
                f"They let something slip {_times(len(clues))}; you picked it up {_times(len(followed))}.",
                (missed or clues[0]).number,
            )
        )
    return [*marks, _before_self(game), _breadth(game), _share_of_talk(game)]


def _times(count: int) -> str:
    return {0: "not once", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _clues(game: Game) -> tuple[list[Turn], list[Turn]]:
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
    own = next(
        (t for t in game.turns if t.kind in ("about", "pitch", "boast", "reason", "differ", "promise")), None
    )
    why = f"{asked} questions about them before a word about you."
    return Mark(
        "discovery", "them before you", number(2.0 * asked / TEN), 2.0, why, own.number if own else None
    )


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
    why = f"About {round(10 * share)} of 10 minutes were yours."
    return Mark("discovery", "share of talk", number(points), 2.0, why)


def reasons(game: Game) -> list[Mark]:
    """Return the marks of Reasons and honesty, out of 12."""
    linked = {turn.subject: turn for turn in game.of("reason")}
    first = next(iter(linked.values()), None)
    marks = [
        Mark(
            "reasons",
            "reasons tied to what they said",
            number(min(1.25 * len(linked), 5.0)),
            5.0,
            f"{_times(len(linked)).capitalize()} you joined a reason to something they had told you.",
            first.number if first else None,
        )
    ]
    gap, worst = promise_gap(game)
    why = (
        "You promised nothing that will not happen."
        if gap <= 0
        else "Part of what you promised will not happen."
    )
    marks.append(
        Mark("reasons", "no promise too many", number(4.0 * (1 - min(gap / 0.30, 1.0))), 4.0, why, worst)
    )
    downside = game.first("disclose")
    said = "You said a downside before they found it." if downside else "No downside was said."
    turn = downside.number if downside else None
    marks.append(Mark("reasons", "a real downside", 2.0 if downside else 0.0, 2.0, said, turn))
    marks.append(_difference(game))
    return marks


def promise_gap(game: Game) -> tuple[float, int | None]:
    """Return how far promises went beyond what will be delivered, less disclosures, and the worst turn."""
    tables = game.tables
    promised = [(float(tables.promise_gap[t.subject]), t.number) for t in game.of("promise")]
    gap = 0.0
    for size, _ in promised:
        gap += size
    for _ in game.of("disclose"):
        gap -= 0.35 * max(gap, 0.0) + 0.03
    worst = max(promised, default=(0.0, None), key=lambda item: item[0])
    return max(gap, 0.0), worst[1]


def _difference(game: Game) -> Mark:
    turn = game.first("differ")
    if turn is None:
        return Mark("reasons", "one difference", 0.0, 1.0, "You did not say what sets you apart.")
    tables, first = game.tables, game.tables.blocks.heard
    heard = game.trace.seen[turn.number, game.index, first : first + tables.facts] & 2
    linked = bool(np.any((heard > 0) & tables.difference_needs)) or not tables.difference_needs.any()
    why = "You said what sets you apart, tied to what they had told you."
    if not linked:
        why = "You said what sets you apart, but not why that matters here."
    return Mark("reasons", "one difference", 1.0 if linked else 0.35, 1.0, why, turn.number)


def people(game: Game) -> tuple[list[Mark], float]:
    """Return the marks of People, and how many of its 8 points had no occasion."""
    tables, b = game.tables, game.tables.blocks
    process, users = game.first("process"), game.first("users")
    marks, spare = [], 0.0
    if tables.deciders:
        why = "You asked who else decides." if process else "You did not ask who else decides."
        turn = process.number if process else None
        marks.append(Mark("people", "who else decides", 1.5 if process else 0.0, 1.5, why, turn))
    else:
        spare += 1.5
    why = "You asked who will use it." if users else "You did not ask who will use it."
    turn = users.number if users else None
    marks.append(Mark("people", "who will use it", 1.5 if users else 0.0, 1.5, why, turn))
    named = [d for d in range(tables.deciders) if game.final(b.people + d) & 1]
    tried = {t.subject: t for t in game.of("bring")}
    if named:
        invited = [d for d in named if d in tried]
        why = f"Of the people they named ({len(named)}) you asked in {len(invited)}."
        first = next((t.number for d, t in tried.items() if d in named), None)
        marks.append(
            Mark("people", "bringing them in", number(3.0 * len(invited) / len(named)), 3.0, why, first)
        )
    else:
        spare += 3.0
    met = game.first("users"), _users_nailed(game)
    points = (1.0 if met[0] else 0.0) + (1.0 if met[1] else 0.0)
    why = (
        "A user was named and taken along."
        if points == 2
        else "A user was named."
        if met[0]
        else "No user was met."
    )
    marks.append(Mark("people", "a user named and met", points, 2.0, why, met[1].number if met[1] else None))
    return marks, spare


def _users_nailed(game: Game) -> Turn | None:
    for turn in game.turns:
        if turn.kind == "nail" and turn.subject == 2 and turn.level >= 2:
            return turn
        if turn.kind == "contact" and int(game.tables.about[turn.subject]) == 2:
            return turn
    if game.final(Seen.SAID_YES):
        return None
    return game.first("users")

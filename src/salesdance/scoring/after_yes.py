"""Marks for what follows a yes: cementing (26) and the ninety days (20), docs/scoring.md."""

from __future__ import annotations

import numpy as np

from salesdance.belief import total
from salesdance.engine import Phase, Seen
from salesdance.scenario import COMMITMENTS
from salesdance.scorecard import Mark
from salesdance.scoring.reading import Game, Turn, number
from salesdance.scoring.stops import mean_of_a_stop

PRECISION_WORTH = (0.0, 0.2, 0.55, 1.0)
VAGUELY = PRECISION_WORTH[1]
"""What was dodged and let drop stands as a vague word, and is worth one."""
LATER_WORTH = 0.05
"""What is left of a commitment's worth when it is caught up on by mail: the stop at which it was done earns that."""
DODGES, PRESSED = 4.0, 2.0
"""Of the 20, what an easy no is worth once they dodged twice, and what each push at what was dodged costs then."""
DODGE = ("lets_see", "changes_subject")
LET_IT_GO = "; they dodged, and you let it drop"
MOST_FIRST, ALMOST = "what matters most, first", 0.9
DATED = 2
BEFORE_LEAVING, BY_THEM = "fixed before you left the table", "to be written down by them, with a time"


def weights_at(game: Game, turn: int) -> list[float]:
    """Return how much each commitment matters in what was known before a turn, summing to 1."""
    shares = game.trace.objections[turn, game.index]
    raw = [float(total(shares * game.tables.matters[item])) for item in range(len(COMMITMENTS))]
    whole = 0.0
    for value in raw:
        whole += value
    return [value / whole for value in raw]


def _settled(game: Game, turn: int) -> list[int]:
    """Return what had a day before the player came to the sheet; nobody can earn it again."""
    first = game.tables.blocks.nailed
    items = [item for item in range(len(COMMITMENTS)) if game.seen(turn, first + item) >= DATED]
    return items if len(items) < len(COMMITMENTS) else []


def _open_weights(game: Game, turn: int, past: list[int]) -> list[float]:
    """Return the weights of the others, summing to 1."""
    weights = weights_at(game, turn)
    rest = 1.0
    for item in past:
        rest -= weights[item]
    return [0.0 if item in past else weight / rest for item, weight in enumerate(weights)] if past else weights


def _nails(game: Game) -> dict[int, list[Turn]]:
    out: dict[int, list[Turn]] = {}
    for turn in game.of("nail"):
        out.setdefault(turn.subject, []).append(turn)
    return out


def cementing(game: Game) -> list[Mark]:
    """Return the marks of cementing, out of 26: what was asked for, not what was granted.

    What was never raised counts nothing, and is left out where the yes was taken back: there was no time for it.
    """
    nails, called_off = _nails(game), _called_off(game)
    start = next((t.number for t in game.turns if t.phase == Phase.CEMENT), None)
    if start is None:
        return []
    past = _settled(game, start)
    weights = _open_weights(game, start, past)
    dodged_twice = _dodged_twice(game)
    out_of = 20.0 if dodged_twice is None else 20.0 - DODGES
    marks, counted, on_the_day, by_hand = [], 0.0, 0.0, 0.0
    for item, kind in enumerate(COMMITMENTS):
        if item in past:
            continue
        tries = nails.get(item, [])
        if not tries and called_off:
            continue
        best = max(tries, key=_worth, default=None)
        share = _open_weights(game, best.number, past)[item] if best else weights[item]
        dropped = _dropped(game, tries)
        worth = min(_worth(best), VAGUELY if dropped else 1.0) if best else 0.0
        points = out_of * share * worth
        counted += share
        on_the_day += share * max((_worth(t) for t in tries if t.phase == Phase.CEMENT), default=0.0)
        by_hand += share if best is not None and best.phase == Phase.CEMENT and best.level == 3 else 0.0
        name = kind.replace("_", " ")
        why = f"{name.capitalize()}: {_how(best)}{LET_IT_GO if dropped else ''}."
        marks.append(
            Mark("after_yes", name, number(points), number(out_of * share), why, best.number if best else None)
        )
    if not counted:
        return []
    same, hand = on_the_day / counted, by_hand / counted
    marks.append(_first(game, past, nails))
    marks.append(Mark("after_yes", "in the same meeting", number(2.0 * same), 2.0, _how_much(same, BEFORE_LEAVING)))
    marks.append(Mark("after_yes", "in their hand", number(1.0 * hand), 1.0, _how_much(hand, BY_THEM)))
    if dodged_twice is not None:
        marks.append(_easy_no(game, dodged_twice))
    return marks


def _worth(turn: Turn) -> float:
    return PRECISION_WORTH[turn.level] * (1.0 if turn.phase == Phase.CEMENT else LATER_WORTH)


def _first(game: Game, past: list[int], nails: dict[int, list[Turn]]) -> Mark:
    """Return the mark for beginning with what matters most: 3 for that, nothing for what matters least."""
    tried = [turn for turns in nails.values() for turn in turns if turn.phase == Phase.CEMENT]
    first = min(tried, key=lambda turn: turn.number, default=None)
    if first is None:
        return Mark("after_yes", MOST_FIRST, 0.0, 3.0, "You asked for nothing before you left the table.")
    weights = [weight for item, weight in enumerate(_open_weights(game, first.number, past)) if item not in past]
    most, least = max(weights), min(weights)
    own = _open_weights(game, first.number, past)[first.subject]
    share = (own - least) / (most - least) if most > least else 1.0
    if first.subject in past:
        share = 0.0  # it had a day before: something else was open
    why = "You began with what matters most to them." if share > ALMOST else "Something else mattered more to them."
    return Mark("after_yes", MOST_FIRST, number(3.0 * share), 3.0, why, first.number)


def _dropped(game: Game, tries: list[Turn]) -> bool:
    """Tell whether the last answer to a commitment at the table was a dodge, and the player left it at that.

    An easy way to say no comes back to all that was dodged.
    """
    there = [turn for turn in tries if turn.phase == Phase.CEMENT]
    if not there or there[-1].head not in DODGE:
        return False
    later = [turn for turn in game.turns if turn.number > there[-1].number]
    return bool(later) and len(there) == 1 and not any(turn.kind == "easy_no" for turn in later)


def _how_much(share: float, words: str) -> str:
    some = "Nothing" if share < 0.005 else "Everything" if share > 0.995 else "Some of it"
    return f"{some} was {words}."


def _how(turn: Turn | None) -> str:
    if turn is None:
        return "you never raised it"
    how = ("", "raised, and left open", "you named a day", "you named a day and an hour, for them to write down")
    return how[turn.level] + ("" if turn.phase == Phase.CEMENT else ", once you had left the table")


def _dodged_twice(game: Game) -> int | None:
    count = 0
    for turn in game.of("nail"):
        count += turn.head in DODGE
        later = any(t.number > turn.number for t in game.turns)
        if count >= 2 and later:
            return turn.number
    return None


def _easy_no(game: Game, since: int) -> Mark:
    offered = next((t for t in game.of("easy_no") if t.number > since), None)
    b = game.tables.blocks
    pressed = [t for t in game.of("nail") if t.number > since and game.seen(t.number, b.dodged + t.subject)]
    points = (DODGES if offered else 0.0) - min(DODGES, PRESSED * len(pressed))
    why = (
        "After two dodges you made it easy to say no."
        if offered
        else "They dodged twice, and you gave them no easy way to say no."
    )
    if pressed:
        why += " You pressed on all the same."
    return Mark("after_yes", "reading the dodges", number(points), DODGES, why, since)


def ninety_days(game: Game) -> list[Mark]:
    """Return the marks of the ninety days, out of 20: one a stop, by the share of avoidable loss avoided."""
    worths: dict[int, list[tuple[float, int]]] = {}
    first: dict[int, Turn] = {}
    there = False
    for turn in game.turns:
        if not _at_a_stop(turn):
            continue
        there = True
        stop, worth = game.seen(turn.number, Seen.STOPS), float(game.trace.stop[turn.number, game.index])
        if not np.isfinite(worth):
            continue  # the hours were gone: nothing was left to choose
        worths.setdefault(stop, []).append((worth, int(game.tables.quarters[turn.move])))
        first.setdefault(stop, turn)
    if not worths:
        if there or any(t.kind == "goodbye" for t in game.turns) or _called_off(game):
            return []
        return [Mark("after_yes", "the ninety days", 0.0, 20.0, "You were not there for the ninety days.")]
    out_of = 20.0 / len(first)
    marks = []
    for stop, turn in first.items():
        worth = max(0.0, mean_of_a_stop(worths[stop]))
        day = game.seen(turn.number, Seen.DAY)
        why = _stop_words(worth, waited=turn.kind == "carry_on")
        marks.append(Mark("after_yes", f"day {day}", number(out_of * worth), number(out_of), why, turn.number))
    if game.final(Seen.SHORTCUTS) or game.final(Seen.BLAMED):
        return _halved(game, marks)
    return marks


def _at_a_stop(turn: Turn) -> bool:
    """Tell whether a move was a choice of a stop; what is looked back on was over before that day's hours began."""
    return turn.phase == Phase.STOP and not turn.past


def _called_off(game: Game) -> bool:
    """Tell whether the yes was taken back before the door."""
    last = max((t.number for t in game.turns if t.phase == Phase.CEMENT), default=None)
    return last is not None and any(t.phase == Phase.AFTER_NO and t.number > last for t in game.turns)


def _stop_words(worth: float, *, waited: bool) -> str:
    if worth >= 0.9:
        return "There was no better use of your hours."
    if worth >= 0.5 and waited:
        return "Waiting cost you little; a word to the right person would have done more."
    if worth >= 0.5:
        return "It helped. Something else would have helped more."
    return "They needed something else that day."


def _halved(game: Game, marks: list[Mark]) -> list[Mark]:
    points = 0.0
    for mark in marks:
        points += mark.points
    over = points - 10.0
    if over <= 0:
        return marks
    turn = game.in_manner("cheapens", "blames")
    why = "You answered second thoughts with a discount or with blame: the ninety days count half at most."
    return [*marks, Mark("after_yes", "a shortcut", number(-over), 0.0, why, turn.number if turn else None)]


def opened(game: Game) -> bool:
    """Tell whether there was a yes in this sitting's reach."""
    return bool(game.final(Seen.SAID_YES)) and any(t.phase == Phase.CEMENT or _at_a_stop(t) for t in game.turns)

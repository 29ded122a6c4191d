"""Marks for what follows a no, out of 46 (docs/scoring.md)."""

from __future__ import annotations

from salesdance.belief import total
from salesdance.engine import Phase, Seen
from salesdance.scorecard import Mark
from salesdance.scoring.reading import Game, Turn, number

SOLVABLE = 0.6


def opened(game: Game) -> bool:
    """Tell whether the player was in the talk after a no."""
    return any(turn.phase == Phase.AFTER_NO for turn in game.turns)


def _after(game: Game) -> list[Turn]:
    return [turn for turn in game.turns if turn.phase == Phase.AFTER_NO]


def _first(turns: list[Turn], kind: str, manner: str = "") -> Turn | None:
    return next((turn for turn in turns if turn.kind == kind and manner in ("", turn.manner)), None)


def after_no(game: Game) -> list[Mark]:
    """Return the marks of losing well; an argument brings the whole part to 0 (a cap, set elsewhere)."""
    turns = _after(game)
    why = _first(turns, "why")
    before = [t for t in turns if why is None or t.number < why.number]
    return [
        _final(game, turns, before),
        _bait(game, turns),
        *_wishes(turns),
        _permission(game, before, why),
        _why(why),
        _second(turns, why),
        _road(game, turns),
        _knowledge(game, why),
    ]


def _final(game: Game, turns: list[Turn], before: list[Turn]) -> Mark:
    asked = _first(turns, "ask_final")
    if asked is None:
        return Mark("after_no", "is it final", 0.0, 4.0, "You never asked whether it was final.")
    points = 2.5 if asked in before else 1.0
    after = [t for t in turns if t.number > asked.number]
    open_ = asked.head == "not_final"
    could = game.seen(asked.number, Seen.MEETING) + 1 < game.tables.meetings
    fits = any(t.kind == "come_back" for t in after) or not (open_ and could) or not after
    why = "You asked whether it was final" + (", and took them at their word." if fits else ".")
    if open_ and not fits:
        why = "It was not final, they said, and you did not ask to come back."
    return Mark("after_no", "is it final", points + (1.5 if fits else 0.0), 4.0, why, asked.number)


def _bait(game: Game, turns: list[Turn]) -> Mark:
    stung = [t for t in turns if t.kind in ("undermine", "argue_no")]
    broke = next((t for t in turns if t.kind == "offer" and game.seen(t.number, Seen.PROMISED)), None)
    points = 0.0 if broke else max(0.0, 10.0 - 5.0 * len(stung))
    why = "You let the hot answer go, and left their opening alone."
    if broke:
        why = "You had promised not to reopen, and took the opening."
    elif stung:
        why = "You said what you thought of their choice."
    turn = broke or (stung[0] if stung else None)
    return Mark("after_no", "neither bait nor opening", points, 10.0, why, turn.number if turn else None)


def _wishes(turns: list[Turn]) -> list[Mark]:
    thanks, wishes = _first(turns, "grace", "thanks"), _first(turns, "grace", "wishes_well")
    said = "You thanked them." if thanks else "You did not thank them for telling you."
    well = "You wished them well with it." if wishes else "You did not wish them well with it."
    return [
        Mark("after_no", "thanks", 2.0 if thanks else 0.0, 2.0, said, thanks.number if thanks else None),
        Mark("after_no", "wishing well", 2.0 if wishes else 0.0, 2.0, well, wishes.number if wishes else None),
    ]


TOLD = 0.7
"""From this likelihood on it had shown whether they wanted to be asked first."""


def _permission(game: Game, before: list[Turn], why: Turn | None) -> Mark:
    asked = _first(before, "permission")
    turn = asked or why
    if turn is None:
        return Mark("after_no", "permission", 0.0, 6.0, "You asked neither for leave nor for the reason.")
    hurried = float(game.trace.hurried[turn.number, game.index])
    right = 1 - hurried if asked else hurried
    points = 6.0 * min(max(0.5 + 2.0 * (right - 0.5), 0.0), 1.0)
    did = "You asked leave first" if asked else "You came to the point without asking leave"
    if right >= TOLD:
        words = f"{did}, and what had shown by then asked for that."
    elif right > 1 - TOLD:
        words = f"{did}. Whether they would want to be asked could hardly be told by then, so it counts by the chance."
    else:
        words = f"{did}, though it had shown that they {'were in a hurry' if asked else 'wanted to be asked'}."
    return Mark("after_no", "permission", number(points), 6.0, words, turn.number)


def _why(why: Turn | None) -> Mark:
    words = "You asked what made them decide." if why else "You never asked what made them decide."
    return Mark("after_no", "the first question", 4.0 if why else 0.0, 4.0, words, why.number if why else None)


def _second(turns: list[Turn], why: Turn | None) -> Mark:
    second = _first(turns, "matched")
    refused = why is not None and why.head == "refuses" and why is not turns[-1]
    extra = [t for t in turns if t.kind == "third"]
    if refused:
        points = 4.0 if second is None else 0.0
        words = (
            "They would rather not say, and you let it be."
            if second is None
            else "They would rather not say, and you asked on."
        )
    elif second is None:
        points, words = 0.0, "You did not ask whether it would have been a yes."
    else:
        after = next((t for t in turns if t.number > second.number), None)
        silent = after is not None and after.kind == "silence"
        points = 4.0 if silent else 2.0
        words = (
            "You asked the second question, and left it quiet."
            if silent
            else "You asked the second question, and talked into the quiet."
        )
    if extra:
        words += " The third question was one too many."
    points = max(0.0, points - 2.0 * len(extra))
    turn = second or why
    return Mark("after_no", "the second question", points, 4.0, words, turn.number if turn else None)


def _road(game: Game, turns: list[Turn]) -> Mark:
    help_, promise = _first(turns, "road_help"), _first(turns, "road_promise")
    if help_ is None and promise is None:
        return Mark(
            "after_no", "the clean road", 0.0, 8.0, "You neither asked for help nor promised to leave it alone."
        )
    taken = min((t for t in (help_, promise) if t is not None), key=lambda t: t.number)
    if help_ is not None and promise is not None:
        words = "You asked for help, which keeps a door open, and promised to leave it, which shuts it. One is enough."
        return Mark("after_no", "the clean road", 2.0, 8.0, words, taken.number)
    solves = game.tables.solves
    shares = game.trace.objections[taken.number, game.index]
    solvable = float(total(shares * (solves >= SOLVABLE)))
    points = 8.0 * (solvable if taken is help_ else 1 - solvable)
    words = (
        "You asked for help and left the door open."
        if taken is help_
        else "You promised to leave it alone, so that they could too."
    )
    return Mark("after_no", "the clean road", number(points), 8.0, words, taken.number)


def _easy_words(share: float) -> str:
    if share >= 0.6:
        return "After what you had said they could tell you the truth."
    if share >= 0.3:
        return "After what you had said the truth was about as likely as a kind excuse."
    return "After what you had said they had little cause to tell you the truth."


def _knowledge(game: Game, why: Turn | None) -> Mark:
    share = float(game.trace.know[why.number, game.index]) if why is not None else 0.0
    words = _easy_words(share)
    return Mark("after_no", "making the truth easy", number(6.0 * share), 6.0, words, why.number if why else None)

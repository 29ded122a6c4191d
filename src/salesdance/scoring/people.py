"""Marks for people: who else decides, who will use it, and whether they were met (docs/scoring.md)."""

from __future__ import annotations

from salesdance.engine import Phase
from salesdance.engine.cementing import USERS
from salesdance.engine.tables import ABOUT_USERS
from salesdance.scorecard import Mark
from salesdance.scoring.reading import THERE, Game, Turn, number


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

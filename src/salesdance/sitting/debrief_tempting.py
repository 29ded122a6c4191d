"""Why a line was tempting: the decent reason its author gave, where it fits what had just been heard."""

from __future__ import annotations

from collections.abc import Mapping

from salesdance.analysis import TurningPoint, Weighed
from salesdance.moves import NEVER, Harder, Relief
from salesdance.sitting.deal import Piece
from salesdance.sitting.debrief_talk import Played
from salesdance.sitting.debrief_when import Came, Stood, held, holds
from salesdance.sitting.pulls import pulling
from salesdance.sitting.scene import Scene
from salesdance.sitting.suspicion import Suspicion

LIGHTENS: Mapping[Relief, str] = {
    "silence": "A line like that fills a silence.",
    "excuse": "A line like that has an answer to what was said, and that seems only fair.",
    "praise": "A line like that takes a good moment while it lasts.",
    "price": "A line like that gets the money out of the way.",
    "doubt": "A line like that makes everybody feel safer at once.",
    "problem": "A line like that mends something, and mending feels like helping.",
    "pride": "A line like that stands up for what you believe in.",
    "kindness": "A line like that lets people off, which is kind.",
    "liked": "A line like that makes the room easier.",
    "haste": "A line like that gets things moving.",
}
"""What is always true of a line that relieves this."""
NOTHING_WRONG = "There is nothing wrong with that line; another one did more just then."
KNOWN = "You had said it once already, and what is known feels safe; another line did more just then."
WAITING = "Leaving things alone is often right; something else did more just then."
FITS = "It is a good line {when}"


def tempting_words(played: Played, turn: int, move: str) -> tuple[str, ...]:
    """Return why a move was tempting at a turn, and when it is right, as far as somebody wrote that down.

    The state in which it is right is named only where it was another one.
    """
    deal, at = played.deal, played.deal.index(move)
    if at is None:
        return ()
    piece = deal.pieces[at]
    if piece.relieves is None:
        if piece.kind == "carry_on":
            return (WAITING,)
        return (KNOWN if played.turns[turn].before.said[piece.index] else NOTHING_WRONG,)
    words = [_motive(played, turn, piece) or LIGHTENS[piece.relieves]]
    when, seen = piece.entry.right_when, piece.entry.right_if
    # Where it held, the line cost something all the same: to name it would deny that.
    if when and when != NEVER and seen and not held(seen, _stood(played, turn, piece)):
        words.append(FITS.format(when=deal.filled(when[:1].lower() + when[1:])))
    return tuple(words)


def harder_words(played: Played, point: TurningPoint, weighed: Weighed | None) -> str:
    """Return what the line of a moment made harder, as the deck has it and as far as it is true in this deal.

    Nothing where the deck does not say, or nothing of it is true.
    """
    at = played.deal.index(point.chosen)
    if at is None:
        return ""
    piece = played.deal.pieces[at]
    options = {option.move: option for option in weighed.options} if weighed else {}
    came = Came(
        stood=_stood(played, point.turn, piece),
        turn=played.turns[point.turn],
        later=played.turns[point.turn + 1 :],
        changes={change.of: change for change in point.changes},
        options=options,
    )
    said = (Harder(piece.entry.harder_when, piece.entry.harder), *piece.entry.or_harder)
    return next((played.deal.filled(one.says) for one in said if holds(one.when, came)), "")


def _stood(played: Played, turn: int, piece: Piece) -> Stood:
    earlier = [(one.move, one.signal) for one in played.turns[:turn]]
    return Stood(played.deal, played.turns[turn].before, earlier, played.lines.get(turn, {}).keys(), piece)


def _motive(played: Played, turn: int, piece: Piece) -> str:
    """Return the reason somebody wrote for saying this; none that would not be true of what had just been heard."""
    deal, mine = played.deal, played.talk[turn].mine if turn in played.talk else ""
    for thought in (*deal.scenario.first_thoughts, *deal.scenario.drafts):
        if thought.move == piece.id and thought.motive and mine.startswith(deal.filled(thought.says)):
            return deal.filled(thought.motive)
    if piece.kind == "promise" and deal.promises[piece.subject].motive:
        return deal.filled(deal.promises[piece.subject].motive)
    return deal.filled(piece.entry.motive) if _fits(played, turn, piece) else ""


def _fits(played: Played, turn: int, piece: Piece) -> bool:
    """Tell whether what was heard last pulls towards what a move relieves."""
    if turn == 0 or turn not in played.talk:
        return False
    deal, here = played.deal, played.turns[turn]
    heard = [said for one in sorted(played.talk) if one < turn for said in played.talk[one].heard]
    pause = heard[-1].pause if heard else "none"
    scene = Scene(deal, here.before, played.turns[turn - 1], pause, frozenset(), (), Suspicion(deal, here.before))
    return piece.relieves in tuple(pulling(scene))

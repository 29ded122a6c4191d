"""What others chose where you stood, and how it ended: counted over sittings of at least five people, or not told.

Two turns are alike when the same could be seen at them. How finely is told by `LEVELS`, from what was said word for
word up to then, to the same part of the deal; the finest with five people is taken. A person counts once at a place,
with the sitting that came there first: whoever plays often outvotes nobody.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from salesdance.engine import Phase, Seen, Tables
from salesdance.moves import Deck
from salesdance.scenario import Scenario
from salesdance.sitting.deal import Deal
from salesdance.sitting.debrief import Moment
from salesdance.sitting.debrief_talk import go_through, played_again
from salesdance.sitting.dice import Dice
from salesdance.sitting.game import Game, Sight, Turn
from salesdance.sitting.lines import Lines
from salesdance.sitting.standing import outcome
from salesdance.transcript import Transcript

FEWEST = 5
"""People that a group has at least; a smaller one is never shown, nor is how it ended for fewer."""
BY_ITSELF = (Phase.PASSING, Phase.POST, Phase.WAITING)
MOST_CHOICES = 4
ONCE = ("ask", "about", "reason", "differ", "disclose", "promise", "answer", "excuse")
"""Kinds of move that are made once in a deal."""
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """How many sittings there were, in how many a yes was said, who was still there on day ninety, and a no."""

    sittings: int
    yes: int
    kept: int
    no: int


@dataclass(frozen=True, slots=True)
class Chose:
    """One thing others said or did: its move id, a line, how many, their share, and how it ended.

    `ended` is None where it cannot be told without telling it of fewer than five people; `yours` marks
    what you chose yourself.
    """

    move: str
    line: str
    sittings: int
    share: float
    yours: bool
    ended: Ended | None = None


@dataclass(frozen=True, slots=True)
class OthersThere:
    """One turn of yours with what others chose where the same could be seen; `level` counts from the finest, 0.

    `choices` are the most frequent ones and yours; `rest` is how many chose something else.
    """

    moment: Moment
    level: int
    people: int
    ended: Ended
    choices: tuple[Chose, ...]
    rest: int


@dataclass(frozen=True, slots=True)
class Others:
    """What others chose in a deal, turn by turn; turns without five people to compare with are left out."""

    people: int
    sittings: int
    turns: tuple[OthersThere, ...]


@dataclass(frozen=True, slots=True)
class Theirs:
    """A finished sitting of somebody else: who, as a mark that tells people apart and says nothing about them."""

    who: str
    transcript: Transcript


@dataclass(frozen=True, slots=True)
class _Place:
    """One choice of a sitting: whose, which sitting, the move, and how that sitting ended (yes, kept, no)."""

    who: str
    sitting: int
    move: int
    ended: tuple[bool, bool, bool]


def fingerprint(transcript: Transcript) -> str:
    """Return what is the same for the same sitting wherever it comes from: its deal, its seeds, moves and answers."""
    head = transcript.header
    parts = [head.scenario_digest, head.deck_digest, head.profile_digest, str(head.rules)]
    parts += [str(head.game_seed), str(head.type_seed), *(f"{one.move} {one.signal}" for one in transcript.entries)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def is_over(scenario: Scenario, tables: Tables, transcript: Transcript) -> bool:
    """Tell whether a transcript, played again, comes to the end of its deal."""
    game, _ = played_again(scenario, tables, transcript)
    return game.sight.phase == Phase.DONE


# What makes two turns alike: each takes the turns so far and what can be seen now.
def _word_for_word(turns: Sequence[Turn], now: Sight) -> Key:
    return tuple((turn.move, turn.signal) for turn in turns)


def _same_moment(turns: Sequence[Turn], now: Sight) -> Key:
    seen, last = now.seen, turns[-1] if turns else None
    place = (seen[Seen.PHASE], seen[Seen.MEETING], seen[Seen.STOPS], seen[Seen.MOOD], seen[Seen.WOBBLE_DAY] > 0)
    return (*place, last.move if last else -1, last.signal if last else "")


def _same_kind_of_moment(turns: Sequence[Turn], now: Sight) -> Key:
    seen, last = now.seen, turns[-1] if turns else None
    kind = int(now.tables.kind[last.move]) if last else -1
    return (seen[Seen.PHASE], seen[Seen.WOBBLE_DAY] > 0, kind, last.head if last else "")


def _same_part(turns: Sequence[Turn], now: Sight) -> Key:
    seen = now.seen
    return (seen[Seen.PHASE], seen[Seen.MEETING], seen[Seen.CLOSES] > 0, seen[Seen.WOBBLE_DAY] > 0)


LEVELS: tuple[tuple[str, Callable[[Sequence[Turn], Sight], Key]], ...] = (
    ("after exactly the same talk", _word_for_word),
    ("right after the same line and the same answer, in the same mood", _same_moment),
    ("right after the same kind of line and answer", _same_kind_of_moment),
    ("in the same part of the deal", _same_part),
)
"""From the finest to the coarsest: what is alike, in words that go on after "where you stood,", and how it is told."""


def what_others_chose(
    scenario: Scenario, deck: Deck, tables: Tables, mine: Transcript, theirs: Sequence[Theirs]
) -> Others:
    """Return what others chose at each turn of a sitting; all must be finished, and of the same deal and rules."""
    if len({one.who for one in theirs}) < FEWEST:
        return Others(0, 0, ())
    played = go_through(scenario, deck, tables, mine)
    groups = _groups(scenario, tables, theirs)
    lines = Lines(Deal(scenario, deck, tables), Dice(mine.header.game_seed))
    there: list[OthersThere] = []
    game, _ = played_again(scenario, tables, mine)
    for number, turn in _own_turns(game):
        moment = played.talk.get(number)
        if moment is not None and moment.mine:
            found = _there(groups, game.turns[:number], turn, moment, lines)
            there += [found] if found is not None else []
    return Others(len({one.who for one in theirs}), len(theirs), tuple(there))


def _own_turns(game: Game) -> Iterator[tuple[int, Turn]]:
    for number, turn in enumerate(game.turns):
        if turn.origin == "sitting" and turn.before.phase not in BY_ITSELF:
            yield number, turn


def _groups(scenario: Scenario, tables: Tables, theirs: Sequence[Theirs]) -> list[dict[Key, list[_Place]]]:
    """Return for each level what was chosen at each place, a person's first choice there only."""
    groups: list[dict[Key, list[_Place]]] = [{} for _ in LEVELS]
    met: set[tuple[str, int, Key]] = set()
    for at, one in enumerate(theirs):
        game, _ = played_again(scenario, tables, one.transcript)
        end = outcome(game.sight, game.end_mode)
        ended = (game.sight.seen[Seen.SAID_YES] > 0, end == "kept", end in ("warm_no", "cool_no"))
        for number, turn in _own_turns(game):
            for level, (_, key_of) in enumerate(LEVELS):
                key = key_of(game.turns[:number], turn.before)
                if (one.who, level, key) not in met:
                    met.add((one.who, level, key))
                    groups[level].setdefault(key, []).append(_Place(one.who, at, turn.move, ended))
    return groups


def _there(
    groups: Sequence[Mapping[Key, list[_Place]]], before: Sequence[Turn], turn: Turn, moment: Moment, lines: Lines
) -> OthersThere | None:
    """Return what others chose at one turn, at the finest level with people enough."""
    for level, (_, key_of) in enumerate(LEVELS):
        group = [
            place
            for place in groups[level].get(key_of(before, turn.before), [])
            if place.move == turn.move or not _said_already(turn.before, place.move)
        ]
        if _people(group) >= FEWEST:
            return _told(group, level, turn, moment, lines)
    return None


def _said_already(now: Sight, move: int) -> bool:
    """Tell whether a move of those that are made once was made before: there, it was no choice any more."""
    return now.said[move] > 0 and now.tables.moves[move].entry.kind in ONCE


def _told(group: list[_Place], level: int, turn: Turn, moment: Moment, lines: Lines) -> OthersThere:
    by_move: dict[int, list[_Place]] = {}
    for place in group:
        by_move.setdefault(place.move, []).append(place)
    order = sorted(by_move, key=lambda move: (-len(by_move[move]), move))
    shown = [move for at, move in enumerate(order) if at < MOST_CHOICES or move == turn.move]
    tellable = _tellable(by_move)
    choices = tuple(
        Chose(
            move=turn.before.tables.moves[move].id,
            line=moment.mine if move == turn.move else lines.says(move, turn.before),
            sittings=len(by_move[move]),
            share=len(by_move[move]) / len(group),
            yours=move == turn.move,
            ended=_ended(by_move[move]) if move in tellable else None,
        )
        for move in shown
    )
    rest = len(group) - sum(choice.sittings for choice in choices)
    return OthersThere(moment, level, _people(group), _ended(group), choices, rest)


def _tellable(by_move: Mapping[int, list[_Place]]) -> list[int]:
    """Return the moves of which it may be told how they ended: five people each, and as many in what is left over.

    For what is left over can be worked out from the whole.
    """
    told = [move for move in by_move if _people(by_move[move]) >= FEWEST]
    told.sort(key=lambda move: (-_people(by_move[move]), move))
    while told:
        rest = [place for move, places in by_move.items() if move not in told for place in places]
        if not rest or _people(rest) >= FEWEST:
            break
        told.pop()
    return told


def _people(group: Sequence[_Place]) -> int:
    return len({place.who for place in group})


def _ended(group: Sequence[_Place]) -> Ended:
    yes, kept, no = (sum(place.ended[at] for place in group) for at in range(3))
    return Ended(len(group), yes, kept, no)

"""Where a deal starts, and what its author expects of it: from the models of the file to the words."""

from __future__ import annotations

from salesdance import scenario as words
from salesdance.authoring.models_file import ExpectationBlock, PlayedBlock, StartBlock


def start_of(one: StartBlock) -> words.Start:
    """Return where a deal starts, and what was played before."""
    return words.Start(
        act=one.act,
        played=tuple(_played(move) for move in one.played),
        look_back=tuple(words.LookBack(back.says, tuple(back.choices)) for back in one.look_back),
        opens_with=tuple(_played(move) for move in one.opens_with),
        by_phone=one.by_phone,
    )


def _played(one: str | PlayedBlock) -> words.Played:
    return words.Played(one) if isinstance(one, str) else words.Played(one.move, one.answer)


def expectation_of(one: ExpectationBlock) -> words.Expectation:
    """Return one thing that the author expects of the deal."""
    return words.Expectation(
        player=one.player,
        measure=one.measure,
        at_least=None if one.at_least is None else float(one.at_least),
        at_most=None if one.at_most is None else float(one.at_most),
        after=tuple(one.after),
        believes=one.believes,
    )

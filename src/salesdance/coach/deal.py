"""A deal as it was listened to, with the player who plays on from any of its choices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from salesdance.coach.listening import Listening
from salesdance.coach.playing_on import Expert
from salesdance.engine import Tables
from salesdance.habits import Player
from salesdance.scenario import Scenario
from salesdance.transcript import Entry, Header


@dataclass(frozen=True, slots=True, eq=False)
class Deal:
    """A deal as it was listened to, and the player who plays on."""

    tables: Tables
    scenario: Scenario
    listening: Listening
    expert: Expert


def heard_through(
    tables: Tables, scenario: Scenario, player: Player, header: Header, entries: Iterable[Entry] = ()
) -> Deal:
    """Return a deal with so many of its entries heard.

    TranscriptError for a move or a signal that this scenario does not have.
    """
    listening = Listening(tables, scenario, header)
    listening.hear_all(entries)
    return Deal(tables, scenario, listening, Expert(tables, player, listening.start))

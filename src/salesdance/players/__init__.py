"""House players: ways of playing written as data, and many games of one of them at once."""

from salesdance.players.choosing import worths_seen
from salesdance.players.following import Chooser, goes_by_length, habit_chooser, has_luck
from salesdance.players.lockstep import Watch, play_on
from salesdance.players.playing import Games, Listens, play
from salesdance.players.reciting import Lines, Script, lines_of, reciting_chooser, script_from, script_of
from salesdance.players.side_by_side import play_side_by_side

__all__ = [
    "Chooser",
    "Games",
    "Lines",
    "Listens",
    "Script",
    "Watch",
    "goes_by_length",
    "habit_chooser",
    "has_luck",
    "lines_of",
    "play",
    "play_on",
    "play_side_by_side",
    "reciting_chooser",
    "script_from",
    "script_of",
    "worths_seen",
]

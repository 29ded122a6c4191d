"""House players: ways of playing written as data, and many games of one of them at once."""

from salesdance.players.following import Chooser, habit_chooser
from salesdance.players.lockstep import Watch, play_on
from salesdance.players.playing import Games, Listens, play
from salesdance.players.reciting import Lines, Script, lines_of, reciting_chooser, script_from, script_of

__all__ = [
    "Chooser",
    "Games",
    "Lines",
    "Listens",
    "Script",
    "Watch",
    "habit_chooser",
    "lines_of",
    "play",
    "play_on",
    "reciting_chooser",
    "script_from",
    "script_of",
]

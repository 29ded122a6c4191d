"""House players: ways of playing written as data, and many games of one of them at once."""

from salesdance.players.following import Chooser, habit_chooser
from salesdance.players.playing import Games, Watch, play
from salesdance.players.reciting import Script, reciting_chooser, script_of

__all__ = ["Chooser", "Games", "Script", "Watch", "habit_chooser", "play", "reciting_chooser", "script_of"]

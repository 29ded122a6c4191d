"""House players: ways of playing written as data, and many games of one of them at once."""

from salesdance.players.playing import Chooser, Games, habit_chooser, play
from salesdance.players.reciting import Script, reciting_chooser, script_of

__all__ = ["Chooser", "Games", "Script", "habit_chooser", "play", "reciting_chooser", "script_of"]

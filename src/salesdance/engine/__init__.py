"""The engine: a scenario as arrays, all games stepping together. A sitting is a batch of one.

numpy only. No text, no folders, no clock, no shared generator; luck is an argument.
"""

from salesdance.engine.building import build_tables
from salesdance.engine.expanding import expand
from salesdance.engine.legal import legal
from salesdance.engine.luck import spread, uniform
from salesdance.engine.modes import Level, Mode, Phase, Seen
from salesdance.engine.state import State, digest, draw_modes, draw_types, joined, new_state
from salesdance.engine.staying import still_there
from salesdance.engine.step import advance, answers, luck, signal_of, step
from salesdance.engine.tables import Tables

RULES_VERSION = 5

__all__ = [
    "RULES_VERSION",
    "Level",
    "Mode",
    "Phase",
    "Seen",
    "State",
    "Tables",
    "advance",
    "answers",
    "build_tables",
    "digest",
    "draw_modes",
    "draw_types",
    "expand",
    "joined",
    "legal",
    "luck",
    "new_state",
    "signal_of",
    "spread",
    "step",
    "still_there",
    "uniform",
]

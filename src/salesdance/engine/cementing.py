"""After the yes: nailing commitments down on a shared sheet, and the door."""

from __future__ import annotations

import numpy as np

from salesdance.engine.curves import Floats, beside
from salesdance.engine.modes import DATED, VAGUE, Level, Mode, Phase, Seen
from salesdance.engine.state import State
from salesdance.engine.tables import Ints, Tables
from salesdance.engine.talk_effects import Signal, apply_rates, gain
from salesdance.scenario import COMMITMENTS

WRITES, SLOWLY, LETS_SEE, CHANGES_SUBJECT = range(4)
USERS = COMMITMENTS.index("named_users")


def is_hollow(s: State) -> Floats:
    """Return 1 for games in one of the hollow-yes modes, [n]."""
    return ((s.mode >= Mode.HOLLOW_SETTLED) & (s.mode <= Mode.HOLLOW_UNSEEN)).astype(np.float32)


def answers_nail(tables: Tables, s: State, move: Ints) -> Floats:
    """Writes it down at once, slowly, lets see, or talks of something else; a hollow yes dodges dates (C.2, C.7)."""
    c, level, item = tables.c, tables.level.take(move), tables.subject.take(move)
    hollow = is_hollow(s)
    genuine_accepts = np.array([0, c["nail.vague"], c["nail.dated"], c["nail.timed"]], dtype=np.float32)[level]
    hollow_accepts = np.array(
        [0, c["nail.vague_hollow"], c["nail.dated_hollow"], c["nail.timed_hollow"]], dtype=np.float32
    )[level]
    accepts = genuine_accepts + (hollow_accepts - genuine_accepts) * hollow
    k = tables.types.objection.take(s.type)
    base = np.array([tables.c[f"cement.weight_{kind}"] for kind in COMMITMENTS], dtype=np.float32)[item]
    sore = (tables.matters[item, k] > base) & (s.levels[:, Level.RESOLVED] < c["nail.resolved"])
    accepts = accepts * np.where(sore, c["nail.sore"], 1.0)
    unknown = (item == USERS) & (s.seen[:, Seen.USERS_KNOWN] == 0) & (level >= DATED)
    accepts = accepts * np.where(unknown, c["nail.unknown_users"], 1.0)
    accepts = accepts * np.where(s.seen[:, Seen.PHASE] == Phase.STOP, c["nail.later"], 1.0)
    at_once = c["nail.at_once"] + (c["nail.at_once_hollow"] - c["nail.at_once"]) * hollow
    see = c["nail.lets_see"] + (c["nail.lets_see_hollow"] - c["nail.lets_see"]) * hollow
    return beside(accepts * at_once, accepts * (1 - at_once), (1 - accepts) * see, (1 - accepts) * (1 - see))


def nail(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """What was accepted stands as asked; a dodge leaves it vague. Asking on after a dodge presses."""
    c, b, rows = tables.c, tables.blocks, np.arange(len(new))
    item, level = tables.subject.take(move), tables.level.take(move)
    accepted = signal <= SLOWLY
    at = b.nailed + item
    new.seen[rows, at] = np.maximum(new.seen[rows, at], np.where(accepted, level, VAGUE))
    before = old.seen[rows, b.dodged + item]
    new.seen[rows, b.dodged + item] += ~accepted
    x = new.levels
    x[:, Level.PRESSURE] = gain(x[:, Level.PRESSURE], c["nail.presses"] * (before > 0))
    apply_rates(tables, new, move)


def goodbye(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """The ninety days begin, or begin anew for one who was won back: nothing dated before counts any more."""
    new.seen[:, Seen.PHASE] = Phase.PASSING
    for column in (Seen.DAY, Seen.WOBBLE_DAY, Seen.REPLIES, Seen.CONTACT_DAY, Seen.RIVAL_DAY):
        new.seen[:, column] = 0
    new.levels[:, Level.FOLLOW] = 0

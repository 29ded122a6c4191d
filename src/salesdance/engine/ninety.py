"""The ninety days: one calendar day, the post at a stop, getting in touch, and answering second thoughts.

Whether a contact helps, is empty or sells is derived from its subject and what is open for this buyer now.
"""

from __future__ import annotations

import numpy as np

from salesdance.engine.cementing import is_hollow
from salesdance.engine.closing import met
from salesdance.engine.curves import Floats, beside, blank, logistic
from salesdance.engine.hazard import Burden, settle_rate
from salesdance.engine.modes import DATED, HEARD_AGAIN, Level, Mode, Phase, Seen
from salesdance.engine.state import State, own_places, times
from salesdance.engine.tables import (
    ABOUT_COMMITMENT,
    ABOUT_MORE,
    ABOUT_OBJECTION,
    ABOUT_RIVAL,
    ABOUT_USERS,
    LAST_DAY,
    Bools,
    Ints,
    Tables,
)
from salesdance.engine.talk_effects import Signal, apply_rates, gain

ANSWERS = range(12)
TO_SETTLED, TO_UNSEEN, STAY, TO_GONE, HEDGES, HEDGES_RIVAL, CANCELS, CANCELS_OPEN, PITCHED, *_ = ANSWERS
"""The answers of a day; from PITCHED on, the first four with the rival's pitch on top."""
QUIET, HEDGE, HEDGE_RIVAL, CANCEL, RIVAL = range(5)


def settled(s: State) -> Bools:
    """Tell which customers are settled, genuine or hollow."""
    firm: Bools = (s.mode == Mode.SETTLED) | (s.mode == Mode.HOLLOW_SETTLED)
    return firm


def unseen(s: State) -> Bools:
    """Tell which customers waver without anybody having seen it."""
    hidden: Bools = (s.mode == Mode.UNSEEN) | (s.mode == Mode.HOLLOW_UNSEEN)
    return hidden


def wavers_openly(s: State) -> Bools:
    """Tell which customers waver and have said so."""
    shown: Bools = (s.mode == Mode.SEEN) | (s.mode == Mode.HOLLOW_SEEN)
    return shown


def answers_day(tables: Tables, s: State, move: Ints) -> Floats:
    """One day passes: settled may waver (seen or not), waverers settle or go, the rival may pitch (C.5, C.6)."""
    c, n = tables.c, len(s)
    day = s.seen[:, Seen.DAY].astype(np.int64) + 1
    follow = s.levels[:, Level.FOLLOW] * np.float32(c["follow.fades"])
    follow = np.minimum(np.maximum(follow, -1), 1)
    pitched = s.seen[:, Seen.RIVAL_DAY].astype(np.int64)
    on = (pitched > 0) & (day >= pitched) & (day < pitched + int(c["hazard.rival_days"]))
    firm, hidden, open_ = settled(s), unseen(s), wavers_openly(s)
    h = np.float32(0) if not firm.any() else Burden(tables, s, is_hollow(s)).hazard(day, follow, on)
    stays = 1 - np.float32(c["waver.direct"])
    rho = settle_rate(tables, follow)
    goes = (1 - rho) * np.float32(c["waver.goes"])
    contact = s.seen[:, Seen.CONTACT_DAY]
    recent = (contact > 0) & (day - contact <= int(c["waver.contact_days"]))
    visible = np.where(
        recent, np.float32(c["waver.visible"] + c["waver.visible_contact"]), np.float32(c["waver.visible"])
    )
    wavers = np.where(firm, stays * h, np.float32(0))
    hedges, cancels = wavers * visible, np.where(open_, goes, np.float32(0))
    out = blank(n, len(ANSWERS))
    out[:, TO_SETTLED] = np.where(hidden | open_, rho, 0)
    out[:, TO_UNSEEN] = wavers * (1 - visible)
    out[:, TO_GONE] = np.where(firm, np.float32(c["waver.direct"]), np.where(hidden, goes, np.float32(0)))
    out[:, CANCELS] = cancels * c["cancel.final"]
    out[:, CANCELS_OPEN] = cancels * (1 - c["cancel.final"])
    quiet = out[:, TO_SETTLED] + out[:, TO_UNSEEN] + out[:, TO_GONE]
    out[:, STAY] = np.maximum(1 - quiet - hedges - cancels, 0)
    pitch = np.where(pitched > 0, np.float32(0), tables.pitch_chance.take(np.minimum(day, LAST_DAY)))
    out[:, HEDGES] = hedges * (1 - pitch)
    may = np.flatnonzero(pitch)
    if len(may):
        out[may, HEDGES_RIVAL] = (hedges * pitch)[may]
        for column in (TO_SETTLED, TO_UNSEEN, STAY, TO_GONE):
            chance = out[may, column]
            out[may, PITCHED + column] = chance * pitch[may]
            out[may, column] = chance * (1 - pitch[may])
    return out


def day(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """The calendar turns; it stops where something is due, comes back, arrives, or ends."""
    seen, x = new.seen, new.levels
    seen[:, Seen.DAY] += 1
    today = seen[:, Seen.DAY]
    x[:, Level.FOLLOW] *= np.float32(tables.c["follow.fades"])
    hedge = (signal == HEDGE) | (signal == HEDGE_RIVAL)
    pitched = (signal == RIVAL) | (signal == HEDGE_RIVAL)
    seen[:, Seen.RIVAL_DAY] = np.where(pitched, today + 1, seen[:, Seen.RIVAL_DAY])
    seen[:, Seen.WOBBLE_DAY] = np.where(hedge, today + 1, seen[:, Seen.WOBBLE_DAY])
    seen[:, Seen.WOBBLES] += hedge
    seen[:, Seen.REPLIES] = np.where(hedge, 0, seen[:, Seen.REPLIES])
    cancel = signal == CANCEL
    seen[:, Seen.ENDED_GONE] |= cancel.astype(np.int16)
    waiting = today + 1 - seen[:, Seen.WOBBLE_DAY]
    lies_there = tables.unanswered.take(waiting) & (seen[:, Seen.WOBBLE_DAY] > 0)
    due = tables.is_stop[today] | lies_there
    stop = hedge | pitched
    phase = np.where(due, Phase.POST, np.where(stop, Phase.STOP, Phase.PASSING))
    phase = np.where(today >= LAST_DAY, Phase.DONE, phase)
    seen[:, Seen.PHASE] = np.where(cancel, Phase.AFTER_NO, phase)
    seen[:, Seen.STOPS] += (seen[:, Seen.PHASE] == Phase.POST) | (seen[:, Seen.PHASE] == Phase.STOP)


def answers_post(tables: Tables, s: State, move: Ints) -> Floats:
    """What lies in the post: all well, a busy word, or nothing; the wavering write less."""
    c = tables.c
    quiet, gone = unseen(s) | wavers_openly(s), s.mode == Mode.GONE
    fine = np.where(quiet, c["post.fine_wavering"], np.where(gone, c["post.fine_gone"], c["post.fine"]))
    nothing = np.where(quiet, c["post.nothing_wavering"], np.where(gone, c["post.nothing_gone"], c["post.nothing"]))
    return beside(fine, 1 - fine - nothing, nothing)


def post(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """The post is on the table; now the seller chooses where the hours go."""
    new.seen[:, Seen.PHASE] = Phase.STOP


def contact_effect(tables: Tables, s: State, move: Ints) -> tuple[Floats, Bools]:
    """Return the follow-up effect b of a contact (log hazard ratio) and whether it helps this buyer now."""
    c = tables.c
    about, at = tables.about.take(move), tables.about_index.take(move)
    commitment, worry, rival = about == ABOUT_COMMITMENT, about == ABOUT_OBJECTION, about == ABOUT_RIVAL
    today = s.seen[:, Seen.DAY].astype(np.int64)
    item, around = np.where(commitment, at, 0), int(c["contact.near_due"])
    to_come = tables.due.take(item) - today
    open_still = s.seen.ravel().take(own_places(s.seen, tables.blocks.nailed + item)) < DATED
    helps = commitment & (to_come >= -around) & ((to_come <= around) | open_still)
    real = tables.types.objection.take(s.type) == at
    helps |= worry & real & (s.levels[:, Level.RESOLVED] < c["contact.resolved"])
    live = (today >= tables.golive - int(c["contact.users_before"])) & (
        today <= tables.golive + int(c["contact.users_days"])
    )
    helps |= (about == ABOUT_USERS) & live
    pitched = s.seen[:, Seen.RIVAL_DAY].astype(np.int64)
    fresh = (pitched > 0) & (today - (pitched - 1) <= int(c["hazard.rival_days"]))
    helps |= rival & fresh
    wakes = (worry & ~real) | (rival & ~fresh)
    effect = np.where(helps, c["follow.helps"], np.where(wakes, c["follow.wakes"], c["follow.empty"]))
    effect = np.where(about == ABOUT_MORE, c["follow.sells"], effect)
    said = np.minimum(times(s, move), int(c["contact.stale_most"])).astype(np.float32)
    effect = np.where(effect < 0, effect * (1 - c["contact.stale"] * said), effect)
    return effect.astype(np.float32), helps


def answers_contact(tables: Tables, s: State, move: Ints) -> Floats:
    """How a contact is met: warmly, shortly, not at all; a helpful one may settle a waverer."""
    c = tables.c
    effect, helps = contact_effect(tables, s, move)
    sells = effect > c["follow.wakes"]
    warm = np.where(helps, c["contact.warm"], np.where(sells, c["contact.warm_sells"], c["contact.warm_empty"]))
    silent = np.where(helps, c["contact.silent"], c["contact.silent_empty"])
    away = unseen(s) | wavers_openly(s)
    warm = np.where(away, warm * c["contact.wavering"], warm)
    silent = np.where(away, silent + c["contact.silent_wavering"], silent)
    gone = s.mode == Mode.GONE
    warm = np.where(gone, c["contact.warm_gone"], warm)
    silent = np.where(gone, c["contact.silent_gone"], silent)
    recovers = np.where(away & helps, c["contact.settles"], 0)
    return beside(warm * (1 - recovers), 1 - warm - silent, silent, warm * recovers)


def contact(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """A contact leaves its effect, fading within days (S18, S19); a real worry answered stays answered."""
    c, x = tables.c, new.levels
    effect, _ = contact_effect(tables, old, move)
    x[:, Level.FOLLOW] = np.minimum(np.maximum(x[:, Level.FOLLOW] + effect, -1), 1)
    about, worry = tables.about.take(move), tables.about_index.take(move)
    real = (about == ABOUT_OBJECTION) & (worry == tables.types.objection.take(new.type))
    x[:, Level.RESOLVED] = gain(x[:, Level.RESOLVED], c["contact.resolves"] * real.astype(np.float32))
    rival = (about == ABOUT_RIVAL).astype(np.float32)
    x[:, Level.DIFFERENCE] = gain(x[:, Level.DIFFERENCE], c["contact.difference"] * rival)
    new.seen[:, Seen.CONTACT_DAY] = new.seen[:, Seen.DAY] + 1
    apply_rates(tables, new, move)


def carry_on(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """The days go on."""
    new.seen[:, Seen.PHASE] = Phase.PASSING


def answers_restart(tables: Tables, s: State, move: Ints) -> Floats:
    """A fresh meeting: waverers who have said so mostly agree; where nothing is wrong it puzzles (P7)."""
    c, x = tables.c, s.levels
    agrees = logistic(
        c["restart.base"]
        + c["restart.trust"] * x[:, Level.TRUST]
        - c["restart.lag"] * lag(s)
        - c["restart.hollow"] * is_hollow(s)
    )
    firm, hidden, gone = settled(s), unseen(s), s.mode == Mode.GONE
    agrees = np.where(firm, c["restart.firm"], np.where(hidden, c["restart.unseen"], agrees))
    agrees = np.where(gone, 0, agrees)
    away = np.where(
        gone, c["restart.puzzled_gone"], np.where(hidden, c["restart.puzzled_unseen"], c["restart.puzzled"])
    )
    puzzled = (1 - agrees) * np.where(firm, c["restart.puzzled_firm"], away)
    return beside(agrees, puzzled, 1 - agrees - puzzled)


def lag(s: State) -> Floats:
    """Return the days since the open wobble showed, [n]; 0 where none is open."""
    shown = s.seen[:, Seen.WOBBLE_DAY].astype(np.float32)
    return np.where(shown > 0, s.seen[:, Seen.DAY] + 1 - shown, 0).astype(np.float32)


def restart(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """Agreed: a short talk as if it were the first; what was heard counts once it is asked again."""
    b = tables.blocks
    agrees = signal == 0
    new.seen[:, Seen.RESTART_ASKED] += 1
    new.seen[:, Seen.PHASE] = np.where(agrees, Phase.RESTART, new.seen[:, Seen.PHASE])
    new.seen[:, Seen.MINUTE] = np.where(agrees, 0, new.seen[:, Seen.MINUTE])
    heard = slice(b.heard, b.heard + tables.facts)
    fresh = new.seen[:, heard] & ~np.int16(HEARD_AGAIN)
    new.seen[:, heard] = np.where(agrees[:, None], fresh, new.seen[:, heard])
    new.seen[:, Seen.CONTACT_DAY] = new.seen[:, Seen.DAY] + 1


def recovery(tables: Tables, s: State, logic: Floats, extra: Floats) -> Floats:
    """Return P(recover) of docs/model.md C.6 for a waverer, [n]."""
    c, x = tables.c, s.levels
    gap = np.maximum(x[:, Level.EXPECT] - tables.types.fit.take(s.type), 0)
    z = c["recover.base"] + c["recover.logic"] * logic + c["recover.trust"] * x[:, Level.TRUST]
    z = z + c["recover.met"] * met(tables, s) - c["recover.lag"] * lag(s)
    z = z - c["recover.hollow"] * is_hollow(s) - c["recover.gap"] * gap
    return logistic(z + extra)


def answers_confirm(tables: Tables, s: State, move: Ints) -> Floats:
    """Does it still stand? After a real restart a waverer often stays (C.6); a bare repeat does little."""
    c, b = tables.c, tables.blocks
    again = ((s.seen[:, b.heard : b.heard + tables.facts] & HEARD_AGAIN) > 0).sum(axis=1)
    asked = np.minimum(again / c["restart.questions"], 1.0).astype(np.float32)
    logic = gain(s.levels[:, Level.LOGIC], c["restart.logic"] * asked)
    extra = c["restart.listened"] * asked + c["restart.solved"] * s.levels[:, Level.RESOLVED]
    p = recovery(tables, s, logic, extra.astype(np.float32))
    away = unseen(s) | wavers_openly(s)
    stands = c["restart.stands"]
    sure, unsure = np.where(away, p * stands, 0), np.where(away, p * (1 - stands), 0)
    off = np.where(away, (1 - p) * c["restart.lost"], 0)
    stays = np.where(away, (1 - p) - off, np.where(settled(s), 1.0, 0.0))
    polite = np.where(away, c["restart.polite"], c["restart.firm_stands"])
    off = np.where(s.mode == Mode.GONE, 1.0, off)
    final = c["cancel.final"]
    return beside(sure, unsure, stays * polite, stays * (1 - polite), off * final, off * (1 - final))


def confirm(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """The restart meeting ends with what they say now."""
    stands, off = signal == 0, signal == 2
    new.seen[:, Seen.WOBBLE_DAY] = np.where(stands | off, 0, new.seen[:, Seen.WOBBLE_DAY])
    new.seen[:, Seen.PHASE] = np.where(off, Phase.AFTER_NO, Phase.STOP)
    new.seen[:, Seen.ENDED_GONE] |= off.astype(np.int16)


def answers_reply(tables: Tables, s: State, move: Ints) -> Floats:
    """A mail back to second thoughts: half of a restart's chance, less for discounts and blame (C.6)."""
    c = tables.c
    shift = tables.manners.shift.take(move)
    dark = shift < 0
    shift = shift - c["recover.again"] * s.seen[:, Seen.REPLIES].astype(np.float32)
    p = recovery(tables, s, s.levels[:, Level.LOGIC], shift) * np.where(dark, 1.0, c["recover.nudge"])
    away = unseen(s) | wavers_openly(s)
    says = c["recover.reassures"]
    sure, unsure = np.where(away, p * says, 0), np.where(away, p * (1 - says), 0)
    rest = np.where(away, 1 - p, 1.0)
    goes = np.where(away & dark, rest * c["recover.hastens"], 0)
    stays = rest - goes
    firm, gone = settled(s), s.mode == Mode.GONE
    warm = np.where(firm, c["recover.warm_firm"], np.where(gone, 0.0, c["restart.polite"] * c["recover.polite"]))
    cool = np.where(firm, c["recover.cool_firm"], np.where(gone, c["recover.cool_gone"], c["recover.cool"]))
    return beside(sure, unsure, stays * warm, stays * cool, stays * (1 - warm - cool), goes)


def reply(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """The reply is out; a reassuring word closes the matter, for what can be seen."""
    c, seen = tables.c, new.seen
    seen[:, Seen.WOBBLE_DAY] = np.where(signal == 0, 0, seen[:, Seen.WOBBLE_DAY])
    seen[:, Seen.REPLIES] += 1
    seen[:, Seen.SHORTCUTS] += tables.manners.cheapens.take(move)
    blamed = tables.manners.blames.take(move)
    seen[:, Seen.BLAMED] += blamed
    x = new.levels
    x[:, Level.TRUST] = x[:, Level.TRUST] * (1 - c["recover.blame_trust"] * blamed)
    seen[:, Seen.CONTACT_DAY] = seen[:, Seen.DAY] + 1
    apply_rates(tables, new, move)

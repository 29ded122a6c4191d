"""Asking for the sale, agreeing a next step, turning up for it, giving an easy way to say no, and leaving."""

from __future__ import annotations

import numpy as np

from salesdance.engine.curves import Floats, beside, blank, logistic
from salesdance.engine.modes import IN_HAND, LEFT_OPENLY, PRESENT, THOUSAND, WALKED_OUT, Level, Mode, Phase, Seen
from salesdance.engine.state import State
from salesdance.engine.tables import Bools, Ints, Tables
from salesdance.engine.talk import fill_excuses
from salesdance.engine.talk_effects import Signal, apply_rates, gain, hear_stated, lose


def unmet(tables: Tables, s: State) -> Floats:
    """Return how many people with a veto were not met, [n]."""
    b, missing = tables.blocks, np.zeros(len(s), dtype=np.float32)
    for person, decides in enumerate(tables.types.decides.T):
        missing += decides.take(s.type) & ((s.seen[:, b.people + person] & PRESENT) == 0)
    return missing


def met(tables: Tables, s: State) -> Floats:
    """Return 1 where somebody who decides is in, [n]."""
    b, anybody = tables.blocks, np.zeros(len(s), dtype=np.bool_)
    for person, decides in enumerate(tables.types.decides.T):
        anybody |= decides.take(s.type) & ((s.seen[:, b.people + person] & PRESENT) > 0)
    return anybody.astype(np.float32)


def inclination(tables: Tables, s: State) -> Floats:
    """Return u of docs/model.md C.4 without the closing pressure, [n]: reward against risk, in logits."""
    c, x, types = tables.c, s.levels, tables.types
    missing, present = unmet(tables, s), met(tables, s)
    risk = lose(x[:, Level.RISK], c["risk.logic"] * x[:, Level.LOGIC] + c["risk.met"] * present)
    liking = c["close.interest"] * (tables.interest - c["start.emotion"])
    u = np.full(len(s), c["close.base"] + liking, dtype=np.float32)
    u = u + c["close.fit"] * types.fit.take(s.type)
    u = u + c["close.expect"] * x[:, Level.EXPECT]
    u = u + c["close.trust"] * x[:, Level.TRUST]
    u = u + c["close.emotion"] * x[:, Level.EMOTION]
    u = u + c["close.logic"] * x[:, Level.LOGIC]
    u = u + c["close.difference"] * x[:, Level.DIFFERENCE]
    u = u - c["close.risk"] * risk
    u = u - c["close.objection"] * types.heavy.take(s.type) * (1 - x[:, Level.RESOLVED])
    u = u - c["close.pressure"] * x[:, Level.PRESSURE]
    u = u - c["close.unmet"] * missing + c["close.met"] * present
    u = u - c["close.rival"] * tables.rival_strength * (1 - x[:, Level.DIFFERENCE])
    total: Floats = u - c["close.again"] * s.seen[:, Seen.CLOSES].astype(np.float32)
    return total


def readiness(tables: Tables, s: State, q: Floats, soft: Bools) -> tuple[Floats, Floats]:
    """Return P(genuine yes) and P(no no) of the ordered logit (C.4), each [n], as if nobody had asked before."""
    c = tables.c
    u = inclination(tables, s) + q * (c["close.q_small"] - c["close.q_size"] * tables.size)
    u = u - c["close.soft"] * soft
    return logistic(u - c["close.yes"]), logistic(u + c["close.not_now"])


def decision(tables: Tables, s: State, q: Floats, soft: Bools) -> tuple[Floats, Floats, Floats, Floats]:
    """Return P(genuine yes), P(hollow yes), P(not now), P(no) [n] of an ask pressed by `q` [n] and `soft` [n] or not.

    Of those who put it off, `close.stands` still say so until they are readier than at any ask before: another ask
    brings the yes of who came over the line since then, and of the few who decide anew. They are not talked into a
    hollow yes either.
    Who was told that a no is fine, and did not say it, has mostly no such no left in them: what is left is what they
    did not say then, so that making it easy costs no yes.
    """
    c, types = tables.c, tables.types
    ready, not_no = readiness(tables, s, q, soft)
    before = s.levels[:, Level.NOT_NOW]
    since = np.maximum(ready - before, 0) / (1 - before)
    stands = np.where(before > 0, c["close.stands"], np.float32(0))
    yields = types.courtesy.take(s.type) * (c["close.hollow"] + c["close.hollow_push"] * q)
    hollow = (1 - stands) * np.maximum(not_no - ready, 0) * yields
    yes = ready + stands * (since - ready)
    stall = np.maximum(not_no - yes, hollow)
    no = 1 - not_no
    said = np.where(s.seen[:, Seen.EASY_NO] > 0, c["easy.no"] * no, np.float32(0))
    rest = 1 - said
    return yes / rest, hollow / rest, (stall - hollow) / rest, (no - said) / rest


def answers_close(tables: Tables, s: State, move: Ints) -> Floats:
    """The ask: yes (genuine or hollow), not now with what they say, or no (final or not)."""
    c, x = tables.c, s.levels
    q, soft = tables.manners.push.take(move), tables.manners.soft.take(move)
    yes, hollow, stall, no = decision(tables, s, q, soft)
    k = tables.types.objection.take(s.type)
    voiced = logistic(
        c["stated.base"]
        + c["stated.openness"] * (x[:, Level.OPENNESS] - c["stated.openness_from"])
        + c["stated.trust"] * (x[:, Level.TRUST] - c["stated.trust_from"])
        - c["stated.courtesy"] * (tables.types.courtesy.take(s.type) - c["middle.courtesy"])
        - c["stated.awkward"] * tables.awkward.take(k)
    )
    said_at = 2 * (1 + tables.excuses)
    out = blank(len(s), said_at + tables.objections + 2)
    out[:, 0] = yes
    out[:, 1] = hollow
    fill_excuses(tables, s, out, 2, stall * (1 - voiced))
    out[np.arange(len(s)), said_at + k] = stall * voiced
    out[:, -2] = no * c["no.final"]
    out[:, -1] = no * (1 - c["no.final"])
    return out


def close(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """The answer to the ask opens the cementing, the after-the-no, or leaves things hanging."""
    c, x, seen = tables.c, new.levels, new.seen
    x[:, Level.PRESSURE] = gain(x[:, Level.PRESSURE], c["close.presses"] * tables.manners.push.take(move))
    apply_rates(tables, new, move)
    yes = signal == 0
    no = signal == len(tables.answers[tables.kind[move[0]]].signals) - 1
    ready, _ = readiness(tables, old, tables.manners.push.take(move), tables.manners.soft.take(move))
    x[:, Level.NOT_NOW] = np.where(yes, x[:, Level.NOT_NOW], np.maximum(x[:, Level.NOT_NOW], ready))
    seen[:, Seen.CLOSES] += 1
    seen[:, Seen.STALLED] |= (~yes & ~no).astype(np.int16)
    seen[:, Seen.SAID_YES] |= yes.astype(np.int16)
    seen[:, Seen.SAID_NO] |= no.astype(np.int16)
    seen[:, Seen.PHASE] = np.where(yes, Phase.CEMENT, np.where(no, Phase.AFTER_NO, seen[:, Seen.PHASE]))
    excuses_at = 1
    hear_stated(tables, new, signal, excuses_at + 2 * tables.excuses, excuses_at)


def answers_next_step(tables: Tables, s: State, move: Ints) -> Floats:
    """A next step: the sincere write it down; those who are not mostly dodge their own calendar (C.7)."""
    c = tables.c
    sincere = c["next.base"] + c["next.slope"] * logistic(inclination(tables, s))
    agrees_meant = sincere * tables.manners.meant.take(move)
    agrees_not = (1 - sincere) * tables.manners.not_meant.take(move)
    return beside(agrees_meant, agrees_not, 1 - agrees_meant - agrees_not)


def next_step(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """Agreed: the meeting ends here. Dodged: it goes on."""
    seen = new.seen
    agrees = signal == 0
    seen[:, Seen.MARK] = np.where(agrees, tables.manners.mark.take(move), 0)
    seen[:, Seen.PHASE] = np.where(agrees, Phase.WAITING, seen[:, Seen.PHASE])


def answers_turn_up(tables: Tables, s: State, move: Ints) -> Floats:
    """Do they come? Those who mean it mostly, with their own mark a fifth fewer no-shows (S14); the others seldom.

    Of those who do not, some are never heard of again: the polite, the pressed (C.7).
    """
    c, x, types = tables.c, s.levels, tables.types
    meant = s.mode == Mode.SINCERE
    marked = s.seen[:, Seen.MARK] == IN_HAND
    missed = (1 - c["show.sincere"]) * np.where(marked, c["show.marked"], 1.0)
    shows = np.where(meant, 1 - missed, np.where(marked, c["show.marked_not"], c["show.not"]))
    shows = np.where(marked, np.maximum(shows, c["show.calendar_least"]), shows)
    shows = np.where(s.seen[:, Seen.MEETING] + 1 < tables.meetings, shows, 0.0)
    gone = logistic(
        c["ghost.base"]
        + c["ghost.courtesy"] * (types.courtesy.take(s.type) - c["middle.courtesy"])
        + c["ghost.pressure"] * x[:, Level.PRESSURE]
        - c["ghost.trust"] * (x[:, Level.TRUST] - c["ghost.trust_from"])
        - c["ghost.marked"] * marked
        - c["ghost.easy_no"] * (s.seen[:, Seen.EASY_NO] > 0)
    )
    return beside(shows, (1 - shows) * gone, (1 - shows) * (1 - gone))


def turn_up(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """A new meeting starts, or one phone call is all that is left."""
    comes = signal == 0
    new.seen[:, Seen.PHASE] = np.where(comes, Phase.TALK, Phase.AFTER_NO)
    new_meeting(tables, new, comes)


def new_meeting(tables: Tables, new: State, where: Bools) -> None:
    """Start the next meeting. The clock and the mood start anew; openness half; what was said and heard stays."""
    c, seen, x = tables.c, new.seen, new.levels
    seen[:, Seen.MEETING] += where
    seen[:, Seen.MINUTE] = np.where(where, 0, seen[:, Seen.MINUTE])
    fresh = (seen[:, Seen.EASE] + int(THOUSAND * c["start.ease"])) // 2
    seen[:, Seen.EASE] = np.where(where, fresh, seen[:, Seen.EASE])
    seen[:, Seen.MARK] = np.where(where, 0, seen[:, Seen.MARK])
    x[:, Level.OPENNESS] = np.where(where, lose(x[:, Level.OPENNESS], c["meeting.openness"]), x[:, Level.OPENNESS])
    x[:, Level.EMOTION] = np.where(where, lose(x[:, Level.EMOTION], c["meeting.emotion"]), x[:, Level.EMOTION])
    x[:, Level.PRESSURE] = np.where(where, lose(x[:, Level.PRESSURE], c["meeting.pressure"]), x[:, Level.PRESSURE])
    x[:, Level.NOT_NOW] = np.where(where, lose(x[:, Level.NOT_NOW], c["meeting.not_now"]), x[:, Level.NOT_NOW])


def answers_easy_no(tables: Tables, s: State, move: Ints) -> Floats:
    """An easy way to say no: the hollow yes often takes it; who would refuse says so; others stand firmer."""
    c = tables.c
    zero = np.zeros(len(s), dtype=np.float32)
    _, _, _, no = decision(tables, s, zero, zero > 1)
    hollow = (s.mode == Mode.HOLLOW_SETTLED).astype(np.float32)
    after_yes = hollow * c["easy.hollow"] + (1 - hollow) * c["easy.genuine"]
    admits = np.where(s.seen[:, Seen.PHASE] == Phase.CEMENT, after_yes, no * c["easy.no"])
    final = c["no.final"]
    return beside(1 - admits, admits * final, admits * (1 - final))


def easy_no(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """They stand by it with more trust, or the no comes out while there is still a talk to have."""
    new.seen[:, Seen.EASY_NO] = 1
    admits = signal == 1
    new.seen[:, Seen.SAID_NO] |= admits.astype(np.int16)
    new.seen[:, Seen.PHASE] = np.where(admits, Phase.AFTER_NO, new.seen[:, Seen.PHASE])


def answers_one(tables: Tables, s: State, move: Ints) -> Floats:
    """A move with a single answer."""
    return np.ones((len(s), 1), dtype=np.float32)


def leave(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """Saying openly that this is not for them, and going."""
    new.seen[:, Seen.LEFT] = LEFT_OPENLY
    new.seen[:, Seen.PHASE] = Phase.DONE


def walk(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """Going without a next step."""
    new.seen[:, Seen.LEFT] = WALKED_OUT
    new.seen[:, Seen.PHASE] = Phase.DONE

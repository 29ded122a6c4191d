"""After the no: is it final, losing well, the two questions, the reason, and the roads back (C.8, C.9)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from salesdance.engine.closing import new_meeting
from salesdance.engine.curves import Floats, beside, blank, exponential, logistic
from salesdance.engine.modes import (
    ARGUED_AFTER,
    HALF,
    LIE,
    REFUSED,
    SAID_FINAL,
    SAID_OPEN,
    TRUTH,
    Level,
    Mode,
    Phase,
    Seen,
)
from salesdance.engine.state import State
from salesdance.engine.tables import Ints, Tables
from salesdance.engine.talk_effects import Signal, gain
from salesdance.scenario import FAMILIES


def _always(first: float, n: int) -> Floats:
    """Return the chances of two answers [n, 2] that depend on nothing."""
    return np.tile(np.array([first, 1 - first], dtype=np.float32), (n, 1))


def answers_ask_final(tables: Tables, s: State, move: Ints) -> Floats:
    """Is it final? Mostly read right (C.7)."""
    right = tables.c["final.accuracy"]
    final = np.where(s.mode == Mode.NO_OPEN, 1 - right, right)
    return beside(final, 1 - final)


def ask_final(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """Now both know, or think they do."""
    new.seen[:, Seen.FINAL] = np.where(signal == 0, SAID_FINAL, SAID_OPEN)


def answers_grace(tables: Tables, s: State, move: Ints) -> Floats:
    """A decent sentence is met with ease or a nod; those in a hurry show it now and then."""
    c = tables.c
    z = c["grace.base"] - c["grace.pressure"] * s.levels[:, Level.PRESSURE]
    hurries = np.where(tables.types.hurried.take(s.type), c["grace.hurries"], c["grace.hurries_not"])
    eases = np.where(s.seen[:, Seen.ARGUED] > 0, c["grace.argued"], logistic(z)) * (1 - hurries)
    return beside(eases, 1 - eases - hurries, hurries)


def grace(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """Thanks, good wishes, owning it, asking help, the promise, permission: each is remembered."""
    _note(tables, new, move)


def _note(tables: Tables, new: State, move: Ints) -> None:
    noted = tables.manners.noted.take(move)
    rows = np.flatnonzero(noted >= 0)
    new.seen[rows, noted[rows]] = 1


def _truth_scores(tables: Tables, s: State) -> tuple[Floats, Floats, Floats]:
    c, seen, x = tables.c, s.seen, s.levels
    k = tables.types.objection.take(s.type)
    leave = np.where(tables.types.hurried.take(s.type), c["why.permission_hurried"], c["why.permission"])
    kind = (
        leave * seen[:, Seen.PERMISSION]
        + c["why.grace"] * seen[:, Seen.GRACE]
        + c["why.wish"] * seen[:, Seen.WISHED]
        + c["why.help"] * seen[:, Seen.HELP]
        + c["why.promise"] * seen[:, Seen.PROMISED]
        + c["why.owned"] * seen[:, Seen.OWNED]
    ).astype(np.float32)
    before = (s.mode == Mode.NO_OPEN).astype(np.float32)
    argued = (seen[:, Seen.ARGUED] >= ARGUED_AFTER).astype(np.float32)
    undermined = (seen[:, Seen.UNDERMINED] > 0).astype(np.float32)
    truth = c["why.truth"] + kind - c["why.awkward"] * tables.awkward.take(k)
    truth = truth + c["why.trust"] * (x[:, Level.TRUST] - c["why.trust_from"]) - c["why.before_truth"] * before
    truth = truth - c["why.argued_truth"] * argued - c["why.undermined"] * undermined
    truth = truth + np.float32(c["why.faithful"])
    half = c["why.half"] + c["why.half_kind"] * kind - c["why.before_half"] * before - c["why.argued_half"] * argued
    asks = np.where(tables.types.hurried.take(s.type), c["why.refuse_hurried"], -c["why.refuse_permission"])
    refuse = c["why.refuse"] + asks * seen[:, Seen.PERMISSION]
    refuse = refuse - c["why.refuse_grace"] * seen[:, Seen.GRACE] + c["why.argued_half"] * argued
    refuse = refuse + (c["why.argued_truth"] - c["why.argued_half"]) * argued
    return truth.astype(np.float32), half.astype(np.float32), logistic(refuse)


def answers_why(tables: Tables, s: State, move: Ints) -> Floats:
    """Why them? Truth, half-truth, polite lie or refusal (multinomial logit, C.8; S33)."""
    truth, half, refuses = _truth_scores(tables, s)
    a, b = exponential(truth), exponential(half)
    total = 1 + a + b
    k_count, rows = tables.objections, np.arange(len(s))
    k = tables.types.objection.take(s.type)
    width = k_count + len(FAMILIES) + tables.excuses + 1
    out = blank(len(s), width)
    told = 1 - refuses
    out[rows, k] = told * (a / total)
    out[rows, k_count + tables.family.take(k)] = told * (b / total)
    lies = told * (1 / total)
    start = k_count + len(FAMILIES)
    out[:, start : start + tables.excuses] = tables.hides.take(k, axis=0) * lies[:, None]
    out[:, -1] = refuses
    return out


def why(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """The first of the two questions."""
    k = tables.objections
    told = np.where(
        signal < k,
        TRUTH,
        np.where(signal < k + len(FAMILIES), HALF, np.where(signal < k + len(FAMILIES) + tables.excuses, LIE, REFUSED)),
    )
    new.seen[:, Seen.TOLD] = np.maximum(new.seen[:, Seen.TOLD], told)
    new.seen[:, Seen.WHY_ASKED] = 1
    new.seen[:, Seen.QUESTIONS_AFTER] += 1


def answers_matched(tables: Tables, s: State, move: Ints) -> Floats:
    """If we had matched it? Mostly yes when it was price, mostly no when not (C.8)."""
    c = tables.c
    price = tables.family.take(tables.types.objection.take(s.type)) == 0
    refuses = np.where(s.seen[:, Seen.ARGUED] >= ARGUED_AFTER, c["matched.refuses_argued"], c["matched.refuses"])
    yes = np.where(price, c["matched.price"], c["matched.other"]) * (1 - refuses)
    return beside(yes, 1 - yes - refuses, refuses)


def matched(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """The second question; what follows it is best left to them."""
    new.seen[:, Seen.MATCHED_ASKED] = 1
    new.seen[:, Seen.QUESTIONS_AFTER] += 1


def answers_third(tables: Tables, s: State, move: Ints) -> Floats:
    """A third question is one too many (C24)."""
    return _always(tables.c["third.answers"], len(s))


def third(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """It costs good will and brings nothing new."""
    new.seen[:, Seen.QUESTIONS_AFTER] += 1


def known(tables: Tables, s: State) -> NDArray[np.float64]:
    """Return how much of the reason was told, [n]: all of it for the truth, a part for half of it (C.8)."""
    told = s.seen[:, Seen.TOLD]
    return np.where(told == TRUTH, 1.0, np.where(told == HALF, tables.c["why.half_know"], 0.0))


def win_now(tables: Tables, s: State) -> Floats:
    """Return the chance that a solution offered now turns it round, w_now of C.9, [n]."""
    c, x, seen = tables.c, s.levels, s.seen
    k = tables.types.objection.take(s.type)
    z = c["back.base"] + c["back.solves"] * tables.solves.take(k) + c["back.trust"] * x[:, Level.TRUST]
    z = z + c["back.help"] * seen[:, Seen.HELP] + c["back.grace"] * seen[:, Seen.GRACE]
    z = z + c["back.open"] * (s.mode == Mode.NO_OPEN)
    p = logistic(z) * known(tables, s)
    p = p * np.where(seen[:, Seen.PROMISED] > 0, c["back.broken_now"], 1.0)
    return np.where(seen[:, Seen.ARGUED] >= ARGUED_AFTER, 0.0, p).astype(np.float32)


def win_year(tables: Tables, s: State) -> Floats:
    """Return the chance that they come back within a year, w_year of C.9, [n]."""
    c, x, seen = tables.c, s.levels, s.seen
    z = c["year.base"] + c["year.know"] * known(tables, s) + c["year.trust"] * x[:, Level.TRUST]
    z = z + c["year.grace"] * (seen[:, Seen.GRACE] + c["year.wish"] * seen[:, Seen.WISHED])
    z = z + c["year.promise"] * ((seen[:, Seen.PROMISED] > 0) & (seen[:, Seen.BROKE] == 0))
    z = z - c["year.extra_question"] * np.maximum(seen[:, Seen.QUESTIONS_AFTER] - 2, 0)
    p = logistic(z.astype(np.float32))
    p = p * np.where(seen[:, Seen.BROKE] > 0, c["back.broken_year"], 1.0)
    return (p * np.where(seen[:, Seen.ARGUED] >= ARGUED_AFTER, c["year.argued"], 1.0)).astype(np.float32)


def answers_offer(tables: Tables, s: State, move: Ints) -> Floats:
    """Offering what would have solved it: about one in twenty comes back (C.9)."""
    p = win_now(tables, s)
    hollow = np.where(s.seen[:, Seen.GUILT] > 0, tables.c["back.guilt_hollow"], 0.0)
    return beside(p * (1 - hollow), p * hollow, 1 - p)


def offer(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """After the promise not to reopen this breaks it; else it is one of the two clean roads."""
    c, x = tables.c, new.levels
    broke = new.seen[:, Seen.PROMISED] > 0
    new.seen[:, Seen.BROKE] |= broke.astype(np.int16)
    x[:, Level.TRUST] = np.where(broke, x[:, Level.TRUST] * c["back.broken_trust"], x[:, Level.TRUST])
    back = signal == 0
    new.seen[:, Seen.SAID_YES] |= back.astype(np.int16)
    new.seen[:, Seen.PHASE] = np.where(back, Phase.CEMENT, new.seen[:, Seen.PHASE])
    x[:, Level.RESOLVED] = np.where(back, gain(x[:, Level.RESOLVED], c["back.resolves"]), x[:, Level.RESOLVED])


def answers_come_back(tables: Tables, s: State, move: Ints) -> Floats:
    """May I come back once? Where it was not final, often."""
    c = tables.c
    agrees = np.where(s.mode == Mode.NO_OPEN, c["come_back.open"], c["come_back.final"])
    return beside(agrees, 1 - agrees)


def come_back(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """One more short meeting, with the no behind it."""
    agrees = signal == 0
    new.seen[:, Seen.PHASE] = np.where(agrees, Phase.TALK, new.seen[:, Seen.PHASE])
    new_meeting(tables, new, agrees)


def answers_argue_no(tables: Tables, s: State, move: Ints) -> Floats:
    """Arguing after a no is met coldly."""
    return _always(tables.c["argue_no.cold"], len(s))


def argue_no(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """The door shuts (C04-C06)."""
    new.seen[:, Seen.ARGUED] |= ARGUED_AFTER


def answers_undermine(tables: Tables, s: State, move: Ints) -> Floats:
    """Saying that ours was better, or that there are mouths to feed: some shrug, some stiffen."""
    return _always(tables.c["undermine.cold"], len(s))


def undermine(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """It makes the truth harder to say (T03, T08)."""
    _note(tables, new, move)


def hang_up(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """The talk is over."""
    new.seen[:, Seen.PHASE] = Phase.DONE

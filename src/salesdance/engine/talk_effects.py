"""What the moves of a talk change: levels by their rates, what was heard, who was named, what was promised."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from salesdance.engine.curves import Floats
from salesdance.engine.modes import (
    ARGUED_BEFORE,
    GIVEN,
    HALF,
    HEARD_AGAIN,
    HEARD_CLUE,
    HEARD_DEEPER,
    HEARD_OPEN,
    HEARD_THIN,
    HEARD_TOLD,
    NAMED,
    NOT_TOLD,
    PRESENT,
    TELL,
    TRUTH,
    Level,
    Phase,
    Seen,
)
from salesdance.engine.state import State, own_places
from salesdance.engine.tables import Bools, Ints, Tables
from salesdance.engine.talk import ADDS_CLUE, NOTHING, THIN_CLUE, TOLD, attention, fatigue

Signal = NDArray[np.int64]
_BY_SIGNAL = (HEARD_OPEN | HEARD_CLUE, HEARD_OPEN, HEARD_THIN | HEARD_CLUE, HEARD_THIN)
HEARD_BY_ASKING = np.array([bits | HEARD_TOLD if bits & HEARD_OPEN else bits for bits in _BY_SIGNAL], dtype=np.int16)
HEARD_BY_FOLLOWING = np.array(
    [bits | HEARD_DEEPER if bits & HEARD_OPEN else bits for bits in _BY_SIGNAL], dtype=np.int16
)
"""The bits that a question and a follow-up leave, by signal: open with its clue, open, thin with its clue, thin."""


def gain(x: Floats, rate: Floats | float) -> Floats:
    """Return x + r(1 - x): a step towards 1."""
    return x + rate * (1 - x)


def lose(x: Floats, rate: Floats | float) -> Floats:
    """Return x(1 - r): a step towards 0."""
    return x * (1 - rate)


def question(tables: Tables, old: State, new: State, weight: Floats | float = 1.0) -> None:
    """Count a question; past the plateau it tires and costs trust (C.2; S24)."""
    c, seen, x = tables.c, new.seen, new.levels
    seen[:, Seen.QUESTIONS] += 1
    seen[:, Seen.BEFORE_SELF] += seen[:, Seen.SELF_TALKED] == 0
    tired = (seen[:, Seen.QUESTIONS] > c["ask.too_many"]).astype(np.float32)
    x[:, Level.PRESSURE] = gain(x[:, Level.PRESSURE], tired * c["ask.tired_pressure"])
    x[:, Level.TRUST] = lose(x[:, Level.TRUST], tired * c["ask.tired_trust"])


def ask(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """A fact was asked about: what was heard, and what the answer did to both."""
    c, fact = tables.c, tables.subject.take(move)
    column = tables.blocks.heard + fact
    in_restart = old.seen[:, Seen.PHASE] == Phase.RESTART
    first_open = _hear(new, column, HEARD_BY_ASKING.take(signal) | np.where(in_restart, HEARD_AGAIN, 0))
    new.seen[:, Seen.LAST_FACT] = fact + 1
    heard = old.seen[:, tables.blocks.heard : tables.blocks.heard + tables.facts] & HEARD_OPEN
    same_topic = np.count_nonzero(tables.same_topic.take(fact, axis=0) & (heard > 0), axis=1)
    novelty = np.where(same_topic < 2, np.float32(1), np.float32(c["ask.stale"]))
    thin = np.where(signal < THIN_CLUE, np.float32(1), np.float32(c["ask.thin_share"]))
    apply_rates(tables, new, move, fatigue(tables, old) * (novelty * thin))
    _implication(tables, new, fact, first_open)
    question(tables, old, new)


def _hear(new: State, column: Ints, bits: NDArray[np.integer]) -> Floats:
    """Note what was heard of a fact, and return 1 where it is heard openly for the first time [n]."""
    flat, places = new.seen.ravel(), own_places(new.seen, column)
    before = flat.take(places)
    flat[places] = before | bits
    first: Bools = (bits & ~before & HEARD_OPEN) > 0
    new.seen[:, Seen.HEARD_OPEN] += first
    return first.astype(np.float32)


def apply_rates(tables: Tables, new: State, move: Ints, share: Floats | None = None) -> None:
    """Move the levels by the rates of a move, times a share [n]: up towards 1, down towards 0."""
    x, rate = new.levels, tables.effects.take(move, axis=0)
    if share is not None:
        rate *= share[:, None]
    rate *= np.where(rate > 0, 1 - x, x)
    x += rate


def _implication(tables: Tables, new: State, fact: Ints, first_open: Floats) -> None:
    c, x = tables.c, new.levels
    telling = tables.telling.take(fact) * first_open
    x[:, Level.EMOTION] = gain(x[:, Level.EMOTION], telling * c["ask.implication_emotion"])
    x[:, Level.LOGIC] = gain(x[:, Level.LOGIC], telling * c["ask.implication_logic"])


def follow(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """A follow-up counts as a question and deepens the last answer."""
    fact = np.maximum(old.seen[:, Seen.LAST_FACT].astype(np.int64) - 1, 0)
    column = tables.blocks.heard + fact
    _hear(new, column, HEARD_BY_FOLLOWING.take(signal))
    share = np.where(signal < THIN_CLUE, np.float32(1), np.float32(tables.c["ask.thin_share"]))
    apply_rates(tables, new, move, fatigue(tables, old) * share)
    question(tables, old, new)


def silence(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """Saying nothing: what they add is heard; after a no it may be the reason."""
    rows = np.arange(len(new))
    fact = np.maximum(old.seen[:, Seen.LAST_FACT].astype(np.int64) - 1, 0)
    adds = (signal < NOTHING) & (old.seen[:, Seen.LAST_FACT] > 0)
    column = tables.blocks.heard + fact
    new.seen[rows, column] |= np.where(adds, HEARD_DEEPER, 0).astype(np.int16)
    new.seen[rows, column] |= np.where(adds & (signal == ADDS_CLUE), HEARD_CLUE, 0).astype(np.int16)
    told_truth = (signal >= TOLD) & (signal < TOLD + tables.objections)
    told_half = signal >= TOLD + tables.objections
    told = np.where(told_truth, TRUTH, np.where(told_half, HALF, NOT_TOLD))
    new.seen[:, Seen.TOLD] = np.maximum(new.seen[:, Seen.TOLD], told)


def probe(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """What was voiced stays voiced; an excuse stands in the room until it is answered."""
    hear_stated(tables, new, signal, 0, tables.objections)
    question(tables, old, new)


def hear_stated(tables: Tables, new: State, signal: Signal, voiced_at: int, excuses_at: int) -> None:
    """Note an objection voiced (signals from `voiced_at`) or an excuse given (plain, then with its tell)."""
    rows, b, x = np.arange(len(new)), tables.blocks, tables.excuses
    voiced = (signal >= voiced_at) & (signal < voiced_at + tables.objections)
    at = np.where(voiced, signal - voiced_at, 0)
    new.seen[rows, b.voiced + at] |= voiced.astype(np.int16)
    given = (signal >= excuses_at) & (signal < excuses_at + 2 * x)
    which = np.where(given, (signal - excuses_at) % x, 0)
    tell = given & (signal >= excuses_at + x)
    new.seen[rows, b.excused + which] |= np.where(given, np.where(tell, GIVEN | TELL, GIVEN), 0).astype(np.int16)


def process(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """Whoever was named can be brought in from now on."""
    b = tables.blocks
    for person in range(tables.deciders):
        named = (signal == 1 + person) | (signal == 1 + tables.deciders)
        new.seen[:, b.people + person] |= np.where(named, NAMED, 0).astype(np.int16)
    question(tables, old, new)


def users(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """Users named can be written onto the sheet."""
    new.seen[:, Seen.USERS_KNOWN] |= (signal == 0).astype(np.int16)
    question(tables, old, new)


def bring(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """Somebody comes in, or does not."""
    rows = np.arange(len(new))
    column = tables.blocks.people + tables.subject.take(move)
    new.seen[rows, column] |= np.where(signal == 0, PRESENT, 0).astype(np.int16)


def patter(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """Pictures, jokes, and saying again what is not in doubt: no more than the rates of the move."""


def about(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """Talk about oneself before they were asked enough: it costs trust and openness (C.2; S26)."""
    c, x, factor = tables.c, new.levels, tables.c["self.early_factor"]
    early = (old.seen[:, Seen.QUESTIONS] < int(c["self.early"])).astype(np.float32)
    x[:, Level.TRUST] = lose(x[:, Level.TRUST], np.minimum(early * c["self.trust"] * factor, 1))
    x[:, Level.OPENNESS] = lose(x[:, Level.OPENNESS], np.minimum(early * c["self.openness"] * factor, 1))


def boast(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """A generic reason: worth less than half of a linked one (C.2)."""
    apply_rates(tables, new, move, attention(tables, old))


def reason(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """A linked reason: logic the buyer can repeat, more so if it bears on what bothers this one."""
    c = tables.c
    match = tables.eases[tables.subject.take(move), tables.types.objection.take(new.type)]
    share = attention(tables, old) * (c["reason.unmatched"] + (1 - c["reason.unmatched"]) * match)
    apply_rates(tables, new, move, share.astype(np.float32))
    x = new.levels
    x[:, Level.RESOLVED] = gain(x[:, Level.RESOLVED], c["reason.resolves"] * (match == 1).astype(np.float32))


def differ(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """The one difference, linked if a fact it needs was heard openly."""
    c, b = tables.c, tables.blocks
    heard = (old.seen[:, b.heard : b.heard + tables.facts] & HEARD_OPEN) > 0
    linked = (heard & tables.difference_needs[None, :]).any(axis=1)
    share = np.where(linked, 1.0, c["differ.unlinked"]).astype(np.float32) * attention(tables, old)
    apply_rates(tables, new, move, share)


def disclose(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """A downside said first: expectations come down to earth (C.2 DISCLOSE; S49, S50)."""
    c, x = tables.c, new.levels
    over = np.maximum(x[:, Level.EXPECT] - tables.types.fit.take(new.type), 0)
    x[:, Level.EXPECT] = np.maximum(x[:, Level.EXPECT] - c["disclose.gap"] * over - c["disclose.always"], 0)


def promise(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """A promise beyond what will be delivered: it pleases now (C.2 PROMISE)."""
    c, x = tables.c, new.levels
    gap = tables.promise_gap.take(tables.subject.take(move))
    x[:, Level.EXPECT] = np.minimum(x[:, Level.EXPECT] + gap, c["promise.most"])
    x[:, Level.EMOTION] = gain(x[:, Level.EMOTION], c["promise.emotion"] * gap)
    apply_rates(tables, new, move)


def price(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """The price: early, before trust and product, it raises risk (C.2; S52)."""
    c, x = tables.c, new.levels
    early = (old.seen[:, Seen.QUESTIONS] < c["price.early"]).astype(np.float32)
    x[:, Level.RISK] = gain(x[:, Level.RISK], early * c["price.risk"])
    x[:, Level.EMOTION] = lose(x[:, Level.EMOTION], early * c["price.emotion"])
    apply_rates(tables, new, move)
    new.seen[:, Seen.PRICE_TALKED] = 1


def discount(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """A discount solves price when it is price (D26); else it teaches them to push."""
    c, x = tables.c, new.levels
    real = (tables.family.take(tables.types.objection.take(new.type)) == 0).astype(np.float32)
    x[:, Level.RESOLVED] = np.maximum(x[:, Level.RESOLVED], real * c["discount.solves"])
    x[:, Level.PRESSURE] = gain(x[:, Level.PRESSURE], (1 - real) * c["answer.pressure"])
    apply_rates(tables, new, move)
    new.seen[:, Seen.DISCOUNTED] = 1


def argue(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """Arguing while they still might buy."""
    new.seen[:, Seen.ARGUED] |= ARGUED_BEFORE


def answer(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """An answer to an objection: solves the real one as far as it can be solved (C.2 ANSWER_REAL)."""
    c, x, rows, k = tables.c, new.levels, np.arange(len(new)), tables.subject.take(move)
    real = (tables.types.objection.take(new.type) == k).astype(np.float32)
    known = (new.seen[rows, tables.blocks.voiced + k] > 0) | clue_heard(tables, old, k)
    sure = np.where(known, 1.0, c["answer.unasked"]).astype(np.float32)
    solved = real * sure * (c["answer.base"] + c["answer.solves"] * tables.solves.take(k))
    x[:, Level.RESOLVED] = np.maximum(x[:, Level.RESOLVED], solved.astype(np.float32))
    x[:, Level.PRESSURE] = gain(x[:, Level.PRESSURE], (1 - real) * c["answer.pressure"])
    apply_rates(tables, new, move)


def clue_heard(tables: Tables, s: State, k: Ints) -> Bools:
    """Tell in which games a clue to the objection `k` [n] was heard."""
    b = tables.blocks
    clue = (s.seen[:, b.heard : b.heard + tables.facts] & HEARD_CLUE) > 0
    heard: Bools = (clue & (tables.clue_of[None, :] == k[:, None])).any(axis=1)
    return heard


def excuse(tables: Tables, old: State, new: State, move: Ints, signal: Signal) -> None:
    """An answer to the stated objection (C.2 ANSWER_STATED)."""
    c, x, k = tables.c, new.levels, tables.types.objection.take(new.type)
    true = tables.true_of[k, tables.subject.take(move)].astype(np.float32)
    solved = true * (c["excuse.base"] + c["excuse.solves"] * tables.solves.take(k))
    x[:, Level.RESOLVED] = np.maximum(x[:, Level.RESOLVED], solved.astype(np.float32))
    x[:, Level.PRESSURE] = gain(x[:, Level.PRESSURE], (1 - true) * c["answer.pressure"])
    apply_rates(tables, new, move)

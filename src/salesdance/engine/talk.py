"""The talk: questions, silences, people, reasons, promises, and what each brings out.

Chances come from the prospect's hidden levels and the visible mood; what was said counts for everything later.
"""

from __future__ import annotations

import numpy as np

from salesdance.engine.curves import Floats, beside, blank, exponential, logistic
from salesdance.engine.modes import CORNERED, HEARD_CLUE, HEARD_OPEN, HEARD_THIN, Level, Phase, Seen
from salesdance.engine.signals import KIND_CODE
from salesdance.engine.state import State, own_places, times
from salesdance.engine.tables import Bools, Ints, Tables

OPEN_CLUE, OPEN, THIN_CLUE, THIN = range(4)
ADDS_CLUE, ADDS, NOTHING, TOLD = range(4)
"""The signals of a silence; from TOLD on, the reason: whole by objection, then half by family."""


def mood_shift(tables: Tables, s: State) -> Floats:
    """Return what the visible mood adds to the chance of an open answer, in logits [n]."""
    return tables.mood_shift.take(s.seen[:, Seen.MOOD])


def _clue_chance(tables: Tables, s: State, fact: Ints, thin: bool, share: Floats | float) -> Floats:
    if thin:
        return tables.clue_thin[s.type, fact] * share * (s.seen[:, Seen.MOOD] < CORNERED)
    return tables.clue_open[s.type, fact] * share


def openness(tables: Tables, s: State) -> Floats:
    """Return how openly a question is answered, in logits [n]."""
    c, x = tables.c, s.levels
    logits: Floats = (
        c["ask.base"]
        + c["ask.openness"] * x[:, Level.OPENNESS]
        + c["ask.trust"] * x[:, Level.TRUST]
        - c["ask.pressure"] * x[:, Level.PRESSURE]
        + mood_shift(tables, s)
    )
    return logits


def _four(open_chance: Floats, clue_open: Floats, clue_thin: Floats) -> Floats:
    thin = 1 - open_chance
    return beside(
        open_chance * clue_open,
        open_chance * (1 - clue_open),
        thin * clue_thin,
        thin * (1 - clue_thin),
    )


def answers_ask(tables: Tables, s: State, move: Ints) -> Floats:
    """A question about a fact: open or thin, with its clue or without (docs/model.md)."""
    fact, c = tables.subject.take(move), tables.c
    heard = s.seen.ravel().take(own_places(s.seen, tables.blocks.heard + fact))
    again = (heard & (HEARD_THIN | HEARD_OPEN)) > 0
    chance = logistic(openness(tables, s) - c["ask.again"] * again)
    share = np.where((heard & HEARD_CLUE) > 0, 0.0, np.where(again, c["clue.again"], 1.0)).astype(np.float32)
    return _four(chance, _clue_chance(tables, s, fact, False, share), _clue_chance(tables, s, fact, True, share))


def answers_follow(tables: Tables, s: State, move: Ints) -> Floats:
    """A follow-up on the last answer: more of it, and its clue if it has not shown yet."""
    fact, c = _last_fact(s), tables.c
    heard = s.seen.ravel().take(own_places(s.seen, tables.blocks.heard + fact))
    share = np.where((heard & HEARD_CLUE) > 0, 0.0, c["clue.follow"]).astype(np.float32)
    chance = logistic(openness(tables, s) + c["follow.bonus"])
    return _four(chance, _clue_chance(tables, s, fact, False, share), _clue_chance(tables, s, fact, True, share))


def _last_fact(s: State) -> Ints:
    return np.maximum(s.seen[:, Seen.LAST_FACT].astype(np.int64) - 1, 0)


def answers_silence(tables: Tables, s: State, move: Ints) -> Floats:
    """Saying nothing: after an answer they may fill it; after the second question of a lost sale, more so."""
    c = tables.c
    out = blank(len(s), tables.answers[tables.kind[move[0]]].width)
    fact = _last_fact(s)
    follows = (s.seen[:, Seen.LAST_FACT] > 0).astype(np.float32)
    heard = s.seen.ravel().take(own_places(s.seen, tables.blocks.heard + fact))
    adds = follows * logistic(openness(tables, s) + c["silence.bonus"])
    share = np.where((heard & HEARD_CLUE) > 0, 0.0, c["clue.silence"]).astype(np.float32)
    clue = _clue_chance(tables, s, fact, False, share)
    out[:, ADDS_CLUE] = adds * clue
    out[:, ADDS] = adds * (1 - clue)
    out[:, NOTHING] = 1 - adds
    lost = s.seen[:, Seen.PHASE] == Phase.AFTER_NO
    if lost.any():
        out[lost] = _silence_after_no(tables, s.rows(lost), out.shape[1])
    return out


def _silence_after_no(tables: Tables, s: State, width: int) -> Floats:
    c, n = tables.c, len(s)
    out = blank(n, width)
    last = np.maximum(s.seen[:, Seen.LAST_MOVE].astype(np.int64), 0)
    after_second = tables.kind.take(last) == KIND_CODE["matched"]
    after_first = tables.kind.take(last) == KIND_CODE["why"]
    weight = np.where(after_second, 1.0, np.where(after_first, c["silence.after_first"], 0.0))
    told = s.seen[:, Seen.TOLD]
    truth = np.array([0, c["silence.refused_truth"], c["silence.lie_truth"], c["silence.half_truth"], 0.0])
    half = np.array([0, c["silence.refused_half"], c["silence.lie_half"], 0.0, 0.0])
    k = tables.types.objection.take(s.type)
    ease = 1 - c["why.awkward_silence"] * tables.awkward.take(k)
    rows = np.arange(n)
    whole, part = TOLD + k, TOLD + tables.objections + tables.family.take(k)
    out[rows, whole] = weight * truth[told] * ease
    out[rows, part] = weight * half[told]
    out[:, NOTHING] = 1 - out[rows, whole] - out[rows, part]
    return out


def answers_probe(tables: Tables, s: State, move: Ints) -> Floats:
    """Asking straight what it is: the real thing (docs/model.md C.2 PROBE), an excuse, or neither.

    Before some questions it is too early to be told anything; asked again it brings less.
    """
    c, x, k_count, x_count = tables.c, s.levels, tables.objections, tables.excuses
    k = tables.types.objection.take(s.type)
    voiced = logistic(
        c["probe.base"]
        + c["probe.openness"] * x[:, Level.OPENNESS]
        + c["probe.trust"] * x[:, Level.TRUST]
        - c["probe.pressure"] * x[:, Level.PRESSURE]
        - c["probe.awkward"] * tables.awkward.take(k)
        - c["probe.courtesy"] * (tables.types.courtesy.take(s.type) - c["middle.courtesy"])
        - c["probe.again"] * times(s, move).astype(np.float32)
        + mood_shift(tables, s)
    )
    enough = np.float32(c["probe.questions"])
    asked = np.minimum(s.seen[:, Seen.QUESTIONS] + 1, enough)
    known = np.asarray(asked / enough, dtype=np.float32)
    voiced = (voiced * known * known).astype(np.float32)
    out = blank(len(s), k_count + 2 * x_count + 1)
    out[np.arange(len(s)), k] = voiced
    excuse = (1 - voiced) * (c["probe.excuse"] * known)
    _fill_excuses(tables, s, out, k_count, excuse)
    out[:, -1] = 1 - voiced - excuse
    return out


def _fill_excuses(tables: Tables, s: State, out: Floats, start: int, chance: Floats) -> None:
    c, x_count = tables.c, tables.excuses
    k = tables.types.objection.take(s.type)
    tell = np.where(tables.true_of.take(k, axis=0), c["excuse.tell_true"], c["excuse.tell"]).astype(np.float32)
    given: Bools = s.seen[:, tables.blocks.excused : tables.blocks.excused + x_count] > 0
    again: Bools = np.any(given, axis=1)
    same = given / np.maximum(given.sum(axis=1), 1)[:, None]
    shares = np.where(again[:, None], same.astype(np.float32), tables.hides.take(k, axis=0)) * chance[:, None]
    tell = np.where(again[:, None], np.float32(0), tell)
    out[:, start : start + x_count] = shares * (1 - tell)
    out[:, start + x_count : start + 2 * x_count] = shares * tell


fill_excuses = _fill_excuses


def answers_process(tables: Tables, s: State, move: Ints) -> Floats:
    """Who else decides: each person who can stop the deal may be named (C.2 ASK_PROCESS); others now and then."""
    c, d = tables.c, tables.deciders
    named = logistic(c["process.base"] + c["process.openness"] * s.levels[:, Level.OPENNESS])
    asked = times(s, move) > 0
    named = (named * np.where(asked, c["process.again"], 1.0)).astype(np.float32)
    if d == 0:
        return np.ones((len(s), 1), dtype=np.float32)
    each = [
        np.where(tables.types.decides[s.type, i], named, named * c["process.stray"]).astype(np.float32)
        for i in range(d)
    ]
    if d == 1:
        return beside(1 - each[0], each[0])
    first, second = each
    both = first * second
    return beside((1 - first) * (1 - second), first - both, second - both, both)


def answers_users(tables: Tables, s: State, move: Ints) -> Floats:
    """Who will use it: names, or a thin answer."""
    c = tables.c
    names = logistic(c["users.base"] + c["process.openness"] * s.levels[:, Level.OPENNESS])
    return beside(names, 1 - names)


def answers_bring(tables: Tables, s: State, move: Ints) -> Floats:
    """Bringing somebody in: agreed the likelier the more open they are (C.2 INVITE_DECIDERS), less when cornered."""
    c = tables.c
    agrees = c["bring.base"] + c["bring.openness"] * s.levels[:, Level.OPENNESS]
    agrees = agrees * np.where(s.seen[:, Seen.MOOD] == CORNERED, c["bring.cornered"], 1.0).astype(np.float32)
    return beside(agrees, 1 - agrees)


def _two(tables: Tables, first: Floats) -> Floats:
    least = tables.c["never.sure"]
    first = np.minimum(np.maximum(first, least), 1 - least).astype(np.float32)
    return beside(first, 1 - first)


def answers_patter(tables: Tables, s: State, move: Ints) -> Floats:
    """Talk that pleases or not, by courtesy and mood; weak evidence of courtesy, none of the objection."""
    c = tables.c
    z = c["patter.base"] + c["patter.courtesy"] * tables.types.courtesy.take(s.type) + mood_shift(tables, s)
    return _two(tables, logistic(z))


def answers_reason(tables: Tables, s: State, move: Ints) -> Floats:
    """A reason tied to a fact lands oftener when it bears on what really bothers this buyer."""
    c, fact = tables.c, tables.subject.take(move)
    match = tables.eases[fact, tables.types.objection.take(s.type)]
    z = c["reason.base"] + c["reason.match"] * match + c["reason.trust"] * s.levels[:, Level.TRUST]
    return _two(tables, logistic(z + c["reason.mood"] * mood_shift(tables, s)))


def answers_discount(tables: Tables, s: State, move: Ints) -> Floats:
    """A discount lands when price is the matter; else it is pocketed."""
    c = tables.c
    price = tables.family.take(tables.types.objection.take(s.type)) == 0
    return _two(tables, np.where(price, c["discount.price"], c["discount.other"]))


def answers_answer(tables: Tables, s: State, move: Ints) -> Floats:
    """An answer to an objection: relief if it is the real one, puzzlement mostly if not."""
    c = tables.c
    real = tables.types.objection.take(s.type) == tables.subject.take(move)
    return _two(tables, np.where(real, c["answer.relief_real"], c["answer.relief_other"]))


def answers_excuse(tables: Tables, s: State, move: Ints) -> Floats:
    """An answer to a stated objection: accepted if it was true; else they agree and nothing moves."""
    c = tables.c
    true = tables.true_of[tables.types.objection.take(s.type), tables.subject.take(move)]
    return _two(tables, np.where(true, c["excuse.accepts_true"], c["excuse.accepts_other"]))


def answers_argue(tables: Tables, s: State, move: Ints) -> Floats:
    """Arguing has one answer."""
    return np.ones((len(s), 1), dtype=np.float32)


def fatigue(tables: Tables, s: State) -> Floats:
    """Return what a question is still worth, [n]: 1 up to a dozen, then falling (C.2 w; S24)."""
    c = tables.c
    over = np.maximum(s.seen[:, Seen.QUESTIONS].astype(np.float32) - c["ask.plateau"], 0)
    return exponential(-over / np.float32(c["ask.fatigue"])).astype(np.float32)


def attention(tables: Tables, s: State) -> Floats:
    """Return how much of a reason is heard, [n]: more for each question before oneself, up to ten (C.2)."""
    c = tables.c
    asked = np.minimum(s.seen[:, Seen.BEFORE_SELF], int(c["attention.questions"])).astype(np.float32)
    return np.float32(c["attention.base"]) + np.float32(c["attention.question"]) * asked

"""Builds the tables of a scenario with a deck under a profile: ids become indexes, words are left behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from salesdance.engine.curves import Floats
from salesdance.engine.expanding import expand
from salesdance.engine.gates import gate_table
from salesdance.engine.hazard import by_day
from salesdance.engine.manners import build_manners
from salesdance.engine.modes import (
    MOOD_NAMES,
    PHASES,
    QUARTERS_AN_HOUR,
    SEEN_FIXED,
    THOUSAND,
    VAGUE,
    Level,
    Phase,
    names_of,
)
from salesdance.engine.phases import ABOUT_ONESELF, LEAVES_IT, OWN_TALK, limits, phase_table
from salesdance.engine.signals import KIND_CODE, answer_tables
from salesdance.engine.tables import (
    ABOUT_COMMITMENT,
    ABOUT_MORE,
    ABOUT_NOTHING,
    ABOUT_OBJECTION,
    ABOUT_RIVAL,
    ABOUT_USERS,
    LAST_DAY,
    Blocks,
    Bools,
    Ints,
    Move,
    Tables,
)
from salesdance.engine.types import Types, build_types
from salesdance.moves import Deck
from salesdance.profile import Profile
from salesdance.scenario import COMMITMENTS, FAMILIES, POOR_FIT, TOPICS, Scenario

TELLING = ("trouble", "cost")


def _hides(scenario: Scenario, c: Mapping[str, float]) -> Floats:
    rows = []
    for objection in scenario.objections:
        row = []
        for excuse in scenario.excuses:
            weight = c["excuse.stray"]
            if excuse.id in objection.hides_behind:
                weight = c["excuse.hides"]
            if objection.id in excuse.true_of:
                weight = c["excuse.true"]
            row.append(weight)
        total = 0.0
        for weight in row:
            total += weight
        rows.append([weight / total for weight in row])
    return np.array(rows, dtype=np.float32).reshape(len(scenario.objections), len(scenario.excuses))


def _contacts(scenario: Scenario, c: Mapping[str, float]) -> list[tuple[int, int, int]]:
    """Return what each contact is about, the index of that (or 0), and the quarter hours it takes."""
    objections = [objection.id for objection in scenario.objections]
    by = {way: round(QUARTERS_AN_HOUR * c[f"hours.{way}"]) for way in ("mail", "call", "visit")}
    plain = {"nothing": ABOUT_NOTHING, "more": ABOUT_MORE, "users": ABOUT_USERS, "rival": ABOUT_RIVAL}
    out = [(ABOUT_COMMITMENT, COMMITMENTS.index(one.kind), by["call"]) for one in scenario.commitments]
    for contact in scenario.contacts:
        if contact.about in plain:
            out.append((plain[contact.about], 0, by[contact.by]))
        elif contact.about in COMMITMENTS:
            out.append((ABOUT_COMMITMENT, COMMITMENTS.index(contact.about), by[contact.by]))
        else:
            out.append((ABOUT_OBJECTION, objections.index(contact.about), by[contact.by]))
    return out


def _about(move: Move, contacts: list[tuple[int, int, int]]) -> tuple[int, int, int]:
    """Return the same three for any move; -1 where it is about nothing of the kind."""
    if move.entry.kind == "contact":
        return contacts[move.subject]
    return ABOUT_MORE if move.entry.kind == "sell" else -1, 0, round(QUARTERS_AN_HOUR * move.entry.hours)


def _unanswered(c: Mapping[str, float]) -> list[int]:
    return [int(c["stop.unanswered"]), int(c["stop.unanswered_still"]), int(c["stop.unanswered_last"])]


def _stops(scenario: Scenario, c: Mapping[str, float]) -> list[int]:
    days = [int(c["stop.first"]), scenario.deal.golive_day]
    days += [int(c["stop.later"]), int(c["stop.last"])] if scenario.deal.hours > c["stop.few_hours"] else []
    days += [commitment.day for commitment in scenario.commitments]
    days += [promise.back_on for promise in scenario.promises]
    wanted = sorted(day for day in days if 0 < day < LAST_DAY)
    merged: list[int] = []
    for day in wanted:
        if merged and day - merged[-1] < c["stop.apart"]:
            continue
        merged.append(day)
    while len(merged) > c["stop.most"]:
        gaps = [(merged[i + 1] - merged[i], i + 1) for i in range(len(merged) - 2)]
        merged.pop(min(gaps)[1])
    return merged


def _pitch_chance(scenario: Scenario, pitch_days: Sequence[int]) -> list[float]:
    rival, left, chances = scenario.competitor, 1.0, [0.0] * (LAST_DAY + 1)
    share = rival.pitches / len(pitch_days) if rival else 0.0
    for day in pitch_days:
        chances[day] = share / left
        left -= share
    return chances


def build_tables(scenario: Scenario, deck: Deck, profile: Profile) -> Tables:
    """Return the tables of one scenario with one deck under one profile."""
    c = {name: coefficient.value for name, coefficient in profile.coefficients.items()}
    moves = expand(scenario, deck)
    facts, objections = scenario.facts, scenario.objections
    deciders = [person.id for person in scenario.people if person.decides > 0]
    hidden = [o.id for o in objections] + deciders + [POOR_FIT]
    fact_ids = [fact.id for fact in facts]
    opener = [-1] * len(facts)
    for i, fact in enumerate(facts):
        for name in fact.opens:
            opener[fact_ids.index(name)] = i
    contacts = _contacts(scenario, c)
    about, about_index, quarters = np.array([_about(move, contacts) for move in moves], dtype=np.int64).T.copy()
    f, d, k, x = len(facts), len(deciders), len(objections), len(scenario.excuses)
    starts = [SEEN_FIXED]
    for width in (f, d, k, x, len(COMMITMENTS), len(COMMITMENTS)):
        starts.append(starts[-1] + width)
    blocks, subject = Blocks(*starts), np.array([m.subject for m in moves])
    due = {commitment.kind: commitment.day for commitment in scenario.commitments}
    weights = _weights(scenario, c)
    linked_to = scenario.competitor.linked_to if scenario.competitor else ()
    kind = np.array([KIND_CODE[m.entry.kind] for m in moves])
    by_kind = {name: np.flatnonzero(kind == code) for name, code in KIND_CODE.items()}
    names = [name.lower() for name in names_of(Level)]
    effects = np.array([[(m.entry.effects or {}).get(name, 0.0) for name in names] for m in moves], dtype=np.float32)
    ease = np.array([(m.entry.effects or {}).get("ease", 0.0) for m in moves], dtype=np.float32)
    manners = build_manners([move.entry for move in moves], c)
    in_phase = phase_table(kind)
    answers, types = answer_tables(scenario), build_types(scenario, profile)
    topic = np.array([TOPICS.index(fact.topic) for fact in facts], dtype=np.int64)
    clue_of = np.array([hidden.index(fact.clue.of) if fact.clue else -1 for fact in facts], dtype=np.int64)
    strength = np.array([fact.clue.strength if fact.clue else 1.0 for fact in facts], dtype=np.float32)
    day_weight, day_front = by_day(c)
    pitch_days = tuple(int(c[f"pitch.{which}"]) for which in ("first", "second", "third"))
    stops = np.array(_stops(scenario, c), dtype=np.int64)
    return Tables(
        moves=moves,
        index={move.id: i for i, move in enumerate(moves)},
        kind=kind,
        in_phase=in_phase,
        limits=np.where(in_phase, limits(kind, c), 0).astype(np.uint8),
        by_kind=by_kind,
        spans={name: _span(at) for name, at in by_kind.items()},
        named=_span(blocks.people + subject[by_kind["bring"]]),
        excused=_span(blocks.excused + subject[by_kind["excuse"]]),
        behind=tuple((int(m), opener[moves[m].subject]) for m in by_kind["ask"] if opener[moves[m].subject] >= 0),
        gates=gate_table(kind, (manners.mark > VAGUE).tolist()),
        is_day=kind == KIND_CODE["day"],
        is_silence=np.append(kind == KIND_CODE["silence"], False),
        affordable=_affordable(kind, quarters),
        subject=subject,
        level=np.array([m.level for m in moves]),
        spent=_spent(np.array([m.entry.minutes for m in moves]), quarters),
        quarters=quarters,
        effects=effects,
        own_talk=_among(kind, OWN_TALK).astype(np.int16),
        about_oneself=_among(kind, ABOUT_ONESELF).astype(np.int16),
        stays_with_it=(~_among(kind, LEAVES_IT)).astype(np.int16),
        ease_rate=np.rint(ease * THOUSAND).astype(np.int32),
        answers=answers,
        signal_table=_padded([table.signal_of[None] for table in answers])[:, 0].astype(np.int64),
        mode_table=_padded([table.mode_after for table in answers]).astype(np.int8),
        types=types,
        c=c,
        blocks=blocks,
        topic=topic,
        opener=np.array(opener, dtype=np.int64),
        clue_of=clue_of,
        clue_open=_clue_chances(c["clue.chance"], types, clue_of, strength, k, d),
        clue_thin=_clue_chances(c["clue.chance"], types, clue_of, np.sqrt(strength), k, d),
        same_topic=topic[:, None] == topic,
        telling=np.isin(topic, [TOPICS.index(name) for name in TELLING]).astype(np.float32),
        mood_shift=np.array([c[f"mood.{mood}"] for mood in MOOD_NAMES], dtype=np.float32),
        mood_sinks=_thousandths(c["mood.sinks_guarded"], c["mood.sinks_cornered"], 0),
        mood_rises=_thousandths(2, c["mood.rises_at_ease"], c["mood.rises_guarded"]),
        has_deeper=np.array([bool(fact.deeper.says) for fact in facts], dtype=np.bool_),
        eases=_eases(scenario, c),
        difference_needs=np.array([fact.id in linked_to for fact in facts], dtype=np.bool_),
        solves=np.array([o.solves for o in objections], dtype=np.float32),
        awkward=np.array([o.awkward for o in objections], dtype=np.float32),
        family=np.array([FAMILIES.index(o.family) for o in objections], dtype=np.int64),
        hides=_hides(scenario, c),
        true_of=np.array([[o.id in e.true_of for e in scenario.excuses] for o in objections], dtype=np.bool_),
        matters=weights,
        held=weights[:, :, None] * np.array([0, c["cement.vague"], c["cement.dated"], 1], dtype=np.float32),
        due=np.array([due.get(kind, int(c["stop.due"])) for kind in COMMITMENTS], dtype=np.int64),
        about=about,
        about_index=about_index,
        promise_gap=np.array([p.gap for p in scenario.promises], dtype=np.float32),
        promise_day=np.array([p.back_on for p in scenario.promises], dtype=np.int64),
        meetings=len(scenario.meetings),
        booked=np.array([meeting.minutes for meeting in scenario.meetings], dtype=np.int64),
        stops=stops,
        is_stop=np.isin(np.arange(LAST_DAY + 1), stops),
        unanswered=np.isin(np.arange(LAST_DAY + 2), _unanswered(c)),
        manners=manners,
        size=scenario.deal.size,
        interest=scenario.deal.interest,
        remorse=scenario.deal.remorse,
        golive=scenario.deal.golive_day,
        start_quarters=round(QUARTERS_AN_HOUR * scenario.deal.hours),
        rival_strength=scenario.competitor.strength if scenario.competitor else 0.0,
        day_weight=day_weight,
        day_front=day_front,
        pitch_days=pitch_days,
        pitch_chance=np.array(_pitch_chance(scenario, pitch_days), dtype=np.float32),
    )


def _weights(scenario: Scenario, c: Mapping[str, float]) -> Floats:
    """Return the weight of each commitment by objection [5, K]: more where it matters for it."""
    matters = {commitment.kind: commitment.matters_if for commitment in scenario.commitments}
    rows = []
    for kind in COMMITMENTS:
        more = [c["cement.matters"] if o.id in matters.get(kind, ()) else 1.0 for o in scenario.objections]
        rows.append([c[f"cement.weight_{kind}"] * factor for factor in more])
    return np.array(rows, dtype=np.float32)


def _thousandths(*limits: float) -> Ints:
    """Return limits of the ease by mood, in thousandths."""
    return np.array([round(limit * THOUSAND) for limit in limits], dtype=np.int64)


def _clue_chances(chance: float, types: Types, of: Ints, strength: Floats, k: int, d: int) -> Floats:
    """Return the chance of each fact's clue for each type [T, F]: less by its strength where it is not real."""
    hidden = np.arange(k)[None, :] == types.objection[:, None]
    hidden = np.concatenate([hidden, types.decides, types.poor[:, None]], axis=1)
    real = (hidden[:, np.maximum(of, 0)] & (of >= 0)).astype(np.float32)
    return ((of >= 0) * (chance * (real + (1 - real) / strength))).astype(np.float32)


def _span(at: Ints) -> slice | Ints:
    """Return indexes as a slice where they stand together: cheaper to look up."""
    together = len(at) > 0 and bool((np.diff(at) == 1).all())
    return slice(int(at[0]), int(at[-1]) + 1) if together else at


def _spent(minutes: Ints, quarters: Ints) -> NDArray[np.int16]:
    """Return [PHASES, M]: the minutes that a move takes where people sit together, at a stop the quarter hours."""
    spent = np.zeros((PHASES, len(minutes)), dtype=np.int16)
    for phase in (Phase.TALK, Phase.CEMENT, Phase.RESTART):
        spent[phase] = minutes
    spent[Phase.STOP] = quarters
    return spent


def _among(kind: Ints, names: Sequence[str]) -> Bools:
    """Return [M]: which of the moves, given by kind code, are of one of these kinds."""
    return np.isin(kind, [KIND_CODE[name] for name in names])


def _affordable(kind: Ints, quarters: Ints) -> Bools:
    """Return [Q, M]: which moves can be paid for at a stop with so many quarter hours left (the last row: or more)."""
    costs = _among(kind, ("contact", "check_in", "sell", "reply", "nail", "restart"))
    left = np.arange(int(quarters.max()) + 1)
    affordable: Bools = ~costs | (left[:, None] >= quarters)
    return affordable


def _padded(tables: list[NDArray[np.integer]]) -> Ints:
    """Return tables [R, A] of different widths A as one [len(tables), R, widest], padded with -1."""
    widest = max(table.shape[1] for table in tables)
    out = np.full((len(tables), tables[0].shape[0], widest), -1, dtype=np.int64)
    for i, table in enumerate(tables):
        out[i, :, : table.shape[1]] = table
    return out


def _eases(scenario: Scenario, c: Mapping[str, float]) -> Floats:
    rows = []
    for fact in scenario.facts:
        eases = fact.reason.eases if fact.reason else ()
        other = 0.0 if eases else c["reason.any"]
        rows.append([1.0 if o.id in eases else other for o in scenario.objections])
    return np.array(rows, dtype=np.float32).reshape(len(scenario.facts), len(scenario.objections))

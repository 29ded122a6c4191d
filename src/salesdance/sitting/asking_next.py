"""Which question would tell a listener most now, said in the words of the notebook: for the hint of coached mode.

It rests on what was said and answered alone, so it never gives away who it is.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from salesdance.belief import Belief, information
from salesdance.engine import Phase, legal
from salesdance.sitting.deal import Deal, Piece
from salesdance.sitting.game import OPEN, Sight
from salesdance.sitting.notes import note_of

QUESTIONS = ("ask", "follow", "process", "users")
WORTH_ASKING = 0.02
"""Bits below which no question tells anything worth saying, as on the card."""


def tells_most(deal: Deal, belief: Belief, sight: Sight) -> str:
    """Return a sentence that names the question that would tell most; empty where nothing can be asked."""
    mask = legal(deal.tables, belief.state.rows(np.array([0])))[0]
    able = [piece for piece in deal.pieces if piece.kind in QUESTIONS and mask[piece.index]]
    if not able:
        return ""
    bits = information(deal.tables, belief, [piece.index for piece in able])[0].tolist()
    best = max(range(len(able)), key=lambda at: (bits[at], -at))
    if bits[best] < WORTH_ASKING:
        return deal.text("tells_little") if sight.phase == Phase.TALK else ""
    return deal.text("tells_most", question=_named(deal, sight, able[best]))


def _named(deal: Deal, sight: Sight, piece: Piece) -> str:
    if piece.kind != "ask":
        note = note_of(deal, sight.fact, sight.heard(sight.fact)) if piece.kind == "follow" and sight.fact >= 0 else ""
        return deal.text(f"tells_{piece.kind}", note=note)
    at = deal.fact_at[piece.subject]
    led = _led_there(deal, sight, at)
    if led >= 0:
        return deal.text("tells_from", note=note_of(deal, led, sight.heard(led)))
    topic = deal.facts[at].topic
    kept = [note_of(deal, one, sight.heard(one)) for one in _noted(deal, sight) if deal.facts[one].topic == topic]
    return deal.text(f"tells_{topic}_beside" if kept else f"tells_{topic}", note=kept[-1] if kept else "")


def _led_there(deal: Deal, sight: Sight, fact: int) -> int:
    """Return the noted fact that a question goes on from; -1 where it stands by itself."""
    id = deal.facts[fact].id
    return next((one for one in _noted(deal, sight) if id in deal.facts[one].opens), -1)


def _noted(deal: Deal, sight: Sight) -> Sequence[int]:
    return [at for at in range(len(deal.facts)) if sight.heard(at) & OPEN]

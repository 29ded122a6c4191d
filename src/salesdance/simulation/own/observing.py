"""What somebody does in their deals, counted: how often, of how many occasions for it.

It reads moves, signals and visible columns, and for "does it listen" what the ideal listener believed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

import numpy as np

from salesdance.belief import total
from salesdance.engine import Phase, Seen
from salesdance.engine.modes import HEARD_AGAIN
from salesdance.scoring import Game
from salesdance.scoring.discovery import clues_in, worth_share
from salesdance.scoring.people import named_in_time
from salesdance.scoring.reading import THERE
from salesdance.simulation.own.measuring import Share
from salesdance.simulation.own.occasions import Noted, Own, at_all, at_stops, how_often, own_moves, when_first
from salesdance.simulation.own.preferring import preferred

FEWEST, LATEST = 3, 10
"""From how many deals habits are told at all, and how many of the latest are looked at."""
SELF = ("about", "pitch", "boast", "reason", "differ", "promise")
"""Kinds of move with which somebody speaks about themselves."""
OFTEN: Mapping[str, tuple[str, ...]] = {
    "about_us": ("about",),
    "pictured": ("pitch",),
    "boasted": ("boast",),
    "small_talk": ("charm",),
    "reasons": ("reason",),
    "promises": ("promise",),
    "answers": ("answer",),
    "excuses_answered": ("excuse",),
    "asked_straight": ("probe",),
}
"""Habits that are counts a deal with a talk, with the kinds of move that count."""
ONCE: Mapping[str, tuple[str, ...]] = {
    "who_decides": ("process",),
    "who_uses": ("users",),
    "difference": ("differ",),
    "downside": ("disclose",),
    "price_told": ("price",),
    "left_openly": ("leave",),
}
"""Habits that a deal with a talk has or has not."""
LOST: Mapping[str, tuple[str, ...]] = {
    "asked_if_final": ("ask_final",),
    "asked_leave": ("permission",),
    "asked_why": ("why",),
    "asked_help": ("road_help",),
    "promised_no_more": ("road_promise",),
    "offered": ("offer",),
    "asked_to_come_back": ("come_back",),
}
"""Habits that a lost deal has or has not."""
STOPS = {"contacts": "contact", "check_ins": "check_in", "sold_more": "sell", "nailed_later": "nail"}
"""Habits that a stop of the ninety days has or has not, with their kind of move."""
POOR = 0.75
"""From here on a listener would believe that it does not suit them."""
STAYS = ("follow", "silence")
"""Kinds of move that stay with the last answer."""
AN_EXCUSE = 2
"""From here on what was told (`Seen.TOLD`) is at least an excuse."""
LAST_WORDS = {
    "thank_them": "thanked",
    "wish_well": "wished_well",
    "own_it": "owned_it",
    "argue_no": "argued_no",
    "blame_no": "blamed_no",
    "our_best": "undermined",
    "family_eats": "begged",
}
"""Moves of a lost deal that share their kind with others."""
REPLIES = {
    "restart": "restarted",
    "nudge": "nudged",
    "joke_back": "joked",
    "drop_price": "dropped_price",
    "blame_them": "blamed",
}


def observed(game: Game) -> dict[str, Share]:
    """Return what one deal shows of somebody's habits; only what they had an occasion for."""
    own = own_moves(game)
    out: Counter[str] = Counter()
    occasions: Counter[str] = Counter()
    for part in (_talk, _listening, _closing, _stepping, _cementing, _ninety_days, _losing, preferred):
        for name, done, of in part(own):
            if of:
                out[name] += done  # type: ignore[assignment]
                occasions[name] += of
    return {name: Share(float(out[name]), of) for name, of in occasions.items()}


Part = Callable[[Own], Noted]


def _talk(own: Own) -> Noted:
    there, talk, game = own.part(*THERE), own.part(Phase.TALK), own.game
    if not talk.turns:
        return
    for name, counted in OFTEN.items():
        yield name, float(there.made(*counted).sum()), 1
        yield from how_often(there, name, *counted)
    for name, counted in ONCE.items():
        yield from at_all(there, name, *counted)
    for name in ("who_decides", "who_uses"):
        yield from how_often(there, name, *ONCE[name])
    for name, counted in {**OFTEN, **ONCE}.items():
        yield from when_first(talk, name, *counted)
    close = next((turn.number for turn in talk.turns if turn.kind == "close"), talk.turns[-1].number + 1)
    yield "questions", game.seen(min(close, game.last), Seen.QUESTIONS), 1
    spoke = any(turn.kind in SELF for turn in talk.turns)
    if spoke:
        yield "before_self", game.final(Seen.BEFORE_SELF), 1
    asked = {int(game.tables.topic[turn.subject]) for turn in talk.turns if turn.kind == "ask"}
    yield "topics", len(asked), 1
    named = named_in_time(game)
    brought = {turn.subject for turn in there.turns if turn.kind == "bring"}
    yield "brought_in", sum(person in brought for person in named), len(named)


def _listening(own: Own) -> Noted:
    game, talk = own.game, own.part(Phase.TALK)
    clues, followed = clues_in(game)
    yield "followed", len(followed), len(clues)
    yield from _staying(talk)
    _, each = worth_share(game)
    asked = [worth for turn, worth in each if not turn.past]
    if asked:
        yield "told_most", float(total(np.array(asked))), len(asked)
    answers = [turn for turn in talk.turns if turn.kind == "answer"]
    right = sum(int(game.trace.objections[turn.number, game.index].argmax()) == turn.subject for turn in answers)
    yield "answered_believed", right, len(answers)
    if any(game.trace.poor[turn.number, game.index] >= POOR for turn in talk.turns):
        yield "left_poor", float(talk.made("leave").any()), 1


def _staying(talk: Own) -> Noted:
    """Yield whether the very next line stays with an answer, after a clue and without one, and whether by silence."""
    can = talk.could(*STAYS)
    for at in range(1, len(talk.turns)):
        if not can[at] or not talk.state.seen[at, Seen.LAST_FACT]:
            continue
        before, stays = talk.turns[at - 1], talk.turns[at].kind in STAYS
        if before.kind not in ("ask", *STAYS):
            continue
        yield "stayed" if before.head.endswith("_clue") else "stayed_anyway", float(stays), 1
        if stays:
            yield "by_silence", float(talk.turns[at].kind == "silence"), 1


def _closing(own: Own) -> Noted:
    talk, game = own.part(Phase.TALK), own.game
    if not talk.turns:
        return
    closes = [turn for turn in talk.turns if turn.kind == "close"]
    if closes or talk.turns[-1].kind in ("walk", "next_step"):
        yield "asked_for_it", float(bool(closes)), 1
    stalled = [turn for turn in closes if turn.head.startswith("not_now")]
    first = [turn for turn in stalled if turn is closes[0]]
    yield "closed_again", float(len(closes) > 1), len(first)
    yield (
        "closed_on",
        sum(turn is not closes[-1] for turn in stalled if turn is not closes[0]),
        len(stalled) - len(first),
    )
    for name, kind in (("argued", "argue"), ("discounted", "discount"), ("easy_no", "easy_no")):
        made = [bool(game.seen(turn.number, Seen.STALLED)) for turn in talk.turns if turn.kind == kind]
        yield name, float(False in made), 1
        yield f"{name}_then", float(True in made), int(bool(stalled))
    yield from how_often(talk.where(talk.state.seen[:, Seen.STALLED] > 0), "argued_then", "argue")
    for manner in ("soft", "firm"):
        ways = [float(turn.manner == manner) for turn in closes]
        yield f"close_{manner}", sum(ways), len(ways)
        yield f"first_{manner}", sum(ways[:1]), len(ways[:1])
        yield f"again_{manner}", sum(ways[1:]), len(ways[1:])


def _stepping(own: Own) -> Noted:
    """Yield how a next step is agreed, and how often before the sale was asked for."""
    talk = own.part(Phase.TALK)
    steps = [turn for turn in talk.turns if turn.kind == "next_step"]
    for name in ("vague", "dated", "calendar"):
        yield f"next_{name}", sum(turn.manner == name for turn in steps), len(steps)
    before = talk.where(talk.state.seen[:, Seen.CLOSES] == 0)
    yield from how_often(before, "stepped", "next_step")


def _cementing(own: Own) -> Noted:
    there = own.part(Phase.CEMENT)
    if not there.turns:
        return
    nails = [turn for turn in own.turns if turn.kind == "nail"]
    at_once = not there.made("nail").any()
    yield "went_at_once", float(at_once), 1
    if not at_once:
        yield "commitments", len({turn.subject for turn in nails if turn.phase == Phase.CEMENT}), 1
    yield from how_often(there, "commitments", "nail")
    for name in ("vague", "dated", "timed"):
        yield f"nailed_{name}", sum(turn.manner == name for turn in nails), len(nails)
    dodged = own.game.tables.blocks.dodged
    if there.state.seen[:, dodged : dodged + len(own.game.tables.due)].any():
        yield from at_all(there, "easy_no_dodged", "easy_no")


def _ninety_days(own: Own) -> Noted:
    game, there = own.game, own.part(Phase.STOP)
    stops = there.state.seen[:, Seen.STOPS].tolist()
    for name, kind in STOPS.items():
        yield from at_stops(there, name, kind, stops)
    wobbles: dict[int, list[int]] = {}
    for at in np.flatnonzero(there.state.seen[:, Seen.WOBBLE_DAY]).tolist():
        wobbles.setdefault(int(there.state.seen[at, Seen.WOBBLES]), []).append(at)
    said = [
        [turn.id for turn in map(there.turns.__getitem__, during) if turn.id in REPLIES] for during in wobbles.values()
    ]
    for move, name in REPLIES.items():
        could = there.mask[:, game.tables.index[move]]
        here = [ids for ids, during in zip(said, wobbles.values(), strict=True) if could[during].any() or move in ids]
        yield name, sum(move in ids for ids in here), len(here)
        yield f"{name}_first", sum(ids[:1] == [move] for ids in said), len(said)
    restarts = sum("restart" in ids for ids in said)
    if restarts:
        first, facts = game.tables.blocks.heard, game.tables.facts
        heard = game.trace.seen[game.last, game.index, first : first + facts]
        yield "asked_again", int(((heard & HEARD_AGAIN) > 0).sum()), restarts


def _losing(own: Own) -> Noted:
    game, after = own.game, own.part(Phase.AFTER_NO)
    if not after.turns:
        return
    for name, counted in LOST.items():
        yield from at_all(after, name, *counted)
    ids = {turn.id for turn in after.turns}
    for move, name in LAST_WORDS.items():
        if move in ids or after.mask[:, game.tables.index[move]].any():
            yield name, float(move in ids), 1
    told = after.state.seen[:, Seen.TOLD]
    for name, kind in (("asked_if_matched", "matched"), ("asked_a_third", "third")):
        made = after.made(kind)
        if ((after.could(kind) & (told >= AN_EXCUSE)) | made).any():
            yield name, float(made.any()), 1
    asked = np.append(False, after.made("why", "matched")[:-1])
    quiet = after.could("silence") & asked & (told > 0)
    yield "stayed_silent", float((after.made("silence") & quiet).any()), int(quiet.any())

"""What was luck: honest counts out of ten from the exact belief: at each ask and visit, after the yes, at the door."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Belief, forced, kept, opening, prior_belief, signal_chances, update
from salesdance.engine import Mode, Phase
from salesdance.scoring import Trace
from salesdance.sitting.debrief_shares import Chance, Door
from salesdance.sitting.debrief_talk import Played

HORIZON = 90
DATED, TIMED = 2, 3
WELL = 70.0
LIKELY = 6
Known = tuple[Belief, Belief]
"""What could be known before and after one turn."""
STILL = (Mode.SETTLED, Mode.HOLLOW_SETTLED)


PAST = ("played", "opens_with")
"""Origins of what the scenario brought along."""


def luck(played: Played, trace: Trace, beliefs: Sequence[Known], total: float) -> Iterator[Chance]:
    """Yield the counts in the order in which they came up; `total` is that of the card."""
    asks = [at for at in range(trace.turns) if np.isfinite(trace.yes[at, 0]) and trace.origin[at]]
    for at in asks:
        one = _asked(played, at, float(trace.yes[at, 0]), last=at == asks[-1], total=total)
        yield _placed(played, one) if len(asks) > 1 else one
    wanted = {"goodbye": _at_the_door, "why": _the_reason}
    done: set[str] = set()
    for at, (before, after) in enumerate(beliefs):
        kind = played.deal.pieces[played.turns[at].move].kind
        if kind == "turn_up" and played.turns[at].origin not in PAST:
            yield _the_visit(played, at, before)
        elif kind in wanted and kind not in done and played.turns[at].origin not in PAST:
            done.add(kind)
            yield wanted[kind](played, at, before, after)


def the_door(played: Played, beliefs: Sequence[Known]) -> Door | None:
    """Return how a yes was left, at its first goodbye in this sitting."""
    for at, (_, after) in enumerate(beliefs):
        turn = played.turns[at]
        if played.deal.pieces[turn.move].kind == "goodbye" and turn.origin not in PAST:
            return _door(played, after)
    return None


def _at_the_door(played: Played, at: int, before: Belief, after: Belief) -> Chance:
    door, came = _door(played, after), _still_there(played)
    count = door.stay
    left, *better = [sentence for sentence, _, _ in door.sentences]
    words = [left, _this(count, came), *better]
    return Chance(" ".join(word for word in words if word), count, door.stay_share, came, at)


def _the_visit(played: Played, at: int, before: Belief) -> Chance:
    tables, turn = played.deal.tables, played.turns[at]
    names = tables.answers[int(tables.kind[turn.move])].signals
    share = float(total_of(signal_chances(tables, before, turn.move)[0])[names.index("comes")])
    came, count = turn.head == "comes", of_ten(share)
    some = {0: "hardly any takes", 10: "nearly all take"}.get(count, f"{count} {'takes' if count == 1 else 'take'}")
    return Chance(f"Of 10 visits left like that, {some} place. {_this(count, came)}".rstrip(), count, share, came, at)


def _the_reason(played: Played, at: int, before: Belief, after: Belief) -> Chance:
    tables, turn = played.deal.tables, played.turns[at]
    joint = total_of(signal_chances(tables, before, turn.move)[0])
    names = tables.answers[int(tables.kind[turn.move])].signals
    share = 0.0
    for at_signal, name in enumerate(names):
        share += float(joint[at_signal]) if name.startswith("truth/") else 0.0
    came, count = turn.head == "truth", of_ten(share)
    later = not came and any(one.head == "truth" for one in played.turns[at + 1 :])
    some = {0: "hardly anybody tells", 10: "nearly all tell"}.get(count, f"{count} of 10 tell")
    words = f"Asked why the way you asked, {some} the real reason."
    this = "This one did not at first, and did later." if later else _this(count, came)
    return Chance(f"{words} {this}".rstrip(), count, share, came, at)


def of_ten(share: float) -> int:
    """Return a share as a whole count out of ten."""
    return min(max(int(share * 10 + 0.5), 0), 10)


def _asked(played: Played, at: int, share: float, *, last: bool, total: float) -> Chance:
    signal = played.turns[at].head
    came, count = signal == "yes", of_ten(share)
    well = "You played this deal well. " if last and not came and total >= WELL and count >= LIKELY else ""
    if count == 0:
        words = "Hardly any such meeting ends in a yes."
    elif count == 10:
        words = "Nearly all such meetings end in a yes."
    else:
        words = f"{count} of 10 such meetings end in a yes."
    return Chance(f"{well}{words} {_this(count, came)}".rstrip(), count, share, came, at)


def _placed(played: Played, chance: Chance) -> Chance:
    """Return a count with the line it belongs to, so that two asks of one sitting do not seem to contradict."""
    moment = None if chance.turn is None else played.talk.get(chance.turn)
    return replace(chance, sentence=f"{chance.sentence} (line {moment.number})") if moment and moment.number else chance


def _this(count: int, came: bool | None) -> str:
    """Return which of the ten this one was."""
    if came is None or (count == 0 and not came) or (count == 10 and came):
        return ""
    if came:
        return "This was one of them." if count else "This one was, all the same."
    others = 10 - count
    if others == 0:
        return "This one was not."
    return "This was the other one." if others == 1 else f"This was one of the other {others}."


def _still_there(played: Played) -> bool | None:
    """Tell whether the customer is still there on the last day; None before that is known."""
    last = played.turns[-1].after
    if last.day >= HORIZON and last.phase == Phase.DONE:
        return played.mode in STILL
    return False if played.mode in (Mode.GONE, Mode.NO_FINAL, Mode.NO_OPEN) else None


def total_of(joint: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the sum over types [S] of joint chances [T, S], row after row."""
    out = np.zeros(joint.shape[1])
    for row in joint:
        out = out + row
    return out


def known(played: Played) -> Iterator[Known]:
    """Yield for each turn what could be known before and after it."""
    tables, start = played.deal.tables, opening(played.deal.tables, played.deal.scenario.start)
    belief = prior_belief(tables, 1, start.weights)
    for turn in played.turns:
        move = np.array([turn.move])
        names = tables.answers[int(tables.kind[turn.move])].signals
        signal = np.array([names.index(turn.signal)])
        after = forced(tables, belief, move, signal) if turn.origin in PAST else update(tables, belief, move, signal)
        yield belief, after
        belief = after


def _open_items(played: Played, belief: Belief) -> dict[str, int]:
    """Return the commitments that were left without a day, with their columns of what is seen."""
    deal, first, seen = played.deal, played.deal.tables.blocks.nailed, belief.state.seen
    columns = {kind: first + deal.commitment_at[kind] for kind in deal.commitments}
    return {kind: column for kind, column in columns.items() if seen[0, column] < DATED}


def _door(played: Played, belief: Belief) -> Door:
    """Return how a yes was left, and what the two most telling things left open would have done."""
    deal, left_open = played.deal, _open_items(played, belief)
    whole, stays = len(deal.commitments), float(kept(deal.tables, belief)[0])
    gains = [(-float(kept(deal.tables, _with(belief, [at]))[0]), kind, at) for kind, at in left_open.items()]
    best = sorted(gains)[:2]
    better = float(kept(deal.tables, _with(belief, [at for _, _, at in best]))[0]) if best else stays
    missing = tuple(deal.filled(deal.commitments[kind].label) for _, kind, _ in best)
    return Door(whole - len(left_open), whole, of_ten(stays), of_ten(better), missing, stays, better)


def _with(belief: Belief, columns: list[int]) -> Belief:
    seen = belief.state.seen.copy()
    seen[:, columns] = TIMED
    return Belief(replace(belief.state, seen=seen), belief.weights)

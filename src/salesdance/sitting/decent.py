"""The decent seller who plays on between two votes of a room, and the hands in which that is not easy."""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.engine import Phase, Seen
from salesdance.sitting.deal import Deal
from salesdance.sitting.drawing import ALWAYS, Slot
from salesdance.sitting.game import Sight
from salesdance.sitting.hand import Hand

BOTH, OF_A_ROOM = 2, 4
VAGUE = "vague"
WAYS_ON = ("hang_up", *ALWAYS, "confirm", "next_step", "ask", "walk")
SPARE: tuple[Slot, ...] = ("twin", "door", "thread", "step", "ground", "pull")


def sound(deal: Deal, hand: Hand, sight: Sight, legal: Sequence[int]) -> int:
    """Return what a decent seller would do next among the legal moves; there must be one.

    After a no one clean road is enough, and then it is time to go.
    """
    on_the_road = sight.phase == Phase.AFTER_NO and bool(sight.seen[Seen.HELP] or sight.seen[Seen.PROMISED])
    if hand.next is not None and hand.next in legal and not on_the_road:
        return hand.next
    firm = [piece for move in legal if (piece := deal.pieces[move]).entry.manner != VAGUE]
    found = [piece.index for kind in WAYS_ON for piece in firm if piece.kind == kind]
    return found[0] if found else legal[0]


def torn(deal: Deal, hand: Hand, natural: int) -> tuple[str, ...]:
    """Return the keys of four lines, in order, if the natural one and a temptation are among those of the hand."""
    step = [key for key, pick in hand.picks.items() if pick.move == natural]
    tempting = [key for key, pick in hand.picks.items() if deal.pieces[pick.move].relieves is not None]
    chosen = [*step, *[key for key in tempting if key not in step][:1]]
    if not step or len(chosen) < BOTH or len(hand.picks) < OF_A_ROOM:
        return ()
    spare = sorted((SPARE.index(pick.slot), key) for key, pick in hand.picks.items() if key not in chosen)
    return tuple(sorted([*chosen, *[key for _, key in spare]][:OF_A_ROOM]))

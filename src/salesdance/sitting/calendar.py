"""The ninety days as correspondence: what happened, what came, what did not come, and what is due next.

A wobble lies among the other mail of its day, in an order that luck gives; only its words tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.engine import Phase, Seen
from salesdance.scenario import Mail
from salesdance.sitting.deal import Deal
from salesdance.sitting.dice import POST, Dice, shuffled
from salesdance.sitting.game import Sight, Turn
from salesdance.sitting.sheet import mark
from salesdance.sitting.view import Calendar, Said

HEDGED = ("hedges", "hedges_rival")
PITCHED = ("rival", "hedges_rival")
KINDS = ("fine", "hectic", "hedges", "rival", "cancels")
SILENCE, ORDER, OPEN = 100, 200, 300
DUE = 3
AGREED = ("dated", "timed")
DATED = 2


class Post:
    """The post of a sitting: what lies on the table now, and which mails were sent before."""

    def __init__(self, deal: Deal, dice: Dice) -> None:
        self._deal = deal
        self._dice = dice
        self._sent: set[tuple[str, int]] = set()
        self._count = dict.fromkeys(KINDS, 0)
        self._gathered: list[tuple[int, Said]] = []
        self._stops = 0
        self.table: tuple[Said, ...] = ()
        self._open: Said | None = None
        self.wobbles = False
        self._cancelled = False
        self._happened: list[Mail | None] = []

    def passed(self, turn: Turn) -> None:
        """Note what a day or the post brought."""
        sight, kind = turn.after, self._deal.pieces[turn.move].kind
        if kind == "day":
            self._day(turn, sight)
        elif turn.signal == "nothing":
            # Beside other post "nothing from them" would be wrong: that may well be from their house.
            self._remark("silence_beside" if self._came() else "silence_item", SILENCE, sight.day)
        else:
            self._mail(turn.signal, sight.day)

    def clear(self) -> None:
        """Take everything off the table: the days go on."""
        self.table, self._gathered, self.wobbles = (), [], False

    def lay(self, sight: Sight) -> tuple[Said, ...]:
        """Lay what was gathered on the table by its days, and return it; what came on one day is mixed.

        A cancellation comes last: nothing is read after it.
        """
        self._stops += 1
        luck = self._dice.many(POST + ORDER, len(self._gathered), self._stops)
        mixed = self._gathered if self._cancelled else shuffled(self._gathered, luck)
        # That nothing else came is said once what did come lies there.
        self.table = tuple(said for _, said in sorted(mixed, key=lambda one: (one[1].who == "calendar", one[0])))
        self._gathered, self._cancelled = [], False
        return self.table

    def on_table(self, open_still: bool) -> tuple[Said, ...]:
        """Return what lies on the table; that second thoughts are open is not said once they are not."""
        return tuple(said for said in self.table if open_still or said is not self._open)

    def _day(self, turn: Turn, sight: Sight) -> None:
        day, deal = sight.day, self._deal
        for commitment in deal.commitments.values():
            if max(commitment.day, 1) == day:
                stands = sight.nailed(deal.commitment_at[commitment.kind])
                self._once(commitment.kept if stands >= DATED else commitment.gap, day)
        for piece in deal.of("promise"):
            promise = deal.promises[piece.subject]
            if promise.back_on == day and sight.said[piece.index]:
                self._once(promise.comes_back, day)
        if turn.signal in PITCHED:
            self._mail("rival", day)
        if turn.signal in HEDGED:
            self._mail("hedges", day)
            self.wobbles = True
        if turn.signal == "cancels":
            self._mail("cancels", day)
            self._cancelled = True
        self._lies_there(turn.signal, sight)

    def _lies_there(self, signal: str, sight: Sight) -> None:
        """Say on which day second thoughts were written, where the calendar stops only because they are still open."""
        since = sight.seen[Seen.WOBBLE_DAY]
        waiting = sight.day + 1 - since
        if since and sight.phase == Phase.POST and self._deal.tables.unanswered[waiting] and signal not in HEDGED:
            answered = sight.seen[Seen.CONTACT_DAY] >= since
            self._remark("still_open" if answered else "unanswered", OPEN, sight.day, since=since - 1)
            self._open = self._gathered[-1][1]

    def _came(self) -> bool:
        """Tell whether post lies there, from whomever."""
        return any(said.who != "calendar" for _, said in self._gathered)

    def _remark(self, key: str, lane: int, day: int, **more: object) -> None:
        text = self._deal.text(key, self._dice.one(POST + lane, day), **more)
        self._add("calendar", f"{text} {self._date(day)}", 0)

    def _once(self, mail: Mail | None, day: int) -> None:
        """Add what happens once only, also where the days begin anew for one who was won back."""
        if mail not in self._happened:
            self._own(mail, day)
            self._happened.append(mail)

    def _own(self, mail: Mail | None, day: int) -> None:
        if mail is not None:
            self._add(mail.sender, self._deal.filled(mail.says), day)

    def _mail(self, kind: str, day: int) -> None:
        """Add one mail of a kind; none comes twice while others of it are left."""
        mails = self._deal.scenario.mails.get(kind, ())
        if not mails:
            return
        left = [at for at in range(len(mails)) if (kind, at) not in self._sent]
        if not left:
            self._sent -= {(kind, at) for at in range(len(mails))}
            left = list(range(len(mails)))
        luck = self._dice.one(POST + KINDS.index(kind), self._count[kind])
        at = left[int(luck * len(left))]
        self._count[kind] += 1
        self._sent.add((kind, at))
        self._own(mails[at], day)

    def _add(self, who: str, says: str, day: int) -> None:
        self._gathered.append((day, Said(who, says, self._date(day) if day else "")))

    def _date(self, day: int) -> str:
        return self._deal.text("day", day=day)


def calendar(deal: Deal, post: Post, sight: Sight, turns: Sequence[Turn]) -> Calendar | None:
    """Return the calendar at a stop; None anywhere else. A day that was put off since it was named is not in it."""
    if sight.phase != Phase.STOP:
        return None
    fixed = [one for one in deal.commitments.values() if mark(deal, sight, one.kind, turns) in AGREED]
    ahead = [one for one in fixed if one.day > sight.day]
    coming = sorted(ahead, key=lambda one: one.day)
    due = tuple(deal.text("due", day=one.day, label=one.label) for one in coming[:DUE])
    wobble = sight.seen[Seen.WOBBLE_DAY]
    return Calendar(
        day=sight.day,
        hours=sight.seen[Seen.QUARTERS] / 4,
        post=post.on_table(bool(wobble)),
        due=due,
        wobble_since=wobble - 1 if wobble else None,
    )

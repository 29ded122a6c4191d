"""The hand: four to six lines drawn from what can be seen and from luck, mixed so that it is not a test.

Lines that stay keep their key; new ones take the free keys in an order that luck gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from salesdance.engine import Phase, Seen
from salesdance.moves import Relief
from salesdance.scenario import Pause
from salesdance.sitting.deal import Deal
from salesdance.sitting.dice import HAND, HIDDEN, Dice
from salesdance.sitting.game import Sight, Turn
from salesdance.sitting.lines import Lines
from salesdance.sitting.pulls import pulls
from salesdance.sitting.scene import DODGED, Scene, grounds, threads
from salesdance.sitting.steps import natural, twins

Slot = Literal["thread", "ground", "step", "pull", "twin", "door"]
KEYS = ("1", "2", "3", "4", "5", "6")
USUAL_SIZE, MOST, KEPT = 5, 6, 4
KEPT_OF_A_FORM, EACH_FORM, MOST_ASKING = 3, 2, 3
HIDES, HIDES_FOR = 0.18, 4
NARROW, WIDE = (0.84, 1.18), (0.7, 1.4)
NEVER = ("follow", "silence", "leave", "day", "post")
WAYS_OUT = ("walk", "hang_up")
FEW_OPEN = 4
ALWAYS = ("goodbye", "carry_on", "turn_up")
NOT_TO_FILL = (*WAYS_OUT, "close", "next_step", "easy_no", "argue", "argue_no")
AGAIN_EACH_TIME = (Phase.RESTART, Phase.STOP)
QUICK = (("f", "follow"), ("s", "silence"))


@dataclass(frozen=True, slots=True)
class Pick:
    """A line in the hand and the slot it was drawn for; no face ever sees the slot."""

    move: int
    slot: Slot


def asks(line: str) -> bool:
    """Tell whether a line is a question, by how it ends."""
    return line.rstrip("\"'”’)").endswith("?")


class Hand:
    """The lines under the keys 1 to 6, renewed whenever the seller can speak again."""

    def __init__(self, deal: Deal, lines: Lines, dice: Dice) -> None:
        self._deal = deal
        self._lines = lines
        self._dice = dice
        self._chapter: tuple[int, ...] = ()
        self._said_here: set[int] = set()
        always = (*ALWAYS, *WAYS_OUT, "easy_no")
        self._always = {piece.index for kind in always for piece in deal.of(kind)}
        self._draws = 0
        self._relieved: Relief | None = None
        self._hurried = False
        self.picks: dict[str, Pick] = {}
        self.next: int | None = None

    def renew(self, sight: Sight, legal: Sequence[int], last: Turn | None, pause: Pause) -> None:
        """Draw what is new; `last` is the turn that was just made, `pause` the one before its answer."""
        self._turn_page(sight, last)
        self._draws += 1
        luck = self._dice.many(HAND, len(self._deal.pieces), self._draws)
        may = frozenset(self._offered(sight, legal))
        self._hurried = self._hurried or (last is not None and last.head == "hurries")
        scene = Scene(self._deal, sight, last, pause, may, tuple(luck), self._hurried)
        steps = natural(scene)
        self.next = steps[0] if steps else None
        kept = self._kept(scene, steps)
        stay = {pick.move for pick in kept.values()}
        gone = {pick.move for pick in self.picks.values() if pick.slot not in ("pull", "twin")} - stay
        shown = replace(scene, offer=may - (self._hidden() - stay) - gone)
        picks = _Drawing(shown, self._lines, kept).drawn(steps, self._relieved)
        if len(kept) + len(picks) < FEW_OPEN:
            picks = _Drawing(scene, self._lines, kept).drawn(steps, self._relieved)
        pulled = [self._deal.pieces[one.move].relieves for one in picks if one.slot == "pull"]
        self._relieved = pulled[0] if pulled else self._relieved
        self._lay(kept, picks, luck)

    def _turn_page(self, sight: Sight, last: Turn | None) -> None:
        seen = sight.seen
        chapter = (sight.phase, seen[Seen.MEETING], seen[Seen.STOPS], seen[Seen.RESTART_ASKED])
        if chapter != self._chapter:
            self._chapter, self._said_here, self.picks = chapter, set(), {}
        elif last is not None:
            self._said_here.add(last.move)

    def _offered(self, sight: Sight, legal: Sequence[int]) -> list[int]:
        """Return what may stand in the hand: nothing said before, and a way out only when little is open."""
        kinds = {move: self._deal.pieces[move].kind for move in legal}
        open_moves = [
            move
            for move, kind in kinds.items()
            if kind not in NEVER and kind not in WAYS_OUT and (kind in ALWAYS or not self._spent(move, sight))
        ]
        few = len(open_moves) < FEW_OPEN
        return open_moves + [move for move, kind in kinds.items() if few and kind in WAYS_OUT]

    def _hidden(self) -> frozenset[int]:
        """Return the moves that are in the repertoire only, for a few turns each; a line once shown stays."""
        hides = self._dice.many(HIDDEN, len(self._deal.pieces), self._draws // HIDES_FOR)
        return frozenset(at for at, u in enumerate(hides) if u < HIDES and at not in self._always)

    def _spent(self, move: int, sight: Sight) -> bool:
        return move in self._said_here if sight.phase in AGAIN_EACH_TIME else sight.said[move] > 0

    def _kept(self, scene: Scene, steps: list[int]) -> dict[str, Pick]:
        """Return the lines that stay: ground and steps always, a thread only while it is one."""
        kept: dict[str, Pick] = {}
        still = set(threads(scene))
        for key, pick in self.picks.items():
            if pick.move not in scene.offer or pick.slot in ("pull", "twin"):
                continue
            about_a_fact = self._deal.pieces[pick.move].kind == "ask"
            if pick.slot == "thread" and pick.move not in still and not about_a_fact:
                continue
            kept[key] = Pick(pick.move, "ground") if pick.slot in ("thread", "step") else pick
        others = [key for key, pick in kept.items() if pick.slot != "door"]
        asking = [key for key in others if asks(self._lines.says(kept[key].move, scene.sight))]
        telling = [key for key in others if key not in asking]
        # Without room for anything new, or for the other form, what leads nowhere now goes first.
        for group, most in ((asking, KEPT_OF_A_FORM), (telling, KEPT_OF_A_FORM), (others, KEPT)):
            while len(group := [key for key in group if key in kept]) > most:
                moves = [(key, kept[key].move) for key in group]
                useless = [key for key, move in moves if move not in steps and move not in still]
                del kept[(useless or group)[0]]
        return kept

    def _lay(self, kept: dict[str, Pick], picks: list[Pick], luck: list[float]) -> None:
        size = max(len(kept) + len(picks), *(KEYS.index(key) + 1 for key in kept), 0, 0)
        free = [key for key in KEYS[:size] if key not in kept]
        order = sorted(range(len(free)), key=lambda at: (luck[at], at))
        placed = {free[at]: pick for at, pick in zip(order, picks, strict=False)}
        self.picks = {key: one for key in KEYS if (one := kept.get(key) or placed.get(key)) is not None}


class _Drawing:
    """One drawing of new lines beside those that stay."""

    def __init__(self, scene: Scene, lines: Lines, kept: dict[str, Pick]) -> None:
        self.scene = scene
        self.lines = lines
        self.picks: list[Pick] = []
        self.here = {pick.move for pick in kept.values()}
        self.kept = len(kept)
        self.best = -1
        self.rows = {self._row(move) for move in self.here}
        self.text = {move: lines.says(move, scene.sight) for move in scene.offer}
        counts = sorted(lines.words(text) for text in self.text.values())
        self.usual = counts[len(counts) // 2] if counts else 0

    def drawn(self, steps: list[int], relieved: Relief | None) -> list[Pick]:
        scene = self.scene
        self._doors()
        self.best = steps[0] if steps else -1
        offered = [move for move in steps if move in scene.offer]
        if offered[:1] == steps[:1]:
            self._add(offered[:1], "step")
        follow = threads(scene)
        tempting = pulls(scene, relieved)
        if not self._add(tempting, "pull", form=self._lacking()):
            self._add(tempting, "pull")
        self._add(follow, "thread")
        open_ground = grounds(scene)
        while self.size < USUAL_SIZE - 1 and self._add(open_ground, "ground"):
            pass
        if self.size < USUAL_SIZE:
            self._twin(steps, follow)
        filling = [piece for piece in scene.deal.pieces if piece.kind not in NOT_TO_FILL]
        rest = [*open_ground, *offered, *scene.by_luck(filling)]
        for size, moves in ((USUAL_SIZE, open_ground), (USUAL_SIZE - 1, rest)):
            while self.size < size and self._add(moves, "ground"):
                pass
        self._mix([*rest])
        return self.picks

    @property
    def size(self) -> int:
        return self.kept + len(self.picks)

    def _lacking(self) -> bool | None:
        """Tell which form the hand is short of already: questions, statements, or neither."""
        asking = sum(self._asks(move) for move in self.here)
        telling = len(self.here) - asking
        if asking > EACH_FORM and telling < EACH_FORM:
            return False
        return True if telling > EACH_FORM and asking < EACH_FORM else None

    def _row(self, move: int) -> str:
        piece = self.scene.deal.pieces[move]
        return f"nail/{piece.subject}" if piece.kind == "nail" else piece.id

    def _doors(self) -> None:
        """After the yes a goodbye stands there, after a dodge an easy no, at a stop doing nothing."""
        doors = self.scene.of(*ALWAYS, *WAYS_OUT)
        sight = self.scene.sight
        dodged = any(sight.dodged(item) for item in self.scene.deal.commitment_at.values())
        if sight.phase == Phase.CEMENT and (dodged or self.scene.head in DODGED):
            doors += self.scene.of("easy_no")
        for door in doors:
            self._add([door], "door")

    def _twin(self, steps: list[int], follow: list[int]) -> None:
        pieces = self.scene.deal.pieces
        pulled = {pieces[one.move].relieves for one in self.picks if one.slot == "pull"} - {None}
        for move in (*steps[:1], *follow[:1]):
            weaker = [at for at in twins(self.scene, move) if pieces[at].relieves not in pulled]
            if self._add(weaker, "twin", same_row=True):
                return

    def _add(self, moves: Iterable[int], slot: Slot, *, same_row: bool = False, form: bool | None = None) -> bool:
        """Add the first fitting move, if possible one of the usual length; tell whether there was one."""
        if self.size >= MOST:
            return False
        open_moves = [
            move
            for move in moves
            if move in self.scene.offer
            and move not in self.here
            and (same_row or self._row(move) not in self.rows)
            and (form is None or self._asks(move) == form)
        ]
        chosen = self._in_company(open_moves) if slot not in ("step", "door") else open_moves[:1]
        for move in chosen:
            self.picks.append(Pick(move, slot))
            self.here.add(move)
            self.rows.add(self._row(move))
        return bool(chosen)

    def _in_company(self, moves: list[int]) -> list[int]:
        """Return the first of several moves that has the usual length, and that leaves the step not alone.

        The natural next line must not be known by being the shortest, the longest, or the one that asks.
        """
        step = self.best
        if step in self.here:
            fitting = self._within(moves, WIDE)
            length = self._length(step)
            others = [self._length(move) for move in self.here if move != step]
            if others and length < min(others):
                fitting = [move for move in fitting if self._length(move) < length] or fitting
            elif others and length > max(others):
                fitting = [move for move in fitting if self._length(move) > length] or fitting
            asking = sum(self._asks(move) for move in self.here)
            if self._asks(step) and asking < MOST_ASKING:
                fitting = [move for move in fitting if self._asks(move)] or fitting
            moves = fitting or moves
        for band in (NARROW, WIDE):
            fitting = self._within(moves, band)
            if fitting:
                return fitting[:1]
        return moves[:1]

    def _within(self, moves: list[int], band: tuple[float, float]) -> list[int]:
        low, high = band[0] * self.usual, band[1] * self.usual
        return [move for move in moves if low <= self._length(move) <= high]

    def _length(self, move: int) -> int:
        return self.lines.words(self.text.get(move) or self.lines.says(move, self.scene.sight))

    def _asks(self, move: int) -> bool:
        return asks(self.text.get(move) or self.lines.says(move, self.scene.sight))

    def _mix(self, rest: list[int]) -> None:
        """See to it that at least two lines ask and two do not, where the pool allows."""
        plain = [move for move in rest if self.scene.deal.pieces[move].relieves is None]
        for form in (True, False):
            while sum(self._asks(move) == form for move in self.here) < EACH_FORM:
                if self.size >= USUAL_SIZE and not self._drop(form):
                    break
                if not self._add([*plain, *rest], "ground", form=form):
                    break

    def _drop(self, form: bool) -> bool:
        """Take out a new line of the other form that can be spared; tell whether there is room now."""
        others = sum(self._asks(move) != form for move in self.here)
        for slot in ("twin", "ground", "thread"):
            for one in reversed(self.picks):
                if one.slot == slot and self._asks(one.move) != form and others > EACH_FORM:
                    self.picks.remove(one)
                    self.here.discard(one.move)
                    self.rows.discard(self._row(one.move))
                    return True
        return self.size < MOST

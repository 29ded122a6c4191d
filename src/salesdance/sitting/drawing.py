"""One drawing of new lines beside those that stay: first slot by slot, then mended until nothing stands out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from salesdance.engine import Phase
from salesdance.moves import Relief
from salesdance.reliefs import DODGED, EXCUSED
from salesdance.sitting.company import FEATURES, alone, faults, is_extreme
from salesdance.sitting.lines import Lines
from salesdance.sitting.pulls import pulls
from salesdance.sitting.scene import Scene, grounds, threads
from salesdance.sitting.steps import twins

Slot = Literal["thread", "ground", "step", "pull", "twin", "door"]
USUAL_SIZE, LEAST, MOST = 5, 4, 6
ALWAYS = ("goodbye", "carry_on", "turn_up")
WAYS_OUT = ("walk", "hang_up")
UNDER_A_KEY = "carry_on"
NOT_TO_FILL = (*WAYS_OUT, "close", "next_step", "easy_no", "argue", "argue_no", "restart")
ANSWERED = (*EXCUSED, "voiced", "not_now_voiced", "names", "names_all")
WASTED, LESS_EXACT = ("check_in", "sell"), ("vague", "dated")
SETTLED = (Phase.CEMENT, Phase.STOP, Phase.RESTART, Phase.AFTER_NO)
SECOND, WEAKER_TOO, WEAKER_OF_FEW, FEW_ROWS, LOOKED_ON = 0.7, 0.15, 0.75, 3, 3
UNTEMPTED: dict[int, float] = {Phase.CEMENT: 0.6, Phase.RESTART: 0.4}
"""How often nothing tempts, by act: there what tempts is never right, and who knows that chooses among the others."""
ROUNDS, LOOKED_AT = 8, 12
FAULT, MOST_ASK, EXTREME_AT_TIMES = 3, 3, 0.35


@dataclass(frozen=True, slots=True)
class Pick:
    """A line in the hand and the slot it was drawn for; no face ever sees the slot."""

    move: int
    slot: Slot


@dataclass(frozen=True, slots=True)
class _Change:
    """A way to mend a hand: what goes (None: nothing), what comes instead, in which words ("": as ever)."""

    goes: Pick | None
    comes: Pick | None
    words: str = ""


class Drawing:
    """One drawing; `kept` are the lines that stay, `relieved` is what the last temptation relieved.

    `keys` are those under which lines stood before: one whose key is taken waits until that is free again.
    """

    def __init__(
        self,
        scene: Scene,
        lines: Lines,
        kept: Mapping[str, Pick],
        relieved: Relief | None,
        keys: Mapping[int, str],
    ) -> None:
        self._scene = scene
        self._lines = lines
        self._kept = [pick.move for pick in kept.values()]
        self._taken = frozenset(kept)
        self._keys = keys
        self._relieved = relieved
        self._picks: list[Pick] = []
        self._pools: dict[Slot, list[int]] = {}
        self._best = -1

    def drawn(self, steps: list[int]) -> list[Pick]:
        """Return the new lines, given the natural next moves, best first."""
        scene = self._scene
        self._best = steps[0] if steps else -1
        self._doors()
        step = [move for move in steps[:1] if move in scene.offer]
        self._add("step", step, same_row=True)
        # At a fresh start every question follows from something: there a thread is what answers them.
        follow = threads(scene) if scene.sight.phase != Phase.RESTART or scene.head in ANSWERED else []
        self._pools["pull"] = pulls(scene, self._relieved)
        if scene.luck[-1] >= UNTEMPTED.get(scene.sight.phase, 0):
            self._add("pull", self._pools["pull"])
        self._pools["thread"] = follow
        self._add("thread", follow)
        open_ground = grounds(scene)
        self._pools["twin"] = self._weaker(steps, follow)
        filling = [piece for piece in scene.deal.pieces if piece.kind not in NOT_TO_FILL]
        if scene.sight.phase in SETTLED:
            filling = [piece for piece in filling if piece.kind not in WASTED and piece.entry.manner not in LESS_EXACT]
        plain = [move for move in scene.by_luck(filling) if scene.deal.pieces[move].relieves is None]
        self._pools["ground"] = list(dict.fromkeys([*open_ground, *steps, *plain]))
        order_is_known = scene.sight.phase in SETTLED
        if order_is_known:
            self._add("ground", [move for move in steps[1:LOOKED_ON] if scene.luck[move] < SECOND])
            if scene.sight.phase == Phase.AFTER_NO:
                self._add("ground", scene.of("ask_final", "grace"))
        while self.size < USUAL_SIZE - 1 and self._add("ground", open_ground):
            pass
        if self.size < USUAL_SIZE and not (order_is_known and scene.luck[self._best] > self._weaker_too()):
            self._add("twin", self._pools["twin"], same_row=True)
        while self.size < USUAL_SIZE and self._add("ground", open_ground):
            pass
        while self.size < USUAL_SIZE - 1 and self._add("ground", [*self._pools["ground"], *scene.by_luck(filling)]):
            pass
        self._mend()
        return self._picks

    @property
    def size(self) -> int:
        """Return how many lines the hand has by now."""
        return len(self._kept) + len(self._picks)

    def alone(self) -> int:
        """Return a line that stays and stands out with nothing beside it to keep it company, or -1."""
        moves = [*self._kept, *[one.move for one in self._picks]]
        looks = [self._lines.look(self._lines.says(move, self._scene.sight)) for move in moves]
        found = [alone(looks, feature) for feature in FEATURES]
        lonely = [moves[at] for at in found if 0 <= at < len(self._kept) and moves[at] != self._best]
        return lonely[0] if lonely else -1

    # slot by slot ----------------------------------------------------------------------------------------

    def _row(self, move: int) -> str:
        piece = self._scene.deal.pieces[move]
        return f"nail/{piece.subject}" if piece.kind == "nail" else piece.id

    def _doors(self) -> None:
        """After the yes a goodbye stands there, after a dodge an easy no."""
        doors = self._scene.of(*ALWAYS, *WAYS_OUT)
        sight = self._scene.sight
        dodged = any(sight.dodged(item) for item in self._scene.deal.commitment_at.values())
        if sight.phase == Phase.CEMENT and (dodged or self._scene.head in DODGED):
            doors += self._scene.of("easy_no")
        for door in doors:
            self._add("door", [door])

    def _weaker(self, steps: list[int], follow: list[int]) -> list[int]:
        """Return weaker forms of the step and of the thread, none that relieves what the temptation relieves."""
        pieces = self._scene.deal.pieces
        pulled = {pieces[one.move].relieves for one in self._picks if one.slot == "pull"} - {None}
        found = [weaker for move in (*steps[:1], *follow[:1]) for weaker in twins(self._scene, move)]
        return [move for move in found if pieces[move].relieves not in pulled]

    def _weaker_too(self) -> float:
        """Return how often a weaker form stands there where the order of right lines is nearly known.

        Oftener where few rows of the sheet are left: beside its own weaker form a row is not known by being one.
        """
        rows = [move for move in self._scene.of("nail") if self._scene.deal.pieces[move].entry.manner == "timed"]
        few = self._scene.sight.phase == Phase.CEMENT and len(rows) < FEW_ROWS
        return WEAKER_OF_FEW if few else WEAKER_TOO

    def _add(self, slot: Slot, moves: Iterable[int], *, same_row: bool = False) -> bool:
        """Add the first move that is not there yet; tell whether there was one."""
        if self.size >= MOST:
            return False
        for move in moves:
            if self._free(move, same_row=same_row):
                self._picks.append(Pick(move, slot))
                return True
        return False

    def _free(self, move: int, *, same_row: bool = False, without: Pick | None = None) -> bool:
        here = [*self._kept, *[one.move for one in self._picks if one != without]]
        if move not in self._scene.offer or move in here or self._scene.deal.pieces[move].kind == UNDER_A_KEY:
            return False
        if move != self._best and self._is_taken(move, without):
            return False
        return same_row or self._row(move) not in {self._row(other) for other in here}

    def _is_taken(self, move: int, without: Pick | None) -> bool:
        """Tell whether the key under which a move stood before has another line by now."""
        key = self._keys.get(move)
        drawn = {self._keys.get(one.move) for one in self._picks if one != without}
        return key is not None and (key in self._taken or key in drawn)

    # until nothing stands out ----------------------------------------------------------------------------

    def _mend(self) -> None:
        """Change what was drawn, line by line or word by word, as long as that leaves less to stand out."""
        left = self._cost(None)
        for _ in range(ROUNDS):
            if not left:
                return
            costs = [(self._cost(change), at, change) for at, change in enumerate(self._changes())]
            least, _, change = min(costs, key=lambda one: one[:2], default=(left, 0, _Change(None, None)))
            if least >= left:
                return
            left = least
            self._make(change)

    def _changes(self) -> Iterator[_Change]:
        """Yield what could be changed, first what changes least: words, ground, twin, pull, thread, one line more."""
        for one in self._picks:
            for words in self._lines.wordings(one.move, self._scene.sight):
                yield _Change(one, one, words)
        for slot in ("ground", "twin", "pull", "thread"):
            for one in self._picks:
                if one.slot == slot:
                    yield from (_Change(one, other) for other in self._others(one))
        if self.size < MOST:
            yield from (_Change(None, other) for other in self._others(None))
        if self.size > LEAST:
            yield from (_Change(one, None) for one in self._picks if one.slot in ("ground", "twin"))

    def _others(self, one: Pick | None) -> Iterator[Pick]:
        slot: Slot = one.slot if one is not None else "ground"
        pool = self._pools[slot] if slot != "twin" else [*self._pools["twin"], *self._pools["ground"]]
        free = [move for move in pool if self._free(move, without=one, same_row=slot == "twin")]
        return (Pick(move, slot) for move in free[:LOOKED_AT])

    def _cost(self, change: _Change | None) -> int:
        """Return what stands out after a change; a little for few questions, and for knowing the step by its length."""
        moves = [*self._kept, *[one.move for one in self._picks]]
        words = {}
        if change is not None:
            moves = [move for move in moves if change.goes is None or move != change.goes.move]
            if change.comes is not None:
                moves.append(change.comes.move)
                words = {change.comes.move: change.words} if change.words else {}
        looks = [self._lines.look(words.get(move) or self._lines.says(move, self._scene.sight)) for move in moves]
        few = sum(one.asks for one in looks) < MOST_ASK
        small = FAULT * max(0, USUAL_SIZE - len(looks))
        known = self._best in moves and self._scene.luck[self._best] > EXTREME_AT_TIMES
        return FAULT * faults(looks) + small + few + (known and is_extreme(looks, moves.index(self._best)))

    def _make(self, change: _Change) -> None:
        if change.words and change.comes is not None:
            self._lines.settle(change.comes.move, self._scene.sight, change.words)
            return
        if change.goes is not None:
            self._picks.remove(change.goes)
        if change.comes is not None:
            self._picks.append(change.comes)

"""The hand: four to six lines drawn from what can be seen and from luck, mixed so that it is not a test.

Lines that stay keep their key; new ones take the free keys in an order that luck gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from salesdance.engine import Phase, Seen
from salesdance.moves import Relief
from salesdance.scenario import Pause
from salesdance.sitting.company import asks
from salesdance.sitting.deal import Deal
from salesdance.sitting.dice import HAND, HIDDEN, Dice
from salesdance.sitting.drawing import ALWAYS, SETTLED, WAYS_OUT, Drawing, Pick
from salesdance.sitting.game import Sight, Turn
from salesdance.sitting.lines import Lines
from salesdance.sitting.scene import Scene, threads
from salesdance.sitting.steps import leave_given, natural
from salesdance.sitting.suspicion import Suspicion

KEYS = ("1", "2", "3", "4", "5", "6")
KEPT, PASSED_OVER = 3, 4
HIDES, HIDES_A_QUESTION, HIDES_FOR, HIDING = 0.15, 0.27, 4, 4
HIDES_AMONG_EQUALS, HIDES_AFTER_NO = (0.45, 0.25, 0.08), (0.45, 0.25, 0.13)
WAITED_FOR = ("why", "matched")
COURTESIES, ASKS_WHO, ASKS_LEAVE = ("ask_final", "grace"), "users", "permission"
NEVER = ("follow", "silence", "leave", "day", "post")
RESTARTS, IT_STANDS = "restart", ("confirm", "stands")
ANSWERS_A_DOUBT = ("restart", "reply")
FEW_OPEN, GIVEN_UP = 4, 2
AGAIN_EACH_TIME = (Phase.RESTART, Phase.STOP)
QUICK = (("f", "follow"), ("s", "silence"), ("s", "carry_on"))


class Hand:
    """The lines under the keys 1 to 6, renewed whenever the seller can speak again."""

    def __init__(self, deal: Deal, lines: Lines, dice: Dice) -> None:
        self._deal = deal
        self._lines = lines
        self._dice = dice
        self._chapter: tuple[int, ...] = ()
        self._said_here: set[int] = set()
        self._stood: dict[int, int] = {}
        self._keys: dict[int, str] = {}
        always = (*ALWAYS, *WAYS_OUT, "easy_no")
        self._always = {piece.index for kind in always for piece in deal.of(kind)}
        self._draws = 0
        self._relieved: Relief | None = None
        self._hurried = False
        self._settled = -1
        self.picks: dict[str, Pick] = {}
        self.next: int | None = None

    def renew(self, sight: Sight, legal: Sequence[int], last: Turn | None, pause: Pause) -> None:
        """Draw what is new; `last` is the turn that was just made, `pause` the one before its answer."""
        self._turn_page(sight, last)
        self._draws += 1
        luck = self._dice.many(HAND, len(self._deal.pieces) + len(KEYS) + 1, self._draws)
        if last is not None and (self._deal.pieces[last.move].kind, last.head) == IT_STANDS:
            self._settled = sight.seen[Seen.STOPS]
        may = frozenset(self._offered(sight, legal))
        self._hurried = self._hurried or (last is not None and last.head == "hurries")
        scene = Scene(self._deal, sight, last, pause, may, tuple(luck), Suspicion(self._deal, sight), self._hurried)
        steps = natural(scene)
        self.next = steps[0] if steps else None
        kept = self._kept(scene, steps)
        picks = self._drawn(scene, steps, kept)
        pulled = [self._deal.pieces[one.move].relieves for one in picks if one.slot == "pull"]
        self._relieved = pulled[0] if pulled else self._relieved
        self._lay(scene, kept, picks, luck[-len(KEYS) - 1 : -1])

    def _drawn(self, scene: Scene, steps: list[int], kept: dict[str, Pick]) -> list[Pick]:
        """Draw beside the lines that stay; one that nothing keeps company leaves `kept`, and it is drawn again."""
        for _ in range(GIVEN_UP + 1):
            stay = {pick.move for pick in kept.values()}
            gone = {pick.move for pick in self.picks.values() if pick.slot not in ("pull", "twin")} - stay
            free = replace(scene, offer=scene.offer - gone)
            shown = replace(free, offer=free.offer - (self._hidden(free, steps[:HIDING]) - stay))
            drawing = Drawing(shown, self._lines, kept, self._relieved, self._keys)
            picks = drawing.drawn(steps)
            if len(kept) + len(picks) < FEW_OPEN:
                drawing = Drawing(free, self._lines, kept, self._relieved, self._keys)
                picks = drawing.drawn(steps)
            lonely = [key for key, pick in kept.items() if pick.move == drawing.alone() and pick.slot != "door"]
            if not lonely:
                break
            del kept[lonely[0]]
        return picks

    def _turn_page(self, sight: Sight, last: Turn | None) -> None:
        seen = sight.seen
        chapter = (sight.phase, seen[Seen.MEETING], seen[Seen.STOPS], seen[Seen.RESTART_ASKED])
        if chapter != self._chapter:
            self._chapter, self._said_here = chapter, set()
            self._stood, self._keys, self.picks = {}, {}, {}
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

    def _owed(self, move: int, sight: Sight) -> bool:
        """Tell whether a line has to be at hand: the question for which leave was given."""
        return self._deal.pieces[move].kind == "why" and leave_given(sight)

    def _hidden(self, scene: Scene, steps: list[int]) -> frozenset[int]:
        """Return which of the natural next moves are in the repertoire only, for a few turns each.

        In a talk they are oftener questions than the lines of a hand are; so questions hide oftener. Where the order
        of right lines is nearly known, what would stand there with no equal beside it hides oftener, but for what a
        talk after a no leads to. An answer to second thoughts never hides: the mail lies on the table. Nor does the
        question for which leave was given.
        """
        hides = self._dice.many(HIDDEN, len(self._deal.pieces), self._draws // HIDES_FOR)

        def is_hidden(move: int) -> bool:
            if move in self._always or self._deal.pieces[move].kind in ANSWERS_A_DOUBT:
                return False
            if self._owed(move, scene.sight):
                return False
            if scene.sight.phase in SETTLED and self._deal.pieces[move].kind not in WAITED_FOR:
                by_equals = HIDES_AFTER_NO if scene.sight.phase == Phase.AFTER_NO else HIDES_AMONG_EQUALS
                return hides[move] < by_equals[min(self._equals(move, scene), 2)]
            return hides[move] < (HIDES_A_QUESTION if asks(self._lines.says(move, scene.sight)) else HIDES)

        return frozenset(move for move in steps if is_hidden(move))

    def _equals(self, move: int, scene: Scene) -> int:
        """Return how many lines of the same sort could stand beside a move, so that it is not known by its sort."""
        piece = self._deal.pieces[move]
        if piece.kind in COURTESIES:
            return len(scene.of(*COURTESIES)) - 1
        if piece.kind == ASKS_WHO:
            return 1  # the row of the named users asks the same
        others = [self._deal.pieces[at] for at in scene.of(piece.kind) if at != move]
        here = sum(one.entry.manner == piece.entry.manner for one in others)
        return min(here, 1) if scene.sight.phase == Phase.RESTART else here

    def _spent(self, move: int, sight: Sight) -> bool:
        """Tell whether a line was said already, or would ask for what was answered just now.

        That is leave to ask why after that was asked, told or not, and a fresh start at the stop at which they said,
        at the end of one, that it stands.
        """
        kind = self._deal.pieces[move].kind
        if (kind == ASKS_LEAVE and sight.seen[Seen.TOLD]) or (
            kind == RESTARTS and self._settled == sight.seen[Seen.STOPS]
        ):
            return True
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
        # The natural line comes back under its own key: what has that by now gives way to it.
        best = steps[0] if steps else -1
        own = self._keys.get(best, "")
        if own in kept and kept[own].slot != "door" and best not in {pick.move for pick in kept.values()}:
            del kept[own]
        # What was passed over again and again gives way, and so does the oldest where nothing new has room.
        ground = [key for key, pick in kept.items() if pick.slot != "door" and pick.move not in (*steps[:1], *still)]
        oldest = sorted(ground, key=lambda key: (-self._stood[kept[key].move], key))
        for key in oldest:
            others = sum(pick.slot != "door" for pick in kept.values())
            if others > KEPT or self._stood[kept[key].move] >= PASSED_OVER:
                del kept[key]
        return kept

    def _lay(self, scene: Scene, kept: dict[str, Pick], picks: list[Pick], luck: list[float]) -> None:
        """Lay the new lines beside those that stay: under the key that each had before, else as luck has it."""
        placed: dict[str, Pick] = {}
        for pick in picks:
            key = self._keys.get(pick.move)
            if key is not None and key not in kept:
                placed.setdefault(key, pick)
        new = [pick for pick in picks if pick not in placed.values()]
        taken = [*kept, *placed]
        size = max(len(kept) + len(picks), *(KEYS.index(key) + 1 for key in taken), 0, 0)
        free = [key for key in KEYS[:size] if key not in taken]
        # What may come back finds its key free as long as another will do.
        owned = {key for move, key in self._keys.items() if move in scene.offer}
        order = sorted(range(len(free)), key=lambda at: (free[at] in owned, luck[at], at))
        placed |= {free[at]: pick for at, pick in zip(order, new, strict=False)}
        self.picks = {key: one for key in KEYS if (one := kept.get(key) or placed.get(key)) is not None}
        self._keys |= {pick.move: key for key, pick in self.picks.items()}
        self._stood = {pick.move: self._stood.get(pick.move, 0) + 1 for pick in self.picks.values()}

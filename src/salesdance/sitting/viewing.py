"""From the table to a View: what a face may show, and the aids of each mode."""

from __future__ import annotations

from dataclasses import dataclass, field

from salesdance.engine import Phase, Seen
from salesdance.scenario import UNSEEN_PLACES, LookBack, Temptation
from salesdance.sitting.calendar import Post, calendar
from salesdance.sitting.deal import Deal
from salesdance.sitting.dice import CARDS, FACE, Dice, shuffled
from salesdance.sitting.forecasts import Forecasts
from salesdance.sitting.game import Game, Sight
from salesdance.sitting.hand import QUICK, Hand
from salesdance.sitting.lines import Lines
from salesdance.sitting.losing import on_the_tongue
from salesdance.sitting.notebook import notebook
from salesdance.sitting.repertoire import repertoire
from salesdance.sitting.sheet import choice, sheet
from salesdance.sitting.standing import NINETY, act, before_today, clock, heading, place
from salesdance.sitting.view import Asking, Card, Key, LookingBack, Said, Thought, View
from salesdance.transcript import Mode

UNREADABLE = 0.35


@dataclass(slots=True)
class Table:
    """What lies on the table besides the game itself; `pending` is a move that waits for a forecast."""

    news: list[Said] = field(default_factory=list)
    mine: str = ""
    look_back: LookBack | None = None
    thought: Temptation | None = None
    asking: Asking | None = None
    pending: int | None = None
    by_phone: bool = False
    finished: bool = False
    moves: int = 0
    signal: str = ""
    end: str = ""


def cards(deal: Deal, dice: Dice) -> tuple[Card, ...]:
    """Return the suspicion cards, in an order that tells nothing."""
    given = [Card(one.id, deal.filled(one.card)) for one in deal.scenario.objections]
    return tuple(shuffled(given, dice.many(CARDS, len(given), 0)))


class Viewing:
    """Makes views of one sitting; holds what never changes between them."""

    def __init__(self, deal: Deal, lines: Lines, dice: Dice, mode: Mode) -> None:
        self._deal = deal
        self._lines = lines
        self._dice = dice
        self._mode = mode
        self.cards = cards(deal, dice)

    def view(self, game: Game, hand: Hand, post: Post, forecasts: Forecasts, table: Table) -> View:
        """Return everything on the table right now."""
        deal, lines, sight, coached = self._deal, self._lines, game.sight, self._mode == "coached"
        before = table.look_back is not None
        legal = () if before or table.finished else game.legal
        free = not before and table.thought is None and self._mode != "cold" and not table.finished
        pinned = forecasts.pinned
        return View(
            act=act(sight),
            heading=before_today(deal, sight) if before else heading(deal, sight),
            place="" if before and sight.phase in NINETY else place(deal, sight, table.by_phone),
            mood=sight.mood,
            news=tuple(table.news),
            mine=table.mine,
            hand=self._hand(hand, sight) if free else (),
            quick=self._quick(sight, legal) if free else (),
            repertoire=repertoire(deal, lines, sight, legal),
            notebook=notebook(deal, lines, sight, pinned, underlines=coached),
            cards=self.cards,
            pinned=pinned,
            clock=clock(deal, sight),
            sheet=sheet(deal, lines, sight, legal, game.turns),
            calendar=calendar(deal, post, sight, game.turns),
            look_back=self._looking_back(table.look_back, sight),
            thought=self._thought(table.thought, sight),
            asking=table.asking,
            finished=table.finished,
            moves=table.moves,
            mood_word=deal.text(f"word_{sight.mood}") if coached else "",
            hint=self._hint(hand) if coached and free else "",
            listens=coached and not before and not table.finished,
            faceless=self._faceless(sight, table.by_phone),
            signal=table.signal,
            end=table.end,
        )

    def _hand(self, hand: Hand, sight: Sight) -> tuple[Key, ...]:
        pieces = self._deal.pieces
        return tuple(
            Key(key, choice(self._deal, self._lines, sight, pieces[pick.move])) for key, pick in hand.picks.items()
        )

    def _quick(self, sight: Sight, legal: tuple[int, ...]) -> tuple[Key, ...]:
        found = []
        for key, kind in QUICK:
            for piece in self._deal.of(kind):
                if piece.index in legal:
                    found.append(Key(key, choice(self._deal, self._lines, sight, piece)))
        return tuple(found)

    def _looking_back(self, back: LookBack | None, sight: Sight) -> LookingBack | None:
        if back is None:
            return None
        chosen = [self._deal.tables.index[move] for move in back.choices]
        choices = tuple(choice(self._deal, self._lines, sight, self._deal.pieces[at]) for at in chosen)
        return LookingBack(self._deal.filled(back.says), choices)

    def _thought(self, thought: Temptation | None, sight: Sight) -> Thought | None:
        move = self._deal.index(thought.move) if thought is not None else None
        if thought is None or move is None:
            return None
        line = self._lines.says(move, sight)
        return Thought(on_the_tongue(self._deal.filled(thought.says), line), thought.move)

    def _hint(self, hand: Hand) -> str:
        piece = self._deal.pieces[hand.next] if hand.next is not None else None
        # Which question, the listener says; that it is one would only be half of it.
        return "" if piece is None or piece.kind in ("ask", "follow") else piece.entry.label

    def _faceless(self, sight: Sight, by_phone: bool) -> bool:
        """Tell whether no face can be seen: on the phone, and in cold mode sometimes for a meeting."""
        if sight.phase == Phase.AFTER_NO and by_phone:
            return True
        if self._deal.scenario.meetings[sight.meeting].place in UNSEEN_PLACES:
            return True
        return self._mode == "cold" and self._dice.one(FACE, sight.seen[Seen.MEETING]) < UNREADABLE

"""The course of a sitting: an answer is drawn, its entry is handed out to be stored, then it has happened.

What happened is laid on the table in words. What needs no choice (the scenario's past, the days, the post) is
played on until somebody has to choose again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from salesdance.engine import Phase, Tables
from salesdance.moves import Deck
from salesdance.scenario import Pause, Scenario
from salesdance.sitting.calendar import Post
from salesdance.sitting.chapters import chapter_end
from salesdance.sitting.coaching import Colleague
from salesdance.sitting.deal import Deal
from salesdance.sitting.dice import TEXT, Dice
from salesdance.sitting.forecasts import Forecasts
from salesdance.sitting.game import Drawn, Turn
from salesdance.sitting.hand import Hand
from salesdance.sitting.lines import Lines
from salesdance.sitting.listener import Listener
from salesdance.sitting.losing import DRAFT, FIRST, chosen_thought, habits
from salesdance.sitting.standing import ON_THE_PHONE, last_card, outcome
from salesdance.sitting.starting import new_game, opening_of
from salesdance.sitting.view import Said
from salesdance.sitting.viewing import Table
from salesdance.sitting.wording import Wording
from salesdance.transcript import BY_ITSELF, Entry, Header, Origin, Transcript

OnMove = Callable[[Entry], None]
ENDING = 20
FORCED = {Phase.PASSING: "day", Phase.POST: "post"}
SETS_OUT = ("goodbye", "carry_on")


class Course:
    """A game with its words: the entries so far, the table, the hand, the post and the forecasts.

    `words` is another seed for words and hand, where the same game is to be told otherwise.
    """

    def __init__(
        self,
        scenario: Scenario,
        deck: Deck,
        tables: Tables,
        header: Header,
        on_move: OnMove | None,
        *,
        words: int | None = None,
    ) -> None:
        self.header = header
        self.on_move = on_move
        self.deal = Deal(scenario, deck, tables)
        self.dice = Dice(header.game_seed if words is None else words)
        self.start = opening_of(tables, scenario)
        self.game = new_game(
            tables,
            self.start,
            game_seed=header.game_seed,
            type_seed=header.type_seed,
            dice=header.dice,
        )
        self.lines = Lines(self.deal, self.dice)
        self.wording = Wording(self.deal, self.dice, fillers=header.mode != "cold")
        self.post = Post(self.deal, self.dice)
        self.hand = Hand(self.deal, self.lines, self.dice)
        self.forecasts = Forecasts()
        self.table = Table()
        self.entries: list[Entry] = []
        self.opened = False
        self.hints = 0
        self.listener = Listener(self.deal, self.start)
        self._thoughts = 0
        self._colleague = Colleague(self.deal, self.listener, self.dice)

    @property
    def bound(self) -> bool:
        """Tell whether the next move is made by the calendar."""
        return self.game.sight.phase in FORCED and not self.table.finished

    def make(self, drawn: Drawn, origin: Origin, *, opens: bool = False) -> None:
        """Store a drawn answer, then let it happen (not if storing raises). `opens` clears the news."""
        piece, forecasts = self.deal.pieces[drawn.move], self.forecasts.copy()
        taken = forecasts.before(piece.kind, self.game.sight, own=origin != "opens_with")
        entry = Entry(piece.id, drawn.signal, drawn.digest, origin, taken, self.hints)
        if self.on_move is not None:
            self.on_move(entry)
        self.forecasts, self.hints = forecasts, 0
        self._happen(entry, drawn, opens)

    def go_on(self) -> None:
        """Play what needs no choice: the past up to a look back, the opening, the days and the post."""
        while self._step():
            pass

    def redo(self, entry: Entry) -> Entry | None:
        """Make the move of a stored entry again and return what came of it; None if it cannot be made here.

        Nothing is stored and, unless signal and digest are those of the entry, nothing happens.
        """
        move, origin = self.deal.index(entry.move), self._due()
        if move is None or entry.origin != origin:
            return None
        if origin == "sitting" and not self.opened:
            self._open()
        drawn = self._drawn_again(move, origin)
        if drawn is None:
            return None
        found = replace(entry, signal=drawn.signal, digest=drawn.digest)
        if found == entry:
            opens = origin == "look_back" or (origin == "sitting" and not self.bound)
            self.forecasts.again(entry, self.deal.pieces[move].kind, self.game.sight)
            self._happen(entry, drawn, opens)
        return found

    def again(self) -> Course:
        """Return the same course up to here, made once more from its entries; nothing of it is handed out."""
        other = Course(self.deal.scenario, self.deal.deck, self.deal.tables, self.header, None)
        for entry in self.entries:
            other.redo(entry)
        other.forecasts.restored(self.forecasts.waiting)
        other.forecasts.done |= self.forecasts.done
        other.go_on()
        mine, theirs = self.table, other.table
        other.hints = self.hints
        theirs.thought, theirs.asking, theirs.pending = mine.thought, mine.asking, mine.pending
        return other

    def _drawn_again(self, move: int, origin: Origin) -> Drawn | None:
        start, count = self.start, len(self.entries)
        if origin == "sitting":
            return None if self.table.finished or move not in self.game.legal else self.game.draw(move)
        count -= 0 if origin == "played" else len(start.played)
        if origin == "look_back":
            return self.game.draw(move) if move in start.look_back[count] else None
        count -= len(start.look_back) if origin == "opens_with" else 0
        pair = (start.played if origin == "played" else start.opens_with)[count]
        return self.game.force(*pair) if pair[0] == move else None

    def _due(self) -> Origin:
        """Return what the next entry is: part of the past, looking back, the opening, or of the sitting."""
        start, left = self.start, len(self.entries)
        parts: tuple[tuple[Origin, int], ...] = (
            ("played", len(start.played)),
            ("look_back", len(start.look_back)),
            ("opens_with", len(start.opens_with)),
        )
        for origin, size in parts:
            if left < size:
                return origin
            left -= size
        return "sitting"

    def _step(self) -> bool:
        start, count, origin = self.start, len(self.entries), self._due()
        self.table.look_back = None
        if origin == "played":
            self.make(self.game.force(*start.played[count]), origin)
        elif origin == "look_back":
            self.table.look_back = self.deal.scenario.start.look_back[count - len(start.played)]
            return False
        elif origin == "opens_with":
            at = count - len(start.played) - len(start.look_back)
            self.make(self.game.force(*start.opens_with[at]), origin)
        elif not self.opened:
            self._open()
        elif self.bound:
            move = self.deal.of(FORCED[self.game.sight.phase])[0]
            self.make(self.game.draw(move.index), origin)
        else:
            return False
        return True

    def _happen(self, entry: Entry, drawn: Drawn, opens: bool) -> None:
        table, piece = self.table, self.deal.pieces[drawn.move]
        turn = self.game.take(drawn, entry.origin)
        self.entries.append(entry)
        if opens:
            table.news = []
        if turn.origin == "played":
            return
        if piece.kind not in BY_ITSELF:
            table.signal = turn.head
        words = self.lines.says(turn.move, turn.before)
        table.thought = table.asking = table.pending = None
        if piece.kind in BY_ITSELF:
            self.post.passed(turn)
        elif turn.origin != "opens_with":
            table.mine = words
            table.moves += turn.origin == "sitting"
            table.news.append(Said("you", words))
        if piece.kind in SETS_OUT:
            self.post.clear()
        self._answer(turn)

    def _answer(self, turn: Turn) -> None:
        table, opening, piece = self.table, self.deal.scenario.opening, self.deal.pieces[turn.move]
        said: list[Said] = []
        called = turn.origin == "opens_with" and self.deal.scenario.start.by_phone
        table.by_phone = table.by_phone or called
        if turn.origin != "opens_with" or opening.empty:
            said = self.wording.told(turn, self.game.turns, by_phone=table.by_phone)
        table.news.extend(said)
        on_the_phone = table.by_phone and turn.after.phase == Phase.AFTER_NO
        table.by_phone = on_the_phone or turn.signal in ON_THE_PHONE
        if self.opened:
            table.news.extend(chapter_end(self.deal, turn))
            if piece.kind not in BY_ITSELF:
                table.news.extend(self._coached())
            self._arrive(turn, said[0].pause if said else "none")

    def _open(self) -> None:
        """Say the first words of the sitting and lay out what it starts with."""
        self.opened = True
        sight, scenario = self.game.sight, self.deal.scenario
        opening = scenario.opening
        self.table.by_phone = self.table.by_phone or (scenario.start.by_phone and sight.phase == Phase.AFTER_NO)
        if opening.empty and sight.phase == Phase.TALK and not self.table.news:
            opening = scenario.meetings[sight.meeting].opens
        if not opening.empty:
            self.table.news.append(self.wording.opens(opening, sight, by_phone=self.table.by_phone))
        if self.game.turns:
            self._arrive(self.game.turns[-1], opening.pause)
        else:
            self._renew(None, opening.pause)

    def _arrive(self, turn: Turn, pause: Pause) -> None:
        """Lay out what a turn leads to: the post, a first thought, the last card, and the hand."""
        sight, table = turn.after, self.table
        if sight.phase in FORCED:
            return
        if self.deal.pieces[turn.move].kind in BY_ITSELF:
            table.news.append(Said("calendar", self.deal.text("day", day=sight.day)))
            table.news.extend(self.post.lay(sight))
            table.news.extend(self._coached())
            if self.post.wobbles:
                self._begin_thought(DRAFT)
        if sight.phase == Phase.AFTER_NO and turn.before.phase != Phase.AFTER_NO:
            self._begin_thought(FIRST)
        if sight.phase == Phase.DONE:
            self._end()
            return
        if self.forecasts.wants_still_there(sight):
            table.asking = "still_there"
        self._renew(turn, pause)

    def _coached(self) -> list[Said]:
        """Return what a colleague says to the last turn, in coached mode where it is an end."""
        if self.header.mode != "coached":
            return []
        return self._colleague.says(Transcript(self.header, tuple(self.entries)), self.game.turns)

    def _renew(self, turn: Turn | None, pause: Pause) -> None:
        if self.header.mode != "cold":
            self.hand.renew(self.game.sight, self.game.legal, turn, pause)

    def _begin_thought(self, purpose: int) -> None:
        scenario, thoughts = self.deal.scenario, self.deal.scenario.first_thoughts
        if purpose == DRAFT:
            thoughts = tuple(habits(self.deal, scenario.drafts, self.game.turns))
        self._thoughts += 1
        self.table.thought = chosen_thought(self.deal, thoughts, self.game.legal, self.dice, purpose, self._thoughts)

    def _end(self) -> None:
        table, deal = self.table, self.deal
        how = outcome(self.game.sight, self.game.end_mode)
        card = last_card(deal, how, self.dice.one(TEXT + ENDING, 0))
        name = deal.scenario.prospect.name
        table.news.append(Said(name, deal.filled(card.says), deal.filled(card.body(by_phone=False)), card.pause))
        table.finished, table.end = True, how

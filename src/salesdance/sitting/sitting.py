"""One trainee playing one scenario: the batch of one in human words.

The sitting keeps the order of things: an answer is drawn, its entry is handed out to be stored, and only then do its
words appear. Everything that is shown can be made again from the transcript.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from salesdance.engine import Phase, Tables
from salesdance.errors import IllegalMove
from salesdance.moves import Deck
from salesdance.scenario import Pause, Scenario
from salesdance.sitting.calendar import Post
from salesdance.sitting.chapters import chapter_end
from salesdance.sitting.deal import Deal
from salesdance.sitting.dice import TEXT, Dice
from salesdance.sitting.forecasts import Forecasts
from salesdance.sitting.game import Drawn, Turn
from salesdance.sitting.hand import Hand
from salesdance.sitting.lines import Lines
from salesdance.sitting.losing import DRAFT, FIRST, chosen_thought, habits
from salesdance.sitting.recap import recap
from salesdance.sitting.refusals import illegal, unknown
from salesdance.sitting.repertoire import case_sheet
from salesdance.sitting.standing import ON_THE_PHONE, last_card, outcome
from salesdance.sitting.starting import new_game, opening_of
from salesdance.sitting.view import Said, View
from salesdance.sitting.viewing import Table, Viewing
from salesdance.sitting.wording import Wording
from salesdance.transcript import Entry, Header, Mode, Transcript

Origin = Literal["played", "look_back", "opens_with", "sitting"]
OnMove = Callable[[Entry], None]
ENDING = 20
FORCED = {Phase.PASSING: "day", Phase.POST: "post"}
SETS_OUT = ("goodbye", "carry_on")


class Sitting:
    """A sitting. Begin one, or resume one from its transcript; then say, pin, think again, until it is finished.

    Nothing here changes when a call raises.
    """

    def __init__(
        self, scenario: Scenario, deck: Deck, tables: Tables, header: Header, on_move: OnMove | None
    ) -> None:
        self.header = header
        self._deal = Deal(scenario, deck, tables)
        self._dice = Dice(header.game_seed)
        self._start = opening_of(tables, scenario)
        self._game = new_game(tables, self._start, game_seed=header.game_seed, type_seed=header.type_seed)
        self._lines = Lines(self._deal, self._dice)
        self._wording = Wording(self._deal, self._dice, fillers=header.mode != "cold")
        self._post = Post(self._deal, self._dice)
        self._hand = Hand(self._deal, self._lines, self._dice)
        self._viewing = Viewing(self._deal, self._lines, self._dice, header.mode)
        self._forecasts = Forecasts()
        self._table = Table()
        self._entries: list[Entry] = []
        self._pending: int | None = None
        self._opened = False
        self._thoughts = 0
        self._on_move = on_move

    @classmethod
    def begin(
        cls,
        scenario: Scenario,
        deck: Deck,
        tables: Tables,
        *,
        game_seed: int,
        type_seed: int,
        header: Header,
        mode: Mode = "plain",
        on_move: OnMove | None = None,
    ) -> Sitting:
        """Return a sitting at its first choice; what the scenario has already played is played."""
        kept = mode if mode != "plain" else header.mode
        own = replace(header, game_seed=game_seed, type_seed=type_seed, mode=kept)
        sitting = cls(scenario, deck, tables, own, on_move)
        sitting._go_on()
        return sitting

    # what can be seen ------------------------------------------------------------------------------------

    def view(self) -> View:
        """Return everything on the table; the same until the next move."""
        return self._viewing.view(self._game, self._hand, self._post, self._forecasts, self._table)

    @property
    def finished(self) -> bool:
        """Tell whether the last card is on the table."""
        return self._table.finished

    def legal(self) -> tuple[str, ...]:
        """Return the ids of all moves that can be made now; looking back, those of its choices."""
        if self._table.look_back is not None:
            return self._table.look_back.choices
        if self._table.finished:
            return ()
        return tuple(self._deal.pieces[move].id for move in self._game.legal)

    def case_sheet(self) -> tuple[tuple[str, str, str], ...]:
        """Return (what they said, what the product does, the move) for each reason that can be given now."""
        return () if self._table.look_back is not None else case_sheet(self._deal, self._game.legal)

    def recap(self) -> str:
        """Return one line for somebody who comes back to this sitting."""
        if self._table.look_back is not None:
            return self._deal.text("recap_look_back", line=self._deal.filled(self._table.look_back.says))
        return recap(self._deal, self._lines, self._game.sight, self._game.turns)

    def transcript(self) -> Transcript:
        """Return everything needed to play this again."""
        waiting = tuple(self._forecasts.waiting)
        return Transcript(self.header, tuple(self._entries), waiting, self._table.finished)

    # what can be done ------------------------------------------------------------------------------------

    def say(self, move_id: str) -> View:
        """Make a move. Before the first ask, and before asking why, a suspicion may be wanted: then the move waits.

        Raises IllegalMove, with what is legal, for a move that is unknown or cannot be made now.
        """
        if self._table.look_back is not None:
            return self.look_back(move_id)
        move = self._legal_index(move_id)
        asking = self._forecasts.wanted(self._deal.pieces[move].kind)
        if asking is not None:
            self._pending, self._table.asking = move, asking
            return self.view()
        return self._said(move)

    def look_back(self, move_id: str) -> View:
        """Choose what was said in the past. Raises IllegalMove for anything but one of the choices."""
        back = self._table.look_back
        if back is None or move_id not in back.choices:
            raise illegal(move_id, self.legal())
        self._made(self._game.draw(self._deal.tables.index[move_id]), "look_back", opens=True)
        self._go_on()
        return self.view()

    def pin(self, card_id: str, sureness: str) -> View:
        """Pin a suspicion; a move that was waiting for one is made. Raises InputError for an unknown card."""
        self._forecasts.pin(card_id, sureness, [card.id for card in self._viewing.cards])
        return self._no_longer_asked()

    def skip_forecast(self) -> View:
        """Leave out the forecast that is asked for; a move that was waiting is made."""
        if self._table.asking is not None:
            self._forecasts.done.add(self._table.asking)
        return self._no_longer_asked()

    def still_there(self, figures: int) -> View:
        """Say how many of ten will still be there. Raises InputError outside 0 to 10, or when it is not asked."""
        self._forecasts.still_there(figures, asked=self._table.asking == "still_there")
        self._table.asking = None
        return self.view()

    def answer_thought(self, say: bool) -> View:
        """Say the half-sentence that is on the tongue, or think again. Raises IllegalMove if there is none."""
        thought = self._table.thought
        if thought is None:
            raise IllegalMove("There is no thought to answer now.", move="", legal=self.legal())
        if say:
            return self.say(thought.move)
        self._table.thought = None
        return self.view()

    # how it goes on --------------------------------------------------------------------------------------

    def _no_longer_asked(self) -> View:
        asked, move = self._table.asking, self._pending
        if asked in ("suspicion", "suspicion_again"):
            self._table.asking, self._pending = None, None
            if move is not None:
                return self._said(move)
        elif asked is not None and asked in self._forecasts.done:
            self._table.asking = None
        return self.view()

    def _legal_index(self, move_id: str) -> int:
        if not self._table.finished and self._game.sight.phase in FORCED:
            # Storing failed half-way through the days: they go on before anything else.
            self._go_on()
        move = self._deal.index(move_id)
        if move is None:
            raise unknown(move_id, [piece.id for piece in self._deal.pieces], self.legal())
        if self._table.finished or move not in self._game.legal:
            raise illegal(move_id, self.legal())
        return move

    def _said(self, move: int) -> View:
        self._made(self._game.draw(move), "sitting", opens=True)
        self._go_on()
        return self.view()

    def _made(self, drawn: Drawn, origin: Origin, *, opens: bool = False) -> None:
        """Store one drawn answer, then let it happen and find its words."""
        piece, forecasts = self._deal.pieces[drawn.move], self._forecasts.copy()
        taken = forecasts.before(piece.kind, self._game.sight)
        entry = Entry(piece.id, drawn.signal, drawn.digest, origin, taken)
        if self._on_move is not None:
            self._on_move(entry)
        self._forecasts = forecasts
        self._happened(entry, drawn, opens)

    def _happened(self, entry: Entry, drawn: Drawn, opens: bool) -> None:
        table, piece = self._table, self._deal.pieces[drawn.move]
        turn = self._game.take(drawn, entry.origin)
        self._entries.append(entry)
        if opens:
            table.news = []
        if turn.origin == "played":
            return
        words = self._words(turn)
        table.thought, table.asking, self._pending = None, None, None
        if piece.kind in ("day", "post"):
            self._post.passed(turn)
        elif turn.origin != "opens_with":
            table.mine = words
            table.moves += turn.origin == "sitting"
            table.news.append(Said("you", words))
        if piece.kind in SETS_OUT:
            self._post.clear()
        self._answered(turn)

    def _words(self, turn: Turn) -> str:
        """Return the words of the move: the half-sentence, if that is what was on the tongue."""
        thought = self._table.thought
        if thought is not None and thought.move == self._deal.pieces[turn.move].id:
            return f"{self._deal.filled(thought.says)} ..."
        return self._lines.says(turn.move, turn.before)

    def _answered(self, turn: Turn) -> None:
        table, opening = self._table, self._deal.scenario.opening
        said: list[Said] = []
        if turn.origin != "opens_with" or not (opening.says or opening.does):
            said = self._wording.told(turn, self._game.turns)
        table.news.extend(said)
        table.by_phone = turn.signal in ON_THE_PHONE or (
            table.by_phone and turn.after.phase == Phase.AFTER_NO
        )
        if self._opened:
            table.news.extend(
                chapter_end(self._deal, turn, self._dice, coached=self.header.mode == "coached")
            )
            self._arrived(turn, said[0].pause if said else "none")

    def _open(self) -> None:
        """Say the first words of the sitting and lay out what it starts with."""
        self._opened = True
        sight, scenario = self._game.sight, self._deal.scenario
        opening = scenario.opening
        if not (opening.says or opening.does) and sight.phase == Phase.TALK and not self._table.news:
            opening = scenario.meetings[sight.meeting].opens
        if opening.says or opening.does:
            self._table.news.append(self._wording.opens(opening, sight))
        if self._game.turns:
            self._arrived(self._game.turns[-1], opening.pause)
        elif self.header.mode != "cold":
            self._hand.renew(sight, self._game.legal, None, opening.pause)

    def _arrived(self, turn: Turn, pause: Pause) -> None:
        """Lay out what a turn leads to: the post, a first thought, the last card, and the hand."""
        sight, table = turn.after, self._table
        if sight.phase in FORCED:
            return
        if self._deal.pieces[turn.move].kind in ("day", "post"):
            table.news.append(Said("calendar", self._deal.text("day", day=sight.day)))
            table.news.extend(self._post.lay(sight))
            if self._post.wobbles:
                self._begin_thought(DRAFT)
        if sight.phase == Phase.AFTER_NO and turn.before.phase != Phase.AFTER_NO:
            self._begin_thought(FIRST)
        if sight.phase == Phase.DONE:
            self._end()
            return
        if self._forecasts.wants_still_there(sight):
            table.asking = "still_there"
        if self.header.mode != "cold":
            self._hand.renew(sight, self._game.legal, turn, pause)

    def _begin_thought(self, purpose: int) -> None:
        scenario, turns = self._deal.scenario, self._game.turns
        thoughts = scenario.first_thoughts
        if purpose == DRAFT:
            thoughts = tuple(habits(self._deal, scenario.drafts, turns))
        self._thoughts += 1
        self._table.thought = chosen_thought(
            self._deal, thoughts, self._game.legal, self._dice, purpose, self._thoughts
        )

    def _end(self) -> None:
        table, deal = self._table, self._deal
        how = outcome(self._game.sight, self._game.end_mode)
        card = last_card(deal, how, self._dice.one(TEXT + ENDING, 0))
        table.news.append(
            Said(deal.scenario.prospect.name, deal.filled(card.says), deal.filled(card.does), card.pause)
        )
        table.finished = True

    def _go_on(self) -> None:
        """Play what needs no choice: the scenario's past, looking back in between, the days and the post."""
        while self._forced_next():
            pass

    def _forced_next(self) -> bool:
        start, count = self._start, len(self._entries)
        past = len(start.played)
        backs = past + len(start.look_back)
        self._table.look_back = None
        if count < past:
            self._made(self._game.force(*start.played[count]), "played")
        elif count < backs:
            self._table.look_back = self._deal.scenario.start.look_back[count - past]
            return False
        elif count < backs + len(start.opens_with):
            self._made(self._game.force(*start.opens_with[count - backs]), "opens_with")
        elif not self._opened:
            self._open()
        elif self._game.sight.phase in FORCED and not self._table.finished:
            move = self._deal.of(FORCED[Phase(self._game.sight.phase)])[0]
            self._made(self._game.draw(move.index), "sitting")
        else:
            return False
        return True

    # once more -------------------------------------------------------------------------------------------

    def due(self) -> Origin:
        """Return what the next entry has to be: part of the past, looking back, the opening, or of the sitting."""
        start, count = self._start, len(self._entries)
        if count < len(start.played):
            return "played"
        if count < len(start.played) + len(start.look_back):
            return "look_back"
        known = len(start.played) + len(start.look_back) + len(start.opens_with)
        return "opens_with" if count < known else "sitting"

    def redo(self, entry: Entry) -> Entry | None:
        """Make the move of a stored entry again and return what came of it; None if it cannot be made here.

        Nothing is stored and, unless signal and digest are those of the entry, nothing happens.
        """
        move, origin = self._deal.index(entry.move), self.due()
        if move is None or entry.origin != origin or not self._can_be_redone(move, origin):
            return None
        if origin in ("played", "opens_with"):
            at = len(self._entries) - (
                0 if origin == "played" else len(self._start.played) + len(self._start.look_back)
            )
            pairs = self._start.played if origin == "played" else self._start.opens_with
            if pairs[at][0] != move:
                return None
            drawn = self._game.force(*pairs[at])
        else:
            drawn = self._game.draw(move)
        found = replace(entry, signal=drawn.signal, digest=drawn.digest)
        if found == entry:
            self._forecasts.again(entry, self._deal.pieces[move].kind, self._game.sight)
            self._happened(entry, drawn, origin == "look_back" or (origin == "sitting" and not self._bound()))
        return found

    def _can_be_redone(self, move: int, origin: Origin) -> bool:
        if origin == "look_back":
            at = len(self._entries) - len(self._start.played)
            return move in self._start.look_back[at]
        if origin == "sitting":
            if not self._opened:
                self._open()
            return not self._table.finished and move in self._game.legal
        return True

    def _bound(self) -> bool:
        return self._game.sight.phase in FORCED

    def take_up(self, transcript: Transcript, on_move: OnMove | None) -> None:
        """Go on from where the redone entries end."""
        self._forecasts.restored(transcript.pending)
        self._on_move = on_move
        self._go_on()

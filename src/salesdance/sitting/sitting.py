"""One trainee playing one scenario: the batch of one in human words, and all that a face can ask of it."""

from __future__ import annotations

from dataclasses import replace

from salesdance.engine import Tables
from salesdance.errors import IllegalMove
from salesdance.moves import Deck
from salesdance.scenario import Moment, Scenario
from salesdance.sitting.course import Course, OnMove
from salesdance.sitting.decent import sound, torn
from salesdance.sitting.game import Turn
from salesdance.sitting.recap import recap
from salesdance.sitting.refusals import illegal, unknown
from salesdance.sitting.repertoire import case_sheet
from salesdance.sitting.view import Choice, View
from salesdance.sitting.viewing import Viewing
from salesdance.transcript import BY_ITSELF, Header, Mode, Transcript


class Sitting:
    """A sitting. Begin one, or resume one from its transcript; say, pin, think again, until it is finished.

    No move is made by a call that raises. Everything shown can be made again from the transcript.
    """

    def __init__(self, course: Course) -> None:
        self._course = course
        self._viewing = Viewing(course.deal, course.lines, course.dice, course.header.mode)

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
        """Return a sitting at its first choice; what the scenario has already played is played.

        `on_move` is given every entry before its words appear; when it raises, that move was not made.
        """
        kept = mode if mode != "plain" else header.mode
        own = replace(header, game_seed=game_seed, type_seed=type_seed, mode=kept)
        course = Course(scenario, deck, tables, own, on_move)
        course.go_on()
        return cls(course)

    # what can be seen ------------------------------------------------------------------------------------

    def view(self) -> View:
        """Return everything on the table; the same until the next move."""
        course = self._course
        return self._viewing.view(course.game, course.hand, course.post, course.forecasts, course.table)

    @property
    def finished(self) -> bool:
        """Tell whether the last card is on the table."""
        return self._course.table.finished

    def legal(self) -> tuple[str, ...]:
        """Return the ids of all moves that can be made now; while looking back, those of its choices."""
        course = self._course
        if course.table.look_back is not None:
            return course.table.look_back.choices
        if course.table.finished:
            return ()
        return tuple(course.deal.pieces[move].id for move in course.game.legal)

    def case_sheet(self) -> tuple[tuple[str, str, str], ...]:
        """Return (what they said, what the product does, the move) for each reason that can be given now."""
        course = self._course
        open_now = course.table.look_back is None and not course.table.finished
        return case_sheet(course.deal, course.game.sight, course.game.legal) if open_now else ()

    def recap(self) -> str:
        """Return one line for somebody who comes back to this sitting."""
        course = self._course
        back = course.table.look_back
        if back is not None:
            return course.deal.text("recap_look_back", line=course.deal.filled(back.says))
        return recap(course.deal, course.lines, course.game.sight, course.game.turns)

    def transcript(self) -> Transcript:
        """Return everything needed to play this again."""
        course = self._course
        waiting = tuple(course.forecasts.waiting)
        return Transcript(course.header, tuple(course.entries), waiting, course.table.finished, course.hints)

    def turns(self) -> tuple[Turn, ...]:
        """Return the turns so far: what was seen before and after each, nothing that is hidden."""
        return tuple(self._course.game.turns)

    def natural(self) -> str:
        """Return the id of the line that a decent seller would say next; nothing once it is finished."""
        course = self._course
        if course.table.look_back is not None:
            return course.table.look_back.choices[0]
        if course.table.finished:
            return ""
        return course.deal.pieces[sound(course.deal, course.hand, course.game.sight, course.game.legal)].id

    def moment(self) -> tuple[Choice, ...]:
        """Return four lines of the hand, the natural one and a temptation among them; none if this is no moment.

        Looking back, they are all choices that there are.
        """
        view = self.view()
        if view.look_back is not None:
            return view.look_back.choices
        if view.asking is not None or not view.hand:
            return ()
        deal = self._course.deal
        keys = torn(deal, self._course.hand, deal.tables.index[self.natural()])
        return tuple(key.choice for key in view.hand if key.key in keys)

    def authored(self) -> tuple[Moment, ...]:
        """Return the moments that the author chose for a room."""
        return self._course.deal.scenario.facilitator.moments

    def last(self) -> tuple[str, ...]:
        """Return the ids of the move that was just answered, and of the day or post that came since; none at first."""
        course = self._course
        made = [course.deal.pieces[turn.move] for turn in course.game.turns]
        own = [piece.id for piece in made if piece.kind not in BY_ITSELF]
        return tuple(dict.fromkeys([*own[-1:], *[piece.id for piece in made[-1:]]]))

    def branch(self) -> Sitting:
        """Return another sitting at the same point with the same luck; nothing of it is stored."""
        return Sitting(self._course.again())

    # what can be done ------------------------------------------------------------------------------------

    def say(self, move_id: str) -> View:
        """Make a move. Before the first ask, and before asking why, a suspicion may be wanted: then it waits.

        Raises IllegalMove, with what is legal, for a move that is unknown or cannot be made now.
        """
        course = self._course
        if course.table.look_back is not None:
            return self.look_back(move_id)
        move = self._index(move_id)
        asking = course.forecasts.wanted(course.deal.pieces[move].kind)
        if asking is not None:
            course.table.pending, course.table.asking = move, asking
            return self.view()
        return self._said(move)

    def look_back(self, move_id: str) -> View:
        """Choose what was said in the past. Raises IllegalMove for anything but one of the choices."""
        course = self._course
        back = course.table.look_back
        if back is None or move_id not in back.choices:
            raise illegal(move_id, self.legal())
        course.make(course.game.draw(course.deal.tables.index[move_id]), "look_back", opens=True)
        course.go_on()
        return self.view()

    def pin(self, card_id: str, sureness: str) -> View:
        """Pin a suspicion; a move that was waiting for one is made. Raises InputError for an unknown card."""
        self._course.forecasts.pin(card_id, sureness, [card.id for card in self._viewing.cards])
        return self._no_longer_asked()

    def skip_forecast(self, *, asked: bool = True) -> View:
        """Leave out the forecast that is asked for; a move that was waiting is made.

        `asked` False is for a face that did not put the question: then nobody left anything out.
        """
        course, asking = self._course, self._course.table.asking
        if asking is not None:
            course.forecasts.skip(asking, asked=asked)
            course.table.asking = None if asking == "still_there" else asking
        return self._no_longer_asked()

    def still_there(self, figures: int) -> View:
        """Say how many of ten will still be there. Raises InputError outside 0 to 10, or when not asked."""
        table = self._course.table
        self._course.forecasts.still_there(figures, asked=table.asking == "still_there")
        table.asking = None
        return self.view()

    def listen(self) -> tuple[str, ...]:
        """Return what a listener would now believe, in words; nothing but in coached mode.

        It costs nothing and changes no view; each look at it is written down with the next move.
        """
        course = self._course
        if not self.view().listens:
            return ()
        course.hints += 1
        return course.listener.words(course.game.turns, course.game.sight)

    def answer_thought(self, say: bool) -> View:
        """Say the half-sentence on the tongue, or think again. Raises IllegalMove if there is none."""
        table = self._course.table
        if table.thought is None:
            raise IllegalMove("There is no thought to answer now.", move="", legal=self.legal())
        if say:
            return self.say(table.thought.move)
        table.thought = None
        return self.view()

    def _said(self, move: int) -> View:
        course = self._course
        course.make(course.game.draw(move), "sitting", opens=True)
        course.go_on()
        return self.view()

    def _no_longer_asked(self) -> View:
        table = self._course.table
        move, waits = table.pending, table.asking in ("suspicion", "suspicion_again")
        if waits and move is not None:
            return self._said(move)
        return self.view()

    def _index(self, move_id: str) -> int:
        course = self._course
        if course.bound:
            # Storing failed half-way through the days: they go on before anything else.
            course.go_on()
        move = course.deal.index(move_id)
        if move is None:
            raise unknown(move_id, list(course.deal.tables.index), self.legal())
        if course.table.finished or move not in course.game.legal:
            raise illegal(move_id, self.legal())
        return move

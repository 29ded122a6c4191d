"""The seller's lines: the scenario's own words, else the deck's. The line shown is the line said."""

from __future__ import annotations

from salesdance.engine import Phase, Seen
from salesdance.scenario import Fact
from salesdance.sitting.company import Look, look, names_of
from salesdance.sitting.deal import Deal, Piece
from salesdance.sitting.dice import LINE, Dice
from salesdance.sitting.game import OPEN, Sight
from salesdance.sitting.notes import begun, note_of
from salesdance.sitting.questions import question_of

VAGUELY = 1
QUOTED = 8
"""Words of theirs that are read out again; the rest of a longer sentence they know themselves."""


class Lines:
    """The exact words of every move as they would be said now; the same until the move has been said."""

    def __init__(self, deal: Deal, dice: Dice) -> None:
        self._deal = deal
        self._dice = dice
        self._luck: dict[int, list[float]] = {}
        self._static: dict[tuple[int, int], str] = {}
        self._names = names_of(deal.scenario)
        self._looks: dict[str, Look] = {}

    def says(self, move: int, sight: Sight) -> str:
        """Return the words of a move."""
        piece = self._deal.pieces[move]
        if piece.kind == "follow" and sight.fact >= 0:
            told = bool(sight.heard(sight.fact) & OPEN)
            line = self._followed(piece, self._deal.facts[sight.fact], sight.said[move], told=told)
            if line:
                return self._deal.filled(line)
        if piece.kind == "ask" and sight.phase == Phase.RESTART:
            line = self._still_so(piece, sight)
            if line:
                return line
        proposed = self._proposed(piece, sight)
        if proposed:
            return self._deal.filled(proposed)
        if piece.kind == "nail" and sight.phase == Phase.STOP:
            return self._deal.text("row_from_afar", self._drawn(0)[move], row=self._worded(move, sight))
        if piece.kind == "turn_up" and sight.seen[Seen.MARK] == VAGUELY and not self._own(piece):
            # No day was named, so somebody had to ring before anybody could be there.
            return self._deal.text("turn_up_vague", self._drawn(sight.said[move])[move])
        return self._worded(move, sight)

    def _worded(self, move: int, sight: Sight) -> str:
        key, piece = (move, sight.said[move]), self._deal.pieces[move]
        known = self._static.get(key)
        if known is None:
            known = self._static[key] = self._words(piece, sight.said[move])
        return known

    def wordings(self, move: int, sight: Sight) -> list[str]:
        """Return all ways of saying a move that has not been said; one where the scenario has its own words."""
        piece = self._deal.pieces[move]
        if sight.said[move] or piece.kind == "follow" or self._own(piece) or self._proposed(piece, sight):
            return [self.says(move, sight)]
        return [self._deal.filled(says) for says in piece.entry.says]

    def settle(self, move: int, sight: Sight, words: str) -> None:
        """Choose the wording in which a move will be said the next time."""
        self._static[move, sight.said[move]] = words

    def look(self, line: str) -> Look:
        """Return how a line looks to somebody who has not heard the talk."""
        known = self._looks.get(line)
        if known is None:
            known = self._looks[line] = look(line, self._names)
        return known

    def _followed(self, piece: Piece, fact: Fact, count: int, *, told: bool) -> str:
        """Return the line that follows a fact up: its own, else the deck's for what was asked; else nothing.

        Its own leans on what the open answer tells ("And what became of the nineteenth?"); where that was not `told`
        the line is one that fits whatever was said.
        """
        block = self._deal.deck.questions.get(question_of(fact.ask) or "")
        fitting = block.follow_up if block else ()
        reply = self._deal.scenario.lines.get(piece.id)
        if fact.follow_up and not told:
            general = (*((reply.says,) if reply is not None and reply.says else ()), *piece.entry.says)
            return general[count % len(general)] if general else fact.follow_up
        if fact.follow_up or not fitting or (reply is not None and reply.says):
            return fact.follow_up
        return fitting[(int(self._drawn(0)[piece.index] * len(fitting)) + count) % len(fitting)]

    def _proposed(self, piece: Piece, sight: Sight) -> str:
        """Return the line by which this meeting proposes the next one; nothing where it has none of its own."""
        meeting = self._deal.scenario.meetings[sight.meeting]
        if piece.kind != "next_step":
            return ""
        return {"dated": meeting.next_dated, "calendar": meeting.next_calendar}.get(piece.entry.manner or "", "")

    def _still_so(self, piece: Piece, sight: Sight) -> str:
        """Return the line of a fresh start that gives back what they said once; nothing for what is new."""
        deal, at = self._deal, self._deal.fact_at[piece.subject]
        if not sight.heard(at) & OPEN:
            return ""
        note = begun(note_of(deal, at, sight.heard(at)), QUOTED)
        return deal.text("still_so", self._drawn(0)[piece.index], note=note)

    def _words(self, piece: Piece, count: int) -> str:
        deal, own = self._deal, self._own(piece)
        again = piece.entry.again
        if count and again:
            return deal.filled(again[(int(self._drawn(0)[piece.index] * len(again)) + count) % len(again)])
        if own:
            return deal.filled(own)
        says = piece.entry.says
        if not says:
            return deal.filled(piece.entry.label)
        start = int(self._drawn(0)[piece.index] * len(says))
        return deal.filled(says[(start + count) % len(says)])

    def _own(self, piece: Piece) -> str:
        reply = self._deal.scenario.lines.get(piece.id)
        return reply.says if reply is not None and reply.says else own_line(self._deal, piece)

    def _drawn(self, count: int) -> list[float]:
        if count not in self._luck:
            self._luck[count] = self._dice.many(LINE, len(self._deal.pieces), count)
        return self._luck[count]


def own_line(deal: Deal, piece: Piece) -> str:
    """Return the words that the blocks of a scenario give to a move, or nothing."""
    subject = piece.subject
    if piece.kind == "ask":
        return deal.facts[deal.fact_at[subject]].ask
    if piece.kind == "reason":
        reason = deal.facts[deal.fact_at[subject]].reason
        return reason.says if reason else ""
    if piece.kind == "answer":
        return deal.objections[subject].answer
    if piece.kind == "excuse":
        return deal.excuses[subject].answer
    if piece.kind == "bring":
        return deal.people[subject].bring
    if piece.kind == "promise":
        return deal.promises[subject].says
    if piece.kind == "disclose":
        return deal.downsides[subject].says
    if piece.kind == "differ":
        return deal.scenario.competitor.difference if deal.scenario.competitor else ""
    if piece.kind == "nail":
        return str(getattr(deal.commitments[subject], piece.id.rpartition("/")[2]))
    if piece.kind == "contact":
        known = deal.commitments.get(subject)
        return known.contact if known else deal.contacts[subject].says
    return ""

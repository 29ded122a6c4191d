"""The prospect's words: scenario lines, then blocks of a fact, objection or person, then the deck's.

What is said is a function of the visible history, the signal and the luck for words, and of nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from salesdance.engine import Phase, Seen
from salesdance.moves import Answers
from salesdance.scenario import MOODS, UNSEEN_PLACES, VOICES, Answer, Mood
from salesdance.sitting.deal import Deal, Piece
from salesdance.sitting.dice import ANSWER, BODY, TEXT, Dice
from salesdance.sitting.game import NAMED, OPEN, PRESENT, Sight, Turn
from salesdance.sitting.losing import half_words, truth_words
from salesdance.sitting.naming import nothing_more, stays, voiced_again
from salesdance.sitting.questions import question_of
from salesdance.sitting.speaking import asked, followed
from salesdance.sitting.view import Said

Options = list[Answer]
ABOUT_FACTS = ("ask", "follow", "silence")
ASKED_AGAIN = ("ask", "follow", "probe", "process", "users")
LED = ("voiced", "not_now_voiced", "truth")
TOGETHER = (Phase.TALK, Phase.CEMENT, Phase.RESTART, Phase.AFTER_NO)
NOTHING_AFTER_NO = "nothing_after_no"
NO_REPLY = "silent"
OPENLY = ("open", "open_clue")
AGAIN, OVERRUN, PUZZLED, SILENT, PHONE, STILL_SO = 10, 11, 12, 13, 14, 15
CREAK_EVERY = 8


class Wording:
    """Turns signals into words; remembers what was said, so that nothing comes twice while more is left."""

    def __init__(self, deal: Deal, dice: Dice, *, fillers: bool) -> None:
        self._deal = deal
        self._dice = dice
        self._fillers = fillers
        self._bodies = 0
        self.heard: set[str] = set()

    def told(self, turn: Turn, turns: Sequence[Turn], *, by_phone: bool = False) -> list[Said]:
        """Return what the prospect says and does in answer to a turn, in order; `turns` ends with it."""
        piece = self._deal.pieces[turn.move]
        if piece.kind in ("day", "post", "carry_on"):
            return []
        together = turn.before.phase in TOGETHER
        there = turn.after if piece.kind == "turn_up" else turn.before
        by_phone = (together and by_phone) or self._booked_by_phone(there)
        said = []
        for options in self._script(piece, turn, turns):
            answer = self._chosen(options, piece, turn)
            if piece.kind == "nail" and not together and answer.says:
                # At a stop it is fixed from afar: nobody sees or hears what a pen does.
                answer = replace(answer, does="", heard="")
            said.append(self._spoken(answer, turn.after.mood, filler=together, by_phone=by_phone))
        said = [one for one in said if one.says or one.does]
        if piece.kind == "close" and said and said[0].pause == "none":
            said[0] = replace(said[0], pause="long")
        return [*said, *self._after(piece, turn, bool(said), by_phone=by_phone)]

    def opens(self, answer: Answer, sight: Sight, *, by_phone: bool = False) -> Said:
        """Return the first words of a sitting."""
        return self._spoken(answer, sight.mood, filler=True, by_phone=by_phone or self._booked_by_phone(sight))

    def _booked_by_phone(self, sight: Sight) -> bool:
        """Tell whether the meeting that is on was booked as a call, so that nobody sees anybody."""
        place = self._deal.scenario.meetings[sight.meeting].place
        return sight.phase in TOGETHER and place in UNSEEN_PLACES

    def _script(self, piece: Piece, turn: Turn, turns: Sequence[Turn]) -> list[Options]:
        turn = nothing_more(self._deal, turn, self.heard)
        still = stays(self._deal, turn)
        if still:
            return [_from(still, self._dice.one(ANSWER + piece.index, 0))]
        scripted = self._scripted(piece, turn)
        deck = self._deck(piece, turn)
        if scripted and turn.head != "truth":
            return [[*scripted, *deck]]
        if turn.head in LED and (turn.head != "truth" or piece.kind in ("why", "silence")):
            deck = list(scripted) or self._lead(piece, turn, deck)
            again = voiced_again(self._deal, turn, self.heard)
            if again is not None:
                return [[again]]
            return [deck, [self._of_objection(turn, turns)]] if deck else [[self._of_objection(turn, turns)]]
        if turn.head == "names" and self._known_before(turn):
            return [[self._own(piece, turn)]]
        if turn.signal in ("names_all", "names_users"):
            people = self._deal.deciders if turn.signal == "names_all" else self._deal.users[:2]
            named = [[person.named] for person in people if not person.named.empty]
            told = all(one.says in self.heard for options in named for one in options)
            return [deck] if not named or (told and deck) else named
        if piece.kind == "turn_up" and turn.signal == "comes":
            return [[self._deal.scenario.meetings[turn.after.meeting].opens, *deck]]
        own = self._own(piece, turn)
        if piece.kind in ABOUT_FACTS and not own.says and own.acted:
            return [[replace(one, does=own.does, heard=own.heard) for one in deck] or [own]]
        return [[own, *deck]]

    def _lead(self, piece: Piece, turn: Turn, deck: Options) -> Options:
        """Return what goes before the real thing; asked straight, nothing where no other reason was given before.

        What the deck has there takes back what was said, so it would deny a reason that is simply true.
        """
        if piece.kind != "probe":
            return deck
        excuses = enumerate(self._deal.scenario.excuses)
        taken_back = any(turn.before.excused(at) and turn.subject not in one.true_of for at, one in excuses)
        return deck if taken_back else []

    def _scripted(self, piece: Piece, turn: Turn) -> tuple[Answer, ...]:
        reply = self._deal.scenario.lines.get(piece.id)
        if reply is None:
            return ()
        for signal in self._keys(piece, turn):
            found = reply.several(f"{signal}@{turn.after.mood}") or reply.several(signal)
            if found:
                return found
        return ()

    def _keys(self, piece: Piece, turn: Turn) -> tuple[str, ...]:
        """Return the keys under which the scenario may word an answer, the closest first.

        What was written for a silence of the talk is not said after the no, where it would mean something else.
        """
        if not _empty_after_no(piece, turn):
            return (turn.signal, turn.head)
        starts_there = self._deal.scenario.start.act == "after_the_no"
        return (NOTHING_AFTER_NO, turn.signal) if starts_there else (NOTHING_AFTER_NO,)

    def _own(self, piece: Piece, turn: Turn) -> Answer:
        deal, mood = self._deal, turn.after.mood
        if piece.kind == "ask":
            return asked(deal.facts[deal.fact_at[piece.subject]], turn.signal, mood, self.heard)
        if piece.kind in ("follow", "silence") and turn.before.fact >= 0:
            return followed(deal.facts[turn.before.fact], turn.signal, mood, self.heard)
        if turn.head in ("excuse", "tell", "not_now", "not_now_tell", "lie"):
            return self._of_excuse(turn)
        if turn.head == "half":
            return half_words(deal, turn.subject)
        if turn.head == "names":
            return deal.people[turn.subject].named
        return _of_subject(deal, piece, turn.signal)

    def _of_excuse(self, turn: Turn) -> Answer:
        excuse = self._deal.excuses[turn.subject]
        if turn.head == "lie":
            return excuse.after_the_no
        return excuse.tell if turn.head in ("tell", "not_now_tell") else excuse.says

    def _of_objection(self, turn: Turn, turns: Sequence[Turn]) -> Answer:
        objection = self._deal.objections[turn.subject]
        if turn.head == "truth":
            return truth_words(self._deal, objection, turns, turn.after, self._dice)
        return objection.says

    def _known_before(self, turn: Turn) -> bool:
        """Tell whether whoever is named was named before: the deck's words for a new name do not fit then."""
        at = next(at for at, person in enumerate(self._deal.deciders) if person.id == turn.subject)
        return bool(turn.before.person(at) & (NAMED | PRESENT))

    def _deck(self, piece: Piece, turn: Turn) -> Options:
        """Return the deck's wordings in an order that luck begins, those not heard yet in front."""
        voice = self._deal.scenario.prospect.voice
        luck = self._dice.one(ANSWER + piece.index, turn.before.said[piece.index])
        if self._is_given_back(piece, turn):
            still = [Answer(words) for words in self._deal.texts.all(f"still_so_{voice}")]
            return _from(still, luck)
        fitting: Options = []
        for source in (self._question(piece, turn), piece.entry.answers):
            voiced = (source or {}).get(voice, {})
            apart = (NOTHING_AFTER_NO,) if _empty_after_no(piece, turn) else ()
            for key in (*apart, turn.signal, turn.signal.replace("/", "_"), turn.head):
                by_mood = voiced.get(key)
                wordings = by_mood.get(turn.after.mood, ()) if by_mood else ()
                if wordings:
                    fitting += _from(wordings, luck)
                    break
        return fitting

    def _is_given_back(self, piece: Piece, turn: Turn) -> bool:
        """Tell whether it was asked, at a fresh start, if what they said once is still so, and openly answered."""
        if piece.kind != "ask" or turn.before.phase != Phase.RESTART or turn.signal not in OPENLY:
            return False
        return bool(turn.before.heard(self._deal.fact_at[piece.subject]) & OPEN)

    def _question(self, piece: Piece, turn: Turn) -> Answers | None:
        """Return the deck's answers to a question of this kind: who, when, how much."""
        if piece.kind == "ask" and turn.before.phase != Phase.RESTART:
            words = self._deal.facts[self._deal.fact_at[piece.subject]].ask
        elif piece.kind == "follow" and turn.before.fact >= 0:
            fact = self._deal.facts[turn.before.fact]
            if fact.follow_up and not turn.before.heard(turn.before.fact) & OPEN:
                return None
            words = fact.follow_up or fact.ask
        else:
            return None
        block = self._deal.deck.questions.get(question_of(words) or "")
        return block.answers if block else None

    def _chosen(self, options: Options, piece: Piece, turn: Turn) -> Answer:
        spoken = [one for one in options if not one.empty]
        if turn.signal == NO_REPLY:  # what is seen of a silence comes once; after that it is simply quiet
            return next((one for one in spoken if _shown(one) not in self.heard), Answer())
        for one in (one for one in spoken if one.says not in self.heard):
            return one
        if piece.kind in ASKED_AGAIN and turn.before.talking:
            again = self._deal.texts.all("said_again")
            if len(again) == len(VOICES):
                return Answer(again[VOICES.index(self._deal.scenario.prospect.voice)])
        return spoken[-1] if spoken and piece.kind != "silence" else Answer()

    def _spoken(self, answer: Answer, mood: Mood, *, filler: bool, by_phone: bool = False) -> Said:
        self.heard.add(_shown(answer))
        does = answer.body(by_phone=by_phone)
        if not does and filler and not (by_phone and answer.says):
            does = self._body(mood, by_phone=by_phone)
        deal = self._deal
        return Said(deal.scenario.prospect.name, deal.filled(answer.says), deal.filled(does), answer.pause)

    def _body(self, mood: Mood, *, by_phone: bool) -> str:
        """Return a body line for a mood, to be seen or to be heard; neighbours differ."""
        bodies = self._deal.texts.all(f"{'phone' if by_phone else 'mood'}_{mood}")
        if not self._fillers or not bodies:
            return ""
        start = int(self._dice.one(BODY + MOODS.index(mood), 0) * len(bodies))
        self._bodies += 1
        return bodies[(start + self._bodies) % len(bodies)]

    def _after(self, piece: Piece, turn: Turn, answered: bool, *, by_phone: bool) -> list[Said]:
        deal, name = self._deal, self._deal.scenario.prospect.name
        said: list[Said] = []
        if turn.signal == NO_REPLY and not answered:
            item = deal.text("silence_item", self._dice.one(TEXT + SILENT, turn.after.day))
            said.append(Said("calendar", f"{item} {deal.text('day', day=turn.after.day)}"))
        elif piece.kind == "restart" and turn.signal == "puzzled" and not answered:
            luck = self._dice.one(TEXT + PUZZLED, turn.before.said[piece.index])
            said.append(Said(name, deal.text("puzzled_out_of_place", luck)))
        elif turn.signal == "no_show":
            said.append(Said("note", deal.text("phone_call", self._dice.one(TEXT + PHONE, turn.after.meeting))))
        elif piece.kind == "come_back" and turn.signal == "agrees":
            said.append(self.opens(deal.scenario.meetings[turn.after.meeting].opens, turn.after))
        if self._creaks(turn):
            luck = self._dice.one(TEXT + OVERRUN, turn.after.seen[Seen.MINUTE])
            said.append(Said(name, "", deal.text("overrun_phone" if by_phone else "overrun", luck)))
        return [one for one in said if one.says or one.does]

    def _creaks(self, turn: Turn) -> bool:
        """Tell whether the booked time has just run out, or has again run on for a while."""
        if turn.after.phase not in (Phase.TALK, Phase.RESTART) or turn.before.phase != turn.after.phase:
            return False
        over, before = -turn.after.minutes_left, -turn.before.minutes_left
        return over > 0 and (before <= 0 or over // CREAK_EVERY > before // CREAK_EVERY)


def _empty_after_no(piece: Piece, turn: Turn) -> bool:
    """Tell whether this is a silence after the no that brought nothing."""
    return piece.kind == "silence" and turn.before.phase == Phase.AFTER_NO and turn.signal == "nothing"


def _shown(answer: Answer) -> str:
    """Return what makes an answer known again: its words, else what is seen or heard of it."""
    return answer.says or answer.does or answer.heard


def _from(wordings: Sequence[Answer], luck: float) -> Options:
    """Return wordings beginning with the one that luck names."""
    start = int(luck * len(wordings))
    return [*wordings[start:], *wordings[:start]]


def _of_subject(deal: Deal, piece: Piece, signal: str) -> Answer:
    """Return the words that the block of a move's subject has for a signal."""
    subject: object = None
    if piece.kind == "reason":
        subject = deal.facts[deal.fact_at[piece.subject]].reason
    elif piece.kind == "answer":
        subject = deal.objections[piece.subject]
    elif piece.kind == "excuse":
        subject = deal.excuses[piece.subject]
    elif piece.kind == "bring":
        subject = deal.people[piece.subject]
    elif piece.kind == "promise":
        subject = deal.promises[piece.subject]
        signal = {"lands": "warms", "shrugs": "cools"}.get(signal, signal)
    elif piece.kind == "disclose":
        subject = deal.downsides[piece.subject]
    elif piece.kind == "differ":
        subject = deal.scenario.competitor
    elif piece.kind == "nail":
        subject = deal.commitments[piece.subject]
    elif piece.kind == "contact" and piece.subject in deal.contacts:
        subject = deal.contacts[piece.subject]
    found = getattr(subject, signal, None)
    return found if isinstance(found, Answer) else Answer()

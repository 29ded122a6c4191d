"""The first page of a debrief: what was true, what stood in front of it, where it showed, and who else there was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from salesdance.engine import Seen
from salesdance.scenario import POOR_FIT, Person
from salesdance.sitting.deal import Deal
from salesdance.sitting.debrief import Decider, Guess, Instead, Moment, Showing, ThePerson
from salesdance.sitting.debrief_talk import Played
from salesdance.sitting.game import CLUE, NAMED, OPEN, PRESENT, Turn
from salesdance.sitting.notes import note_of
from salesdance.sitting.phrases import quoted
from salesdance.sitting.standing import outcome
from salesdance.sitting.view import Said
from salesdance.transcript import Forecast

PLACES = 3
STAYED = " They stayed with it all the same; of those whom it suits as little, fewer do."
PAST_LEAVING = ("ninety_days", "after_the_no")
BEFORE = "Before"
CLUES = ("open_clue", "thin_clue", "adds_clue")
EXCUSES = ("excuse", "tell", "not_now", "not_now_tell", "lie")
STRAIGHT = ("voiced", "not_now_voiced", "truth")
STAYS = ("follow", "silence", "probe")
SURE = {"hunch": "a hunch", "fairly": "fairly sure", "bet": "you would have bet on it"}
BOTH = "As you asked for the sale, and again before you asked why, you thought"
WHEN = {
    "asked": "As you asked for the sale, you thought",
    "reason": "Before you asked why, you thought",
    "pinned": "Your notebook said",
    "after": "Afterwards you said",
}


def the_person(played: Played, after: Forecast | None) -> ThePerson:
    """Return who it was; `after` is a suspicion given after play, before this page was opened."""
    deal = played.deal
    objection = deal.scenario.objections[played.objection]
    heard = _said_straight(played)
    straight = heard or deal.filled(objection.says.says or objection.after_the_no.says)
    first = deal.first_name
    return ThePerson(
        name=deal.scenario.prospect.name,
        role=deal.filled(deal.scenario.prospect.role),
        heading=f"What {first} told you in the end:" if heard else f"What {first} never said:",
        truth=deal.filled(objection.card),
        straight=straight,
        told=bool(heard),
        instead=tuple(_instead(played)),
        places=_places(played),
        deciders=tuple(_deciders(played)),
        fit=_fit(played),
        guesses=tuple(_guesses(played, after)),
    )


def _said_straight(played: Played) -> str:
    """Return the words in which the real reason was told, or nothing."""
    objection = played.deal.scenario.objections[played.objection].id
    for number, turn in enumerate(played.turns):
        if turn.head in STRAIGHT and turn.subject == objection and number in played.talk:
            words = [
                said.says for said in played.talk[number].heard if said.says and said.who not in ("note", "calendar")
            ]
            if words:
                return words[-1]
    return ""


def _instead(played: Played) -> Iterator[Instead]:
    deal, seen = played.deal, set()
    objection = deal.scenario.objections[played.objection]
    for number, turn in enumerate(played.turns):
        if turn.head not in EXCUSES or turn.subject in seen:
            continue
        seen.add(turn.subject)
        excuse = deal.excuses[turn.subject]
        label = deal.filled(excuse.label or excuse.id.replace("_", " "))
        yield Instead(label[:1].upper() + label[1:], played.talk.get(number), objection.id in excuse.true_of)


def _places(played: Played) -> tuple[Showing, ...]:
    """Return up to three places: those where it showed in order, then questions that would have opened it."""
    deal, tables = played.deal, played.deal.tables
    shown: dict[int, Showing] = {}
    for number, turn in enumerate(played.turns):
        fact = _fact(played, turn)
        if turn.head in CLUES and fact >= 0 and int(tables.clue_of[fact]) == played.objection and fact not in shown:
            moment = played.talk.get(number) or from_the_past(played, fact, number)
            one = deal.facts[fact]
            followed = _followed(played, number, fact)
            shown[fact] = Showing(deal.filled(one.ask), note_of(deal, fact, heard_bits(played, fact)), moment, followed)
    places = list(shown.values())[:PLACES]
    for fact in range(len(deal.facts)):
        if len(places) < PLACES and int(tables.clue_of[fact]) == played.objection and fact not in shown:
            places.append(Showing(deal.filled(deal.facts[fact].ask), note_of(deal, fact)))
    return tuple(places)


def _fact(played: Played, turn: Turn) -> int:
    piece = played.deal.pieces[turn.move]
    if piece.kind == "ask":
        return played.deal.fact_at[piece.subject]
    return turn.before.fact if piece.kind in ("follow", "silence") else -1


def from_the_past(played: Played, fact: int, number: int) -> Moment:
    """Return an exchange that the scenario brought along, in the words it would have had."""
    deal, one = played.deal, played.deal.facts[fact]
    says = (one.clue.says if one.clue else "") or one.at_ease.says
    does = (one.clue.does or one.clue.heard if one.clue else "") or one.at_ease.body(by_phone=False)
    said = Said(deal.scenario.prospect.name, deal.filled(says), deal.filled(does))
    return Moment(number, 0, BEFORE, deal.filled(one.ask), (said,))


def _followed(played: Played, number: int, fact: int) -> bool:
    """Tell whether one of the next two moves stayed with what had just shown."""
    tables, deal = played.deal.tables, played.deal
    nexts = [turn for turn in played.turns[number + 1 :] if turn.origin == "sitting"][:2]
    for turn in nexts:
        piece = deal.pieces[turn.move]
        if piece.kind in STAYS or (piece.kind == "answer" and deal.tables.subject[turn.move] == played.objection):
            return True
        if piece.kind == "ask":
            asked = deal.fact_at[piece.subject]
            if int(tables.clue_of[asked]) == played.objection or int(tables.opener[asked]) == fact:
                return True
    return False


def _deciders(played: Played) -> Iterator[Decider]:
    deal, last = played.deal, played.turns[-1].after if played.turns else None
    for at, person in enumerate(deal.deciders):
        bits = last.person(at) if last else 0
        could = bool(deal.tables.types.decides[played.type, at])
        if not could and not bits & PRESENT:
            continue  # nobody missed anything there
        yield Decider(
            name=deal.filled(person.name),
            role=deal.filled(person.role),
            could_stop=could,
            named=bool(bits & (NAMED | PRESENT)),
            met=bool(bits & PRESENT),
            asked=any(
                deal.pieces[turn.move].kind == "bring" and deal.pieces[turn.move].subject == person.id
                for turn in played.turns
            ),
            wrote=letter_of(played, person) is not None,
        )


def letter_of(played: Played, person: Person) -> Moment | None:
    """Return the first exchange after which somebody wrote to you; None if they never did."""
    name = played.deal.filled(person.name)
    return next((one for _, one in sorted(played.talk.items()) if any(said.who == name for said in one.heard)), None)


def _fit(played: Played) -> str:
    deal = played.deal
    company, product = deal.filled(deal.scenario.prospect.company), deal.filled(deal.scenario.seller.product)
    product = f"The {product}" if product[:1].islower() else product
    if not deal.tables.types.poor[played.type]:
        return f"{product} suits {company}." if deal.scenario.deal.fit < 1 else ""
    if played.turns and outcome(played.turns[-1].after, played.mode) == "kept":
        return f"{product} hardly suits {company}.{_shows_fit(deal)}{STAYED}"
    if played.turns and played.turns[-1].after.seen[Seen.LEFT] == 1:
        tail = " You said so and went."
    elif deal.scenario.start.act in PAST_LEAVING:
        tail = ""
    else:
        tail = " Saying so, and going, would have been a good ending too."
    return f"{product} does not suit {company}.{_shows_fit(deal)}{tail}"


def _shows_fit(deal: Deal) -> str:
    """Return the question whose answer can tell a poor fit, where there is one."""
    telling = [fact for fact in deal.facts if fact.clue is not None and fact.clue.of == POOR_FIT]
    return f" It can be heard in the answer to: {quoted(deal.filled(telling[0].ask))}" if telling else ""


def _guesses(played: Played, after: Forecast | None) -> Iterator[Guess]:
    deal = played.deal
    made = [forecast for entry in played.transcript.entries for forecast in entry.forecasts]
    made += played.transcript.pending
    suspicions = [one for one in made if one.kind == "suspicion" and one.card in deal.objections]
    snapshots = [one for one in suspicions if one.taken in ("asked", "reason")]
    chosen: Sequence[Forecast] = snapshots or suspicions[-1:]
    real = deal.scenario.objections[played.objection].id
    if not chosen and after is not None and after.card in deal.objections:
        yield _guess(deal, after, WHEN["after"], right=after.card == real)
    twice = len(chosen) == 2 and chosen[0].card == chosen[1].card
    for one in chosen[1:] if twice else chosen:
        yield _guess(deal, one, BOTH if twice else WHEN[one.taken], right=one.card == real)


def guessed(deal: Deal, person: ThePerson, after: Forecast) -> tuple[Guess, ...]:
    """Return a suspicion given after play as the guess that it is; none for a card that is not there."""
    if after.card not in deal.objections:
        return ()
    right = deal.filled(deal.objections[after.card].card) == person.truth
    return (_guess(deal, after, WHEN["after"], right=right),)


def _guess(deal: Deal, forecast: Forecast, when: str, *, right: bool) -> Guess:
    sure = SURE.get(forecast.sure or "", "")
    return Guess(deal.filled(deal.objections[forecast.card].card), sure, when, right)


def heard_bits(played: Played, fact: int) -> int:
    """Return what was heard of a fact in the end: bits OPEN, CLUE, or 1 for a thin answer."""
    return played.turns[-1].after.heard(fact) if played.turns else 0


def is_found(bits: int) -> bool:
    """Tell whether a fact was answered openly, or its clue came out."""
    return bool(bits & (OPEN | CLUE))

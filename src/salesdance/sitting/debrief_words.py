"""The sentences of a debrief that every face says alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from salesdance.sitting.debrief import (
    Bar,
    Compared,
    Debrief,
    Decider,
    Find,
    FindOf,
    Guess,
    Instead,
    Line,
    Moment,
    Showing,
    Sources,
    ThePerson,
    Turned,
    Turning,
)
from salesdance.sitting.debrief_numbers import of_ten_at_most, points, tenths
from salesdance.sitting.debrief_shares import Curve
from salesdance.sitting.phrases import quoted

Quote = Callable[[str], str]
"""How a face puts words into quotation marks."""
IN_FRONT = "What stood in front of it:"
SHOWED = "Where it showed:"
NO_LUCK = "Nothing in this deal turned on luck."
FROM_HERE = "That is where selling starts. Now from the beginning."
FINDS: Mapping[FindOf, str] = {
    "fact": "What there was to hear",
    "clue": "Where it could show",
    "person": "People",
    "commitment": "What there was to fix",
    "promise": "What could be promised",
}
FOUND: Mapping[FindOf, Mapping[str, str]] = {
    "fact": {"found": "Found", "half": "Asked, and only half answered", "missed": "Never asked"},
    "clue": {"found": "It showed", "missed": "It did not show"},
    "person": {"found": "In the talk", "half": "Named, and never asked in", "missed": "Never asked about"},
    "commitment": {"found": "Fixed", "half": "Spoken of, and not fixed", "missed": "Never raised"},
    "promise": {"found": "Promised", "missed": "Left unsaid"},
}
TURNING = "Where it turned"
EVERY_LINE = "Every line"
COMING = "Where it turned is still being worked out. It will stand here in a moment; you can go on reading."
NOT_FOUND_OUT = (
    "Where it turned could not be worked out this time. All the rest is here, and reading this debrief again later may "
    "bring it."
)
HAD_HEARD = "What you had heard:"
TRY = "Try it from here"
TEMPTING = "Why that was tempting:"
NOT_APART = "Nothing heard by then made one reason much likelier than it had been before."
UNTOLD = "Not worked out here: `salesdance review {name}` says where it turned; that takes some seconds."
UNTOLD_UNKEPT = "Not worked out here: save a sitting, and `salesdance review FILE` says where it turned."
CHANGED: Mapping[str, str] = {"cost": "What became harder:", "well": "What became easier:"}
BETTER: Mapping[str, str] = {"cost": "What would have been better:", "well": "What you left alone:"}
LINE, WORTH, LESS, TRULY = "Line", "Worth", "Less than the best", "Knowing who it was"
CARD = "Card"
NO_MOMENT = "No moment for it this time."
BEST = "No other line was clearly worth more."
EXACTLY = "exact"
LIKELY, CERTAIN = 0.35, 0.95
BELIEVED = "Somebody who listened could guess by then that it was this:"
NOBODY_KNEW = "Nobody could tell yet what it was; a little likelier than the rest:"
CLEAR = 0.01
"""A worth that differs by less, of 1, is not worth a word."""
STILL = (
    "After each of your moves: of ten such customers, so many would be there on day ninety if you did nothing more. "
    "Before a yes: if you asked plainly just then."
)
STILL_DAYS = "The same over the days after the yes; each mark is a day on which you could do something:"
HEARD_LINE, TRULY_LINE = "what a listener could tell", "knowing who it really was"
WORTH_LINE, ALONE_LINE = "what it was worth", "your moves alone"


def with_turning(debrief: Debrief, turning: Turning | None) -> Debrief:
    """Return a debrief with where the deal turned, and with the one thing to take along that this tells."""
    if turning is None or not turning.next_thing:
        return replace(debrief, turning=turning)
    return replace(debrief, turning=turning, card=replace(debrief.card, next_thing=turning.next_thing))


def straight_words(person: ThePerson) -> str:
    """Return what leads to the real reason said straight out."""
    return "In so many words:" if person.told else "Said straight out it would have been:"


def instead_words(instead: Instead) -> str:
    """Return what stood in front of the real reason."""
    return f"{instead.label}{', which was simply true' if instead.was_true else ''}."


def guess_words(guess: Guess, quote: Quote = quoted) -> tuple[str, str]:
    """Return a guess, and whether it was that."""
    return f"{guess.when}: {quote(guess.card)} ({guess.sure}).", "It was." if guess.right else "It was something else."


def hidden_words(*, shown: bool) -> str:
    """Return what leads to the places where it did not show; `shown` where it did elsewhere."""
    return "It might have shown here as well:" if shown else "It never showed. It might have, here:"


def stayed_words(place: Showing) -> str:
    """Return what came of a place where it showed."""
    if place.moment is not None and place.moment.number == 0:
        return "That was before today."
    return "You stayed with it." if place.followed else "You went on to something else."


def decider_words(decider: Decider) -> str:
    """Return whether somebody could have stopped it, and whether you brought them in."""
    could = "could have stopped it" if decider.could_stop else "it was not up to them"
    if decider.met:
        met = "You asked them in."
    elif decider.asked:
        met = "You asked them in, and they did not come."
    elif decider.wrote:
        met = f"{'You never asked them in; they' if decider.named else 'They'} wrote to you themselves."
    else:
        met = "You never asked them in." if decider.named else "That they had a say was never said in so many words."
    return f"{decider.name}, {decider.role}: {could}. {met}"


def limit_words(limit: Bar) -> str:
    """Return what set a limit, and where."""
    return f"{limit_sentence(limit)} {limit.why}{line_words(limit)}"


def limit_sentence(limit: Bar) -> str:
    """Return how much something counts at most, which may be nothing."""
    if limit.points <= 0:
        return f"{limit.title} counts for nothing here."
    return f"{limit.title} counts at most {points(limit.points)}."


def line_words(bar: Bar) -> str:
    """Return which line a mark rests on, as in " (line 7)"."""
    return f" (line {bar.moment.number})" if bar.moment is not None and bar.moment.number else ""


def total_words(total: float) -> str:
    """Return the total of the card."""
    return f"All in all {points(total)} of 100."


def opened_words(opened_by: str, quote: Quote = quoted) -> str:
    """Return which question comes first."""
    return f"That comes up after: {quote(opened_by)}"


def moment_line(moment: Moment) -> str:
    """Return where an exchange stands, as in "line 7"."""
    return f"line {moment.number}" if moment.number else "before today"


def find_words(find: Find, quote: Quote = quoted) -> tuple[str, tuple[str, ...]]:
    """Return what is said first of something there was to find, and what stands below it."""
    asked = quote(find.ask) if find.ask else ""
    where = _where(find, quote)
    since = _since(find)
    match find.of, find.found:
        case "fact", "found":
            return find.text, (where,) if where else ()
        case "fact", "half":
            opened = opened_words(find.opened_by, quote) if find.opened_by else ""
            first, below = asked, [_where(find, quote, unless=find.ask), opened]
        case "fact", _:
            first, below = asked, [opened_words(find.opened_by, quote) if find.opened_by else since]
        case "clue", "found":
            first, below = asked, [f"{_where(find, quote, unless=find.ask)} {find.text} {find.note}".strip()]
        case "clue", _:
            first, below = asked, [find.text, since]
        case "promise", _:
            first, below = quote(find.text), [f"{_where(find, quote, unless=find.text)} {find.note}".strip()]
        case "commitment", "missed":
            first, below = f"{find.text.partition(':')[0]}.", [f"What opens it: {asked}" if asked else "", since]
        case _, "found":
            first, below = f"{find.text}.", [where]
        case "person", "missed" if find.moment is not None:
            first, below = f"{find.text}.", [f"{where} {find.note}"]
        case _:
            first, below = f"{find.text}.", [where, f"What opens it: {asked}" if asked else "", since]
    return first, tuple(words for words in below if words)


def _where(find: Find, quote: Quote, *, unless: str = "") -> str:
    """Return where it showed, with the line that brought it out, quoted `unless` it stands there already."""
    if find.moment is None:
        return ""
    where = moment_line(find.moment)
    mine = f" {quote(find.moment.mine)}" if find.moment.spoken and find.moment.mine not in ("", unless) else ""
    return f"{where[:1].upper()}{where[1:]}:{mine}" if mine else f"{where[:1].upper()}{where[1:]}."


def _since(find: Find) -> str:
    """Return from where on it could have been said; nothing where it was."""
    if find.of == "fact" and find.moment is not None:
        return ""
    if not find.earliest:
        return NO_MOMENT if find.earliest is None else ""
    done = "asked" if find.of in ("fact", "clue") else "said"
    where = "the first line" if find.earliest == 1 else f"line {find.earliest}"
    return f"It could be {done} from {where} on."


def days_words(curve: Curve) -> str:
    """Return who would still be there, day by day, and in brackets the same knowing who it really was."""
    told = "; ".join(
        f"day {stop.day}: {of_ten_at_most(stop.still)} ({of_ten_at_most(stop.truly)})" for stop in curve.stops
    )
    return f"Of ten, and in brackets {TRULY_LINE}: {told}."


def untold_words(name: str) -> str:
    """Return what stands where a debrief does not say where a deal turned; `name` is what it can be reviewed by."""
    return UNTOLD.format(name=name) if name else UNTOLD_UNKEPT


def believed_words(turned: Turned, quote: Quote = quoted) -> str:
    """Return what a listener would have believed at a moment, where anything heard by then spoke for it."""
    if not turned.known:
        return NOT_APART
    lead = BELIEVED if turned.share >= LIKELY else NOBODY_KNEW
    share = f"{max(round(10 * turned.share), 1)} of 10" if turned.share < CERTAIN else "all but certain"
    return f"{lead} {quote(turned.believed)} ({share})."


def label_words(turned: Turned) -> str:
    """Return what a moment is called, and where it was."""
    return f"{turned.label} ({moment_line(turned.moment)})"


def clearly_better(turn: Compared) -> tuple[Line, ...]:
    """Return the lines that were worth clearly more than the chosen one: by more than chance might make of it."""
    chosen = turn.chosen
    if chosen.lost < max(chosen.error, CLEAR):
        return ()
    return tuple(line for line in turn.better if chosen.lost - line.lost >= CLEAR)


def less_words(line: Line, *, exact: bool) -> str:
    """Return what a line is worth less than the best one, of ten, and give or take how much."""
    if line.lost <= 0 or tenths(line.lost) == "0":
        return "nothing"
    about = "" if exact or line.error <= 0 else f" (give or take {tenths(line.error)})"
    return f"{tenths(line.lost)}{about}"


def is_scored(turning: Turning) -> bool:
    """Tell whether any line has a card to expect."""
    return any(line.score is not None for turn in turning.turns for line in (turn.chosen, *turn.better))


def worth_words(line: Line, *, exact: bool) -> str:
    """Return what a line was worth, as one sentence after another."""
    card = f" {CARD}: {score_words(line)}." if line.score is not None else ""
    return (
        f"{WORTH}: {of_ten_at_most(line.worth)}. {LESS}: {less_words(line, exact=exact)}. "
        f"{TRULY}: {of_ten_at_most(line.truly)}.{card}"
    )


def score_words(line: Line) -> str:
    """Return the card to expect after a line, of 100; nothing where nobody asked for it."""
    return "" if line.score is None else f"{line.score:.0f}"


def known_words(known: str) -> str:
    """Return what could be known when something was forecast."""
    return f"What could be known: {known}"


def again_words(sources: Sources) -> str:
    """Return how to meet the same person with the same luck."""
    same = f"--seed {sources.game_seed} --type-seed {sources.type_seed}"
    return f"To meet the same person with the same luck: salesdance play {sources.scenario} {same}."


def source_words(debrief: Debrief) -> tuple[str, ...]:
    """Return what a sitting was played with, sentence by sentence."""
    sources = debrief.sources
    figures = f"Mode: {sources.mode}. Figures: {sources.profile}. Rules: version {sources.rules}."
    return (again_words(sources), figures, *sources.notes)

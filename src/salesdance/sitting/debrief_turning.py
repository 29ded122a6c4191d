"""Where a deal turned, from the coach's figures into words: what had been heard, what was said, what it changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from salesdance.analysis import Analysis, Option, Thresholds, TurningPoint, Weighed
from salesdance.belief import objection_shares
from salesdance.engine import Phase
from salesdance.sitting.deal import DEEDS
from salesdance.sitting.debrief import (
    Compared,
    Line,
    Moment,
    Turned,
    Turning,
)
from salesdance.sitting.debrief_ahead import ahead_notes, ahead_words, with_ahead
from salesdance.sitting.debrief_changes import changes_words
from salesdance.sitting.debrief_luck import of_ten
from salesdance.sitting.debrief_next import next_words
from salesdance.sitting.debrief_numbers import tenths
from salesdance.sitting.debrief_open import lies_open
from salesdance.sitting.debrief_person import from_the_past
from salesdance.sitting.debrief_shares import WORDS
from salesdance.sitting.debrief_stretch import over_words, together_words
from salesdance.sitting.debrief_talk import Played
from salesdance.sitting.debrief_tempting import harder_words, tempting_words
from salesdance.sitting.listener import Listener, told_apart
from salesdance.sitting.starting import opening_of

MOMENTS, BETTER, HEARD = 3, 3, 3
SURE = 2.0
"""Give or take so many standard errors."""
NOTHING_LOST = "Nothing large was lost in this deal: by what could be known then, no single line cost it much."
ONLY_WELL = "By what could be known then, no single line cost this deal much. Here you did something well:"
LED = "These lines mattered most, judged by what could be known then:"
TURNED = "This is where it turned"
HARDER = "This is where it got harder"
WELL = "This one you did well"
LOST = "It cost {worth} of the 10 that a customer who stays and is glad of it is worth"
WON = "It was worth {worth} of the 10 that a customer who stays and is glad of it is worth"
EXACT, ABOUT = "; this figure is exact", ", give or take {error}"
STAYED = "Of ten such customers, if all goes on well, {after} {there} still there on day ninety after this line{other}."
NONE_STAYS = "After a no that is made up of the reason you are told, and of being thought of again."
AFTER_OTHER = {
    "cost": ", and {count} after the first of the better ones",
    "well": ", and {count} after the first that you left alone",
}
EITHER = {
    "cost": ", and as many after the first of the better ones",
    "well": ", and as many after the first that you left alone",
}
SAME = "Knowing who it really was, it comes to the same."
KNOWING = "Knowing who it really was: {after} after this line{other}."


def turning(played: Played, analysis: Analysis) -> Turning:
    """Return where it turned, and every turn with the better lines; moments of turns that were not talked are left
    out.
    """
    weighed, again = ({one.turn: one for one in turns} for turns in (analysis.turns, analysis.second))
    here = [point for point in analysis.points[:MOMENTS] if point.turn in played.lines]
    worst = max((point.worth for point in here if point.kind == "cost"), default=0.0)
    moments = tuple(_turned(played, point, weighed.get(point.turn), again.get(point.turn), worst) for point in here)
    return Turning(
        words=_lead(here),
        moments=tuple(_knowing(played, here, moments)),
        turns=tuple(_compared(played, analysis.turns)),
        notes=tuple(_notes(analysis)),
        next_thing=next_words(played, analysis),
    )


def _lead(here: Sequence[TurningPoint]) -> str:
    if not here:
        return NOTHING_LOST
    return LED if any(point.kind == "cost" for point in here) else ONLY_WELL


def _turned(
    played: Played, point: TurningPoint, weighed: Weighed | None, again: Weighed | None, worst: float
) -> Turned:
    options = {option.move: option for option in weighed.options} if weighed else {}
    well = point.kind == "well"
    better = tuple(_line(played, point.turn, move, options, weighed) for move in point.better[:BETTER])
    better = tuple(with_ahead(line, again) for line in better)
    changed = [played.deal.filled(words) for words in changes_words(point.changes, point.kind)]
    if not well:
        changed += [words for words in (harder_words(played, point, weighed),) if words]
    about = better[0].move if well and better else point.chosen
    return Turned(
        turn=point.turn,
        kind=point.kind,
        label=WELL if well else TURNED if point.worth >= worst else HARDER,
        moment=played.talk[point.turn],
        heard=_all_heard(played, point),
        tempting=tempting_words(played, point.turn, about),
        changed=tuple(changed),
        believed=_card(played, point.believed),
        share=point.share,
        better=better,
        worth=point.worth,
        figures=f"{_figures(played, point, weighed, options)}{ahead_words(point, again)}",
        hindsight="" if _none_stays(played, point, options) else _hindsight(point, options),
        stretch=point.stretch,
        over=over_words(played, point.stretch),
    )


def _knowing(played: Played, here: Sequence[TurningPoint], moments: Sequence[Turned]) -> Iterator[Turned]:
    """Yield the moments, each with whether anything heard by then had moved what was believed."""
    listener = Listener(played.deal, opening_of(played.deal.tables, played.deal.scenario))
    shares = objection_shares(played.deal.tables, listener.at_first(played.turns))[0].tolist()
    began = {one.id: share for one, share in zip(played.deal.scenario.objections, shares, strict=True)}
    for point, moment in zip(here, moments, strict=True):
        yield replace(moment, known=told_apart(point.share, began.get(point.believed, point.share)))


def _all_heard(played: Played, point: TurningPoint) -> tuple[Moment, ...]:
    """Return what lay open at that moment, if it was a stop, then the earlier answers that pointed to it."""
    lay = lies_open(played, point.turn)
    room = HEARD - (lay is not None)
    earlier = _heard(played, point.heard[:room])
    first = () if lay is None else (lay,)
    return (*first, *[one for one in earlier if lay is None or one.turn != lay.turn])


def _heard(played: Played, turns: Sequence[int]) -> Iterator[Moment]:
    """Yield the exchanges of earlier turns, in their order, each once."""
    told: set[int] = set()
    for turn in sorted(turns):
        before = [at for at in played.talk if 0 <= at <= turn]
        moment = played.talk[max(before)] if before else None
        piece = played.deal.pieces[played.turns[turn].move]
        if moment is None and piece.kind == "ask":
            moment = from_the_past(played, played.deal.fact_at[piece.subject], turn)
        if moment is not None and moment.turn not in told:
            told.add(moment.turn)
            yield moment


def _card(played: Played, objection: str) -> str:
    known = played.deal.objections.get(objection)
    return played.deal.filled(known.card) if known is not None else ""


def _line(played: Played, turn: int, move: str, options: Mapping[str, Option], weighed: Weighed | None = None) -> Line:
    option, says = options.get(move), _says(played, turn, move)
    if option is None:
        return Line(move, says, 0.0, spoken=move not in DEEDS)
    error = 0.0 if weighed is not None and weighed.exact else SURE * option.behind_error
    return Line(
        move, says, option.fair.value, option.behind, error, option.truth.value, option.score, move not in DEEDS
    )


def _says(played: Played, turn: int, move: str) -> str:
    """Return the words of a move as they would have been said at a turn."""
    words = played.lines.get(turn, {}).get(move, "")
    at = played.deal.index(move)
    return words or (played.deal.filled(played.deal.pieces[at].entry.label) if at is not None else move)


def _none_stays(played: Played, point: TurningPoint, options: Mapping[str, Option]) -> bool:
    """Tell whether it is after a no, and of ten none would stay whichever of both lines is said, known or not."""
    both = [one for one in (options.get(point.chosen), _first(point, options)) if one is not None]
    stay = [of_ten(worth.kept) for one in both for worth in (one.fair, one.truth)]
    return played.turns[point.turn].before.phase == Phase.AFTER_NO and bool(stay) and not any(stay)


def _figures(played: Played, point: TurningPoint, weighed: Weighed | None, options: Mapping[str, Option]) -> str:
    words = (WON if point.kind == "well" else LOST).format(worth=tenths(point.worth))
    words = together_words(point.worth) if point.stretch else words
    exact = point.error == 0 if point.stretch else weighed is not None and weighed.exact
    words += EXACT if exact else ABOUT.format(error=tenths(SURE * point.error))
    chosen, better = options.get(point.chosen), _first(point, options)
    if chosen is None:
        return f"{words}."
    if _none_stays(played, point, options):
        return f"{words}. {NONE_STAYS}"
    after, other = of_ten(chosen.fair.kept), ""
    if better is not None and of_ten(better.fair.kept) != after:
        other = AFTER_OTHER[point.kind].format(count=WORDS[of_ten(better.fair.kept)])
    there = "is" if after in (0, 1) else "are"
    return f"{words}. {STAYED.format(after=WORDS[after], there=there, other=other)}"


def _hindsight(point: TurningPoint, options: Mapping[str, Option]) -> str:
    chosen, better = options.get(point.chosen), _first(point, options)
    if chosen is None:
        return ""
    if _as_known(chosen, better):
        return SAME
    other = ""
    if better is not None and of_ten(better.truth.kept) == of_ten(chosen.truth.kept):
        other = EITHER[point.kind]
    elif better is not None:
        other = AFTER_OTHER[point.kind].format(count=WORDS[of_ten(better.truth.kept)])
    return KNOWING.format(after=f"{WORDS[of_ten(chosen.truth.kept)]} of ten", other=other)


def _as_known(chosen: Option, better: Option | None) -> bool:
    """Tell whether knowing who it was makes no difference to how many stay."""
    both = [chosen] if better is None else [chosen, better]
    return all(of_ten(one.fair.kept) == of_ten(one.truth.kept) for one in both)


def _first(point: TurningPoint, options: Mapping[str, Option]) -> Option | None:
    return options.get(point.better[0]) if point.better else None


def _compared(played: Played, turns: Sequence[Weighed]) -> Iterator[Compared]:
    """Yield each turn of the talk with its chosen line and the better ones."""
    for one in sorted(turns, key=lambda one: one.turn):
        if one.turn not in played.lines or not any(option.move == one.chosen for option in one.options):
            continue
        options = {option.move: option for option in one.options}
        chosen = _line(played, one.turn, one.chosen, options, one)
        above = [option.move for option in one.options if option.behind < options[one.chosen].behind]
        better = tuple(_line(played, one.turn, move, options, one) for move in above[:BETTER])
        yield Compared(played.talk[one.turn], chosen, better, one.exact)


def _notes(analysis: Analysis) -> Iterator[str]:
    limits: Thresholds = analysis.thresholds
    yield (
        "What a line is worth: what it leads to when the deal is played on well from there, by what could be known "
        "then, from 0 to 10. Ten is a customer who stays and is glad of it."
    )
    yield (
        f"A line that cost {tenths(limits.cost)} or more counts as one that turned a deal, and one that was worth "
        f"{tenths(limits.well)} more than what was tempting as one done well, if it took up what had been heard."
    )
    if any(point.stretch for point in analysis.points):
        yield (
            "Where the same was left undone more than once, what it lost each time is added up: what somebody who "
            "plays on well would have won by doing it."
        )
    games = [one.games for one in analysis.turns if not one.exact]
    if games:
        least, most = min(games), max(games)
        many = f"{least}" if least == most else f"{least} to {most}"
        yield (
            f"The figures come from playing on {many} times with the same luck for every line. "
            "Give or take: 19 of 20 such figures lie that close (two standard errors)."
        )
    yield from ahead_notes(analysis)
    exact = sum(one.exact for one in analysis.turns)
    if exact:
        every = "All figures are" if exact == len(analysis.turns) else "The figures of turns marked exact are"
        yield f"{every} worked out exactly: so little of the deal was left that nothing had to be drawn."
    yield "Beside them: the same for somebody who knew who it really was. It judges nothing."

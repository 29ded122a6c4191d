"""What a second pass says of the lines shown at a moment: how they fare with somebody who looks a move ahead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import hypot

from salesdance.analysis import Analysis, Option, TurningPoint, Weighed
from salesdance.sitting.debrief import Line
from salesdance.sitting.debrief_luck import of_ten
from salesdance.sitting.debrief_numbers import tenths
from salesdance.sitting.debrief_shares import WORDS

SURE = 2.0
"""Give or take so many standard errors."""
AHEAD = {
    "cost": " If somebody plays on who looks a move ahead, this line{alone} cost {worth}, give or take {error}",
    "well": " If somebody plays on who looks a move ahead, this line{alone} was worth {worth}, give or take {error}",
}
NOTHING_LOST = " If somebody plays on who looks a move ahead, nothing was lost by this line{alone}"
ALONE = " alone"
STAY = "; {after} of ten such customers {there} still there after it{other}."
OTHER = {
    "cost": ", and {count} after the first of the better ones",
    "well": ", and {count} after the first that you left alone",
}
CARD_AFTER = " The card to expect: {after} of 100 after this line{other}."
CARD_OTHER = {
    "cost": ", and {scores} after the better {ones}",
    "well": ", and {scores} after what you left alone",
}
ONE_MORE = (
    "The lines shown were played on {games} times more by somebody who looks a move ahead. That asks something else: "
    "what they lead to in stronger hands, which may still make up for much. Where it turned is told by the first "
    "figures."
)
CARD = "Card: the total to expect of 100, without forecasts, if that one plays on; only of the lines shown."


def ahead_words(point: TurningPoint, again: Weighed | None) -> str:
    """Return how the lines of a moment fare with somebody who looks a move ahead; empty where nobody asked."""
    options = {option.move: option for option in again.options} if again is not None else {}
    made, others = options.get(point.chosen), [options[move] for move in point.better if move in options]
    if made is None or not others:
        return ""
    worth, error = _apart(point, made, others[0])
    words = NOTHING_LOST if point.kind == "cost" and worth <= 0 else AHEAD[point.kind]
    alone = ALONE if point.stretch else ""
    words = words.format(alone=alone, worth=tenths(worth), error=tenths(SURE * error))
    return f"{words}{_stay(point, made, others[0])}{_cards(point, made, others)}"


def _apart(point: TurningPoint, made: Option, other: Option) -> tuple[float, float]:
    """Return what a line cost beside the best, or was worth more than the one left alone, and the error of that."""
    if point.kind == "cost":
        return made.behind, made.behind_error
    return other.behind - made.behind, hypot(other.behind_error, made.behind_error)


def _stay(point: TurningPoint, made: Option, first: Option) -> str:
    after, instead = of_ten(made.fair.kept), of_ten(first.fair.kept)
    other = "" if instead == after else OTHER[point.kind].format(count=WORDS[instead])
    return STAY.format(after=WORDS[after], there="is" if after in (0, 1) else "are", other=other)


def _cards(point: TurningPoint, made: Option, others: Sequence[Option]) -> str:
    """Return the card to expect after a line and after the others, in the order in which they are shown."""
    scores = [f"{option.score:.0f}" for option in others if option.score is not None]
    if made.score is None or not scores:
        return ""
    listed = scores[0] if len(scores) == 1 else f"{', '.join(scores[:-1])} and {scores[-1]}"
    ones = "one" if len(scores) == 1 else "ones"
    return CARD_AFTER.format(after=f"{made.score:.0f}", other=CARD_OTHER[point.kind].format(scores=listed, ones=ones))


def with_ahead(line: Line, again: Weighed | None) -> Line:
    """Return a line with what it leads to if somebody plays on who looks a move ahead."""
    found = next((one for one in again.options if one.move == line.move), None) if again is not None else None
    if found is None:
        return line
    return replace(line, ahead=found.fair.value, ahead_error=SURE * found.fair.value_error)


def ahead_notes(analysis: Analysis) -> Iterator[str]:
    """Yield what the figures of a second pass are, where there was one."""
    if analysis.second:
        yield ONE_MORE.format(games=analysis.second[0].games)
    if any(option.score is not None for one in analysis.turns for option in one.options):
        yield CARD

"""Measured habits, the year and its changes in sentences, as a kind colleague would say them."""

from __future__ import annotations

from collections.abc import Iterator

from salesdance.simulation.own.chances import MOSTLY, listens
from salesdance.simulation.own.measuring import Measured
from salesdance.simulation.own.preferring import preference
from salesdance.simulation.own.year import Changed, OwnYear

NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
OUT_OF = 10
HARDLY = 0.05
ANSWERS = {
    "restarted": "a fresh start",
    "nudged": "a reminder",
    "joked": "a joke",
    "dropped_price": "a better price",
    "blamed": "what they had promised",
}
LOSING = {
    "argued_no": "argue",
    "asked_if_final": "ask whether it is final",
    "thanked": "thank them",
    "wished_well": "wish them well",
    "asked_leave": "ask leave to ask",
    "asked_why": "ask why",
    "asked_if_matched": "ask what would have happened had you matched it",
    "stayed_silent": "let a silence stand",
    "asked_help": "ask how you could help",
    "promised_no_more": "promise not to reopen it",
}
NO_SINGLE = "No single change helps enough by itself."
FIRST = "Practise first a deal in which you {first}; then the next thing, in the order of a deal."


PICKING = {
    "ask": {
        "unheard_topic": "Your next question mostly goes to a topic you have not asked about.",
        "same_topic": "Your next question mostly stays with a topic you have asked about.",
    },
    "promise": {"boldest": "Of what you could promise you mostly take what goes furthest."},
    "nail": {
        "dodged": "What they dodge you mostly raise again at once.",
        "undodged": "What they dodge you mostly leave for another thing.",
    },
}
"""Kind of move -> way of picking -> what to say of somebody who mostly picks so."""


def sentences_of(found: Measured) -> tuple[str, ...]:
    """Return what the habits are, one sentence each, in the order of a deal."""
    parts = (_asking, _people, _saying, _closing, _fixing, _staying, _losing)
    return tuple(sentence for part in parts for sentence in part(found))


def number(mean: float, what: str) -> str:
    """Return a mean number of things in words: "about seven questions"."""
    whole = round(mean)
    if mean < HARDLY:
        return f"no {what}"
    if whole == 0:
        return f"hardly a {what}"
    word = NUMBERS[whole] if whole < len(NUMBERS) else str(whole)
    return f"about {word} {what}{'' if whole == 1 else 's'}"


def does(rate: float, deed: str, who: str = "You") -> str:
    """Return how often something is done as a sentence: "You ask who else decides about four times in ten."."""
    tenths = min(max(round(OUT_OF * rate), 1), OUT_OF - 1)
    if rate >= 1 - HARDLY:
        return f"{who} always {deed}."
    if rate < HARDLY:
        return f"{who} never {deed}."
    return f"{who} {deed} about {'once' if tenths == 1 else f'{NUMBERS[tenths]} times'} in ten."


def _asking(found: Measured) -> Iterator[str]:
    if found.of("before_self"):
        asked = number(found.rate("before_self"), "question")
        yield f"You ask {asked} before the first word about yourself."
    if found.of("questions"):
        asked, topics = number(found.rate("questions"), "question"), round(found.rate("topics"))
        when = "In the talk" if found.rate("asked_for_it", 1.0) < HARDLY else "Before you ask for the sale"
        yield f"{when} it is {asked}, on {NUMBERS[topics]} of the five topics."
    yield from _picking(found, "ask")
    if found.of("followed"):
        yield does(found.rate("followed"), "stay with it", "When something slips out you")
    if found.of("told_most") and found.of("questions"):
        worth = round(OUT_OF * found.rate("told_most"))
        heard = "You listen: your" if listens(found) else "Your"
        yield f"{heard} questions can tell you about as much as {NUMBERS[worth]} of ten of the best ones could then."


def _picking(found: Measured, kind: str) -> Iterator[str]:
    liked = preference(found, kind)
    if liked.share >= MOSTLY and liked.pick in PICKING[kind]:
        yield PICKING[kind][liked.pick]


def _people(found: Measured) -> Iterator[str]:
    if found.of("who_decides"):
        yield does(found.rate("who_decides"), "ask who else decides")
    if found.of("brought_in"):
        yield does(found.rate("brought_in"), "bring them in", "When they name somebody you")


def _saying(found: Measured) -> Iterator[str]:
    if not found.of("reasons"):
        return
    yield f"You tie {number(found.rate('reasons'), 'reason')} to what they told you."
    yield does(found.rate("downside"), "name a downside before they find it")
    promises = found.rate("promises")
    if promises < HARDLY:
        yield "You promise nothing beyond what will happen."
    else:
        yield f"You make {number(promises, 'promise')} a deal that goes beyond what will happen."
        yield from _picking(found, "promise")


def _closing(found: Measured) -> Iterator[str]:
    if found.rate("asked_for_it", 1.0) < 1 - HARDLY:
        yield does(found.rate("asked_for_it"), "ask for the sale")
    if not found.of("close_soft"):
        return
    ways = {"gently": found.rate("close_soft"), "firmly": found.rate("close_firm")}
    ways["plainly"] = max(1 - sum(ways.values()), 0.0)
    most = max(ways, key=lambda way: ways[way])
    yield f"You mostly ask for the sale {most}."
    if found.of("closed_again"):
        yield does(found.rate("closed_again"), "ask once more", "After a not now you")
    if found.of("closed_on"):
        yield does(found.rate("closed_on"), "ask yet again", "After a second one you")


def _fixing(found: Measured) -> Iterator[str]:
    if found.of("went_at_once"):
        yield does(found.rate("went_at_once"), "say goodbye with nothing fixed", "After the yes you")
    if found.of("commitments"):
        fixed, hour = number(found.rate("commitments"), "thing"), found.rate("nailed_timed")
        yield f"When you stay you fix {fixed} of five."
        yield does(hour, "name a day and an hour, in their calendar", "Fixing something you")
    yield from _picking(found, "nail")


def _staying(found: Measured) -> Iterator[str]:
    if found.of("contacts"):
        yield does(found.rate("contacts"), "do something useful", "At a stop of the ninety days you")
    if found.of("restarted"):
        told = {words: found.rate(name) for name, words in ANSWERS.items() if found.rate(name) >= HARDLY}
        most = max(told, key=lambda words: told[words], default="")
        if most:
            yield does(told[most], f"answer with {most}", "Second thoughts you")
        else:
            yield "Second thoughts you leave unanswered."


def _losing(found: Measured) -> Iterator[str]:
    if not found.of("asked_why"):
        return
    mostly = [words for name, words in LOSING.items() if found.rate(name) >= 0.5]
    seldom = [LOSING[name] for name in ("thanked", "asked_why") if found.rate(name) < 0.5]
    if mostly:
        yield f"When it is lost you mostly {listed(mostly)}."
    if seldom:
        yield f"When it is lost you seldom {' or '.join(seldom)}."


def listed(words: list[str]) -> str:
    """Return words as a list in a sentence."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def year_sentences(page: OwnYear) -> tuple[str, ...]:
    """Return the year in sentences."""
    year = page.year
    return (
        f"Of {page.a_year} such deals a year {_count(year.yes)} would say yes, and {_count(year.kept)} would still be "
        f"there on day ninety.",
        f"Of the {_count(year.lost)} that are lost, before a yes or after it, {_count(year.known)} would have told you "
        "why.",
    )


def change_sentence(change: Changed) -> str:
    """Return what one change is worth."""
    return f"If you {change.words}: {change_words(change)}."


def change_words(change: Changed) -> str:
    """Return how many would be there with a change, and how many more that is."""
    more = round(change.more)
    sure = f"{_more(more)}, give or take {max(round(2 * change.error), 1)}"
    if not change.clear:
        sure += "; that may be luck"
    return f"{_count(change.came.kept)} ({sure})"


def _more(more: int) -> str:
    return f"{more} more" if more > 0 else f"{-more} fewer" if more < 0 else "as many"


def _count(value: float) -> str:
    return str(round(value))


def looked_at(page: OwnYear) -> str:
    """Return in how many deals the habits were seen."""
    few = "" if page.looked_at >= page.wanted else f" With {page.wanted} it will be steadier."
    return f"Seen in your last {page.looked_at} deals.{few}"


def nothing_more(page: OwnYear) -> str:
    """Return what to say beside the changes where none of them helps enough; nothing where one does.

    Whoever keeps few is never told to go on like that, but what to practise first.
    """
    none = "" if page.changes else f"None of {page.tried} changes tried would keep more customers."
    if not page.poor:
        return f"{none} Go on as you do." if none else ""
    if page.helped:
        return ""
    first = FIRST.format(first=page.first) if page.first else ""
    return " ".join(part for part in (none or NO_SINGLE, first) if part)


def method(page: OwnYear) -> str:
    """Return how the figures came about."""
    return (
        f"{page.games} games of each of {page.deals} deals, with the same people and the same luck for every way of "
        f"doing it; {page.tried} changes were tried, and these figures are from games that took "
        "no part in choosing. Give or take: 19 of 20 such figures lie that close."
    )

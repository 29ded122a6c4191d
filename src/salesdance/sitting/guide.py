"""The facilitator's page as data: whoever leads a room reads it beforehand, and nothing on it tells who it will be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salesdance.engine import Tables
from salesdance.moves import Deck
from salesdance.scenario import ANY, Act, Moment, Scenario
from salesdance.sitting.deal import Deal, Piece
from salesdance.sitting.lines import own_line

UNWRITTEN = "The author of this deal has not written down what to watch for."
UNCHOSEN = (
    "The author has chosen no moments. A vote comes where the natural next line and a temptation lie in one hand, "
    "ten to twelve times in a deal from its first meeting."
)
EACH_ONCE = (
    "Each comes up at most once, and only where the line offers a real choice. A sitting does not come to all of them."
)
USUAL_QUESTIONS = (
    "What did they not say, and where could it have been heard?",
    "Where did it turn?",
    "Which of these lines have you said this month?",
)
A_VOTE = (
    "A vote takes a minute and a half: half a minute to read aloud, twenty seconds for the hands, the rest to talk."
)
HOW = (
    A_VOTE,
    "Somebody else reads the customer's line. Nothing is shown until all hands are in.",
    "After a split near the middle hear one voice from each side, then play both branches.",
    "No points for speed, no names on the wall, and no score before the talk about it.",
)
HOUR = 60


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the hour: how many minutes, and for what."""

    minutes: int
    what: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A moment on the page: after which lines (empty: as the act begins), and why people part there."""

    after: str
    why: str


@dataclass(frozen=True, slots=True)
class ActTurns:
    """The moments of one act under its title, in the author's order."""

    title: str
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """The page. `seller` says whose side the room is on; `watch_for` and `acts` are empty where nothing was written."""

    title: str
    brief: str
    who: str
    seller: str
    watch_for: tuple[str, ...]
    acts: tuple[ActTurns, ...]
    questions: tuple[str, ...]
    plan: tuple[Step, ...]


def guide_of(scenario: Scenario, deck: Deck, tables: Tables) -> Guide:
    """Return the facilitator's page of a deal, its slots filled."""
    deal, page = Deal(scenario, deck, tables), scenario.facilitator
    prospect, seller = scenario.prospect, scenario.seller
    return Guide(
        title=scenario.title,
        brief=deal.filled(scenario.brief.strip()),
        who=f"{prospect.name}. {prospect.role}, {prospect.company}",
        seller=f"{seller.company}, {seller.product}: {seller.price}",
        watch_for=tuple(deal.filled(one) for one in page.watch_for),
        acts=_acts(deal, page.moments),
        questions=tuple(deal.filled(one) for one in page.questions) or USUAL_QUESTIONS,
        plan=plan_of(scenario.start.act),
    )


def plan_of(start: Act) -> tuple[Step, ...]:
    """Return an hour for a deal that begins in this act; its minutes add up to sixty. Source: design choice."""
    return (
        Step(5, "Arrive. One vote on anything, so that everybody has raised a hand once."),
        *_middle(start),
        Step(15, "The debrief: who it was, where it turned, and one other branch."),
        Step(5, "The questions, in pairs and then aloud."),
        Step(2, "Each writes down one moment of their own."),
    )


def _middle(start: Act) -> tuple[Step, ...]:
    if start == "after_the_no":
        return (
            Step(6, "The brief and the choices about the past. Who is it, and what have we done so far?"),
            Step(20, "Votes, to the end of the talk."),
            Step(7, "The split nearest the middle once more: what would the other line have brought?"),
        )
    if start in ("cement", "ninety_days"):
        return (
            Step(5, "The brief. What do we know, and what has only been said?"),
            Step(14, "Votes, until you leave the room."),
            Step(14, "Votes through the ninety days."),
        )
    return (
        Step(5, "The brief and the first words. What would you like to know?"),
        Step(18, "Votes, to the yes or the no."),
        Step(10, "Votes through the ninety days, or the talk after the no."),
    )


def _acts(deal: Deal, moments: Sequence[Moment]) -> tuple[ActTurns, ...]:
    acts = dict.fromkeys(moment.act for moment in moments)
    return tuple(
        ActTurns(
            deal.text(f"act_{act}"),
            tuple(Turn(_after(deal, one), deal.filled(one.why)) for one in moments if one.act == act),
        )
        for act in acts
    )


def _after(deal: Deal, moment: Moment) -> str:
    """Return in words what a moment comes after: the line itself where it is about one thing, else what one does."""
    fitting = [piece for piece in deal.pieces if moment.follows(piece.id)]
    if not fitting or moment.after == ANY:
        return ""
    about = {piece.subject for piece in fitting}
    words = _line(deal, fitting[-1]) if len(about) == 1 and "" not in about else ""
    return f"\u201c{words}\u201d" if words else " / ".join(dict.fromkeys(piece.entry.label for piece in fitting))


def _line(deal: Deal, piece: Piece) -> str:
    return deal.filled(own_line(deal, piece))

"""What the card asks of you: one page, one key away, and no points on it."""

from __future__ import annotations

from salesdance.stage import Card, Column, Event, Focus, Grid, Label, Screen, Space, Step, Widget
from salesdance.stage.screens.hall.hall import Hall
from salesdance.stage.screens.hall.pieces import answer, page

ASKS: tuple[tuple[str, str], ...] = (
    (
        "Ask before you tell",
        "Ten questions about them come before your own story. Ask what you cannot guess: what really holds them back, "
        "who else has a say, whether it suits them at all. Let them do most of the talking.",
    ),
    (
        "Follow what they let slip",
        "Now and then an answer carries something that nobody asked for. Stay with it in your next line or the one "
        "after.",
    ),
    (
        "Promise only what will happen",
        "Tie your reasons to things they said. Say one thing about the product that they will not like, before they "
        "find it. Each word too many comes back on day thirty, in quotation marks.",
    ),
    (
        "Nail it down in their hand",
        "After the yes stay for five things: the day, the money, who will use it, the talk in their house, the next "
        "time you two meet. A date, a time and their own pen is best. Who dodges twice wants an easy way to say no.",
    ),
    (
        "Stay",
        "In the ninety days your hours are few. Sometimes the best use is a call about the one thing left open, and "
        "quite often nothing at all.",
    ),
    (
        "Lose well and learn why",
        "Ask whether it is final. Thank them. Let the hot answer go and the opening too. Ask what made them decide, "
        "ask the second question, and leave it quiet.",
    ),
    (
        "Say what you believe",
        "Three taps ask what you think is going on and how sure you are. Nothing pays better than the truth about "
        "your own doubt.",
    ),
    (
        "It never counts your luck",
        "The card counts what you could have known and what you did with it, never how the dice fell. A talk lost "
        "well can earn more than a yes left lying.",
    ),
)


class Rubric(Screen):
    """What the card asks of you."""

    title = "What the card asks of you"

    def __init__(self, hall: Hall) -> None:
        self.hall = hall

    def enter(self, now: float) -> Step:
        """Begin at the page, where it scrolls."""
        return Focus("page")

    def build(self, space: Space) -> Widget:
        """Return the page."""
        asks = [Column([Label(head, "subhead"), Label(text, ink="muted")], gap="xs") for head, text in ASKS]
        card = Card(Grid(asks, least=330, most_columns=2, gap="l"), "xl")
        return page(space, self.title, Column([card]), most=1040)

    def handle(self, event: Event) -> Step:
        """Answer back and help."""
        return answer(self.hall, event)

"""The facilitator's page as lines of text."""

from __future__ import annotations

from salesdance.sitting.guide import EACH_ONCE, HOW, UNCHOSEN, UNWRITTEN, Guide
from salesdance.text.screen import Screen


def draw_guide(screen: Screen, guide: Guide) -> None:
    """Write the page: the deal, what to watch for, the moments, the questions and the hour."""
    screen.say(f"== {guide.title}", style="strong", hang=3)
    screen.blank()
    screen.lines([guide.brief, "", guide.who, f"The room plays {guide.seller}"])
    screen.heading("What to watch for")
    _items(screen, guide.watch_for or (UNWRITTEN,))
    screen.heading("Moments to vote on")
    screen.say(EACH_ONCE if guide.acts else UNCHOSEN)
    for act in guide.acts:
        screen.blank()
        screen.say(f"{act.title}:", style="strong")
        for turn in act.turns:
            screen.item("-", f"After: {turn.after}" if turn.after else "As it begins")
            screen.say(turn.why, indent=4)
    screen.heading("Questions for the room")
    for number, question in enumerate(guide.questions, 1):
        screen.item(str(number), question)
    screen.heading("An hour")
    for step in guide.plan:
        screen.item(f"{step.minutes} min", step.what)
    screen.blank()
    _items(screen, HOW)


def _items(screen: Screen, sentences: tuple[str, ...]) -> None:
    for sentence in sentences:
        screen.item("-", sentence)

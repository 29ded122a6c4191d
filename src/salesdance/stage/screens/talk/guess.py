"""The forecasts of one tap: a card and how sure, and how many of ten are still there. Each may be left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from salesdance.sitting import Card as Suspicion
from salesdance.sitting import View
from salesdance.sitting.phrases import STILL_THERE, SURE_WORDS, WHY_NOW, pinned_words
from salesdance.stage import (
    Button,
    Card,
    ChooseFigures,
    Column,
    Event,
    Flow,
    Focus,
    KeyPress,
    Label,
    Pop,
    Pressed,
    Question,
    Redraw,
    Screen,
    Space,
    Step,
    Tell,
    Widget,
)
from salesdance.stage.screens.talk.pages import page

SURES = ("hunch", "fairly", "bet")
LEAVE_OUT = "Leave it out; it earns nothing."
NONE, ALL = "not one of them", "every one of them"
WHAT_IS_IT = "What do you think it really is?"
CARD_FIRST = "A card by its number first, or leave it out."
SURE_FIRST = "How sure first, by its number, or leave it out."
HOW_SURE_FIRST = "How sure first, by its number."
QUESTION, HOW_SURE = "question", "how-sure"


class Suspected(NamedTuple):
    """A card and how sure."""

    card: str
    sure: str


class Pin(NamedTuple):
    """A suspicion in the making: nothing yet, or a card that waits for how sure."""

    card: str = ""

    def after(self, key: str) -> Pin | Suspected | None:
        """Return what a pressed button leads to; None for a button of somebody else."""
        kind, _, name = key.partition("-")
        if kind == "card" and not self.card:
            return Pin(name)
        if kind == "sure" and self.card:
            return Suspected(self.card, name)
        return Pin() if key == "other_card" else None

    @property
    def first(self) -> str:
        """Return the key of the question, so that Enter chooses nothing that nobody chose."""
        return HOW_SURE if self.card else QUESTION

    @property
    def wants(self) -> str:
        """Return what to say to whoever goes on without choosing."""
        return SURE_FIRST if self.card else CARD_FIRST


NO_PIN = Pin()


def pin_lines(pin: Pin, cards: Sequence[Suspicion]) -> list[Widget]:
    """Return the cards in their own words or, when one is chosen, how sure."""
    if not pin.card:
        return [
            Button(f"card-{card.id}", f'"{card.text}"', "line", badge=str(number))
            for number, card in enumerate(cards, 1)
        ]
    text = next((card.text for card in cards if card.id == pin.card), pin.card)
    words = [SURE_WORDS[sure] for sure in SURES]
    sures: list[Widget] = [
        Button(f"sure-{sure}", f"{said[:1].upper()}{said[1:]}", "line", badge=str(number))
        for number, (sure, said) in enumerate(zip(SURES, words, strict=True), 1)
    ]
    return [Label(f'"{text}"'), Question(HOW_SURE, "How sure?", "small_strong"), *sures]


def asked(view: View, pin: Pin, figures: int | None) -> list[Widget]:
    """Return the forecast that is wanted before the next move."""
    leave = Button("leave_out", LEAVE_OUT, "quiet", badge="x", role="body")
    if view.asking == "still_there":
        choose = ChooseFigures("figures", STILL_THERE, figures, NONE, ALL)
        done = Button("figures-done", "That is my guess.", "primary", off=figures is None)
        words = Column([Label(STILL_THERE, "strong"), choose, Flow([done, leave], gap="m")], gap="m")
        return [Card(words, label="How many of ten")]
    other = Button("other_card", "Another card", "quiet", badge="b", role="body") if pin.card else None
    question = WHY_NOW[view.asking] if view.asking is not None else WHAT_IS_IT
    top = Label(question, "strong") if pin.card else Question(QUESTION, question)
    return [top, *pin_lines(pin, view.cards), Flow([other, leave], gap="m")]


class Suspect(Screen):
    """Pin what you think really bothers them, at any time."""

    title = WHAT_IS_IT
    overlay = True

    def __init__(self, view: View) -> None:
        self._view = view
        self._pin = Pin()

    def enter(self, now: float) -> Step:
        """Begin at the first card."""
        return Focus(self._first)

    @property
    def _first(self) -> str:
        return self._pin.first if self._pin.card else f"card-{self._view.cards[0].id}"

    def build(self, space: Space) -> Widget:
        """Return the cards, or how sure."""
        now = pinned_words(self._view)
        top = Label(f"Pinned now: {now}", "small") if now else None
        other = Button("other_card", "Another card", "quiet", badge="b", role="body") if self._pin.card else None
        body = Column([*pin_lines(self._pin, self._view.cards), Flow([other]) if other else None], gap="s")
        return page(WHAT_IS_IT, body, space, top=top)

    def handle(self, event: Event) -> Step:
        """Take a card, then how sure."""
        match event:
            case KeyPress("p") | Pressed("close"):
                return Pop()
            case KeyPress("return") if self._pin.card:
                return Tell(HOW_SURE_FIRST)
            case Pressed(key):
                after = self._pin.after(key)
                if isinstance(after, Suspected):
                    return Pop(after)
                if after is not None:
                    self._pin = after
                    return Redraw(), Focus(self._first)
        return None

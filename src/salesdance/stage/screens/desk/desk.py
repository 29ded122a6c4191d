"""A month of losses as a screen: stacks on one side, the letters of one on the other, deeds below."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from salesdance.desk import ASK, BRIEF, DEBRIEF, KIT, OFFER, TITLE, Letter, Session, Sheet, Stack, duration
from salesdance.stage import (
    Button,
    Changed,
    Column,
    Event,
    Flow,
    Focus,
    Grow,
    Item,
    KeyPress,
    Label,
    List,
    Pad,
    Pop,
    Pressed,
    Redraw,
    Replace,
    Row,
    Screen,
    Scroll,
    Space,
    Step,
    Tell,
    Widget,
    switched,
)
from salesdance.stage.screens.desk.year import YearScreen

if TYPE_CHECKING:
    from salesdance.stage import Speaker

KEYS = (
    "Tab goes from the stacks to the letters; arrows choose. D debriefs the chosen letter, A all of the stack; O "
    "offers the chosen one what would have mended it, U all of the stack. R takes the other road, L asks leave first "
    "or not. E ends the month, Esc leaves it. Ctrl+M turns sound off or on."
)
LEAVING = "Esc again leaves the desk; nothing of it is kept."
PATIENCE, SHOWN = 4.0, 6.0
BESIDE = 900.0
QUESTIONS = "kit"
"""The entry above the stacks, once a true reason was heard."""


class DeskScreen(Screen):
    """A month at the desk. `again` makes another month."""

    title = TITLE

    def __init__(self, session: Session, speaker: Speaker | None, again: Callable[[], Screen]) -> None:
        self._session = session
        self._speaker = speaker
        self._again = again
        self._stack = session.sheet().stacks[0].id
        self._letter = 0
        self._now = 0.0
        self._leaving = -PATIENCE
        self._came = ""

    def enter(self, now: float) -> Step:
        """Begin at the stacks."""
        self._now = now
        return Focus("stacks")

    def update(self, now: float) -> Step:
        """Know what time it is."""
        self._now = now
        return None

    # what is pressed -------------------------------------------------------------------------------------

    def handle(self, event: Event) -> Step:
        """Answer the keys of the desk."""
        match event:
            case KeyPress("escape"):
                return self._leave()
            case KeyPress("f1"):
                return Tell(KEYS, 12.0)
            case KeyPress("m", ctrl=True):
                return Tell(switched(self._speaker))
            case Changed("stacks", str(id)) | Pressed("stacks", str(id), "click"):
                self._stack, self._letter = id, 0
                return Redraw()
            case Changed("letters", str(number)) | Pressed("letters", str(number), "click"):
                self._letter = int(number)
                return Redraw()
            case Pressed(key):
                return self._pressed(key)
        return None

    def _pressed(self, key: str) -> Step:
        match key:
            case "stacks":
                return None if self._at_kit else Focus("letters")
            case "letters" | "debrief" | "offer":
                return self._do("one")
            case "debrief-all" | "offer-all":
                return self._do("all")
            case "road":
                return self._told(self._session.turn_road())
            case "leave":
                return self._told(self._session.turn_leave())
            case "end":
                return Replace(YearScreen(self._session, self._again))
        return None

    def _leave(self) -> Step:
        if self._now - self._leaving < PATIENCE:
            return Pop()
        self._leaving = self._now
        return Tell(LEAVING, PATIENCE)

    def _told(self, sentence: str) -> Step:
        self._came = sentence
        return Redraw(), Focus("stacks" if self._at_kit else "letters")

    @property
    def _at_kit(self) -> bool:
        return self._stack == QUESTIONS

    def _do(self, which: str) -> Step:
        """Debrief or offer, as the stack wants, the chosen letter or all; then look at what is left of the stack."""
        stack = self._chosen(self._session.sheet())
        numbers = tuple(letter.number for letter in stack.letters) if which == "all" else (self._one(stack).number,)
        at = [letter.number for letter in stack.letters].index(self._one(stack).number)
        self._came = (self._session.offer if stack.opened else self._session.debrief)(numbers)
        if self._speaker is not None:
            self._speaker.play("paper")
        self._look_on(stack.id, at)
        return Redraw(), Focus("stacks" if which == "all" else "letters")

    def _look_on(self, stack: str, at: int) -> None:
        """Choose what comes next: the following letter of a stack, or the first stack once it is empty."""
        sheet = self._session.sheet()
        if not any(one.id == stack for one in sheet.stacks):
            self._stack, self._letter = sheet.stacks[0].id, 0
            return
        letters = self._chosen(sheet).letters
        if all(letter.number != self._letter for letter in letters):
            self._letter = letters[min(at, len(letters) - 1)].number

    def _chosen(self, sheet: Sheet) -> Stack:
        return next((stack for stack in sheet.stacks if stack.id == self._stack), sheet.stacks[0])

    def _one(self, stack: Stack) -> Letter:
        return next((letter for letter in stack.letters if letter.number == self._letter), stack.letters[0])

    # what is to be seen ----------------------------------------------------------------------------------

    def build(self, space: Space) -> Widget:
        """Return the desk: its hours, the stacks beside the letters of one, what came of it, and the deeds."""
        sheet = self._session.sheet()
        stack = self._chosen(sheet)
        counts = [Label(sheet.hours, "strong", align="end"), Label(sheet.known, "small", align="end")]
        head = Row([Grow(Label(TITLE, "heading")), Grow(Column(counts, gap="none"))], gap="m", align="center")
        brief = None if self._session.month.opened.any() else Label(BRIEF, ink="muted")
        heap = Column([brief, _stacks(sheet, self._stack)], gap="s")
        left = Scroll("left", heap, "Stacks", shows="stacks")
        letters = Scroll(f"right-{stack.id}", _letters(stack, self._one(stack)), "Letters", shows="letters")
        right = Scroll("right-kit", _kit(sheet), KIT) if self._at_kit else letters
        wide = space.holds(BESIDE)
        both: Widget = (
            Row([Grow(left), Grow(right, 1.2)], gap="l", align="stretch")
            if wide
            else Column([Grow(left, 1.0, least=90), Grow(right, 1.0, least=90)], gap="s")
        )
        came = Label(self._came) if self._came else None
        foot = Column([came, Flow(self._deeds(stack, sheet), gap="s")], gap="s")
        return Pad(Column([head, Grow(both), foot], gap="m"), across="xl" if wide else "l", along="m")

    def _deeds(self, stack: Stack, sheet: Sheet) -> list[Widget]:
        cost = OFFER if stack.opened else DEBRIEF
        able = [letter for letter in stack.letters if letter.can] if sheet.left >= cost and not self._at_kit else []
        none = self._one(stack) not in able
        whole = f", {duration(min(len(able), sheet.left // cost) * cost)}" if able else ""
        if stack.opened:
            deeds = [
                Button("offer", f"Offer a way back, {OFFER} min", "primary", badge="o", off=none),
                Button("offer-all", f"Offer all of them{whole}", badge="u", off=not able),
            ]
        else:
            deeds = [
                Button("debrief", f"Debrief, {DEBRIEF} min", "primary", badge="d", off=none),
                Button("debrief-all", f"Debrief all of them{whole}", badge="a", off=not able),
            ]
        habit = self._session.habit
        road = "Road: ask for help" if habit.road == "help" else "Road: promise not to reopen"
        leave = "Ask leave first: yes" if habit.permission else "Ask leave first: no"
        return [
            *deeds,
            Button("road", road, "quiet", badge="r"),
            Button("leave", leave, "quiet", badge="l"),
            Button("end", "End the month", "quiet", badge="e", icon="arrow-right"),
        ]


def _stacks(sheet: Sheet, chosen: str) -> Widget:
    kit = [Item(QUESTIONS, KIT, _count(len(sheet.kit), "question"))] if sheet.kit else []
    items = [Item(stack.id, stack.title, _count(len(stack.letters), "letter")) for stack in sheet.stacks]
    return List("stacks", [*kit, *items], chosen, "Stacks")


def _kit(sheet: Sheet) -> Widget:
    """Return the questions that this month's true reasons became."""
    return Column([Label(KIT, "subhead"), *[Label(question) for question in sheet.kit]], gap="m")


def _letters(stack: Stack, chosen: Letter) -> Widget:
    items = [Item(str(letter.number), letter.who, letter.told) for letter in stack.letters]
    ask = Label(f"{ASK} {stack.ask}") if stack.ask else None
    return Column([Label(stack.title, "subhead"), ask, List("letters", items, str(chosen.number), "Letters")], gap="s")


def _count(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"

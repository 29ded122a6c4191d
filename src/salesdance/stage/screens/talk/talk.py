"""The screen of a sitting: it hears keys, hands them to the course of the talk, and furnishes the room."""

from __future__ import annotations

from collections.abc import Callable

from salesdance.sitting import Choice, Seat
from salesdance.sitting.phrases import NOT_NOW
from salesdance.stage import (
    Changed,
    Event,
    Focus,
    KeyPress,
    Play,
    Pop,
    Preferences,
    Pressed,
    Props,
    Push,
    Redraw,
    Replace,
    Screen,
    Space,
    Speaker,
    Step,
    Tell,
    Widget,
)
from salesdance.stage.screens.talk.course import Course, never
from salesdance.stage.screens.talk.guess import Pin, Suspected
from salesdance.stage.screens.talk.keys import Keys
from salesdance.stage.screens.talk.laid_over import PAGES, laid_over
from salesdance.stage.screens.talk.notes import Notebook
from salesdance.stage.screens.talk.setting import Held, set_room
from salesdance.stage.screens.talk.sofar import SoFar

LEAVES = "Esc again leaves the deal; it goes on here the next time."
LEAVING = 4.0


class Talk(Screen):
    """Plays one sitting to its end; when the last card has been read, `then` makes the screen that follows.

    Esc or closing leaves it; every move was kept before it was answered. `prompted` is for the very first deal; where
    `mark` is true there is something to see before it goes on.
    """

    def __init__(
        self,
        play: Play,
        props: Props,
        preferences: Preferences,
        speaker: Speaker | None,
        then: Callable[[], Screen],
        *,
        prompted: bool,
        mark: Callable[[], bool] = never,
    ) -> None:
        self.title = play.brief.title
        self._course = Course(play, props, preferences, speaker, prompted=prompted, mark=mark)
        self._preferences = preferences
        self._then = then
        self._held = Held()
        self._now = 0.0
        self._leaving = -LEAVING
        self._seen: tuple[object, ...] = ()
        self._key = ""

    # in time ---------------------------------------------------------------------------------------------

    def enter(self, now: float) -> Step:
        """Begin."""
        self._now = now
        self._course.begin(now)
        return self._settled() if self._course.pace.over(now) else Redraw()

    def update(self, now: float) -> Step:
        """Let the answer come: the pause, the face, the body line, the words."""
        self._now = now
        pace = self._course.pace
        if pace.skipped:
            return None
        if pace.over(now):
            self._course.settle()
            return self._settled()
        seen = (pace.titled(now), pace.day(now), pace.waits(now), pace.face(now), pace.body(now))
        if seen == self._seen:
            return None
        self._seen = seen
        return Redraw()

    def resume(self, now: float, result: object) -> Step:
        """Do what was chosen on a page."""
        self._now = now
        match result:
            case Choice():
                return self._say(result)
            case Suspected(card, sure):
                return self._after(self._course.do(lambda: self._seat.pin(card, sure), now))
            case (Choice(), *_):
                return self._after(self._course.put_case([one for one in result if isinstance(one, Choice)], now))
        return Redraw()

    def leave(self) -> None:
        """Leave the room in silence."""
        self._course.hush()

    @property
    def settled(self) -> bool:
        """Tell whether the answer is all there, so that the next key is heard as what it is."""
        return self._course.pace.over(self._now)

    @property
    def more(self) -> bool:
        """Tell whether going on leads to more of this sitting."""
        return self._course.panel != "card"

    @property
    def _seat(self) -> Seat:
        return self._course.play.seat

    def _settled(self) -> Step:
        """Return the steps once everything is there: the focus goes where the player goes on."""
        panel, view = self._course.panel, self._course.view
        keys = [key.key for key in view.hand]
        hand = self._key if self._key in keys else keys[0] if keys else ""
        first = {
            "going_on": "go_on",
            "mark": "beside",
            "card": "go_on",
            "asking": "figures" if view.asking == "still_there" else self._held.pin.first,
            "thought": "thought-say",
            "look_back": "hand-1",
            "next": "next-say",
            "hand": f"hand-{hand}" if hand else "tool-m",
        }[panel]
        return Redraw(), Focus(first)

    def _after(self, fault: str) -> Step:
        """Return the steps after something was done at the seat; a fault is said and changes nothing."""
        if fault:
            return Tell(fault), Redraw()
        # What comes now has nothing to do with where the line before stood.
        self._held, self._key = Held(), ""
        return self._settled() if self._course.pace.over(self._now) else Redraw()

    # keys ------------------------------------------------------------------------------------------------

    def handle(self, event: Event) -> Step:
        """Answer a key."""
        if isinstance(event, KeyPress) and event.ctrl:
            return Tell(self._course.switch_sound()) if event.name == "m" else None
        if not self._course.pace.over(self._now):
            self._course.settle()
            return self._settled()
        match event:
            case KeyPress("escape"):
                return self._back()
            case KeyPress("f1" | "?") | Pressed("tool-f1"):
                return Push(Keys(two_press=self._preferences.two_press))
            case KeyPress("n") | Pressed("tool-n") | Pressed("strip"):
                self._course.done("notebook")
                return Push(Notebook(self._course.view))
            case KeyPress("t") | Pressed("tool-t"):
                return Push(SoFar(self._course.told))
            case Pressed("go_on"):
                return self._go_on()
        return {
            "asking": self._asked,
            "thought": self._thought,
            "next": self._case,
            "hand": self._turn,
            "look_back": self._turn,
        }.get(self._course.panel, _nothing)(event)

    def _back(self) -> Step:
        if self._held.selected or self._held.pin.card:
            self._held = Held()
            return self._settled()
        if self._course.panel == "card":
            return self._go_on()
        if self._now - self._leaving > LEAVING:
            self._leaving = self._now
            return Tell(LEAVES, LEAVING)
        return Pop()

    def _go_on(self) -> Step:
        if self._course.panel == "card":
            return Replace(self._then())
        self._course.next(self._now)
        return self._settled() if self._course.pace.over(self._now) else Redraw()

    def _turn(self, event: Event) -> Step:
        view = self._course.view
        match event:
            case Pressed(key) if key.startswith(("hand-", "quick-")):
                return self._choose(key.partition("-")[2])
            case KeyPress(name) | Pressed(name) if name.removeprefix("tool-") in PAGES:
                return laid_over(self._course, name.removeprefix("tool-"), two_press=self._preferences.two_press)
            case KeyPress("f" | "s" as name) if view.look_back is None:
                return Tell(NOT_NOW[name])
        return None

    def _choose(self, key: str) -> Step:
        view = self._course.view
        if view.look_back is not None:
            choice = view.look_back.choices[int(key) - 1]
        else:
            choice = next(one.choice for one in (*view.hand, *view.quick) if one.key == key)
        self._key = key
        if self._needs_second(choice):
            self._held = Held(selected=choice.move)
            return Redraw()
        return self._say(choice)

    def _needs_second(self, choice: Choice) -> bool:
        return (self._preferences.two_press or choice.final) and self._held.selected != choice.move

    def _say(self, choice: Choice) -> Step:
        return self._after(self._course.say(choice, self._now))

    def _asked(self, event: Event) -> Step:
        view, held = self._course.view, self._held
        match event:
            case Changed("figures", int(figures)):
                self._held = Held(figures=figures)
                return Redraw()
            case Pressed("leave_out"):
                return self._after(self._course.do(self._seat.skip_forecast, self._now))
            case Pressed("figures-done") | KeyPress("return") if held.figures is not None:
                figures = held.figures
                return self._after(self._course.do(lambda: self._seat.still_there(figures), self._now))
            case Pressed(key):
                after = held.pin.after(key)
                if isinstance(after, Suspected):
                    card, sure = after
                    return self._after(self._course.do(lambda: self._seat.pin(card, sure), self._now))
                if isinstance(after, Pin):
                    self._held = Held(pin=after)
                    return self._settled()
            case KeyPress("return") if view.asking == "still_there":
                return Tell("A number from 0 to 10 first, or leave it out.")
            case KeyPress("return"):
                return Tell(held.pin.wants)
        return None

    def _thought(self, event: Event) -> Step:
        thought = self._course.view.thought
        match event:
            case Pressed("thought-again"):
                return self._after(self._course.do(lambda: self._seat.answer_thought(False), self._now))
            case Pressed("thought-say") if thought is not None:
                said = self._course.choices().get(thought.move, Choice(thought.move, thought.says))
                if self._needs_second(said):
                    self._held = Held(selected=thought.move)
                    return Redraw()
                return self._after(self._course.do(lambda: self._seat.answer_thought(True), self._now))
        return None

    def _case(self, event: Event) -> Step:
        match event:
            case Pressed("next-say"):
                return self._after(self._course.go_on_with_case(self._now))
            case Pressed("next-leave"):
                self._course.queue.clear()
                return self._settled()
        return None

    def build(self, space: Space) -> Widget:
        """Return the room as it is now."""
        return set_room(self._course, self._held, space)


def _nothing(event: Event) -> Step:
    return None

"""What has happened in a talk and what is on the screen of it: the seat's view, its scenes, and their time.

Nothing here draws. A move is stored before anything of its answer is shown; one that fails changes nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Literal

from salesdance.errors import IllegalMove
from salesdance.sitting import Choice, Key, View
from salesdance.sitting.phrases import ways_to_end
from salesdance.sitting.prompts import Prompter
from salesdance.sitting.telling import Telling
from salesdance.stage import Face, Play, Preferences, Props, Speaker, switched
from salesdance.stage.screens.talk.days import stops_in
from salesdance.stage.screens.talk.pace import SILENCE, TITLE, WAITS, Pace
from salesdance.stage.screens.talk.prompts import prompts
from salesdance.stage.screens.talk.scenes import Scene, scenes_of
from salesdance.stage.screens.talk.sounds import at_start, at_words, tone_of

Panel = Literal["going_on", "card", "asking", "thought", "look_back", "next", "hand", "mark"]
TAUGHT = frozenset("mnc")
NOT_NOW = "That cannot be said just now. Nothing has changed."
NOT_KEPT = "That could not be kept just now. Nothing has changed; please try again."
ENDS = {"warm_no": "relieved", "cool_no": "after_no", "left": "listening"}


def never() -> bool:
    """Tell that there is no mark to stop at."""
    return False


class Course:
    """One sitting as the window tells it, scene by scene."""

    def __init__(
        self,
        play: Play,
        props: Props,
        preferences: Preferences,
        speaker: Speaker | None,
        *,
        prompted: bool,
        mark: Callable[[], bool] = never,
    ) -> None:
        self.play = play
        self.props = props
        self.view = play.seat.view()
        self.told = list(play.told)
        self.scene = Scene(self.view, self.view)
        self.pace = Pace(0.0, skipped=True)
        self.expression = self.expression_before = ""
        self.day = 0
        self.days_from = 0
        self.keys: tuple[Key, ...] = ()
        self.noted = self.view
        self.reasons: tuple[tuple[str, str, str], ...] = ()
        self.queue: deque[Choice] = deque()
        self.prompt = ""
        self.prompter = Prompter(prompts(two_press=preferences.two_press) if prompted else ())
        self._prompted = prompted
        self._mark = mark
        self._still = not preferences.motion
        self._speaker = speaker
        self._telling = Telling()
        self._scenes: deque[Scene] = deque()
        self._face = Face(props)
        self._begun = False

    def begin(self, now: float) -> None:
        """Begin with what lies on the table; the very first deal asks for nothing before it has shown anything."""
        if self._prompted and self.view.asking == "still_there":
            self.play.seat.skip_forecast(asked=False)
            self.play.note()
        self._arrive(self.play.seat.view(), now)

    @property
    def panel(self) -> Panel:
        """Return what the lower part of the screen is about."""
        view, scene = self.view, self.scene
        if not scene.last:
            return "going_on"
        if scene.look == "card":
            return "card"
        if self._mark():
            return "mark"
        if view.asking is not None:
            return "asking"
        if view.thought is not None:
            return "thought"
        if view.look_back is not None:
            return "look_back"
        return "next" if self.queue else "hand"

    def tools(self) -> set[str]:
        """Return the keys of the pages that mean something now; in the very first deal only those it teaches."""
        view = self.view
        found = {"n", "t"}
        if self.panel == "hand":
            there = {
                "m": bool(view.repertoire and view.hand),
                "c": view.calendar is not None or bool(view.sheet),
                "j": bool(self.reasons),
                "p": bool(view.cards),
                "e": view.calendar is None and bool(ways_to_end(view)),
                "h": view.listens,
            }
            found |= {key for key, is_there in there.items() if is_there}
        return found & TAUGHT if self._prompted else found

    @property
    def stops(self) -> set[int]:
        """Return the days at which the calendar stopped so far."""
        return stops_in(self.told)

    def choices(self) -> dict[str, Choice]:
        """Return everything that can be said now, by its move."""
        view = self.view
        found = {choice.move: choice for group in view.repertoire for choice in group.choices}
        found |= {choice.move: choice for row in view.sheet for choice in row.choices}
        found |= {key.choice.move: key.choice for key in (*view.hand, *view.quick)}
        return found

    def listen(self) -> tuple[str, ...]:
        """Return what a listener would now believe; the look at it is kept."""
        told = self.play.seat.listen()
        self.play.note()
        return told

    def say(self, choice: Choice, now: float) -> str:
        """Say a line, or choose it in a look back; return a sentence if that cannot be."""
        seat = self.play.seat
        self._telling.chosen(choice)
        if self.view.look_back is not None:
            return self.do(lambda: seat.look_back(choice.move), now)
        quiet = choice.move == "say_nothing" and self.view.act == "after_the_no"
        fault = self.do(lambda: seat.say(choice.move), now, wait=SILENCE if quiet else 0.0)
        if not fault:
            self.done("say")
        return fault

    def put_case(self, choices: Sequence[Choice], now: float) -> str:
        """Say several lines, one after the other; each waits until the answer before it was read."""
        self.queue = deque(choices)
        return self.go_on_with_case(now)

    def go_on_with_case(self, now: float) -> str:
        """Say the next line of a case, if it can still be said."""
        while self.queue:
            wanted = self.queue.popleft()
            choice = self.choices().get(wanted.move)
            if choice is not None:
                return self.say(choice, now)
        return ""

    def do(self, deed: Callable[[], View], now: float, *, wait: float = 0.0) -> str:
        """Do something at the seat and show what comes of it; return a sentence if it failed and nothing changed."""
        try:
            view = deed()
        except IllegalMove:
            return self._failed(NOT_NOW, now)
        except Exception:
            # Whatever the disk has: the move was not made, and the talk is still here.
            return self._failed(NOT_KEPT, now)
        with suppress(Exception):
            self.play.note()  # what is noted only is kept again with the next move
        self._arrive(view, now, wait=wait)
        return ""

    def _failed(self, fault: str, now: float) -> str:
        """Stay where we are, unless days had passed before it failed and there is something to choose again."""
        view = self.play.seat.view()
        if view != self.view and (view.hand or view.finished or view.thought is not None):
            self._arrive(view, now)
        return fault

    def next(self, now: float) -> None:
        """Go on to the next scene."""
        if self._scenes:
            self._show(self._scenes.popleft(), now)

    def done(self, deed: str) -> None:
        """Note that something was tried that a prompt may have asked for."""
        self.prompter.done(deed)
        self.prompt = ""

    def settle(self) -> None:
        """Let everything of the scene be there, and be heard."""
        if not self.pace.skipped:
            self._play(at_words(self.scene))
        self.pace, self.noted = self.pace.skip(), self.view
        if self.panel == "hand" and not self.prompt:
            self.prompt = self.prompter.words(self.view)

    def hush(self) -> None:
        """Let the room be silent, as somebody leaves it."""
        if self._speaker is not None:
            self._speaker.hum("")

    def switch_sound(self) -> str:
        """Switch the sound off or on; return what to say about it."""
        says = switched(self._speaker)
        if self._speaker is not None:
            self._speaker.hum(tone_of(self.scene, self.props))
        return says

    def _arrive(self, view: View, now: float, *, wait: float = 0.0) -> None:
        before = self.view if self._begun else None
        fresh = self._telling.fresh(view)
        scenes = scenes_of(before, view, fresh)
        self.keys, self.noted = self.view.hand, self.view
        self.view, self._begun = view, True
        self.told.extend(fresh)
        self.reasons = self.play.seat.case_sheet()
        if view.finished:
            with suppress(Exception):
                self.play.end()
        if not scenes:
            self.scene = Scene(view, view, self.scene.news, self.scene.mine, self.scene.deed)
            self.settle()
            return
        self._scenes = deque(scenes)
        self.prompt = ""
        self._show(self._scenes.popleft(), now, wait=wait)

    def _show(self, scene: Scene, now: float, *, wait: float = 0.0) -> None:
        before, self.scene = (self.scene if self.expression else None), scene
        self.expression_before, self.expression = self.expression, self._expression(scene)
        self.days_from = self.day
        calendar = scene.room.calendar
        self.day = calendar.day if calendar is not None else self.day
        self.pace = Pace(
            now,
            wait=max([wait, *(WAITS[said.pause] for said in scene.news)]),
            title=TITLE if before is not None and scene.opens and scene.look == "talk" else 0.0,
            days=self.day - self.days_from if before is not None and scene.look == "days" and scene.opens else 0,
        )
        if self._speaker is not None:
            self._speaker.hum(tone_of(scene, self.props))
        self._play(at_start(scene, before))
        if self._still:
            self.settle()

    def _expression(self, scene: Scene) -> str:
        heard = scene.heard
        if scene.look == "card":
            moment = ENDS.get(heard.end, heard.end)
            return "relieved" if moment == "relieved" else self.props.of_moment(moment)
        return self._face.follow(heard.signal, heard.mood, heard.moves)

    def _play(self, names: Iterable[str]) -> None:
        if self._speaker is not None:
            for name in names:
                self._speaker.play(name)

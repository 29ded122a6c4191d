"""Small screens that keep what they are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from salesdance.stage import Event, Screen, Space, Step, Widget


@dataclass
class Plain(Screen):
    """Shows what a function builds, and keeps every event and every stage of its life."""

    make: Callable[[], Widget]
    title: str = "Plain"
    overlay: bool = False
    told: list[Event] = field(default_factory=list)
    life: list[str] = field(default_factory=list)
    answers: dict[Event, Step] = field(default_factory=dict)
    later: dict[float, Step] = field(default_factory=dict)
    spaces: list[Space] = field(default_factory=list)

    def build(self, space: Space) -> Widget:
        self.spaces.append(space)
        return self.make()

    def enter(self, now: float) -> Step:
        self.life.append("enter")
        return None

    def handle(self, event: Event) -> Step:
        self.told.append(event)
        return self.answers.get(event)

    def update(self, now: float) -> Step:
        due = [time for time in self.later if time <= now]
        return self.later.pop(due[0]) if due else None

    def resume(self, now: float, result: object) -> Step:
        self.life.append(f"resume {result}")
        return None

    def leave(self) -> None:
        self.life.append("leave")

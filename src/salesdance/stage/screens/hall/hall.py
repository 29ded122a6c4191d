"""What the screens of the hall share: who stands behind them, what is set, and where the talk and its end lie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from salesdance.stage import (
    Backstage,
    Play,
    Pop,
    Preferences,
    Props,
    Screen,
    Settings,
    Space,
    Spacer,
    Speaker,
    Step,
    Tell,
    Widget,
    switched,
)
from salesdance.stage.preferences import TEXT_SIZES

Then = Callable[[], Screen]
Onward = Callable[[Play, Then], Screen]
Room = Callable[[str, Then], Screen]


@dataclass(frozen=True, slots=True)
class Aside:
    """Something to play that is no deal: its title, one line, and what makes its first screen."""

    title: str
    teaser: str
    begin: Callable[[], Screen]


def _at_once() -> bool:
    return True


class Hall:
    """The hall of one window.

    `talk` makes the screen that a sitting is played on, given what comes after it; `after` the one that follows;
    `room` the one for a group before one screen, `desk` a desk of losses, and `moments` the screen of one's own
    moments, where there is such a thing; `named` a turn of an earlier sitting that was asked for. `arriving` gives who
    stands behind the window once that is loaded, `whole` tells whether all deals are read by now.
    """

    def __init__(
        self,
        props: Props,
        preferences: Preferences,
        speaker: Speaker,
        *,
        talk: Onward,
        after: Onward,
        arriving: Callable[[], Backstage | None],
        whole: Callable[[], bool] = _at_once,
        room: Room | None = None,
        desk: Callable[[], Aside] | None = None,
        moments: Then | None = None,
        named: Callable[[], Screen] | None = None,
    ) -> None:
        self.props = props
        self.preferences = preferences
        self.speaker = speaker
        self.talk = talk
        self.after = after
        self.room = room
        self.desk = desk
        self.moments = moments
        self.named = named
        self.whole = whole
        self._arriving = arriving
        self._house: Backstage | None = None
        self._kept = preferences

    @property
    def arrived(self) -> bool:
        """Tell whether somebody stands behind the window by now."""
        if self._house is None:
            self._house = self._arriving()
            if self._house is not None and self.preferences != self._kept:
                self._keep()
        return self._house is not None

    @property
    def house(self) -> Backstage:
        """Return who stands behind the window; only once they have `arrived`."""
        if not self.arrived or self._house is None:
            raise RuntimeError("nobody stands behind the window yet")
        return self._house

    def sit(self, play: Play, then: Then) -> Screen:
        """Return the screen of a sitting; its end follows on it, and `then` on that."""
        return self.talk(play, lambda: self.after(play, then))

    def prefer(self, preferences: Preferences) -> None:
        """Set something from now on, and keep it."""
        if preferences.volume != self.preferences.volume:
            self.speaker.choose(preferences.volume / 100)
        self.preferences = preferences
        if self._house is not None:
            self._keep()

    def settled(self, settings: Settings) -> None:
        """Take what was changed at the window itself; its size alone is not kept before the end, by `close`."""
        before, self.preferences = self.preferences, preferred(self.preferences, settings)
        if replace(self.preferences, size=before.size) != before:
            self._keep()

    def close(self, settings: Settings) -> None:
        """Keep how the window stood at its end."""
        self.preferences = preferred(self.preferences, settings)
        if self.preferences != self._kept:
            self._keep()

    def mute(self) -> Step:
        """Switch the sound off, or on again; volume 0 goes on quietly."""
        return Tell(switched(self.speaker), 2.0)

    def told(self) -> Step:
        """Return what those behind the window have to say once, if anything."""
        notices = self.house.notices() if self.arrived else ()
        return Tell(" ".join(notices), 8.0) if notices else None

    def _keep(self) -> None:
        if self._house is not None:
            self._house.keep(self.preferences)
            self._kept = self.preferences


class Back(Screen):
    """Goes back at once to the screen below, where something ended that began there."""

    def enter(self, now: float) -> Step:
        """Go back."""
        return Pop()

    def build(self, space: Space) -> Widget:
        """Return nothing to be seen."""
        return Spacer()


def settings_of(preferences: Preferences) -> Settings:
    """Return how the stage looks by what is set."""
    return Settings(
        theme=preferences.theme,
        text=preferences.text_size / 100,
        still=not preferences.motion,
        full_screen=preferences.full_screen,
        size=preferences.size,
    )


def preferred(preferences: Preferences, settings: Settings) -> Preferences:
    """Return what is set, with what was changed at the window itself."""
    nearest = min(TEXT_SIZES, key=lambda size: abs(size - settings.text * 100))
    return replace(preferences, text_size=nearest, full_screen=settings.full_screen, size=settings.size)

"""The room as a screen: a vote, its split, one line played, the other branch beside it, and on to the next moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from salesdance.sitting import Said, Seat, View
from salesdance.sitting.moments import Branch, Pace, Stretch, has_mail, play_on, play_out
from salesdance.stage import (
    Button,
    Changed,
    Column,
    Event,
    Face,
    Flow,
    Focus,
    Grow,
    KeyPress,
    Label,
    Pad,
    Play,
    Pop,
    Portrait,
    Preferences,
    Pressed,
    Props,
    Push,
    Redraw,
    Replace,
    Row,
    Screen,
    Scroll,
    Space,
    Speaker,
    Step,
    Tell,
    Widget,
    switched,
)
from salesdance.stage.screens.room import pages
from salesdance.stage.screens.room.guiding import Guiding
from salesdance.stage.screens.room.looked import Looked
from salesdance.stage.screens.room.votes import Vote
from salesdance.stage.screens.room.words import BESIDE

Stage = Literal["vote", "split", "played", "both", "over"]
KEYS = (
    "Type the hands of each line; Tab goes to the next, Enter shows the split once all are in. A number plays that "
    "line, or its branch. N is the notebook, T what was said so far, Ctrl+M turns sound off or on. G, before the first "
    "vote, is the guide for whoever leads."
)
LEAVING = "Esc again leaves the room."
PATIENCE = 4.0
FACE, LARGE_FACE = 180.0, 300.0
LETTERS = {"n": "notebook", "t": "so-far", "g": "guide"}


class Room(Screen):
    """A deal for a projector. `then` makes the screen that follows once it is over; no score is shown before it."""

    title = "The room"

    def __init__(
        self,
        play: Play,
        props: Props,
        preferences: Preferences,
        speaker: Speaker | None,
        then: Callable[[], Screen],
    ) -> None:
        self._play = play
        self._props = props
        self._speaker = speaker
        self._then = then
        self._face = Face(props)
        self._pace = Pace(authored=play.seat.authored())
        self._stage: Stage = "vote"
        self._stretch = Stretch((), 0, (), ())
        self._vote = Vote(())
        self._fork: Seat = play.seat
        self._far = True
        self._number = 0
        self._played: tuple[int, Branch] | None = None
        self._other: tuple[int, Branch] | None = None
        self._told: list[Said] = list(play.told)
        self._now = 0.0
        self._leaving = -PATIENCE

    @property
    def _prospect(self) -> str:
        return self._play.brief.name

    @property
    def _colleague(self) -> str:
        return f"your colleague from {self._play.brief.seller}"

    @property
    def _begins(self) -> bool:
        return self._stage == "vote" and self._number == 1

    # the course of an evening ----------------------------------------------------------------------------

    def enter(self, now: float) -> Step:
        """Play on to the first moment."""
        self._now = now
        self._told += self._play.seat.view().news
        return self._on()

    def update(self, now: float) -> Step:
        """Know what time it is."""
        self._now = now
        return None

    def _on(self) -> Step:
        """Play on to the next moment, or to the end."""
        self._stretch = play_on(self._play.seat, self._pace)
        self._told += self._stretch.told
        self._vote, self._played, self._other = Vote(self._stretch.lines), None, None
        if not self._stretch.lines:
            self._stage = "over"
            return Redraw(), Focus("on")
        self._fork = self._play.seat.branch()
        self._far = self._pace.last(self._play.seat.view().act)
        self._stage, self._number = "vote", self._number + 1
        return Redraw(), Focus(f"{pages.HANDS}1")

    def _play_line(self, number: int) -> Step:
        """Let a line be what is said."""
        if self._speaker is not None:
            self._speaker.play("paper")
        branch = play_out(self._play.seat, self._vote.line(number).move, far=self._far)
        self._told += [Said("you", branch.mine), *branch.heard, *branch.later]
        self._played, self._stage = (number, branch), "played"
        return Redraw(), Focus(f"branch-{self._vote.ranked(number)[0]}")

    def _play_other(self, number: int) -> Step:
        """Play another line from the same point with the same luck; both are then told as far as each other."""
        assert self._played is not None
        mine, branch = self._played
        other = play_out(self._fork.branch(), self._vote.line(number).move, far=self._far)
        if not self._far and has_mail(branch.heard) != has_mail(other.heard):
            branch = play_out(self._fork.branch(), branch.move)
            other = play_out(self._fork.branch(), other.move)
        self._other, self._stage = (number, other), "both"
        self._played = mine, branch
        return Redraw(), Focus("on")

    # what is pressed -------------------------------------------------------------------------------------

    def handle(self, event: Event) -> Step:
        """Answer the keys of the facilitator."""
        match event:
            case KeyPress("escape"):
                return self._leave()
            case KeyPress("f1"):
                return Tell(KEYS, 10.0)
            case KeyPress("m", ctrl=True):
                return Tell(switched(self._speaker))
            case Pressed("notebook" | "so-far" | "guide" as what):
                return self._look_at(what)
        if self._stage == "vote":
            return self._count(event)
        return self._choose(event)

    def _look_at(self, what: str) -> Step:
        if what == "guide":
            return Push(Guiding(self._play.guide(), self._play.brief.deal)) if self._begins else Redraw()
        if what == "notebook":
            return Push(Looked("Notebook", notes=self._play.seat.view().notebook))
        return Push(Looked("What was said so far", told=tuple(self._told), prospect=self._prospect))

    def _leave(self) -> Step:
        if self._now - self._leaving < PATIENCE:
            return Pop()
        self._leaving = self._now
        return Tell(LEAVING, PATIENCE)

    def _count(self, event: Event) -> Step:
        match event:
            case Changed(key, str(text)) if key.startswith(pages.HANDS):
                # Only digits are typed there, so that letters may be keys as everywhere.
                letters = [letter for letter in text.lower() if letter in LETTERS]
                self._vote.type(int(key.removeprefix(pages.HANDS)), text)
                return self._look_at(LETTERS[letters[0]]) if letters else Redraw()
            case Pressed(key) if key.startswith(pages.HANDS):
                missing = self._vote.missing(int(key.removeprefix(pages.HANDS)))
                return (Redraw(), Focus(f"{pages.HANDS}{missing}")) if missing else self._show()
            case Pressed("show"):
                return self._show()
        return None

    def _show(self) -> Step:
        if not self._vote.all_in:
            return Redraw()
        self._stage = "split"
        return Redraw(), Focus(f"play-{self._vote.ranked()[0]}")

    def _choose(self, event: Event) -> Step:
        match event:
            case Pressed(key) if key.startswith("play-"):
                return self._play_line(int(key.removeprefix("play-")))
            case Pressed(key) if key.startswith("branch-"):
                return self._play_other(int(key.removeprefix("branch-")))
            case Pressed("on") | KeyPress("right"):
                return Replace(self._then()) if self._stage == "over" else self._on() if self._played else None
        return None

    # what is to be seen ----------------------------------------------------------------------------------

    def build(self, space: Space) -> Widget:
        """Return what the room sees now."""
        view = self._play.seat.view()
        head = Row([Grow(Label(self._heading(view), "heading")), *self._looks()], gap="s", align="center")
        body = self._body(space, view)
        return Pad(Column([head, Grow(body), Flow(self._deeds(), gap="s")], gap="m"), across="xl", along="m")

    def _heading(self, view: View) -> str:
        return f"{self._prospect}. {view.heading}"

    def _looks(self) -> list[Widget]:
        guide: list[Widget] = [Button("guide", "Guide", "quiet", badge="g")] if self._begins else []
        return [
            *guide,
            Button("notebook", "Notebook", "quiet", badge="n"),
            Button("so-far", "So far", "quiet", badge="t"),
        ]

    def _body(self, space: Space, view: View) -> Widget:
        if self._stage in ("vote", "split"):
            summary = pages.meanwhile(self._stretch, self._colleague)
            face = self._picture(space, view) if space.holds(BESIDE) else None
            said = pages.said_page(space, view, face, self._prospect, summary)
            lines = pages.vote_page if self._stage == "vote" else pages.split_page
            return pages.beside(space, said, lines(space, self._vote), f"{self._stage}-{self._number}")
        if self._stage == "over" or self._played is None:
            return self._beside_face(space, view, "over", pages.said_page(space, view, None, self._prospect, ()))
        number, branch = self._played
        told = (self._prospect, self._colleague)
        if self._stage == "both" and self._other is not None:
            both = pages.both_page(space, self._vote, (self._played, self._other), *told)
            return Scroll(f"both-{number}-{self._other[0]}", both, "Both branches")
        page = pages.branch_page(space, self._vote, number, branch, *told)
        return self._beside_face(space, view, f"played-{number}", page)

    def _beside_face(self, space: Space, view: View, key: str, page: Widget) -> Widget:
        picture = self._picture(space, view, LARGE_FACE)
        whole = Row([picture, Grow(page)], gap="xl") if picture is not None else page
        return Scroll(key, whole, "What was said")

    def _picture(self, space: Space, view: View, size: float = FACE) -> Widget | None:
        """Return the face, where there is room for it and it can be seen."""
        if view.faceless or view.calendar is not None or not space.holds(1000):
            return None
        moment = view.end if view.end in ("kept", "wavering", "gone") else "after_no" if view.finished else ""
        follows = self._face.follow(view.signal, view.mood, view.moves)
        shown = self._props.of_moment(moment) if moment else follows
        props = self._props
        path = props.portrait(self._play.brief.face, shown, fine=True)
        ground = props.background(view.place, "dark" if space.dark else "light", fine=True)
        return Portrait(ground, (path,), self._prospect, width=size / space.text)

    def _deeds(self) -> list[Widget]:
        vote = self._vote
        match self._stage:
            case "vote":
                return [Button("show", "Show the split", "primary", off=not vote.all_in)]
            case "split":
                first = vote.ranked()[0]
                tied = [Label("Two lines got the same; which is played?", "strong")] if vote.tied else []
                return [*tied, *[self._numbered("play", "Play line", one, first) for one in vote.numbers]]
            case "over":
                return [Button("on", "To the debrief", "primary", icon="arrow-right")]
        assert self._played is not None
        here, shown = self._played[0], self._other[0] if self._other else 0
        others = [one for one in vote.numbers if one not in (here, shown)]
        first = vote.ranked(here)[0] if not shown else 0
        branches = [self._numbered("branch", "The other branch: line", one, first) for one in others]
        on = Button("on", "Go on", "primary" if shown else "plain", icon="arrow-right")
        return [on, *branches] if shown else [*branches, on]

    def _numbered(self, deed: str, words: str, number: int, first: int) -> Widget:
        kind: Literal["primary", "plain"] = "primary" if number == first else "plain"
        return Button(f"{deed}-{number}", f"{words} {number}", kind, badge=str(number))

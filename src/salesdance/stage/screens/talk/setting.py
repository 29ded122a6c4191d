"""The room as it is at one moment: from the course of the talk to all that stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from salesdance.sitting import View
from salesdance.sitting.debrief_numbers import DAY
from salesdance.sitting.phrases import calendar_words
from salesdance.stage import (
    Button,
    Centered,
    Column,
    Faded,
    Flow,
    Grow,
    Icon,
    Label,
    Portrait,
    Role,
    Row,
    Space,
    Spacer,
    Stack,
    WallClock,
    Widget,
)
from salesdance.stage.screens.talk import hand
from salesdance.stage.screens.talk.course import Course
from salesdance.stage.screens.talk.days import wall
from salesdance.stage.screens.talk.ending import last_card, picture_width
from salesdance.stage.screens.talk.guess import NO_PIN, Pin, asked
from salesdance.stage.screens.talk.keys import THE_DAYS, TOOLS, tool
from salesdance.stage.screens.talk.notes import notes_card, strip
from salesdance.stage.screens.talk.person import body_lines, person
from salesdance.stage.screens.talk.room import Parts, furnished, head, is_low, width_of
from salesdance.stage.screens.talk.sheet import sheet_card
from salesdance.stage.screens.talk.spoken import LEAST, LEAST_LOW, Manner, inbox, my_words, words_card

DIM = 0.35
FACE, LEAST_FACE, BELOW_FACE, SMALL_FACE = 280, 150, 330, 92
TITLE_SIDE, LARGER = 160, 1.25
IN_A_TALK, AT_A_STOP = 0.55, 0.43
"""What share of the height goes to what was said, at most, where that and the hand do not fit together."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the player holds before the seat knows of it: a chosen line, half a suspicion, so many figures."""

    selected: str = ""
    pin: Pin = NO_PIN
    figures: int | None = None


def set_room(course: Course, held: Held, space: Space) -> Widget:
    """Return the whole screen."""
    scene, now = course.scene, space.now
    pace = course.pace.skip() if space.still else course.pace
    if pace.titled(now):
        return _title(course, space)
    if scene.look == "card":
        shown = pace.over(now)
        face = _portrait(course, space, picture_width(space), pace.face(now))
        return last_card(scene, face, course.play.brief.name, space, spoken=shown)
    spoken = pace.over(now)
    view = scene.room
    heading = view.heading.rpartition(", ")[0] or view.heading if pace.flicks(now) else view.heading
    place = "" if width_of(space) == "narrow" else view.place
    parts = Parts(
        head=head(heading, place, _right(view)),
        side=_side(course, space),
        words=_words(course, held, space, spoken=spoken),
        close=_words(course, held, space, spoken=spoken, close=True),
        choices=_choices(course, held, space, spoken=spoken),
        tight=_choices(course, held, space, spoken=spoken, close=True),
        notes=notes_card(course.noted, sheet_card(course.noted.sheet) if view.act == "cement" else None),
        strip=strip(),
        foot=_foot(course, held, space, spoken=spoken),
        chapter=f"{course.view.moves}-{course.panel}-{scene.last}",
        asks=spoken and course.panel == "asking",
        share=AT_A_STOP if view.calendar is not None else IN_A_TALK,
    )
    return furnished(parts, space)


def _title(course: Course, space: Space) -> Widget:
    view = course.scene.room
    ground = course.props.background(view.place, "dark" if space.dark else "light")
    words = Column([Label(view.heading, "title", align="center"), Label(_capital(view.place), "small")], align="center")
    return Centered(Column([Portrait(ground, (), "", width=TITLE_SIDE), words], gap="l", align="center"))


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}".replace("_", " ")


def _right(view: View) -> list[Widget]:
    if view.calendar is not None:
        return [Icon("hourglass"), Label(calendar_words(view.calendar), "strong")]
    clock = view.clock
    if clock is None:
        return []
    over, booked = f"booked until {clock.until}", f"until {clock.until}"
    until = Label(over, "small", "alert") if clock.over else Label(booked, "small")
    return [WallClock(clock.now, clock.until, clock.over), Label(clock.now, "heading"), until]


def _portrait(course: Course, space: Space, width: float, share: float) -> Widget:
    scene, props, brief = course.scene, course.props, course.play.brief
    view = scene.room
    at_desk = scene.look == "between"
    ground = props.background("desk" if at_desk else view.place, "dark" if space.dark else "light")
    if at_desk or view.faceless:
        label = "Your desk" if at_desk else f"{brief.name}, not to be seen"
        place = Portrait(ground, (), label, width=width)
        return place if at_desk else Stack([place, Centered(Icon("phone", size=width / 5))])
    shown = dict.fromkeys(name for name in (course.expression_before, course.expression) if name)
    if share <= 0 and len(shown) > 1:
        shown.pop(course.expression, None)
    elif share >= 1:
        shown = {course.expression: None}
    faces = [props.portrait(brief.face, name) for name in shown]
    label = f"{brief.name}, {list(shown)[-1].replace('_', ' ')}"
    return Portrait(ground, faces, label, share, dim=view.act == "after_the_no" and scene.look == "talk", width=width)


def _side(course: Course, space: Space) -> Widget | None:
    scene, now = course.scene, space.now
    pace = course.pace.skip() if space.still else course.pace
    narrow = width_of(space) == "narrow"
    calendar = scene.room.calendar
    if scene.look == "days" and calendar is not None:
        day = course.days_from + pace.day(now) if pace.flicks(now) else calendar.day
        if narrow and not pace.flicks(now):
            return None
        return wall(calendar, day, course.stops, scene.mine if pace.flicks(now) else "", drawn=not narrow)
    brief = course.play.brief
    width = SMALL_FACE if narrow else max(min(space.height / space.text - BELOW_FACE, FACE), LEAST_FACE)
    body = body_lines(scene.news, brief.name) if not narrow else []
    mood = scene.heard.mood_word if scene.look == "talk" else ""
    face = _portrait(course, space, width, pace.face(now))
    share = pace.body(now)
    return person(face, brief, body if share > 0 else [], share, mood, named=not narrow and scene.look == "talk")


def _words(course: Course, held: Held, space: Space, *, spoken: bool, close: bool = False) -> Widget:
    scene, view = course.scene, course.view
    narrow = width_of(space) == "narrow"
    low = is_low(space)
    steady = not close and not narrow and course.panel == "hand" and scene.look == "talk"
    least = 0.0 if not steady else LEAST_LOW if low else LEAST
    manner = Manner(large=not narrow, low=low or close, bodies=narrow, least=least)
    name = course.play.brief.name
    mine = my_words(scene.mine, deed=scene.deed)
    calendar = scene.room.calendar
    if scene.look == "days" and calendar is not None:
        news = [said for said in scene.news if said not in calendar.post and not DAY.fullmatch(said.says)]
        letters = inbox(calendar.post, close=close) if spoken else Spacer()
        if not news and (not scene.mine or scene.opens):
            return letters
        by_post = Manner(large=False, low=manner.low)
        said = words_card(news, mine, None, name="", spoken=spoken, manner=by_post)
        return Column([said, letters], gap="s" if close else "m")
    below = (
        hand.quick_replies(view.quick, held.selected, close=close) if course.panel == "hand" and not narrow else None
    )
    if view.look_back is not None and scene.last:
        # What came of the last choice stands first, and then what there is to choose about now.
        below = Label(view.look_back.says, manner.role)
    return words_card(scene.news, mine, below, name=name, spoken=spoken, manner=manner)


def _choices(course: Course, held: Held, space: Space, *, spoken: bool, close: bool = False) -> Widget:
    view, panel = course.view, course.panel
    gap: Literal["s", "xs"] = "xs" if close or is_low(space) else "s"
    at_a_stop = view.calendar is not None
    # With much post six lines of what could be done find room only if most of them take one row. Larger letters stay.
    role: Role | None = "small" if close and at_a_stop and space.text < LARGER else None
    if not spoken:
        # What was just said stays in sight until it is answered.
        lines = hand.lines(course.keys, "", close=close, role=role) if not course.scene.opens else []
        return Faded(Column(lines, gap=gap), DIM) if lines else Spacer()
    if panel == "going_on":
        return hand.going_on()
    if panel == "mark":
        return hand.beside()
    if panel == "asking":
        return Column(asked(view, held.pin, held.figures), gap="s")
    if panel == "thought":
        return Column(hand.thought(view, held.selected, narrow=width_of(space) == "narrow"), gap="s")
    if panel == "next":
        return Column(hand.next_reason(course.queue[0]), gap="s")
    if panel == "look_back" and view.look_back is not None:
        return Column(hand.looking_back(view.look_back, held.selected), gap="s")
    narrow = width_of(space) == "narrow"
    lines = hand.lines(
        [*(view.quick if narrow and not at_a_stop else ()), *view.hand], held.selected, close=close, role=role
    )
    nothing = hand.quick_replies(view.quick, held.selected, close=close, small=bool(role))
    if at_a_stop and nothing is not None:
        lines.append(nothing)
    if not view.hand and view.repertoire:
        lines.append(Button("tool-m", "Everything you could say", "line", badge="m"))
    return Column(lines, gap=gap)


def _foot(course: Course, held: Held, space: Space, *, spoken: bool) -> Widget:
    view = course.view
    tools = [one for one in TOOLS if one.key in course.tools()]
    if view.calendar is not None:
        tools = [THE_DAYS if one.key == "c" else one for one in tools]
    buttons: list[Widget] = [tool(one, width_of(space)) for one in tools]
    buttons.append(Button("tool-f1", "Keys", "quiet", icon="circle-question-mark", bare=True))
    nudge = hand.nudge(view, bool(held.selected), course.prompt) if spoken else None
    return Row([Grow(Flow(buttons, gap="xs")), nudge], gap="m", align="center")

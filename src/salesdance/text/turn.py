"""One turn on the screen: what was just said and done, then what you could say, then one line of keys.

Everything comes from a View; no number about a person is in it, and none is made here.
"""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.sitting.debrief_numbers import DAY, days_once
from salesdance.sitting.phrases import (
    PAUSES,
    UNNAMED,
    calendar_words,
    choice_words,
    clock_words,
    quoted,
    thought_words,
)
from salesdance.sitting.telling import DAY_HEADING
from salesdance.sitting.view import Key, Said, View
from salesdance.text.screen import Screen

LATER = "Later"


def draw_heading(screen: Screen, view: View) -> None:
    """Write the heading of a chapter: its title, and the place where that says more."""
    if view.finished:
        screen.heading(view.heading if DAY_HEADING.match(view.heading) else LATER)
        return
    where = view.place.replace("_", " ")
    place = f", {where}" if where and where.lower() not in view.heading.lower() else ""
    screen.heading(f"{view.heading}{place}")


def draw_news(screen: Screen, news: Sequence[Said], *, prospect: str, by_post: bool, day: str = "") -> None:
    """Write what you said, small, and what happened then; in a talk the prospect's words stand without a name.

    By post everybody is named. A day that was just written (`day`, from the heading) is not written again.
    """
    for said in days_once(news, day):
        screen.blank()
        draw_said(screen, said, named=by_post or said.who != prospect)


def draw_said(screen: Screen, said: Said, *, named: bool) -> None:
    """Write one thing that happened: the pause, the body line, then the words; mail with its day and sender."""
    if PAUSES[said.pause]:
        screen.say(PAUSES[said.pause], style="quiet")
    if said.who == "you":
        screen.say(f"You: {said.says}", style="quiet", hang=5)
    elif named and said.says and said.who not in UNNAMED:
        day = f"{said.does} " if DAY.fullmatch(said.does) else ""
        if said.does and not day:
            screen.say(said.does, style="body")
        screen.say(f"{day}{said.who}: {quoted(said.says)}", hang=2)
    else:
        if said.does:
            screen.say(said.does, style="body")
        if said.says:
            screen.say(said.says if said.who in UNNAMED else quoted(said.says), hang=0 if said.who in UNNAMED else 1)


def draw_choices(screen: Screen, view: View) -> None:
    """Write what invites a choice: a first thought, a look back, or the hand with its quick replies."""
    if view.thought is not None:
        begun, deed = thought_words(view)
        screen.say(f'{begun}: "{view.thought.says}" - {deed} it, or think again?')
        screen.item("1", f"{deed.capitalize()} it.")
        screen.item("2", "Think again.")
        return
    if view.look_back is not None:
        screen.say(view.look_back.says)
        for number, choice in enumerate(view.look_back.choices, 1):
            screen.item(str(number), choice.says)
        return
    for key in (*view.hand, *view.quick):
        draw_key(screen, key)


def draw_key(screen: Screen, key: Key) -> None:
    """Write one line of the hand under its key."""
    screen.item(key.key, choice_words(key.choice))


def draw_keys(screen: Screen, view: View) -> None:
    """Write where the clock or the calendar stands, then the keys that do something now, each on one line."""
    stands = []
    if view.clock is not None:
        stands.append(clock_words(view.clock))
    if view.calendar is not None:
        stands.append(calendar_words(view.calendar))
    if view.mood_word:
        stands.append(f"{view.mood_word.capitalize()}.")
    if stands:
        screen.say(" ".join(stands), style="quiet")
    screen.say(", ".join(open_keys(view)), style="quiet")


def open_keys(view: View) -> list[str]:
    """Return the keys that do something now, each with its word."""
    keys = []
    if view.repertoire:
        keys.append("m all")
    keys += ["n notes", "t talk"]
    if view.calendar is not None:
        keys.append("c days")
    elif view.sheet:
        keys.append("c sheet")
    if view.cards:
        keys.append("p guess")
    if view.listens:
        keys.append("h hint")
    return [*keys, "? help", "q stop"]

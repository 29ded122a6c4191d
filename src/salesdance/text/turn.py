"""One turn on the screen: what was just said and done, then what you could say, then one line of keys.

Everything comes from a View; no number about a person is in it, and none is made here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from salesdance.scenario import Pause
from salesdance.sitting.debrief import DAY, days_once
from salesdance.sitting.view import Calendar, Choice, Clock, Key, Said, View
from salesdance.text.screen import Screen

PAUSES: dict[Pause, str] = {"none": "", "short": "A moment.", "long": "A long moment."}
DAY_HEADING = re.compile(r"Day \d+$")
LATER = "Later"
NEVER_THE_SAME = ("follow_up", "say_nothing", "carry_on")
UNNAMED = ("note", "calendar", "post")
QUARTERS = ("", "a quarter", "a half", "three quarters")


def draw_heading(screen: Screen, view: View) -> None:
    """Write the heading of a chapter: its title, and the place where that says more."""
    if view.finished:
        screen.heading(view.heading if DAY_HEADING.match(view.heading) else LATER)
        return
    place = f", {view.place}" if view.place and view.place.lower() not in view.heading.lower() else ""
    screen.heading(f"{view.heading}{place}")


def split_news(news: Sequence[Said], *, before: View | None, view: View) -> int:
    """Return how many of the news still belong to the chapter before; the rest stands under the new heading."""
    if before is None:
        return 0
    if view.finished and not DAY_HEADING.match(view.heading):
        return max(len(news) - 1, 0)
    for at, said in enumerate(news):
        if said.who == "calendar" and DAY.fullmatch(said.says):
            return at
    if view.clock is not None and before.clock is None and view.act != "ninety_days":
        return sum(said.who == "you" for said in news[:1])
    return len(news)


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


def quoted(words: str) -> str:
    """Return spoken words in quotation marks; words that bring their own are left alone."""
    return words if words.startswith('"') and words.endswith('"') and words.count('"') == 2 else f'"{words}"'


def in_a_sentence(role: str) -> str:
    """Return a job as it stands after a name: a capital that only began it goes small."""
    first = role.split(" ", 1)[0]
    return role[:1].lower() + role[1:] if first[1:].islower() else role


def draw_choices(screen: Screen, view: View) -> None:
    """Write what invites a choice: a first thought, a look back, or the hand with its quick replies."""
    if view.thought is not None:
        begun = "Your reply has begun" if view.act == "ninety_days" else "Your first thought"
        deed = "send" if view.act == "ninety_days" else "say"
        screen.say(f'{begun}: "{view.thought.says} ..." - {deed} it, or think again?')
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


def choice_words(choice: Choice) -> str:
    """Return the exact words of a choice, with its price in hours where it has one."""
    again = " (once more)" if choice.again and choice.move not in NEVER_THE_SAME else ""
    cost = f" ({choice.cost})" if choice.cost else ""
    return f"{choice.says}{again}{cost}"


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
    if view.hint:
        keys.append("h hint")
    return [*keys, "? help", "q stop"]


def clock_words(clock: Clock) -> str:
    """Return the time in a meeting: what it is, and how long the room is theirs."""
    if clock.over:
        return f"It is {clock.now}; the meeting was booked until {clock.until}."
    return f"{clock.now}, until {clock.until}."


def calendar_words(calendar: Calendar) -> str:
    """Return where the ninety days stand: the day and the hours left for this customer."""
    return f"{hours_words(calendar.hours).capitalize()} left for all ninety days."


def hours_words(hours: float) -> str:
    """Return hours to the quarter in words, as in "2 hours and a half"."""
    whole, quarters = divmod(round(hours * 4), 4)
    if whole == 0 and quarters == 0:
        return "no hours"
    if whole == 0:
        return {1: "a quarter of an hour", 2: "half an hour"}.get(quarters, "three quarters of an hour")
    words = "1 hour" if whole == 1 else f"{whole} hours"
    return f"{words} and {QUARTERS[quarters]}" if quarters else words

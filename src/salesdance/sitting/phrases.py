"""The small words that every face says alike: pauses, hours, clocks, choices, the headings of the notebook."""

from __future__ import annotations

from collections.abc import Mapping

from salesdance.scenario import Pause
from salesdance.sitting.view import Asking, Calendar, Choice, Clock, Group, View

PAUSES: Mapping[Pause, str] = {"none": "", "short": "A moment.", "long": "A long moment."}
NEVER_THE_SAME = ("follow_up", "say_nothing", "carry_on")
NEXT_STEP = "next_"
UNNAMED = ("note", "calendar", "post")
QUARTERS = ("", "a quarter", "a half", "three quarters")
NOTE_TITLES: Mapping[str, str] = {
    "fact": "What they said",
    "person": "People",
    "excuse": "What they say stands in the way",
    "objection": "What they said really bothers them",
    "promise": "What you promised",
    "link": "What you put to them",
    "suspicion": "What you think it really is",
}
LISTENS = "What a listener would now believe"
HINT_NOTED = "It costs nothing; the card says how often you looked."
LOOK_AGAIN = "(look at this again)"
SURE_WORDS: Mapping[str, str] = {"hunch": "a hunch", "fairly": "fairly sure", "bet": "I'd bet on it"}
WHY_NOW: Mapping[Asking, str] = {
    "suspicion": "Before they answer: what do you think really bothers them?",
    "suspicion_again": "Before they tell you: what do you think it really was?",
}
NOT_NOW: Mapping[str, str] = {
    "f": "There is nothing to follow up just now.",
    "s": "Saying nothing leads nowhere just now; it is your turn.",
}
NO_SHEET = "There is no sheet yet. It comes out after a yes."
NOTHING_TO_SUSPECT = "There is nothing to suspect here."
STILL_THERE = (
    "If you left now and did nothing more: of ten customers who just said yes to you like this, "
    "how many are still there in ninety days?"
)


def quoted(words: str) -> str:
    """Return spoken words in quotation marks; words that bring their own are left alone."""
    return words if words.startswith('"') and words.endswith('"') and words.count('"') == 2 else f'"{words}"'


def in_a_sentence(role: str) -> str:
    """Return a job as it stands after a name: a capital that only began it goes small."""
    first = role.split(" ", 1)[0]
    return role[:1].lower() + role[1:] if first[1:].islower() else role


def choice_words(choice: Choice) -> str:
    """Return the exact words of a choice, with its price in hours where it has one."""
    again = " (once more)" if choice.again and choice.move not in NEVER_THE_SAME else ""
    cost = f" ({choice.cost})" if choice.cost else ""
    return f"{choice.says}{again}{cost}"


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


def pinned_words(view: View) -> str:
    """Return the pinned suspicion in words, or nothing."""
    if view.pinned is None:
        return ""
    card, sure = view.pinned
    text = next((one.text for one in view.cards if one.id == card), card)
    return f'"{text}" ({SURE_WORDS.get(sure, sure)})'


def ways_to_end(view: View) -> tuple[Group, ...]:
    """Return how a talk can be brought to an end now: by another meeting first, then by going."""
    ways = []
    for group in view.repertoire:
        ahead = tuple(choice for choice in group.choices if choice.move.startswith(NEXT_STEP))
        if ahead:
            ways.append(Group(group.id, "With another meeting", ahead))
    return (*ways, *(group for group in view.repertoire if group.id == "leave"))


def thought_words(view: View) -> tuple[str, str]:
    """Return what a first thought is called and what is done with it: said in a talk, sent in the ninety days."""
    return ("Your reply has begun", "send") if view.act == "ninety_days" else ("Your first thought", "say")


def hints_words(count: int) -> str:
    """Return how often the hint was looked at; nothing where it was not."""
    times = {1: "once", 2: "twice"}.get(count, f"{count} times")
    return f"You looked at the hint {times}. That takes no points." if count else ""


def hint_words(view: View) -> str:
    """Return what a colleague would do next, where there is such help."""
    return f"A colleague might now: {view.hint[:1].lower()}{view.hint[1:]}." if view.hint else ""

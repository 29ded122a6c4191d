"""What can be said or done next: the hand, the quick replies, a first thought, a look back, or just going on."""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.sitting import Choice, Key, LookingBack, View
from salesdance.sitting.phrases import choice_words, thought_words
from salesdance.stage import Button, Card, Column, Grow, Icon, Label, Role, Row, Rule, Sized, Spacer, Widget

EDGE, BADGE = 14, 26
"""How far from the left of a line its key stands, and how wide that is."""
AGAIN = {False: "Again to say it.", True: "Again to do it."}


def lines(keys: Sequence[Key], selected: str, *, close: bool = False, role: Role | None = None) -> list[Widget]:
    """Return the lines of the hand, each under the key that it keeps; `close` to each other in little room.

    A key under which nothing lies just now keeps its place, so that a number left out does not look like a mistake.
    """
    found: list[Widget] = []
    for before, one in zip(("0", *[key.key for key in keys]), keys, strict=False):
        if not close and one.key.isdecimal() and before.isdecimal():
            found += [_free(number) for number in range(int(before) + 1, int(one.key))]
        found.append(
            Button(
                f"hand-{one.key}",
                choice_words(one.choice),
                "line",
                badge=one.key,
                chosen=selected == one.choice.move,
                role=role,
                close=close,
            )
        )
    return found


def _free(number: int) -> Widget:
    """Return the quiet place of a key that nothing lies under."""
    place = Sized(Label(str(number), "caption", "muted", align="center", unsaid=True), width=BADGE, lettered=True)
    return Row([Sized(Spacer("none"), width=EDGE), place, Grow(Rule())], gap="none", align="center")


def quick_replies(keys: Sequence[Key], selected: str, *, close: bool = False, small: bool = False) -> Widget | None:
    """Return the quick replies under an answer, one key each."""
    replies: list[Widget] = [
        Button(
            f"quick-{one.key}",
            choice_words(one.choice),
            "quiet",
            badge=one.key,
            chosen=selected == one.choice.move,
            role="small" if small else "body",
            close=close,
        )
        for one in keys
    ]
    return Column([Rule(), *replies], gap="xs", align="start") if replies else None


def looking_back(back: LookingBack, selected: str) -> list[Widget]:
    """Return the choices about something already past."""
    keys = [Key(str(number), choice) for number, choice in enumerate(back.choices, 1)]
    return lines(keys, selected)


def thought(view: View, selected: str, *, narrow: bool) -> list[Widget]:
    """Return the line that is already on its way: mostly half a sentence, to be said or thought again."""
    if view.thought is None:
        return []
    begun, deed = thought_words(view)
    draft = Row([Icon("pen-line", ink="you", size=22), Grow(Label(view.thought.says, "speech"))], gap="m")
    box = Card(Column([Label(begun, "small_strong"), draft], gap="s"), ground="well", label=begun)
    say = Button("thought-say", f"{deed.capitalize()} it.", "line", badge="1", chosen=selected == view.thought.move)
    again = Button("thought-again", "Think again.", "line", badge="2")
    # Side by side both are in sight under what was just said.
    return [box, Row([Grow(say), Grow(again)], gap="s")] if narrow else [box, say, again]


def going_on(words: str = "Go on") -> Widget:
    """Return the one button that leads on."""
    return Row([Button("go_on", words, "primary", icon="arrow-right")], gap="s")


def beside() -> Widget:
    """Return the button that shows both ways of a line tried again."""
    return Row([Button("beside", "Then and now", "primary", icon="split")], gap="s")


def next_reason(choice: Choice) -> list[Widget]:
    """Return what of a case is said next, and the way out of it."""
    return [
        Label("Next, if you go on:", "small_strong"),
        Button("next-say", choice_words(choice), "line", badge="1"),
        Button("next-leave", "Leave it at that.", "line", badge="2"),
    ]


def nudge(view: View, selected: bool, prompt: str) -> Widget | None:
    """Return the line under the hand: what a second press does, or a prompt of the first deal."""
    if selected:
        return Label(AGAIN[view.calendar is not None], "small_strong", "accent")
    return Label(prompt, "strong", "accent") if prompt else None

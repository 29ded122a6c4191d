"""The sentences of a turn tried again that every face says alike."""

from __future__ import annotations

from salesdance.sitting.comparing import Comparison

HEADINGS = ("Then", "Now")
SAME_DICE = "The same dice fall from here as then."
OTHER_DICE = "Other dice fall from here; who it is stays the same."
HIDDEN = "What they answered then is covered until you are through."
A_BRANCH = "This is a branch: it is kept, and counts nowhere as a deal."


def back_words(line: int, recap: str) -> str:
    """Return where a deal is taken up again: the line, and when that was."""
    return f"Back before your line {line}. {recap}".rstrip()


def dice_words(*, other_dice: bool) -> str:
    """Return which dice fall from here."""
    return OTHER_DICE if other_dice else SAME_DICE


def title_words(both: Comparison) -> str:
    """Return what the two ways set out from."""
    return f"Line {both.line}, then and now. {both.when}"


def same_words(both: Comparison) -> str:
    """Return what there is to say where the very same was said; nothing where it was not."""
    if not both.same:
        return ""
    if both.other_dice:
        return "You said the same as then; what differs at once is luck."
    return "You said the same as then, with the same dice, and it was answered the same."


def luck_words(both: Comparison) -> str:
    """Return that other dice had a hand in it, where they had."""
    return "Other dice fell now, so part of the difference may be luck." if both.other_dice and not both.same else ""


def known_words(both: Comparison) -> str:
    """Return what the counts rest on, where there are any."""
    there = both.then.counts or both.now.counts
    return "The counts are by what could be known at that point, not by who it was." if there else ""

"""Which characters an author's file may hold: none that hide, turn the text around or end lines unseen."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = "\u200b\u2060-\u2064\ufeff\ufff9-\ufffb"
_TURNING = "\u202a-\u202e\u2066-\u206f"
_LINE_ENDS = "\x0b\x0c\x1c-\x1e\x85\u2028\u2029"

# Never welcome, not even in a comment. Tabs are looked at apart: advice depends on where they stand.
REFUSED = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff{_UNSEEN}{_TURNING}{_LINE_ENDS}]")

_ASCII_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f]")
_ENDS_LINE = re.compile(f"[{_LINE_ENDS}]")
_TURNS = re.compile(f"[{_TURNING}]")
_JOINERS = "\u200c\u200d"
_DIRECTION_MARKS = "\u200e\u200f\u061c"
_SOFT_HYPHEN = "\u00ad"
_BLACK_FLAG = "\U0001f3f4"


def unwelcome(text: str, *, key: bool = False) -> int | None:
    """Return the index of the first character that must not stand in this value or key, or None.

    Joiners are welcome inside emoji and in the scripts that write with them, direction marks and soft hyphens
    in texts of several words; a key has none of these. Line feeds are welcome. It looks at the text an author
    means, so a character written as an escape is found too.
    """
    if text.isascii():
        match = _ASCII_CONTROL.search(text)
        return match.start() if match else None
    several_words = " " in text
    for at, letter in enumerate(text):
        if letter.isascii():
            bad = _ASCII_CONTROL.match(letter) is not None
        elif key:
            bad = _odd_in_key(letter)
        elif letter in _JOINERS:
            bad = not _joins(text, at)
        elif letter in _DIRECTION_MARKS or letter == _SOFT_HYPHEN:
            bad = not several_words
        elif "\U000e0000" <= letter <= "\U000e007f":
            bad = not (at and (text[at - 1] == _BLACK_FLAG or "\U000e0020" <= text[at - 1] <= "\U000e007e"))
        else:
            bad = REFUSED.match(letter) is not None or "\ud800" <= letter <= "\udfff"
        if bad:
            return at
    return None


def describe(letter: str) -> tuple[str, str]:
    """Return message and hint for a character that is refused."""
    number = f"U+{ord(letter):04X}"
    called = unicodedata.name(letter, "").lower()
    label = f"{number}, {called}" if called else number
    if letter == "\t":
        return "There is a tab here.", "Use spaces."
    if letter == "\0":
        return f"There is a NUL character here ({number}).", "Delete it; the file may be damaged."
    if _ENDS_LINE.match(letter):
        return f"There is a line break here that most editors do not count ({label}).", "Press Enter instead."
    if _TURNS.match(letter):
        message = f"There is a character here that turns the writing direction ({label})."
        return message, "Delete it: it makes a text look different from what it is."
    if letter.isspace():
        return f"There is an unusual space here ({label}).", "Type an ordinary space."
    if unicodedata.category(letter) in {"Cf", "Mn"}:
        message = f"There is a character here that cannot be seen ({label})."
        return message, "Delete it; such characters come along when text is pasted from a web page."
    return f"There is a control character here ({label}).", "Delete it."


def _odd_in_key(letter: str) -> bool:
    """Tell whether a letter beyond ASCII would be unseen, or a space, in a key."""
    variant = "\ufe00" <= letter <= "\ufe0f"
    return variant or letter.isspace() or unicodedata.category(letter) in {"Cc", "Cf", "Cn", "Co", "Cs"}


def _joins(text: str, at: int) -> bool:
    """Tell whether the joiner at `at` does its work: between emoji, or after a letter of a joining script."""
    before = text[at - 1] if at else ""
    after = text[at + 1 : at + 2]
    if before and ("\u0600" <= before <= "\u0dff" or "\u1000" <= before <= "\u109f" or "\u1780" <= before <= "\u18af"):
        return True  # Arabic, the Indic scripts, Burmese, Khmer, Mongolian
    pictures = {"So", "Sk", "Mn", "Me"}  # emoji, skin tones, variation selectors, keycaps
    return bool(before and after) and {unicodedata.category(before), unicodedata.category(after)} <= pictures

"""The name a person chooses: what is kept of it, what is refused, and when two names are one."""

from __future__ import annotations

import unicodedata

from salesdance.errors import InputError

LONGEST_NAME = 24
_MOST_POINTS = 120
_MOST_MARKS_IN_A_ROW = 4
_JOINER = "\u200d"
_NON_JOINER = "\u200c"
_EMOJI_STYLE = "\ufe0f"
# Letters and symbols by category that nevertheless show nothing.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc")
_ALPHABETS = ("LATIN", "GREEK", "CYRILLIC")


def clean_name(text: str) -> str:
    """Return `text` as a name: NFC, single spaces, 1 to 24 letters as a reader counts them.

    Errors: `InputError` with advice for an empty or long name, control, direction and invisible characters
    (joiners may stay inside an emoji and between letters that are written joined), piled-up accents, and a
    word that mixes look-alike alphabets.
    """
    _refuse_broken(text)
    name = unicodedata.normalize("NFC", " ".join(text.split()))
    for index, letter in enumerate(name):
        _refuse_hidden(name, index, letter)
    if not any(unicodedata.category(letter)[0] in "LNPS" for letter in name):
        raise InputError("A name needs at least one letter, number or sign that can be seen.")
    if len(name) > _MOST_POINTS or _shown_length(name) > LONGEST_NAME:
        raise InputError(f"This name is too long; a name has at most {LONGEST_NAME} letters.")
    _refuse_piled_marks(name)
    for word in name.split():
        _refuse_mixed_alphabets(word)
    return name


def name_key(name: str) -> str:
    """Return what two names that count as the same have in common, whatever their case, width and joiners."""
    shown = name.translate({ord(letter): None for letter in (_JOINER, _NON_JOINER, _EMOJI_STYLE)})
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", shown).casefold())


def _refuse_broken(text: str) -> None:
    for letter in text:
        if unicodedata.category(letter) in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp"):
            raise InputError(f"A name cannot hold {_described(letter)}; type the name again without it.")


def _refuse_hidden(name: str, index: int, letter: str) -> None:
    if letter in (_JOINER, _NON_JOINER) and _is_needed(name, index):
        return
    if unicodedata.category(letter) == "Cf" or letter in _BLANK:
        raise InputError(f"A name cannot hold {_described(letter)}, which nobody can see; type it by hand.")


def _is_needed(name: str, index: int) -> bool:
    before = name[:index].rstrip(_EMOJI_STYLE)
    after = name[index + 1 : index + 2]
    if not before or not after:
        return False
    sides = {unicodedata.category(before[-1]), unicodedata.category(after)}
    # Persian and Indian writing needs both joiners between letters; only emoji are joined otherwise.
    return sides <= {"Lo", "Mn", "Mc"} or (name[index] == _JOINER and sides <= {"So", "Sk"})


def _described(letter: str) -> str:
    named = unicodedata.name(letter, "a character without a name").lower()
    return f"U+{ord(letter):04X} ({named})"


def _shown_length(name: str) -> int:
    """Count what is seen as one; marks, joined emoji, skin tones and second halves of flags add none."""
    length, flag_halves, before = 0, 0, ""
    for letter in name:
        half = "\U0001f1e6" <= letter <= "\U0001f1ff"
        tone = "\U0001f3fb" <= letter <= "\U0001f3ff"
        flag_halves = flag_halves + 1 if half else 0
        joined = _JOINER in (before, letter) or tone or (half and flag_halves % 2 == 0)
        if not joined and unicodedata.category(letter) not in ("Mn", "Me"):
            length += 1
        before = letter
    return length


def _refuse_piled_marks(name: str) -> None:
    marks = 0
    for letter in name:
        marks = marks + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        if marks > _MOST_MARKS_IN_A_ROW:
            raise InputError("This name piles up accents; leave some of them out.")


def _refuse_mixed_alphabets(word: str) -> None:
    kinds = {unicodedata.name(letter, "").split(" ")[0] for letter in word if letter.isalpha()}
    mixed = [alphabet.capitalize() for alphabet in _ALPHABETS if alphabet in kinds]
    if len(mixed) > 1:
        raise InputError(
            f"This name mixes {' and '.join(mixed)} letters that look alike; type it again in one alphabet."
        )

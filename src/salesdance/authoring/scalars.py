"""What a bare word or number means: one meaning or a refusal, never a guess.

`true` and `false`, plain whole numbers and plain decimals, nothing and `null` have a meaning of their own.
Whatever YAML 1.1 or 1.2 would read as yet another value is refused; all the rest, dates included, is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from salesdance.authoring.nodes import Value

_WORDS: dict[str, Value] = {"true": True, "false": False, "null": None, "~": None, "": None}
_TRUE_LIKE = frozenset({"y", "yes", "on", "true"})
_FALSE_LIKE = frozenset({"n", "no", "off", "false"})

_WHOLE = re.compile(r"-?[1-9][0-9]*|0")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_NOT_FINITE = re.compile(r"[-+]?\.inf|[-+]?\.nan", re.IGNORECASE)
_CLOCK = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-9]+)+(?:\.[0-9_]*)?")
_BASED = re.compile(r"[-+]?0(?:[xX]_*[0-9a-fA-F][0-9a-fA-F_]*|[oO]_*[0-7][0-7_]*|[bB]_*[01][01_]*)")
# A superset of the numbers of YAML 1.1 and 1.2; "..." and "1.2.3" stay text.
_NUMBER = re.compile(r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a bare scalar has no meaning here, and what to write instead."""

    code: str
    message: str
    hint: str


def meaning(raw: str, *, digits: int) -> Value | Refusal:
    """Return the value of a bare scalar, or the refusal of one that YAML readers disagree about.

    A number may have at most `digits` digits.
    """
    if raw in _WORDS:
        return _WORDS[raw]
    word = raw.lower() if len(raw) <= 5 else ""
    if word in _TRUE_LIKE or word in _FALSE_LIKE:
        return _ambiguous(raw, "true" if word in _TRUE_LIKE else "false")
    if word == "null":
        return _ambiguous(raw, "null")
    if not (raw[0] in "+-." or "0" <= raw[0] <= "9"):
        return raw
    return _number(raw, digits)


def key_refusal(raw: str, *, digits: int) -> str | None:
    """Return what a bare key would be taken for if it is not plainly text (`a number`), else None.

    yes, no, on and off are text here: as a key they can mean nothing else.
    """
    value = meaning(raw, digits=digits)
    if isinstance(value, bool) or raw.lower() in {"true", "false"}:
        return "true or false"
    if value is None or raw.lower() == "null":
        return "nothing"
    if isinstance(value, str) or (isinstance(value, Refusal) and value.code == "ambiguous-bool"):
        return None
    return "a number"


def short(raw: str) -> str:
    """Return the text on one line, cut to forty characters, for use inside a message."""
    flat = " ".join(raw.split())
    return flat if len(flat) <= 40 else flat[:37] + "..."


def _ambiguous(raw: str, value: str) -> Refusal:
    return Refusal(
        "ambiguous-bool",
        f"`{raw}` could be the word or the value {value}.",
        f'Put quotes around it if you mean the text "{raw}"; write {value} if you mean {value}.',
    )


def _number(raw: str, digits: int) -> Value | Refusal:
    whole, decimal = _WHOLE.fullmatch(raw), _DECIMAL.fullmatch(raw)
    if whole or decimal:
        count = sum("0" <= letter <= "9" for letter in raw)
        if count > digits:
            return _odd(raw, f"a number of {count} digits; at most {digits} are exact", "")
        return int(raw) if whole else float(raw) + 0.0  # adding zero turns -0.0 into 0.0
    if _NOT_FINITE.fullmatch(raw):
        return Refusal(
            "not-finite",
            f"`{raw}` is not a number one can count with.",
            f'Write an ordinary number, or put quotes around it if you mean the text "{raw}".',
        )
    if _CLOCK.fullmatch(raw):
        return _odd(raw, "a time or a ratio to you, and a number in base sixty to some programs", "")
    if _BASED.fullmatch(raw):
        return _odd(raw, "a number in another base", str(int(raw.replace("_", ""), 0)) if len(raw) < 16 else "")
    if _NUMBER.fullmatch(raw):
        return _odd(raw, *_why_odd(raw))
    return raw


def _why_odd(raw: str) -> tuple[str, str]:
    """Return what is odd about a decimal number, and the plain way of writing it (perhaps "")."""
    bare = raw.replace("_", "").removeprefix("+")
    sign, bare = ("-", bare[1:]) if bare.startswith("-") else ("", bare)
    if "e" in bare.lower():
        return "a number with an exponent", ""
    plain = (bare.lstrip("0") or "0").removesuffix(".")
    plain = sign + ("0" + plain if plain.startswith(".") else plain or "0")
    plain = "0" if plain == "-0" else plain
    if "_" in raw:
        return "a number with an underscore in it", plain
    if raw.startswith("+"):
        return "a number with a plus sign", plain
    if bare.startswith(".") or bare.endswith("."):
        return "a number with a digit missing beside the point", plain
    if bare == "0":
        return "a negative zero", plain
    return "a number with a leading zero, which some programs read in base eight", plain


def _odd(raw: str, what: str, plain: str) -> Refusal:
    instead = f"Write {plain} if you mean that number; put" if plain and len(plain) <= 40 else "Put"
    return Refusal(
        "odd-number",
        f"`{short(raw)}` is {what}.",
        f'{instead} quotes around it if you mean the text "{short(raw)}".',
    )

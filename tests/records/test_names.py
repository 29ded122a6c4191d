from __future__ import annotations

import pytest

from salesdance.errors import InputError
from salesdance.records import LONGEST_NAME, clean_name, name_key

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
KEPT = {
    "Ana": "Ana",
    "  Ana  ": "Ana",
    "Ana\u00a0\u3000Lind": "Ana Lind",
    "Zoe\u0308": "Zo\u00eb",
    "${7*7}": "${7*7}",
    "{{7*7}}": "{{7*7}}",
    "%s%n": "%s%n",
    "'; DROP TABLE player;--": "'; DROP TABLE player;--",
    "+1": "+1",
    "-1": "-1",
    "@SUM(1)": "@SUM(1)",
    "\uff1d1": "\uff1d1",
    "../../x": "../../x",
    "CON": "CON",
    "NaN": "NaN",
    "null": "null",
    "admin": "admin",
    "\ufdfa": "\ufdfa",
    "\u0645\u0631\u064a\u0645": "\u0645\u0631\u064a\u0645",
    FAMILY: FAMILY,
    "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627": "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627",
    "\u0f56\u0f66\u0f92\u0fb2\u0f74\u0f56\u0f66": "\u0f56\u0f66\u0f92\u0fb2\u0f74\u0f56\u0f66",
    "\u05e9\u05bc\u05c1\u05b8\u05dc\u05d5\u05dd": None,
    "x" * LONGEST_NAME: "x" * LONGEST_NAME,
    FAMILY * LONGEST_NAME: FAMILY * LONGEST_NAME,
}
REFUSED = {
    "": "at least one",
    "   ": "at least one",
    "\u0301\u0301": "at least one",
    "x" * (LONGEST_NAME + 1): "too long",
    "x" * 500: "too long",
    FAMILY * (LONGEST_NAME + 1): "too long",
    "<img src=x onerror=alert(1)>": "too long",
    "\t=1": r"U\+0009",
    "\rx": r"U\+000D",
    "Ana\n": r"U\+000A",
    "a\x00b": r"U\+0000",
    "\u202eevil": "right-to-left override",
    "\u2066x": r"U\+2066",
    "A\u200bna": "zero width space",
    "A\u200dna": "zero width joiner",
    "Ana\u200c": "zero width non-joiner",
    "\ufeffAna": "zero width no-break space",
    "An\u00ada": "soft hyphen",
    "\u3164": "hangul filler",
    "\u2800\u2800": "nobody can see",
    "\u2028x": "line separator",
    "\ud800": r"U\+D800",
    "\ue000": r"U\+E000",
    "Z" + "\u0301" * 500: "too long|accents",
    "Z" + "\u0308\u0323" * 4: "accents",
    "\u0410na": "Latin and Cyrillic",
    "Ann\u03b1": "Latin and Greek",
}


@pytest.mark.parametrize("text", sorted(KEPT))
def test_a_name_is_kept_as_it_looks(text: str) -> None:
    expected = KEPT[text]
    name = clean_name(text)
    assert clean_name(name) == name
    if expected is not None:
        assert name == expected


@pytest.mark.parametrize("text", sorted(REFUSED, key=ascii), ids=ascii)
def test_a_name_that_hides_something_is_refused_with_advice(text: str) -> None:
    with pytest.raises(InputError, match=REFUSED[text]) as caught:
        clean_name(text)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ana", "ANA"), ("=1", "\uff1d1"), ("Stra\u00dfe", "STRASSE"), ("Zo\u00eb", "ZOE\u0308"),
     ("\u0639\u0644\u06cc\u200c\u0631\u0636\u0627", "\u0639\u0644\u06cc\u0631\u0636\u0627")],
)  # fmt: skip
def test_names_that_look_alike_are_one(one: str, other: str) -> None:
    assert name_key(clean_name(one)) == name_key(clean_name(other))


def test_different_names_stay_different() -> None:
    assert len({name_key(clean_name(name)) for name in ("Ana", "Anna", "An a", "\u0410\u043d\u0430")}) == 4

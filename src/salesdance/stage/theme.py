"""Looks as data: colours, spaces, radii and sizes by name, read from one TOML file for each theme."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from salesdance.stage.faults import ThemeError

Colour = tuple[int, int, int, int]
Space = Literal["none", "xs", "s", "m", "l", "xl", "xxl"]
HEX = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\Z")

COLOURS = (
    "paper",
    "card",
    "well",
    "selection",
    "ink",
    "muted",
    "accent",
    "on_accent",
    "accent_hover",
    "border",
    "edge",
    "focus",
    "you",
    "them",
    "alert",
    "toast",
    "on_toast",
    "series_1",
    "series_2",
    "series_3",
    "track",
    "grid",
    "shadow",
    "dim",
)
NUMBERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "space": ("none", "xs", "s", "m", "l", "xl", "xxl"),
        "radius": ("small", "button", "card"),
        "type": ("caption", "small", "body", "speech", "heading", "title", "display", "large", "huge"),
        "stroke": ("border", "edge", "focus"),
        "shadow": ("blur", "drop"),
        "line": ("height",),
    }
)
GROUNDS = ("paper", "card", "well", "selection")
INKS = ("ink", "muted", "accent", "you", "them", "alert")
PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ink in INKS for ground in GROUNDS),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_toast", "toast"),
)
"""Every text colour with every ground that it may stand on: contrast of at least 4.5, or 7 in `contrast`."""

SIGNS: tuple[tuple[str, str], ...] = (
    *((sign, ground) for sign in ("focus", "edge") for ground in GROUNDS),
    *((sign, ground) for sign in ("series_1", "series_2", "series_3") for ground in ("paper", "card")),
)
"""Lines and shapes that carry a meaning, with their grounds: contrast of at least 3."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One look: colours by name, and numbers by table and name in design units (1 unit is 1 px at scale 1)."""

    name: str
    colours: Mapping[str, Colour]
    numbers: Mapping[str, Mapping[str, float]]

    def colour(self, name: str) -> Colour:
        """Return a colour as red, green, blue and alpha of 0 to 255; KeyError for a name that is not a token."""
        return self.colours[name]

    def number(self, table: str, name: str) -> float:
        """Return a number of design units, or the factor `line.height`; KeyError for an unknown one."""
        return self.numbers[table][name]


def read_theme(text: str, name: str, file: str = "") -> Theme:
    """Return the theme written in a TOML text; ThemeError names the file and the key of the first bad value.

    Every token must be there and no other, so that a slip of the pen is not silently a missing colour.
    """
    place = file or f"{name}.toml"
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ThemeError(f"{place}: {error}.") from error
    _names(place, "", tables, ("colours", *NUMBERS))
    colours = _table(place, "colours", tables, COLOURS)
    numbers = {part: _table(place, part, tables, names) for part, names in NUMBERS.items()}
    return Theme(
        name,
        MappingProxyType({key: _colour(place, key, value) for key, value in colours.items()}),
        MappingProxyType(
            {
                part: MappingProxyType({key: _number(place, f"{part}.{key}", value) for key, value in table.items()})
                for part, table in numbers.items()
            }
        ),
    )


def _table(place: str, name: str, tables: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    table = tables[name]
    if not isinstance(table, dict):
        raise ThemeError(f"{place}: {name} must be a table, begun with a line [{name}].")
    _names(place, f"{name}.", table, names)
    return table


def _names(place: str, prefix: str, found: Mapping[str, Any], wanted: tuple[str, ...]) -> None:
    for name in found:
        if name not in wanted:
            near = difflib.get_close_matches(name, wanted, n=1)
            hint = f" Did you mean {prefix}{near[0]}?" if near else ""
            raise ThemeError(f"{place}: {prefix}{name} is not a name of a theme.{hint}")
    for name in wanted:
        if name not in found:
            raise ThemeError(f"{place}: {prefix}{name} is missing.")


def _colour(place: str, key: str, value: object) -> Colour:
    if not isinstance(value, str) or not HEX.match(value):
        raise ThemeError(f'{place}: colours.{key} is {value!r}; a colour is written "#rrggbb" or "#rrggbbaa".')
    digits = value[1:] + ("ff" if len(value) == 7 else "")
    red, green, blue, alpha = bytes.fromhex(digits)
    return red, green, blue, alpha


def _number(place: str, key: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 400:
        raise ThemeError(f"{place}: {key} is {value!r}; it must be a number from 0 to 400.")
    if key.startswith(("type.", "line.")) and value < 1:
        raise ThemeError(f"{place}: {key} is {value!r}; it must be at least 1.")
    return float(value)


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two opaque colours by WCAG 2: 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

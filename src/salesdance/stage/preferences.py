"""What somebody may set in the window, as plain values; kept by whoever runs the stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from salesdance.transcript import Mode

Theme = Literal["light", "dark", "contrast"]
THEMES: tuple[Theme, ...] = ("light", "dark", "contrast")
MODES: tuple[Mode, ...] = ("coached", "plain", "cold")
TEXT_SIZES = (100, 125, 150, 175, 200)
VOLUMES = (0, 25, 50, 75, 100)
SMALLEST = (1024, 640)
LARGEST_SIDE = 16_384


@dataclass(frozen=True, slots=True)
class Preferences:
    """Text size and volume in percent; `two_press` asks for the same key again before a line is said.

    `size` is that of the window in points, at least 1024 by 640.
    """

    text_size: int = 100
    theme: Theme = "light"
    motion: bool = True
    volume: int = 25
    two_press: bool = True
    mode: Mode = "plain"
    full_screen: bool = False
    size: tuple[int, int] = (1280, 720)


def preferences_from(stored: Mapping[str, object]) -> Preferences:
    """Return the preferences of what was kept; whatever is missing, unknown or out of range is the usual again."""
    usual = Preferences()
    good: dict[str, Any] = {}
    for field in fields(Preferences):
        value = stored.get(field.name)
        value = tuple(value) if field.name == "size" and isinstance(value, list) else value
        if type(value) is type(getattr(usual, field.name)) and _fits(field.name, value):
            good[field.name] = value
    return Preferences(**good)


def in_mode(preferences: Preferences, mode: str) -> Preferences:
    """Return the preferences in another mode; as they are if there is none of that name."""
    return next((replace(preferences, mode=one) for one in MODES if one == mode), preferences)


def preferences_as_data(preferences: Preferences) -> dict[str, object]:
    """Return the preferences as data that JSON can hold."""
    return {**asdict(preferences), "size": list(preferences.size)}


def _fits(name: str, value: Any) -> bool:
    choices: dict[str, tuple[Any, ...]] = {"text_size": TEXT_SIZES, "theme": THEMES, "volume": VOLUMES, "mode": MODES}
    if name in choices:
        return value in choices[name]
    if name == "size":
        whole = len(value) == 2 and all(type(side) is int for side in value)
        return whole and all(least <= side <= LARGEST_SIDE for least, side in zip(SMALLEST, value, strict=True))
    return True

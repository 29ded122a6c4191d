"""Faces, backgrounds and which of them fits: the pictures of a talk, looked up in the folder of assets."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from salesdance.scenario import Mood

DEFAULT_FACE = "anders"
PLAIN = "plain"
ENDINGS: Mapping[str, str] = {"kept": "kept", "wavering": "wavering"}


@dataclass(frozen=True, slots=True)
class Props:
    """The folder of assets with its two tables: which expression follows what, which place looks how."""

    folder: Path
    expressions: Mapping[str, Any]
    places: Mapping[str, Any]
    known: frozenset[str] = field(default_factory=frozenset)

    def portrait(self, face: str, expression: str, *, fine: bool = False) -> Path:
        """Return the picture of a face with an expression; a face that is not there lends its place to another.

        `fine` is the one of twice the size.
        """
        name = face if face in self.known else DEFAULT_FACE
        return self.folder / "faces" / name / f"{expression}@{2 if fine else 1}x.png"

    def background(self, place: str, theme: str, *, fine: bool = False) -> Path:
        """Return the background for a place of the scenario, as in "office", under a theme."""
        name = self.places["background"].get(place.lower().replace(" ", "_"), PLAIN)
        shade = "dark" if theme == "dark" else "light"
        return self.folder / "backgrounds" / f"{name}-{shade}@{2 if fine else 1}x.png"

    def tone(self, place: str) -> str:
        """Return the name of the sound that a room of this kind has."""
        name = self.places["background"].get(place.lower().replace(" ", "_"), PLAIN)
        return str(self.places["tone"].get(name, ""))

    def of_moment(self, moment: str) -> str:
        """Return the expression of a moment: title, brief, listening, after_no, kept, wavering, gone."""
        return str(self.expressions["moment"].get(moment, self.expressions["moment"]["listening"]))

    def expression(self, signal: str, mood: Mood) -> str:
        """Return the expression that follows a signal in a mood; without a signal of its own, that of the mood."""
        follows = self.expressions["signal"].get(signal, self.expressions["mood"][mood])
        return str(follows[mood] if isinstance(follows, Mapping) else follows)

    def is_strong(self, signal: str) -> bool:
        """Tell whether a signal shows at once, though the face before it has not been held long enough."""
        return signal in self.expressions["strong"]

    @property
    def holds(self) -> int:
        """Return how many turns a face stays after the one that brought it."""
        return int(self.expressions["holds"])


@dataclass(slots=True)
class Face:
    """The expression of one prospect from turn to turn: it follows the signal and holds at least one turn."""

    props: Props
    expression: str = ""
    _since: int = -1

    def follow(self, signal: str, mood: Mood, moves: int) -> str:
        """Return the expression after `moves` moves of the talk; asked twice in one turn it says the same."""
        wanted = self.props.expression(signal, mood) if signal else self.props.of_moment("listening")
        held = self.expression and moves - self._since <= self.props.holds
        if wanted != self.expression and (not held or self.props.is_strong(signal)):
            self.expression, self._since = wanted, moves
        return self.expression


def open_props(folder: Path) -> Props:
    """Return the props of a folder of assets; OSError or ValueError where the two tables cannot be read."""
    expressions = tomllib.loads((folder / "faces" / "expressions.toml").read_text(encoding="utf-8"))
    places = tomllib.loads((folder / "backgrounds" / "places.toml").read_text(encoding="utf-8"))
    known = frozenset(path.name for path in (folder / "faces").iterdir() if path.is_dir())
    return Props(folder, expressions, places, known)

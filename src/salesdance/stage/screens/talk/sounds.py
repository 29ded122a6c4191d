"""Which thing in the room is heard when. Nothing is told by sound alone, and without a speaker all is silence."""

from __future__ import annotations

from collections.abc import Iterator

from salesdance.stage import Props
from salesdance.stage.screens.talk.scenes import Scene

WRITES = ("writes", "slowly")
SILENT_AFTER = ("no", "cancels", "off")


def at_start(scene: Scene, before: Scene | None) -> Iterator[str]:
    """Yield what is heard as a scene begins."""
    left = before is not None and before.look == "talk" and scene.look in ("days", "between")
    if left and before is not None and not before.room.faceless:
        yield "door"
    if scene.opens and scene.look == "talk":
        yield "phone" if scene.room.faceless else "knock"
    if scene.look == "card":
        yield "paper"
    if scene.heard.signal == "yes" and scene.look == "talk" and scene.mine:
        yield "chair"


def at_words(scene: Scene) -> Iterator[str]:
    """Yield what is heard with the words."""
    if scene.look == "days" and scene.opens:
        yield "post"
    if scene.heard.act == "cement" and scene.heard.signal in WRITES and scene.mine:
        yield "pen"


def tone_of(scene: Scene, props: Props) -> str:
    """Return the tone of the room; after a no, and on the last card, there is none."""
    if scene.look == "card" or (scene.heard.signal in SILENT_AFTER and scene.look == "talk"):
        return ""
    return props.tone(scene.room.place if scene.look == "talk" else "desk")

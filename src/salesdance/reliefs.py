"""Which reliefs pull by what was just heard: the same for the hand that offers one and for whoever looks back on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from salesdance.moves import Relief

EXCUSED = ("excuse", "tell", "not_now", "not_now_tell")
DODGED = ("dodges", "lets_see", "changes_subject")
WARM = (
    "lands",
    "relieved",
    "accepts",
    "agrees",
    "writes",
    "warm",
    "fine",
    "stands",
    "eases",
    "reassured",
    "yes",
    "names_users",
)
UNSURE = ("open_clue", "thin_clue", "adds_clue", "slowly", "puzzled", "hectic", "noncommittal", "wavers")
COOL = ("shrugs", "cold", "moves_on", "puzzled", "short", "nods", "hurries", "declines", "final", "no")
KIND_TO = (*DODGED, "evades", "not_now", "not_now_tell", "thin", "hectic")
TALKS_PRICE = ("price", "discount")


@dataclass(frozen=True, slots=True)
class Heard:
    """What was just heard: the `kind` of the move before, the `head` of its signal, and what stands around it.

    `topic` is that of the fact that was spoken of, `pause` tells of a long one, `nailing` that a yes is being nailed
    down, `late` that the booked time is nearly over.
    """

    kind: str
    head: str
    mood: str
    topic: str = ""
    pause: bool = False
    nailing: bool = False
    late: bool = False


def pulled_by(heard: Heard) -> Iterator[Relief]:
    """Yield the reliefs that pull by what was just heard, the strongest first; they may come twice."""
    head = heard.head
    if head in EXCUSED:
        yield "excuse"
    if heard.kind in TALKS_PRICE or heard.topic == "cost":
        yield "price"
    if (heard.nailing and heard.kind == "close") or heard.late:
        yield "haste"
    if heard.topic == "trouble" and head in ("open", "open_clue", "adds", "adds_clue"):
        yield "problem"
    if head in UNSURE:
        yield "doubt"
    if heard.pause or head in ("nothing", "silent"):
        yield "silence"
    if head in WARM:
        yield "praise"
    if head in COOL:
        yield "pride"
    if head in KIND_TO or heard.mood != "at_ease":
        yield "kindness"
    if heard.mood == "at_ease" and head in ("open", "lands", "adds", "warm", "eases"):
        yield "liked"

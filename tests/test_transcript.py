"""A transcript that was written is read; one that makes no sense is refused in a sentence that says what is wrong."""

from __future__ import annotations

import json
from typing import Any

import pytest

from salesdance.errors import TranscriptError
from salesdance.transcript import Entry, Forecast, Header, Transcript, from_json, to_json

HEADER = Header("the_yes", "a", "b", 1, "evidence", "c", 1, 2, a0=0.1, a1=0.5)
WHOLE = Transcript(
    HEADER,
    (Entry("close", "yes", "d", forecasts=(Forecast("suspicion", "asked", "price", "bet"),)),),
    (Forecast("still_there", "yes", figures=7),),
)
TAP = {"kind": "suspicion", "taken": "pinned", "card": "price", "sure": "hunch", "figures": None}


def test_what_was_written_is_read() -> None:
    assert from_json(to_json(WHOLE)) == WHOLE


@pytest.mark.parametrize(
    ("where", "value", "sentence"),
    [
        (("entries",), {}, "entries must be a list"),
        (("entries", 0), "close", "every entry must have its details under their names"),
        (("entries", 0), {"move": "close"}, "the entry lacks signal, digest"),
        (("entries", 0, "origin"), "Ada", "entry 1: the origin is one of played, look_back, opens_with, sitting"),
        (("entries", 0, "forecasts"), ["price"], "a forecast must have its details under their names"),
        (("pending",), [{**TAP, "sure": "very"}], "a forecast names its kind"),
        (("pending",), [{**TAP, "figures": 11}], "the figures of a forecast are a whole number from 0 to 10"),
        (("header", "name"), "Ada", "the header has the unknown name"),
        (("header", "mode"), "Ada", "the mode is coached or plain or cold, not 'Ada'"),
        (("header", "a0"), "much", "a0 and a1, the scale of the long game, are numbers or null"),
    ],
)
def test_what_makes_no_sense_is_named(where: tuple[Any, ...], value: object, sentence: str) -> None:
    told: Any = json.loads(to_json(WHOLE))
    part = told
    for step in where[:-1]:
        part = part[step]
    part[where[-1]] = value
    with pytest.raises(TranscriptError) as refused:
        from_json(json.dumps(told), name="sitting.json")
    assert str(refused.value).startswith(f"sitting.json is damaged: {sentence}")

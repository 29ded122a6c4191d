"""Nothing of the talk is cut, covered or out of reach: all sizes, text sizes and themes, with long words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from salesdance.sitting import Choice, Key, View
from salesdance.stage import Button, Settings
from salesdance.stage.screens.talk.hand import lines
from tests.stage.screens.pickers import visitor
from tests.stage.screens.seated import Seated, a_house
from tests.text.typists import presser

ROOMS = (
    *(((1024, 640), text, "light") for text in (1.0, 1.5, 2.0)),
    *(((1280, 720), text, "light") for text in (1.0, 1.25, 2.0)),
    *(((1920, 1080), text, "light") for text in (1.0, 2.0)),
    ((1280, 720), 1.0, "dark"),
    ((1024, 640), 2.0, "contrast"),
)
GROWN = ("says", "does", "text", "label", "stands")
KEPT = ("Day", "No answer.")


def longer(thing: Any) -> Any:
    """A view with all that an author wrote three tenths longer."""
    if isinstance(thing, tuple):
        return tuple(longer(one) for one in thing)
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    changed = {}
    for field in fields(thing):
        value = getattr(thing, field.name)
        grows = field.name in GROWN and isinstance(value, str) and not value.startswith(KEPT)
        changed[field.name] = _grown(value) if grows else longer(value)
    return replace(thing, **changed)


def _grown(words: str) -> str:
    parts = words.split()
    return " ".join([*parts, *parts[: max(round(len(parts) * 0.3), 1)]]) if parts else words


class Longer:
    """A seat whose words are all longer."""

    def __init__(self, seat: Any, hand: tuple[str, ...] = ()) -> None:
        self.seat = seat
        self.hand = hand

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.seat, name)
        if name not in ("say", "look_back", "pin", "skip_forecast", "still_there", "answer_thought", "view"):
            return found
        return lambda *given: self._grown(found(*given))

    def _grown(self, view: View) -> View:
        grown: View = longer(view)
        lines = [
            Key(key.key, replace(key.choice, says=words)) for key, words in zip(grown.hand, self.hand, strict=False)
        ]
        return replace(grown, hand=(*lines, *grown.hand[len(lines) :]))


def longest_lines() -> tuple[str, ...]:
    """The longest lines that can be said in the shipped deals, the longest first."""
    found: set[str] = set()
    for deal in ("the_yes", "copy_room", "in_the_bag"):
        seat = a_house(3).begin(deal).seat
        view = seat.view()
        while view.look_back is not None:
            view = seat.look_back(view.look_back.choices[0].move)
        found |= {choice.says for group in view.repertoire for choice in group.choices}
    return tuple(sorted(found, key=len, reverse=True)[:6])


def defects_of(sat: Seated) -> list[str]:
    """All that is wrong with what is on the stage, in all sizes and themes."""
    found = []
    for size, text, theme in ROOMS:
        sat.pilot.resize(*size)
        sat.pilot.restyle(theme=theme, text=text)
        found += [f"{size} {text} {theme}: {defect}" for defect in sat.pilot.defects()]
        focus = next((node for node in sat.pilot.nodes() if node.focused), None)
        assert focus is not None, (size, text, theme)
        assert focus.seen.height, (size, text, theme, focus.label)
    return found


def until(picks: Callable[[], Any], wanted: Callable[[View], bool]) -> Callable[[Seated], None]:
    """Play until something is true of the view, and past the words that still belong to before."""

    def reach(sat: Seated) -> None:
        sat.play_on(picks(), wanted)
        while sat.pilot.focus == "go_on" and sat.talk.more and not sat.view.finished:
            sat.pilot.press("enter")
            sat.settle()

    return reach


def pressing(*keys: str) -> Callable[[Seated], None]:
    """Press keys."""
    return lambda sat: sat.pilot.press(*keys)


STATES: dict[str, tuple[str, int, tuple[Callable[[Seated], None], ...]]] = {
    "opening": ("copy_room", 3, ()),
    "chosen": ("copy_room", 3, (pressing("5"),)),
    "pause": ("copy_room", 3, (pressing("2", "2"),)),
    "answer": ("copy_room", 3, (pressing("2", "2", "space", "f", "f", "space"),)),
    "everything": ("copy_room", 3, (pressing("m"),)),
    "asked": ("copy_room", 14, (until(visitor, lambda view: view.asking == "suspicion"),)),
    "how sure": ("copy_room", 14, (until(visitor, lambda view: view.asking == "suspicion"), pressing("1"))),
    "still there": ("the_yes", 7, ()),
    "sheet beside": (
        "copy_room",
        14,
        (until(visitor, lambda view: sum(row.mark != "open" for row in view.sheet) >= 3 and view.asking is None),),
    ),
    "sheet": ("the_yes", 7, (pressing("x", "c", "2"),)),
    "farewell": ("copy_room", 14, (lambda sat: sat.play_on(visitor(), lambda view: view.calendar is not None),)),
    "stop": ("copy_room", 14, (until(visitor, lambda view: view.calendar is not None),)),
    "days page": ("copy_room", 14, (until(visitor, lambda view: view.calendar is not None), pressing("c"))),
    "draft": ("copy_room", 11, (until(visitor, lambda view: view.calendar is not None and view.thought is not None),)),
    "restart": ("copy_room", 14, (until(visitor, lambda view: view.heading == "From the beginning"),)),
    "between": ("copy_room", 14, (until(visitor, lambda view: view.heading == "Between meetings"),)),
    "last card": ("copy_room", 11, (lambda sat: sat.play_on(visitor()),)),
    "looking back": ("in_the_bag", 7, ()),
    "thought": ("in_the_bag", 7, (until(presser, lambda view: view.thought is not None),)),
    "after the no": ("in_the_bag", 7, (until(presser, lambda view: view.act == "after_the_no" and bool(view.hand)),)),
    "notebook": ("the_yes", 7, (pressing("x", "n"),)),
    "suspect": ("in_the_bag", 7, (until(presser, lambda view: bool(view.hand)), pressing("p"))),
    "so far": ("copy_room", 14, (until(visitor, lambda view: view.moves > 6), pressing("t"))),
    "keys": ("copy_room", 3, (pressing("f1"),)),
    "case": ("copy_room", 14, (until(visitor, lambda view: view.moves > 4), pressing("j", "1"))),
    "coached": ("coached", 3, ()),
    "cold": ("cold", 3, ()),
}


@pytest.mark.parametrize("state", STATES)
def test_nothing_is_cut_covered_or_out_of_reach(state: str) -> None:
    deal, seed, deeds = STATES[state]
    mode = deal if deal in ("coached", "cold") else "plain"
    sat = Seated("copy_room" if mode != "plain" else deal, seed, mode=mode)
    try:
        for deed in deeds:
            deed(sat)
        assert defects_of(sat) == []
    finally:
        sat.pilot.close()


@pytest.mark.parametrize("state", ["opening", "answer", "chosen", "asked", "sheet", "stop", "draft", "after the no"])
def test_words_that_are_three_tenths_longer_find_their_place(state: str) -> None:
    deal, seed, deeds = STATES[state]
    play = a_house(seed).begin(deal)
    play.seat = Longer(play.seat, longest_lines() if state == "opening" else ())
    sat = Seated(deal, play=play)
    try:
        for deed in deeds:
            deed(sat)
        assert defects_of(sat) == []
    finally:
        sat.pilot.close()


def test_a_long_line_in_a_small_window_with_large_text_can_be_read_in_full_while_it_is_chosen() -> None:
    settings = Settings(text=2.0, size=(1024, 640))
    play = a_house(3).begin("copy_room")
    play.seat = Longer(play.seat, longest_lines())
    sat = Seated("copy_room", play=play, settings=settings)
    try:
        for key in play.seat.view().hand:
            sat.pilot.press(key.key)
            node = sat.pilot.find(key.choice.says)
            assert node.focused
            assert node.seen.height == node.rect.height
            said = sat.pilot.find(play.seat.view().news[0].says)
            assert said.on_screen
    finally:
        sat.pilot.close()


def test_a_key_under_which_nothing_lies_keeps_a_quiet_place() -> None:
    keys = [Key(key, Choice(f"ask/{key}", f"Line {key}.")) for key in ("2", "3", "5")]
    laid = [one.badge if isinstance(one, Button) else "free" for one in lines(keys, "")]
    assert laid == ["free", "2", "3", "free", "5"]
    short_of_room = [one.badge for one in lines(keys, "", close=True) if isinstance(one, Button)]
    assert short_of_room == [one.key for one in keys]
    assert len(lines(keys, "", close=True)) == len(keys)

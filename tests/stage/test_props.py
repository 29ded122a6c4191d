"""The face follows what happens in the talk, and holds; every place has its background."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesdance.scenario import MOODS
from salesdance.stage.props import Face, Props, open_props

ASSETS = Path(__file__).resolve().parents[2] / "assets"


@pytest.fixture(scope="module")
def props() -> Props:
    """The props that ship with the game."""
    return open_props(ASSETS)


def test_every_expression_that_can_follow_is_a_picture_in_both_sizes(props: Props) -> None:
    signals = [*props.expressions["signal"], "", "nothing_of_that_name"]
    for signal in signals:
        for mood in MOODS:
            for fine in (False, True):
                assert props.portrait("gwen", props.expression(signal, mood), fine=fine).is_file()
    for moment in props.expressions["moment"]:
        assert props.portrait("dana", props.of_moment(moment)).is_file()


def test_a_face_and_a_place_that_nobody_drew_have_a_stand_in(props: Props) -> None:
    assert props.portrait("nobody_drew_me", "amused").is_file()
    for theme in ("light", "dark", "contrast"):
        for place in ("office", "Meeting room", "the moon"):
            assert props.background(place, theme).is_file()
    assert props.tone("bakery").startswith("tone_")


def test_a_face_holds_for_a_turn_and_a_strong_signal_comes_through(props: Props) -> None:
    face = Face(props)
    first = face.follow("open", "at_ease", 1)
    assert face.follow("thin", "cornered", 2) == first
    later = face.follow("thin", "cornered", 3)
    assert later != first
    assert face.follow("yes", "cornered", 4) == props.expression("yes", "cornered") != later


def test_asked_twice_in_one_turn_the_face_is_the_same(props: Props) -> None:
    face = Face(props)
    assert face.follow("voiced", "guarded", 3) == face.follow("voiced", "guarded", 3)

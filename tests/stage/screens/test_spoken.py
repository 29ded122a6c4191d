"""Whose words are whose: the prospect's stand without a name as long as nobody else has spoken before them."""

from __future__ import annotations

from typing import Any

from salesdance.sitting import Said
from salesdance.stage import Screen, Widget
from salesdance.stage.screen import Space
from salesdance.stage.screens.talk.person import body_lines
from salesdance.stage.screens.talk.spoken import Manner, words_card
from tests.stage.conftest import Fly
from tests.stage.screens.seated import seated

__all__ = ["seated"]

NAME = "Tomasz Wilk"
OWN = Said(NAME, "We are not going on.", "Day 12.")
LETTER = Said("Ines Holm", "Whose invoice is this?", "Day 12.")


class Card(Screen):
    """A screen with nothing on it but what was said."""

    def __init__(self, *news: Said) -> None:
        """Take what was said."""
        self.news = news

    @property
    def title(self) -> str:
        """Return what the screen is called."""
        return "A card"

    def build(self, space: Space) -> Widget:
        """Return the card."""
        return words_card(self.news, None, None, name=NAME, spoken=True, manner=Manner())


def test_a_letter_of_somebody_else_does_not_lend_its_name_to_what_the_prospect_writes_after_it(fly: Fly) -> None:
    assert NAME not in fly(Card(OWN)).read()
    assert NAME not in fly(Card(Said("note", "Nothing came."), OWN)).read()
    lines = fly(Card(LETTER, OWN)).read().splitlines()
    assert lines.index(NAME) == lines.index(OWN.says) - 1


def test_the_day_of_a_letter_is_nothing_that_the_prospect_does() -> None:
    assert body_lines([OWN, Said(NAME, "Yes.", "A nod.")], NAME) == ["A nod."]


def test_how_a_letter_came_is_not_told_under_the_face_once_you_sit_together(seated: Any) -> None:
    sat = seated("almost_customer", 9201)
    for key in ("2", "3"):
        sat.pilot.press(key, key)
        sat.settle()
    sat.pilot.press("2")
    sat.settle()
    key = next(key.key for key in sat.view.hand if key.choice.move == "restart")
    sat.pilot.press(key, key)
    sat.settle()
    letter = next(said for said in sat.view.news if said.who == "Karim Haddad")
    assert letter.does
    assert sat.pilot.shows(letter.does)
    sat.pilot.press("enter")
    sat.settle()
    assert sat.pilot.shows("From the beginning")
    assert sat.pilot.shows(letter.says)
    assert not sat.pilot.shows(letter.does)

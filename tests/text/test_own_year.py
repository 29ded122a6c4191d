"""The year on one's own habits as lines of text."""

from __future__ import annotations

from io import StringIO

from salesdance.simulation.own import OwnYear
from salesdance.text import Screen, draw_own_year
from tests.stage.screens.own_pages import GOOD_YEAR, a_page


def written(page: OwnYear) -> str:
    """A page as lines, in one line."""
    out = StringIO()
    draw_own_year(Screen(out), "Nour", page)
    return " ".join(out.getvalue().split())


def test_habits_year_and_changes_are_told_one_after_the_other() -> None:
    told = written(a_page())
    parts = [
        "How you do it, Nour",
        "Seen in your last 3 deals",
        "You never ask who else decides.",
        "2 more cannot be read",
    ]
    parts += ["A year of it", "Of 120 such deals a year 70 would say yes", "18 would have told you why"]
    parts += ["1 If you asked who else decides, and brought them in: 52 (10 more, give or take 1).", "that may be luck"]
    parts += ["600 games of each of 8 deals"]
    places = [told.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_in_a_good_year_in_which_nothing_is_better_it_says_go_on() -> None:
    told = written(a_page(changes=0, year=GOOD_YEAR))
    assert "None of 13 changes tried would keep more customers. Go on as you do." in told


def test_in_a_poor_year_it_never_says_go_on_but_what_to_practise_first() -> None:
    first = "Practise first a deal in which you asked who else decides, and brought them in;"
    for page in (a_page(changes=0), a_page(helps=False)):
        told = written(page)
        assert "Go on as you do" not in told
        assert "None of 13 changes tried" in told or "No single change helps enough by itself." in told
        assert first in told
    assert "Practise first" not in written(a_page()), "one of them helps"
    assert "None of 13" not in written(a_page(helps=False)), "one was told"

"""What was left undone more than once, in words: from when to when, at how many stops, and what it adds up to."""

from dataclasses import replace

import pytest

from salesdance.engine import Phase
from salesdance.sitting.debrief_stretch import over_words, together_words
from salesdance.sitting.debrief_talk import Played, go_through
from salesdance.sitting.debrief_turning import turning
from tests.sitting.analyses import analysis, point
from tests.sitting.test_debriefing import content_of, judged


@pytest.fixture(scope="module")
def played() -> Played:
    content = content_of("copy_room")
    return go_through(content.scenario, content.deck, content.tables, judged("copy_room", 1)[0])


def _at(played: Played, phase: int) -> list[int]:
    return [turn for turn in sorted(played.lines) if turn >= 0 and played.turns[turn].before.phase == phase]


def test_it_says_from_when_to_when_and_at_how_many_stops(played: Played) -> None:
    goodbye, stops = _at(played, Phase.CEMENT)[-1], _at(played, Phase.STOP)
    days = [played.turns[turn].before.day for turn in stops]
    whole = over_words(played, (goodbye, *stops))
    assert whole.startswith(f"This was not the only time. From the goodbye to day {days[-1]}, at the goodbye and at ")
    assert whole.endswith(" there was something to do for her, and it was left.")
    later = [turn for turn in stops if played.turns[turn].before.day in (days[0], days[-1])]
    assert days[0] != days[-1]
    assert f"From day {days[0]} to day {days[-1]}, at two stops," in over_words(played, tuple(later))
    again = over_words(played, (stops[0], stops[0]))
    assert f"On day {days[0]}, two times," in again
    assert over_words(played, ()) == ""


def test_in_the_talk_it_says_from_which_line_to_which(played: Played) -> None:
    talk = _at(played, Phase.TALK)[2:5]
    first, last = played.talk[talk[0]].number, played.talk[talk[-1]].number
    words = f"This was not the only time. From line {first} to line {last}, three times running, the same was left out."
    assert over_words(played, tuple(talk)) == words


def test_the_sum_is_told_as_other_losses_are_and_never_as_more_than_there_was(played: Played) -> None:
    stops = _at(played, Phase.STOP)
    row = (_at(played, Phase.CEMENT)[-1], *stops)
    single = point(played, stops[0], worth=0.31)
    found = turning(played, analysis(played, [replace(single, stretch=row)]))
    (moment,) = found.moments
    assert (moment.stretch, moment.worth) == (row, 0.31)
    assert moment.over == over_words(played, row)
    assert moment.figures.startswith("Together it cost 3.1 of the 10 that a customer who stays")
    assert any("is added up" in note for note in found.notes)
    alone = turning(played, analysis(played, [single]))
    assert (alone.moments[0].stretch, alone.moments[0].over) == ((), "")
    assert not any("is added up" in note for note in alone.notes)
    assert together_words(1.3).startswith("Together it cost all of the 10")


def test_an_exact_sum_says_that_it_is_and_any_other_how_sure_it_is(played: Played) -> None:
    stops = _at(played, Phase.STOP)
    row = replace(point(played, stops[0]), stretch=tuple(stops))
    assert "give or take 0.2" in turning(played, analysis(played, [row], exact=True)).moments[0].figures
    exact = turning(played, analysis(played, [replace(row, error=0.0)])).moments[0].figures
    assert "this figure is exact" in exact

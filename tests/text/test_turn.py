import re
from dataclasses import replace
from io import StringIO

import pytest

from salesdance.sitting import Clock, Said, View
from salesdance.sitting.phrases import choice_words, clock_words, hours_words
from salesdance.sitting.telling import split_news
from salesdance.text.pages import draw_calendar, draw_help, draw_notebook, draw_repertoire, draw_sheet, draw_so_far
from salesdance.text.screen import Screen
from salesdance.text.turn import draw_choices, draw_heading, draw_keys, draw_news
from tests.text.views import A_STOP, A_VIEW, HAND, QUICK


def drawn(view: View) -> str:
    out = StringIO()
    screen = Screen(out)
    draw_heading(screen, view)
    draw_news(screen, view.news, prospect="Dana Okafor", by_post=view.calendar is not None)
    draw_choices(screen, view)
    draw_keys(screen, view)
    return out.getvalue()


def test_an_answer_is_pause_body_and_words_in_that_order() -> None:
    text = drawn(A_VIEW)
    assert 'A moment.\nShe moves a box off the only chair.\n"Sit down, mind the box."\n' in text
    assert "Dana Okafor:" not in text


def test_there_is_no_number_about_a_person_on_the_screen() -> None:
    for view in (A_VIEW, replace(A_VIEW, mood_word="guarded", hint="Ask who else decides")):
        keys = re.sub(r"^ \d  ", " ", drawn(view), flags=re.MULTILINE)
        clock = keys.replace("09:03, until 09:40.", "")
        assert not re.search(r"\d", clock), clock
        assert "%" not in clock
        assert "#" not in clock


def test_a_mood_has_a_word_only_where_the_mode_gives_one() -> None:
    assert "uarded" not in drawn(A_VIEW)
    assert "Guarded." in drawn(replace(A_VIEW, mood_word="guarded"))


def test_the_keys_fit_on_one_line_of_sixty_columns() -> None:
    for view in (A_VIEW, A_STOP, replace(A_VIEW, sheet=A_STOP.sheet)):
        keys = drawn(view).rstrip().splitlines()[-1]
        assert keys.endswith("q stop")
        assert len(keys) <= 60


def test_the_post_names_its_sender_and_its_day_once() -> None:
    text = drawn(A_STOP)
    assert text.count("Day 14.") == 2  # the first mail, the silence
    assert 'Day 14. Neil: "The crate is here."' in text
    assert '\nDana Okafor: "All good, bit hectic."' in text
    assert "\nNo answer. Day 14." in text
    assert "6 hours and a half left for all ninety days." in text


def test_a_day_in_the_heading_is_not_said_again() -> None:
    out = StringIO()
    news = (Said("calendar", "Day 9."), Said("Neil", "It jams.", "Day 9."))
    draw_news(Screen(out), news, prospect="Dana", by_post=True, day="Day 9.")
    assert out.getvalue() == '\nNeil: "It jams."\n'


def test_a_new_chapter_stands_between_what_ended_and_what_begins() -> None:
    you, answer = Said("you", "Goodbye."), Said("Dana Okafor", "Mind the box.")
    news = (you, answer, Said("calendar", "Day 14."), Said("Neil", "It is here.", "Day 14."))
    assert split_news(news, before=A_VIEW, view=A_STOP) == 2
    assert split_news((you, answer), before=A_STOP, view=A_VIEW) == 2
    came, opens = Said("note", "They come."), Said("Dana Okafor", "You found it, then.")
    assert split_news((came, opens), before=replace(A_VIEW, clock=None), view=A_VIEW) == 1
    assert split_news((you, answer), before=A_VIEW, view=replace(A_VIEW, clock=None)) == 2
    assert split_news((answer,), before=None, view=A_VIEW) == 0
    ended = replace(A_VIEW, finished=True, clock=None)
    assert split_news((you, answer, answer), before=A_VIEW, view=ended) == 2


def test_the_price_of_a_line_and_saying_it_again_stand_behind_it() -> None:
    assert choice_words(replace(HAND[0].choice, again=True, cost="1 h")).endswith("now? (once more) (1 h)")
    assert choice_words(replace(QUICK[0].choice, again=True)) == "And then what happened?"


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (8, "8 hours"),
        (1, "1 hour"),
        (1.25, "1 hour and a quarter"),
        (2.5, "2 hours and a half"),
        (0.75, "three quarters of an hour"),
        (0.5, "half an hour"),
        (0.25, "a quarter of an hour"),
        (0, "no hours"),
    ],
)
def test_hours_are_words(hours: float, words: str) -> None:
    assert hours_words(hours) == words


def test_an_overrun_is_a_clock_that_says_so() -> None:
    assert clock_words(Clock("09:45", "09:40", over=True)) == "It is 09:45; the meeting was booked until 09:40."


def test_pages_show_what_the_view_holds() -> None:
    out = StringIO()
    screen = Screen(out)
    draw_notebook(screen, replace(A_VIEW, pinned=("move_day", "fairly")))
    draw_repertoire(screen, A_VIEW)
    draw_sheet(screen, A_STOP)
    if A_STOP.calendar is not None:
        draw_calendar(screen, A_STOP.calendar)
    draw_so_far(screen, A_VIEW.news)
    draw_help(screen)
    text = out.getvalue()
    for words in (
        "Came with the lease. Nobody chose it. (look at this again)",
        "What you promised:\n  It will never jam on you again.",
        '"I can\'t be without a machine just then." (fairly sure)',
        " m5  Within two hours.",
        "Money: no day yet\n   c1  The 21st, then?",
        "Coming up:\n  Day 21: Invoice",
        'Dana Okafor: "Sit down, mind the box."',
        "q stops; everything is saved",
    ):
        assert words in text


def test_empty_pages_say_so() -> None:
    out = StringIO()
    bare = replace(A_VIEW, notebook=(), repertoire=())
    draw_notebook(Screen(out), bare)
    draw_repertoire(Screen(out), bare)
    draw_so_far(Screen(out), ())
    assert "Nothing in it yet." in out.getvalue()
    assert "Nothing just now." in out.getvalue()
    assert "Nothing yet." in out.getvalue()

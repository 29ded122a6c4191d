"""The debrief in the window: put together in the background, opened by one tap, read in order."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from io import StringIO
from typing import Any

import pytest

from salesdance.errors import InputError
from salesdance.sitting import Seat, View
from salesdance.sitting.debrief import Debrief, Moment, Turning
from salesdance.sitting.debrief_shares import Curve, Door, Event, Point
from salesdance.sitting.others import Chose, Ended, Others, OthersThere
from salesdance.stage import Brief, Label, Pilot, Play, Preferences, Screen, Settings, Space, Widget
from salesdance.stage.screens.after import After
from salesdance.text.debrief import draw_card, draw_door, draw_finds, draw_luck, draw_person, draw_sources
from salesdance.text.screen import Screen as Paper
from salesdance.text.terminal import Terminal
from tests.sitting.debriefs import A_DEBRIEF, A_TURN, A_TURNING
from tests.stage.screens.houses import ASSETS, leaver, picker, played, presser, seller, the_props

PATIENCE = 30.0
PUT_TOGETHER = "The debrief is being put together."
POINTS = tuple(
    Point(at, "First meeting, Tuesday", 3 * at, 0.1 * at, 0.05 * at, 0.1 * at, 0.02 * at, yes=True) for at in range(8)
)
WHOLE = replace(
    A_DEBRIEF,
    curve=Curve(
        POINTS,
        ("What it was worth.", "It began at 0 and ended at 7.", "Line 3 added most."),
        (Event(2, 6, "asked", "You asked for the sale: not now."), Event(3, 9, "stop")),
    ),
    door=Door(2, 5, 6, 8, ("Four o'clock", "The old one out"), 0.61, 0.79),
)


class Next(Screen):
    """Whatever comes after the debrief."""

    title = "Next"

    def build(self, space: Space) -> Widget:
        return Label("The library")


@dataclass
class Judged:
    """A sitting that is over, with a debrief made by hand; `holds` keeps the judge waiting."""

    seat: Seat
    brief: Brief
    made: Debrief = WHOLE
    first: bool = False
    suspected: bool = True
    fault: Exception | None = None
    holds: threading.Event | None = None
    told: tuple[Any, ...] = ()
    fresh: bool = True
    deeds: list[str] = field(default_factory=list)
    compared: Others | None = None

    def note(self) -> None:
        self.deeds.append("note")

    def end(self) -> None:
        self.deeds.append("end")

    def judge(self) -> None:
        self.deeds.append("judge")
        if self.holds is not None:
            self.holds.wait(PATIENCE)
        if self.fault is not None:
            raise self.fault

    def others(self) -> Others | None:
        return self.compared

    def debrief(self, guess: tuple[str, str] | None) -> Debrief:
        self.deeds.append(f"debrief {guess}")
        return self.made


@cache
def finished(deal: str, way: str, seed: int) -> Play:
    """A real sitting, played once for all tests."""
    ways: dict[str, Callable[[], Any]] = {"won": seller, "lost": presser, "left": leaver, "early": early}
    return played(deal, ways[way](), seed=seed, pins=way != "lost")


def early() -> Any:
    """Somebody who says goodbye at once after the yes."""
    return picker("goodbye")


def judged(**changes: Any) -> Judged:
    play = finished("copy_room", "lost", 1)
    return Judged(play.seat, play.brief, **changes)


Opened = Callable[..., Pilot]


@pytest.fixture
def opened() -> Iterator[Opened]:
    """Opens the debrief of a play and waits until it is put together, unless told not to."""
    pilots: list[Pilot] = []

    def opens(play: Play, *, settings: Settings | None = None, waits: bool = True, **more: Any) -> Pilot:
        pilot = Pilot(After(play, the_props(), Preferences(), None, Next, **more), ASSETS, settings)
        pilots.append(pilot)
        if waits:
            wait_for(pilot)
        return pilot

    yield opens
    for pilot in pilots:
        pilot.close()


def wait_for(pilot: Pilot) -> None:
    end = time.monotonic() + PATIENCE
    while pilot.shows(PUT_TOGETHER):
        assert time.monotonic() < end, "the judge never came back"
        time.sleep(0.01)
        pilot.wait(1 / 60)


def letters(text: str) -> str:
    """Only what is said: no quotation marks, line ends, bars or key numbers."""
    return "".join(letter for letter in text.lower() if letter.isalnum())


def at_the_terminal(page: Callable[[Paper, Debrief], None], debrief: Debrief) -> list[str]:
    """The sentences of a page of the terminal, without its indents and bars."""
    out = StringIO()
    page(Paper(out, Terminal(width=100_000)), debrief)
    lines = [line.strip() for line in out.getvalue().splitlines()]
    return [line for line in lines if line and not line.startswith(("===", "---", "[", "o", ".")) and "[" not in line]


SITTINGS = (("copy_room", "won", 7), ("copy_room", "lost", 1), ("copy_room", "left", 3), ("in_the_bag", "lost", 2))


@pytest.mark.parametrize(("deal", "way", "seed"), SITTINGS)
def test_a_real_sitting_reads_in_order_and_says_the_same_as_at_the_terminal(
    deal: str, way: str, seed: int, opened: Opened
) -> None:
    play = finished(deal, way, seed)
    pilot = opened(play)
    if not play.suspected:
        assert pilot.shows("Before you turn the page: what was it, with")
        pilot.press("1", "f")
    wait_for(pilot)
    debrief = pilot.stage.screen._debrief  # type: ignore[attr-defined]
    read = []
    for page in (draw_person, draw_luck, draw_card):
        shown = letters(pilot.read())
        heard = at_the_terminal(page, debrief)[1:]
        for line in heard:
            for sentence in line.replace("You: ", "").split(": "):
                assert letters(sentence) in shown, (page.__name__, sentence)
        read.append(pilot.read())
        pilot.press("right")
    assert not any(number in read[0] for number in (" of 10", "%", "points"))
    everything = ""
    for _ in range(6):
        everything += letters(pilot.read())
        pilot.press("right")
    for page in (draw_finds, draw_sources):
        for line in at_the_terminal(page, debrief)[1:]:
            if not line.startswith("=="):
                assert letters(line) in everything, line
    for sentence in debrief.curve.words:
        assert letters(sentence) in everything


def test_it_opens_with_the_person_without_a_number_then_luck_then_the_card_with_the_total_last(opened: Opened) -> None:
    pilot = opened(judged())
    assert "What Dana never said:" in pilot.read()
    assert "You went on to something else." in pilot.read()
    assert not any(letter.isdigit() for letter in pilot.read())
    pilot.press("enter")
    assert pilot.read().index("7 of 10 such meetings end in a yes.") < pilot.read().index("7 of 10 (68 %)")
    pilot.press("enter")
    assert pilot.shows("Finding out: More than half of what there was.")
    assert not pilot.shows("worth of the questions")
    assert pilot.read().index("Next time: follow") < pilot.read().index("All in all 61.2 of 100.")


def test_a_skill_opens_by_number_by_enter_and_by_click_and_closes_again(opened: Opened) -> None:
    pilot = opened(judged())
    pilot.press("right", "right")
    for opens in (lambda: pilot.press("1"), lambda: pilot.press("enter"), lambda: pilot.click("Finding out")):
        opens()
        assert pilot.shows("Nine questions.")
        assert pilot.shows("4 of 6")
        assert pilot.shows("“What was it about the stapler?” (line 3)")
        pilot.press("1")
        assert not pilot.shows("Nine questions.")


@pytest.mark.parametrize(("deal", "way", "seed"), SITTINGS)
def test_every_mark_of_every_skill_opens_to_its_rule(deal: str, way: str, seed: int, opened: Opened) -> None:
    pilot = opened(finished(deal, way, seed))
    if pilot.shows("Leave it out"):
        pilot.press("x")
        wait_for(pilot)
    debrief = pilot.stage.screen._debrief  # type: ignore[attr-defined]
    pilot.press("right", "right")
    for number, skill in enumerate(debrief.card.skills, 1):
        pilot.press(str(number))
        assert pilot.focus == f"skill-{number}"
        for mark in skill.marks:
            assert pilot.shows(mark.title)
            assert pilot.shows(mark.why)


def test_what_stands_behind_tabs_is_found_and_missed_forecasts_the_curve_the_talk_and_the_sources(
    opened: Opened,
) -> None:
    pilot = opened(judged())
    pilot.press("right", "right", "right")
    assert pilot.read().index("Never asked:") < pilot.read().index("That comes up after: “How did it come here?”")
    pilot.press("right")
    assert pilot.shows("What could be known: the stapler, 6 in 10")
    pilot.press("right")
    assert pilot.shows("after 3 moves 3 of 10, by your moves alone 1.5")
    assert pilot.shows("1: You asked for the sale: not now.")
    assert pilot.shows("Of ten, and in brackets knowing who it really was: day 0: 0 (0); day 3: 1 (0.2); day 6")
    pilot.press("right")
    assert pilot.shows("“It's the budget.”")
    pilot.press("shift+tab")
    pilot.type("slant")
    assert pilot.shows("The slant.")
    assert not pilot.shows("It's the budget.")
    pilot.type("zzz")
    assert pilot.shows("Nobody said that.")
    pilot.press("shift+tab", "right")
    assert pilot.shows("--seed 7 --type-seed 11")


def test_the_talk_is_one_key_away_and_shows_one_chapter_at_a_time(opened: Opened) -> None:
    pilot = opened(finished("copy_room", "won", 7))
    pilot.press("t")
    assert pilot.shows("First meeting, Tuesday")
    assert pilot.shows("Ninety days, day 30")
    pilot.click("Ninety days")
    assert not pilot.shows("First meeting, Tuesday")


def test_the_question_is_asked_once_while_the_judge_is_at_work_and_may_be_left_out(opened: Opened) -> None:
    held = threading.Event()
    play = judged(suspected=False, holds=held)
    pilot = opened(play, waits=False)
    assert play.deeds[0] == "end"
    assert pilot.shows("Before you turn the page: what was it, with Dana Okafor?")
    pilot.press("2")
    assert pilot.shows("How sure?")
    pilot.press("f")
    assert pilot.shows(PUT_TOGETHER)
    held.set()
    wait_for(pilot)
    card = play.seat.view().cards[1].id
    assert play.deeds[-1] == f"debrief ('{card}', 'fairly')"
    other = judged(suspected=False)
    pilot = opened(other, waits=False)
    pilot.press("x")
    wait_for(pilot)
    assert other.deeds[-1] == "debrief None"


def test_a_hurried_enter_at_the_question_guesses_nothing_and_says_what_would(opened: Opened) -> None:
    play = judged(suspected=False)
    pilot = opened(play, waits=False)
    pilot.press("enter", "enter", "enter")
    assert pilot.shows("A card by its number first, or leave it out.")
    assert not pilot.shows("How sure?")
    pilot.press("down", "enter")
    pilot.press("enter", "enter")
    assert pilot.shows("How sure first, by its letter, or leave it out.")
    assert pilot.shows("Leave it out")
    pilot.press("right", "right", "enter")
    wait_for(pilot)
    assert play.deeds[-1] == f"debrief ('{play.seat.view().cards[0].id}', 'fairly')"


def test_the_window_keeps_turning_while_the_judge_is_slow(opened: Opened) -> None:
    held = threading.Event()
    pilot = opened(judged(holds=held), waits=False)
    begun = time.monotonic()
    for _ in range(30):
        pilot.wait(1 / 60)
    pilot.press("tab", "f1")
    assert time.monotonic() - begun < 5
    assert pilot.shows(PUT_TOGETHER)
    held.set()
    wait_for(pilot)
    assert pilot.shows("What Dana never said:")


@pytest.mark.parametrize("fault", [InputError("No such deal."), RuntimeError("a bug")])
def test_a_judge_that_fails_leaves_one_kind_sentence_and_a_way_on(fault: Exception, opened: Opened) -> None:
    pilot = opened(judged(fault=fault))
    assert pilot.shows("The debrief could not be put together this time. The talk itself is kept.")
    assert not pilot.shows("bug")
    pilot.press("enter")
    assert pilot.shows("The library")


@pytest.mark.parametrize("pages", range(4))
def test_escape_asks_nothing_and_goes_on_from_every_page(pages: int, opened: Opened) -> None:
    pilot = opened(judged())
    pilot.press(*["right"] * pages, "esc")
    assert pilot.shows("The library")


def test_the_card_of_somebody_who_does_not_stay_is_kept_all_the_same(opened: Opened) -> None:
    play = judged(suspected=False)
    pilot = opened(play, waits=False)
    end = time.monotonic() + PATIENCE
    while not pilot.stage.screen._judging.over and time.monotonic() < end:  # type: ignore[attr-defined]
        time.sleep(0.01)
    pilot.press("esc", "esc")
    assert pilot.shows("The library")
    assert play.deeds[-1] == "debrief None"


def test_escape_goes_on_while_the_judge_is_still_at_work(opened: Opened) -> None:
    held = threading.Event()
    pilot = opened(judged(suspected=False, holds=held), waits=False)
    pilot.press("esc")
    assert not pilot.shows("The library")  # the question was left out, and nothing else
    pilot.press("esc")
    held.set()
    assert pilot.shows("The library")


def test_the_end_of_the_last_page_leads_on(opened: Opened) -> None:
    pilot = opened(judged())
    pilot.press("right", "right", "right")
    pilot.click("Done")
    assert pilot.shows("The library")


def test_on_the_last_page_the_ring_is_on_what_enter_presses_and_arrows_turn_the_tabs(opened: Opened) -> None:
    pilot = opened(judged())
    pilot.press("right", "right", "right")
    tabs = {node.label: "chosen" in node.states for node in pilot.nodes() if node.role == "tab"}
    for name in list(tabs)[1:]:
        assert pilot.find("Done").focused
        pilot.press("right")
        assert "chosen" in pilot.find(name).states
    pilot.press("right")
    assert "chosen" in pilot.find("This sitting").states
    pilot.click("Found")
    assert pilot.focus == "tabs"
    pilot.press("enter")
    assert pilot.find("Done").focused
    pilot.press("left")
    assert pilot.shows("The card")
    pilot.press("right", "enter")
    assert pilot.shows("The library")


def test_the_page_to_keep_is_one_key_away_and_says_where_it_is(opened: Opened) -> None:
    saved: list[Debrief] = []

    def export(debrief: Debrief, others: Others | None) -> str:
        saved.append(debrief)
        assert others is None
        return "Saved as Copy Room.html in your documents."

    pilot = opened(judged(), export=export)
    pilot.press("e")
    assert saved == [WHOLE]
    assert pilot.shows("Saved as Copy Room.html in your documents.")


def test_what_others_chose_is_on_the_page_to_keep_only_for_somebody_who_looked_at_it(opened: Opened) -> None:
    saved: list[Others | None] = []

    def export(debrief: Debrief, others: Others | None) -> str:
        saved.append(others)
        return "Saved."

    play = judged()
    play.compared = some_others()
    pilot = opened(play, export=export)
    pilot.press("right", "right", "right", "e")
    pilot.click("Others")
    pilot.press("e")
    assert saved == [None, some_others()]


def test_the_very_first_deal_has_two_cards_and_points_to_the_beginning(opened: Opened) -> None:
    play = finished("the_yes", "early", 4)
    assert play.first
    pilot = opened(play)
    if pilot.shows("Leave it out"):
        pilot.press("x")
        wait_for(pilot)
    debrief = pilot.stage.screen._debrief  # type: ignore[attr-defined]
    pilot.press("enter")
    assert pilot.shows("2 of 5 things were fixed as you went.")
    assert pilot.shows("fixed as well:")
    for line in at_the_terminal(draw_door, debrief)[1:]:
        assert letters(line) in letters(pilot.read())
    assert pilot.shows("That is where selling starts. Now from the beginning.")
    pilot.click("From the beginning")
    assert pilot.shows("The library")


WELL = replace(A_TURN, turn=3, kind="well", label="This one you did well", moment=A_DEBRIEF.lines[0], worth=0.3)
TURNED = replace(WHOLE, turning=replace(A_TURNING, moments=(WELL, A_TURN)))


def test_where_it_turned_shows_all_moments_at_once_and_the_heaviest_whole(opened: Opened) -> None:
    pilot = opened(judged(made=TURNED))
    begun = time.monotonic()
    pilot.press("right")
    assert time.monotonic() - begun < 0.5
    assert pilot.find("This one you did well: “What was it about the stapler?”").on_screen
    assert pilot.find("This is where it turned: “Shall we?”").on_screen
    told = pilot.read()
    order = ("What you had heard:", "Why that was tempting:", "What became harder:", "(6 of 10)", "give or take 0.2")
    places = [told.index(words) for words in order]
    assert places == sorted(places)
    pilot.press("1")
    assert pilot.shows("What you left alone:")
    assert not pilot.shows("What would have been better:")


def test_what_was_left_undone_more_than_once_stands_below_what_was_said(opened: Opened) -> None:
    row = replace(A_TURN, over="This was not the only time.")
    pilot = opened(judged(made=replace(WHOLE, turning=replace(A_TURNING, moments=(row,)))))
    pilot.press("right")
    told = pilot.read()
    assert told.index("Shall we?") < told.index("This was not the only time.") < told.index("Why that was tempting")


def test_a_moment_is_tried_again_and_the_reader_comes_back_to_it(opened: Opened) -> None:
    tried: list[int] = []

    def again(turn: int) -> Screen:
        tried.append(turn)
        return Next()

    pilot = opened(judged(made=TURNED), again=again)
    pilot.press("right", "1")
    pilot.click("Try it from here")
    assert pilot.shows("The library")
    assert tried == [3]
    plain = opened(judged(made=TURNED))
    plain.press("right", "a")
    assert not plain.shows("Try it from here")


def test_where_it_turned_fills_in_when_it_comes_and_the_window_keeps_turning(opened: Opened) -> None:
    found: list[Turning] = []
    pilot = opened(judged(), turning=lambda: found[0] if found else None)
    pilot.press("right")
    assert pilot.shows("Where it turned is still being worked out.")
    pilot.press("right")
    assert pilot.shows("7 of 10 such meetings end in a yes.")
    pilot.press("left")
    found.append(A_TURNING)
    pilot.wait(0.2)
    assert pilot.shows("This is where it turned (line 8)")
    assert not pilot.shows("still being worked out")


def test_a_coach_that_fails_leaves_one_kind_sentence(opened: Opened) -> None:
    def fails() -> Turning | None:
        raise RuntimeError("a bug")

    pilot = opened(judged(), turning=fails)
    pilot.press("right")
    assert pilot.shows("Where it turned could not be worked out this time.")
    pilot.press("right")
    assert pilot.shows("7 of 10 such meetings end in a yes.")


def test_all_pages_are_made_ready_so_that_turning_to_one_renders_nothing_anew(opened: Opened) -> None:
    pilot = opened(judged(made=TURNED))
    while pilot.stage.prepare(pilot.window.window.get_surface(), 1.0):
        pass
    fonts = pilot.stage.kit.brush.fonts
    kept = set(fonts._lines)
    for key in ("right", "1", "2", "right", "right", "1", "3", *["right"] * 6, "page down"):
        pilot.press(key)
    assert pilot.shows("Everything else")
    assert set(fonts._lines) - kept == set()


def test_enter_goes_on_from_every_page(opened: Opened) -> None:
    pilot = opened(judged(made=TURNED))
    for title in ("Where it turned", "What was luck", "The card", "Everything else"):
        pilot.press("enter")
        assert pilot.find(title).on_screen
    pilot.press("enter")
    assert pilot.shows("The library")


def test_enter_goes_on_after_a_moment_was_opened_by_its_number(opened: Opened) -> None:
    pilot = opened(judged(made=TURNED))
    pilot.press("enter", "2", "1", "enter")
    assert pilot.find("What was luck").on_screen


def test_tabs_stand_in_one_row(opened: Opened) -> None:
    for size in ((1280, 720), (1920, 1080)):
        pilot = opened(judged(made=TURNED, compared=some_others()), settings=Settings(size=size))
        pilot.press(*["enter"] * 4)
        tops = {node.rect.top for node in pilot.nodes() if node.role == "tab"}
        assert len(tops) == 1
        assert len([node for node in pilot.nodes() if node.role == "tab"]) >= 5


def test_every_line_stands_behind_a_tab_with_what_it_was_worth(opened: Opened) -> None:
    pilot = opened(judged(made=TURNED))
    pilot.press("right", "right", "right", "right", "right", "right", "right")
    assert pilot.shows("A line that cost 0.4 or more counts as one that turned a deal.")
    assert pilot.shows("0.8 (give or take 0.2)")
    assert pilot.shows("3. What was it about the stapler? (exact)")
    assert pilot.shows("No other line was clearly worth more.")


LOOKS = [((1024, 640), 1.0), ((1024, 640), 2.0), ((1280, 720), 1.25), ((1280, 720), 2.0), ((1920, 1080), 1.5)]


def longer(debrief: Debrief) -> Debrief:
    """A debrief whose every sentence is a third longer."""

    def grown(value: Any) -> Any:
        if isinstance(value, str):
            return value + value[: len(value) // 3] if len(value) > 12 else value
        if isinstance(value, tuple):
            return tuple(grown(one) for one in value)
        if hasattr(value, "__dataclass_fields__"):
            kept = ("found", "skill", "of", "kind")
            return replace(value, **{n: grown(getattr(value, n)) for n in value.__dataclass_fields__ if n not in kept})
        return value

    made: Debrief = grown(debrief)
    return made


@cache
def real_debrief(deal: str, way: str, seed: int) -> Debrief:
    play = finished(deal, way, seed)
    play.judge()
    return play.debrief((play.seat.view().cards[0].id, "bet"))


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize(("size", "text"), LOOKS)
def test_nothing_is_cut_or_covered_in_any_look(theme: str, size: tuple[int, int], text: float, opened: Opened) -> None:
    plays: list[Judged] = []
    for deal, way, seed in SITTINGS[:2] if theme == "light" else SITTINGS[:1]:
        real = finished(deal, way, seed)
        plays.append(Judged(real.seat, real.brief, longer(real_debrief(deal, way, seed)), suspected=False))
    plays.append(judged(first=True, made=longer(WHOLE)))
    plays.append(judged(made=longer(TURNED), suspected=False))
    for play in plays:
        pilot = opened(play, settings=Settings(theme=theme, text=text, size=size), waits=False)
        if not play.suspected:
            pilot.press("1")
            assert pilot.defects() == []
            pilot.press("f")
        wait_for(pilot)
        pages = 2 if play.first else 3 + len(play.made.forecasts[:1]) + 4 + 2 * (play.made.turning is not None)
        for at in range(pages):
            assert pilot.defects() == [], at
            if pilot.stage.screen._at.page == "card":  # type: ignore[attr-defined]
                for number in range(1, len(play.made.card.skills) + 1):
                    pilot.press(str(number))
                    assert pilot.find(play.made.card.skills[number - 1].bar.title).on_screen
                assert pilot.defects() == []
            if at < pages - 1:
                pilot.press("right")


def test_a_view_is_never_changed_by_looking(opened: Opened) -> None:
    play = finished("copy_room", "won", 7)
    before: View = play.seat.view()
    opened(play)
    assert play.seat.view() == before


def test_after_the_very_first_deal_the_card_is_one_key_away(opened: Opened) -> None:
    pilot = opened(finished("the_yes", "early", 4))
    if pilot.shows("Leave it out"):
        pilot.press("x")
        wait_for(pilot)
    pilot.press("enter", "c")
    assert pilot.shows("All in all")
    assert pilot.defects() == []
    pilot.press("right")
    assert pilot.shows("What there was to hear")
    pilot.click("Back")
    pilot.click("Back")
    assert pilot.shows("things were fixed as you went.")


def some_others() -> Others:
    """One turn with others to compare with."""
    moment = Moment(0, 1, "First meeting, Tuesday", "How did you end up with the one you have?")
    choices = (
        Chose("ask/history", moment.mine, 6, 0.6, True, Ended(6, 4, 3, 2)),
        Chose("about_us", "We have been at it for thirty years.", 3, 0.3, False),
    )
    return Others(9, 10, (OthersThere(moment, 0, 9, Ended(10, 6, 4, 4), choices, 1),))


def test_what_others_chose_is_a_tab_once_it_is_there_and_none_where_there_is_nothing(opened: Opened) -> None:
    play = judged()
    pilot = opened(play)
    pilot.press("right", "right", "right")
    assert not any(node.label == "Others" for node in pilot.nodes())
    play.compared = Others(0, 0, ())
    pilot.wait(0.1)
    assert not any(node.label == "Others" for node in pilot.nodes())
    play = judged()
    pilot = opened(play)
    pilot.press("right", "right", "right")
    play.compared = some_others()
    pilot.wait(0.1)
    pilot.click("Others")
    assert pilot.shows("10 sittings of 9 others in this deal. Nothing is told of fewer than five people.")
    assert pilot.shows("Six of ten, like you. 4 came to a yes, and 3 of these stayed to day ninety; 2 ended in a no.")
    assert pilot.shows("1 went on in another way.")
    assert pilot.defects() == []

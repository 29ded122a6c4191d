"""A room without phones: hands are counted in silence, the split is shown, and the other branch is played too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from salesdance.sitting.deal import Deal
from salesdance.sitting.moments import play_out
from salesdance.stage import Label, Pilot, Play, Preferences, Screen, Settings, Space, Widget
from salesdance.stage.screens.room import Room
from salesdance.stage.screens.room.votes import Vote, hands_words, lines_words
from tests.stage.screens.halls import longer
from tests.stage.screens.houses import ASSETS, SHIPPED, a_house, the_props

MANY = 40


class Next(Screen):
    """Whatever comes after the room."""

    title = "Next"

    def build(self, space: Space) -> Widget:
        return Label("The debrief of the room")


class Hosted:
    """A room that is open: its play and its pilot."""

    def __init__(self, deal: str, seed: int, settings: Settings | None) -> None:
        self.play: Play = a_house(seed).begin(deal)
        self.pilot = Pilot(Room(self.play, the_props(), Preferences(), None, Next), ASSETS, settings)

    @property
    def room(self) -> Any:
        return self.pilot.stage.screen

    @property
    def lines(self) -> list[str]:
        return [line.says for line in self.room._vote.lines]

    def natural(self) -> int:
        moves = [line.move for line in self.room._vote.lines]
        natural = self.play.seat.natural()
        return moves.index(natural) + 1 if natural in moves else 1

    def hands(self, *counts: int) -> None:
        for at, count in enumerate(counts):
            self.pilot.type(str(count))
            if at < len(counts) - 1:
                self.pilot.press("tab")

    def vote(self, first: int) -> None:
        """Most hands for one line, fewer for the others; then the split."""
        self.hands(*[16 if at == first else 2 + at for at in range(1, len(self.lines) + 1)])
        self.pilot.press("enter")


@pytest.fixture
def host() -> Iterator[Any]:
    hosted: list[Hosted] = []

    def hosts(deal: str = "copy_room", seed: int = 6, settings: Settings | None = None) -> Hosted:
        hosted.append(Hosted(deal, seed, settings))
        return hosted[-1]

    yield hosts
    for one in hosted:
        one.pilot.close()


def test_four_lines_stand_there_large_beside_what_was_said(host: Any) -> None:
    hosted = host()
    view = hosted.play.seat.view()
    assert len(hosted.lines) == 4
    assert all(hosted.pilot.shows(line) for line in hosted.lines)
    assert any(hosted.pilot.shows(said.says) for said in view.news if said.says)
    for line in hosted.lines:
        assert hosted.pilot.find(line).rect.height >= 28
        assert hosted.pilot.find(line).on_screen


def test_nothing_of_the_split_is_shown_until_all_hands_are_in(host: Any) -> None:
    hosted = host()
    hosted.hands(16, 14, 3)
    assert not hosted.pilot.shows("16 hands")
    hosted.pilot.press("enter")
    assert not hosted.pilot.shows("16 hands")
    assert hosted.pilot.focus == "hands-4"
    hosted.pilot.click("Show the split") if hosted.pilot.find("Show the split").focusable else None
    assert not hosted.pilot.shows("16 hands")
    hosted.pilot.type("0")
    hosted.pilot.press("enter")
    for words in ("16 hands", "14 hands", "3 hands", "no hands"):
        assert hosted.pilot.shows(words)


def test_only_digits_are_hands_and_letters_are_keys_as_everywhere(host: Any) -> None:
    hosted = host()
    hosted.pilot.type("1x2 9999")
    assert hosted.room._vote.typed == {1: "129"}
    hosted.pilot.type("n")
    assert hosted.pilot.shows("Notebook")
    assert hosted.pilot.stage.depth == 2
    hosted.pilot.press("esc")
    assert hosted.pilot.focus == "hands-1"
    hosted.pilot.type("t")
    assert hosted.pilot.shows("What was said so far")
    hosted.pilot.press("t")
    assert hosted.room._vote.typed == {1: "129"}


def test_enter_plays_the_line_with_the_most_hands_and_a_number_any_other(host: Any) -> None:
    hosted = host()
    moves = [line.move for line in hosted.room._vote.lines]
    hosted.hands(3, 16, 5, 6)
    hosted.pilot.press("enter", "enter")
    assert hosted.play.seat.transcript().entries[-1].move == moves[1]
    assert hosted.pilot.shows("Line 2, 16 hands")
    other = host()
    other.hands(3, 16, 5, 6)
    other.pilot.press("enter", "3")
    assert other.play.seat.transcript().entries[-1].move == moves[2]


def test_a_tie_is_said_and_left_to_the_facilitator(host: Any) -> None:
    hosted = host()
    hosted.hands(9, 9, 0, 1)
    hosted.pilot.press("enter")
    assert hosted.pilot.shows("Two lines got the same; which is played?")


def test_the_other_branch_comes_from_the_same_point_with_the_same_luck(host: Any) -> None:
    hosted = host()
    fork, lines = hosted.play.seat.branch(), hosted.room._vote.lines
    hosted.vote(hosted.natural())
    hosted.pilot.press("enter")
    played = hosted.room._played[0]
    entries = hosted.play.seat.transcript().entries
    hosted.pilot.press("enter")
    shown = hosted.room._other[0]
    assert shown != played
    assert hosted.play.seat.transcript().entries == entries
    for number in (played, shown):
        branch = play_out(fork.branch(), lines[number - 1].move)
        assert all(hosted.pilot.shows(said.says) for said in branch.heard if said.says)
    third = next(one for one in range(1, 5) if one not in (played, shown))
    hosted.pilot.press(str(third))
    assert hosted.room._other[0] == third
    assert hosted.room._other[1] == play_out(fork.branch(), lines[third - 1].move)


@pytest.mark.parametrize(("deal", "seed"), [("copy_room", 6), ("copy_room", 1), ("the_yes", 1), ("in_the_bag", 3)])
def test_a_whole_short_session_goes_through_the_event_queue_to_the_debrief(deal: str, seed: int, host: Any) -> None:
    hosted = host(deal, seed)
    votes = 0
    while not hosted.pilot.shows("To the debrief"):
        votes += 1
        assert votes < MANY
        assert not any(hosted.pilot.shows(word) for word in (" of 100", " of 10 ", "%", "0 points", "score"))
        hosted.vote(hosted.natural())
        hosted.pilot.press("enter", "enter")
        assert hosted.room._stage == "both"
        hosted.pilot.press("enter")
    assert hosted.play.seat.finished
    assert votes >= 6
    hosted.pilot.press("enter")
    assert hosted.pilot.shows("The debrief of the room")


def test_between_two_votes_two_lines_tell_what_the_seller_did(host: Any) -> None:
    hosted = host()
    for _ in range(3):
        hosted.vote(hosted.natural())
        hosted.pilot.press("enter", "right")
    assert hosted.pilot.shows("Meanwhile your colleague from Merrow Office played on for")


def test_before_the_first_vote_the_guide_is_one_key_away_and_keeps_the_moments_off_the_screen(host: Any) -> None:
    hosted = host()
    guide = hosted.play.guide()
    hosted.pilot.type("g")
    assert hosted.pilot.shows(guide.watch_for[0])
    assert hosted.pilot.shows(guide.questions[0])
    assert not any(hosted.pilot.shows(turn.why) for act in guide.acts for turn in act.turns)
    assert hosted.pilot.defects() == []
    hosted.pilot.press("g")
    assert hosted.pilot.focus == "hands-1"
    hosted.vote(hosted.natural())
    hosted.pilot.press("enter", "right")
    assert not hosted.pilot.shows("Guide")
    hosted.pilot.type("g")
    assert hosted.pilot.stage.depth == 1


def test_leaving_the_room_takes_escape_twice(host: Any) -> None:
    hosted = host()
    hosted.pilot.press("esc")
    assert hosted.pilot.shows("Esc again leaves the room.")
    assert hosted.pilot.running
    hosted.pilot.wait(5)
    hosted.pilot.press("esc")
    assert hosted.pilot.running
    hosted.pilot.press("esc")
    assert not hosted.pilot.running


def test_hands_and_lines_are_counted_in_words() -> None:
    assert [hands_words(count) for count in (0, 1, 2)] == ["no hands", "1 hand", "2 hands"]
    assert [lines_words(count) for count in (1, 2, 12)] == ["one line", "two lines", "12 lines"]
    vote = Vote(("a", "b"))  # type: ignore[arg-type]
    vote.type(1, "0")
    assert (vote.all_in, vote.missing(1)) == (False, 2)
    vote.type(2, "0")
    assert (vote.all_in, vote.share(1), vote.ranked()) == (True, 0.0, [1, 2])


LOOKS = [((1024, 640), 1.0), ((1024, 640), 2.0), ((1280, 720), 1.25), ((1280, 720), 2.0), ((1920, 1080), 1.0)]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize(("size", "text"), LOOKS)
def test_nothing_is_cut_or_covered_in_any_look(theme: str, size: tuple[int, int], text: float, host: Any) -> None:
    for deal in SHIPPED if theme == "light" else SHIPPED[:2]:
        hosted = host(deal, 6, Settings(theme=theme, text=text, size=size))
        for _ in range(MANY if theme == "light" else 4):
            if hosted.pilot.shows("To the debrief"):
                break
            assert hosted.pilot.defects() == []
            said = [one for one in hosted.play.seat.view().news if one.says and one.who != "you"]
            if hosted.play.seat.view().calendar is None and said:
                assert hosted.pilot.find(said[-1].says).on_screen
            for step in ("vote", "enter", "enter", "enter"):
                if step == "vote":
                    hosted.vote(hosted.natural())
                else:
                    hosted.pilot.press(step)
                assert hosted.pilot.defects() == []
                focused = next(node for node in hosted.pilot.nodes() if node.focused)
                assert focused.on_screen
        assert hosted.pilot.defects() == []


@pytest.mark.parametrize(("size", "text"), [((1280, 720), 1.0), ((1024, 640), 2.0)])
def test_words_a_third_longer_find_their_room_too(
    host: Any, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], text: float
) -> None:
    filled = Deal.filled
    monkeypatch.setattr(Deal, "filled", lambda self, words, **more: longer(filled(self, words, **more)))
    hosted = host("copy_room", 6, Settings(size=size, text=text))
    for _ in range(2):
        assert hosted.pilot.defects() == []
        hosted.vote(hosted.natural())
        assert hosted.pilot.defects() == []
        for _ in range(3):
            hosted.pilot.press("enter")
            assert hosted.pilot.defects() == []

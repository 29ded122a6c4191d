"""The coach of a sitting: it goes along in another process, and what it finds is told without anybody waiting."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, ClassVar

import pytest

from salesdance.analysis import Analysis
from salesdance.cli import aftermath, catching_up, coaching, playing, told
from salesdance.cli.aftermath import Aftermath
from salesdance.cli.backstage import House
from salesdance.cli.coaching import WAIT, Coach, analysis_of
from salesdance.cli.content import load
from salesdance.cli.curtain import Curtain
from salesdance.cli.keeping import opened
from salesdance.cli.orders import Orders
from salesdance.coach import Effort
from salesdance.sitting import Sitting
from salesdance.sitting.debrief import Turning
from salesdance.transcript import Entry, Header, Transcript
from tests.builders import a_header
from tests.cli import turned

NO_SCORE: Any = None
LITTLE = Effort(screen=2, closer=4, turns=1, moves=2, praised=0, histories=10)


NATURAL = ("goodbye", "carry_on", "thank_them", "hang_up")


@pytest.fixture
def played() -> Transcript:
    """Return a finished sitting of the first deal, in which somebody leaves at the yes."""
    content = load("the_yes")
    header = a_header(content.scenario, content.deck, game_seed=7, type_seed=7)
    sitting = Sitting.begin(
        content.scenario, content.deck, content.tables, game_seed=7, type_seed=7, mode="plain", header=header
    )
    while not sitting.finished:
        if sitting.view().asking is not None:
            sitting.skip_forecast()
        legal = sitting.legal()
        sitting.say(next((move for move in NATURAL if move in legal), legal[0]))
    transcript: Transcript = sitting.transcript()
    return replace(
        transcript, header=replace(header, profile=content.profile.name, profile_digest=content.profile.digest)
    )


def test_how_far_it_has_come_is_said_in_sentences(played: Transcript) -> None:
    said: list[str] = []
    found = analysis_of(load("the_yes"), played, says=said.append, effort=LITTLE)
    assert found.turns
    assert said[0] == "Weighing every move that could have been made."


@pytest.mark.slow
def test_the_coach_goes_along_and_nobody_waits_for_it(played: Transcript) -> None:
    coach = Coach("the_yes", load("the_yes"), played.header)
    for entry in played.entries:
        coach.heard(entry)
    coach.over()
    found: Turning | None = None
    begun = time.monotonic()
    while found is None and time.monotonic() - begun < 300:
        asked = time.monotonic()
        found = coach.turning(played)
        assert time.monotonic() - asked < 0.25
        time.sleep(0.05)
    assert found is not None
    assert found == coach.wait(played, print)


@pytest.mark.slow
def test_without_a_second_process_it_is_worked_out_here(played: Transcript, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_process(*_: object) -> None:
        raise OSError("no process to be had")

    monkeypatch.setattr(multiprocessing, "get_context", no_process)
    coach = Coach("the_yes", load("the_yes"), played.header, played.entries)
    found, begun = None, time.monotonic()
    while found is None and time.monotonic() - begun < 300:
        found = coach.turning(played)
        time.sleep(0.1)
    assert found is not None


class Elsewhere:
    """A second process that is none: it has found something, or not yet, or failed."""

    def __init__(self, found: Analysis | None = None, *, failed: bool = False) -> None:
        self.found = found
        self.failed = failed
        self.heard: list[Entry] = []
        self.stopped = False

    def entry(self, entry: Entry) -> None:
        """Take in a move."""
        self.heard.append(entry)

    def finish(self) -> None:
        """Take in that it is over."""

    def result(self, patience: float = 0.0) -> Analysis | None:
        """Return what was found; nobody waits here."""
        return self.found

    def stop(self) -> None:
        """End."""
        self.stopped = True


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Elsewhere:
    """A second process that has found nothing yet."""
    made = Elsewhere()
    monkeypatch.setattr(coaching, "screening_of", lambda *_: made)
    return made


def the_coach() -> tuple[Coach, Transcript, Analysis]:
    """The coach of a sitting that talked about itself, that sitting, and what there is to find in it."""
    transcript = turned.played()
    coach = Coach(turned.DEAL, turned.CONTENT.content(turned.DEAL), transcript.header)
    return coach, transcript, turned.found(transcript, "about_us")


def asked_until_it_comes(coach: Coach, transcript: Transcript) -> Turning:
    """Ask as a window does, frame by frame."""
    for _ in range(2000):
        found = coach.turning(transcript)
        if found is not None:
            return found
        time.sleep(0.01)
    pytest.fail("it never came")


def test_what_was_found_elsewhere_is_told_once_it_is_there(elsewhere: Elsewhere) -> None:
    coach, transcript, analysis = the_coach()
    coach.heard(transcript.entries[0])
    assert elsewhere.heard == [transcript.entries[0]]
    assert coach.turning(transcript) is None
    assert coach.found() is None
    elsewhere.found = analysis
    told = asked_until_it_comes(coach, transcript)
    at = next(number for number, entry in enumerate(transcript.entries) if entry.move == "about_us")
    assert at in [moment.turn for moment in told.moments]
    assert coach.found() is analysis


def test_who_waits_is_told_so_and_it_is_worked_out_here_if_it_never_comes(
    elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    coach, transcript, analysis = the_coach()
    monkeypatch.setattr(coaching, "analyse", lambda *_, **__: analysis)
    said: list[str] = []
    assert coach.wait(transcript, said.append).moments
    assert said == [WAIT]
    assert elsewhere.stopped
    assert coach.wait(transcript, said.append).moments
    assert said == [WAIT]


def test_a_fault_is_raised_to_whoever_asks_and_is_not_tried_again(
    elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def broken(*_: object, **__: object) -> Analysis:
        tried.append("")
        raise ArithmeticError("no luck")

    monkeypatch.setattr(coaching, "analyse", broken)
    coach, transcript, _ = the_coach()
    elsewhere.failed = True
    with pytest.raises(ArithmeticError, match="no luck"):
        asked_until_it_comes(coach, transcript)
    with pytest.raises(ArithmeticError, match="no luck"):
        coach.turning(transcript)
    assert tried == [""]


def _found(entries: list[Entry]) -> Analysis:
    own = next(entry.move for entry in entries if entry.origin == "sitting")
    return turned.found(replace(turned.played(), entries=tuple(entries)), own)


class Finder:
    """A coach that knows where a deal turned as soon as it is over: at its first line."""

    def __init__(self, *_: object) -> None:
        self.entries: list[Entry] = []
        self.let_go = False
        self.knows = True

    def heard(self, entry: Entry) -> None:
        """Take in a move."""
        self.entries.append(entry)

    def over(self) -> None:
        """Take in that it is over."""

    def stop(self) -> None:
        """Take in that nobody asks any more."""
        self.let_go = True

    def found(self, patience: float = 0.0) -> Analysis | None:
        """Return what was found."""
        return _found(self.entries) if self.knows else None

    def turning(self, transcript: Transcript) -> Turning | None:
        """Return that nothing has been put into words, or something."""
        return Turning("") if self.knows else None


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """A house whose sittings have such a coach, and no card."""
    monkeypatch.setattr(playing, "Coach", Finder)
    monkeypatch.setattr(aftermath, "scale_for", lambda *_: (0.0, 0.5))
    monkeypatch.setattr(playing.Playing, "judged", lambda self, told: Aftermath(self.sitting.transcript(), NO_SCORE))
    monkeypatch.setattr(playing.Playing, "debrief", lambda self, after, guess: None)
    orders = Orders("", 7, None, "", "evidence", "plain", "", "", False, screened=True)
    with opened(lambda _: None) as store:
        yield House(store, orders, [], turned.CONTENT)


def walked_out(house: House) -> tuple[Curtain, Finder]:
    """Ask once, go, and wait for the card; return the sitting and its coach."""
    play = house.begin(turned.DEAL)
    for move in ("ask/history", "walk_out"):
        play.seat.say(move)
        play.seat.skip_forecast()
    assert play.seat.view().finished
    play.end()
    play.judge()
    coach: object = play.playing.coach
    assert isinstance(coach, Finder)
    return play, coach


def test_turns_worth_another_try_are_kept_once_it_is_known_where_it_turned(house: House) -> None:
    play, _ = walked_out(house)
    assert play.turning is not None
    assert house.moments().standing().kept == 0
    assert play.turning() is None
    assert house.moments().standing().kept == 1
    assert play.turning() is not None
    play.turning()
    play.close()
    assert house.moments().standing().kept == 1


@pytest.mark.parametrize(("knows", "kept"), [(True, 1), (False, 0)])
def test_whoever_leaves_the_debrief_early_keeps_what_was_found_by_then(house: House, knows: bool, kept: int) -> None:
    _, coach = walked_out(house)
    coach.knows = knows
    assert not coach.let_go
    house.close()
    assert coach.let_go
    assert house.moments().standing().kept == kept


def test_of_a_deal_that_was_left_nothing_is_kept_and_the_coach_goes(house: House) -> None:
    play = house.begin(turned.DEAL)
    play.seat.say("ask/history")
    house.begin(turned.DEAL)
    coach: object = play.playing.coach
    assert isinstance(coach, Finder)
    assert coach.let_go
    assert house.moments().standing().kept == 0


class Later:
    """A second process that goes through a sitting afterwards: done at once, or never."""

    made: ClassVar[list[Later]] = []

    def __init__(self, name: str, header: Header, entries: Iterable[Entry]) -> None:
        self.entries = list(entries)
        self.knows, self.failed, self.let_go = True, False, False
        Later.made.append(self)

    def finish(self) -> None:
        """Take in that the deal is over."""

    def result(self) -> Analysis | None:
        """Return what was found."""
        return _found(self.entries) if self.knows else None

    def stop(self) -> None:
        """Take in that nobody asks any more."""
        self.let_go = True


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> type[Later]:
    """Lets what is owed be made up by such a process."""
    Later.made.clear()
    monkeypatch.setattr(catching_up, "screening_of", Later)
    return Later


def left_early(house: House) -> None:
    """Play a deal and close the window before its coach is done."""
    _, coach = walked_out(house)
    coach.knows = False
    house.close()


def the_next_time(house: House) -> House:
    """The window opened again."""
    return House(house._store, house._orders, [], turned.CONTENT)


def test_what_the_coach_had_no_time_for_is_made_up_the_next_time(house: House, later: type[Later]) -> None:
    left_early(house)
    again = the_next_time(house)
    again.offer()
    assert len(later.made) == 1
    assert again.moments().standing().kept == 1
    again.offer()
    assert len(later.made) == 1


def test_it_is_made_up_while_the_next_deal_is_played_and_closing_never_waits(house: House, later: type[Later]) -> None:
    _, coach = walked_out(house)
    coach.knows = False
    house.offer()
    assert not later.made, "its own coach is still at work"
    house.begin(turned.DEAL)
    house.offer()
    later.made[0].knows = False
    house.close()
    assert later.made[0].let_go
    assert the_next_time(house).moments().standing().kept == 0
    assert len(later.made) == 2, "it is owed as before"


def test_a_sitting_that_cannot_be_gone_through_is_left_alone_in_the_end(house: House, later: type[Later]) -> None:
    left_early(house)
    for number in range(1, 6):
        again = the_next_time(house)
        again.offer()
        again._owed._screening.failed = True  # type: ignore[union-attr]
        later.made[-1].knows = False
        again.close()
        if number == catching_up.TRIES:
            break
    again = the_next_time(house)
    again.offer()
    assert len(later.made) == catching_up.TRIES


def test_what_was_owed_to_somebody_is_forgotten_with_them(house: House, later: type[Later]) -> None:
    left_early(house)
    store, person = house._store, house._person
    assert store is not None
    assert person is not None
    assert told.owed(store, person.id)
    store.forget(person.id)
    assert not told.owed(store, person.id)


@pytest.mark.slow
def test_a_real_second_process_makes_up_what_is_owed_and_leaves_nothing_behind(house: House) -> None:
    left_early(house)
    again = the_next_time(house)
    store, person = again._store, again._person
    assert store is not None
    assert person is not None
    assert told.owed(store, person.id)
    end = time.monotonic() + 120
    while told.owed(store, person.id):
        assert time.monotonic() < end
        again.offer()
        time.sleep(0.1)
    again.close()
    _gone()


@pytest.mark.slow
def test_closing_in_the_middle_of_making_up_ends_the_second_process(house: House) -> None:
    left_early(house)
    again = the_next_time(house)
    again.offer()
    time.sleep(2)
    begun = time.monotonic()
    again.close()
    assert time.monotonic() - begun < 0.5
    _gone()


def _gone() -> None:
    end = time.monotonic() + 10
    while multiprocessing.active_children():
        assert time.monotonic() < end
        time.sleep(0.05)

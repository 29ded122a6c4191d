"""From a transcript to its card."""

from __future__ import annotations

from dataclasses import replace

import pytest

from salesdance.errors import TranscriptError
from salesdance.scenario import LookBack, Played, Scenario, Start
from salesdance.scoring import score
from salesdance.transcript import Entry, Forecast, Transcript
from tests.builders import a_deck, a_header, some_tables
from tests.scoring.by_hand import ASK_ALL, card, lost, share, small
from tests.scoring.test_after_no import WELL

SUSPECTS = Forecast("suspicion", "asked", card="a", sure="fairly")
STILL = Forecast("still_there", "yes", figures=6)


def entries(scenario: Scenario, lines: list[str]) -> list[Entry]:
    """Return the entries of a transcript, the scenario's past first."""
    start = scenario.start
    out = [Entry(p.move, p.answer, "", "played") for p in start.played]
    out += [Entry(p.move, p.answer, "", "opens_with") for p in start.opens_with]
    return out + [Entry(*line.split(), "") for line in lines]


def transcript(scenario: Scenario, lines: list[str], **changes: object) -> Transcript:
    """Return a transcript of a sitting."""
    header = replace(a_header(scenario, a_deck()), a0=0.0, a1=0.4)
    return Transcript(header, tuple(entries(scenario, lines)), **changes)  # type: ignore[arg-type]


def test_a_transcript_gets_the_card_of_its_moves_and_signals() -> None:
    lines = [*ASK_ALL, "close yes", "nail/delivery_date/timed writes"]
    told = score(some_tables(small()), small(), transcript(small(), lines))
    assert told.card == card(small(), lines, full=True)
    assert told.game.turns[-1].id == "nail/delivery_date/timed"


def test_a_late_start_brings_its_past_along_without_marking_it() -> None:
    lines = [line if " " in line else f"{line} ends" for line in WELL]
    told = score(some_tables(lost()), lost(), transcript(lost(), lines))
    assert told.card == card(lost(), lines, full=True)
    assert share(told.card, "after_no") > 0.9


def test_forecasts_count_from_the_entry_that_carries_them_and_from_those_still_waiting() -> None:
    lines = [*ASK_ALL, "close yes"]
    plain = transcript(small(), lines)
    at_close = [*plain.entries[:-1], replace(plain.entries[-1], forecasts=(SUSPECTS,))]
    told = score(some_tables(small()), small(), replace(plain, entries=tuple(at_close), pending=(STILL,)))
    part = next(part for part in told.card.parts if part.skill == "forecasts")
    assert [(mark.rule, mark.turn) for mark in part.marks] == [("suspicion as you asked", 5), ("still there", None)]


def test_the_scale_of_the_long_game_is_the_one_the_transcript_was_played_under() -> None:
    lines = [*ASK_ALL, "close yes"]
    plain = transcript(small(), lines)
    low = replace(plain, header=replace(plain.header, a0=-2.0, a1=-1.0))
    high = replace(plain, header=replace(plain.header, a0=1.0, a1=2.0))
    shares = [share(score(some_tables(small()), small(), one).card, "long_game") for one in (low, high)]
    assert shares == [1.0, 0.0]


def test_what_is_looked_back_on_at_a_stop_is_no_choice_of_that_stop() -> None:
    day_two = [*[Played("day", "quiet")] * 2, Played("post", "nothing")]
    past = (Played("close", "yes"), Played("goodbye", "waves"), *day_two)
    back = (LookBack("On day two you ...", ("check_in", "carry_on")),)
    scenario = replace(small(), start=Start("ninety_days", past, back, (Played("carry_on", "ok"),)), digest="back")
    whole = transcript(scenario, [])
    played = [Entry(p.move, p.answer, "", "played") for p in past]
    then = Entry("carry_on", "ok", "", "opens_with")
    days = [Entry("day", "quiet", ""), *[Entry("day", "quiet", "")] * 4, Entry("post", "nothing", "")]
    calls = (Entry("check_in", "warm", "", "look_back"), then, *days, Entry("carry_on", "ok", ""))
    told = score(some_tables(scenario), scenario, replace(whole, entries=(*played, *calls)))
    marks = [mark.rule for part in told.card.parts for mark in part.marks if mark.rule.startswith("day ")]
    assert marks == ["day 7"]
    only = score(some_tables(scenario), scenario, replace(whole, entries=(*played, *calls[:1])))
    assert [mark.rule for part in only.card.parts for mark in part.marks if part.skill == "after_yes"] == [
        "no decision"
    ]


@pytest.mark.parametrize(("move", "signal"), [("ask/nobody", "open"), ("ask/past", "purple")])
def test_a_move_or_signal_that_the_scenario_does_not_have_is_named_in_one_sentence(move: str, signal: str) -> None:
    wrong = transcript(small(), ["ask/lamp open", f"{move} {signal}"])
    with pytest.raises(TranscriptError, match="Entry 2") as fault:
        score(some_tables(small()), small(), wrong)
    assert (move if signal == "open" else signal) in str(fault.value)


def test_an_empty_transcript_has_a_card_with_nothing_on_it() -> None:
    told = score(some_tables(small()), small(), transcript(small(), []))
    assert told.card.total < 10

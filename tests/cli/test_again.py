"""A turn of an earlier sitting tried again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from salesdance.cli.again import entry_of, line_of, open_at
from salesdance.cli.content import Content, load
from salesdance.engine import RULES_VERSION
from salesdance.errors import InputError, TranscriptError
from salesdance.sitting import Sitting, replay
from salesdance.transcript import Header, Transcript, from_json, lines_of, to_json

LINES = ("ask/history", "ask/scans", "follow_up", "about_us", "ask/stapler", "close")


@pytest.fixture(scope="module")
def content() -> Content:
    return load("copy_room")


@pytest.fixture(scope="module")
def played(content: Content) -> Transcript:
    """A first meeting at the Copy Room, up to the question."""
    head = Header(
        content.scenario.id,
        content.scenario.digest,
        content.deck.digest,
        RULES_VERSION,
        content.profile.name,
        content.profile.digest,
        5,
        9,
    )
    seat = Sitting.begin(content.scenario, content.deck, content.tables, game_seed=5, type_seed=9, header=head)
    for line in LINES:
        if line in seat.legal():
            seat.say(line)
        if seat.view().asking is not None:
            seat.skip_forecast()
    return seat.transcript()


def test_the_deal_stands_as_it_did_and_the_same_line_brings_the_same_answer(
    content: Content, played: Transcript
) -> None:
    for turn in range(1, len(lines_of(played)) + 1):
        branch = open_at(content, played, turn, dice=None)
        at = branch.entry
        assert branch.sitting.transcript().entries == played.entries[:at]
        branch.sitting.say(played.entries[at].move)
        if branch.sitting.view().asking is not None:
            branch.sitting.skip_forecast()
        made = branch.sitting.transcript().entries[at]
        assert (made.signal, made.digest) == (played.entries[at].signal, played.entries[at].digest)


def test_other_dice_leave_what_was_and_change_what_comes(content: Content, played: Transcript) -> None:
    came = set()
    for dice in range(30):
        branch = open_at(content, played, 2, dice=dice)
        assert branch.sitting.transcript().entries == played.entries[: branch.entry]
        branch.sitting.say(LINES[1])
        came.add(branch.sitting.transcript().entries[branch.entry].signal)
    assert len(came) > 1


def test_a_branch_is_written_read_and_played_again_even_where_it_branches_twice(
    content: Content, played: Transcript
) -> None:
    branch = open_at(content, played, 2, dice=77, of="copy_room-1")
    for line in ("ask/stapler", "ask/scans"):
        branch.sitting.say(line)
    once = from_json(to_json(branch.sitting.transcript()))
    assert once == branch.sitting.transcript()
    assert (once.header.branch_of, once.header.branch_turn, once.header.dice) == ("copy_room-1", 2, ((1, 77),))
    again = open_at(content, once, 3, dice=78)
    again.sitting.say("about_us")
    twice = from_json(to_json(again.sitting.transcript()))
    assert twice.header.dice == ((1, 77), (2, 78))
    for transcript in (once, twice):
        assert replay(content.scenario, content.deck, content.tables, transcript) is None


def test_a_transcript_without_a_branch_is_written_as_ever(played: Transcript) -> None:
    text = to_json(played)
    assert not any(word in text for word in ("branch", "dice", "hints"))
    assert from_json(text) == played


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ('"dice": 3', "dice"),
        ('"dice": [[1]]', "dice"),
        ('"dice": [[1, -2]]', "dice"),
        ('"dice": [[1, true]]', "dice"),
        ('"branch_turn": "two"', "branch"),
        ('"branch_of": 7', "branch"),
    ],
)
def test_a_damaged_branch_is_said_in_a_sentence(played: Transcript, words: str, wrong: str) -> None:
    text = to_json(played).replace('"game_seed"', f'{words}, "game_seed"', 1)
    with pytest.raises(TranscriptError, match=f"(?s)damaged.*{wrong}"):
        from_json(text)


@pytest.mark.parametrize(("turn", "words"), [(0, "turn 0"), (-3, "turn -3"), (99, "no turn 99")])
def test_a_turn_that_is_none_is_named_with_those_that_there_are(played: Transcript, turn: int, words: str) -> None:
    with pytest.raises(InputError, match=f"{words}.*1 to {len(lines_of(played))}"):
        entry_of(played, turn)


def test_a_sitting_in_which_nothing_was_said_has_no_turn(played: Transcript) -> None:
    with pytest.raises(InputError, match="Nothing was chosen"):
        entry_of(replace(played, entries=()), 1)


def test_the_line_of_an_entry_is_found_again(played: Transcript) -> None:
    for turn, entry in enumerate(lines_of(played), 1):
        assert line_of(played, entry) == turn
    with pytest.raises(InputError, match="entry 100"):
        line_of(played, 99)


def test_another_version_of_the_deal_is_refused(content: Content, played: Transcript) -> None:
    other = replace(played, header=replace(played.header, scenario_digest="0" * 64))
    with pytest.raises(TranscriptError, match="made with the scenario copy_room"):
        open_at(content, other, 1, dice=None)

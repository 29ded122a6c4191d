"""A transcript can be taken up at the same turn, and played again to see that it goes the same way."""

from dataclasses import replace

import pytest

from salesdance.errors import TranscriptError
from salesdance.scenario import Scenario
from salesdance.sitting import Sitting, View, replay, resume
from salesdance.transcript import Entry, Transcript, from_json, to_json
from tests.builders import a_deck, a_scenario, a_sitting, after_the_no, after_the_yes, some_tables
from tests.sitting.games import begun, finished, views

SCENARIOS = (a_scenario, after_the_yes, after_the_no)


def again(scenario: Scenario, transcript: Transcript) -> Sitting:
    return resume(scenario, a_deck(), some_tables(scenario), from_json(to_json(transcript)))


@pytest.mark.parametrize("seed", range(9))
def test_a_whole_game_plays_out_the_same_again(seed: int) -> None:
    scenario = SCENARIOS[seed % 3]()
    sitting, _ = finished(scenario, a_deck(), seed)
    assert replay(scenario, a_deck(), some_tables(scenario), sitting.transcript()) is None


@pytest.mark.parametrize("seed", range(6))
def test_at_every_turn_a_sitting_can_be_taken_up_as_it_was(seed: int) -> None:
    scenario = SCENARIOS[seed % 3]()
    sitting = begun(scenario, a_deck(), seed)
    skipped = thought_again = False
    before: View | None = None
    for view in views(sitting, seed):
        stayed = before is not None and view.moves == before.moves and view.news == before.news
        thought_again = stayed and (thought_again or (before is not None and before.thought is not view.thought))
        skipped = stayed and (skipped or (before is not None and before.asking is not None))
        before = view
        # What was only thought, asked or skipped since the last move is not in a transcript.
        if view.asking in ("suspicion", "suspicion_again") or thought_again or skipped:
            continue
        assert again(scenario, sitting.transcript()).view() == view
    assert before is not None
    assert before.finished


def test_a_resumed_sitting_goes_on_and_stores_only_what_is_new() -> None:
    stored: list[Entry] = []
    transcript = a_sitting(moves=["ask/lamp"]).transcript()
    sitting = resume(a_scenario(), a_deck(), some_tables(a_scenario()), transcript, on_move=stored.append)
    assert stored == []
    sitting.say("small_talk")
    assert [entry.move for entry in stored] == ["small_talk"]
    assert sitting.transcript().entries == a_sitting(moves=["ask/lamp", "small_talk"]).transcript().entries


def test_a_sitting_cut_off_in_the_middle_of_the_days_goes_on_to_the_stop() -> None:
    sitting = a_sitting(after_the_yes())
    sitting.look_back("downside/slow")
    sitting.say("goodbye")
    whole = sitting.transcript()
    cut = replace(whole, entries=whole.entries[:-2])
    taken_up = again(after_the_yes(), cut)
    assert taken_up.view() == sitting.view()
    assert taken_up.transcript() == whole


def test_pins_and_forecasts_come_back() -> None:
    sitting = a_sitting()
    sitting.pin("a", "bet")
    sitting.say("ask/lamp")
    sitting.pin("b", "hunch")
    taken_up = again(a_scenario(), sitting.transcript())
    assert taken_up.view().pinned == ("b", "hunch")
    assert taken_up.transcript() == sitting.transcript()


def changed(transcript: Transcript, at: int, **changes: str) -> Transcript:
    entries = list(transcript.entries)
    entries[at] = replace(entries[at], **changes)  # type: ignore[arg-type]
    return replace(transcript, entries=tuple(entries))


def test_the_first_turn_that_differs_is_named() -> None:
    transcript = a_sitting(moves=["ask/lamp", "small_talk", "about_us"]).transcript()
    tables = some_tables(a_scenario())
    found = transcript.entries[1].signal
    divergence = replay(a_scenario(), a_deck(), tables, changed(transcript, 1, signal="never"))
    assert divergence is not None
    assert (divergence.turn, divergence.move) == (2, "small_talk")
    assert (divergence.expected_signal, divergence.found_signal) == ("never", found)
    assert str(divergence) == f"Turn 2, small_talk: expected never, found {found}."
    divergence = replay(a_scenario(), a_deck(), tables, changed(transcript, 2, digest="00"))
    assert divergence is not None
    assert (divergence.turn, divergence.expected_digest) == (3, "00")
    assert "the state after it differs" in str(divergence)


@pytest.mark.parametrize("move", ["goodbye", "ask/nobody"])
def test_a_move_that_cannot_be_made_there_is_named(move: str) -> None:
    transcript = a_sitting(moves=["ask/lamp", "small_talk"]).transcript()
    divergence = replay(a_scenario(), a_deck(), some_tables(a_scenario()), changed(transcript, 1, move=move))
    assert divergence is not None
    assert str(divergence) == f"Turn 2, {move}: this move cannot be made there any more."


def test_another_seed_is_another_game() -> None:
    sitting, _ = finished(a_scenario(), a_deck(), 2)
    transcript = sitting.transcript()
    other = replace(transcript, header=replace(transcript.header, game_seed=99))
    assert replay(a_scenario(), a_deck(), some_tables(a_scenario()), other) is not None


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("rules", 999, "rules version 999"),
        ("scenario_digest", "other", "'copying' has changed"),
        ("scenario", "other", "is of 'other'"),
        ("deck_digest", "other", "deck has changed"),
    ],
)
def test_what_was_made_with_other_rules_or_words_is_not_taken_up(field: str, value: object, sentence: str) -> None:
    transcript = a_sitting(moves=["ask/lamp"]).transcript()
    other = replace(transcript, header=replace(transcript.header, **{field: value}))  # type: ignore[arg-type]
    with pytest.raises(TranscriptError, match=sentence):
        resume(a_scenario(), a_deck(), some_tables(a_scenario()), other)


def test_a_transcript_that_goes_another_way_is_not_taken_up() -> None:
    transcript = changed(a_sitting(moves=["ask/lamp", "small_talk"]).transcript(), 0, digest="00")
    with pytest.raises(TranscriptError, match="Turn 1, ask/lamp"):
        again(a_scenario(), transcript)

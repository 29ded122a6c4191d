"""`play --from`: a turn of an earlier sitting tried again at the command line."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from salesdance.cli.keeping import Keeper, record_file
from salesdance.records import open_store
from salesdance.transcript import from_json
from tests.cli.conftest import Keyboard, Run, sittings
from tests.cli.test_play import WON

MovesFile = Callable[..., str]
ASKED = ("ask/history", "ask/scans", "about_us", "close")


@pytest.fixture
def played(run: Run, moves_file: MovesFile, tmp_path: Path) -> str:
    """A first meeting at the Copy Room that ended in a no, as a file."""
    path = str(tmp_path / "played.json")
    run("play", "copy_room", "--text", "--seed", "5", "--moves", moves_file(*ASKED), "--save", path)
    return path


@pytest.fixture
def finished(run: Run) -> str:
    """The id of a stored sitting of The Yes that was played to day ninety."""
    typed = "5\n" + "\n".join(WON) + "\n\n" + "carry_on\n" * 12
    run("play", "the_yes", "--text", "--seed", "1", typed=typed)
    return sittings()[-1][0].id


def test_it_goes_on_from_that_line_and_shows_both_ways_at_the_answer(run: Run, played: str) -> None:
    done = run("play", "--text", "--from", f"{played}:3", typed="ask/stapler\nclose\nx\n")
    assert done.status == 0
    assert "Back before your line 3. " in done.out
    assert "The same dice fall from here as then." in done.out
    assert done.out.index("Line 3, then and now") < done.out.index("\nThen\n") < done.out.index("\nNow\n")
    before, _, after = done.out.partition("Line 3, then and now")
    assert "We've looked after offices" not in before
    assert "We've looked after offices" in after
    assert "of ten such meetings" in after.lower()
    assert " 10" in after
    assert "100" not in after


def test_nothing_of_what_was_answered_then_is_shown_before(run: Run, played: str) -> None:
    answer = from_json(Path(played).read_text("utf-8")).entries[2]
    assert answer.move == "about_us"
    done = run("play", "--text", "--from", f"{played}:3", typed="")
    assert "Twenty-six" not in done.out
    assert "nothing is kept" in done.err


def test_a_branch_is_kept_apart_and_is_found_again(run: Run, finished: str) -> None:
    done = run("play", "--text", "--from", f"{finished}:2", "--other-dice", typed="who_uses\ngoodbye\ngoodbye\n")
    assert "Other dice fall from here" in done.out
    first, (branch, moves) = sittings()
    assert (branch.is_branch, branch.state, branch.truth) == (True, "left", None)
    assert branch.header["branch_of"] == finished
    assert [move.move for move in moves][: len(first[1])][-1] != first[1][-1].move
    assert f"salesdance review {branch.id}" in done.err
    assert "Every turn goes the same way" in run("replay", branch.id).out
    assert f"From line 2 of {finished} tried again, with other dice" in " ".join(
        run("review", "--quick", branch.id).out.split()
    )
    assert "the_yes, from line 2 tried again, as far as it went" in run("records", "show").out
    listed = json.loads(run("records", "show", "--format", "json").out)["people"][0]["sittings"]
    assert [one["again_from"] for one in listed] == [None, 2]


def test_a_branch_that_was_cut_off_can_be_reviewed_as_far_as_it_went(
    run: Run, finished: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Keeper, "leave", lambda self: None)
    run("play", "--text", "--from", f"{finished}:2", typed="who_uses\n")
    branch, _ = sittings()[-1]
    assert (branch.is_branch, branch.state) == (True, "open")
    assert run("review", "--quick", branch.id).status == 0


def test_a_branch_is_no_deal_to_go_on_with_and_no_truth_met(run: Run, finished: str) -> None:
    ((before, _),) = sittings()
    run("play", "--text", "--from", f"{finished}:1", typed="x\ngoodbye\ngoodbye\n" + "carry_on\n" * 12)
    with open_store(record_file(), now="2026-01-01T00:00:00+00:00") as store:
        (person,) = store.people()
        assert [one.is_branch for one in store.sittings(person.id)] == [False, True]
        assert store.deals(person.id) == (before,)
        assert store.unfinished(person.id) is None
        assert store.truths_met(person.id) == {"the_yes": (before.truth,)}
    assert "(in the middle)" not in run("play", typed="q\n").out


def test_a_moves_file_gives_both_ways_as_json(run: Run, moves_file: MovesFile, played: str) -> None:
    words = ("--from", f"{played}:3", "--moves", moves_file("ask/stapler", "close"), "--format", "json")
    told = json.loads(run("play", *words).out)
    both = told["comparison"]
    assert (told["version"], told["card"], both["line"]) == (1, None, 3)
    assert [both[way]["lines"][0]["mine"][:4] for way in ("then", "now")] == ["We'v", "What"]
    assert both["then"]["reached"] == "no"
    assert told["transcript"]["header"]["branch_turn"] == 3
    words = ("--from", f"{played}:3", "--moves", moves_file(), "--format", "json")
    assert json.loads(run("play", *words).out)["comparison"] is None


def test_a_move_that_cannot_be_made_is_named_with_its_line(run: Run, moves_file: MovesFile, played: str) -> None:
    done = run("play", "--text", "--from", f"{played}:3", "--moves", moves_file("ask/stapler", "fly"))
    assert done.status == 1
    assert "moves.txt:2: " in done.err
    assert "then and now" in done.out


def test_the_transcript_of_a_branch_can_be_saved_and_opened_again(run: Run, played: str, tmp_path: Path) -> None:
    path = tmp_path / "branch.json"
    run("play", "--text", "--from", f"{played}:3", "--seed", "4", "--save", str(path), typed="ask/stapler\n")
    header = from_json(path.read_text("utf-8")).header
    assert (header.branch_turn, header.branch_of, header.dice) == (3, "", ((2, 4),))
    assert run("play", "--text", "--from", f"{path}:3", typed="about_us\n").status == 0


@pytest.mark.parametrize(
    ("turn", "words"),
    [
        (":0", "Nothing is chosen in turn 0"),
        (":5", "There is no turn 5"),
        (":two", "'two' is not the number of a turn"),
        ("", "--from takes TRANSCRIPT:TURN"),
    ],
)
def test_a_turn_that_will_not_do_is_said_in_a_sentence(run: Run, played: str, turn: str, words: str) -> None:
    done = run("play", "--text", "--from", f"{played}{turn}")
    assert done.status == 2
    assert words in done.err
    assert done.out == ""


def test_a_sitting_that_is_not_finished_is_refused_with_the_reason(run: Run) -> None:
    run("play", "copy_room", "--text", typed="ask/history\n")
    done = run("play", "--text", "--from", f"{sittings()[0][0].id}:1")
    assert done.status == 2
    assert "is not finished" in done.err


def test_another_version_of_the_deal_is_refused(run: Run, played: str, tmp_path: Path) -> None:
    path, transcript = tmp_path / "old.json", from_json(Path(played).read_text("utf-8"))
    text = Path(played).read_text("utf-8").replace(transcript.header.scenario_digest, "0" * 64)
    path.write_text(text, encoding="utf-8")
    done = run("play", "--text", "--from", f"{path}:1")
    assert done.status != 0
    assert "made with the scenario copy_room as 000000000000" in done.err


@pytest.mark.parametrize("words", [("--room",), ("--type-seed", "3"), ("--profile", "seed_faithful")])
def test_what_does_not_go_with_it_is_refused(run: Run, played: str, words: tuple[str, ...]) -> None:
    done = run("play", "--from", f"{played}:1", *words)
    assert done.status == 2
    assert f"{words[0]} does not go with --from" in done.err
    assert "--other-dice goes with --from" in run("play", "--other-dice").err
    assert "The desk knows no" in run("play", "hundred_a_month", "--from", f"{played}:1").err


def test_a_line_can_be_tried_again_from_the_debrief(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Keyboard, "isatty", lambda self: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setitem(os.environ, "NO_COLOR", "1")
    deal = "5\n" + "\n".join(WON) + "\n\n" + "carry_on\n" * 12 + "\n"
    tries = "r\nr 99\nr 2\nq\nr 2\no\nwho_uses\ngoodbye\ngoodbye\n\nq\n"
    done = run("play", "the_yes", "--text", "--seed", "1", typed=deal + tries)
    assert "r 7 tries line 7 again" in done.out
    assert done.out.count("r and the number of one of your lines") == 2
    assert "Other dice fall from here" in done.out
    assert "Line 2, then and now" in done.out
    assert "Enter ends here, g goes on to the end." in done.out
    assert [one.is_branch for one, _ in sittings()] == [False, True]


def test_looks_at_the_hint_are_kept_and_told_and_survive_a_stop(run: Run) -> None:
    done = run("play", "copy_room", "--text", "--mode", "coached", typed="h\nh\n")
    assert "== What a listener would now believe" in done.out
    assert "h hint" in done.out
    ((sitting, _),) = sittings()
    assert sitting.pending["hints"] == 2
    run("play", "--text", typed="\nask/history\nh\nask/chairs\n")
    ((_, moves),) = sittings()
    assert [move.extra.get("hints", 0) for move in moves] == [2, 1]

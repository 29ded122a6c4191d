from collections.abc import Callable
from pathlib import Path

from salesdance.cli.places import shipped_scenarios
from salesdance.engine import RULES_VERSION
from tests.cli.conftest import Run, sittings

MovesFile = Callable[..., str]
TALK = ("ask/history", "f", "ask/scans", "say_nothing", "about_us", "walk_out")


def play(run: Run, moves_file: MovesFile, tmp_path: Path, scenario: str = "copy_room") -> Path:
    path = tmp_path / "sitting.json"
    moves = [move for move in TALK if move != "f"]
    done = run("play", scenario, "--moves", moves_file(*moves), "--seed", "6", "--save", str(path))
    assert done.status == 0, done.err
    return path


def test_a_sitting_plays_out_the_same(run: Run, moves_file: MovesFile, tmp_path: Path) -> None:
    done = run("replay", str(play(run, moves_file, tmp_path)))
    assert (done.status, done.err) == (0, "")
    assert done.out == "Every turn goes the same way: 5 entries.\n"
    assert run("replay", sittings()[0][0].id).status == 0


def test_the_first_differing_turn_is_named(run: Run, moves_file: MovesFile, tmp_path: Path) -> None:
    path = play(run, moves_file, tmp_path)
    text = path.read_text(encoding="utf-8")
    third = text.split('"move": "say_nothing"')[1].split('"digest": "')[1][:16]
    path.write_text(text.replace(third, "0" * 16), encoding="utf-8")
    done = run("replay", str(path))
    assert done.status == 1
    assert done.out.startswith("Turn 3, say_nothing: ")
    assert "expected 0000000000000000" in done.out


def test_a_changed_deal_is_mentioned_and_played_all_the_same(run: Run, moves_file: MovesFile, tmp_path: Path) -> None:
    path = play(run, moves_file, tmp_path)
    mine = tmp_path / "copy_room.yaml"
    text = shipped_scenarios()["copy_room"].read_text(encoding="utf-8")
    mine.write_text(text.replace("title: The Copy Room", "title: The Other Room", 1), encoding="utf-8")
    done = run("replay", str(path), "--scenario", str(mine))
    assert done.status == 0
    assert "The transcript was made with the scenario copy_room as" in done.err


def test_other_rules_are_refused(run: Run, moves_file: MovesFile, tmp_path: Path) -> None:
    path = play(run, moves_file, tmp_path)
    path.write_text(
        path.read_text(encoding="utf-8").replace(f'"rules": {RULES_VERSION}', '"rules": 77'), encoding="utf-8"
    )
    done = run("replay", str(path))
    assert done.status == 1
    assert done.err == f"The transcript was made with rules 77; here it is {RULES_VERSION}.\n"


def test_a_file_that_is_no_transcript_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b"\xff\x00")
    assert run("replay", str(path)).status == 1
    path.write_text("[" * 100_000, encoding="utf-8")
    assert "not valid JSON" in run("replay", str(path)).err

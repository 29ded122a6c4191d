import json
from collections.abc import Callable
from pathlib import Path

import pytest

from salesdance.cli.places import shipped_scenarios
from salesdance.engine import RULES_VERSION
from tests.cli.conftest import Run, sittings

MovesFile = Callable[..., str]
TALK = ("still_there 6", "who_uses", "nail/delivery_date/timed", "leave_openly")


@pytest.fixture
def saved(run: Run, moves_file: MovesFile, tmp_path: Path) -> Path:
    """A finished sitting of The Yes, saved as a file."""
    path = tmp_path / "sitting.json"
    done = run("play", "the_yes", "--moves", moves_file(*TALK), "--seed", "2", "--save", str(path))
    assert done.status == 0
    return path


def test_the_debrief_is_printed_again_as_it_was_after_play(run: Run, saved: Path, moves_file: MovesFile) -> None:
    played = run("play", "the_yes", "--moves", moves_file(*TALK), "--seed", "2").out
    again = run("review", "--quick", sittings()[-1][0].id)
    assert again.status == 0
    assert played.endswith(again.out)
    assert "== Gwen Abara, baker and owner" in again.out


def test_a_stored_sitting_is_reviewed_by_its_id(run: Run, saved: Path) -> None:
    ((sitting, _),) = sittings()
    stored, filed = run("review", "--quick", sitting.id).out, run("review", "--quick", str(saved)).out
    assert "".join(stored.split()) == "".join(filed.split()).replace(str(saved), sitting.id)


def test_json_is_versioned_and_whole(run: Run, saved: Path) -> None:
    told = json.loads(run("review", "--quick", str(saved), "--format", "json").out)
    assert told["version"] == 3
    assert told["debrief"]["title"] == "The Yes"
    assert told["debrief"]["card"]["skills"][0]["marks"]
    assert told["debrief"]["sources"]["game_seed"] == 2


def test_html_is_one_page_and_goes_to_a_file(run: Run, saved: Path, tmp_path: Path) -> None:
    target = tmp_path / "debrief.html"
    done = run("review", "--quick", str(saved), "--format", "html", "--out", str(target))
    assert (done.status, done.out) == (0, "")
    assert f"Wrote the debrief to {target}." in done.err
    page = target.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "Gwen Abara" in page
    assert run("review", "--quick", str(saved), "--format", "html").out == page


def test_a_sitting_in_the_middle_is_not_given_away(run: Run) -> None:
    run("play", "the_yes", "--text", typed="x\nwho_uses\n")
    ((sitting, _),) = sittings()
    done = run("review", "--quick", sitting.id)
    assert done.status == 1
    assert f"The sitting {sitting.id} is not finished" in done.err
    assert done.out == ""


@pytest.mark.parametrize("said", ["", "x\nwho_uses\n"])
def test_nor_is_one_in_a_file_even_if_nothing_was_said_in_it(run: Run, tmp_path: Path, said: str) -> None:
    path = tmp_path / "sitting.json"
    run("play", "the_yes" if said else "copy_room", "--text", "--save", str(path), typed=said)
    done = run("review", "--quick", str(path))
    assert (done.status, done.out) == (1, "")
    assert f"The sitting {path} is not finished" in done.err


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ((f'"rules": {RULES_VERSION}', '"rules": 77'), f"made with rules 77; here it is {RULES_VERSION}."),
        (('"scenario_digest": "', '"scenario_digest": "0000'), "made with the scenario the_yes as 0000"),
        (('"deck_digest": "', '"deck_digest": "0000'), "made with the moves deck 0000"),
        (('"profile_digest": "', '"profile_digest": "0000'), "made with the profile evidence as 0000"),
        (('"transcript": 1', '"transcript": 9'), "has transcript format 9"),
        (('"signal": "names_users"', '"signal": "thin"'), "does not play out as it was stored. Turn 8, who_uses"),
        (('"move": "who_uses"', '"move": "who_knows"'), "Turn 8, who_knows: this move cannot be made"),
        (('"header"', '"heading"'), "it has no header"),
        (("{", "["), "it is not valid JSON"),
    ],
)
def test_a_transcript_of_something_else_is_refused_in_a_sentence_that_names_both(
    run: Run, saved: Path, change: tuple[str, str], says: str
) -> None:
    text = saved.read_text(encoding="utf-8")
    assert change[0] in text
    saved.write_text(text.replace(*change, 1), encoding="utf-8")
    done = run("review", "--quick", str(saved))
    assert (done.status, done.out) == (1, "")
    assert says in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["nowhere"], "no file 'nowhere' and no sitting of that id"),
        (["."], ". is a folder"),
        (["{saved}", "--out", "/nowhere/x"], "There is no folder /nowhere"),
        (["{saved}", "--deeper"], "--deeper weighs it once more: one of the two."),
        (["{saved}", "--scenario", "/nowhere.yaml"], "There is no scenario '/nowhere.yaml'"),
    ],
)
def test_what_is_not_there_is_said_in_one_sentence(run: Run, saved: Path, words: list[str], says: str) -> None:
    done = run("review", "--quick", *[word.format(saved=saved) for word in words])
    assert done.status == 2
    assert says in done.err


def test_a_deal_of_ones_own_is_found_by_its_path(run: Run, moves_file: MovesFile, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    text = shipped_scenarios()["the_yes"].read_text(encoding="utf-8")
    mine.write_text(text.replace("id: the_yes", "id: mine", 1), encoding="utf-8")
    path = tmp_path / "sitting.json"
    run("play", str(mine), "--moves", moves_file(*TALK), "--save", str(path))
    lost = run("review", "--quick", str(path))
    assert lost.status == 2
    assert "--scenario PATH" in lost.err
    assert "== Gwen Abara" in run("review", "--quick", str(path), "--scenario", str(mine)).out
    assert "== Gwen Abara" in run("review", "--quick", sittings()[0][0].id).out

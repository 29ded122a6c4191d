import json
from pathlib import Path

import pytest

from salesdance.cli.keeping import record_file
from tests.cli.conftest import Run


@pytest.fixture
def two_people(run: Run) -> None:
    """Ann has played twice, Bob once."""
    run("play", "the_yes", "--text", "--person", "Ann", typed="x\nwho_uses\n")
    run("play", "copy_room", "--text", "--person", "Ann", typed="walk_out\n\n")
    run("play", "copy_room", "--text", "--person", "Bob", typed="ask/history\n")


def test_before_anybody_has_played_there_is_nothing_and_nothing_is_made(run: Run) -> None:
    assert run("records").out == "Nobody has played here yet.\n"
    assert json.loads(run("records", "show", "--format", "json").out) == {"version": 1, "people": [], "imported": {}}
    assert not record_file().exists()


@pytest.mark.usefixtures("two_people")
def test_people_and_their_sittings_are_listed(run: Run) -> None:
    text = run("records", "show").out
    assert text.index("Ann: 2 sittings") < text.index("the_yes, in the middle") < text.index("Bob: 1 sitting,")
    assert "copy_room, played to its end, 1 move\n" in text
    assert "Bob" not in run("records", "show", "--person", "ANN").out


def test_only_what_the_player_chose_is_counted_as_moves_and_no_days(run: Run) -> None:
    run("play", "the_yes", "--text", "--person", "Ann", "--seed", "1", typed="who_uses\ngoodbye\n\nx\nx\ncarry_on\n\n")
    assert ", in the middle, 3 moves\n" in run("records", "show").out
    (ann,) = json.loads(run("records", "show", "--format", "json").out)["people"]
    assert ann["sittings"][0]["moves"] == 3


@pytest.mark.usefixtures("two_people")
def test_the_list_as_json_is_versioned(run: Run) -> None:
    told = json.loads(run("records", "show", "--format", "json").out)
    assert told["version"] == 1
    assert [person["name"] for person in told["people"]] == ["Ann", "Bob"]
    assert [one["state"] for one in told["people"][0]["sittings"]] == ["open", "finished"]
    assert told["people"][0]["sittings"][1]["total"] is not None


@pytest.mark.usefixtures("two_people")
def test_an_export_holds_everything_about_one_person(run: Run, tmp_path: Path) -> None:
    told = json.loads(run("records", "export", "--person", "Ann").out)
    assert (told["version"], told["person"]["name"]) == (1, "Ann")
    assert [len(one["moves"]) for one in told["sittings"]] == [8, 1]
    target = tmp_path / "ann.json"
    done = run("records", "export", "--person", "Ann", "--out", str(target))
    assert (done.status, done.out) == (0, "")
    assert json.loads(target.read_text(encoding="utf-8")) == told
    several = run("records", "export")
    assert several.status == 2
    assert "here is Ann, Bob" in several.err


@pytest.mark.usefixtures("two_people")
def test_forgetting_takes_the_name_typed_once_more(run: Run) -> None:
    kept = run("records", "forget", "--person", "Ann", typed="an\n")
    assert (kept.status, kept.err) == (1, "Nothing was forgotten.\n")
    gone = run("records", "forget", "--person", "Ann", typed="Ann\n")
    assert gone.status == 0
    assert "Ann is forgotten: 2 sittings and 9 moves" in gone.out
    assert "Ann" not in run("records", "show").out
    assert b"Ann" not in record_file().read_bytes()


@pytest.mark.usefixtures("two_people")
def test_forgetting_with_yes_does_not_ask(run: Run) -> None:
    assert run("records", "forget", "--person", "Bob", "--yes").status == 0
    assert "Bob" not in run("records").out


def test_one_person_need_not_be_named_to_be_exported(run: Run) -> None:
    run("play", "the_yes", "--text")
    assert json.loads(run("records", "export").out)["person"]["name"] == "You"


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["forget"], 2, "Say whom to forget with --person NAME"),
        (["forget", "--person", "Ann"], 1, "nothing to forget"),
        (["show", "--person", "Ann"], 2, "Nobody here is called 'Ann'."),
        (["show", "--out", "x"], 2, "--out goes with `records export`."),
        (["export"], 1, "There are no records at"),
        (["burn"], 2, "invalid choice: 'burn'"),
    ],
)
def test_what_will_not_do_gets_one_sentence(run: Run, words: list[str], status: int, says: str) -> None:
    done = run("records", *words)
    assert done.status == status
    assert says in done.err

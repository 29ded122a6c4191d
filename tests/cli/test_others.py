"""Others: whose sittings are compared with, and sittings that come from files."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from salesdance.cli import others as behind
from salesdance.cli.keeping import find_person, mark_of, record_file
from salesdance.cli.others import theirs_of
from salesdance.records import Reader, open_reader, open_store
from salesdance.transcript import to_json
from tests.cli.conftest import Run
from tests.cli.stored import DEAL, NOW, a_transcript, content, fill, store_sitting

NAMES = ("Ada", "Bo", "Cy", "Di", "Ed", "Flo", "Gus")
QUICK = "walker"


@pytest.fixture
def seven() -> None:
    """Seven people with one sitting each, all private."""
    fill(*[(name, QUICK, 20 + at) for at, name in enumerate(NAMES)])


def compared_with(person: str = "Ada") -> set[str]:
    """The names of those with whom somebody is compared."""
    with open_reader(record_file()) as reader:
        here = find_person(reader, person)
        names = {one.id: one.name for one in reader.people()}
        return {names[one.who] for one in theirs_of(reader, content(), a_transcript(QUICK, 20), here.id)}


def test_private_sittings_never_count_whoever_else_is_shared(seven: None) -> None:
    for count in range(len(NAMES)):
        for open_ones in list(combinations(NAMES[1:], count))[:4]:
            with open_store(record_file(), now=NOW) as store:
                for name in NAMES:
                    person = find_person(store, name)
                    store.share(person.id) if name in open_ones else store.set_private(person.id, True)
            assert compared_with() == set(open_ones)


def test_the_test_of_privacy_would_notice_one_who_comes_in(seven: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def all_of_them(reader: Reader) -> object:
        return tuple((person, reader.sittings(person.id)) for person in reader.people())

    monkeypatch.setattr(behind.Reader, "shared", all_of_them)
    assert compared_with() == set(NAMES[1:])


def test_sharing_from_now_on_leaves_earlier_sittings_out_unless_they_are_let_in(run: Run, seven: None) -> None:
    assert "from now on" in run("records", "share", "--person", "Bo").out
    assert compared_with() == set()
    with open_store(record_file(), now=NOW) as store:
        store_sitting(store, "Bo", a_transcript(QUICK, 40), at="2999-01-01T00:00:00+00:00")
    assert compared_with() == {"Bo"}
    assert "as well" in run("records", "share", "--person", "Bo", "--earlier").out
    with open_reader(record_file()) as reader:
        assert len(theirs_of(reader, content(), a_transcript(QUICK, 20))) == 2
    assert "private again" in run("records", "share", "--person", "Bo", "--private").out
    assert compared_with() == set()


def test_a_debrief_with_others_names_nobody_and_four_are_too_few(run: Run) -> None:
    ids = fill(*[(name, QUICK, 20 + at) for at, name in enumerate(NAMES)], shared="Bo Cy Di Ed")
    assert "nothing to compare with yet" in run("review", ids[0], "--others", "--quick").out
    fill(shared="Flo")
    told = run("review", ids[0], "--others", "--quick").out
    assert "5 sittings of 5 others" in told
    found = json.loads(run("review", ids[0], "--others", "--quick", "--format", "json").out)["others"]
    assert found["people"] == 5
    assert found["turns"]
    page = run("review", ids[0], "--others", "--quick", "--format", "html").out
    assert "<h2>What others chose</h2>" in page
    assert not any(name in told.split("What others chose")[1] for name in NAMES if len(name) > 2)
    assert "others" not in json.loads(run("review", ids[0], "--quick", "--format", "json").out)


def test_an_export_comes_in_once_without_its_name_and_can_be_forgotten(run: Run, tmp_path: Path) -> None:
    fill(("Philippa", QUICK, 20), ("Philippa", QUICK, 21))
    file, saved = tmp_path / "export.json", tmp_path / "saved.json"
    run("records", "export", "--person", "Philippa", "--out", str(file))
    run("records", "forget", "--person", "Philippa", "--yes")
    saved.write_text(to_json(a_transcript(QUICK, 22)), encoding="utf-8")
    done = run("records", "import", str(file), str(saved))
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("3 sittings came in")
    again = run("records", "import", str(saved), str(file))
    assert "0 sittings came in" in again.out
    assert "3 sittings were here already" in again.out
    assert "Imported, of nobody here: 3 (copy_room 3)" in run("records").out
    assert json.loads(run("records", "--format", "json").out)["imported"] == {"copy_room": 3}
    with open_reader(record_file()) as reader:
        assert len({one.source for one in reader.imported()}) == 2
        assert not any("hilippa" in str(one) for one in reader.imported())
        assert len(theirs_of(reader, content(), a_transcript(QUICK, 30))) == 3
    assert "3 sittings that came from elsewhere are forgotten" in run("records", "forget", "--imported").out
    assert all(b"walk_out" not in path.read_bytes() for path in record_file().parent.rglob("*.db"))
    with open_reader(record_file()) as reader:
        assert reader.imported() == ()


def test_whoever_is_forgotten_takes_an_imported_copy_of_their_sittings_with_them(run: Run, tmp_path: Path) -> None:
    fill(("Ada", QUICK, 20), ("Bo", QUICK, 21), ("Bo", QUICK, 22))
    file, saved = tmp_path / "export.json", tmp_path / "saved.json"
    run("records", "export", "--person", "Bo", "--out", str(file))
    saved.write_text(to_json(a_transcript(QUICK, 23)), encoding="utf-8")
    assert "3 sittings came in" in run("records", "import", str(file), str(saved)).out
    assert run("records", "forget", "--person", "Bo", "--yes").status == 0
    with open_reader(record_file()) as reader:
        left = [one.transcript for one in reader.imported()]
        assert len(left) == 1
        assert '"game_seed": 23' in left[0]
        assert len(theirs_of(reader, content(), a_transcript(QUICK, 20))) == 1


def test_however_many_files_one_person_saved_they_are_one_person(run: Run, tmp_path: Path) -> None:
    def saved(name: str, seed: int, person: str) -> str:
        file = tmp_path / name
        file.write_text(to_json(replace(a_transcript(QUICK, seed), person=person)), encoding="utf-8")
        return str(file)

    fill(("Ada", QUICK, 20))
    marked = [saved(f"a{seed}.json", seed, "0123456789abcdef") for seed in range(21, 25)]
    nobody = [saved(f"b{seed}.json", seed, "") for seed in range(25, 28)]
    assert run("records", "import", *marked, *nobody).out.startswith("7 sittings came in")
    with open_reader(record_file()) as reader:
        theirs = theirs_of(reader, content(), a_transcript(QUICK, 20))
        assert len(theirs) == 7
        assert len({one.who for one in theirs}) == 2
        assert not any("0123456789abcdef" in one.transcript for one in reader.imported())


def test_a_saved_file_and_an_export_of_one_person_have_the_same_mark_and_no_name(run: Run, tmp_path: Path) -> None:
    fill(("Philippa", QUICK, 20))
    file, saved, moves = tmp_path / "export.json", tmp_path / "saved.json", tmp_path / "moves.txt"
    moves.write_text("walk_out\n", encoding="utf-8")
    words = ("play", DEAL, "--text", "--person", "Philippa", "--moves", str(moves), "--save", str(saved))
    assert run(*words).status == 0
    assert "hilippa" not in saved.read_text(encoding="utf-8")
    run("records", "export", "--person", "Philippa", "--out", str(file))
    run("records", "forget", "--person", "Philippa", "--yes")
    run("records", "import", str(saved), str(file))
    with open_reader(record_file()) as reader:
        assert len(reader.imported()) == 2
        assert len({one.source for one in reader.imported()}) == 1


def test_who_is_here_and_private_does_not_come_in_by_a_file_that_is_not_here(run: Run, tmp_path: Path) -> None:
    fill(("Ada", QUICK, 20), ("Bo", QUICK, 21))
    with open_reader(record_file()) as reader:
        bo = find_person(reader, "Bo")
    file = tmp_path / "saved.json"
    file.write_text(to_json(replace(a_transcript(QUICK, 33), person=mark_of(bo.id))), encoding="utf-8")
    run("records", "import", str(file))
    with open_reader(record_file()) as reader:
        assert theirs_of(reader, content(), a_transcript(QUICK, 20)) == []
    run("records", "share", "--person", "Bo", "--earlier")
    with open_reader(record_file()) as reader:
        theirs = theirs_of(reader, content(), a_transcript(QUICK, 20))
        assert [one.who for one in theirs] == [bo.id, bo.id]
    run("records", "forget", "--person", "Bo", "--yes")
    with open_reader(record_file()) as reader:
        assert reader.imported() == ()


def test_what_is_private_here_does_not_come_in_by_an_import_either(run: Run, tmp_path: Path) -> None:
    fill(("Ada", QUICK, 20), ("Bo", QUICK, 21))
    file = tmp_path / "export.json"
    run("records", "export", "--person", "Bo", "--out", str(file))
    assert "1 sitting came in" in run("records", "import", str(file)).out
    assert compared_with() == set()


def test_a_bad_file_is_told_in_a_sentence_and_the_others_come_in_all_the_same(run: Run, tmp_path: Path) -> None:
    good = a_transcript(QUICK, 22)
    files = {
        "good": to_json(good),
        "no json": "hello",
        "list": "[1, 2]",
        "other version": json.dumps({"version": 99, "sittings": []}),
        "no sittings": json.dumps({"version": 1, "sittings": 4}),
        "broken sitting": json.dumps({"version": 1, "sittings": [{"moves": 3}, 7, None]}),
        "another signal": to_json(replace(good, entries=(replace(good.entries[0], digest="00"), *good.entries[1:]))),
        "cut": to_json(replace(good, entries=good.entries[:-1])),
        "elsewhere": to_json(replace(good, header=replace(good.header, scenario="../../etc/passwd"))),
        "old rules": to_json(replace(good, header=replace(good.header, rules=1))),
        "unfinished": to_json(replace(good, finished=False)),
    }
    names = []
    for name, text in files.items():
        names.append(str(tmp_path / f"{name}.json"))
        Path(names[-1]).write_text(text, encoding="utf-8")
    done = run("records", "import", *names, str(tmp_path / "nowhere.json"), str(tmp_path))
    assert done.status == 1
    assert "1 sitting came in" in done.out
    assert "1 sitting not played to the end" in done.out
    faults = done.err.splitlines()
    assert len(faults) == 13, done.err
    assert all(str(tmp_path) in fault for fault in faults)
    assert any("does not ship with salesdance" in fault for fault in faults)
    assert any("says that it is finished, and is not" in fault for fault in faults)
    assert any("Turn 1" in fault for fault in faults)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("records", "import"), "Name the files"),
        (("records", "show", "x.json"), "goes with `records import`"),
        (("records", "show", "--imported"), "--imported goes with `records forget`"),
        (("records", "share", "--private", "--earlier"), "one of the two"),
        (("records", "share", "--person", "Nobody"), "Nobody"),
        (("records", "forget", "--imported", "--person", "Ada"), "belong to nobody"),
    ],
)
def test_what_does_not_go_together_is_refused_with_a_sentence(run: Run, words: tuple[str, ...], said: str) -> None:
    fill(("Ada", QUICK, 20))
    done = run(*words)
    assert done.status != 0
    assert said in done.err

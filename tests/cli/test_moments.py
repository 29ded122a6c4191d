"""`salesdance moments`: what is due, in the terminal; the list; and nobody's moments but one's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from salesdance.analysis import Analysis
from salesdance.cli import catching_up, coaching, content, due
from salesdance.cli.due import NONE_YET
from salesdance.cli.keeping import Keeper, opened, record_file, someone
from salesdance.sitting.due import BETTER as FURTHER
from salesdance.sitting.due import SKIPPED, THEN, TITLE
from salesdance.sitting.practice import ANOTHER, BEST
from salesdance.transcript import Transcript
from tests.cli.conftest import Run, sittings
from tests.cli.turned import CONTENT, MONDAY, badly_played, found, kept


@pytest.fixture
def tuesday(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the day after the deal."""
    monkeypatch.setattr(due.Due.__init__, "__kwdefaults__", {"clock": lambda: MONDAY + timedelta(days=1)})
    monkeypatch.setattr(content, "Shelfware", lambda: CONTENT)
    monkeypatch.setattr(due, "clock", lambda: MONDAY + timedelta(days=1))


def played(name: str = "You", *moves: str) -> None:
    with opened() as store:
        assert store is not None
        kept(store, someone(store, name), *moves)


def numbers(out: str) -> dict[str, str]:
    """The lines of the last hand that was shown, by their numbers."""
    hand = out.rpartition("What now?")[2]
    return {line.split()[0]: line for line in hand.splitlines() if line[:2].strip().isdigit()}


def test_a_moment_is_met_and_solved_by_a_number(run: Run, tuesday: None) -> None:
    played()
    shown = run("moments", "--text", typed="n\nq\n").out
    assert TITLE in shown
    assert "One moment is due." in shown
    assert "What you knew:" in shown
    number = next(one for one, line in numbers(shown).items() if "have to nod" in line)
    done = run("moments", "--text", typed=f"{number}\n")
    assert done.status == 0
    assert BEST in done.out
    assert "The next one comes on Thursday 5 March." in done.out
    assert run("moments", "--text").out.count("Nothing is due today.") == 1


def test_what_was_missed_tells_what_would_have_led_further(run: Run, tuesday: None) -> None:
    played()
    shown = run("moments", "--text", typed="").out
    skip = {one for one, line in numbers(shown).items() if "nod" in line or "stapler" in line.lower()}
    number = next(one for one, line in numbers(shown).items() if one not in skip and "twenty-six" not in line)
    done = run("moments", "--text", typed=f"{number}\n").out
    if ANOTHER in done:
        assert THEN in done
        assert FURTHER in done
    assert "tomorrow" in done


def test_stopping_keeps_it_due_and_skipping_leaves_it_for_tomorrow(run: Run, tuesday: None) -> None:
    played("You", "about_us", "close")
    assert run("moments", "--text", typed="q\n").status == 0
    done = run("moments", "--text", typed="huh\ns\n\ns\n").out
    assert "2 moments are due." in done
    assert "A number from 1 to" in done
    assert done.count(SKIPPED) == 2
    listed = json.loads(run("moments", "--format", "json").out)["moments"]
    assert [(one["skipped"], one["due"], one["due_now"]) for one in listed] == [(1, "2026-03-04", False)] * 2


def test_the_list_tells_when_each_is_due_and_how_it_went(run: Run, tuesday: None) -> None:
    played("You", "about_us", "close")
    run("moments", "--text", typed="s\nq\n")
    first, second = run("moments", "--list").out.splitlines()
    assert first.startswith("The Copy Room, 2 March 2026, ")
    assert "your line 4: due today; not tried yet." in first
    assert "your line 2: due tomorrow; skipped once." in second
    told = json.loads(run("moments", "--list", "--format", "json").out)
    assert (told["version"], told["person"]) == (1, "You")
    assert set(told["moments"][0]) == {
        "sitting", "entry", "turn", "scenario", "title", "played_at", "due", "due_now",
        "solved", "missed", "skipped", "set_aside",
    }  # fmt: skip


def test_a_deal_that_changed_is_listed_as_set_aside(run: Run, tuesday: None) -> None:
    played()
    with opened() as store:
        assert store is not None
        store.connection.execute("UPDATE sittings SET header = json_set(header, '$.deck_digest', '0')")
    assert "set aside; not tried yet. The moves deck has changed since" in run("moments", "--list").out
    done = run("moments", "--text")
    assert done.status == 0
    assert "is set aside" in done.out


def test_moments_are_ones_own_and_nobody_unknown_has_any(run: Run, tuesday: None) -> None:
    played("You")
    played("Bo", "close")
    assert json.loads(run("moments", "--person", "Bo", "--format", "json").out)["person"] == "Bo"
    assert "your line 4" in run("moments", "--person", "2", "--list").out
    for words in (("--list",), ("--text",)):
        nobody = run("moments", "--person", "Cleo", *words)
        assert nobody.status == 2
        assert nobody.err == "Nobody here is called 'Cleo'. There is You, Bo.\n"
    assert len(json.loads(run("records", "show", "--format", "json").out)["people"]) == 2


def test_without_records_there_is_a_kind_sentence_and_no_file_is_made(run: Run) -> None:
    assert run("moments", "--text").out == f"{NONE_YET}\n"
    assert run("moments", "--list").out == "Nobody has played here yet.\n"
    assert json.loads(run("moments", "--format", "json").out) == {"version": 1, "person": None, "moments": []}
    assert run("moments", "--person", "Cleo").status == 2
    assert not record_file().exists()


def test_lines_that_are_piped_in_are_met_in_the_terminal(run: Run, tuesday: None) -> None:
    played()
    done = run("moments", typed="q\n")
    assert "Lines are piped in. salesdance plays here in the terminal." in done.err
    assert "One moment is due." in done.out


def test_a_keeper_keeps_the_moments_of_the_sitting_it_kept() -> None:
    with opened() as store:
        assert store is not None
        you = someone(store, "You")
        sitting, transcript = badly_played(store, you)
        keeper = Keeper(store, you)
        keeper.go_on(store.sitting(sitting), transcript)
        keeper.moments(found(transcript, "about_us"))
        assert len(store.moments(sitting)) == 1
        Keeper(None, None).moments(found(transcript, "about_us"))


@pytest.fixture
def analysed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Whatever is gone through turned at its second own line; told are the deals."""
    told: list[str] = []

    def quick(deal: content.Content, transcript: Transcript, **_: object) -> Analysis:
        told.append(deal.scenario.id)
        return found(transcript, "about_us")

    for module in (catching_up, coaching):
        monkeypatch.setattr(module, "analysis_of", quick)
    return told


BADLY = ("ask/history", "about_us", "ask/scans", "walk_out")


def test_a_deal_played_from_a_file_or_a_pipe_says_what_its_debrief_lacks_and_owes_its_moments(
    run: Run, moves_file: Callable[..., str], analysed: list[str]
) -> None:
    filed = run("play", "copy_room", "--moves", moves_file(*BADLY), "--seed", "7").out
    piped = run("play", "copy_room", "--text", "--seed", "7", typed="x\nabout_us\n" + "walk_out\nwalk_out\n").out
    ids = [sitting.id for sitting, _ in sittings()]
    assert [sitting.state for sitting, _ in sittings()] == ["finished", "finished"]
    for out, id in zip((filed, piped), ids, strict=True):
        assert f"`salesdance review {id}`" in " ".join(out.partition("== Where it turned")[2].split())
    listed = run("moments", "--list").out
    assert NONE_YET in listed
    assert "2 finished deals are still to be gone through for their moments; " in listed
    assert f"`salesdance review` with {ids[0]}, {ids[1]}." in listed
    assert analysed == []


def test_reviewing_such_a_deal_keeps_its_moments_and_so_does_meeting_them_with_lines_piped_in(
    run: Run, moves_file: Callable[..., str], analysed: list[str]
) -> None:
    for _ in range(2):
        run("play", "copy_room", "--moves", moves_file(*BADLY), "--seed", "7")
    first = sittings()[0][0].id
    assert "your line 2" not in run("moments", "--list").out
    assert "Not worked out here" not in run("review", first).out
    once = run("moments", "--list").out
    assert once.count("your line 2: due tomorrow") == 1
    assert "One finished deal is still" in once
    assert "The next one comes tomorrow." in run("moments").out
    after = run("moments", "--list").out
    assert after.count("your line 2: due tomorrow") == 2
    assert "gone through" not in after
    assert analysed == ["copy_room", "copy_room"]

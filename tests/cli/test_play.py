import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from salesdance.cli import evening as evenings
from salesdance.cli import play
from salesdance.cli.content import load
from salesdance.cli.keeping import record_file
from salesdance.cli.main import entry
from salesdance.cli.orders import DESK_DEALS, Orders, orders_of
from salesdance.cli.places import shipped_scenarios
from salesdance.errors import RecordError
from salesdance.records import Store
from salesdance.sitting import Sitting
from salesdance.transcript import Header, from_json
from tests.cli.conftest import Keyboard, Run, sittings

MovesFile = Callable[..., str]
WON = ("nail/delivery_date/timed", "nail/named_users/timed", "goodbye")
LOST = (
    *["look_back " + move for move in ("downside/late_map", "ask/breakdown", "ask/old_boxes")],
    *("thought clear", "is_it_final", "permission", "pin dead_dots fairly", "why", "if_matched", "say_nothing"),
    "hang_up",
)


def test_the_first_start_plays_the_yes_without_asking_anything(run: Run) -> None:
    done = run("play")
    assert done.status == 0
    assert done.out.startswith("\n== The Yes\n")
    assert "plays here in the terminal" in done.err.splitlines()[0]
    ((sitting, moves),) = sittings()
    assert (sitting.scenario, sitting.state) == ("the_yes", "open")
    assert [move.move for move in moves if move.move == "close"] == ["close"]


def test_with_text_it_need_not_say_that_there_is_no_window(run: Run) -> None:
    assert "window" not in run("play", "--text").err


def test_the_next_start_offers_to_go_on_with_a_line_about_where_it_was(run: Run) -> None:
    run("play", "--text", typed="who_uses\np\n1 bet\n")
    ((_, before),) = sittings()
    done = run("play", "--text", typed="\nn\nt\nnail/delivery_date/timed\n")
    assert done.out.startswith("You are in the middle of The Yes.\nWednesday, 13:5")
    assert "(I'd bet on it)" in done.out or "What you think it really is:" in done.out
    ((_, after),) = sittings()
    assert after[: len(before)] == before
    assert len(after) == len(before) + 1
    assert after[-1].extra["forecasts"][0]["taken"] == "pinned"  # type: ignore[index]


def test_something_else_can_be_played_and_the_open_one_stays(run: Run) -> None:
    run("play", "--text", typed="who_uses\n")
    done = run("play", "--text", typed="n\ncopy\nask/history\n")
    assert "== Deals" in done.out
    assert "The Yes (in the middle)" in done.out
    stored = sittings()
    assert [sitting.scenario for sitting, _ in stored] == ["the_yes", "copy_room"]
    assert [sitting.state for sitting, _ in stored] == ["open", "open"]


def test_a_sitting_that_was_stopped_in_days_of_waiting_goes_on_there(run: Run) -> None:
    run("play", "the_yes", "--text", "--seed", "2", typed="x\ngoodbye\ngoodbye\ncarry_on\n")
    done = run("play", "--text", typed="\n")
    assert "4 h left" in done.out or "h left" in done.out
    assert "== Ninety days, day" in done.out


def test_a_killed_sitting_loses_nothing(tmp_path: Path) -> None:
    environment = {**os.environ, "SALESDANCE_DATA": str(tmp_path / "data")}
    command = [sys.executable, "-m", "salesdance", "play", "copy_room", "--text", "--seed", "5"]
    child = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True, bufsize=1
    )
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write("ask/history\nask/scans\n")
    child.stdin.flush()
    shown = _read_until(child, "what happens to a litigation scan", answers=2)
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdin.close()
    child.stdout.close()
    assert "You:" in shown
    done = subprocess.run(
        [sys.executable, "-m", "salesdance", "play", "--text"],
        input="\nask/stapler\n",
        capture_output=True,
        env=environment,
        text=True,
        check=True,
    )
    assert "You are in the middle of The Copy Room." in done.stdout
    assert "litigation scan" in done.stdout
    with sqlite3.connect(tmp_path / "data" / "records.db") as connection:
        moves = [row[0] for row in connection.execute("SELECT move FROM moves ORDER BY n")]
    connection.close()
    assert moves == ["ask/history", "ask/scans", "ask/stapler"]


def _read_until(child: "subprocess.Popen[str]", words: str, *, answers: int) -> str:
    """What a child shows until its answers have been shown."""
    assert child.stdout is not None
    text, deadline = "", time.monotonic() + 60
    while time.monotonic() < deadline:
        line = child.stdout.readline()
        text += line
        if text.count("You: ") >= answers and "q stop" in line:
            return text
    raise AssertionError(text)


def test_an_interrupt_stops_with_130_and_keeps_what_was_played(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def typed_then_interrupted() -> Callable[[], str | None]:
        lines = iter(["ask/history"])

        def read() -> str | None:
            for line in lines:
                return line
            raise KeyboardInterrupt

        return read

    monkeypatch.setattr(evenings, "reader", lambda stdin: typed_then_interrupted())
    done = run("play", "copy_room", "--text")
    assert done.status == 130
    ((sitting, moves),) = sittings()
    assert (sitting.state, [move.move for move in moves]) == ("open", ["ask/history"])


def test_a_closed_pipe_is_quiet_and_keeps_what_was_played(tmp_path: Path) -> None:
    environment = {**os.environ, "SALESDANCE_DATA": str(tmp_path / "data")}
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "salesdance", "play", "copy_room", "--text"],
            input=b"ask/history\n" * 3000,
            stdout=closed,
            stderr=subprocess.PIPE,
            env=environment,
            check=False,
        )
    assert done.returncode == 141
    assert done.stderr == b""


def test_a_finished_sitting_is_stored_with_its_truth_and_card_and_its_debrief_follows(run: Run) -> None:
    typed = "5\n" + "\n".join(WON) + "\n\n" + "carry_on\n" * 12 + "1\n"
    done = run("play", "the_yes", "--text", "--seed", "1", typed=typed)
    assert "== Day 90" in done.out
    assert "Before you turn the page: what was it" in done.out
    order = ["== Day 90", "== Gwen Abara", "== What was luck", "== The card", "== What there was to find"]
    assert [done.out.index(words) for words in order] == sorted(done.out.index(words) for words in order)
    assert "Afterwards you said:" in done.out
    ((sitting, _),) = sittings()
    assert sitting.state == "finished"
    assert sitting.truth in ("landlord", "own_loaf")
    assert "1 of 2 truths met." in run("play", typed="q\n").out


def days_of(seed: int) -> list[str]:
    """The moves of The Yes to day ninety: two things nailed down, and then nothing at any stop."""
    content = load("the_yes")
    head = Header("the_yes", "", "", 1, "", "", seed, seed)
    seat = Sitting.begin(content.scenario, content.deck, content.tables, game_seed=seed, type_seed=seed, header=head)
    moves = list(WON)
    for move in moves:
        seat.say(move)
    while not seat.finished:
        moves.append("carry_on")
        seat.say("carry_on")
    return moves


def test_a_moves_file_plays_without_a_hand_on_the_keys(run: Run, moves_file: MovesFile, tmp_path: Path) -> None:
    path = moves_file("# the door", "", "still_there 6", *days_of(1))
    done = run("play", "the_yes", "--moves", path, "--seed", "1", "--save", str(tmp_path / "saved.json"))
    assert (done.status, done.err) == (0, "")
    assert "== Day 90" in done.out
    assert "== The card" in done.out
    saved = from_json((tmp_path / "saved.json").read_text(encoding="utf-8"))
    assert saved.finished
    assert (saved.header.a0, saved.header.a1) == (0.0, 0.5)
    assert saved.entries[7].forecasts[0].figures == 6


def test_a_moves_file_that_ends_early_is_saved_unfinished(run: Run, moves_file: MovesFile, tmp_path: Path) -> None:
    saved = tmp_path / "saved.json"
    done = run("play", "the_yes", "--moves", moves_file("who_uses", "pin landlord bet"), "--save", str(saved))
    assert done.status == 0
    assert "Saved." in done.err
    transcript = from_json(saved.read_text(encoding="utf-8"))
    assert not transcript.finished
    assert transcript.pending[0].card == "landlord"
    assert "== The card" not in done.out


def test_a_lost_deal_is_played_from_a_file_and_its_reason_asked(run: Run, moves_file: MovesFile) -> None:
    done = run("play", "in_the_bag", "--moves", moves_file(*LOST), "--seed", "4", "--format", "json")
    assert done.status == 0
    told = json.loads(done.out)
    assert told["version"] == 1
    assert (told["scenario"], told["finished"]) == ("in_the_bag", True)
    assert told["card"]["total"] > 0
    assert told["turns"][0]["you"]
    assert told["turns"][-1]["heard"][-1]["says"]
    assert told["transcript"]["header"]["game_seed"] == 4
    assert [entry["origin"] for entry in told["transcript"]["entries"]].count("look_back") == 3


def test_json_of_an_unfinished_sitting_has_no_card(run: Run, moves_file: MovesFile) -> None:
    told = json.loads(run("play", "the_yes", "--moves", moves_file("who_uses"), "--format", "json").out)
    assert (told["finished"], told["card"]) == (False, None)
    assert "turning" not in told, "the coach goes along only where somebody reads what it finds"
    assert [turn["turn"] for turn in told["turns"]] == [0, 1]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("nail/delivery_date/timd", "There is no move 'nail/delivery_date/timd'. Did you mean"),
        ("ask/corner", "cannot be made now. Legal now: "),
        ("pin nobody bet", "There is no card 'nobody'; the cards are"),
        ("pin landlord surely", "'surely' is not a sureness"),
        ("still_there many", "'still_there many' is not a line of a moves file; this forecast is `still_there N`"),
        ("thought say", "There is no thought to answer now."),
        ("thought perhaps", "a first thought is answered with"),
        ("who_uses twice", "a line is one move id"),
        ("look_back who_uses", "cannot be made now"),
    ],
)
def test_a_line_that_cannot_be_played_is_named_and_what_came_before_is_kept(
    run: Run, moves_file: MovesFile, line: str, says: str
) -> None:
    path = moves_file("who_uses", "", line, "goodbye")
    done = run("play", "the_yes", "--moves", path)
    assert done.status == 1
    assert done.err.splitlines()[-1].startswith(f"{path}:3: ")
    assert says in done.err
    ((sitting, moves),) = sittings()
    assert (sitting.state, moves[-1].move) == ("open", "who_uses")


def test_a_line_after_the_end_is_refused(run: Run, moves_file: MovesFile) -> None:
    done = run("play", "the_yes", "--moves", moves_file("leave_openly", "who_uses"))
    assert done.status == 1
    assert "moves.txt:2: " in done.err
    assert "This sitting has ended" in done.err
    assert sittings()[0][0].state == "finished"


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["nowhere"], 2, "There is no scenario 'nowhere'."),
        (["the_yess"], 2, "Did you mean 'the_yes'?"),
        (["the_yes", "--moves", "/nowhere/moves.txt"], 2, "/nowhere/moves.txt cannot be read"),
        (["the_yes", "--moves", "."], 2, ". is a folder; give a file of moves."),
        (["the_yes", "--save", "."], 2, ". is a folder; give a file name."),
        (["the_yes", "--save", "/nowhere/x.json"], 2, "There is no folder /nowhere"),
        (["the_yes", "--seed", "-1"], 2, "a seed is a whole number"),
        (["the_yes", "--seed", str(2**63)], 2, "a seed is a whole number"),
        (["the_yes", "--profile", "guesses"], 2, "invalid choice: 'guesses'"),
        (["the_yes", "--person", "7"], 2, "Nobody here is called '7'."),
        (["the_yes", "--person", "x" * 40], 2, "too long"),
    ],
)
def test_what_will_not_do_gets_one_sentence_before_anything_is_played(
    run: Run, words: list[str], status: int, says: str
) -> None:
    done = run("play", *words)
    assert done.status == status
    assert says in done.err
    assert done.out == ""


def test_a_scenario_with_errors_is_refused_with_its_places(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("salesdance: 1\nid: broken\ntitel: Oh\n", encoding="utf-8")
    done = run("play", str(broken))
    assert done.status == 1
    assert f"{broken}:3:1: error" in done.err


def test_a_binary_moves_file_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "moves.bin"
    path.write_bytes(b"\xff\xfe\x00goodbye")
    assert "is not text in UTF-8" in run("play", "the_yes", "--moves", str(path)).err


def test_records_that_cannot_be_used_do_not_stop_the_game(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("SALESDANCE_DATA", str(tmp_path / "file" / "data"))
    done = run("play", "the_yes", "--text", typed="x\nwho_uses\n")
    assert done.status == 0
    assert "this time nothing is saved" in done.err
    assert "Saved." not in done.err
    assert "You: " in done.out


def test_a_damaged_record_file_is_left_as_it_is(run: Run) -> None:
    record_file().parent.mkdir(parents=True)
    record_file().write_bytes(b"this is no database" * 100)
    done = run("play", "the_yes", "--text", typed="who_uses\n")
    assert done.status == 0
    assert "this time nothing is saved" in done.err
    assert record_file().read_bytes() == b"this is no database" * 100


def test_a_disk_that_fills_up_is_told_once_and_the_game_goes_on(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Store.add_move

    def full(self: Store, sitting_id: str, move: object) -> None:
        if getattr(move, "n", 0) > 8:
            raise RecordError("The disk is full: records.db could not be written.")
        whole(self, sitting_id, move)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "add_move", full)
    done = run(
        "play", "the_yes", "--text", typed="x\nwho_uses\nnail/delivery_date/timed\nnail/internal_meeting/timed\n"
    )
    assert done.err.count("The disk is full") == 1
    assert "from here on nothing is saved" in done.err
    assert done.out.count("You: ") == 3
    assert len(sittings()[0][1]) == 8


@pytest.mark.parametrize("broken", ["set_setting", "unfinished"])
def test_records_that_fail_before_the_first_word_do_not_stop_the_game(
    run: Run, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def fails(*args: object, **more: object) -> None:
        raise RecordError("The disk is full.")

    monkeypatch.setattr(Store, broken, fails)
    done = run("play", "--text", typed="x\nwho_uses\n")
    assert done.status == 0
    assert done.err == "The disk is full. You can play; this time nothing is saved.\n"
    assert "You: " in done.out


def test_a_deal_that_was_changed_meanwhile_is_not_played_on(run: Run, tmp_path: Path) -> None:
    mine = tmp_path / "the_yes.yaml"
    text = shipped_scenarios()["the_yes"].read_text(encoding="utf-8")
    mine.write_text(text, encoding="utf-8")
    run("play", str(mine), "--text", typed="x\nwho_uses\n")
    assert run("play", "--text", typed="\n").out.startswith("You are in the middle of The Yes.")
    mine.write_text(text.replace("teaser: Three minutes", "teaser: Four minutes"), encoding="utf-8")
    done = run("play", "--text", typed="q\n")
    assert "cannot go on" in done.out
    assert "has changed since" in done.out
    assert [sitting.state for sitting, _ in sittings()] == ["open"]
    again = run("play", "--text", typed="\nwho_uses\n")
    assert "== The Yes" in again.out
    assert [sitting.state for sitting, _ in sittings()] == ["left", "open"]
    assert len(sittings()[0][1]) == 8


def test_several_people_share_a_machine(run: Run) -> None:
    done = run("play", "the_yes", "--text", "--person", "Ann", typed="x\nwho_uses\n")
    assert "Ann is new here" in done.err
    run("play", "the_yes", "--text", "--person", "Bob", typed="x\n")
    assert "new here" not in run("play", "the_yes", "--text", "--person", "ann").err
    assert run("play", "--text", "--person", "1", typed="q\n").out.startswith("You are in the middle")
    assert "Ann: 2 sittings" in run("records").out
    assert "Bob: 1 sitting," in run("records").out


def orders(**changes: object) -> Orders:
    plain = {
        "scenario": "", "game_seed": None, "type_seed": None, "person": "", "profile": "evidence",
        "mode": "plain", "moves": "", "save": "", "json": False,
    }  # fmt: skip
    return Orders(**{**plain, **changes})  # type: ignore[arg-type]


class ATerminal(StringIO):
    def isatty(self) -> bool:
        return True


def at_a_terminal(typed: str, **changes: object) -> str:
    keys = Keyboard(typed)
    keys.person = True
    out = ATerminal()
    assert evenings.evening(orders(**changes), keys, out, {"TERM": "dumb"}) == 0
    return out.getvalue()


def test_at_a_terminal_the_first_start_has_nothing_to_fill_in() -> None:
    assert at_a_terminal("q\n").startswith("\n== The Yes\n")
    assert len(sittings()) == 1
    assert "You are in the middle of The Yes." in at_a_terminal("q\n")


def test_at_a_terminal_a_named_deal_that_is_open_is_offered_and_can_be_begun_anew() -> None:
    at_a_terminal("\nask/history\nq\n", scenario="copy_room")
    assert "You are in the middle of The Copy Room." in at_a_terminal("\nq\n", scenario="copy_room")
    assert "== First meeting" in at_a_terminal("n\nq\n", scenario="copy_room")
    assert [sitting.state for sitting, _ in sittings()] == ["left", "open"]
    assert "in the middle" not in at_a_terminal("q\n", scenario="copy_room", game_seed=3)


def test_after_the_first_deal_the_library_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("salesdance.cli.aftermath.scale_for", lambda *_: (0.0, 0.5))
    text = at_a_terminal("leave_openly\n\n\n\n\nq\n")
    assert "Type a number to say that line." in text
    assert "== The card" not in text
    assert text.index("== What was luck") < text.index("That is where selling starts.") < text.index("== Deals")
    assert "1 of 2 truths met." in text


def test_the_coach_goes_along_where_somebody_reads_and_is_let_go_in_the_end(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    class ACoach:
        def __init__(self, *_: object) -> None:
            seen.append("began")

        def stop(self) -> None:
            seen.append("stopped")

    monkeypatch.setattr("salesdance.cli.playing.Coach", ACoach)
    monkeypatch.setattr("salesdance.cli.aftermath.scale_for", lambda *_: (0.0, 0.5))
    at_a_terminal("q\n", scenario="copy_room", screened=True)
    assert seen == ["began", "stopped"]
    monkeypatch.setattr(play, "orders_of", orders_of)
    run("play", "copy_room", "--text", typed="")
    assert seen == ["began", "stopped"]


def test_a_narrow_terminal_works_with_a_warning(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    done = run("play", "copy_room", "--text", typed="ask/history\nm\n")
    assert done.err.count("narrower than 60 columns") == 1
    assert max(len(line) for line in done.out.splitlines()) <= 40


def test_the_list_of_deals(run: Run) -> None:
    assert " 1  The Yes\n" in run("play", "--list").out
    told = json.loads(run("play", "--list", "--format", "json").out)
    assert told["version"] == 1
    assert {one["id"] for one in told["scenarios"]} == set(shipped_scenarios()) - {DESK_DEALS[0]}
    assert not record_file().exists()


def test_seeds_decide_luck_and_person(run: Run, moves_file: MovesFile) -> None:
    path = moves_file("ask/history", "ask/scans", "ask/stapler")

    def digests(*words: str) -> list[str]:
        told = json.loads(run("play", "copy_room", "--moves", path, "--format", "json", *words).out)
        return [entry["digest"] for entry in told["transcript"]["entries"]]

    assert digests("--seed", "3") == digests("--seed", "3")
    assert digests("--seed", "3") != digests("--seed", "3", "--type-seed", "4")
    headers = [sitting for sitting, _ in sittings()]
    assert [(one.game_seed, one.type_seed) for one in headers[:2]] == [(3, 3), (3, 3)]


def test_without_a_seed_every_sitting_is_another_one(run: Run) -> None:
    for _ in range(2):
        run("play", "copy_room", "--text")
    (one, _), (other, _) = sittings()
    assert one.game_seed != other.game_seed
    assert one.game_seed != one.type_seed


def test_a_move_that_waited_for_a_forecast_is_shown_before_the_next_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moves = tmp_path / "moves"
    past = "look_back downside/late_map\nlook_back ask/breakdown\nlook_back ask/old_boxes\nthought clear\n"
    moves.write_text(past + "why\nif_matched\n", encoding="utf-8")
    entry(["play", "in_the_bag", "--seed", "6", "--moves", str(moves)])
    shown = capsys.readouterr().out
    assert "What was it that brought you round" in shown
    assert shown.index("What was it that brought you round") < shown.index("And if we had matched")

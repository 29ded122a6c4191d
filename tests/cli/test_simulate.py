"""`salesdance simulate`: any number of games, by any number of processes, and what there is when it is stopped."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from salesdance.cli import cast, crowd, scale
from salesdance.cli.cast import shipped_players
from salesdance.cli.main import entry

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _a_known_scale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale, "scale_for", lambda content: (0.0, 0.5))


def simulated(capsys: Capture, *words: str, status: int = 0) -> dict[str, Any]:
    """Run `simulate` on a short deal and return its JSON."""
    assert entry(["simulate", "in_the_bag", "--format", "json", *words]) == status
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_all_players_are_played_and_every_share_has_its_error(capsys: Capture) -> None:
    found = simulated(capsys, "--player", "order_taker", "--games", "60", "--scored", "2")
    assert (found["version"], found["complete"], found["games"]) == (1, True, 60)
    (figures,) = found["players"].values()
    assert figures["games"] == 60
    assert figures["scored_games"] == 2
    assert {"yes", "kept", "kept_exact", "lost", "reason_known", "score"} <= set(figures["standard_errors"])


def test_two_processes_find_what_one_finds(capsys: Capture) -> None:
    words = ("--player", "average", "--games", "2300", "--scored", "3")
    one = simulated(capsys, *words, "--processes", "1")
    assert simulated(capsys, *words, "--processes", "2") == one


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--games", "0"], "from 1 to 1,000,000,000,000, not 0"),
        (["--games", "-3"], "from 1 to 1,000,000,000,000, not -3"),
        (["--games", "many"], "a whole number"),
        (["--games", "1" + "0" * 15], "from 1 to"),
        (["--scored", "-1"], "from 0 to"),
        (["--processes", "0"], "from 1 to"),
        (["--svg", "/nowhere/at/all.svg"], "no folder"),
        (["--player", "nobody"], "nobody"),
    ],
)
def test_what_cannot_be_is_a_sentence(words: list[str], said: str, capsys: Capture) -> None:
    assert entry(["simulate", "in_the_bag", *words]) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""


def stopped_after(pieces: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let somebody press Ctrl-C when so many pieces are done."""
    whole = crowd.Crowd.in_order

    def in_order(self: crowd.Crowd, work: Any, jobs: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
        for at, result in enumerate(whole(self, work, jobs)):
            if at == pieces:
                raise KeyboardInterrupt
            yield result

    monkeypatch.setattr(crowd.Crowd, "in_order", in_order)


def test_a_billion_games_can_be_stopped_and_tell_what_there_is(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    stopped_after(2, monkeypatch)
    words = ["simulate", "in_the_bag", "--player", "order_taker", "--games", "1000000000", "--scored", "0"]
    assert entry([*words, "--processes", "1", "--format", "json"]) == 130
    told = capsys.readouterr()
    found = json.loads(told.out)
    assert found["complete"] is False
    assert found["players"]["order_taker"]["games"] == 2000 + 16_384
    assert "18,384 of 1,000,000,000 games" in told.err


def test_stopped_before_anything_was_played_there_is_nothing_to_tell(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    stopped_after(0, monkeypatch)
    assert entry(["simulate", "in_the_bag", "--player", "order_taker", "--scored", "0"]) == 130
    assert capsys.readouterr().out == ""


def test_players_are_played_in_turns_so_that_what_there_is_covers_them_all(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    few = {name: one for name, one in shipped_players().items() if name in ("order_taker", "pushy", "random")}
    monkeypatch.setattr(cast, "shipped_players", lambda: few)
    words = ["simulate", "in_the_bag", "--games", "1000000000", "--scored", "0", "--processes", "1", "--format", "json"]
    stopped_after(4, monkeypatch)
    assert entry(words) == 130
    found = json.loads(capsys.readouterr().out)
    assert {name: one["games"] for name, one in found["players"].items()} == {
        "order_taker": 2000 + 16_384,
        "pushy": 2000,
        "random": 2000,
    }
    assert found["not_begun"] == []


def test_those_who_were_not_begun_are_named(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    few = {name: one for name, one in shipped_players().items() if name in ("order_taker", "pushy", "random")}
    monkeypatch.setattr(cast, "shipped_players", lambda: few)
    stopped_after(1, monkeypatch)
    assert entry(["simulate", "in_the_bag", "--games", "900", "--scored", "0", "--processes", "1"]) == 130
    told = capsys.readouterr()
    assert "order_taker" in told.out
    assert "Not begun: pushy, random." in told.err


def test_of_one_game_no_error_is_told(capsys: Capture) -> None:
    words = ("--player", "order_taker", "--scored", "1", "--processes", "1")
    (one,) = simulated(capsys, "--games", "1", *words)["players"].values()
    assert set(one["standard_errors"].values()) == {None}
    assert one["exchanges"]["standard_error"] is None
    assert entry(["simulate", "in_the_bag", "--games", "1", *words]) == 0
    told = capsys.readouterr().out
    assert "±" not in told.split("\n\n± is one")[0]
    assert "one says nothing about its own error" in told
    assert entry(["simulate", "in_the_bag", "--games", "3", "--player", "order_taker", "--scored", "0"]) == 0
    assert "one says nothing" not in capsys.readouterr().out


def test_the_figures_can_be_had_as_a_picture(tmp_path: Path, capsys: Capture) -> None:
    picture = tmp_path / "players.svg"
    words = ["simulate", "in_the_bag", "--player", "order_taker", "--games", "50", "--scored", "0"]
    assert entry([*words, "--svg", str(picture)]) == 0
    assert picture.read_text(encoding="utf-8").startswith("<svg")
    assert "order_taker" in capsys.readouterr().out


def test_a_file_of_ones_own_is_played_like_any_other(tmp_path: Path, capsys: Capture) -> None:
    own = tmp_path / "mine.yaml"
    own.write_text("player: mine\nabout: Leaves.\nhabits:\n  - {do: [hang_up, walk_out]}\n", encoding="utf-8")
    found = simulated(capsys, "--player", str(own), "--games", "20", "--scored", "0")
    assert list(found["players"]) == ["mine"]


def test_who_recites_nobody_is_refused_at_the_place_by_both_commands(tmp_path: Path, capsys: Capture) -> None:
    own = tmp_path / "echo.yaml"
    own.write_text("player: echo\nabout: Echoes.\nrecites: exprt\n", encoding="utf-8")
    assert entry(["check", str(own)]) == 1
    said = capsys.readouterr().out.strip()
    assert said.startswith(f"{own}:3:10: error unknown-player:")
    assert "`expert`" in said
    assert entry(["simulate", "in_the_bag", "--player", str(own), "--scored", "0"]) == 1
    assert said in capsys.readouterr().err


def test_who_recites_a_reciter_is_refused_in_a_sentence(tmp_path: Path, capsys: Capture) -> None:
    own = tmp_path / "echo.yaml"
    own.write_text("player: echo\nabout: Echoes.\nrecites: reciter\n", encoding="utf-8")
    assert entry(["simulate", "in_the_bag", "--player", str(own), "--scored", "0"]) == 1
    assert "`reciter` itself recites expert" in capsys.readouterr().err

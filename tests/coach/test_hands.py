"""Sharing out the pass over a finished deal: the same to the last bit, and done by this process where no other does."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from salesdance.analysis import Analysis
from salesdance.coach import Sharing, analyse, looking
from salesdance.coach.analysing import Screener
from salesdance.coach.deal import Deal, heard_through
from salesdance.coach.exactly import Exact
from salesdance.coach.hands import Hands
from salesdance.coach.looking import Look, Piece, evenly, look, look_at_all, one_after_the_other
from salesdance.coach.weighing import Played
from tests.builders import some_tables
from tests.coach.deals import LITTLE, LOST, a_tiny_deal, expert, script
from tests.coach.test_screening import a_deal, no_deal

ROOT = Path(__file__).parents[2]


def the_deal() -> Deal:
    """Return a short deal that was lost, gone through."""
    (tables, scenario, player), transcript = a_deal(), script(a_tiny_deal(), *LOST)
    return heard_through(tables, scenario, player, transcript.header, transcript.entries)


def looks_of(deal: Deal, games: int = 16) -> list[Look]:
    """Return looks at all choices of a deal."""
    return [Look(moment.turn, moment.options, games, 400) for moment in deal.listening.moments]


def figures(found: list[Played | Exact]) -> list[bytes]:
    """Return every bit of what was found."""
    return [b"".join(getattr(one, name).tobytes() for name in ("value", "kept", "true_value")) for one in found]


class Pieces(Hands):
    """This process alone, which does the work in as many pieces as several would."""

    count = 3  # type: ignore[assignment]


def test_cut_into_pieces_the_work_comes_to_the_same_to_the_last_bit() -> None:
    deal = the_deal()
    looks, made = looks_of(deal), list[Any]()
    whole = look(deal, Piece(tuple(looks), 5))
    hands = Pieces(deal)
    each = hands.each

    def noted(does: Callable[..., Any], pieces: Any) -> list[Any]:
        made.extend(pieces)
        return each(does, pieces)

    hands.each = noted  # type: ignore[method-assign]
    assert figures(look_at_all(hands, looks, 5)) == figures(whole)
    assert len(made) == 3


def test_the_control_luck_that_hangs_on_the_piece_comes_to_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    deal = the_deal()
    whole = look(deal, Piece(tuple(looks_of(deal)), 5))

    def by_piece(deal: Deal, piece: Piece) -> list[Played | Exact]:
        return look(deal, Piece(piece.looks, piece.seed + piece.looks[0].turn))

    monkeypatch.setattr(looking, "look", by_piece)
    assert figures(look_at_all(Pieces(deal), looks_of(deal), 5)) != figures(whole)


def test_every_place_is_in_one_piece_whichever_way_the_work_is_cut() -> None:
    work = [float(one) for one in np.random.default_rng(2).integers(1, 9000, 40)]
    for shares in (1, 2, 3, 8, 60):
        for cut in (evenly, one_after_the_other):
            assert sorted(at for piece in cut(work, shares) for at in piece) == list(range(40))
        loads = [sum(work[at] for at in piece) for piece in evenly(work, shares)]
        assert max(loads) <= sum(work) / shares + max(work)
    assert len(one_after_the_other(work, 2)) > 2
    assert evenly([], 2) == []
    assert one_after_the_other([1.0], 2) == [[0]]


def test_with_no_process_to_be_had_this_one_does_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    class Nowhere:
        def Pipe(self) -> tuple[Any, Any]:  # noqa: N802
            import multiprocessing

            return multiprocessing.Pipe()

        def Process(self, **given: object) -> Any:  # noqa: N802
            raise OSError("no room")

    monkeypatch.setattr("salesdance.coach.hands.multiprocessing.get_context", lambda way: Nowhere())
    deal, transcript = the_deal(), script(a_tiny_deal(), *LOST)
    with Hands(deal) as hands:
        hands.start(Sharing(a_deal, 3), transcript.header, transcript.entries)
        assert hands.count == 1
        assert figures(look_at_all(hands, looks_of(deal), 5)) == figures(look(deal, Piece(tuple(looks_of(deal)), 5)))


def shared(processes: int, loads: Callable[[], Any] = a_deal) -> Analysis:
    """Return the analysis of a short deal by so many processes."""
    scenario = a_tiny_deal()
    transcript = script(scenario, *LOST)
    return analyse(
        some_tables(scenario), scenario, transcript, expert(), seed=5, effort=LITTLE, sharing=Sharing(loads, processes)
    )


@pytest.mark.slow
@pytest.mark.parametrize("processes", [2, 3])
def test_however_many_processes_work_on_it_the_analysis_is_the_same(
    processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = Hands.start

    def begin_and_wait(self: Hands, *given: Any) -> None:
        begin(self, *given)
        assert all(hand.talk.poll(60) for hand in self._others)

    whole = shared(1)
    monkeypatch.setattr(Hands, "start", begin_and_wait)
    assert shared(processes) == whole


@pytest.mark.slow
def test_the_other_process_does_its_part() -> None:
    (tables, scenario, player), transcript = a_deal(), script(a_tiny_deal(), *LOST)
    screener = Screener(tables, scenario, transcript.header, player, seed=5, effort=LITTLE)
    for entry in transcript.entries:
        screener.entry(entry)
    with screener.hands as hands:
        hands.start(Sharing(a_deal, 2), transcript.header, transcript.entries)
        assert hands._others[0].talk.poll(60)
        pieces = [Piece((one,), 5) for one in looks_of(screener.deal, 400)] * 2
        found = hands.each(look, pieces)
        assert hands.ready
        process = hands._others[0].process
    assert not process.is_alive()
    assert [figures(one) for one in found] == [figures(look(screener.deal, piece)) for piece in pieces]


@pytest.mark.slow
def test_where_the_other_process_fails_this_one_does_its_part() -> None:
    assert shared(2, no_deal) == shared(1)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals of its own")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_the_other_process_ends_with_the_one_that_started_it(end: signal.Signals, tmp_path: Path) -> None:
    script_file = tmp_path / "work.py"
    script_file.write_text(
        "import time\n"
        "from salesdance.coach import Sharing\n"
        "from salesdance.coach.hands import Hands\n"
        "from tests.coach.deals import LOST, a_tiny_deal, script\n"
        "from tests.coach.test_hands import a_deal, the_deal\n"
        "if __name__ == '__main__':\n"
        "    transcript = script(a_tiny_deal(), *LOST)\n"
        "    with Hands(the_deal()) as hands:\n"
        "        hands.start(Sharing(a_deal, 2), transcript.header, transcript.entries)\n"
        "        hands._others[0].talk.poll(60)\n"
        "        print(hands._others[0].process.pid, flush=True)\n"
        "        time.sleep(60)\n",
        encoding="utf-8",
    )
    with subprocess.Popen(
        [sys.executable, str(script_file)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        cwd=ROOT, env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PATH": ""},
    ) as first:  # fmt: skip
        assert first.stdout is not None
        other = int(first.stdout.readline())
        assert _alive(other)
        first.send_signal(end)
        first.wait(10)
        for _ in range(100):
            if not _alive(other):
                break
            time.sleep(0.05)
        assert not _alive(other)


def _alive(process: int) -> bool:
    state = Path(f"/proc/{process}/stat")
    if Path("/proc").exists():
        return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"
    return subprocess.run(["/bin/ps", "-p", str(process)], capture_output=True, check=False).returncode == 0

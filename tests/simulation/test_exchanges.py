"""Decisions counted as whoever plays counts them: in exchanges."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from salesdance.engine import Seen
from salesdance.players import Games
from salesdance.scenario import Scenario
from salesdance.simulation.exchanges import decisions, exchanges
from tests.builders import some_tables
from tests.scoring.by_hand import quiet, small, trace_of, won


def counted(scenario: Scenario, *lines: str) -> int:
    """Return the exchanges of a game written by hand."""
    return int(exchanges(some_tables(scenario), written(scenario, *lines))[0])


def chosen(scenario: Scenario, *lines: str) -> int:
    """Return the decisions of a game written by hand."""
    return int(decisions(some_tables(scenario), written(scenario, *lines))[0][0])


def written(scenario: Scenario, *lines: str) -> Games:
    """Return a game written by hand."""
    trace = trace_of(scenario, lines, full=False)
    acts = np.stack([trace.seen[:-1, :, Seen.PHASE], trace.seen[:-1, :, Seen.STOPS]], axis=2)
    return Games(None, trace.moves, trace.signals, trace.origin, acts, None)  # type: ignore[arg-type]


def questions(*then: str) -> Sequence[str]:
    return ["ask/past open", *then]


def test_a_question_with_its_follow_up_or_the_silence_after_it_is_one_exchange() -> None:
    assert counted(small(), *questions()) == 1
    assert counted(small(), *questions("follow_up open")) == 1
    assert counted(small(), *questions("say_nothing adds")) == 1
    assert counted(small(), *questions("ask/week open")) == 2


def test_a_case_of_up_to_three_reasons_put_together_is_one() -> None:
    heard = ["ask/past open", "ask/lamp open", "ask/week open", "ask/bill open"]
    case = ["reason/past lands", "reason/lamp lands", "reason/week lands", "reason/bill lands"]
    assert counted(small(), *heard, *case[:1]) == 5
    assert counted(small(), *heard, *case[:3]) == 5
    assert counted(small(), *heard, *case) == 6
    assert counted(small(), *heard, case[0], "small_talk lands", case[1]) == 7


def test_each_line_of_the_sheet_is_one_and_so_is_each_stop_whatever_is_done_at_it() -> None:
    sheet = ["nail/delivery_date/timed writes", "nail/financing/timed writes", "goodbye"]
    assert counted(won(), *sheet) == 3
    assert counted(won(), *sheet, *quiet(2)) == 3
    assert counted(won(), *sheet, *quiet(2), "check_in warm", "carry_on") == 4
    assert counted(won(), *sheet, *quiet(2), "check_in warm", "carry_on", *quiet(5), "carry_on") == 5


def test_every_move_somebody_chose_is_a_decision_and_days_and_the_past_are_none() -> None:
    assert chosen(small(), "ask/past open", "follow_up open") == 2
    sheet = ["nail/delivery_date/timed writes", "nail/financing/timed writes", "goodbye"]
    assert chosen(won(), *sheet, *quiet(2), "check_in warm", "carry_on") == 5

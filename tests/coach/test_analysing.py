"""The analysis of a deal: fair to what could be known, and the same whatever luck was still to come."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from salesdance.analysis import Analysis, Thresholds
from salesdance.coach import Effort, analyse, playing_on
from salesdance.engine import Phase, Seen, quiet
from salesdance.errors import TranscriptError
from salesdance.players.lockstep import Lockstep
from salesdance.transcript import Transcript
from tests.builders import after_the_yes, some_tables
from tests.coach.deals import LITTLE, LOST, a_tiny_deal, expert, script


def _analysis(
    transcript: Transcript, *, seed: int = 7, effort: Effort = LITTLE, thresholds: Thresholds | None = None
) -> Analysis:
    scenario, tables = a_tiny_deal(), some_tables(a_tiny_deal())
    return analyse(tables, scenario, transcript, expert(), seed=seed, effort=effort, thresholds=thresholds)


def _fair(analysis: Analysis) -> list[tuple[str, object, float, float]]:
    return [
        (option.move, option.fair, option.behind, option.behind_error)
        for turn in analysis.turns
        for option in turn.options
    ]


def test_every_own_choice_is_weighed_with_every_legal_move_best_first() -> None:
    scenario, transcript = a_tiny_deal(), script(a_tiny_deal(), *LOST)
    analysis = _analysis(transcript)
    own = [turn for turn, entry in enumerate(transcript.entries) if entry.origin == "sitting"]
    assert [turn.turn for turn in analysis.turns] == own
    for turn in analysis.turns:
        assert turn.chosen == transcript.entries[turn.turn].move
        behind = [option.behind for option in turn.options]
        assert behind == sorted(behind)
        assert behind[0] == 0.0
        assert {"why", "hang_up"} <= {option.move for option in analysis.turns[0].options}
        assert turn.made.fair.value == pytest.approx(turn.best.fair.value - turn.made.behind)
    assert scenario.id == transcript.header.scenario


def test_the_fair_figures_never_read_who_it_really_was_nor_the_dice() -> None:
    transcript = script(a_tiny_deal(), *LOST)
    whole = _analysis(transcript)
    for seed in (2, 4, 6):
        other = _analysis(replace(transcript, header=replace(transcript.header, type_seed=seed, game_seed=98)))
        assert _fair(other) == _fair(whole)
        assert other != whole, "the control: with hindsight it is another deal"


def test_where_it_turned_never_hangs_on_who_it_really_was_nor_on_the_dice() -> None:
    argued = script(a_tiny_deal(), "argue_no", "why", "hang_up")
    close, low = replace(LITTLE, screen=8, closer=60, turns=3, praised=1), Thresholds(cost=0.02, well=0.02)
    whole = _analysis(argued, effort=close, thresholds=low)
    assert whole.points, "something turned it"
    for seed in (2, 4):
        header = replace(argued.header, type_seed=seed, game_seed=98)
        other = _analysis(replace(argued, header=header), effort=close, thresholds=low)
        assert other.points == whole.points
        assert other.turns != whole.turns, "with hindsight it is another deal"
    fresh = _analysis(argued, seed=8, effort=close, thresholds=low)
    assert fresh.points != whole.points, "the control: other luck of the analysis, other figures"


def test_what_came_later_changes_nothing_before_it() -> None:
    whole = script(a_tiny_deal(), *LOST)
    cut = replace(whole, entries=whole.entries[:-2], finished=False)
    early, late = _analysis(cut), _analysis(whole)
    screened = [turn for turn in late.turns if turn.games == LITTLE.screen]
    by_turn = {turn.turn: turn for turn in early.turns if turn.games == LITTLE.screen}
    same = [turn for turn in screened if turn.turn in by_turn]
    assert same
    assert all(turn == by_turn[turn.turn] for turn in same)


@pytest.mark.slow
def test_other_luck_of_the_analysis_gives_other_games() -> None:
    transcript = script(a_tiny_deal(), *LOST)
    assert _fair(_analysis(transcript)) == _fair(_analysis(transcript))
    assert _fair(_analysis(transcript)) != _fair(_analysis(transcript, seed=8))


def test_it_is_the_same_however_many_games_are_side_by_side_and_whether_quiet_days_are_passed_over_or_played(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scenario, effort = after_the_yes(), Effort(screen=4, closer=4, histories=0)
    transcript = script(scenario, "promise/big", "goodbye")
    passed = analyse(some_tables(scenario), scenario, transcript, expert(), seed=3, effort=effort)
    monkeypatch.setattr(Lockstep, "pass_quiet_days", lambda self, arrives=False: None)
    monkeypatch.setattr(playing_on, "SIDE_BY_SIDE", 200)
    assert analyse(some_tables(scenario), scenario, transcript, expert(), seed=3, effort=effort) == passed


def test_the_control_days_that_are_taken_for_quiet_without_looking_make_another_analysis(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scenario, effort = after_the_yes(), Effort(screen=4, closer=4, histories=0)
    transcript = script(scenario, "promise/big", "goodbye")
    passed = analyse(some_tables(scenario), scenario, transcript, expert(), seed=3, effort=effort)
    monkeypatch.setattr(quiet, "_bounds", lambda *given: (np.float32(0), np.float32(1)))
    assert analyse(some_tables(scenario), scenario, transcript, expert(), seed=3, effort=effort) != passed


@pytest.mark.slow
def test_choices_about_the_past_are_weighed_by_how_the_deal_begins_after_them() -> None:
    scenario = after_the_yes()
    transcript = script(scenario, "promise/big", "goodbye")
    analysis = analyse(some_tables(scenario), scenario, transcript, expert(), seed=3, effort=LITTLE)
    first = analysis.turns[0]
    assert {option.move for option in first.options} == {"downside/slow", "promise/big"}
    assert transcript.entries[first.turn].origin == "look_back"


def test_a_move_that_the_deal_does_not_have_is_named() -> None:
    transcript = script(a_tiny_deal(), *LOST)
    wrong = replace(transcript.entries[-1], move="dance")
    with pytest.raises(TranscriptError, match="'dance'"):
        _analysis(replace(transcript, entries=(*transcript.entries[:-1], wrong)))


def test_moments_are_choices_not_days() -> None:
    from salesdance.coach.listening import Listening

    scenario = after_the_yes()
    transcript = script(scenario, "promise/big", "goodbye")
    listening = Listening(some_tables(scenario), scenario, transcript.header)
    moments = listening.hear_all(transcript.entries)
    phases = [int(moment.belief.state.seen[0, Seen.PHASE]) for moment in moments if moment.past is None]
    assert not np.isin(phases, (Phase.PASSING, Phase.POST, Phase.WAITING, Phase.DONE)).any()

"""What a second pass found stands beside the first figures, and takes nothing of them away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from salesdance.analysis import Analysis, Option, TurningPoint, Weighed, Worth
from salesdance.sitting.debrief_talk import Played, go_through
from salesdance.sitting.debrief_turning import turning
from salesdance.sitting.debrief_words import is_scored
from tests.sitting.analyses import analysis, point
from tests.sitting.test_debriefing import content_of, judged


@pytest.fixture(scope="module")
def played() -> Played:
    content = content_of("copy_room")
    return go_through(content.scenario, content.deck, content.tables, judged("copy_room", 1)[0])


def _again(one: TurningPoint, *, lost: float = 0.1) -> Weighed:
    """Return the lines that are shown, the one made last, each with a card to expect."""
    best = one.better[0]
    options = [
        Option(move, Worth(0.8, 0.8, 0.02), Worth(0.8, 0.8), 0.0, 0.0 if move == best else 0.01, 88 - at)
        for at, move in enumerate(one.better)
    ]
    made = Option(one.chosen, Worth(0.8 - lost, 0.5, 0.02), Worth(0.5, 0.5), lost, 0.02, 61.4)
    return Weighed(one.turn, one.chosen, (*options, made), 80)


def _with(found: Analysis, again: Weighed) -> Analysis:
    """Return an analysis after its second pass."""
    scores = {option.move: option.score for option in again.options}
    turns = [
        replace(turn, options=tuple(replace(option, score=scores.get(option.move)) for option in turn.options))
        if turn.turn == again.turn
        else turn
        for turn in found.turns
    ]
    return replace(found, turns=tuple(turns), second_pass=True, second=(again,))


def test_a_second_pass_is_told_beside_the_first_figures_with_a_card_for_every_line_shown(played: Played) -> None:
    at = sorted(played.lines)[4]
    one = point(played, at)
    first = turning(played, analysis(played, [one]))
    both = turning(played, _with(analysis(played, [one]), _again(one)))
    before, after = first.moments[0], both.moments[0]
    assert after.figures.removeprefix(before.figures) == (
        " If somebody plays on who looks a move ahead, this line cost 1, give or take 0.4; five of ten such customers "
        "are still there after it, and eight after the first of the better ones. The card to expect: 61 of 100 after "
        "this line, and 88, 87 and 86 after the better ones."
    )
    assert (after.worth, after.label, after.turn) == (before.worth, before.label, before.turn)
    assert [line.ahead for line in after.better] == [0.8] * 3
    assert [line.score for line in after.better] == [88, 87, 86]
    assert is_scored(both)
    assert any("80 times more" in note for note in both.notes)


def test_where_nobody_asked_nothing_of_it_is_said(played: Played) -> None:
    told = turning(played, analysis(played, [point(played, sorted(played.lines)[4])]))
    assert not is_scored(told)
    assert "card to expect" not in told.moments[0].figures
    assert all(line.ahead is None for line in told.moments[0].better)
    assert not any("looks a move ahead" in note for note in told.notes)


def test_a_line_that_loses_nothing_in_stronger_hands_is_said_to_lose_nothing(played: Played) -> None:
    one = point(played, sorted(played.lines)[4])
    told = turning(played, _with(analysis(played, [one]), _again(one, lost=0.0)))
    assert "nothing was lost by this line; five of ten" in told.moments[0].figures


def test_what_was_done_well_is_set_against_what_was_left_alone_and_of_a_stretch_one_line_alone(played: Played) -> None:
    at = sorted(played.lines)[4]
    one = point(played, at, kind="well", better=point(played, at).better[:1])
    again = _again(one)
    made, other = again.options[1], again.options[0]
    turned = replace(again, options=(replace(made, behind=0.0), replace(other, behind=0.2, behind_error=0.03)))
    words = turning(played, _with(analysis(played, [one]), turned)).moments[0].figures
    assert "this line was worth 2, give or take 0.7" in words
    assert "and 88 after what you left alone." in words
    long = point(played, at, stretch=(at, at + 2))
    assert (
        "this line alone cost 1," in turning(played, _with(analysis(played, [long]), _again(long))).moments[0].figures
    )

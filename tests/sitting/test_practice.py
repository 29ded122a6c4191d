"""A turn met again: the same history, other words, another order and other luck; judged by what was kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from salesdance.cli.keeping import Keeper
from salesdance.cli.playing import begin
from salesdance.errors import IllegalMove, TranscriptError
from salesdance.sitting.practice import (
    ABOUT,
    ANOTHER,
    AS_GOOD,
    BEST,
    NOT_ASKED,
    NOT_FIXED,
    STILL_OPEN,
    THE_SAME,
    Kept,
    Practice,
    about_words,
)
from salesdance.transcript import Transcript
from tests.cli.turned import BETTER, CONTENT, DEAL, SAID, played

HERE = CONTENT.content(DEAL)
TURN = SAID.index("about_us")
FAR = 0.2


TRANSCRIPT = played()
BEHIND = {**dict.fromkeys(HERE.tables.index, FAR), BETTER[0]: 0.0, BETTER[1]: 0.03, "ask/rooms": 0.04}
KEPT = Kept(TURN, "about_us", BETTER, BEHIND, 0.04, "trust")


def practice(luck: int = 1, kept: Kept = KEPT, transcript: Transcript = TRANSCRIPT) -> Practice:
    return Practice(HERE.scenario, HERE.deck, HERE.tables, transcript, kept, luck=luck, day="2 March 2026")


def test_it_shows_who_and_when_the_last_two_exchanges_and_what_stood_there() -> None:
    shown = practice().situation
    assert (shown.title, shown.name, shown.day) == ("The Copy Room", "Dana Okafor", "2 March 2026")
    assert shown.heading == "First meeting, Tuesday"
    first, last = shown.exchanges
    assert (first.mine, last.mine) == ("", "Tell me how this office came by the two machines you have now.")
    assert first.heard
    assert last.heard[0].says.startswith("Inherited")
    assert shown.table == ("09:03, until 09:40.",)
    assert any("Inherited" in note.text for note in shown.known)


def test_what_was_chosen_stands_there_unmarked_beside_better_lines_and_others_of_the_hand() -> None:
    for luck in range(12):
        lines = practice(luck).situation.lines
        moves = [line.move for line in lines]
        assert 4 <= len(moves) <= 6
        assert len(set(moves)) == len(moves)
        assert {"about_us", *BETTER} <= set(moves)
        assert not any(line.again or line.final for line in lines if line.move == "about_us")


def test_better_lines_are_there_though_they_were_in_the_repertoire_only() -> None:
    hands = [{key.choice.move for key in practice(luck).situation.view.hand} for luck in range(12)]
    assert not any(BETTER[0] in hand for hand in hands)


def test_met_again_it_has_another_order_and_other_words() -> None:
    orders = {tuple(line.move for line in practice(luck).situation.lines) for luck in range(8)}
    places = {order.index("about_us") for order in orders}
    assert len(places) >= 3
    # So have the others of that hand: only what was chosen and what is better comes each time.
    assert len({frozenset(order) for order in orders}) >= 3


def test_where_the_deal_has_no_words_of_its_own_the_deck_gives_others() -> None:
    bare = replace(HERE.scenario, lines={})
    words: dict[str, set[str]] = {}
    for luck in range(8):
        met = Practice(bare, HERE.deck, HERE.tables, TRANSCRIPT, KEPT, luck=luck)
        for line in met.situation.lines:
            words.setdefault(line.move, set()).add(line.says)
    assert len(words["about_us"]) > 1
    assert len(words[BETTER[0]]) > 1


def test_the_same_meeting_again_is_the_same_to_the_letter() -> None:
    assert practice(5).situation == practice(5).situation


def test_the_history_is_that_of_the_deal_whatever_the_words() -> None:
    seen = {practice(luck).situation.exchanges[-1].heard[0].says for luck in range(6)}
    assert all(one.startswith("Inherited") for one in seen)


def test_the_answer_is_drawn_anew() -> None:
    answers = set()
    for luck in range(12):
        answers.add(practice(luck).choose(BETTER[1]).answer.heard)
    assert len(answers) > 1


def test_a_choice_within_the_threshold_solves_it_and_nothing_else_does() -> None:
    best = practice().choose(BETTER[0])
    assert (best.solved, best.verdict, best.then, best.better) == (True, BEST, "", ())
    good = practice().choose(BETTER[1])
    assert (good.solved, good.verdict) == (True, AS_GOOD)
    same = practice().choose("about_us")
    assert (same.solved, same.verdict, same.then) == (False, THE_SAME, "")
    other = next(
        line.move
        for line in practice().situation.lines
        if BEHIND[line.move] > KEPT.threshold and line.move != "about_us"
    )
    missed = practice().choose(other)
    assert (missed.solved, missed.verdict) == (False, ANOTHER)
    assert missed.then in [line.says for line in practice().situation.lines if line.move == "about_us"]
    assert len(missed.better) == 2
    assert best.about == missed.about == ABOUT["trust"]


def test_where_no_better_line_was_named_the_best_of_all_stand_there() -> None:
    lines = practice(kept=replace(KEPT, better=())).situation.lines
    assert BETTER[0] in [line.move for line in lines]


def test_only_the_lines_that_stand_there_can_be_chosen() -> None:
    with pytest.raises(IllegalMove):
        practice().choose("close")


def test_a_turn_that_cannot_be_met_as_it_was_is_one_sentence() -> None:
    with pytest.raises(TranscriptError, match="no turn 10"):
        practice(kept=replace(KEPT, turn=9))
    with pytest.raises(TranscriptError, match="cannot be said there any more"):
        practice(kept=replace(KEPT, behind=dict.fromkeys(BEHIND, FAR)))
    with pytest.raises(TranscriptError, match="cannot be said there any more"):
        practice(kept=replace(KEPT, chosen="nail/delivery_date/timed"))
    header = replace(TRANSCRIPT.header, scenario_digest="0" * 64)
    with pytest.raises(TranscriptError, match="has changed since"):
        practice(transcript=replace(TRANSCRIPT, header=header))
    broken = replace(TRANSCRIPT.entries[0], digest="0" * 16)
    with pytest.raises(TranscriptError, match="Turn 1 does not play out"):
        practice(transcript=replace(TRANSCRIPT, entries=(broken, *TRANSCRIPT.entries[1:])))


def test_a_choice_about_the_past_shows_what_it_is_about_and_all_its_lines() -> None:
    there = CONTENT.content("almost_customer")
    playing = begin(there, Keeper(None, None), "almost_customer", seeds=(7, 7), mode="plain")
    back = playing.sitting.view().look_back
    assert back is not None
    turn = len(playing.sitting.transcript().entries)
    playing.sitting.look_back(back.choices[0].move)
    worst, best = back.choices[0].move, back.choices[-1].move
    kept = Kept(turn, worst, (), {**dict.fromkeys(there.tables.index, FAR), best: 0.0}, 0.04)
    made = Practice(there.scenario, there.deck, there.tables, playing.sitting.transcript(), kept, luck=1)
    assert made.situation.exchanges[-1].heard[-1].says == back.says
    assert {line.move for line in made.situation.lines} == {choice.move for choice in back.choices}
    assert made.choose(best).solved


@pytest.mark.parametrize("mode", ["coached", "cold"])
def test_a_deal_of_another_mode_is_met_like_any_other(mode: str) -> None:
    header = replace(TRANSCRIPT.header, mode=mode)  # type: ignore[arg-type]
    assert practice(transcript=replace(TRANSCRIPT, header=header)).situation == practice().situation


@pytest.mark.parametrize(
    ("chosen", "better", "says"),
    [
        ("goodbye", ("nail/financing/timed", "reason/scans"), NOT_FIXED),
        ("goodbye", ("who_uses", "nail/financing/timed"), NOT_ASKED),
        ("carry_on", ("reason/scans",), STILL_OPEN),
        ("walk_out", (BETTER[1],), NOT_ASKED),
        ("about_us", BETTER, ABOUT["ease"]),
    ],
)
def test_whoever_left_is_told_what_that_left_undone_and_not_how_the_talk_felt(
    chosen: str, better: tuple[str, ...], says: str
) -> None:
    assert {chosen, *better} <= set(HERE.tables.index)
    assert about_words(HERE.tables, replace(KEPT, chosen=chosen, better=better, about="ease")) == says

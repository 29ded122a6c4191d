"""What the deck says of a line stands in a debrief only where it is true of that line in that deal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

import numpy as np
import pytest

from salesdance.analysis import Change, Option, TurningPoint, Weighed, Worth
from salesdance.belief import prior_belief
from salesdance.engine import Level, Seen, advance
from salesdance.engine.losing import win_year
from salesdance.moves import NEVER, After, Before
from salesdance.sitting.deal import Deal
from salesdance.sitting.debrief_talk import Played, go_through
from salesdance.sitting.debrief_tempting import harder_words, tempting_words
from salesdance.sitting.debrief_when import AFTER, BEFORE, Stood, held
from salesdance.sitting.game import Sight
from tests.sitting.temptations import RIGHT
from tests.sitting.test_debriefing import begun, content_of
from tests.sitting.test_temptations import content, heard

COPIES = content_of("copy_room")
DECK = COPIES.deck
PROMISE = "promise/never_jams"
BACK_ON = next(one.back_on for one in COPIES.scenario.promises if one.id == "never_jams")


def played(*moves: str, seed: int = 3) -> Played:
    """A deal of The Copy Room with these moves, gone through again."""
    seat = begun("copy_room", seed)
    for move in moves:
        while seat.view().asking is not None or seat.view().thought is not None:
            seat.skip_forecast(asked=False) if seat.view().asking is not None else seat.answer_thought(False)
        seat.say(move)
    return go_through(COPIES.scenario, DECK, COPIES.tables, seat.transcript())


def last(here: Played, move: str) -> int:
    return max(at for at in here.lines if here.transcript.entries[at].move == move)


def point(turn: int, chosen: str, *changes: Change) -> TurningPoint:
    return TurningPoint(turn, "cost", 0.2, 0.01, chosen, (), "", 0.4, (), changes)


def weighed(turn: int, chosen: str, **behind: tuple[float, float]) -> Weighed:
    options = [Option(move, Worth(0.5, 0.5), Worth(0.5, 0.5), *figures) for move, figures in behind.items()]
    return Weighed(turn, chosen, tuple(options), 64)


def test_every_word_is_one_that_the_deck_may_use_and_each_of_them_is_used() -> None:
    assert set(BEFORE) == set(get_args(Before))
    assert set(AFTER) == set(get_args(After))
    used = {word for move in DECK.moves.values() for word in (*move.harder_when, *move.right_if)}
    used |= {word for move in DECK.moves.values() for other in move.or_harder for word in other.when}
    assert used == set(BEFORE) | set(AFTER)


def test_each_sentence_of_the_deck_says_when_it_is_true() -> None:
    for move in DECK.moves.values():
        assert bool(move.harder) == bool(move.harder_when), move.id
        assert (move.right_when in ("", NEVER)) != bool(move.right_if), move.id


def _stood(move: str) -> Stood:
    right = RIGHT[move]
    where = content(right.scenario)
    deal, belief = Deal(where.scenario, where.deck, where.tables), heard(right)
    state = belief.state.rows(np.array([0]))
    sight = Sight(tuple(int(one) for one in state.seen[0]), tuple(int(one) for one in state.said[0]), where.tables)
    story = [word.partition("=") for word in right.story.split()]
    earlier = [(where.tables.index[said], signal) for said, _, signal in story]
    piece = deal.pieces[where.tables.index[move]]
    return Stood(deal, sight, earlier, [move, *right.others.split()], piece)


@pytest.mark.parametrize("move", RIGHT)
def test_where_a_temptation_is_right_that_can_be_seen_and_is_not_held_against_it(move: str) -> None:
    stood = _stood(move)
    assert held(stood.piece.entry.right_if, stood)


def test_before_a_word_was_said_hardly_any_of_these_states_is_there() -> None:
    here = played("ask/history")
    first = here.turns[0].before
    wrong = {
        move.id
        for move in DECK.moves.values()
        if move.right_if
        and (pieces := [piece for piece in here.deal.pieces if piece.entry is move])
        and held(move.right_if, Stood(here.deal, first, (), (), pieces[0]))
    }
    assert wrong <= {"come_back", "check_in"}, "the control: these two are only said after a no, or after a yes"


def test_the_state_in_which_a_line_is_right_is_named_only_where_it_was_another_one() -> None:
    promised, plain = played(PROMISE, "walk_out"), played("ask/history", "walk_out")
    assert not any("good line" in words for words in tempting_words(promised, last(promised, "walk_out"), "walk_out"))
    assert any("good line" in words for words in tempting_words(plain, last(plain, "walk_out"), "walk_out"))


def _outcomes() -> Iterator[tuple[str, Played]]:
    yield "unsold", played(PROMISE, "walk_out")
    for seed in range(12):
        seat = begun("copy_room", seed)
        for move in (PROMISE, "close_firm"):
            while seat.view().asking is not None or seat.view().thought is not None:
                seat.skip_forecast(asked=False) if seat.view().asking is not None else seat.answer_thought(False)
            seat.say(move)
        seat.skip_forecast(asked=False) if seat.view().asking is not None else None
        if seat.view().act != "cement":
            continue
        seat.say("goodbye")
        while "carry_on" in seat.legal():
            seat.say("carry_on")
        here = go_through(COPIES.scenario, DECK, COPIES.tables, seat.transcript())
        days = max(turn.after.day for turn in here.turns)
        yield "came back" if days >= BACK_ON else "over before", here
        if days >= BACK_ON:
            return


def test_a_promise_comes_back_only_where_it_did() -> None:
    said = {how: harder_words(here, point(last(here, PROMISE), PROMISE), None) for how, here in _outcomes()}
    assert said["unsold"].startswith("Had she said yes, it would have come back")
    assert said["came back"].startswith("It comes back on its day")
    gone = "It would have come back on its day, in your words; the deal was over before that."
    assert said.get("over before", gone) == gone


def test_a_promise_made_after_its_day_is_not_said_to_come_back() -> None:
    here = next(here for how, here in _outcomes() if how == "came back")
    late = next(at for at, turn in enumerate(here.turns) if turn.before.day > BACK_ON)
    assert harder_words(here, point(late, PROMISE), None) == ""


def test_who_it_comes_back_from_is_said_only_of_somebody_who_did_not_sit_there() -> None:
    quiet = next(here for how, here in _outcomes() if how == "came back")
    turn = last(quiet, PROMISE)
    mails = {one.id: one.comes_back for one in COPIES.scenario.promises}
    assert mails["never_jams"] is not None
    mine = replace(mails["never_jams"], sender=COPIES.scenario.prospect.name)
    promises = tuple(
        replace(one, comes_back=mine) if one.id == "never_jams" else one for one in COPIES.scenario.promises
    )
    herself = replace(quiet, deal=Deal(replace(COPIES.scenario, promises=promises), DECK, COPIES.tables))
    assert harder_words(quiet, point(turn, PROMISE), None).endswith("somebody who was not in the room.")
    assert harder_words(herself, point(turn, PROMISE), None) == "It comes back on its day, in your words."


def test_a_day_is_missed_only_where_a_line_with_one_is_surely_worth_more() -> None:
    here = played("ask/history", "next_vague")
    turn = last(here, "next_vague")
    told = {}
    for how, gain, error in (("better", 0.2, 0.01), ("unsure", 0.2, 0.2), ("the same", 0.0, 0.01)):
        figures = {"next_vague": (0.3, 0.0), "next_dated": (0.3 - gain, error), "ask/chairs": (0.0, 0.0)}
        told[how] = harder_words(here, point(turn, "next_vague"), weighed(turn, "next_vague", **figures))
    assert told["better"].startswith("Without a day")
    assert told["unsure"] == ""
    ended = here.turns[turn].head == "agrees"
    assert told["the same"] == ("It ended the talk, and with a day it would have cost as much." if ended else "")


def test_what_a_line_did_to_them_is_said_only_where_the_state_moved_that_way() -> None:
    here = played("argue", "ask/history")
    turn = last(here, "argue")
    moved = [Change(of, 0.5, after, 0.5) for of, after in (("trust", 0.4), ("openness", 0.4), ("pressure", 0.6))]  # type: ignore[arg-type]
    words = harder_words(here, point(turn, "argue", *moved), None)
    assert words == DECK.moves["argue"].harder.format(they="she")
    for at, one in enumerate(moved):
        still = [*moved[:at], replace(one, after=0.5), *moved[at + 1 :]]
        assert harder_words(here, point(turn, "argue", *still), None) == ""


def test_a_line_that_ends_the_talk_is_told_what_was_left_open() -> None:
    asked, never = played("ask/history", "close", "walk_out"), played("ask/history", "walk_out")
    if "walk_out" in {entry.move for entry in asked.transcript.entries}:
        words = harder_words(asked, point(last(asked, "walk_out"), "walk_out"), None)
        assert words.startswith("It ends there without an answer")
    assert harder_words(never, point(last(never, "walk_out"), "walk_out"), None).startswith("What you have not asked")


def test_what_is_always_said_is_true_by_the_rules_whoever_it_is() -> None:
    always = {move.id for move in DECK.moves.values() if "always" in move.harder_when}
    always |= {move.id for move in DECK.moves.values() if any("always" in one.when for one in move.or_harder)}
    assert always == {"about_us", "small_talk", "boast", "answer_excuse", "check_in", "argue_no", "blame_no"}
    assert DECK.moves["about_us"].minutes == 4
    assert (DECK.moves["answer_excuse"].minutes, DECK.moves["check_in"].hours) == (2, 0.25)
    tables = COPIES.tables
    state = prior_belief(tables, 1).state
    rows = len(state)

    def after(move: str, answer: int = 0) -> np.ndarray:
        made = np.full(rows, tables.index[move])
        return advance(tables, state, made, np.full(rows, answer)).levels

    blocks, moved = (
        tables.blocks,
        advance(tables, state, np.full(rows, tables.index["small_talk"]), np.zeros(rows, dtype=np.int64)),
    )
    heard_before, heard_after = (one.seen[:, blocks.heard : blocks.heard + tables.facts] for one in (state, moved))
    assert (heard_before == heard_after).all(), "a kind word tells nothing"
    logic = state.levels[:, Level.LOGIC]
    mine = np.stack([after(move)[:, Level.LOGIC] - logic for move in tables.index if move.startswith("reason/")]).max(0)
    general = after("boast")[:, Level.LOGIC] - logic
    assert (general < mine / 2).all(), "a general reason is worth less than half"
    for excuse in (move for move in tables.index if move.startswith("answer_excuse/")):
        polite = ~tables.true_of[tables.types.objection[state.type], tables.subject[tables.index[excuse]]]
        kept = after(excuse)[:, Level.RESOLVED] == state.levels[:, Level.RESOLVED]
        assert kept[polite].all(), "a polite reason answered leaves the true one where it was"
    assert tables.c["follow.empty"] == 0, "a note about nothing"
    argued = replace(state, seen=state.seen.copy())
    argued.seen[:, Seen.ARGUED] = 2
    assert (win_year(tables, argued) < win_year(tables, state) / 10).all(), "hardly ever thought of again"

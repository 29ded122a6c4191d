"""The one thing to take along follows what cost most in this deal, and not always the same part of the card."""

from __future__ import annotations

from dataclasses import replace

import pytest

from salesdance.coach import Effort, analyse
from salesdance.engine import Seen
from salesdance.sitting.debrief import Turning
from salesdance.sitting.debrief_next import next_words
from salesdance.sitting.debrief_talk import Played, go_through
from salesdance.sitting.debrief_turning import turning
from salesdance.sitting.debrief_words import with_turning
from tests.sitting.analyses import analysis, point
from tests.sitting.house_sittings import played_by, player
from tests.sitting.test_debriefing import content_of, judged

QUICK = Effort(screen=16, closer=120, undone=60)
PLAYS = (
    ("copy_room", "average", 1),
    ("copy_room", "argues", 2),
    ("the_yes", "average", 2),
    ("the_yes", "order_taker", 1),
    ("almost_customer", "order_taker", 2),
    ("the_changeover", "average", 2),
    ("the_changeover", "quick_loser", 1),
    ("the_changeover", "order_taker", 1),
)


@pytest.fixture(scope="module")
def played() -> Played:
    content = content_of("copy_room")
    return go_through(content.scenario, content.deck, content.tables, judged("copy_room", 1)[0])


def _advice(played: Played, *better: str, chosen: str = "") -> str:
    one = point(played, sorted(played.lines)[4], better=better)
    return next_words(played, analysis(played, [replace(one, chosen=chosen or one.chosen)]))


def test_it_says_what_would_have_been_better_and_where_that_was(played: Played) -> None:
    assert _advice(played, "who_decides") == "Next time: ask who else it is up to (line 5 was the moment for it)."
    assert _advice(played, "downside/slow_start").startswith("Next time: say one plain downside")


def test_the_costliest_moment_decides(played: Played) -> None:
    own = sorted(played.lines)
    small = point(played, own[2], better=("who_decides",), worth=0.1)
    large = point(played, own[5], better=("ask_straight",), worth=0.3)
    assert "what stands in the way" in next_words(played, analysis(played, [small, large]))
    assert "who else" in next_words(played, analysis(played, [replace(small, worth=0.4), large]))


def test_who_asked_too_early_is_told_what_comes_before_that(played: Played) -> None:
    assert _advice(played, "who_decides", chosen="close").startswith("Next time: before you ask for the sale, ask who")
    assert "before you ask for the sale" not in _advice(played, "close", chosen="close_soft")


def test_a_line_that_tempts_is_told_by_what_to_do_in_its_place(played: Played) -> None:
    promises = [piece.id for piece in played.deal.of("promise")]
    assert "promise only what will happen" in _advice(played, "who_decides", chosen=promises[0])


def test_who_offers_after_a_promise_to_leave_it_there_is_told_to_keep_that(played: Played) -> None:
    at = sorted(played.lines)[4]
    turn = played.turns[at]
    seen = [*turn.before.seen]
    seen[Seen.PROMISED] = 1
    promised = [*played.turns]
    promised[at] = replace(turn, before=replace(turn.before, seen=tuple(seen)))
    assert "leave it there" in _advice(replace(played, turns=promised), "who_decides", chosen="offer_fix")
    assert "who else" in _advice(played, "who_decides", chosen="offer_fix"), "the control: nothing was promised"


def test_every_kind_of_better_line_has_its_word(played: Played) -> None:
    left_out = {"day", "post", "turn_up", "walk", "third", "argue_no", "undermine", "argue", "excuse", "discount"}
    left_out |= {"about", "pitch", "charm", "boast", "promise", "price", "check_in", "sell"}
    kinds = {piece.kind: piece.id for piece in played.deal.pieces if piece.kind not in left_out}
    told = {kind: _advice(played, id, chosen="say_nothing") for kind, id in kinds.items()}
    assert [kind for kind, words in told.items() if not words] == []
    assert len(set(told.values())) == len(told)


def test_where_nothing_cost_much_the_card_keeps_its_own(played: Played) -> None:
    debrief = judged("copy_room", 1)[2]
    assert turning(played, analysis(played)).next_thing == ""
    assert with_turning(debrief, Turning("")).card == debrief.card
    assert with_turning(debrief, Turning("", next_thing="Next time: listen.")).card.next_thing == "Next time: listen."


@pytest.mark.slow
def test_eight_deals_that_went_wrong_in_other_ways_are_given_other_advice() -> None:
    told = set()
    for name, who, seed in PLAYS:
        content = content_of(name)
        transcript = played_by(player(who), content.scenario, content.deck, content.tables, seed)
        found = analyse(content.tables, content.scenario, transcript, player("expert"), seed=11, effort=QUICK)
        talk = go_through(content.scenario, content.deck, content.tables, transcript)
        told.add(next_words(talk, found).partition(" (")[0])
        assert next_words(talk, replace(found, points=found.points[:0])) == "", "the control: it rests on the moments"
    assert "" not in told
    assert len(told) >= 6, told

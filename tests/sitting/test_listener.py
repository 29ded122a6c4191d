"""The hint of coached mode: what could be known, in words, without a number, and noted."""

import re
from collections.abc import Callable

import pytest

from salesdance.belief import information
from salesdance.scoring import score
from salesdance.sitting import replay, resume
from salesdance.sitting.debriefing import make_debrief
from salesdance.sitting.notes import note_of
from salesdance.sitting.phrases import hints_words
from salesdance.sitting.texts import PLAIN
from salesdance.transcript import from_json, hints_of, to_json
from tests.sitting.test_coaching import coached, said, settled
from tests.sitting.test_debriefing import content_of

Answering = Callable[..., None]


def test_before_anything_was_heard_nothing_is_likelier_than_before() -> None:
    first, *others = coached("copy_room").listen()
    assert first == "What was said so far could mean several things; nothing tells them apart yet."
    assert others[:-1] == ["Somebody whose name has not come up may have a say."]
    assert others[-1].startswith("What would tell most now: a question about ")


def test_what_was_heard_makes_one_reason_likely_and_leaves_the_others_open(answering: Answering) -> None:
    answering("open_clue", "names/brandt")
    seat = coached("copy_room")
    said(seat, "ask/scans", "who_decides")
    words = seat.listen()
    assert words[0].startswith(("Most likely: ", "Likeliest so far", "Almost certainly"))
    assert any(one.startswith("Not ruled out: ") for one in words)
    assert any("Aurelio Brandt" in one for one in words)


def test_the_question_that_would_tell_most_is_named_and_asking_it_tells_more_than_the_others(
    answering: Answering,
) -> None:
    answering("open_clue", "open")
    content, seat = content_of("copy_room"), coached("copy_room")
    said(seat, "ask/scans")
    course = seat._course
    sight, turns = course.game.sight, course.game.turns
    belief = course.listener.before(turns, len(turns))
    follow = next(piece for piece in course.deal.of("follow"))
    asks = [piece for piece in course.deal.of("ask") if piece.index in course.game.legal]
    bits = information(content.tables, belief, [follow.index, *[piece.index for piece in asks]])[0]
    best = int(bits.argmax())
    note = note_of(course.deal, sight.fact, sight.heard(sight.fact))
    if best == 0:
        assert f'stay with what she said last, "{note}"' in seat.listen()[-1]
    else:
        topic = course.deal.facts[course.deal.fact_at[asks[best - 1].subject]].topic
        assert PLAIN[f"tells_{topic}"][0].partition(";")[0].format(first_name="Dana") in seat.listen()[-1]


def test_what_would_tell_most_is_the_same_whoever_it_is(answering: Answering) -> None:
    answering("open")
    told = set()
    for seed in range(4):
        seat = coached("copy_room", type_seed=seed)
        said(seat, "ask/history")
        told.add(seat.listen()[-1])
    assert len(told) == 1


def test_nobody_is_named_who_was_not_named_in_the_talk() -> None:
    content = content_of("copy_room")
    names = [person.name for person in content.scenario.people]
    assert not [one for one in coached("copy_room").listen() for name in names if name in one]


def test_after_a_yes_it_tells_how_the_yes_is_meant_and_whether_there_may_be_second_thoughts() -> None:
    seat = coached("the_yes")
    settled(seat)
    assert seat.listen()[-1].startswith("The yes ")
    said(seat, "goodbye")
    assert "second thoughts" in seat.listen()[-1].lower()


def test_no_number_stands_in_it() -> None:
    seat = coached("the_yes")
    said(seat, "goodbye", "carry_on")
    assert not [one for one in seat.listen() if re.search(r"\d|per cent|%", one.partition('"')[0])]


@pytest.mark.parametrize("mode", ["plain", "cold"])
def test_other_modes_have_no_hint_and_note_nothing(mode: str) -> None:
    seat = coached("copy_room", mode=mode)  # type: ignore[arg-type]
    assert not seat.view().listens
    assert seat.listen() == ()
    assert hints_of(seat.transcript()) == 0


def test_looks_are_noted_with_the_next_move_written_read_and_played_again() -> None:
    content = content_of("copy_room")
    seat = coached("copy_room")
    view = seat.view()
    seat.listen()
    seat.listen()
    assert seat.view() == view
    said(seat, "ask/history")
    seat.listen()
    transcript = seat.transcript()
    assert (transcript.entries[0].hints, transcript.hints, hints_of(transcript)) == (2, 1, 3)
    assert from_json(to_json(transcript)) == transcript
    assert replay(content.scenario, content.deck, content.tables, transcript) is None
    again = resume(content.scenario, content.deck, content.tables, transcript)
    assert again.transcript() == transcript
    assert again.branch().transcript().hints == 1


def test_the_card_says_how_often_and_takes_no_points() -> None:
    content, cards = content_of("the_yes"), []
    for looks in (0, 2):
        seat = coached("the_yes")
        for _ in range(looks):
            seat.listen()
        said(seat, "goodbye")
        transcript = seat.transcript()
        scored = score(content.tables, content.scenario, transcript)
        debrief = make_debrief(content.scenario, content.deck, content.tables, transcript, scored.card, scored.trace)
        cards.append(debrief.card)
    without, with_looks = cards
    assert without.hints == ""
    assert with_looks.hints == "You looked at the hint twice. That takes no points."
    assert without.total == with_looks.total
    assert hints_words(1).startswith("You looked at the hint once.")
    assert hints_words(3).startswith("You looked at the hint 3 times.")

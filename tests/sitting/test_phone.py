"""On the telephone nobody sees anybody: only what can be heard is told."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from types import MappingProxyType

import pytest

from salesdance.authoring.lint_words import needs_eyes
from salesdance.authoring.spoken import texts_of
from salesdance.moves import Deck
from salesdance.scenario import Answer, Reply, Scenario
from salesdance.sitting import Sitting, View
from salesdance.sitting.deal import Deal
from tests.builders import a_deck, a_scenario, a_sitting, after_the_no
from tests.sitting.games import begun, views
from tests.sitting.test_shipped import SHIPPED, shipped, the_deck

Answering = Callable[..., None]
SEEN_AND_HEARD = Answer("Well. Thank you.", "She nods at the folder.", heard="A folder is shut.")
MISSED = ("not_now/budget", "agrees", "no_show")


def thanked(answer: Answer, scenario: Scenario | None = None) -> Scenario:
    lines = MappingProxyType({"thank_them": Reply("", MappingProxyType({"eases": answer}))})
    return replace(scenario or a_scenario(), lines=lines, digest=str(answer))


def on_the_phone(answering: Answering, answer: Answer) -> View:
    """Return what is told to a thank you after the one phone call that was left."""
    answering(*MISSED, "eases")
    sitting = a_sitting(thanked(answer), moves=["close", "next_dated"])
    return talked(sitting)


def talked(sitting: Sitting) -> View:
    sitting.say("turn_up")
    if sitting.view().thought is not None:
        sitting.answer_thought(False)
    return sitting.say("thank_them")


def last_body(view: View) -> str:
    return next(said.does for said in reversed(view.news) if said.who == "Dana Okafor")


def test_on_the_telephone_what_is_heard_stands_where_one_would_have_seen_something(answering: Answering) -> None:
    view = on_the_phone(answering, SEEN_AND_HEARD)
    assert view.place == "phone"
    assert last_body(view) == "A folder is shut."


def test_on_the_telephone_a_body_line_for_the_eye_is_not_shown(answering: Answering) -> None:
    assert last_body(on_the_phone(answering, Answer("Well.", "She nods at the folder."))) == ""


def test_in_a_room_one_sees_and_what_is_only_heard_is_heard_there_too(answering: Answering) -> None:
    for answer, body in ((SEEN_AND_HEARD, "She nods at the folder."), (Answer("Well.", heard="A pen."), "A pen.")):
        answering("eases")
        sitting = a_sitting(thanked(answer, after_the_no()))
        sitting.answer_thought(False)
        assert last_body(sitting.say("thank_them")) == body


def test_a_meeting_booked_as_a_call_shows_nothing_for_the_eye(answering: Answering) -> None:
    scenario = a_scenario()
    meetings = (replace(scenario.meetings[0], place="phone"), *scenario.meetings[1:])
    answering("open")
    view = a_sitting(replace(scenario, meetings=meetings, digest="call"), moves=["ask/lamp"]).view()
    assert view.faceless
    assert last_body(view) == ""


def test_a_no_may_be_told_on_the_telephone_after_meetings_in_a_room(answering: Answering) -> None:
    lost = after_the_no()
    called = replace(lost, start=replace(lost.start, by_phone=True), digest="called")
    view = a_sitting(called).view()
    assert (view.place, view.faceless, last_body(view)) == ("phone", True, "")
    answering("eases")
    sitting = a_sitting(thanked(SEEN_AND_HEARD, called))
    sitting.answer_thought(False)
    assert last_body(sitting.say("thank_them")) == "A folder is shut."


def heard_in(deck: Deck) -> Iterator[Answer]:
    """Yield every answer of the deck, whatever its voice and mood."""
    blocks = [move.answers for move in deck.moves.values()] + [one.answers for one in deck.questions.values()]
    for answers in blocks:
        for by_signal in (answers or {}).values():
            for by_mood in by_signal.values():
                for wordings in by_mood.values():
                    yield from wordings


AFTER_THE_NO = ("after_no", "leave")
SPOKEN_AFTER = ("silence", "ask_final", "grace", "permission", "road_help", "road_promise", "why", "matched", "third")
SPOKEN_AFTER += ("offer", "come_back", "argue_no", "undermine", "hang_up")


def test_nothing_that_the_deck_lets_one_hear_needs_eyes() -> None:
    deck = the_deck()
    sounds = [answer.heard for answer in heard_in(deck)]
    sounds += [text for key, texts in deck.texts.items() if "phone" in key for text in texts if "'" not in text]
    assert [sound for sound in sounds if needs_eyes(sound)] == []


def test_every_body_line_of_the_deck_after_a_no_has_its_sound() -> None:
    deck = the_deck()
    moves = [move for move in deck.moves.values() if move.kind in SPOKEN_AFTER]
    only = Deck(MappingProxyType({move.id: move for move in moves}), MappingProxyType({}))
    assert [answer.does for answer in heard_in(only) if answer.does and not answer.heard] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_that_a_shipped_deal_lets_one_hear_needs_eyes(name: str) -> None:
    scenario, _ = shipped(name)
    heard = [text for text in texts_of(scenario) if text.path[-1] == "heard"]
    assert len(heard) > 20
    assert [text.words for text in heard if needs_eyes(text.words)] == []


def test_no_play_of_a_shipped_deal_shows_on_the_telephone_what_was_not_written_to_be_heard() -> None:
    calls = 0
    for name in SHIPPED:
        scenario, tables = shipped(name)
        authored = {text.words for text in texts_of(scenario) if text.path[-1] == "heard"}
        authored |= {answer.heard for answer in heard_in(the_deck())}
        authored |= {text for key, texts in the_deck().texts.items() if "phone" in key for text in texts}
        known = {Deal(scenario, the_deck(), tables).filled(text) for text in authored}
        for seed in range(12):
            before: View | None = None
            for view in views(begun(scenario, the_deck(), seed, tables=tables), seed, from_hand=0.8):
                calling = before is not None and before.place == "phone" == view.place and not view.finished
                if before is not None and calling and view.moves > before.moves:
                    shown = {said.does for said in view.news if said.who == scenario.prospect.name and said.does}
                    calls += len(shown)
                    assert shown <= known
                before = view
    assert calls > 10


def test_a_body_line_that_needs_eyes_is_known_by_its_words() -> None:
    assert needs_eyes("She looks at the door.") == "looks"
    assert needs_eyes("A chair creaks.") == ""
    assert needs_eyes("You can hear her smile.") == ""
    assert a_deck().questions == {}

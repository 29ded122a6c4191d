"""A follow-up fits what was asked, an answer fits the question, and at a fresh start one asks: is that still so?"""

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from salesdance.moves import Deck, DeckQuestion
from salesdance.scenario import MOODS, VOICES, Answer, Scenario
from salesdance.sitting.questions import question_of
from tests.builders import a_deck, a_fact, a_scenario, a_sitting
from tests.sitting.test_shipped import the_deck

Answering = Callable[..., None]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Who jams it?", "who"),
        ("Tell me, whose handwriting is that on all the drawers?", "who"),
        ("When one goes down for good, who is it that picks up the telephone?", "who"),
        ("How many pages went through the pair of them in the last month?", "how_much"),
        ("What do the two shops cost you before you've sold a single loaf?", "how_much"),
        ("When is the queue in there at its longest, and who's standing in it?", "when"),
        ("How long has that been so?", "when"),
        ("What happens here when a van stops at three in the morning?", None),
        ("Show me what happens to a scan once the lid goes down.", None),
        ("How did you end up with the machine you have now?", None),
        ("That's a fine fern.", None),
    ],
)
def test_a_question_asks_for_a_person_a_number_a_time_or_for_what_happens(words: str, kind: str | None) -> None:
    assert question_of(words) == kind


def asking_who(ask: str, **changes: str) -> tuple[Scenario, Deck]:
    """Return a scenario whose first fact is asked for in these words, and a deck that knows who-questions."""
    facts = (a_fact("jams", ask=ask, deeper=Answer(), **changes), *a_scenario().facts[1:])
    thin = {mood: (Answer("Nobody you would know."),) for mood in MOODS}
    answers = MappingProxyType(dict.fromkeys(VOICES, MappingProxyType({"thin": MappingProxyType(thin)})))
    questions = MappingProxyType({"who": DeckQuestion(("And who had to put it right?",), answers)})
    return a_scenario(facts=facts, digest=ask + str(changes)), replace(a_deck(), questions=questions)


def test_after_a_question_for_a_person_the_deck_asks_on_for_a_person_and_the_answer_fits(answering: Answering) -> None:
    scenario, deck = asking_who("Who jams it, on an ordinary working day in here?")
    answering("open", "thin")
    sitting = a_sitting(scenario, deck=deck, moves=["ask/jams"])
    assert "And who had to put it right?" in [key.choice.says for key in sitting.view().quick]
    assert sitting.say("follow_up").news[-1].says == "Nobody you would know."


def test_an_authors_own_follow_up_stands_and_is_answered_for_what_it_asks(answering: Answering) -> None:
    scenario, deck = asking_who("Who jams it, on an ordinary working day in here?", follow_up="And what then?")
    answering("open", "thin")
    sitting = a_sitting(scenario, deck=deck, moves=["ask/jams"])
    assert "And what then?" in [key.choice.says for key in sitting.view().quick]
    assert sitting.say("follow_up").news[-1].says != "Nobody you would know."


def test_after_a_guarded_answer_no_follow_up_leans_on_what_was_not_told(answering: Answering) -> None:
    scenario, deck = asking_who("Who jams it, on an ordinary working day in here?", follow_up="And what then?")
    answering("thin")
    (line,) = [
        key.choice.says
        for key in a_sitting(scenario, deck=deck, moves=["ask/jams"]).view().quick
        if key.choice.move == "follow_up"
    ]
    assert line in deck.moves["follow_up"].says


def test_after_any_other_question_the_deck_asks_what_it_always_asks(answering: Answering) -> None:
    scenario, deck = asking_who("What does the inside of it look like on a Monday?")
    answering("open")
    sitting = a_sitting(scenario, deck=deck, moves=["ask/jams"])
    assert "And who had to put it right?" not in [key.choice.says for key in sitting.view().quick]


def test_every_follow_up_of_the_deck_asks_for_what_it_stands_under() -> None:
    deck = the_deck()
    assert set(deck.questions) == {"who", "when", "how_much"}
    for kind, block in deck.questions.items():
        assert [question_of(line) for line in block.follow_up] == [kind] * len(block.follow_up)
    assert [line for line in deck.moves["follow_up"].says if question_of(line)] == []


def at_a_fresh_start(answering: Answering, deck: Deck | None = None, *, seed: int = 1) -> Any:
    """Return a sitting at the table again after a wobble; `lamp` was heard in its first meeting."""
    answering("open", "yes", "waves", post="fine")
    sitting = a_sitting(deck=deck, moves=["ask/lamp", "close", "goodbye"], game_seed=seed)
    answering("ok", post="fine", days={sitting.view().calendar.day + 2: "hedges"})
    sitting.say("carry_on")
    sitting.answer_thought(False)
    answering("agrees", "open", "open")
    sitting.say("restart")
    return sitting


def test_at_a_fresh_start_what_they_said_once_is_given_back_and_asked_if_it_is_still_so(answering: Answering) -> None:
    sitting = at_a_fresh_start(answering)
    asks = {choice.move: choice.says for group in sitting.view().repertoire for choice in group.choices}
    assert asks["ask/lamp"].count('"') == 2
    assert any(asks["ask/lamp"].endswith(tail) for tail in ("still so?", "Still true?", "it changed?"))
    assert asks["ask/week"] == "What does the week look like here on an ordinary working day?"
    assert sitting.say("ask/lamp").mine == asks["ask/lamp"]


def test_at_a_fresh_start_they_say_that_it_is_still_so_and_not_that_you_had_it_before(answering: Answering) -> None:
    still = "It is. I'd hoped you'd lost the page."
    texts = MappingProxyType({**a_deck().texts, "still_so_dry": (still,)})
    sitting = at_a_fresh_start(answering, replace(a_deck(), texts=texts))
    assert [said.says for said in sitting.say("ask/lamp").news if said.who != "you"] == [still]


def test_after_they_said_that_it_stands_no_fresh_start_is_offered_at_that_stop(answering: Answering) -> None:
    offered = {"stands": 0, "wavers": 0}
    for seed in range(6):
        for said in offered:
            sitting = at_a_fresh_start(answering, seed=seed)
            answering(said)
            view = sitting.say("still_stands")
            assert "restart" in sitting.legal()
            offered[said] += "restart" in {key.choice.move for key in view.hand}
    assert offered["stands"] == 0
    assert offered["wavers"] == 6, "the control: what is still open may be taken up again"

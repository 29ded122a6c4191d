"""After the no: the thought on the tongue, no clock, and no words that tell more than they should."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from salesdance.scenario import Answer, Reply, Scenario, Temptation
from salesdance.sitting import Said, Sitting
from tests.builders import a_deck, a_scenario, a_sitting, after_the_no
from tests.sitting.games import begun

Answering = Callable[..., None]


def test_after_a_no_half_a_sentence_is_already_on_the_tongue_and_the_clock_is_off_the_wall() -> None:
    view = a_sitting(after_the_no()).view()
    assert view.thought is not None
    assert (view.hand, view.quick, view.clock) == ((), (), None)
    assert (view.act, view.heading) == ("after_the_no", "After the no")
    assert view.news[-1].says == "I'm sorry. It is theirs."


def test_the_first_thought_is_sometimes_the_right_one() -> None:
    thoughts = Counter(begun(after_the_no(), a_deck(), seed).view().thought.move for seed in range(40))
    assert set(thoughts) == {"argue_no", "thank_them"}
    assert min(thoughts.values()) > 8


def arguing(scenario: Scenario) -> Sitting:
    """Return a sitting that begins with an argument on the tongue."""
    sittings = (begun(scenario, a_deck(), seed) for seed in range(9))
    return next(one for one in sittings if one.view().thought.move == "argue_no")


def test_half_a_sentence_that_is_said_is_said_to_its_end(answering: Answering) -> None:
    sitting = arguing(after_the_no())
    assert sitting.view().thought.says == "With respect, I think by the autumn you ..."
    answering("cold")
    view = sitting.answer_thought(True)
    assert view.mine == "With respect, I think by the autumn you will see it differently."
    assert view.news[0] == Said("you", view.mine)
    assert view.thought is None
    assert "argue_no" in [entry.move for entry in sitting.transcript().entries]


def test_what_begins_otherwise_than_the_line_that_would_be_said_gives_way_to_that_line(answering: Answering) -> None:
    other = Temptation("You will be ringing me", "argue_no")
    sitting = arguing(replace(after_the_no(), first_thoughts=(other,), digest="begins otherwise"))
    shown = sitting.view().thought.says
    assert shown == "With respect, I think by the autumn you will see it differently."
    answering("cold")
    assert sitting.answer_thought(True).mine == shown


def test_thinking_again_leaves_everything_open() -> None:
    sitting = a_sitting(after_the_no())
    view = sitting.answer_thought(False)
    assert view.thought is None
    assert view.hand
    assert view.moves == 0


def test_choosing_something_else_is_thinking_again() -> None:
    view = a_sitting(after_the_no()).say("wish_well")
    assert view.thought is None
    assert view.mine == "I hope the new one does you proud from the first day."


def test_a_polite_lie_is_told_in_the_excuses_own_words(answering: Answering) -> None:
    answering("lie/budget")
    view = a_sitting(after_the_no(), moves=["why"]).view()
    assert view.news[-1].says == "It was the budget, you know."


def test_silence_after_the_second_question_may_bring_the_truth(answering: Answering) -> None:
    answering("half/time", "no_would", "truth/b")
    view = a_sitting(after_the_no(), moves=["why", "if_matched", "say_nothing"]).view()
    assert view.news[-1].says.startswith("It was b, in the end.")


def test_a_promise_not_to_reopen_is_written_into_the_notebook() -> None:
    view = a_sitting(after_the_no(), moves=["promise_no_reopen"]).view()
    promises = [note.text for note in view.notebook if note.kind == "promise"]
    assert promises == ["I will not try to change it, you have my word."]


def test_lines_that_cannot_be_taken_back_want_a_second_press() -> None:
    sitting = a_sitting(after_the_no())
    final = {choice.move for group in sitting.view().repertoire for choice in group.choices if choice.final}
    assert "promise_no_reopen" in final
    assert "thank_them" not in final


def test_coming_back_once_opens_another_meeting(answering: Answering) -> None:
    answering("no", "not_final", "agrees")
    view = a_sitting(moves=["close", "is_it_final", "come_back"]).view()
    assert view.heading == "Second meeting, Thursday"
    assert view.news[-1].says == "You came back."
    assert view.clock is not None


def test_a_deal_can_be_lost_warmly_or_coolly(answering: Answering) -> None:
    answering("eases", "ends")
    assert a_sitting(after_the_no(), moves=["thank_them", "hang_up"]).view().news[-1].says.endswith("warm_no.")
    answering("cold", "ends")
    assert a_sitting(after_the_no(), moves=["argue_no", "hang_up"]).view().news[-1].says.endswith("cool_no.")


def test_leaving_openly_has_a_card_of_its_own() -> None:
    view = a_sitting(a_scenario(), moves=["leave_openly"]).view()
    assert view.finished
    assert view.news[-1].says.endswith("left.")


def test_a_silence_after_the_no_that_brings_nothing_has_words_of_its_own(answering: Answering) -> None:
    answering("nothing")
    assert "nothing," in a_sitting(moves=["say_nothing"]).view().news[-1].says
    answering("lie/budget", "nothing")
    assert "nothing_after_no" in a_sitting(after_the_no(), moves=["why", "say_nothing"]).view().news[-1].says


def test_what_a_deal_says_in_a_silence_of_its_talk_is_not_said_after_the_no(answering: Answering) -> None:
    own = {"nothing": Answer("I like a quiet room."), "nothing_after_no": Answer("That is all there was.")}
    lost = ["close", "why", "say_nothing"]
    for keys, wanted in ((own, "That is all there was."), ({"nothing": own["nothing"]}, "nothing_after_no")):
        reply = Reply("", MappingProxyType(keys))
        scenario = replace(a_scenario(), lines=MappingProxyType({"say_nothing": reply}), digest=wanted)
        answering("no", "refuses", "nothing")
        assert wanted in a_sitting(scenario, moves=lost).view().news[-1].says
    answering("refuses", "nothing")
    reply = Reply("", MappingProxyType({"nothing": own["nothing"]}))
    starts_there = replace(after_the_no(), lines=MappingProxyType({"say_nothing": reply}), digest="starts there")
    assert a_sitting(starts_there, moves=["why", "say_nothing"]).view().news[-1].says == "I like a quiet room."

"""What the prospect says: which words go first, and that they tell no more than was seen."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import pytest

from salesdance.scenario import Answer, Played, Reply, Scenario, nth_answer
from salesdance.sitting import Sitting, View
from salesdance.sitting.game import Drawn, Game
from salesdance.sitting.speaking import asked, followed, fresh
from tests.builders import a_deck, a_fact, a_scenario, a_sitting, after_the_no, after_the_yes
from tests.sitting.games import begun, views


def says(view: View) -> list[str]:
    return [said.says for said in view.news if said.who == "Dana Okafor"]


def does(view: View) -> list[str]:
    return [said.does for said in view.news if said.who == "Dana Okafor"]


def test_an_open_answer_is_told_in_the_words_of_somebody_at_ease(answering: Callable[..., None]) -> None:
    answering("open")
    view = a_sitting(moves=["ask/lamp"]).view()
    assert says(view) == ["All of lamp goes well. We like it here."]
    assert does(view) == ["A smile about lamp."]


def test_a_clue_shows_in_words_and_body(answering: Callable[..., None]) -> None:
    answering("open_clue")
    view = a_sitting(moves=["ask/lamp"]).view()
    assert says(view) == ["All of lamp goes well. There is one more thing about lamp."]
    assert does(view) == ["A look at the lamp drawer."]


def test_a_guarded_clue_is_the_faint_one(answering: Callable[..., None]) -> None:
    answering("thin_clue")
    assert says(a_sitting(moves=["ask/lamp"]).view()) == ["The lamp is being seen to, mostly."]


def test_a_follow_up_brings_out_what_lies_deeper(answering: Callable[..., None]) -> None:
    answering("open", "open")
    view = a_sitting(moves=["ask/lamp", "follow_up"]).view()
    assert says(view) == ["Deeper down lamp is a long story."]


def test_a_follow_up_to_what_a_silence_brought_out_before_finds_nothing_more(answering: Callable[..., None]) -> None:
    answering("open", "adds", "open")
    sitting = a_sitting(moves=["ask/lamp", "say_nothing"])
    assert says(sitting.view()) == ["Deeper down lamp is a long story."]
    assert says(sitting.say("follow_up"))[0].startswith("They answer follow_up with thin")


def test_a_silence_is_never_told_that_it_was_answered_before(answering: Callable[..., None]) -> None:
    answering(*["thin", "nothing"] * 6)
    sitting = a_sitting()
    for fact in ("past", "lamp", "folder", "week", "noise", "bill"):
        sitting.say(f"ask/{fact}")
        view = sitting.say("say_nothing")
        assert "As I said." not in says(view)
    assert (says(view), bool(does(view)[0])) == ([""], True)


def test_a_clue_that_shows_only_in_the_follow_up_comes_without_what_was_said_before(
    answering: Callable[..., None],
) -> None:
    answering("open", "open_clue")
    view = a_sitting(moves=["ask/lamp", "follow_up"]).view()
    assert says(view) == ["Deeper down lamp is a long story. There is one more thing about lamp."]
    assert does(view) == ["A look at the lamp drawer."]


def test_a_clue_that_is_only_seen_comes_with_other_words_and_its_own_body_line() -> None:
    fact = a_fact("lamp", clue_of="a")
    assert fact.clue is not None
    seen_only = replace(fact, clue=replace(fact.clue, says=""))
    heard = {seen_only.at_ease.says, seen_only.deeper.says}
    assert asked(seen_only, "open_clue", "at_ease", heard) == Answer("", "A look at the lamp drawer.")
    assert followed(seen_only, "adds_clue", "at_ease", heard) == Answer("", "A look at the lamp drawer.")


def test_asked_again_they_do_not_say_the_same_words_again(answering: Callable[..., None]) -> None:
    answering("thin", "thin", "thin", "thin")
    sitting = a_sitting(moves=["ask/lamp"])
    first = says(sitting.view())
    assert says(sitting.say("ask/lamp")) != first


def test_sentences_that_were_heard_are_left_out_and_near_copies_with_them() -> None:
    heard = "In a folder called Scans. Then Petra renames them, Thursdays till seven."
    text = "Into a folder called Scans, and Petra renames them, Thursdays till seven. Seventeen boxes so far."
    assert fresh(text, heard) == "Seventeen boxes so far."
    assert fresh(text, "") == text


def test_lines_of_the_scenario_go_before_everything_and_may_differ_by_mood(answering: Callable[..., None]) -> None:
    answering("yes")
    assert says(a_sitting(moves=["close"]).view())[0] == "Yes. Do it."
    answering("cold", "thin", "yes")
    guarded = a_sitting(moves=["argue", "ask/lamp", "close"])
    assert guarded.view().mood != "at_ease"
    assert says(guarded.view())[0] in ("It will be done, then.", "Yes. Do it.")


def test_what_they_named_themselves_they_do_not_deny_when_an_answer_to_it_does_not_do_yet(
    answering: Callable[..., None],
) -> None:
    stays = ("That is it, and it stays.", "It is, and it does.")
    deck = a_deck()
    deck = replace(deck, texts=MappingProxyType({**deck.texts, "named_and_stays_dry": stays}))
    answering("puzzled")
    assert says(a_sitting(deck=deck, moves=["answer/a"]).view())[0] not in stays
    answering("voiced/a", "puzzled", "puzzled")
    sitting = a_sitting(deck=deck, moves=["ask_straight", "answer/a"])
    first = says(sitting.view())
    assert {*first, *says(sitting.say("answer/a"))} == set(stays)


def test_where_no_day_was_named_somebody_rings_before_you_are_there(answering: Callable[..., None]) -> None:
    lines = {}
    for step in ("next_vague", "next_dated"):
        answering("agrees")
        (key,) = a_sitting(moves=[step]).view().hand
        lines[step] = key.choice.says
    called = ("It takes two calls", "You ring, and ring once more")
    assert lines["next_vague"].startswith(called)
    assert not lines["next_dated"].startswith(called)


def test_the_answer_to_the_ask_comes_after_the_longest_pause(answering: Callable[..., None]) -> None:
    answering("not_now/budget")
    view = a_sitting(moves=["close"]).view()
    assert [said.pause for said in view.news if said.who == "Dana Okafor"] == ["long"]
    assert says(view) == ["It is the budget, plainly."]


def test_an_excuse_that_is_one_sounds_like_one(answering: Callable[..., None]) -> None:
    answering("not_now_tell/budget")
    assert says(a_sitting(moves=["close"]).view()) == ["It is the budget, the budget, nothing but the budget."]


def test_an_objection_voiced_is_led_in_where_it_takes_back_what_was_said_before(
    answering: Callable[..., None],
) -> None:
    answering("excuse/budget", "voiced/a")
    led, own = says(a_sitting(moves=["ask_straight", "ask_straight"]).view())
    assert led.startswith("They answer ask_straight with voiced")
    assert own == "What bothers me is a."


def test_what_was_named_when_the_sale_was_asked_for_is_not_led_up_to_once_more(answering: Callable[..., None]) -> None:
    answering("not_now_voiced/a", "not_now_voiced/a")
    sitting = a_sitting(moves=["close"])
    led, own = says(sitting.view())
    assert (led.startswith("They answer close"), own) == (True, "What bothers me is a.")
    assert says(sitting.say("close")) == ["That, as named."]


@pytest.mark.parametrize("before", [(), ("excuse/partner",)])
def test_and_where_nothing_or_the_plain_truth_was_said_before_it_comes_in_its_own_words_alone(
    answering: Callable[..., None], before: tuple[str, ...]
) -> None:
    answering(*before, "voiced/d")
    asked_straight = ["ask_straight"] * (len(before) + 1)
    assert says(a_sitting(moves=asked_straight).view()) == ["What bothers me is d."]


def test_a_line_of_the_scenario_before_the_truth_leaves_the_objection_its_own_words(
    answering: Callable[..., None],
) -> None:
    lines = MappingProxyType({"why": Reply(answers=MappingProxyType({"truth/a": Answer("I owe you that.", "A nod.")}))})
    scenario = replace(a_scenario(), lines=lines, digest="truth led in")
    answering("no", "truth/a")
    led, own = says(a_sitting(scenario, moves=["close", "why"]).view())
    assert led == "I owe you that."
    assert own.startswith("It was a, in the end.")


def test_who_was_named_before_is_not_named_as_somebody_new(answering: Callable[..., None]) -> None:
    answering("names/boss", "agrees", "names/boss", "names/boss")
    sitting = a_sitting(moves=["who_decides"])
    assert says(sitting.view()) == ["There is Aurelio Brandt."]
    sitting.say("bring/boss")
    for _ in range(2):
        assert not any("names" in line for line in says(sitting.say("who_decides")))


def test_the_decks_words_differ_from_time_to_time(answering: Callable[..., None]) -> None:
    answering("lands", "lands", "lands")
    sitting = a_sitting(moves=["about_us"])
    told = {*says(sitting.view()), *says(sitting.say("about_us")), *says(sitting.say("about_us"))}
    assert len(told) == 3


def test_slots_are_filled_with_the_scenarios_nouns(answering: Callable[..., None]) -> None:
    answering("lands")
    assert a_sitting(moves=["tell_price"]).view().mine == "It comes to 14,900, delivery and training included."


def test_when_the_booked_time_runs_out_the_room_creaks(answering: Callable[..., None]) -> None:
    answering(*["thin"] * 14)
    sitting = a_sitting()
    overs = []
    for fact in ("past", "lamp", "folder", "week", "noise", "bill", "meter", "door", "stairs", "drawer"):
        view = sitting.say(f"ask/{fact}")
    for fact in ("past", "lamp", "folder", "week"):
        view = sitting.say(f"ask/{fact}")
        overs.append((view.clock.over, "Dana looks at the clock, and then at the door." in does(view)))
    assert overs == [(False, False), (False, False), (False, False), (True, True)]


def test_a_half_truth_tells_no_more_than_its_family(answering: Callable[..., None]) -> None:
    """Two objections of the scenario are about time: neither's own words may be used."""
    for family, objection in (("product", "a"), ("price", "d")):
        answering(f"half/{family}")
        told = says(a_sitting(after_the_no(), moves=["why"]).view())
        assert told[0] == f"It was more about something near {objection}."
    answering("half/time")
    assert says(a_sitting(after_the_no(), moves=["why"]).view())[0].startswith("They answer why with half_time")


def test_the_truth_calls_back_a_move_of_this_sitting(answering: Callable[..., None]) -> None:
    answering("lands", "no", "truth/a")
    sitting = a_sitting(moves=["promise/big", "close", "why"])
    assert says(sitting.view())[-1] == "It was a, in the end. And you promised, with a there."


def test_without_a_recall_of_its_own_the_decks_are_used(answering: Callable[..., None]) -> None:
    answering("lands", "no", "truth/a")
    told = says(a_sitting(moves=["about_us", "close", "why"]).view())[-1]
    assert told == "It was a, in the end. You told me how it all began with you."
    answering("names/boss", "no", "truth/a")
    told = says(a_sitting(moves=["who_decides", "close", "why"]).view())[-1]
    assert told == "It was a, in the end. You never met the person it was up to."


def test_what_the_scenario_had_played_before_is_not_called_back(answering: Callable[..., None]) -> None:
    start = replace(after_the_no().start, played=(Played("promise/big"),))
    answering("truth/a")
    told = says(a_sitting(a_scenario(start=start, opening=Answer("No."), digest="x"), moves=["why"]).view())[-1]
    assert "promised" not in told


def test_a_new_meeting_opens_with_its_own_words(answering: Callable[..., None]) -> None:
    answering("agrees", "comes")
    view = a_sitting(moves=["next_calendar", "turn_up"]).view()
    assert says(view) == ["You came back."]
    assert view.heading == "Second meeting, Thursday"


def test_when_they_do_not_come_one_phone_call_is_left(answering: Callable[..., None]) -> None:
    answering("agrees", "no_show")
    view = a_sitting(moves=["next_vague", "turn_up"]).view()
    assert view.news[-1].says == "You ring once more, and it is picked up late."
    assert (view.act, view.place, view.clock, view.faceless) == ("after_the_no", "phone", None, True)


def test_at_the_end_of_a_meeting_one_line_says_what_is_known_and_who_was_not_met(
    answering: Callable[..., None],
) -> None:
    answering("open", "names/boss", "agrees")
    view = a_sitting(moves=["ask/lamp", "who_decides", "next_dated"]).view()
    assert view.news[-1].says == "You know one thing in her own words. You have not met Aurelio Brandt."
    answering("open", "open", "open", "agrees")
    view = a_sitting(moves=["ask/lamp", "ask/week", "ask/bill", "next_dated"]).view()
    assert view.news[-1].says == "You know three things in her own words."


def test_a_meeting_may_propose_the_next_one_in_a_line_of_its_own(answering: Callable[..., None]) -> None:
    first, second, third = a_scenario().meetings
    here = replace(first, next_dated="Shall I come again on Thursday, and bring it with me?")
    scenario = replace(a_scenario(), meetings=(here, second, third), digest="own proposal")
    answering("agrees", "comes")
    sitting = a_sitting(scenario)
    lines = {choice.move: choice.says for group in sitting.view().repertoire for choice in group.choices}
    assert lines["next_dated"] == here.next_dated
    assert sitting.say("next_dated").mine == here.next_dated
    view = sitting.say("turn_up")
    lines = {choice.move: choice.says for group in view.repertoire for choice in group.choices}
    assert lines["next_dated"] == "Could we two sit down again on Thursday of next week?"


def test_asked_again_a_question_and_its_answer_are_worded_otherwise(answering: Callable[..., None]) -> None:
    deck = a_deck()
    straight = replace(deck.moves["ask_straight"], again=("May I ask you that once more?",))
    once_more = replace(deck, moves=MappingProxyType({**deck.moves, "ask_straight": straight}), digest="again")
    scenario = with_own_words(a_scenario(), "ask_straight", "evades", "This and that.")
    own = replace(scenario.lines["ask_straight"], says="Dana, what is it really?")
    scenario = replace(scenario, lines=MappingProxyType({"ask_straight": own}), digest="straight")
    answering("voiced/a", "voiced/a", "evades")
    sitting = a_sitting(scenario, deck=once_more)
    first, second = sitting.say("ask_straight"), sitting.say("ask_straight")
    assert (first.mine, second.mine) == ("Dana, what is it really?", "May I ask you that once more?")
    assert first.news[-1].says == "What bothers me is a."
    assert second.news[-1].says == "That, as named."


def test_people_who_were_named_are_not_named_in_the_same_words_again(answering: Callable[..., None]) -> None:
    answering("names_users", "names_users")
    sitting = a_sitting()
    first, second = ([said.says for said in sitting.say("who_uses").news] for _ in range(2))
    assert not set(first[1:]) & set(second[1:])


def with_own_words(scenario: Scenario, move: str, signal: str, words: str) -> Scenario:
    reply = Reply("", MappingProxyType({signal: Answer(words)}))
    return replace(scenario, lines=MappingProxyType({move: reply}), digest=words)


def test_an_answer_of_the_scenario_may_name_the_subject_of_its_signal(answering: Callable[..., None]) -> None:
    answering("not_now/partner")
    scenario = with_own_words(a_scenario(), "close", "not_now/partner", "Ask them upstairs.")
    assert says(a_sitting(scenario, moves=["close"]).view()) == ["Ask them upstairs."]


def shown(view: View) -> dict[str, Any]:
    return {name: getattr(view, name) for name in View.__dataclass_fields__}


@pytest.mark.parametrize("seed", range(9))
def test_two_people_with_the_same_visible_history_look_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words, hand, mails, notes: all of a view is a function of what was seen; only the last card may differ."""
    scenario = (a_scenario(), after_the_yes(), after_the_no())[seed % 3]
    one = begun(scenario, a_deck(), seed, type_seed=1)
    seen = list(views(one, seed))
    signals = {at: entry.signal for at, entry in enumerate(one.transcript().entries)}
    other_types = [begun(scenario, a_deck(), seed, type_seed=number) for number in range(2, 40)]
    kinds = {type_of(sitting) for sitting in other_types}
    assert len(kinds - {type_of(one)}) > 2
    other = next(sitting for sitting in other_types if type_of(sitting) != type_of(one))

    def drawn(self: Game, move: int) -> Drawn:
        names = self.tables.answers[int(self.tables.kind[move])].signals
        return self.force(move, names.index(signals[len(self.turns)]))

    monkeypatch.setattr(Game, "draw", drawn)
    for before, after in pairwise([*seen, seen[-1]]):
        ours = other.view()
        if before.finished:
            assert {**shown(before), "news": (), "end": ""} == {**shown(ours), "news": (), "end": ""}
            break
        assert shown(before) == shown(ours)
        follow(other, before, after, one)


def type_of(sitting: Sitting) -> int:
    return int(sitting._course.game.state.type[0])


def follow(sitting: Sitting, before: View, after: View, model: Sitting) -> None:
    """Do in one sitting what led from one view to the next in another."""
    entries = model.transcript().entries
    made = len(sitting.transcript().entries)
    if before.asking in ("suspicion", "suspicion_again"):
        if after.pinned is not None and before.pinned is None:
            sitting.pin(*after.pinned)
        else:
            sitting.skip_forecast()
    elif before.asking == "still_there" and after.moves == before.moves and after.asking is None:
        sitting.still_there(next(f.figures for e in entries for f in e.forecasts if f.figures is not None))
    elif before.thought and not after.thought and after.moves == before.moves:
        sitting.answer_thought(False)
    elif made < len(entries):
        sitting.say(entries[made].move)


def test_the_notebook_keeps_more_than_one_word_of_what_was_said(answering: Callable[..., None]) -> None:
    told = a_fact("lamp", at_ease=Answer("Schools. They ring us before we know it."), note="")
    answering("open")
    view = a_sitting(a_scenario(facts=(told,), digest="schools"), moves=["ask/lamp"]).view()
    assert [note.text for note in view.notebook] == ["Schools. They ring us before we know it."]


def test_what_is_seen_of_a_silence_comes_once_each_and_then_it_is_simply_quiet(answering: Callable[..., None]) -> None:
    seen = ("The telephone rings out.", "A recorded voice asks for a name.")
    own = {nth_answer("silent", at): Answer(does=words) for at, words in enumerate(seen)}
    scenario = replace(
        after_the_yes(), lines=MappingProxyType({"check_in": Reply("", MappingProxyType(own))}), digest="q"
    )
    sitting = a_sitting(scenario)
    answering("lands", "waves", post="fine")
    sitting.look_back("downside/slow")
    sitting.say("goodbye")
    told = []
    for _ in range(3):
        answering("ok", "silent", post="fine")
        sitting.say("carry_on")
        told.append(sitting.say("check_in").news[-1])
    assert [one.does for one in told[:2]] == list(seen)
    assert (told[2].who, told[2].says.partition(" Day")[0]) == ("calendar", "No answer.")

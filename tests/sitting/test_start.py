"""Where a sitting starts: what was played, what is looked back on, and who sits there."""

from collections import Counter

import numpy as np
import pytest

from salesdance.belief import prior_belief, total, update
from salesdance.engine.modes import Mode
from salesdance.errors import IllegalMove
from salesdance.scenario import Answer, LookBack, Played, Start
from salesdance.sitting import Sitting, start_belief
from tests.builders import a_deck, a_scenario, a_sitting, after_the_no, after_the_yes, some_tables
from tests.sitting.games import begun


def origins(sitting: Sitting) -> list[str]:
    return [entry.origin for entry in sitting.transcript().entries]


def hidden_type(sitting: Sitting) -> int:
    return int(sitting._course.game.state.type[0])


def test_what_was_played_is_in_the_transcript_with_the_signals_it_got() -> None:
    entries = a_sitting(after_the_no()).transcript().entries
    assert [(entry.move, entry.signal, entry.origin) for entry in entries] == [
        ("ask/past", "open", "played"),
        ("close", "no", "opens_with"),
    ]


def test_looking_back_comes_before_the_opening_and_its_choice_is_a_move_with_a_drawn_answer() -> None:
    sitting = a_sitting(after_the_yes())
    view = sitting.view()
    assert view.look_back is not None
    assert [choice.move for choice in view.look_back.choices] == ["downside/slow", "promise/big"]
    assert not view.hand
    assert view.act == "present"
    assert sitting.legal() == ("downside/slow", "promise/big")
    view = sitting.look_back("promise/big")
    assert (view.look_back, view.act) == (None, "cement")
    assert origins(sitting) == ["played", "played", "look_back", "opens_with"]
    assert [said.who for said in view.news] == ["you", "Dana Okafor", "Dana Okafor"]
    assert view.news[-1].says == "Go on, then. What happens now?"
    assert [note.text for note in view.notebook if note.kind == "promise"]


def test_looking_back_answers_differ_with_luck() -> None:
    signals = set()
    for seed in range(12):
        sitting = begun(after_the_yes(), a_deck(), seed)
        sitting.look_back("promise/big")
        signals.add(sitting.transcript().entries[2].signal)
    assert signals == {"lands", "shrugs"}


def test_a_choice_may_be_said_like_any_move_and_nothing_else_may() -> None:
    sitting = a_sitting(after_the_yes())
    before = sitting.view()
    with pytest.raises(IllegalMove, match=r"Legal now: .*downside/slow"):
        sitting.say("ask/lamp")
    with pytest.raises(IllegalMove):
        sitting.look_back("ask/lamp")
    assert sitting.view() == before
    assert sitting.say("downside/slow").look_back is None


def test_a_sitting_that_has_nothing_to_look_back_on_refuses_to() -> None:
    with pytest.raises(IllegalMove):
        a_sitting().look_back("ask/lamp")


def test_several_choices_are_asked_one_after_the_other() -> None:
    back = (LookBack("First, you ...", ("ask/lamp", "about_us")), LookBack("Then you ...", ("small_talk", "boast")))
    sitting = a_sitting(a_scenario(start=Start(look_back=back), digest="two"))
    first = sitting.view()
    second = sitting.look_back("ask/lamp")
    assert (first.look_back.says, second.look_back.says) == ("First, you ...", "Then you ...")
    assert sitting.recap() == "Before it starts: Then you ..."
    view = sitting.look_back("boast")
    assert view.look_back is None
    assert view.hand


def test_without_an_opening_what_it_opens_with_is_heard() -> None:
    scenario = a_scenario(start=Start("cement", opens_with=(Played("close"),)), digest="yes")
    view = a_sitting(scenario).view()
    assert [said.says for said in view.news] == ["Yes. Do it."]
    assert view.moves == 0


def test_who_sits_there_is_drawn_from_what_the_past_leaves_possible() -> None:
    """A voiced objection leaves one objection possible; its share of the prior is a half."""
    start = Start(played=(Played("ask_straight", "voiced/b"),))
    scenario = a_scenario(start=start, digest="voiced")
    tables = some_tables(scenario, a_deck())
    weights = start_belief(tables, scenario)
    assert weights.sum() == pytest.approx(1)
    assert set(tables.types.objection[weights > 0]) == {1}
    for seed in range(10):
        sitting = begun(scenario, a_deck(), seed, type_seed=seed)
        assert tables.types.objection[hidden_type(sitting)] == 1


def test_the_start_belief_is_the_exact_one_of_the_nominal_past() -> None:
    scenario = after_the_yes()
    tables = some_tables(scenario, a_deck())
    belief = prior_belief(tables, 1)
    for move, signal in (("ask/past", 0), ("reason/past", 0), ("close", 0)):
        belief = update(tables, belief, np.array([tables.index[move]]), np.array([signal]))
    assert np.allclose(start_belief(tables, scenario), total(belief.weights)[0])
    assert np.allclose(start_belief(some_tables(a_scenario(), a_deck()), a_scenario()), tables.types.prior)


def test_a_yes_that_was_played_may_be_hollow() -> None:
    modes: Counter[int] = Counter()
    for seed in range(60):
        sitting = begun(after_the_yes(), a_deck(), seed)
        sitting.look_back("downside/slow")
        modes[int(sitting._course.game.state.mode[0])] += 1
    assert set(modes) == {Mode.SETTLED, Mode.HOLLOW_SETTLED}


def test_the_same_person_can_be_met_with_other_dice() -> None:
    same = {hidden_type(begun(a_scenario(), a_deck(), seed, type_seed=7)) for seed in range(6)}
    other = {hidden_type(begun(a_scenario(), a_deck(), 7, type_seed=seed)) for seed in range(6)}
    assert len(same) == 1
    assert len(other) > 1


def test_a_sitting_may_start_at_the_wobble() -> None:
    quiet = (Played("day", "quiet"), Played("day", "quiet"), Played("post", "fine"), Played("carry_on"))
    wobble = (Played("close"), Played("goodbye"), *quiet, Played("day", "hedges"))
    scenario = a_scenario(
        start=Start("ninety_days", opens_with=wobble), opening=Answer("", "Your desk, early."), digest="wobble"
    )
    view = a_sitting(scenario).view()
    assert view.calendar is not None
    assert (view.calendar.day, view.calendar.wobble_since) == (3, 3)
    assert [said.says.rsplit(" ", 1)[0] for said in view.calendar.post] == ["Mail hedges number"]
    assert view.thought is not None
    assert view.thought.move in ("joke_back", "drop_price")


def test_looking_back_from_the_ninety_days_stands_under_no_day_of_them() -> None:
    past = (Played("close", "yes"), Played("goodbye"), Played("day"), Played("day"), Played("post"))
    back = (LookBack("When the post had brought nothing, you ...", ("check_in", "carry_on")),)
    start = Start("ninety_days", past, back, (Played("carry_on"),))
    sitting = a_sitting(a_scenario(start=start, digest="looking back from day two"))
    view = sitting.view()
    assert (view.heading, view.place) == ("Before today", "")
    assert "day" in sitting.look_back("check_in").heading

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from salesdance.cli.content import Content, load
from salesdance.engine import RULES_VERSION, Mode
from salesdance.scoring import Scored, score
from salesdance.sitting import Said, Sitting
from salesdance.sitting.debrief import Bar, Debrief, SkillBar
from salesdance.sitting.debrief_luck import of_ten
from salesdance.sitting.debrief_person import the_person
from salesdance.sitting.debrief_talk import go_through, truth_of
from salesdance.sitting.debrief_words import decider_words, limit_words
from salesdance.sitting.debriefing import make_debrief, with_guess
from salesdance.transcript import Forecast, Header, Transcript
from tests.text.typists import Typist, presser, seller

NAMES = ("the_yes", "copy_room", "in_the_bag")


@cache
def content_of(name: str) -> Content:
    return load(name)


def begun(name: str, seed: int) -> Sitting:
    content = content_of(name)
    header = Header(
        content.scenario.id,
        content.scenario.digest,
        content.deck.digest,
        RULES_VERSION,
        content.profile.name,
        content.profile.digest,
        seed,
        seed,
    )
    return Sitting.begin(content.scenario, content.deck, content.tables, game_seed=seed, type_seed=seed, header=header)


def played(name: str, seed: int, *, pressing: bool = False) -> tuple[Transcript, list[tuple[str, tuple[Said, ...]]]]:
    """A whole sitting, and what stood on the table after each of the player's moves."""
    seat = begun(name, seed)
    typist = Typist(seat, presser() if pressing else seller())
    seen: list[tuple[str, tuple[Said, ...]]] = []
    while not seat.finished:
        view = seat.view()
        if view.asking == "still_there":
            seat.still_there(7)
        elif view.asking is not None:
            seat.pin(view.cards[0].id, "fairly")
        elif view.thought is not None:
            seat.answer_thought(False)
        else:
            line = typist()
            move = view.look_back.choices[0].move if view.look_back else line
            if move == typist.again:
                typist.again = ""
            seat.say(move or "")
        now = seat.view()
        if (now.mine, now.news) not in seen[-1:] and now.mine:
            seen.append((now.mine, now.news))
    return seat.transcript(), seen


@cache
def judged(name: str, seed: int, pressing: bool = False) -> tuple[Transcript, Scored, Debrief]:
    content = content_of(name)
    transcript, _ = played(name, seed, pressing=pressing)
    scored = score(content.tables, content.scenario, transcript)
    debrief = make_debrief(content.scenario, content.deck, content.tables, transcript, scored.card, scored.trace)
    return transcript, scored, debrief


SITTINGS = [("the_yes", 1, False), ("copy_room", 1, False), ("copy_room", 2, True), ("in_the_bag", 3, False)]


@pytest.mark.parametrize("name", NAMES)
def test_the_talk_is_told_again_word_for_word(name: str) -> None:
    content = content_of(name)
    transcript, seen = played(name, 4)
    talk = go_through(content.scenario, content.deck, content.tables, transcript).talk
    again = [(moment.mine, moment.heard) for at, moment in sorted(talk.items()) if at >= 0]
    assert again == [(mine, tuple(said for said in news if said.who != "you")) for mine, news in seen]
    assert [moment.number for at, moment in sorted(talk.items()) if at >= 0] == list(range(1, len(again) + 1))


@pytest.mark.parametrize(("name", "seed", "pressing"), SITTINGS)
def test_it_opens_with_who_it_really_was(name: str, seed: int, pressing: bool) -> None:
    content = content_of(name)
    transcript, _, debrief = judged(name, seed, pressing)
    real = truth_of(content.scenario, content.tables, transcript.header)
    objection = next(one for one in content.scenario.objections if one.id == real)
    assert debrief.person.truth == objection.card
    assert debrief.person.name == content.scenario.prospect.name
    assert debrief.person.heading.startswith("What ")
    assert debrief.person.told == ("told you" in debrief.person.heading)


@pytest.mark.parametrize(("name", "seed", "pressing"), SITTINGS)
def test_every_place_is_one_where_the_real_reason_can_show(name: str, seed: int, pressing: bool) -> None:
    content = content_of(name)
    transcript, _, debrief = judged(name, seed, pressing)
    real = truth_of(content.scenario, content.tables, transcript.header)
    asks = {fact.ask for fact in content.scenario.facts if fact.clue is not None and fact.clue.of == real}
    places = debrief.person.places
    assert 0 < len(places) <= 3
    assert {place.ask for place in places} <= asks
    for place in places:
        if place.moment is not None and place.moment.number:
            assert place.moment == next(one for one in debrief.lines if one.number == place.moment.number)
            assert place.moment.mine
            assert any(said.says or said.does for said in place.moment.heard)


@pytest.mark.parametrize(("name", "seed", "pressing"), SITTINGS)
def test_luck_is_counted_out_of_ten_and_says_which_of_them_this_was(name: str, seed: int, pressing: bool) -> None:
    transcript, scored, debrief = judged(name, seed, pressing)
    for chance in debrief.luck:
        assert chance.out_of_ten == of_ten(chance.share)
        assert " of the other 0" not in chance.sentence
        if 0 < chance.out_of_ten < 10 and chance.came is not None:
            assert ("This was one of them." in chance.sentence) == chance.came
        entry = transcript.entries[chance.turn or 0]
        if entry.move.startswith("close"):
            asks = [one for one in debrief.luck if transcript.entries[one.turn or 0].move.startswith("close")]
            assert ("(line " in chance.sentence) == (len(asks) > 1)
            assert chance.share == pytest.approx(float(scored.trace.yes[chance.turn or 0, 0]))
            assert chance.came == (entry.signal == "yes")


def test_a_yes_is_counted_again_at_the_door() -> None:
    _, _, debrief = judged("copy_room", _seed_with("copy_room", "goodbye"))
    door = debrief.luck[-1].sentence
    assert "of 5 things were fixed as you went. Of ten such yeses, with nothing more done," in door


def test_whether_a_visit_takes_place_is_counted_too() -> None:
    transcript, _, debrief = judged("copy_room", _seed_with("copy_room", "turn_up"))
    visits = [at for at, entry in enumerate(transcript.entries) if entry.move == "turn_up"]
    counted = [one for one in debrief.luck if one.turn in visits]
    assert [one.turn for one in counted] == visits
    for one in counted:
        assert one.sentence.startswith("Of 10 visits left like that, ")
        assert one.came == (transcript.entries[one.turn or 0].signal == "comes")


def _seed_with(name: str, move: str) -> int:
    for seed in range(1, 40):
        transcript, _, _ = judged(name, seed)
        if any(entry.move == move for entry in transcript.entries):
            return seed
    raise AssertionError(f"no sitting of {name} with {move}")


def test_days_in_a_row_of_which_the_same_is_to_be_said_are_one_line_of_the_card() -> None:
    skills = [skill for seed in range(1, 6) for skill in judged("copy_room", seed)[2].card.skills]
    days = [mark for skill in skills for mark in skill.marks if mark.title.startswith("Day")]
    assert any(re.fullmatch(r"Days \d+(, \d+)* and \d+", mark.title) for mark in days)
    for skill in skills:
        marks = [mark for mark in skill.marks if mark.title.startswith("Day")]
        assert all(one.why != other.why for one, other in pairwise(marks))


def test_somebody_who_stayed_is_not_told_that_it_does_not_suit_them() -> None:
    content, (transcript, _, _) = content_of("copy_room"), judged("copy_room", _seed_with("copy_room", "goodbye"))
    played = go_through(content.scenario, content.deck, content.tables, transcript)
    assert played.turns[-1].after.day == 90
    badly = replace(played, type=int(np.flatnonzero(content.tables.types.poor)[0]))
    assert "hardly suits" in the_person(replace(badly, mode=Mode.SETTLED), None).fit
    assert "does not suit" in the_person(replace(badly, mode=Mode.GONE), None).fit


def test_what_counts_for_nothing_or_hardly_at_all_is_told_in_words() -> None:
    argued = Bar("After the no", 0.0, 100.0, "You argued.")
    assert limit_words(argued) == "After the no counts for nothing here. You argued."
    assert limit_words(replace(argued, points=60.0)) == "After the no counts at most 60. You argued."
    assert (Bar("Who talked", 0.1, 0.1).said, Bar("Who talked", 0.4, 0.5).said) == ("hardly counts here", "0.4 of 0.5")


def test_how_much_there_was_of_people_says_where_nobody_was_named() -> None:
    def people(debrief: Debrief) -> SkillBar:
        return next(skill for skill in debrief.card.skills if skill.skill == "people")

    unnamed = people(judged("copy_room", 1)[2])
    assert unnamed.words == "some of it; nobody with a say was named."
    seat, content = begun("copy_room", 1), content_of("copy_room")
    wanted = iter(("who_decides", "who_uses", "close_firm"))
    while not seat.finished:
        view = seat.view()
        if view.asking is not None:
            seat.skip_forecast(asked=False)
        elif view.thought is not None:
            seat.answer_thought(False)
        else:
            seat.say(next(wanted, "") or seat.natural())
    scored = score(content.tables, content.scenario, seat.transcript())
    named = make_debrief(content.scenario, content.deck, content.tables, seat.transcript(), scored.card, scored.trace)
    assert "Bringing them in" in [mark.title for mark in people(named).marks]
    assert not people(named).words.endswith("named.")


def test_the_card_calls_what_was_nailed_by_its_name_on_the_sheet() -> None:
    _, _, debrief = judged("copy_room", _seed_with("copy_room", "goodbye"))
    titles = [mark.title for skill in debrief.card.skills for mark in skill.marks]
    assert "Lease start" in titles
    assert "Financing" not in titles


@pytest.mark.parametrize(("name", "seed", "pressing"), SITTINGS)
def test_every_mark_and_every_fact_is_there_once(name: str, seed: int, pressing: bool) -> None:
    content = content_of(name)
    _, scored, debrief = judged(name, seed, pressing)
    assert [skill.bar.points for skill in debrief.card.skills] == [part.points for part in scored.card.parts]
    for skill, part in zip(debrief.card.skills, scored.card.parts, strict=True):
        assert sum(mark.points for mark in skill.marks) == pytest.approx(sum(mark.points for mark in part.marks))
        assert sum(mark.out_of for mark in skill.marks) == pytest.approx(sum(mark.out_of for mark in part.marks))
    facts = [find for find in debrief.finds if find.of == "fact"]
    assert [find.ask for find in facts] == [fact.ask for fact in content.scenario.facts]
    assert all(bool(find.text) == (find.found == "found") for find in facts)


def test_a_suspicion_of_the_sitting_goes_before_one_told_afterwards() -> None:
    content = content_of("in_the_bag")
    transcript, scored, debrief = judged("in_the_bag", 3)
    after = Forecast("suspicion", "pinned", content.scenario.objections[1].id, "bet")
    assert [guess.when for guess in debrief.person.guesses] == ["Before you asked why, you thought"]
    silent = replace(transcript, entries=tuple(replace(entry, forecasts=()) for entry in transcript.entries))
    told = make_debrief(content.scenario, content.deck, content.tables, silent, scored.card, scored.trace, after=after)
    assert [guess.when for guess in told.person.guesses] == ["Afterwards you said"]
    assert told.person.guesses[0].card == content.scenario.objections[1].card
    real = truth_of(content.scenario, content.tables, transcript.header)
    assert told.person.guesses[0].right == (content.scenario.objections[1].id == real)


def test_the_same_transcript_makes_the_same_debrief() -> None:
    content = content_of("the_yes")
    transcript, scored, debrief = judged("the_yes", 1)
    again = make_debrief(content.scenario, content.deck, content.tables, transcript, scored.card, scored.trace)
    assert again == debrief


def test_a_sitting_that_is_not_finished_says_so() -> None:
    content = content_of("copy_room")
    seat = begun("copy_room", 1)
    seat.say(seat.view().hand[0].choice.move)
    scored = score(content.tables, content.scenario, seat.transcript())
    debrief = make_debrief(content.scenario, content.deck, content.tables, seat.transcript(), scored.card, scored.trace)
    assert debrief.ending == "This sitting is not finished."


@pytest.mark.parametrize(("name", "seed", "pressing"), SITTINGS)
def test_the_curve_is_the_exact_value_of_each_history_and_the_sum_of_what_the_moves_added(
    name: str, seed: int, pressing: bool
) -> None:
    _, scored, debrief = judged(name, seed, pressing)
    trace, points = scored.trace, debrief.curve.points
    own = np.flatnonzero(np.isfinite(trace.gain[:, 0]))
    assert [point.made for point in points] == list(range(len(own) + 1))
    assert [point.worth for point in points[:-1]] == trace.value[own, 0].tolist()
    assert points[-1].alone == pytest.approx(points[0].worth + scored.card.long_game_gained, abs=0.01)
    assert all(0 <= point.still <= 1 and 0 <= point.truly <= 1 for point in points)
    days = [stop.day for stop in debrief.curve.stops]
    assert days == sorted(set(days))
    assert f"ended at {of_ten(points[-1].worth)}." in debrief.curve.words[1]


def test_how_a_yes_was_left_is_what_the_door_of_luck_says() -> None:
    _, _, debrief = judged("copy_room", _seed_with("copy_room", "goodbye"))
    door = debrief.door
    assert door is not None
    assert door.sentences[0][0] in debrief.luck[-1].sentence
    assert debrief.luck[-1].out_of_ten == door.stay
    assert judged("copy_room", 2, True)[2].door is None


def test_a_guess_told_after_play_is_added_to_a_finished_debrief_as_it_would_have_been_made() -> None:
    content = content_of("the_yes")
    transcript, _ = played("the_yes", 1)
    bare = replace(transcript, entries=tuple(replace(entry, forecasts=()) for entry in transcript.entries), pending=())
    scored = score(content.tables, content.scenario, bare)
    basis = (content.scenario, content.deck, content.tables)
    guess = Forecast("suspicion", "pinned", content.scenario.objections[0].id, "bet")
    plain = make_debrief(*basis, bare, scored.card, scored.trace)
    assert with_guess(plain, *basis, guess) == make_debrief(*basis, bare, scored.card, scored.trace, after=guess)
    told = make_debrief(*basis, bare, scored.card, scored.trace, after=guess)
    assert with_guess(told, *basis, replace(guess, sure="hunch")) == told


def test_who_could_have_stopped_it_and_wrote_is_not_said_to_have_gone_unmentioned() -> None:
    debrief = judged("the_yes", 1)[2]
    letters = [said.who for line in debrief.lines for said in line.heard]
    (pascoe,) = debrief.person.deciders
    assert pascoe.name in letters
    assert decider_words(pascoe).endswith("could have stopped it. They wrote to you themselves.")
    (find,) = [one for one in debrief.finds if one.of == "person" and one.text.startswith(pascoe.name)]
    assert (find.found, find.moment is not None) == ("half", True)
    silent = replace(pascoe, wrote=False)
    assert decider_words(silent).endswith("was never said in so many words."), "the control"

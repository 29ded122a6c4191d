"""What there was to find: every fact, clue, person, commitment and promise, where it showed and what opens it."""

from dataclasses import replace

import numpy as np
import pytest

from salesdance.engine import legal
from salesdance.sitting.debrief import Find, Moment
from salesdance.sitting.debrief_finds import NO_NAME
from salesdance.sitting.debrief_talk import Played, go_through
from salesdance.sitting.debrief_words import find_words
from salesdance.sitting.game import CLUE
from salesdance.sitting.starting import new_game, opening_of
from tests.sitting.test_debriefing import SITTINGS, content_of, judged


def gone_through(name: str, seed: int, pressing: bool) -> Played:
    content = content_of(name)
    return go_through(content.scenario, content.deck, content.tables, judged(name, seed, pressing)[0])


def first_legal(played: Played, move: str) -> int | None:
    """Which of your moves was the first at which the engine allowed this one, replayed by its visible history."""
    tables, entries = played.deal.tables, played.transcript.entries
    header, index = played.transcript.header, played.deal.tables.index[move]
    start = opening_of(tables, played.deal.scenario)
    game = new_game(tables, start, game_seed=header.game_seed, type_seed=header.type_seed)
    for at, (entry, turn) in enumerate(zip(entries, played.turns, strict=True)):
        looked_back = [one for one in entries[:at] if one.origin == "look_back"]
        offered = entry.origin == "look_back" and index in start.look_back[len(looked_back)]
        if offered or (at in played.talk and entry.origin == "sitting" and legal(tables, game.state)[0, index]):
            return played.talk[at].number
        names = tables.answers[int(tables.kind[turn.move])].signals
        forced = entry.origin in ("played", "opens_with")
        game.take(game.force(turn.move, names.index(turn.signal)) if forced else game.draw(turn.move), entry.origin)
    return None


@pytest.mark.parametrize(("name", "seed", "pressing"), SITTINGS)
def test_every_line_that_opens_something_stands_with_the_first_turn_at_which_it_could_be_said(
    name: str, seed: int, pressing: bool
) -> None:
    played = gone_through(name, seed, pressing)
    deal, finds = played.deal, judged(name, seed, pressing)[2].finds
    for fact, find in zip(deal.facts, (one for one in finds if one.of == "fact"), strict=True):
        if find.earliest != 0:
            assert find.earliest == first_legal(played, f"ask/{fact.id}"), fact.id
        if find.moment is not None and find.moment.number and find.earliest:
            assert find.earliest <= find.moment.number


@pytest.mark.parametrize(("name", "seed", "pressing"), SITTINGS)
def test_a_clue_was_found_where_it_came_out_and_missed_only_where_what_it_points_to_was_real(
    name: str, seed: int, pressing: bool
) -> None:
    played = gone_through(name, seed, pressing)
    clues = {one.ask: one for one in judged(name, seed, pressing)[2].finds if one.of == "clue"}
    last, tables = played.turns[-1].after, played.deal.tables
    for at, fact in enumerate(played.deal.facts):
        find = clues.get(played.deal.filled(fact.ask))
        if last.heard(at) & CLUE:
            assert find is not None
            assert find.found == "found"
            assert find.text.startswith("It pointed to")
        elif find is not None:
            assert find.text.startswith("It would have pointed to")
            assert (find.earliest == 0) == bool(last.heard(at)) or find.earliest is None
        if fact.clue is not None and int(tables.clue_of[at]) == played.objection:
            assert find is not None
            assert find.note == ""


def test_what_was_asked_is_not_said_to_have_been_there_for_the_asking() -> None:
    moment = Moment(3, 0, "Tuesday", "What is on the board?", ())
    asked = Find("half", "", "What is on the board?", "", "fact", moment, 1)
    assert not any("It could be asked" in words for words in find_words(asked)[1])
    assert any("It could be asked" in words for words in find_words(replace(asked, found="missed", moment=None))[1])


def named(finds: tuple[Find, ...], of: str) -> list[Find]:
    return [one for one in finds if one.of == of]


def test_people_commitments_and_promises_are_there_once_each() -> None:
    played = gone_through("copy_room", 1, False)
    finds, scenario = judged("copy_room", 1)[2].finds, content_of("copy_room").scenario
    people = [person for person in scenario.people if person.decides or person.uses]
    assert len(named(finds, "person")) == len(people)
    assert len(named(finds, "commitment")) == len(scenario.commitments)
    assert len(named(finds, "promise")) == len(scenario.promises)
    last = played.turns[-1].after
    for find, one in zip(named(finds, "commitment"), scenario.commitments, strict=True):
        fixed = last.nailed(played.deal.commitment_at[one.kind]) >= 2
        assert (find.found == "found") == (fixed and not find.text.endswith("put off"))
        assert find.ask.endswith(("?", "."))
        assert find.earliest


def test_without_a_yes_no_commitment_was_missed() -> None:
    assert named(judged("copy_room", 2, True)[2].finds, "commitment") == []


@pytest.mark.parametrize(("name", "seed", "pressing"), SITTINGS)
def test_the_curve_for_somebody_who_knew_ends_in_what_happened(name: str, seed: int, pressing: bool) -> None:
    debrief = judged(name, seed, pressing)[2]
    played, last = gone_through(name, seed, pressing), debrief.curve.points[-1]
    if played.turns[-1].after.day >= 90:
        assert last.truly == pytest.approx(float("is still there" in debrief.ending), abs=1e-6)
    if played.turns[-1].after.seen[0] == 8 and not last.yes:
        assert (last.still, last.truly) == (0.0, 0.0)
    asked = [event for event in debrief.curve.events if event.of in ("asked", "yes", "no")]
    closes = [at for at, turn in enumerate(played.turns) if played.deal.pieces[turn.move].kind == "close"]
    assert {event.turn for event in asked} >= {at for at in closes if played.turns[at].origin == "sitting"}
    assert np.all(np.diff([event.made for event in debrief.curve.events]) >= 0)


def test_whoever_asked_and_heard_no_name_is_told_so_and_not_to_ask() -> None:
    asked = Moment(9, 8, "First meeting", "Who else has to nod?")
    first, below = find_words(Find("missed", "Aurelio Brandt", "Who decides?", "", "person", asked, 1, NO_NAME))
    assert (first, below) == ("Aurelio Brandt.", (f'Line 8: "Who else has to nod?" {NO_NAME}',))
    first, below = find_words(Find("missed", "Aurelio Brandt", "Who decides?", "", "person", None, 1))
    assert below == ('What opens it: "Who decides?"', "It could be said from the first line on.")
    for name, seed, pressing in SITTINGS:
        played = gone_through(name, seed, pressing)
        kinds = {at: played.deal.pieces[turn.move].kind for at, turn in enumerate(played.turns)}
        for find in named(judged(name, seed, pressing)[2].finds, "person"):
            said = {kinds[at] for at in played.talk if at >= 0}
            assert (find.note == NO_NAME) == (find.found == "missed" and find.moment is not None)
            if find.note:
                assert kinds[find.moment.turn] in ("process", "users")  # type: ignore[union-attr]
            elif find.found == "missed":
                assert not {"process", "users"} <= said


def test_a_line_that_stands_there_already_is_not_quoted_again() -> None:
    asked = Moment(9, 8, "First meeting", "Who scans?")
    assert find_words(Find("half", "", "Who scans?", "", "fact", asked, 1)) == ('"Who scans?"', ("Line 8.",))
    assert find_words(
        Find("found", "Never.", "Never.", "", "promise", replace(asked, mine="Never."), 1, "It came.")
    ) == (
        '"Never."',
        ("Line 8. It came.",),
    )

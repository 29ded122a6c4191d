from dataclasses import replace
from functools import cache

import pytest

from salesdance.cli.again import Branch, open_at
from salesdance.sitting import Sitting
from salesdance.sitting.comparing import compare
from salesdance.sitting.comparing_words import known_words, luck_words, same_words, title_words
from salesdance.sitting.debrief_talk import truth_of
from salesdance.transcript import Transcript, lines_of
from tests.sitting.heard import answered_as
from tests.sitting.test_debriefing import begun, content_of


def go_on(seat: Sitting) -> None:
    """Say what a decent seller would say next, with no forecast and no first thought."""
    view = seat.view()
    if view.asking is not None:
        seat.skip_forecast(asked=False)
    elif view.thought is not None:
        seat.answer_thought(False)
    else:
        seat.say(seat.natural())


@cache
def kept_deal() -> Transcript:
    """The Copy Room from its first meeting to day ninety."""
    seat = begun("copy_room", 3)
    while not seat.finished:
        go_on(seat)
    return seat.transcript()


def tried(line: int, move: str, *, dice: int | None = None) -> Branch:
    """A line of that deal tried again with another move, and then played on naturally to its mark."""
    branch = open_at(content_of("copy_room"), kept_deal(), line, dice=dice)
    while branch.sitting.view().asking is not None or branch.sitting.view().thought is not None:
        go_on(branch.sitting)
    branch.sitting.say(move)
    while not (branch.begun and branch.reached):
        go_on(branch.sitting)
    return branch


def line_of_move(move: str) -> int:
    return [kept_deal().entries[at].move for at in lines_of(kept_deal())].index(move) + 1


def test_from_a_talk_both_ways_are_told_to_the_answer_with_the_chance_of_a_yes_then() -> None:
    line = line_of_move("close_soft") - 1
    both = tried(line, "ask/history").compared()
    assert [moment.mine for moment in both.then.lines][-1].startswith("How does it sit with you")
    assert (both.then.reached, both.then.stands) == ("yes", "Dana said yes.")
    for way in (both.then, both.now):
        assert way.lines[0].number == line
        assert way.reached in ("yes", "no")
        assert way.yes is not None
        assert 0 < way.yes < 1
        assert (way.kept is not None) == (way.reached == "yes")
    assert both.table
    assert both.table[0].who == "you"
    assert not both.same
    assert title_words(both) == f"Line {line}, then and now. First meeting, Tuesday"


def test_after_the_yes_both_ways_are_told_to_the_next_mail() -> None:
    both = tried(line_of_move("goodbye"), "who_uses").compared()
    for way in (both.then, both.now):
        assert (way.reached, way.stands) == ("mail", "As far as the post of day 2.")
        assert way.yes is None
        ((sentence, count, share),) = way.counts
        assert share == way.kept
        assert sentence.startswith("Of ten such deals, with nothing more done, ")
        assert count == round(10 * share)
    assert known_words(both)


def test_the_same_line_with_the_same_dice_comes_to_the_same() -> None:
    both = tried(line_of_move("goodbye"), "goodbye").compared()
    assert both.same
    assert both.then == both.now
    assert "answered the same" in same_words(both)
    assert not luck_words(both)


def test_other_dice_are_named_as_a_part_of_the_difference() -> None:
    both = tried(line_of_move("goodbye"), "who_uses", dice=8).compared()
    assert both.other_dice
    assert "may be luck" in luck_words(both)


def test_a_way_that_is_left_early_says_so_and_counts_nothing_before_a_yes() -> None:
    branch = open_at(content_of("copy_room"), kept_deal(), 1, dice=None)
    branch.sitting.say("ask/stapler")
    assert not branch.reached
    now = branch.compared().now
    assert (now.reached, now.stands, now.counts) == ("open", "It was not played further.", ())


def test_to_the_end_a_way_tells_how_it_ended() -> None:
    branch = tried(line_of_move("goodbye"), "goodbye")
    while not branch.sitting.finished:
        go_on(branch.sitting)
    both = branch.compared(whole=True)
    assert both.whole
    assert (both.now.reached, both.now.kept) == ("end", None)
    assert both.now.stands == "Dana said yes, and is still there on day ninety."


def test_the_counts_never_read_who_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    content, branch = content_of("copy_room"), tried(line_of_move("goodbye"), "who_uses")
    first, both = branch.compared(), (branch.base, branch.sitting.transcript())
    answered_as(monkeypatch, *both)
    met = set()
    for seed in range(4):
        base, other = (replace(one, header=replace(one.header, type_seed=seed)) for one in both)
        met.add(truth_of(content.scenario, content.tables, base.header))
        again = compare(content.scenario, content.deck, content.tables, base, other, branch.line, whole=False)
        assert (again.then.counts, again.now.counts) == (first.then.counts, first.now.counts)
    assert len(met) > 1

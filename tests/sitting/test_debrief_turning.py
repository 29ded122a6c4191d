"""Where it turned, in words: what had been heard, what was said and why, what would have been better, and how sure."""

import re
from dataclasses import replace

import pytest

from salesdance.analysis import Change, Option, Thresholds, Weighed, Worth
from salesdance.belief import objection_shares
from salesdance.engine import Phase, Seen
from salesdance.sitting.debrief_numbers import tenths
from salesdance.sitting.debrief_talk import Played, go_through
from salesdance.sitting.debrief_tempting import KNOWN, LIGHTENS, NOTHING_WRONG, WAITING, tempting_words
from salesdance.sitting.debrief_turning import HARDER, NONE_STAYS, NOTHING_LOST, ONLY_WELL, TURNED, WELL, turning
from salesdance.sitting.debrief_words import NOT_APART, believed_words, clearly_better
from salesdance.sitting.debriefing import make_debrief, turning_of
from salesdance.sitting.listener import Listener
from salesdance.sitting.pulls import pulling
from salesdance.sitting.starting import opening_of
from tests.sitting.analyses import analysis, point
from tests.sitting.test_debriefing import begun, content_of, judged


@pytest.fixture(scope="module")
def played() -> Played:
    content = content_of("copy_room")
    return go_through(content.scenario, content.deck, content.tables, judged("copy_room", 1)[0])


def test_each_moment_says_what_was_heard_said_and_better_in_the_words_of_that_moment(played: Played) -> None:
    own = sorted(played.lines)
    at = own[4]
    found = turning(played, analysis(played, [point(played, at)]))
    (moment,) = found.moments
    assert moment.turn == at
    assert moment.moment == played.talk[at]
    assert [heard.turn for heard in moment.heard] == own[2:4]
    assert [line.says for line in moment.better] == [played.lines[at][line.move] for line in moment.better]
    assert 0 < len(moment.better) <= 3
    assert moment.believed == played.deal.filled(played.deal.scenario.objections[0].card)
    assert moment.changed[0] == "Another line would have made saying yes feel safer."


def test_the_words_of_a_better_line_are_those_of_the_hand_at_that_history() -> None:
    content, (transcript, _, _) = content_of("copy_room"), judged("copy_room", 1)
    talk = go_through(content.scenario, content.deck, content.tables, transcript)
    seat = begun("copy_room", 1)
    for at in sorted(talk.lines)[:6]:
        for key in seat.view().hand:
            assert talk.lines[at][key.choice.move] == key.choice.says
        seat.say(transcript.entries[at].move)
        if seat.view().asking:
            break


def test_the_heaviest_is_where_it_turned_and_one_done_well_is_called_so(played: Played) -> None:
    own = sorted(played.lines)
    points = [
        point(played, own[1], worth=0.05),
        point(played, own[4], kind="well", worth=0.2, changes=(Change("trust", 0.4, 0.5, 0.3),)),
        point(played, own[6], worth=0.09),
    ]
    found = turning(played, analysis(played, points))
    assert [moment.label for moment in found.moments] == [HARDER, WELL, TURNED]
    assert found.moments[1].changed == ("From here {they} trusted you more.".format(they="she"),)
    assert found.moments[1].figures.startswith("It was worth 2 of the 10")


def test_where_nothing_large_was_lost_that_is_said_and_none_is_shown(played: Played) -> None:
    found = turning(played, analysis(played))
    assert (found.words, found.moments) == (NOTHING_LOST, ())
    well = turning(played, analysis(played, [point(played, sorted(played.lines)[3], kind="well")]))
    assert well.words == ONLY_WELL


def test_errors_are_said_in_plain_words_and_exact_figures_say_that_they_are(played: Played) -> None:
    at = sorted(played.lines)[4]
    about = turning(played, analysis(played, [point(played, at)]))
    exact = turning(played, analysis(played, [point(played, at)], exact=True))
    assert "cost 0.8 of the 10" in about.moments[0].figures
    assert "give or take 0.2" in about.moments[0].figures
    assert "this figure is exact" in exact.moments[0].figures
    assert "give or take" not in exact.moments[0].figures
    assert about.moments[0].hindsight.startswith("Knowing who it really was:")
    assert any("playing on 64 times" in note for note in about.notes)
    assert any("worked out exactly" in note for note in exact.notes)
    assert f"cost {tenths(Thresholds().cost)} or more" in about.notes[1]


def _with_none_kept(turn: Weighed) -> Weighed:
    def unkept(worth: Worth) -> Worth:
        return replace(worth, kept=0.0)

    options = (replace(one, fair=unkept(one.fair), truth=unkept(one.truth)) for one in turn.options)
    return replace(turn, options=tuple(options))


def test_after_a_no_at_which_none_would_stay_it_is_said_where_the_worth_lies(played: Played) -> None:
    at = sorted(played.lines)[4]
    turn = played.turns[at]
    turns = [*played.turns]
    seen = [*turn.before.seen]
    seen[Seen.PHASE] = Phase.AFTER_NO
    turns[at] = replace(turn, before=replace(turn.before, seen=tuple(seen)))
    lost = replace(played, turns=turns)
    made = analysis(lost, [point(lost, at)])
    hopeless = replace(made, turns=tuple(_with_none_kept(one) for one in made.turns))
    (moment,) = turning(lost, hopeless).moments
    assert moment.figures.endswith(NONE_STAYS)
    assert moment.hindsight == ""
    assert "day ninety" in turning(lost, made).moments[0].figures, "the control: some would stay"
    assert "day ninety" in turning(played, hopeless).moments[0].figures, "the control: nobody has said no"


def test_every_turn_stands_with_its_better_lines_and_what_it_lost(played: Played) -> None:
    at = sorted(played.lines)[4]
    found = turning(played, analysis(played, [point(played, at)]))
    assert [turn.moment.turn for turn in found.turns] == sorted(played.lines)
    lossy = next(turn for turn in found.turns if turn.moment.turn == at)
    assert lossy.chosen.lost == pytest.approx(0.08)
    assert [line.lost for line in lossy.better] == sorted(line.lost for line in lossy.better)
    assert all(line.lost < lossy.chosen.lost for line in lossy.better)
    assert all(not turn.better for turn in found.turns if turn is not lossy)


def test_a_point_without_weights_or_before_the_talk_leaves_nothing_broken(played: Played) -> None:
    at = sorted(played.lines)[4]
    lone = replace(analysis(played, [point(played, at)]), turns=())
    assert turning(played, lone).moments[0].hindsight == ""
    past = point(played, at)
    assert turning(played, replace(lone, points=(replace(past, turn=-1),))).moments == ()


def test_why_it_was_tempting_is_told_only_where_what_was_heard_bears_it_out(played: Played) -> None:
    deal, told = played.deal, set()
    for at in sorted(played.lines):
        for move in played.lines[at]:
            piece = deal.pieces[deal.tables.index[move]]
            words = tempting_words(played, at, move)
            if piece.relieves is None:
                before = KNOWN if played.turns[at].before.said[piece.index] else NOTHING_WRONG
                assert words == (WAITING if piece.kind == "carry_on" else before,)
            elif words[0] not in (
                LIGHTENS[piece.relieves],
                *(deal.filled(one.motive) for one in deal.promises.values()),
            ):
                assert words[0] == deal.filled(piece.entry.motive)
                told.add(piece.relieves)
                assert at > 0
    assert told, "no motive ever fitted"
    assert pulling.__doc__


def test_what_was_believed_is_told_only_where_something_that_was_heard_had_moved_it(played: Played) -> None:
    own = sorted(played.lines)
    listener = Listener(played.deal, opening_of(played.deal.tables, played.deal.scenario))
    first = objection_shares(played.deal.tables, listener.at_first(played.turns))[0].tolist()
    card = played.deal.scenario.objections[0].id
    for share, known in ((first[0], False), (first[0] + 0.03, False), (first[0] + 0.2, True), (0.99, True)):
        here = replace(point(played, own[0]), believed=card, share=share)
        (moment,) = turning(played, analysis(played, [here])).moments
        assert moment.known == known
        assert (believed_words(moment) == NOT_APART) != known


def test_it_can_be_added_to_a_debrief_that_was_made_before_it_came(played: Played) -> None:
    content, (transcript, scored, _) = content_of("copy_room"), judged("copy_room", 1)
    basis = (content.scenario, content.deck, content.tables, transcript)
    found = analysis(played, [point(played, sorted(played.lines)[4])])
    whole = make_debrief(*basis, scored.card, scored.trace, analysis=found)
    assert whole.turning == turning_of(*basis, found)
    assert make_debrief(*basis, scored.card, scored.trace).turning is None


def test_hindsight_changes_nothing_but_what_is_said_beside_it(played: Played) -> None:
    found = analysis(played, [point(played, sorted(played.lines)[4])])

    def blind(option: Option) -> Option:
        return replace(option, truth=Worth(0.0, 0.0))

    other = replace(found, turns=tuple(replace(one, options=tuple(map(blind, one.options))) for one in found.turns))
    seen, unseen = turning(played, found).moments[0], turning(played, other).moments[0]
    assert seen.hindsight != unseen.hindsight
    assert replace(seen, hindsight="", better=()) == replace(unseen, hindsight="", better=())


def test_what_the_deck_says_of_a_temptation_fits_every_pronoun() -> None:
    present = re.compile(r"\{they\} (have|are|do|know|waver|want|need|see|hear|tell)\b", re.IGNORECASE)
    assert present.search("when {they} waver")
    for move in content_of("copy_room").deck.moves.values():
        for words in (move.motive, move.harder, move.right_when):
            assert not present.search(words), words


def test_only_lines_that_are_clearly_better_are_set_beside_one(played: Played) -> None:
    at = sorted(played.lines)[4]
    turn = next(turn for turn in turning(played, analysis(played, [point(played, at)])).turns if turn.moment.turn == at)
    assert clearly_better(turn) == turn.better
    unsure = replace(turn, chosen=replace(turn.chosen, error=2 * turn.chosen.lost))
    assert clearly_better(unsure) == ()
    alike = replace(turn.better[0], lost=turn.chosen.lost - 0.001)
    assert clearly_better(replace(turn, better=(turn.better[0], alike))) == turn.better[:1]

from itertools import pairwise

import pytest

from salesdance.errors import IllegalMove, InputError
from salesdance.sitting import Choice, View
from salesdance.transcript import Entry
from tests.builders import a_deck, a_scenario, a_sitting, after_the_no, after_the_yes
from tests.sitting.games import begun, finished, views


def choices(view: View) -> list[Choice]:
    groups = [choice for group in view.repertoire for choice in group.choices]
    return [key.choice for key in (*view.hand, *view.quick)] + groups


def test_a_sitting_opens_with_the_prospects_first_words_and_a_hand() -> None:
    view = a_sitting().view()
    assert (view.news[0].who, view.news[0].says) == ("Dana Okafor", "Sit down.")
    assert view.heading == "First meeting, Tuesday"
    assert (view.clock.now, view.clock.until, view.clock.over) == ("09:00", "09:40", False)
    assert 4 <= len(view.hand) <= 6
    assert view.moves == 0


def test_an_unknown_move_is_refused_with_the_nearest_one_and_what_is_legal_and_changes_nothing() -> None:
    sitting = a_sitting()
    before, told = sitting.view(), sitting.transcript()
    with pytest.raises(
        IllegalMove, match=r"no move 'ask/lampp'. Did you mean ask/lamp\? Legal now: .*ask/lamp"
    ) as refusal:
        sitting.say("ask/lampp")
    assert refusal.value.move == "ask/lampp"
    assert "ask/lamp" in refusal.value.legal
    assert (sitting.view(), sitting.transcript()) == (before, told)


def test_a_move_that_is_known_but_not_legal_now_is_refused_and_changes_nothing() -> None:
    sitting = a_sitting()
    before, told = sitting.view(), sitting.transcript()
    with pytest.raises(IllegalMove, match=r"'goodbye' cannot be made now\. Legal now:"):
        sitting.say("goodbye")
    assert (sitting.view(), sitting.transcript()) == (before, told)


def test_nothing_can_be_said_after_the_end() -> None:
    sitting = a_sitting(moves=["walk_out"])
    assert sitting.finished
    assert sitting.legal() == ()
    with pytest.raises(IllegalMove, match="has ended"):
        sitting.say("ask/lamp")


@pytest.mark.parametrize("seed", range(6))
def test_the_line_shown_is_the_line_said(seed: int) -> None:
    sitting = begun((a_scenario(), after_the_yes(), after_the_no())[seed % 3], a_deck(), seed)
    before, count = None, 0
    for view in views(sitting, seed):
        entries = [entry for entry in sitting.transcript().entries if entry.move not in ("day", "post")]
        if before is not None and len(entries) > count:
            shown = {(choice.move, choice.says) for choice in choices(before)}
            shown |= {(c.move, c.says) for c in (before.look_back.choices if before.look_back else ())}
            if before.thought:
                begins = before.thought.says.removesuffix(" ...")
                assert entries[count].move != before.thought.move or view.mine.startswith(begins)
            assert (entries[count].move, view.mine) in shown
        before, count = view, len(entries)


@pytest.mark.parametrize("seed", range(4))
def test_every_move_in_a_talk_shows_at_least_a_body_line(seed: int) -> None:
    _, seen = finished(a_scenario(), a_deck(), seed)
    for before, view in pairwise(seen):
        if before.clock is not None and view.moves > before.moves and not view.finished:
            assert any(said.does for said in view.news), view.news


@pytest.mark.parametrize("seed", range(4))
def test_exactly_one_of_hand_look_back_and_thought_invites_a_choice(seed: int) -> None:
    for scenario in (after_the_yes(), after_the_no()):
        _, seen = finished(scenario, a_deck(), seed)
        for view in seen:
            invites = [bool(view.hand or view.quick), view.look_back is not None, view.thought is not None]
            assert sum(invites) == (0 if view.finished else 1)


def test_the_entry_is_stored_before_its_words_appear() -> None:
    on_the_table = []
    sitting = a_sitting(on_move=lambda entry: on_the_table.append((entry.move, sitting.view().news)))
    opening = sitting.view().news
    sitting.say("ask/lamp")
    assert on_the_table == [("ask/lamp", opening)]


def test_a_move_that_could_not_be_stored_was_not_made() -> None:
    def full(entry: Entry) -> None:
        raise OSError("no space left")

    sitting = a_sitting(on_move=full)
    before, told = sitting.view(), sitting.transcript()
    with pytest.raises(OSError, match="no space"):
        sitting.say("ask/lamp")
    assert (sitting.view(), sitting.transcript()) == (before, told)


def test_days_that_stopped_because_storing_failed_go_on_with_the_next_move() -> None:
    room = [10_000]

    def store(entry: Entry) -> None:
        room[0] -= 1
        if room[0] < 0:
            raise OSError("no space left")

    sitting = a_sitting(after_the_yes(), on_move=store)
    sitting.look_back("downside/slow")
    room[0] = 2
    with pytest.raises(OSError, match="no space"):
        sitting.say("goodbye")
    room[0] = 10_000
    with pytest.raises(IllegalMove):
        sitting.say("goodbye")
    assert sitting.view().calendar is not None
    other = a_sitting(after_the_yes())
    other.look_back("downside/slow")
    other.say("goodbye")
    assert sitting.transcript().entries == other.transcript().entries


def test_days_and_post_are_entries_of_their_own() -> None:
    sitting = a_sitting(after_the_yes())
    sitting.look_back("promise/big")
    view = sitting.say("goodbye")
    moves = [entry.move for entry in sitting.transcript().entries]
    assert moves[-3:] in (["day", "day", "post"], ["goodbye", "day", "day"])
    assert view.calendar.day == moves.count("day")
    assert view.moves == 1


def test_reasons_are_offered_only_for_what_was_said_openly() -> None:
    sitting = begun(a_scenario(), a_deck(), 3)
    for view in views(sitting, 3):
        if view.finished:
            break
        opened = {note.subject for note in view.notebook if note.kind == "fact"}
        offered = {move.split("/")[1] for _, _, move in sitting.case_sheet()}
        assert offered <= opened
        reasons = {choice.move for choice in choices(view) if choice.move.startswith("reason/")}
        assert {move.split("/")[1] for move in reasons} <= opened


def test_the_case_is_put_in_the_words_that_the_notebook_has() -> None:
    seen = 0
    for seed in range(4):
        sitting = begun(a_scenario(), a_deck(), seed)
        for view in views(sitting, seed):
            noted = {note.subject: note.text for note in view.notebook if note.kind == "fact"}
            for said, _, move in sitting.case_sheet():
                assert said == noted[move.split("/")[1]]
                seen += said != "lamp goes well."
    assert seen


def test_putting_the_case_gives_their_words_what_the_product_does_and_the_move() -> None:
    sitting = next(
        sitting
        for sitting in (a_sitting(game_seed=seed, moves=["ask/lamp"]) for seed in range(20))
        if sitting.transcript().entries[-1].signal == "open"
    )
    assert sitting.case_sheet() == (("lamp goes well.", "a better lamp", "reason/lamp"),)
    sitting.say("reason/lamp")
    assert [note.text for note in sitting.view().notebook if note.kind == "link"] == ["a better lamp"]


def test_minutes_are_never_shown_and_hours_only_in_the_ninety_days() -> None:
    sitting = begun(after_the_yes(), a_deck(), 5)
    for view in views(sitting, 5):
        costs = {choice.cost for choice in choices(view)} - {""}
        if view.calendar is None:
            assert not costs
        else:
            assert costs <= {"15 min", "1 h", "3 h", "all the hours left", "on your own time"}


def test_one_line_tells_where_one_was() -> None:
    sitting = a_sitting()
    assert sitting.recap() == "Tuesday, 09:00. Nothing has been said yet."
    sitting.say("ask/lamp")
    says = "What does the lamp look like here on an ordinary working day?"
    assert sitting.recap() == f"Tuesday, 09:03. You were asking Dana: {says}"
    sitting.say("small_talk")
    assert sitting.recap().startswith("Tuesday, 09:04. You had just said: That is a fine plant")


def test_a_thought_that_is_not_there_cannot_be_answered() -> None:
    with pytest.raises(IllegalMove, match="no thought"):
        a_sitting().answer_thought(True)


def test_cards_that_do_not_exist_cannot_be_pinned() -> None:
    sitting = a_sitting()
    with pytest.raises(InputError, match="no card 'x'"):
        sitting.pin("x", "bet")
    with pytest.raises(InputError, match="not a sureness"):
        sitting.pin("a", "rather")
    assert sitting.view().pinned is None


@pytest.mark.parametrize("seed", range(6))
def test_the_face_may_know_the_last_signal_of_the_talk_and_how_it_ended_and_no_more(seed: int) -> None:
    _, seen = finished(a_scenario(), a_deck(), seed)
    for view in seen:
        assert "/" not in view.signal
        assert view.signal not in ("quiet", "fine", "busy")
        assert bool(view.end) == view.finished

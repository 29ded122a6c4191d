import re
from io import StringIO

import pytest

from salesdance.sitting import Sitting
from salesdance.text import Screen, Table, Terminal
from salesdance.text.screen import cells
from tests.text.conftest import Begin
from tests.text.typists import first_of, lines_of, moves_of, play_whole, presser, seller


def shown(seat: Sitting, *typed: str, prompted: bool = False) -> str:
    """What a terminal shows when somebody types these lines and goes away."""
    out = StringIO()
    table = Table(seat, Screen(out), lines_of(*typed), keep=lambda: None, prospect="Gwen Abara", prompted=prompted)
    table.play()
    return out.getvalue()


def a_seed(begin: Begin, name: str, ends: str, picks: object = None) -> tuple[str, Sitting]:
    """The first seed whose sitting, played by a seller, shows what is wanted."""
    for seed in range(1, 40):
        seat = begin(name, seed)
        text, _ = play_whole(seat, seller() if picks is None else presser())
        if ends in text:
            return text, seat
    raise AssertionError(f"no sitting of {name} showed {ends!r}")


def test_a_deal_is_won_nailed_down_and_lived_through_to_day_ninety(begin: Begin) -> None:
    text, seat = a_seed(begin, "copy_room", "== Day 90")
    assert seat.finished
    order = ["== First meeting", "how many are still there in ninety days?", "== Ninety days, day", "== Day 90"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert text.index("Before they answer: what do you think really bothers them?") < places[1]


def test_a_deal_is_lost_and_talked_about_afterwards(begin: Begin) -> None:
    text, seat = a_seed(begin, "copy_room", "== After the no", picks="presser")
    assert seat.finished
    assert "Your first thought:" in text
    assert text.index("== After the no") < text.rindex("== Later")


def test_before_the_reason_is_told_a_suspicion_is_asked_for(begin: Begin) -> None:
    seat = begin("in_the_bag")
    text = shown(seat, "1", "1", "1", "2", "why", "1", "1")
    asked, told = "Before they tell you: what do you think it really was?", f"You: {seat.view().mine[:30]}"
    assert text.index(asked) < text.index(told)
    assert [forecast.taken for forecast in seat.transcript().entries[-1].forecasts] == ["pinned", "reason"]


def test_a_deal_that_starts_late_looks_back_first(begin: Begin) -> None:
    seat = begin("in_the_bag")
    text = shown(seat, "9", "1", "2", "1")
    choices = begin("in_the_bag").view().look_back
    assert choices is not None
    assert f"You: {choices.choices[0].says}" in text
    assert "A number from 1 to 3, please: what did you do then?" in text
    assert text.count("== After the no") == 1


@pytest.mark.parametrize("width", [40, 60, 88])
@pytest.mark.parametrize("name", ["the_yes", "copy_room", "in_the_bag"])
def test_no_line_of_a_whole_sitting_is_wider_than_the_terminal(begin: Begin, name: str, width: int) -> None:
    text, _ = play_whole(begin(name, 3), seller(), width=width)
    assert max(cells(line) for line in text.splitlines()) <= width


def test_colour_is_only_decoration(begin: Begin) -> None:
    plain, _ = play_whole(begin("the_yes", 4), seller())
    decorated, _ = play_whole(begin("the_yes", 4), seller(), colour=True)
    assert "\x1b[" in decorated
    assert re.sub(r"\x1b\[\d+m", "", decorated) == plain
    assert "\x1b" not in plain


def test_the_words_shown_are_the_words_said(begin: Begin) -> None:
    seat = begin("copy_room", 2)
    line = seat.view().hand[0].choice.says
    text = shown(seat, "1")
    assert " ".join(f"You: {line}".split()) in " ".join(text.split())


def test_a_line_that_cannot_be_taken_back_takes_a_second_press(begin: Begin) -> None:
    seat = begin("copy_room")
    text = shown(seat, "walk_out", "n", "walk_out", "leave_openly", "walk_out", "")
    assert " ".join(text.split()).count("or Enter, says it;") == 4
    assert seat.transcript().entries[-1].move == "walk_out"
    assert len(seat.transcript().entries) == 1


def test_moves_are_stored_before_their_answer_is_shown(begin: Begin) -> None:
    out = StringIO()
    seen: list[str] = []
    seat = begin("copy_room", on_move=lambda entry: seen.append(out.getvalue()))
    Table(seat, Screen(out), lines_of("1"), keep=lambda: None, prospect="Dana Okafor").play()
    answer = seat.view().news[-1].says or seat.view().news[-1].does
    assert len(seen) == 1
    assert answer[:20] not in " ".join(seen[0].split())
    assert answer[:20] in " ".join(out.getvalue().split())


def test_a_suspicion_can_be_pinned_at_any_time_and_brings_no_news(begin: Begin) -> None:
    seat = begin("copy_room")
    opening = seat.view().news[0].says[:25]
    text = shown(seat, "p", "2", "what", "3", "n", "p", "")
    assert seat.view().pinned == (seat.view().cards[1].id, "bet")
    assert text.count(opening) == 1
    assert "(I'd bet on it)" in text or seat.view().cards[1].text in text


def test_a_forecast_is_asked_for_when_nothing_is_pinned_and_can_be_left_out(begin: Begin) -> None:
    seat = begin("copy_room")
    text = shown(seat, "close", "seven", "x")
    assert "A number from 1 to 4, please" in text
    assert [entry.move for entry in seat.transcript().entries] == ["close"]
    (left_out,) = seat.transcript().entries[0].forecasts
    assert (left_out.taken, left_out.card) == ("asked", "")


def test_how_many_are_still_there_is_a_number_from_0_to_10(begin: Begin) -> None:
    seat = begin("the_yes")
    text = shown(seat, "11", "many", "8")
    assert text.count("A number from 0 to 10, please") == 2
    assert seat.transcript().pending[0].figures == 8


def test_the_very_first_deal_asks_for_nothing_and_prompts_one_thing_at_a_time(begin: Begin) -> None:
    seat = begin("the_yes")
    move = first_of(moves_of(seat.view()), "who_uses", "nail/")
    text = shown(seat, move, "n", "m", prompted=True)
    assert "ten customers" not in text
    prompts = ["Type a number to say that line.", "Type n: what you know.", "Type m: everything you could say."]
    assert [text.count(prompt) for prompt in prompts] == [1, 1, 0]
    assert text.index(prompts[0]) < text.index(prompts[1])
    assert all(len(prompt.split()) <= 8 for prompt in prompts)


def test_cold_mode_has_no_hand_and_the_repertoire_still_works(begin: Begin) -> None:
    seat = begin("copy_room", mode="cold")
    text = shown(seat, "1", "m", "m1")
    assert "m lists everything you could say" in text
    assert "m1  " in text
    assert len(seat.transcript().entries) == 1


def test_coached_mode_has_a_mood_word_and_a_hint(begin: Begin) -> None:
    text = shown(begin("copy_room", mode="coached"), "h")
    assert "h hint" in text
    assert "== What a listener would now believe" in text
    assert "What would tell most now:" in text


def test_a_first_thought_is_said_or_thought_over(begin: Begin) -> None:
    for answer, said in (("1", True), ("2", False)):
        seat = begin("in_the_bag")
        text = shown(seat, "1", "1", "1", "what", answer)
        assert "1 says it, 2 thinks again" in text
        assert (seat.view().thought is None, seat.view().moves > 0) == (True, said)


def test_the_notebook_can_be_looked_up_while_something_is_asked(begin: Begin) -> None:
    text = shown(begin("copy_room"), "close", "n", "", "t", "1 bet")
    assert text.count("Before they answer: what do you think really bothers them?") == 4
    assert text.index("== Notebook") < text.index("== What was said so far")
    looking_back = shown(begin("in_the_bag"), "n", "1", "1", "1", "?")
    assert looking_back.count("Your first thought:") + looking_back.count("== Keys") >= 2


@pytest.mark.parametrize("typed", [("q",), ("p", "q"), ("close", "q"), ("close", "1", "q"), ("p",), ("close", "2"), ()])
def test_it_can_be_stopped_anywhere(begin: Begin, typed: tuple[str, ...]) -> None:
    out = StringIO()
    table = Table(begin("copy_room"), Screen(out), lines_of(*typed), keep=lambda: None, prospect="Dana")
    assert table.play() == "stopped"


def test_nothing_is_written_that_a_pipe_would_not_want(begin: Begin) -> None:
    text = shown(begin("copy_room"), "1", "m", "n", "t", "?", "", "nonsense")
    assert "> " not in text
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", text)


def test_a_person_at_the_keys_gets_a_mark_to_type_at(begin: Begin) -> None:
    out = StringIO()
    screen = Screen(out, Terminal(person=True))
    Table(begin("copy_room"), screen, lines_of("1"), keep=lambda: None, prospect="Dana").play()
    assert out.getvalue().count("\n> ") == 2


def test_what_was_said_so_far_names_both(begin: Begin) -> None:
    seat = begin("copy_room", 2)
    line = seat.view().hand[0].choice.says
    text = shown(seat, "1", "t").rpartition("== What was said so far")[2]
    assert text.index("Dana Okafor:") < text.index(f"You: {line[:30]}") < text.rindex("Dana Okafor:")


def test_silence_is_no_speech(begin: Begin) -> None:
    seat = begin("copy_room", 2)
    text = shown(seat, "1", "s")
    silence = seat.view().mine
    assert seat.transcript().entries[-1].move == "say_nothing"
    assert f"\n{silence[:30]}" in text
    assert f"You: {silence[:10]}" not in text

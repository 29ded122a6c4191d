"""What a colleague says in coached mode: after a mistake, at an end, about what cost most, and blind to who it is."""

import random
from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

import pytest

from salesdance.moves import Deck
from salesdance.sitting import Sitting
from salesdance.sitting.starting import new_game, opening_of
from salesdance.transcript import Mode, Transcript
from tests.sitting.heard import answered_as
from tests.sitting.test_debriefing import begun, content_of

Answering = Callable[..., None]
KINDS = (
    *("clue", "listen", "people", "promise", "calendar", "unfixed", "vague", "dodges", "hovering", "doubt", "hours"),
    *("shortcut", "topic_today", "topic_trouble", "topic_cost", "topic_people", "topic_future"),
)
LONG_ENOUGH = 14
TALKED_WELL = ("ask/history", "ask/chairs", "ask/scans", "ask/busiest", "ask/stapler", "who_decides", "who_uses")


def named_deck(deck: Deck) -> Deck:
    """The deck with a colleague who says the names of things."""
    own = {f"colleague_{kind}": (f"<{kind}>",) for kind in KINDS}
    return replace(deck, texts=MappingProxyType({**deck.texts, **own}))


def coached(name: str, seed: int = 3, mode: Mode = "coached", *, type_seed: int | None = None) -> Sitting:
    content = content_of(name)
    header = replace(begun(name, seed).transcript().header, mode=mode)
    return Sitting.begin(
        content.scenario,
        named_deck(content.deck),
        content.tables,
        game_seed=seed,
        type_seed=seed if type_seed is None else type_seed,
        header=header,
    )


def settled(seat: Sitting) -> None:
    while seat.view().asking is not None or seat.view().thought is not None:
        if seat.view().asking is not None:
            seat.skip_forecast()
        else:
            seat.answer_thought(False)


def said(seat: Sitting, *moves: str) -> list[str]:
    """What the colleague said to these moves, each with the move before it."""
    heard = []
    for move in moves:
        settled(seat)
        seat.say(move)
        settled(seat)
        heard += [one.says for one in seat.view().news if one.who == "note" and one.says.startswith("<")]
    return heard


def test_a_promise_that_will_not_be_kept_is_named_at_the_end_of_the_meeting_and_not_before(
    answering: Answering,
) -> None:
    answering(*["thin"] * 5, "names/brandt", "names_users", "lands", "agrees")
    seat = coached("copy_room")
    assert said(seat, *TALKED_WELL, "promise/never_jams") == []
    assert said(seat, "next_calendar") == ["<promise>"]


def test_somebody_who_talks_first_is_asked_to_listen(answering: Answering) -> None:
    answering("lands", "names/brandt", "names_users", "agrees")
    assert said(coached("copy_room"), "about_us", "who_decides", "who_uses", "next_calendar") == ["<listen>"]


def test_where_nobody_asked_who_else_has_a_say_that_is_what_is_named(answering: Answering) -> None:
    answering(*["thin"] * 5, "agrees")
    assert said(coached("copy_room"), *TALKED_WELL[:5], "next_calendar") == ["<people>"]


def test_a_clue_that_nobody_stayed_with_is_named_with_the_line_of_the_notebook(answering: Answering) -> None:
    answering("open_clue", "open", "agrees")
    (words,) = said(coached("copy_room"), "ask/scans", "ask/chairs", "next_calendar")
    assert words.startswith('<clue> "')
    assert words[8:-1] in [note.text for note in coached_notes(answering)]


def coached_notes(answering: Answering) -> tuple:  # type: ignore[type-arg]
    answering("open_clue", "open", "agrees")
    seat = coached("copy_room")
    said(seat, "ask/scans", "ask/chairs", "next_calendar")
    return seat.view().notebook


def test_what_was_left_without_a_day_is_named_as_you_leave_with_a_yes() -> None:
    seat = coached("the_yes")
    (words,) = said(seat, "goodbye")[:1]
    label = words.partition('"')[2].rstrip('"')
    assert words.startswith("<unfixed>")
    assert label in [row.label for row in coached("the_yes").view().sheet]


def test_somebody_who_fixed_everything_hears_nothing(answering: Answering) -> None:
    seat = coached("the_yes")
    nails = [move for move in seat.legal() if move.startswith("nail/") and move.endswith("/timed")]
    answering(*["writes"] * len(nails))
    assert not [words for words in said(seat, *nails, "goodbye") if words[:8] in ("<unfixed", "<vague> ")]


def test_other_modes_have_no_colleague() -> None:
    for mode in ("plain", "cold"):
        assert said(coached("the_yes", mode=mode), "goodbye") == []  # type: ignore[arg-type]


def at_random(name: str, seed: int) -> tuple[Transcript, list[str]]:
    """The beginning of a coached deal, played at random, and all that the colleague and the hint said."""
    seat = coached(name, seed)
    heard = _played(seat, seed)
    return seat.transcript(), heard


def _played(seat: Sitting, seed: int) -> list[str]:
    dice, heard = random.Random(seed), list[str]()
    while not seat.finished and seat.view().moves < LONG_ENOUGH:
        settled(seat)
        if seat.finished:
            break
        heard += seat.listen()
        back = seat.view().look_back
        moves = [key.choice.move for key in seat.view().hand] or sorted(seat.legal())
        seat.say(back.choices[0].move if back else dice.choice(moves))
        heard += [one.says for one in seat.view().news if one.who == "note"]
    return heard


@pytest.mark.parametrize(("name", "seed"), [("copy_room", 9), ("the_yes", 4)])
def test_whoever_it_is_the_same_talk_gets_the_same_sentences(
    name: str, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = content_of(name)
    played, heard = at_random(name, seed)
    assert any(words.startswith("<") for words in heard)
    answered_as(monkeypatch, played)
    met = set()
    for other in (seed + 1, seed + 2):
        seat = coached(name, seed, type_seed=other)
        assert _played(seat, seed) == heard
        start = opening_of(content.tables, content.scenario)
        met.add(int(new_game(content.tables, start, game_seed=seed, type_seed=other).state.type[0]))
    assert len(met) > 1


def test_it_speaks_seldom_in_the_ninety_days_and_never_twice_of_the_same() -> None:
    told: list[str] = []
    for seed in range(3):
        seat = coached("the_yes", seed)
        heard: list[tuple[int, str]] = []
        said(seat, "goodbye")
        while not seat.finished:
            settled(seat)
            day = seat.view().calendar
            moves = [move for move in seat.legal() if move in ("carry_on", "still_stands")]
            heard += [(day.day if day else 0, words) for words in said(seat, (moves or list(seat.legal()))[0])]
        assert len({words for _, words in heard}) == len(heard)
        assert len(heard) <= 5
        told += [words for _, words in heard]
    assert told

"""Coached, plain and cold: cues and aids differ, the prospect and the moves never do."""

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

import pytest

from salesdance.moves import Deck
from tests.builders import a_deck, a_scenario, a_sitting
from tests.sitting.games import begun

Answering = Callable[..., None]
WALK = ["ask/lamp", "follow_up", "small_talk", "who_decides", "next_calendar", "turn_up"]


def test_coached_mode_says_the_mood_underlines_clues_and_has_a_hint(answering: Answering) -> None:
    answering("open_clue")
    seat = a_sitting(mode="coached", moves=["ask/lamp"])
    view = seat.view()
    assert view.mood_word == "at ease"
    assert view.hint or "tell" in seat.listen()[-1]
    assert [note.underlined for note in view.notebook] == [True]


def test_plain_mode_gives_no_aids(answering: Answering) -> None:
    answering("open_clue")
    view = a_sitting(moves=["ask/lamp"]).view()
    assert (view.mood_word, view.hint) == ("", "")
    assert [note.underlined for note in view.notebook] == [False]


def test_cold_mode_has_no_hand_only_the_repertoire() -> None:
    sitting = a_sitting(mode="cold")
    view = sitting.view()
    assert (view.hand, view.quick) == ((), ())
    assert {choice.move for group in view.repertoire for choice in group.choices} == set(sitting.legal())


def test_cold_mode_shows_fewer_body_lines_and_sometimes_no_face(answering: Answering) -> None:
    answering("lands")
    plain = a_sitting(moves=["promise/big"]).view()
    answering("lands")
    cold = a_sitting(mode="cold", moves=["promise/big"]).view()
    assert plain.news[-1].does
    assert not cold.news[-1].does
    assert {a_sitting(mode="cold", game_seed=seed).view().faceless for seed in range(12)} == {True, False}
    assert not a_sitting().view().faceless


@pytest.mark.parametrize("seed", range(4))
def test_modes_change_neither_answers_nor_moves(seed: int) -> None:
    told = []
    for mode in ("coached", "plain", "cold"):
        sitting = begun(a_scenario(), a_deck(), seed, mode=mode)  # type: ignore[arg-type]
        for move in WALK:
            if move in sitting.legal():
                sitting.say(move)
        told.append((sitting.transcript().entries, sitting.legal()))
    assert told[0] == told[1] == told[2]


def with_a_colleague() -> Deck:
    texts = {**a_deck().texts, "colleague_listen": ("Ask once more before you tell.",)}
    return replace(a_deck(), texts=MappingProxyType(texts))


def test_between_meetings_a_colleague_says_one_thing_in_coached_mode_only(answering: Answering) -> None:
    for mode, said in (("coached", True), ("plain", False)):
        answering("lands", "agrees")
        sitting = a_sitting(a_scenario(), deck=with_a_colleague(), mode=mode, moves=["about_us", "next_calendar"])  # type: ignore[arg-type]
        told = [one.says for one in sitting.view().news if one.who == "note"]
        assert ("Ask once more before you tell." in told) == said
        assert told[0] == "You know nothing yet in her own words."

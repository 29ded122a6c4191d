"""The hands of the shipped deals as somebody sees them who has not heard the talk; figures in docs/hand.md."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks.hands import BEST, SCENARIOS, Looked, absent, form, keys, length_ranks, lone, share, whole
from benchmarks.reader import hits
from benchmarks.sittings import Dealt, hands
from salesdance.cli.content import load
from salesdance.engine import Phase
from salesdance.sitting.company import FEATURES

FEW, MANY = 5, 40
TALKING = (Phase.TALK, Phase.CEMENT, Phase.RESTART)


@cache
def dealt(name: str, games: int) -> tuple[Dealt, ...]:
    return tuple(hands(load(name), games))


@cache
def looked(name: str, games: int) -> Looked:
    return Looked(dealt(name, games))


def pooled(games: int) -> Looked:
    return Looked([one for name in SCENARIOS for one in dealt(name, games)])


@pytest.mark.parametrize("name", SCENARIOS)
def test_lines_of_a_hand_are_of_one_size(name: str) -> None:
    assert whole(looked(name, FEW))["all of one size"] >= 0.97


@pytest.mark.parametrize("name", SCENARIOS)
def test_hardly_a_line_is_alone_in_having_a_number_a_name_or_a_hedge(name: str) -> None:
    assert whole(looked(name, FEW))["no lone number, name or hedge"] >= 0.70


def test_in_a_talk_two_lines_ask_and_two_do_not() -> None:
    talks = Looked([one for one in dealt("copy_room", FEW) if one.phase == Phase.TALK])
    assert whole(talks)["two ask and two do not"] >= 0.97


@pytest.mark.parametrize("who", BEST)
def test_the_best_line_is_seldom_the_lone_one(who: str) -> None:
    for feature in FEATURES:
        best, chance = lone(pooled(FEW), BEST[who], feature)
        assert best <= chance + 0.10


@pytest.mark.parametrize("who", BEST)
def test_the_best_line_is_in_the_repertoire_only_in_ten_to_twenty_five_of_a_hundred_hands(who: str) -> None:
    assert 0.08 <= absent(pooled(FEW).hands, BEST[who]) <= 0.27


@pytest.mark.parametrize("who", BEST)
def test_neither_key_nor_rank_in_length_gives_the_best_line_away(who: str) -> None:
    some = Looked([one for name in SCENARIOS for one in dealt(name, FEW) if one.phase != Phase.AFTER_NO])
    for found, chance in (*keys(some.hands, BEST[who]).values(), *length_ranks(some, BEST[who]).values()):
        assert abs(found - chance) <= 0.15


@pytest.mark.slow
@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("who", BEST)
def test_over_many_sittings_the_best_line_is_missing_as_often_as_it_should(name: str, who: str) -> None:
    assert 0.10 <= absent(looked(name, MANY).hands, BEST[who]) <= 0.25


@pytest.mark.slow
@pytest.mark.parametrize("name", ["copy_room", "the_yes"])
def test_over_many_sittings_the_best_line_is_missing_no_oftener_on_the_shared_sheet(name: str) -> None:
    sheets = [one for one in looked(name, MANY).hands if one.phase == Phase.CEMENT]
    for best in BEST.values():
        assert 0.08 <= absent(sheets, best) <= 0.27


@pytest.mark.slow
@pytest.mark.parametrize("who", BEST)
def test_over_many_sittings_key_and_rank_and_question_mark_are_about_as_by_chance(who: str) -> None:
    some = Looked([one for name in SCENARIOS for one in dealt(name, MANY) if one.phase != Phase.AFTER_NO])
    best = BEST[who]
    for found, chance in keys(some.hands, best).values():
        assert abs(found - chance) <= 0.10
    found, chance = form(some, best, "asks")
    assert abs(found - chance) <= 0.12
    assert abs(length_ranks(some, best)["rank"][0] - 0.5) <= 0.10


@pytest.mark.slow
def test_openings_that_show_feeling_are_as_frequent_in_good_lines_as_in_any() -> None:
    for best in BEST.values():
        found, chance = form(pooled(MANY), best, "cares")
        assert abs(found - chance) <= 0.05


@pytest.mark.slow
@pytest.mark.parametrize("who", BEST)
def test_a_cold_reader_finds_the_best_line_of_a_talk_hardly_oftener_than_by_chance(who: str) -> None:
    over = []
    for name in SCENARIOS:
        shown = [one for other in SCENARIOS if other != name for one in dealt(other, MANY)]
        asked = [one for one in dealt(name, MANY) if one.phase in TALKING]
        found, chance = hits(shown, asked, BEST[who])
        over.append(found - chance)
    assert share(over) <= 0.10, over

"""The rules of the hand, on many hands of games that are the same every time."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median

import pytest

from salesdance.moves import Relief
from salesdance.sitting import Sitting, View
from salesdance.sitting.company import FEATURES, alone, look, names_of
from salesdance.sitting.drawing import Pick
from tests.builders import a_deck, a_scenario, a_sitting, after_the_no, after_the_yes
from tests.sitting.games import begun, views

GAMES = 48


@dataclass(frozen=True)
class Dealt:
    """A hand as it was dealt: the view, its lines by key, what the natural next move was."""

    view: View
    picks: dict[str, Pick]
    words: dict[str, str]
    natural: str
    pulls: Relief | None
    chapter: tuple[int, ...]
    legal: tuple[str, ...]
    said: frozenset[str]


def dealt(sitting: Sitting, seed: int) -> Iterator[Dealt]:
    """Yield every hand of a game; the slots are read from behind the table."""
    count = -1
    for view in views(sitting, seed, from_hand=0.8):
        course = sitting._course
        entries = sitting.transcript().entries
        if view.finished or view.look_back is not None or len(entries) == count:
            continue
        count, pieces, hand = len(entries), course.deal.pieces, course.hand
        pulls = [pieces[pick.move].relieves for pick in hand.picks.values() if pick.slot == "pull"]
        yield Dealt(
            view,
            dict(hand.picks),
            {key.key: key.choice.says for key in view.hand},
            pieces[hand.next].id if hand.next is not None else "",
            pulls[0] if pulls else None,
            hand._chapter,
            sitting.legal(),
            frozenset(entry.move for entry in entries if entry.origin == "sitting"),
        )


@cache
def from_the_start() -> list[list[Dealt]]:
    """Return the hands of many games that start with the first meeting, game by game."""
    return [list(dealt(begun(a_scenario(), a_deck(), seed), seed)) for seed in range(GAMES)]


def talks() -> list[list[Dealt]]:
    """Return their hands before the first answer to the ask."""
    return [[one for one in game if one.view.act in ("discover", "present", "close")] for game in from_the_start()]


@cache
def afterwards() -> list[list[Dealt]]:
    """Return the hands of many games that start after the yes or after the no."""
    scenarios = (after_the_yes(), after_the_no())
    return [list(dealt(begun(scenarios[seed % 2], a_deck(), seed), seed)) for seed in range(GAMES)]


def every(games: list[list[Dealt]]) -> list[Dealt]:
    """Return all hands that could be seen; a first thought covers them."""
    return [one for game in games for one in game if one.view.thought is None]


def ends_in_a_question(line: str) -> bool:
    return line.endswith("?")


def test_a_talk_offers_four_to_six_lines_mostly_five() -> None:
    sizes = Counter(len(one.view.hand) for one in every(talks()) if len(one.legal) > 12)
    assert set(sizes) <= {4, 5, 6}
    assert sizes[5] > sum(sizes.values()) / 2


def test_after_the_no_what_is_equally_good_comes_in_any_order() -> None:
    courtesies = {"is_it_final", "thank_them", "wish_well", "own_it"}
    first = {one.natural for one in every(afterwards()) if courtesies <= set(one.legal) and not courtesies & one.said}
    assert len(first & courtesies) > 1


def test_leave_to_ask_why_is_not_asked_for_once_that_was_asked() -> None:
    asked = [one for one in every(afterwards()) if "permission" in one.legal and "why" in one.said]
    before = [one for one in every(afterwards()) if "permission" in one.legal and "why" not in one.said]
    assert asked
    assert not any(key.choice.move == "permission" for one in asked for key in one.view.hand)
    assert any(key.choice.move == "permission" for one in before for key in one.view.hand)


def test_once_leave_was_given_the_question_stands_in_the_hand_until_it_is_asked() -> None:
    given = [one for one in every(afterwards()) if "permission" in one.said and not {"why", "if_matched"} & one.said]
    given = [one for one in given if "why" in one.legal]
    assert len(given) > 10
    assert all(any(key.choice.move == "why" for key in one.view.hand) for one in given)


def test_on_the_sheet_a_second_natural_line_mostly_stands_beside_the_first() -> None:
    some_open = [one for one in every(afterwards()) if sum(move.endswith("/timed") for move in one.legal) > 2]
    hands = [one for one in some_open if one.natural.startswith("nail/")]
    timed = [sum(key.choice.move.endswith("/timed") for key in one.view.hand) for one in hands]
    assert sum(count > 1 for count in timed) > len(timed) / 2, Counter(timed)


def test_every_line_is_legal_and_stands_once() -> None:
    for one in every(talks()) + every(afterwards()):
        moves = [key.choice.move for key in one.view.hand]
        assert len(set(moves)) == len(moves)
        assert set(moves) <= set(one.legal)


def test_a_line_that_stays_or_comes_back_keeps_its_key_until_a_new_meeting_starts() -> None:
    stayed = came_back = moved = 0
    for game in talks() + afterwards():
        keys: dict[str, str] = {}
        there: set[str] = set()
        for before, after in pairwise(game):
            if before.chapter != after.chapter:
                keys, there = {}, set()
            for key in after.view.hand:
                move = key.choice.move
                stayed += move in there
                came_back += move in keys and move not in there
                moved += keys.setdefault(move, key.key) != key.key
            there = {key.choice.move for key in after.view.hand}
    assert (stayed > 500, came_back > 100, moved) == (True, True, 0), (stayed, came_back, moved)


def test_ground_that_was_offered_and_not_taken_stays_until_it_was_passed_over_again_and_again() -> None:
    kept = soon = late = 0
    for game in talks():
        stood: Counter[str] = Counter()
        for before, after in pairwise(game):
            stood.update(key.choice.move for key in before.view.hand)
            if before.chapter != after.chapter:
                stood.clear()
                continue
            here = {key.choice.move for key in after.view.hand}
            for key in before.view.hand:
                move = key.choice.move
                if before.picks[key.key].slot != "ground" or move in after.said or move not in after.legal:
                    continue
                laid = {other.key: other.choice.move for other in after.view.hand}
                if move not in here and laid.get(key.key) == after.natural:
                    continue  # it gave way to the natural line, which came back under its own key
                kept += move in here
                late += move not in here and stood[move] >= 3
                soon += move not in here and stood[move] < 3
    assert kept > 5 * (soon + late)
    assert kept > 12 * soon
    assert late > 20


def test_a_line_that_was_said_leaves_the_hand() -> None:
    for one in every(talks()):
        assert not {key.choice.move for key in one.view.hand} & one.said - {"turn_up"}


def test_the_whole_repertoire_is_one_key_away_whatever_the_hand() -> None:
    for one in every(talks()) + every(afterwards()):
        offered = {choice.move for group in one.view.repertoire for choice in group.choices}
        assert offered == set(one.legal)
        assert {key.choice.move for key in (*one.view.hand, *one.view.quick)} <= offered


def test_no_line_of_a_talk_is_alone_with_a_number_a_name_or_a_hedge_where_the_pool_allows() -> None:
    names, lonely, hands = names_of(a_scenario()), 0, every(talks())
    for one in hands:
        looks = [look(line, names) for line in one.words.values()]
        lonely += any(alone(looks, feature) >= 0 for feature in FEATURES)
    assert lonely < 0.15 * len(hands)


def test_words_that_were_chosen_for_their_company_are_the_words_that_are_said() -> None:
    said = 0
    for game in from_the_start():
        for before, after in pairwise(game):
            words = {key.choice.move: key.choice.says for key in before.view.hand}
            made = after.said - before.said
            if len(made) == 1 and (move := next(iter(made))) in words and after.view.mine:
                said += 1
                assert after.view.mine == words[move]
    assert said > 200


def test_in_a_talk_there_is_always_a_temptation_and_never_the_same_one_twice_in_a_row() -> None:
    families: Counter[str] = Counter()
    for game in from_the_start() + afterwards():
        before = None
        for one in game:
            if one.pulls is not None:
                assert one.pulls != before
                before = one.pulls
                families[one.pulls] += 1
    assert len(families) >= 9
    with_one = [one.pulls is not None for one in every(talks()) if len(one.legal) > 12]
    assert sum(with_one) > 0.95 * len(with_one)


def test_of_every_hand_two_lines_ask_and_two_do_not_where_the_pool_allows() -> None:
    good = 0
    hands = [one for one in every(talks()) if len(one.legal) > 12]
    for one in hands:
        asking = sum(ends_in_a_question(line) for line in one.words.values())
        good += asking >= 2 and len(one.words) - asking >= 2
    assert good > 0.95 * len(hands)


def test_lines_are_of_one_size_where_the_pool_allows() -> None:
    odd = lines = 0
    for one in every(talks()):
        counts = [len(line.split()) for line in one.words.values()]
        odd += sum(not 0.7 * median(counts) <= count <= 1.4 * median(counts) for count in counts)
        lines += len(counts)
    assert odd < 0.02 * lines


def test_in_ten_to_twenty_five_of_a_hundred_hands_the_natural_move_is_only_in_the_repertoire() -> None:
    hands = [one for one in every(talks()) if one.natural not in ("", "turn_up")]
    hidden = sum(one.natural not in {key.choice.move for key in one.view.hand} for one in hands)
    assert all(one.natural in one.legal for one in hands)
    assert 0.10 <= hidden / len(hands) <= 0.25


def test_on_the_shared_sheet_it_is_missing_no_oftener() -> None:
    hands = [one for one in every(afterwards()) if one.view.act == "cement" and one.natural]
    hidden = sum(one.natural not in {key.choice.move for key in one.view.hand} for one in hands)
    assert len(hands) > 100
    assert 0.05 <= hidden / len(hands) <= 0.27


@pytest.mark.parametrize("what", ["natural", "pull"])
def test_the_place_of_a_line_does_not_give_it_away(what: str) -> None:
    places: Counter[str] = Counter()
    by_chance: Counter[str] = Counter()
    counted = set()
    for at, one in ((at, one) for at, hands in enumerate(talks()) for one in hands if one.view.thought is None):
        for key in one.view.hand:
            is_pull, is_natural = one.picks[key.key].slot == "pull", key.choice.move == one.natural
            # A line that stays keeps its place: it is laid once.
            laid = (at, one.chapter, key.choice.move, key.key)
            if (is_pull if what == "pull" else is_natural) and laid not in counted:
                counted.add(laid)
                places[key.key] += 1
                by_chance.update({other.key: 1 / len(one.view.hand) for other in one.view.hand})
    total = sum(places.values())
    assert total > 120
    for key in "123456":
        assert abs(places[key] - by_chance[key]) <= 0.1 * total, (places, by_chance)


def test_the_length_of_a_line_does_not_give_it_away() -> None:
    ranks = []
    for one in every(talks()):
        lengths = {key.choice.move: len(key.choice.says.split()) for key in one.view.hand}
        if one.natural in lengths and len(lengths) > 3:
            own, others = lengths[one.natural], [n for move, n in lengths.items() if move != one.natural]
            below = sum(length < own for length in others) + 0.5 * sum(length == own for length in others)
            ranks.append(below / len(others))
    assert abs(sum(ranks) / len(ranks) - 0.5) <= 0.1


def test_after_the_yes_a_friendly_goodbye_stands_in_the_hand() -> None:
    hands = [one for one in every(afterwards()) if one.view.act == "cement" and "goodbye" in one.legal]
    assert len(hands) > 20
    assert all("goodbye" in {key.choice.move for key in one.view.hand} for one in hands)


def test_after_a_dodge_an_easy_way_to_say_no_stands_in_the_hand() -> None:
    hands = [
        one
        for one in every(afterwards())
        if one.view.act == "cement" and any(row.stands == "put off" for row in one.view.sheet)
    ]
    open_still = [one for one in hands if "easy_no" in one.legal and "easy_no" not in one.said]
    assert len(open_still) > 3
    assert all("easy_no" in {key.choice.move for key in one.view.hand} for one in open_still)


def test_at_a_stop_doing_nothing_is_always_offered_under_a_key_of_its_own() -> None:
    hands = [one for one in every(afterwards()) if one.view.calendar is not None]
    assert len(hands) > 20
    assert all(("s", "carry_on") in {(key.key, key.choice.move) for key in one.view.quick} for one in hands)
    assert not any("carry_on" in {key.choice.move for key in one.view.hand} for one in hands)


def test_at_a_stop_one_line_at_most_only_bothers() -> None:
    hands = [one for one in every(afterwards()) if one.view.calendar is not None and len(one.view.hand) > 3]
    bothers = [sum(key.choice.move in ("check_in", "sell_more") for key in one.view.hand) for one in hands]
    assert len(hands) > 20
    assert sum(count > 1 for count in bothers) < 0.1 * len(hands), Counter(bothers)


def test_what_is_fixed_at_a_stop_is_written_from_afar() -> None:
    hands = [one for one in every(afterwards()) if one.view.calendar is not None]
    rows = [words for one in hands for words in one.words.values() if words.endswith('"')]
    assert len(rows) > 5
    assert all(words.startswith(("Write: ", "Ring up: ", "Send word: ")) for words in rows)


def test_where_few_rows_are_left_a_row_often_stands_beside_its_weaker_form() -> None:
    beside = []
    for one in every(afterwards()):
        moves = {key.choice.move for key in one.view.hand}
        rows = {move.removesuffix("/timed") for move in one.legal if move.endswith("/timed")}
        if one.view.act == "cement" and one.natural in moves and one.natural.endswith("/timed") and len(rows) < 3:
            beside.append(any({f"{row}/dated", f"{row}/vague"} & moves for row in rows))
    assert len(beside) > 8
    assert sum(beside) > len(beside) / 3


def test_leaving_is_a_button_and_not_a_card_while_there_is_much_else_to_say() -> None:
    for one in every(talks()):
        if len(set(one.legal) - one.said) > 8:
            assert not {"walk_out", "leave_openly"} & {key.choice.move for key in one.view.hand}


def test_quick_replies_stand_under_an_answer() -> None:
    sitting = a_sitting(moves=["ask/lamp"])
    assert [(key.key, key.choice.move) for key in sitting.view().quick] == [("f", "follow_up"), ("s", "say_nothing")]
    assert [key.choice.move for key in sitting.say("small_talk").quick] == ["say_nothing"]


def test_a_follow_up_is_asked_in_the_facts_own_words_where_that_was_openly_told(
    answering: Callable[..., None],
) -> None:
    answering("open")
    assert a_sitting(moves=["ask/past"]).view().quick[0].choice.says == "And who was it that chose it at the time?"


@pytest.mark.parametrize("seed", range(3))
def test_the_same_seed_deals_the_same_hands(seed: int) -> None:
    hands = [[view.hand for view in views(begun(a_scenario(), a_deck(), seed), seed)] for _ in range(2)]
    assert hands[0] == hands[1]
    assert hands[0][0] != begun(a_scenario(), a_deck(), seed + 50).view().hand

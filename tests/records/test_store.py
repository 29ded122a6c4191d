from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from salesdance.errors import InputError, RecordError
from salesdance.records import Card, KeptMoment, Move, Person, Sitting, Store, Try, open_reader, open_store

NOW = "2025-11-22T10:00:00+00:00"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path, now=NOW) as opened:
        opened.add_person("Ana", person_id="p1", made_at=NOW)
        yield opened


def test_people_are_private_at_first_and_listed_as_they_came(store: Store) -> None:
    store.add_person("  Bo ", person_id="p2", made_at=NOW)
    assert store.people() == (Person("p1", "Ana", NOW), Person("p2", "Bo", NOW))
    assert store.set_private("p2", False).private is False
    assert store.person("p2").private is False
    assert store.person("p1").private is True


def test_a_person_is_found_by_name_whatever_its_case(store: Store) -> None:
    found = store.find_person(" ANA ")
    assert found is not None
    assert found.id == "p1"
    assert store.find_person("Bo") is None


@pytest.mark.parametrize("name", ["Ana", "ana", "Ana ", "\uff21na"])
def test_a_name_is_given_once(store: Store, name: str) -> None:
    with pytest.raises(InputError, match="name Ana is taken"):
        store.add_person(name, person_id="p2", made_at=NOW)
    assert len(store.people()) == 1


def test_a_person_can_be_renamed_but_not_to_someone_else(store: Store) -> None:
    store.add_person("Bo", person_id="p2", made_at=NOW)
    assert store.rename("p1", "ANA").name == "ANA"
    assert store.rename("p1", "Anna").name == "Anna"
    with pytest.raises(InputError, match="name Bo is taken"):
        store.rename("p1", "bo")
    assert [person.name for person in store.people()] == ["Anna", "Bo"]


def test_ids_are_never_given_twice(store: Store, a_sitting: Callable[..., Sitting]) -> None:
    store.start_sitting(a_sitting())
    with pytest.raises(RecordError, match="already is a person 'p1'"):
        store.add_person("Bo", person_id="p1", made_at=NOW)
    with pytest.raises(RecordError, match="already is a sitting 's1'"):
        store.start_sitting(a_sitting())


def test_a_sitting_comes_back_as_it_was_given(store: Store, a_sitting: Callable[..., Sitting]) -> None:
    given = dataclasses.replace(a_sitting(), game_seed=10**40 - 1, type_seed=-(10**40 - 1))
    store.start_sitting(given)
    assert store.sitting("s1") == given
    assert store.sittings("p1") == (given,)


def test_a_seed_too_large_to_come_back_is_refused(store: Store, a_sitting: Callable[..., Sitting]) -> None:
    with pytest.raises(InputError, match="40 digits"):
        store.start_sitting(dataclasses.replace(a_sitting(), game_seed=10**40))


def test_a_sitting_needs_someone_who_plays(store: Store, a_sitting: Callable[..., Sitting]) -> None:
    with pytest.raises(RecordError, match="no person 'p9'"):
        store.start_sitting(a_sitting(person="p9"))


def test_moves_come_back_in_order_with_every_detail(
    store: Store, a_sitting: Callable[..., Sitting], a_move: Callable[[int], Move]
) -> None:
    store.start_sitting(a_sitting())
    moves = tuple(a_move(n) for n in range(1, 13))
    for move in moves:
        store.add_move("s1", move)
    assert store.moves("s1") == moves


def test_a_move_told_twice_is_stored_once(
    store: Store, a_sitting: Callable[..., Sitting], a_move: Callable[[int], Move]
) -> None:
    store.start_sitting(a_sitting())
    store.add_move("s1", a_move(1))
    store.add_move("s1", a_move(1))
    assert store.moves("s1") == (a_move(1),)


def test_a_move_out_of_order_or_changed_is_refused(
    store: Store, a_sitting: Callable[..., Sitting], a_move: Callable[[int], Move]
) -> None:
    store.start_sitting(a_sitting())
    store.add_move("s1", a_move(1))
    for wrong in (a_move(3), a_move(0), dataclasses.replace(a_move(1), signal="other")):
        with pytest.raises(RecordError, match="number 2"):
            store.add_move("s1", wrong)
    with pytest.raises(RecordError, match="no sitting 's9'"):
        store.add_move("s9", a_move(1))
    assert store.moves("s1") == (a_move(1),)


def test_not_even_a_foreign_hand_changes_a_move(
    store: Store, a_sitting: Callable[..., Sitting], a_move: Callable[[int], Move]
) -> None:
    store.start_sitting(a_sitting())
    store.add_move("s1", a_move(1))
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        store.connection.execute("UPDATE moves SET signal = 'yes'")


def test_what_was_noted_since_the_last_move_survives_until_the_next_one(
    store: Store, a_sitting: Callable[..., Sitting], a_move: Callable[[int], Move]
) -> None:
    store.start_sitting(a_sitting())
    store.set_pending("s1", {"pinned": ["price", "hunch"]})
    store.add_move("s1", a_move(1))
    assert store.sitting("s1").pending == {}
    store.set_pending("s1", {"pinned": ["price", "bet"]})
    store.add_move("s1", a_move(1))
    assert store.sitting("s1").pending == {"pinned": ["price", "bet"]}
    store.finish_sitting("s1", at=NOW)
    with pytest.raises(RecordError, match="over"):
        store.set_pending("s1", {})


@pytest.mark.parametrize("state", ["finished", "left"])
def test_a_sitting_that_is_over_takes_no_more(
    store: Store, a_sitting: Callable[..., Sitting], a_move: Callable[[int], Move], state: str
) -> None:
    store.start_sitting(a_sitting())
    store.finish_sitting("s1", at="later", state="finished" if state == "finished" else "left")
    assert (store.sitting("s1").state, store.sitting("s1").ended_at) == (state, "later")
    with pytest.raises(RecordError, match="over"):
        store.add_move("s1", a_move(1))
    with pytest.raises(RecordError, match="over"):
        store.finish_sitting("s1", at="later still")


def test_the_next_start_finds_what_was_begun_last(
    store: Store, a_sitting: Callable[..., Sitting], a_move: Callable[[int], Move]
) -> None:
    assert store.unfinished("p1") is None
    for identity in ("s1", "s2", "s3"):
        store.start_sitting(a_sitting(identity))
    store.add_move("s2", a_move(1))
    store.finish_sitting("s3", at=NOW)
    assert store.unfinished("p1") == (a_sitting("s2"), (a_move(1),))
    store.finish_sitting("s2", at=NOW, state="left")
    assert store.unfinished("p1") == (a_sitting("s1"), ())


def test_the_library_learns_which_truths_were_met(store: Store, a_sitting: Callable[..., Sitting]) -> None:
    met = [("copy_room", "price"), ("copy_room", "repair_time"), ("copy_room", "price"), ("the_yes", "power")]
    for number, (scenario, truth) in enumerate(met):
        store.start_sitting(a_sitting(f"s{number}", scenario=scenario))
        store.finish_sitting(f"s{number}", at=NOW, truth=truth)
    store.start_sitting(a_sitting("s9"))
    store.finish_sitting("s9", at=NOW, state="left")
    assert store.truths_met("p1") == {"copy_room": ("price", "repair_time"), "the_yes": ("power",)}
    assert store.truths_met("p2") == {}


def test_a_sitting_that_was_left_shows_no_truth(store: Store, a_sitting: Callable[..., Sitting]) -> None:
    store.start_sitting(a_sitting())
    with pytest.raises(RecordError, match="Only a finished"):
        store.finish_sitting("s1", at=NOW, state="left", truth="price")
    assert store.sitting("s1").state == "open"


def test_a_card_made_again_replaces_only_that_of_its_rules(store: Store, a_sitting: Callable[..., Sitting]) -> None:
    store.start_sitting(a_sitting())
    for version, made_at, total in ((1, "a", 50), (2, "b", 60), (1, "c", 55)):
        store.add_card(Card("s1", version, made_at, {"total": total}))
    assert [(card.rules_version, card.card) for card in store.cards("s1")] == [
        (2, {"total": 60}),
        (1, {"total": 55}),
    ]


def test_a_moment_is_kept_once_and_keeps_its_tries(played: Callable[..., Path]) -> None:
    kept = KeptMoment("s1", 4, NOW, "2025-11-23", {"state": 2}, {"chosen": "close"})
    with open_store(played(), now=NOW) as store:
        store.keep_moments([kept])
        store.add_try(Try("s1", 4, 1, "missed", "close", NOW), due="2025-11-24", card={"state": 2, "more": 1})
        store.keep_moments([kept, dataclasses.replace(kept, turn=9)])
        first, second = store.moments("s1")
        assert (first.due, first.card) == ("2025-11-24", {"state": 2, "more": 1})
        assert second.turn == 9
        assert [one.how for one in store.tries("s1", 4)] == ["missed"]


def test_moments_of_a_person_come_with_what_is_longest_due_in_front(played: Callable[..., Path]) -> None:
    with open_store(played(sittings=4), now=NOW) as store:
        days = {("s1", 9): "2025-11-25", ("s2", 1): "2025-11-20", ("s3", 2): "2025-11-24", ("s1", 4): "2025-11-24"}
        store.keep_moments(KeptMoment(sitting, turn, NOW, due, {}, {}) for (sitting, turn), due in days.items())
        assert [(one.sitting, one.turn) for one in store.moments_of("p1")] == [("s1", 4), ("s3", 2), ("s1", 9)]


def test_only_turns_of_finished_sittings_are_kept_and_only_kept_ones_tried(
    store: Store, a_sitting: Callable[..., Sitting]
) -> None:
    store.start_sitting(a_sitting())
    with pytest.raises(RecordError, match="not finished"):
        store.keep_moments([KeptMoment("s1", 4, NOW, "2025-11-23", {}, {})])
    with pytest.raises(RecordError, match="not kept"):
        store.add_try(Try("s1", 4, 1, "solved", "ask/a", NOW), due="2025-11-25", card={})
    assert store.tries("s1", 4) == ()


def test_a_moment_with_a_damaged_card_does_not_hide_the_others(played: Callable[..., Path]) -> None:
    with open_store(played(), now=NOW) as store:
        store.keep_moments(KeptMoment("s1", turn, NOW, "2025-11-23", {"state": 2}, {"x": 1}) for turn in (4, 9))
        store.connection.execute("UPDATE moments SET card = '{\"sta', told = '[]' WHERE turn = 4")
        assert [(one.card, one.told) for one in store.moments("s1")] == [({}, {}), ({"state": 2}, {"x": 1})]


def test_settings_belong_to_the_machine_or_to_one_person(store: Store) -> None:
    assert store.setting("text_size") is None
    store.set_setting("text_size", 100)
    store.set_setting("text_size", {"percent": 150}, person="p1")
    store.set_setting("text_size", 125)
    assert store.setting("text_size") == 125
    assert store.setting("text_size", person="p1") == {"percent": 150}
    with pytest.raises(RecordError, match="no person"):
        store.set_setting("text_size", 100, person="p9")


def test_an_export_holds_everything_about_one_person_and_nothing_about_another(
    played: Callable[..., Path],
) -> None:
    with open_store(played(sittings=4), now=NOW) as store:
        store.set_setting("mode", "cold", person="p1")
        store.set_private("p1", False)
        store.keep_moments([KeptMoment("s1", 4, NOW, "2025-11-23", {"state": 2}, {"chosen": "close"})])
        store.add_try(Try("s1", 4, 1, "solved", "ask/a", NOW), due="2025-11-25", card={"state": 3})
        told = store.export("p1")
        card = store.cards("s1")[0].card
    again = json.loads(json.dumps(told))
    assert again == told
    assert again["version"] == 1
    assert again["person"] == {"id": "p1", "name": "Ana", "made_at": NOW, "private": False}
    assert again["settings"] == {"mode": "cold"}
    assert [sitting["id"] for sitting in again["sittings"]] == ["s1", "s3", "s4"]
    assert sorted(again["sittings"][0]) == [
        "cards", "ended_at", "game_seed", "header", "id", "mode", "moments", "moves", "pending", "profile",
        "rules_version", "scenario", "scenario_digest", "started_at", "state", "truth", "type_seed",
    ]  # fmt: skip
    assert [move["n"] for move in again["sittings"][0]["moves"]] == list(range(1, 31))
    assert again["sittings"][0]["moves"][4]["extra"] == {"still_there": 5}
    assert again["sittings"][0]["cards"] == [{"rules_version": 1, "made_at": NOW, "card": card}]
    assert again["sittings"][0]["moments"] == [
        {"turn": 4, "made_at": NOW, "due": "2025-11-25", "card": {"state": 3}, "told": {"chosen": "close"},
         "tries": [{"n": 1, "how": "solved", "move": "ask/a", "at": NOW}]},
    ]  # fmt: skip
    assert "Bo" not in json.dumps(told)


def test_an_export_of_nobody_is_refused(store: Store) -> None:
    with pytest.raises(RecordError, match="no person 'p9'"):
        store.export("p9")


def test_a_text_that_no_file_can_hold_is_a_sentence(store: Store) -> None:
    with pytest.raises(RecordError, match="broken characters"):
        store.find_person("\ud800")
    with pytest.raises(RecordError, match="broken characters"):
        store.set_setting("\udcff", 1)
    assert store.settings() == {}


def test_what_was_refused_leaves_no_transaction_behind(store: Store, a_sitting: Callable[..., Sitting]) -> None:
    with pytest.raises(RecordError):
        store.start_sitting(a_sitting(person="p9"))
    assert store.connection.in_transaction is False
    store.start_sitting(a_sitting())


def test_a_reader_sees_each_move_as_soon_as_it_is_acknowledged(
    path: Path, store: Store, a_sitting: Callable[..., Sitting], a_move: Callable[[int], Move]
) -> None:
    store.start_sitting(a_sitting())
    with open_reader(path) as reader:
        for n in range(1, 6):
            store.add_move("s1", a_move(n))
            assert reader.moves("s1")[-1] == a_move(n)
        assert reader.export("p1") == store.export("p1")
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader.connection.execute("DELETE FROM people")

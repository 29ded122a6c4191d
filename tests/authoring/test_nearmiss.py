"""The word somebody probably meant is found for slips of the hand, and only for those."""

import pytest

from salesdance.authoring.nearmiss import near_miss

KNOWN = [
    "id",
    "title",
    "brief",
    "start",
    "facts",
    "objections",
    "repair_time",
    "at_ease",
    "says",
    "does",
    "weight",
]


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("tilte", "title"),
        ("titel", "title"),
        ("Title", "title"),
        ("TITLE", "title"),
        ("fact", "facts"),
        ("objection", "objections"),
        ("repairtime", "repair_time"),
        ("repair time", "repair_time"),
        ("repair-times", "repair_time"),
        ("repiar_time", "repair_time"),
        ("atease", "at_ease"),
        ("say", "says"),
        ("sasy", "says"),
        ("dose", "does"),
        ("di", "id"),
        ("wieght", "weight"),
        ("obj", "objections"),
        ("brif", "brief"),
        ("strat", "start"),
    ],
)
def test_a_slip_finds_the_word_that_was_meant(given: str, meant: str) -> None:
    assert near_miss(given, KNOWN) == meant


@pytest.mark.parametrize("given", ["price", "zzz", "x", "", "   ", "competitor", "w", "k" * 5_000])
def test_a_word_unlike_all_others_has_no_near_miss(given: str) -> None:
    assert near_miss(given, KNOWN) is None


def test_a_known_word_has_no_near_miss() -> None:
    assert near_miss("title", KNOWN) is None


def test_plurals_of_all_kinds_are_one_word() -> None:
    assert near_miss("company", ["companies"]) == "companies"
    assert near_miss("losses", ["loss", "lasses"]) == "loss"


def test_the_nearest_wins_and_among_equals_the_first() -> None:
    assert near_miss("opning", ["opening", "owning"]) == "opening"
    assert near_miss("cat", ["bat", "hat"]) == "bat"
    assert near_miss("cat", ["hat", "bat"]) == "hat"


def test_a_beginning_counts_only_if_it_fits_one_word() -> None:
    assert near_miss("comm", ["commitments", "title"]) == "commitments"
    assert near_miss("comm", ["commitments", "committees"]) is None


def test_no_known_words_no_near_miss() -> None:
    assert near_miss("anything", []) is None

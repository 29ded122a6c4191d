"""What a scenario points to, and what can never be reached."""

import pytest

from salesdance.authoring import read_deck, read_scenario
from tests.authoring.examples import EXAMPLE, codes, only, read


@pytest.mark.parametrize(
    ("old", "new", "code", "hint"),
    [
        ("eases: [no_heir]", "eases: [noheir]", "unknown-objection", "Did you mean `no_heir`?"),
        ("true_of: [downtime]", "true_of: [down]", "unknown-objection", "Did you mean `downtime`?"),
        ("linked_to: [thursday, hands]", "linked_to: [thursday, hand]", "unknown-fact", "Did you mean `hands`?"),
        ("after: [father, college, ", "after: [mother, college, ", "unknown-fact", "Did you mean `father`?"),
        ("believes: no_heir", "believes: heir", "unknown-objection", "Known: no_heir, downtime."),
        ("      of: poor_fit\n", "      of: bad_fit\n", "unknown-objection", ""),
        ("move: argue_no,", "move: argue_now,", "unknown-move", "Did you mean `argue_no`?"),
        ("move: joke_back,", "move: joke,", "unknown-move", ""),
        ("  close:\n    says", "  cloze:\n    says", "unknown-move", "Did you mean `close`?"),
        ("promise/one_day]", "promise/two_days]", "unknown-move", ""),
        ("after: ask/father", "after: ask/fathr", "unknown-move", "Did you mean `ask/father`?"),
        ("after: reason/*", "after: raeson/*", "unknown-move", "Did you mean `reason/*`?"),
        ("after: reason/*", "after: reason/no*", "unknown-move", ""),
        ('      "no": {says', "      nope: {says", "unknown-signal", ""),
    ],
)
def test_an_id_that_does_not_exist_is_placed_and_has_advice(old: str, new: str, code: str, hint: str) -> None:
    finding = only((old, new))
    assert finding.code == code
    assert finding.hint
    if hint:
        assert finding.hint == hint


def test_a_clue_points_to_an_objection_a_decider_or_a_poor_fit() -> None:
    assert codes(("      of: will\n", "      of: poor_fit\n")) == ["few-clues"]
    assert codes(("      of: will\n", "      of: osk\n")) == ["not-a-decider"]


def test_a_third_decider_is_one_too_many() -> None:
    more = "  anna: {name: Anna, role: here, decides: rarely}\n  bob: {name: Bob, role: there, decides: rarely}\n"
    assert codes(("people:\n  # At most two", more.join(("people:\n", "  # At most two")))) == ["too-many-deciders"]


def test_facts_that_wait_for_each_other_can_never_be_asked() -> None:
    assert codes(("opens: [college]", "opens: [father]")) == ["never-asked"]
    assert codes(("    note: Will, second year", "    opens: [father]\n    note: Will, second year")) == [
        "never-asked",
        "never-asked",
    ]


def test_a_fact_is_opened_by_one_other_fact() -> None:
    assert codes(("opens: [college]", "opens: [college, repair]")) == ["opened-twice"]
    assert codes(("opens: [college]", "opens: [college, college]")) == []


def test_moves_that_begin_a_sitting_are_known_with_their_answers() -> None:
    edit = '  act: cement\n  opens_with: [{move: close, answer: "yes"}]\n  played: [ask/father]\n'
    assert codes(("  act: discover\n", edit)) == []
    wrong = "  act: cement\n  opens_with: [{move: close, answer: maybe}]\n  played: [ask/mother]\n"
    assert codes(("  act: discover\n", wrong)) == ["unknown-signal", "unknown-move"]


def test_what_exists_and_never_comes_up_is_a_warning() -> None:
    finding = only(("        about_us: You told me", "        bring/osk: You told me"))
    assert (finding.code, finding.severity) == ("never-said", "warning")
    own = "lines:\n  who_decides:\n    answers: {names_all: Will and the bank.}\n"
    assert codes(("lines:\n", own)) == ["never-said"]


def test_a_moment_may_come_after_any_move_and_not_after_one_that_nobody_makes() -> None:
    assert codes(("after: goodbye", 'after: "*"')) == []
    assert codes(("after: goodbye", "after: bring/osk")) == ["never-said"]
    assert codes(("after: goodbye", "after: '*/father'")) == ["unknown-move"]


def test_a_rival_has_mails_and_mails_of_a_rival_have_a_rival() -> None:
    start, end = EXAMPLE.index("  rival:   "), EXAMPLE.index("  cancels:")
    assert [one.code for one in read(EXAMPLE[:start] + EXAMPLE[end:])[1]] == ["too-few"]
    start, end = EXAMPLE.index("competitor:"), EXAMPLE.index("promises:")
    assert [one.code for one in read(EXAMPLE[:start] + EXAMPLE[end:])[1]] == ["no-competitor"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("  oak_days:\n", "  financing:\n"), ("  osk:\n    name", "  downtime:\n    name")],
)
def test_an_id_with_a_meaning_of_its_own_is_refused(old: str, new: str) -> None:
    assert codes((old, new)) == ["reserved-id"]


@pytest.mark.parametrize(
    ("weights", "found"),
    [
        ("{outcome: 80, long_game: 20}", []),
        ("{outcome: 80, long_game: 0, discovery: 5.5}", []),
        ("{outcome: 0, long_game: 0}", ["bad-weights"]),
        ("{outcome: 80}", ["bad-weights"]),
        ("{outcome: -1, long_game: 20}", ["out-of-range"]),
        ("{outcomes: 80, long_game: 20}", ["unknown-key"]),
    ],
)
def test_own_score_weights_stand_for_all_parts(weights: str, found: list[str]) -> None:
    assert codes(("weights: {} ", f"weights: {weights} ")) == found


def test_move_ids_are_those_of_the_deck_that_is_given() -> None:
    deck, _ = read_deck(b"deck: 1\nmoves: {ask: {kind: ask, group: ask, label: Ask}}\n", "deck.yaml")
    assert deck is not None
    found = [one.code for one in read_scenario(EXAMPLE.encode(), "a.yaml", deck=deck)[1]]
    assert set(found) == {"unknown-move"}


def test_the_last_meeting_proposes_no_next_one() -> None:
    last = "    opens: {says: Twelve o'clock."
    assert codes((last, "    next_dated: Could I come back on Friday, with Will here?\n" + last)) == ["never-said"]


def test_a_silence_after_the_no_has_words_of_its_own_but_is_no_answer_that_may_be_played() -> None:
    own = "lines:\n  say_nothing:\n    answers: {nothing_after_no: That was all of it.}\n"
    assert codes(("lines:\n", own)) == []
    wrong = "  act: cement\n  opens_with: [{move: say_nothing, answer: nothing_after_no}]\n"
    assert codes(("  act: discover\n", wrong)) == ["unknown-signal"]

"""Warnings and hints: what a player could not notice, and how the writing reads."""

import pytest

from salesdance.authoring.late_start import OFTEN
from salesdance.authoring.lint_words import BUSINESS_NOUNS
from tests.authoring.examples import EXAMPLE, changed, codes, only, read
from tests.builders import a_profile


def severities(*edits: tuple[str, str]) -> list[tuple[str, str]]:
    return [(one.code, one.severity) for one in read(changed(*edits))[1]]


def test_an_objection_without_any_clue_is_a_warning_and_one_with_few_a_hint() -> None:
    fewer = [("      of: no_heir\n      strength: 4", "      of: downtime\n      strength: 4")]
    assert severities(*fewer) == [("few-clues", "hint")]
    assert severities(("      of: will\n", "      of: downtime\n")) == [("few-clues", "hint")]
    all_moved = read(EXAMPLE.replace("      of: no_heir\n", "      of: downtime\n"))[1]
    assert [(one.code, one.severity) for one in all_moved] == [("few-clues", "warning")]


def test_a_clue_that_changes_only_the_body_line_can_be_noticed() -> None:
    assert codes(("      says: Ten years. I'm fifty-eight. You do the sum, I've done it.\n", "")) == []


def test_a_clue_that_changes_nothing_cannot() -> None:
    finding = only(("      does: She runs a thumb down the dates in May and stops at every one.\n", ""))
    assert (finding.code, finding.path) == ("same-clue", "facts.orders.clue")


def test_a_guarded_clue_needs_its_own_words_or_body_line() -> None:
    whole = "      faintly: {says: It got mended. Overnight., does: She puts the pencil behind her ear.}\n"
    assert codes((whole, "")) == ["faint-clue"]
    assert codes((whole, "      faintly: {says: It got mended., does: She puts the pencil down.}\n")) == []


def test_one_exclamation_mark_is_welcome_and_the_second_is_told() -> None:
    assert EXAMPLE.count("!") == 1
    finding = only(("Ask him. Bring a coffee.", "Ask him! Bring a coffee."))
    assert finding.code == "exclamation-marks"
    assert finding.message.startswith("There are 2 ")


@pytest.mark.parametrize(
    "words",
    [
        "a solution",
        "to leverage it",
        "streamlined",
        "a pain point",
        "the value",
        "stakeholders",
        "synergy",
        "seamlessly",
    ],
)
def test_brochure_words_are_hinted_at_in_the_prospects_mouth(words: str) -> None:
    finding = only(("It's only dust.", f"It's {words} I miss."))
    assert (finding.code, finding.severity) == ("brochure-word", "hint")
    assert codes(("Theirs is louder than your radio,", f"Theirs is {words} and louder,")) == []


@pytest.mark.parametrize("words", ["journeys", "empowered", "reaching out", "circle back", "synergies", "Value"])
def test_brochure_words_are_found_in_every_form(words: str) -> None:
    assert BUSINESS_NOUNS.search(f"We {words} then.")


@pytest.mark.parametrize("words", ["valuables", "a resolution", "he reached the outer door", "journeyman"])
def test_other_words_are_left_alone(words: str) -> None:
    assert not BUSINESS_NOUNS.search(words)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("One two three four five six?", []),
        ("One two three four five?", ["line-words"]),
        (f"{'and ' * 15}on?", []),
        (f"{'and ' * 16}on?", ["line-words"]),
    ],
)
def test_a_question_has_six_to_sixteen_words(words: str, found: list[str]) -> None:
    assert codes(("Whose handwriting is that on all the drawers back there?", words)) == found


def test_a_date_may_be_short_but_not_long() -> None:
    assert codes(("    dated: Shall I look in on the 9th?", "    dated: The 9th?")) == []
    assert codes(("    dated: Shall I look in on the 9th?", f"    dated: The {'very ' * 16}9th?")) == ["line-words"]


def test_a_short_answer_needs_a_body_line() -> None:
    line = "{says: 'We managed.', does: She coughs.}"
    whole = "My father had a rule. The saws pay for the roof. He wrote it on a drawer."
    assert codes((f"deeper: {whole}", f"deeper: {line}")) == []
    assert codes((f"deeper: {whole}", "deeper: We managed.")) == ["answer-words"]
    assert codes((f"deeper: {whole}", f"deeper: {'so ' * 36}there.")) == ["answer-words"]


def test_the_same_words_twice_in_one_fact_are_a_warning_and_elsewhere_a_hint() -> None:
    inside = ("You can see it from where you're sitting.", "It's a joinery. There is dust.")
    assert severities(inside) == [("same-answer", "warning")]
    elsewhere = ("You can see it from where you're sitting.", "I don't show the book to people I've met once.")
    assert severities(elsewhere) == [("same-answer", "hint")]


def test_a_late_start_needs_no_five_topics_but_an_opening() -> None:
    late = ("  act: discover\n", "  act: after_the_no\n")
    few = ("    topic: cost\n", "    topic: trouble\n")
    assert codes(few) == ["few-topics"]
    assert codes(late, few) == ["no-opening"]
    opening = ("# opening: only for a scenario that starts late, what she says as it opens.", "opening: It's you then.")
    assert codes(late, few, opening) == []
    assert codes(opening) == ["unused-opening"]


def test_a_no_that_is_only_heard_is_told_on_the_telephone() -> None:
    few = ("    topic: cost\n", "    topic: trouble\n")
    heard = "opening: {says: It's me., heard: A saw stops.}"
    opening = ("# opening: only for a scenario that starts late, what she says as it opens.", heard)
    assert codes(("  act: discover\n", "  act: after_the_no\n"), few, opening) == ["no-call"]
    assert codes(("  act: discover\n", "  act: after_the_no\n  by_phone: true\n"), few, opening) == []
    assert codes(("  act: discover\n", "  act: discover\n  by_phone: true\n")) == ["no-call"]


def test_a_look_back_offers_no_move_that_is_used_up() -> None:
    choices = "      choices: [downside/two_visits, promise/one_day]\n"
    for played, found in (("promise/one_day", ["used-up"]), ("about_us, carry_on", []), ("ask/father", [])):
        assert codes((choices, f"{choices}  played: [{played}]\n")) == found


def test_how_often_a_move_can_be_made_is_what_the_profile_says() -> None:
    often = {key.removeprefix("often."): one.value for key, one in a_profile().coefficients.items() if "often." in key}
    assert dict(OFTEN) == often


def test_a_text_within_quotation_marks_is_hinted_at_but_not_one_that_quotes() -> None:
    card = "I gave your card to the cabinet maker in the lower yard. Tell him I sent you."
    assert codes((card, "'\"I gave your card to the cabinet maker.\"'")) == ["quoted-words"]
    assert codes((card, '\'"Dust", he said. "Is dust."\'')) == []
    assert codes((card, "\"'Dust', he said, is dust.\"")) == []


def test_a_body_line_is_a_sentence() -> None:
    assert codes(("does: She nods.}", "does: nods}")) == ["body-line"]


def test_advice_never_keeps_a_scenario_from_being_read() -> None:
    shouting = EXAMPLE.replace(".}", "!}")
    scenario, findings = read(shouting)
    assert scenario is not None
    assert findings
    assert {one.severity for one in findings} <= {"warning", "hint"}

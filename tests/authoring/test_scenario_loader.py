"""The whole way of a scenario file: from bytes to frozen words, or to findings."""

import dataclasses

import pytest

from salesdance.authoring import read_scenario
from salesdance.authoring.spoken import texts_of
from salesdance.findings import has_errors
from salesdance.scenario import Answer
from tests.authoring.examples import EXAMPLE, changed, codes, only, read, the_example

SMALL = """\
salesdance: 1
id: small
title: Small
teaser: As little as one can write.
teaches: [listen]
brief: You sell kettles. Ada Penn runs a tea room and has eleven minutes.
seller: {company: Kettle & Co, product: Whistle, price: 80 each}
prospect: {name: Ada Penn, role: owner, company: The Tea Room, voice: warm}
meetings:
  - {title: At the counter, when: Monday, minutes: 11, opens: Sit where you can.}
facts:
  steam:
    ask: Where does the steam go when all four are on?
    topic: trouble
    at_ease: Up. Then down the wall, onto the cakes.
    guarded: It has always gone up.
    cornered: Have you come about the steam?
    clue: {of: wall, strength: 4, says: Into the wall. It is not my wall., faintly: It goes up. Mostly up.}
objections:
  wall:
    weight: often
    family: company
    card: The wall is not mine.
    says: I'd have to ask the woman upstairs.
    answer: {says: We put a hood on it that leaves the wall dry.}
    after_the_no: {says: It was the wall. She would have seen it.}
  price:
    weight: rarely
    family: price
    card: It costs too much.
    says: Eighty is a lot of scones.
    answer: {says: Two of them will do for a room of this size.}
    after_the_no: {says: It was the eighty.}
excuses:
  later:
    says: After Easter, I thought.
    tell: After Easter. Or Whitsun.
    answer: Then I put two aside for you until after Easter.
mails:
  fine: [{from: Ada Penn, says: It whistles in B flat.}]
  hectic: [{from: Ada Penn, says: Coach party. Later.}]
  hedges: [{from: Ada Penn, says: I am not sure about the second one.}]
  cancels: [{from: Ada Penn, says: I have to send them back.}]
"""


def test_the_example_is_read_without_a_word() -> None:
    scenario, findings = read(EXAMPLE)
    assert findings == []
    assert scenario is not None
    assert scenario.id == "sawdust"


def test_half_a_page_makes_a_playable_scenario() -> None:
    scenario, findings = read(SMALL)
    assert not has_errors(findings), findings
    assert scenario is not None
    assert len(scenario.commitments) == 5
    assert all(commitment.label and commitment.day for commitment in scenario.commitments)
    assert scenario.ending.kept == Answer()
    assert len(SMALL.splitlines()) < 50


def test_words_become_numbers_and_shares_add_up() -> None:
    scenario = the_example()
    assert scenario.prospect.courtesy == 0.4
    assert scenario.deal.fit == 0.7
    assert scenario.promises[0].gap == 0.35
    assert scenario.objections[0].solves == 0.75
    assert [round(one.weight, 3) for one in scenario.objections] == [0.636, 0.364]


def test_the_order_of_the_file_is_kept() -> None:
    scenario = the_example()
    assert [fact.id for fact in scenario.facts][:3] == ["thursday", "repair", "orders"]
    assert [one.kind for one in scenario.commitments] == [
        "delivery_date",
        "financing",
        "named_users",
        "internal_meeting",
        "next_step",
    ]


def test_a_plain_text_is_an_answer_and_one_left_out_is_an_empty_one() -> None:
    scenario = the_example()
    assert scenario.ending.warm_no == Answer(
        "I gave your card to the cabinet maker in the lower yard. Tell him I sent you."
    )
    assert scenario.opening == Answer()
    small = read(SMALL)[0]
    assert small is not None
    assert small.objections[0].relieved == Answer()
    assert small.excuses[0].after_the_no == small.excuses[0].says
    assert small.excuses[0].label == "later"


def test_own_lines_keep_moods_apart_where_they_differ() -> None:
    answers = the_example().lines["close"].answers
    assert answers["yes"].pause == "long"
    assert answers["not_now/summer"].says.startswith("Let me get the roof done")
    assert answers["not_now/summer@guarded"].says == "After the summer."
    assert answers["not_now/summer@cornered"].says == "I said after the summer."
    assert "yes@guarded" not in answers


def test_an_answer_may_be_a_list_of_which_each_keeps_its_place() -> None:
    several = 'answers: {silent: [{does: It rings out.}, "Nobody comes to it."]}'
    scenario = read(changed(('argue_no: {says: "With', f'restart: {{{several}}}\n  argue_no: {{says: "With')))[0]
    assert scenario is not None
    first, second = scenario.lines["restart"].several("silent")
    assert (first.does, second.says) == ("It rings out.", "Nobody comes to it.")
    assert scenario.lines["close"].several("yes") == (scenario.lines["close"].answers["yes"],)
    places = [text.path for text in texts_of(scenario) if text.path[:2] == ("lines", "restart")]
    assert [path[3:] for path in places] == [("silent", 0, "does"), ("silent", 1, "says")]


def test_a_folded_text_is_one_line() -> None:
    assert "\n" not in the_example().brief
    deeper = read(changed(("deeper: My father had a rule.", "deeper: >-\n      My father\n\n      had a rule.")))[0]
    assert deeper is not None
    assert deeper.facts[1].deeper.says.startswith("My father had a rule.")


def test_what_is_read_cannot_be_changed() -> None:
    scenario = the_example()
    with pytest.raises(dataclasses.FrozenInstanceError):
        scenario.title = "Other"  # type: ignore[misc]
    with pytest.raises(TypeError):
        scenario.mails["fine"] = ()  # type: ignore[index]


def test_a_file_of_a_later_format_is_refused_and_nothing_else_is_said() -> None:
    later = ("salesdance: 1  ", "salesdance: 2  "), ("title: Sawdust", "titel: Sawdust")
    finding = only(*later)
    assert finding.code == "newer-format"
    assert "format 2" in finding.message


def test_warnings_and_hints_survive_success() -> None:
    scenario, findings = read(changed(("  linked_to: [thursday, hands] ", "  linked_to: [] ")))
    assert scenario is not None
    assert [(one.code, one.severity) for one in findings] == [("never-lands", "warning")]


def test_ten_mistakes_are_told_in_one_go() -> None:
    found = codes(
        ("voice: dry", "voice: dri"),
        ("  hours: 8 ", '  hours: "8" '),
        ('    starts: "07:30"', "    starts: 07:30"),
        ("    family: time ", "    familie: time "),
        ("  golive_day: 21 ", "  golive_day: 210 "),
        ("  - title: The tram shed again\n", "  -\n"),
    )
    assert sorted(found) == [
        "bad-choice",
        "missing-key",
        "odd-number",
        "out-of-range",
        "unknown-key",
        "wrong-type",
    ]


def test_nothing_points_nowhere_is_said_while_the_form_is_wrong() -> None:
    assert codes(("voice: dry", "voice: dri"), ("opens: [college]", "opens: [colege]")) == ["bad-choice"]


def test_the_reader_and_the_models_do_not_both_speak_about_one_place() -> None:
    assert codes(("    uses: false\n", "    uses: no\n")) == ["ambiguous-bool"]


def test_a_key_that_the_reader_had_to_drop_is_not_called_missing() -> None:
    found = codes(("    topic: cost\n", "    topic\u200b: cost\n"))
    assert found == ["control-char"]


def test_a_file_that_is_no_scenario_at_all_is_told_what_a_scenario_needs() -> None:
    scenario, findings = read_scenario(b"name: something else\n", "a.yaml")
    assert scenario is None
    assert {one.code for one in findings} == {"unknown-key", "missing-key"}
    assert all((one.place.line, one.place.column) == (1, 1) for one in findings)

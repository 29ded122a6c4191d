"""The form of keys and values: what is said, where, and in which words."""

import pytest

from tests.authoring.examples import codes, only, said


def test_an_unknown_key_is_placed_at_the_key_with_a_near_miss() -> None:
    finding = only(("    note: One year at a time.", "    noet: One year at a time."))
    assert (finding.code, finding.place.column, finding.path) == ("unknown-key", 5, "facts.ten_years.noet")
    assert finding.hint == "Did you mean `note`?"


def test_an_unknown_key_that_is_nothing_like_another_gets_the_list() -> None:
    finding = only(("  size: 0.4", "  colour: red\n  size: 0.4"))
    assert finding.hint == "Known here: size, remorse, fit, interest, golive_day, hours."


def test_a_misspelt_key_is_not_also_called_missing() -> None:
    assert codes(("  name: Norvent", "  nmae: Norvent")) == ["unknown-key"]


def test_a_missing_key_is_placed_where_it_belongs_and_says_what_it_is() -> None:
    finding = only(("  wins_on: a lower price on the day\n", ""))
    assert (finding.code, finding.path, finding.place.column) == ("missing-key", "competitor.wins_on", 1)
    assert finding.hint.startswith("What they win on")


@pytest.mark.parametrize(
    ("given", "message", "hint"),
    [
        ('"8"', "`deal.hours` must be a number; this is a text.", "Remove the quotes."),
        ("eight", "`deal.hours` must be a number, not `eight`.", "A number from 0 to 80."),
        ("true", "`deal.hours` must be a number.", "A number from 0 to 80."),
        ("[8]", "`deal.hours` must be a number.", "A number from 0 to 80."),
    ],
)
def test_a_number_is_asked_for_in_plain_words(given: str, message: str, hint: str) -> None:
    finding = only(("  hours: 8 ", f"  hours: {given} "))
    assert (finding.code, finding.message, finding.hint) == ("wrong-type", message, hint)


@pytest.mark.parametrize(
    ("given", "message", "hint"),
    [
        ("14900", "`seller.price` must be a text; YAML reads a number.", 'Put quotes around it: "14900".'),
        ("true", "`seller.price` must be a text; YAML reads true or false.", 'Put quotes around it: "true".'),
        ("[a]", "`seller.price` must be a text; this is a list.", "Write one text instead of a list."),
        ("{a: b}", "`seller.price` must be a text; this is a mapping.", "Write the words after the colon."),
    ],
)
def test_a_text_is_asked_for_in_plain_words(given: str, message: str, hint: str) -> None:
    finding = only(('price: "11,400 fitted, or 210 a month"', f"price: {given}"))
    assert (finding.code, finding.message, finding.hint) == ("wrong-type", message, hint)


def test_a_mapping_a_list_and_a_truth_are_asked_for_in_plain_words() -> None:
    seller = only(
        (
            'seller: {company: Brackwater Air, product: Quietline 3, price: "11,400 fitted, or 210 a month"}',
            "seller: me",
        )
    )
    assert seller.message == "`seller` must be a mapping; this is one value."
    assert seller.hint == "Write indented lines below it: company, product, price."
    teaches = only(("teaches: [discover, listen, cement] ", "teaches: discover "))
    assert (teaches.message, teaches.hint) == ("`teaches` must be a list.", "Put brackets around it: [discover]")
    uses = only(("    uses: true\n", "    uses: often\n"))
    assert uses.message == "`people.osk.uses` must be true or false."


def test_a_chance_takes_a_word_or_a_number_and_nothing_else() -> None:
    assert codes(("  nerves: sometimes ", "  nerves: 0.25 ")) == []
    assert codes(("  nerves: sometimes ", "  nerves: 1 ")) == []
    word = only(("  nerves: sometimes ", "  nerves: somtimes "))
    assert word.hint == (
        "Did you mean `sometimes`? One of always, often, sometimes, rarely, never, or a number from 0 to 1."
    )
    number = only(("  nerves: sometimes ", "  nerves: 1.5 "))
    assert number.message == "`prospect.nerves` is `1.5`; it must be from 0 to 1."
    other = only(("  nerves: sometimes ", "  nerves: true "))
    assert other.code == "wrong-type"


def test_an_objection_that_never_is_the_real_one_is_refused() -> None:
    assert codes(("    weight: sometimes\n", "    weight: 0\n")) == ["out-of-range"]
    assert codes(("    weight: sometimes\n", "    weight: never\n")) == ["bad-choice"]


def test_items_of_lists_are_counted_from_one_in_messages() -> None:
    finding = only(("choices: [downside/two_visits, promise/one_day]", "choices: [downside/two_visits, 3]"))
    assert finding.message.startswith("Item 2 of `choices` in item 1 of `start.look_back` must be a text")
    assert finding.path == "start.look_back.0.choices.1"


def test_a_bad_id_comes_with_a_good_one() -> None:
    finding = only(("  two_visits:\n", "  Two-Visits 2:\n"), ("[downside/two_visits, ", "[downside/hum, "))
    assert (finding.code, finding.hint) == ("bad-id", "Write `two_visits_2`.")


def test_an_answer_may_be_a_text_or_parts_but_not_a_list() -> None:
    assert codes(("    deeper: My father", "    deeper: Our father")) == []
    finding = only(
        (
            "    deeper: My father had a rule. The saws pay for the roof. He wrote it on a drawer.",
            "    deeper: [My father had a rule.]",
        )
    )
    assert finding.message == "`facts.repair.deeper` must be a text; this is a list."


def test_a_needed_text_cannot_be_deleted_away() -> None:
    assert only(("title: Sawdust\n", 'title: ""\n')).hint == "Write some words."
    assert only(("    note: One year at a time.", '    note: " "')).hint == "Write some words, or delete the key."


def test_a_slot_is_one_of_a_closed_list() -> None:
    assert codes(("contact: Ring Will before", "contact: Ring {first_name} before")) == []
    for slot in ("{They}", "{seller}", "{product}", "{price}", "{rival}", "{company}", "{their}"):
        assert codes(("contact: Ring Will before", f"contact: Ring {slot} before")) == []
    for slot in ("{name.__init__}", "{}", "{0}", "{name!r}", "{Name}"):
        assert codes(("contact: Ring Will before", f'contact: "Ring {slot} before')) != []
        assert said(
            ("contact: Ring Will before the first bill comes", f'contact: "Ring {slot} before the first bill"')
        ) == [f"unknown-placeholder@{_line('contact: Ring Will')}:14"]
    assert codes(("contact: Ring Will before the first bill comes", 'contact: "Ring {name"')) == [
        "unclosed-placeholder"
    ]
    assert codes(("contact: Ring Will before the first bill comes", 'contact: "Ring name}"')) == [
        "unclosed-placeholder"
    ]


def _line(text: str) -> int:
    from tests.authoring.examples import EXAMPLE

    return EXAMPLE[: EXAMPLE.index(text)].count("\n") + 1


@pytest.mark.parametrize(
    "edit",
    [
        ("- {player: expert, measure: kept, at_least: 0.3}", "- {player: expert, at_least: 0.3}"),
        ("- {player: expert, measure: kept, at_least: 0.3}", "- {player: expert, measure: kept}"),
        ("- {player: expert, measure: kept, at_least: 0.3}", "- {player: expert, measure: kept, at_least: 30}"),
        ("- {player: expert, measure: kept, at_least: 0.3}", "- {player: expert, after: [father], at_least: 0.3}"),
        ("- {player: expert, measure: kept, at_least: 0.3}", "- {at_least: 0.3}"),
    ],
)
def test_an_expectation_is_of_one_of_two_kinds(edit: tuple[str, str]) -> None:
    assert codes(edit) == ["odd-expectation"]


def test_a_score_is_expected_out_of_a_hundred() -> None:
    edit = ("- {player: expert, measure: kept, at_least: 0.3}", "- {player: expert, measure: score, at_least: 70}")
    assert codes(edit) == []

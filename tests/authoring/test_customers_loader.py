"""The file of a desk's customers: read whole, or refused with a place, and checked against its deal."""

from __future__ import annotations

from pathlib import Path

from salesdance.authoring import read_customers, read_scenario
from salesdance.authoring.catalogue import SMALL_CUSTOMERS
from salesdance.customers import Customer
from salesdance.findings import Finding
from tests.authoring.examples import the_example
from tests.authoring.mutations import mutations
from tests.authoring.test_loader_fuzz import assert_sound

CHECKOUT = Path(__file__).resolve().parents[2]
SHIPPED = CHECKOUT / "assets" / "desk" / "customers.yaml"
DEAL = CHECKOUT / "scenarios" / "energy_desk.yaml"


def findings_of(old: str, new: str) -> list[Finding]:
    """Return what is said about the small file with one text replaced by another, against the example deal."""
    assert SMALL_CUSTOMERS.count(old) == 1, old
    customers, findings = read_customers(SMALL_CUSTOMERS.replace(old, new).encode(), "c.yaml", the_example())
    assert (customers is None) == bool(findings)
    return findings


def test_the_shipped_file_fits_its_deal_and_has_enough_people_for_a_month() -> None:
    scenario, _ = read_scenario(DEAL.read_bytes(), DEAL.name)
    assert scenario is not None
    customers, findings = read_customers(SHIPPED.read_bytes(), SHIPPED.name, scenario)
    assert findings == []
    assert customers is not None
    assert customers.desk == scenario.id
    assert len(customers.customers) + len(customers.others) >= 100
    assert {excuse: len(lines) >= 9 for excuse, lines in customers.lines.items()} == {
        one.id: True for one in scenario.excuses
    }


def test_people_lines_and_kit_are_taken_over() -> None:
    customers, findings = read_customers(SMALL_CUSTOMERS.encode(), "c.yaml", the_example())
    assert findings == []
    assert customers is not None
    assert customers.customers == (Customer("Ottilie Marsh", "flowers", "second_quote", "They sent a man with a dog."),)
    assert customers.others == (Customer("Gus Tolliver", "tyres"),)
    assert customers.lines["second_quote"] == ("Cheaper. Mind that jack.",)
    assert customers.kit["no_heir"] == "Who'll be standing here in ten years?"


def test_an_excuse_that_the_deal_does_not_have_is_found_at_its_place() -> None:
    (found,) = findings_of("excuse: second_quote", "excuse: second_qoute")
    assert (found.code, found.place.line, found.path) == ("unknown-excuse", 3, "customers.0.excuse")
    assert found.hint == "Did you mean `second_quote`?"
    codes = [one.code for one in findings_of("  summer: [", "  winter: [")]
    assert sorted(codes) == ["excuse-silent", "unknown-excuse"]


def test_an_objection_that_the_deal_does_not_have_is_found_at_its_place() -> None:
    found = {one.code: one for one in findings_of("  no_heir:", "  no_hair:")}
    assert set(found) == {"unknown-objection", "kit-gap"}
    assert found["unknown-objection"].path == "kit.no_hair"


def test_an_excuse_with_an_empty_list_of_lines_is_silent() -> None:
    (found,) = findings_of("[Cheaper. Mind that jack.]", "[]")
    assert found.code == "excuse-silent"
    assert "second_quote" in found.message


def test_nothing_is_checked_against_a_deal_that_the_file_does_not_name() -> None:
    text = SMALL_CUSTOMERS.replace("desk: sawdust", "desk: elsewhere").replace("no_heir", "no_hair")
    assert read_customers(text.encode(), "c.yaml", the_example())[1] == []


def test_a_damaged_file_never_ends_in_a_traceback() -> None:
    for data in mutations(SHIPPED.read_text(encoding="utf-8"), 7, 40):
        assert_sound(read_customers, data)

"""The digest stands for what a file means, and for nothing else."""

import json
from dataclasses import replace

from salesdance.authoring.digest import digest_of
from salesdance.authoring.nodes import plain
from salesdance.authoring.source import read_source
from tests.authoring.examples import EXAMPLE, changed, read, the_example


def digest(text: str) -> str:
    scenario, findings = read(text)
    assert scenario is not None, findings
    return scenario.digest


def test_it_is_sha256_in_hex() -> None:
    assert len(digest(EXAMPLE)) == 64
    assert set(digest(EXAMPLE)) <= set("0123456789abcdef")


def test_comments_spaces_quotes_and_line_ends_do_not_change_it() -> None:
    lines = [line for line in EXAMPLE.splitlines() if not line.lstrip().startswith("#")]
    assert digest("\n".join(lines) + "\n") == digest(EXAMPLE)
    assert digest(EXAMPLE.replace("\n", "\r\n")) == digest(EXAMPLE)
    assert digest(changed(("title: Sawdust\n", 'title:   "Sawdust"\n'))) == digest(EXAMPLE)
    assert digest(changed(("  hours: 8  ", "  hours: 8.0  "))) == digest(EXAMPLE)
    assert digest(changed(("  nerves: sometimes  ", "  nerves: 0.4  "))) == digest(EXAMPLE)


def test_the_same_file_written_as_json_has_the_same_digest() -> None:
    node, _ = read_source(EXAMPLE.encode(), "a.yaml")
    assert node is not None
    assert digest(json.dumps(plain(node))) == digest(EXAMPLE)


def test_one_other_word_or_number_changes_it() -> None:
    assert digest(changed(("title: Sawdust\n", "title: Sawdust.\n"))) != digest(EXAMPLE)
    assert digest(changed(("  hours: 8  ", "  hours: 7  "))) != digest(EXAMPLE)


def test_the_facilitators_page_may_change_without_the_deal_becoming_another_one() -> None:
    assert digest(
        changed(("    - When did you first think of her son?\n", "    - Who thought of her son?\n"))
    ) == digest(EXAMPLE)
    assert digest(EXAMPLE[: EXAMPLE.index("\nfacilitator:")]) == digest(EXAMPLE)


def test_the_order_of_facts_is_part_of_the_meaning() -> None:
    scenario = the_example()
    turned = replace(scenario, facts=scenario.facts[::-1])
    assert digest_of(turned) != digest_of(scenario)


def test_it_does_not_depend_on_itself() -> None:
    scenario = the_example()
    assert digest_of(replace(scenario, digest="other")) == scenario.digest

"""Damaged copies of a real file: no traceback, and every finding stands inside the file."""

import pytest
import yaml

from salesdance.authoring.source import read_source
from salesdance.findings import Finding, has_errors, sort_key
from tests.authoring.mutations import mutations
from tests.authoring.samples import SAMPLE

SEED = 20_261_122


def stands_inside(finding: Finding, data: bytes) -> bool:
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    line, column = finding.place.line, finding.place.column
    return 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1


def assert_sound(data: bytes) -> None:
    root, findings = read_source(data, "a.yaml")
    assert root is not None or has_errors(findings), data
    assert findings == sorted(findings, key=sort_key), data
    for finding in findings:
        assert stands_inside(finding, data), (finding, data)
        assert finding.message, data
        assert finding.hint, data


def test_ten_thousand_damaged_files_never_end_in_a_traceback() -> None:
    for data in mutations(SAMPLE, SEED, 10_000):
        assert_sound(data)


@pytest.mark.slow
def test_a_hundred_thousand_damaged_files_never_end_in_a_traceback() -> None:
    for data in mutations(SAMPLE, SEED + 1, 100_000):
        assert_sound(data)


def test_both_parsers_say_the_same_of_damaged_files() -> None:
    for data in mutations(SAMPLE, SEED, 400):
        assert read_source(data, "a.yaml", pure=True) == read_source(data, "a.yaml"), data


def test_damage_is_the_same_for_the_same_seed() -> None:
    assert list(mutations(SAMPLE, 1, 50)) == list(mutations(SAMPLE, 1, 50))
    assert list(mutations(SAMPLE, 1, 50)) != list(mutations(SAMPLE, 2, 50))


def test_the_naive_loader_stumbles_over_the_same_damage_or_swallows_it() -> None:
    # The control: the damage must be such that a careless reader fails on it.
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    stumbled, swallowed, nowhere = 0, 0, 0
    for data in mutations(SAMPLE, SEED, 3_000):
        try:
            yaml.load(data, Loader=loader)
        except yaml.MarkedYAMLError:
            pass
        except yaml.YAMLError:
            nowhere += 1
        except Exception:
            stumbled += 1
        else:
            swallowed += has_errors(read_source(data, "a.yaml")[1])
    assert stumbled
    assert nowhere > 100
    assert swallowed > 100

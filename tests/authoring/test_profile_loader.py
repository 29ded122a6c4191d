"""Profiles: the base table, changes to it, and the coefficients that the engine needs."""

from pathlib import Path

from salesdance.authoring import read_profile, read_profile_changes

PROFILES = Path(__file__).resolve().parents[2] / "assets" / "profiles"
BASE = b"coefficients:\n  close.base: {value: -2.55, source: C.4}\n  ask.limit: {value: 12, source: design choice}\n"
CHANGES = b"profile: other\nchanges:\n  close.base: {value: -2, source: C.10}\n"


def test_the_base_profile_is_named_after_its_file() -> None:
    profile, findings = read_profile(BASE, "profiles/evidence.yaml")
    assert findings == []
    assert profile is not None
    assert profile.name == "evidence"
    assert profile["close.base"] == -2.55
    assert isinstance(profile["ask.limit"], float)
    assert profile.coefficients["ask.limit"].source == "design choice"


def test_changes_stand_on_top_of_the_base() -> None:
    profile, findings = read_profile(BASE, "evidence.yaml", changes=CHANGES, changes_name="other.yaml")
    assert findings == []
    assert profile is not None
    assert (profile.name, profile["close.base"], profile["ask.limit"]) == ("other", -2.0, 12.0)


def test_two_profiles_have_two_digests() -> None:
    base, _ = read_profile(BASE, "evidence.yaml")
    other, _ = read_profile(BASE, "evidence.yaml", changes=CHANGES)
    assert base is not None
    assert other is not None
    assert base.digest != other.digest


def test_a_change_of_something_unknown_has_a_near_miss_in_its_own_file() -> None:
    changes = CHANGES.replace(b"close.base", b"close.bsae")
    profile, (finding,) = read_profile(BASE, "evidence.yaml", changes=changes, changes_name="other.yaml")
    assert profile is None
    assert (finding.code, finding.place.file, finding.place.line) == ("unknown-coefficient", "other.yaml", 3)
    assert finding.hint == "Did you mean `close.base`?"


def test_every_needed_coefficient_must_be_there() -> None:
    profile, (finding,) = read_profile(BASE, "evidence.yaml", needed=["close.base", "ask.limit", "close.trust"])
    assert profile is None
    assert (finding.code, finding.severity) == ("missing-coefficient", "error")
    assert "close.trust" in finding.message


def test_a_coefficient_that_nothing_reads_is_a_warning() -> None:
    profile, (finding,) = read_profile(BASE, "evidence.yaml", needed=["close.base"])
    assert profile is not None
    assert (finding.code, finding.severity) == ("unused-coefficient", "warning")


def test_a_number_without_a_source_is_an_error() -> None:
    profile, findings = read_profile(b"coefficients:\n  close.base: {value: 1}\n", "evidence.yaml")
    assert profile is None
    assert [one.code for one in findings] == ["missing-key"]


def test_changes_alone_are_checked_for_their_form() -> None:
    assert read_profile_changes(CHANGES, "other.yaml") == []
    assert [one.code for one in read_profile_changes(b"profile: other\nchanged: {}\n", "other.yaml")] == ["unknown-key"]


def test_both_shipped_profiles_are_sound() -> None:
    base = (PROFILES / "evidence.yaml").read_bytes()
    changes = (PROFILES / "seed_faithful.yaml").read_bytes()
    profile, findings = read_profile(base, "evidence.yaml", changes=changes, changes_name="seed_faithful.yaml")
    assert findings == []
    assert profile is not None
    assert profile.name == "seed_faithful"

"""Words for numbers."""

import pytest

from salesdance.authoring.words import CHANCES, chance, gap_size, help_size


def test_words_of_chance_are_in_order_and_within_certainty() -> None:
    values = [chance(word) for word in ("never", "rarely", "sometimes", "often", "always")]
    assert values == sorted(values)
    assert values[0] == 0
    assert values[-1] == 1
    assert set(CHANCES.values()) == set(values)


def test_sizes_of_help_and_gap_grow_with_their_words() -> None:
    assert help_size("barely") < help_size("partly") < help_size("mostly") < 1
    assert 0 < gap_size("small") < gap_size("medium") < gap_size("large")


def test_numbers_stay_what_they_are_as_decimals() -> None:
    for number in (chance(1), help_size(0), gap_size(0.3)):
        assert isinstance(number, float)


@pytest.mark.parametrize("read", [chance, help_size, gap_size])
def test_an_unknown_word_is_a_key_error(read: object) -> None:
    with pytest.raises(KeyError):
        read("perhaps")  # type: ignore[operator]

"""The word somebody probably meant: the nearest of a list, or none if none is near."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 60


def near_miss(given: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to `given`, the first of equals; None if none is near enough.

    Case, spaces, dashes, underscores and a plural ending count for nothing; otherwise one slip (a letter
    too many, too few, wrong, or two exchanged) is allowed for every three letters, and a beginning of three
    letters or more counts if it fits one word only. A word that is itself known has no near miss.
    """
    words = list(dict.fromkeys(known))
    if given in words or not given.strip() or len(given) > _LONGEST:
        return None
    bare = _bare(given)
    for same in (lambda word: _bare(word) == bare, lambda word: bool(_stems(_bare(word)) & _stems(bare))):
        if (found := next(filter(same, words), None)) is not None:
            return found
    allowed = min(3, max(1, len(bare) // 3)) if len(bare) > 1 else 0
    near = [(slips, at) for at, word in enumerate(words) if (slips := _slips(bare, _bare(word), allowed)) <= allowed]
    if near:
        return words[min(near)[1]]
    begun = [word for word in words if len(bare) > 2 and _bare(word).startswith(bare)]
    return begun[0] if len(begun) == 1 else None


def _bare(word: str) -> str:
    return "".join(letter for letter in word.casefold() if letter not in " -_.")


def _stems(word: str) -> set[str]:
    """Return the word and what it could be the plural of."""
    endings = (("", ""), ("s", ""), ("es", ""), ("ies", "y"))
    return {word.removesuffix(old) + new for old, new in endings if len(word) > len(old) + 1 and word.endswith(old)}


def _slips(one: str, other: str, most: int) -> int:
    """Count the slips between two words (optimal string alignment); above `most` the figure is not exact."""
    if abs(len(one) - len(other)) > most or len(other) > _LONGEST:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        two_before, before, row = before, row, [i]
        for j, right in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, two_before[j - 2] + 1)
            row.append(cost)
    return row[-1]

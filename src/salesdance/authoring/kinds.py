"""Which of the authors' files this is, by the key that only it has."""

from __future__ import annotations

import re
from typing import Literal

FileKind = Literal["scenario", "deck", "profile", "changes", "player", "customers"]

_OWN_KEY = re.compile(rb"^(salesdance|deck|coefficients|changes|player|desk)[ ]*:", re.MULTILINE)
_KINDS: dict[bytes, FileKind] = {
    b"deck": "deck",
    b"coefficients": "profile",
    b"changes": "changes",
    b"player": "player",
    b"desk": "customers",
}


def kind_of(data: bytes) -> FileKind:
    """Return the kind of a file; whatever is none of the others is treated as a scenario."""
    found = _OWN_KEY.search(data)
    return _KINDS.get(found[1], "scenario") if found else "scenario"

"""The slots that texts may hold: a closed list, never a format language."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

IN_SCENARIOS = (
    *("name", "first_name", "company", "product", "price", "rival", "seller"),
    *("they", "them", "their", "They", "Them", "Their"),
)
"""What a scenario's texts may hold: the prospect, the two firms, the rival, and the prospect's pronouns."""

_BRACE = re.compile(r"\{([^{}\n]{0,40})\}|[{}]")


def slot_problems(text: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield (code, what stands there) for every slot of a text that is not known or not closed."""
    if "{" not in text and "}" not in text:
        return
    for found in _BRACE.finditer(text):
        slot = found.group(1)
        if slot is None:
            yield "unclosed-placeholder", text[found.start() : found.start() + 24]
        elif slot not in known:
            yield "unknown-placeholder", slot

"""Shipped deals, read once, and sittings of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from salesdance.cli.content import Content, load
from salesdance.engine import RULES_VERSION
from salesdance.sitting import Sitting
from salesdance.sitting.sitting import OnMove
from salesdance.transcript import Header, Mode


@cache
def content_of(name: str) -> Content:
    return load(name)


Begin = Callable[..., Sitting]


@pytest.fixture(scope="session")
def begin() -> Begin:
    """Begins a sitting of a shipped deal."""

    def begun(name: str, seed: int = 1, *, mode: Mode = "plain", on_move: OnMove | None = None) -> Sitting:
        content = content_of(name)
        header = Header(
            content.scenario.id,
            content.scenario.digest,
            content.deck.digest,
            RULES_VERSION,
            content.profile.name,
            content.profile.digest,
            seed,
            seed,
            mode,
        )
        return Sitting.begin(
            content.scenario,
            content.deck,
            content.tables,
            game_seed=seed,
            type_seed=seed,
            header=header,
            on_move=on_move,
        )

    return begun

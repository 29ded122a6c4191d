"""Sittings that go word for word as others did, whoever it really is."""

from __future__ import annotations

import pytest

from salesdance.sitting.game import Drawn, Game
from salesdance.transcript import Transcript


def answered_as(monkeypatch: pytest.MonkeyPatch, *transcripts: Transcript) -> None:
    """Let every move that these sittings made be answered as it was there, whatever the hidden truth is."""
    signals = {
        tuple(entry.move for entry in one.entries[: at + 1]): entry.signal
        for one in transcripts
        for at, entry in enumerate(one.entries)
    }

    def drawn(self: Game, move: int) -> Drawn:
        made = tuple(self.tables.moves[turn.move].id for turn in self.turns)
        names = self.tables.answers[int(self.tables.kind[move])].signals
        return self.force(move, names.index(signals[*made, self.tables.moves[move].id]))

    monkeypatch.setattr(Game, "draw", drawn)

from collections.abc import Callable, Iterator, Mapping

import pytest

from salesdance.sitting.game import Drawn, Game

Answering = Callable[..., None]


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Answering:
    """Let the next moves get the signals that are given, whatever the hidden truth is; then luck decides again.

    With `post`, days are quiet but for those in `days`, and every stop brings that post.
    """
    as_ever = Game.draw

    def answer(*signals: str, post: str = "", days: Mapping[int, str] | None = None) -> None:
        given: Iterator[str] = iter(signals)

        def drawn(self: Game, move: int) -> Drawn:
            kind = self.tables.moves[move].entry.kind
            if post and kind == "day":
                signal: str | None = (days or {}).get(self.sight.day + 1, "quiet")
            elif post and kind == "post":
                signal = post
            else:
                signal = next(given, None)
            if signal is None:
                return as_ever(self, move)
            names = self.tables.answers[int(self.tables.kind[move])].signals
            return self.force(move, names.index(signal))

        monkeypatch.setattr(Game, "draw", drawn)

    return answer

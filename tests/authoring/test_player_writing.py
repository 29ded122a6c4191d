"""A player is written as a file that reads as the same player."""

from __future__ import annotations

from math import inf
from pathlib import Path

import pytest

from salesdance.authoring import player_text, read_player
from salesdance.habits import Habit, Player

PLAYERS = Path(__file__).resolve().parents[2] / "assets" / "players"


@pytest.mark.parametrize("path", sorted(PLAYERS.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_shipped_player_written_down_reads_as_itself(path: Path) -> None:
    player, _ = read_player(path.read_bytes(), path.name)
    assert player is not None
    assert read_player(player_text(player).encode(), "again.yaml") == (player, [])


def test_chances_ranges_and_odd_words_survive() -> None:
    asks = Habit(("ask/*",), "random", {"questions": (-inf, 2.5), "lag": (1.0, 3.0)}, 4, 0.333333, "turn")
    player = Player("me", 'She said: "no", and: # 1', (asks, Habit(("walk_out",), chance=0.5)), still_there=-1)
    text = player_text(player, note="made from ten deals\nby hand")
    assert text.startswith("# made from ten deals\n# by hand\nplayer: me\n")
    again, findings = read_player(text.replace("still_there: believed", "still_there: 7").encode(), "me.yaml")
    assert findings == []
    assert again is not None
    assert again.habits == player.habits
    assert again.about == player.about


@pytest.mark.parametrize("word", ["no", "True", "null"])
def test_a_word_that_stands_for_a_value_is_quoted(word: str) -> None:
    player = Player("off", word, (Habit(("walk_out",)),))
    assert read_player(player_text(player).encode(), "off.yaml") == (player, [])

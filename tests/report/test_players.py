"""The tables and the picture of what house players came to."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from salesdance.report import players_chart, players_table
from salesdance.report.players import BAR, bar, strip

SHARES = ("yes", "genuine_yes", "hollow_yes", "hollow", "kept", "kept_exact", "lost", "left", "wobbled")


def figures(**changes: Any) -> dict[str, Any]:
    """Return the figures of one player."""
    spread = {"mean": 0.5, "standard_error": 0.02, "quantiles": [0.2, 0.5, 0.8]}
    found = {
        **dict.fromkeys(SHARES, 0.25),
        "recovered": None,
        "reason_known": 0.5,
        "score": 61.5,
        "score_quantiles": [40.0, 62.0, 81.0],
        "decisions": {**spread, "mean": 34.0},
        "exchanges": {**spread, "mean": 21.0},
        "minutes": {**spread, "mean": 40.0},
        "skills": {"discovery": 0.5},
        "skill_spreads": {"discovery": spread},
        "standard_errors": {**dict.fromkeys(SHARES, 0.01), "recovered": None, "reason_known": 0.03, "score": 1.2},
        "games": 400,
        "exact_games": 400,
        "scored_games": 40,
    }
    return {**found, **changes}


def report(*, complete: bool = True, **players: dict[str, Any]) -> dict[str, Any]:
    """Return a report as `simulate` makes it."""
    return {"scenario": "a & b", "games": 400, "seed": 1, "complete": complete, "players": players}


UNSCORED = figures(score=None, score_quantiles=None, skills={}, skill_spreads={})


def test_the_table_has_each_player_with_errors_bars_and_skills() -> None:
    text = players_table(report(expert=figures(), plain=UNSCORED))
    rows = [line for line in text.splitlines() if line.startswith("expert")]
    assert len(rows) == 3
    assert "0.25 ±0.01" in rows[0]
    assert "61.5 ±1.2" in rows[1]
    assert "######" in rows[1]
    assert "0.50 ±0.02" in rows[2]
    plain = [line for line in text.splitlines() if line.startswith("plain")]
    assert [row.split()[-1] for row in plain][2:] == ["-"]


def test_a_run_that_was_stopped_says_so_and_how_many_games_each_line_covers() -> None:
    text = players_table(report(complete=False, expert=figures(games=1234)))
    assert "stopped early" in text
    assert "1,234" in text


def test_bars_are_as_long_as_their_shares_and_never_longer_than_whole() -> None:
    assert [bar(share).count("#") for share in (None, 0.0, 0.5, 1.0, 1.4)] == [0, 0, BAR // 2, BAR, BAR]
    assert all(len(bar(share)) == BAR for share in (None, 0.3, 2.0))
    assert strip([0.0, 50.0, 100.0]).index("|") == BAR // 2
    assert strip([0.0, 50.0, 100.0]).count("=") == BAR - 1


def test_the_picture_is_sound_needs_nothing_else_and_reads_aloud() -> None:
    picture = players_chart(report(expert=figures(), plain=UNSCORED))
    root = ElementTree.fromstring(picture)
    words = [element.text for element in root.iter() if element.text and element.text.strip()]
    assert "a & b: 400 games a player, seed 1" in words
    assert any("expert: yes 0.25, kept 0.25, score 61.5." in word for word in words)
    assert "not scored" in words
    assert "href" not in picture
    assert "NaN" not in picture.replace("nan", "NaN")


def test_without_exact_figures_those_by_play_are_drawn() -> None:
    picture = players_chart(report(expert=figures(kept_exact=None, kept=0.7)))
    assert "kept 0.70" in picture

"""What `simulate` found, as text: a table of the deals, one of the scores with bars, and one by skill."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Figures = dict[str, Any]
DEALS = (
    ("yes", "yes"),
    ("genuine_yes", "genuine"),
    ("kept_exact", "kept, exact"),
    ("kept", "by play"),
    ("wobbled", "wobbled"),
    ("recovered", "recovered"),
    ("lost", "lost"),
    ("reason_known", "reason known"),
)
SHORT = {
    "discovery": "discovery",
    "reasons": "reasons",
    "people": "people",
    "forecasts": "forecasts",
    "after_yes": "after yes",
    "after_no": "after no",
    "left_openly": "leaving",
    "long_game": "long game",
}
WIDE, BAR = 13, 24
NOTES = (
    "± is one standard error. Genuine: yes, and meant when it was said. Kept, exact: without the luck of the calendar,",
    "over the first games. Recovered: of those who wobbled. Reason known: of the deals that were lost.",
)
ALONE = "Where no ± stands there was one game to go by, and one says nothing about its own error."
SCORE_NOTE = "Score: of 100; = from the lowest tenth to the highest, | the median."


def players_table(report: Figures) -> str:
    """Return the tables of a report, as `simulate --format json` prints it."""
    players: dict[str, Figures] = report["players"]
    name = max([len(one) for one in players] + [6]) + 2
    part = "" if report["complete"] else ", stopped early"
    lines = [f"{report['scenario']}: {report['games']:,} games a player, seed {report['seed']}{part}", ""]
    lines += _deals(players, name, whole=report["complete"])
    lines += ["", *_scores(players, name)]
    skills = [skill for skill in SHORT if any(skill in one.get("skills", {}) for one in players.values())]
    if skills:
        lines += ["", *_skills(players, name, skills)]
    alone = any(one["games"] == 1 or one["scored_games"] == 1 for one in players.values())
    return "\n".join([*lines, "", *NOTES, *([SCORE_NOTE] if skills else []), *([ALONE] if alone else [])])


def _deals(players: dict[str, Figures], name: int, *, whole: bool) -> list[str]:
    rows = [_row("player", [title for _, title in DEALS], name) + ("" if whole else f"{'games':>{WIDE}}")]
    for player, found in players.items():
        cells = [_cell(found[key], found["standard_errors"].get(key), 2) for key, _ in DEALS]
        rows.append(_row(player, cells, name) + ("" if whole else f"{found['games']:>{WIDE},}"))
    return rows


def _scores(players: dict[str, Figures], name: int) -> list[str]:
    bars = f"  {'kept':<{BAR}}  {'score':<{BAR}}"
    rows = [_row("player", ["score", "exchanges", "minutes"], name) + bars.rstrip()]
    for player, found in players.items():
        cells = [
            _cell(found["score"], found["standard_errors"]["score"], 1),
            _cell(found["exchanges"]["mean"], None, 1),
            _cell(found["minutes"]["mean"], None, 0),
        ]
        kept = found["kept_exact"] if found["kept_exact"] is not None else found["kept"]
        drawn = f"  {bar(kept)}  {strip(found.get('score_quantiles'))}"
        rows.append((_row(player, cells, name) + drawn).rstrip())
    return rows


def _skills(players: dict[str, Figures], name: int, skills: Sequence[str]) -> list[str]:
    rows = [_row("share of", [SHORT[skill] for skill in skills], name)]
    for player, found in players.items():
        spreads = found.get("skill_spreads", {})
        cells = [
            _cell(spreads[skill]["mean"], spreads[skill]["standard_error"], 2) if skill in spreads else "-"
            for skill in skills
        ]
        rows.append(_row(player, cells, name))
    return rows


def bar(share: float | None) -> str:
    """Return a share as a bar of BAR signs."""
    filled = round(BAR * min(max(share or 0.0, 0.0), 1.0))
    return "#" * filled + "." * (BAR - filled)


def strip(quantiles: Sequence[float] | None) -> str:
    """Return where scores lie on a line from 0 to 100: = between the outer quantiles, | at the middle one."""
    if not quantiles:
        return ""
    low, middle, high = (min(int(BAR * value / 100), BAR - 1) for value in quantiles)
    signs = ["=" if low <= at <= high else "." for at in range(BAR)]
    signs[middle] = "|"
    return "".join(signs)


def _row(name: str, cells: Sequence[str], wide: int) -> str:
    return f"{name:<{wide}}" + "".join(f"{cell:>{WIDE}}" for cell in cells)


def _cell(value: float | None, error: float | None, digits: int) -> str:
    if value is None:
        return "-"
    return f"{value:.{digits}f}" + (f" ±{error:.{digits}f}" if error is not None else "")

"""The scale of the long game, (a0, a1): what a careless and an expert sitting add, once per scenario and
rules.

`check --play` keeps it beside the scenario as NAME.scale.json; otherwise it is worked out when a card is first wanted
and kept in the data folder. It belongs to one scenario digest, deck, rules version and profile.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from salesdance.cli import places
from salesdance.cli.cast import shipped_players
from salesdance.cli.content import Content
from salesdance.cli.writing import write_text
from salesdance.engine import RULES_VERSION
from salesdance.errors import SalesdanceError
from salesdance.simulation import long_game_scale

GAMES = 40
SUFFIX = ".scale.json"


def scale_for(content: Content) -> tuple[float, float]:
    """Return (a0, a1), from beside the scenario, from the data folder, or worked out now and kept there."""
    wanted = _belongs_to(content)
    shipped = places.shipped_scenarios().get(content.scenario.id)
    kept = places.data_folder() / "scales" / f"{content.scenario.id}-{content.profile.name}{SUFFIX}"
    for path in (shipped.with_suffix(SUFFIX) if shipped else None, kept):
        found = _read(path, wanted) if path else None
        if found is not None:
            return found
    scale = work_out(content)
    try:
        places.ready_data_folder()
        kept.parent.mkdir(exist_ok=True)
        write_scale(kept, content, scale)
    except (OSError, SalesdanceError):
        return scale  # kept or not, the card can be made
    return scale


def work_out(content: Content) -> tuple[float, float]:
    """Return (a0, a1) from games of `random` and `expert`."""
    return long_game_scale(content.tables, content.scenario, shipped_players(), games=GAMES)


def write_scale(path: Path, content: Content, scale: tuple[float, float]) -> None:
    """Keep a scale with what it belongs to."""
    data = {**_belongs_to(content), "a0": round(scale[0], 4), "a1": round(scale[1], 4)}
    write_text(path, json.dumps(data, indent=2) + "\n")


def _belongs_to(content: Content) -> dict[str, Any]:
    return {
        "version": 1,
        "scenario_digest": content.scenario.digest,
        "deck_digest": content.deck.digest,
        "rules": RULES_VERSION,
        "profile_digest": content.profile.digest,
    }


def _read(path: Path, wanted: dict[str, Any]) -> tuple[float, float] | None:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if any(data.get(key) != value for key, value in wanted.items()):
            return None
        return float(data["a0"]), float(data["a1"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None

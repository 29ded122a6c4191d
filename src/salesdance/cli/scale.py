"""The scale of the long game, (a0, a1): what a careless and an expert sitting add, once per scenario and rules.

`check --play` keeps it beside the scenario as NAME.scale.json, with how much listening adds there; otherwise it is
worked out when a card is first wanted and kept in the data folder. It belongs to one scenario digest, deck, rules
version and profile, and to the players whose games it was taken from.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from salesdance.authoring import digest_of
from salesdance.cli import places
from salesdance.cli.cast import read_player, shipped_players
from salesdance.cli.content import Content
from salesdance.cli.writing import write_text
from salesdance.engine import RULES_VERSION
from salesdance.errors import SalesdanceError
from salesdance.scenario import Scenario
from salesdance.simulation import long_game_scale, mean, mean_still, recited, run_player, start_of

GAMES = 40
SEED = 5
RANDOM, EXPERT, RECITER = "random", "expert", "reciter"
STARS = (8.0, 15.0, 25.0, 35.0)
"""Points that listening adds, from which a deal has a star more; the first star is for everybody."""
SUFFIX = ".scale.json"


def scale_for(content: Content, env: Mapping[str, str] | None = None) -> tuple[float, float]:
    """Return (a0, a1), from beside the scenario, from the data folder, or worked out now and kept there.

    `env` says where the data folder is; it defaults to the environment of this process.
    """
    wanted = _belongs_to(content)
    shipped = places.shipped_scenarios().get(content.scenario.id)
    kept = places.data_folder(env) / "scales" / f"{content.scenario.id}-{content.profile.name}{SUFFIX}"
    for path in (shipped.with_suffix(SUFFIX) if shipped else None, kept):
        found = _read(path, wanted) if path else None
        if found is not None:
            return found
    scale = work_out(content)
    try:
        places.ready_data_folder(env)
        kept.parent.mkdir(exist_ok=True)
        write_scale(kept, content, scale)
    except (OSError, SalesdanceError):
        return scale  # kept or not, the card can be made
    return scale


def keep_scale(file: Path, content: Content) -> None:
    """Keep the scale of the deal that stands in `file`.

    Beside the file of a deal that ships with salesdance it is worked out anew, with how much listening adds; that of
    any other file, a copy of a shipped one too, goes to the data folder if it is not known yet.
    """
    shipped = places.shipped_scenarios().get(content.scenario.id)
    if shipped is None or not file.exists() or not shipped.samefile(file):
        scale_for(content)
        return
    scale = work_out(content)
    write_scale(file.with_suffix(SUFFIX), content, scale, listening(content, scale))


def work_out(content: Content) -> tuple[float, float]:
    """Return (a0, a1) from games of `random` and `expert`."""
    return long_game_scale(content.tables, content.scenario, shipped_players(), games=GAMES)


def listening(content: Content, scale: tuple[float, float]) -> float:
    """Return how many points the expert has before one who recites the expert's moves without listening."""
    tables, scenario, cast = content.tables, content.scenario, shipped_players()
    expert, start = cast[EXPERT], start_of(tables, scenario)
    script = recited(tables, expert, start)
    still = mean_still(tables, scenario, expert, seed=SEED)
    means = []
    for player, lines in ((expert, None), (cast[RECITER], script)):
        run = run_player(
            tables, scenario, player, seed=SEED, games=GAMES, scored=GAMES, scale=scale, script=lines,
            believed_still=None if lines is None else still,
        )  # fmt: skip
        means.append(mean(run.scores))
    return means[0] - means[1]


def stars_beside(path: Path, scenario: Scenario) -> int | None:
    """Return how hard a shipped deal is: one to five stars, by how much listening adds; None if not measured."""
    try:
        data = json.loads(path.with_suffix(SUFFIX).read_text(encoding="utf-8"))
        if data["scenario_digest"] != scenario.digest:
            return None
        added = float(data["listening"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return 1 + sum(added >= least for least in STARS)


def write_scale(path: Path, content: Content, scale: tuple[float, float], added: float | None = None) -> None:
    """Keep a scale with what it belongs to, and what listening adds where that was measured."""
    data = {**_belongs_to(content), "a0": round(scale[0], 4), "a1": round(scale[1], 4)}
    if added is not None:
        data["listening"] = round(added, 1)
    write_text(path, json.dumps(data, indent=2) + "\n")


def _belongs_to(content: Content) -> dict[str, Any]:
    return {
        "version": 1,
        "scenario_digest": content.scenario.digest,
        "deck_digest": content.deck.digest,
        "rules": RULES_VERSION,
        "profile_digest": content.profile.digest,
        "players_digest": players_digest(),
    }


def players_digest() -> str:
    """Return the hash of how the players play that a scale is taken from; what is said about them is left out."""
    folder = places.assets_folder() / "players"
    players = [read_player(folder / f"{name}.yaml") for name in (RANDOM, EXPERT, RECITER)]
    return digest_of([replace(player, about="") for player in players])


def _read(path: Path, wanted: dict[str, Any]) -> tuple[float, float] | None:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if any(data.get(key) != value for key, value in wanted.items()):
            return None
        return float(data["a0"]), float(data["a1"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None

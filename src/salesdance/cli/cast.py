"""The house players: the shipped ones by name, or an author's own from a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from salesdance import authoring
from salesdance.cli import places
from salesdance.cli.content import read
from salesdance.errors import InputError, ScenarioError
from salesdance.habits import Player


def shipped_players() -> dict[str, Player]:
    """Return the shipped house players by name."""
    return {path.stem: read_player(path) for path in sorted((places.assets_folder() / "players").glob("*.yaml"))}


def read_player(path: Path, others: Mapping[str, Player] | None = None) -> Player:
    """Return the player of a file, who may recite one of the `others`.

    InputError if it cannot be read, ScenarioError with findings if it has errors.
    """
    recited = None if others is None else {name: one.recites for name, one in others.items()}
    player, findings = authoring.read_player(read(path), str(path), recited)
    if player is None:
        raise ScenarioError([finding for finding in findings if finding.severity == "error"])
    return player


def chosen_players(name: str) -> tuple[list[Player], dict[str, Player]]:
    """Return the players meant by a name, a file or "all", and all shipped ones."""
    shipped = shipped_players()
    if name == "all":
        return list(shipped.values()), shipped
    if name in shipped:
        return [shipped[name]], shipped
    path = Path(name)
    if path.is_file():
        return [read_player(path, shipped)], shipped
    known = ", ".join(shipped)
    raise InputError(f"There is no house player {name!r}. Give a file, 'all', or one of: {known}.")

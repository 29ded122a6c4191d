"""What a command plays with: a scenario, the moves deck and a profile, read and turned into the engine's
tables.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from salesdance import authoring
from salesdance.cli import places
from salesdance.cli.orders import BASE_PROFILE, PROFILES
from salesdance.customers import Customers
from salesdance.engine import Tables, build_tables
from salesdance.errors import InputError, SalesdanceError, ScenarioError
from salesdance.findings import has_errors
from salesdance.moves import Deck
from salesdance.profile import Profile
from salesdance.scenario import Scenario

LONGEST_FILE = 2_000_000
Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Content:
    """One scenario ready to be played, with everything that its transcripts name."""

    scenario: Scenario
    deck: Deck
    profile: Profile
    tables: Tables


class Shelfware:
    """What was read once, for a window that asks often; a file that changed since is read again.

    Any thread may ask: what another thread is reading just now is waited for.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._deck: Deck | None = None
        self._profiles: dict[str, Profile] = {}
        self._scenarios: dict[Path, tuple[Stamp, Scenario]] = {}
        self._contents: dict[tuple[Path, str], Content] = {}

    def deck(self) -> Deck:
        """Return the moves deck that ships with salesdance."""
        with self._lock:
            if self._deck is None:
                self._deck = load_deck()
            return self._deck

    def scenario(self, path: Path) -> Scenario:
        """Return the scenario of a file; errors as `load_scenario`."""
        with self._lock:
            stamp = _stamp(path)
            known = self._scenarios.get(path)
            if known is None or known[0] != stamp:
                known = self._scenarios[path] = (stamp, load_scenario(path, self.deck()))
            return known[1]

    def content(self, name: str, profile: str = BASE_PROFILE) -> Content:
        """Return the scenario of an id or a path, ready to be played under a profile; errors as `load`."""
        with self._lock:
            path = places.find_scenario(name)
            scenario, known = self.scenario(path), self._contents.get((path, profile))
            if known is None or known.scenario is not scenario:
                if profile not in self._profiles:
                    self._profiles[profile] = load_profile(profile)
                figures = self._profiles[profile]
                known = Content(scenario, self.deck(), figures, build_tables(scenario, self.deck(), figures))
                self._contents[path, profile] = known
            return known


def _stamp(path: Path) -> Stamp:
    try:
        stat = path.stat()
    except OSError:
        return 0, 0  # reading it says what is wrong
    return stat.st_mtime_ns, stat.st_size


def load(name: str, profile: str = BASE_PROFILE) -> Content:
    """Return the scenario of an id or a path, ready to be played under a profile.

    Errors: InputError for a path that will not do, ScenarioError with the findings of a file with errors.
    """
    deck = load_deck()
    scenario = load_scenario(places.find_scenario(name), deck)
    figures = load_profile(profile)
    return Content(scenario, deck, figures, build_tables(scenario, deck, figures))


def load_scenario(path: Path, deck: Deck) -> Scenario:
    """Return the scenario of a file; InputError if it cannot be read, ScenarioError if it has errors."""
    scenario, findings = authoring.read_scenario(read(path), str(path), deck=deck)
    if scenario is None:
        raise ScenarioError([finding for finding in findings if finding.severity == "error"])
    return scenario


def load_deck() -> Deck:
    """Return the moves deck that ships with salesdance."""
    path = places.assets_folder() / "deck.yaml"
    deck, findings = authoring.read_deck(read(path), str(path))
    if deck is None or has_errors(findings):
        raise SalesdanceError(f"The moves deck {path} has errors; `salesdance check {path}` lists them.")
    return deck


def load_customers(scenario: Scenario) -> Customers:
    """Return the customers of the desk that ship with salesdance; ScenarioError where they do not fit the deal."""
    path = places.assets_folder() / "desk" / "customers.yaml"
    customers, findings = authoring.read_customers(read(path), str(path), scenario)
    if customers is None:
        raise ScenarioError([finding for finding in findings if finding.severity == "error"])
    return customers


def load_profile(name: str) -> Profile:
    """Return a shipped profile; InputError if there is none of that name."""
    if name not in PROFILES:
        raise InputError(f"There is no profile {name!r}; there is {' and '.join(PROFILES)}.")
    folder = places.assets_folder() / "profiles"
    base = folder / f"{BASE_PROFILE}.yaml"
    own = folder / f"{name}.yaml"
    if name == BASE_PROFILE:
        profile, _ = authoring.read_profile(read(base), str(base))
    else:
        profile, _ = authoring.read_profile(read(base), str(base), changes=read(own), changes_name=str(own))
    if profile is None:
        raise SalesdanceError(f"The profile {own} has errors; `salesdance check {own}` lists them.")
    return profile


def read(path: Path, longest: int = LONGEST_FILE) -> bytes:
    """Return the bytes of a file, at most `longest`; InputError if it cannot be read."""
    try:
        with path.open("rb") as stream:
            return stream.read(longest)
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror or 'unknown reason'}).") from error

"""What `check --expect` and `check --play` bring up, as findings about keys of the scenario."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from salesdance.cli.cast import shipped_players
from salesdance.cli.content import Content
from salesdance.cli.scale import keep_scale
from salesdance.engine import Phase, Seen, build_tables
from salesdance.findings import Finding, Place
from salesdance.moves import Deck
from salesdance.profile import Profile
from salesdance.scenario import Scenario
from salesdance.simulation import check_expectations, run_player

PLAYED = 300


def expectation_findings(scenario: Scenario, deck: Deck, profile: Profile, file: Path) -> Iterator[Finding]:
    """Yield one error for each of the author's expectations that does not hold."""
    tables = build_tables(scenario, deck, profile)
    for missed in check_expectations(tables, scenario, shipped_players()):
        yield Finding("expectation", "error", Place(scenario.id), missed.message, path=f"expect.{missed.index}")


def play_findings(scenario: Scenario, deck: Deck, profile: Profile, file: Path) -> Iterator[Finding]:
    """Let `random` play: every game must end, and both a yes and a no be reached; keep the long-game scale.

    `file` is the one that the scenario was read from.
    """
    content = Content(scenario, deck, profile, build_tables(scenario, deck, profile))
    run = run_player(content.tables, scenario, shipped_players()["random"], seed=5, games=PLAYED)
    if not (run.games.end.seen[:, Seen.PHASE] == Phase.DONE).all():
        yield Finding("no-end", "error", Place(scenario.id), "A game did not come to an end.", path="facts")
    late = scenario.start.act != "discover"
    if not late and not run.yes.any():
        message = f"In {PLAYED} games of random play nobody said yes."
        yield Finding("no-yes", "warning", Place(scenario.id), message, "Raise deal.interest or deal.fit.", "deal")
    if not late and not run.lost.any():
        message = f"In {PLAYED} games of random play nobody said no."
        yield Finding("no-no", "warning", Place(scenario.id), message, "Lower deal.interest.", "deal")
    keep_scale(file, content)

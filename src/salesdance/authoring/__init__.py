"""Authors' files: YAML bytes become frozen words (a scenario, a deck, a profile) or findings with a place.

The only room that reads YAML. It writes nothing and knows no folders; names of files are used in places only.
"""

from salesdance.authoring.customers_loader import read_customers
from salesdance.authoring.deck_loader import read_deck
from salesdance.authoring.digest import digest_of
from salesdance.authoring.findings_page import findings_page
from salesdance.authoring.json_schema import (
    customers_schema,
    deck_schema,
    player_schema,
    profile_schema,
    scenario_schema,
    schema_text,
)
from salesdance.authoring.kinds import FileKind, kind_of
from salesdance.authoring.locating import placed_in_file
from salesdance.authoring.player_loader import read_player
from salesdance.authoring.player_page import player_page
from salesdance.authoring.player_writing import player_text
from salesdance.authoring.profile_loader import read_profile, read_profile_changes
from salesdance.authoring.reference import format_page
from salesdance.authoring.scenario_loader import read_scenario

__all__ = [
    "FileKind",
    "customers_schema",
    "deck_schema",
    "digest_of",
    "findings_page",
    "format_page",
    "kind_of",
    "placed_in_file",
    "player_page",
    "player_schema",
    "player_text",
    "profile_schema",
    "read_customers",
    "read_deck",
    "read_player",
    "read_profile",
    "read_profile_changes",
    "read_scenario",
    "scenario_schema",
    "schema_text",
]

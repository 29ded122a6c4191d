"""Finished sittings of house players in the records of a test's machine."""

from __future__ import annotations

from dataclasses import asdict, replace
from functools import cache

from salesdance.cli.content import Content, load
from salesdance.cli.keeping import record_file, someone
from salesdance.cli.places import ready_data_folder
from salesdance.habits import Habit, Player
from salesdance.records import Move, Sitting, Store, open_store
from salesdance.transcript import Transcript
from tests.sitting.house_sittings import played_by, player

NOW = "2026-09-01T10:00:00+00:00"
DEAL = "copy_room"
WALKER = Player("walker", "Asks twice and goes.", (Habit(("ask/*",), "random", times=2), Habit(("walk_out",))))


@cache
def content() -> Content:
    """The Copy Room."""
    return load(DEAL)


@cache
def a_transcript(name: str, seed: int) -> Transcript:
    """A finished sitting of the Copy Room."""
    here = content()
    who = WALKER if name == "walker" else player(name)
    played = played_by(who, here.scenario, here.deck, here.tables, seed)
    return replace(played, header=replace(played.header, profile_digest=here.profile.digest))


def store_sitting(store: Store, who: str, transcript: Transcript, at: str = NOW, **header: object) -> str:
    """Store a finished sitting of somebody, who is added if need be, and return its id."""
    person, head = someone(store, who), transcript.header
    id = f"{head.scenario}-{who.lower()}-{len(store.sittings(person.id))}"
    details = {**asdict(head), **header}
    store.start_sitting(
        Sitting(
            id, person.id, head.scenario, head.scenario_digest, head.rules, head.profile, head.mode,
            head.game_seed, head.type_seed, at, details,
        )
    )  # fmt: skip
    for number, entry in enumerate(transcript.entries, 1):
        store.add_move(id, Move(number, entry.move, entry.signal, entry.digest, at, {"origin": entry.origin}))
    store.finish_sitting(id, at=at)
    return id


def fill(*sittings: tuple[str, str, int], shared: str = "") -> list[str]:
    """Store sittings (who, house player, seed); those of the people named in `shared` may be compared with."""
    ready_data_folder()
    with open_store(record_file(), now=NOW) as store:
        ids = [store_sitting(store, who, a_transcript(name, seed)) for who, name, seed in sittings]
        for who in shared.split():
            store.share(someone(store, who).id)
    return ids

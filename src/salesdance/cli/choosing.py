"""Before a sitting: who plays, and what: the first deal, one that was left in the middle, or one of the library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from salesdance.cli import places
from salesdance.cli.content import Content, load, load_deck, load_scenario
from salesdance.cli.keeping import (
    LAST_PERSON,
    Tell,
    find_person,
    last_played,
    name_of,
    now,
    say,
    someone,
    transcript_of,
)
from salesdance.cli.orders import DESK, DESK_DEALS, FIRST_DEAL, LIBRARY
from salesdance.cli.scale import stars_beside
from salesdance.desk import TEASER, TITLE
from salesdance.errors import InputError, SalesdanceError, ScenarioError, TranscriptError
from salesdance.records import Person, Sitting, Store
from salesdance.scenario import Scenario
from salesdance.sitting import Shelf, resume, shelf_of
from salesdance.text import NOBODY, PROMPT, STOPS, Reader, Screen, ask_to_continue, choose_deal
from salesdance.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Chosen:
    """What will be played: a scenario by id or path, and a stored sitting of it to go on with, if any.

    `content` is what that sitting is played with.
    """

    name: str
    stored: Sitting | None = None
    transcript: Transcript | None = None
    content: Content | None = None


def who_plays(store: Store | None, *, name: str) -> Person | None:
    """Return who plays; the very first start asks for nothing and is "You". None where nothing is saved.

    `name` is a name or a number of the list, or empty: who played last. InputError for a name that will not do.
    """
    if store is None:
        return None
    return play_as(store, name) if name else who_played_last(store)


def play_as(store: Store, name: str, *, tell: Tell = say) -> Person:
    """Let somebody play, known by name or number, or new; InputError for a name that will not do."""
    return _seated(store, _named(store, name, tell))


def who_played_last(store: Store) -> Person:
    """Return who played last; at the very first start somebody without a name of their own."""
    return _seated(store, last_played(store) or someone(store, NOBODY))


def _seated(store: Store, person: Person) -> Person:
    store.set_setting(LAST_PERSON, person.id)
    return person


def _named(store: Store, name: str, tell: Tell) -> Person:
    try:
        return find_person(store, name)
    except InputError:
        if name.isascii() and name.isdigit():
            raise
    person = someone(store, name)
    tell(f"{person.name} is new here; what is played now is kept under that name.")
    return person


def what_to_play(
    store: Store | None, person: Person | None, screen: Screen, read: Reader, *, name: str, anew: bool
) -> Chosen | None:
    """Return what to play, or None to stop. `name` is a scenario or empty; `anew`: do not offer to go on."""
    if name:
        found = None if anew or not screen.terminal.person else _open_sitting(store, person, name)
        return _go_on_or_new(store, found, screen, read, name)
    if store is not None and person is not None:
        offered = store.unfinished(person.id)
        if offered is not None:
            chosen = _go_on_or_new(store, offered[0], screen, read, "")
            if chosen is None or chosen.name:
                return chosen
        elif not store.deals(person.id):
            return Chosen(FIRST_DEAL)
    elif not screen.terminal.person:
        return Chosen(FIRST_DEAL)
    return from_library(store, person, screen, read)


def from_library(store: Store | None, person: Person | None, screen: Screen, read: Reader) -> Chosen | None:
    """Return a deal chosen from the library, going on with it where that is wanted; None to stop."""
    name = choose_deal(screen, read, [*shelves(store, person), desk_shelf()])
    if name is None:
        return None
    return _go_on_or_new(store, _open_sitting(store, person, name), screen, read, name)


def desk_shelf() -> Shelf:
    """Return what the library shows of the desk of losses."""
    return Shelf(DESK, TITLE, TEASER)


def shelves(store: Store | None, person: Person | None, read: Callable[[Path], Scenario] | None = None) -> list[Shelf]:
    """Return the shipped deals as the library shows them, in the order to meet them; `read` reads one scenario."""
    read = read or partial(load_scenario, deck=load_deck())
    met = store.truths_met(person.id) if store is not None and person is not None else {}
    sittings = store.deals(person.id) if store is not None and person is not None else ()
    opened = {sitting.scenario for sitting in sittings if sitting.state == "open"}
    shelf = []
    shipped = {name: path for name, path in places.shipped_scenarios().items() if name != DESK_DEALS[0]}
    for name, path in sorted(
        shipped.items(), key=lambda item: LIBRARY.index(item[0]) if item[0] in LIBRARY else len(LIBRARY)
    ):
        try:
            scenario = read(path)
        except (ScenarioError, InputError) as fault:
            say(f"{name} is left out: {str(fault).splitlines()[0]}")
            continue
        stars = stars_beside(path, scenario)
        shelf.append(shelf_of(scenario, met.get(scenario.id, ()), is_open=scenario.id in opened, stars=stars))
    return shelf


def _open_sitting(store: Store | None, person: Person | None, name: str) -> Sitting | None:
    if store is None or person is None:
        return None
    same = [one for one in store.deals(person.id) if one.state == "open" and one.scenario == Path(name).stem]
    return same[-1] if same else None


def _go_on_or_new(
    store: Store | None, sitting: Sitting | None, screen: Screen, read: Reader, name: str
) -> Chosen | None:
    """Offer to go on with a stored sitting; a Chosen without a name means: something else."""
    if store is None or sitting is None:
        return Chosen(name)
    try:
        transcript = transcript_of(sitting, store.moves(sitting.id))
        content = content_of(sitting)
        recap = resume(content.scenario, content.deck, content.tables, transcript).recap()
    except (TranscriptError, SalesdanceError) as fault:
        return _cannot_go_on(store, sitting, screen, read, name, fault)
    answer = ask_to_continue(screen, read, title=content.scenario.title, recap=recap)
    if answer == "stop":
        return None
    if answer == "new":
        if name:
            # The same deal anew: the old sitting is kept and not offered again.
            store.finish_sitting(sitting.id, at=now(), state="left")
        return Chosen(name)
    return Chosen(name_of(sitting), sitting, transcript, content)


def _cannot_go_on(
    store: Store, sitting: Sitting, screen: Screen, read: Reader, name: str, fault: Exception
) -> Chosen | None:
    screen.say(f"The sitting of {sitting.started_at[:10]} in the middle of {sitting.scenario} cannot go on.")
    screen.say(str(fault))
    screen.say("It is kept as it is. Enter is for a new one, q stops.")
    screen.mark(PROMPT)
    line = read()
    if line is None or line.strip().lower() in STOPS:
        return None
    store.finish_sitting(sitting.id, at=now(), state="left")
    return Chosen(name or name_of(sitting))


def content_of(sitting: Sitting) -> Content:
    """Return what a stored sitting was played with, as it is now."""
    return load(name_of(sitting), sitting.profile)

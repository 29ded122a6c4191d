"""One evening at the terminal: who, what, the sitting, what follows it, and perhaps another one."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, TextIO

from salesdance.cli import places
from salesdance.cli.aftermath import Aftermath, Scale, debrief_of, judge, played_json, suspected
from salesdance.cli.choosing import Chosen, from_library, what_to_play, who_plays
from salesdance.cli.content import Content, load
from salesdance.cli.headless import MovesError, play_moves, read_moves
from salesdance.cli.keeping import Keeper, opened, say
from salesdance.cli.orders import FIRST_DEAL, Orders
from salesdance.cli.writing import write_text
from salesdance.engine import RULES_VERSION
from salesdance.errors import RecordError
from salesdance.records import Person, Store
from salesdance.sitting import Said, Sitting, resume
from salesdance.sitting.debrief_talk import go_through, truth_of
from salesdance.text import (
    NARROWEST,
    Reader,
    Screen,
    Table,
    ask_guess,
    draw_brief,
    draw_debrief,
    look_at,
    read_debrief,
)
from salesdance.transcript import Header, Transcript, to_json

FROM_HERE = "That is where selling starts. Now from the beginning."
TOO_NARROW = f"This terminal is narrower than {NARROWEST} columns; it works, and lines will be short."


def evening(orders: Orders, stdin: TextIO, out: TextIO, env: Mapping[str, str]) -> int:
    """Play what the orders ask for and return 0; MovesError if a moves file could not be played to its end."""
    screen = Screen(out, look_at(stdin, out, env))
    read = reader(stdin)
    if screen.terminal.narrow:
        say(TOO_NARROW)
    lines = read_moves(Path(orders.moves)) if orders.moves else None
    named = orders.scenario or (FIRST_DEAL if lines is not None else "")
    # Before anything is kept or asked: a deal that cannot be played is refused.
    content = load(named, orders.profile) if named else None
    with opened() as store:
        try:
            person = who_plays(store, name=orders.person)
        except RecordError as fault:
            say(f"{fault} You can play; this time nothing is saved.")
            store = person = None
        here = _Evening(orders, store, person, screen, read)
        if lines is not None and content is not None:
            here.headless(content, named, lines)
        else:
            here.play(content)
    return 0


def reader(stdin: TextIO) -> Reader:
    """Return a function that gives the next line without its end, or None when there are no more."""

    def read() -> str | None:
        line = stdin.readline()
        return line.rstrip("\r\n") if line else None

    return read


class _Evening:
    """What stays the same from one sitting to the next."""

    def __init__(
        self, orders: Orders, store: Store | None, person: Person | None, screen: Screen, read: Reader
    ) -> None:
        self.orders = orders
        self.store = store
        self.person = person
        self.screen = screen
        self.read = read

    def play(self, content: Content | None) -> None:
        """Play what is named, left open or chosen; at a terminal one deal after the other, until it is enough."""
        orders = self.orders
        anew = orders.game_seed is not None
        chosen = self._choose(
            lambda store, person: what_to_play(store, person, self.screen, self.read, name=orders.scenario, anew=anew)
        )
        while chosen is not None:
            if chosen.content is None and content is not None and chosen.name == orders.scenario:
                chosen = replace(chosen, content=content)
            more = self.sit(chosen)
            if not more or orders.scenario or not self.screen.terminal.person:
                return
            chosen = self._choose(lambda store, person: from_library(store, person, self.screen, self.read))

    def _choose(self, ask: Callable[[Store | None, Person | None], Chosen | None]) -> Chosen | None:
        try:
            return ask(self.store, self.person)
        except RecordError as fault:
            say(f"{fault} You can play; this time nothing is saved.")
            self.store = self.person = None
            return ask(None, None)

    def sit(self, chosen: Chosen) -> bool:
        """Play one sitting to its end or until it is stopped; tell whether it came to its end."""
        first = not self._has_played() and chosen.name == FIRST_DEAL
        keeper = Keeper(self.store, self.person)
        content = chosen.content or load(chosen.name, self.orders.profile)
        if chosen.stored is not None and chosen.transcript is not None:
            keeper.go_on(chosen.stored, chosen.transcript)
            told = _told(content, chosen.transcript)
            sitting = resume(content.scenario, content.deck, content.tables, chosen.transcript, on_move=keeper.on_move)
        else:
            told = []
            draw_brief(self.screen, content.scenario)
            sitting = self._begin(content, keeper, chosen.name)
        table = self._table(content, sitting, keeper, told, first)
        scale = Scale(content)
        try:
            outcome = table.play()
        except KeyboardInterrupt:
            self._save(sitting)
            raise
        if outcome == "stopped":
            self._stopped(content, sitting, keeper)
            return False
        self._finished(content, sitting, keeper, scale, first=first)
        return True

    def headless(self, content: Content, name: str, lines: list[tuple[int, str]]) -> None:
        """Play the lines of a moves file; MovesError for one that cannot be, and what came before it is kept."""
        keeper = Keeper(self.store, self.person)
        if not self.orders.json:
            draw_brief(self.screen, content.scenario)
        sitting = self._begin(content, keeper, name)
        table = self._table(content, sitting, keeper, [], False)

        def shown() -> None:
            keeper.note(sitting.transcript().pending)
            if not self.orders.json:
                table.show()

        failed: MovesError | None = None
        shown()
        try:
            play_moves(sitting, Path(self.orders.moves), lines, shown)
        except MovesError as fault:
            failed = fault
        if sitting.finished:
            self._finished(content, sitting, keeper, Scale(content))
        else:
            self._stopped(content, sitting, keeper)
        if failed is not None:
            raise failed

    def _table(self, content: Content, sitting: Sitting, keeper: Keeper, told: list[Said], prompted: bool) -> Table:
        return Table(
            sitting,
            self.screen,
            self.read,
            keep=lambda: keeper.note(sitting.transcript().pending),
            prospect=content.scenario.prospect.name,
            told=told,
            prompted=prompted,
        )

    def _begin(self, content: Content, keeper: Keeper, name: str) -> Sitting:
        game_seed, type_seed = self.orders.seeds()
        mode: Any = self.orders.mode
        header = Header(
            scenario=content.scenario.id,
            scenario_digest=content.scenario.digest,
            deck_digest=content.deck.digest,
            rules=RULES_VERSION,
            profile=content.profile.name,
            profile_digest=content.profile.digest,
            game_seed=game_seed,
            type_seed=type_seed,
            mode=mode,
        )
        keeper.start(header, None if name in places.shipped_scenarios() else Path(name))
        return Sitting.begin(
            content.scenario,
            content.deck,
            content.tables,
            game_seed=game_seed,
            type_seed=type_seed,
            header=header,
            on_move=keeper.on_move,
        )

    def _has_played(self) -> bool:
        if self.store is None or self.person is None:
            return False
        with suppress(RecordError):
            return any(sitting.state == "finished" for sitting in self.store.sittings(self.person.id))
        return False

    def _stopped(self, content: Content, sitting: Sitting, keeper: Keeper) -> None:
        keeper.note(sitting.transcript().pending)
        self._save(sitting)
        if self.orders.json:
            print(json.dumps(played_json(content, sitting.transcript(), None), indent=2, ensure_ascii=False))
        if keeper.saving:
            say("Saved. `salesdance play` goes on from here.")

    def _finished(
        self, content: Content, sitting: Sitting, keeper: Keeper, scale: Scale, *, first: bool = False
    ) -> None:
        transcript = sitting.transcript()
        keeper.finish(truth_of(content.scenario, content.tables, transcript.header))
        if self.screen.terminal.person:
            self.screen.blank()
            self.screen.say("One moment; the debrief is being put together.", style="quiet")
            self.screen.flush()
        after = judge(content, transcript, scale, say)
        keeper.card(after.card)
        if self.orders.save:
            write_text(Path(self.orders.save), to_json(after.transcript))
        if self.orders.json:
            print(json.dumps(played_json(content, after.transcript, after.card), indent=2, ensure_ascii=False))
        else:
            self._debrief(content, sitting, after, first=first)

    def _debrief(self, content: Content, sitting: Sitting, after: Aftermath, *, first: bool) -> None:
        guess = None
        if not suspected(after.transcript) and not self.orders.moves:
            name = content.scenario.prospect.name
            guess = ask_guess(self.screen, self.read, sitting.view().cards, name)
        debrief = debrief_of(content, after, guess)
        if self.screen.terminal.person and not self.orders.moves:
            read_debrief(self.screen, debrief, self.read, short=first)
            if first:
                self.screen.say(FROM_HERE)
        else:
            draw_debrief(self.screen, debrief)

    def _save(self, sitting: Sitting) -> None:
        if self.orders.save:
            write_text(Path(self.orders.save), to_json(sitting.transcript()))


def _told(content: Content, transcript: Transcript) -> list[Said]:
    """Return what was said in a stored sitting, without what stands on the table now."""
    played = go_through(content.scenario, content.deck, content.tables, replace(transcript, finished=False))
    told: list[Said] = []
    for at in sorted(played.talk)[:-1]:
        moment = played.talk[at]
        if moment.mine:
            told.append(Said("you" if moment.spoken else "note", moment.mine))
        told.extend(moment.heard)
    return told

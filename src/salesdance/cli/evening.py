"""One evening at the terminal: who, what, the sitting, what follows it, and perhaps another one."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from salesdance.cli.aftermath import Aftermath, played_json
from salesdance.cli.catching_up import caught_up
from salesdance.cli.choosing import Chosen, from_library, what_to_play, who_plays
from salesdance.cli.content import Content, load
from salesdance.cli.headless import MovesError, play_moves, read_moves
from salesdance.cli.keeping import Keeper, opened, say, unsaved
from salesdance.cli.months import months
from salesdance.cli.orders import DESK, FIRST_DEAL, Orders
from salesdance.cli.others import others_of
from salesdance.cli.playing import Playing, begin, go_on
from salesdance.cli.trying import turn_again
from salesdance.cli.writing import write_text
from salesdance.errors import RecordError
from salesdance.records import Person, Store
from salesdance.scorecard import ScoreCard
from salesdance.sitting.debrief import Turning
from salesdance.sitting.debrief_words import FROM_HERE, untold_words
from salesdance.text import (
    NARROWEST,
    DeskTable,
    Reader,
    Screen,
    Table,
    ask_guess,
    draw_brief,
    draw_debrief,
    draw_others,
    look_at,
    read_debrief,
)
from salesdance.text import reader as reader
from salesdance.transcript import Transcript, to_json

USUAL_MODE = "plain"
A_MOMENT = 5.0
"""Seconds to wait for the coach at the end of an evening, so that its moments are kept."""
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
            say(unsaved(fault))
            store = person = None
        here = _Evening(orders, store, person, screen, read)
        if lines is not None and content is not None:
            here.headless(content, named, lines)
        else:
            with caught_up(store if here.screened else None, person):
                here.play(content)
    return 0


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

    def _desk(self) -> bool:
        month = next(months(self.orders))
        return DeskTable(self.screen, self.read, month).play() == "finished"

    def _choose(self, ask: Callable[[Store | None, Person | None], Chosen | None]) -> Chosen | None:
        try:
            return ask(self.store, self.person)
        except RecordError as fault:
            say(unsaved(fault))
            self.store = self.person = None
            return ask(None, None)

    def sit(self, chosen: Chosen) -> bool:
        """Play one sitting to its end or until it is stopped; tell whether it came to its end."""
        if chosen.name == DESK:
            return self._desk()
        first = not self._has_played() and chosen.name == FIRST_DEAL
        keeper = Keeper(self.store, self.person)
        content = chosen.content or load(chosen.name, self.orders.profile)
        if chosen.stored is not None and chosen.transcript is not None:
            playing = go_on(content, keeper, chosen.stored, chosen.transcript, screened=self.screened)
        else:
            draw_brief(self.screen, content.scenario)
            playing = self._begin(content, keeper, chosen.name)
        try:
            return self._sat(playing, first)
        finally:
            playing.let_go()

    def _sat(self, playing: Playing, first: bool) -> bool:
        try:
            outcome = self._table(playing, first).play()
        except KeyboardInterrupt:
            self._save(playing)
            raise
        if outcome == "stopped":
            self._stopped(playing)
            return False
        self._finished(playing, first=first)
        return True

    @property
    def screened(self) -> bool:
        """Tell whether the coach goes along: only where somebody reads what it finds."""
        return self.orders.screened and self.screen.terminal.person and not self.orders.json

    def headless(self, content: Content, name: str, lines: list[tuple[int, str]]) -> None:
        """Play the lines of a moves file; MovesError for one that cannot be, and what came before it is kept."""
        if not self.orders.json:
            draw_brief(self.screen, content.scenario)
        playing = self._begin(content, Keeper(self.store, self.person), name)
        table = self._table(playing, False)

        def shown() -> None:
            playing.note()
            if not self.orders.json:
                table.show()

        failed: MovesError | None = None
        shown()
        try:
            play_moves(playing.sitting, Path(self.orders.moves), lines, shown)
        except MovesError as fault:
            failed = fault
        if playing.sitting.finished:
            self._finished(playing)
        else:
            self._stopped(playing)
        if failed is not None:
            raise failed

    def _table(self, playing: Playing, prompted: bool) -> Table:
        return Table(
            playing.sitting,
            self.screen,
            self.read,
            keep=playing.note,
            prospect=playing.content.scenario.prospect.name,
            told=playing.told,
            prompted=prompted,
        )

    def _begin(self, content: Content, keeper: Keeper, name: str) -> Playing:
        mode = self.orders.mode or USUAL_MODE
        return begin(content, keeper, name, seeds=self.orders.seeds(), mode=mode, screened=self.screened)

    def _has_played(self) -> bool:
        if self.store is None or self.person is None:
            return False
        with suppress(RecordError):
            return any(sitting.state == "finished" for sitting in self.store.deals(self.person.id))
        return False

    def _stopped(self, playing: Playing) -> None:
        playing.note()
        self._save(playing)
        if self.orders.json:
            self._print(playing.content, playing.sitting.transcript(), None)
        if playing.keeper.saving:
            say("Saved. The next start goes on from here.")

    def _finished(self, playing: Playing, *, first: bool = False) -> None:
        playing.end()
        playing.owe_moments()
        if playing.coach is not None:
            playing.coach.over()
        if self.screen.terminal.person:
            self.screen.blank()
            self.screen.say("One moment; the debrief is being put together.", style="quiet")
            self.screen.flush()
        after = playing.judged(say)
        playing.keeper.card(after.card)
        if self.orders.save:
            write_text(Path(self.orders.save), to_json(playing.keeper.marked(after.transcript)))
        if self.orders.json:
            self._print(playing.content, after.transcript, after.card)
        else:
            self._debrief(playing, after, first=first)

    def _print(self, content: Content, transcript: Transcript, card: ScoreCard | None) -> None:
        print(json.dumps(played_json(content, transcript, card), indent=2, ensure_ascii=False))

    def _debrief(self, playing: Playing, after: Aftermath, *, first: bool) -> None:
        guess = None
        if not playing.suspected and not self.orders.moves:
            name = playing.content.scenario.prospect.name
            guess = ask_guess(self.screen, self.read, playing.sitting.view().cards, name)
        debrief = playing.debrief(after, guess)
        if self.screen.terminal.person and not self.orders.moves:
            again = self._again(playing, after.transcript)
            turning = self._turning(playing, after.transcript)
            read_debrief(self.screen, debrief, self.read, short=first, turning=turning, again=again)
            playing.keep_moments(A_MOMENT)
            self._others(playing, after)
            if first:
                self.screen.say(FROM_HERE)
        else:
            draw_debrief(self.screen, debrief, untold=untold_words(playing.keeper.name or self.orders.save))

    def _others(self, playing: Playing, after: Aftermath) -> None:
        """Tell what others chose, where there are enough of them."""
        if self.store is None or self.person is None:
            return
        with suppress(RecordError):
            others = others_of(self.store, playing.content, after.transcript, self.person.id)
            if others.turns:
                draw_others(self.screen, others)

    def _turning(self, playing: Playing, transcript: Transcript) -> Callable[[], Turning] | None:
        """Return what says where it turned; it waits for that, and says so on stderr."""
        coach = playing.coach
        return (lambda: coach.wait(transcript, say)) if coach is not None else None

    def _again(self, playing: Playing, transcript: Transcript) -> Callable[[int], None]:
        """Return what takes up the sitting that was just played at a turn of it."""

        def tried(turn: int) -> None:
            turn_again(playing, transcript, turn, Keeper(self.store, self.person), self.screen, self.read)

        return tried

    def _save(self, playing: Playing) -> None:
        if self.orders.save:
            write_text(Path(self.orders.save), to_json(playing.keeper.marked(playing.sitting.transcript())))

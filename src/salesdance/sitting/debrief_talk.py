"""A finished sitting gone through again: what really was, every turn, and every line as it was said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from salesdance.belief.starting import signal_index
from salesdance.engine import Tables
from salesdance.moves import Deck
from salesdance.scenario import Scenario
from salesdance.sitting.deal import DEEDS, Deal
from salesdance.sitting.debrief import Moment
from salesdance.sitting.game import Game, Turn
from salesdance.sitting.sitting import Sitting
from salesdance.sitting.starting import new_game, opening_of
from salesdance.sitting.view import Said, View
from salesdance.transcript import Header, Transcript


@dataclass(frozen=True, slots=True)
class Played:
    """A transcript gone through again: the hidden type and last mode, its turns, and its talk by turn number.

    `modes` are the hidden modes before each turn; `lines` the exact words of every move that could be made then, by
    turn of the talk and id of the move; `post` what lay on the table before a turn of the ninety days.
    """

    deal: Deal
    transcript: Transcript
    type: int
    mode: int
    turns: tuple[Turn, ...]
    talk: Mapping[int, Moment]
    modes: tuple[int, ...]
    lines: Mapping[int, Mapping[str, str]]
    post: Mapping[int, tuple[Said, ...]]

    @property
    def objection(self) -> int:
        """Return the index of the real objection."""
        return int(self.deal.tables.types.objection[self.type])


def go_through(scenario: Scenario, deck: Deck, tables: Tables, transcript: Transcript) -> Played:
    """Return a transcript gone through again; that it plays out the same is taken for granted (see `replay`)."""
    game, modes = played_again(scenario, tables, transcript)
    talk, lines, post = _talk(scenario, deck, tables, transcript)
    return Played(
        deal=Deal(scenario, deck, tables),
        transcript=transcript,
        type=int(game.state.type[0]),
        mode=game.end_mode,
        turns=tuple(game.turns),
        talk=talk,
        modes=modes,
        lines=lines,
        post=post,
    )


def truth_of(scenario: Scenario, tables: Tables, header: Header) -> str:
    """Return the id of the objection that a sitting met."""
    start = opening_of(tables, scenario)
    game = new_game(tables, start, game_seed=header.game_seed, type_seed=header.type_seed)
    return scenario.objections[int(tables.types.objection[int(game.state.type[0])])].id


def turns_of(scenario: Scenario, tables: Tables, transcript: Transcript) -> tuple[Turn, ...]:
    """Return every turn of a transcript, without its words."""
    game, _ = played_again(scenario, tables, transcript)
    return tuple(game.turns)


def played_again(scenario: Scenario, tables: Tables, transcript: Transcript) -> tuple[Game, tuple[int, ...]]:
    """Return the game after its last turn, and the hidden mode before each turn."""
    header = transcript.header
    start = opening_of(tables, scenario)
    game = new_game(
        tables,
        start,
        game_seed=header.game_seed,
        type_seed=header.type_seed,
        dice=header.dice,
    )
    modes: list[int] = []
    for entry in transcript.entries:
        move = tables.index[entry.move]
        modes.append(game.end_mode)
        if entry.origin in ("played", "opens_with"):
            drawn = game.force(move, signal_index(tables, move, entry.signal))
        else:
            drawn = game.draw(move)
        game.take(drawn, entry.origin)
    return game, tuple(modes)


def _talk(
    scenario: Scenario, deck: Deck, tables: Tables, transcript: Transcript
) -> tuple[dict[int, Moment], dict[int, Mapping[str, str]], dict[int, tuple[Said, ...]]]:
    """Return every line as it stood on the table, all that could be said then, and the post, by number of its turn."""
    header, entries = transcript.header, transcript.entries
    sitting = Sitting.begin(
        scenario, deck, tables, game_seed=header.game_seed, type_seed=header.type_seed, header=header
    )
    view = sitting.view()
    talk = {-1: Moment(-1, 0, view.heading, "", view.news)} if view.news else {}
    lines: dict[int, Mapping[str, str]] = {}
    post: dict[int, tuple[Said, ...]] = {}
    number, at = 0, len(sitting.transcript().entries)
    while at < len(entries) and not view.finished:
        if view.asking is not None:
            view = sitting.skip_forecast(asked=False)
            continue
        hot = view.thought is not None and view.thought.move == entries[at].move
        if view.thought is not None and not hot:
            view = sitting.answer_thought(False)
        when, back = view.heading, view.look_back is not None
        lines[at] = _words(view)
        if view.calendar is not None:
            post[at] = view.calendar.post
        if hot:
            # Whether it was said as the first thought or chosen afterwards is not kept; mostly it was the thought.
            view = sitting.answer_thought(True)
        else:
            view = sitting.look_back(entries[at].move) if back else sitting.say(entries[at].move)
        if view.asking is not None and len(sitting.transcript().entries) == at:
            view = sitting.skip_forecast(asked=False)
        number += 1
        heard = tuple(said for said in view.news if said.who != "you")
        talk[at] = Moment(at, number, when, view.mine, heard, entries[at].move not in DEEDS)
        at = len(sitting.transcript().entries)
    return talk, lines, post


def _words(view: View) -> dict[str, str]:
    """Return the exact words of everything that can be said now."""
    choices = view.look_back.choices if view.look_back is not None else ()
    groups = [choice for group in view.repertoire for choice in group.choices]
    return {choice.move: choice.says for choice in (*choices, *groups)}

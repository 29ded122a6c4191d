"""One sitting from its beginning, or from where it was left, to its debrief, whatever face it is played in.

Made, played and judged here: the records, the seeds, the scale of the long game and the card.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from salesdance.cli import places
from salesdance.cli.aftermath import Aftermath, Scale, debrief_of, judge, suspected
from salesdance.cli.coaching import Coach
from salesdance.cli.content import Content
from salesdance.cli.keeping import Keeper, name_of
from salesdance.engine import RULES_VERSION
from salesdance.records import Sitting as Stored
from salesdance.sitting import Said, Sitting, resume
from salesdance.sitting.debrief import Debrief
from salesdance.sitting.debrief_talk import go_through, truth_of
from salesdance.sitting.debriefing import with_guess
from salesdance.transcript import Entry, Forecast, Header, Sureness, Transcript

OnMove = Callable[[Entry], None]


@dataclass(slots=True)
class Playing:
    """A sitting being played, with what it is played with, what keeps it, and what was said before today.

    `name` is the id or the path of its deal.
    """

    content: Content
    sitting: Sitting
    keeper: Keeper
    scale: Scale
    told: list[Said]
    name: str
    coach: Coach | None = field(default=None, kw_only=True)

    def note(self) -> None:
        """Keep what was noted since the last move, such as a pinned suspicion; once it is over the coach may know."""
        transcript = self.sitting.transcript()
        self.keeper.note(transcript.pending, transcript.hints)
        if transcript.finished and self.coach is not None:
            self.coach.over()

    @property
    def suspected(self) -> bool:
        """Tell whether a suspicion was given anywhere."""
        return suspected(self.sitting.transcript())

    def end(self) -> None:
        """End the sitting in the records."""
        content, header = self.content, self.sitting.transcript().header
        self.keeper.finish(None if header.branch_turn else truth_of(content.scenario, content.tables, header))

    def owe_moments(self) -> None:
        """Keep in mind that its moments are still to come, until they are kept; also where no coach goes along."""
        if not self.sitting.transcript().header.branch_turn:
            self.keeper.owe_moments()

    def keep_moments(self, patience: float = 0.0) -> None:
        """Keep the turns worth another try, if the coach has found them within so many seconds."""
        found = self.coach.found(patience) if self.coach is not None else None
        if found is not None:
            self.keeper.moments(found)

    def let_go(self) -> None:
        """Let the coach go; nobody will ask it any more."""
        if self.coach is not None:
            self.coach.stop()

    def judged(self, told: Callable[[str], None]) -> Aftermath:
        """Return the sitting with its card; slow, and nothing is kept, so any thread may do it."""
        return judge(self.content, self.sitting.transcript(), self.scale, told)

    def debrief(self, after: Aftermath, guess: tuple[str, Sureness] | None) -> Debrief:
        """Return the debrief; `guess` is what the player thought it was, told after play."""
        return debrief_of(self.content, after, guess)

    def guessed(self, debrief: Debrief, guess: tuple[str, Sureness] | None) -> Debrief:
        """Return a debrief with a suspicion added that was given after play."""
        content = self.content
        if guess is None:
            return debrief
        forecast = Forecast("suspicion", "pinned", guess[0], guess[1])
        return with_guess(debrief, content.scenario, content.deck, content.tables, forecast)


def begin(
    content: Content, keeper: Keeper, name: str, *, seeds: tuple[int, int], mode: str, screened: bool = False
) -> Playing:
    """Begin a sitting of a deal; `name` is its id or path, `seeds` are those of luck and of who it is.

    A `screened` one is gone through by the coach while it is played.
    """
    wanted: Any = mode
    header = Header(
        scenario=content.scenario.id,
        scenario_digest=content.scenario.digest,
        deck_digest=content.deck.digest,
        rules=RULES_VERSION,
        profile=content.profile.name,
        profile_digest=content.profile.digest,
        game_seed=seeds[0],
        type_seed=seeds[1],
        mode=wanted,
    )
    keeper.start(header, None if name in places.shipped_scenarios() else Path(name))
    coach = Coach(name, content, header) if screened else None
    sitting = Sitting.begin(
        content.scenario,
        content.deck,
        content.tables,
        game_seed=seeds[0],
        type_seed=seeds[1],
        header=header,
        on_move=_watched(keeper, coach),
    )
    return Playing(content, sitting, keeper, Scale(content), [], name, coach=coach)


def _watched(keeper: Keeper, coach: Coach | None) -> OnMove:
    """Return what is told of every move: who keeps it, then the coach."""

    def made(entry: Entry) -> None:
        keeper.on_move(entry)
        if coach is not None:
            coach.heard(entry)

    return made


def go_on(
    content: Content, keeper: Keeper, stored: Stored, transcript: Transcript, *, screened: bool = False
) -> Playing:
    """Take up a stored sitting where it was left."""
    keeper.go_on(stored, transcript)
    told = told_before(content, transcript)
    name = name_of(stored)
    coach = Coach(name, content, transcript.header, transcript.entries) if screened else None
    sitting = resume(content.scenario, content.deck, content.tables, transcript, on_move=_watched(keeper, coach))
    return Playing(content, sitting, keeper, Scale(content), told, name, coach=coach)


def told_before(content: Content, transcript: Transcript) -> list[Said]:
    """Return what was said in a stored sitting, without what stands on the table now."""
    played = go_through(content.scenario, content.deck, content.tables, replace(transcript, finished=False))
    told: list[Said] = []
    for at in sorted(played.talk)[:-1]:
        moment = played.talk[at]
        if moment.mine:
            told.append(Said("you" if moment.spoken else "note", moment.mine))
        told.extend(moment.heard)
    return told

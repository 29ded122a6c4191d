"""What follows a sitting: its card, its debrief, the file to save, and the public JSON."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from typing import Any

from salesdance.analysis import Analysis
from salesdance.cli.content import Content
from salesdance.cli.scale import scale_for
from salesdance.scorecard import ScoreCard
from salesdance.scoring import Scored, score
from salesdance.sitting.debrief import Debrief, Moment
from salesdance.sitting.debrief_talk import go_through
from salesdance.sitting.debriefing import make_debrief
from salesdance.transcript import Forecast, Sureness, Transcript, to_json

FORMAT_VERSION = 1
PATIENCE = 1.0


@dataclass(frozen=True, slots=True)
class Aftermath:
    """A sitting with its card; the transcript names the scale of the long game that the card was made with."""

    transcript: Transcript
    scored: Scored

    @property
    def card(self) -> ScoreCard:
        """Return the score card."""
        return self.scored.card


class Scale:
    """The scale of the long game for one deal, worked out behind the brief while somebody plays.

    Where it lies ready it is only read; else that may take a minute once. Not `at_once`, it is worked out when it is
    first wanted.
    """

    def __init__(self, content: Content, *, at_once: bool = True) -> None:
        self._content, self._env = content, dict(os.environ)
        self._found: tuple[float, float] | None = None
        # A daemon: somebody who stops early need not wait for it.
        self._work = threading.Thread(target=self._work_out, daemon=True)
        if at_once:
            self._work.start()

    def _work_out(self) -> None:
        with suppress(Exception):
            self._found = scale_for(self._content, self._env)

    def wait(self, told: Callable[[str], None]) -> tuple[float, float]:
        """Return (a0, a1); `told` gets one sentence if that takes longer than a moment."""
        if self._work.ident is None:
            self._work.start()
        self._work.join(PATIENCE)
        if self._work.is_alive():
            told("Working out the scale of the long game, once for this deal; this may take a minute.")
            self._work.join()
        # A thread that failed left nothing; here its failure comes up where it can be told.
        return self._found or scale_for(self._content, self._env)


def judge(content: Content, transcript: Transcript, scale: Scale, told: Callable[[str], None]) -> Aftermath:
    """Return a sitting with its card; the scale it was first judged with stays. TranscriptError: another scenario."""
    header = transcript.header
    if header.a0 is None or header.a1 is None:
        a0, a1 = scale.wait(told)
        header = replace(header, a0=round(a0, 4), a1=round(a1, 4))
    whole = replace(transcript, header=header)
    return Aftermath(whole, score(content.tables, content.scenario, whole))


def debrief_of(
    content: Content,
    after: Aftermath,
    guess: tuple[str, Sureness] | None = None,
    *,
    analysis: Analysis | None = None,
) -> Debrief:
    """Return the debrief; `guess` is what the player thought it was, told after play, `analysis` the coach's."""
    forecast = Forecast("suspicion", "pinned", guess[0], guess[1]) if guess else None
    return make_debrief(
        content.scenario,
        content.deck,
        content.tables,
        after.transcript,
        after.card,
        after.scored.trace,
        after=forecast,
        analysis=analysis,
    )


def suspected(transcript: Transcript) -> bool:
    """Tell whether a suspicion was given anywhere in a sitting."""
    made = [forecast for entry in transcript.entries for forecast in entry.forecasts]
    return any(forecast.kind == "suspicion" and forecast.card for forecast in (*made, *transcript.pending))


def played_json(content: Content, transcript: Transcript, card: ScoreCard | None) -> dict[str, Any]:
    """Return the public form of a sitting: `version`, scenario, finished, turns, card (or null), transcript."""
    played = go_through(content.scenario, content.deck, content.tables, transcript)
    return {
        "version": FORMAT_VERSION,
        "scenario": transcript.header.scenario,
        "finished": transcript.finished,
        "turns": [turn_json(played.talk[at]) for at in sorted(played.talk)],
        "card": asdict(card) if card is not None else None,
        "transcript": json.loads(to_json(transcript)),
    }


def turn_json(moment: Moment) -> dict[str, Any]:
    """Return one turn of the talk as the public interface has it; turn 0 is what stood before the first line."""
    return {
        "turn": moment.number,
        "entry": moment.turn + 1,
        "chapter": moment.when,
        "you": moment.mine,
        "heard": [asdict(said) for said in moment.heard],
    }

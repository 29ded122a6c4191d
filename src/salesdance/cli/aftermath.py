"""What follows a sitting: its card, its debrief, the file to save, and the public JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from salesdance.cli.content import Content
from salesdance.cli.scale import scale_for
from salesdance.scorecard import ScoreCard
from salesdance.scoring import Scored, score
from salesdance.sitting.debrief import Debrief, Moment
from salesdance.sitting.debrief_talk import go_through
from salesdance.sitting.debriefing import make_debrief
from salesdance.transcript import Forecast, Sureness, Transcript, to_json

FORMAT_VERSION = 1
Taken = Literal["pinned"]


@dataclass(frozen=True, slots=True)
class Aftermath:
    """A sitting with its card; the transcript names the scale of the long game that the card was made with."""

    transcript: Transcript
    scored: Scored

    @property
    def card(self) -> ScoreCard:
        """Return the score card."""
        return self.scored.card


def with_scale(content: Content, transcript: Transcript) -> Transcript:
    """Return the transcript with the scale of the long game in it; working it out may take seconds once."""
    header = transcript.header
    if header.a0 is not None and header.a1 is not None:
        return transcript
    a0, a1 = scale_for(content)
    return replace(transcript, header=replace(header, a0=round(a0, 4), a1=round(a1, 4)))


def judge(content: Content, transcript: Transcript) -> Aftermath:
    """Return a sitting with its card; TranscriptError if it is of another scenario."""
    whole = with_scale(content, transcript)
    return Aftermath(whole, score(content.tables, content.scenario, whole))


def debrief_of(
    content: Content, after: Aftermath, guess: tuple[str, Sureness] | None = None
) -> Debrief:
    """Return the debrief; `guess` is what the player thought it was, told after play."""
    forecast = Forecast("suspicion", "pinned", guess[0], guess[1]) if guess else None
    return make_debrief(
        content.scenario,
        content.deck,
        content.tables,
        after.transcript,
        after.card,
        after.scored.trace,
        after=forecast,
    )


def suspected(transcript: Transcript) -> bool:
    """Tell whether a suspicion was given anywhere in a sitting."""
    made = [forecast for entry in transcript.entries for forecast in entry.forecasts]
    return any(forecast.kind == "suspicion" for forecast in (*made, *transcript.pending))


def played_json(content: Content, transcript: Transcript, card: ScoreCard | None) -> dict[str, Any]:
    """Return the public form of a sitting: `version`, scenario, finished, turns, card (or null), transcript."""
    import json

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

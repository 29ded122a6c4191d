"""A scenario as frozen data: one prospect, one product, and everything that can be said between them.

Built by `authoring` from a YAML file or by hand in tests. Nothing here knows how to read, play or draw.
Probabilities are numbers in [0, 1]; days count from 0, the day of the yes; minutes and hours are the seller's.
"""

from salesdance.scenario.afterwards import (
    Commitment,
    Contact,
    Ending,
    Mail,
    Temptation,
)
from salesdance.scenario.answers import (
    Answer,
)
from salesdance.scenario.guiding import (
    ANY,
    Facilitator,
    Moment,
)
from salesdance.scenario.setting import (
    UNSEEN_PLACES,
    Deal,
    Expectation,
    LookBack,
    Meeting,
    Played,
    Prospect,
    Seller,
    Start,
)
from salesdance.scenario.slots import (
    filled,
    slots_of,
)
from salesdance.scenario.talk import (
    Clue,
    Competitor,
    Downside,
    Excuse,
    Fact,
    Lesson,
    Objection,
    Person,
    Promise,
    Reason,
    Reply,
    nth_answer,
)
from salesdance.scenario.terms import (
    ACTS,
    COMMITMENTS,
    FAMILIES,
    MAX_DECIDERS,
    MAX_EXCUSES,
    MAX_OBJECTIONS,
    MOODS,
    POOR_FIT,
    TOPICS,
    VOICES,
    Act,
    CommitmentKind,
    Family,
    Mood,
    Pause,
    Topic,
    Voice,
)
from salesdance.scenario.whole import (
    UNPLAYED,
    Scenario,
)

__all__ = [
    "ACTS",
    "ANY",
    "COMMITMENTS",
    "FAMILIES",
    "MAX_DECIDERS",
    "MAX_EXCUSES",
    "MAX_OBJECTIONS",
    "MOODS",
    "POOR_FIT",
    "TOPICS",
    "UNPLAYED",
    "UNSEEN_PLACES",
    "VOICES",
    "Act",
    "Answer",
    "Clue",
    "Commitment",
    "CommitmentKind",
    "Competitor",
    "Contact",
    "Deal",
    "Downside",
    "Ending",
    "Excuse",
    "Expectation",
    "Facilitator",
    "Fact",
    "Family",
    "Lesson",
    "LookBack",
    "Mail",
    "Meeting",
    "Moment",
    "Mood",
    "Objection",
    "Pause",
    "Person",
    "Played",
    "Promise",
    "Prospect",
    "Reason",
    "Reply",
    "Scenario",
    "Seller",
    "Start",
    "Temptation",
    "Topic",
    "Voice",
    "filled",
    "nth_answer",
    "slots_of",
]

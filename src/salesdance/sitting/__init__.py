"""The sitting room: one trainee, one scenario, in human words. Faces draw its View and nothing else."""

from salesdance.sitting.replay import Divergence, differs, replay, resume
from salesdance.sitting.seat import Seat
from salesdance.sitting.shelf import Shelf, shelf_of
from salesdance.sitting.sitting import Sitting
from salesdance.sitting.starting import start_belief
from salesdance.sitting.view import (
    Asking,
    Calendar,
    Card,
    Choice,
    Clock,
    Group,
    Key,
    LookingBack,
    Note,
    Row,
    Said,
    Thought,
    View,
)

__all__ = [
    "Asking",
    "Calendar",
    "Card",
    "Choice",
    "Clock",
    "Divergence",
    "Group",
    "Key",
    "LookingBack",
    "Note",
    "Row",
    "Said",
    "Seat",
    "Shelf",
    "Sitting",
    "Thought",
    "View",
    "differs",
    "replay",
    "resume",
    "shelf_of",
    "start_belief",
]

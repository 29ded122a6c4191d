"""The hall of the window: title, library, title cards, profile, settings, credits; and the way to the talk."""

from salesdance.stage.screens.hall.brief import TitleCard
from salesdance.stage.screens.hall.credits import Credits
from salesdance.stage.screens.hall.hall import Aside, Back, Hall, preferred, settings_of
from salesdance.stage.screens.hall.help import Help
from salesdance.stage.screens.hall.library import Library, suggested
from salesdance.stage.screens.hall.profile import Profile
from salesdance.stage.screens.hall.rubric import Rubric
from salesdance.stage.screens.hall.settings import SettingsPage
from salesdance.stage.screens.hall.title import Title

__all__ = [
    "Aside",
    "Back",
    "Credits",
    "Hall",
    "Help",
    "Library",
    "Profile",
    "Rubric",
    "SettingsPage",
    "Title",
    "TitleCard",
    "preferred",
    "settings_of",
    "suggested",
]

"""The window: a small layer of widgets on pygame-ce, and what drives it. How to build screens: docs/stage.md."""

from salesdance.stage.backstage import Backstage, BranchPlay, Brief, Calibration, Offer, OwnPage, Past, Play, Postcard
from salesdance.stage.boxes import Above, Centered, Column, Grow, Pad, Row, Sized, Spacer, Stack
from salesdance.stage.buttons import Button
from salesdance.stage.cards import Card, Rule
from salesdance.stage.charts import Bar, Bars, LineChart, Series
from salesdance.stage.choices import Choices
from salesdance.stage.defects import Defect
from salesdance.stage.events import Changed, Event, KeyPress, Pressed, Settings
from salesdance.stage.fades import Fade
from salesdance.stage.faults import NoDisplay, PictureError, ThemeError, WrongPygame
from salesdance.stage.fields import Field
from salesdance.stage.figures import ChooseFigures, Figures
from salesdance.stage.grids import Flow, Grid
from salesdance.stage.images import Faded, Icon, Picture
from salesdance.stage.kit import Kit, open_kit
from salesdance.stage.lists import Item, List, Tabs
from salesdance.stage.openers import Opener
from salesdance.stage.pens import PenStroke
from salesdance.stage.pictures import check_picture, load_picture
from salesdance.stage.pilot import NotShown, Pilot
from salesdance.stage.portraits import Portrait
from salesdance.stage.preferences import Preferences, in_mode, preferences_as_data, preferences_from
from salesdance.stage.pressables import Pressable
from salesdance.stage.props import Face, Props, open_props
from salesdance.stage.questions import Question
from salesdance.stage.screen import (
    Focus,
    Next,
    Pop,
    Push,
    Quit,
    Redraw,
    Replace,
    Restyle,
    Screen,
    Space,
    Step,
    Tell,
)
from salesdance.stage.scrolling import Scroll
from salesdance.stage.sound import Speaker, switched
from salesdance.stage.theme import Theme, contrast, read_theme
from salesdance.stage.tree import Node
from salesdance.stage.walls import WallCalendar, WallClock
from salesdance.stage.widget import Widget
from salesdance.stage.window import Window, check_pygame, open_display, perform
from salesdance.stage.words import Label, Role

__all__ = [
    "Above",
    "Backstage",
    "Bar",
    "Bars",
    "BranchPlay",
    "Brief",
    "Button",
    "Calibration",
    "Card",
    "Centered",
    "Changed",
    "Choices",
    "ChooseFigures",
    "Column",
    "Defect",
    "Event",
    "Face",
    "Fade",
    "Faded",
    "Field",
    "Figures",
    "Flow",
    "Focus",
    "Grid",
    "Grow",
    "Icon",
    "Item",
    "KeyPress",
    "Kit",
    "Label",
    "LineChart",
    "List",
    "Next",
    "NoDisplay",
    "Node",
    "NotShown",
    "Offer",
    "Opener",
    "OwnPage",
    "Pad",
    "Past",
    "PenStroke",
    "Picture",
    "PictureError",
    "Pilot",
    "Play",
    "Pop",
    "Portrait",
    "Postcard",
    "Preferences",
    "Pressable",
    "Pressed",
    "Props",
    "Push",
    "Question",
    "Quit",
    "Redraw",
    "Replace",
    "Restyle",
    "Role",
    "Row",
    "Rule",
    "Screen",
    "Scroll",
    "Series",
    "Settings",
    "Sized",
    "Space",
    "Spacer",
    "Speaker",
    "Stack",
    "Step",
    "Tabs",
    "Tell",
    "Theme",
    "ThemeError",
    "WallCalendar",
    "WallClock",
    "Widget",
    "Window",
    "WrongPygame",
    "check_picture",
    "check_pygame",
    "contrast",
    "in_mode",
    "load_picture",
    "open_display",
    "open_kit",
    "open_props",
    "perform",
    "preferences_as_data",
    "preferences_from",
    "read_theme",
    "switched",
]

"""The stage."""

from salesdance.stage.backstage import Backstage, Brief, Calibration, Offer, Past, Play
from salesdance.stage.settings import Settings, settings_as_data, settings_from

__all__ = [
    "Backstage",
    "Brief",
    "Calibration",
    "Offer",
    "Past",
    "Play",
    "Settings",
    "settings_as_data",
    "settings_from",
]

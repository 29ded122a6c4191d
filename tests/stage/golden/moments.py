"""A person's own moments: one to choose in, what came of it, and when nothing is due."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from salesdance.cli.due import Due
from salesdance.records import open_store
from salesdance.stage import Pilot
from salesdance.stage.screens.moments import MomentsScreen
from tests.cli.turned import CONTENT, MONDAY, PLAYED, kept
from tests.stage.golden.looks import PREFERENCES, STILL, Shown, Walk
from tests.stage.screens.halls import ASSETS, PROPS


def moments() -> Walk:
    """One moment that is due, met to its end."""
    with TemporaryDirectory() as folder, open_store(Path(folder) / "records.db", now=PLAYED) as store:
        you = store.add_person("You", person_id="you", made_at=PLAYED)
        kept(store, you)
        due = Due(store, you, CONTENT, clock=lambda: MONDAY + timedelta(days=1))
        with Pilot(MomentsScreen(due, PROPS, PREFERENCES, None), ASSETS, STILL) as pilot:
            yield Shown("moment", pilot)
            pilot.press("n")
            yield Shown("moment-known", pilot)
            pilot.press("n", "1", "1")
            yield Shown("moment-tried", pilot)
        with Pilot(MomentsScreen(due, PROPS, PREFERENCES, None), ASSETS, STILL) as pilot:
            yield Shown("moments-none", pilot)

"""Saving a debrief from the window as a page, where its player will find it again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from salesdance.cli import places
from salesdance.cli.writing import write_text
from salesdance.errors import SalesdanceError
from salesdance.report import debrief_page
from salesdance.sitting.debrief import Debrief
from salesdance.sitting.others import Others

MOST = 1000


def save_page(debrief: Debrief, others: Others | None = None) -> str:
    """Save a debrief as one HTML page among the documents and return a sentence that says where, or why not.

    `others` is what others chose, for somebody who looked at it.
    """
    try:
        path = _free(places.documents_folder(), f"{debrief.title}, {date.today().isoformat()}")  # noqa: DTZ011
        write_text(path, debrief_page(debrief, others=others))
    except (OSError, SalesdanceError) as fault:
        return f"The page could not be saved. {fault}"
    return f"Saved as {path}."


def _free(folder: Path, name: str) -> Path:
    """Return a file of that name that is not there yet."""
    plain = "".join(letter if letter.isalnum() or letter in " ,-" else "_" for letter in name)
    names = [plain, *(f"{plain} ({number})" for number in range(2, MOST))]
    return next(folder / f"{one}.html" for one in names if not (folder / f"{one}.html").exists())

"""A debrief saved from the window is a page among one's documents, and never lies over another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesdance.cli import exporting
from salesdance.cli.exporting import save_page
from salesdance.errors import InputError
from tests.sitting.debriefs import A_DEBRIEF


def test_a_page_is_saved_where_documents_lie_and_a_second_one_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(exporting.places, "documents_folder", lambda: tmp_path)
    told = [save_page(A_DEBRIEF), save_page(A_DEBRIEF)]
    pages = sorted(tmp_path.glob("*.html"))
    assert len(pages) == 2
    assert all(any(str(page) in sentence for page in pages) for sentence in told)
    assert all(page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>") for page in pages)


def test_a_place_that_will_not_do_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(exporting.places, "documents_folder", lambda: tmp_path / "gone")
    assert save_page(A_DEBRIEF).startswith("The page could not be saved. There is no folder")

    def nowhere() -> Path:
        raise InputError("The data folder cannot be used.")

    monkeypatch.setattr(exporting.places, "documents_folder", nowhere)
    assert save_page(A_DEBRIEF) == "The page could not be saved. The data folder cannot be used."

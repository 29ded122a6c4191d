"""The pilots of the stage, for its screens."""

from __future__ import annotations

from tests.stage.conftest import fly

__all__ = ["fly"]

"""All the laws, in the order of their numbers."""

from __future__ import annotations

from benchmarks.laws import laws_after, laws_no, laws_talk, laws_whole
from benchmarks.laws.lawbook import SHELF, Law

LAWS: dict[str, Law] = {law.id: law for law in sorted(SHELF, key=lambda law: law.id)}
ROOMS = (laws_talk, laws_after, laws_no, laws_whole)

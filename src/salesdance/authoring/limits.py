"""How much of a file the reader is willing to look at; every figure is tested at the limit and one above."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The budgets of one file.

    `file_bytes` counts bytes, `text` and `key` characters, `digits` those of one number. `depth` counts
    nested mappings and lists, the outermost being 1. `nodes` counts keys, values, mappings and lists.
    After `findings` errors reading stops. Source: reliability figures, small thread stacks crash
    libyaml's own tree builder from 1,559 levels on.
    """

    file_bytes: int = 256 * 1024
    depth: int = 24
    nodes: int = 20_000
    text: int = 8_000
    key: int = 100
    digits: int = 15
    findings: int = 50

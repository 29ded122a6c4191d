"""What kind of a move an option is: whether it tempts, ends the talk, or ends the deal."""

from __future__ import annotations

from salesdance.analysis import Option
from salesdance.engine import Tables
from salesdance.moves import Relief

ENDINGS = ("walk", "leave", "hang_up", "next_step")


def kind_at(tables: Tables, move: int) -> str:
    """Return the kind of a move by its place."""
    return tables.moves[move].entry.kind


def kind_of(tables: Tables, move: str) -> str:
    """Return the kind of a move by its id."""
    return kind_at(tables, tables.index[move])


def relieves(tables: Tables, option: Option) -> Relief | None:
    """Return what a move relieves whoever says it of, None where it does not tempt."""
    return tables.moves[tables.index[option.move]].entry.relieves


def tempts(tables: Tables, option: Option) -> bool:
    """Tell whether a move tempts."""
    return relieves(tables, option) is not None


def ends(tables: Tables, option: Option) -> bool:
    """Tell whether a move ends the talk without asking for anything."""
    return kind_of(tables, option.move) in ENDINGS


def final(tables: Tables, option: Option) -> bool:
    """Tell whether a move is the last of its act."""
    return tables.moves[tables.index[option.move]].entry.final

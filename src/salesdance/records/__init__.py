"""Who played what, and how: one SQLite file, one writer, nothing acknowledged before it is on the disk."""

from salesdance.records.forget import Forgotten
from salesdance.records.names import LONGEST_NAME, clean_name, name_key
from salesdance.records.opening import open_reader, open_store
from salesdance.records.reader import EXPORT_VERSION, MACHINE, SHARED_FROM, Reader
from salesdance.records.rows import Card, Imported, Move, Person, Sitting, State
from salesdance.records.store import Store

__all__ = [
    "EXPORT_VERSION",
    "LONGEST_NAME",
    "MACHINE",
    "SHARED_FROM",
    "Card",
    "Forgotten",
    "Imported",
    "Move",
    "Person",
    "Reader",
    "Sitting",
    "State",
    "Store",
    "clean_name",
    "name_key",
    "open_reader",
    "open_store",
]

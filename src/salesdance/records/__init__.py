"""Who played what, and how: one SQLite file, one writer, nothing acknowledged before it is on the disk."""

from salesdance.records.forget import Forgotten
from salesdance.records.names import LONGEST_NAME, clean_name, name_key
from salesdance.records.opening import open_reader, open_store
from salesdance.records.reader import EXPORT_VERSION, MACHINE, SHARED_FROM, Reader
from salesdance.records.rows import Card, How, Imported, KeptMoment, Move, Person, Sitting, State, Try
from salesdance.records.store import Store

__all__ = [
    "EXPORT_VERSION",
    "LONGEST_NAME",
    "MACHINE",
    "SHARED_FROM",
    "Card",
    "Forgotten",
    "How",
    "Imported",
    "KeptMoment",
    "Move",
    "Person",
    "Reader",
    "Sitting",
    "State",
    "Store",
    "Try",
    "clean_name",
    "name_key",
    "open_reader",
    "open_store",
]

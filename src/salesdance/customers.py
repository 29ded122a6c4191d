"""Who stands behind the letters of a desk of losses, as frozen data: people, what they said, and the kit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Customer:
    """Somebody who said no: who it is, what they do, and what they said on the telephone with which excuse."""

    name: str
    trade: str
    excuse: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Customers:
    """The people of a desk. `desk` is the deal whose excuses (`lines`) and objections (`kit`) are meant; `customers`
    have a line of their own, `others` say one of their excuse's lines.
    """

    desk: str
    customers: tuple[Customer, ...]
    others: tuple[Customer, ...]
    lines: Mapping[str, tuple[str, ...]]
    kit: Mapping[str, str]

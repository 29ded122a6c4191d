"""The file of a desk's customers: people, the lines of each excuse, and the question that each reason becomes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from salesdance.authoring.models_text import Block, Id, Name, Note

Phoned = Annotated[Note, StringConstraints(max_length=110)]


class OtherBlock(Block):
    """Somebody who says one of the lines."""

    name: Name = Field(description="First name and surname; nobody has another one's.")
    trade: Name = Field(description="What they do, in few words: barber, three chairs.")


class CustomerBlock(Block):
    """Somebody with a line of their own."""

    name: Name = Field(description="First name and surname; nobody has another one's.")
    trade: Name = Field(description="What they do, in few words: barber, three chairs.")
    excuse: Id = Field(description="The excuse of the deal that their line goes with.")
    said: Phoned = Field(description="What they said on the telephone, without quotation marks.")


class CustomersFile(Block):
    """The people behind the letters of a desk of losses."""

    desk: Id = Field(description="The id of the deal whose excuses and objections are meant.")
    customers: list[CustomerBlock] = Field(
        default_factory=list, max_length=400, description="People with a line of their own."
    )
    others: list[OtherBlock] = Field(min_length=1, max_length=400, description="People who say one of the lines.")
    lines: dict[Id, list[Phoned]] = Field(description="By excuse: what anybody may say on the telephone with it.")
    kit: dict[Id, Note] = Field(description="By objection: the question to ask from now on, once it was heard.")

"""What stands in a cell."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from cjm_desktop.domain.record import Colour, Fields, Gone, Id, PointsAt, Ranked, Tags, Text
from cjm_desktop.domain.records._pointers import LaneId


class Evidence(StrEnum):
    """Where a statement comes from; NONE where nobody said."""

    NONE = ""
    ASSUMPTION = "assumption"
    WORKSHOP = "workshop"
    INTERVIEW = "interview"
    SURVEY = "survey"
    ANALYTICS = "analytics"
    SUPPORT_RECORDS = "support_records"


class Card(Ranked):
    """What stands in a cell.

    A card covers the columns from `step_id` to `until_id` (None: one step only), by identity, so that a
    step put in between is covered too. `rank` orders cards within a lane. `fields` are those of the
    lane's kind, read through it; fields of other kinds are kept, so moving a card loses nothing.
    """

    KIND: ClassVar[str] = "card"
    NAMES: ClassVar[tuple[str, str]] = ("card", "cards")
    ORDER: ClassVar[int] = 60
    MOST: ClassVar[int] = 20_000

    lane_id: LaneId
    step_id: Annotated[Id, PointsAt("step", Gone.SHORTENS)]
    until_id: Annotated[Id | None, PointsAt("step", Gone.SHORTENS)] = None
    text: Text = ""
    note: Text = ""
    colour: Colour = ""
    evidence: Evidence = Evidence.NONE
    tags: Tags = ()
    votes: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    fields: Fields = Field(default_factory=dict)


PLUGIN = Card

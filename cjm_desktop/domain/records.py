"""The records of a project, in the words of the field."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from cjm_desktop.domain.record import (
    Colour,
    Day,
    Fields,
    Id,
    Ids,
    PointsAt,
    Ranked,
    Record,
    Tags,
    Text,
)

Mood = Annotated[float, Field(ge=-2.0, le=2.0)]
"""-2 (very bad) to +2 (very good), one decimal."""

MapId = Annotated[Id, PointsAt("map")]
StageId = Annotated[Id, PointsAt("stage")]
StepId = Annotated[Id, PointsAt("step")]
LaneId = Annotated[Id, PointsAt("lane")]
PersonaId = Annotated[Id, PointsAt("persona")]


class MapKind(StrEnum):
    CURRENT_STATE = "current_state"
    FUTURE_STATE = "future_state"
    SERVICE_BLUEPRINT = "service_blueprint"
    OTHER = "other"


class ChannelGroup(StrEnum):
    ONLINE = "online"
    IN_PERSON = "in_person"
    DIRECT_CONTACT = "direct_contact"
    OTHER_PEOPLE = "other_people"


class Evidence(StrEnum):
    """Where a statement comes from; NONE where nobody said."""

    NONE = ""
    ASSUMPTION = "assumption"
    WORKSHOP = "workshop"
    INTERVIEW = "interview"
    SURVEY = "survey"
    ANALYTICS = "analytics"
    SUPPORT_RECORDS = "support_records"


class ProjectInfo(Record):
    """What is said of the whole project: one row a file."""

    KIND: ClassVar[str] = "project"

    title: Text = ""
    description: Text = ""
    author: Text = ""


class JourneyMap(Ranked):
    """One map of the project, shown as a tab. `persona_ids`: who travels on it, the main persona first."""

    KIND: ClassVar[str] = "map"

    title: Text = ""
    kind: MapKind = MapKind.CURRENT_STATE
    scenario: Text = ""
    goal: Text = ""
    owner: Text = ""
    persona_ids: Annotated[Ids, PointsAt("persona", is_list=True)] = ()
    researched: Day | None = None
    reviewed: Day | None = None
    review_interval_days: Annotated[int, Field(ge=1, le=36_500)] | None = None
    theme: Text = "light"


class Stage(Ranked):
    """A named period of the journey; `colour` empty means the theme's colour of its `hue`."""

    KIND: ClassVar[str] = "stage"

    map_id: MapId
    title: Text = ""
    note: Text = ""
    colour: Colour = ""

    @property
    def hue(self) -> int | None:
        """Which of the theme's colours, from 0; None: that of its place (domain/hues.py).

        It stands among the fields that earlier versions do not know and keep, so that files need no new column.
        """
        found = (self.model_extra or {}).get("hue")
        return found if type(found) is int and found >= 0 else None


class Step(Ranked):
    """One column: one action or moment inside a stage."""

    KIND: ClassVar[str] = "step"

    stage_id: StageId
    title: Text = ""
    note: Text = ""
    moment_of_truth: bool = False


class Lane(Ranked):
    """One row of a lane kind. `persona_id` None means for all; `hint` stands in empty cells, never printed."""

    KIND: ClassVar[str] = "lane"

    map_id: MapId
    kind: Text
    title: Text = ""
    persona_id: Annotated[Id | None, PointsAt("persona")] = None
    hint: Text = ""


class Card(Ranked):
    """What stands in a cell.

    A card covers the columns from `step_id` to `until_id` (None: one step only), by identity, so that a
    step put in between is covered too. `rank` orders cards within a lane. `fields` are those of the
    lane's kind, read through it; fields of other kinds are kept, so moving a card loses nothing.
    """

    KIND: ClassVar[str] = "card"

    lane_id: LaneId
    step_id: StepId
    until_id: Annotated[Id | None, PointsAt("step")] = None
    text: Text = ""
    note: Text = ""
    colour: Colour = ""
    evidence: Evidence = Evidence.NONE
    tags: Tags = ()
    votes: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    fields: Fields = Field(default_factory=dict)


class EmotionMarker(Record):
    """How one persona feels at one step; at most one for each pair."""

    KIND: ClassVar[str] = "marker"

    persona_id: PersonaId
    step_id: StepId
    mood: Mood
    quote: Text = ""


class Persona(Ranked):
    """Who travels. Deleting a persona never deletes a card."""

    KIND: ClassVar[str] = "persona"

    name: Text = ""
    role: Text = ""
    initials: Text = ""
    colour: Colour = ""
    quote: Text = ""
    age: Text = ""
    gender: Text = ""
    location: Text = ""
    occupation: Text = ""
    family: Text = ""
    interests: Text = ""
    values: Text = ""
    lifestyle: Text = ""
    purchase_frequency: Text = ""
    decision_triggers: Text = ""
    goals: Text = ""
    needs: Text = ""
    pains: Text = ""
    frustrations: Text = ""
    preferred_channel_ids: Annotated[Ids, PointsAt("channel", is_list=True)] = ()
    tech_comfort: Annotated[int, Field(ge=1, le=5)] | None = None


class Channel(Ranked):
    """A medium of contact; `colour` empty means the colour of its group."""

    KIND: ClassVar[str] = "channel"

    name: Text = ""
    group: ChannelGroup = ChannelGroup.ONLINE
    icon: Text = "globe"
    colour: Colour = ""

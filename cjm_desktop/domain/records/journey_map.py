"""One map of the project."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from cjm_desktop.domain.record import Day, Ids, PointsAt, Ranked, Text


class MapKind(StrEnum):
    CURRENT_STATE = "current_state"
    FUTURE_STATE = "future_state"
    SERVICE_BLUEPRINT = "service_blueprint"
    OTHER = "other"


class JourneyMap(Ranked):
    """One map of the project, shown as a tab. `persona_ids`: who travels on it, the main persona first."""

    KIND: ClassVar[str] = "map"
    NAMES: ClassVar[tuple[str, str]] = ("map", "maps")
    ORDER: ClassVar[int] = 20
    MOST: ClassVar[int] = 500

    title: Text = ""
    kind: MapKind = MapKind.CURRENT_STATE
    scenario: Text = ""
    goal: Text = ""
    owner: Text = ""
    persona_ids: Annotated[Ids, PointsAt("persona")] = ()
    researched: Day | None = None
    reviewed: Day | None = None
    review_interval_days: Annotated[int, Field(ge=1, le=36_500)] | None = None
    theme: Text = "light"


PLUGIN = JourneyMap

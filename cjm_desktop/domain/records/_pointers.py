"""What most records point at, as types: the kind, and what becomes of a record when it goes."""

from typing import Annotated

from cjm_desktop.domain.record import Gone, Id, PointsAt

MapId = Annotated[Id, PointsAt("map", Gone.GOES_ALONG)]
StageId = Annotated[Id, PointsAt("stage", Gone.GOES_ALONG)]
StepId = Annotated[Id, PointsAt("step", Gone.GOES_ALONG)]
LaneId = Annotated[Id, PointsAt("lane", Gone.GOES_ALONG)]
PersonaId = Annotated[Id, PointsAt("persona", Gone.GOES_ALONG)]

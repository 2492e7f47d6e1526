"""One lane of a map: a row."""

from typing import Annotated, ClassVar

from cjm_desktop.domain.record import Id, PointsAt, Ranked, Text
from cjm_desktop.domain.records._pointers import MapId


class Lane(Ranked):
    """One row of a lane kind. `persona_id` None means for all; `hint` stands in empty cells, never printed."""

    KIND: ClassVar[str] = "lane"
    NAMES: ClassVar[tuple[str, str]] = ("lane", "lanes")
    ORDER: ClassVar[int] = 50
    MOST: ClassVar[int] = 2_000

    map_id: MapId
    kind: Text
    title: Text = ""
    persona_id: Annotated[Id | None, PointsAt("persona")] = None
    hint: Text = ""


PLUGIN = Lane

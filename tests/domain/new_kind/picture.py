"""A picture beside a card: a kind of record as somebody would add one."""

from typing import Annotated, ClassVar

from cjm_desktop.domain.record import Id, PointsAt, Ranked, StoredAs, Text
from cjm_desktop.domain.records._pointers import MapId


class Picture(Ranked):
    KIND: ClassVar[str] = "picture"
    NAMES: ClassVar[tuple[str, str]] = ("picture", "pictures")
    ORDER: ClassVar[int] = 95
    MOST: ClassVar[int] = 3
    ONE_FOR_EACH: ClassVar[tuple[str, ...]] = ("map_id", "title")

    map_id: MapId
    card_id: Annotated[Id | None, PointsAt("card")] = None
    title: Annotated[Text, StoredAs("caption")] = ""


PLUGIN = Picture

"""One stage of a map."""

from typing import ClassVar

from cjm_desktop.domain.record import Colour, Ranked, Text
from cjm_desktop.domain.records._pointers import MapId


class Stage(Ranked):
    """A named period of the journey; `colour` empty means the theme's colour of its `hue`."""

    KIND: ClassVar[str] = "stage"
    NAMES: ClassVar[tuple[str, str]] = ("stage", "stages")
    ORDER: ClassVar[int] = 30
    MOST: ClassVar[int] = 2_000

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


PLUGIN = Stage

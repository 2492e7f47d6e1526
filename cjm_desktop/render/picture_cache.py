"""Ready pictures of drawings: those of the last two views that stood still, bounded in bytes."""

from collections import OrderedDict
from collections.abc import Set
from dataclasses import dataclass

from PySide6.QtGui import QPixmap

from cjm_desktop.scene.node import Drawing

_A_PICTURE = 1_000  # bytes of its objects


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing painted at a scale. `pad` is the room around it in device pixels, for its overflow."""

    pixmap: QPixmap
    scale: float
    ratio: float
    pad: int


class PictureCache:
    """One picture a drawing: that of the scale it was last seen at."""

    def __init__(self, megabytes: float) -> None:
        self._limit = 0
        self._pictures: OrderedDict[Drawing, Picture] = OrderedDict()
        self._used: set[Drawing] = set()
        self._used_before: set[Drawing] = set()
        self.bytes = 0
        self.limit_to(megabytes)

    def limit_to(self, megabytes: float) -> None:
        """How much all pictures may take together."""
        self._limit = int(megabytes * 2**20)
        self._drop_oldest()

    def __len__(self) -> int:
        return len(self._pictures)

    def get(self, drawing: Drawing) -> Picture | None:
        """The picture of a drawing at whatever scale; it counts as used now."""
        picture = self._pictures.get(drawing)
        if picture is not None:
            self._pictures.move_to_end(drawing)
            self._used.add(drawing)
        return picture

    def put(self, drawing: Drawing, picture: Picture) -> None:
        """Keep a picture in the place of an earlier one, and drop those unused for longest."""
        before = self._pictures.pop(drawing, None)
        if before is not None:
            self.bytes -= _bytes_of(before)
        self._pictures[drawing] = picture
        self._used.add(drawing)
        self.bytes += _bytes_of(picture)
        self._drop_oldest()

    def keep_only(self, drawings: Set[Drawing]) -> None:
        """Drop the pictures of all other drawings, and with them the drawings that nobody else holds."""
        for drawing in [one for one in self._pictures if one not in drawings]:
            self.bytes -= _bytes_of(self._pictures.pop(drawing))
        self._used &= drawings
        self._used_before &= drawings

    def rest(self) -> None:
        """The view stands still: drop what neither this view nor the last one that stood still has used."""
        self.keep_only(self._used | self._used_before)
        self._used, self._used_before = set(), self._used

    def clear(self) -> None:
        self._pictures.clear()
        self._used.clear()
        self._used_before.clear()
        self.bytes = 0

    def _drop_oldest(self) -> None:
        while self.bytes > self._limit and len(self._pictures) > 1:
            _, oldest = self._pictures.popitem(last=False)
            self.bytes -= _bytes_of(oldest)


def _bytes_of(picture: Picture) -> int:
    return picture.pixmap.width() * picture.pixmap.height() * 4 + _A_PICTURE

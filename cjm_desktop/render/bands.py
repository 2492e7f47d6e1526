"""A scene as rows of pixels, band after band: the whole picture is never in memory."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter

from cjm_desktop.render.colours import rgba
from cjm_desktop.render.node_index import NodeIndex
from cjm_desktop.render.qt_painter import QtPainter
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.scene.scene import Scene

_BAND = 8_000_000  # pixels at once
_WIDEST = 16_384  # pixels; Qt paints nothing beyond 32,767
_OVER = 2.0  # points around a band whose nodes may reach into it


def bands_of(
    scene: Scene,
    width: int,
    height: int,
    scale: float,
    paper: str | None,
    ready: Callable[[], object] = lambda: None,
) -> Iterator[memoryview]:
    """Bands of rows from the top, as PNG wants them: each row is one byte 0, then its pixels.

    Three bytes a pixel on `paper`, or four with alpha on nothing. A band stays as it is until `ready` is called, when
    the next one is painted and takes its place: so it can be compressed meanwhile, and one room is enough.
    """
    tall = max(16, min(height, _BAND // width))
    room = bytearray(((3 if paper else 4) * width + 1) * tall)
    band = _Band(scene, width, tall, scale, paper)
    for top in range(0, height, tall):
        yield band.paint(top, min(tall, height - top), room, ready)


class _Band:
    """Paints bands of one picture; Qt's own picture is used again for each."""

    def __init__(
        self, scene: Scene, width: int, tall: int, scale: float, paper: str | None
    ) -> None:
        # The forms that Qt paints fastest.
        form = QImage.Format.Format_RGB32 if paper else QImage.Format.Format_ARGB32_Premultiplied
        self._image = QImage(min(width, _WIDEST), tall, form)
        self._width, self._scale, self._paper = width, scale, paper
        self._stride = (3 if paper else 4) * width + 1
        self._painter, self._index = QtPainter(), NodeIndex(scene.nodes)

    def paint(
        self, top: int, rows: int, room: bytearray, ready: Callable[[], object]
    ) -> memoryview:
        """So many rows from `top`, written into `room` once that is `ready`."""
        for left in range(0, self._width, _WIDEST):
            width = min(_WIDEST, self._width - left)
            self._paint_part(Rect(left, top, width, rows))
            if not left:
                ready()
            if self._paper:
                self._take(room, left, width, rows)
            else:
                self._take_with_alpha(room, left, width, rows)
        return memoryview(room)[: rows * self._stride]

    def _paint_part(self, part: Rect) -> None:
        """A rectangle of the whole picture, in pixels."""
        paper, scale = self._paper, self._scale
        self._image.fill(QColor(*rgba(paper)) if paper else QColor(0, 0, 0, 0))
        surface = QPainter(self._image)
        surface.translate(QPoint(-int(part.x), -int(part.y)))
        surface.scale(scale, scale)
        visible = Rect(*(side / scale for side in part)).grown(_OVER)
        nodes = [self._index.nodes[number] for number in self._index.touching(visible)]
        self._painter.paint_nodes(surface, nodes, visible)
        surface.end()

    def _take(self, room: bytearray, left: int, width: int, rows: int) -> None:
        """Copy into the room, red, green and blue: four times as quick as a converted picture."""
        view = memoryview(room)[1 + 3 * left :]
        target = QImage(view, width, rows, self._stride, QImage.Format.Format_RGB888)
        surface = QPainter(target)
        surface.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        surface.drawImage(QPoint(0, 0), self._image, QRect(0, 0, width, rows))
        surface.end()

    def _take_with_alpha(self, room: bytearray, left: int, width: int, rows: int) -> None:
        # Qt wants rows of four-byte pixels to begin at a multiple of four, which PNG's do not.
        plain = self._image.copy(0, 0, width, rows)
        plain.convertTo(QImage.Format.Format_RGBA8888)
        pixels = memoryview(plain.constBits())
        length = 4 * width
        for row in range(rows):
            at = row * self._stride + 1 + 4 * left
            room[at : at + length] = pixels[row * length : (row + 1) * length]

"""A scene as rows of pixels, band after band: the whole picture is never in memory."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter

from cjm_desktop.render.colours import rgba
from cjm_desktop.render.node_index import NodeIndex
from cjm_desktop.render.qt_painter import QtPainter
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.scene.scene import Scene

_BAND = 12_000_000  # pixels at once: 48 MB
_WIDEST = 16_384  # pixels; Qt paints nothing beyond 32,767
_OVER = 2.0  # points around a band whose nodes may reach into it


def bands_of(
    scene: Scene, width: int, height: int, scale: float, paper: str | None
) -> Iterator[list[memoryview]]:
    """Rows from the top: three bytes a pixel on paper, or four with alpha on nothing.

    The rows of a band are valid until the next band is asked for.
    """
    painter = QtPainter()
    index = NodeIndex(scene.nodes)
    tall = max(16, min(height, _BAND // width))
    for top in range(0, height, tall):
        rows = min(tall, height - top)
        strips = [
            _strip(painter, index, left, top, min(_WIDEST, width - left), rows, scale, paper)
            for left in range(0, width, _WIDEST)
        ]
        yield _joined(strips)


def _strip(
    painter: QtPainter,
    index: NodeIndex,
    left: int,
    top: int,
    width: int,
    height: int,
    scale: float,
    paper: str | None,
) -> QImage:
    form = QImage.Format
    image = QImage(width, height, form.Format_RGB32 if paper else form.Format_ARGB32_Premultiplied)
    image.fill(QColor(*rgba(paper)) if paper else QColor(0, 0, 0, 0))
    surface = QPainter(image)
    surface.translate(QPoint(-left, -top))
    surface.scale(scale, scale)
    visible = Rect(left / scale, top / scale, width / scale, height / scale).grown(_OVER)
    nodes = [index.nodes[number] for number in index.touching(visible)]
    painter.paint_nodes(surface, nodes, visible)
    surface.end()
    return image.convertToFormat(form.Format_RGB888 if paper else form.Format_RGBA8888)


def _joined(strips: list[QImage]) -> list[memoryview]:
    """The rows of pictures that stand side by side."""
    lines = [_lines(strip) for strip in strips]
    if len(lines) == 1:
        return lines[0]
    return [memoryview(b"".join(parts)) for parts in zip(*lines, strict=True)]


def _lines(image: QImage) -> list[memoryview]:
    pixels = memoryview(image.constBits())
    step, length = image.bytesPerLine(), image.width() * image.depth() // 8
    return [pixels[at : at + length] for at in range(0, step * image.height(), step)]

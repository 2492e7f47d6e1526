"""What an export will look like: the real pages, drawn small in another thread."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cjm_desktop.domain.numbers import counted
from cjm_desktop.domain.project import Project
from cjm_desktop.formats import ExportOptions
from cjm_desktop.formats._paper import lay_out_map, sheets_of
from cjm_desktop.layout.sheets import Placement, Sheet, Sheets
from cjm_desktop.render.qt_painter import QtPainter
from cjm_desktop.scene.primitives import Point, Rect
from cjm_desktop.ui.look import Look

_LONGEST = 1400
_MOST_PAGES = 24
DRAWING = "Drawing the preview …"


@dataclass(frozen=True, slots=True)
class Pages:
    """Small pictures of all pages, the number of them, and what is to be said about them."""

    images: tuple[QImage, ...]
    count: int
    remarks: tuple[str, ...]
    size: tuple[float, float]  # of the first page, in points


def draw_pages(project: Project, options: ExportOptions, *, paged: bool) -> Pages:
    """Draw the pages of an export. `paged`: on paper; else the map alone. For any thread.

    Raises:
        UserError: The options do not fit.
    """
    laid = lay_out_map(project, options)
    scene = laid.scene
    if paged:
        cut = sheets_of(laid, options)
    else:
        alone = Sheet(scene.size, (Placement(scene.nodes, Point(0, 0), 1.0),))
        cut = Sheets((alone,))
    painter = QtPainter(cache_megabytes=1.0)
    ground = None if options.transparent and not paged else scene.paper
    shown = cut.sheets[:_MOST_PAGES]
    images = tuple(_draw(sheet, ground, painter, len(shown)) for sheet in shown)
    first = cut.sheets[0].size
    return Pages(images, len(cut.sheets), cut.remarks, (first.width, first.height))


def _draw(sheet: Sheet, paper: str | None, nodes: QtPainter, count: int) -> QImage:
    longest = _LONGEST if count == 1 else _LONGEST // 2
    scale = min(longest / max(sheet.size.width, sheet.size.height), 2.0)
    width, height = round(sheet.size.width * scale), round(sheet.size.height * scale)
    image = QImage(max(1, width), max(1, height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(paper) if paper else Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.scale(scale, scale)
    for place in sheet.placements:
        painter.save()
        painter.translate(place.at.x, place.at.y)
        painter.scale(place.scale, place.scale)
        visible = place.clip or Rect(
            -place.at.x / place.scale,
            -place.at.y / place.scale,
            sheet.size.width / place.scale,
            sheet.size.height / place.scale,
        )
        if place.clip is not None:
            painter.setClipRect(*place.clip)  # type: ignore[call-overload]  # four numbers are an overload
        nodes.paint_nodes(painter, place.nodes, visible)
        painter.restore()
    painter.end()
    return image


class Preview(QWidget):
    """The pages side by side, as large as there is room."""

    drawn = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.pages: Pages | None = None
        self._said = DRAWING
        self.setAccessibleName("Preview")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 200)

    def show_pages(self, pages: Pages) -> None:
        self.pages = pages
        self.setAccessibleDescription(counted(pages.count, "page", "pages"))
        self.update()
        self.drawn.emit()

    def say(self, why: str) -> None:
        """Show no pages, and say why."""
        self.pages, self._said = None, why
        self.setAccessibleDescription(why)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(self._look.tokens.window))
        if self.pages is None:
            painter.setPen(QColor(self._look.tokens.quiet))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(24, 24, -24, -24), int(flags), self._said)
            return
        for image, place in zip(self.pages.images, self._places(), strict=True):
            painter.fillRect(place.translated(0, 2).adjusted(-1, -1, 1, 2), QColor(0, 0, 0, 28))
            if image.hasAlphaChannel():
                _checker(painter, place)
            painter.drawImage(place, image)
            painter.setPen(QPen(QColor(self._look.tokens.field_line)))
            painter.drawRect(place)

    def _places(self) -> list[QRect]:
        """Where the pages stand: in as many columns as make them largest."""
        assert self.pages is not None
        images = self.pages.images
        gap, best, held = 14, 0.0, 1
        wide = max(image.width() for image in images)
        high = max(image.height() for image in images)
        for columns in range(1, len(images) + 1):
            rows = -(-len(images) // columns)
            scale = min(
                (self.width() - gap * (columns + 1)) / columns / wide,
                (self.height() - gap * (rows + 1)) / rows / high,
            )
            if scale > best:
                best, held = scale, columns
        best = min(best, 1.0) or 0.01
        rows = -(-len(images) // held)
        left = (self.width() - held * wide * best - gap * (held - 1)) / 2
        top = (self.height() - rows * high * best - gap * (rows - 1)) / 2
        return [
            QRect(
                round(left + (index % held) * (wide * best + gap)),
                round(top + (index // held) * (high * best + gap)),
                max(1, round(image.width() * best)),
                max(1, round(image.height() * best)),
            )
            for index, image in enumerate(images)
        ]


def _checker(painter: QPainter, place: QRect) -> None:
    """The ground that says: nothing is painted here."""
    painter.fillRect(place, QColor("#FFFFFF"))
    painter.fillRect(place, Qt.BrushStyle.Dense6Pattern)

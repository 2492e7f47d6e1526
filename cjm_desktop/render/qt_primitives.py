"""Paints primitives through a QPainter whose unit is the point: one method a primitive.

The fonts that Qt reads belong to a thread, so an instance belongs to the thread that made it.
"""

from collections import OrderedDict
from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGlyphRun,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QRawFont,
    QTransform,
)

from cjm_desktop.render.colours import rgba
from cjm_desktop.render.dashes import dashes_along
from cjm_desktop.render.long_curves import LongCurve, shortened
from cjm_desktop.scene.primitives import Box, Ellipse, Image, Line, Path, Primitive, Rect, Text
from cjm_desktop.typeset.blocks import GlyphRun, TextBlock
from cjm_desktop.typeset.faces import path_of

HINTS = (
    QPainter.RenderHint.Antialiasing
    | QPainter.RenderHint.TextAntialiasing
    | QPainter.RenderHint.SmoothPixmapTransform
)
_KEPT = 512  # blocks and outlines kept ready; one of a block takes 5 KB
_KEPT_DASHES = 128
_IMAGES = 32
_LARGEST_GLYPHS = 60.0  # pixels
_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)
_NO_PEN = QPen(Qt.PenStyle.NoPen)
_DashKey = tuple[int, float, tuple[float, ...]]


class PrimitivePainter:
    """Draws primitives exactly where they stand; it never wraps, aligns or elides."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[str, float], QRawFont] = {}
        self._runs: OrderedDict[TextBlock, tuple[QGlyphRun, ...]] = OrderedDict()
        self._outlines: OrderedDict[int, tuple[object, QPainterPath]] = OrderedDict()
        self._dashes: OrderedDict[_DashKey, tuple[object, QPainterPath]] = OrderedDict()
        self._curves: OrderedDict[int, tuple[object, LongCurve | None]] = OrderedDict()
        self._images: OrderedDict[str, QImage] = OrderedDict()
        self._rested_at = 0.0

    def rest(self, scale: float) -> None:
        """A view stands still: let go of the letters of other scales, which Qt keeps with their fonts."""
        if scale != self._rested_at:
            self._rested_at = scale
            self._fonts = {key: font for key, font in self._fonts.items() if not key[1]}
            self._runs.clear()

    def paint(
        self, painter: QPainter, primitives: Iterable[Primitive], seen: Rect | None = None
    ) -> None:
        """Draw in order. `seen`: what has to be drawn of them, in their own points."""
        for primitive in primitives:
            match primitive:
                case Text():
                    self.text(painter, primitive)
                case Box():
                    self.box(painter, primitive)
                case Path():
                    if seen is None:
                        self.path(painter, primitive)
                    else:
                        self.long_path(painter, primitive, seen)
                case Line():
                    shown = primitive if seen is None else shortened(primitive, seen)
                    self.line(painter, shown)
                case Ellipse():
                    self.ellipse(painter, primitive)
                case Image():
                    self.image(painter, primitive)

    def box(self, painter: QPainter, box: Box) -> None:
        painter.setBrush(brush_of(box.fill))
        painter.setPen(pen_of(box.stroke, box.stroke_width))
        rect = QRectF(*box.rect)
        radius = min(box.radius, box.rect.width / 2, box.rect.height / 2)
        if radius <= 0 or not any(box.corners):
            painter.drawRect(rect)
        elif all(box.corners):
            painter.drawRoundedRect(rect, radius, radius)
        else:
            painter.drawPath(_rounded(box.rect, radius, box.corners))

    def line(self, painter: QPainter, line: Line) -> None:
        painter.setPen(pen_of(line.stroke, line.stroke_width, line.dash))
        painter.drawLine(QLineF(QPointF(*line.start), QPointF(*line.end)))

    def path(self, painter: QPainter, path: Path) -> None:
        pen = pen_of(path.stroke, path.stroke_width, path.dash, round_ends=True)
        dashed = bool(path.dash) and pen is not _NO_PEN
        painter.setBrush(brush_of(path.fill))
        painter.setPen(_NO_PEN if dashed else pen)
        painter.drawPath(self._outline(path))
        if dashed:
            painter.fillPath(self._dashes_of(path, pen), brush_of(path.stroke))

    def long_path(self, painter: QPainter, path: Path, seen: Rect) -> None:
        """A path of which only what `seen` shows has to be drawn."""
        curve = None if path.dash else self._long_curve(path)
        if curve is None:
            self.path(painter, path)
            return
        outline = curve.seen(seen, 2 * path.stroke_width)
        painter.strokePath(outline, pen_of(path.stroke, path.stroke_width, round_ends=True))

    def ellipse(self, painter: QPainter, ellipse: Ellipse) -> None:
        painter.setBrush(brush_of(ellipse.fill))
        painter.setPen(pen_of(ellipse.stroke, ellipse.stroke_width))
        painter.drawEllipse(QRectF(*ellipse.rect))

    def text(self, painter: QPainter, text: Text) -> None:
        if text.block.style.size * painter.deviceTransform().m11() > _LARGEST_GLYPHS:
            self._large_text(painter, text)
            return
        painter.setPen(pen_of(text.colour, 1.0))
        at = QPointF(*text.at)
        for run in self._runs_of(text.block):
            painter.drawGlyphRun(at, run)

    def _large_text(self, painter: QPainter, text: Text) -> None:
        """Fill the outlines: Qt (6.11) silently draws no glyph run above 64 pixels."""
        painter.setPen(_NO_PEN)
        painter.setBrush(brush_of(text.colour))
        for line in text.block.lines:
            for run in line.runs:
                font = self._font(run.face, run.size)
                outline = QPainterPath()
                outline.setFillRule(Qt.FillRule.WindingFill)
                for glyph, (x, y) in zip(run.glyphs, run.positions, strict=True):
                    place = QTransform.fromTranslate(text.at.x + x, text.at.y + y)
                    outline.addPath(place.map(font.pathForGlyph(glyph)))
                painter.drawPath(outline)

    def image(self, painter: QPainter, image: Image) -> None:
        picture = self._image(image)
        if picture.isNull():
            self.box(painter, Box(image.rect, fill="#F1F5F9", stroke="#94A3B8"))
            return
        across = image.rect.width * painter.deviceTransform().m11()
        if 0 < 2 * across < picture.width():
            # Qt looks at four pixels only; a picture shrunk further has to be averaged first.
            picture = picture.scaledToWidth(
                max(1, round(2 * across)), Qt.TransformationMode.SmoothTransformation
            )
        painter.drawImage(QRectF(*image.rect), picture)

    def _runs_of(self, block: TextBlock) -> tuple[QGlyphRun, ...]:
        runs = self._runs.get(block)
        if runs is None:
            runs = tuple(self._run(run) for line in block.lines for run in line.runs)
            self._runs[block] = runs
            if len(self._runs) > _KEPT:
                self._runs.popitem(last=False)
        else:
            self._runs.move_to_end(block)
        return runs

    def _run(self, run: GlyphRun) -> QGlyphRun:
        glyphs = QGlyphRun()
        glyphs.setRawFont(self._font(run.face, run.size))
        glyphs.setGlyphIndexes(list(run.glyphs))
        glyphs.setPositions([QPointF(x, y) for x, y in run.positions])
        return glyphs

    def _font(self, face: str, size: float) -> QRawFont:
        font = self._fonts.get((face, size))
        if font is None:
            of_face = self._fonts.get((face, 0.0))
            if of_face is None:
                none = QFont.HintingPreference.PreferNoHinting
                of_face = self._fonts[face, 0.0] = QRawFont(str(path_of(face)), 16.0, none)
            font = QRawFont(of_face)  # shares the bytes
            font.setPixelSize(size)
            self._fonts[face, size] = font
        return font

    def _outline(self, path: Path) -> QPainterPath:
        kept = self._outlines.get(id(path.pieces))
        if kept is None:
            outline = _outline_of(path)
            self._outlines[id(path.pieces)] = path.pieces, outline
            if len(self._outlines) > _KEPT:
                self._outlines.popitem(last=False)
            return outline
        return kept[1]

    def _dashes_of(self, path: Path, pen: QPen) -> QPainterPath:
        key = id(path.pieces), path.stroke_width, path.dash
        kept = self._dashes.get(key)
        if kept is None:
            kept = self._dashes[key] = path.pieces, dashes_along(self._outline(path), pen)
            if len(self._dashes) > _KEPT_DASHES:
                self._dashes.popitem(last=False)
        return kept[1]

    def _long_curve(self, path: Path) -> LongCurve | None:
        kept = self._curves.get(id(path.pieces))
        if kept is None:
            curve = LongCurve(path) if LongCurve.fits(path) else None
            kept = self._curves[id(path.pieces)] = path.pieces, curve
            if len(self._curves) > _IMAGES:
                self._curves.popitem(last=False)
        return kept[1]

    def _image(self, image: Image) -> QImage:
        picture = self._images.get(image.key)
        if picture is None:
            picture = self._images[image.key] = QImage.fromData(image.data)
            if len(self._images) > _IMAGES:
                self._images.popitem(last=False)
        else:
            self._images.move_to_end(image.key)
        return picture


@lru_cache(maxsize=1024)
def brush_of(fill: str | None) -> QBrush:
    """A flat brush; none for no fill."""
    return QBrush(QColor(*rgba(fill))) if fill else _NO_BRUSH


@lru_cache(maxsize=1024)
def pen_of(
    stroke: str | None, width: float, dash: tuple[float, ...] = (), round_ends: bool = False
) -> QPen:
    """A pen with flat ends, or round ends and joins; `dash` in points as in the primitives."""
    if not stroke or width <= 0:
        return _NO_PEN
    pen = QPen(QColor(*rgba(stroke)), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin if round_ends else Qt.PenJoinStyle.MiterJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if round_ends else Qt.PenCapStyle.FlatCap)
    if dash:
        even = dash if len(dash) % 2 == 0 else dash * 2
        pen.setDashPattern([part / width for part in even])
    return pen


def _outline_of(path: Path) -> QPainterPath:
    outline = QPainterPath()
    outline.setFillRule(Qt.FillRule.WindingFill)
    for command, *numbers in path.pieces:
        n = [float(number) for number in numbers]
        match command:
            case "M":
                outline.moveTo(n[0], n[1])
            case "L":
                outline.lineTo(n[0], n[1])
            case "C":
                outline.cubicTo(n[0], n[1], n[2], n[3], n[4], n[5])
            case _:
                outline.closeSubpath()
    return outline


def _rounded(rect: Rect, radius: float, corners: tuple[bool, bool, bool, bool]) -> QPainterPath:
    """A rectangle with some corners round; each arc starts where the side before it ends."""
    tl, tr, br, bl = (2 * radius if corner else 0.0 for corner in corners)
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    outline = QPainterPath(QPointF(x + tl / 2, y))
    outline.lineTo(right - tr / 2, y)
    if tr:
        outline.arcTo(right - tr, y, tr, tr, 90, -90)
    outline.lineTo(right, bottom - br / 2)
    if br:
        outline.arcTo(right - br, bottom - br, br, br, 0, -90)
    outline.lineTo(x + bl / 2, bottom)
    if bl:
        outline.arcTo(x, bottom - bl, bl, bl, 270, -90)
    outline.lineTo(x, y + tl / 2)
    if tl:
        outline.arcTo(x, y, tl, tl, 180, -90)
    outline.closeSubpath()
    return outline

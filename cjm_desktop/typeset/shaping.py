"""One paragraph through Qt: broken into lines, its glyphs and how far their ink reaches."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QGlyphRun, QRawFont, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from cjm_desktop.typeset.coverage import CJK
from cjm_desktop.typeset.faces import face_key_of, font_of, raw_of
from cjm_desktop.typeset.paragraphs import Paragraph

# Qt counts in 1/64 pixels in 32 bits and gives up at 2**17 pixels a word; no page is that wide.
WIDEST = 8_000_000.0  # pixels at design size


class Placed(NamedTuple):
    """Glyphs of one face at design size, positions from the line's left end on its baseline."""

    face: str
    glyphs: tuple[int, ...]
    positions: tuple[tuple[float, float], ...]


class Extent(NamedTuple):
    """One line at design size: its part of the text in UTF-16 units, its width, and its ink.

    `above` and `below` the baseline, both positive when the ink reaches there.
    """

    start: int
    end: int
    width: float
    above: float
    below: float


class Shaped(NamedTuple):
    """A line with its glyphs."""

    extent: Extent
    runs: tuple[Placed, ...]


def extents(paragraph: Paragraph, limit: float) -> list[Extent]:
    """The lines of a paragraph that is wrapped at `limit` pixels of the design size."""
    layout = lay_out(paragraph, limit)
    return [_extent(layout.lineAt(at)) for at in range(layout.lineCount())]


def shape(paragraph: Paragraph, limit: float) -> list[Shaped]:
    """The lines of a paragraph with their glyphs."""
    layout = lay_out(paragraph, limit)
    return [_shaped(layout.lineAt(at)) for at in range(layout.lineCount())]


def lay_out(paragraph: Paragraph, limit: float) -> QTextLayout:
    """The paragraph in Qt's hands, its lines made."""
    layout = QTextLayout(paragraph.shown, font_of(paragraph.main))
    layout.setTextOption(_option(paragraph.right_to_left))
    if paragraph.stretches:
        layout.setFormats([_format(*stretch) for stretch in paragraph.stretches])
    width = min(max(limit, 1.0), WIDEST)
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        line = layout.createLine()
    layout.endLayout()
    return layout


def _option(right_to_left: bool) -> QTextOption:
    # Lines start at the left whatever the direction: aligning is done on the finished widths.
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    )
    return option


def _format(start: int, length: int, face: str) -> QTextLayout.FormatRange:
    stretch = QTextLayout.FormatRange()
    stretch.start, stretch.length = start, length
    form = QTextCharFormat()
    form.setFont(font_of(face))
    stretch.format = form
    return stretch


def _shaped(line: QTextLine) -> Shaped:
    baseline = line.ascent()
    return Shaped(_extent(line), tuple(placed(run, baseline) for run in line.glyphRuns()))


def _extent(line: QTextLine) -> Extent:
    above = below = 0.0
    baseline = line.ascent()
    for run in line.glyphRuns():
        key = _key_of(run.rawFont())
        reach = [ink(key, glyph) for glyph in run.glyphIndexes()]
        if key not in CJK:  # there nothing stands on anything
            drops = [point.y() - baseline for point in run.positions()]
            reach = [(a - y, b + y) for (a, b), y in zip(reach, drops, strict=True)]
        above = max(above, max([a for a, _ in reach], default=0.0))
        below = max(below, max([b for _, b in reach], default=0.0))
    start = line.textStart()
    return Extent(start, start + line.textLength(), _width(line), above, below)


def _width(line: QTextLine) -> float:
    """The advance of a line and the ink of its last letter that reaches beyond.

    Qt takes a mark at the end of a line for the last letter and adds its whole width, even when
    the line is then wider than it may be: in that case the advance is the truth.
    """
    width = line.naturalTextWidth()
    return width if width <= line.width() else line.horizontalAdvance()


def placed(run: QGlyphRun, baseline: float) -> Placed:
    """A run of Qt's as plain data."""
    places = tuple((point.x(), point.y() - baseline) for point in run.positions())
    return Placed(_key_of(run.rawFont()), tuple(run.glyphIndexes()), places)


def _key_of(raw: QRawFont) -> str:
    key = face_key_of(raw)
    if key is None:
        raise RuntimeError(f"a text was shaped with the font {raw.familyName()!r} of the system")
    return key


_INK: dict[tuple[str, int], tuple[float, float]] = {}


def ink(face: str, glyph: int) -> tuple[float, float]:
    """How far a glyph reaches above and below the baseline, in pixels at design size."""
    known = _INK.get((face, glyph))
    if known is None:
        box = raw_of(face).boundingRect(glyph)
        known = (0.0, 0.0) if box.isEmpty() else (-box.top(), box.bottom())
        _INK[face, glyph] = known
    return known

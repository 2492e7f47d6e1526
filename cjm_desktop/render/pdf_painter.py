"""Pages of a PDF through ReportLab: vector, every text real, in every script.

ReportLab keeps the file: pages, pictures, bookmarks, document information. The content of a page
is written here, because its canvas measures and encodes each string anew; that would take three
times as long and knows neither shaping nor glyph ids.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import BinaryIO

from PIL import UnidentifiedImageError
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from cjm_desktop.render.pdf_faces import EmbeddedFace
from cjm_desktop.render.pdf_operators import number
from cjm_desktop.render.pdf_primitives import PdfPrimitives
from cjm_desktop.scene.node import Node
from cjm_desktop.scene.primitives import Box, Point, Rect, Size

# Compressed bytes stand in the file as they are; nothing has sent PDFs over seven-bit lines for long.
rl_config.useA85 = 0

LARGEST_SIDE = 14_400.0  # points; viewers stop there (PDF 32000-1, annex C)


@dataclass(frozen=True, slots=True)
class DocumentInformation:
    """What a PDF says about itself. `language` as in BCP 47, for screen readers."""

    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: str = ""
    language: str = ""
    created: date | None = None


class PdfPainter:
    """Writes pages into `target`; nothing is written before `finish`.

    The same pages give the same bytes. y runs downwards from the top of a page.
    """

    def __init__(self, target: BinaryIO, information: DocumentInformation) -> None:
        self._canvas = canvas = Canvas(
            target, pageCompression=1, invariant=1, lang=information.language or None
        )
        self._document = canvas._doc
        self._document.idToObject["BasicFonts"].dict.clear()  # Helvetica, which no page uses
        self._faces: dict[str, EmbeddedFace] = {}
        self._images: dict[bytes, ImageReader] = {}
        self._page = Size(0.0, 0.0)
        self._bookmarks = 0
        self._inform(information)

    def _inform(self, information: DocumentInformation) -> None:
        canvas = self._canvas
        canvas.setTitle(information.title)
        canvas.setAuthor(information.author)
        canvas.setSubject(information.subject)
        canvas.setKeywords(information.keywords)
        canvas.setCreator("CJM Desktop")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        if information.created:
            stamp = self._document._timeStamp
            stamp.YMDhms = (*information.created.timetuple()[:3], 0, 0, 0)

    def begin_page(self, size: Size) -> None:
        """A page of a size in points, at most 14,400 a side."""
        self._page = size
        self._canvas.setPageSize((size.width, size.height))
        self._canvas._preamble = f"1 0 0 -1 0 {number(size.height)} cm"
        self._painter = PdfPrimitives(
            self._canvas._code, self._face, self._place_image, self._set_alpha
        )

    def paper(self, colour: str) -> None:
        """Fill the page."""
        self._painter.box(Box(Rect(0.0, 0.0, *self._page), fill=colour))

    def paint_nodes(
        self, nodes: Iterable[Node], at: Point, scale: float, clip: Rect | None = None
    ) -> None:
        """Nodes of a scene, its origin at `at` of the page. `clip` is a part of the scene."""
        self._canvas.saveState()
        self._painter.forget()
        write = self._canvas._code.append
        write(f"{scale:.6f} 0 0 {scale:.6f} {number(at.x)} {number(at.y)} cm")
        if clip is not None:
            write(" ".join(map(number, clip)) + " re W n")
        for node in nodes:
            self._painter.drawing(node.drawing, node.at)
        self._canvas.restoreState()
        self._painter.forget()

    def bookmark(self, title: str, level: int, y: float) -> None:
        """An entry of the outline that shows this page from `y` down."""
        key = f"place{self._bookmarks}"
        self._bookmarks += 1
        canvas = self._canvas
        canvas.bookmarkPage(key, fit="XYZ", left=0, top=self._page.height - y, zoom=0)
        canvas.addOutlineEntry(title, key, level, closed=False)
        canvas.showOutline()

    def end_page(self) -> None:
        self._canvas.showPage()

    def finish(self) -> None:
        """Write the file."""
        self._document.delayedFonts = list(self._faces.values())
        self._canvas.save()

    def _face(self, key: str) -> EmbeddedFace:
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = EmbeddedFace(key, f"F{len(self._faces) + 1}")
        return face

    def _set_alpha(self, fill: float, stroke: float) -> None:
        self._canvas.setFillAlpha(fill)
        self._canvas.setStrokeAlpha(stroke)

    def _place_image(self, data: bytes, rect: Rect) -> None:
        try:
            reader = self._images.get(data)
            if reader is None:
                reader = self._images[data] = ImageReader(BytesIO(data))
                reader.getRGBData()
        except (OSError, UnidentifiedImageError):
            self._painter.box(Box(rect, fill="#F1F5F9", stroke="#94A3B8"))
            return
        canvas = self._canvas
        canvas.saveState()
        canvas._code.append(f"1 0 0 -1 0 {number(rect.bottom)} cm")
        canvas.drawImage(reader, rect.x, 0, rect.width, rect.height, mask="auto")
        canvas.restoreState()

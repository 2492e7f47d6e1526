"""The clipboard: a piece of a map as data for this program, as text for all others, and their texts as cards.

What Qt holds belongs to the window's thread: it is taken out (`held_by`) and put in (`mime_of`) as plain values.
Reading and packing, which take long, are pure.
"""

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QMimeData

from cjm_desktop.domain.edits.piece import Piece, piece_of_texts
from cjm_desktop.domain.project import Project
from cjm_desktop.errors import UserError
from cjm_desktop.formats._json_piece import piece_bytes, read_piece
from cjm_desktop.ui.canvas.clipboard_html import Cell, shows_picture
from cjm_desktop.ui.canvas.clipboard_text import cells_of, cells_of_page, has_words

PIECE = "application/x-cjm-desktop-piece+json"
_A_RECORD = 400  # bytes of a piece
_A_CELL = 100  # letters of a page with all its tags


@dataclass(frozen=True, slots=True)
class Packed:
    """A piece with all it holds, and what of it other programs can use."""

    data: bytes
    text: str


@dataclass(frozen=True, slots=True)
class Held:
    """What is on the clipboard; None for what it does not have. `page` is not asked for where there are words."""

    data: bytes | None = None
    text: str | None = None
    page: str | None = None
    has_picture: bool = False
    has_files: bool = False

    @property
    def size(self) -> int:
        """About how many records there are in it."""
        texts = self.text or ""
        cells = texts.count("\n") + texts.count("\t") + len(self.page or "") // _A_CELL
        return len(self.data) // _A_RECORD if self.data is not None else cells + 1


def pack(piece: Piece) -> Packed:
    """The piece as it goes to the clipboard."""
    return Packed(piece_bytes(piece), _text_of(piece))


def mime_of(packed: Packed) -> QMimeData:
    mime = QMimeData()
    mime.setData(PIECE, QByteArray(packed.data))
    mime.setText(packed.text)
    return mime


def held_by(mime: QMimeData | None) -> Held:
    """What is on the clipboard. Qt has None for one that nobody has filled.

    Raises:
        UserError: Nothing is.
    """
    if mime is None or not mime.formats():
        raise UserError("The clipboard is empty: copy something first.")
    if mime.hasFormat(PIECE):
        return Held(data=bytes(mime.data(PIECE).data()))
    text = mime.text() if mime.hasFormat("text/plain") else None
    wants_page = mime.hasHtml() and not has_words(text or "")
    return Held(None, text, mime.html() if wants_page else None, mime.hasImage(), mime.hasUrls())


def unpack(held: Held, onto: Project | None = None) -> Piece:
    """The piece that it holds, or that its texts make. `onto`: the project into which it is to go.

    Raises:
        UserError: There is nothing a map can take, or more than one paste takes; nothing is taken then.
    """
    if held.data is not None:
        if not held.data:
            raise UserError(_GONE)
        return read_piece(held.data, onto)
    piece = piece_of_texts(_cells_in(held))
    if piece is None:
        raise UserError(_why_no_letters(held))
    return piece


_GONE = "The clipboard’s program does not answer any more: copy it again."


def _cells_in(held: Held) -> list[Cell]:
    found = cells_of(held.text) if held.text is not None else []
    return found or (cells_of_page(held.page) if held.page is not None else [])


def _why_no_letters(held: Held) -> str:
    if held.has_picture or (held.page is not None and shows_picture(held.page)):
        return "The clipboard holds a picture, and a map takes texts: copy the words instead."
    if held.page is not None or held.text is not None:
        return "The clipboard holds no letters to paste: copy a text, a table or a part of a map."
    if held.has_files:
        return "The clipboard holds files, and a map takes texts: open or import them from the File menu."
    return "The clipboard holds nothing that a map takes: copy a text or a part of a map."


def _text_of(piece: Piece) -> str:
    """Titles of what is chosen of the grid, or else the cards and quotes at their places."""
    found = [piece.project.find(*ref) for ref in piece.roots]
    titles = [str(title) for record in found if (title := getattr(record, "title", ""))]
    if piece.corner() is None:
        return "\n".join(titles)
    contents = piece.contents
    rows = {lane.id: row for row, lane in enumerate(contents.lanes)}
    grid: dict[tuple[int, int], list[str]] = {}
    for record in piece.records:
        if record.KIND == "card":
            card = piece.project.cards[record.id]
            place = rows[card.lane_id], contents.covered(card).start
            grid.setdefault(place, []).append(" ".join(card.text.split()))
    if not grid:
        quotes = (piece.project.markers[record.id].quote for record in piece.records)
        return "\n".join(quote for quote in quotes if quote)
    return _as_sheet(grid)


def _as_sheet(grid: dict[tuple[int, int], list[str]]) -> str:
    """Lines and tabs at the places of the cards; several cards of one cell are joined."""
    top, left = min(row for row, _ in grid), min(column for _, column in grid)
    bottom, right = max(row for row, _ in grid), max(column for _, column in grid)
    if (top, left) == (bottom, right):
        return "\n".join(grid[top, left])
    return "\n".join(
        "\t".join("; ".join(grid.get((row, column), ())) for column in range(left, right + 1))
        for row in range(top, bottom + 1)
    )

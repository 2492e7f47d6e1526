"""The clipboard: a piece of a map as data for this program, as text for all others, and their texts as cards."""

from PySide6.QtCore import QByteArray, QMimeData

from cjm_desktop.domain.edits.piece import Piece, piece_of_texts
from cjm_desktop.errors import UserError
from cjm_desktop.formats._json_piece import piece_bytes, read_piece
from cjm_desktop.ui.canvas.clipboard_html import Cell, shows_picture
from cjm_desktop.ui.canvas.clipboard_text import cells_of, cells_of_page

PIECE = "application/x-cjm-desktop-piece+json"


def pack(piece: Piece) -> QMimeData:
    """The piece with all it holds, and what of it other programs can use."""
    mime = QMimeData()
    mime.setData(PIECE, QByteArray(piece_bytes(piece)))
    mime.setText(_text_of(piece))
    return mime


def unpack(mime: QMimeData | None) -> Piece:
    """What is on the clipboard. Qt has None for one that nobody has filled.

    Raises:
        UserError: There is nothing a map can take, or more than one paste takes; nothing is taken then.
    """
    if mime is None or not mime.formats():
        raise UserError("The clipboard is empty: copy something first.")
    if mime.hasFormat(PIECE):
        data = bytes(mime.data(PIECE).data())
        if not data:
            raise UserError(_GONE)
        return read_piece(data)
    piece = piece_of_texts(_cells_in(mime))
    if piece is None:
        raise UserError(_why_no_letters(mime))
    return piece


_GONE = "The clipboard’s program does not answer any more: copy it again."


def _cells_in(mime: QMimeData) -> list[Cell]:
    found = cells_of(mime.text()) if mime.hasFormat("text/plain") else []
    return found or (cells_of_page(mime.html()) if mime.hasHtml() else [])


def _why_no_letters(mime: QMimeData) -> str:
    if mime.hasImage() or (mime.hasHtml() and shows_picture(mime.html())):
        return "The clipboard holds a picture, and a map takes texts: copy the words instead."
    if mime.hasHtml() or mime.hasFormat("text/plain"):
        return "The clipboard holds no letters to paste: copy a text, a table or a part of a map."
    if mime.hasUrls():
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

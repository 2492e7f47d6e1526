"""Copying, cutting and pasting parts of the map."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.deletion import delete_refs, naming, what_goes
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.edits.landing import Place, place_at
from cjm_desktop.domain.edits.pasting import paste
from cjm_desktop.domain.edits.piece import Piece, piece_of
from cjm_desktop.errors import UserError
from cjm_desktop.lanes import kind_of
from cjm_desktop.ui.canvas.clipboard import PIECE, pack, unpack

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.canvas import Canvas

_NO_STEP = "This map has no step yet: drag a stage onto it first."
_NO_LANE = "This map has no lane for cards yet: drag a lane onto it first."
_NO_PIECE = (
    "This cannot be cut or copied: select stages, steps, lanes, cards or emotions. "
    "A whole map is copied by “Duplicate map”."
)


class Clipping:
    """Each method is one thing the user asks for: of the map, or of the text that is being typed."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas

    def copy(self) -> None:
        """Put what is selected on the clipboard, with all that hangs on it."""
        if self._canvas.editing.is_active:
            self._canvas.editing.field.copy()
            return
        piece = self._piece()
        if piece is not None:
            self._hold(piece)

    def cut(self) -> None:
        """Copy what is selected, then take it away: nothing goes that is not on the clipboard."""
        canvas = self._canvas
        if canvas.editing.is_active:
            canvas.editing.field.cut()
            return
        canvas.pointing.cancel()
        if not canvas.may_edit():
            return
        piece = self._piece(cut=True)
        if piece is None:
            return
        if not self._hold(piece):
            canvas.message.emit("The clipboard does not take it, so nothing was cut: try again.")
            return
        taken = delete_refs(piece.chosen)
        along = what_goes(canvas.document.project, piece.chosen)
        if not canvas.commit(Edit(f"Cut {naming(piece.roots)}", taken.apply)):
            return
        canvas.cell = piece.corner()
        canvas.show_selection()
        if along:
            one = len(piece.roots) == 1
            named = f"The {piece.roots[0].kind} was" if one else f"{len(piece.roots)} things were"
            canvas.message.emit(f"{named} cut with {along}; paste puts all of it back.")

    def paste(self) -> None:
        """Put what is on the clipboard behind what is selected, or where the keyboard stands."""
        canvas = self._canvas
        if canvas.editing.is_active:
            canvas.editing.field.paste()
            return
        canvas.pointing.cancel()
        if not canvas.may_edit():
            return
        try:
            piece = unpack(QGuiApplication.clipboard().mimeData())
            self._check_ground(piece)
            pasted = paste(canvas.document.project, piece, self._place(piece))
        except UserError as error:
            canvas.message.emit(str(error))
            return
        if canvas.commit(pasted.edit):
            canvas.document.select(Selection(pasted.refs))
            canvas.acting.show_selected()
            if pasted.said:
                canvas.message.emit(" ".join(pasted.said))

    def _piece(self, *, cut: bool = False) -> Piece | None:
        """What is selected; what cannot be taken is said."""
        canvas = self._canvas
        refs = [ref for ref in canvas.document.selection.refs if ref.kind != "map"]
        piece = piece_of(canvas.document.project, refs, cut=cut)
        if piece is None and canvas.document.selection.refs:
            canvas.message.emit(_NO_PIECE)
        return piece

    def _hold(self, piece: Piece) -> bool:
        """Put it on the clipboard. False: another program keeps it, as can happen on Windows."""
        mime = pack(piece)
        wanted = mime.data(PIECE)
        clipboard = QGuiApplication.clipboard()
        clipboard.setMimeData(mime)
        held = clipboard.mimeData()
        return held is not None and held.data(PIECE) == wanted

    def _check_ground(self, piece: Piece) -> None:
        """Loose cards need steps, and texts lanes, which they do not bring along."""
        contents = self._canvas.layout_shown.contents
        if piece.corner() is None:
            return
        if not contents.steps:
            raise UserError(_NO_STEP)
        if piece.is_text and not any(kind_of(lane.kind).takes_cards for lane in contents.lanes):
            raise UserError(_NO_LANE)

    def _place(self, piece: Piece) -> Place:
        """Behind what is selected; what was cut goes back where it was until another place is chosen."""
        canvas = self._canvas
        project, map_id = canvas.document.project, canvas.layout_shown.map_id
        refs = canvas.document.selection.refs
        cell = canvas.cell if canvas.layout_shown.has_cell(canvas.cell) else None
        if piece.cut and piece.map_id == map_id and not refs and canvas.cell == piece.corner():
            return Place(map_id, home=True)
        return place_at(project, map_id, refs, cell)

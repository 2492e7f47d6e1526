"""Copying, cutting and pasting parts of the map."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.changes import Change
from cjm_desktop.domain.contents import MapContents, contents_of
from cjm_desktop.domain.edits.cards import Cell
from cjm_desktop.domain.edits.deletion import delete_refs, naming, what_goes
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.edits.landing import Place, place_at
from cjm_desktop.domain.edits.pasting import Pasted, paste
from cjm_desktop.domain.edits.piece import Piece, piece_of
from cjm_desktop.domain.edits.reach import reach
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.numbers import counted
from cjm_desktop.domain.project import Project
from cjm_desktop.errors import UserError
from cjm_desktop.lanes import kind_of
from cjm_desktop.ui.canvas.clipboard import PIECE, Held, Packed, held_by, mime_of, pack, unpack
from cjm_desktop.ui.canvas.plan import Plan
from cjm_desktop.ui.said import said_records

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.canvas import Canvas

_NO_STEP = "This map has no step yet: drag a stage onto it first."
_NO_LANE = "This map has no lane for cards yet: drag a lane onto it first."
_NO_MAP = "The map to paste onto is gone: choose another one."
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
        canvas = self._canvas
        if canvas.editing.is_active:
            canvas.editing.field.copy()
        elif not canvas.planner.later(self.copy):
            refs = canvas.document.selection.refs
            self._run("Copying", refs, partial(self._plan_copy, refs))

    def cut(self) -> None:
        """Copy what is selected, then take it away: nothing goes that is not on the clipboard."""
        canvas = self._canvas
        if canvas.editing.is_active:
            canvas.editing.field.cut()
            return
        canvas.pointing.cancel()
        if canvas.may_edit() and not canvas.planner.later(self.cut):
            refs = canvas.document.selection.refs
            self._run("Cutting", refs, partial(self._plan_cut, refs))

    def paste(self) -> None:
        """Put what is on the clipboard behind what is selected, or where the keyboard stands."""
        canvas = self._canvas
        if canvas.editing.is_active:
            canvas.editing.field.paste()
            return
        canvas.pointing.cancel()
        if not canvas.may_edit() or canvas.planner.later(self.paste):
            return
        try:
            held = held_by(QGuiApplication.clipboard().mimeData())
        except UserError as error:
            canvas.message.emit(str(error))
            return
        target = _Target(canvas.map_id, canvas.document.selection, canvas.cell)
        canvas.planner.run("Pasting", held.size, partial(self._plan_paste, held, target))

    def _run(self, doing: str, refs: tuple[Ref, ...], plan: Callable[[Project], Plan]) -> None:
        if refs:
            size = reach(self._canvas.document.project, refs)
            self._canvas.planner.run(f"{doing} {said_records(refs)}", size, plan)

    # -- worked out, in whichever thread ---------------------------------------------------------

    def _plan_copy(self, refs: tuple[Ref, ...], project: Project) -> Plan:
        packed = pack(_piece(project, refs))
        return Plan(None, first=lambda: self._hold(packed))

    def _plan_cut(self, refs: tuple[Ref, ...], project: Project) -> Plan:
        piece = _piece(project, refs, cut=True)
        packed = pack(piece)
        taken = Edit(f"Cut {naming(piece.roots)}", delete_refs(piece.chosen).apply)
        along = what_goes(project, piece.chosen)
        named = counted(len(piece.roots), "thing was", "things were")
        if len(piece.roots) == 1:
            named = f"The {piece.roots[0].kind} was"
        said = f"{named} cut with {along}; paste puts all of it back." if along else ""
        acting = self._canvas.acting
        then, elsewhere = partial(acting.stand_at, piece.corner(), said), partial(acting.say, said)
        return Plan(taken, then, lambda: self._hold(packed, cut=True), elsewhere)

    def _plan_paste(self, held: Held, target: "_Target", project: Project) -> Plan:
        piece = unpack(held, project)
        pasted = paste(project, piece, target.place(project, piece))
        said = " ".join(pasted.said)
        elsewhere = partial(self._canvas.acting.say, said)
        return Plan(pasted.edit, partial(self._show, pasted, said), elsewhere=elsewhere)

    # -- in the window ---------------------------------------------------------------------------

    def _hold(self, packed: Packed, *, cut: bool = False) -> bool:
        """Put it on the clipboard. False: another program keeps it, as can happen on Windows."""
        clipboard = QGuiApplication.clipboard()
        clipboard.setMimeData(mime_of(packed))
        held = clipboard.mimeData()
        if held is not None and held.data(PIECE) == packed.data:
            return True
        if cut:
            self._canvas.message.emit(
                "The clipboard does not take it, so nothing was cut: try again."
            )
        return False

    def _show(self, pasted: Pasted, said: str, change: Change) -> None:
        self._canvas.acting.select_made(pasted.refs, change)
        self._canvas.acting.say(said, change)


@dataclass(frozen=True, slots=True)
class _Target:
    """Where the user stood when something was pasted."""

    map_id: str
    selection: Selection
    cell: Cell | None

    def place(self, project: Project, piece: Piece) -> Place:
        """Behind what is selected; what was cut goes back where it was until another place is chosen.

        Raises:
            UserError: The map cannot take the piece.
        """
        if self.map_id not in project.maps:
            raise UserError(_NO_MAP)
        contents = contents_of(project, self.map_id)
        _check_ground(contents, piece)
        refs = self.selection.within(project).refs
        if piece.cut and piece.map_id == self.map_id and not refs and self.cell == piece.corner():
            return Place(self.map_id, home=True)
        cell = self.cell if self.cell is not None and contents.has_cell(*self.cell) else None
        return place_at(project, self.map_id, refs, cell)


def _piece(project: Project, refs: tuple[Ref, ...], *, cut: bool = False) -> Piece:
    piece = piece_of(project, [ref for ref in refs if ref.kind != "map"], cut=cut)
    if piece is None:
        raise UserError(_NO_PIECE)
    return piece


def _check_ground(contents: MapContents, piece: Piece) -> None:
    """Loose cards need steps, and texts lanes, which they do not bring along."""
    if piece.corner() is None:
        return
    if not contents.steps:
        raise UserError(_NO_STEP)
    if piece.is_text and not any(kind_of(lane.kind).takes_cards for lane in contents.lanes):
        raise UserError(_NO_LANE)

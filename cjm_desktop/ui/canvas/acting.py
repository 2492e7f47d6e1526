"""What menus, shortcuts and keys do with what is selected."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QContextMenuEvent

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.cards import Cell
from cjm_desktop.domain.edits.deletion import delete_refs, what_goes
from cjm_desktop.domain.edits.duplicating import duplicate_refs
from cjm_desktop.domain.ids import Ref
from cjm_desktop.lanes import kind_of
from cjm_desktop.tools import PaletteEntry, palette_entries, tool_of
from cjm_desktop.ui.canvas.nudging import nudge
from cjm_desktop.ui.canvas.standing import stand_on_cell_at

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.canvas import Canvas

_KINDS = ("card", "marker", "step", "stage", "lane")


class Acting:
    """Each method is one thing the user asks for without the pointer."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas

    # -- edits -----------------------------------------------------------------------------------

    def duplicate(self) -> None:
        """Copy what is selected right beside it, and select the copies."""
        canvas = self._canvas
        canvas.accept_text()
        canvas.pointing.cancel()
        edit, copies = duplicate_refs(canvas.document.project, canvas.document.selection.refs)
        if copies and canvas.commit(edit):
            canvas.document.select(Selection(copies))
            self.show_selected()

    def delete(self) -> None:
        """Delete what is selected; what goes with it is said."""
        canvas = self._canvas
        canvas.pointing.cancel()
        refs = [ref for ref in canvas.document.selection.refs if ref.kind in _KINDS]
        if not refs:
            return
        project, cell = canvas.document.project, canvas.cell
        gone = what_goes(project, refs)
        if not canvas.commit(delete_refs(refs)):
            return
        canvas.cell = cell
        canvas.show_selection()
        if gone:
            named = f"The {refs[0].kind}" if len(refs) == 1 else f"{len(refs)} selected things"
            canvas.message.emit(f"{named} went with {gone}; undo brings all of it back.")

    def select_all(self) -> None:
        """All cards and markers of the map."""
        self._canvas.document.select(Selection(tuple(self._canvas.layout_shown.records())))

    def nudge(self, direction: tuple[int, int]) -> None:
        """Move what is selected by one place."""
        canvas = self._canvas
        edit = nudge(canvas.view(), direction)
        if edit is not None and canvas.commit(edit):
            primary = canvas.document.selection.primary
            canvas.cell = canvas.layout_shown.cell_of(primary) if primary is not None else None
            self.show_selected()

    def place(self, entry: PaletteEntry) -> None:
        """Put something from the palette at the selected cell, or the next sensible place."""
        canvas = self._canvas
        if not canvas.accept_text():
            return
        outcome = tool_of(entry).place(canvas.view(), entry)
        if outcome.choices:
            canvas.carry_out(outcome, QPointF(canvas.width() / 2, canvas.height() / 3))
            return
        canvas.carry_out(outcome)
        self.show_selected()

    def add_first_stage(self) -> None:
        entries = palette_entries(self._canvas.document.project)
        entry = next(e for e in entries if e.tool == "place_stage")
        self._canvas.carry_out(tool_of(entry).place(self._canvas.view(), entry))

    # -- text ------------------------------------------------------------------------------------

    def takes_cards(self, cell: Cell) -> bool:
        """Can a card stand in a cell?"""
        layout = self._canvas.layout_shown
        lane = layout.project.lanes.get(cell.lane_id)
        return layout.has_cell(cell) and lane is not None and kind_of(lane.kind).takes_cards

    def type_into(self, cell: Cell) -> None:
        """Type a new card into an empty cell."""
        if self.takes_cards(cell):
            self._canvas.editing.begin_new(cell)

    def edit_at(self, at: QPointF) -> None:
        """A double-click: edit what is there, or begin a card in the empty cell, or the first stage."""
        canvas = self._canvas
        layout = canvas.layout_shown
        ref = canvas.pointing.ref_at(at) or self._title_at(at)
        if ref is not None:
            canvas.edit_text(ref)
            return
        point = canvas.display.pane_at(at).to_scene(at)
        panels = (n for n in layout.scene.nodes if n.role == "persona" and n.ref is not None)
        persona = next((n.ref for n in panels if n.rect.contains(point.x, point.y)), None)
        if persona is not None:
            canvas.persona_wanted.emit(persona.id)
            return
        grid = layout.scene.grid
        column, row = grid.column_at(point.x), grid.row_at(point.y)
        if column is not None and row is not None:
            canvas.cell = Cell(row.lane_id, column.step_id)
            self.type_into(canvas.cell)
        elif not layout.contents.stages and grid.stages_y <= point.y <= grid.body.bottom:
            self.add_first_stage()

    def _title_at(self, at: QPointF) -> Ref | None:
        """The map, if its title is there."""
        layout = self._canvas.layout_shown
        point = self._canvas.display.pane_at(at).to_scene(at)
        ref = Ref("map", layout.map_id)
        node = layout.editable_node(ref)
        return ref if node is not None and node.rect.contains(point.x, point.y) else None

    # -- the view --------------------------------------------------------------------------------

    def show_selected(self) -> None:
        """Scroll to the primary selected record, unless its text is edited already."""
        canvas = self._canvas
        primary = canvas.document.selection.primary
        node = canvas.layout_shown.node_of(primary) if primary is not None else None
        if node is not None:
            canvas.show_node(node)

    def want_menu(self, event: QContextMenuEvent) -> None:
        """Ask the window for a menu, at the pointer or, from the keyboard, at what is selected."""
        canvas = self._canvas
        canvas.accept_text()
        canvas.pointing.cancel()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            primary = canvas.document.selection.primary
            node = canvas.layout_shown.node_of(primary) if primary is not None else None
            place = QPoint(canvas.width() // 2, canvas.height() // 2)
            if node is not None:
                place = canvas.display.rect_of(node).center().toPoint()
            canvas.context_menu_wanted.emit(primary, canvas.mapToGlobal(place))
            return
        ref = canvas.pointing.ref_at(QPointF(event.pos()))
        if ref is not None and ref not in canvas.document.selection:
            canvas.document.select(Selection((ref,)))
        elif ref is None:
            stand_on_cell_at(canvas, QPointF(event.pos()))
        canvas.context_menu_wanted.emit(ref, event.globalPos())

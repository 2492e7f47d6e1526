"""What menus, shortcuts and keys do with what is selected."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QContextMenuEvent

from cjm_desktop.document.prepared import Way
from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.changes import Change
from cjm_desktop.domain.edits.cards import Cell
from cjm_desktop.domain.edits.deletion import delete_refs, what_goes
from cjm_desktop.domain.edits.duplicating import duplicate_refs
from cjm_desktop.domain.edits.reach import reach
from cjm_desktop.domain.homes import home_of
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.numbers import counted
from cjm_desktop.domain.project import Project
from cjm_desktop.lanes import kind_of
from cjm_desktop.tools import PaletteEntry, palette_entries, tool_of
from cjm_desktop.ui.canvas.nudging import nudge
from cjm_desktop.ui.canvas.plan import Plan
from cjm_desktop.ui.canvas.standing import stand_on_cell_at
from cjm_desktop.ui.said import said_records

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.canvas import Canvas

_KINDS = ("card", "marker", "step", "stage", "lane")


class Acting:
    """Each method is one thing the user asks for without the pointer."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas

    # -- edits -----------------------------------------------------------------------------------

    def undo(self) -> None:
        """Undo, where no window around the map does; what is under way is awaited."""
        if not self._canvas.planner.later(self.undo):
            self._travel("Undoing", Way.BACK)

    def redo(self) -> None:
        """The same for redo."""
        if not self._canvas.planner.later(self.redo):
            self._travel("Redoing", Way.FORTH)

    def _travel(self, doing: str, way: Way) -> None:
        size = self._canvas.document.reach(way)
        self._canvas.planner.run(doing, size, lambda _project: Plan(way))

    def duplicate(self) -> None:
        """Copy what is selected right beside it, and select the copies."""
        canvas = self._canvas
        canvas.accept_text()
        canvas.pointing.cancel()
        refs = canvas.document.selection.refs
        if refs and canvas.may_edit() and not canvas.planner.later(self.duplicate):
            doing = f"Duplicating {said_records(refs)}"
            size = reach(canvas.document.project, refs)
            canvas.planner.run(doing, size, partial(self._plan_duplicate, refs))

    def _plan_duplicate(self, refs: tuple[Ref, ...], project: Project) -> Plan:
        edit, copies = duplicate_refs(project, refs)
        return Plan(edit if copies else None, partial(self.select_made, copies))

    def select_made(self, refs: tuple[Ref, ...], _change: Change) -> None:
        """Select what has just come onto the map, unless it came onto another one."""
        canvas = self._canvas
        made = canvas.document.project.find(*refs[-1]) if refs else None
        here = made is None or home_of(canvas.document.project, made) == canvas.map_id
        if here:
            canvas.document.select(Selection(refs))
            self.show_selected()

    def delete(self) -> None:
        """Delete what is selected; what goes with it is said."""
        canvas = self._canvas
        canvas.pointing.cancel()
        refs = tuple(ref for ref in canvas.document.selection.refs if ref.kind in _KINDS)
        if refs and canvas.may_edit() and not canvas.planner.later(self.delete):
            doing = f"Deleting {said_records(refs)}"
            size = reach(canvas.document.project, refs)
            canvas.planner.run(doing, size, partial(self._plan_delete, refs, canvas.cell))

    def _plan_delete(self, refs: tuple[Ref, ...], cell: Cell | None, project: Project) -> Plan:
        along = what_goes(project, refs)
        named = counted(len(refs), "selected thing", "selected things")
        if len(refs) == 1:
            named = f"The {refs[0].kind}"
        said = f"{named} went with {along}; undo brings all of it back." if along else ""
        then, elsewhere = partial(self.stand_at, cell, said), partial(self.say, said)
        return Plan(delete_refs(refs), then, elsewhere=elsewhere)

    def stand_at(self, cell: Cell | None, said: str, change: Change) -> None:
        """Stand where something has gone from the map, and say what went along."""
        self._canvas.cell = cell
        self._canvas.show_selection()
        self.say(said, change)

    def say(self, said: str, _change: Change) -> None:
        """Say what went along, if anything did."""
        if said:
            self._canvas.message.emit(said)

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

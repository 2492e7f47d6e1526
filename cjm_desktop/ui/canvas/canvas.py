"""The widget of one map: the one place where Qt events meet the tools."""

from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QWidget

from cjm_desktop.document.document import Document
from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.changes import Change
from cjm_desktop.domain.edits.cards import Cell
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.ids import Ref
from cjm_desktop.errors import UserError
from cjm_desktop.layout import Memo
from cjm_desktop.tools import Outcome, PaletteEntry, View, tool_of
from cjm_desktop.ui.canvas.accessible import install_interfaces
from cjm_desktop.ui.canvas.acting import Acting
from cjm_desktop.ui.canvas.announcing import announce_change, announce_focus
from cjm_desktop.ui.canvas.clipping import Clipping
from cjm_desktop.ui.canvas.editing import OF_THE_FIELD, Editing
from cjm_desktop.ui.canvas.hints import show_hints
from cjm_desktop.ui.canvas.keys import KEYBOARD_REASONS, Keys
from cjm_desktop.ui.canvas.map_view import MapView
from cjm_desktop.ui.canvas.outcomes import carry_out
from cjm_desktop.ui.canvas.planner import Planner
from cjm_desktop.ui.canvas.pointing import Pointing
from cjm_desktop.ui.canvas.selected import selection_marks
from cjm_desktop.ui.canvas.wheeling import pinch, touchpad, wheel

READ_ONLY = "This project is open for reading only: save elsewhere to edit it there."


class Canvas(MapView):
    """Shows one map of a document and turns events into edits; parts of its own look after the kinds of them."""

    context_menu_wanted = Signal(object, QPoint)  # Ref | None, global place
    message = Signal(str)
    armed = Signal(bool)  # a thing of the palette waits for the next click
    persona_wanted = Signal(str)  # its id

    def __init__(
        self, document: Document, parent: QWidget | None = None, memo: Memo | None = None
    ) -> None:
        super().__init__(document, parent, memo)
        install_interfaces()
        self.cell: Cell | None = None
        self._trial: Edit | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.pointing = Pointing(self)
        self.acting = Acting(self)
        self.clipping = Clipping(self)
        self.planner = Planner(self)
        self.keys = Keys(self)
        self.editing = Editing(self)
        self.setAccessibleName("Journey map")  # readers may ask at once
        self._ends = [
            document.changed.connect(self._document_changed),
            document.selected.connect(self._selection_changed),
        ]
        self.destroyed.connect(lambda _=None, ends=tuple(self._ends): [end() for end in ends])

    # -- what is shown -------------------------------------------------------------------------

    def show_map(self, map_id: str) -> None:
        """Show another map of the project, from its top left corner."""
        if map_id == self._map_id or map_id not in self.document.project.maps:
            return
        self.accept_text()
        self.pointing.cancel()
        self.cell = None
        self.start_with(map_id)
        self.show_selection()
        announce_change(self)

    def view(self) -> View:
        """What tools get to see."""
        return self.layout_shown.view(self.document.selection, self.cell)

    def lay_out(self) -> None:
        """With the text that is being typed, and what a gesture tries out."""
        shown = self.editing.preview(self.document.project)
        if self._trial is not None:
            shown = self._trial.apply(shown)
        self.in_sight = self.laid_out(shown)
        self.display.set_scene(self.in_sight.scene)
        self.show_selection()
        show_hints(self)
        self.bars.follow(self.display.camera)

    def always_shown(self) -> frozenset[str]:
        typed = self.editing.ref
        return super().always_shown() | ({typed.id} if typed is not None else set())

    def is_held(self) -> bool:
        return self.pointing.is_busy

    def whole_came(self, lower: float) -> None:
        super().whole_came(lower)
        announce_change(self)

    def try_out(self, trial: Edit | None) -> None:
        """Show the map as an edit would make it (None: as it is); the document stays untouched."""
        if trial is not self._trial:
            self._trial = trial
            self.lay_out()

    def show_selection(self, selection: Selection | None = None) -> None:
        """Mark the selection, or that which a gesture would make."""
        chosen = self.document.selection if selection is None else selection
        marks = selection_marks(self.in_sight, chosen, self.cell if self.hasFocus() else None)
        self.display.set_layer("selection", marks)

    def look_moved(self, *, zoomed: bool = False) -> None:
        super().look_moved(zoomed=zoomed)
        show_hints(self)
        self.editing.follow()
        self.pointing.refresh()

    def _document_changed(self, change: Change) -> None:
        self.pointing.cancel()
        self.editing.drop_if_gone()
        if self._map_id not in self.document.project.maps:
            self.show_map(self.document.project.maps.ordered()[0].id)
            return
        self.lay_out()
        self.editing.follow()
        self.pointing.refresh()
        announce_change(self, change)

    def _selection_changed(self, selection: Selection) -> None:
        primary = selection.primary
        if primary is not None:
            self.cell = self.layout_shown.cell_of(primary)
        self.show_selection()
        announce_focus(self)

    # -- edits ---------------------------------------------------------------------------------

    def commit(self, edit: Edit) -> bool:
        """Do an edit as one undo step; what the user can mend is said. True if it was done."""
        if not self.may_edit():
            return False
        try:
            self.document.commit(edit)
        except UserError as error:
            self.message.emit(str(error))
            return False
        return True

    def carry_out(self, outcome: Outcome, at: QPointF | None = None) -> None:
        """Do what a gesture or a palette entry came to."""
        carry_out(self, outcome, at)

    def may_edit(self) -> bool:
        """Whether the map can be changed; says so where it can only be looked at."""
        if self.document.read_only:
            self.message.emit(READ_ONLY)
        return not self.document.read_only

    # -- what menus and panels ask for ------------------------------------------------------------

    def reveal(self, ref: Ref) -> None:
        """Select a record and scroll it into view."""
        self.accept_text()
        self.document.select(Selection((ref,)))
        node = self.layout_shown.node_of(ref)
        if node is not None:
            self.show_node(node)

    def edit_text(self, ref: Ref) -> None:
        """Begin to edit a record's text in place."""
        self.editing.begin(ref)

    def accept_text(self) -> bool:
        """End the editing in place, keeping the text. False: it does not fit, and is still being edited."""
        return self.editing.accept()

    def duplicate(self) -> None:
        self.acting.duplicate()

    def select_all(self) -> None:
        self.editing.field.selectAll() if self.editing.is_active else self.acting.select_all()

    def drag_in(self, entry: PaletteEntry, global_pos: QPoint) -> None:
        """Begin to carry something from the palette; the palette forwards its mouse until the drop."""
        self.accept_text()
        self.pointing.begin(tool_of(entry).carry(self.view(), entry), carried=True)
        self.drag_in_move(global_pos, Qt.KeyboardModifier.NoModifier)

    def arm(self, entry: PaletteEntry) -> None:
        """Let the next click on the map place something from the palette; Escape puts it away."""
        if self.accept_text():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.pointing.arm(tool_of(entry).carry(self.view(), entry))

    def drag_in_move(self, global_pos: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        self.pointing.carry_to(self.pointing.local(global_pos), modifiers)

    def drag_in_drop(self, global_pos: QPoint) -> None:
        """Drop it here; a drop beside the canvas is none."""
        self.pointing.drop(self.pointing.local(global_pos))

    def drag_in_cancel(self) -> None:
        self.pointing.give_up()

    def place(self, entry: PaletteEntry) -> None:
        self.acting.place(entry)

    # -- events --------------------------------------------------------------------------------

    def hideEvent(self, event: QHideEvent) -> None:
        self.pointing.cancel()

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind in OF_THE_FIELD and self.editing.is_active:
            return self.editing.take(event)
        if isinstance(event, QNativeGestureEvent) and touchpad(self, event):
            return True
        if isinstance(event, QGestureEvent) and pinch(self, event):
            self.pointing.cancel()  # the first finger came down like a press of the mouse
            return True
        if kind in (QEvent.Type.UngrabMouse, QEvent.Type.WindowDeactivate):
            self.pointing.cancel_press()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self.keys.override(event) or super().event(event)
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.accept_text():
            self.pointing.press_event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointing.move_event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointing.release_event(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.pointing.space:
            self.pointing.cancel()
            self.acting.edit_at(event.position())
        else:
            self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointing.leave()

    def wheelEvent(self, event: QWheelEvent) -> None:
        wheel(self, event)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.acting.want_menu(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self.keys.release(event):
            super().keyReleaseEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.keys.compose(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        asked = self.keys.asked(query)
        return super().inputMethodQuery(query) if asked is None else asked

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.editing.keyboard_came()
        if event.reason() in KEYBOARD_REASONS:
            self.keys.arrive()
        self.show_selection()
        announce_focus(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.editing.keyboard_left(event.reason())
        self.pointing.set_space(False)
        self.pointing.cancel_press()
        self.show_selection()

"""The canvas for screen readers: every stage, step, lane, card and marker by name and place.

Qt forgets interfaces that Python drops, so each canvas keeps its own for as long as it lives.
"""

from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow

from cjm_desktop.domain.ids import Ref
from cjm_desktop.scene.node import Node

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.canvas import Canvas

_ROLES = {
    "stage": QAccessible.Role.ColumnHeader,
    "step": QAccessible.Role.ColumnHeader,
    "lane": QAccessible.Role.RowHeader,
}


class CanvasInterface(QAccessibleInterface):
    """The map as a list of its records."""

    def __init__(self, canvas: "Canvas") -> None:
        super().__init__()
        self._canvas = ref(canvas)  # Qt may keep the interface for longer than the canvas lives
        self._made: dict[Ref, RecordInterface] = {}

    @property
    def canvas(self) -> "Canvas":
        canvas = self._canvas()
        assert canvas is not None, "Qt asks the interface of a canvas that is gone"
        return canvas

    def refs(self) -> list[Ref]:
        """The records of the map in the order in which they are read."""
        nodes = self.canvas.layout_shown.places.records()
        return [node.ref for node in nodes if node.ref is not None]

    def of(self, to: Ref) -> "RecordInterface":
        if to not in self._made:
            self._made[to] = RecordInterface(self, to)
        return self._made[to]

    def isValid(self) -> bool:
        return self._canvas() is not None

    def object(self) -> QObject:
        return self.canvas

    def window(self) -> QWindow | None:  # type: ignore[override]  # the stub forgets that there may be none
        return self.canvas.window().windowHandle()

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        holder = self.canvas.parentWidget()
        return QAccessible.queryAccessibleInterface(holder) if holder is not None else None

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        refs = self.refs()
        return self.of(refs[index]) if 0 <= index < len(refs) else None

    def childCount(self) -> int:
        return len(self.refs())

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        place = self.canvas.mapFromGlobal(QPoint(x, y))
        pane = self.canvas.display.pane_at(place.toPointF())
        point = pane.to_scene(place.toPointF())
        node = self.canvas.layout_shown.places.at(point.x, point.y)
        return self.of(node.ref) if node is not None and node.ref is not None else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if not isinstance(child, RecordInterface):
            return -1
        return self.index_of(child.ref)

    def index_of(self, to: Ref) -> int:
        refs = self.refs()
        return refs.index(to) if to in refs else -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        primary = self.canvas.document.selection.primary
        if primary is None or self.canvas.layout_shown.node_of(primary) is None:
            return self if self.canvas.hasFocus() else None
        return self.of(primary)

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return f"Journey map {self.canvas.scene.title}".strip()
        if kind == QAccessible.Text.Description:
            return "Arrow keys move over the grid, Enter edits, Delete deletes"
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """The map's name is changed by its properties, not here."""

    def rect(self) -> QRect:
        return QRect(self.canvas.mapToGlobal(QPoint(0, 0)), self.canvas.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = 1
        state.focused = int(self.canvas.hasFocus())
        state.multiSelectable = 1
        return state


class RecordInterface(QAccessibleInterface):
    """One record: its name, where it is on the screen, and whether it is selected."""

    def __init__(self, of: CanvasInterface, to: Ref) -> None:
        super().__init__()
        self._of = of
        self.ref = to

    def _node(self) -> Node | None:
        return self._of.canvas.layout_shown.node_of(self.ref)

    def isValid(self) -> bool:
        return self._of.isValid() and self._node() is not None

    def object(self) -> QObject | None:  # type: ignore[override]  # the stub forgets that there may be none
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]  # as above
        return self._of.window()

    def parent(self) -> QAccessibleInterface:
        return self._of

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        node = self._node()
        return node.name if node is not None and kind == QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Texts are edited in place, so that the grid re-flows and undo knows of it."""

    def rect(self) -> QRect:
        node, canvas = self._node(), self._of.canvas
        if node is None:
            return QRect()
        view = canvas.display.rect_of(node).toAlignedRect()
        return QRect(canvas.mapToGlobal(view.topLeft()), view.size())

    def role(self) -> QAccessible.Role:
        return _ROLES.get(self.ref.kind, QAccessible.Role.ListItem)

    def state(self) -> QAccessible.State:
        canvas, state = self._of.canvas, QAccessible.State()
        selection = canvas.document.selection
        state.focusable = state.selectable = 1
        state.selected = int(self.ref in selection)
        state.focused = int(selection.primary == self.ref and canvas.hasFocus())
        view = self.rect().intersected(self._of.rect())
        state.offscreen = int(view.isEmpty())
        return state


class _Factory:
    """Tells Qt which interface belongs to a canvas; each canvas keeps its own, or Python would drop it."""

    def __init__(self) -> None:
        self._installed = False

    def install(self) -> None:
        if not self._installed:
            QAccessible.installFactory(self._make)
            self._installed = True

    def _make(self, _class_name: str, thing: QObject) -> QAccessibleInterface | None:
        from cjm_desktop.ui.canvas.canvas import Canvas

        return thing.interface() if isinstance(thing, Canvas) else None


_factory = _Factory()


def install_interfaces() -> None:
    """Let screen readers see canvases; does nothing the second time."""
    _factory.install()


def announce_focus(canvas: "Canvas") -> None:
    """Say what is selected now."""
    if not QAccessible.isActive() or not canvas.hasFocus():
        return
    interface = QAccessible.queryAccessibleInterface(canvas)
    primary = canvas.document.selection.primary
    if not isinstance(interface, CanvasInterface) or primary is None:
        return
    index = interface.index_of(primary)
    if index < 0:
        return
    for kind in (QAccessible.Event.Focus, QAccessible.Event.Selection):
        event = QAccessibleEvent(canvas, kind)
        event.setChild(index)
        QAccessible.updateAccessibility(event)


def announce_change(canvas: "Canvas") -> None:
    """Say that the records have changed."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(canvas, QAccessible.Event.ObjectReorder))

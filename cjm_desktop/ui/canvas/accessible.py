"""The canvas for screen readers: every stage, step, lane, card and marker by name and place.

Qt keeps the addresses of the interfaces it has seen and deletes them itself, while Python would free them when it has
no more use for them: then Qt reads what is no longer there. So each interface of ours is held here from before Qt
sees it until Qt has deleted it, and the one of a record that goes is taken back from Qt by name.
"""

from typing import TYPE_CHECKING, NamedTuple
from weakref import ref

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from shiboken6 import Shiboken

from cjm_desktop.domain.ids import Ref
from cjm_desktop.scene.node import Node

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.canvas import Canvas
    from cjm_desktop.ui.canvas.shown import Layout

_ROLES = {
    "stage": QAccessible.Role.ColumnHeader,
    "step": QAccessible.Role.ColumnHeader,
    "lane": QAccessible.Role.RowHeader,
}


class _Reading(NamedTuple):
    """The order in which the records of one layout are read; made once a layout, as readers ask one by one."""

    layout: "Layout"
    refs: list[Ref]
    places: dict[Ref, int]


class CanvasInterface(QAccessibleInterface):
    """The map as a list of its records."""

    def __init__(self, canvas: "Canvas") -> None:
        super().__init__()
        self._canvas = ref(canvas)
        self._made: dict[Ref, tuple[RecordInterface, int]] = {}  # with the numbers Qt has for them
        self._reading: _Reading | None = None

    def canvas(self) -> "Canvas | None":
        """The canvas; none when it is going: Qt asks for a while longer."""
        canvas = self._canvas()
        return canvas if canvas is not None and Shiboken.isValid(canvas) else None

    def field(self) -> QAccessibleInterface | None:
        """The text that is edited in place: a child behind the records, Qt's own interface; none while nothing is."""
        canvas = self.canvas()
        if canvas is None or not canvas.editing.is_active:
            return None
        return QAccessible.queryAccessibleInterface(canvas.editing.field)

    def refs(self) -> list[Ref]:
        """The records of the map in the order in which they are read."""
        reading = self._read()
        return reading.refs if reading is not None else []

    def _read(self) -> _Reading | None:
        canvas = self.canvas()
        if canvas is None:
            return None
        layout = canvas.layout_shown
        if self._reading is None or self._reading.layout is not layout:
            refs = [node.ref for node in layout.places.records() if node.ref is not None]
            self._reading = _Reading(layout, refs, {to: at for at, to in enumerate(refs)})
        return self._reading

    def of(self, to: Ref) -> "RecordInterface":
        """The interface of a record; the same one until the record goes."""
        if to not in self._made:
            made = RecordInterface(self, to)
            self._made[to] = made, QAccessible.registerAccessibleInterface(made)
        return self._made[to][0]

    def forget(self, gone: set[Ref] | None = None) -> None:
        """Take back from Qt the interfaces of records that are gone (None: of all)."""
        for to in list(self._made) if gone is None else gone & self._made.keys():
            record, number = self._made.pop(to)
            QAccessible.deleteAccessibleInterface(number)
            del record  # not before: Qt asks it something on the way
        self._reading = None

    def isValid(self) -> bool:
        return self.canvas() is not None

    def object(self) -> QObject | None:  # type: ignore[override]  # the stub forgets that there may be none
        return self.canvas()

    def window(self) -> QWindow | None:  # type: ignore[override]  # as above
        canvas = self.canvas()
        return canvas.window().windowHandle() if canvas is not None else None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        canvas = self.canvas()
        holder = canvas.parentWidget() if canvas is not None else None
        return QAccessible.queryAccessibleInterface(holder) if holder is not None else None

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        refs = self.refs()
        if index == len(refs):
            return self.field()
        return self.of(refs[index]) if 0 <= index < len(refs) else None

    def childCount(self) -> int:
        canvas = self.canvas()
        return len(self.refs()) + (canvas is not None and canvas.editing.is_active)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        canvas = self.canvas()
        if canvas is None:
            return None
        place = canvas.mapFromGlobal(QPoint(x, y))
        if canvas.editing.contains(place):
            return self.field()
        pane = canvas.display.pane_at(place.toPointF())
        point = pane.to_scene(place.toPointF())
        node = canvas.layout_shown.places.at(point.x, point.y)
        return self.of(node.ref) if node is not None and node.ref is not None else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if isinstance(child, RecordInterface):
            return self.index_of(child.ref)
        canvas = self.canvas()
        if canvas is None or not canvas.editing.is_active:
            return -1
        return len(self.refs()) if child.object() is canvas.editing.field else -1

    def index_of(self, to: Ref) -> int:
        reading = self._read()
        return reading.places.get(to, -1) if reading is not None else -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        canvas = self.canvas()
        if canvas is None:
            return None
        if canvas.editing.is_active:
            return self.field() if canvas.hasFocus() else None
        primary = canvas.document.selection.primary
        if primary is None or canvas.layout_shown.node_of(primary) is None:
            return self if canvas.hasFocus() else None
        return self.of(primary)

    def text(self, kind: QAccessible.Text) -> str:
        canvas = self.canvas()
        if kind == QAccessible.Text.Name and canvas is not None:
            return f"Journey map {canvas.scene.title}".strip()
        if kind == QAccessible.Text.Description:
            return "Arrow keys move over the grid, Enter edits, Delete deletes"
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """The map's name is changed by its properties, not here."""

    def rect(self) -> QRect:
        canvas = self.canvas()
        if canvas is None:
            return QRect()
        return QRect(canvas.mapToGlobal(QPoint(0, 0)), canvas.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def state(self) -> QAccessible.State:
        state, canvas = QAccessible.State(), self.canvas()
        if canvas is None:
            state.invalid = 1
            return state
        state.focusable = 1
        state.focused = int(canvas.hasFocus() and not canvas.editing.is_active)
        state.multiSelectable = 1
        return state


class RecordInterface(QAccessibleInterface):
    """One record: its name, where it is on the screen, and whether it is selected."""

    def __init__(self, of: CanvasInterface, to: Ref) -> None:
        super().__init__()
        self._of = of
        self.ref = to

    def _node(self) -> Node | None:
        canvas = self._of.canvas()
        return canvas.layout_shown.node_of(self.ref) if canvas is not None else None

    def isValid(self) -> bool:
        return self._node() is not None

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
        node, canvas = self._node(), self._of.canvas()
        if node is None or canvas is None:
            return QRect()
        view = canvas.display.rect_of(node).toAlignedRect()
        return QRect(canvas.mapToGlobal(view.topLeft()), view.size())

    def role(self) -> QAccessible.Role:
        return _ROLES.get(self.ref.kind, QAccessible.Role.ListItem)

    def state(self) -> QAccessible.State:
        state, canvas = QAccessible.State(), self._of.canvas()
        if canvas is None or not self.isValid():
            state.invalid = 1
            return state
        selection = canvas.document.selection
        state.focusable = state.selectable = 1
        state.selected = int(self.ref in selection)
        stands = canvas.hasFocus() and not canvas.editing.is_active
        state.focused = int(stands and selection.primary == self.ref)
        view = self.rect().intersected(self._of.rect())
        state.offscreen = int(view.isEmpty())
        return state


class _Interfaces:
    """Makes the interface of a canvas when Qt asks for one, and holds it until Qt has deleted it."""

    def __init__(self) -> None:
        self._installed = False
        self._held: list[CanvasInterface] = []

    def install(self) -> None:
        if not self._installed:
            QAccessible.installFactory(self._make)
            self._installed = True

    def _make(self, _class_name: str, thing: QObject) -> QAccessibleInterface | None:
        from cjm_desktop.ui.canvas.canvas import Canvas

        if not isinstance(thing, Canvas):
            return None
        made = CanvasInterface(thing)
        self._held = [*filter(Shiboken.isValid, self._held), made]
        # Before Qt deletes it or after: what Python knows of it stands in any case.
        thing.destroyed.connect(lambda _=None: made.forget())
        return made


_interfaces = _Interfaces()


def install_interfaces() -> None:
    """Let screen readers see canvases; does nothing the second time."""
    _interfaces.install()

"""What a screen reader is told at once: where the keyboard is, and that the records have changed."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleEvent

from cjm_desktop.domain.changes import Change
from cjm_desktop.domain.ids import Ref
from cjm_desktop.ui.canvas.accessible import CanvasInterface

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.canvas import Canvas


def _interface_of(canvas: "Canvas") -> CanvasInterface | None:
    """The interface of a canvas, if anybody reads the screen."""
    if not QAccessible.isActive():
        return None
    interface = QAccessible.queryAccessibleInterface(canvas)
    return interface if isinstance(interface, CanvasInterface) else None


def announce_focus(canvas: "Canvas") -> None:
    """Say what is selected now."""
    here = canvas.hasFocus() and not canvas.editing.is_active
    interface = _interface_of(canvas) if here else None
    primary = canvas.document.selection.primary
    if interface is None or primary is None:
        return
    index = interface.index_of(primary)
    if index < 0:
        return
    for kind in (QAccessible.Event.Focus, QAccessible.Event.Selection):
        event = QAccessibleEvent(canvas, kind)
        event.setChild(index)
        QAccessible.updateAccessibility(event)


def announce_change(canvas: "Canvas", change: Change | None = None) -> None:
    """Say that the records have changed (None: that all are others)."""
    interface = _interface_of(canvas)
    if interface is None:
        return
    gone = {Ref(r.KIND, r.id) for r in change.removed} if change is not None else None
    interface.forget(gone)
    QAccessible.updateAccessibility(QAccessibleEvent(canvas, QAccessible.Event.ObjectReorder))


def announce_field(canvas: "Canvas") -> None:
    """Say that a text is edited in place, and has the keyboard, or that it no longer is."""
    if _interface_of(canvas) is None:
        return
    field, kinds = canvas.editing.field, QAccessible.Event
    if not canvas.editing.is_active:
        QAccessible.updateAccessibility(QAccessibleEvent(field, kinds.ObjectDestroyed))
        announce_focus(canvas)
        return
    for kind in (kinds.ObjectCreated, kinds.Focus):
        QAccessible.updateAccessibility(QAccessibleEvent(field, kind))

"""Wheel, touchpad and touch screen: scroll and zoom."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.map_view import MapView

_WHEEL_PIXELS = 64.0  # a notch of the wheel
_ZOOM_BASE = 1.2  # a notch with Ctrl


def wheel(canvas: "MapView", event: QWheelEvent) -> None:
    """Scroll; with Shift sideways, with Ctrl zoom at the pointer. Touchpads speak in pixels, wheels in notches."""
    pixels, angle = event.pixelDelta(), event.angleDelta()
    control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    if control:
        notches = angle.y() / 120.0 if angle.y() else pixels.y() / _WHEEL_PIXELS
        canvas.zoom_by(_ZOOM_BASE**notches, event.position())
        return
    by = QPointF(pixels) if not pixels.isNull() else QPointF(angle) * (_WHEEL_PIXELS / 120.0)
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not by.x():
        by = QPointF(by.y(), 0.0)
    canvas.scroll_by(-by.x(), -by.y())


def touchpad(canvas: "MapView", event: QNativeGestureEvent) -> bool:
    """A pinch on a touchpad; a tap with two fingers shows all, or comes back to 100 %."""
    kind = event.gestureType()
    if kind == Qt.NativeGestureType.ZoomNativeGesture:
        # Qt counts the place from the corner of the window, whatever widget the event comes to.
        anchor = canvas.mapFromGlobal(event.globalPosition())
        canvas.zoom_by(max(0.1, 1.0 + event.value()), anchor)
    elif kind == Qt.NativeGestureType.SmartZoomNativeGesture:
        if abs(canvas.zoom - 1.0) < 0.01:
            canvas.zoom_fit()
        else:
            canvas.zoom_actual()
    else:
        return False
    return True


def pinch(canvas: "MapView", event: QGestureEvent) -> bool:
    """A pinch on a touch screen: what lies between the fingers stays there, also when they move on."""
    found = event.gesture(Qt.GestureType.PinchGesture)
    if not isinstance(found, QPinchGesture):
        return False
    # Qt counts these places from the corner of the screen.
    before = canvas.mapFromGlobal(found.lastCenterPoint())
    now = canvas.mapFromGlobal(found.centerPoint())
    canvas.zoom_by(found.scaleFactor(), before)
    if before != now:
        canvas.scroll_by(before.x() - now.x(), before.y() - now.y())
    return True

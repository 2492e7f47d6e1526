"""The pointer on the canvas: presses and drags become gestures."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent

from cjm_desktop.domain.ids import Ref
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.tools import Gesture, Pointer, Preview, Tool, tool_for
from cjm_desktop.ui.canvas.edges import EdgeScroll
from cjm_desktop.ui.canvas.running import RunningGesture
from cjm_desktop.ui.canvas.selected import gesture_marks, hover_marks

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.canvas import Canvas

_CURSORS = {
    "arrow": Qt.CursorShape.ArrowCursor,
    "hand": Qt.CursorShape.OpenHandCursor,
    "size_hor": Qt.CursorShape.SizeHorCursor,
    "size_ver": Qt.CursorShape.SizeVerCursor,
    "cross": Qt.CursorShape.CrossCursor,
}


class Pointing:
    """Knows the one gesture or pan that is going on."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self._running: RunningGesture | None = None
        self._carried = False  # by the palette, which holds the mouse, or armed by it
        self.is_armed = False  # the next click places what the palette has given
        self._at = QPointF()
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self._pan_from: QPointF | None = None  # what the pointer holds: its place plus the camera's
        self.space = False
        self._hovered: Ref | None = None
        self._edges = EdgeScroll(canvas, self._dragged_at)

    @property
    def is_busy(self) -> bool:
        """Is a gesture going on?"""
        return self._running is not None

    @property
    def preview(self) -> Preview | None:
        """What the gesture that is going on shows."""
        return self._running.preview if self._running is not None else None

    # -- gestures ------------------------------------------------------------------------------

    def begin(self, gesture: Gesture, *, carried: bool = False) -> None:
        """Start a gesture; one that was going on is cancelled."""
        self.cancel()
        self._running, self._carried = RunningGesture(gesture), carried
        self._edges.begin(None if carried else self._at)
        self._running.start()
        self._show()

    def arm(self, gesture: Gesture) -> None:
        """Let the gesture follow the pointer without a button; the next click ends it."""
        self.begin(gesture, carried=True)
        self.is_armed = True
        self._set_cursor(Qt.CursorShape.CrossCursor)
        self._canvas.armed.emit(True)

    def cancel(self) -> None:
        """End the gesture as if it had never begun."""
        if self._running is not None:
            self._running.cancel()
            self._finish()

    def give_up(self) -> None:
        """The user takes the gesture back: the view goes where it was, too."""
        self.cancel()
        self._edges.take_back()

    def cancel_press(self) -> None:
        """End a gesture whose button can no longer be seen; one from the palette goes on."""
        self._pan_from = None
        if not self._carried:
            self.cancel()

    def move_to(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The gesture's pointer is here now."""
        self._at, self._modifiers = at, modifiers
        if self._running is not None:
            self._edges.follow(at)
            self._running.move(self._pointer())
            self._show()

    def release(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """End the gesture here and do what came of it."""
        self._at, self._modifiers = at, modifiers
        if self._running is None:
            return
        outcome = self._running.release(self._pointer(released=True))
        self._finish()
        self._canvas.carry_out(outcome, at)

    def hold(self, modifiers: Qt.KeyboardModifier) -> None:
        """Ctrl, Alt or Shift went down or up in the middle of a gesture."""
        self.move_to(self._at, modifiers)

    def carry_to(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """What comes from the palette is here now; beside the canvas nothing is shown."""
        if not self._carried:
            return
        if self._canvas.rect().contains(at.toPoint()):
            self.move_to(at, modifiers)
        else:
            self._at = at
            self._edges.follow(at)
            self._canvas.display.set_layer("gesture", [])

    def drop(self, at: QPointF) -> None:
        """What comes from the palette is dropped here; beside the canvas that means nothing."""
        if not self._carried:
            return
        if self._canvas.rect().contains(at.toPoint()):
            self._canvas.setFocus(Qt.FocusReason.MouseFocusReason)
            self.release(at, self._modifiers)
        else:
            self.cancel()

    def refresh(self) -> None:
        """The view has moved below the pointer: the gesture shows what that means."""
        outside = self._carried and not self._canvas.rect().contains(self._at.toPoint())
        if self._running is not None and not outside:
            self.move_to(self._at, self._modifiers)
        elif self._hovered is not None:
            self._hover(self._at)  # what was under the pointer may have moved away

    def _finish(self) -> None:
        self._running = None
        self._carried, was_armed, self.is_armed = False, self.is_armed, False
        self._edges.stop()
        if was_armed:
            self._canvas.armed.emit(False)
        canvas = self._canvas
        canvas.display.set_layer("gesture", [])
        canvas.display.ghosts.forget()
        canvas.try_out(None)
        canvas.show_selection()
        self._hover(self._at)

    def _show(self) -> None:
        if self._running is None:
            return
        if self._running.outcome is not None:  # it failed
            outcome = self._running.outcome
            self._finish()
            self._canvas.carry_out(outcome, self._at)
            return
        canvas, preview = self._canvas, self._running.preview
        canvas.try_out(preview.trial)
        canvas.display.activate(canvas.display.pane_at(self._at))
        point = canvas.display.panes.active.to_scene(self._at)
        marks = gesture_marks(canvas.layout_shown, preview, Rect(point.x, point.y, 0.0, 0.0))
        canvas.display.set_layer("gesture", marks)
        if preview.selection is not None:
            canvas.show_selection(preview.selection)
        if preview.dragging:
            canvas.display.set_layer("hover", [])
            going = Qt.CursorShape.CrossCursor if self.is_armed else Qt.CursorShape.ClosedHandCursor
            self._set_cursor(Qt.CursorShape.ForbiddenCursor if preview.refused else going)
            if not self.is_armed:
                self._edges.start()

    def _pointer(self, released: bool = False) -> Pointer:
        pane = self._canvas.display.pane_at(self._at)
        point = pane.to_scene(self._at)
        held = self._modifiers
        return Pointer(
            point.x,
            point.y,
            shift=bool(held & Qt.KeyboardModifier.ShiftModifier),
            control=bool(held & Qt.KeyboardModifier.ControlModifier),
            alt=bool(held & Qt.KeyboardModifier.AltModifier),
            scale=pane.scale,
            released=released,
        )

    def _dragged_at(self) -> QPointF | None:
        """Where something is dragged over the map; None while nothing is."""
        if self._running is None or not self._running.preview.dragging:
            return None
        beside = self._carried and not self._canvas.rect().contains(self._at.toPoint())
        return None if beside else self._at

    # -- the mouse -----------------------------------------------------------------------------

    def press_event(self, event: QMouseEvent) -> None:
        at, button = event.position(), event.button()
        self._at, self._modifiers = at, event.modifiers()
        if button == Qt.MouseButton.MiddleButton or (
            button == Qt.MouseButton.LeftButton and self.space
        ):
            self.cancel()
            camera = self._canvas.display.camera
            self._pan_from = at + QPointF(camera.x, camera.y)
            self._set_cursor(Qt.CursorShape.ClosedHandCursor)
        elif button == Qt.MouseButton.LeftButton and self.is_armed:
            self.carry_to(at, event.modifiers())
        elif button == Qt.MouseButton.LeftButton:
            tool = self._tool()
            if tool is not None:
                self.begin(tool.press(self._canvas.view(), self._pointer()))
        elif button == Qt.MouseButton.RightButton:
            self.cancel()

    def move_event(self, event: QMouseEvent) -> None:
        at, held = event.position(), event.buttons()
        if self._pan_from is not None:
            if held & (Qt.MouseButton.MiddleButton | Qt.MouseButton.LeftButton):
                offset = self._pan_from - at
                self._canvas.scroll_to(offset.x(), offset.y())
            else:
                self._pan_from = None
        elif self.is_armed:
            self.carry_to(at, event.modifiers())
        elif self._running is not None and not self._carried:
            if held & Qt.MouseButton.LeftButton:
                self.move_to(at, event.modifiers())
            else:
                self.cancel()  # the release went elsewhere
        else:
            self._at, self._modifiers = at, event.modifiers()
            self._hover(at)

    def release_event(self, event: QMouseEvent) -> None:
        if self._pan_from is not None and event.button() in (
            Qt.MouseButton.MiddleButton,
            Qt.MouseButton.LeftButton,
        ):
            self._pan_from = None
            self._hover(event.position())
        elif event.button() == Qt.MouseButton.LeftButton and self.is_armed:
            self.drop(event.position())
        elif event.button() == Qt.MouseButton.LeftButton and not self._carried:
            self.release(event.position(), event.modifiers())

    def leave(self) -> None:
        self._hovered = None
        if self.is_armed:
            self._canvas.display.set_layer("gesture", [])
        self._canvas.display.set_layer("hover", [])

    def set_space(self, held: bool) -> None:
        """Space makes a drag pan."""
        self.space = held
        self._hover(self._at)

    def ref_at(self, at: QPointF) -> Ref | None:
        """The record under a place of the view."""
        self._at = at
        pointer = self._pointer()
        node = self._canvas.layout_shown.places.at(pointer.x, pointer.y, 4.0 / pointer.scale)
        return node.ref if node is not None else None

    def _tool(self) -> Tool | None:
        return tool_for(self._canvas.view(), self._pointer())

    def _hover(self, at: QPointF) -> None:
        canvas = self._canvas
        if self._running is not None or not canvas.in_sight.is_whole:
            return
        if self.space:
            self._set_cursor(Qt.CursorShape.OpenHandCursor)
            return
        if not canvas.rect().contains(at.toPoint()):
            return
        tool = self._tool()
        self._set_cursor(_CURSORS[tool.cursor] if tool is not None else Qt.CursorShape.ArrowCursor)
        self._hovered = self.ref_at(at)
        selection = canvas.document.selection
        canvas.display.set_layer(
            "hover", hover_marks(canvas.layout_shown, self._hovered, selection)
        )

    def _set_cursor(self, shape: Qt.CursorShape) -> None:
        if self._canvas.cursor().shape() != shape:
            self._canvas.setCursor(shape)

    def local(self, global_pos: QPoint) -> QPointF:
        return QPointF(self._canvas.mapFromGlobal(global_pos))

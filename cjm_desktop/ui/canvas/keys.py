"""The keyboard on the canvas: steer over the grid, type into it, nudge what is selected."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence

from cjm_desktop.document.selection import Selection
from cjm_desktop.ui.canvas.standing import edit_here, place_of_keyboard, stand_on
from cjm_desktop.ui.canvas.steering import DOWN, LEFT, RIGHT, UP, Stand, step_from

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.canvas import Canvas

_ARROWS = {
    Qt.Key.Key_Left: LEFT,
    Qt.Key.Key_Right: RIGHT,
    Qt.Key.Key_Up: UP,
    Qt.Key.Key_Down: DOWN,
}
_HELD = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_PAGES = {Qt.Key.Key_PageUp: -0.85, Qt.Key.Key_PageDown: 0.85}
KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Keys:
    """Decides what a key does; a key that means nothing here goes on to the window."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        acting = canvas.acting
        standard = QKeySequence.StandardKey
        self._standard: tuple[tuple[QKeySequence.StandardKey, Callable[[], object]], ...] = (
            (standard.Copy, canvas.clipping.copy),
            (standard.Cut, canvas.clipping.cut),
            (standard.Paste, canvas.clipping.paste),
            (standard.SelectAll, acting.select_all),
            (standard.Delete, acting.delete),
            (standard.Backspace, acting.delete),
            (standard.Undo, acting.undo),
            (standard.Redo, acting.redo),
            (standard.ZoomIn, canvas.zoom_in),
            (standard.ZoomOut, canvas.zoom_out),
        )
        self._with_control: dict[int, Callable[[], object]] = {
            Qt.Key.Key_D: acting.duplicate,
            Qt.Key.Key_0: canvas.zoom_actual,
            Qt.Key.Key_1: canvas.zoom_fit,
            Qt.Key.Key_Equal: canvas.zoom_in,
        }

    def override(self, event: QKeyEvent) -> bool:
        """Claim keys before the window's shortcuts: letters that begin a text, Escape in a gesture."""
        canvas = self._canvas
        stops = canvas.pointing.is_busy or canvas.planner.is_busy
        if stops and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        if _letters(event) and self._can_type():
            event.accept()
            return True
        return False

    def press(self, event: QKeyEvent) -> bool:
        """True if the key meant something."""
        pointing, key = self._canvas.pointing, event.key()
        if pointing.is_busy and (not pointing.is_armed or key == Qt.Key.Key_Escape):
            return self._press_in_gesture(event)
        if key == Qt.Key.Key_Space and not event.modifiers():
            pointing.set_space(True)
            return True
        if key == Qt.Key.Key_Escape:
            return self._clear()
        if key in _ARROWS:
            return self._arrow(event)
        if key in _ENTER and not event.modifiers():
            self._enter()
            return True
        return self._command(event) or self._type(event)

    def release(self, event: QKeyEvent) -> bool:
        pointing = self._canvas.pointing
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat() and pointing.space:
            pointing.set_space(False)
            return True
        if pointing.is_busy and event.key() in _HELD:
            pointing.hold(event.modifiers())
            return True
        return False

    def arrive(self) -> None:
        """The keyboard comes to the canvas: it must stand somewhere, so that one sees where."""
        canvas = self._canvas
        if not canvas.document.selection.refs and canvas.cell is None:
            stand_on(canvas, step_from(canvas.layout_shown, Stand(), DOWN))

    def compose(self, event: QInputMethodEvent) -> None:
        """An input method begins to write: a field takes over, with all that was composed."""
        if not event.preeditString() and not event.commitString():
            return
        if self._canvas.editing.take_late(event.commitString()):
            return
        if self._can_type():
            edit_here(self._canvas, replacing=True)
        if self._canvas.editing.is_active:
            self._canvas.editing.take(event)
        elif event.preeditString():
            QGuiApplication.inputMethod().reset()  # or it would go on unseen

    def asked(self, query: Qt.InputMethodQuery) -> Any:
        """What an input method wants to know of the place where one types; None: nothing of its own."""
        if self._canvas.editing.is_active:
            return self._canvas.editing.asked(query)
        here = query == Qt.InputMethodQuery.ImCursorRectangle
        return place_of_keyboard(self._canvas) if here else None

    def _press_in_gesture(self, event: QKeyEvent) -> bool:
        """Escape cancels, Ctrl and Alt change what is done; Delete first lets go."""
        pointing, key = self._canvas.pointing, event.key()
        if key == Qt.Key.Key_Escape:
            pointing.give_up()
        elif key in _HELD:
            pointing.hold(event.modifiers())
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._canvas.acting.delete()
        return True

    def _clear(self) -> bool:
        """Escape: stop what is under way, or else let go of what is selected."""
        canvas = self._canvas
        if canvas.planner.is_busy:
            canvas.planner.cancel()
            return True
        if not canvas.document.selection.refs and canvas.cell is None:
            return False
        stand_on(canvas, Stand())
        return True

    def _arrow(self, event: QKeyEvent) -> bool:
        canvas, direction = self._canvas, _ARROWS[Qt.Key(event.key())]
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.ControlModifier:
            canvas.acting.nudge(direction)
            return True
        if held not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            return False
        before = canvas.document.selection
        stand = step_from(canvas.layout_shown, Stand(before.primary, canvas.cell), direction)
        stand_on(canvas, stand)
        if held and stand.ref is not None:
            rest = Selection(tuple(r for r in before.refs if r != stand.ref))
            canvas.document.select(rest.joined((stand.ref,)))
        return True

    def _enter(self) -> None:
        canvas = self._canvas
        if not canvas.layout_shown.contents.stages and not canvas.document.selection.refs:
            canvas.acting.add_first_stage()
        else:
            edit_here(canvas)

    def _command(self, event: QKeyEvent) -> bool:
        for standard, run in self._standard:
            if event.matches(standard):
                run()
                return True
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            found = self._with_control.get(event.key())
            if found is not None:
                found()
                return True
        if event.key() in _PAGES:
            self._canvas.scroll_by(0.0, _PAGES[Qt.Key(event.key())] * self._canvas.height())
            return True
        return False

    def _type(self, event: QKeyEvent) -> bool:
        """A letter begins a text in the place of what stands there, as in a sheet."""
        if not _letters(event):
            return False
        if len(self._canvas.document.selection) > 1:
            self._canvas.message.emit("Several things are selected: select one to type into it.")
            return True
        if not self._can_type():
            return False
        edit_here(self._canvas, replacing=True)
        self._canvas.editing.insert(event.text())
        return True

    def _can_type(self) -> bool:
        canvas = self._canvas
        selection = canvas.document.selection
        if canvas.document.read_only or len(selection) > 1:
            return False  # nobody sees which of several texts would be replaced
        if selection.primary is not None:
            return canvas.editing.can_edit(selection.primary)
        return canvas.cell is not None and canvas.acting.takes_cards(canvas.cell)


def _letters(event: QKeyEvent) -> bool:
    text = event.text()
    held = event.modifiers() & (
        Qt.KeyboardModifier.ControlModifier
        | Qt.KeyboardModifier.AltModifier
        | Qt.KeyboardModifier.MetaModifier
    )
    alt_gr = held == (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return bool(text) and text.isprintable() and not text.isspace() and (not held or alt_gr)

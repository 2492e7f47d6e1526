"""A user for tests: real Qt events sent to a real widget.

`QTest.mouseMove` carries no buttons and `QDrag` blocks, so mouse events are made here and sent with `sendEvent`.
Places are `(x, y)` in pixels of the widget.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

Place = tuple[float, float]
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class Robot:
    """Holds the mouse buttons and modifiers of one user over one widget."""

    def __init__(self, widget: QWidget) -> None:
        self.widget = widget
        self.held = NONE
        self._buttons = Qt.MouseButton.NoButton
        self._at: Place = (0.0, 0.0)

    def press(self, at: Place, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> "Robot":
        self.hover(at)
        self._buttons |= button
        return self._send(QEvent.Type.MouseButtonPress, at, button)

    def move(self, *places: Place) -> "Robot":
        """Move through places with whatever buttons are held."""
        for at in places:
            self._send(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton)
        return self

    def hover(self, at: Place) -> "Robot":
        return self.move(at)

    def release(
        self, at: Place | None = None, button: Qt.MouseButton = Qt.MouseButton.LeftButton
    ) -> "Robot":
        self._buttons &= ~button
        return self._send(QEvent.Type.MouseButtonRelease, at or self._at, button)

    def click(self, at: Place, held: Qt.KeyboardModifier = NONE) -> "Robot":
        before, self.held = self.held, held
        self.press(at).release(at)
        self.held = before
        return self

    def double_click(self, at: Place) -> "Robot":
        """As the window system sends it: press, release, double-click, release."""
        self.click(at)
        self._buttons |= Qt.MouseButton.LeftButton
        self._send(QEvent.Type.MouseButtonDblClick, at, Qt.MouseButton.LeftButton)
        return self.release(at)

    def drag(
        self,
        start: Place,
        end: Place,
        *,
        via: Iterable[Place] = (),
        held: Qt.KeyboardModifier = NONE,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    ) -> "Robot":
        """Press, move in small steps, release."""
        before, self.held = self.held, held
        self.press(start, button)
        self.glide(*via, end)
        self.release(end, button)
        self.held = before
        return self

    def glide(self, *places: Place, steps: int = 6) -> "Robot":
        """Move through places in small steps, without releasing."""
        for goal in places:
            x, y = self._at
            for n in range(1, steps + 1):
                share = n / steps
                self.move((x + (goal[0] - x) * share, y + (goal[1] - y) * share))
        return self

    def wheel(
        self, at: Place, notches: float = -1.0, held: Qt.KeyboardModifier = NONE, pixels: int = 0
    ) -> "Robot":
        local = QPointF(*at)
        event = QWheelEvent(
            local,
            QPointF(self.widget.mapToGlobal(local.toPoint())),
            QPoint(0, pixels),
            QPoint(0, round(120 * notches)),
            self._buttons,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.widget, event)
        return self

    def key(
        self,
        key: Qt.Key,
        held: Qt.KeyboardModifier = NONE,
        text: str = "",
        *,
        to: QWidget | None = None,
    ) -> "Robot":
        """Press and release a key, with the shortcut check that a window makes before."""
        target = to or self.focused
        override = QKeyEvent(QEvent.Type.ShortcutOverride, key, held, text)
        QApplication.sendEvent(target, override)
        QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, held, text))
        QApplication.sendEvent(
            to or self.focused, QKeyEvent(QEvent.Type.KeyRelease, key, held, text)
        )
        return self

    def hold(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> "Robot":
        """Press a key and keep it down; what is held counts for the mouse from now on."""
        self.held = held
        QApplication.sendEvent(self.widget, QKeyEvent(QEvent.Type.KeyPress, key, held))
        return self

    def let_go(self, key: Qt.Key) -> "Robot":
        self.held = NONE
        QApplication.sendEvent(self.widget, QKeyEvent(QEvent.Type.KeyRelease, key, NONE))
        return self

    def type(self, text: str) -> "Robot":
        """Type letters wherever the focus is."""
        for letter in text:
            if letter == "\n":
                self.key(Qt.Key.Key_Return, text="\r")
            else:
                self.key(Qt.Key.Key_unknown, text=letter)
        return self

    def compose(self, *stages: str, commit: str = "") -> "Robot":
        """Write with an input method: what it shows on the way, then what it makes of it ("": nothing yet)."""
        for letters in stages:
            QApplication.sendEvent(self.focused, QInputMethodEvent(letters, []))
        if commit:
            event = QInputMethodEvent("", [])
            event.setCommitString(commit)
            QApplication.sendEvent(self.focused, event)
        return self

    def accept(self) -> "Robot":
        """End the typing and keep the text, by the key that does it for every text."""
        return self.key(Qt.Key.Key_Return, CONTROL)

    @property
    def focused(self) -> QWidget:
        """The widget that has the keyboard: the one with the focus, or the robot's own."""
        return self.widget.window().focusWidget() or self.widget

    def _send(self, kind: QEvent.Type, at: Place, button: Qt.MouseButton) -> "Robot":
        self._at = at
        local = QPointF(*at)
        place = QPointF(self.widget.mapToGlobal(local.toPoint()))
        event = QMouseEvent(kind, local, place, button, self._buttons, self.held)
        QApplication.sendEvent(self.widget, event)
        return self

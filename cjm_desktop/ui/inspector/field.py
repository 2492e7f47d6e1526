"""Fields of a form: each shows one value and says when the user has finished changing it."""

from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)


class Mixed:
    """Stands for 'the selected records differ here'."""


MIXED = Mixed()


class Field(QWidget):
    """Base of all fields. `committed` carries a value that differs from the one that was shown.

    `typed` says that the user may have typed something that is not committed yet.
    """

    committed = Signal(object)
    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: Any = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)

    @property
    def control(self) -> QWidget:
        """What takes the focus and carries the accessible name."""
        raise NotImplementedError

    @property
    def shown(self) -> Any:
        """The value of the project as it was last shown."""
        return self._shown

    def show_value(self, value: Any) -> None:
        """Show a value of the project; what the user is typing right now is left alone."""
        if self.pending():
            return
        self._shown = value
        self._display(value)

    def pending(self) -> bool:
        """Has the user typed something that is not committed yet?"""
        return False

    def draft(self) -> Any:
        """The value that `commit` would hand over; only while it is pending."""
        return self._shown

    def commit(self) -> None:
        """Hand over what was typed; does nothing when nothing differs."""

    def name(self, title: str, description: str = "") -> None:
        """Say to a screen reader what the field is."""
        self.control.setAccessibleName(title)
        if description:
            self.control.setAccessibleDescription(description)
            self.control.setToolTip(description)

    def _display(self, value: Any) -> None:
        raise NotImplementedError

    def _give(self, value: Any) -> None:
        if value != self._shown:
            self._shown = value
            self.committed.emit(value)


def _is_history(event: QEvent) -> bool:
    override = event.type() == QEvent.Type.ShortcutOverride
    return (override and isinstance(event, QKeyEvent)) and (
        event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    )


class _Line(QLineEdit):
    """A line that leaves undo to the document while nothing is typed."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        if not self.isModified() and _is_history(event):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class TextField(Field):
    """One line of text."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.line = _Line()
        self.line.setPlaceholderText(placeholder)
        self.line.returnPressed.connect(self.commit)
        self.line.left.connect(self.commit)
        self.line.textEdited.connect(lambda _text: self.typed.emit())
        self._placeholder = placeholder
        self._rows.addWidget(self.line)

    @property
    def control(self) -> QWidget:
        return self.line

    def pending(self) -> bool:
        return self.line.isModified() and self.line.text() != self._text(self._shown)

    def commit(self) -> None:
        if self.pending():
            self.line.setModified(False)
            self._give(self.draft())

    def draft(self) -> Any:
        return self._parse(self.line.text())

    def _display(self, value: Any) -> None:
        mixed = value is MIXED
        self.line.setPlaceholderText("Several values" if mixed else self._placeholder)
        text = self._text(value)
        if text != self.line.text():
            place = self.line.cursorPosition()
            self.line.setText(text)
            self.line.setCursorPosition(min(place, len(text)) if self.line.hasFocus() else 0)
        self.line.setModified(False)

    def _text(self, value: Any) -> str:
        return "" if value is MIXED or value is None else str(value)

    def _parse(self, text: str) -> Any:
        return text


class TagsField(TextField):
    """Words separated by commas."""

    def _text(self, value: Any) -> str:
        return "" if value is MIXED or value is None else ", ".join(value)

    def _parse(self, text: str) -> Any:
        words = [word.strip() for word in text.split(",")]
        return tuple(dict.fromkeys(word for word in words if word))


class _Area(QPlainTextEdit):
    """Several lines that grow with their text; Tab goes to the next field."""

    left = Signal()
    finished = Signal()

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """As high as the text, between the least and the most number of lines."""
        wanted = int(self.document().size().height())
        lines = min(max(wanted, self._least), self._most)
        self.setFixedHeight(ceil(lines * QFontMetricsF(self.font()).lineSpacing()) + 18)
        policy = Qt.ScrollBarPolicy
        needed = wanted > self._most
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if needed else policy.ScrollBarAlwaysOff
        )

    def event(self, event: QEvent) -> bool:
        if not self.document().isModified() and _is_history(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class AreaField(Field):
    """A text of several lines."""

    def __init__(self, placeholder: str = "", least: int = 2, most: int = 12) -> None:
        super().__init__()
        self.area = _Area(least, most)
        self.area.setPlaceholderText(placeholder)
        self._placeholder = placeholder
        self.area.left.connect(self.commit)
        self.area.textChanged.connect(self.typed)
        self.area.finished.connect(self.commit)
        self._rows.addWidget(self.area)

    @property
    def control(self) -> QWidget:
        return self.area

    def pending(self) -> bool:
        modified = self.area.document().isModified()
        return modified and self.area.toPlainText() != self._text(self._shown)

    def commit(self) -> None:
        if self.pending():
            self.area.document().setModified(False)
            self._give(self.draft())

    def draft(self) -> Any:
        return self.area.toPlainText()

    def _display(self, value: Any) -> None:
        text = self._text(value)
        self.area.setPlaceholderText("Several values" if value is MIXED else self._placeholder)
        if text != self.area.toPlainText():
            self.area.setPlainText(text)
        self.area.document().setModified(False)

    def _text(self, value: Any) -> str:
        return "" if value is MIXED or value is None else str(value)


class WheelGuard(QObject):
    """Turning the wheel over a form scrolls the form; only a focused control takes it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        idle = isinstance(watched, QWidget) and not watched.hasFocus()
        if idle and isinstance(event, QWheelEvent):
            event.ignore()
            return True
        return False


def indent(spin: QAbstractSpinBox) -> None:
    """Let a number begin where the texts of other fields begin: style sheets leave that room out."""
    spin.lineEdit().setTextMargins(7, 0, 0, 0)


def guard_wheel(widget: QWidget) -> None:
    """Keep a control from changing when the form below the pointer is scrolled."""
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    guard = WheelGuard(widget)
    widget.installEventFilter(guard)

"""What an input method is composing: it belongs to what was typed, though no field counts it as text yet."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit


class ComposingLine(QLineEdit):
    """A line that knows what is being composed in it."""

    _composed = ""

    @property
    def is_composing(self) -> bool:
        return bool(self._composed)

    def written(self) -> str:
        """The text with what is being composed, as it stands on the screen."""
        return _with(self.text(), self.cursorPosition(), self._composed)

    def finish_composing(self) -> None:
        """Make text of what is being composed, as a click elsewhere does."""
        composed, wanted = self._composed, self.written()
        if composed:
            QGuiApplication.inputMethod().commit()
        if self._composed or self.text() != wanted:
            self.inputMethodEvent(_final(composed))

    def setText(self, text: str | None) -> None:
        self._composed = ""
        super().setText(text)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        before, self._composed = self._composed, event.preeditString()
        super().inputMethodEvent(kept(event, before))
        if before != self._composed:
            self.textEdited.emit(self.text())


class ComposingArea(QPlainTextEdit):
    """Several lines that know what is being composed in them."""

    @property
    def is_composing(self) -> bool:
        return bool(composed_in(self))

    def written(self) -> str:
        """The text with what is being composed, as it stands on the screen."""
        return written_in(self)

    def finish_composing(self) -> None:
        """Make text of what is being composed, as a click elsewhere does."""
        finish_composing_in(self)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(kept(event, composed_in(self)))


def written_in(field: QTextEdit | QPlainTextEdit) -> str:
    """The text of a field with what is being composed in it."""
    return _with(field.toPlainText(), field.textCursor().position(), composed_in(field))


def composed_in(field: QTextEdit | QPlainTextEdit) -> str:
    """What is being composed in a field, '' when nothing is."""
    return field.textCursor().block().layout().preeditAreaText()


def finish_composing_in(field: QTextEdit | QPlainTextEdit) -> None:
    """Make text of what is being composed in a field, as a click elsewhere does."""
    composed, wanted = composed_in(field), written_in(field)
    if not composed:
        return
    QGuiApplication.inputMethod().commit()
    if composed_in(field) or field.toPlainText() != wanted:
        field.inputMethodEvent(_final(composed))


def kept(event: QInputMethodEvent, composed: str) -> QInputMethodEvent:
    """What an input method says, but for one that forgets what it composed because of a click elsewhere.

    Those for Chinese do; so `finish_composing` does not rely on their answer either.
    """
    says_nothing = not event.preeditString() and not event.commitString()
    clicking = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
    return _final(composed) if composed and says_nothing and clicking else event


def _final(text: str) -> QInputMethodEvent:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    return event


def _with(text: str, place: int, composed: str) -> str:
    """Put it at a place that Qt counted: a letter beyond the first 65,536 is two for it."""
    if not composed:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    before, after = units[: 2 * place], units[2 * place :]
    said = composed.encode("utf-16-le", "surrogatepass")
    return (before + said + after).decode("utf-16-le", "surrogatepass")

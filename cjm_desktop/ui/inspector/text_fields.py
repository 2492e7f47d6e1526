"""Fields of text: one line, several lines, words separated by commas."""

from math import ceil
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSizePolicy, QWidget

from cjm_desktop.domain.limits import too_long
from cjm_desktop.domain.tags import read_tags, write_tags
from cjm_desktop.ui.composing import ComposingArea, ComposingLine
from cjm_desktop.ui.inspector.field import MIXED, TypedField
from cjm_desktop.ui.menu_keys import is_of_the_menu

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object  # two classes of Qt cannot be mixed

_NO_END = 2**30
"""Qt would cut what is pasted at 32,767 letters and say nothing."""


class _KeysOfTheWindow(QObject):
    """Leaves the keys of the menus to the window, those of undo and redo while nothing is typed in a box.

    It looks on only while the box has the keyboard: a form that is made gets hundreds of events, and each would come
    through Python.
    """

    def eventFilter(self, box: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        assert isinstance(box, Line | _Area)
        if is_of_the_menu(box, event):
            event.ignore()
            return True
        keys = QKeySequence.StandardKey
        history = event.matches(keys.Undo) or event.matches(keys.Redo)
        if event.type() == QEvent.Type.ShortcutOverride and history and not box.isModified():
            event.ignore()
            return True
        return False


class _InForm(_Widget):
    """What a line and an area have in common: `class Line(_InForm, ComposingLine)`."""

    left: Signal
    _keys: QObject | None = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._keys = self._keys or _KeysOfTheWindow(self)
        self.installEventFilter(self._keys)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._keys is not None:
            self.removeEventFilter(self._keys)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class Line(_InForm, ComposingLine):
    """A line that leaves undo to the document while nothing is typed, and cuts nothing off."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(_NO_END)


class _Area(_InForm, ComposingArea):
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

    def isModified(self) -> bool:
        return self.document().isModified()

    def setModified(self, on: bool) -> None:
        self.document().setModified(on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
            return
        super().keyPressEvent(event)


class _BoxField(TypedField):
    """What is written in a box: a line or an area, with what an input method composes in it."""

    def __init__(self, box: Line | _Area, placeholder: str) -> None:
        super().__init__()
        self._box, self._placeholder = box, placeholder
        box.setPlaceholderText(placeholder)
        box.left.connect(self.commit)
        self._rows.addWidget(box)

    @property
    def control(self) -> QWidget:
        return self._box

    @property
    def written(self) -> str:
        return self._box.written()

    def commit(self) -> None:
        self._box.finish_composing()
        super().commit()

    def _modified(self) -> bool:
        return self._box.isModified() or self._box.is_composing

    def _set_modified(self, on: bool) -> None:
        self._box.setModified(on)

    def _display(self, value: Any) -> None:
        self._box.setPlaceholderText("Several values" if value is MIXED else self._placeholder)
        self._put(self._text(value))
        self._box.setModified(False)


class _PlainText(TypedField):
    """The value is the text itself."""

    def _text(self, value: Any) -> str:
        return "" if value is MIXED or value is None else str(value)

    def _trouble(self, text: str) -> str:
        return too_long(text)

    def _parse(self, text: str) -> Any:
        return text


class LineField(_BoxField):
    """What is written in one line."""

    def __init__(self, placeholder: str = "") -> None:
        line = Line()
        super().__init__(line, placeholder)
        self.line = line
        self.line.returnPressed.connect(self.commit)
        self.line.textEdited.connect(lambda _text: self._edited())

    def _put(self, text: str) -> None:
        if text != self.line.text():
            place = self.line.cursorPosition()
            self.line.setText(text)
            self.line.setCursorPosition(min(place, len(text)) if self.line.hasFocus() else 0)


class TextField(_PlainText, LineField):
    """One line of text."""


class TagsField(TextField):
    """Words separated by commas."""

    def _text(self, value: Any) -> str:
        return "" if value is MIXED or value is None else write_tags(value)

    def _trouble(self, text: str) -> str:
        return next(filter(None, map(too_long, self._parse(text))), "")

    def _parse(self, text: str) -> Any:
        return read_tags(text)


class AreaField(_PlainText, _BoxField):
    """A text of several lines."""

    def __init__(self, placeholder: str = "", least: int = 2, most: int = 12) -> None:
        area = _Area(least, most)
        super().__init__(area, placeholder)
        self.area = area
        self.area.textChanged.connect(self._edited)
        self.area.finished.connect(self.commit)

    def _put(self, text: str) -> None:
        if text != self.area.toPlainText():
            self.area.setPlainText(text)

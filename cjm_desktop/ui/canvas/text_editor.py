"""The field one types into: set like the drawn text, at the drawn place."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFocusEvent,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QRegion,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from cjm_desktop.scene.node import Editable
from cjm_desktop.typeset.faces import KEYS, font_of
from cjm_desktop.ui.composing import composed_in, finish_composing_in, kept, written_in
from cjm_desktop.ui.menu_keys import is_of_the_menu

_CARET = 3  # pixels beside the text, so that the caret is seen at the end of a full line
_BY_WEIGHT = {400: "Sans-Regular", 600: "Sans-SemiBold", 700: "Sans-Bold"}
_OWN_KEYS = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab))


class TextEditor(QTextEdit):
    """Plain text only. Ctrl+Enter and a click elsewhere accept, Escape cancels; Tab accepts and goes on.

    The focus belongs to the parent, which hands on what the keyboard and an input method say.
    """

    accepted = Signal()
    cancelled = Signal()
    tabbed = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.document().setUseDesignMetrics(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.one_line = False  # Enter accepts instead of starting a new line
        self._faint = QColor()
        self.setFocusProxy(parent)
        self.hide()

    def open_at(self, text: str, placeholder: str, name: str) -> None:
        """Begin with a text, the cursor behind it."""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.document().clearUndoRedoStacks()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_caret(self.hasFocus())

    def leave(self) -> None:
        """The typing is over."""
        self.show_caret(False)
        self.hide()

    def show_caret(self, shown: bool) -> None:
        """Let the caret blink, as in a field that has the focus itself."""
        if shown:
            super().focusInEvent(QFocusEvent(QEvent.Type.FocusIn))
        else:
            super().focusOutEvent(QFocusEvent(QEvent.Type.FocusOut))

    def written(self) -> str:
        """The text with what is being composed, as it stands on the screen."""
        return written_in(self)

    def finish_composing(self) -> None:
        """Make text of what is being composed, as a click elsewhere does."""
        finish_composing_in(self)

    def dress(self, rect: QRect, editable: Editable, scale: float, fill: str, wrap: int) -> None:
        """Stand over a drawn text and look like it; `wrap`: how wide a line may be, in pixels."""
        style = editable.style
        font = QFont()
        font.setFamilies(_families(style.weight))
        font.setItalic(style.italic)
        font.setPointSizeF(max(0.5, style.size * scale * 72 / self.logicalDpiY()))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if font != self.document().defaultFont():
            self.document().setDefaultFont(font)
        self._set_line_height(style.size * style.line_height * scale)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(fill))
        palette.setColor(QPalette.ColorRole.Text, QColor(editable.colour))
        self._faint = QColor(editable.colour)
        self._faint.setAlpha(130)
        self.setPalette(palette)
        self.setStyleSheet(
            f"QTextEdit {{ background: {fill}; color: {editable.colour}; border: none; padding: 0;"
            " placeholder-text-color: transparent; }"
        )
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(max(1, wrap))
        room = rect.adjusted(0, 0, _CARET, 0)
        if self.geometry() != room:
            self.setGeometry(room)

    def keep_below(self, covers: list[QRect]) -> None:
        """Hide what of the field lies under these rectangles of the parent: pinned headers."""
        whole = self.geometry()
        if any(cover.intersects(whole) for cover in covers):
            seen = QRegion(whole)
            for cover in covers:
                seen -= QRegion(cover)
            self.setMask(seen.translated(-whole.topLeft()))
        else:
            self.clearMask()

    def _set_line_height(self, pixels: float) -> None:
        block = self.document().begin()
        wanted = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        wanted.setLineHeight(pixels, fixed)
        if block.blockFormat().lineHeight() == pixels:
            return
        was = self.document().blockSignals(True)
        undo = self.document().isUndoRedoEnabled()
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.joinPreviousEditBlock()
        cursor.mergeBlockFormat(wanted)
        cursor.endEditBlock()
        self.document().setUndoRedoEnabled(undo)
        self.document().blockSignals(was)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & (
                Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
            )
            if plain and (
                event.key() in _OWN_KEYS or (event.text().isprintable() and event.text())
            ):
                event.accept()
                return True
            if is_of_the_menu(self, event):
                event.ignore()
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt would draw the placeholder in the letters of the window, not in those of the text."""
        super().paintEvent(event)
        if self.placeholderText() and not self.written():
            words = self.document().clone(self)
            QTextCursor(words).insertText(self.placeholderText())
            words.setTextWidth(self.document().textWidth())
            context = QAbstractTextDocumentLayout.PaintContext()
            context.palette.setColor(QPalette.ColorRole.Text, self._faint)
            words.documentLayout().draw(QPainter(self.viewport()), context)
            words.deleteLater()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(kept(event, composed_in(self)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (control or self.one_line):
            self.accepted.emit()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not control:
            self.tabbed.emit(-1 if key == Qt.Key.Key_Backtab else 1)
        elif is_of_the_menu(self, event):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _families(weight: int) -> list[str]:
    first = _BY_WEIGHT.get(weight, "Sans-Regular")
    keys = [first, *(k for k in KEYS if not k.startswith("Sans-"))]
    found = [family for key in keys for family in font_of(key).families()]
    return list(dict.fromkeys(found))

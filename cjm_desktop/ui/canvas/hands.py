"""Where the hands of the user are: nobody is torn away from a text by what ends beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from cjm_desktop.ui.composing import ComposingLine, composed_in

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.canvas import Canvas


def is_typing(canvas: Canvas) -> bool:
    """Is a text edited on the map, or has the field with the keyboard something that was typed?"""
    field = QApplication.focusWidget()
    return canvas.editing.is_active or (field is not None and _is_typed_in(field))


def _is_typed_in(field: QWidget) -> bool:
    if isinstance(field, QPlainTextEdit | QTextEdit):
        return field.document().isModified() or bool(composed_in(field))
    line: QWidget | None = field
    if isinstance(field, QComboBox | QAbstractSpinBox):
        line = field.findChild(QLineEdit)
    composes = isinstance(line, ComposingLine) and line.is_composing
    return composes or (isinstance(line, QLineEdit) and line.isModified())

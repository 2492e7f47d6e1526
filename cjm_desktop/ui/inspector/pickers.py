"""Fields with a picker: dates, colours."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QColorDialog,
    QToolButton,
    QWidget,
)

from cjm_desktop.ui.flow import Flow
from cjm_desktop.ui.inspector.field import Field


class _Swatch(QToolButton):
    """One colour to choose; shape and ring, not colour alone, say which one is chosen."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self.colour = colour
        self.setCheckable(True)
        self.setFixedSize(QSize(26, 26))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().highlight().color()
        edge = self.palette().dark().color()
        chosen = self.isChecked() or self.hasFocus()
        if chosen:
            painter.setPen(QPen(accent, 2 if self.isChecked() else 1))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 7, 7)
        box = self.rect().adjusted(4, 4, -4, -4)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(QColor(self.colour or "#FFFFFF"))
        painter.drawRoundedRect(box, 4, 4)
        if not self.colour:
            painter.setPen(QPen(QColor("#94A3B8"), 1.5))
            painter.drawLine(box.bottomLeft(), box.topRight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class ColourField(Field):
    """A row of colours; the first means 'as the kind says'."""

    def __init__(self, colours: Sequence[tuple[str, str]], *, free: bool = False) -> None:
        super().__init__()
        self._row = Flow(gap=2)
        self.swatches: dict[str, _Swatch] = {}
        for colour, title in (("", "No own colour"), *colours):
            self._add(colour, title)
        if free:
            self._row.addWidget(self._other_button())
        self._rows.addLayout(self._row)

    def _add(self, colour: str, title: str) -> None:
        swatch = _Swatch(colour)
        swatch.setToolTip(title)
        swatch.setAccessibleName(title)
        swatch.clicked.connect(lambda _on, c=colour: self._pick(c))
        self.swatches[colour.upper()] = swatch
        self._row.addWidget(swatch)

    def _other_button(self) -> QToolButton:
        button = QToolButton()
        button.setProperty("tone", "quiet")
        button.setText("Other…")
        button.setAccessibleName("Another colour")
        button.clicked.connect(self._ask)
        return button

    def _ask(self) -> None:
        start = QColor(self._shown or "#4C66E6")
        chosen = QColorDialog.getColor(start, self, "Choose a colour")
        if chosen.isValid():
            self._pick(chosen.name().upper())

    @property
    def control(self) -> QWidget:
        return next(iter(self.swatches.values()))

    def name(self, title: str, description: str = "") -> None:
        for swatch in self.swatches.values():
            swatch.setAccessibleName(f"{title}: {swatch.toolTip()}")

    def _pick(self, colour: str) -> None:
        self._display(colour)
        self._give(colour)

    def _display(self, value: Any) -> None:
        wanted = value.upper() if isinstance(value, str) else None
        if wanted and wanted not in self.swatches:
            self._add(wanted, wanted)
        for colour, swatch in self.swatches.items():
            swatch.setChecked(colour == wanted)

"""A field of colours: a row of swatches, and any other from a dialog."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QColorDialog, QRadioButton, QWidget

from cjm_desktop.ui.flow import Flow
from cjm_desktop.ui.inspector.field import Field
from cjm_desktop.ui.inspector.one_stop import ButtonInRow, InRow, OneStop


class _Swatch(InRow, QRadioButton):
    """One colour to choose; shape and ring, not colour alone, say which one is chosen."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self.colour = colour
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

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)


class ColourField(Field):
    """A row of colours; the first means 'as the kind says'."""

    def __init__(self, colours: Sequence[tuple[str, str]], *, free: bool = False) -> None:
        super().__init__()
        self._row = Flow(gap=2)
        self._stop = OneStop()
        self.swatches: dict[str, _Swatch] = {}
        for colour, title in (("", "No own colour"), *colours):
            self._add(colour, title)
        if free:
            other = self._other_button()
            self._row.addWidget(other)
            self._stop.add(other)
        self._rows.addLayout(self._row)

    def _add(self, colour: str, title: str) -> None:
        swatch = _Swatch(colour)
        swatch.setToolTip(title)
        swatch.setAccessibleName(title)
        swatch.clicked.connect(lambda _on, c=colour: self._pick(c))
        self.swatches[colour.upper()] = swatch
        self._row.addWidget(swatch)
        self._stop.add(swatch)

    def _other_button(self) -> ButtonInRow:
        button = ButtonInRow()
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
        return self._stop.stop

    def name(self, title: str, description: str = "") -> None:
        self.setAccessibleName(title)
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
            if swatch.isChecked() == (colour == wanted):
                continue
            # None is chosen where several cards differ; Qt would hold on to one.
            swatch.setAutoExclusive(False)
            swatch.setChecked(colour == wanted)
            swatch.setAutoExclusive(True)
        self._stop.settle()

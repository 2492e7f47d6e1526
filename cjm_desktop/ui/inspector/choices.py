"""Fields to choose from: lists, ratings, one tick."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QIcon, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from cjm_desktop.ui.inspector.field import MIXED, Field
from cjm_desktop.ui.inspector.one_stop import ButtonInRow, OneStop
from cjm_desktop.ui.inspector.wheel import IgnoresWheel
from cjm_desktop.ui.plain_texts import tip

Option = tuple[Any, str]
"""A value and what it is called."""


class _Box(IgnoresWheel, QComboBox):
    """A long choice ends in dots where there is no room for it; Qt cuts it off without a sign."""

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() < 0:
            role, palette = QPalette.ColorRole, option.palette
            palette.setBrush(role.ButtonText, palette.placeholderText())
            option.currentText = self.placeholderText()
        kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        field = self.style().subControlRect(kind, option, part, self)
        icon = 0 if option.currentIcon.isNull() else option.iconSize.width() + 4
        option.currentText = option.fontMetrics.elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, field.width() - icon - 4
        )
        painter = QStylePainter(self)
        painter.drawComplexControl(kind, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class ChoiceField(Field):
    """One of several values."""

    def __init__(
        self, options: Sequence[Option] = (), icons: dict[Any, QIcon] | None = None
    ) -> None:
        super().__init__()
        self.box = _Box()
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(8)
        self.box.activated.connect(lambda _index: self.commit())
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._options: list[Option] = []
        self._values: list[Any] = []
        self._rows.addWidget(self.box)
        self.offer(options, icons)

    @property
    def control(self) -> QWidget:
        return self.box

    def offer(self, options: Sequence[Option], icons: dict[Any, QIcon] | None = None) -> None:
        """Set what can be chosen; the value on show stays."""
        if self._options == list(options):
            return
        with QSignalBlocker(self.box):
            self.box.clear()
            self._options = list(options)
            self._values = [value for value, _ in options]
            for value, title in options:
                self.box.addItem((icons or {}).get(value, QIcon()), title)
            self._display(self._shown)

    def commit(self) -> None:
        index = self.box.currentIndex()
        if 0 <= index < len(self._values):
            self._give(self._values[index])

    def _display(self, value: Any) -> None:
        with QSignalBlocker(self.box):
            known = value in self._values
            self.box.setPlaceholderText("Several values" if value is MIXED else "Not set")
            self.box.setCurrentIndex(self._values.index(value) if known else -1)
        self.box.setToolTip(tip(self.box.currentText()))


class RatingField(Field):
    """A few numbers as buttons; pressing the chosen one again takes the value away."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        row = QHBoxLayout()
        row.setSpacing(4)
        self.buttons: dict[int, ButtonInRow] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._stop = OneStop()
        for value in range(least, most + 1):
            button = ButtonInRow()
            button.setObjectName("rating")
            button.setText(str(value))
            button.setCheckable(True)
            button.clicked.connect(lambda on, v=value: self._press(v, on))
            self.buttons[value] = button
            self._group.addButton(button, value)
            self._stop.add(button)
            row.addWidget(button)
        row.addStretch(1)
        self._rows.addLayout(row)

    @property
    def control(self) -> QWidget:
        return self._stop.stop

    def name(self, title: str, description: str = "") -> None:
        self.setAccessibleName(title)
        for value, button in self.buttons.items():
            button.setAccessibleName(f"{title} {value}")
            button.setToolTip(description or f"{title} {value}")

    def _press(self, value: int, on: bool) -> None:
        chosen = value if on else None
        self._press_down(chosen)
        self._give(chosen)

    def _display(self, value: Any) -> None:
        self._press_down(value)

    def _press_down(self, value: Any) -> None:
        for each, button in self.buttons.items():
            button.setChecked(each == value)
        self._stop.settle()


class TickField(Field):
    """Yes or no."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.box = QCheckBox(title)
        self.box.clicked.connect(lambda on: self._give(bool(on)))
        self._rows.addWidget(self.box)

    @property
    def control(self) -> QWidget:
        return self.box

    def _display(self, value: Any) -> None:
        self.box.setTristate(value is MIXED)
        partly = Qt.CheckState.PartiallyChecked
        full = Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
        self.box.setCheckState(partly if value is MIXED else full)

"""The controls of the options of a format: one for each kind of option."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from cjm_desktop.domain.numbers import write_number
from cjm_desktop.formats._options import Choice, Length, Option, PaperSize, Tick, Whole
from cjm_desktop.ui.inspector.figure_fields import QuantityField

_LENGTHS = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": 25.4}
OWN = "own"
"""Of the box of papers: a size of one's own."""


class Control(QObject):
    """What gives the value of one option. `rows`: titles and widgets, from above; no title where the widget has it."""

    changed = Signal()

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.option = option
        self.rows: list[tuple[str, QWidget]] = []

    @property
    def value(self) -> Any:
        raise NotImplementedError

    def is_needed(self, widget: QWidget) -> bool:
        """Is a widget to be seen, as this control stands?"""
        return widget in [each for _title, each in self.rows]

    @property
    def place(self) -> QWidget:
        """Where what does not fit is said."""
        return self.rows[0][1]


class ChoiceControl(Control):
    def __init__(self, option: Choice) -> None:
        super().__init__(option)
        self.box = _box(self, option.offered(), option.default)
        self.rows = [(option.title, self.box)]

    @property
    def value(self) -> str:
        return str(self.box.currentData())


class PaperControl(Control):
    """A box of papers; one entry is a size of one's own, which has two fields below."""

    def __init__(self, option: PaperSize) -> None:
        super().__init__(option)
        papers = [*option.papers(), (OWN, "Own size")]
        self.box = _box(self, papers, option.default)
        self.width, self.height = (
            _field(self, title, QuantityField(side, option.least, option.most, _LENGTHS))
            for title, side in zip(("Width", "Height"), option.own, strict=True)
        )
        self.rows = [(option.title, self.box), ("Width", self.width), ("Height", self.height)]

    @property
    def value(self) -> str:
        if not self._is_own():
            return str(self.box.currentData())
        return f"{'x'.join(write_number(side.value) for side in (self.width, self.height))}mm"

    def is_needed(self, widget: QWidget) -> bool:
        return widget is self.box or self._is_own()

    @property
    def place(self) -> QWidget:
        return self.width if self._is_own() else self.box

    def _is_own(self) -> bool:
        return bool(self.box.currentData() == OWN)


class QuantityControl(Control):
    def __init__(self, option: Length | Whole) -> None:
        super().__init__(option)
        units = _LENGTHS if isinstance(option, Length) else {option.unit: 1.0}
        made = QuantityField(option.default, option.least, option.most, units)
        self.field = _field(self, option.title, made)
        self.rows = [(option.title, self.field)]

    @property
    def value(self) -> float:
        return round(self.field.value) if isinstance(self.option, Whole) else self.field.value


class TickControl(Control):
    def __init__(self, option: Tick) -> None:
        super().__init__(option)
        self.tick = QCheckBox(option.title)
        self.tick.setChecked(option.default)
        self.tick.setAccessibleName(option.title)
        self.tick.toggled.connect(self.changed)
        self.rows = [("", self.tick)]

    @property
    def value(self) -> bool:
        return self.tick.isChecked()


def control_of(option: Option) -> Control:
    """The control of an option."""
    match option:
        case Choice():
            return ChoiceControl(option)
        case PaperSize():
            return PaperControl(option)
        case Length() | Whole():
            return QuantityControl(option)
        case Tick():
            return TickControl(option)
    raise TypeError(f"the option {option.key} is of no kind that has a control")


def _box(control: Control, offered: Sequence[tuple[str, str]], chosen: str) -> QComboBox:
    box = QComboBox()
    for value, name in offered:
        box.addItem(name, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.currentIndexChanged.connect(control.changed)
    return box


def _field(control: Control, title: str, field: QuantityField) -> QuantityField:
    field.name(title)
    field.committed.connect(lambda _value: control.changed.emit())
    return field

"""Fields of numbers: any text may stand in them; it is read as a whole when one leaves."""

from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton

from cjm_desktop.domain.numbers import NoNumber, Reading, read_number, read_whole, write_number
from cjm_desktop.ui.habits import machine_habits
from cjm_desktop.ui.inspector.field import MIXED
from cjm_desktop.ui.inspector.text_fields import LineField


class Measure(NamedTuple):
    """A figure, and the unit that was typed with it: None where none was, or the one it has already."""

    value: Any
    unit: str | None = None


class FigureField(LineField):
    """A number with decimals, or nothing. Values are `Measure`.

    `unit` is that of the record, shared with other figures; a field that `names_unit` may change it by what is
    typed, any other one only where there is none yet.
    """

    def __init__(self, *, has_unit: bool = False, names_unit: bool = False) -> None:
        super().__init__("Not set")
        self.unit: Any = ""
        self._has_unit, self._names_unit = has_unit, names_unit

    def _text(self, value: Any) -> str:
        number = value.value if isinstance(value, Measure) else value
        known = isinstance(number, int | float)
        return write_number(number, machine_habits().decimal) if known else ""

    def _trouble(self, text: str) -> str:
        if not text.strip():
            return ""
        try:
            reading = read_number(text, machine_habits())
        except NoNumber as error:
            return said_of(error)
        if not reading.exact:
            return "This has more digits than can be kept: round it."
        return self._trouble_with_unit(reading.unit)

    def _trouble_with_unit(self, typed: str) -> str:
        if not self._has_unit:
            return f"No unit belongs here: leave “{typed}” out." if typed else ""
        if self._new_unit(typed) is None or self._names_unit or self.unit == "":
            return ""
        held = "several units" if self.unit is MIXED else f"the unit “{self.unit}”"
        return f"The figure has {held}, not “{typed}”: change the unit, or leave it out here."

    def _new_unit(self, typed: str) -> str | None:
        held = self.unit.casefold() if isinstance(self.unit, str) else None
        return typed if typed and typed.casefold() != held else None

    def _parse(self, text: str) -> Any:
        if not text.strip():
            return Measure(None)
        reading = read_number(text, machine_habits())
        return Measure(reading.value, self._new_unit(reading.unit))


class _CountingField(LineField):
    """A number between two bounds; Up and Down count from what stands there."""

    def __init__(self, least: float, most: float, start: float, placeholder: str = "") -> None:
        super().__init__(placeholder)
        self._least, self._most, self._start = least, most, start

    def count(self, by: int) -> None:
        """Count up or down, within the bounds; a text that is wrong stays."""
        trouble = self._trouble(self.written)
        if trouble:
            self._mark(trouble)
            return
        now = self._parse(self.written) if self.written.strip() else None
        start = self._start if now is None else now
        self.write(self._text(max(self._least, min(self._most, start + by))))
        self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if by is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self.count(by)


class QuantityField(_CountingField):
    """A number with its unit, as '150 dpi'; never empty.

    `units`: how many of the first one each is; what was typed in another one is shown in the first.
    """

    def __init__(self, value: float, least: float, most: float, units: dict[str, float]) -> None:
        super().__init__(least, most, value)
        self._units = units
        self._unit = next(iter(units))
        self.show_value(value)

    @property
    def value(self) -> float:
        """The number in the first unit."""
        return float(self._shown)

    def _text(self, value: Any) -> str:
        return f"{write_number(value, machine_habits().decimal)} {self._unit}"

    def _trouble(self, text: str) -> str:
        bounds = f"{self._least:,.0f} to {self._most:,.0f} {self._unit}"
        try:
            reading = read_number(text, machine_habits())
        except NoNumber as error:
            return f"This is {error}: {bounds} belong here."
        if reading.unit and reading.unit.casefold() not in self._units:
            return f"“{reading.unit}” does not belong here: type {' or '.join(self._units)}."
        if not self._least <= self._parse(text) <= self._most:
            return f"This is outside {bounds}."
        return ""

    def _parse(self, text: str) -> Any:
        reading = read_number(text, machine_habits())
        factor = self._units[reading.unit.casefold() or self._unit]
        return round(reading.value * factor, 3)


class WholeField(_CountingField):
    """A whole number; two buttons count as well.

    `empty`: what an empty field means. `unit`: the word behind the field, which may be typed as well.
    """

    def __init__(self, least: int, most: int, *, empty: int | None = 0, unit: str = "") -> None:
        super().__init__(least, most, empty or 0, "Not set" if empty is None else str(empty))
        self._lowest, self._highest, self._empty, self._unit = least, most, empty, unit
        self._rows.removeWidget(self.line)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        if unit:
            behind = QLabel(unit)
            behind.setProperty("tone", "label")
            row.addWidget(behind)
        self.fewer, self.more = self._button("−", -1), self._button("+", 1)
        row.addWidget(self.fewer)
        row.addWidget(self.more)
        self._rows.addLayout(row)

    def name(self, title: str, description: str = "") -> None:
        super().name(f"{title}, in {self._unit}" if self._unit else title, description)
        self.fewer.setAccessibleName(f"{title}: one fewer")
        self.more.setAccessibleName(f"{title}: one more")

    def _button(self, title: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setProperty("tone", "quiet")
        button.setText(title)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys for it are Up and Down
        button.clicked.connect(lambda: self.count(by))
        return button

    def _text(self, value: Any) -> str:
        return str(int(value)) if isinstance(value, int | float) else ""

    def _trouble(self, text: str) -> str:
        if not text.strip():
            return ""
        try:
            unit = self._read(text).unit
        except NoNumber as error:
            return said_of(error)
        same = unit.casefold().rstrip("s") == self._unit.rstrip("s")
        if unit and not same:
            wanted = f": a number of {self._unit} belongs here" if self._unit else ""
            return f"No “{unit}” belongs here{wanted}."
        return ""

    def _parse(self, text: str) -> Any:
        return int(self._read(text).value) if text.strip() else self._empty

    def _read(self, text: str) -> Reading:
        return read_whole(text, self._lowest, self._highest, machine_habits())


def said_of(error: NoNumber) -> str:
    """The reason as a sentence at the field."""
    hint = " Write it like 1234.5, 12.4k or 72 %." if str(error) == "no number" else ""
    return f"This is {error}.{hint}"

"""The choices of an export, as a form that gives ExportOptions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QWidget

from cjm_desktop.formats import ExportOptions, Format
from cjm_desktop.formats._drawn_options import FIT_NAME, STAGES_NAME
from cjm_desktop.formats._options import Option
from cjm_desktop.layout.pages import PageWords
from cjm_desktop.ui.dialogs.export_controls import Control, control_of
from cjm_desktop.ui.inspector.field import Field
from cjm_desktop.ui.inspector.wrong import Wrong

WORDS = PageWords(as_large=f"“{FIT_NAME}”", stages=f"“{STAGES_NAME}”")


class OptionsForm(QWidget):
    """The formats, and the options of the chosen one; one that several formats have keeps what was chosen."""

    changed = Signal()

    def __init__(self, writers: Sequence[Format], map_id: str) -> None:
        super().__init__()
        self._map_id = map_id
        self._writers = {each.key: each for each in writers}
        self._rows = QFormLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(10)
        self.format = QComboBox()
        for each in writers:
            self.format.addItem(each.name, each.key)
        self._add("Format", self.format)
        self._controls = {option: control_of(option) for option in _in_order(writers)}
        for control in self._controls.values():
            for title, widget in control.rows:
                self._add(title, widget)
            control.changed.connect(self._settle)
        self.format.currentIndexChanged.connect(self._settle)
        self._wrong = Wrong()
        self._wrong.setParent(self)
        self._settle()

    @property
    def chosen(self) -> Format:
        """The chosen format."""
        return self._writers[str(self.format.currentData())]

    def control(self, key: str) -> Control:
        """The control of an option of the chosen format."""
        return next(each for each in self._shown_controls() if each.option.key == key)

    def options(self) -> ExportOptions:
        """What was chosen."""
        return ExportOptions.of(self._map_id, self._values(), WORDS)

    def accept_typing(self) -> bool:
        """Take in what is being typed; False where it cannot be: then the keyboard is there, and it says why."""
        widgets = [w for control in self._shown_controls() for _title, w in control.rows]
        shown = [w for w in widgets if isinstance(w, Field) and self._rows.isRowVisible(w)]
        for field in shown:
            field.commit()
        wrong = next((field for field in shown if field.problem()), None)
        if wrong is not None:
            wrong.control.setFocus()
        return wrong is None

    def show_wrong(self, option: str = "", sentence: str = "") -> bool:
        """Say at the choice of an option what does not fit, '' at none; False if it is not on show."""
        places = {control.option.key: control.place for control in self._shown_controls()}
        found = places.get(option)
        for control in self._controls.values():
            for _title, widget in control.rows:
                _mark(widget, sentence if widget is found else "")
        if self._rows.indexOf(self._wrong) >= 0:
            self._rows.takeRow(self._wrong)
        shown = found is not None and self._rows.isRowVisible(found)
        below = shown and not isinstance(found, Field)  # a field says it itself
        self._wrong.say(sentence if below else "")
        if found is not None and below:
            self._rows.insertRow(self._row_of(found) + 1, "", self._wrong)
        return shown

    def _row_of(self, control: QWidget) -> int:
        field = QFormLayout.ItemRole.FieldRole
        held = (self._rows.itemAt(row, field) for row in range(self._rows.rowCount()))
        return next(row for row, item in enumerate(held) if item and item.widget() is control)

    def _shown_controls(self) -> list[Control]:
        return [self._controls[option] for option in self.chosen.options]

    def _values(self) -> dict[str, object]:
        return {control.option.key: control.value for control in self._shown_controls()}

    def _settle(self) -> None:
        """Show what concerns the chosen format, beside what else is chosen."""
        values, mine = self._values(), self.chosen.options
        for option, control in self._controls.items():
            on = option in mine and option.shown(values)
            for _title, widget in control.rows:
                self._rows.setRowVisible(widget, on and control.is_needed(widget))
        self.changed.emit()

    def _add(self, title: str, widget: QWidget) -> None:
        if not title:
            self._rows.addRow("", widget)
            return
        label = QLabel(title)
        label.setProperty("tone", "label")
        label.setBuddy(widget.control if isinstance(widget, Field) else widget)
        widget.setAccessibleName(title)
        self._rows.addRow(label, widget)


def _in_order(writers: Iterable[Format]) -> list[Option]:
    """The options of all formats, each once, such that those of each format stand in its own order."""
    found: list[Option] = []
    for writer in writers:
        for number, option in enumerate(writer.options):
            if option not in found:
                later = [found.index(each) for each in writer.options[number:] if each in found]
                found.insert(min(later, default=len(found)), option)
    return found


def _mark(control: QWidget, sentence: str) -> None:
    """Give a control the look of what does not fit, and tell a screen reader why."""
    if isinstance(control, Field):
        control.say_wrong(sentence)
        return
    if control.accessibleDescription() == sentence:
        return
    control.setAccessibleDescription(sentence)
    control.setProperty("wrong", bool(sentence))
    control.style().unpolish(control)
    control.style().polish(control)

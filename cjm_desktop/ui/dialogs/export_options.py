"""The choices of an export, as a form that gives ExportOptions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QWidget

from cjm_desktop.domain.numbers import write_number
from cjm_desktop.formats import ExportOptions, Format
from cjm_desktop.layout.pages import PageWords
from cjm_desktop.scene.theme import themes
from cjm_desktop.ui.inspector.field import Field
from cjm_desktop.ui.inspector.figure_fields import QuantityField
from cjm_desktop.ui.inspector.wrong import Wrong

PAPERS = ("A4", "A3", "A2", "A1", "A0", "Letter", "Tabloid")
_LENGTHS = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": 25.4}
CUSTOM, FIT = "custom", "fit"
PICTURES = ("png",)
PAGED = ("pdf",)
FIT_NAME, STAGES_NAME = "As large as the map", "Cut at stages"
WORDS = PageWords(as_large=f"“{FIT_NAME}”", stages=f"“{STAGES_NAME}”")


class OptionsForm(QWidget):
    """Shows only what concerns the chosen format."""

    changed = Signal()

    def __init__(self, writers: Sequence[Format], map_id: str) -> None:
        super().__init__()
        self._map_id = map_id
        self._rows = QFormLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(10)
        self.format = self._choice("Format", [(each.key, each.name) for each in writers])
        sizes = [
            *((name, name) for name in PAPERS),
            (FIT, FIT_NAME),
            (CUSTOM, "Own size"),
        ]
        self.paper = self._choice("Paper", sizes)
        self.paper.setCurrentIndex(1)
        self.own_width = self._millimetres("Width", 600.0)
        self.own_height = self._millimetres("Height", 400.0)
        self.orientation = self._choice(
            "Orientation",
            [("auto", "As it fits best"), ("landscape", "Landscape"), ("portrait", "Portrait")],
        )
        self.pages = self._choice("Pages", [("fit", "All on one page"), ("stages", STAGES_NAME)])
        self.margin = self._millimetres("Margins", 10.0, least=0.0, most=100.0)
        self.numbers = self._tick("Page number, title and date below", on=True)
        self.dpi = self._quantity("Resolution", QuantityField(150, 72, 600, {"dpi": 1}))
        self.transparent = self._tick("Transparent ground")
        self.theme = self._choice(
            "Theme", [("", "The map’s own"), *((t.key, t.name) for t in themes().values())]
        )
        self.format.currentIndexChanged.connect(self._settle)
        self.paper.currentIndexChanged.connect(self._settle)
        self._wrong = Wrong()
        self._wrong.setParent(self)
        self._settle()

    @property
    def key(self) -> str:
        """The key of the chosen format."""
        return str(self.format.currentData())

    @property
    def is_paged(self) -> bool:
        return self.key in PAGED

    @property
    def is_drawn(self) -> bool:
        """Does the format show the map as a drawing?"""
        return self.key in (*PAGED, *PICTURES)

    def options(self) -> ExportOptions:
        """What was chosen."""
        paper = str(self.paper.currentData())
        if paper == CUSTOM:
            sides = (self.own_width.value, self.own_height.value)
            paper = f"{'x'.join(map(write_number, sides))}mm"
        return ExportOptions(
            map_id=self._map_id,
            paper=paper,
            orientation=str(self.orientation.currentData()),
            pages=str(self.pages.currentData()),
            margin=self.margin.value,
            dpi=round(self.dpi.value),
            transparent=self.transparent.isChecked(),
            theme=str(self.theme.currentData()),
            page_numbers=self.numbers.isChecked(),
            words=WORDS,
        )

    def accept_typing(self) -> bool:
        """Take in what is being typed; False where it cannot be: then the keyboard is there, and it says why."""
        fields = (self.own_width, self.own_height, self.margin, self.dpi)
        shown = [field for field in fields if self._rows.isRowVisible(field)]
        for field in shown:
            field.commit()
        wrong = next((field for field in shown if field.problem()), None)
        if wrong is not None:
            wrong.control.setFocus()
        return wrong is None

    def show_wrong(self, option: str = "", sentence: str = "") -> bool:
        """Say at the choice of an option what does not fit, '' at none; False if it is not on show."""
        controls = self._controls()
        found = controls.get(option)
        for each in controls.values():
            _mark(each, sentence if each is found else "")
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

    def _controls(self) -> dict[str, QWidget]:
        """The control of each option, by the name in ExportOptions."""
        custom = self.paper.currentData() == CUSTOM
        return {
            "paper": self.own_width if custom else self.paper,
            "orientation": self.orientation,
            "pages": self.pages,
            "margin": self.margin,
            "dpi": self.dpi,
            "theme": self.theme,
        }

    def _settle(self) -> None:
        custom = self.paper.currentData() == CUSTOM
        sized = self.paper.currentData() != FIT
        shown: dict[QWidget, bool] = {
            self.paper: self.is_paged,
            self.own_width: self.is_paged and custom,
            self.own_height: self.is_paged and custom,
            self.orientation: self.is_paged and sized and not custom,
            self.pages: self.is_paged and sized,
            self.margin: self.is_paged,
            self.numbers: self.is_paged,
            self.dpi: self.key in PICTURES,
            self.transparent: self.key in PICTURES,
            self.theme: self.is_drawn,
        }
        for widget, on in shown.items():
            self._rows.setRowVisible(widget, on)

    def _choice(self, title: str, options: Sequence[tuple[str, str]]) -> QComboBox:
        box = QComboBox()
        for value, name in options:
            box.addItem(name, value)
        self._add(title, box)
        box.currentIndexChanged.connect(self.changed)
        return box

    def _millimetres(
        self, title: str, value: float, least: float = 50.0, most: float = 5000.0
    ) -> QuantityField:
        return self._quantity(title, QuantityField(value, least, most, _LENGTHS))

    def _quantity(self, title: str, field: QuantityField) -> QuantityField:
        self._add(title, field)
        field.name(title)
        field.committed.connect(lambda _value: self.changed.emit())
        return field

    def _tick(self, title: str, *, on: bool = False) -> QCheckBox:
        box = QCheckBox(title)
        box.setChecked(on)
        box.setAccessibleName(title)
        self._rows.addRow("", box)
        box.toggled.connect(self.changed)
        return box

    def _add(self, title: str, widget: QWidget) -> None:
        label = QLabel(title)
        label.setProperty("tone", "label")
        label.setBuddy(widget.control if isinstance(widget, Field) else widget)
        widget.setAccessibleName(title)
        self._rows.addRow(label, widget)


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

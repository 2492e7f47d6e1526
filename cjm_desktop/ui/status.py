"""The status bar: where the work is saved, what is selected, how large the map is, how large it is shown."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QStatusBar, QToolButton, QWidget

ZOOMS = (0.25, 0.5, 0.75, 1.0, 1.5, 2.0)


class StatusLine(QStatusBar):
    """Texts only; what they say is decided by the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setAccessibleName("Status")
        self.saved = self._label("Saved state")
        self.selection = self._label("Selection")
        self.hint = self._label("Hint")
        self.size_of_map = self._label("Size of the map")
        self.review = self._label("Next review")
        self.zoom = QToolButton()
        self.zoom.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.zoom.setAccessibleName("Zoom")
        self.zoom.setToolTip("Zoom")
        for label in (self.saved, self.selection, self.hint):
            self.addWidget(label)
        for widget in (self.size_of_map, self.review, self.zoom):
            self.addPermanentWidget(widget)

    def offer_zoom(self, menu: QMenu) -> None:
        self.zoom.setMenu(menu)

    def show_zoom(self, zoom: float) -> None:
        self.zoom.setText(f"{round(zoom * 100)} %")

    def show_saved(self, text: str, sentence: str, *, trouble: bool) -> None:
        """What is true about the file; `sentence` is the whole of it."""
        self.saved.setText(text)
        self.saved.setToolTip(sentence)
        tone = "danger" if trouble else ""
        if self.saved.property("tone") != tone:
            self.saved.setProperty("tone", tone)
            self.saved.style().unpolish(self.saved)
            self.saved.style().polish(self.saved)

    def clear_all(self) -> None:
        for label in (self.saved, self.selection, self.hint, self.size_of_map, self.review):
            label.setText("")
        self.zoom.setText("")

    def _label(self, name: str) -> QLabel:
        label = QLabel()
        label.setAccessibleName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

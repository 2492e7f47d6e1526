"""The status bar: where the work is saved, what is selected, how large the map is, how large it is shown."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QMenu, QStatusBar, QToolButton, QWidget

from cjm_desktop.ui.plain_texts import tip

_PADDING = 8  # as the style sheet has it


class StatusLine(QStatusBar):
    """Texts only; what they say is decided by the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setAccessibleName("Status")
        self.saved = self._label("Saved state")
        self.selection = self._label("Selection", _Shrinking())
        self.hint = self._label("Hint", _Shrinking())
        self.size_of_map = self._label("Size of the map", _Shrinking())
        self.review = self._label("Next review", _Shrinking())
        self.zoom = QToolButton()
        self.zoom.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.zoom.setAccessibleName("Zoom")
        self.zoom.setToolTip("Zoom")
        self.work = self._label("Work under way")
        self.stop = QToolButton()
        self.stop.setText("Cancel")
        self.stop.setAccessibleName("Cancel")
        self.stop.setToolTip("Stop it and change nothing  (Esc)")
        for widget in (self.saved, self.work, self.stop, self.selection, self.hint):
            self.addWidget(widget)
        self.show_work("")
        for widget in (self.size_of_map, self.review, self.zoom):
            self.addPermanentWidget(widget)

    def offer_zoom(self, menu: QMenu) -> None:
        before = self.zoom.menu()
        self.zoom.setMenu(menu)
        if before is not None:
            before.deleteLater()

    def show_zoom(self, zoom: float) -> None:
        self.zoom.setText(f"{round(zoom * 100)} %")

    def show_saved(self, text: str, sentence: str, *, trouble: bool) -> None:
        """What is true about the file; `sentence` is the whole of it."""
        self.saved.setText(text)
        self.saved.setToolTip(tip(sentence))
        tone = "danger" if trouble else ""
        if self.saved.property("tone") != tone:
            self.saved.setProperty("tone", tone)
            self.saved.style().unpolish(self.saved)
            self.saved.style().polish(self.saved)

    def show_work(self, text: str, share: float = 0.0) -> None:
        """What is being worked out beside the window, and how far it is; '' when it has ended."""
        self.work.setText(f"{text} … {share:.0%}".replace("%", " %") if text else "")
        self.stop.setEnabled(True)
        for widget in (self.work, self.stop):
            widget.setVisible(bool(text))

    def clear_all(self) -> None:
        for label in (self.saved, self.selection, self.hint, self.size_of_map, self.review):
            label.setText("")
        self.show_work("")
        self.zoom.setText("")

    def _label(self, name: str, label: QLabel | None = None) -> QLabel:
        label = label or QLabel()
        label.setAccessibleName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label


class _Shrinking(QLabel):
    """Ends in an ellipsis where the bar is too short for it, and then says all in its tip."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        fits = self.width() >= self.sizeHint().width()
        self.setToolTip("" if fits else self.text())
        if fits:
            super().paintEvent(event)
            return
        room = self.rect().adjusted(_PADDING, 0, -_PADDING, 0)
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)

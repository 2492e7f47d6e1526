"""The line under a field that says what is wrong with what stands in it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from cjm_desktop.ui.icons import pixmap
from cjm_desktop.ui.tokens import LIGHT

_SIGN = 14
_GAP = 6


class Wrong(QWidget):
    """A sign and a reason, said aloud when they appear; a sign and words, so never by colour alone."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        sign = QLabel()
        sign.setPixmap(pixmap("circle-alert", LIGHT, "danger", _SIGN))
        sign.setAccessibleName("Wrong")
        self.label = QLabel()
        self.label.setProperty("tone", "wrong")
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        # Beside the sign, however high it is for a moment.
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)
        self.hide()

    @property
    def reason(self) -> str:
        """What it says; '' while it is away."""
        return self.label.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_height()

    def _keep_height(self) -> None:
        """As high as all lines: form layouts give a wrapped text the height it would have in wide lines."""
        self.label.setMinimumHeight(max(0, self.label.heightForWidth(self.width() - _SIGN - _GAP)))

    def say(self, reason: str) -> None:
        """Show the reason; '' takes it away."""
        if reason == self.reason:
            return
        self.label.setText(reason)
        self.setVisible(bool(reason))
        self._keep_height()
        if reason:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, reason))

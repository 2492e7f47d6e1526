"""The frame all dialogs share: content above, a hairline, buttons below at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)


class FramedDialog(QDialog):
    """A dialog that blocks its window only, and deletes itself when it is closed."""

    def __init__(self, parent: QWidget, title: str, width: int, height: int) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(min(width, 420), min(height, 320))
        self.resize(width, height)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self.content = QVBoxLayout()
        self.content.setContentsMargins(24, 20, 24, 16)
        self.content.setSpacing(12)
        rows.addLayout(self.content, 1)
        rows.addWidget(hairline())
        self.buttons = QHBoxLayout()
        self.buttons.setContentsMargins(24, 12, 24, 12)
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        rows.addLayout(self.buttons)

    def add_button(self, title: str, *, primary: bool = False) -> QPushButton:
        """A button at the lower right; Enter presses the primary one."""
        button = QPushButton(title)
        button.setAccessibleName(title.rstrip("…"))
        button.setAutoDefault(primary)
        button.setDefault(primary)
        self.buttons.addWidget(button)
        return button

    def add_close(self, title: str = "Close") -> QPushButton:
        button = self.add_button(title, primary=True)
        button.clicked.connect(self.accept)
        return button


def hairline() -> QFrame:
    """A line that parts two areas."""
    line = QFrame()
    line.setObjectName("hairline")
    return line


def heading(text: str, tone: str = "subtitle") -> QLabel:
    """A heading inside a dialog."""
    label = QLabel(text)
    label.setProperty("tone", tone)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label

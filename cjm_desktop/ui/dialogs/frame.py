"""The frame all dialogs share: content above, a hairline, buttons below at the right."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.ui.enter import is_enter, press_focused
from cjm_desktop.ui.plain_texts import literal
from cjm_desktop.ui.tab_order import follow_the_eye

_BORDER = QSize(8, 40)  # pixels a window manager puts around a window, where no window tells


class FramedDialog(QDialog):
    """A dialog that blocks its window only, and deletes itself when it is closed.

    It is never larger than the screen: content that needs more room scrolls, the buttons stay where they are.
    """

    def __init__(self, parent: QWidget, title: str, width: int, height: int) -> None:
        super().__init__(parent)
        self.setWindowTitle(literal(title))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        size = QSize(width, height).boundedTo(_room(parent))
        self.setMinimumSize(size.boundedTo(QSize(420, 320)))
        self.resize(size)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        body = QWidget()
        body.setObjectName("panelBody")
        self.content = QVBoxLayout(body)
        self.content.setContentsMargins(24, 20, 24, 16)
        self.content.setSpacing(12)
        rows.addWidget(scrolling(body, title), 1)
        rows.addWidget(hairline())
        self.buttons = QHBoxLayout()
        self.buttons.setContentsMargins(24, 12, 24, 12)
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        rows.addLayout(self.buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, or else the primary one; never one that destroys."""
        if is_enter(event) and press_focused(self):
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, onward: bool) -> bool:
        follow_the_eye(self)
        return super().focusNextPrevChild(onward)

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


def _room(parent: QWidget) -> QSize:
    """What the screen leaves a window inside its border."""
    window = parent.window()
    border = window.frameGeometry().size() - window.size()
    return window.screen().availableSize() - border.expandedTo(_BORDER)


def scrolling(inside: QWidget, name: str) -> QScrollArea:
    """Content that may be larger than the room for it."""
    area = QScrollArea()
    area.setObjectName("panel")
    area.setAccessibleName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    area.setWidget(inside)
    return area


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

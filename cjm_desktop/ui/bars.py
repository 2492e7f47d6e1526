"""What the window says without a dialog: a bar above the map, and a toast that goes by itself."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.ui.icons import wear
from cjm_desktop.ui.look import Look

Action = tuple[str, Callable[[], None]]
_ICONS = {
    "warn": ("triangle-alert", "warn"),
    "danger": ("circle-alert", "danger"),
    "info": ("info", "accent"),
    "good": ("circle-check", "good"),
}


class MessageBar(QFrame):
    """One sentence, what can be done about it, and a cross. `answered`: the user pressed one of them."""

    answered = Signal()

    def __init__(
        self, key: str, text: str, actions: Sequence[Action], tone: str, look: Look
    ) -> None:
        super().__init__()
        self.key = key
        self.setObjectName("messageBar")
        self.setProperty("tone", tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(8)
        sign = QLabel()
        wear(sign, *_ICONS[tone][:1], look.tokens, _ICONS[tone][1])
        sign.setAccessibleName("Notice")
        self.label = QLabel(text)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(sign)
        row.addWidget(self.label, 1)
        for title, run in actions:
            row.addWidget(self._button(title, run))
        close = QToolButton()
        close.setProperty("tone", "quiet")
        close.setAccessibleName("Close this message")
        close.setToolTip("Close this message")
        wear(close, "x", look.tokens, "quiet")
        close.clicked.connect(self.dismiss)
        close.clicked.connect(self.answered)
        row.addWidget(close)

    def _button(self, title: str, run: Callable[[], None]) -> QPushButton:
        button = QPushButton(title)
        button.setAccessibleName(title)

        def act() -> None:
            self.dismiss()
            run()
            self.answered.emit()

        button.clicked.connect(act)
        return button

    def dismiss(self) -> None:
        self.hide()
        self.deleteLater()


class MessageArea(QWidget):
    """The bars above the map, newest on top; a bar of the same key takes the place of the old one."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)

    def say(self, key: str, text: str, *actions: Action, tone: str = "warn") -> MessageBar:
        for shown in self.bars():
            if shown.key == key and shown.label.text() == text:
                return shown
        self.clear(key)
        bar = MessageBar(key, text, actions, tone, self._look)
        bar.setAccessibleName(text)
        self._rows.insertWidget(0, bar)
        bar.show()
        return bar

    def clear(self, key: str) -> None:
        for bar in self.bars():
            if bar.key == key:
                self._rows.removeWidget(bar)
                bar.dismiss()

    def bars(self) -> list[MessageBar]:
        """The bars on show."""
        found = self.findChildren(MessageBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return [bar for bar in found if not bar.isHidden() and self._rows.indexOf(bar) >= 0]


_SIDE = 12  # pixels at least at both sides of a toast


class Toast(QFrame):
    """A short message over the map with one action; it goes after a while, and when used."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.setObjectName("toast")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton()
        self.button.setAccessibleName("Undo")
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(self.label)
        row.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._run: Callable[[], None] | None = None
        self._outdates = False
        self.button.clicked.connect(self._act)
        host.installEventFilter(self)
        self.hide()

    def say(self, text: str, action: Action | None = None, seconds: float = 8.0) -> None:
        """Say something that stays true whatever is edited next, unless an action goes with it."""
        self._show(text, action, seconds)
        self._outdates = action is not None

    def say_of_map(self, text: str) -> None:
        """Say something of what was just done on the map."""
        self._show(text, None, 8.0)
        self._outdates = True

    def say_until(self, text: str) -> None:
        """Say something that is true until it is taken back."""
        self.say(text)
        self._timer.stop()

    def take_back(self, text: str) -> None:
        """What was said is true no more; nothing happens where something else is said."""
        if self.label.text() == text:
            self.hide()

    def _show(self, text: str, action: Action | None, seconds: float) -> None:
        self.label.setText(text)
        self.setAccessibleName(text)
        self.button.setVisible(action is not None)
        self._run = None
        if action is not None:
            self.button.setText(action[0])
            self.button.setAccessibleName(action[0])
            self._run = action[1]
        self.ensurePolished()
        self._place()
        self.show()
        self.raise_()
        self._timer.start(int(seconds * 1000))

    def outdate(self) -> None:
        """Something else has happened: what meant the last thing would now mean that."""
        if self._outdates:
            self.hide()

    def _act(self) -> None:
        self.hide()
        if self._run is not None:
            self._run()

    def _place(self) -> None:
        """Over the lower edge of the map, in one line where there is room for it, else in several."""
        host, layout = self._host, self.layout()
        assert layout is not None
        room = host.width() - 2 * _SIDE
        self.label.setWordWrap(False)
        size = layout.totalSizeHint()
        if size.width() > room:
            self.label.setWordWrap(True)
            size = QSize(room, layout.totalHeightForWidth(room))
        self.resize(size)
        self.move((host.width() - self.width()) // 2, host.height() - self.height() - 24)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent) and self.isVisible():
            self._place()
        return False

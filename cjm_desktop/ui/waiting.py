"""Says that something is going on when it takes longer than a moment, and lets it be stopped."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.ui.background import Task

SHOW_AFTER = 400


class Waiting(QDialog):
    """A small sheet with a bar; appears only when the work is not done within a moment."""

    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("CJM Desktop")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(380)
        self.stopped = False
        self._task: Task | None = None
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 16)
        rows.setSpacing(12)
        self.label = QLabel(text)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(text)
        self.button = QPushButton("Cancel")
        self.button.setAccessibleName("Cancel")
        self.button.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.button)
        rows.addWidget(self.label)
        rows.addWidget(self.bar)
        rows.addLayout(row)

    def watch(self, task: Task) -> None:
        """Show the progress of a task until it ends."""
        self._task = task
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(self.open)
        task.progressed.connect(self._progress)
        task.finished.connect(timer.stop)
        task.finished.connect(self._end)
        timer.start(SHOW_AFTER)

    def _progress(self, share: float) -> None:
        self.bar.setRange(0, 1000)
        self.bar.setValue(round(share * 1000))

    def _end(self) -> None:
        self.hide()
        self.deleteLater()

    def reject(self) -> None:
        self.stopped = True
        if self._task is not None:
            self._task.cancel()
        super().reject()

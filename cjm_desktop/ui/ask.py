"""Questions that need an answer before anything goes on: native file dialogs, and a choice of ways."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

MAP_FILES = "Journey maps (*.cjm)"


@dataclass(frozen=True, slots=True)
class Way:
    """One answer: its key, what the button says, and what it is ('yes', 'no' or 'cancel')."""

    key: str
    title: str
    role: str = "yes"


class Asking:
    """Asks through the dialogs of the system; tests put their own answers in its place."""

    def open_file(self, parent: QWidget, title: str, folder: Path, filters: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), filters)
        return Path(name) if name else None

    def save_file(self, parent: QWidget, title: str, at: Path, filters: str) -> Path | None:
        """Where to save; the dialog has asked already when the name is taken."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getSaveFileName(parent, title, str(at), filters)
        return Path(name) if name else None

    def choose(
        self,
        parent: QWidget,
        text: str,
        detail: str,
        ways: Sequence[Way],
        *,
        icon: str = "question",
    ) -> str:
        """Let the user choose a way; returns its key, that of the 'cancel' way when the dialog is closed."""
        from PySide6.QtWidgets import QMessageBox, QPushButton

        roles = {
            "yes": QMessageBox.ButtonRole.AcceptRole,
            "no": QMessageBox.ButtonRole.DestructiveRole,
            "cancel": QMessageBox.ButtonRole.RejectRole,
        }
        box = QMessageBox(parent)
        box.setWindowTitle("CJM Desktop")
        box.setIcon(QMessageBox.Icon.Warning if icon == "warning" else QMessageBox.Icon.Question)
        box.setText(text)
        box.setInformativeText(detail)
        buttons: dict[QPushButton, str] = {}
        for way in ways:
            button = box.addButton(way.title, roles[way.role])
            button.setAccessibleName(way.title)
            buttons[button] = way.key
            if way.role == "cancel":
                box.setEscapeButton(button)
        first = next(iter(buttons))
        box.setDefaultButton(first)
        box.exec()
        clicked = box.clickedButton()
        cancel = next((way.key for way in ways if way.role == "cancel"), ways[-1].key)
        found = next((key for button, key in buttons.items() if button is clicked), cancel)
        box.deleteLater()
        return found

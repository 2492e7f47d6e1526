"""Questions that need an answer before anything goes on: native file dialogs, and a choice of ways."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget

from cjm_desktop.ui.enter import destroys, is_enter, press_focused

MAP_FILES = "Journey maps (*.cjm)"
_IN_NO_NAME = '/\\:*?"<>|'
_LONGEST = 160  # bytes of a name; file systems take 255, and backups add to it


@dataclass(frozen=True, slots=True)
class Way:
    """One answer: its key, what the button says, and what it is.

    'yes', 'no', 'cancel', or 'later': closes, and leaves for the next start what cannot go on now.
    """

    key: str
    title: str
    role: str = "yes"


def name_for(title: str, suffix: str, otherwise: str = "Untitled") -> str:
    """A file name that every system takes and every folder shows, from a title."""
    shown = (" " if each in _IN_NO_NAME or not each.isprintable() else each for each in title)
    words = " ".join("".join(shown).split()).lstrip(". ")
    short = words.encode()[:_LONGEST].decode(errors="ignore").strip()
    return f"{short or otherwise}{suffix}"


class _Question(QMessageBox):
    """A box in which Enter never presses another button than the one that has the focus.

    As a class of its own it is drawn by Qt on every system, so the keys are the same everywhere.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (is_enter(event) and press_focused(self)):
            super().keyPressEvent(event)


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

    def save_with_suffix(
        self, parent: QWidget, title: str, at: Path, filters: str, suffixes: Sequence[str]
    ) -> Path | None:
        """Where to save, with one of these suffixes: the first is added to a name that has none of them.

        The dialog knows only the name that was typed, so a file of the whole name is asked about here.
        """
        path = self.save_file(parent, title, at, filters)
        if path is None or path == at or path.suffix.lower() in suffixes:
            return path
        path = path.with_name(path.name + suffixes[0])
        if not path.exists():
            return path
        ways = (Way("replace", "Replace it", "no"), Way("stay", "Cancel", "cancel"))
        said = self.choose(
            parent,
            f"{path.name} is there already.",
            "Replacing it puts this one in its place.",
            ways,
            icon="warning",
        )
        return path if said == "replace" else None

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
        roles = {
            "yes": QMessageBox.ButtonRole.AcceptRole,
            "later": QMessageBox.ButtonRole.AcceptRole,
            "no": QMessageBox.ButtonRole.DestructiveRole,
            "cancel": QMessageBox.ButtonRole.RejectRole,
        }
        box = _Question(parent)
        box.setWindowTitle("CJM Desktop")
        box.setIcon(QMessageBox.Icon.Warning if icon == "warning" else QMessageBox.Icon.Question)
        box.setText(text)
        box.setInformativeText(detail)
        for label in box.findChildren(QLabel):  # what they say may be the name of a file
            label.setTextFormat(Qt.TextFormat.PlainText)
        buttons: dict[QPushButton, str] = {}
        for way in ways:
            button = box.addButton(way.title, roles[way.role])
            button.setAccessibleName(way.title)
            buttons[button] = way.key
            if way.role == "cancel":
                box.setEscapeButton(button)
            elif way.role == "no":
                destroys(button)
        box.setDefaultButton(_safe(box, list(buttons)))
        box.exec()
        clicked = box.clickedButton()
        cancel = next((way.key for way in ways if way.role == "cancel"), ways[-1].key)
        found = next((key for button, key in buttons.items() if button is clicked), cancel)
        box.deleteLater()
        return found


def _safe(box: QMessageBox, buttons: Sequence[QPushButton]) -> QPushButton:
    """The first way that throws nothing away: Enter takes it."""
    destructive = QMessageBox.ButtonRole.DestructiveRole
    return next((each for each in buttons if box.buttonRole(each) != destructive), buttons[0])

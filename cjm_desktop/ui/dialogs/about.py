"""About the program: versions, and the licences of what comes with it."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
)

from cjm_desktop import __version__
from cjm_desktop.bundled import resource
from cjm_desktop.storage.engine import sqlite_version
from cjm_desktop.ui.dialogs.frame import FramedDialog, heading
from cjm_desktop.ui.start.pictures import app_icon

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import MainWindow

_LIBRARIES = (
    "PySide6_Essentials",
    "pydantic",
    "SQLAlchemy",
    "reportlab",
    "uharfbuzz",
    "platformdirs",
)


class AboutDialog(FramedDialog):
    """Name and version above, details in tabs."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, "About CJM Desktop", 620, 520)
        row = QHBoxLayout()
        row.setSpacing(16)
        sign = QLabel()
        sign.setPixmap(QIcon(app_icon()).pixmap(QSize(56, 56)))
        sign.setAccessibleName("CJM Desktop")
        words = QVBoxLayout()
        words.addWidget(heading(f"CJM Desktop {__version__}", "subtitle"))
        words.addWidget(
            heading(
                "An editor for customer journey maps. No account, no network, one file.", "quiet"
            )
        )
        row.addWidget(sign)
        row.addLayout(words, 1)
        self.content.addLayout(row)
        tabs = QTabWidget()
        tabs.setAccessibleName("Details")
        tabs.addTab(_text("Versions", versions()), "Versions")
        tabs.addTab(_text("Licences", licences()), "Licences of fonts and icons")
        self.content.addWidget(tabs, 1)
        copy = self.add_button("Copy versions")
        copy.clicked.connect(lambda: QApplication.clipboard().setText(versions()))
        self.add_close()


def versions() -> str:
    """The versions of everything that takes part, a line each."""
    lines = [
        f"CJM Desktop {__version__}",
        f"Python {platform.python_version()}",
        f"System {platform.platform()}",
        f"Screen {QApplication.platformName()}",
        f"SQLite {sqlite_version()}",
    ]
    for name in _LIBRARIES:
        try:
            lines.append(f"{name.replace('_', ' ')} {version(name)}")
        except PackageNotFoundError:
            lines.append(f"{name.replace('_', ' ')} (built in)")
    return "\n".join(lines)


def licences() -> str:
    """The licence texts that lie beside the bundled fonts and icons."""
    files = sorted([*resource("fonts").glob("LICENSE*"), *resource("icons").glob("LICENSE*")])
    parts = []
    for file in files:
        name = f"{file.parent.name}: {file.stem.removeprefix('LICENSE-')}"
        parts.append(f"{name}\n\n{file.read_text('utf-8').strip()}\n\n{'─' * 40}")
    return "\n\n".join(parts)


def _text(name: str, text: str) -> QPlainTextEdit:
    area = QPlainTextEdit(text)
    area.setReadOnly(True)
    area.setAccessibleName(name)
    area.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return area

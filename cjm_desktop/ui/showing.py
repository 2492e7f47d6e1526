"""Showing a file where the desktop keeps it, and saying where it is where the desktop cannot."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import MainWindow


def show_in_folder(path: Path) -> str:
    """Open the folder of a file, with the file marked where the system can do that.

    Returns:
        '', or a sentence that says where it is: the system opens no folders.
    """
    folder = path if path.is_dir() else path.parent
    return "" if _opened(path, folder) else f"No program here opens folders: it is in {folder}"


def _opened(path: Path, folder: Path) -> bool:
    try:
        if sys.platform == "darwin":
            subprocess.Popen(["open", "-R", str(path)])
        elif sys.platform == "win32":
            subprocess.Popen(["explorer", "/select,", str(path)])
        else:
            return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
    except OSError:
        return False
    return True


def show_log(window: MainWindow) -> None:
    """Open the folder of the log of bugs, or say where it is."""
    from cjm_desktop.ui.crash import log_folder

    log = log_folder() / "bugs.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    if show_in_folder(log):
        what = "The log is" if log.exists() else "There is no log yet; it will be"
        window.messages.say(
            "log", f"No program here opens folders. {what} here: {log}", tone="info"
        )

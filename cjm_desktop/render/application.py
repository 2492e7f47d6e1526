"""The application object that Qt wants before it draws text, also without any window."""

import os

from PySide6.QtGui import QGuiApplication

from cjm_desktop.typeset import load_fonts, prepare_environment

_kept: list[QGuiApplication] = []


def ensure_application() -> None:
    """Make an application object without a screen unless there is one, and load the bundled fonts."""
    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        prepare_environment()
        _kept.append(QGuiApplication(["cjm-desktop"]))
    load_fonts()

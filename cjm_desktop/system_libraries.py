"""Libraries of the system that Qt opens: what is missing is said in one sentence, with the cure."""

import ctypes
import os
import sys

from cjm_desktop.errors import UserError

DRAWING = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
"""What Qt needs even without a window: file name -> Debian package."""

WINDOW = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What a window on an X11 screen needs besides: Qt would abort without a word that helps."""


def explain_missing_library(error: ImportError) -> UserError | None:
    """What to tell the user when an import failed for want of a system library; None for other errors."""
    if sys.platform != "linux" or "cannot open shared object file" not in str(error):
        return None
    return _wanting(_missing(DRAWING | WINDOW)) or UserError(
        f"A library of the system is missing ({error}): install it and start again."
    )


def check_screen() -> None:
    """Make sure that a window can open, before Qt tries and aborts.

    Raises:
        UserError: There is no screen, or libraries are missing; says what to do.
    """
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM", "xcb") != "xcb":
        return
    if os.environ.get("WAYLAND_DISPLAY"):
        return
    if not os.environ.get("DISPLAY"):
        raise UserError(
            "There is no screen to open the window on (DISPLAY is not set): start the program from a desktop."
        )
    wanting = _wanting(_missing(DRAWING | WINDOW))
    if wanting:
        raise wanting


def _missing(libraries: dict[str, str]) -> list[str]:
    """The packages of those that cannot be loaded."""
    return [package for name, package in libraries.items() if not _loads(name)]


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _wanting(packages: list[str]) -> UserError | None:
    if not packages:
        return None
    return UserError(
        "Libraries of the system are missing: install them with `sudo apt-get install "
        f"{' '.join(packages)}` and start again."
    )

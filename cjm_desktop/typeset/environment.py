"""What has to be said to Qt before the application object exists."""

import linecache
import os
import sys
from typing import Any


def prepare_environment() -> None:
    """Keep Qt from handing emoji to the colour font of the system, and PySide6 from reading our sources.

    Call it before the `QGuiApplication` is made. Since Qt 6.9 emoji are cut out of a text and
    shown in a system font whatever families are asked for; with the switch the bundled outline
    emoji are drawn on every machine and on paper alike.
    """
    os.environ["QT_DISABLE_EMOJI_SEGMENTER"] = "1"
    _leave_sources_unread()


def _leave_sources_unread() -> None:
    """Keep the text of each module that is imported from now on out of memory, and forget those read before.

    PySide6 reads the source of every module to see whether it could ask for other names of Qt's methods
    (`from __feature__ import snake_case`), which nothing here does. Python keeps what was read, line by line: 10 MB in
    one run and 18 MB in another that does the same. Without it the window's modules are also imported a sixth sooner.
    """
    import PySide6.QtCore  # noqa: F401  # brings the module below

    feature: Any = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _asks_for_nothing
    linecache.clearcache()


def _asks_for_nothing(_module: object) -> bool:
    return False

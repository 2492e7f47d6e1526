"""A bug in one action must not take the work with it: it is logged, said quietly, and the program lives on."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import logging

LOGGER = "cjm_desktop.bugs"
SAFE = "Something went wrong in the last action; your work is safe."
"""Said where all of it is on the disk, and nowhere else."""

UNSAFE = "Something went wrong in the last action, and the last changes are only in memory: save the map elsewhere now."


def log_folder() -> Path:
    """Where the log of bugs is kept."""
    from platformdirs import user_log_path

    return user_log_path("cjm-desktop", appauthor=False)


def describe(kind: type[BaseException], trace: TracebackType | None) -> str:
    """What is written of a bug: its type and the places, never a message or a value.

    Messages and values may hold texts of the user's map, and logs get mailed.
    """
    import traceback

    frames = traceback.extract_tb(trace)
    places = [f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join([kind.__name__, *places])


def _short(filename: str) -> str:
    parts = Path(filename).parts
    for root in ("cjm_desktop", "site-packages"):
        if root in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(root) :])
    return parts[-1]


class CrashGuard:
    """Takes the place of `sys.excepthook` while the window runs."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell
        self._before = sys.excepthook
        self._telling = False

    def install(self) -> None:
        sys.excepthook = self.catch

    def remove(self) -> None:
        sys.excepthook = self._before

    def catch(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log a bug and tell the user."""
        _log().error(describe(kind, trace))
        if self._telling:
            return
        self._telling = True
        try:
            self._tell()
        finally:
            self._telling = False


def _log() -> logging.Logger:
    import logging

    logger = logging.getLogger(LOGGER)
    if not logger.handlers:
        logger.propagate = False
        logger.addHandler(_handler())
    return logger


def _handler() -> logging.Handler:
    import logging
    from logging.handlers import RotatingFileHandler

    try:
        folder = log_folder()
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / "bugs.log", maxBytes=200_000, backupCount=3, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    return handler

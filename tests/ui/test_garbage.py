"""What a closed project leaves behind goes, and goes in the thread of the window."""

import gc
import threading
from collections.abc import Callable
from pathlib import Path
from weakref import ref

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from cjm_desktop.ui.main_window import MainWindow
from tests.builders import big_map


def test_a_closed_project_gives_its_memory_back(
    window: MainWindow, opened: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    opened()
    assert window.editor is not None
    editor = window.editor
    left: list[ref[object]] = [ref(editor.document), ref(editor.canvas), ref(editor.keeper)]
    del editor
    window.files.close_project()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.waitUntil(lambda: [at() for at in left] == [None] * 3, timeout=10_000)


def test_no_other_thread_searches_for_garbage(
    window: MainWindow, opened: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    """Objects of Qt that it finds would die there, and the program with them."""
    searched: set[int] = set()

    def note(phase: str, _info: object) -> None:
        searched.add(threading.get_ident())

    gc.callbacks.append(note)
    try:
        opened(big_map(4, 20, 10, 400))
        window.files.close_project()
        window.files.open_path(tmp_path / "bikes.cjm")
        qtbot.waitUntil(lambda: window.editor is not None)
        assert window.editor is not None
        listed = window.editor.findings
        qtbot.waitUntil(lambda: listed.findings() != [], timeout=10_000)
        window.files.close_project()
        qtbot.waitUntil(lambda: bool(searched), timeout=10_000)
    finally:
        gc.callbacks.remove(note)
    assert searched == {threading.get_ident()}

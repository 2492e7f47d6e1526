"""Export pressed while an input method is composing: what is composed is in the file."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QToolButton
from pytestqt.qtbot import QtBot

from cjm_desktop.ui.dialogs.export import ExportDialog
from cjm_desktop.ui.dialogs.personas import PersonasDialog
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.conftest import Answers, do, settled_editor_of
from tests.ui.test_composing import (
    compose_annyeong,
    in_a_line,
    in_an_area,
    on_a_tab,
    on_the_canvas,
)
from tests.ui.test_export import choose

Opened = Callable[..., MainWindow]


def by_keys(window: MainWindow) -> None:
    focused = QApplication.focusWidget() or window
    QTest.keyClick(focused, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)


def by_the_toolbar(window: MainWindow) -> None:
    buttons = window.toolbar.findChildren(QToolButton)
    button = next(b for b in buttons if b.defaultAction() is window.action("file.export"))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def by_the_menu(window: MainWindow) -> None:
    do(window, "file.export")


def export(window: MainWindow, key: str, at: Path, answers: Answers, qtbot: QtBot) -> Path:
    """Let the open dialog write a file."""
    (dialog,) = [each for each in window.findChildren(ExportDialog) if each.isVisible()]
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.form.format.setFocus()  # the keyboard is in the dialog by then
    choose(dialog.form.format, key)
    qtbot.waitUntil(dialog.go.isEnabled)
    answers.paths = [at]
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog.written is not None, timeout=30_000)
    dialog.reject()
    return at


def words_of(path: Path) -> str:
    """What another program reads in it."""
    if path.suffix == ".json":
        return json.dumps(json.loads(path.read_text()), ensure_ascii=False)
    done = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture
def active(opened: Opened, qtbot: QtBot) -> MainWindow:
    window = opened()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.mark.parametrize("press", [by_keys, by_the_toolbar, by_the_menu])
@pytest.mark.parametrize("place", [on_the_canvas, in_a_line])
def test_it_is_on_the_paper(
    active: MainWindow,
    place: Callable[..., object],
    press: Callable[[MainWindow], None],
    answers: Answers,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    place(settled_editor_of(active))
    press(active)
    path = export(active, "pdf", tmp_path / "map.pdf", answers, qtbot)
    assert "안녕" in words_of(path)


@pytest.mark.parametrize("place", [in_an_area, on_a_tab])
def test_it_is_in_the_data(
    active: MainWindow,
    place: Callable[..., object],
    answers: Answers,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    place(settled_editor_of(active))
    by_keys(active)
    path = export(active, "json", tmp_path / "map.json", answers, qtbot)
    assert "안녕" in words_of(path)


def test_what_was_composed_in_a_dialog_is_there_after_it(
    active: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    settled_editor_of(active)
    do(active, "map.personas")
    (dialog,) = active.findChildren(PersonasDialog)
    assert dialog.form is not None
    name = dialog.form.field("Goals").control
    name.setFocus()
    compose_annyeong(name)
    dialog.done(QDialog.DialogCode.Rejected)
    qtbot.waitUntil(lambda: not active.findChildren(PersonasDialog))
    by_keys(active)
    path = export(active, "json", tmp_path / "map.json", answers, qtbot)
    assert "안녕" in words_of(path)

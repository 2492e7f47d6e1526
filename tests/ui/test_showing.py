"""Where the system opens no folders, the window says where a file is."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cjm_desktop.ui.crash import log_folder
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.conftest import Answers, do
from tests.ui.test_export import choose, dialog_of

# The off-screen desktop of the tests has no program for folders.
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="there folders always open")


def test_the_log_is_said_where_no_folder_opens(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    do(window, "help.log")
    (bar,) = window.messages.bars()
    log = log_folder() / "bugs.log"
    assert log.is_relative_to(tmp_path)
    assert "There is no log yet" in bar.label.text()
    assert str(log) in bar.label.text()
    log.write_text("ZeroDivisionError")
    window.say_bug()
    bug = next(bar for bar in window.messages.bars() if bar.key == "bug")
    next(b for b in bug.findChildren(QPushButton) if b.text() == "Show the log").click()
    said = [bar.label.text() for bar in window.messages.bars()]
    assert said == [f"No program here opens folders. The log is here: {log}"]


def test_the_folder_of_an_export_is_said_where_no_folder_opens(
    opened: Callable[..., MainWindow], answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = dialog_of(opened())
    choose(dialog.form.format, "json")
    answers.paths.append(tmp_path / "bikes.json")
    dialog.go.click()
    qtbot.waitUntil(dialog.shown.isVisible)
    dialog.shown.click()
    assert dialog.about.text() == "Exported bikes.json."
    assert str(tmp_path) in dialog.remark.text()
    dialog.reject()

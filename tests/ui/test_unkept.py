"""Work that no disk takes: the window says so, offers what can be done, and can be closed."""

import shutil
from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from cjm_desktop.formats import formats
from cjm_desktop.storage.folders import sessions_folder
from cjm_desktop.storage.opening import read_project
from cjm_desktop.ui.main_window import MainWindow
from tests.edits import alter_project
from tests.ui.conftest import Answers

Opened = Callable[..., MainWindow]


def edit_for_nobody(window: MainWindow, path: Path) -> None:
    """An edit while neither the document nor a working copy can be written."""
    path.unlink()
    path.mkdir()
    shutil.rmtree(sessions_folder(), ignore_errors=True)
    sessions_folder().parent.mkdir(parents=True, exist_ok=True)
    sessions_folder().write_text("no folder")
    assert window.editor is not None
    window.editor.attempt(alter_project(title="Only in memory"))


def test_work_that_can_be_kept_nowhere_is_said_and_can_be_taken_away(
    opened: Opened, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened()
    edit_for_nobody(window, tmp_path / "bikes.cjm")
    assert window.status.saved.text() == "Changes are only in memory: save now"
    window.say_bug()
    assert "only in memory" in window.messages.bars()[0].label.text()
    answers.ways = ["json", "stay"]
    answers.paths = [tmp_path / "rescued.json"]
    answers.asked.clear()
    window.files.close_project()
    assert answers.asked[0] == "Closing now would lose changes: 1 project."
    assert window.editor is not None
    imported = formats()["json"].read(tmp_path / "rescued.json").project
    assert imported == window.editor.document.project
    answers.ways = ["save"]
    answers.paths = [tmp_path / "elsewhere.cjm"]
    window.files.close_project()
    assert window.editor is None
    assert read_project(tmp_path / "elsewhere.cjm").info.title == "Only in memory"


def test_what_can_be_kept_nowhere_does_not_hold_the_window(
    opened: Opened, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened()
    edit_for_nobody(window, tmp_path / "bikes.cjm")
    answers.ways = ["lose"]
    window.close()
    assert not window.isVisible()
    assert answers.ways == []

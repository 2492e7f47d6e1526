"""Closing, quitting and the end from outside while much is worked out: it is finished first."""

import signal
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.storage.opening import read_project
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.program import Program
from tests.ui.conftest import Answers, do, editor_of, write_small
from tests.ui.large_edits import do_all, in_file, planner_of, project_of, settle
from tests.ui.running import end_of, start
from tests.ui.test_ending import WHEN_OPEN

DELETES_ALL = """
from cjm_desktop.ui.canvas import planner
planner.AT_ONCE = 3
editor.canvas.setFocus()
editor.canvas.select_all()
editor.canvas.acting.delete()
assert editor.canvas.planner.is_busy
"""


@pytest.mark.parametrize("how", ["file.close", "file.quit", "the window’s button"])
def test_closing_while_it_is_worked_out_finishes_it_first(
    large: MainWindow, program: Program, qtbot: QtBot, how: str
) -> None:
    """The undo of a deletion, and what waits behind it: none of it may be thrown away."""
    path, start = editor_of(large).keeper.session.path, project_of(large)
    assert path is not None
    do_all(large, ("edit.select_all", "edit.delete"))
    for key in ("edit.undo", "edit.redo", "edit.undo"):
        large.action(key).setEnabled(True)  # menus are brought up to date later
        large.action(key).trigger()
    for _ in range(2):  # whoever is impatient presses twice
        if how == "the window’s button":
            assert not large.close()
        else:
            large.action(how).trigger()
    assert large.editor is not None
    assert large.status.work.text().startswith("Undoing “Delete 1,240 things”, then closing … ")
    qtbot.waitUntil(lambda: large.editor is None)
    assert in_file(path) == start
    assert (large in program.windows) == (how == "file.close")


@pytest.mark.parametrize("how", ["cancelled", "refused"])
def test_closing_stays_where_it_is_cancelled_or_refused(large: MainWindow, how: str) -> None:
    start = project_of(large)
    if how == "cancelled":
        do(large, "edit.select_all")
        do(large, "edit.delete")
    else:
        QGuiApplication.clipboard().setText("row\tcolumn\n" * 10_000)
        do(large, "edit.paste")
    large.action("file.close").trigger()
    if how == "cancelled":
        large.status.stop.click()
    settle(large)
    for _ in range(50):
        QApplication.processEvents()
    said = editor_of(large).toast.label.text()
    assert said.endswith("nothing has changed.") or said.startswith("The clipboard holds more")
    assert project_of(large) is start
    do_all(large, ("edit.select_all", "edit.delete"))
    assert large.editor is not None  # and closing is not kept for later


def test_quitting_finishes_what_is_worked_out_and_closes_all_windows(
    large: MainWindow, program: Program, qtbot: QtBot
) -> None:
    path = editor_of(large).keeper.session.path
    assert path is not None
    program.new_window()
    do(large, "edit.select_all")
    do(large, "edit.delete")
    large.action("file.quit").trigger()
    qtbot.waitUntil(lambda: program.windows == [])
    assert len(in_file(path).cards) == 0


@pytest.mark.parametrize("ends", ["done", "cancelled"])
@pytest.mark.parametrize("key", ["file.save", "file.save_as", "file.save_copy"])
def test_saving_while_it_is_worked_out_holds_it(
    large: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot, key: str, ends: str
) -> None:
    """Whatever becomes of it; and who is impatient is asked once."""
    keeper, asks = editor_of(large).keeper, key != "file.save"
    target = tmp_path / "saved.cjm" if asks else keeper.session.path
    assert target is not None
    keeper.paused = True  # only what the user asks for is written
    answers.paths = [target]
    do_all(large, ("edit.select_all",))
    do(large, "edit.delete")
    for _ in range(2):
        large.action(key).trigger()
    assert answers.asked == []
    if ends == "cancelled":
        large.status.stop.click()
    settle(large)
    qtbot.waitUntil(lambda: target.exists() if asks else not keeper.needs_save())
    qtbot.waitUntil(lambda: not keeper.busy)
    assert len(read_project(target).cards) == len(project_of(large).cards)
    assert (len(project_of(large).cards) == 0) == (ends == "done")
    assert len(answers.asked) == int(asks)


def test_closing_while_it_is_written_loses_nothing(large: MainWindow, qtbot: QtBot) -> None:
    path = editor_of(large).keeper.session.path
    assert path is not None
    planner_of(large).lands.connect(lambda: large.action("file.close").trigger())
    do(large, "edit.select_all")
    do(large, "edit.delete")
    qtbot.waitUntil(lambda: large.editor is None)
    found = in_file(path)
    assert len(found.cards) == 0
    assert len(found.steps) == 20


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX systems")
def test_what_is_worked_out_is_finished_first(tmp_path: Path) -> None:
    file = write_small(tmp_path)
    ends = "import os, signal\nos.kill(os.getpid(), signal.SIGTERM)"
    running = start(WHEN_OPEN + DELETES_ALL + ends, file)
    assert end_of(running) == ""
    assert len(read_project(file).cards) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX systems")
def test_logging_out_finishes_what_is_worked_out(tmp_path: Path) -> None:
    file = write_small(tmp_path)
    after = """
from cjm_desktop.ui.ending import Ending
QApplication.instance().findChild(Ending).session_may_end()
print(editor.canvas.planner.is_busy, editor.keeper.needs_save(), flush=True)
"""
    running = start(WHEN_OPEN + DELETES_ALL + after, file)
    assert running.stdout is not None
    try:
        assert running.stdout.readline() == "False False\n"
        assert len(read_project(file).cards) == 0
    finally:
        running.send_signal(signal.SIGTERM)
    assert end_of(running) == ""

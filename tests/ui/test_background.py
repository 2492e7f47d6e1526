"""Work beside the window: results, errors, and stopping."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from cjm_desktop.errors import UserError
from cjm_desktop.storage.opening import open_session, write_project
from cjm_desktop.ui.background import Task
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.waiting import Waiting
from tests.ui.conftest import small


def test_a_result_arrives_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    owner = QObject()
    seen: list[tuple[object, bool]] = []
    task = Task(lambda _report: threading.get_ident(), owner)
    task.done.connect(lambda value: seen.append((value, QThread.currentThread().isMainThread())))
    with qtbot.waitSignal(task.finished):
        task.start()
    assert seen[0][0] != threading.get_ident()
    assert seen[0][1]


def test_what_the_user_can_mend_is_told_apart_from_bugs(qtbot: QtBot) -> None:
    owner = QObject()
    said: list[str] = []

    def fail(_report: object) -> None:
        raise UserError("The stick is gone.")

    def break_(_report: object) -> None:
        raise ZeroDivisionError

    for work in (fail, break_):
        task = Task(work, owner)
        task.failed.connect(lambda error: said.append(f"failed: {error}"))
        task.broke.connect(lambda error: said.append(type(error).__name__))
        with qtbot.waitSignal(task.finished):
            task.start()
    assert said == ["failed: The stick is gone.", "ZeroDivisionError"]


def test_a_stopped_task_gives_its_result_back(qtbot: QtBot) -> None:
    owner = QObject()
    go_on = threading.Event()
    back: list[object] = []
    taken: list[object] = []

    def work(report: Callable[[float], bool]) -> str:
        go_on.wait(10)
        return "result"

    task = Task(work, owner, back.append)
    task.done.connect(taken.append)
    task.start()
    task.cancel()
    with qtbot.waitSignal(task.finished):
        go_on.set()
    assert (back, taken) == (["result"], [])


def test_many_tasks_one_after_the_other(qtbot: QtBot) -> None:
    """An object of Qt that is destroyed by the wrong thread shows after a while."""
    owner = QObject()
    done: list[int] = []
    for number in range(300):
        task = Task(lambda _report, n=number: n, owner)  # type: ignore[misc]  # a default is no argument
        task.done.connect(done.append)
        task.start()
        del task
    qtbot.waitUntil(lambda: len(done) == 300, timeout=20_000)
    assert sorted(done) == list(range(300))


def test_opening_can_be_cancelled(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "bikes.cjm"
    write_project(path, small())
    window.files.open_path(path)
    window.findChildren(Waiting)[0].reject()
    qtbot.waitUntil(lambda: window.findChildren(Waiting) == [], timeout=10_000)
    assert window.editor is None
    session = open_session(path)
    assert not session.read_only
    session.close()

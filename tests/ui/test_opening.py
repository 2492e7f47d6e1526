"""Opening a file that more is known of: work a crash left behind, and a window that has it already."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cjm_desktop.storage.opening import new_session, open_session, read_project, write_project
from cjm_desktop.storage.recovery import recoverable
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.program import Program
from tests.edits import alter_project
from tests.storage.processes import crash_after
from tests.storage.work import document_of
from tests.ui.conftest import Answers, end, small


def edit_in(path: Path) -> None:
    """Edit a map; whoever calls this dies then."""
    document_of(open_session(path)).commit(alter_project(title="Typed before the crash"))


def begin_a_map() -> None:
    document_of(new_session(small())).commit(alter_project(title="Never saved"))


@pytest.fixture
def crashed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that lacks the work of a program that was killed."""
    state = tmp_path / "state"
    monkeypatch.setenv("CJM_STATE_DIR", str(state))
    path = tmp_path / "bikes.cjm"
    write_project(path, small())
    crash_after(state, edit_in, path)
    return path


def title_of(window: MainWindow) -> str:
    return window.editor.document.project.info.title if window.editor is not None else ""


def by_recent(window: MainWindow, path: Path) -> None:
    window.program.settings.remember(path)
    window.start_page.refresh()
    rows = window.start_page.findChildren(QPushButton)
    next(b for b in rows if b.accessibleName() == f"Open {path.name}").click()


def by_the_dialog(window: MainWindow, path: Path) -> None:
    answers = window.program.asking
    assert isinstance(answers, Answers)
    answers.paths.append(path)
    QApplication.processEvents()
    window.action("file.open").trigger()


def by_the_system(window: MainWindow, path: Path) -> None:
    """The argument of the command line, or the event of macOS."""
    window.program.open_path(path)


def by_another_path(window: MainWindow, path: Path) -> None:
    link = path.with_name("link.cjm")
    link.symlink_to(path)
    window.files.open_path(link)


@pytest.mark.parametrize("way", [by_recent, by_the_dialog, by_the_system, by_another_path])
def test_the_work_a_crash_left_comes_with_the_file(
    crashed: Path,
    window: MainWindow,
    answers: Answers,
    qtbot: QtBot,
    way: Callable[[MainWindow, Path], None],
) -> None:
    answers.ways.append("recover")
    way(window, crashed)
    qtbot.waitUntil(lambda: window.editor is not None)
    assert answers.asked[-1] == "There is work on {} that is not in the file.".format(
        "link.cjm" if way is by_another_path else "bikes.cjm"
    )
    assert title_of(window) == "Typed before the crash"
    # By itself, as after any other change: whoever mails the file sends the work that was recovered.
    qtbot.waitUntil(lambda: read_project(crashed).info.title == "Typed before the crash")


def test_the_file_can_be_opened_as_it_is_and_the_work_stays(
    crashed: Path, window: MainWindow, answers: Answers, qtbot: QtBot, program: Program
) -> None:
    answers.ways.append("as it is")
    window.files.open_path(crashed)
    qtbot.waitUntil(lambda: window.editor is not None)
    assert title_of(window) == "Bikes"
    assert window.editor is not None
    assert not window.editor.keeper.session.read_only
    window.editor.attempt(alter_project(title="Edited as it was"))
    window.files.save()
    qtbot.waitUntil(lambda: read_project(crashed).info.title == "Edited as it was")
    window.files.close_project()
    assert len(recoverable()) == 1
    answers.ways.append("recover")
    window.files.open_path(crashed)
    qtbot.waitUntil(lambda: window.editor is not None)
    assert title_of(window) == "Typed before the crash"


def test_one_may_think_about_it(
    crashed: Path, window: MainWindow, answers: Answers, qtbot: QtBot
) -> None:
    answers.ways.append("stay")
    window.files.open_path(crashed)
    qtbot.waitUntil(lambda: answers.asked != [])
    qtbot.waitUntil(lambda: not window.program.opening)
    assert window.editor is None
    assert len(recoverable()) == 1


def test_a_file_without_left_work_asks_nothing(
    crashed: Path, window: MainWindow, answers: Answers, qtbot: QtBot
) -> None:
    other = crashed.with_name("other.cjm")
    write_project(other, small())
    window.files.open_path(other)
    qtbot.waitUntil(lambda: window.editor is not None)
    assert answers.asked == []


def recovered_section(window: MainWindow) -> list[str]:
    """What stands on the start page under its heading; empty when the heading is not on show."""
    section = window.start_page._recovered
    if not section.isVisibleTo(window.start_page):
        return []
    return [label.text() for label in section.findChildren(QLabel) if label.text()]


def test_every_window_knows_what_can_be_recovered(
    crashed: Path, program: Program, qtbot: QtBot, answers: Answers
) -> None:
    first = program.new_window()
    first.start_page.refresh()
    second = program.new_window()
    assert recovered_section(second) == [], "no heading with nothing below"
    qtbot.waitUntil(lambda: all(len(recovered_section(w)) > 1 for w in (first, second)))
    for window in (first, second):
        said = recovered_section(window)
        assert said[:2] == ["Recovered work", "Typed before the crash"]
        assert str(crashed) in said[2]
    buttons = second.start_page.findChildren(QPushButton)
    next(b for b in buttons if b.accessibleName().startswith("Recover ")).click()
    qtbot.waitUntil(lambda: second.editor is not None)
    qtbot.waitUntil(lambda: recovered_section(first) == [])
    end(second, qtbot)


def test_opening_twice_in_haste_makes_one_window(
    window: MainWindow, program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "bikes.cjm"
    write_project(path, small())
    program.open_path(path)
    program.open_path(path)
    qtbot.waitUntil(lambda: window.editor is not None)
    qtbot.waitUntil(lambda: not program.opening)
    assert len(program.windows) == 1
    assert window.editor is not None
    assert not window.editor.keeper.session.read_only


def test_opening_an_open_file_brings_its_window_back_from_the_task_bar(
    window: MainWindow, program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "bikes.cjm"
    write_project(path, small())
    program.open_path(path)
    qtbot.waitUntil(lambda: window.editor is not None)
    window.showMinimized()
    other = program.new_window()
    other.files.open_path(path)
    qtbot.waitUntil(lambda: not window.isMinimized() and window.isActiveWindow())
    assert other.editor is None


def test_a_map_that_breaks_on_its_way_to_the_screen_leaves_no_lock(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bikes.cjm"
    write_project(path, small())

    def break_down(_editor: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(window, "show_editor", break_down)
    with qtbot.captureExceptions() as caught:
        window.files.open_path(path)
        qtbot.waitUntil(lambda: caught != [])
    session = open_session(path)
    assert not session.read_only
    session.close()

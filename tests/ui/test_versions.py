"""File > Versions on this computer: earlier versions of a file are listed, looked at, restored as a copy."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cjm_desktop.storage import backups
from cjm_desktop.storage.opening import read_project, write_project
from cjm_desktop.ui.dialogs.versions import VersionsDialog
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.program import Program
from tests.edits import alter_project
from tests.ui.conftest import Answers, do, small
from tests.ui.test_dialogs import open_dialog
from tests.ui.test_newer import bar_of, press, title_of
from tests.ui.test_saving import edit

Opened = Callable[..., MainWindow]
FIRST = datetime(2024, 2, 12, 14, 3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that was saved twice over: “First” and “Second” are earlier versions, “Bikes” stands in it."""
    path = tmp_path / "bikes.cjm"
    for days, title in enumerate(("First", "Second")):
        write_project(path, alter_project(title=title).apply(small()), force=True)
        saved = FIRST.timestamp() + days * 86400
        os.utime(path, (saved, saved))
    write_project(path, small(), force=True)
    return path


def dialog_of(window: MainWindow) -> VersionsDialog:
    dialog = open_dialog(window, "file.versions")
    assert isinstance(dialog, VersionsDialog)
    return dialog


def rows(dialog: VersionsDialog) -> list[list[str]]:
    found = [dialog.tree.topLevelItem(index) for index in range(dialog.tree.topLevelItemCount())]
    return [[row.text(column) for column in range(3)] for row in found if row is not None]


def other_window(program: Program, window: MainWindow, qtbot: QtBot) -> MainWindow:
    def found() -> list[MainWindow]:
        return [w for w in program.windows if w is not window and w.editor is not None]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def test_versions_are_listed_with_time_cards_and_size(
    opened: Opened, path: Path, qtbot: QtBot
) -> None:
    dialog = dialog_of(opened())
    qtbot.waitUntil(lambda: all(row[1] for row in rows(dialog)))
    saved, cards, sizes = zip(*rows(dialog), strict=True)
    assert saved == ("13 Feb 2024 14:03", "12 Feb 2024 14:03")
    assert cards == (str(len(small().cards)),) * 2
    assert all(size.endswith("kB") for size in sizes)
    dialog.reject()


def test_a_version_that_cannot_be_read_says_so(opened: Opened, path: Path, qtbot: QtBot) -> None:
    backups.backups_of(path)[0].path.write_bytes(b"rust")
    window = opened()
    dialog = dialog_of(window)
    qtbot.waitUntil(lambda: rows(dialog)[0][1] == "not readable")
    dialog.look.click()
    qtbot.waitUntil(lambda: bar_of(window, "open") is not None)


def test_a_version_is_looked_at_in_a_window_of_its_own(
    opened: Opened, path: Path, program: Program, qtbot: QtBot
) -> None:
    window = opened()
    dialog = dialog_of(window)
    QTest.keyClick(dialog.tree, Qt.Key.Key_Down)
    QTest.keyClick(dialog.tree, Qt.Key.Key_Return)
    shown = other_window(program, window, qtbot)
    assert title_of(shown) == "First"
    qtbot.waitUntil(lambda: "bikes.cjm, 12 Feb 2024 14:03[*] (read-only)" in shown.windowTitle())
    bar = bar_of(shown, "read-only")
    assert bar is not None
    assert "as it was saved 12 Feb 2024 14:03" in bar.label.text()
    assert shown.status.saved.text() == "Read-only: an earlier version"
    assert not shown.action("edit.paste").isEnabled()
    before = path.read_bytes(), [b.path.read_bytes() for b in backups.backups_of(path)]

    again = dialog_of(window)
    QTest.keyClick(again.tree, Qt.Key.Key_Down)
    again.look.click()
    assert len(program.windows) == 2
    assert rows(dialog_of(shown)) != []
    assert title_of(window) == "Bikes"
    assert before == (path.read_bytes(), [b.path.read_bytes() for b in backups.backups_of(path)])


def test_what_is_looked_at_goes_on_as_a_copy(
    opened: Opened, path: Path, program: Program, answers: Answers, qtbot: QtBot
) -> None:
    window = opened()
    dialog_of(window).look.click()
    shown = other_window(program, window, qtbot)
    copy = path.with_name("copy.cjm")
    answers.paths = [copy]
    press(shown, "read-only", "Restore as a copy…")
    assert shown.editor is not None
    document = shown.editor.document
    qtbot.waitUntil(lambda: not document.read_only)
    qtbot.waitUntil(lambda: "copy.cjm" in shown.windowTitle())
    assert "(read-only)" not in shown.windowTitle()
    assert bar_of(shown, "read-only") is None
    assert answers.asked == ["Restore as a copy"]
    assert answers.offered == [path.with_name("bikes 2024-02-13 14.03.cjm")]
    edit(shown, "Goes on")
    do(shown, "file.save")
    qtbot.waitUntil(lambda: read_project(copy).info.title == "Goes on")
    assert read_project(path).info.title == "Bikes"


def test_a_version_is_restored_as_a_copy(
    opened: Opened, path: Path, program: Program, answers: Answers, qtbot: QtBot
) -> None:
    window = opened()
    dialog = dialog_of(window)
    answers.paths = [None, path, path.with_name("copy.cjm")]
    dialog.restore.click()
    assert dialog.isVisible()  # nothing was chosen
    dialog.restore.click()
    assert dialog.trouble.text() == "bikes.cjm is open: choose another name for the copy."
    assert dialog.isVisible()
    dialog.restore.click()
    shown = other_window(program, window, qtbot)
    assert title_of(shown) == "Second"
    assert read_project(path.with_name("copy.cjm")).info.title == "Second"
    assert read_project(path).info.title == "Bikes"
    assert shown.editor is not None
    assert not shown.editor.document.read_only
    qtbot.waitUntil(lambda: program.settings.recent()[0] == path.with_name("copy.cjm"))


def test_a_file_without_versions_says_so(opened: Opened) -> None:
    dialog = dialog_of(opened())
    assert dialog.nothing.isVisible()
    assert dialog.nothing.text().startswith("There are no earlier versions of this file")
    assert not dialog.look.isEnabled()
    assert not dialog.restore.isEnabled()
    dialog.reject()


def test_versions_of_a_damaged_file_are_reached_from_its_message_and_from_the_menu(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    path.write_bytes(path.read_bytes()[:5000])
    window.files.open_path(path)
    qtbot.waitUntil(lambda: bar_of(window, "open") is not None)
    bar = bar_of(window, "open")
    assert bar is not None
    assert "File → Versions on this computer" in bar.label.text()
    next(b for b in bar.findChildren(QPushButton) if b.text() == "Earlier versions…").click()
    from_bar = [d for d in window.findChildren(VersionsDialog) if d.isVisible()][-1]
    assert len(rows(from_bar)) == 2
    from_bar.reject()

    path.unlink()
    dialog = dialog_of(window)
    qtbot.waitUntil(lambda: dialog.files.currentText().endswith("(not there any more)"))
    assert len(rows(dialog)) == 2
    dialog.look.click()
    qtbot.waitUntil(lambda: window.editor is not None)
    assert title_of(window) == "Second"


def test_without_any_version_the_start_page_says_so(window: MainWindow) -> None:
    dialog = dialog_of(window)
    assert dialog.nothing.text().startswith("There are no earlier versions of any file")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)

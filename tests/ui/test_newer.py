"""A sync program brings another version of the open file: seen, and loaded with one click."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cjm_desktop.domain.edits.maps import alter_map
from cjm_desktop.storage.backups import backups_of
from cjm_desktop.storage.opening import open_session, read_project, write_project
from cjm_desktop.storage.recovery import recoverable
from cjm_desktop.ui.bars import MessageBar
from cjm_desktop.ui.main_window import MainWindow
from tests.edits import alter_project
from tests.storage.work import names
from tests.ui.conftest import small

Opened = Callable[..., MainWindow]


def bring(path: Path, title: str) -> None:
    """As a sync program does: a new file moved over the old one."""
    project = read_project(path)
    other = path.with_name("arriving")
    write_project(other, alter_project(title=title).apply(project), force=True)
    os.replace(other, path)


def bar_of(window: MainWindow, key: str) -> MessageBar | None:
    return next((bar for bar in window.messages.bars() if bar.key == key), None)


def press(window: MainWindow, key: str, title: str) -> None:
    bar = bar_of(window, key)
    assert bar is not None
    next(b for b in bar.findChildren(QPushButton) if b.text() == title).click()


def title_of(window: MainWindow) -> str:
    assert window.editor is not None
    return window.editor.document.project.info.title


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bikes.cjm"


def test_a_new_version_is_loaded_with_one_click_and_can_be_undone(
    opened: Opened, qtbot: QtBot, path: Path
) -> None:
    window = opened()
    bring(path, "From the other computer")
    qtbot.waitUntil(lambda: bar_of(window, "newer") is not None)
    bar = bar_of(window, "newer")
    assert bar is not None
    assert bar.label.text() == ("bikes.cjm was changed by another program or on another computer.")
    assert title_of(window) == "Bikes"
    press(window, "newer", "Load the new version")
    qtbot.waitUntil(lambda: title_of(window) == "From the other computer")
    assert window.editor is not None
    assert not window.editor.keeper.needs_save()
    assert window.status.saved.text().startswith("Saved")
    inode = path.stat().st_ino
    window.files.save()
    qtbot.waitUntil(lambda: window.editor is not None and not window.editor.keeper.busy)
    assert path.stat().st_ino == inode, "there was nothing to save"
    window.editor.toast.button.click()
    assert title_of(window) == "Bikes"
    window.files.save()
    qtbot.waitUntil(lambda: read_project(path).info.title == "Bikes")
    assert "From the other computer" in [
        read_project(b.path).info.title for b in backups_of(path)
    ], "what was saved over is kept"
    assert window.messages.bars() == []
    assert names(path.parent) >= {"bikes.cjm"}


def test_editing_goes_on_after_loading_and_a_crash_then_loses_nothing(
    opened: Opened, qtbot: QtBot, path: Path
) -> None:
    window = opened()
    assert window.editor is not None
    window.editor.attempt(alter_project(title="Mine"))
    window.files.save()
    qtbot.waitUntil(lambda: read_project(path).info.title == "Mine")
    bring(path, "Theirs")
    qtbot.waitUntil(lambda: bar_of(window, "newer") is not None)
    press(window, "newer", "Load the new version")
    qtbot.waitUntil(lambda: title_of(window) == "Theirs")
    window.editor.attempt(alter_project(title="Mine on theirs"))
    window.files.save()
    qtbot.waitUntil(lambda: read_project(path).info.title == "Mine on theirs")
    window.files.close_project()
    assert recoverable() == []


def test_unsaved_work_is_asked_about_when_it_is_saved(
    opened: Opened, qtbot: QtBot, path: Path
) -> None:
    window = opened()
    assert window.editor is not None
    window.editor.attempt(alter_project(title="Mine"))
    bring(path, "Theirs")
    qtbot.waitUntil(lambda: bar_of(window, "conflict") is not None, timeout=20_000)
    assert bar_of(window, "newer") is None
    assert title_of(window) == "Mine"
    assert read_project(path).info.title == "Theirs"


def test_an_edit_between_the_message_and_the_click_is_not_lost(
    opened: Opened, qtbot: QtBot, path: Path
) -> None:
    window = opened()
    assert window.editor is not None
    bring(path, "Theirs")
    qtbot.waitUntil(lambda: bar_of(window, "newer") is not None)
    window.editor.attempt(alter_map(window.editor.map_id, title="Mine"))
    press(window, "newer", "Load the new version")
    qtbot.waitUntil(lambda: bar_of(window, "conflict") is not None, timeout=20_000)
    assert title_of(window) == "Bikes"


def test_coming_back_to_the_window_is_enough(opened: Opened, qtbot: QtBot, path: Path) -> None:
    """A network drive says nothing of what others do on it."""
    window = opened()
    other = window.program.new_window()
    qtbot.waitUntil(other.isActiveWindow)
    assert window.editor is not None
    from PySide6.QtCore import QFileSystemWatcher

    qtbot.waitUntil(lambda: window.findChild(QFileSystemWatcher) is not None)
    watcher = window.findChild(QFileSystemWatcher)
    assert watcher is not None
    watcher.removePaths([*watcher.files(), *watcher.directories()])
    bring(path, "Theirs")
    window.come_forward()
    qtbot.waitUntil(lambda: bar_of(window, "newer") is not None)


def test_a_file_that_goes_is_said_and_can_be_put_there_again(
    opened: Opened, qtbot: QtBot, path: Path
) -> None:
    window = opened()
    path.unlink()
    qtbot.waitUntil(lambda: bar_of(window, "conflict") is not None, timeout=20_000)
    bar = bar_of(window, "conflict")
    assert bar is not None
    assert "is gone" in bar.label.text()
    press(window, "conflict", "Save it there again")
    qtbot.waitUntil(lambda: path.exists() and read_project(path).info.title == "Bikes")


def test_a_window_that_can_only_look_opens_the_new_version(
    opened: Opened, qtbot: QtBot, path: Path
) -> None:
    write_project(path, small())
    holder = open_session(path)
    window = opened()
    bring(path, "Theirs")
    qtbot.waitUntil(lambda: bar_of(window, "newer") is not None)
    holder.close()
    press(window, "newer", "Load the new version")
    qtbot.waitUntil(lambda: window.editor is not None and title_of(window) == "Theirs")
    assert window.editor is not None
    assert not window.editor.keeper.session.read_only, "and it is free to be edited by now"


def test_another_name_of_the_file_keeps_the_old_content_and_that_is_said_once(
    opened: Opened, qtbot: QtBot, path: Path
) -> None:
    write_project(path, small())
    os.link(path, path.with_name("link.cjm"))
    window = opened()
    assert window.editor is not None
    window.editor.attempt(alter_project(title="Mine"))
    window.files.save()
    qtbot.waitUntil(lambda: bar_of(window, "other-names") is not None)
    bar = bar_of(window, "other-names")
    assert bar is not None
    assert bar.label.text() == (
        "bikes.cjm had another name (hard link): that one keeps the version from before."
    )
    assert read_project(path).info.title == "Mine"
    assert read_project(path.with_name("link.cjm")).info.title == "Bikes"
    bar.dismiss()
    window.editor.attempt(alter_project(title="Mine again"))
    window.files.save()
    qtbot.waitUntil(lambda: read_project(path).info.title == "Mine again")
    qtbot.waitUntil(lambda: window.editor is not None and not window.editor.keeper.busy)
    assert bar_of(window, "other-names") is None

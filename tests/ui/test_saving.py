"""Saving in the window: what the status bar says is true, and nothing is lost."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.domain.edits.maps import alter_map
from cjm_desktop.domain.project import Project
from cjm_desktop.storage.opening import open_session, read_project, write_project
from cjm_desktop.ui.bars import MessageBar
from cjm_desktop.ui.editor import Editor
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.program import Program
from tests.edits import alter_project
from tests.ui.conftest import Answers, end, small

Opened = Callable[..., MainWindow]
Show = Callable[[Project], MainWindow]


def edit(window: MainWindow, title: str) -> Editor:
    assert window.editor is not None
    window.editor.attempt(alter_project(title=title))
    return window.editor


def title_in(path: Path) -> str:
    return read_project(path).info.title


def saved(window: MainWindow) -> bool:
    return window.status.saved.text().startswith("Saved")


def press(bar: MessageBar, title: str) -> None:
    from PySide6.QtWidgets import QPushButton

    next(b for b in bar.findChildren(QPushButton) if b.text() == title).click()


def test_an_edit_is_in_the_file_two_seconds_later(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened()
    editor = edit(window, "Bikes and more")
    assert window.status.saved.text() == "Edited"
    QApplication.processEvents()
    assert window.isWindowModified()
    assert title_in(tmp_path / "bikes.cjm") == "Bikes"
    qtbot.waitUntil(lambda: saved(window), timeout=8_000)
    assert title_in(tmp_path / "bikes.cjm") == "Bikes and more"
    assert not editor.keeper.needs_save()
    QApplication.processEvents()
    assert not window.isWindowModified()
    assert sorted(p.name for p in tmp_path.iterdir() if "cjm" in p.name) == ["bikes.cjm"]


def test_save_writes_now_and_undo_reaches_back_across_it(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened()
    editor = edit(window, "One")
    window.files.save()
    qtbot.waitUntil(lambda: title_in(tmp_path / "bikes.cjm") == "One")
    editor.undo()
    window.files.save()
    qtbot.waitUntil(lambda: title_in(tmp_path / "bikes.cjm") == "Bikes")


def test_a_new_project_asks_where_to_save(
    window: MainWindow, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    window.files.begin("blank")
    assert window.editor is not None
    assert window.status.saved.text() == "Not saved yet"
    answers.paths.append(tmp_path / "new")
    window.files.save()
    qtbot.waitUntil((tmp_path / "new.cjm").exists)
    qtbot.waitUntil(lambda: saved(window))
    qtbot.waitUntil(lambda: window.windowTitle().startswith("new.cjm"))
    assert window.program.settings.recent() == [tmp_path / "new.cjm"]


def test_a_copy_is_written_and_one_stays_with_the_file(
    opened: Opened, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened()
    edit(window, "Copied")
    answers.paths.append(tmp_path / "copy.cjm")
    window.files.save_copy()
    qtbot.waitUntil((tmp_path / "copy.cjm").exists)
    assert title_in(tmp_path / "copy.cjm") == "Copied"
    assert window.editor is not None
    assert window.editor.keeper.session.path == tmp_path / "bikes.cjm"


def test_a_folder_that_is_gone_is_said_and_another_place_helps(
    window: MainWindow, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    write_project(folder / "bikes.cjm", small())
    window.files.open_path(folder / "bikes.cjm")
    qtbot.waitUntil(lambda: window.editor is not None)
    edit(window, "Homeless")
    folder.rename(tmp_path / "pulled")
    window.files.save()
    qtbot.waitUntil(lambda: "folder is gone" in window.status.saved.text())
    assert window.status.saved.property("tone") == "danger"
    bar = window.messages.bars()[0]
    assert "save elsewhere" in bar.label.text()
    answers.paths.append(tmp_path / "home.cjm")
    press(bar, "Save elsewhere…")
    qtbot.waitUntil(lambda: saved(window))
    assert title_in(tmp_path / "home.cjm") == "Homeless"
    assert window.messages.bars() == []


def test_somebody_else_changed_the_file(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened()
    path = tmp_path / "bikes.cjm"
    other = read_project(path)
    changed = alter_map(other.maps.ordered()[0].id, title="Theirs").apply(other)
    write_project(path, changed, force=True)
    edit(window, "Ours")
    window.files.save()
    qtbot.waitUntil(lambda: any(b.key == "conflict" for b in window.messages.bars()))
    assert title_in(path) == "Bikes"
    assert [b.key for b in window.messages.bars()] == ["conflict"]
    edit(window, "Still ours")
    QApplication.processEvents()
    assert [b.key for b in window.messages.bars()] == ["conflict"]
    bar = window.messages.bars()[0]
    press(bar, "Save over it")
    qtbot.waitUntil(lambda: saved(window))
    assert title_in(path) == "Still ours"
    assert window.messages.bars() == []


def test_a_second_window_can_only_look(
    opened: Opened, qtbot: QtBot, tmp_path: Path, program: Program
) -> None:
    path = tmp_path / "bikes.cjm"
    write_project(path, small())
    first = open_session(path)
    try:
        window = opened()
        assert window.status.saved.text().startswith("Read-only: open in another window")
        qtbot.waitUntil(lambda: "(read-only)" in window.windowTitle())
        assert "open in another window" in window.messages.bars()[0].label.text()
        editor = edit(window, "Nothing")
        assert editor.document.project.info.title == "Bikes"
        assert not editor.inspector.form.isEnabled()
        window.actions_.refresh()
        assert not window.action("map.new").isEnabled()
    finally:
        first.close()


def test_the_same_file_is_opened_once(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened()
    window.files.open_path(tmp_path / "bikes.cjm")
    assert len(window.program.windows) == 1


def test_another_file_opens_in_another_window(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened()
    write_project(tmp_path / "other.cjm", small())
    window.files.open_path(tmp_path / "other.cjm")
    qtbot.waitUntil(lambda: len(window.program.windows) == 2)
    other = window.program.windows[1]
    qtbot.waitUntil(lambda: other.editor is not None)
    assert other.editor is not None
    assert other.editor.keeper.session.path == tmp_path / "other.cjm"
    end(other, qtbot)


def test_closing_publishes_the_last_edit(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened()
    edit(window, "Last words")
    assert window.close()
    assert title_in(tmp_path / "bikes.cjm") == "Last words"
    with sqlite3.connect(tmp_path / "bikes.cjm") as connection:
        assert connection.execute("SELECT title FROM project").fetchone() == ("Last words",)
    connection.close()


def test_closing_a_project_without_a_file_asks_and_keeps_it(
    program: Program, answers: Answers, qtbot: QtBot
) -> None:
    window = program.new_window()
    window.files.begin("blank")
    edit(window, "Never saved")
    answers.ways.append("stay")
    assert not window.close()
    assert window.editor is not None
    answers.ways.append("leave")
    assert window.close()
    assert answers.asked == ["Save this project?", "Save this project?"]

    again = program.new_window()
    with qtbot.waitSignal(again.start_page.recoverable_found):
        again.start_page.refresh()
    assert [offer.title for offer in again.start_page._offers] == ["Never saved"]
    from PySide6.QtWidgets import QPushButton

    buttons = again.start_page.findChildren(QPushButton)
    next(b for b in buttons if b.accessibleName() == "Recover Never saved").click()
    qtbot.waitUntil(lambda: again.editor is not None)
    assert again.editor is not None
    assert again.editor.document.project.info.title == "Never saved"
    assert again.status.saved.text() == "Not saved yet"


def test_an_untouched_template_closes_without_a_question(
    program: Program, answers: Answers
) -> None:
    window = program.new_window()
    window.files.begin("purchase")
    assert window.close()
    assert answers.asked == []


def test_recovered_work_can_be_put_aside(program: Program, answers: Answers, qtbot: QtBot) -> None:
    window = program.new_window()
    window.files.begin("blank")
    edit(window, "Old stuff")
    answers.ways.append("leave")
    window.close()
    again = program.new_window()
    with qtbot.waitSignal(again.start_page.recoverable_found):
        again.start_page.refresh()
    with qtbot.waitSignal(again.start_page.recoverable_found):
        again.files.discard(again.start_page._offers[0])
    assert again.start_page._offers == []


def test_revert_brings_back_what_was_opened(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    edit(window, "One")
    edit(window, "Two")
    window.files.revert()
    assert window.editor is not None
    assert window.editor.document.project.info.title == "Bikes"
    window.editor.toast.button.click()
    assert window.editor.document.project.info.title == "Two"


def test_recent_files_are_listed_and_missing_ones_marked(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    from PySide6.QtWidgets import QPushButton

    window = opened()
    window.files.close_project()
    page = window.start_page
    button = next(b for b in page.findChildren(QPushButton) if b.text() == "bikes")
    assert button.isEnabled()
    (tmp_path / "bikes.cjm").unlink()
    page.refresh()
    named = [b.accessibleName() for b in page.findChildren(QPushButton) if b.text() == "bikes"]
    assert named[-1] == "bikes.cjm is not there any more"


def test_a_new_project_is_offered_a_file_named_like_its_map(
    window: MainWindow, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    window.files.begin("blank")
    qtbot.waitUntil(lambda: window.editor is not None)
    assert window.editor is not None
    window.editor.attempt(alter_map(window.editor.map_id, title="At the dentist"))
    qtbot.waitUntil(lambda: "At the dentist" in window.windowTitle())
    answers.paths.append(None)
    window.files.save_as()
    assert [path.name for path in answers.offered] == ["At the dentist.cjm"]

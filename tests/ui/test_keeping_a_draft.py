"""A text that fits nowhere can stay as a draft when its window is closed, and comes back into its field."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.ids import Ref
from cjm_desktop.storage.folders import sessions_folder
from cjm_desktop.storage.opening import read_project
from cjm_desktop.storage.recovery import recoverable
from cjm_desktop.ui.dialogs.personas import PersonasDialog
from cjm_desktop.ui.dialogs.project import ProjectDialog
from cjm_desktop.ui.editor import Editor
from cjm_desktop.ui.inspector.field import TypedField
from cjm_desktop.ui.inspector.text_fields import AreaField, LineField
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.program import Program
from tests.builders import card_saying
from tests.ui.conftest import Answers, do, write_figure, write_small

Show = Callable[..., MainWindow]
LONG = "x" * 20_001


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A map with a figure."""
    return write_figure(tmp_path)


def open_file(window: MainWindow, path: Path, qtbot: QtBot) -> Editor:
    """Open it as the File menu does."""
    window.files.open_path(path)
    qtbot.waitUntil(lambda: window.editor is not None)
    assert window.editor is not None
    QApplication.processEvents()
    return window.editor


def value_of(editor: Editor) -> LineField:
    card = card_saying(editor.document.project, "Revenue")
    editor.document.select(Selection((Ref("card", card.id),)))
    field = editor.inspector.form.field("Value")
    assert isinstance(field, LineField)
    return field


def type_what_is_no_number(editor: Editor) -> None:
    field = value_of(editor)
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClicks(field.line, "15k0")


def value_in(path: Path) -> object:
    return card_saying(read_project(path), "Revenue").fields["value"]


def close(window: MainWindow, answers: Answers, *ways: str) -> None:
    """Close the project with these answers; all of them must have been asked for."""
    answers.ways = list(ways)
    answers.asked.clear()
    do(window, "file.close")
    assert answers.ways == []


def test_kept_it_is_offered_with_the_file_and_stands_in_its_field_marked(
    window: MainWindow, file: Path, answers: Answers, qtbot: QtBot
) -> None:
    type_what_is_no_number(open_file(window, file, qtbot))
    close(window, answers, "keep")
    assert window.editor is None
    assert value_in(file) == 12.4
    answers.ways = ["recover"]
    editor = open_file(window, file, qtbot)
    assert (
        answers.asked[-1]
        == "A draft was kept of what was typed in figures.cjm; it is not in the file."
    )
    assert not editor.keeper.needs_save()  # the file has every edit
    (bar,) = window.messages.bars()
    assert "“15k0” in “Value” of “Revenue” is not in the map yet" in bar.label.text()
    bar.findChildren(QPushButton)[0].click()
    field = value_of(editor)
    assert field.line.text() == "15k0"
    assert field.mark
    assert window.focusWidget() is field.line
    field.line.selectAll()
    QTest.keyClicks(field.line, "15k")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert not field.mark
    close(window, answers)
    assert value_in(file) == 15_000
    assert recoverable() == []


def test_dropped_it_is_never_offered_again(
    window: MainWindow, file: Path, answers: Answers, qtbot: QtBot
) -> None:
    type_what_is_no_number(open_file(window, file, qtbot))
    close(window, answers, "lose")
    assert window.editor is None
    assert recoverable() == []
    editor = open_file(window, file, qtbot)
    assert value_of(editor).line.text() == "12.4"
    assert answers.asked == ["A text is not in the map yet."]


def test_who_stays_finds_it_where_it_was(
    window: MainWindow, file: Path, answers: Answers, qtbot: QtBot
) -> None:
    editor = open_file(window, file, qtbot)
    type_what_is_no_number(editor)
    close(window, answers, "stay")
    assert window.editor is editor
    field = value_of(editor)
    assert field.line.text() == "15k0"
    assert field.mark
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    close(window, answers)
    assert recoverable() == []


def test_kept_again_and_then_dropped(
    window: MainWindow, file: Path, answers: Answers, qtbot: QtBot
) -> None:
    type_what_is_no_number(open_file(window, file, qtbot))
    close(window, answers, "keep")
    answers.ways = ["recover"]
    open_file(window, file, qtbot)
    close(window, answers, "keep")
    answers.ways = ["recover"]
    assert value_of(open_file(window, file, qtbot)).line.text() == "15k0"
    close(window, answers, "lose")
    assert recoverable() == []


def test_of_a_map_without_a_file_it_goes_or_stays_as_answered(
    program: Program, window: MainWindow, answers: Answers, qtbot: QtBot
) -> None:
    for first, expected in (("lose", []), ("keep", [LONG])):
        window.files.begin("blank")
        assert window.editor is not None
        QApplication.processEvents()
        goal = window.editor.inspector.form.field("Goal")
        assert isinstance(goal, AreaField)
        goal.area.setFocus()
        goal.write(LONG)
        window.editor.drafts.keep()
        do(window, "map.duplicate")
        close(window, answers, first, "leave")
        (offer,) = recoverable()
        assert not offer.only_typed
        window.files.recover(offer)
        qtbot.waitUntil(lambda: window.editor is not None)
        assert window.editor is not None
        assert [each.text for each in window.editor.left_over.texts()] == expected
        window.editor.keeper.close(discard=True)
        window.show_start()


def test_where_it_cannot_be_kept_that_is_said_and_the_window_stays(
    window: MainWindow, file: Path, answers: Answers, qtbot: QtBot
) -> None:
    editor = open_file(window, file, qtbot)
    type_what_is_no_number(editor)
    shutil.rmtree(sessions_folder(), ignore_errors=True)
    sessions_folder().parent.mkdir(parents=True, exist_ok=True)
    sessions_folder().write_text("no folder")
    close(window, answers, "keep", "stay")
    assert answers.asked == ["A text is not in the map yet.", "Closing now may lose changes."]
    assert window.editor is editor
    assert value_of(editor).line.text() == "15k0"
    close(window, answers, "lose")
    assert window.editor is None


def the_dialog(window: MainWindow, kind: type[QDialog]) -> QDialog:
    (dialog,) = [each for each in window.findChildren(kind) if each.isVisible()]
    return dialog


def goals_in(window: MainWindow) -> AreaField:
    dialog = the_dialog(window, PersonasDialog)
    assert isinstance(dialog, PersonasDialog)
    assert dialog.form is not None
    field = dialog.form.field("Goals")
    assert isinstance(field, AreaField)
    return field


@pytest.fixture
def bikes(tmp_path: Path) -> Path:
    return write_small(tmp_path)


def paste(field: AreaField, text: str) -> None:
    QApplication.clipboard().setText(text)
    field.area.setFocus()
    field.area.paste()


@pytest.mark.parametrize("way", ["escape", "button"])
def test_a_text_left_in_a_dialog_waits_and_comes_back_after_closing(
    window: MainWindow, bikes: Path, answers: Answers, qtbot: QtBot, way: str
) -> None:
    open_file(window, bikes, qtbot)
    do(window, "map.personas")
    dialog = the_dialog(window, PersonasDialog)
    paste(goals_in(window), LONG)
    if way == "escape":
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        next(b for b in dialog.findChildren(QPushButton) if b.text() == "Close").click()
    qtbot.waitUntil(lambda: not window.findChildren(PersonasDialog))
    (bar,) = window.messages.bars()
    assert "in “Goals” of “Ann” is not in the map yet" in bar.label.text()
    close(window, answers, "keep")
    assert window.editor is None
    answers.ways = ["recover"]
    open_file(window, bikes, qtbot)
    (bar,) = window.messages.bars()
    bar.findChildren(QPushButton)[0].click()
    goals = goals_in(window)
    assert goals.area.toPlainText() == LONG
    assert "20,000 letters" in goals.mark
    dialog = the_dialog(window, PersonasDialog)
    assert dialog.focusWidget() is goals.area
    QTest.keyClick(goals.area, Qt.Key.Key_Delete)
    dialog.close()
    qtbot.waitUntil(lambda: not window.findChildren(PersonasDialog))
    assert [bar.label.text() for bar in window.messages.bars()] == []
    close(window, answers)
    assert [each.goals for each in read_project(bikes).personas] == [LONG[1:]]
    assert recoverable() == []


def test_half_a_text_in_a_dialog_is_in_the_map_whichever_way_it_closes(
    window: MainWindow, bikes: Path, qtbot: QtBot
) -> None:
    editor = open_file(window, bikes, qtbot)
    dialog = ProjectDialog(window, editor)
    dialog.open()
    assert dialog.form is not None
    field = dialog.form.field("Author")
    assert isinstance(field, TypedField)
    field.control.setFocus()
    QTest.keyClicks(field.control, "Half a na")
    dialog.close()
    assert editor.document.project.info.author == "Half a na"


def test_undo_and_delete_take_in_what_stands_in_a_dialog_first(
    window: MainWindow, bikes: Path, qtbot: QtBot
) -> None:
    editor = open_file(window, bikes, qtbot)
    do(window, "map.personas")
    dialog = the_dialog(window, PersonasDialog)
    assert isinstance(dialog, PersonasDialog)
    paste(goals_in(window), "A bike by May")
    dialog.remove.click()
    assert not list(editor.document.project.personas)
    editor.undo()
    assert [each.goals for each in editor.document.project.personas] == ["A bike by May"]
    dialog.close()

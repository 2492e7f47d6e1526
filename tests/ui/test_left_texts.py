"""A text that cannot be taken stays as it was typed, marked, until it is mended: wherever the user goes meanwhile."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cjm_desktop.domain.edits.cards import alter_card
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.project import Project
from cjm_desktop.ui.dialogs.personas import PersonasDialog
from cjm_desktop.ui.editor import Editor
from cjm_desktop.ui.inspector.choices import ChoiceField
from cjm_desktop.ui.inspector.form import Binding, Form
from cjm_desktop.ui.inspector.text_fields import AreaField, TagsField, TextField
from cjm_desktop.ui.main_window import MainWindow
from tests.builders import a_project
from tests.ui.conftest import Answers, do, editor_of, small
from tests.ui.test_inspector import card, choose

Show = Callable[[Project], MainWindow]
LONG = "x" * 20_001


def note_of(editor: Editor, title: str) -> AreaField:
    choose(editor, "card", title)
    field = editor.inspector.form.field("Note")
    assert isinstance(field, AreaField)
    return field


def paste(field: AreaField, text: str) -> None:
    QApplication.clipboard().setText(text)
    field.area.setFocus()
    field.area.paste()


def leave(editor: Editor) -> None:
    editor.canvas.setFocus()
    QApplication.processEvents()


def test_a_text_that_is_too_long_stays_and_says_why(show: Show, qtbot: QtBot) -> None:
    window = show(small())
    editor = editor_of(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field = note_of(editor, "Reads reviews")
    paste(field, LONG)
    leave(editor)
    assert field.area.toPlainText() == LONG
    assert "20,000 letters" in field.mark
    assert "20,001" in field.area.accessibleDescription()
    assert card(editor, "Reads reviews").note == ""
    field.area.setFocus()
    QTest.keyClick(field.area, Qt.Key.Key_Backspace)
    assert not field.mark
    leave(editor)
    assert card(editor, "Reads reviews").note == LONG[1:]
    assert not field.mark


def test_it_waits_while_another_card_is_selected(show: Show, qtbot: QtBot) -> None:
    window = show(small())
    editor = editor_of(window)
    paste(note_of(editor, "Reads reviews"), LONG)
    assert note_of(editor, "Makes a list").area.toPlainText() == ""
    (bar,) = window.messages.bars()
    assert "“Note” of “Reads reviews”" in bar.label.text()
    assert "more" not in bar.label.text()
    field = note_of(editor, "Reads reviews")
    assert field.area.toPlainText() == LONG
    assert "20,000" in field.mark
    field.area.setFocus()
    QTest.keyClick(field.area, Qt.Key.Key_Escape)
    assert field.area.toPlainText() == ""
    assert not field.mark
    assert window.messages.bars() == []


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        (
            "“Nobody calls me back”",
            LONG,
            f"“{'x' * 39}…” in “Note” of “Nobody calls me back” is not in the map yet: a text may",
        ),
        (
            '"Nobody calls me back although they promised it"',
            '"Quoted" ' * 3_000,
            '“"Quoted" "Quoted" "Quoted" "Quoted"…” in “Note” of “Nobody calls me back although they…” is',
        ),
    ],
)
def test_names_end_after_a_word_and_have_one_pair_of_quotation_marks(
    show: Show, name: str, typed: str, said: str
) -> None:
    window = show(small())
    editor = editor_of(window)
    card_id = card(editor, "Reads reviews").id
    assert editor.attempt(alter_card(card_id, "Change text", text=name))
    paste(note_of(editor, name), typed)
    choose(editor, "stage", "Decide")
    (bar,) = window.messages.bars()
    assert bar.label.text().startswith(said)


def test_the_bar_leads_back_to_it(show: Show, qtbot: QtBot) -> None:
    window = show(small())
    editor = editor_of(window)
    paste(note_of(editor, "Reads reviews"), LONG)
    choose(editor, "stage", "Decide")
    editor.inspector.show_problem()
    field = editor.inspector.form.field("Note")
    assert isinstance(field, AreaField)
    assert field.area.toPlainText() == LONG
    assert field.area.hasFocus() or window.focusWidget() is field.area


def test_closing_asks(show: Show, qtbot: QtBot, answers: Answers) -> None:
    window = show(small())
    editor = editor_of(window)
    paste(note_of(editor, "Reads reviews"), LONG)
    choose(editor, "stage", "Decide")
    answers.ways = ["stay"]
    do(window, "file.close")
    assert answers.asked == ["A text is not in the map yet."]
    assert window.editor is editor
    field = editor.inspector.form.field("Note")
    assert isinstance(field, AreaField)
    assert field.area.toPlainText() == LONG
    answers.ways = ["lose", "leave"]
    do(window, "file.close")
    assert window.editor is None


def test_export_says_what_is_not_in_it(show: Show, qtbot: QtBot) -> None:
    window = show(small())
    editor = editor_of(window)
    field = note_of(editor, "Reads reviews")
    paste(field, LONG)
    do(window, "file.export")
    assert "is not in the map yet" in window.messages.bars()[0].label.text()
    assert field.area.toPlainText() == LONG
    for dialog in QApplication.topLevelWidgets():
        if dialog is not window and dialog.isVisible():
            dialog.close()


def test_a_deleted_cards_text_asks_nothing_and_comes_back_with_it(show: Show, qtbot: QtBot) -> None:
    editor = editor_of(show(small()))
    paste(note_of(editor, "Reads reviews"), LONG)
    editor.delete_selection()
    assert editor.inspector.problems() == []
    editor.undo()
    assert note_of(editor, "Reads reviews").area.toPlainText() == LONG


def test_escape_brings_the_old_text_back_and_then_leaves(show: Show, qtbot: QtBot) -> None:
    window = show(small())
    editor = editor_of(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    choose(editor, "stage", "Decide")
    field = editor.inspector.form.field("Title")
    assert isinstance(field, TextField)
    field.line.setFocus()
    QTest.keyClicks(field.line, "More")
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.line.text() == "Decide"
    assert field.line.hasFocus()
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert editor.canvas.hasFocus()
    assert editor.document.undo_label is None


def test_a_dialog_keeps_the_text_while_another_persona_is_shown(show: Show, qtbot: QtBot) -> None:
    project = small()
    window = show(project)
    do(window, "map.personas")
    (dialog,) = [d for d in window.findChildren(PersonasDialog) if d.isVisible()]
    assert dialog.form is not None
    goals = dialog.form.field("Goals")
    assert isinstance(goals, AreaField)
    paste(goals, LONG)
    dialog.add.click()
    dialog.choose(project.personas.ordered()[0].id)
    again = dialog.form.field("Goals")
    assert isinstance(again, AreaField)
    assert again.area.toPlainText() == LONG
    assert again.mark
    again.area.setFocus()
    QTest.keyClick(again.area, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert again.area.toPlainText() == ""
    QTest.keyClick(again.area, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(PersonasDialog))
    assert window.messages.bars() == []


def test_what_the_map_refuses_stays_in_its_field_with_the_reason(show: Show, qtbot: QtBot) -> None:
    window = show(small())
    editor = editor_of(window)
    choose(editor, "card", "Reads reviews")
    tags = editor.inspector.form.field("Tags")
    assert isinstance(tags, TagsField)
    typed = ", ".join(f"tag {number}" for number in range(1_001))
    tags.line.setFocus()
    tags.line.insert(typed)
    tags.line.setModified(True)
    tags.commit()
    assert tags.line.text() == typed
    assert "1,000" in tags.mark
    assert card(editor, "Reads reviews").tags == ()
    assert editor.document.undo_label is None
    tags.line.selectAll()
    QTest.keyClicks(tags.line, "one, two")
    assert not tags.mark
    QTest.keyClick(tags.line, Qt.Key.Key_Return)
    assert not tags.mark
    assert card(editor, "Reads reviews").tags == ("one", "two")


def test_a_choice_that_does_not_fit_goes_back_and_says_why(qtbot: QtBot) -> None:
    choice = ChoiceField([("a", "Ann"), ("b", "Ben")])
    bound = Binding("Who", choice, lambda _p: "a", lambda v: Edit(str(v), lambda p: p))
    form = Form("Anybody", [bound], lambda _edit: "Ben has an emotion here already.")
    qtbot.addWidget(form)
    form.show_project(small())
    QTest.keyClick(choice.box, Qt.Key.Key_Down)
    assert choice.box.currentText() == "Ann"
    assert choice.mark == "Ben has an emotion here already."
    assert choice.mark in choice.box.accessibleDescription()


def test_it_is_found_again_on_another_map(show: Show, qtbot: QtBot) -> None:
    build = a_project("Two maps")
    for title in ("One", "Two"):
        build.with_map(title).with_stage(f"Stage {title}", "Pays").with_lane("actions")
        build.with_card(f"Card {title}")
    window = show(build.build())
    editor = editor_of(window)
    first = editor.map_id
    paste(note_of(editor, "Card One"), LONG)
    editor.show_map(next(m.id for m in editor.document.project.maps if m.id != first))
    (bar,) = window.messages.bars()
    assert "“Note” of “Card One”" in bar.label.text()
    bar.findChildren(QPushButton)[0].click()
    assert editor.map_id == first
    field = editor.inspector.form.field("Note")
    assert isinstance(field, AreaField)
    assert field.area.toPlainText() == LONG

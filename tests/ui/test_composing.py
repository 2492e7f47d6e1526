"""What an input method is still composing belongs to what was typed: no way to leave a field loses it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.storage.drafts import DRAFT
from cjm_desktop.storage.folders import sessions_folder
from cjm_desktop.storage.opening import open_session
from cjm_desktop.ui.dialogs.personas import PersonasDialog
from cjm_desktop.ui.editor import Editor
from cjm_desktop.ui.main_window import MainWindow
from tests.builders import card_saying
from tests.ui.conftest import do, settled_editor_of

Opened = Callable[..., MainWindow]


def compose(widget: QWidget, letters: str, commit: str = "") -> None:
    """What an input method says to a widget."""
    event = QInputMethodEvent(letters, [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


def compose_annyeong(widget: QWidget) -> None:
    """안녕, of which the second syllable is still being composed."""
    compose(widget, "안")
    compose(widget, "", commit="안")
    compose(widget, "녕")


def on_the_canvas(editor: Editor) -> Callable[[Project], str]:
    card = card_saying(editor.document.project, "Makes a list")
    editor.canvas.reveal(Ref("card", card.id))
    compose_annyeong(editor.canvas)
    return lambda project: project.cards[card.id].text


def in_a_line(editor: Editor) -> Callable[[Project], str]:
    stage = editor.document.project.stages.ordered()[0]
    editor.document.select(Selection((Ref("stage", stage.id),)))
    line = editor.inspector.form.field("Title").control
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    compose_annyeong(line)
    return lambda project: project.stages[stage.id].title


def in_an_area(editor: Editor) -> Callable[[Project], str]:
    card = card_saying(editor.document.project, "Makes a list")
    editor.document.select(Selection((Ref("card", card.id),)))
    area = editor.inspector.form.field("Note").control
    area.setFocus()
    compose_annyeong(area)
    return lambda project: project.cards[card.id].note


def on_a_tab(editor: Editor) -> Callable[[Project], str]:
    journey = editor.document.project.maps.ordered()[0]
    editor.tabs.rename(0)
    line = editor.tabs.findChild(QLineEdit)
    assert line is not None
    compose_annyeong(line)
    return lambda project: project.maps[journey.id].title


PLACES = [on_the_canvas, in_a_line, in_an_area, on_a_tab]


@pytest.mark.parametrize("place", PLACES)
def test_closing_keeps_it(
    opened: Opened, qtbot: QtBot, place: Callable[[Editor], Callable[[Project], str]]
) -> None:
    window = opened()
    editor = settled_editor_of(window)
    path = editor.keeper.session.path
    assert path is not None
    text = place(editor)
    window.close()
    qtbot.waitUntil(lambda: window.editor is None)
    session = open_session(path)
    assert text(session.project) == "안녕"
    session.close()


@pytest.mark.parametrize("place", PLACES)
def test_saving_keeps_it(
    opened: Opened, place: Callable[[Editor], Callable[[Project], str]]
) -> None:
    window = opened()
    editor = settled_editor_of(window)
    text = place(editor)
    do(window, "file.save")
    assert text(editor.document.project) == "안녕"


@pytest.mark.parametrize("place", PLACES)
def test_undo_takes_back_all_of_it(
    opened: Opened, place: Callable[[Editor], Callable[[Project], str]]
) -> None:
    window = opened()
    editor = settled_editor_of(window)
    before = editor.document.project
    text = place(editor)
    editor.undo()
    assert editor.document.project == before
    editor.redo()
    assert text(editor.document.project) == "안녕"


@pytest.mark.parametrize("place", [on_the_canvas, in_a_line, in_an_area])
def test_the_draft_holds_it(
    opened: Opened, qtbot: QtBot, place: Callable[[Editor], Callable[[Project], str]]
) -> None:
    editor = settled_editor_of(opened())
    place(editor)
    drafts = sessions_folder().glob

    def drafted() -> bool:
        return any(
            "안녕" in path.read_text().encode().decode("unicode-escape")
            for path in drafts(f"*/{DRAFT}")
        )

    qtbot.waitUntil(drafted)


def test_a_shortcut_that_an_input_method_gives_back_as_a_key_is_done(opened: Opened) -> None:
    editor = settled_editor_of(opened())
    text = on_the_canvas(editor)
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(editor.canvas, key)
    assert text(editor.document.project) == "안녕"
    assert editor.keeper.busy


def test_another_map_keeps_it(opened: Opened) -> None:
    window = opened()
    editor = settled_editor_of(window)
    text = on_the_canvas(editor)
    do(window, "map.duplicate")
    assert text(editor.document.project) == "안녕"


def test_escape_forgets_it_in_a_field(opened: Opened) -> None:
    editor = settled_editor_of(opened())
    before = editor.document.project
    in_a_line(editor)
    line = editor.inspector.form.field("Title").control
    QTest.keyClick(line, Qt.Key.Key_Escape)
    editor.accept_typing()
    assert editor.document.project is before
    assert isinstance(line, QLineEdit)
    assert line.text() == "Decide"


def test_a_dialog_keeps_it(opened: Opened) -> None:
    window = opened()
    editor = settled_editor_of(window)
    dialog = PersonasDialog(window, editor)
    dialog.show()
    assert dialog.form is not None
    name = dialog.form.field("Name").control
    assert isinstance(name, QLineEdit)
    name.setFocus()
    name.selectAll()
    compose_annyeong(name)
    dialog.reject()
    assert [p.name for p in editor.document.project.personas] == ["안녕"]


def test_a_letter_beyond_the_first_plane_is_counted_right(opened: Opened) -> None:
    editor = settled_editor_of(opened())
    card = card_saying(editor.document.project, "Makes a list")
    editor.canvas.edit_text(Ref("card", card.id))
    editor.canvas.select_all()
    compose(editor.canvas, "", commit="😀😀")
    compose(editor.canvas, "녕")
    assert editor.canvas.editing.field.written() == "😀😀녕"

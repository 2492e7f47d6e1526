"""Text that is being typed, on the canvas or in the inspector, comes back after a crash."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.cards import Cell
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.storage.drafts import DRAFT
from cjm_desktop.storage.folders import sessions_folder, state_folder
from cjm_desktop.storage.recovery import recover, recoverable
from cjm_desktop.storage.session import MapSession
from cjm_desktop.ui import drafts
from cjm_desktop.ui.dialogs.personas import PersonasDialog
from cjm_desktop.ui.editor import Editor
from cjm_desktop.ui.inspector.text_fields import AreaField, LineField
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.program import Program
from tests.builders import a_project, card_saying, lane_titled, step_titled
from tests.ui.conftest import do, settled_editor_of

Opened = Callable[..., MainWindow]


def drafted(text: str) -> bool:
    """Is it on the disk?"""
    return any(text in path.read_text() for path in sessions_folder().glob(f"*/{DRAFT}"))


def after_a_crash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """What would come back if the machine went out now."""
    return recovered_after_a_crash(tmp_path, monkeypatch).project


def recovered_after_a_crash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MapSession:
    """The closed session of what would come back: the state folder as it is, and nobody's."""
    left = tmp_path / "left behind"
    shutil.copytree(state_folder(), left)
    with monkeypatch.context() as context:
        context.setenv("CJM_STATE_DIR", str(left))
        (offer,) = recoverable()
        session = recover(offer)
        session.close(discard=True)
    return session


def test_the_first_letters_do_not_wait_for_a_pause_and_the_next_do(
    opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first draft makes the working copy as well; not every letter is written."""
    monkeypatch.setattr(drafts, "PAUSE", 3_600_000)
    editor = settled_editor_of(opened())
    card = card_saying(editor.document.project, "Makes a list")
    editor.canvas.editing.begin(Ref("card", card.id))
    QTest.keyClicks(editor.canvas.editing.field, " of")
    qtbot.waitUntil(lambda: drafted("Makes a list of"))
    QTest.keyClicks(editor.canvas.editing.field, " shops")
    QApplication.processEvents()
    assert not drafted("shops")


def test_a_card_being_typed(
    opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = settled_editor_of(opened())
    project = editor.document.project
    editor.canvas.editing.begin(Ref("card", card_saying(project, "Makes a list").id))
    QTest.keyClicks(editor.canvas.editing.field, " of shops")
    qtbot.waitUntil(lambda: drafted("Makes a list of shops"))
    assert editor.document.project is project
    assert card_saying(after_a_crash(tmp_path, monkeypatch), "Makes a list of shops")
    QTest.keyClick(
        editor.canvas.editing.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    qtbot.waitUntil(lambda: not drafted("Makes a list"))
    assert card_saying(editor.document.project, "Makes a list of shops")
    editor.undo()
    assert editor.document.project == project
    assert not editor.document.undo_label


def test_a_new_card_only_once_it_has_a_letter(
    opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = settled_editor_of(opened())
    project = editor.document.project
    lane, step = lane_titled(project, "actions"), step_titled(project, "Pays")
    editor.canvas.editing.begin_new(Cell(lane.id, step.id))
    field = editor.canvas.editing.field
    QTest.keyClicks(field, "By card")
    qtbot.waitUntil(lambda: drafted("By card"))
    found = after_a_crash(tmp_path, monkeypatch)
    assert card_saying(found, "By card").step_id == step.id
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not list(sessions_folder().glob(f"*/{DRAFT}")))


def test_a_note_in_the_inspector(
    opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = settled_editor_of(opened())
    card = card_saying(editor.document.project, "Nobody calls back")
    editor.document.select(Selection((Ref("card", card.id),)))
    note = editor.inspector.form.field("Note")
    assert isinstance(note, AreaField)
    QTest.keyClicks(note.area, "Asked three times")
    qtbot.waitUntil(lambda: drafted("Asked three times"))
    assert editor.document.undo_label is None
    found = after_a_crash(tmp_path, monkeypatch)
    assert found.cards[card.id].note == "Asked three times"
    note.commit()
    qtbot.waitUntil(lambda: not drafted("Asked"))
    assert editor.document.project.cards[card.id].note == "Asked three times"


def test_a_goal_in_the_dialog_of_personas(
    opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened()
    settled_editor_of(window)
    do(window, "map.personas")
    (dialog,) = window.findChildren(PersonasDialog)
    assert dialog.form is not None
    goals = dialog.form.field("Goals")
    assert isinstance(goals, AreaField)
    QTest.keyClicks(goals.area, "A bike by May")
    qtbot.waitUntil(lambda: drafted("A bike by May"))
    (ann,) = after_a_crash(tmp_path, monkeypatch).personas
    assert ann.goals == "A bike by May"
    dialog.accept()
    qtbot.waitUntil(lambda: not drafted("A bike"))
    assert [each.goals for each in settled_editor_of(window).document.project.personas] == [
        "A bike by May"
    ]


def test_a_text_that_is_no_number_yet(
    opened: Opened, program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    metric = a_project("Figures").with_stage("Buy", "Pays").with_lane("metrics")
    editor = settled_editor_of(opened(metric.with_card("Revenue", value=12.4).build()))
    card = card_saying(editor.document.project, "Revenue")
    editor.document.select(Selection((Ref("card", card.id),)))
    value = editor.inspector.form.field("Value")
    assert isinstance(value, LineField)
    value.line.selectAll()
    QTest.keyClicks(value.line, "15k0")
    qtbot.waitUntil(lambda: drafted("15k0"))
    left = tmp_path / "left behind"
    shutil.copytree(state_folder(), left)
    monkeypatch.setenv("CJM_STATE_DIR", str(left))
    (offer,) = recoverable()
    window = program.new_window()
    window.show_editor(Editor(recover(offer), window.messages, program.look))
    assert "“15k0” in “Value” of “Revenue”" in window.messages.bars()[0].label.text()
    again = settled_editor_of(window)
    assert again.document.project.cards[card.id].fields == {"value": 12.4}
    again.inspector.show_problem()
    field = again.inspector.form.field("Value")
    assert isinstance(field, LineField)
    assert (field.line.text(), bool(field.mark)) == ("15k0", True)
    assert drafted("15k0")  # and would survive the next crash


def test_looking_at_forms_keeps_nothing(opened: Opened, qtbot: QtBot) -> None:
    editor = settled_editor_of(opened())
    for card in list(editor.document.project.cards)[:3]:
        editor.document.select(Selection((Ref("card", card.id),)))
        QApplication.processEvents()
    qtbot.wait(600)
    assert not sessions_folder().exists() or not list(sessions_folder().iterdir())


@pytest.mark.parametrize(("kind", "label"), [("lane", "Title"), ("map", "Scenario")])
def test_a_text_of_a_lane_and_of_the_map(
    opened: Opened,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    label: str,
) -> None:
    editor = settled_editor_of(opened())
    record = next(iter(editor.document.project.table(kind)))
    editor.document.select(Selection((Ref(kind, record.id),) if kind == "lane" else ()))
    field = editor.inspector.form.field(label)
    area = field.area if isinstance(field, AreaField) else field.findChild(QLineEdit)
    assert area is not None
    area.setFocus()
    QTest.keyClicks(area, " typed to the last")
    qtbot.waitUntil(lambda: drafted("typed to the last"))
    found = after_a_crash(tmp_path, monkeypatch).find(kind, record.id)
    assert "typed to the last" in str(found)

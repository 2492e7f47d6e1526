"""A text on the map that is too long stays where one types: closing asks, another map waits, a crash gives it back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.domain.edits.cards import Cell
from cjm_desktop.domain.ids import Ref
from cjm_desktop.storage.drafts import DRAFT
from cjm_desktop.storage.folders import sessions_folder
from cjm_desktop.ui.editor import Editor
from cjm_desktop.ui.inspector.text_fields import AreaField
from cjm_desktop.ui.main_window import MainWindow
from tests.builders import card_saying, lane_titled, step_titled
from tests.robot import Robot
from tests.ui.conftest import Answers, do, settled_editor_of
from tests.ui.test_drafts import recovered_after_a_crash

Opened = Callable[..., MainWindow]
LONG = "long words " * 2_000


def type_too_much(editor: Editor) -> Ref:
    ref = Ref("card", card_saying(editor.document.project, "Makes a list").id)
    editor.canvas.edit_text(ref)
    QApplication.clipboard().setText(LONG)
    editor.canvas.select_all()
    editor.canvas.clipping.paste()
    return ref


def test_a_click_elsewhere_leaves_it_in_the_field_and_says_why(opened: Opened) -> None:
    editor = settled_editor_of(opened())
    before = editor.document.project
    type_too_much(editor)
    Robot(editor.canvas).click((5, 5))
    assert editor.canvas.editing.field.toPlainText() == LONG
    assert editor.document.project is before
    said = "A text may have 20,000 letters, and this one has {:,}: shorten it."
    assert editor.toast.label.text() == said.format(len(LONG.rstrip()))


def test_a_name_that_is_too_long_is_refused_in_words(opened: Opened) -> None:
    window = opened()
    editor = settled_editor_of(window)
    editor.tabs.renamed.emit(editor.map_id, LONG)
    (bar,) = window.messages.bars()
    assert bar.label.text().startswith("A text may have 20,000 letters; shorten it")


def test_closing_asks_and_goes_back_to_it(opened: Opened, answers: Answers, qtbot: QtBot) -> None:
    window = opened()
    editor = settled_editor_of(window)
    ref = type_too_much(editor)
    answers.ways = ["stay"]
    do(window, "file.close")
    assert answers.asked == ["A text is not in the map yet."]
    assert window.editor is editor
    assert editor.canvas.editing.ref == ref
    assert editor.canvas.editing.field.toPlainText() == LONG
    editor.canvas.select_all()
    Robot(editor.canvas).type("Shorter")
    do(window, "file.close")
    qtbot.waitUntil(lambda: window.editor is None)
    assert len(answers.asked) == 1


def test_closing_without_it_closes(opened: Opened, answers: Answers) -> None:
    window = opened()
    type_too_much(settled_editor_of(window))
    answers.ways = ["lose"]
    do(window, "file.close")
    assert window.editor is None


def test_another_map_waits_for_it(opened: Opened) -> None:
    window = opened()
    editor = settled_editor_of(window)
    do(window, "map.duplicate")
    first, second = (journey.id for journey in editor.document.project.maps.ordered())
    editor.show_map(first)
    type_too_much(editor)
    editor.show_map(second)
    assert editor.map_id == first
    assert editor.canvas.editing.field.toPlainText() == LONG
    assert "20,000 letters" in window.messages.bars()[0].label.text()


def kept(text: str) -> bool:
    return any(text in path.read_text() for path in sessions_folder().glob(f"*/{DRAFT}"))


def test_a_crash_gives_it_back_into_its_field(
    opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = type_too_much(settled_editor_of(opened()))
    qtbot.waitUntil(lambda: kept(LONG))
    session = recovered_after_a_crash(tmp_path, monkeypatch)
    (left,) = session.left_texts
    assert (left["about"], left["field"], left["text"]) == ([list(ref)], "Text", LONG)


def test_a_crash_gives_a_new_card_back_with_it(
    opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = settled_editor_of(opened())
    project = editor.document.project
    lane, step = lane_titled(project, "actions"), step_titled(project, "Pays")
    editor.canvas.editing.begin_new(Cell(lane.id, step.id))
    QApplication.clipboard().setText(LONG)
    editor.canvas.clipping.paste()
    qtbot.waitUntil(lambda: kept(LONG))
    session = recovered_after_a_crash(tmp_path, monkeypatch)
    (left,) = session.left_texts
    ((kind, card_id),) = left["about"]
    assert kind == "card"
    assert session.project.cards[card_id].step_id == step.id


def test_what_came_back_stands_in_the_form(opened: Opened) -> None:
    window = opened()
    editor = settled_editor_of(window)
    ref = type_too_much(editor)
    texts = editor.left_over.texts()
    editor.canvas.editing.cancel()
    editor.inspector.take_back(texts)
    editor.canvas.reveal(ref)
    field = editor.inspector.form.field("Text")
    assert isinstance(field, AreaField)
    assert field.area.toPlainText() == LONG
    assert "20,000 letters" in field.mark

"""A key of a menu does what the menu says while one types, too: what is typed is accepted first."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.domain.edits.cards import Cell
from cjm_desktop.domain.project import Project
from cjm_desktop.storage.opening import read_project, write_project
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.conftest import editor_of, small
from tests.ui.screen import Screen, missing, real_screen, start_program, wait_for
from tests.ui.test_inspector import card, choose

Show = Callable[[Project], MainWindow]
CONTROL = Qt.KeyboardModifier.ControlModifier


def texts(project: Project) -> list[str]:
    return sorted(card.text for card in project.cards)


def test_a_new_card_that_is_being_typed_is_duplicated(show: Show, qtbot: QtBot) -> None:
    window = show(small())
    editor = editor_of(window)
    window.activateWindow()
    qtbot.waitUntil(editor.canvas.hasFocus)
    there = card(editor, "Reads reviews")
    last = editor.document.project.steps.ordered()[-1]
    editor.canvas.editing.begin_new(Cell(there.lane_id, last.id))
    QTest.keyClicks(editor.canvas, "Pays at once")
    QTest.keyClick(editor.canvas, Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: texts(editor.document.project).count("Pays at once") == 2)
    assert not editor.canvas.editing.is_active


def test_a_form_hands_over_what_is_typed_before_it_is_duplicated(show: Show, qtbot: QtBot) -> None:
    window = show(small())
    editor = editor_of(window)
    window.activateWindow()
    qtbot.waitUntil(editor.canvas.hasFocus)
    choose(editor, "card", "Reads reviews")
    QApplication.processEvents()
    control = editor.inspector.form.field("Text").control
    control.setFocus()
    QTest.keyClicks(control, "Often ")
    QTest.keyClick(control, Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: texts(editor.document.project).count("Often Reads reviews") == 2)


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    with real_screen(tmp_path) as made:
        yield made


@pytest.mark.skipif(bool(missing()), reason=f"a real screen needs {', '.join(missing())}")
@pytest.mark.parametrize("to_field", [("F2", "Home"), ("alt+Return", "Home")])
def test_keys_that_fields_of_x11_have_for_themselves(
    screen: Screen, tmp_path: Path, to_field: tuple[str, ...]
) -> None:
    path = tmp_path / "bikes.cjm"
    write_project(path, small())
    with start_program(screen, str(path)) as process:
        try:
            window = screen.window("bikes.cjm")
            screen.place(window, 1300, 860)
            screen.wait_until_still()
            screen.key("Down")
            screen.wait_until_still()
            screen.key(*to_field, "ctrl+d")
            twice = ["Reads reviews", "Reads reviews"]
            wait_for("two of them", lambda: texts(read_project(path))[-2:] == twice)
            screen.key(*to_field, "ctrl+e")
            screen.window("Export")
            screen.key("Escape", "ctrl+s", "ctrl+q")
            process.wait(30)
        finally:
            process.kill()
    assert texts(read_project(path)) == sorted([*texts(small()), "Reads reviews"])

"""A click on a thing of the palette takes it up: the next click on the map places it, Escape puts it away."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.domain.project import Project
from cjm_desktop.ui.editor import Editor
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.palette import PaletteTile
from tests.builders import lane_titled, step_titled
from tests.robot import Place, Robot
from tests.ui.conftest import editor_of, small

Show = Callable[[Project], MainWindow]


@pytest.fixture
def window(show: Show, qtbot: QtBot) -> MainWindow:
    made = show(small())
    qtbot.waitExposed(made)
    made.activateWindow()
    QApplication.processEvents()
    return made


def take_up(editor: Editor, title: str) -> PaletteTile:
    """Click on a thing of the palette without dragging it."""
    tile = next(t for t in editor.palette_panel.tiles() if t.accessibleName() == title)
    Robot(tile).click((10, 10))
    return tile


def cell(editor: Editor, lane: str, step: str) -> Place:
    """The middle of a cell on the canvas."""
    project = editor.document.project
    rect = editor.canvas.scene.grid.cell(
        lane_titled(project, lane).id, step_titled(project, step).id
    )
    place = editor.canvas.display.panes.all[0].rect_to_view(rect).center()
    return place.x(), place.y()


def test_a_click_and_a_click_place_it(window: MainWindow) -> None:
    editor = editor_of(window)
    before = editor.document.project
    take_up(editor, "Pain point")
    assert "“Pain point”" in window.status.hint.text()
    assert editor.document.project is before
    robot = Robot(editor.canvas)
    robot.hover(cell(editor, "pain_points", "Looks around"))
    assert editor.canvas.cursor().shape() == Qt.CursorShape.CrossCursor
    robot.click(cell(editor, "pain_points", "Looks around"))
    robot.type("Too many shops").accept()
    (made,) = [c for c in editor.document.project.cards if c.text == "Too many shops"]
    assert editor.document.project.steps[made.step_id].title == "Looks around"
    assert window.status.hint.text() == ""
    assert not editor.canvas.pointing.is_busy
    robot.click(cell(editor, "actions", "Pays"))  # one click places one
    assert len(editor.document.project.cards) == len(before.cards) + 1


def test_it_takes_no_keys(window: MainWindow) -> None:
    editor = editor_of(window)
    editor.canvas.setFocus()
    tile = take_up(editor, "Stage")
    assert window.focusWidget() is editor.canvas
    assert not tile.hasFocus()


def test_escape_puts_it_away(window: MainWindow) -> None:
    editor = editor_of(window)
    before = editor.document.project
    take_up(editor, "Action")
    Robot(editor.canvas).key(Qt.Key.Key_Escape)
    assert window.status.hint.text() == ""
    Robot(editor.canvas).click(cell(editor, "actions", "Pays"))
    assert editor.document.project is before
    assert not editor.canvas.editing.is_active


def test_a_second_click_puts_it_away(window: MainWindow) -> None:
    editor = editor_of(window)
    take_up(editor, "Action")
    take_up(editor, "Action")
    assert not editor.canvas.pointing.is_busy
    assert window.status.hint.text() == ""


def test_another_thing_takes_its_place(window: MainWindow) -> None:
    editor = editor_of(window)
    take_up(editor, "Action")
    take_up(editor, "Good")
    assert "“Good”" in window.status.hint.text()
    Robot(editor.canvas).click(cell(editor, "emotions", "Pays"))
    assert len(editor.document.project.markers) == 2


def test_a_double_click_still_places_it_at_once(window: MainWindow) -> None:
    editor = editor_of(window)
    tile = next(t for t in editor.palette_panel.tiles() if t.accessibleName() == "Stage")
    Robot(tile).double_click((10, 10))
    editor.accept_typing()
    assert len(editor.document.project.stages) == 3
    assert not editor.canvas.pointing.is_busy
    assert window.status.hint.text() == ""

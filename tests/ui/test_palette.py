"""The palette and the Insert menu put things on the map."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.ui.editor import Editor
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.palette import FACES, PaletteTile
from tests.robot import Robot
from tests.ui.conftest import editor_of, small

Show = Callable[[Project], MainWindow]


def tile(editor: Editor, title: str) -> PaletteTile:
    return next(t for t in editor.palette_panel.tiles() if t.text() == title)


def over_the_map(editor: Editor, source: PaletteTile, lane: str, step: str) -> tuple[float, float]:
    """The middle of a cell, as the tile counts."""
    project = editor.document.project
    lane_id = next(each.id for each in project.lanes if each.kind == lane)
    step_id = next(each.id for each in project.steps if each.title == step)
    scene = editor.canvas.scene
    assert scene is not None
    centre = scene.grid.cell(lane_id, step_id).centre
    camera = editor.canvas.display.camera
    place = QPoint(
        round(centre.x * camera.scale - camera.x), round(centre.y * camera.scale - camera.y)
    )
    there = source.mapFromGlobal(editor.canvas.mapToGlobal(place))
    return there.x(), there.y()


def test_a_note_is_dragged_into_a_cell(show: Show, qtbot: QtBot) -> None:
    window = show(small())
    editor = editor_of(window)
    QApplication.processEvents()
    source = tile(editor, "Pain point")
    goal = over_the_map(editor, source, "pain_points", "Looks around")
    before = {card.id for card in editor.document.project.cards}
    Robot(source).drag((10, 10), goal)
    Robot(editor.canvas).type("Too many")
    editor.accept_typing()
    new = [card for card in editor.document.project.cards if card.id not in before]
    assert len(new) == 1
    assert editor.document.project.steps[new[0].step_id].title == "Looks around"
    assert editor.document.project.lanes[new[0].lane_id].kind == "pain_points"


def test_escape_cancels_a_drag(show: Show, qtbot: QtBot) -> None:
    window = show(small())
    editor = editor_of(window)
    QApplication.processEvents()
    source = tile(editor, "Action")
    goal = over_the_map(editor, source, "actions", "Pays")
    robot = Robot(source).press((10, 10)).glide(goal)
    QTest.keyClick(source, Qt.Key.Key_Escape)
    robot.release(goal)
    assert len(editor.document.project.cards) == 4
    assert editor.document.undo_label is None


def test_enter_on_a_tile_inserts(show: Show) -> None:
    editor = editor_of(show(small()))
    QTest.keyClick(tile(editor, "Stage"), Qt.Key.Key_Return)
    editor.accept_typing()
    assert len(editor.document.project.stages) == 3


def test_the_insert_menu_holds_what_the_palette_holds(show: Show) -> None:
    window = show(small())
    editor = editor_of(window)
    titles = {action.text() for action in window.actions_.submenu("Insert").actions()}
    assert {"Stage", "Step", "Lane", "Touchpoints", "Emotions", "Pain point"} <= titles
    stage = next(a for a in window.actions_.submenu("Insert").actions() if a.text() == "Stage")
    stage.trigger()
    editor.accept_typing()
    assert len(editor.document.project.stages) == 3


def test_the_context_menu_offers_what_can_be_done(show: Show, qtbot: QtBot) -> None:
    window = show(small())
    editor = editor_of(window)
    card = next(c for c in editor.document.project.cards if c.text == "Reads reviews")
    editor.canvas.context_menu_wanted.emit(Ref("card", card.id), QPoint(300, 300))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    usable = [action.text() for action in menu.actions() if action.isEnabled()]
    assert {"Edit text", "Cut", "Copy", "Duplicate", "Delete"} <= set(usable)
    assert editor.document.selection.refs == (Ref("card", card.id),)
    menu.close()


@pytest.mark.parametrize("width", [168, 196, 240, 320])
def test_no_tile_is_cut_however_narrow_the_palette_is(show: Show, qtbot: QtBot, width: int) -> None:
    editor = editor_of(show(small()))
    palette = editor.palette_panel
    editor.across.setSizes([width, 800, 300])
    qtbot.waitUntil(lambda: palette.width() == width)
    body = palette.widget()
    assert body is not None
    qtbot.waitUntil(lambda: body.width() <= palette.viewport().width())
    faces = [tile for tile in palette.tiles() if tile.entry.group == FACES]
    assert len(faces) == 5
    for tile in palette.tiles():
        place = QRect(tile.mapTo(body, QPoint(0, 0)), tile.size())
        assert body.rect().contains(place), tile.text()
        assert place.right() < palette.viewport().width() - 4
    assert len({tile.mapTo(body, QPoint(0, 0)).toTuple() for tile in faces}) == 5

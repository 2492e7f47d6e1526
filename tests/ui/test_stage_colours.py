"""The colours of stages in the window: a stage that moves takes its colour along, into the file and back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.ids import Ref
from cjm_desktop.scene.theme import Theme
from cjm_desktop.storage.opening import read_project
from cjm_desktop.ui.editor import Editor
from cjm_desktop.ui.main_window import MainWindow
from tests.builders import a_project, stage_titled
from tests.robot import CONTROL, Robot
from tests.ui.conftest import do

Opened = Callable[..., MainWindow]
A, B, C, D, *_ = Theme().stages


def colours(editor: Editor) -> dict[str, str]:
    """Title and fill of each stage, as drawn, from left to right."""
    nodes = sorted(
        (n for n in editor.canvas.scene.nodes if n.role == "stage"), key=lambda n: n.at.x
    )
    project = editor.document.project
    return {
        project.stages[n.ref.id].title: n.drawing.fill or "" for n in nodes if n.ref is not None
    }


def test_a_stage_takes_its_colour_along(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    project = a_project("Bikes").with_map()
    for title in ("Decide", "Buy", "Ride"):
        project = project.with_stage(title, "step")
    window = opened(project.with_lane("actions").build())
    editor = window.editor
    assert editor is not None
    assert colours(editor) == {"Decide": A, "Buy": B, "Ride": C}

    ride = stage_titled(editor.document.project, "Ride")
    editor.document.select(Selection((Ref("stage", ride.id),)))
    editor.canvas.setFocus()
    Robot(editor.canvas).key(Qt.Key.Key_Left, CONTROL, to=editor.canvas)
    assert list(colours(editor)) == ["Decide", "Ride", "Buy"]
    assert colours(editor) == {"Decide": A, "Ride": C, "Buy": B}
    ground = next(n for n in editor.canvas.scene.nodes if n.ref == Ref("stage", ride.id))
    place = editor.canvas.display.panes.all[0].to_view(ground.rect.right - 30, ground.rect.y + 6)
    seen = (
        editor.canvas.grab()
        .toImage()
        .pixelColor(place.toPoint() * editor.canvas.devicePixelRatio())
    )
    assert seen == QColor(C)

    do(window, "insert.place_stage")
    editor.accept_typing()
    drawn = colours(editor)
    assert (drawn["Decide"], drawn["Ride"], drawn["Buy"]) == (A, C, B)
    assert list(drawn.values()).count(D) == 1

    do(window, "file.save")
    qtbot.waitUntil(lambda: not editor.keeper.needs_save() and not editor.keeper.busy)
    do(window, "file.close")
    stored = read_project(tmp_path / "bikes.cjm")
    assert stored == editor.document.project
    again = opened(name="bikes.cjm").editor
    assert again is not None
    assert colours(again) == drawn

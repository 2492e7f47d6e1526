"""The words of a face are typed on the map and written in the form."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.markers import alter_marker
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.ui.editor import Editor
from cjm_desktop.ui.main_window import MainWindow
from tests.robot import Robot
from tests.ui.conftest import small

Show = Callable[[Project], MainWindow]


def test_typing_on_a_face_writes_its_quote(show: Show) -> None:
    editor = show(small()).editor
    assert editor is not None
    marker = next(iter(editor.document.project.markers))
    editor.document.select(Selection((Ref("marker", marker.id),)))
    editor.canvas.setFocus()
    QTest.keyClicks(editor.canvas, "I gave up")
    editor.accept_typing()
    assert editor.document.project.markers[marker.id].quote == "I gave up"
    assert editor.inspector.form.field("Quote").shown == "I gave up"


def quoted(show: Show) -> tuple[Editor, Ref, tuple[float, float]]:
    """A map with one quote, its marker, and the middle of its bubble on the canvas."""
    editor = show(small()).editor
    assert editor is not None
    marker = next(iter(editor.document.project.markers))
    editor.document.commit(alter_marker(marker.id, quote="Nobody answers"))
    node = next(n for n in editor.canvas.scene.nodes if n.role == "quote")
    at = editor.canvas.display.rect_of(node).center()
    return editor, Ref("marker", marker.id), (at.x(), at.y())


def test_a_click_on_a_quote_selects_its_face(show: Show) -> None:
    editor, ref, at = quoted(show)
    Robot(editor.canvas).click(at)
    assert editor.document.selection.refs == (ref,)


def test_a_double_click_on_a_quote_edits_it_in_its_place(show: Show) -> None:
    editor, ref, at = quoted(show)
    robot = Robot(editor.canvas).double_click(at)
    assert editor.canvas.editing.contains(QPoint(round(at[0]), round(at[1])))
    robot.type(" my calls").accept()
    assert editor.document.project.markers[ref.id].quote == "Nobody answers my calls"


def test_a_quote_that_is_dragged_takes_its_face_along(show: Show) -> None:
    editor, ref, at = quoted(show)
    before = editor.document.project.markers[ref.id]
    Robot(editor.canvas).drag(at, (at[0], at[1] - 40))
    after = editor.document.project.markers[ref.id]
    assert after.mood > before.mood
    assert after.step_id == before.step_id

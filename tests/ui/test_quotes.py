"""The words of a face are typed on the map and written in the form."""

from collections.abc import Callable

from PySide6.QtTest import QTest

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.ui.main_window import MainWindow
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

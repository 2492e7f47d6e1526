"""Where the keyboard goes when one clicks into the inspector beside its fields, and what stays in its place there."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.domain.edits.edit import alter
from cjm_desktop.domain.edits.personas import add_persona
from cjm_desktop.domain.ids import new_id
from cjm_desktop.domain.project import Project
from cjm_desktop.ui.editor import Editor
from cjm_desktop.ui.inspector.figure_fields import WholeField
from cjm_desktop.ui.inspector.form import Form
from cjm_desktop.ui.inspector.text_fields import TextField
from cjm_desktop.ui.inspector.wrong import Wrong
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.conftest import editor_of, small
from tests.ui.test_inspector import choose

Show = Callable[[Project], MainWindow]


def ready(window: MainWindow, qtbot: QtBot) -> Editor:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    editor = editor_of(window)
    QApplication.processEvents()  # the map takes the keyboard by itself when it comes up
    editor.canvas.setFocus()
    return editor


def click(form: Form, at: QPoint) -> None:
    """Click there on whatever lies there, as a pointer does."""
    target = form.childAt(at) or form
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(form, at))


def label_of(form: Form, title: str) -> QLabel:
    return next(label for label in form.findChildren(QLabel) if label.text() == title)


def test_a_click_between_two_fields_takes_the_keyboard_from_the_map(
    show: Show, qtbot: QtBot
) -> None:
    editor = ready(show(small()), qtbot)
    choose(editor, "card", "Reads reviews")
    before, form = editor.document.project, editor.inspector.form
    click(form, QPoint(4, form.height() // 2))
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused is not editor.canvas
    QTest.keyClicks(focused, "hallo")
    assert not editor.canvas.editing.is_active
    assert editor.document.project is before
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert editor.canvas.hasFocus()
    QTest.keyClicks(editor.canvas, "h")
    assert editor.canvas.editing.is_active


def test_a_click_there_takes_in_what_was_typed_in_a_field(show: Show, qtbot: QtBot) -> None:
    editor = ready(show(small()), qtbot)
    choose(editor, "stage", "Decide")
    form = editor.inspector.form
    title = form.field("Title")
    assert isinstance(title, TextField)
    title.line.setFocus()
    QTest.keyClick(title.line, Qt.Key.Key_End)
    QTest.keyClicks(title.line, "!")
    click(form, QPoint(4, form.height() - 4))
    assert "Decide!" in [stage.title for stage in editor.document.project.stages]


def test_a_click_on_what_a_field_is_called_goes_into_the_field(show: Show, qtbot: QtBot) -> None:
    editor = ready(show(small()), qtbot)
    choose(editor, "stage", "Decide")
    form = editor.inspector.form
    click(form, label_of(form, "Title").geometry().center())
    assert QApplication.focusWidget() is form.field("Title").control


def first_ink(widget: QWidget) -> int:
    """The first row of pixels, from the top of the widget, that is not like its corner."""
    image = widget.grab().toImage()
    ground = image.pixel(image.width() - 1, image.height() - 1)
    rows = range(image.height())
    return next(y for y in rows if any(image.pixel(x, y) != ground for x in range(image.width())))


def test_one_line_of_what_is_wrong_stands_beside_its_sign(show: Show, qtbot: QtBot) -> None:
    editor = ready(show(small()), qtbot)
    form = editor.inspector.form
    days = form.field("Review every")
    assert isinstance(days, WholeField)
    days.say_wrong("No number.")
    (wrong,) = days.findChildren(Wrong)
    qtbot.waitUntil(lambda: wrong.isVisible() and wrong.width() > 200)
    QApplication.processEvents()
    sign = next(each for each in wrong.findChildren(QLabel) if each is not wrong.label)
    assert abs(first_ink(sign) - first_ink(wrong.label)) <= 4
    assert wrong.height() < 2 * wrong.label.fontMetrics().height()


def test_ticks_stay_where_they_are_when_a_persona_comes_or_is_renamed(
    show: Show, qtbot: QtBot
) -> None:
    editor = ready(show(small()), qtbot)
    personas = editor.inspector.form.field("Personas")
    (ann,) = personas.findChildren(QCheckBox)
    qtbot.waitUntil(ann.isVisible)
    ann.setFocus()
    place = ann.geometry()
    made = new_id()
    editor.attempt(add_persona(made, map_id=editor.map_id, name="Bo"))
    editor.attempt(alter("persona", made, "Rename", name="Ben"))
    QApplication.processEvents()
    boxes = [box for box in personas.findChildren(QCheckBox) if not box.isHidden()]
    assert [box.text() for box in boxes] == ["Ann", "Ben"]
    assert boxes[0] is ann
    assert ann.hasFocus()
    assert ann.geometry().topLeft() == place.topLeft()
    qtbot.waitUntil(lambda: boxes[1].geometry().top() > ann.geometry().bottom())
    QTest.keyClick(ann, Qt.Key.Key_Tab)
    assert boxes[1].hasFocus()

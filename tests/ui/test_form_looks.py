"""How forms look and how the keyboard walks through them."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.domain.project import Project
from cjm_desktop.ui.inspector.choices import ChoiceField, RatingField
from cjm_desktop.ui.inspector.pickers import ColourField
from cjm_desktop.ui.inspector.ticks import TicksField
from cjm_desktop.ui.main_window import MainWindow
from tests.builders import a_project
from tests.ui.conftest import editor_of, small
from tests.ui.test_inspector import card, choose

Show = Callable[[Project], MainWindow]


def active(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_nine_swatches_are_one_stop_and_arrows_walk(show: Show, qtbot: QtBot) -> None:
    window = active(show(small()), qtbot)
    editor = editor_of(window)
    choose(editor, "card", "Makes a list")
    form = editor.inspector.form
    colour = form.field("Colour")
    assert isinstance(colour, ColourField)
    swatches = list(colour.swatches.values())
    assert len(swatches) == 9
    form.field("Evidence").control.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert swatches[0].hasFocus()
    QTest.keyClick(swatches[0], Qt.Key.Key_Right)
    QTest.keyClick(swatches[1], Qt.Key.Key_Down)
    assert swatches[2].hasFocus()
    assert editor.document.undo_label is None
    QTest.keyClick(swatches[2], Qt.Key.Key_Space)
    assert card(editor, "Makes a list").colour == swatches[2].colour
    QTest.keyClick(swatches[2], Qt.Key.Key_End)
    QTest.keyClick(swatches[8], Qt.Key.Key_Tab)
    assert form.field("Note").control.hasFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert swatches[2].hasFocus()


def test_swatches_are_radio_buttons_to_a_screen_reader(show: Show) -> None:
    editor = editor_of(show(small()))
    choose(editor, "card", "Makes a list")
    colour = editor.inspector.form.field("Colour")
    assert isinstance(colour, ColourField)
    red = colour.swatches["#FDECEA"]
    red.click()
    told = QAccessible.queryAccessibleInterface(red)
    assert told.role() == QAccessible.Role.RadioButton
    assert told.text(QAccessible.Text.Name) == "Colour: Red"
    assert red.isChecked()
    assert [s for s in colour.swatches.values() if s.isChecked()] == [red]


def test_ratings_are_one_stop(show: Show, qtbot: QtBot) -> None:
    editor = editor_of(active(show(small()), qtbot))
    choose(editor, "card", "Call within a day")
    impact = editor.inspector.form.field("Impact")
    assert isinstance(impact, RatingField)
    stops = [b for b in impact.buttons.values() if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [impact.buttons[1]]
    impact.buttons[1].setFocus()
    QTest.keyClick(impact.buttons[1], Qt.Key.Key_Left)
    QTest.keyClick(impact.buttons[5], Qt.Key.Key_Return)
    assert card(editor, "Call within a day").fields["impact"] == 5


def test_a_drop_down_has_one_frame(show: Show, qtbot: QtBot) -> None:
    window = show(small())
    editor = editor_of(window)
    kind = editor.inspector.form.field("Kind")
    assert isinstance(kind, ChoiceField)
    kind.box.showPopup()
    qtbot.waitUntil(kind.box.view().isVisible)
    image = kind.box.view().window().grab().toImage()
    tokens = window.program.look.tokens
    edge = [_colour(image, image.width() // 2, y) for y in range(6)]
    assert edge[0] == tokens.field_line.lower()
    assert set(edge[1:4]) == {tokens.panel.lower()}
    kind.box.hidePopup()


def _colour(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(QPoint(x, y)).name()


def test_ticks_look_the_same_in_a_long_list(show: Show) -> None:
    build = a_project("Many").with_map("Today").with_stage("Buy", "Pays").with_lane("emotions")
    for number in range(14):
        build.with_persona(f"Persona {number}")
    window = show(build.build())
    editor = editor_of(window)
    personas = editor.inspector.form.field("Personas")
    assert isinstance(personas, TicksField)
    rows = personas.control
    assert isinstance(rows, QListWidget)
    rows.item(0).setCheckState(Qt.CheckState.Checked)
    rows.item(0).setText("")
    image = rows.viewport().grab(rows.visualItemRect(rows.item(0))).toImage()
    accent = window.program.look.tokens.accent.lower()
    places = ((x, y) for x in range(40) for y in range(image.height()))
    assert sum(_colour(image, x, y) == accent for x, y in places) > 100


def test_the_form_has_its_room_beside_many_findings(opened: Show, qtbot: QtBot) -> None:
    build = a_project("Many").with_map("Today").with_stage("Buy", "Pays", "Waits")
    for kind in ("emotions", "pain_points", "opportunities"):
        build.with_lane(kind)
    for number in range(8):
        build.with_card(f"Pain {number}", lane="pain_points", severity="critical")
        build.with_card(f"Idea {number}", lane="opportunities")
    window = opened(build.build())
    window.resize(1366, 768)
    editor = editor_of(window)
    qtbot.waitUntil(lambda: editor.findings.list.count() > 3, timeout=10_000)
    qtbot.waitUntil(lambda: editor.findings.height() * 3 <= editor.inspector.height())
    assert editor.findings.height() >= 96


def test_a_drop_down_keeps_its_value_from_wheel_and_escape(show: Show, qtbot: QtBot) -> None:
    from tests.robot import Robot

    window = active(show(small()), qtbot)
    editor = editor_of(window)
    kind = editor.inspector.form.field("Kind")
    assert isinstance(kind, ChoiceField)
    kind.box.setFocus()
    Robot(kind.box).wheel((10, 10), -3)
    assert kind.box.currentText() == "Current state"
    kind.box.showPopup()
    QTest.keyClick(kind.box.view(), Qt.Key.Key_Down)
    QTest.keyClick(kind.box.view(), Qt.Key.Key_Escape)
    assert kind.box.currentText() == "Current state"
    assert editor.document.undo_label is None
    QTest.keyClick(kind.box, Qt.Key.Key_Escape)
    assert editor.canvas.hasFocus()

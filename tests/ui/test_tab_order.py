"""Tab goes where the eye goes, in every form and every dialog, also after ticks and forms came later."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.domain.edits.channels import add_channel
from cjm_desktop.domain.ids import new_id
from cjm_desktop.domain.project import Project
from cjm_desktop.ui.dialogs.personas import PersonasDialog
from cjm_desktop.ui.inspector.form import Form
from cjm_desktop.ui.inspector.pickers import ColourField
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.conftest import editor_of, small
from tests.ui.test_dialogs import ALL, open_dialog
from tests.ui.test_form_looks import active, focused
from tests.ui.test_inspector import choose

Show = Callable[[Project], MainWindow]


def walk(inside: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> tuple[list[QWidget], list[str]]:
    """Where Tab stops, from where the keyboard is, until it leaves the part or comes back to a stop.

    Also the steps that lead back: up and not to the right of where one was.
    """
    stops, back = [focused()], list[str]()
    for _ in range(200):
        here = focused()
        QTest.keyClick(here, key)
        there = focused()
        if not inside.isAncestorOf(there):
            return stops, back
        if _is_back(here, there):
            back.append(f"{said(here)} -> {said(there)}")
        if there in stops:
            return stops, back
        stops.append(there)
    raise AssertionError("Tab never came back")


def said(stop: QWidget) -> str:
    return stop.accessibleName() or (stop.text() if isinstance(stop, QAbstractButton) else "")


def _is_back(here: QWidget, there: QWidget) -> bool:
    was, now = (QRect(w.mapToGlobal(QPoint(0, 0)), w.size()) for w in (here, there))
    return now.top() < was.bottom() and now.left() < was.right()


def personas(show: Show, qtbot: QtBot) -> PersonasDialog:
    dialog = open_dialog(active(show(small()), qtbot), "map.personas")
    assert isinstance(dialog, PersonasDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def form_of(dialog: PersonasDialog) -> Form:
    assert dialog.form is not None
    return dialog.form


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("card", "Reads reviews"),
        ("card", "Nobody calls back"),
        ("card", "Call within a day"),
        ("stage", "Buy"),
        ("step", "Pays"),
        ("lane", "Emotions"),
        ("map", ""),
    ],
)
def test_tab_walks_a_form_from_top_to_bottom_and_back(
    show: Show, qtbot: QtBot, kind: str, title: str
) -> None:
    editor = editor_of(active(show(small()), qtbot))
    qtbot.waitUntil(editor.canvas.hasFocus)
    if kind != "map":
        choose(editor, kind, title)
    QApplication.processEvents()
    form = editor.inspector.form
    form.bindings[0].field.control.setFocus()
    stops, back = walk(form)
    assert len(stops) >= 3
    assert back == []
    assert form.bindings[-1].field.isAncestorOf(stops[-1])
    form.bindings[-1].field.control.setFocus()
    assert walk(form, Qt.Key.Key_Backtab)[0] == stops[::-1]


def test_ticks_that_come_while_a_form_is_there_have_their_turn(show: Show, qtbot: QtBot) -> None:
    dialog = personas(show, qtbot)
    dialog.editor.attempt(add_channel(new_id(), name="Phone"))
    QApplication.processEvents()  # what has just come is shown by an event
    form_of(dialog).bindings[0].field.control.setFocus()
    stops, back = walk(form_of(dialog))
    names = [said(stop) for stop in stops]
    assert names[-4:-1] == [f"Preferred channels: {n}" for n in ("Website", "Store", "Phone")]
    assert names[-1].startswith("Tech comfort")
    assert back == []
    dialog.reject()


def test_a_colour_of_ones_own_has_its_turn(show: Show, qtbot: QtBot) -> None:
    dialog = personas(show, qtbot)
    colour = form_of(dialog).field("Colour")
    assert isinstance(colour, ColourField)
    colour.show_value("#123456")
    QApplication.processEvents()
    form_of(dialog).field("Initials").control.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is colour.swatches["#123456"]
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert form_of(dialog).field("Quote").isAncestorOf(focused())
    dialog.reject()


@pytest.mark.parametrize("key", ALL)
def test_tab_walks_a_dialog_as_the_eye_does(show: Show, qtbot: QtBot, key: str) -> None:
    dialog = open_dialog(active(show(small()), qtbot), key)
    qtbot.waitUntil(dialog.isActiveWindow)
    stops, back = walk(dialog)
    assert len(back) <= 1, "back to the first one, from the last one"
    assert stops
    dialog.reject()


def test_another_form_in_a_dialog_stands_before_its_buttons(show: Show, qtbot: QtBot) -> None:
    dialog = personas(show, qtbot)
    QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert isinstance(focused(), QLineEdit)
    dialog.list.setFocus()
    stops, _ = walk(dialog)
    names = [said(stop) for stop in stops]
    assert names[:5] == ["Personas", "Add persona", "Delete persona", "Name", "Role"]
    assert names[-1] == "Close"
    dialog.reject()

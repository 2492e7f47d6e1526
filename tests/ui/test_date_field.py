"""A date is typed as one writes it, or picked; it is shown back in full."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.domain.habits import Habits
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import JourneyMap
from cjm_desktop.ui.editor import Editor
from cjm_desktop.ui.inspector.date_field import DateField
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.conftest import editor_of, small

Show = Callable[[Project], MainWindow]


def reviewed(editor: Editor) -> DateField:
    field = editor.inspector.form.field("Reviewed")
    assert isinstance(field, DateField)
    return field


def journey(editor: Editor) -> JourneyMap:
    return editor.document.project.maps[editor.map_id]


def type_and_leave(field: DateField, text: str) -> None:
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClicks(field.line, text)
    QTest.keyClick(field.line, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    "typed", ["12.11.2026", "2026-11-12", "12/11/26", "12 Nov 2026", "November 12th, 2026"]
)
def test_an_empty_date_is_typed(show: Show, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    habits = Habits(day_first=True)
    monkeypatch.setattr("cjm_desktop.ui.inspector.date_field.machine_habits", lambda: habits)
    editor = editor_of(show(small()))
    field = reviewed(editor)
    assert field.line.text() == ""
    type_and_leave(field, typed)
    assert journey(editor).reviewed == date(2026, 11, 12)
    assert field.line.text() == "12 Nov 2026"


def test_two_meanings_go_by_the_machine(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    habits = Habits(day_first=False)
    monkeypatch.setattr("cjm_desktop.ui.inspector.date_field.machine_habits", lambda: habits)
    editor = editor_of(show(small()))
    type_and_leave(reviewed(editor), "12/11/26")
    assert journey(editor).reviewed == date(2026, 12, 11)
    assert reviewed(editor).line.text() == "11 Dec 2026"


def test_no_date_stays_and_says_why(show: Show) -> None:
    editor = editor_of(show(small()))
    field = reviewed(editor)
    type_and_leave(field, "31.2.2026")
    assert field.line.text() == "31.2.2026"
    assert "February 2026" in field.mark
    assert "February 2026" in field.line.accessibleDescription()
    assert journey(editor).reviewed is None
    type_and_leave(field, "28.2.2026")
    assert not field.mark
    assert journey(editor).reviewed == date(2026, 2, 28)
    type_and_leave(field, " ")
    assert journey(editor).reviewed is None
    assert field.line.text() == ""


def test_tab_goes_from_a_date_to_the_next_field(show: Show, qtbot: QtBot) -> None:
    window = show(small())
    editor = editor_of(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field = reviewed(editor)
    field.line.setFocus()
    QTest.keyClicks(field.line, "12.11.2026")
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert editor.inspector.form.field("Review every").control.hasFocus()
    assert journey(editor).reviewed == date(2026, 11, 12)


def test_the_calendar_opens_where_one_is_and_gives_a_day(show: Show, qtbot: QtBot) -> None:
    editor = editor_of(show(small()))
    field = reviewed(editor)
    field.line.setFocus()
    QTest.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    (calendar,) = field.findChildren(QCalendarWidget)
    today = date.today()
    assert (calendar.yearShown(), calendar.monthShown()) == (today.year, today.month)
    calendar.clicked.emit(calendar.selectedDate().addDays(1 if today.day == 1 else -1))
    assert journey(editor).reviewed is not None
    assert abs((today - (journey(editor).reviewed or today)).days) == 1
    QApplication.processEvents()
    field.today.click()
    assert journey(editor).reviewed == today
    field.none.click()
    assert journey(editor).reviewed is None

"""Number fields: any text stays until it is mended, and nothing is read while one types."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.habits import Habits
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.storage.drafts import DRAFT
from cjm_desktop.storage.folders import sessions_folder
from cjm_desktop.ui.editor import Editor
from cjm_desktop.ui.inspector.figure_fields import FigureField, WholeField
from cjm_desktop.ui.inspector.text_fields import LineField
from cjm_desktop.ui.main_window import MainWindow
from tests.builders import a_project
from tests.ui.conftest import editor_of
from tests.ui.test_inspector import card, choose

Show = Callable[[Project], MainWindow]


def metric(**fields: Any) -> Project:
    return (
        a_project("Figures")
        .with_stage("Buy", "Pays")
        .with_lane("metrics")
        .with_card("Revenue", **fields)
        .build()
    )


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's owner writes 1.234,5."""
    habits = Habits(",", day_first=True)
    monkeypatch.setattr("cjm_desktop.ui.inspector.figure_fields.machine_habits", lambda: habits)


def the_field(editor: Editor, title: str) -> LineField:
    choose(editor, "card", "Revenue")
    field = editor.inspector.form.field(title)
    assert isinstance(field, LineField)
    return field


def type_and_leave(field: LineField, text: str) -> None:
    field.line.setFocus()
    field.line.selectAll()
    for letter in text:  # `QTest.keyClicks` knows no €
        press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(field.line, press)
    QTest.keyClick(field.line, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("typed", "value", "shown", "unit"),
    [
        ("12.4k", 12_400, "12400", None),
        ("72 %", 72, "72", "%"),
        ("+41", 41, "41", None),
        ("18 000", 18_000, "18000", None),
        ("1.234,5", 1234.5, "1234.5", None),
        ("1,200.50 USD", 1200.5, "1200.5", "USD"),
        ("1.200 €", 1200, "1200", "€"),
        ("-3", -3, "-3", None),
        ("1234567", 1_234_567, "1234567", None),
        ("0.000012", 0.000012, "0.000012", None),
    ],
)
def test_what_people_write_is_understood(
    show: Show, typed: str, value: float, shown: str, unit: str | None
) -> None:
    editor = editor_of(show(metric()))
    field = the_field(editor, "Value")
    type_and_leave(field, typed)
    assert not field.mark
    assert field.line.text() == shown
    assert card(editor, "Revenue").fields == {"value": value, **({"unit": unit} if unit else {})}
    editor.undo()
    assert field.line.text() == ""
    assert editor.document.undo_label is None


@pytest.mark.parametrize("typed", ["15k0", "nan", "inf", "1e400", "12..5", "-", "about 5"])
def test_what_is_no_number_stays_and_says_why(show: Show, typed: str) -> None:
    editor = editor_of(show(metric(value=12.4)))
    field = the_field(editor, "Value")
    type_and_leave(field, typed)
    assert field.line.text() == typed
    assert field.mark.startswith("This is ")
    assert field.mark in field.line.accessibleDescription()
    assert card(editor, "Revenue").fields["value"] == 12.4
    field.line.setFocus()
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.line.text() == "12.4"
    assert not field.mark


def test_a_pause_reads_nothing_that_is_half_typed(
    opened: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    editor = editor_of(opened(metric(value=12.4)))
    field = the_field(editor, "Value")
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClicks(field.line, "-")
    editor.drafts.keep()
    assert field.line.text() == "-"
    assert not field.mark
    QTest.keyClicks(field.line, "3")
    qtbot.waitUntil(
        lambda: any(
            '"value": -3' in path.read_text() for path in sessions_folder().glob(f"*/{DRAFT}")
        )
    )
    assert field.line.text() == "-3"
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert card(editor, "Revenue").fields["value"] == -3


def test_figures_of_one_card_have_one_unit(show: Show) -> None:
    editor = editor_of(show(metric(value=60, unit="%")))
    target = the_field(editor, "Target")
    type_and_leave(target, "72 %")
    assert card(editor, "Revenue").fields == {"value": 60, "unit": "%", "target": 72}
    type_and_leave(target, "80 €")
    assert "€" in target.mark
    assert card(editor, "Revenue").fields["target"] == 72
    value = the_field(editor, "Value")
    assert the_field(editor, "Target").line.text() == "80 €"
    type_and_leave(value, "61 points")
    assert card(editor, "Revenue").fields["unit"] == "points"


def test_emptying_a_field_takes_the_figure_away(show: Show) -> None:
    editor = editor_of(show(metric(value=60)))
    field = the_field(editor, "Value")
    field.line.selectAll()
    QTest.keyClick(field.line, Qt.Key.Key_Delete)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert "value" not in card(editor, "Revenue").fields


@pytest.mark.usefixtures("german")
def test_signs_of_the_machine_are_shown_and_read_back(show: Show) -> None:
    editor = editor_of(show(metric(value=1.234)))
    field = the_field(editor, "Value")
    assert field.line.text() == "1,234"
    field.line.setFocus()
    QTest.keyClick(field.line, Qt.Key.Key_End)
    QTest.keyClicks(field.line, "5")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert card(editor, "Revenue").fields["value"] == 1.2345
    type_and_leave(field, "1.200")
    assert field.line.text() == "1200"


def test_votes_count_with_keys_and_buttons_within_their_bounds(show: Show) -> None:
    editor = editor_of(show(metric()))
    votes = the_field(editor, "Votes")
    assert isinstance(votes, WholeField)
    votes.line.setFocus()
    QTest.keyClick(votes.line, Qt.Key.Key_Down)
    assert card(editor, "Revenue").votes == 0
    QTest.keyClick(votes.line, Qt.Key.Key_Up)
    votes.more.click()
    assert card(editor, "Revenue").votes == 2
    for typed in ("1.5", "-1", "1000001", "many", "3 %"):
        type_and_leave(votes, typed)
        assert votes.line.text() == typed
        assert votes.mark
        votes.more.click()
        assert votes.line.text() == typed
    assert card(editor, "Revenue").votes == 2
    type_and_leave(votes, "1 000 000")
    assert card(editor, "Revenue").votes == 1_000_000
    votes.more.click()
    assert card(editor, "Revenue").votes == 1_000_000


def test_the_wheel_changes_no_figure(show: Show, qtbot: QtBot) -> None:
    from tests.robot import Robot

    window = show(metric(value=5))
    editor = editor_of(window)
    votes = the_field(editor, "Votes")
    votes.line.setFocus()
    QApplication.processEvents()
    Robot(votes.line).wheel((10, 10), -1)
    assert card(editor, "Revenue").votes == 0
    editor.document.select(Selection((Ref("card", card(editor, "Revenue").id),)))
    better = editor.inspector.form.field("Better is")
    better.control.setFocus()
    Robot(better.control).wheel((10, 10), -1)
    assert editor.document.undo_label is None
    assert isinstance(the_field(editor, "Value"), FigureField)

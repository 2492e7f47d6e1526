"""What ends beside the window while the user types or looks at another map: nobody is torn away from it."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.ids import Ref
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.conftest import do, editor_of
from tests.ui.large_edits import CARDS, do_all, planner_of, project_of, settle


@pytest.fixture
def two_maps(large: MainWindow, qtbot: QtBot) -> MainWindow:
    """All cards of the first of two maps are gone; the undo of that is at hand."""
    large.activateWindow()
    qtbot.waitUntil(large.isActiveWindow)
    first = editor_of(large).map_id
    do_all(large, ("map.duplicate",))
    editor_of(large).show_map(first)
    do_all(large, ("edit.select_all", "edit.delete"))
    return large


def other_map(window: MainWindow) -> str:
    return project_of(window).maps.ordered()[1].id


def begin_undo(window: MainWindow) -> None:
    do(window, "edit.undo")
    assert planner_of(window).is_busy


def type_on_a_card(window: MainWindow, ref: Ref) -> None:
    """Half a word in its place on the map."""
    editor = editor_of(window)
    editor.canvas.edit_text(ref)
    editor.canvas.editing.field.selectAll()
    QTest.keyClicks(editor.canvas, "Half a wor")
    assert editor.canvas.editing.field.toPlainText() == "Half a wor"


def test_who_types_on_another_map_goes_on_typing(two_maps: MainWindow) -> None:
    editor = editor_of(two_maps)
    first = editor.map_id
    begin_undo(two_maps)
    editor.show_map(other_map(two_maps))
    card = project_of(two_maps).cards.ordered()[0]
    type_on_a_card(two_maps, Ref("card", card.id))
    chosen = editor.document.selection
    settle(two_maps)
    QTest.keyClicks(editor.canvas, "d")
    assert len(project_of(two_maps).cards) == 2 * CARDS
    assert editor.map_id != first
    assert editor.document.selection == chosen
    assert editor.canvas.editing.field.toPlainText() == "Half a word"
    assert editor.toast.label.text() == "Undid “Delete 1,240 things”."
    assert editor.toast.button.text() == "Show"
    editor.toast.button.click()
    assert editor.map_id == first
    assert project_of(two_maps).cards[card.id].text == "Half a word"


def test_who_looks_at_another_map_stays_there(two_maps: MainWindow) -> None:
    editor = editor_of(two_maps)
    begin_undo(two_maps)
    editor.show_map(other_map(two_maps))
    settle(two_maps)
    assert editor.map_id == other_map(two_maps)
    assert len(editor.document.selection) == 0
    assert editor.toast.button.text() == "Show"


def test_who_types_in_a_field_goes_on_typing(two_maps: MainWindow) -> None:
    editor = editor_of(two_maps)
    begin_undo(two_maps)
    lane = project_of(two_maps).lanes.by("map_id")[editor.map_id][0]
    editor.document.select(Selection((Ref("lane", lane.id),)))
    chosen = editor.document.selection
    control = editor.inspector.form.field("Title").control
    control.setFocus()
    control.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(control, "Half a wor")
    settle(two_maps)
    assert QApplication.focusWidget() is control
    QTest.keyClicks(control, "d")
    assert len(project_of(two_maps).cards) == 2 * CARDS
    assert editor.document.selection == chosen
    assert editor.toast.label.text() == "Undid “Delete 1,240 things”."
    assert not editor.toast.button.isVisible()
    editor.accept_typing()
    assert project_of(two_maps).lanes[lane.id].title == "Half a word"


def test_who_does_nothing_else_sees_what_has_come_back(two_maps: MainWindow) -> None:
    begin_undo(two_maps)
    settle(two_maps)
    assert len(editor_of(two_maps).document.selection) == 1_240


def test_letters_typed_into_what_undo_would_take_away_stay(large: MainWindow) -> None:
    before = {card.id for card in project_of(large).cards}
    do_all(large, ("edit.select_all", "edit.duplicate"))
    begin_undo(large)
    copy = next(card for card in project_of(large).cards.ordered() if card.id not in before)
    type_on_a_card(large, Ref("card", copy.id))
    settle(large)
    editor_of(large).accept_typing()
    assert project_of(large).cards[copy.id].text == "Half a wor"
    assert editor_of(large).toast.label.text().endswith("was cancelled: nothing has changed.")


def test_a_copied_map_is_not_shown_to_who_types(large: MainWindow) -> None:
    editor = editor_of(large)
    first, card = editor.map_id, project_of(large).cards.ordered()[0]
    do(large, "map.duplicate")
    type_on_a_card(large, Ref("card", card.id))
    settle(large)
    assert (editor.map_id, editor.canvas.editing.is_active) == (first, True)
    editor.toast.button.click()
    assert editor.map_id == other_map(large)

"""Dialogs by keyboard: Enter never destroys, Delete and undo work on what is listed, tiles take Enter."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from cjm_desktop.domain.project import Project
from cjm_desktop.ui.ask import Asking, Way
from cjm_desktop.ui.dialogs.channels import ChannelsDialog
from cjm_desktop.ui.dialogs.listed import ListedDialog
from cjm_desktop.ui.dialogs.personas import PersonasDialog
from cjm_desktop.ui.dialogs.templates import TemplatesDialog
from cjm_desktop.ui.inspector.text_fields import TextField
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.start.tiles import Tile
from tests.builders import a_project
from tests.ui.conftest import editor_of, small
from tests.ui.test_dialogs import ALL, open_dialog

Show = Callable[[Project], MainWindow]
LISTED = ["map.personas", "map.channels"]


def three() -> Project:
    made = a_project("Bikes").with_map().with_stage("Buy", "Pays").with_lane("emotions")
    for name in ("One", "Two", "Three"):
        made = made.with_persona(name).with_channel(name)
    return (
        made.with_mood(1.0, step="Pays", persona=0).with_mood(-1.0, step="Pays", persona=1).build()
    )


def listed(show: Show, key: str) -> ListedDialog:
    dialog = open_dialog(show(three()), key)
    assert isinstance(dialog, PersonasDialog | ChannelsDialog)
    return dialog


def names(dialog: ListedDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


@pytest.mark.parametrize("key", ALL)
def test_no_button_that_destroys_hears_enter(show: Show, key: str) -> None:
    dialog = open_dialog(show(small()), key)
    buttons = dialog.findChildren(QPushButton)
    assert buttons
    for button in buttons:
        if button.accessibleName().split()[0] in ("Delete", "Remove", "Discard", "Replace"):
            assert not button.autoDefault()
            assert not button.isDefault()
    dialog.reject()


@pytest.mark.parametrize("key", LISTED)
def test_enter_after_a_deletion_deletes_nothing_more(show: Show, key: str) -> None:
    dialog = listed(show, key)
    dialog.list.setCurrentRow(0)
    dialog.remove.setFocus()
    QTest.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert names(dialog) == ["Two", "Three"]
    assert dialog.focusWidget() is dialog.list
    dialog.remove.setFocus()
    QTest.keyClick(dialog.remove, Qt.Key.Key_Return)
    assert names(dialog) == ["Two", "Three"]
    assert dialog.isVisible()
    dialog.reject()


@pytest.mark.parametrize("key", LISTED)
def test_undo_and_redo_work_in_the_dialog(show: Show, key: str, qtbot: QtBot) -> None:
    dialog = listed(show, key)
    project = dialog.editor.document.project
    dialog.list.setCurrentRow(0)
    dialog.activateWindow()
    dialog.list.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.list)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert names(dialog) == ["Two", "Three"]
    QTest.keyClick(dialog.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(dialog) == ["One", "Two", "Three"]
    assert dialog.editor.document.project == project
    QTest.keyClick(dialog.list, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert names(dialog) == ["Two", "Three"]
    dialog.add.click()
    assert len(names(dialog)) == 3
    QTest.keyClick(dialog.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(dialog) == ["Two", "Three"]
    dialog.reject()


def test_undo_works_in_the_properties_of_the_project(show: Show, qtbot: QtBot) -> None:
    window = show(small())
    editor = window.editor
    assert editor is not None
    dialog = open_dialog(window, "map.project")
    dialog.activateWindow()
    title = dialog.form.field("Title").control  # type: ignore[attr-defined]  # of the record dialogs
    title.setFocus()
    qtbot.waitUntil(title.hasFocus)
    title.selectAll()
    QTest.keyClicks(title, "Boats")
    author = dialog.form.field("Author").control  # type: ignore[attr-defined]  # of the record dialogs
    author.setFocus()
    assert editor.document.project.info.title == "Boats"
    QTest.keyClick(author, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.document.project.info.title == "Bikes"
    dialog.reject()


@pytest.mark.parametrize("first", ["replace", "stay"])
def test_enter_takes_the_way_that_keeps_everything(window: MainWindow, first: str) -> None:
    ways = [Way("replace", "Replace it", "no"), Way("stay", "Cancel", "cancel")]
    if first == "stay":
        ways.reverse()

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert box is not None
        QTest.keyClick(box, Qt.Key.Key_Return)

    QTimer.singleShot(0, press)
    assert Asking().choose(window, "It is there already.", "", ways) == "stay"


@pytest.mark.parametrize(
    ("key", "focus", "said"),
    [
        (Qt.Key.Key_Return, "Close without it", None),
        (Qt.Key.Key_Enter, "Close without it", None),
        (Qt.Key.Key_Space, "Close without it", "lose"),
        (Qt.Key.Key_Return, "Keep editing", "stay"),
        (Qt.Key.Key_Return, "Keep a draft", "keep"),
    ],
)
def test_enter_in_a_question_never_presses_another_button_than_the_focused_one(
    window: MainWindow, key: Qt.Key, focus: str, said: str | None
) -> None:
    ways = [
        Way("keep", "Keep a draft", "later"),
        Way("stay", "Keep editing", "cancel"),
        Way("lose", "Close without it", "no"),
    ]
    stood: list[bool] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert box is not None
        for _ in ways:  # by the keyboard, as a user goes there
            at = box.focusWidget()
            if isinstance(at, QPushButton) and at.text() == focus:
                break
            QTest.keyClick(box, Qt.Key.Key_Tab)
        button = box.focusWidget()
        assert isinstance(button, QPushButton)
        assert button.text() == focus
        QTest.keyClick(button, key)
        stood.append(box.isVisible())
        if box.isVisible():
            QTest.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(0, press)
    assert Asking().choose(window, "A text is not in the map yet.", "", ways) == (said or "stay")
    assert stood == [said is None]


def test_enter_takes_a_tile_of_the_start_page(window: MainWindow, qtbot: QtBot) -> None:
    window.start_page.draw_pictures()
    drawn = window.start_page.tiles
    qtbot.waitUntil(lambda: bool(drawn()) and drawn()[1].isVisible(), timeout=30_000)
    tile = drawn()[1]
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.editor is not None, timeout=20_000)
    assert window.editor is not None
    titles = [stage.title for stage in window.editor.document.project.stages]
    assert "Awareness" in titles


def test_enter_takes_the_other_buttons_of_the_start_page(window: MainWindow, qtbot: QtBot) -> None:
    buttons = window.start_page.findChildren(QPushButton)
    example = next(b for b in buttons if b.accessibleName() == "Open the example")
    example.setFocus()
    QTest.keyClick(example, Qt.Key.Key_Enter)
    qtbot.waitUntil(lambda: window.editor is not None, timeout=20_000)


def test_enter_takes_a_tile_of_the_template_dialog(show: Show, qtbot: QtBot) -> None:
    window = show(small())
    editor = window.editor
    assert editor is not None
    dialog: QDialog = open_dialog(window, "map.new")
    assert isinstance(dialog, TemplatesDialog)
    qtbot.waitUntil(lambda: isinstance(dialog.focusWidget(), Tile), timeout=30_000)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
    tile = dialog.focusWidget()
    assert isinstance(tile, Tile)
    assert tile.text() == "Purchase journey"
    QTest.keyClick(tile, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(editor.document.project.maps) == 2, timeout=20_000)


@pytest.mark.parametrize("key", LISTED)
@pytest.mark.parametrize(("row", "then"), [(0, "Two"), (1, "Three"), (2, "Two")])
def test_after_a_deletion_what_takes_its_place_is_chosen(
    show: Show, key: str, row: int, then: str
) -> None:
    dialog = listed(show, key)
    dialog.list.setCurrentRow(row)
    dialog.remove.click()
    assert dialog.list.count() == 2
    assert dialog.list.currentItem().text() == then
    assert dialog.form is not None
    name = dialog.form.field("Name")
    assert isinstance(name, TextField)
    assert name.line.text() == then
    dialog.reject()


def test_deleting_a_channel_says_which_touchpoints_lose_it(show: Show, qtbot: QtBot) -> None:
    made = a_project("Bikes").with_map().with_channel("Shop").with_channel("Mail")
    made = made.with_stage("Buy", "Pays").with_lane("touchpoints")
    shop = made.build().channels.ordered()[0].id
    for _ in range(1_200):
        made = made.with_card("Till", step="Pays", channel_id=shop)
    window = show(made.build())
    editor = editor_of(window)
    dialog = open_dialog(window, "map.channels")
    assert isinstance(dialog, ChannelsDialog)
    said = "Deleting takes no card; 1,200 touchpoints lose their channel."
    assert dialog.along.text() == said
    dialog.list.setCurrentRow(1)
    assert dialog.along.text() == "Deleting takes no card."
    dialog.list.setCurrentRow(0)
    dialog.remove.click()
    toast = editor.toast
    qtbot.waitUntil(toast.isVisible)
    assert toast.label.text() == "Deleted channel; 1,200 touchpoints lost their channel."
    assert names(dialog) == ["Mail"]
    assert toast.button.text() == "Undo"
    toast.button.click()
    qtbot.waitUntil(lambda: names(dialog) == ["Shop", "Mail"])
    assert dialog.list.currentItem().text() == "Mail"
    assert all(card.fields["channel_id"] == shop for card in editor.document.project.cards)
    dialog.reject()

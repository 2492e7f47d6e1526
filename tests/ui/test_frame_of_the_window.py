"""The window itself: full screen and back, its title, scroll bars only where something is hidden."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from cjm_desktop.domain.edits.maps import alter_map
from cjm_desktop.domain.project import Project
from cjm_desktop.ui.main_window import MainWindow
from tests.builders import a_project
from tests.ui.conftest import do, small
from tests.ui.test_dialogs import open_dialog

Show = Callable[[Project], MainWindow]
Opened = Callable[..., MainWindow]


@pytest.mark.parametrize("was_maximised", [True, False])
def test_full_screen_and_back_leaves_the_window_as_it_was(
    show: Show, qtbot: QtBot, was_maximised: bool
) -> None:
    window = show(small())
    if was_maximised:
        window.showMaximized()
    qtbot.waitUntil(lambda: window.isMaximized() == was_maximised)
    do(window, "view.full")
    qtbot.waitUntil(window.isFullScreen)
    do(window, "view.full")
    qtbot.waitUntil(lambda: not window.isFullScreen())
    assert window.isMaximized() == was_maximised


def test_escape_leaves_full_screen_once_nothing_else_takes_it(show: Show, qtbot: QtBot) -> None:
    window = show(small())
    window.showMaximized()
    do(window, "view.full")
    editor = window.editor
    assert editor is not None
    editor.canvas.setFocus()
    editor.canvas.select_all()
    QTest.keyClick(editor.canvas, Qt.Key.Key_Escape)
    assert len(editor.document.selection) == 0
    assert window.isFullScreen()
    QTest.keyClick(editor.canvas, Qt.Key.Key_Escape)
    if window.isFullScreen():  # the place where the keyboard stood went first
        QTest.keyClick(editor.canvas, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.isFullScreen())
    assert window.isMaximized()
    QTest.keyClick(editor.canvas, Qt.Key.Key_Escape)
    assert window.isMaximized()


def shown_title(window: MainWindow) -> str:
    """What the window system is told."""
    handle = window.windowHandle()
    assert handle is not None
    return handle.title()


@pytest.mark.parametrize(
    "name", ["Plan [*].cjm", "[*][*].cjm", "a[*[*]].cjm", "x[*].cjm", "[*.cjm"]
)
def test_the_title_shows_the_name_as_it_is(opened: Opened, qtbot: QtBot, name: str) -> None:
    window = opened(name=name)
    editor = window.editor
    assert editor is not None
    qtbot.waitUntil(lambda: shown_title(window) == f"{name} — CJM Desktop")
    editor.attempt(alter_map(editor.map_id, title="Anew"))
    window.setWindowModified(True)
    assert shown_title(window) == f"{name}* — CJM Desktop"


def test_titles_without_a_file_show_as_they_are(show: Show, qtbot: QtBot) -> None:
    window = show(a_project("Buying [*] bikes").with_map("Buying [*] bikes").build())
    qtbot.waitUntil(lambda: "Buying [*] bikes" in shown_title(window))
    dialog = open_dialog(window, "map.project")
    assert dialog.windowTitle() == "Project properties"
    dialog.reject()


def test_a_map_that_fits_has_no_scroll_bars(show: Show, qtbot: QtBot) -> None:
    window = show(small())
    editor = window.editor
    assert editor is not None
    bars = editor.canvas.bars
    do(window, "view.fit")
    QApplication.processEvents()
    assert not bars.across.isVisible()
    assert not bars.down.isVisible()

    editor.canvas.zoom_in()
    editor.canvas.zoom_in()
    editor.canvas.zoom_in()
    camera = editor.canvas.display.camera
    assert camera.map_size.height * camera.scale > editor.canvas.height()
    assert bars.down.isVisible()
    editor.canvas.scroll_to(camera.x, 1e9)
    ends = camera.map_size.height * camera.scale - camera.y
    assert ends <= editor.canvas.height() - bars.across.height()  # nothing lies below the bar


@pytest.mark.parametrize("width", [910, 1000, 1100, 1300])
def test_a_window_on_a_small_screen_shows_all_its_bars(
    show: Show, qtbot: QtBot, width: int
) -> None:
    """1366 x 768 pixels at 150 % leave about 910 x 480."""
    window = show(small())
    window.resize(width, 480)
    qtbot.waitUntil(lambda: window.height() == 480 and window.toolbar.width() == width)
    buttons = {b.accessibleName(): b for b in window.toolbar.findChildren(QToolButton)}
    names = ("Undo", "Insert stage", "Insert emotion", "Channels", "Whole map", "Export")
    qtbot.waitUntil(lambda: all(buttons[name].isVisible() for name in names))
    for name in names:
        button = buttons[name]
        right = button.mapTo(window, button.rect().topRight()).x()
        assert right < width, name
    assert not buttons["More of the toolbar"].isVisible()
    worded = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert (buttons["Channels"].toolButtonStyle() == worded) == (width > 1080)
    assert buttons["Export"].toolButtonStyle() == worded
    status = window.status
    assert status.mapTo(window, status.rect().bottomLeft()).y() < window.height()

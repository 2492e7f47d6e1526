"""What the user wrote is shown as it is written: nothing of it is taken for markup."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.maps import alter_map
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.ui.ask import Asking, Way
from cjm_desktop.ui.main_window import MainWindow
from tests.builders import a_project
from tests.ui.conftest import do
from tests.ui.test_dialogs import open_dialog

Opened = Callable[..., MainWindow]
MARKED = "<b>Bold</b> &amp; <i>wild</i>"
FILE = "<b>bold<b> &amp; <i>wild.cjm"


def marked() -> Project:
    return (
        a_project(MARKED)
        .with_map(MARKED)
        .with_persona(MARKED)
        .with_channel(MARKED)
        .with_stage(MARKED, MARKED)
        .with_lane("actions")
        .with_lane("emotions")
        .with_lane("pain_points")
        .with_card(MARKED, lane="pain_points", step=MARKED)
        .with_mood(-1.0, step=MARKED, persona=0)
        .build()
    )


def taken_for_markup(root: QWidget) -> Iterator[str]:
    """Labels and tips in which Qt would see markup that is none of ours."""
    for label in root.findChildren(QLabel):
        if "<" in label.text() and label.textFormat() != Qt.TextFormat.PlainText:
            yield f"label {label.text()}"
    tips = [w.toolTip() for w in [root, *root.findChildren(QWidget)]]
    tips += [a.toolTip() for a in root.findChildren(QAction)]
    for bar in root.findChildren(QTabBar):
        tips += [bar.tabToolTip(index) for index in range(bar.count())]
    yield from (f"tip {tip}" for tip in tips if "<b>" in tip)


def test_nothing_in_the_window_is_taken_for_markup(opened: Opened, qtbot: QtBot) -> None:
    window = opened(marked(), name=FILE)
    editor = window.editor
    assert editor is not None
    window.messages.say("edit", f"{MARKED} cannot be moved.")
    editor.toast.say(MARKED)
    editor.attempt(alter_map(editor.map_id, title=MARKED + "!"))
    project = editor.document.project
    for ref in (
        Ref("stage", project.stages.ordered()[0].id),
        Ref("card", next(iter(project.cards)).id),
        Ref("marker", next(iter(project.markers)).id),
    ):
        editor.document.select(Selection((ref,)))
        QApplication.processEvents()
        assert list(taken_for_markup(window)) == []
    for key in ("map.personas", "map.channels", "map.project", "file.export"):
        dialog = open_dialog(window, key)
        assert list(taken_for_markup(dialog)) == []
        dialog.reject()
    do(window, "file.save")
    qtbot.waitUntil(lambda: not editor.keeper.busy and not editor.keeper.needs_save())
    do(window, "file.close")
    QApplication.processEvents()
    assert list(taken_for_markup(window.start_page)) == []
    dialog = open_dialog(window, "file.recent")
    assert list(taken_for_markup(dialog)) == []
    dialog.reject()


@pytest.mark.parametrize("icon", ["question", "warning"])
def test_nothing_in_a_question_is_taken_for_markup(window: MainWindow, icon: str) -> None:
    from PySide6.QtCore import QTimer

    found: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert box is not None
        try:
            found.extend(taken_for_markup(box))
        finally:
            QTest.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(0, look)
    ways = (Way("go", "Go"), Way("stay", "Cancel", "cancel"))
    assert Asking().choose(window, MARKED, f"{MARKED} is there.", ways, icon=icon) == "stay"
    assert found == []

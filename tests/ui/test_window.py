"""The window around the canvas: opening, editing, undo, tabs, menus."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
)
from pytestqt.qtbot import QtBot

from cjm_desktop.analysis import Finding, Weight
from cjm_desktop.document.document import Document
from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.ids import Ref
from cjm_desktop.storage.opening import write_project
from cjm_desktop.ui.findings import Findings
from cjm_desktop.ui.inspector.text_fields import TextField
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.conftest import Answers, do, small
from tests.ui.running import run

Opened = Callable[..., MainWindow]


def test_a_file_opens_and_is_named_in_title_and_status_bar(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    qtbot.waitUntil(lambda: "bikes.cjm" in window.windowTitle())
    assert window.windowTitle() == "bikes.cjm[*] — CJM Desktop"
    assert window.status.size_of_map.text() == "3 steps · 5 lanes · 4 cards"
    assert window.status.saved.text().startswith("Saved ")
    assert not window.isWindowModified()


def test_a_file_that_is_no_map_is_refused_in_one_sentence(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "letter.cjm"
    path.write_text("Dear Sir or Madam")
    window.files.open_path(path)
    qtbot.waitUntil(lambda: bool(window.messages.bars()))
    said = window.messages.bars()[0].label.text()
    assert "letter.cjm" in said
    assert window.editor is None


def test_a_map_is_chosen_by_its_title(
    window: MainWindow, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    opened()
    assert window.editor is not None
    do(window, "map.duplicate")
    window.editor.show_named("today")
    assert window.editor.document.project.maps[window.editor.map_id].title == "Today"
    window.files.open_path(tmp_path / "bikes.cjm", "Tomorrow")
    assert "no map called “Tomorrow”" in window.messages.bars()[0].label.text()


def test_the_system_asks_to_open_a_file(tmp_path: Path) -> None:
    path = tmp_path / "bikes.cjm"
    write_project(path, small())
    act = f"""
from PySide6.QtGui import QFileOpenEvent
def look():
    editor = program.windows[0].editor
    if editor is None:
        QTimer.singleShot(20, look)
    else:
        print(editor.keeper.session.path)
        program.windows[0].close()
QApplication.sendEvent(QApplication.instance(), QFileOpenEvent({str(path)!r}))
look()
"""
    assert run(act).strip() == str(path)


def test_tabs_follow_the_maps(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    editor = window.editor
    assert editor is not None
    bar = editor.tabs.bar
    do(window, "map.duplicate")
    assert [bar.tabText(i) for i in range(bar.count())] == ["Today", "Today (copy)"]
    assert bar.currentIndex() == 1

    do(window, "map.rename")
    field = bar.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "Tomorrow")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert bar.tabText(1) == "Tomorrow"

    do(window, "map.left")
    assert [bar.tabText(i) for i in range(bar.count())] == ["Tomorrow", "Today"]
    assert editor.document.project.maps[editor.map_id].title == "Tomorrow"

    do(window, "map.delete")
    assert bar.count() == 1
    assert editor.toast.label.text().startswith("Deleted map with 2 stages, 3 steps")
    editor.toast.button.click()
    assert [bar.tabText(i) for i in range(bar.count())] == ["Tomorrow", "Today"]


def test_a_dragged_tab_is_one_edit(opened: Opened) -> None:
    window = opened()
    editor = window.editor
    assert editor is not None
    do(window, "map.duplicate")
    bar = editor.tabs.bar
    bar.moveTab(1, 0)
    QApplication.sendEvent(bar, _release())
    titles = [journey.title for journey in editor.document.project.maps.ordered()]
    assert titles == ["Today (copy)", "Today"]
    do(window, "edit.undo")
    assert [bar.tabText(i) for i in range(bar.count())] == ["Today", "Today (copy)"]


def test_a_map_is_added_from_a_template(opened: Opened, qtbot: QtBot) -> None:
    from cjm_desktop.ui.maps import Maps

    window = opened()
    editor = window.editor
    assert editor is not None
    Maps(window, editor).add_from("purchase")
    assert editor.tabs.bar.count() == 2
    assert editor.tabs.bar.currentIndex() == 1
    assert len(editor.document.project.stages.by("map_id")[editor.map_id]) == 5
    qtbot.waitUntil(lambda: window.status.size_of_map.text() == "11 steps · 7 lanes · 0 cards")


def test_findings_select_what_they_speak_of(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    editor = window.editor
    assert editor is not None
    qtbot.waitUntil(lambda: editor.findings.list.count() > 0)
    texts = [finding.text for finding in editor.findings.findings()]
    assert "Nobody owns the opportunity “Call within a day”" in texts
    do(window, "map.next_finding")
    finding = editor.findings.list.currentItem().data(Qt.ItemDataRole.UserRole)
    assert set(editor.document.selection.refs) == set(finding.refs)


def test_rows_of_findings_do_not_overlap_when_the_panel_gets_narrow(
    look: Look, qtbot: QtBot
) -> None:
    project = small()
    panel = Findings(Document(project), next(iter(project.maps)).id, look)
    qtbot.addWidget(panel)
    text = "No opportunity answers the pain point “Slow”"
    panel.show_findings(
        [Finding(f"check {n}", Weight.MEDIUM, "zap", text, "Buy", ()) for n in range(12)]
    )
    panel.resize(420, 300)
    panel.show()
    QApplication.processEvents()
    panel.resize(240, 300)

    def stand_apart() -> bool:
        rects = [panel.list.visualItemRect(panel.list.item(row)) for row in range(12)]
        return all(one.bottom() < other.top() for one, other in pairwise(rects))

    qtbot.waitUntil(stand_apart)


def test_many_findings_of_one_kind_take_four_rows_until_one_wants_to_see_them(
    look: Look, qtbot: QtBot
) -> None:
    project = small()
    panel = Findings(Document(project), next(iter(project.maps)).id, look)
    qtbot.addWidget(panel)
    empty = [
        Finding("step-empty", Weight.LOW, "columns-3", "No card in this step", f"Step {n}", ())
        for n in range(12)
    ]
    late = Finding("review", Weight.MEDIUM, "zap", "The map is past its review date", "", ())
    panel.show_findings([late, *empty])
    shown: list[Finding] = []
    panel.chosen.connect(shown.append)

    def texts() -> list[str]:
        return [panel.list.item(row).text() for row in range(panel.list.count())]

    assert texts() == [late.text, *["No card in this step"] * 3, "9 more like this"]
    assert panel.heading.text() == "Findings on this map (13)"
    for _ in range(14):  # past all of them, and on with the first
        panel.step(1)
    assert shown == [late, *empty, late]
    panel.show_map("another")
    panel.show_findings([late, *empty[:4]])
    assert texts() == [late.text, *["No card in this step"] * 4]


def test_findings_follow_an_edit(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    editor = window.editor
    assert editor is not None
    qtbot.waitUntil(lambda: editor.findings.list.count() > 0)
    before = {finding.check for finding in editor.findings.findings()}
    assert "opportunity-unowned" in before
    card = next(c for c in editor.document.project.cards if c.text == "Call within a day")
    editor.document.select(Selection((Ref("card", card.id),)))
    owner = editor.inspector.form.field("Owner")
    assert isinstance(owner, TextField)
    QTest.keyClicks(owner.line, "Service")
    QTest.keyClick(owner.line, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: "opportunity-unowned" not in {f.check for f in editor.findings.findings()}
    )


def test_the_outline_leads_through_the_map(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    editor = window.editor
    assert editor is not None
    do(window, "view.outline")
    tree = editor.outline
    qtbot.waitUntil(lambda: tree.topLevelItemCount() == 2)
    top = tree.topLevelItem(0)
    assert top is not None
    assert top.text(0) == "Decide"
    step = top.child(1)
    assert step is not None
    leaves = [leaf for i in range(step.childCount()) if (leaf := step.child(i)) is not None]
    assert leaves[0].text(0).startswith("Action: Makes a list")
    assert "Ann: −1.0 Bad" in [leaf.text(0) for leaf in leaves]
    tree.setCurrentItem(leaves[0])
    primary = editor.document.selection.primary
    assert primary is not None
    assert editor.document.project.cards[primary.id].text == "Makes a list"


def test_the_look_changes_while_the_window_is_open(opened: Opened, program: object) -> None:
    window = opened()
    before = window.grab().toImage().pixelColor(5, 5)
    do(window, "view.look_dark")
    QApplication.processEvents()
    after = window.grab().toImage().pixelColor(5, 5)
    do(window, "view.look_light")
    assert before.lightness() > 200
    assert after.lightness() < 60


def test_a_bug_is_said_quietly_and_the_program_lives_on(
    opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cjm_desktop.ui.crash import CrashGuard, log_folder

    window = opened()
    assert window.editor is not None
    guard = CrashGuard(window.program.say_bug)
    try:
        raise RuntimeError("secret text of a card")
    except RuntimeError as error:
        guard.catch(type(error), error, error.__traceback__)
    assert "your work is safe" in window.messages.bars()[0].label.text()
    log = (log_folder() / "bugs.log").read_text()
    assert "RuntimeError" in log
    assert "test_window.py" in log
    assert "secret" not in log
    do(window, "map.duplicate")
    assert window.editor.tabs.bar.count() == 2


def _release() -> QEvent:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    place = QPointF(10, 10)
    kind = QEvent.Type.MouseButtonRelease
    return QMouseEvent(kind, place, place, left, none, Qt.KeyboardModifier.NoModifier)


def test_answers_are_asked_in_the_window(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    answers.paths.append(None)
    do(window, "file.open")
    assert answers.asked == ["Open a project"]
    assert window.editor is None

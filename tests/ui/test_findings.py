"""The findings panel says that nothing was found only when it has looked."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cjm_desktop.domain.edits.cards import alter_card
from cjm_desktop.domain.project import Project
from cjm_desktop.ui.findings import LOOKING, NOTHING, Findings
from cjm_desktop.ui.main_window import MainWindow
from tests.builders import a_project, big_map
from tests.ui.conftest import editor_of, small

Show = Callable[[Project], MainWindow]


def in_good_order() -> Project:
    build = a_project("Bikes").with_map("Today").with_persona("Ann").with_stage("Buy", "Pays")
    build.with_lane("touchpoints").with_card("Till", step="Pays")
    return build.with_lane("emotions").with_mood(1.0, step="Pays", persona=0).build()


def says(findings: Findings) -> str:
    return findings.nothing.text() if findings.nothing.isVisibleTo(findings) else ""


def test_a_map_that_opens_is_in_good_order_only_when_that_is_known(
    show: Show, qtbot: QtBot
) -> None:
    findings = editor_of(show(big_map(10, 50, 10, 8_000))).findings
    assert says(findings) == LOOKING
    qtbot.waitUntil(lambda: findings.list.count() > 0)
    assert says(findings) == ""


def test_after_an_edit_it_is_looked_through_again(show: Show, qtbot: QtBot) -> None:
    editor = editor_of(show(in_good_order()))
    assert says(editor.findings) == LOOKING
    qtbot.waitUntil(lambda: says(editor.findings) == NOTHING)
    (card,) = editor.document.project.cards
    editor.attempt(alter_card(card.id, "Change note", note="Twice"))
    assert says(editor.findings) == LOOKING
    qtbot.waitUntil(lambda: says(editor.findings) == NOTHING)


def test_what_was_worked_out_before_an_edit_does_not_count(show: Show, qtbot: QtBot) -> None:
    editor = editor_of(show(in_good_order()))
    findings = editor.findings
    findings.show_map(editor.map_id)  # looks at once
    (card,) = editor.document.project.cards
    editor.attempt(alter_card(card.id, "Change note", note="Twice"))
    said: list[str] = []
    findings.grown.connect(lambda _rows: said.append(says(findings)))
    qtbot.waitUntil(lambda: says(findings) == NOTHING)
    assert said == [LOOKING, NOTHING]  # for the map before the edit, and for the one after


def test_another_map_does_not_show_the_findings_of_the_one_before(show: Show, qtbot: QtBot) -> None:
    project = small()
    editor = editor_of(show(project))
    qtbot.waitUntil(lambda: editor.findings.list.count() > 0)
    editor.findings.show_map("another")
    assert editor.findings.findings() == []
    assert editor.findings.list.count() == 0
    assert says(editor.findings) == LOOKING
    assert editor.findings.heading.text() == "Findings on this map"


def test_what_it_says_stands_right_below_the_heading(show: Show, qtbot: QtBot) -> None:
    findings = editor_of(show(in_good_order())).findings
    findings.window().resize(1366, 900)
    qtbot.waitUntil(lambda: says(findings) == NOTHING and findings.nothing.height() > 0)
    heading = findings.heading
    qtbot.waitUntil(lambda: heading.height() <= 2 * heading.fontMetrics().height())
    assert findings.nothing.y() - heading.geometry().bottom() < 10
    assert findings.nothing.alignment() & Qt.AlignmentFlag.AlignTop

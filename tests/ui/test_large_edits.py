"""Cutting, copying, pasting, duplicating and deleting very much: the window goes on, and nothing is half done."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.domain.edits.cards import alter_card
from cjm_desktop.domain.records import Card
from cjm_desktop.ui.canvas import planner as planning
from cjm_desktop.ui.canvas.clipboard import PIECE
from cjm_desktop.ui.main_window import MainWindow
from tests.robot import Robot
from tests.ui.conftest import do, editor_of
from tests.ui.large_edits import (
    CARDS,
    Gesture,
    do_all,
    planner_of,
    project_of,
    settle,
    texts_of,
)
from tests.work import lines_of

GESTURES: dict[str, tuple[Gesture, Gesture]] = {
    "delete": (("edit.select_all",), ("edit.delete",)),
    "cut": (("edit.select_all",), ("edit.cut",)),
    "paste": (("edit.select_all", "edit.copy", "edit.delete"), ("edit.paste",)),
    "duplicate": (("edit.select_all",), ("edit.duplicate",)),
    "undo": (("edit.select_all", "edit.delete"), ("edit.undo",)),
    "redo": (("edit.select_all", "edit.delete", "edit.undo"), ("edit.redo",)),
    "duplicate map": ((), ("map.duplicate",)),
    "delete map": (("map.duplicate",), ("map.delete",)),
}
"""What is done before, and the keys or menu entries that are looked at."""


@pytest.mark.parametrize("name", GESTURES)
def test_what_is_done_beside_the_window_is_what_is_done_at_once(
    large: MainWindow, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same cards at the same places, in one step, with a part of the work in the window's thread."""
    before, gesture = GESTURES[name]
    do_all(large, before)
    start, canvas = project_of(large), editor_of(large).canvas
    cell = canvas.cell
    with monkeypatch.context() as patch:
        patch.setattr(planning, "AT_ONCE", 1_000_000)
        at_once = lines_of(lambda: do_all(large, gesture))
        wanted = texts_of(project_of(large))
        do_all(large, ("edit.redo" if name == "undo" else "edit.undo",))
    assert project_of(large) == start
    canvas.cell = cell
    beside = lines_of(lambda: do_all(large, gesture))
    assert texts_of(project_of(large)) == wanted
    assert beside < 0.8 * at_once
    do_all(large, ("edit.redo" if name == "undo" else "edit.undo",))
    assert project_of(large) == start


def test_copying_very_much_holds_what_copying_at_once_holds(
    large: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = []
    do(large, "edit.select_all")
    for limit in (1_000_000, planning.AT_ONCE):
        monkeypatch.setattr(planning, "AT_ONCE", limit)
        QGuiApplication.clipboard().clear()
        do_all(large, ("edit.copy",))
        held.append(bytes(QGuiApplication.clipboard().mimeData().data(PIECE).data()))
    assert len(held[0]) > 100 * CARDS
    assert held[0] == held[1]


def test_the_status_line_says_what_is_under_way_and_how_far_it_is(large: MainWindow) -> None:
    said: list[str] = []
    planner_of(large).progressed.connect(lambda _: said.append(large.status.work.text()))
    do(large, "edit.select_all")
    do(large, "edit.delete")
    assert large.status.work.text() == "Deleting 40 emotion markers, 1,200 cards … 0 %"
    assert large.status.stop.isVisible()
    settle(large)
    assert said
    assert all(each.startswith("Deleting 40 emotion markers, 1,200 cards … ") for each in said)
    assert large.status.work.text() == ""
    assert not large.status.stop.isVisible()


@pytest.mark.parametrize("how", ["Escape", "Cancel"])
@pytest.mark.parametrize("key", ["edit.delete", "edit.duplicate", "edit.cut"])
def test_what_is_cancelled_has_changed_nothing(
    large: MainWindow, qtbot: QtBot, key: str, how: str
) -> None:
    do(large, "edit.select_all")
    QGuiApplication.clipboard().setText("as it was")
    editor, start = editor_of(large), project_of(large)
    chosen = editor.document.selection
    do(large, key)
    assert planner_of(large).is_busy
    if how == "Escape":
        Robot(editor.canvas).key(Qt.Key.Key_Escape, to=editor.canvas)
    else:
        large.status.stop.click()
    assert not planner_of(large).is_busy
    qtbot.waitUntil(lambda: editor.toast.label.text().endswith("nothing has changed."))
    for _ in range(50):
        QApplication.processEvents()
    assert project_of(large) is start
    assert editor.document.undo_label is None
    assert editor.document.selection == chosen
    assert QGuiApplication.clipboard().text() == "as it was"
    assert large.status.work.text() == ""
    do_all(large, (key,))
    assert project_of(large) is not start


def test_keys_that_come_meanwhile_wait_their_turn(large: MainWindow) -> None:
    """Ctrl+X, Ctrl+V, Ctrl+Z, each before the one before has ended."""
    start = project_of(large)
    do(large, "edit.select_all")
    for key in ("edit.cut", "edit.paste", "edit.undo"):
        large.action(key).setEnabled(True)  # menus are brought up to date later
        large.action(key).trigger()
    settle(large)
    assert len(project_of(large).cards) == 0
    assert editor_of(large).document.undo_label == "Cut 1,240 things"
    do_all(large, ("edit.redo",))
    assert project_of(large) == start


def test_what_is_edited_meanwhile_stays(large: MainWindow) -> None:
    editor, start = editor_of(large), project_of(large)
    card = start.cards.ordered()[0]
    do(large, "edit.select_all")
    do(large, "edit.duplicate")
    assert editor.attempt(alter_card(card.id, text="Typed meanwhile"))
    settle(large)
    texts = [each.text for each in project_of(large).cards]
    assert texts.count("Typed meanwhile") == 2  # and the copy is of what it says now
    assert len(texts) == 2 * CARDS
    do_all(large, ("edit.undo",))
    assert project_of(large).cards[card.id].text == "Typed meanwhile"
    do_all(large, ("edit.undo",))
    assert project_of(large) == start


def test_an_edit_while_it_is_written_comes_behind_it(large: MainWindow) -> None:
    editor, start = editor_of(large), project_of(large)
    card = start.cards.ordered()[0]
    edit = alter_card(card.id, "Type", text="Typed meanwhile")
    planner = planner_of(large)

    def type_once() -> None:
        planner.lands.disconnect(type_once)
        assert editor.attempt(edit)

    planner.lands.connect(type_once)
    do(large, "edit.select_all")
    do_all(large, ("edit.duplicate",))
    assert len(project_of(large).cards) == 2 * CARDS
    assert editor.document.undo_label == "Type"
    assert editor.keeper.session.project is project_of(large)
    do_all(large, ("edit.undo",))
    assert project_of(large).cards[card.id] == card
    do_all(large, ("edit.undo",))
    assert project_of(large) == start


def test_what_does_not_fit_is_said_and_ends_what_waits(large: MainWindow) -> None:
    start = project_of(large)
    QGuiApplication.clipboard().setText("row\tcolumn\n" * 10_000)
    do(large, "edit.paste")
    do(large, "edit.paste")
    settle(large)
    assert editor_of(large).toast.label.text().startswith("The clipboard holds more than 5,000")
    assert project_of(large) is start


def test_few_are_done_at_once(large: MainWindow) -> None:
    """No event comes between the key and what it does."""
    lane = project_of(large).lanes.ordered()[0]
    editor = editor_of(large)
    cards = project_of(large).cards.by("lane_id")[lane.id][:50]
    QGuiApplication.clipboard().setText("\n".join(card.text for card in cards))
    large.action("edit.paste").trigger()
    assert len(project_of(large).cards) == CARDS + len(cards)
    large.action("edit.delete").setEnabled(True)
    large.action("edit.delete").trigger()
    assert len(project_of(large).cards) == CARDS
    assert not planner_of(large).is_busy
    assert editor.document.undo_label == f"Delete {len(cards)} cards"


@pytest.mark.parametrize("key", ["edit.duplicate", "edit.paste", "map.duplicate"])
def test_what_would_be_too_much_is_refused_at_once(
    large: MainWindow, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not after all of it was worked out."""
    start = project_of(large)
    do_all(large, ("edit.select_all", "edit.copy"))
    monkeypatch.setattr(Card, "MOST", 2_000)
    shares: list[float] = []
    planner_of(large).progressed.connect(shares.append)
    do_all(large, (key,))
    editor = editor_of(large)
    bars = [bar.label.text() for bar in editor.messages.bars()]
    said = "This would make 2,400 cards, and a project may have 2,000: use several projects."
    assert said in (editor.toast.label.text(), *bars)
    assert max(shares) < 0.5
    assert project_of(large) is start


def test_undo_pressed_while_it_is_pasted_waits_its_turn(large: MainWindow) -> None:
    """Also where nothing could be undone before."""
    start = project_of(large)
    do_all(large, ("edit.select_all", "edit.copy"))
    assert editor_of(large).document.undo_label is None
    do(large, "edit.paste")
    robot = Robot(editor_of(large).canvas)
    robot.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, to=editor_of(large).canvas)
    settle(large)
    assert project_of(large) == start
    assert editor_of(large).document.redo_label == "Paste 1,240 things"


def test_delete_pressed_while_it_is_duplicated_takes_the_copies(large: MainWindow) -> None:
    start = project_of(large)
    do(large, "edit.select_all")
    do(large, "edit.duplicate")
    Robot(editor_of(large).canvas).key(Qt.Key.Key_Delete, to=editor_of(large).canvas)
    settle(large)
    assert project_of(large) == start
    assert editor_of(large).document.undo_label == "Delete 1,200 cards"

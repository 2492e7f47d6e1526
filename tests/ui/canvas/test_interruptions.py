"""Gestures that are cut off, overtaken or go wrong leave the document as it was."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from cjm_desktop.domain.edits.stages import alter_stage
from cjm_desktop.errors import UserError
from cjm_desktop.tools import Gesture, Outcome, Pointer, Preview, View
from cjm_desktop.tools.move_cards import PLUGIN as MOVE_CARDS
from tests.builders import a_shop, stage_titled
from tests.edits import delete
from tests.robot import CONTROL
from tests.ui.canvas.desk import Desk

ACTIONS = "Customer actions"


def begin_drag(desk: Desk) -> None:
    desk.robot.press(desk.card("Reads reviews")).glide(desk.cell("Ideas", "Pays"))
    assert desk.canvas.pointing.is_busy


def test_escape_leaves_everything_as_it_was(desk: Desk) -> None:
    before, starts = desk.project, []
    starts += [desk.card("Reads reviews"), desk.stage("Buy"), desk.step("Pays"), desk.lane("Ideas")]
    starts += [desk.on(desk.marker("Leisure rider", "Configures")), desk.cell("Ideas", "Pays")]
    for start in starts:
        desk.robot.press(start).glide(desk.cell("Touchpoints", "Compares"))
        desk.robot.key(Qt.Key.Key_Escape)
        assert not desk.canvas.pointing.is_busy
        desk.robot.move(desk.cell("Metrics", "Pays")).release()
    assert desk.project is before
    assert desk.document.undo_label is None


def test_a_release_that_is_never_seen_cancels(desk: Desk) -> None:
    before = desk.project
    begin_drag(desk)
    QApplication.sendEvent(desk.canvas, QEvent(QEvent.Type.WindowDeactivate))
    assert not desk.canvas.pointing.is_busy
    assert desk.project is before
    desk.robot.release()
    begin_drag(desk)
    desk.robot._buttons = Qt.MouseButton.NoButton  # released over another window
    desk.robot.move(desk.cell("Metrics", "Pays"))
    assert not desk.canvas.pointing.is_busy
    assert desk.project is before


def test_hiding_the_canvas_cancels(desk: Desk) -> None:
    before = desk.project
    begin_drag(desk)
    desk.canvas.hide()
    assert not desk.canvas.pointing.is_busy
    desk.robot.release()
    assert desk.project is before


def test_dragging_outside_the_window_and_back(desk: Desk) -> None:
    desk.robot.press(desk.card("Reads reviews"))
    desk.robot.glide((-500, -300), (5000, 4000), desk.cell("Ideas", "Pays"))
    desk.robot.release()
    assert desk.texts("Ideas", "Pays") == ["Reads reviews"]


def test_delete_during_a_drag_deletes_and_ends_the_drag(desk: Desk) -> None:
    begin_drag(desk)
    desk.robot.key(Qt.Key.Key_Delete)
    assert not desk.canvas.pointing.is_busy
    desk.robot.move(desk.cell("Metrics", "Pays")).release()
    assert desk.texts("Ideas", "Pays") == []
    assert desk.steps_back() == 0


def test_a_card_deleted_elsewhere_during_its_drag(desk: Desk) -> None:
    begin_drag(desk)
    desk.document.commit(delete("card", desk.card_ref("Reads reviews").id))
    desk.robot.move(desk.cell("Metrics", "Pays")).release()
    assert all(card.text != "Reads reviews" for card in desk.project.cards)
    assert desk.steps_back() == 1


def test_undo_during_a_drag_ends_it(desk: Desk) -> None:
    stage = stage_titled(desk.project, "Buy")
    desk.document.commit(alter_stage(stage.id, title="Order"))
    begin_drag(desk)
    desk.document.undo()
    desk.robot.release()
    assert desk.stages()[-1] == "Buy"
    assert desk.texts(ACTIONS, "Searches") == ["Reads reviews"]


def test_wheel_during_a_drag_moves_the_map_below_the_card(desk: Desk) -> None:
    desk.canvas.zoom_actual()
    desk.robot.press(desk.card("Reads reviews"))
    place = desk.cell("Touchpoints", "Pays")
    desk.robot.glide(place)
    desk.robot.wheel(place, -1)
    desk.robot.wheel(place, 1, CONTROL)
    under = desk.canvas.scene.grid.row_at(
        desk.canvas.display.pane_at(desk.canvas.pointing._at).to_scene(desk.canvas.pointing._at).y
    )
    assert under is not None
    preview = desk.canvas.pointing.preview
    assert preview is not None
    assert bool(preview.landing) == (under.kind != "emotions")
    desk.robot.release(place)
    assert desk.steps_back() == (1 if under.kind != "emotions" else 0)


def test_a_second_button_during_a_drag(desk: Desk) -> None:
    before = desk.project
    begin_drag(desk)
    desk.robot.press(desk.cell("Metrics", "Pays"), Qt.MouseButton.RightButton)
    desk.robot.release(button=Qt.MouseButton.RightButton)
    desk.robot.release()
    assert desk.project is before


def test_rapid_gestures_each_count_once(desk: Desk) -> None:
    cells = [desk.cell("Ideas", step) for step in ("Pays", "Searches", "Compares", "Configures")]
    for number in range(24):
        start = desk.card("Reads reviews")
        desk.robot.press(start).move(cells[number % 4]).release(cells[number % 4])
    assert desk.steps_back() == 24
    for _ in range(24):
        desk.document.undo()
    assert desk.texts(ACTIONS, "Searches") == ["Reads reviews"]


def test_a_press_while_another_is_held_starts_anew(desk: Desk) -> None:
    begin_drag(desk)
    desk.robot.press(desk.stage("Buy"))
    desk.robot.release(desk.stage("Buy"))
    assert desk.document.undo_label is None


class _Broken:
    """A tool whose gesture fails at a chosen moment."""

    def __init__(self, moment: str, error: Exception) -> None:
        self._moment, self._error = moment, error

    def press(self, view: View, pointer: Pointer) -> Gesture:
        if self._moment == "press":
            raise self._error
        while True:
            pointer = yield Preview()
            if pointer.released or self._moment == "move":
                raise self._error
        return Outcome()


@pytest.fixture
def _forget_failures(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    caplog.clear()


@pytest.mark.usefixtures("_forget_failures")
@pytest.mark.parametrize("moment", ["press", "move", "release"])
def test_a_bug_in_a_gesture_ends_it_and_nothing_else(
    desk: Desk, moment: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    before = desk.project
    broken = _Broken(moment, ZeroDivisionError("a bug"))
    monkeypatch.setattr(type(MOVE_CARDS), "press", lambda _, view, at: broken.press(view, at))
    desk.robot.drag(desk.card("Reads reviews"), desk.cell("Ideas", "Pays"))
    assert desk.project is before
    assert not desk.canvas.pointing.is_busy
    assert len(desk.messages) == 1
    assert "changed nothing" in desk.messages[0]
    monkeypatch.undo()
    desk.robot.drag(desk.card("Reads reviews"), desk.cell("Ideas", "Pays"))
    assert desk.texts("Ideas", "Pays") == ["Reads reviews"]
    assert "a bug" in caplog.text
    caplog.clear()


def test_what_the_user_can_mend_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = _Broken("release", UserError("Not today: come back tomorrow."))
    monkeypatch.setattr(type(MOVE_CARDS), "press", lambda _, view, at: broken.press(view, at))
    desk.robot.drag(desk.card("Reads reviews"), desk.cell("Ideas", "Pays"))
    assert desk.messages == ["Not today: come back tomorrow."]


def test_the_canvas_may_die_before_its_document(qtbot: object) -> None:
    desk = Desk(a_shop().build())
    document = desk.document
    begin_drag(desk)
    desk.canvas.close()
    desk.canvas.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    document.commit(alter_stage(stage_titled(document.project, "Buy").id, title="Order"))
    assert document.undo_label == "Change stage"

"""A screen reader finds everything that stands on the map, by name and place."""

import gc
from collections.abc import Iterator
from weakref import ref

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.domain.edits.cards import delete_cards
from tests.builders import a_shop
from tests.ui.canvas.desk import Desk


@pytest.fixture
def reader(desk: Desk) -> Iterator[QAccessibleInterface]:
    QAccessible.setActive(True)
    yield QAccessible.queryAccessibleInterface(desk.canvas)
    QAccessible.setActive(False)


def children(reader: QAccessibleInterface) -> list[QAccessibleInterface]:
    return [reader.child(index) for index in range(reader.childCount())]


def name(of: QAccessibleInterface) -> str:
    return of.text(QAccessible.Text.Name)


def by_name(reader: QAccessibleInterface, start: str) -> QAccessibleInterface:
    return next(child for child in children(reader) if name(child).startswith(start))


def test_all_records_have_names(desk: Desk, reader: QAccessibleInterface) -> None:
    names = [name(child) for child in children(reader)]
    assert name(reader) == "Journey map Buying a first e-bike"
    for wanted in (
        "Stage: Aware",
        "Step: Sees a bike",
        "Lane: Touchpoints",
        "Action: Reads reviews",
        "Pain point: Specs differ between site and shop",
    ):
        assert any(said.startswith(wanted) for said in names), wanted
    project = desk.project
    count = len(project.stages) + len(project.steps) + len(project.lanes) + len(project.cards)
    assert len(names) == count + len(project.markers)


def test_a_card_is_where_it_is_drawn(desk: Desk, reader: QAccessibleInterface) -> None:
    card = by_name(reader, "Action: Reads reviews")
    x, y = desk.card("Reads reviews")
    middle = desk.globally((x, y))
    assert card.rect().contains(middle)
    assert reader.childAt(middle.x(), middle.y()) is card
    whole = QRect(desk.canvas.mapToGlobal(QPoint(0, 0)), desk.canvas.size())
    assert whole.contains(card.rect())
    assert card.rect().width() == pytest.approx(
        desk.rect(desk.card_ref("Reads reviews")).width * desk.canvas.display.camera.scale, abs=2
    )


def test_selection_and_focus_are_states(desk: Desk, reader: QAccessibleInterface) -> None:
    card = by_name(reader, "Action: Reads reviews")
    assert not card.state().selected
    desk.robot.click(desk.card("Reads reviews"))
    assert card.state().selected
    assert reader.focusChild() is card
    assert reader.indexOfChild(card) == children(reader).index(card)


def test_a_card_out_of_sight_says_so(desk: Desk, reader: QAccessibleInterface) -> None:
    card = by_name(reader, "Action: Notices")
    assert not card.state().offscreen
    desk.canvas.zoom_to(8.0)
    desk.canvas.scroll_to(9000, 6000)
    assert card.state().offscreen


def test_a_deleted_card_is_gone_and_its_interface_harmless(
    desk: Desk, reader: QAccessibleInterface
) -> None:
    card = by_name(reader, "Action: Reads reviews")
    before = reader.childCount()
    desk.document.commit(delete_cards([desk.card_ref("Reads reviews").id]))
    assert reader.childCount() == before - 1
    assert not card.isValid()
    assert card.rect() == QRect()
    assert name(card) == ""
    desk.document.undo()
    assert card.isValid()


def test_a_canvas_that_was_read_can_go(qtbot: QtBot) -> None:
    QAccessible.setActive(True)
    desk = Desk(a_shop().build())
    reader = QAccessible.queryAccessibleInterface(desk.canvas)
    assert len(children(reader)) == reader.childCount()
    canvas = ref(desk.canvas)
    desk.canvas.close()
    desk.canvas.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del desk
    gc.collect()
    assert canvas() is None
    assert not reader.isValid()
    QAccessible.setActive(False)

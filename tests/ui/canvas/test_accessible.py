"""A screen reader finds everything that stands on the map, by name and place.

A screen reader keeps no object of ours, only the number that Qt gave it, as another process does. So do these tests
wherever something goes: whoever keeps the Python object hides that Qt still reads what has been freed.
"""

import gc
from collections.abc import Iterator
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from cjm_desktop.storage.opening import write_project
from cjm_desktop.ui.canvas import Canvas
from tests.builders import a_shop, the_map
from tests.edits import add_map, delete
from tests.ui.canvas.conftest import SetUp
from tests.ui.canvas.desk import Desk
from tests.ui.conftest import small
from tests.ui.running import run


@pytest.fixture(autouse=True)
def _being_read() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def reader(desk: Desk) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(desk.canvas)


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


def numbers(canvas: Canvas) -> dict[str, int]:
    """What another process holds: the name and number of each record, and of the map."""
    reader = QAccessible.queryAccessibleInterface(canvas)
    return {name(of): QAccessible.uniqueId(of) for of in [*children(reader), reader]}


def of_number(number: int) -> str | None:
    """The name of what Qt has under a number; none if it has nothing."""
    found = QAccessible.accessibleInterface(number)
    return name(found) if found is not None else None


def test_what_was_read_can_be_read_again_by_its_number(desk: Desk) -> None:
    held = numbers(desk.canvas)
    gc.collect()
    assert {said: of_number(number) for said, number in held.items()} == {n: n for n in held}
    assert numbers(desk.canvas) == held


def test_a_deleted_card_is_gone_and_comes_back_with_undo(desk: Desk) -> None:
    held = numbers(desk.canvas)
    said = next(name for name in held if name.startswith("Action: Reads reviews"))
    desk.document.commit(delete("card", desk.card_ref("Reads reviews").id))
    gc.collect()
    assert of_number(held.pop(said)) is None
    assert {name: of_number(number) for name, number in held.items()} == {n: n for n in held}
    assert numbers(desk.canvas) == held
    desk.document.undo()
    again = numbers(desk.canvas)
    assert of_number(again[said]) == said


def test_another_map_leaves_nothing_of_the_first(set_up: SetUp) -> None:
    second = "00000000-0000-4000-8000-00000000abcd"
    desk = set_up(add_map(second, title="Second").apply(a_shop().build()))
    first = numbers(desk.canvas)
    of_map = first.pop("Journey map Buying a first e-bike")
    desk.canvas.show_map(second)
    gc.collect()
    assert {of_number(number) for number in first.values()} == {None}
    assert of_number(of_map) == "Journey map Second"
    desk.canvas.show_map(the_map(desk.project).id)
    assert numbers(desk.canvas).keys() == {*first, "Journey map Buying a first e-bike"}


@pytest.mark.parametrize("searched_first", [False, True])
def test_a_canvas_that_was_read_can_go(searched_first: bool) -> None:
    held: list[int] = []
    for _ in range(3):
        desk = Desk(a_shop().build())
        held += numbers(desk.canvas).values()
        desk.robot.click(desk.card("Reads reviews"))
        canvas = ref(desk.canvas)
        desk.canvas.close()
        desk.canvas.deleteLater()
        del desk
        if searched_first:
            gc.collect()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        assert canvas() is None
    assert {of_number(number) for number in held} == {None}


READ_AND = """
from PySide6.QtGui import QAccessible
window = program.windows[0]
if window.editor is None:
    QTimer.singleShot(50, lambda: act(program))
    return
QAccessible.setActive(True)
map_read = QAccessible.queryAccessibleInterface(window.editor.canvas)
numbers = [QAccessible.uniqueId(map_read.child(n)) for n in range(map_read.childCount())]
del map_read
def close():
    window.{how}
QTimer.singleShot(0, close)
def search():
    import gc
    gc.collect()
    print([QAccessible.accessibleInterface(n) for n in numbers])
    window.close()
QTimer.singleShot(500, search)
"""


def test_closing_the_project_while_a_screen_reader_is_there(tmp_path: Path) -> None:
    path = tmp_path / "bikes.cjm"
    write_project(path, small())
    said = run(READ_AND.format(how="action('file.close').trigger()"), path)
    assert said.strip() == str([None] * 15)


@pytest.mark.parametrize("how", ["action('file.quit').trigger()", "close()"])
def test_ending_the_program_while_a_screen_reader_is_there(tmp_path: Path, how: str) -> None:
    path = tmp_path / "bikes.cjm"
    write_project(path, small())
    assert run(READ_AND.format(how=how), path) == ""  # and the status is that of a good end


def test_a_text_that_is_edited_is_in_the_map_and_alone_has_the_focus(
    desk: Desk, reader: QAccessibleInterface
) -> None:
    desk.robot.click(desk.card("Reads reviews"))
    before = len(children(reader))
    card = by_name(reader, "Action: Reads reviews")
    assert card.state().focused
    desk.robot.key(Qt.Key.Key_F2)
    held = children(reader)
    field = held[-1]
    assert len(held) == before + 1
    assert field.role() == QAccessible.Role.EditableText
    assert reader.indexOfChild(field) == before
    assert QAccessible.uniqueId(field.parent()) == QAccessible.uniqueId(reader)
    assert QAccessible.uniqueId(reader.focusChild()) == QAccessible.uniqueId(field)
    assert [name(of) for of in [reader, *held] if of.state().focused] == [name(field)]
    middle = field.rect().center()
    found = reader.childAt(middle.x(), middle.y())
    assert QAccessible.uniqueId(found) == QAccessible.uniqueId(field)


@pytest.mark.parametrize("end", [Qt.Key.Key_Escape, Qt.Key.Key_Tab])
def test_an_edited_text_leaves_the_map_again(
    desk: Desk, reader: QAccessibleInterface, end: Qt.Key
) -> None:
    desk.robot.click(desk.card("Reads reviews"))
    before = len(children(reader))
    for _ in range(3):
        desk.robot.key(Qt.Key.Key_F2).type("Asks a friend")
        number = QAccessible.uniqueId(reader.child(before))
        gc.collect()
        assert QAccessible.accessibleInterface(number) is not None
        desk.robot.key(end)
        desk.canvas.accept_text()
        assert len(children(reader)) == before
        focused = [of for of in [reader, *children(reader)] if of.state().focused]
        assert len(focused) <= 2
        assert focused[0] is reader
        gc.collect()

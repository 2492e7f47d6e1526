"""Panning, zooming, pinned headers, and that the picture is the same however one came to it."""

from time import sleep

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.cards import alter_card
from cjm_desktop.domain.ids import Ref
from tests.builders import a_project, a_shop, big_map, card_saying, lane_titled, step_titled
from tests.edits import delete
from tests.robot import CONTROL, SHIFT
from tests.ui.canvas.conftest import SetUp
from tests.ui.canvas.desk import Desk

MIDDLE = Qt.MouseButton.MiddleButton


def camera(desk: Desk) -> tuple[float, float]:
    return desk.canvas.display.camera.x, desk.canvas.display.camera.y


def test_wheel_shift_wheel_middle_drag_and_space_drag_pan(desk: Desk) -> None:
    desk.canvas.zoom_to(2.0)
    x, y = camera(desk)
    desk.robot.wheel((400, 400), -1)
    assert camera(desk) == (x, y + 64)
    desk.robot.wheel((400, 400), -1, SHIFT)
    assert camera(desk) == (x + 64, y + 64)
    desk.robot.wheel((400, 400), 0, pixels=15)  # a touchpad speaks in pixels
    assert camera(desk) == (x + 64, y + 49)
    desk.robot.drag((400, 400), (350, 380), button=MIDDLE)
    assert camera(desk) == (x + 114, y + 69)
    desk.robot.hold(Qt.Key.Key_Space)
    assert desk.canvas.cursor().shape() == Qt.CursorShape.OpenHandCursor
    desk.robot.drag((400, 400), (410, 410))
    desk.robot.let_go(Qt.Key.Key_Space)
    assert camera(desk) == (x + 104, y + 59)
    assert desk.document.undo_label is None


@pytest.mark.parametrize("notches", [1, -1, 3])
def test_control_and_wheel_zoom_at_the_pointer(desk: Desk, notches: int) -> None:
    told: list[float] = []
    desk.canvas.zoom_changed.connect(told.append)
    place = desk.card("Reads reviews")
    before = desk.canvas.zoom
    desk.robot.wheel(place, notches, CONTROL)
    assert desk.canvas.zoom == pytest.approx(before * 1.2**notches)
    assert told == [desk.canvas.zoom]
    after = desk.card("Reads reviews")
    assert after == pytest.approx(place, abs=1.5)


def test_zoom_stays_between_five_and_eight_hundred_percent(desk: Desk) -> None:
    for _ in range(60):
        desk.robot.wheel((500, 400), 2, CONTROL)
    assert desk.canvas.zoom == 8.0
    for _ in range(60):
        desk.robot.wheel((500, 400), -2, CONTROL)
    assert desk.canvas.zoom == 0.05


def test_zoom_steps_actual_fit_and_selection(desk: Desk) -> None:
    desk.canvas.zoom_actual()
    assert desk.canvas.zoom == 1.0
    desk.canvas.zoom_in()
    assert desk.canvas.zoom == 1.25
    desk.canvas.zoom_out()
    desk.canvas.zoom_out()
    assert desk.canvas.zoom == 0.8
    desk.canvas.zoom_fit()
    visible = desk.canvas.display.visible_scene()
    assert visible.width >= desk.canvas.scene.size.width
    assert visible.height >= desk.canvas.scene.size.height
    desk.canvas.reveal(desk.card_ref("Reads reviews"))
    desk.canvas.zoom_selection()
    assert desk.canvas.zoom > 1.0
    x, y = desk.card("Reads reviews")
    assert (x, y) == pytest.approx((700, 450), abs=2)


def test_some_of_the_map_always_stays_in_sight(desk: Desk) -> None:
    for _ in range(100):
        desk.robot.wheel((400, 400), -5)
        desk.robot.wheel((400, 400), -5, SHIFT)
    visible = desk.canvas.display.visible_scene()
    assert visible.x < desk.canvas.scene.size.width
    assert visible.y < desk.canvas.scene.size.height


def test_reveal_scrolls_to_what_is_far_away(set_up: SetUp) -> None:
    desk = set_up(big_map(5, 20, 10, 300))
    desk.canvas.zoom_actual()
    last = max(desk.project.cards, key=lambda card: card.id)
    desk.canvas.reveal(Ref("card", last.id))
    x, y = desk.on(Ref("card", last.id))
    left, top = desk.canvas.display.pinned_room()
    assert left < x < desk.canvas.width()
    assert top < y < desk.canvas.height()


def test_headers_stay_in_sight_and_can_be_used_there(set_up: SetUp) -> None:
    desk = set_up(big_map(5, 20, 10, 300))
    desk.canvas.zoom_actual()
    desk.canvas.scroll_to(900, 700)
    panes = desk.canvas.display.panes.all
    assert len(panes) == 4  # body, lanes, steps, corner
    grid = desk.canvas.scene.grid
    top = panes[2]
    column = next(c for c in grid.columns if c.x * top.scale - top.x > 300)
    place = top.to_view(column.x + 20, grid.steps_y + 8)
    assert 0 < place.y() < top.rect.height()
    desk.robot.click((place.x(), place.y()))
    assert desk.document.selection.primary == Ref("step", column.step_id)
    lane_pane = panes[1]
    row = next(r for r in grid.rows if r.y * lane_pane.scale - lane_pane.y > 300)
    place = lane_pane.to_view(grid.lanes_x + 30, row.y + 14)
    desk.robot.click((place.x(), place.y()))
    assert desk.document.selection.primary == Ref("lane", row.lane_id)


def test_a_panned_picture_is_the_same_as_a_fresh_one(set_up: SetUp) -> None:
    desk = set_up(big_map(5, 20, 10, 400))
    desk.canvas.zoom_actual()
    desk.picture()
    for notches in (-3, -2, 1, -4):
        desk.robot.wheel((600, 400), notches)
        desk.robot.wheel((600, 400), notches, SHIFT)
    panned = desk.picture()
    desk.canvas.display.repaint_all()
    assert panned == desk.picture()


def test_a_zoomed_picture_becomes_sharp(set_up: SetUp, qtbot: object) -> None:
    desk = set_up(big_map(5, 20, 10, 400))
    desk.canvas.zoom_actual()
    desk.picture()
    desk.robot.wheel((600, 400), 1, CONTROL)
    assert not desk.canvas.display.is_sharp
    desk.canvas.zoom_to(desk.canvas.zoom)
    sharp = desk.picture()
    desk.canvas.display.repaint_all()
    assert sharp == desk.picture()


def test_an_edit_repaints_all_that_differs(desk: Desk) -> None:
    desk.picture()
    card = card_saying(desk.project, "Reads reviews")
    for text in ("Reads reviews and tests", "a " * 200, "x"):
        desk.document.commit(alter_card(card.id, text=text))
        partly = desk.picture()
        desk.canvas.display.repaint_all()
        assert partly == desk.picture()


def test_marks_leave_no_traces(desk: Desk) -> None:
    desk.robot.hover((3, 3))
    before = desk.picture()
    desk.robot.press(desk.card("Reads reviews"))
    desk.robot.glide(desk.cell("Ideas", "Pays"), desk.cell("Metrics", "Sees a bike"))
    assert desk.picture() != before
    desk.robot.key(Qt.Key.Key_Escape)
    desk.robot.release((3, 3)).hover((3, 3))
    desk.robot.key(Qt.Key.Key_Escape)
    assert desk.picture() == before


def test_the_first_frame_is_sharp(set_up: SetUp) -> None:
    desk = set_up(a_shop().build())
    assert desk.canvas.display.is_sharp


def test_another_map_is_shown_and_a_deleted_one_left(set_up: SetUp) -> None:
    build = a_shop().with_map("Future").with_stage("Later").with_lane("text", "T").with_card("New")
    desk = set_up(build.build())
    first = desk.canvas.map_id
    second = next(m.id for m in desk.project.maps if m.title == "Future")
    desk.canvas.show_map(second)
    assert desk.canvas.scene.title == "Future"
    desk.robot.click(desk.card("New"))
    assert desk.document.selection.primary == desk.card_ref("New")
    desk.document.commit(delete("map", second))
    assert desk.canvas.map_id == first


def test_each_map_is_seen_again_where_one_left_it(set_up: SetUp) -> None:
    build = a_project().with_stage("S", "One").with_map("Future").with_stage("N", "New")
    desk = set_up(build.build())
    first = desk.canvas.map_id
    second = next(m.id for m in desk.project.maps if m.id != first)
    desk.canvas.zoom_to(3.0)
    desk.canvas.scroll_to(120, 90)
    left = desk.canvas.zoom, camera(desk)
    desk.canvas.show_map(second)
    assert (desk.canvas.zoom, camera(desk)) != left
    desk.canvas.show_map(first)
    assert (desk.canvas.zoom, camera(desk)) == left


def test_a_drag_at_the_edge_scrolls_the_map(set_up: SetUp, qtbot: object) -> None:
    desk = set_up(big_map(5, 20, 10, 300))
    desk.canvas.zoom_actual()
    desk.canvas.scroll_to(0, 0)
    node = next(n for n in desk.canvas.scene.nodes if n.role == "card")
    assert node.ref is not None
    desk.robot.press(desk.on(node.ref)).glide((1395, 500))
    before = camera(desk)
    for _ in range(10):
        sleep(0.02)
        QApplication.processEvents()
    assert camera(desk)[0] > before[0] + 40
    desk.robot.release()
    landed = desk.project.cards[node.ref.id]
    x, _ = desk.cell(
        desk.project.lanes[landed.lane_id].title, desk.project.steps[landed.step_id].title
    )
    assert abs(x - 1395) < 170


def test_a_drag_from_an_edge_scrolls_only_after_it_has_left_that_edge(set_up: SetUp) -> None:
    desk = set_up(big_map(5, 20, 10, 300))
    desk.canvas.zoom_actual()
    desk.canvas.scroll_to(400, 400)

    def wait_at(x: float) -> tuple[float, float]:
        desk.canvas.drag_in_move(desk.globally((x, 500)), desk.robot.held)
        for _ in range(5):
            sleep(0.02)
            QApplication.processEvents()
        return camera(desk)

    desk.canvas.drag_in(desk.entry("Note"), desk.globally((-60, 500)))
    before = camera(desk)
    assert wait_at(-20) == before
    assert wait_at(10) == before  # it has just come in from the palette
    assert wait_at(300) == before
    assert wait_at(10)[0] < before[0]
    desk.canvas.drag_in_cancel()


def test_hover_shows_what_can_be_grabbed(desk: Desk) -> None:
    edge = desk.card("Reads reviews", across=1.0)
    desk.robot.hover((edge[0] - 2, edge[1]))
    assert desk.canvas.cursor().shape() == Qt.CursorShape.SizeHorCursor
    desk.robot.hover(desk.on(desk.marker("Commuting parent", "Compares")))
    assert desk.canvas.cursor().shape() == Qt.CursorShape.SizeVerCursor
    desk.robot.hover(desk.stage("Aware"))
    assert desk.canvas.cursor().shape() == Qt.CursorShape.OpenHandCursor
    desk.robot.hover(desk.cell("Ideas", "Pays"))
    assert desk.canvas.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_the_scroll_bars_follow_and_lead(desk: Desk) -> None:
    desk.canvas.zoom_to(2.0)
    bar = desk.canvas.bars.down
    assert bar.isVisible()
    bar.setValue(bar.value() + 50)
    assert desk.canvas.display.camera.y == bar.value()
    desk.canvas.zoom_to(0.2, QPointF(700, 450))
    desk.canvas.zoom_fit()
    assert lane_titled(desk.project, "Ideas")
    assert step_titled(desk.project, "Pays")


def test_a_pinned_header_is_edited_where_it_is_seen(set_up: SetUp) -> None:
    desk = set_up(big_map(5, 20, 10, 300))
    desk.canvas.zoom_actual()
    desk.canvas.scroll_to(900, 700)
    before = camera(desk)
    grid, top = desk.canvas.scene.grid, desk.canvas.display.panes.all[2]
    column = next(c for c in grid.columns if c.x * top.scale - top.x > 300)
    place = top.to_view(column.x + 20, grid.steps_y + 8)
    desk.robot.double_click((place.x(), place.y()))
    field = desk.canvas.editing.field
    assert camera(desk) == before
    assert 0 < field.y() < top.rect.height()
    desk.canvas.select_all()
    desk.robot.type("Renamed\n")
    assert desk.project.steps[column.step_id].title == "Renamed"


def test_the_field_never_covers_a_pinned_header(set_up: SetUp) -> None:
    desk = set_up(big_map(5, 20, 10, 300))
    desk.canvas.zoom_actual()
    card = next(n for n in desk.canvas.scene.nodes if n.role == "card")
    assert card.ref is not None
    desk.canvas.edit_text(card.ref)
    field = desk.canvas.editing.field
    header = round(desk.canvas.display.pinned_room()[1])
    desk.canvas.scroll_by(0, field.y() - header + 8)
    assert field.y() < header
    assert field.mask().boundingRect().top() >= header - field.y() - 1
    desk.canvas.scroll_by(0, -60)
    assert field.mask().isEmpty()


def test_hints_stand_in_lanes_where_nothing_stands_and_only_while_they_can_be_read(
    set_up: SetUp,
) -> None:
    build = a_project().with_stage("S", "One", "Two").with_lane("text", "Full", hint="And here?")
    build = build.with_card("here", step="One").with_lane("text", "Empty", hint="What else?")
    desk = set_up(build.build())
    desk.canvas.zoom_actual()
    lane = lane_titled(desk.project, "Empty").id
    steps = [step_titled(desk.project, title).id for title in ("One", "Two")]
    hints = [m.area for m in desk.canvas.display.marks("hints")]
    assert hints == [desk.canvas.scene.grid.cell(lane, step) for step in steps]
    desk.canvas.zoom_to(0.4)
    assert not desk.canvas.display.marks("hints")


def test_a_lane_with_cards_hints_in_the_empty_cell_one_stands_in(set_up: SetUp) -> None:
    build = a_project().with_stage("S", "One", "Two").with_lane("text", "T", hint="What else?")
    desk = set_up(build.with_card("here", step="One").build())
    desk.canvas.zoom_actual()
    desk.robot.click(desk.cell("T", "Two"))
    assert "What else?" in [getattr(m, "text", "") for m in desk.canvas.display.marks("selection")]
    desk.robot.type("This")
    assert "What else?" not in [
        getattr(m, "text", "") for m in desk.canvas.display.marks("selection")
    ]


def test_rings_go_below_pinned_headers(set_up: SetUp) -> None:
    desk = set_up(big_map(5, 20, 10, 300))
    desk.canvas.zoom_actual()
    card = next(n for n in desk.canvas.scene.nodes if n.role == "card")
    assert card.ref is not None
    scale = desk.canvas.display.camera.scale
    across, down = desk.canvas.display.pinned_room()
    middle = card.rect.centre
    for x, y in ((-24.0, middle.y * scale - down), (middle.x * scale - across, 0.0)):
        desk.canvas.scroll_to(x, y)
        panes = desk.canvas.display.panes.all
        header = next(pane for pane in panes if pane.part != "body").seen
        desk.robot.key(Qt.Key.Key_Escape)
        before = desk.picture()
        desk.document.select(Selection((card.ref,)))
        after = desk.picture()
        assert after != before
        assert after.copy(header) == before.copy(header)

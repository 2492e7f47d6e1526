"""Stages, steps and lanes are reordered by their headers."""

from PySide6.QtCore import Qt

from cjm_desktop.domain.ids import Ref
from tests.builders import a_project, big_map, stage_titled
from tests.robot import CONTROL, SHIFT
from tests.ui.canvas.conftest import SetUp
from tests.ui.canvas.desk import Desk


def test_a_stage_takes_its_steps_and_cards_along(desk: Desk) -> None:
    desk.robot.drag(desk.stage("Buy"), desk.stage("Aware", across=0.2))
    assert desk.stages() == ["Buy", "Aware", "Consider"]
    first = desk.canvas.layout_shown.contents.steps[0]
    assert first.title == "Configures"
    assert desk.texts("Customer actions", "Configures") == ["Picks frame and battery"]
    assert desk.steps_back() == 1
    desk.robot.drag(desk.stage("Buy"), desk.stage("Consider", across=0.9))
    assert desk.stages() == ["Aware", "Consider", "Buy"]


def test_a_stage_dropped_at_its_own_place_changes_nothing(desk: Desk) -> None:
    before = desk.project
    desk.robot.drag(desk.stage("Consider"), desk.stage("Consider", across=0.8))
    desk.robot.drag(desk.stage("Consider"), desk.stage("Buy", across=0.2))
    assert desk.project is before


def test_steps_move_within_a_stage_and_into_another(desk: Desk) -> None:
    desk.robot.drag(desk.step("Searches"), desk.step("Sees a bike", across=0.2))
    assert desk.steps("Aware") == ["Searches", "Sees a bike"]
    desk.robot.drag(desk.step("Sees a bike"), desk.step("Configures", across=0.2))
    assert desk.steps("Buy") == ["Sees a bike", "Configures", "Pays"]
    desk.robot.drag(desk.step("Pays"), desk.step("Visits the shop", across=0.9))
    assert desk.steps("Consider") == ["Compares", "Visits the shop", "Pays"]
    assert desk.steps_back() == 3


def test_lanes_change_places(desk: Desk) -> None:
    desk.robot.drag(desk.lane("Metrics"), desk.lane("Customer actions", down=0.1))
    assert desk.lanes()[:2] == ["Metrics", "Customer actions"]
    desk.robot.drag(desk.lane("Metrics"), desk.lane("Ideas", down=0.9))
    assert desk.lanes()[-1] == "Metrics"
    assert desk.steps_back() == 2


def test_the_line_stands_where_the_stage_will_begin(desk: Desk) -> None:
    desk.robot.press(desk.stage("Buy"))
    desk.robot.glide(desk.stage("Consider", across=0.1))
    preview = desk.canvas.pointing.preview
    assert preview is not None
    assert preview.insertion is not None
    assert preview.insertion[0].x == desk.canvas.scene.grid.stages[1].x
    desk.robot.release()
    assert desk.stages() == ["Aware", "Buy", "Consider"]


def test_a_header_dropped_far_away_stays_and_says_why(set_up: SetUp) -> None:
    desk = set_up(a_project().with_stage("One").with_stage("Two").with_lane("text", "T").build())
    before = desk.project
    desk.robot.drag(desk.stage("Two"), (1390, 300))
    assert desk.project is before
    assert "drop it beside one of them" in desk.messages[0]


def test_what_lies_under_a_dragged_step_does_not_shine_through_its_words(set_up: SetUp) -> None:
    desk = set_up(a_project().with_stage("S", "", "MMMMMM").build())
    desk.canvas.zoom_actual()
    on, under = desk.step("", across=0.5), desk.step("MMMMMM", across=0.5)

    def darkest() -> int:
        image = desk.canvas.grab().toImage()
        row = [image.pixelColor(round(under[0]) + dx, round(under[1])) for dx in range(-40, 10)]
        return min(colour.lightness() for colour in row)

    assert darkest() < 170
    desk.robot.press(on).glide(under)
    assert darkest() > 215
    desk.robot.release(on)


def test_the_title_of_a_stage_stays_in_sight_as_far_as_the_stage_goes(set_up: SetUp) -> None:
    desk = set_up(
        a_project().with_stage("MMMM", *"abcdefghijkl").with_stage("Next", *"mnopqrst").build()
    )
    desk.canvas.zoom_actual()

    def words_in_band() -> list[int]:
        """Where the words of the first stage stand on the screen, in pixels from the left."""
        rect = desk.rect(Ref("stage", stage_titled(desk.project, "MMMM").id))
        corner = desk.view(rect.x, rect.y + rect.height / 2)
        end = desk.view(rect.right - 9, 0)[0]
        picture, y = desk.picture(), round(corner[1])
        covered = desk.canvas.display.pinned_room()[0] if desk.canvas.display.camera.x > 20 else 0
        start = max(round(corner[0]) + 12, round(covered) + 2)
        across = range(start, min(round(end), picture.width()))
        return [x for x in across if picture.pixelColor(x, y).lightness() > 200]

    desk.canvas.scroll_to(-24.0, -24.0)
    at_first = words_in_band()
    assert at_first
    desk.canvas.scroll_to(600.0, -24.0)
    moved = words_in_band()
    assert len(moved) == len(at_first)
    assert moved[0] < desk.canvas.display.pinned_room()[0] + 30
    rect = desk.rect(Ref("stage", stage_titled(desk.project, "MMMM").id))
    pinned = desk.canvas.display.pinned_room()[0]
    desk.canvas.scroll_to(rect.right * desk.canvas.display.camera.scale - pinned - 40, -24.0)
    pushed_out = words_in_band()
    assert len(pushed_out) < len(at_first)
    desk.canvas.scroll_to(-24.0, -24.0)
    assert words_in_band() == at_first


def test_what_is_over_a_pinned_stage_stays_off_the_corner_while_one_zooms(set_up: SetUp) -> None:
    desk = set_up(big_map(2, 30, 10, 400))
    desk.robot.wheel((700, 450), -6)
    desk.robot.wheel((700, 450), -6, SHIFT)
    desk.robot.click((700, 20))
    assert [ref.kind for ref in desk.document.selection.refs] == ["stage"]
    desk.robot.wheel((700, 450), 2, CONTROL)
    assert desk.screen() == desk.picture()


def test_a_title_from_right_to_left_stays_at_the_end_of_its_stage(set_up: SetUp) -> None:
    desk = set_up(a_project().with_stage("שלב הרכישה", *"abcdefghijkl").with_lane("text").build())
    desk.canvas.zoom_actual()
    rect = next(n.rect for n in desk.canvas.scene.nodes if n.role == "stage")

    def words() -> int:
        right, y = desk.view(rect.right, rect.y + rect.height / 2)
        picture = desk.picture()
        near = range(round(right) - 120, round(right) - 20)
        return sum(picture.pixelColor(x, round(y)).lightness() > 200 for x in near)

    desk.canvas.scroll_to(rect.right * desk.canvas.display.camera.scale - 1000, -24.0)
    in_sight = words()
    assert in_sight > 5
    desk.canvas.scroll_by(680.0, 0.0)
    assert words() == in_sight


def test_a_stage_is_renamed_where_its_title_is_seen(set_up: SetUp) -> None:
    desk = set_up(big_map(2, 30, 10, 100))
    desk.robot.wheel((700, 450), -6)
    desk.robot.double_click((700, 20))
    field = desk.canvas.editing.field
    assert field.isVisible()
    desk.robot.wheel((700, 450), -6, SHIFT)
    covered = desk.canvas.display.pinned_room()[0]
    assert covered < field.x() < covered + 30
    desk.robot.type("Renamed")
    assert covered < field.x() < covered + 30
    field.selectAll()
    desk.robot.key(Qt.Key.Key_Delete)
    assert covered < field.x() < covered + 30
    desk.robot.type("Anew\n")
    assert desk.stages()[0] == "Anew"


def test_the_field_of_a_step_stays_off_the_corner(set_up: SetUp) -> None:
    desk = set_up(big_map(2, 30, 10, 100))
    desk.robot.wheel((700, 450), -6)
    grid = desk.canvas.scene.grid
    place = desk.canvas.display.panes.all[-1].to_view(grid.columns[1].x + 20, grid.steps_y + 8)
    desk.robot.double_click((place.x(), place.y()))
    field = desk.canvas.editing.field
    assert field.isVisible()
    covered = round(desk.canvas.display.pinned_room()[0])
    desk.canvas.scroll_by(field.x() - covered + 40.0, 0.0)
    assert field.x() < covered
    assert field.mask().boundingRect().left() >= covered - field.x() - 1

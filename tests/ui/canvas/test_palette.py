"""Things are dragged from the palette onto the map, or placed without the pointer."""

import pytest
from PySide6.QtWidgets import QMenu

from cjm_desktop.domain.ids import Ref
from cjm_desktop.templates import templates
from tests.builders import a_project, lane_titled, stage_titled
from tests.robot import NONE
from tests.ui.canvas.conftest import SetUp
from tests.ui.canvas.desk import Desk


def test_a_stage_lands_between_stages_and_is_named_at_once(desk: Desk) -> None:
    desk.bring("Stage", desk.stage("Consider", across=0.1))
    desk.robot.type("Decide\n")
    assert desk.stages() == ["Aware", "Decide", "Consider", "Buy"]
    assert desk.steps("Decide") == [""]
    assert desk.steps_back() == 1  # the drop, the name


def test_a_step_lands_in_the_stage_whose_side_it_is_dropped_on(desk: Desk) -> None:
    desk.bring("Step", desk.step("Compares", across=0.1))
    desk.robot.type("Asks a friend\n")
    assert desk.steps("Consider") == ["Asks a friend", "Compares", "Visits the shop"]
    desk.bring("Step", desk.step("Searches", across=0.9))
    desk.robot.type("Sleeps on it\n")
    assert desk.steps("Aware") == ["Sees a bike", "Searches", "Sleeps on it"]


def test_a_lane_of_a_chosen_kind_lands_between_lanes(desk: Desk) -> None:
    desk.bring("Thoughts and quotes", desk.lane("Touchpoints", down=0.1))
    desk.robot.type("Their words\n")
    assert desk.lanes()[:3] == ["Customer actions", "Their words", "Touchpoints"]
    assert lane_titled(desk.project, "Their words").kind == "thoughts"


def test_a_lane_without_kind_asks_after_the_drop(desk: Desk) -> None:
    before = desk.project
    desk.bring("Lane", desk.lane("Touchpoints", down=0.1))
    menu = desk.canvas.findChild(QMenu, "choices")
    assert menu is not None
    assert desk.project is before
    metric = next(a for a in menu.actions() if a.text() == "Metrics")
    metric.trigger()
    menu.close()
    desk.canvas.accept_text()
    assert lane_titled(desk.project, desk.lanes()[1]).kind == "metrics"
    assert desk.steps_back() == 1


def test_a_touchpoint_lands_in_the_touchpoints_lane_and_one_types_at_once(desk: Desk) -> None:
    desk.bring("Phone", desk.cell("Pain points", "Pays"))
    desk.robot.type("Calls the hotline").accept()
    assert desk.texts("Touchpoints", "Pays") == ["Calls the hotline"]
    (card,) = [c for c in desk.project.cards if c.text == "Calls the hotline"]
    channel = next(c for c in desk.project.channels if c.name == "Phone")
    assert card.fields == {"channel_id": channel.id}
    assert desk.steps_back() == 1


def test_while_dragging_the_lane_it_will_land_in_is_shown(desk: Desk) -> None:
    before = desk.project
    desk.canvas.drag_in(desk.entry("Phone"), desk.globally((-50, 10)))
    place = desk.cell("Pain points", "Pays")
    desk.canvas.drag_in_move(desk.globally(place), NONE)
    preview = desk.canvas.pointing.preview
    assert preview is not None
    grid = desk.canvas.scene.grid
    lane = lane_titled(desk.project, "Touchpoints")
    assert preview.landing == (grid.cell(lane.id, grid.columns[-1].step_id),)
    assert preview.label == "Touchpoints"
    assert preview.ghosts
    desk.canvas.drag_in_cancel()
    assert desk.canvas.pointing.preview is None
    assert desk.project is before


@pytest.mark.parametrize(
    ("title", "lane"),
    [
        ("Action", "Customer actions"),
        ("Pain point", "Pain points"),
        ("Opportunity", "Opportunities"),
        ("Metric", "Metrics"),
        ("Note", "Ideas"),
    ],
)
def test_each_note_lands_in_the_lane_of_its_kind(desk: Desk, title: str, lane: str) -> None:
    desk.bring(title, desk.cell("Touchpoints", "Sees a bike"))
    desk.robot.type("typed")
    desk.canvas.accept_text()
    assert "typed" in desk.texts(lane, "Sees a bike")


def test_a_note_without_lane_brings_its_lane(desk: Desk) -> None:
    desk.bring("Thought", desk.cell("Touchpoints", "Searches"))
    desk.robot.type("Is it safe?")
    desk.canvas.accept_text()
    assert desk.lanes()[-1] == "Thoughts and quotes"
    assert desk.texts("Thoughts and quotes", "Searches") == ["Is it safe?"]
    desk.document.undo()
    assert "Thoughts and quotes" not in desk.lanes()


def test_a_note_lands_between_the_cards_of_its_cell(desk: Desk) -> None:
    desk.bring("Action", desk.card("Reads reviews", down=0.1))
    desk.robot.type("Before")
    desk.canvas.accept_text()
    assert desk.texts("Customer actions", "Searches") == ["Before", "Reads reviews"]


def test_a_map_without_anything_takes_a_card_and_gets_what_it_needs(set_up: SetUp) -> None:
    desk = set_up(a_project().build())
    before = desk.project
    grid = desk.canvas.scene.grid
    desk.bring("Action", desk.view(grid.body.x + 40, grid.body.y + 20))
    desk.robot.type("First")
    desk.canvas.accept_text()
    assert [c.text for c in desk.project.cards] == ["First"]
    assert desk.stages() == ["New stage"]
    assert desk.lanes() == ["Actions"]
    desk.document.undo()
    assert desk.project == before


def test_the_blank_template_takes_a_stage_a_touchpoint_and_a_face(set_up: SetUp) -> None:
    desk = set_up(templates()["blank"].build("Trip"))
    grid = desk.canvas.scene.grid
    desk.bring("Stage", desk.view(grid.body.x + 100, grid.body.y + 20))
    desk.robot.type("Discover\n")
    desk.bring("Website", desk.cell("Actions", ""))
    desk.robot.type("Finds the page").accept()
    desk.bring("Good", desk.cell("Emotions", ""))
    assert desk.stages() == ["Discover"]
    assert desk.texts("Touchpoints", "") == ["Finds the page"]
    assert [m.mood for m in desk.project.markers] == [1.0]


def test_a_drop_beside_the_canvas_and_one_beside_the_map(desk: Desk) -> None:
    before = desk.project
    desk.bring("Phone", (-200, 300))
    assert desk.project is before
    assert desk.messages == []
    desk.bring("Phone", (4, 4))
    assert desk.project is before
    assert desk.messages == ["It belongs on the map: drop it on one of the steps."]


@pytest.mark.parametrize("title", ["Stage", "Step", "Metrics", "Phone", "Good", "Pain point"])
def test_everything_can_be_placed_without_the_pointer(desk: Desk, title: str) -> None:
    before = len(desk.project.records())
    desk.robot.click(desk.card("Reads reviews"))
    desk.canvas.place(desk.entry(title))
    if desk.canvas.editing.is_active:
        desk.robot.type("Something")
    desk.canvas.accept_text()
    assert len(desk.project.records()) > before
    assert desk.steps_back() == 1


def test_a_note_is_placed_at_the_selected_step(desk: Desk) -> None:
    desk.robot.click(desk.card("Reads reviews"))
    desk.canvas.place(desk.entry("Pain point"))
    desk.robot.type("Too many")
    desk.canvas.accept_text()
    assert desk.texts("Pain points", "Searches") == ["Too many"]


def test_a_stage_is_placed_behind_the_one_with_the_selection(desk: Desk) -> None:
    desk.canvas.reveal(Ref("stage", stage_titled(desk.project, "Aware").id))
    desk.canvas.place(desk.entry("Stage"))
    desk.robot.type("Wonder\n")
    assert desk.stages() == ["Aware", "Wonder", "Consider", "Buy"]

"""Cards are moved, copied and stretched by the mouse; every gesture is one undo step."""

from PySide6.QtCore import Qt

from cjm_desktop.document.selection import Selection
from tests.builders import a_project, card_saying, step_titled
from tests.robot import ALT, CONTROL, SHIFT
from tests.ui.canvas.conftest import SetUp
from tests.ui.canvas.desk import Desk

ACTIONS = "Customer actions"


def test_a_card_lands_in_the_cell_under_the_pointer(desk: Desk) -> None:
    desk.robot.drag(desk.card("Reads reviews"), desk.cell("Pain points", "Pays"))
    assert desk.texts("Pain points", "Pays") == ["Reads reviews"]
    assert desk.texts(ACTIONS, "Searches") == []
    assert desk.steps_back() == 1
    desk.document.undo()
    assert desk.texts(ACTIONS, "Searches") == ["Reads reviews"]


def test_a_card_lands_between_its_neighbours(set_up: SetUp) -> None:
    build = a_project().with_stage("S", "One").with_lane("actions", "A")
    for text in ("first", "second", "third"):
        build.with_card(text)
    desk = set_up(build.build())
    desk.robot.drag(desk.card("third"), desk.card("second", down=0.1))
    assert desk.texts("A", "One") == ["first", "third", "second"]
    desk.robot.drag(desk.card("first"), desk.card("second", down=0.95))
    assert desk.texts("A", "One") == ["third", "second", "first"]
    assert desk.steps_back() == 2


def test_dropping_a_card_where_it_was_changes_nothing(desk: Desk) -> None:
    before = desk.project
    start = desk.card("Reads reviews")
    desk.robot.drag(start, (start[0] + 6, start[1] + 4))
    assert desk.project is before


def test_several_cards_keep_their_distance(desk: Desk) -> None:
    desk.robot.click(desk.card("Notices an e-bike on the school run"))
    desk.robot.click(desk.card("Reads reviews"), held=SHIFT)
    desk.robot.drag(desk.card("Reads reviews"), desk.cell(ACTIONS, "Pays"))
    assert desk.texts(ACTIONS, "Configures") == [
        "Picks frame and battery",
        "Notices an e-bike on the school run",
    ]
    assert desk.texts(ACTIONS, "Pays") == ["Reads reviews"]
    assert desk.steps_back() == 1


def test_a_group_stops_at_the_edge_of_the_map(desk: Desk) -> None:
    desk.robot.click(desk.card("Notices an e-bike on the school run"))
    desk.robot.click(desk.card("Reads reviews"), held=SHIFT)
    desk.robot.drag(desk.card("Notices an e-bike on the school run"), desk.cell(ACTIONS, "Pays"))
    assert "Notices an e-bike on the school run" in desk.texts(ACTIONS, "Configures")
    assert desk.texts(ACTIONS, "Pays") == ["Reads reviews"]


def test_control_and_alt_copy(desk: Desk) -> None:
    for held, step in ((CONTROL, "Pays"), (ALT, "Sees a bike")):
        count = len(desk.project.cards)
        desk.robot.drag(desk.card("Reads reviews"), desk.cell("Ideas", step), held=held)
        assert desk.texts("Ideas", step) == ["Reads reviews"]
        assert desk.texts(ACTIONS, "Searches") == ["Reads reviews"]
        assert len(desk.project.cards) == count + 1
    assert desk.steps_back() == 2


def test_the_original_fades_and_the_landing_shows_while_nothing_has_changed(desk: Desk) -> None:
    before = desk.project
    desk.robot.press(desk.card("Reads reviews"))
    desk.robot.glide(desk.cell(ACTIONS, "Pays"))
    preview = desk.canvas.pointing.preview
    assert preview is not None
    cell = desk.canvas.scene.grid.cell(
        card_saying(desk.project, "Reads reviews").lane_id, step_titled(desk.project, "Pays").id
    )
    assert preview.landing == (cell,)
    assert preview.lifted == {desk.card_ref("Reads reviews")}
    assert desk.project is before
    desk.robot.key(Qt.Key.Key_Escape)
    desk.robot.release()
    assert desk.project is before


def test_a_lane_of_moods_takes_no_card_and_says_what_to_do(desk: Desk) -> None:
    before = desk.project
    desk.robot.drag(desk.card("Reads reviews"), desk.cell("Emotions", "Pays"))
    assert desk.project is before
    assert desk.messages == ["The lane “Emotions” takes no cards: drop it in another lane."]


def test_a_drop_beside_the_map_says_what_to_do(desk: Desk) -> None:
    before = desk.project
    desk.robot.drag(desk.card("Reads reviews"), (5, 5))
    assert desk.project is before
    assert desk.messages == ["Cards stand in the cells of the map: drop it on one of them."]


def test_a_card_stretches_over_steps_by_its_edges(desk: Desk) -> None:
    edge = desk.card("Reads reviews", across=1.0)
    desk.robot.drag((edge[0] - 2, edge[1]), desk.cell(ACTIONS, "Visits the shop", across=0.7))
    card = card_saying(desk.project, "Reads reviews")
    assert card.step_id == step_titled(desk.project, "Searches").id
    assert card.until_id == step_titled(desk.project, "Visits the shop").id
    edge = desk.card("Reads reviews", across=0.0)
    desk.robot.drag((edge[0] + 2, edge[1]), desk.cell(ACTIONS, "Compares", across=0.2))
    card = card_saying(desk.project, "Reads reviews")
    assert card.step_id == step_titled(desk.project, "Compares").id
    edge = desk.card("Reads reviews", across=1.0)
    desk.robot.drag((edge[0] - 2, edge[1]), desk.cell(ACTIONS, "Compares", across=0.6))
    assert card_saying(desk.project, "Reads reviews").until_id is None
    assert desk.steps_back() == 3


def test_a_long_card_keeps_its_steps_where_it_lands(desk: Desk) -> None:
    grabbed = desk.card("Builds a shortlist of three", across=0.75)  # over its second step
    desk.robot.drag(grabbed, desk.cell(ACTIONS, "Pays", down=0.9))
    card = card_saying(desk.project, "Builds a shortlist of three")
    assert card.step_id == step_titled(desk.project, "Configures").id
    assert card.until_id == step_titled(desk.project, "Pays").id


def test_click_shift_click_and_click_on_nothing_select(desk: Desk) -> None:
    one, two = desk.card_ref("Reads reviews"), desk.card_ref("Picks frame and battery")
    desk.robot.click(desk.on(one))
    assert list(desk.document.selection.refs) == [one]
    desk.robot.click(desk.on(two), held=CONTROL)
    assert list(desk.document.selection.refs) == [one, two]
    desk.robot.click(desk.on(one), held=SHIFT)
    assert list(desk.document.selection.refs) == [two]
    desk.robot.click(desk.cell("Ideas", "Pays"))
    assert desk.document.selection == Selection()
    assert desk.document.undo_label is None


def test_the_rubber_band_selects_what_it_touches(desk: Desk) -> None:
    start = desk.cell("Touchpoints", "Searches", down=0.97, across=0.01)
    end = desk.cell(ACTIONS, "Sees a bike", down=0.3, across=0.5)
    desk.robot.press(start).glide(end)
    preview = desk.canvas.pointing.preview
    assert preview is not None
    assert preview.band is not None
    desk.robot.release(end)
    assert set(desk.document.selection.refs) == {
        desk.card_ref("Notices an e-bike on the school run")
    }
    desk.robot.drag(
        desk.cell("Opportunities", "Sees a bike"), desk.cell("Pain points", "Pays"), held=SHIFT
    )
    assert len(desk.document.selection) == 3

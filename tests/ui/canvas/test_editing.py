"""Texts are edited in place, in the place and size in which they are drawn."""

from PySide6.QtCore import Qt

from cjm_desktop.domain.edits.deletion import delete_refs
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.limits import MAX_TEXT
from tests.builders import lane_titled, stage_titled, step_titled, the_map
from tests.robot import CONTROL, SHIFT
from tests.ui.canvas.desk import Desk

ACTIONS = "Customer actions"


def test_double_click_edits_and_ctrl_enter_keeps_the_text(desk: Desk) -> None:
    desk.robot.double_click(desk.card("Reads reviews"))
    desk.robot.type(" twice")
    assert desk.texts("Customer actions", "Searches") == ["Reads reviews twice"]  # in the layout
    assert desk.document.undo_label is None  # not yet in the document
    desk.robot.accept()
    assert desk.texts("Customer actions", "Searches") == ["Reads reviews twice"]
    assert desk.steps_back() == 1


def test_the_field_lies_over_the_drawn_text(desk: Desk) -> None:
    for zoom in (0.6, 1.0, 2.0):
        desk.canvas.zoom_to(zoom)
        ref = desk.card_ref("Reads reviews")
        desk.canvas.edit_text(ref)
        node = desk.canvas.layout_shown.node_of(ref)
        assert node is not None
        assert node.drawing.editable is not None
        area = node.drawing.editable.area.moved(node.at.x, node.at.y)
        left, top = desk.view(area.x, area.y)
        field = desk.canvas.editing.field
        assert abs(field.x() - left) <= 1
        assert abs(field.y() - top) <= 1
        pixels = field.document().defaultFont().pointSizeF() * field.logicalDpiY() / 72
        size = node.drawing.editable.style.size
        assert abs(pixels - size * desk.canvas.display.camera.scale) < 0.05
        desk.canvas.accept_text()


def test_the_grid_grows_while_typing(desk: Desk) -> None:
    lane = lane_titled(desk.project, "Customer actions").id
    before = desk.canvas.scene.grid.row(lane).height
    desk.robot.double_click(desk.card("Reads reviews"))
    desk.robot.type(" and again and again and again until nobody knows any more what to buy")
    assert desk.canvas.scene.grid.row(lane).height > before
    desk.robot.accept()
    desk.document.undo()
    assert desk.canvas.scene.grid.row(lane).height == before


def test_enter_breaks_lines_in_cards_and_ends_titles(desk: Desk) -> None:
    desk.robot.double_click(desk.card("Reads reviews"))
    desk.robot.type("\nand blogs")
    desk.robot.key(Qt.Key.Key_Return, CONTROL)
    assert desk.texts("Customer actions", "Searches") == ["Reads reviews\nand blogs"]
    desk.robot.double_click(desk.stage("Aware"))
    desk.robot.type(" of it\n")
    assert desk.stages()[0] == "Aware of it"
    assert not desk.canvas.editing.is_active
    assert desk.steps_back() == 2


def test_steps_lanes_and_the_maps_title_are_edited_too(desk: Desk) -> None:
    for ref in (
        Ref("step", step_titled(desk.project, "Pays").id),
        Ref("lane", lane_titled(desk.project, "Ideas").id),
        Ref("map", the_map(desk.project).id),
    ):
        desk.canvas.edit_text(ref)
        desk.robot.type(" anew\n")
        record = desk.project.find(*ref)
        assert record is not None
        assert record.title.endswith(" anew")  # type: ignore[attr-defined]  # all three have a title


def test_a_click_elsewhere_keeps_the_text(desk: Desk) -> None:
    desk.robot.double_click(desk.card("Reads reviews"))
    desk.robot.type("!")
    desk.robot.click(desk.cell("Ideas", "Pays"))
    assert not desk.canvas.editing.is_active
    assert desk.texts("Customer actions", "Searches") == ["Reads reviews!"]


def test_text_that_did_not_change_leaves_no_undo_step(desk: Desk) -> None:
    desk.robot.double_click(desk.card("Reads reviews"))
    desk.robot.accept()
    assert desk.document.undo_label is None


def test_a_text_that_is_too_long_is_said_and_not_lost(desk: Desk) -> None:
    ref = desk.card_ref("Reads reviews")
    desk.canvas.edit_text(ref)
    desk.canvas.editing.field.setPlainText("x " * (MAX_TEXT // 2 + 5))
    assert desk.canvas.accept_text() is False
    assert "20,000 letters" in desk.messages[0]
    assert desk.canvas.editing.is_active
    assert len(desk.canvas.editing.field.toPlainText()) > MAX_TEXT
    desk.canvas.editing.field.setPlainText("short")
    assert desk.canvas.accept_text() is True
    assert desk.texts("Customer actions", "Searches") == ["short"]


def test_an_empty_cell_takes_a_card_only_when_something_is_typed(desk: Desk) -> None:
    before = desk.project
    desk.robot.double_click(desk.cell("Ideas", "Pays"))
    assert desk.canvas.editing.is_active
    desk.robot.accept()
    assert desk.project is before
    desk.robot.double_click(desk.cell("Ideas", "Pays"))
    desk.robot.type("Pay later")
    desk.robot.accept()
    assert desk.texts("Ideas", "Pays") == ["Pay later"]
    assert desk.steps_back() == 1


def test_tab_goes_on_to_the_next_cell_as_in_a_spreadsheet(desk: Desk) -> None:
    desk.robot.double_click(desk.cell("Ideas", "Sees a bike"))
    for text in ("one", "two", "three"):
        desk.robot.type(text)
        desk.robot.key(Qt.Key.Key_Tab, text="\t")
    desk.robot.accept()
    assert desk.texts("Ideas", "Sees a bike") == ["one"]
    assert desk.texts("Ideas", "Searches") == ["two"]
    assert desk.texts("Ideas", "Compares") == ["three"]
    assert len(desk.project.cards) == 12
    desk.robot.double_click(desk.stage("Aware"))
    desk.robot.key(Qt.Key.Key_Tab, text="\t").type(" well\n")
    assert desk.stages() == ["Aware", "Consider well", "Buy"]
    desk.robot.double_click(desk.stage("Buy"))
    desk.robot.key(Qt.Key.Key_Backtab, SHIFT).type("!\n")
    assert desk.stages() == ["Aware", "Consider well!", "Buy"]


def test_tab_leaves_a_card_that_covers_several_steps(desk: Desk) -> None:
    edge = desk.card("Reads reviews", across=1.0)
    desk.robot.drag((edge[0] - 2, edge[1]), desk.cell(ACTIONS, "Visits the shop", across=0.7))
    card = desk.project.cards[desk.card_ref("Reads reviews").id]
    assert desk.project.steps[card.until_id or ""].title == "Visits the shop"
    desk.robot.double_click(desk.card("Reads reviews"))
    desk.robot.key(Qt.Key.Key_Tab, text="\t")
    cell = desk.canvas.cell
    assert cell is not None
    assert desk.project.steps[cell.step_id].title == "Configures"


def test_empty_lines_at_the_end_of_a_text_are_left_out(desk: Desk) -> None:
    desk.robot.double_click(desk.cell("Ideas", "Pays"))
    desk.robot.type("Pay later\nOr never\n\n").accept()
    assert desk.texts("Ideas", "Pays") == ["Pay later\nOr never"]


def test_tab_goes_from_the_stages_to_the_steps_to_the_cells_and_ends(desk: Desk) -> None:
    desk.robot.double_click(desk.stage("Buy"))
    desk.robot.key(Qt.Key.Key_Tab, text="\t").type(" by chance")
    assert desk.stages() == ["Aware", "Consider", "Buy"]
    for _ in desk.canvas.layout_shown.contents.steps:
        desk.robot.key(Qt.Key.Key_Tab, text="\t")
    assert desk.steps("Aware")[0] == "Sees a bike by chance"
    desk.robot.key(Qt.Key.Key_Backtab, SHIFT)
    assert desk.canvas.editing.ref == Ref("step", desk.canvas.layout_shown.contents.steps[-1].id)
    desk.robot.double_click(desk.cell(desk.lanes()[-1], "Pays"))
    desk.robot.type("the end").key(Qt.Key.Key_Tab, text="\t")
    assert not desk.canvas.editing.is_active
    assert desk.canvas.hasFocus()


def test_undo_inside_the_field_is_the_fields_own(desk: Desk) -> None:
    desk.robot.double_click(desk.card("Reads reviews"))
    desk.robot.type("abc")
    desk.robot.key(Qt.Key.Key_Z, CONTROL)
    assert desk.canvas.editing.field.toPlainText() == "Reads reviews"
    desk.robot.accept()
    assert desk.document.undo_label is None


def test_an_undo_from_the_menu_while_typing_keeps_both_whole(desk: Desk) -> None:
    desk.robot.drag(desk.card("Online shop"), desk.cell("Ideas", "Pays"))
    desk.robot.double_click(desk.card("Reads reviews"))
    desk.robot.type(" more")
    desk.document.undo()
    assert desk.texts("Touchpoints", "Searches") == ["Online shop"]
    assert desk.canvas.editing.field.toPlainText() == "Reads reviews more"
    desk.robot.accept()
    assert desk.texts("Customer actions", "Searches") == ["Reads reviews more"]


def test_a_card_deleted_while_it_is_edited_closes_the_field(desk: Desk) -> None:
    desk.bring("Action", desk.cell("Ideas", "Pays"))
    desk.robot.type("gone soon")
    desk.document.commit(delete_refs([Ref("lane", lane_titled(desk.project, ACTIONS).id)]))
    assert not desk.canvas.editing.is_active
    assert not desk.canvas.editing.field.isVisible()
    assert "gone soon" not in [card.text for card in desk.project.cards]


def test_right_to_left_text_is_kept_as_typed(desk: Desk) -> None:
    desk.robot.double_click(desk.cell("Ideas", "Pays"))
    desk.robot.type("שלום עולם")
    desk.robot.accept()
    assert desk.texts("Ideas", "Pays") == ["שלום עולם"]


def test_the_field_follows_zoom_and_scroll(desk: Desk) -> None:
    desk.canvas.edit_text(desk.card_ref("Reads reviews"))
    field = desk.canvas.editing.field
    before = field.geometry()
    desk.canvas.zoom_by(2.0, field.geometry().topLeft().toPointF())
    assert field.width() > before.width() * 1.8
    top = field.y()
    desk.canvas.scroll_by(0, 30)
    assert field.y() == top - 30


def test_nothing_is_edited_in_a_project_opened_for_reading(desk: Desk) -> None:
    desk.document.read_only = True
    before = desk.project
    desk.canvas.edit_text(Ref("stage", stage_titled(desk.project, "Aware").id))
    desk.robot.drag(desk.card("Reads reviews"), desk.cell("Ideas", "Pays"))
    desk.bring("Stage", desk.stage("Buy"))
    assert desk.project is before
    assert not desk.canvas.editing.is_active
    assert len(desk.messages) == 3
    assert all("reading only" in message for message in desk.messages)

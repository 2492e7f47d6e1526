"""The whole map can be reached, filled and changed by keys."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from cjm_desktop.domain.ids import Ref
from cjm_desktop.templates import templates
from cjm_desktop.ui.canvas.clipboard import PIECE
from tests.builders import card_saying, lane_titled, stage_titled, step_titled
from tests.robot import CONTROL, SHIFT
from tests.ui.canvas.conftest import SetUp
from tests.ui.canvas.desk import Desk

LEFT, RIGHT, UP, DOWN = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down


def primary(desk: Desk) -> Ref | None:
    return desk.document.selection.primary


def test_arrows_walk_over_cards_empty_cells_and_headers(desk: Desk) -> None:
    desk.robot.click(desk.card("Reads reviews"))
    desk.robot.key(RIGHT)
    assert primary(desk) == desk.card_ref("Builds a shortlist of three")
    desk.robot.key(RIGHT)  # behind both steps it covers
    assert primary(desk) == desk.card_ref("Picks frame and battery")
    desk.robot.key(DOWN)
    assert primary(desk) is None  # an empty cell of the touchpoints
    assert desk.canvas.cell is not None
    assert desk.canvas.cell.lane_id == lane_titled(desk.project, "Touchpoints").id
    desk.robot.key(UP).key(UP)
    assert primary(desk) == Ref("step", step_titled(desk.project, "Configures").id)
    desk.robot.key(UP)
    assert primary(desk) == Ref("stage", stage_titled(desk.project, "Buy").id)
    desk.robot.key(LEFT)
    assert primary(desk) == Ref("stage", stage_titled(desk.project, "Consider").id)


def test_arrows_reach_lane_headers_and_stop_at_the_edges(desk: Desk) -> None:
    desk.robot.click(desk.card("Notices an e-bike on the school run"))
    desk.robot.key(LEFT)
    assert primary(desk) == Ref("lane", lane_titled(desk.project, "Customer actions").id)
    desk.robot.key(LEFT).key(UP)
    assert primary(desk) == Ref("lane", lane_titled(desk.project, "Customer actions").id)
    desk.robot.key(DOWN)
    assert primary(desk) == Ref("lane", lane_titled(desk.project, "Touchpoints").id)


def test_shift_and_arrow_select_more(desk: Desk) -> None:
    desk.robot.click(desk.card("Reads reviews"))
    desk.robot.key(LEFT, SHIFT)
    assert set(desk.document.selection.refs) == {
        desk.card_ref("Reads reviews"),
        desk.card_ref("Notices an e-bike on the school run"),
    }


def test_a_cell_is_filled_by_arrow_and_letters(desk: Desk) -> None:
    desk.robot.click(desk.cell("Ideas", "Compares"))
    desk.robot.key(RIGHT).type("Typed here")
    desk.robot.accept()
    assert desk.texts("Ideas", "Visits the shop") == ["Typed here"]
    assert desk.steps_back() == 1
    desk.robot.key(Qt.Key.Key_Return)
    assert desk.canvas.editing.ref == desk.card_ref("Typed here")


def test_moods_are_nudged_by_tenths(desk: Desk) -> None:
    ref = desk.marker("Commuting parent", "Compares")
    desk.robot.click(desk.on(ref))
    desk.robot.key(UP, CONTROL).key(UP, CONTROL)
    assert desk.project.markers[ref.id].mood == 1.4
    assert desk.steps_back() == 2


def test_cards_stages_steps_and_lanes_are_nudged(desk: Desk) -> None:
    desk.robot.click(desk.card("Reads reviews"))
    desk.robot.key(DOWN, CONTROL)
    assert "Reads reviews" in desk.texts("Touchpoints", "Searches")
    desk.robot.click(desk.card("Reads reviews")).key(LEFT, CONTROL)
    assert desk.texts("Touchpoints", "Sees a bike") == ["Reads reviews"]
    desk.canvas.reveal(Ref("stage", stage_titled(desk.project, "Buy").id))
    desk.robot.key(LEFT, CONTROL)
    assert desk.stages() == ["Aware", "Buy", "Consider"]
    desk.canvas.reveal(Ref("step", step_titled(desk.project, "Pays").id))
    desk.robot.key(RIGHT, CONTROL)
    assert desk.steps("Consider") == ["Pays", "Compares", "Visits the shop"]
    desk.canvas.reveal(Ref("lane", lane_titled(desk.project, "Ideas").id))
    desk.robot.key(UP, CONTROL)
    assert desk.lanes()[-2:] == ["Ideas", "Metrics"]


def test_delete_says_what_goes_with_it_and_is_one_step(desk: Desk) -> None:
    before = desk.project
    desk.robot.click(desk.card("Reads reviews")).key(Qt.Key.Key_Delete)
    assert desk.messages == []
    desk.robot.click(desk.stage("Buy")).key(Qt.Key.Key_Delete)
    assert desk.stages() == ["Aware", "Consider"]
    assert desk.messages == [
        "The stage went with 2 steps, 2 cards, 2 emotion markers; undo brings all of it back."
    ]
    assert desk.steps_back() == 2
    desk.robot.key(Qt.Key.Key_Z, CONTROL).key(Qt.Key.Key_Z, CONTROL)
    assert desk.project == before


@pytest.mark.parametrize("kind", ["card", "step", "stage", "lane"])
def test_everything_is_duplicated(desk: Desk, kind: str) -> None:
    ref = {
        "card": desk.card_ref("Reads reviews"),
        "step": Ref("step", step_titled(desk.project, "Searches").id),
        "stage": Ref("stage", stage_titled(desk.project, "Aware").id),
        "lane": Ref("lane", lane_titled(desk.project, "Customer actions").id),
    }[kind]
    desk.canvas.reveal(ref)
    desk.robot.key(Qt.Key.Key_D, CONTROL)
    copy = primary(desk)
    assert copy is not None
    assert copy.kind == kind
    assert copy != ref
    assert len([c for c in desk.project.cards if c.text == "Reads reviews"]) == 2
    assert desk.steps_back() == 1


def test_select_all_and_escape(desk: Desk) -> None:
    desk.robot.key(Qt.Key.Key_A, CONTROL)
    assert len(desk.document.selection) == len(desk.project.cards) + len(desk.project.markers)
    desk.robot.key(Qt.Key.Key_Escape)
    assert primary(desk) is None


def test_cards_are_copied_cut_and_pasted_with_their_places(desk: Desk) -> None:
    desk.robot.click(desk.card("Notices an e-bike on the school run"))
    desk.robot.click(desk.card("Online shop"), held=SHIFT)
    desk.robot.key(Qt.Key.Key_X, CONTROL)
    assert desk.texts("Touchpoints", "Searches") == []
    desk.robot.click(desk.cell("Pain points", "Configures")).key(Qt.Key.Key_V, CONTROL)
    assert desk.texts("Pain points", "Configures") == ["Notices an e-bike on the school run"]
    assert desk.texts("Opportunities", "Pays") == ["Online shop"]
    assert desk.steps_back() == 2


def test_text_from_elsewhere_becomes_cards(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("one\ttwo\nthree\tfour")
    desk.robot.click(desk.cell("Pain points", "Configures")).key(Qt.Key.Key_V, CONTROL)
    assert desk.texts("Pain points", "Configures") == ["one"]
    assert desk.texts("Pain points", "Pays") == ["two"]
    assert desk.texts("Opportunities", "Configures") == ["three"]
    QGuiApplication.clipboard().setText("a\nb")
    desk.robot.click(desk.cell("Ideas", "Pays")).key(Qt.Key.Key_V, CONTROL)
    assert desk.texts("Ideas", "Pays") == ["a", "b"]


def test_a_broken_clipboard_changes_nothing(desk: Desk) -> None:
    before = desk.project
    for data in (b"\xff\xfe", b"{}", b'{"version":1,"cards":[{"column":"x"}]}', b"[]", b"null"):
        mime = QMimeData()
        mime.setData(PIECE, data)
        QGuiApplication.clipboard().setMimeData(mime)
        desk.robot.key(Qt.Key.Key_V, CONTROL)
    assert desk.project is before


def test_an_empty_clipboard_changes_nothing(desk: Desk) -> None:
    before = desk.project
    QGuiApplication.clipboard().clear()
    desk.robot.key(Qt.Key.Key_V, CONTROL)
    assert desk.project is before


def test_what_one_paste_cannot_take_is_said_and_nothing_of_it_taken(desk: Desk) -> None:
    before = desk.project
    for text in ("row\tcolumn\n" * 10_000, "one\n" + "x" * 20_001):
        QGuiApplication.clipboard().setText(text)
        desk.robot.click(desk.cell("Ideas", "Pays")).key(Qt.Key.Key_V, CONTROL)
        desk.settle()
    assert [words[:35] for words in desk.messages] == [
        "The clipboard holds more than 5,000",
        "Line 2 of the clipboard has 20,001 ",
    ]
    assert desk.project is before


def test_a_long_list_keeps_its_order(desk: Desk) -> None:
    lines = [f"line {number}" for number in range(300)]
    QGuiApplication.clipboard().setText("\n".join(lines))
    desk.robot.click(desk.cell("Ideas", "Pays")).key(Qt.Key.Key_V, CONTROL)
    assert desk.texts("Ideas", "Pays") == lines
    assert max(len(card.rank) for card in desk.project.cards) < 20


def test_enter_on_an_empty_map_adds_the_first_stage(set_up: SetUp) -> None:
    desk = set_up(templates()["blank"].build("Trip"))
    desk.robot.key(Qt.Key.Key_Return).type("Discover\n")
    assert desk.stages() == ["Discover"]
    desk.robot.key(DOWN).key(Qt.Key.Key_Return).type("Finds us\n")
    assert desk.steps("Discover") == ["Finds us"]
    desk.robot.key(DOWN).type("Searches").accept()
    assert card_saying(desk.project, "Searches").lane_id == lane_titled(desk.project, "Actions").id


def test_arriving_by_tab_stands_somewhere(desk: Desk) -> None:
    desk.canvas.clearFocus()
    desk.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    assert primary(desk) == desk.card_ref("Notices an e-bike on the school run")


def test_the_clipboard_serves_the_field_while_one_types(desk: Desk) -> None:
    before = len(desk.project.cards)
    desk.robot.double_click(desk.card("Reads reviews"))
    desk.canvas.select_all()
    desk.canvas.clipping.copy()
    assert QGuiApplication.clipboard().text() == "Reads reviews"
    desk.canvas.clipping.paste()
    desk.canvas.clipping.paste()
    desk.canvas.accept_text()
    assert desk.texts("Customer actions", "Searches") == ["Reads reviewsReads reviews"]
    assert len(desk.project.cards) == before

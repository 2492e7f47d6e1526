"""Typing on what is selected: as in a sheet it replaces, Escape brings the old text back, Enter and F2 edit it."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from cjm_desktop.domain.ids import Ref
from tests.builders import the_map
from tests.ui.canvas.desk import Desk


def ref_of(desk: Desk, kind: str) -> Ref:
    """One record of each kind that has a text on the map."""
    project = desk.project
    return {
        "card": lambda: desk.card_ref("Reads reviews"),
        "step": lambda: desk.ref("step", "Pays"),
        "stage": lambda: desk.ref("stage", "Aware"),
        "lane": lambda: desk.ref("lane", "Ideas"),
        "map": lambda: Ref("map", the_map(project).id),
        "marker": lambda: next(Ref("marker", m.id) for m in project.markers if m.quote),
        "silent marker": lambda: next(Ref("marker", m.id) for m in project.markers if not m.quote),
    }[kind]()


def text_of(desk: Desk, ref: Ref) -> str:
    record = desk.project.find(*ref)
    names = ("text", "quote", "title")
    return str(next(getattr(record, name) for name in names if hasattr(record, name)))


def compose(desk: Desk, letters: str, commit: str = "") -> None:
    """What an input method says, to the widget that has the keyboard."""
    event = QInputMethodEvent(letters, [])
    event.setCommitString(commit)
    QApplication.sendEvent(desk.robot.focused, event)


KINDS = ("card", "step", "stage", "lane", "map", "marker", "silent marker")


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_takes_the_place_of_the_text(desk: Desk, kind: str) -> None:
    ref = ref_of(desk, kind)
    desk.canvas.reveal(ref)
    desk.robot.type("Other words").accept()
    assert text_of(desk, ref) == "Other words"
    assert desk.steps_back() == 1


@pytest.mark.parametrize("kind", KINDS)
def test_escape_brings_the_old_text_back(desk: Desk, kind: str) -> None:
    before, ref = desk.project, ref_of(desk, kind)
    desk.canvas.reveal(ref)
    desk.robot.type("Other words").key(Qt.Key.Key_Escape)
    assert not desk.canvas.editing.is_active
    assert desk.project is before
    assert desk.document.selection.primary == ref
    assert desk.canvas.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
@pytest.mark.parametrize("kind", KINDS)
def test_enter_and_f2_edit_behind_the_text(desk: Desk, kind: str, key: Qt.Key) -> None:
    ref = ref_of(desk, kind)
    old = text_of(desk, ref)
    desk.canvas.reveal(ref)
    desk.robot.key(key).type("!").accept()
    assert text_of(desk, ref) == f"{old}!"


def test_undo_in_the_field_brings_the_replaced_text_back_too(desk: Desk) -> None:
    desk.robot.click(desk.card("Reads reviews")).type("x")
    desk.robot.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.canvas.editing.field.toPlainText() == "Reads reviews"


def test_a_syllable_written_just_after_its_text_was_accepted_is_added_to_it(desk: Desk) -> None:
    """As ibus-hangul does on Ctrl+S: it withdraws the syllable, gives the key back, and then writes it."""
    ref = ref_of(desk, "card")
    desk.canvas.reveal(ref)
    compose(desk, "안")
    compose(desk, "녕", commit="안")
    compose(desk, "")
    desk.robot.accept()
    compose(desk, "", commit="녕")
    assert text_of(desk, ref) == "안녕"
    assert not desk.canvas.editing.is_active


def test_a_letter_on_several_selected_things_replaces_none(
    desk: Desk,
) -> None:
    before = desk.project
    desk.canvas.acting.select_all()
    chosen = desk.document.selection
    desk.robot.type("x")
    compose(desk, "", commit="号")
    desk.robot.accept()
    assert desk.project is before
    assert desk.document.selection == chosen
    assert "select one" in desk.messages[0]


def test_enter_on_several_selected_things_shows_which_it_edits(desk: Desk) -> None:
    desk.canvas.acting.select_all()
    last = desk.document.selection.primary
    desk.robot.key(Qt.Key.Key_F2)
    assert desk.canvas.editing.ref == last
    assert last is not None
    assert desk.document.selection.refs == (last,)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_composed_takes_the_place_of_the_text(desk: Desk, kind: str) -> None:
    """The letters begin to be composed on the map: not one may be lost on the way into the field."""
    ref = ref_of(desk, kind)
    desk.canvas.reveal(ref)
    compose(desk, "ㅇ")
    compose(desk, "아")
    compose(desk, "", commit="안")
    compose(desk, "녕")
    desk.canvas.accept_text()
    assert text_of(desk, ref) == "안녕"
    assert desk.steps_back() == 1


def test_the_focus_stays_where_the_composing_began(desk: Desk) -> None:
    """An input method starts anew when the focus moves, and forgets its first letter."""
    desk.robot.click(desk.cell("Ideas", "Pays"))
    before = QApplication.focusWidget()
    compose(desk, "n")
    assert desk.canvas.editing.is_active
    assert QApplication.focusWidget() is before


def test_a_line_that_is_being_composed_has_room(desk: Desk) -> None:
    desk.robot.click(desk.cell("Ideas", "Pays"))
    compose(desk, "n")
    field = desk.canvas.editing.field
    one = field.height()
    compose(desk, "ni hao shi jie zhe shi yi ge hen chang de ju zi ma dan shi ta hai mei you wan")
    needed = field.document().size().height()
    assert field.height() >= needed - 1
    assert field.height() > one * 1.5


def test_composing_over_nothing_leaves_nothing_behind(desk: Desk) -> None:
    before = desk.project
    compose(desk, "n")
    assert not desk.canvas.editing.is_active
    assert desk.project is before


@pytest.mark.parametrize("title", ["Action", "Pain point", "Phone"])
def test_escape_takes_a_card_from_the_palette_back(desk: Desk, title: str) -> None:
    before = desk.project
    desk.bring(title, desk.cell("Ideas", "Pays"))
    assert desk.canvas.editing.is_active
    desk.robot.key(Qt.Key.Key_Escape)
    assert desk.project is before
    assert desk.document.undo_label is None
    assert not [n for n in desk.canvas.scene.nodes if n.role == "card" and not n.name]


def test_a_card_without_a_word_does_not_stay(desk: Desk) -> None:
    before = desk.project
    desk.bring("Action", desk.cell("Ideas", "Pays"))
    desk.robot.click(desk.cell("Ideas", "Compares"))
    assert desk.project is before
    desk.bring("Phone", desk.cell("Ideas", "Pays"))
    desk.robot.click(desk.cell("Ideas", "Compares"))
    # A touchpoint says which channel, if nothing else.
    assert len(desk.project.cards) == len(before.cards) + 1


@pytest.mark.parametrize(
    ("title", "where"), [("Action", "Customer actions"), ("Phone", "Touchpoints")]
)
def test_a_card_and_its_first_text_are_one_undo_step(desk: Desk, title: str, where: str) -> None:
    before = desk.project
    desk.bring(title, desk.cell("Ideas", "Pays"))
    desk.robot.type("New words").accept()
    assert "New words" in desk.texts(where, "Pays")
    assert desk.document.selection.primary == desk.card_ref("New words")
    desk.robot.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.project == before


def test_escape_leaves_a_new_stage_without_its_name(desk: Desk) -> None:
    desk.bring("Stage", desk.stage("Buy"))
    desk.robot.type("Regret").key(Qt.Key.Key_Escape)
    assert len(desk.stages()) == 4
    assert "Regret" not in desk.stages()
    assert desk.steps_back() == 1


def test_tab_behind_the_last_stage_overwrites_nothing(desk: Desk) -> None:
    desk.robot.double_click(desk.stage("Buy"))
    desk.robot.key(Qt.Key.Key_Tab, text="\t").type("!").accept()
    assert desk.steps("Aware")[0] == "Sees a bike!"


def ink_of(image: QImage) -> QRect:
    """Where something is drawn on the plain ground of a picture."""
    ground = image.pixelColor(image.width() - 1, 0)
    spots = [
        QPoint(x, y)
        for x in range(4, image.width())  # the caret stands at the left
        for y in range(image.height())
        if abs(image.pixelColor(x, y).lightness() - ground.lightness()) > 30
    ]
    found = QRect()
    for spot in spots:
        found |= QRect(spot, spot)
    return found


def test_the_placeholder_is_as_large_as_the_text(desk: Desk) -> None:
    widths = []
    for zoom in (1.0, 2.0):
        desk.canvas.zoom_to(zoom)
        desk.canvas.place(desk.entry("Phone"))
        field = desk.canvas.editing.field
        assert field.placeholderText() == "Phone"
        field.show_caret(False)
        hint = ink_of(field.grab().toImage())
        desk.robot.type("Phone")
        field.show_caret(False)
        text = ink_of(field.grab().toImage())
        assert abs(hint.width() - text.width()) <= 2
        assert abs(hint.top() - text.top()) <= 1
        assert abs(hint.bottom() - text.bottom()) <= 1
        widths.append(hint.width())
        desk.robot.key(Qt.Key.Key_Escape)
    assert widths[1] > widths[0] * 1.7


@pytest.mark.parametrize("role", ["stage", "step", "lane", "card"])
def test_typing_on_a_map_that_fits_moves_nothing(desk: Desk, role: str) -> None:
    desk.canvas.zoom_fit()
    camera = desk.canvas.display.camera
    for node in [n for n in desk.canvas.scene.nodes if n.role == role and n.ref is not None]:
        before = camera.x, camera.y, camera.zoom
        at = desk.canvas.display.rect_of(node).center()
        desk.robot.double_click((at.x(), at.y()))
        desk.robot.type(" and")
        assert desk.canvas.editing.is_active
        assert (camera.x, camera.y, camera.zoom) == before
        desk.robot.key(Qt.Key.Key_Escape)
        assert (camera.x, camera.y, camera.zoom) == before

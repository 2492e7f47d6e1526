"""A map that takes long to lay out shows a part of itself at once, can be edited, and is whole soon after."""

from collections.abc import Callable
from functools import partial
from time import sleep

import pytest
from PySide6.QtGui import QImage

from cjm_desktop.domain import kinds
from cjm_desktop.domain.draft import Draft
from cjm_desktop.domain.edits.cards import Cell, add_card, alter_card
from cjm_desktop.domain.ids import Ref, new_id
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import Card
from cjm_desktop.layout import Memo
from cjm_desktop.scene.primitives import Text
from cjm_desktop.tools import Outcome
from cjm_desktop.ui.background import is_working, stop_working
from cjm_desktop.ui.canvas import map_view
from cjm_desktop.ui.canvas.camera import first_sight
from cjm_desktop.ui.canvas.scroll_bars import THICKNESS
from cjm_desktop.ui.canvas.shown import Layout, first_layout
from tests.builders import big_map, the_map
from tests.edits import add_map
from tests.heavy_maps import HEAVY, Heavy, long_cards, many_faces, many_metrics, many_tags
from tests.ui.canvas.conftest import SetUp
from tests.ui.canvas.desk import Desk
from tests.work import lines_of

MOST_LINES = 1_000_000
"""Lines of Python for a first picture; that of 2,000 usual cards in sight takes as many."""

MOST_LETTERS = 60_000
"""Letters that are set for a first picture: a second of work in the slowest script."""


@pytest.fixture(scope="module")
def heavy() -> Project:
    """Twice as many metrics in one lane as are laid out in the window."""
    return many_metrics(0.1)


@pytest.fixture
def _slow_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest waits long enough for a test to come before it, however busy the machine is."""
    monkeypatch.setattr(map_view, "_BREATH", 500)


slow_machine = pytest.mark.usefixtures("_slow_machine")


def seen_first(project: Project) -> Layout:
    return first_layout(project, the_map(project).id, Memo(), first_sight(1080))


def letters_in(layout: Layout) -> int:
    """Of all that is drawn; what is drawn several times was set once."""
    drawn = {drawing for node in layout.scene.nodes for drawing in [node.drawing]}
    texts = (p.block for d in drawn for p in d.primitives if isinstance(p, Text))
    return sum(len(block.text) for block in set(texts))


def map_seen(desk: Desk) -> QImage:
    """What is on the screen beside the scroll bars, which grow shorter as the map grows."""
    picture = desk.picture()
    return picture.copy(picture.rect().adjusted(0, 0, -THICKNESS, -THICKNESS))


def heavy_below() -> Project:
    """A lane of many metrics below one that fills the screen."""
    draft = Draft("Heavy")
    map_id = draft.add_map("Heavy")
    steps = [draft.add_step(draft.add_stage(map_id, f"Stage {n}")) for n in range(8)]
    for kind, many in ((kinds.ACTIONS, 640), (kinds.METRICS, 2_000)):
        lane_id = draft.add_lane(map_id, kind, kind.capitalize())
        for n in range(many):
            draft.add_card(lane_id, steps[n % 8], f"Card {n}", fields={"value": n, "target": 7})
    return draft.project()


def first_lane(project: Project) -> list[Card]:
    lane = project.lanes.by("map_id")[the_map(project).id][0]
    return list(project.cards.by("lane_id")[lane.id])


def is_drawn(desk: Desk, card_id: str) -> bool:
    return desk.canvas.in_sight.node_of(Ref("card", card_id)) is not None


# -- the first picture ---------------------------------------------------------------------------


@pytest.mark.parametrize("make", HEAVY)
def test_the_first_picture_takes_no_more_work_than_that_of_a_large_map(make: Heavy) -> None:
    """Whatever a map within the limits holds; a quarter of the most is enough to see it."""
    project = make(0.25)
    assert lines_of(lambda: seen_first(project)) < MOST_LINES
    assert letters_in(seen_first(project)) < MOST_LETTERS


@pytest.mark.parametrize("make", [many_metrics, many_faces])
def test_twice_as_much_takes_hardly_more_work_at_first(make: Heavy) -> None:
    counts = []
    for share in (0.25, 0.25, 0.5):  # the first learns words and faces
        counts.append(lines_of(partial(seen_first, make(share))))
    assert counts[2] / counts[1] < 1.7


@pytest.mark.parametrize("make", HEAVY)
def test_each_stage_step_and_lane_has_its_place_at_once(make: Heavy) -> None:
    layout = seen_first(make(0.1))
    grid, contents = layout.scene.grid, layout.contents
    assert [column.step_id for column in grid.columns] == [step.id for step in contents.steps]
    assert [span.stage_id for span in grid.stages] == [stage.id for stage in contents.stages]
    if layout.is_excerpt:
        assert [row.lane_id for row in grid.rows] == [lane.id for lane in contents.lanes]


def test_large_maps_of_usual_lanes_are_no_excerpts() -> None:
    assert not seen_first(big_map(10, 50, 10, 10_000)).is_excerpt
    assert not seen_first(big_map(2, 5, 4, 200)).is_excerpt


# -- the whole map -------------------------------------------------------------------------------


def test_the_whole_map_follows_and_what_was_seen_stays(set_up: SetUp, heavy: Project) -> None:
    desk = set_up(heavy)
    assert desk.canvas.in_sight.is_excerpt
    first = map_seen(desk)
    desk.let_the_rest_come()
    assert all(is_drawn(desk, card.id) for card in heavy.cards)
    assert map_seen(desk) == first


@pytest.mark.parametrize("make", [many_tags, long_cards])
def test_shortened_texts_become_whole(set_up: SetUp, make: Heavy) -> None:
    project = make(0.1)
    desk = set_up(project)
    assert desk.canvas.in_sight.is_excerpt
    desk.let_the_rest_come()
    whole = Layout(project, the_map(project).id, Memo())
    assert [(n.key, n.rect) for n in desk.canvas.scene.nodes] == [
        (n.key, n.rect) for n in whole.scene.nodes
    ]


def test_what_one_looks_at_stays_in_its_place(set_up: SetUp, heavy: Project) -> None:
    desk = set_up(heavy)
    desk.canvas.scroll_by(0.0, 200.0)
    card = first_lane(heavy)[40]
    before = desk.on(Ref("card", card.id))
    desk.let_the_rest_come()
    assert desk.on(Ref("card", card.id)) == before


def test_another_map_of_the_project_is_shown_while_one_is_laid_out(
    set_up: SetUp, heavy: Project
) -> None:
    desk = set_up(heavy)
    first, second = the_map(heavy).id, new_id()
    desk.document.commit(add_map(second, title="Second"))
    desk.canvas.show_map(second)
    desk.let_the_rest_come()
    assert desk.canvas.scene.title == "Second"
    desk.canvas.show_map(first)
    assert desk.canvas.in_sight.is_excerpt
    desk.let_the_rest_come()
    assert all(is_drawn(desk, card.id) for card in heavy.cards)


def test_closing_ends_the_work_soon(set_up: SetUp) -> None:
    desk = set_up(long_cards(1.0))
    while not is_working():
        desk.settle()
    desk.canvas.deleteLater()
    desk.settle()
    assert stop_working()


# -- meanwhile -----------------------------------------------------------------------------------


@slow_machine
def test_an_edit_meanwhile_is_shown_at_once_and_stays(set_up: SetUp, heavy: Project) -> None:
    desk = set_up(heavy)
    card, hidden = first_lane(heavy)[3], first_lane(heavy)[-1]
    desk.document.commit(alter_card(card.id, "Edit card", text="Came early"))
    desk.document.commit(alter_card(hidden.id, "Edit card", text="Came early too"))
    assert desk.canvas.in_sight.is_excerpt
    node = desk.canvas.layout_shown.node_of(Ref("card", card.id))
    assert node is not None
    assert "Came early" in node.name
    desk.let_the_rest_come()
    assert "Came early too" in {
        card.text for card in desk.canvas.layout_shown.contents.cards[hidden.lane_id]
    }
    there = desk.canvas.layout_shown.node_of(Ref("card", hidden.id))
    assert there is not None
    assert "Came early too" in there.name


@slow_machine
def test_a_text_that_is_typed_meanwhile_goes_on(set_up: SetUp, heavy: Project) -> None:
    desk = set_up(heavy)
    ref = Ref("card", first_lane(heavy)[3].id)
    desk.canvas.edit_text(ref)
    desk.robot.type(" one")
    assert desk.canvas.in_sight.is_excerpt
    desk.let_the_rest_come()
    desk.robot.type(" two")
    assert desk.canvas.editing.is_active
    desk.canvas.accept_text()
    assert desk.document.project.cards[ref.id].text == "Metric 3 one two"


@slow_machine
def test_a_long_text_is_edited_in_full(set_up: SetUp) -> None:
    project = long_cards(0.02)
    desk = set_up(project)
    card = first_lane(project)[1]
    desk.canvas.edit_text(Ref("card", card.id))
    assert desk.canvas.editing.field.toPlainText() == card.text
    desk.robot.type(" end")
    desk.canvas.accept_text()
    assert desk.document.project.cards[card.id].text == card.text + " end"


@slow_machine
def test_a_new_card_below_those_that_are_left_out_can_be_typed(
    set_up: SetUp, heavy: Project
) -> None:
    desk = set_up(heavy)
    last = first_lane(heavy)[-1]
    assert not is_drawn(desk, last.id)
    made = new_id()
    edit = add_card(made, Cell(last.lane_id, last.step_id))
    desk.canvas.carry_out(Outcome(edit, edit_text_of=Ref("card", made)))
    desk.robot.type("New")
    desk.canvas.accept_text()
    assert desk.document.project.cards[made].text == "New"
    assert first_lane(desk.document.project)[-1].id == made


@slow_machine
def test_a_heavy_lane_out_of_sight_is_not_waited_for(set_up: SetUp) -> None:
    """Not for the first picture, and not by whoever asks for all of the map."""
    project = heavy_below()
    desk = set_up(project)
    assert not desk.canvas.in_sight.is_excerpt
    assert not desk.canvas.in_sight.is_whole
    in_sight = [Ref("card", card.id) for card in first_lane(project)[:160]]
    first = [desk.canvas.in_sight.node_of(ref) for ref in in_sight]
    work = lines_of(lambda: desk.canvas.layout_shown)
    assert work < MOST_LINES
    assert desk.canvas.layout_shown.is_excerpt
    assert [desk.canvas.in_sight.node_of(ref) for ref in in_sight] == first
    desk.let_the_rest_come()
    assert all(is_drawn(desk, card.id) for card in project.cards)
    assert [desk.rect(ref) for ref in in_sight] == [node.rect for node in first if node]


@slow_machine
def test_everything_is_selected_also_what_is_left_out(set_up: SetUp, heavy: Project) -> None:
    desk = set_up(heavy)
    desk.canvas.select_all()
    assert {ref.id for ref in desk.document.selection.refs} == {card.id for card in heavy.cards}


def test_a_card_that_is_dragged_is_not_lost_from_the_hand(set_up: SetUp, heavy: Project) -> None:
    desk = set_up(heavy)
    card = first_lane(heavy)[0]
    start = desk.on(Ref("card", card.id))
    desk.robot.press(start).move((start[0] + 60, start[1]), (start[0] + 160, start[1] + 5))
    laid_out = desk.canvas._laying_out.done
    waits: list[object] = []
    laid_out.connect(lambda *found: waits.append(found))
    wait_until(desk, lambda: bool(waits))
    assert desk.canvas.in_sight.is_excerpt
    desk.robot.release()
    desk.let_the_rest_come()
    moved = desk.document.project.cards[card.id]
    assert moved.step_id != card.step_id
    assert is_drawn(desk, card.id)


def wait_until(desk: Desk, holds: Callable[[], bool]) -> None:
    for _ in range(20_000):
        if holds():
            return
        desk.settle()
        sleep(0.001)
    raise AssertionError("it never came")

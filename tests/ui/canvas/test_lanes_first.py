"""A high map is shown when the lanes in sight are laid out; nobody can tell that the rest comes later."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage

from cjm_desktop.domain.edits.cards import alter_card
from cjm_desktop.domain.ids import Ref, new_id
from cjm_desktop.domain.project import Project
from cjm_desktop.ui.canvas import map_view
from cjm_desktop.ui.canvas.scroll_bars import THICKNESS
from tests.builders import a_shop, big_map, the_map
from tests.edits import add_map
from tests.ui.canvas.conftest import SetUp
from tests.ui.canvas.desk import Desk
from tests.work import lines_of


@pytest.fixture(scope="module")
def high() -> Project:
    """Ten lanes of which a screen shows three."""
    return big_map(5, 20, 10, 1000)


@pytest.fixture(autouse=True)
def _slow_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest waits long enough for a test to come before it, however busy the machine is."""
    monkeypatch.setattr(map_view, "_BREATH", 500)


def is_whole(desk: Desk) -> bool:
    """Without asking for the whole."""
    return desk.canvas.in_sight.is_whole


def map_seen(desk: Desk) -> QImage:
    """What is on the screen beside the scroll bars, which grow shorter as the map grows."""
    picture = desk.picture()
    return picture.copy(picture.rect().adjusted(0, 0, -THICKNESS, -THICKNESS))


def all_at_once(set_up: SetUp, project: Project) -> Desk:
    desk = set_up(project)
    desk.let_the_rest_come()
    return desk


def last_card(project: Project) -> Ref:
    lanes = project.lanes.by("map_id")[the_map(project).id]
    return Ref("card", project.cards.by("lane_id")[lanes[-1].id][-1].id)


def test_what_is_in_sight_is_shown_before_the_rest_and_does_not_change(
    set_up: SetUp, high: Project
) -> None:
    desk = set_up(high)
    first = map_seen(desk)
    assert not is_whole(desk)
    desk.let_the_rest_come()
    assert map_seen(desk) == first


def test_a_map_that_fits_is_laid_out_at_once(set_up: SetUp) -> None:
    desk = set_up(a_shop().build())
    assert is_whole(desk)


@pytest.mark.parametrize("notches", [1, 5, 40])
def test_scrolling_at_once_shows_what_is_there(set_up: SetUp, high: Project, notches: int) -> None:
    patient = all_at_once(set_up, high)
    hasty = set_up(high)
    pictures: list[QImage] = []
    for desk in (patient, hasty):
        desk.robot.wheel((700, 450), -notches)
        pictures.append(map_seen(desk))
    assert pictures[0] == pictures[1]


def test_the_whole_map_is_fitted_at_once(set_up: SetUp, high: Project) -> None:
    patient = all_at_once(set_up, high)
    hasty = set_up(high)
    for desk in (patient, hasty):
        desk.canvas.zoom_fit()
    assert hasty.picture() == patient.picture()


def test_everything_is_selected_at_once(set_up: SetUp, high: Project) -> None:
    desk = set_up(high)
    assert not is_whole(desk)
    desk.canvas.select_all()
    assert last_card(high) in desk.document.selection.refs


def test_a_record_out_of_sight_is_revealed_at_once(set_up: SetUp, high: Project) -> None:
    desk = set_up(high)
    wanted = last_card(high)
    desk.canvas.reveal(wanted)
    x, y = desk.on(wanted)
    assert desk.canvas.rect().contains(round(x), round(y))
    assert desk.canvas.pointing.ref_at(QPointF(x, y)) == wanted


def test_an_edit_at_once_is_shown_whole(set_up: SetUp, high: Project) -> None:
    desk = set_up(high)
    desk.document.commit(alter_card(last_card(high).id, "Edit card", text="Came quickly"))
    assert is_whole(desk)
    wanted = desk.card_ref("Came quickly")
    node = desk.canvas.layout_shown.node_of(wanted)
    assert node is not None
    assert "Came quickly" in node.name


def test_every_card_can_be_pointed_at_as_soon_as_the_rest_is_there(
    set_up: SetUp, high: Project
) -> None:
    desk = all_at_once(set_up, high)
    assert len(desk.canvas.layout_shown.places.records()) > len(high.cards)
    rows = desk.canvas.scene.grid.rows
    assert [row.lane_id for row in rows] == [
        lane.id for lane in high.lanes.by("map_id")[the_map(high).id]
    ]


def test_the_view_left_on_another_map_is_found_again(set_up: SetUp, high: Project) -> None:
    both = set_up(high)
    first = the_map(high).id
    second = new_id()
    both.document.commit(add_map(second, title="Second"))
    both.canvas.scroll_to(100.0, 900.0)
    below = map_seen(both)
    both.canvas.show_map(second)
    both.canvas.show_map(first)
    assert map_seen(both) == below


def test_the_rest_of_twice_as_many_lanes_takes_twice_the_work(set_up: SetUp) -> None:
    counts = []
    for lanes in (150, 150, 300):  # the first learns words and faces
        desk = set_up(big_map(1, 2, lanes, 2 * lanes))
        counts.append(lines_of(desk.let_the_rest_come))
        assert is_whole(desk)
    assert counts[2] / counts[1] < 3

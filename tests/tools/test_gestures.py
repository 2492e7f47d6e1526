"""Gestures without a window: a generator gets pointers and yields previews."""

from dataclasses import replace

import pytest

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.contents import contents_of
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.layout import lay_out
from cjm_desktop.scene.theme import theme_of
from cjm_desktop.tools import Gesture, Outcome, Places, Pointer, Preview, View, tool_for
from cjm_desktop.tools._cells import nearest_gap
from cjm_desktop.tools._moods import clamped_mood, height_of, mood_at, mood_words
from cjm_desktop.tools._steps import step_gap
from tests.builders import a_shop, card_saying, step_titled, the_map

pytestmark = pytest.mark.usefixtures("qapp")  # texts are set with Qt's fonts


def view_of(project: Project, *selected: Ref) -> View:
    contents = contents_of(project, the_map(project).id)
    theme = theme_of("light")
    places = Places(lay_out(contents, theme), contents)
    return View(project, contents.map.id, contents, places, Selection(selected), theme)


def middle(view: View, text: str) -> Pointer:
    node = view.places.node_of(Ref("card", card_saying(view.project, text).id))
    assert node is not None
    return Pointer(*node.rect.centre)


def end(gesture: Gesture, *pointers: Pointer) -> Outcome:
    """Feed moves and release at the last."""
    next(gesture)
    for pointer in pointers:
        assert isinstance(gesture.send(pointer), Preview)
    try:
        gesture.send(replace(pointers[-1], released=True))
    except StopIteration as stop:
        outcome = stop.value
        assert isinstance(outcome, Outcome)
        return outcome
    raise AssertionError("the gesture did not end with the release")


def test_a_card_is_moved_by_a_generator_alone() -> None:
    view = view_of(a_shop().build())
    start = middle(view, "Reads reviews")
    tool = tool_for(view, start)
    assert tool is not None
    assert tool.key == "move_cards"
    goal = view.places.grid.column(step_titled(view.project, "Pays").id)
    outcome = end(tool.press(view, start), replace(start, x=goal.x + 50))
    assert outcome.edit is not None
    after = outcome.edit.apply(view.project)
    assert card_saying(after, "Reads reviews").step_id == goal.step_id
    assert card_saying(view.project, "Reads reviews").step_id != goal.step_id


def test_a_press_of_less_than_four_pixels_is_a_click() -> None:
    view = view_of(a_shop().build())
    start = middle(view, "Reads reviews")
    tool = tool_for(view, start)
    assert tool is not None
    near = replace(start, x=start.x + 3)
    outcome = end(tool.press(view, start), near)
    assert outcome.edit is None
    far_out = replace(start, scale=0.1)  # the same three points are less than a pixel here
    outcome = end(tool.press(view, far_out), replace(far_out, x=start.x + 30))
    assert outcome.edit is None


def test_closing_a_gesture_at_any_time_does_no_harm() -> None:
    view = view_of(a_shop().build())
    start = middle(view, "Reads reviews")
    tool = tool_for(view, start)
    assert tool is not None
    for moves in range(4):
        gesture = tool.press(view, start)
        next(gesture)
        for number in range(moves):
            gesture.send(replace(start, x=start.x + 40 * number))
        gesture.close()


@pytest.mark.parametrize(
    ("at", "place", "line"),
    [(-5, 0, 0), (4, 0, 0), (6, 1, 10), (14, 1, 10), (26, 3, 30), (99, 3, 30)],
)
def test_the_nearest_gap(at: float, place: int, line: float) -> None:
    gap = nearest_gap([(0, 10), (10, 10), (20, 10)], at)
    assert (gap.place, gap.at) == (place, line)


def test_at_the_edge_of_two_stages_the_side_decides() -> None:
    view = view_of(a_shop().build())
    grid = view.places.grid
    edge = grid.columns[2].x
    left, right = step_gap(grid, edge - 5), step_gap(grid, edge + 5)
    assert (left.at, right.at) == (edge, edge)
    assert left.stage_id == grid.columns[1].stage_id
    assert left.before is None
    assert right.stage_id == grid.columns[2].stage_id
    assert right.before == grid.columns[2].step_id


def test_moods_and_heights() -> None:
    scale = (10.0, 110.0)
    assert mood_at(scale, 10) == 2.0
    assert mood_at(scale, 60) == 0.0
    assert mood_at(scale, 500) == -2.0
    assert height_of(scale, mood_at(scale, 37.5)) == pytest.approx(37.5)
    assert clamped_mood(0.26) == 0.3
    assert [mood_words(m) for m in (1.24, -0.5, 0.0)] == ["+1.2", "−0.5", "0"]

"""Emotion markers are dragged up and down and sideways; faces from the palette set them."""

import pytest
from PySide6.QtCore import Qt

from cjm_desktop.domain.edits.markers import alter_marker
from cjm_desktop.domain.ids import Ref
from tests.builders import a_project, step_titled
from tests.ui.canvas.conftest import SetUp
from tests.ui.canvas.desk import Desk


def mood(desk: Desk, ref: Ref) -> float:
    return desk.project.markers[ref.id].mood


def test_dragging_up_makes_the_mood_better_and_shows_the_value(desk: Desk) -> None:
    ref = desk.marker("Commuting parent", "Compares")
    x, y = desk.on(ref)
    lane = next(r for r in desk.canvas.scene.grid.rows if r.kind == "emotions").lane_id
    top, bottom = desk.canvas.scene.grid.mood_scale[lane]
    tenth = (bottom - top) / 40 * desk.canvas.display.camera.scale
    desk.robot.press((x, y)).glide((x, y + 17 * tenth))
    preview = desk.canvas.pointing.preview
    assert preview is not None
    assert preview.label == "−0.5"
    desk.robot.release((x, y + 17 * tenth))
    assert mood(desk, ref) == -0.5
    assert desk.steps_back() == 1


def test_the_curve_follows_while_nothing_has_changed(desk: Desk) -> None:
    before = desk.project
    ref = desk.marker("Commuting parent", "Compares")
    x, y = desk.on(ref)
    desk.robot.press((x, y)).glide((x, y + 60))
    assert desk.on(ref)[1] == pytest.approx(y + 60, abs=3)
    assert desk.project is before
    desk.robot.key(Qt.Key.Key_Escape)
    assert desk.on(ref) == pytest.approx((x, y))
    desk.robot.release()
    assert desk.project is before


def test_the_mood_ends_at_two(desk: Desk) -> None:
    ref = desk.marker("Commuting parent", "Compares")
    x, y = desk.on(ref)
    desk.robot.drag((x, y), (x, y - 300))
    assert mood(desk, ref) == 2.0
    x, y = desk.on(ref)
    desk.robot.drag((x, y), (x, y + 700))
    assert mood(desk, ref) == -2.0


def test_sideways_goes_to_another_step(desk: Desk) -> None:
    ref = desk.marker("Commuting parent", "Compares")
    x, y = desk.on(ref)
    target = desk.cell("Emotions", "Searches")[0]
    desk.robot.drag((x, y), (target, y))
    marker = desk.project.markers[ref.id]
    assert marker.step_id == step_titled(desk.project, "Searches").id
    assert marker.mood == 1.2


@pytest.mark.parametrize(("face", "value"), [("Very good", 2), ("Neutral", 0), ("Very bad", -2)])
def test_a_face_sets_the_main_personas_mood(desk: Desk, face: str, value: float) -> None:
    desk.bring(face, desk.cell("Customer actions", "Configures"))
    ref = desk.marker("Commuting parent", "Configures")
    assert mood(desk, ref) == value
    assert desk.document.selection.refs == (ref,)
    assert desk.steps_back() == 1


def test_a_face_on_a_step_that_has_one_changes_it(desk: Desk) -> None:
    ref = desk.marker("Commuting parent", "Compares")
    count = len(desk.project.markers)
    desk.bring("Bad", desk.on(ref))
    assert mood(desk, ref) == -1.0
    assert len(desk.project.markers) == count


def test_a_face_beside_that_of_the_main_persona_is_the_next_personas(desk: Desk) -> None:
    ref = desk.marker("Commuting parent", "Compares")
    before = mood(desk, ref)
    desk.bring("Bad", desk.cell("Customer actions", "Compares"))
    assert mood(desk, ref) == before
    assert mood(desk, desk.marker("Leisure rider", "Compares")) == -1.0
    desk.bring("Good", desk.cell("Customer actions", "Pays"))  # the rider's is selected now
    assert mood(desk, desk.marker("Leisure rider", "Pays")) == 1.0
    desk.bring("Very bad", desk.cell("Customer actions", "Compares"))  # both have one: the selected
    assert mood(desk, desk.marker("Leisure rider", "Compares")) == -2.0
    assert mood(desk, ref) == before


def test_the_selected_marker_says_whose_mood_is_meant(desk: Desk) -> None:
    desk.robot.click(desk.on(desk.marker("Leisure rider", "Configures")))
    desk.bring("Good", desk.cell("Emotions", "Pays"))
    assert mood(desk, desk.marker("Leisure rider", "Pays")) == 1.0


def test_without_persona_and_lane_a_face_makes_both_in_one_step(set_up: SetUp) -> None:
    desk = set_up(a_project().with_stage("S", "One").with_lane("text", "T").build())
    before = desk.project
    desk.bring("Good", desk.cell("T", "One"))
    assert [p.name for p in desk.project.personas] == ["Customer"]
    assert desk.lanes() == ["T", "Emotions"]
    assert mood(desk, desk.marker("Customer", "One")) == 1.0
    assert desk.steps_back() == 1
    desk.document.undo()
    assert desk.project == before


def test_no_ring_stays_where_a_face_has_gone_away(desk: Desk) -> None:
    ref = desk.marker("Commuting parent", "Compares")
    place = desk.on(ref)
    desk.robot.hover(place)
    assert len(desk.canvas.display.marks("hover")) == 1
    desk.document.commit(alter_marker(ref.id, mood=-2.0))
    assert not desk.canvas.display.marks("hover")

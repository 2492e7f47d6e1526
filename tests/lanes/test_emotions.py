"""The emotion lane: curves that tell the truth, faces and quotes that hide nothing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.lanes import kind_of
from cjm_desktop.lanes._curve import smooth_curve
from cjm_desktop.lanes._moods import mood_y
from cjm_desktop.scene.node import Node
from cjm_desktop.scene.primitives import Path, Point, Text
from tests.builders import a_project
from tests.lanes.drawn import context_of, draw_lane
from tests.project_builder import ProjectBuilder

moods = st.lists(st.floats(-2, 2), min_size=2, max_size=12)
gaps = st.lists(st.floats(10, 500), min_size=11, max_size=11)


@given(moods, gaps)
def test_the_curve_meets_its_markers_and_never_shoots_past_one(
    values: list[float], steps: list[float]
) -> None:
    points, x = [], 0.0
    for value, step in zip(values, steps, strict=False):
        points.append(Point(x, mood_y(value)))
        x += step
    curve = smooth_curve(points)
    assert len(curve) == max(0, len(points) - 1)
    for span, start, end in zip(curve, points, points[1:], strict=False):
        assert (span.start, span.end) == (start, end)
        low, high = sorted((start.y, end.y))
        ys = [span.at(share / 20).y for share in range(21)]
        assert all(low - 1e-6 <= y <= high + 1e-6 for y in ys)
        rising = [b - a for a, b in pairwise(ys)]
        assert all(d >= -1e-6 for d in rising) or all(d <= 1e-6 for d in rising)


def test_a_cut_span_is_the_same_curve() -> None:
    (span,) = smooth_curve([Point(0, 0), Point(100, 50)])
    part = span.cut(20, 70)
    assert part.start.x == pytest.approx(20)
    assert part.end.x == pytest.approx(70)
    assert part.at(0.5) == pytest.approx(span.at(0.45))


def _two_travellers() -> ProjectBuilder:
    return (
        a_project()
        .with_stage("Stage", "a", "b", "c")
        .with_lane("emotions")
        .with_persona("Main", colour="#112233")
        .with_persona("Other", colour="#445566")
    )


def _role(nodes: tuple[Node, ...], role: str) -> list[Node]:
    return [node for node in nodes if node.role == role]


def test_the_main_persona_is_solid_and_filled_the_others_dashed() -> None:
    build = _two_travellers()
    for step in range(3):
        build.with_mood(step / 2, step=step, persona=0).with_mood(-1, step=step, persona=1)
    drawing, _ = draw_lane(build.build())
    dashes = {
        path.stroke: bool(path.dash)
        for node in _role(drawing.nodes, "curve")
        for path in node.drawing.primitives
        if isinstance(path, Path)
    }
    assert dashes == {"#112233": False, "#445566": True}
    assert len(_role(drawing.nodes, "area")) == 1


def test_faces_of_one_mood_stand_beside_each_other() -> None:
    build = _two_travellers().with_mood(0.5, step=0, persona=0).with_mood(0.5, step=0, persona=1)
    drawing, _ = draw_lane(build.build())
    main, other = _role(drawing.nodes, "marker")
    assert main.rect.centre.y == other.rect.centre.y
    assert main.rect.right < other.rect.x
    assert main.name == "Emotion: Main, good (+0.5) at a"
    assert other.name == "Emotion: Other, good (+0.5) at a"


def test_a_marker_stands_at_its_mood_on_the_scale() -> None:
    project = _two_travellers().with_mood(-1.5, step=1, persona=0).build()
    drawing, _ = draw_lane(project)
    assert drawing.mood_scale is not None
    top, bottom = drawing.mood_scale
    (marker,) = _role(drawing.nodes, "marker")
    assert marker.rect.centre.y == pytest.approx(top + (bottom - top) * 3.5 / 4)
    column = context_of(project).columns[1]
    assert marker.rect.centre.x == pytest.approx(column.x + column.width / 2)


def test_a_lane_of_one_persona_shows_that_one() -> None:
    build = _two_travellers().with_mood(1, step=0, persona=0).with_mood(-1, step=0, persona=1)
    other = build.build().personas.ordered()[1]
    project = build.with_lane("emotions", "Only one", persona_id=other.id).build()
    drawing, _ = draw_lane(project)
    (marker,) = _role(drawing.nodes, "marker")
    assert "Other" in marker.name
    lane = project.lanes.ordered()[-1]
    (entry,) = kind_of("emotions").explain_lane(lane, context_of(project))
    assert entry.name == "Other"


def test_a_critical_dip_is_shaded_from_the_step_after_the_high_to_the_low() -> None:
    build = _two_travellers()
    for step, mood in enumerate((0.9, -1.0, -1.7)):
        build.with_mood(mood, step=step, persona=0)
    project = build.build()
    drawing, _ = draw_lane(project)
    shade, label = _role(drawing.nodes, "dip")
    columns = context_of(project).columns
    assert shade.rect.x == columns[1].x
    assert shade.rect.right == columns[2].x + columns[2].width
    (words,) = (p for p in label.drawing.primitives if isinstance(p, Text))
    assert words.block.text == "Critical dip −2.6"


def test_the_words_of_a_dip_cover_no_face_of_other_personas() -> None:
    build = a_project().with_stage("Buy", "a", "b").with_lane("emotions")
    for number in range(6):
        build.with_persona(f"P{number}")
    for number, moods in enumerate(((2, -1), (0, 2), (0, 1), (0, 0), (0, -1), (0, -2))):
        for step, mood in enumerate(moods):
            build.with_mood(mood, step=step, persona=number)
    drawing, _ = draw_lane(build.build())
    nodes = drawing.nodes
    label = _role(nodes, "dip")[1]
    assert not any(label.rect.intersects(face.rect) for face in _role(nodes, "marker"))


def test_a_quote_stands_near_its_face_and_a_long_one_makes_the_lane_higher() -> None:
    near, _ = draw_lane(_two_travellers().with_mood(0, step=1, persona=0, quote="Fine").build())
    (bubble,), (marker,) = _role(near.nodes, "quote"), _role(near.nodes, "marker")
    assert bubble.ref == marker.ref
    assert not bubble.rect.intersects(marker.rect)
    assert bubble.rect.grown(20).intersects(marker.rect)

    long = "Fine, but " * 60
    tall, _ = draw_lane(_two_travellers().with_mood(0, step=1, persona=0, quote=long).build())
    (bubble,) = _role(tall.nodes, "quote")
    assert tall.height > near.height
    assert bubble.rect.bottom <= tall.height

"""Stages, steps and lanes: they move and go with what stands in them, and cards that span stay where they were."""

import pytest

from cjm_desktop.domain.contents import contents_of
from cjm_desktop.domain.edits import deletion, lanes, stages, steps
from cjm_desktop.domain.edits.duplicating import duplicate_refs
from cjm_desktop.domain.ids import Ref, new_id
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.rules import check_project
from cjm_desktop.errors import UserError
from tests.builders import (
    a_project,
    a_shop,
    card_saying,
    lane_titled,
    stage_titled,
    step_titled,
    the_map,
)
from tests.edits import delete


def spanning(first: str, last: str) -> Project:
    return (
        a_project()
        .with_stage("One", "A", "B")
        .with_stage("Two", "C", "D")
        .with_stage("Three", "E")
        .with_lane("text", "Notes")
        .with_card("span", step=first, until=last)
        .build()
    )


def order(project: Project) -> str:
    return "".join(step.title or "_" for step in contents_of(project, the_map(project).id).steps)


def covered(project: Project) -> str:
    contents = contents_of(project, the_map(project).id)
    return "".join(contents.steps[c].title for c in contents.covered(card_saying(project, "span")))


def step(project: Project, title: str) -> str:
    return step_titled(project, title).id


def stage(project: Project, title: str) -> str:
    return stage_titled(project, title).id


@pytest.mark.parametrize(
    ("first", "last", "gone", "left"),
    [
        ("A", "C", "A", "BC"),
        ("A", "C", "C", "AB"),
        ("A", "C", "B", "AC"),
        ("A", "B", "B", "A"),
        ("B", "D", "CD", "B"),
    ],
)
def test_a_span_shrinks_to_the_steps_that_stay(first: str, last: str, gone: str, left: str) -> None:
    project = spanning(first, last)
    after = delete("step", *(step(project, title) for title in gone)).apply(project)
    check_project(after)
    assert covered(after) == left


def test_a_span_goes_only_when_all_its_steps_go() -> None:
    project = spanning("B", "C")
    after = delete("step", step(project, "B"), step(project, "C")).apply(project)
    check_project(after)
    assert len(after.cards) == 0


def test_a_step_put_into_a_span_is_covered_too() -> None:
    project = spanning("A", "B")
    edit = steps.add_step(new_id(), stage(project, "One"), before=step(project, "B"), title="x")
    assert covered(edit.apply(project)) == "AxB"


@pytest.mark.parametrize(
    ("first", "last", "moved", "before", "steps_after", "left"),
    [
        ("A", "B", "B", "A", "BACDE", "BA"),  # the same steps, swapped
        ("A", "C", "C", None, "ABDCE", "AB"),  # the end leaves
        ("B", "D", "B", "A", "BACDE", "CD"),  # the beginning leaves
        ("A", "B", "C", "D", "ABCDE", "AB"),  # where it stands already
    ],
)
def test_a_moved_step_takes_no_span_over_foreign_steps(
    first: str, last: str, moved: str, before: str | None, steps_after: str, left: str
) -> None:
    project = spanning(first, last)
    home = project.steps[step(project, moved)].stage_id
    edit = steps.move_step(
        step(project, moved), to_stage=home, before=step(project, before) if before else None
    )
    after = edit.apply(project)
    check_project(after)
    assert order(after) == steps_after
    assert covered(after) == left


@pytest.mark.parametrize(
    ("first", "last", "before", "steps_after", "left"),
    [
        ("B", "C", "One", "CDABE", "B"),
        ("C", "D", "One", "CDABE", "CD"),
        ("A", "E", "One", "CDABE", "ABE"),
        ("B", "C", "Three", "ABCDE", "BC"),
    ],
)
def test_a_moved_stage_takes_no_span_over_foreign_steps(
    first: str, last: str, before: str, steps_after: str, left: str
) -> None:
    project = spanning(first, last)
    after = stages.move_stage(stage(project, "Two"), before=stage(project, before)).apply(project)
    check_project(after)
    assert order(after) == steps_after
    assert covered(after) == left


def test_a_move_that_changes_nothing_is_no_edit() -> None:
    project = spanning("A", "C")
    assert stages.move_stage(stage(project, "Three")).apply(project) is project
    assert (
        stages.move_stage(stage(project, "One"), before=stage(project, "Two")).apply(project)
        is project
    )
    home = stage(project, "One")
    assert steps.move_step(step(project, "B"), to_stage=home).apply(project) is project
    assert lanes.move_lane(lane_titled(project, "Notes").id).apply(project) is project


def test_a_stage_that_loses_its_last_step_keeps_an_empty_one() -> None:
    project = spanning("A", "B")
    after = steps.move_step(step(project, "E"), to_stage=stage(project, "One")).apply(project)
    assert order(after) == "ABECD_"


def test_a_stage_goes_with_its_last_step() -> None:
    project = spanning("A", "B")
    after = delete("step", step(project, "E")).apply(project)
    assert [s.title for s in after.stages.ordered()] == ["One", "Two"]


def test_deleting_says_what_goes_along() -> None:
    project = a_shop().build()
    said = deletion.what_goes(project, [Ref("stage", stage_titled(project, "Consider").id)])
    assert said == "2 steps, 4 cards, 1 emotion marker"
    said = deletion.what_goes(project, [Ref("lane", lane_titled(project, "Emotions").id)])
    assert said == "5 emotion markers"
    assert deletion.what_goes(project, [Ref("card", card_saying(project, "Test ride").id)]) == ""


def test_markers_go_with_the_last_lane_that_shows_them() -> None:
    project = a_shop().build()
    lane = lane_titled(project, "Emotions")
    persona = project.personas.ordered()[0]
    twin = lanes.add_lane(new_id(), lane.map_id, "emotions", persona_id=persona.id).apply(project)
    after = delete("lane", lane.id).apply(twin)
    assert {marker.persona_id for marker in after.markers} == {persona.id}
    assert len(delete("lane", lane.id).apply(project).markers) == 0


def test_a_copied_lane_stands_below_with_its_cards() -> None:
    project = a_shop().build()
    lane = lane_titled(project, "Customer actions")
    edit, ((_, copy),) = duplicate_refs(project, [Ref("lane", lane.id)])
    after = edit.apply(project)
    ids = [found.id for found in after.lanes.ordered()]
    assert ids.index(copy) == ids.index(lane.id) + 1
    by_lane = after.cards.by("lane_id")
    assert [c.text for c in by_lane[copy]] == [c.text for c in by_lane[lane.id]]
    assert [c.until_id for c in by_lane[copy]] == [c.until_id for c in by_lane[lane.id]]


@pytest.mark.parametrize(
    ("texts", "said"), [("a", "move the card of"), ("ab", "move the 2 cards of")]
)
def test_a_lane_with_cards_cannot_become_one_of_emotions(texts: str, said: str) -> None:
    build = a_project().with_stage("One", "A").with_lane("text", "Notes")
    for text in texts:
        build.with_card(text, step="A")
    project = build.build()
    with pytest.raises(UserError, match=said):
        lanes.alter_lane(lane_titled(project, "Notes").id, kind="emotions").apply(project)

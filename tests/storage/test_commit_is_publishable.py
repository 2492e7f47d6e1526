"""What a document accepts can be published and read back: no edit gets past the rules of reading."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjm_desktop.document.document import Document
from cjm_desktop.domain.edits.edit import Edit, alter
from cjm_desktop.domain.edits.maps import add_project
from cjm_desktop.domain.ids import new_id
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import RECORD_TYPES
from cjm_desktop.domain.references import references_of
from cjm_desktop.errors import UserError
from cjm_desktop.storage.opening import read_project, write_project
from tests.builders import a_project, a_shop, lane_titled, stage_titled, step_titled


def two_maps() -> Project:
    other = (
        a_project("Other", seed=5)
        .with_map("Other")
        .with_persona("Somebody")
        .with_stage("Elsewhere", "There", "Over there")
        .with_lane("actions", "Doings")
        .with_card("Done there", step=0, until=1)
    )
    return add_project(other.build()).apply(a_shop().build())


PROJECT = two_maps()


def test_a_step_with_cards_is_not_moved_into_another_map() -> None:
    document = Document(PROJECT)
    step = step_titled(PROJECT, "Compares")
    there = stage_titled(PROJECT, "Elsewhere").id
    with pytest.raises(ValueError, match="two maps"):
        document.commit(alter("step", step.id, "Move", stage_id=there))
    assert document.project is PROJECT


def test_a_stage_and_a_lane_with_cards_are_not_moved_into_another_map() -> None:
    document = Document(PROJECT)
    other = stage_titled(PROJECT, "Elsewhere").map_id
    with pytest.raises(ValueError, match="two maps"):
        document.commit(alter("stage", stage_titled(PROJECT, "Aware").id, "Move", map_id=other))
    lane = lane_titled(PROJECT, "Customer actions").id
    with pytest.raises(ValueError, match="two maps"):
        document.commit(alter("lane", lane, "Move", map_id=other))
    assert document.project is PROJECT


def test_the_project_row_stays_one() -> None:
    document = Document(PROJECT)
    with pytest.raises(ValueError, match="project rows"):
        document.commit(Edit("Drop", lambda p: p.drop("project", p.info.id)))
    with pytest.raises(ValueError, match="project rows"):
        document.commit(Edit("Add", lambda p: p.put(p.info.altered(id=new_id()))))


@st.composite
def any_edit(draw: st.DrawFn) -> Edit:
    """Anything a buggy edit could do to one record: point it elsewhere, take it away, double it."""
    records = [*PROJECT.records()]
    record = draw(st.sampled_from(records))
    pointing = [r for r in references_of(record.KIND) if not r.is_list]
    deeds = ["drop", "double", *(["point"] * 6 if pointing else [])]
    deed = draw(st.sampled_from(deeds))
    if deed == "drop":
        return Edit("Drop", lambda p: p.drop(record.KIND, record.id))
    if deed == "double":
        return Edit("Double", lambda p: p.put(record.altered(id=new_id())))
    reference = draw(st.sampled_from(pointing))
    ids = [found.id for found in PROJECT.table(reference.to)]
    return alter(record.KIND, record.id, "Point", **{reference.field: draw(st.sampled_from(ids))})


@given(edits=st.lists(any_edit(), min_size=1, max_size=4))
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_is_accepted_is_read_back(edits: list[Edit], tmp_path: Path, state: Path) -> None:
    document = Document(PROJECT)
    accepted = 0
    for edit in edits:
        try:
            accepted += bool(document.commit(edit))
        except (UserError, ValueError):
            continue
    if accepted:
        path = tmp_path / f"{new_id()}.cjm"
        write_project(path, document.project)
        assert read_project(path) == document.project


def test_each_kind_of_record_is_there_to_be_hurt() -> None:
    assert {record.KIND for record in PROJECT.records()} == set(RECORD_TYPES)
    assert PROJECT.find("map", stage_titled(PROJECT, "Elsewhere").map_id)

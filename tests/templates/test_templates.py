"""Templates: what somebody gets who starts with one."""

import pytest

from cjm_desktop.domain.contents import contents_of
from cjm_desktop.domain.edits.maps import alter_map
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.rules import check_project
from cjm_desktop.lanes import lane_kinds
from cjm_desktop.templates import templates
from tests.edits import alter_project

TITLES = {
    "purchase": ["Awareness", "Consideration", "Acquisition", "Onboarding", "Advocacy"],
    "service": ["Discover", "Sign up", "Use", "Get help", "Renew or leave"],
}
KEYS = ("blank", "purchase", "service", "service-states")


def said(project: Project) -> list[object]:
    """Everything but the ids."""
    found: list[object] = []
    for journey in project.maps.ordered():
        contents = contents_of(project, journey.id)
        found.append((journey.title, journey.kind, [p.name for p in contents.personas]))
        found += [(s.title, [t.title for t in contents.steps_of[s.id]]) for s in contents.stages]
        found += [(lane.kind, lane.title, lane.hint, lane.rank) for lane in contents.lanes]
    return [*found, [(c.name, c.group, c.icon) for c in project.channels.ordered()]]


def test_the_templates_stand_in_the_order_of_the_start_page() -> None:
    assert tuple(templates())[: len(KEYS)] == KEYS


@pytest.mark.parametrize("key", KEYS)
def test_a_template_is_a_sound_project_with_hints_channels_and_a_persona(key: str) -> None:
    project = templates()[key].build("Library card")
    check_project(project)
    assert project.info.title == "Library card"
    assert all(journey.title.startswith("Library card") for journey in project.maps)
    assert len(project.channels) >= 10
    assert {channel.group.value for channel in project.channels} == {
        *("online", "in_person", "direct_contact", "other_people")
    }
    for journey in project.maps:
        contents = contents_of(project, journey.id)
        assert contents.personas
        assert len(contents.lanes) >= 5
        assert all(lane.hint and lane.kind in lane_kinds() for lane in contents.lanes)
        assert all(contents.steps_of[stage.id] for stage in contents.stages)
    assert not len(project.cards)


@pytest.mark.parametrize("key", KEYS)
def test_a_template_says_the_same_each_time_with_ids_of_its_own(key: str) -> None:
    one, other = templates()[key].build(), templates()[key].build()
    assert said(one) == said(other)
    assert {r.id for r in one.records()}.isdisjoint(r.id for r in other.records())


@pytest.mark.parametrize(("key", "stages"), TITLES.items())
def test_the_stages_of_a_template(key: str, stages: list[str]) -> None:
    project = templates()[key].build()
    assert [stage.title for stage in project.stages.ordered()] == stages


def test_the_blank_template_leaves_the_stages_to_the_room() -> None:
    project = templates()["blank"].build()
    assert not len(project.stages)
    kinds = [lane.kind for lane in project.lanes.ordered()]
    assert kinds == ["actions", "touchpoints", "emotions", "pain_points", "opportunities"]


def test_current_and_future_state_can_be_compared_stage_by_stage() -> None:
    project = templates()["service-states"].build()
    current, future = (contents_of(project, journey.id) for journey in project.maps.ordered())
    assert (current.map.kind.value, future.map.kind.value) == ("current_state", "future_state")
    assert [s.title for s in current.stages] == [s.title for s in future.stages]
    assert [s.title for s in current.steps] == [s.title for s in future.steps]
    assert current.personas == future.personas


def test_icons_of_the_channels_are_bundled() -> None:
    from cjm_desktop.bundled import resource

    for channel in templates()["blank"].build().channels:
        assert resource("icons", f"{channel.icon}.svg").exists(), channel.icon


def test_a_project_from_a_template_is_called_like_its_map_until_it_has_a_title() -> None:
    project = templates()["blank"].build()
    assert project.name == "Untitled journey"
    renamed = alter_map(next(iter(project.maps)).id, title="At the dentist").apply(project)
    assert renamed.name == "At the dentist"
    assert templates()["blank"].build("Health").name == "Health"
    assert alter_project(title="All visits").apply(renamed).name == "All visits"

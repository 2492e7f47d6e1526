"""Maps of extreme shapes: laying out and checking twice as much takes about twice the work."""

from collections.abc import Callable
from datetime import date

import pytest

from cjm_desktop.analysis import find_all
from cjm_desktop.domain import kinds
from cjm_desktop.domain.contents import contents_of
from cjm_desktop.domain.draft import Draft
from cjm_desktop.domain.project import Project
from cjm_desktop.layout import Memo, lay_ahead, lay_out
from cjm_desktop.scene.theme import Theme
from tests.work import growth

THEME = Theme()
LINEAR = 2.7
"""Times the work for twice the size; quadratic is 4."""


def a_map(steps: int = 1) -> tuple[Draft, str, list[str]]:
    draft = Draft("Extreme")
    map_id = draft.add_map("Extreme")
    stage_id = draft.add_stage(map_id, "Stage")
    return draft, map_id, [draft.add_step(stage_id, f"Step {n}") for n in range(steps)]


def cards_in_one_cell(number: int) -> Project:
    draft, map_id, steps = a_map()
    lane_id = draft.add_lane(map_id, kinds.PAIN_POINTS, "Pains")
    for n in range(number):
        draft.add_card(lane_id, steps[0], f"Card {n}", fields={"severity": "critical"})
    return draft.project()


def cards_over_all_steps(number: int) -> Project:
    draft, map_id, steps = a_map(number)
    lane_id = draft.add_lane(map_id, kinds.ACTIONS, "Actions")
    for n in range(number):
        draft.add_card(lane_id, steps[0], f"Card {n}", until_id=steps[-1])
    return draft.project()


def lanes_of_their_own_personas(number: int) -> Project:
    draft, map_id, steps = a_map(2)
    for n in range(number):
        persona_id = draft.add_persona(f"Persona {n}", map_id=map_id)
        draft.add_lane(map_id, kinds.EMOTIONS, f"Lane {n}", persona_id=persona_id)
        for mood, step_id in enumerate(steps):
            draft.set_mood(persona_id, step_id, 1.0 - mood)
    return draft.project()


def dips_in_many_steps(number: int) -> Project:
    draft, map_id, steps = a_map(number)
    draft.add_lane(map_id, kinds.EMOTIONS, "Emotions")
    for name in range(2):
        persona_id = draft.add_persona(f"Persona {name}", map_id=map_id)
        for n, step_id in enumerate(steps):
            draft.set_mood(persona_id, step_id, 2.0 if n % 2 else -2.0)
    return draft.project()


SHAPES = [
    cards_in_one_cell,
    cards_over_all_steps,
    lanes_of_their_own_personas,
    dips_in_many_steps,
]


def map_id_of(project: Project) -> str:
    return project.maps.ordered()[0].id


@pytest.mark.parametrize("shape", SHAPES)
def test_laying_out_twice_as_much_takes_twice_the_work(shape: Callable[[int], Project]) -> None:
    def work(size: int) -> Callable[[], object]:
        project = shape(size)
        contents = contents_of(project, map_id_of(project))
        return lambda: lay_out(contents, THEME)

    assert growth(work, 60) < LINEAR


@pytest.mark.parametrize("shape", SHAPES)
def test_checking_twice_as_much_takes_twice_the_work(shape: Callable[[int], Project]) -> None:
    def work(size: int) -> Callable[[], object]:
        project = shape(size)
        return lambda: find_all(project, map_id_of(project), date(2026, 1, 1))

    assert growth(work, 60) < LINEAR


def test_lanes_laid_out_ahead_are_the_ones_of_the_whole_map() -> None:
    project = lanes_of_their_own_personas(20)
    contents, memo = contents_of(project, map_id_of(project)), Memo()
    first = lay_out(contents, THEME, memo, down_to=1.0)
    made = list(lay_ahead(contents, THEME, memo, first.grid))
    assert len(first.grid.rows) + len(made) == 20
    keys = [f"placed lane {lane.id}" for lane in contents.lanes]
    ahead = [memo.before(key) for key in keys]
    whole = lay_out(contents, THEME, memo)
    assert all(memo.before(key) is placed for key, placed in zip(keys, ahead, strict=True))
    again = lay_out(contents, THEME)
    assert [(n.key, n.at) for n in whole.nodes] == [(n.key, n.at) for n in again.nodes]

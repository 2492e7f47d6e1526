"""What is made for a map beside the window: a lane that would stop the window never comes up in it first."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cjm_desktop.domain import kinds
from cjm_desktop.domain.draft import Draft
from cjm_desktop.domain.project import Project
from cjm_desktop.layout import Memo
from cjm_desktop.storage.opening import open_session, write_project
from cjm_desktop.ui.preparing import give_back, prepare
from tests.builders import big_map


def crowded() -> Project:
    """A lane of 2,000 faces below a lane of many cards."""
    draft = Draft("Crowd")
    map_id = draft.add_map("Crowd")
    actions = draft.add_lane(map_id, kinds.ACTIONS, "Actions")
    draft.add_lane(map_id, kinds.EMOTIONS, "Emotions")
    step_id = draft.add_step(draft.add_stage(map_id, "Stage"))
    for number in range(40):
        draft.add_card(actions, step_id, f"Card {number}")
    for number in range(2_000):
        draft.set_mood(draft.add_persona(f"P{number}", map_id=map_id), step_id, 0.0)
    return draft.project()


def deep() -> Project:
    """Two lanes of 2,000 cards."""
    return big_map(1, 4, 2, 4_000)


def made_of(project: Project, folder: Path) -> list[bool]:
    """Which lanes are ready when the window gets the map, from the top."""
    path = folder / "map.cjm"
    write_project(path, project)
    prepared = prepare(lambda: open_session(path), 800, lambda _: True)
    lanes = prepared.session.project.lanes.ordered()
    give_back(prepared)
    assert isinstance(prepared.memo, Memo)
    return [prepared.memo.before(f"placed lane {lane.id}") is not None for lane in lanes]


@pytest.mark.parametrize("make", [crowded, deep])
def test_heavy_lanes_are_laid_out_beside_the_window(
    make: Callable[[], Project], tmp_path: Path
) -> None:
    assert made_of(make(), tmp_path) == [True, True]


def test_other_lanes_wait_for_the_first_picture(tmp_path: Path) -> None:
    made = made_of(big_map(5, 20, 10, 1_000), tmp_path)
    assert made[0]
    assert not made[-1]

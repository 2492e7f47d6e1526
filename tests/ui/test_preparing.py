"""What is made for a map beside the window before it is shown: what is in sight, whatever the map holds."""

from pathlib import Path

from cjm_desktop.domain.project import Project
from cjm_desktop.layout import Memo
from cjm_desktop.storage.opening import open_session, write_project
from cjm_desktop.ui.preparing import give_back, prepare
from tests.builders import big_map
from tests.heavy_maps import many_metrics


def deep() -> Project:
    """Two lanes of 2,000 cards."""
    return big_map(1, 4, 2, 4_000)


def made_of(project: Project, folder: Path) -> tuple[list[bool], int]:
    """Which lanes are ready when the window gets the map, from the top, and how many cards are drawn."""
    path = folder / "map.cjm"
    write_project(path, project)
    prepared = prepare(lambda: open_session(path), 800, lambda _: True)
    lanes = prepared.session.project.lanes.ordered()
    give_back(prepared)
    assert isinstance(prepared.memo, Memo)
    made = [prepared.memo.before(f"placed lane {lane.id}") is not None for lane in lanes]
    return made, len(prepared.memo.cards)


def test_lanes_in_sight_are_laid_out_beside_the_window(tmp_path: Path) -> None:
    made, _ = made_of(deep(), tmp_path)
    assert made[0]


def test_other_lanes_wait_for_the_first_picture(tmp_path: Path) -> None:
    made, _ = made_of(big_map(5, 20, 10, 1_000), tmp_path)
    assert made[0]
    assert not made[-1]


def test_of_a_heavy_lane_only_what_is_in_sight_is_waited_for(tmp_path: Path) -> None:
    made, cards = made_of(many_metrics(0.25), tmp_path)
    assert made == [True]
    assert 100 < cards < 1_000

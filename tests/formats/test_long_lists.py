"""Long lists of cards and tags are written with work that follows their number."""

from collections.abc import Callable
from pathlib import Path

from cjm_desktop.domain import kinds
from cjm_desktop.domain.draft import Draft
from cjm_desktop.domain.project import Project
from cjm_desktop.formats import formats
from cjm_desktop.formats._format import ExportOptions
from tests.work import growth


def answered(number: int) -> Project:
    """As many steps as pain points, each with its opportunity."""
    draft = Draft("Long")
    map_id = draft.add_map("Long")
    stage_id = draft.add_stage(map_id, "Stage")
    pains = draft.add_lane(map_id, kinds.PAIN_POINTS, "Pains")
    ideas = draft.add_lane(map_id, kinds.OPPORTUNITIES, "Ideas")
    for n in range(number):
        step_id = draft.add_step(stage_id, f"Step {n}")
        pain_id = draft.add_card(pains, step_id, f"Pain {n}")
        draft.add_card(ideas, step_id, f"Idea {n}", fields={"answers": [pain_id]})
    return draft.project()


def test_a_list_of_twice_as_many_cards_takes_twice_the_work(tmp_path: Path) -> None:
    def work(size: int) -> Callable[[], object]:
        project = answered(size)
        options = ExportOptions(map_id=project.maps.ordered()[0].id)
        path = tmp_path / f"{size}.csv"
        writer = formats()["csv-list"]
        return lambda: writer.export(project, path, options, lambda *_: True)

    assert growth(work, 60) < 2.7


def tagged(number: int) -> Project:
    """One card with many tags."""
    draft = Draft("Tagged")
    map_id = draft.add_map("Tagged")
    step_id = draft.add_step(draft.add_stage(map_id, "Stage"), "Step")
    lane_id = draft.add_lane(map_id, kinds.TOUCHPOINTS, "Touchpoints")
    draft.add_card(lane_id, step_id, "Asks", tags=[f"word {n}" for n in range(number)])
    return draft.project()


def test_a_page_with_twice_as_many_tags_takes_twice_the_work(tmp_path: Path) -> None:
    def work(size: int) -> Callable[[], object]:
        project = tagged(size)
        options = ExportOptions(map_id=project.maps.ordered()[0].id)
        path = tmp_path / f"{size}.pdf"
        return lambda: formats()["pdf"].export(project, path, options, lambda *_: True)

    assert growth(work, 200) < 2.3

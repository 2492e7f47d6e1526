"""One card or one lane drawn, for tests."""

from typing import Any

from cjm_desktop.domain.contents import MapContents, contents_of
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import Card
from cjm_desktop.lanes import LaneContext, LaneDrawing, kind_of
from cjm_desktop.layout.columns import place_columns
from cjm_desktop.scene.node import Drawing
from cjm_desktop.scene.primitives import Path, Text
from cjm_desktop.scene.theme import Theme, theme_of
from tests.builders import a_project, the_map
from tests.project_builder import ProjectBuilder

LIGHT = theme_of("light")


def context_of(project: Project, theme: Theme = LIGHT) -> LaneContext:
    contents = contents_of(project, the_map(project).id)
    return LaneContext(contents, theme, place_columns(contents, theme).columns)


def draw_card(
    kind: str, text: str = "", build: ProjectBuilder | None = None, **fields: Any
) -> Drawing:
    """A card as wide as a column."""
    project = (build or a_project()).with_lane(kind).with_card(text, **fields).build()
    return kind_of(kind).draw_card(card_of(project), 114, context_of(project))


def card_of(project: Project) -> Card:
    return project.cards.ordered()[-1]


def texts(drawing: Drawing) -> list[str]:
    return [p.block.text for p in drawing.primitives if isinstance(p, Text)]


def outlines(drawing: Drawing) -> list[Path]:
    return [p for p in drawing.primitives if isinstance(p, Path)]


def draw_lane(project: Project, place: int = -1) -> tuple[LaneDrawing, MapContents]:
    context = context_of(project)
    lane = project.lanes.ordered()[place]
    drawing = kind_of(lane.kind).draw_lane(lane, context)
    assert drawing is not None
    return drawing, context.contents

"""Where the columns stand from left to right."""

from dataclasses import dataclass

from cjm_desktop.domain.contents import MapContents
from cjm_desktop.scene.scene import Column, StageSpan
from cjm_desktop.scene.theme import Theme

MARGIN = 24.0
_EMPTY_COLUMNS = 4  # how wide a map without stages opens


@dataclass(frozen=True, slots=True, eq=False)
class Across:
    """The map from left to right: lane headers from `left`, cells from `body` to `right`.

    A stage without steps has a span as wide as a step, but no column.
    """

    left: float
    body: float
    right: float
    columns: tuple[Column, ...]
    stages: tuple[StageSpan, ...]

    @property
    def width(self) -> float:
        return self.right - self.left


def place_columns(contents: MapContents, theme: Theme) -> Across:
    """All columns, one beside the other, stage by stage."""
    body = x = MARGIN + theme.lane_header_width
    columns: list[Column] = []
    spans: list[StageSpan] = []
    for stage in contents.stages:
        start = x
        for step in contents.steps_of[stage.id]:
            columns.append(Column(step.id, stage.id, x, theme.column_width))
            x += theme.column_width
        if x == start:
            x += theme.column_width
        spans.append(StageSpan(stage.id, start, x - start))
    right = x if spans else body + _EMPTY_COLUMNS * theme.column_width
    return Across(MARGIN, body, right, tuple(columns), tuple(spans))

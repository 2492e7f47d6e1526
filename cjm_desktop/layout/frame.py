"""The lines of the grid and the ground of the lane headers."""

from collections.abc import Sequence

from cjm_desktop.layout.columns import Across
from cjm_desktop.scene.node import Drawing, Node
from cjm_desktop.scene.primitives import Box, Line, Point, Primitive, Rect, Size
from cjm_desktop.scene.scene import Row
from cjm_desktop.scene.theme import Theme

_RADIUS = 8.0


def draw_frame(
    across: Across, top: float, steps_y: float, rows: Sequence[Row], body: Rect, theme: Theme
) -> Node:
    """Header ground, hairlines between lanes, stronger lines between stages, the frame around all."""
    size = Size(across.width, body.bottom - top)
    left = across.body - across.left
    width, height = size
    steps = steps_y - top
    lines = [steps, *(row.y - top for row in rows)]
    drawn: list[Primitive] = [
        Box(
            Rect(0, 0, left, height),
            theme.header_fill,
            radius=_RADIUS,
            corners=(True, False, False, True),
        ),
        *(Line(Point(0, y), Point(width, y), theme.line) for y in lines),
        Line(Point(left, 0), Point(left, height), theme.line),
        *(
            Line(
                Point(span.x - across.left, steps),
                Point(span.x - across.left, height),
                theme.stage_line,
            )
            for span in across.stages[1:]
        ),
        Box(Rect(0, 0, width, height), None, theme.stage_line, radius=_RADIUS),
    ]
    return Node("frame", "grid", Point(across.left, top), Drawing(size, tuple(drawn), overflow=1.0))

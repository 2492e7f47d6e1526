"""The chevrons of the stages and the titles of the steps."""

from dataclasses import dataclass
from functools import cache

from cjm_desktop import typeset
from cjm_desktop.domain.contents import MapContents
from cjm_desktop.domain.hues import hues_of
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.records import Stage, Step
from cjm_desktop.layout.columns import Across
from cjm_desktop.scene.colour import legible, text_on
from cjm_desktop.scene.icons import solid_icon
from cjm_desktop.scene.node import Drawing, Editable, Node
from cjm_desktop.scene.primitives import Point, Primitive, Rect, Size, Text
from cjm_desktop.scene.shapes import chevron
from cjm_desktop.scene.theme import Theme
from cjm_desktop.typeset.blocks import TextStyle

STAGE = TextStyle(size=12.0, weight=600)
STEP = TextStyle(size=9.5, weight=600)
TRUTH_ICON = "star"
_DEPTH = 8.0
_SLIT = 1.5
_STAR = 10.0


@dataclass(frozen=True, slots=True, eq=False)
class Titles:
    """A row of titles, all as high as the highest."""

    height: float
    nodes: tuple[Node, ...]


def draw_stages(contents: MapContents, across: Across, y: float, theme: Theme) -> Titles:
    """The chevrons; a long title wraps and makes all of them higher."""
    blocks = []
    for stage, span in zip(contents.stages, across.stages, strict=True):
        blocks.append(typeset.set_text(stage.title, STAGE, span.width - 2 * _DEPTH - 14))
    height = max([30.0, *(block.height + 14 for block in blocks)])
    nodes = []
    for place, (stage, span, block, hue) in enumerate(
        zip(contents.stages, across.stages, blocks, hues_of(contents.stages), strict=True)
    ):
        colour = theme.stage_colour(hue, stage.colour)
        ink = text_on(colour, theme.text, theme.stage_text) if stage.colour else theme.stage_text
        slit = _SLIT if place else 0.0
        band = Rect(slit, 0, span.width - slit, height)
        left = slit + 12 + (_DEPTH / 2 if place else 0.0)
        text = Text(Point(left, (height - block.height) / 2), block, ink)
        area = Rect(left, text.at.y, span.width - 2 * _DEPTH - 14, block.height)
        drawing = Drawing(
            Size(span.width, height),
            (chevron(band, _DEPTH, colour, notched=place > 0), text),
            fill=colour,
            editable=Editable(area, STAGE, ink),
        )
        ref = Ref("stage", stage.id)
        nodes.append(Node(stage.id, "stage", Point(span.x, y), drawing, ref, _stage_name(stage)))
    return Titles(height, tuple(nodes))


def draw_steps(contents: MapContents, across: Across, y: float, theme: Theme) -> Titles:
    """The titles of the steps in the colour of their stage; a star marks a moment of truth."""
    hues = zip(contents.stages, hues_of(contents.stages), strict=True)
    colours = {stage.id: theme.stage_colour(hue, stage.colour) for stage, hue in hues}
    blocks = []
    for step, column in zip(contents.steps, across.columns, strict=True):
        blocks.append(typeset.set_text(step.title, STEP, _room(step, column.width).width))
    height = max([28.0, *(block.height + 14 for block in blocks)])
    nodes = []
    for step, column, block in zip(contents.steps, across.columns, blocks, strict=True):
        ink = legible(colours[step.stage_id], theme.paper)
        room = _room(step, column.width)
        drawn: list[Primitive] = [Text(Point(room.x, 7), block, ink)]
        if step.moment_of_truth:
            drawn += solid_icon(TRUTH_ICON, Rect(7, 8, _STAR, _STAR), ink, theme.paper)
        drawing = Drawing(
            Size(column.width, height),
            tuple(drawn),
            editable=Editable(Rect(room.x, 7, room.width, block.height), STEP, ink),
        )
        ref = Ref("step", step.id)
        nodes.append(Node(step.id, "step", Point(column.x, y), drawing, ref, _step_name(step)))
    return Titles(height, tuple(nodes))


def corner_label(across: Across, y: float, theme: Theme) -> Node:
    """The word in front of the steps."""
    block = typeset.set_text("Steps", TextStyle(size=9.0), None)
    drawing = Drawing(Size(block.width, block.height), (Text(Point(0, 0), block, theme.quiet),))
    return Node("steps", "label", Point(across.left + 11, y + 7.5), drawing)


@cache
def truth_sample(theme: Theme) -> Drawing:
    """The star as it stands in the legend."""
    star = solid_icon(TRUTH_ICON, Rect(0.5, 0.5, 11, 11), theme.quiet, theme.paper)
    return Drawing(Size(12, 12), star, overflow=1.0)


def _room(step: Step, width: float) -> Rect:
    left = 8.0 + (_STAR + 3 if step.moment_of_truth else 0.0)
    return Rect(left, 0, width - left - 6, 0)


def _stage_name(stage: Stage) -> str:
    return f"Stage: {stage.title}"


def _step_name(step: Step) -> str:
    return f"Step: {step.title}" + ("; moment of truth" if step.moment_of_truth else "")

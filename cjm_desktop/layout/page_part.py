"""The nodes of one page of several: what is whole, what is clipped, what slides in, what is drawn anew."""

from collections.abc import Callable
from itertools import groupby

from cjm_desktop import typeset
from cjm_desktop.layout.page_cuts import Part, crosses, ground_of_card, part_of_card
from cjm_desktop.layout.sheets import Placement
from cjm_desktop.scene.node import Drawing, Node
from cjm_desktop.scene.primitives import Line, Point, Rect, Size, Text
from cjm_desktop.scene.scene import Scene
from cjm_desktop.scene.theme import Theme
from cjm_desktop.typeset.blocks import TextStyle

Redraw = Callable[[Node, float], Drawing | None]
_NEAR = 0.5
_EDGE = 4.0
_SIZES = (12.0, 11.0, 10.0, 9.0, 8.0)


def nodes_of_part(
    scene: Scene,
    part: Part,
    at: Point,
    scale: float,
    theme: Theme,
    redraw: Redraw | None,
) -> list[Placement]:
    """What stands in the columns of a part, back to front, the scene's origin at `at` of the page.

    Lines, curves and grounds are clipped at the edge of the part; a card, a face, a title or a quote never is.
    """
    grid = scene.grid
    window = Rect(
        part.left - _NEAR, grid.stages_y - 1.0, part.width + 1.0,
        grid.body.bottom - grid.stages_y + 2.0,
    )  # fmt: skip
    chosen: list[tuple[bool, Node]] = []
    for node in scene.nodes:
        chosen += _chosen(node, scene, part, window, redraw)
    if part.right < grid.body.right - _NEAR:
        chosen.append((False, _closing_line(scene, part, theme)))
    return [
        Placement(tuple(node for _, node in group), at, scale, window if clipped else None)
        for clipped, group in groupby(chosen, key=lambda pair: pair[0])
    ]


def _chosen(
    node: Node, scene: Scene, part: Part, window: Rect, redraw: Redraw | None
) -> list[tuple[bool, Node]]:
    """What of a node comes on the page, with whether it is clipped."""
    grid, rect = scene.grid, node.rect
    if not grid.stages_y - _NEAR <= rect.y < grid.body.bottom - _NEAR:
        return []  # header and legend
    if rect.right <= grid.body.x + _NEAR or not _touches(rect, part):
        return []  # lane headers, other pages
    if not (crosses(node, part.left) or crosses(node, part.right)):
        return [(False, node)]
    if node.role == "card":
        return [(False, part_of_card(node, part, redraw) or ground_of_card(node, part))]
    if node.role == "stage":
        return _part_of_stage(node, part)
    if any(isinstance(primitive, Text) for primitive in node.drawing.primitives):
        return [(False, _slid(node, part))] if _is_here(rect, part) else []
    return [(True, node)]


def _touches(rect: Rect, part: Part) -> bool:
    return rect.x < part.right - _NEAR and rect.right > part.left + _NEAR


def _is_here(rect: Rect, part: Part) -> bool:
    """A quote belongs to the page its middle is on."""
    return part.left <= rect.centre.x < part.right


def _slid(node: Node, part: Part) -> Node:
    """Pushed sideways until it is on the page as a whole."""
    x = min(node.at.x, part.right - _EDGE - node.rect.width)
    return node._replace(at=node.at._replace(x=max(x, part.left + _EDGE)))


def _part_of_stage(node: Node, part: Part) -> list[tuple[bool, Node]]:
    """A chevron cut between two steps: its title stands on each page."""
    ground = tuple(p for p in node.drawing.primitives if not isinstance(p, Text))
    texts = [p for p in node.drawing.primitives if isinstance(p, Text)]
    shape = node._replace(drawing=Drawing(node.drawing.size, ground, fill=node.drawing.fill))
    left, right = max(node.rect.x, part.left), min(node.rect.right, part.right)
    titles = [_title(node, text, left, right) for text in texts]
    return [(True, shape), *((False, title) for title in titles)]


def _title(stage: Node, text: Text, left: float, right: float) -> Node:
    """The title in the room it has, in smaller letters if it needs them."""
    inset = text.at.x if left <= stage.rect.x + _NEAR else 12.0
    room = right - left - inset - 14.0
    weight = text.block.style.weight
    for size in _SIZES:
        block = typeset.set_text(text.block.text, TextStyle(size=size, weight=weight), room)
        if block.height <= stage.rect.height - 4:
            break
    top = (stage.rect.height - block.height) / 2
    drawing = Drawing(Size(block.width, block.height), (Text(Point(0.0, 0.0), block, text.colour),))
    return Node(f"{stage.key}:title", "title", Point(left + inset, stage.rect.y + top), drawing)


def _closing_line(scene: Scene, part: Part, theme: Theme) -> Node:
    """The right end of the grid where the map goes on."""
    grid = scene.grid
    top, bottom = grid.steps_y, grid.body.bottom
    line = Line(Point(0.0, 0.0), Point(0.0, bottom - top), theme.stage_line)
    drawing = Drawing(Size(0.0, bottom - top), (line,), overflow=1.0)
    return Node("end", "grid", Point(part.right, top), drawing)

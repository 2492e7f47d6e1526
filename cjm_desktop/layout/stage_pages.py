"""One map on several pages: whole stages, the lane headers on each page, and no card cut."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cjm_desktop.layout.page_cuts import Part, parts_for
from cjm_desktop.layout.page_part import nodes_of_part
from cjm_desktop.layout.page_text import narrowed_legend, running_title, title_of
from cjm_desktop.layout.sheets import Bookmark, Placement
from cjm_desktop.scene.node import Drawing, Node
from cjm_desktop.scene.primitives import Point, Rect
from cjm_desktop.scene.scene import Scene
from cjm_desktop.scene.theme import Theme

_GAP = 10.0
_AT_MOST = 1.0  # cards are not made larger than on the screen at 100 %
_TRIES = 6
_SMALLER = 0.8  # stages and cards are kept whole as long as that makes the pages no smaller

HeaderAt = Callable[[float], tuple[tuple[Node, ...], float]]
Redraw = Callable[[Node, float], Drawing | None]


@dataclass(frozen=True, slots=True)
class StagePage:
    """One page of several."""

    placements: tuple[Placement, ...]
    bookmarks: tuple[Bookmark, ...]
    scale: float


@dataclass(frozen=True, slots=True)
class _Heights:
    """What stands over and under the grid, in points of the scene, for one width of the page."""

    header: tuple[Node, ...]
    over: float
    legend: tuple[Node, ...]
    under: float


def cut_at_stages(
    scene: Scene,
    inner: Rect,
    theme: Theme,
    header_at: HeaderAt | None = None,
    redraw: Redraw | None = None,
) -> list[StagePage]:
    """The pages of a map inside `inner`, all at the scale at which header, grid and legend fit in height."""
    scale = _scale_by_height(scene, inner, theme, header_at)
    widest_stage = max((stage.width for stage in scene.grid.stages), default=0.0)
    with_stage = inner.width / (widest_stage + scene.grid.lanes_width + 1.0)
    if scale * _SMALLER <= with_stage < scale:
        scale = with_stage
    parts: list[Part] = []
    for strict in (True, False):
        fitting = scale
        for _ in range(_TRIES):
            parts = parts_for(scene, _room(scene, inner, fitting), redraw, strict=strict)
            widest = max(part.width for part in parts) + scene.grid.lanes_width + 1.0
            if widest * fitting <= inner.width * 1.001:
                break
            fitting = inner.width / widest  # all pages smaller, so that perhaps more fits on each
        if fitting >= scale * _SMALLER:
            break
    scale = fitting
    around = _around(scene, inner.width / scale, theme, header_at)
    return [
        _page(scene, inner, scale, part, around, number, len(parts), theme, redraw)
        for number, part in enumerate(parts)
    ]


def _scale_by_height(scene: Scene, inner: Rect, theme: Theme, header_at: HeaderAt | None) -> float:
    """The scale at which header, grid and legend fit in height; the header wraps at the page's width."""
    tall = scene.grid.body.bottom - scene.grid.stages_y
    scale = _AT_MOST
    for _ in range(_TRIES):
        around = _around(scene, inner.width / scale, theme, header_at)
        fitting = min(_AT_MOST, inner.height / (around.over + tall + around.under))
        if fitting >= scale * 0.999:
            break
        scale = fitting
    around = _around(scene, inner.width / scale, theme, header_at)
    return min(scale, inner.height / (around.over + tall + around.under))


def _room(scene: Scene, inner: Rect, scale: float) -> float:
    """How wide the columns of a page may be, in points of the scene."""
    return inner.width / scale - scene.grid.lanes_width - 1.0


def _around(scene: Scene, width: float, theme: Theme, header_at: HeaderAt | None) -> _Heights:
    """Header and legend set to the width of a page."""
    grid = scene.grid
    if header_at:
        header, over = header_at(width)
    else:
        title = running_title(scene.title, 0.0, 0.0, width, theme)
        header, over = (title,), title.rect.bottom + _GAP
    below = [node for node in scene.nodes if node.rect.y >= grid.body.bottom - 0.5]
    legend = []
    y = _GAP
    for node in below:
        placed = narrowed_legend(node, 0.0, y, width)
        legend.append(placed)
        y = placed.rect.bottom
    return _Heights(header, over, tuple(legend), y if legend else 0.0)


def _page(
    scene: Scene,
    inner: Rect,
    scale: float,
    part: Part,
    around: _Heights,
    number: int,
    count: int,
    theme: Theme,
    redraw: Redraw | None,
) -> StagePage:
    grid = scene.grid
    title = running_title(scene.title, 0.0, 0.0, inner.width / scale, theme)
    head = around.header if number == 0 else (title,)
    over = around.over if number == 0 else title.rect.bottom + _GAP
    placements = [Placement(head, Point(inner.x, inner.y), scale)]
    top = inner.y + over * scale
    lanes_at = Point(inner.x - grid.lanes_x * scale, top - grid.stages_y * scale)
    cells_at = Point(inner.x + (grid.lanes_width - part.left) * scale, lanes_at.y)
    placements += _lane_headers(scene, lanes_at, scale)
    placements += nodes_of_part(scene, part, cells_at, scale, theme, redraw)
    if number == count - 1 and around.legend:
        below = top + (grid.body.bottom - grid.stages_y) * scale
        placements.append(Placement(around.legend, Point(inner.x, below), scale))
    marks = tuple(
        Bookmark(title_of(node), cells_at.y + node.at.y * scale)
        for node in scene.nodes
        if node.role == "stage" and part.left - 0.5 <= node.at.x < part.right - 0.5
    )
    return StagePage(tuple(placements), marks, scale)


def _lane_headers(scene: Scene, at: Point, scale: float) -> list[Placement]:
    """The left end of the grid, then what stands in it."""
    grid = scene.grid
    strip = Rect(
        grid.lanes_x - 1.0,
        grid.stages_y - 1.0,
        grid.lanes_width + 1.0,
        grid.body.bottom - grid.stages_y + 2.0,
    )
    inside: list[Node] = []
    behind: list[Node] = []
    for node in _in_grid(scene):
        if node.rect.right <= grid.body.x + 0.5:
            inside.append(node)
        elif node.rect.x < grid.body.x - 0.5:
            behind.append(node)
    return [Placement(tuple(behind), at, scale, strip), Placement(tuple(inside), at, scale)]


def _in_grid(scene: Scene) -> Sequence[Node]:
    grid = scene.grid
    return [
        node
        for node in scene.nodes
        if node.rect.y >= grid.stages_y - 0.5 and node.rect.y < grid.body.bottom - 0.5
    ]

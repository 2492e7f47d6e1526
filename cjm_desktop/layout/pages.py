"""Cuts a scene into sheets of paper: one page, or pages at the boundaries of stages."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cjm_desktop.errors import OptionError
from cjm_desktop.layout.page_text import FOOTER_ROOM, footer_nodes, footer_scale, title_of
from cjm_desktop.layout.papers import (
    LARGEST_SIDE,
    POINTS,
    Paper,
    is_fit,
    paper,
    paper_for,
    paper_sizes,
    said_paper,
)
from cjm_desktop.layout.sheets import Bookmark, Placement, Sheet, Sheets
from cjm_desktop.layout.stage_pages import StagePage, cut_at_stages
from cjm_desktop.scene.node import Drawing, Node
from cjm_desktop.scene.primitives import Point, Rect, Size, Text
from cjm_desktop.scene.scene import Scene
from cjm_desktop.scene.theme import Theme

READABLE = 5.0  # points: smaller letters are hard to read on paper
_LARGEST_SCALE = 4.0
_ABOUT = 0.75
_ABOVE = 0.35  # of the height left over goes above the map

HeaderAt = Callable[[float], tuple[tuple[Node, ...], float]]
"""The block above the grid set to a width: its nodes from the top left corner, and its height."""

Redraw = Callable[[Node, float], Drawing | None]
"""A card drawn anew at another width, or None if that is not known."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """What the choices that a remark advises are called where one chooses them."""

    as_large: str
    stages: str


COMMAND_LINE = PageWords(as_large="--paper fit", stages="--pages stages")


@dataclass(frozen=True, slots=True)
class PageWishes:
    """How a map is to stand on paper. `margin` in millimetres; `pages` is 'fit' or 'stages'."""

    paper: str = "A3"
    orientation: str = "auto"
    pages: str = "fit"
    margin: float = 10.0
    footer: bool = True
    title: str = ""
    day: date | None = None
    words: PageWords = COMMAND_LINE


def cut_into_sheets(
    scene: Scene,
    wishes: PageWishes,
    theme: Theme,
    header_at: HeaderAt | None = None,
    redraw: Redraw | None = None,
) -> Sheets:
    """The pages of a map.

    On one page the whole map is scaled to the room between the margins. Cut at stages, each page has
    the title, the lane headers and whole stages, all at one scale; a stage that is too wide by itself
    is cut between steps. No card is ever cut: one that spans a cut is drawn on both pages in the
    width it has there (`redraw`), or keeps the stages together.

    Raises:
        OptionError: There is no such paper, or no room on it.
    """
    if wishes.pages not in ("fit", "stages"):
        raise OptionError(f"The pages “{wishes.pages}” are unknown: choose fit or stages.", "pages")
    if is_fit(wishes.paper):
        return _as_large_as_the_map(scene, wishes, theme)
    sizes = paper_sizes(wishes.paper, wishes.orientation)
    papers = [_paper(wishes, size) for size in sizes]
    if wishes.pages == "stages" and scene.grid.columns:
        cuts = [cut_at_stages(scene, sheet.inner, theme, header_at, redraw) for sheet in papers]
        largest = max(cut[0].scale for cut in cuts)
        # Few pages, as long as the letters stay readable and about as large as they can be.
        least = max(
            largest * _ABOUT, min(largest, READABLE / (smallest_letters(scene) or READABLE))
        )
        large = [n for n, cut in enumerate(cuts) if cut[0].scale >= least]
        best = min(large, key=lambda n: (len(cuts[n]), -cuts[n][0].scale))
        return _stage_sheets(scene, papers[best], cuts[best], wishes, theme)
    return _one_page(
        scene, max(papers, key=lambda sheet: _scale(_drawn(scene), sheet)), wishes, theme
    )


def _paper(wishes: PageWishes, size: Size) -> Paper:
    footer = FOOTER_ROOM * footer_scale(size) if wishes.footer else 0.0
    return paper(wishes.paper, size, wishes.margin, footer)


def _drawn(scene: Scene) -> Rect:
    """What is drawn at all: the scene's own margin is for the screen, paper has its own."""
    if not scene.nodes:
        return Rect(0.0, 0.0, *scene.size)
    found = [node.painted for node in scene.nodes]
    left, top = min(rect.x for rect in found), min(rect.y for rect in found)
    right, bottom = max(rect.right for rect in found), max(rect.bottom for rect in found)
    return Rect(left, top, right - left, bottom - top)


def _scale(drawn: Rect, sheet: Paper) -> float:
    return min(sheet.inner.width / drawn.width, sheet.inner.height / drawn.height, _LARGEST_SCALE)


def _one_page(scene: Scene, sheet: Paper, wishes: PageWishes, theme: Theme) -> Sheets:
    drawn, inner = _drawn(scene), sheet.inner
    scale = _scale(drawn, sheet)
    across = (inner.width - drawn.width * scale) / 2
    down = (inner.height - drawn.height * scale) * _ABOVE
    at = Point(inner.x + across - drawn.x * scale, inner.y + down - drawn.y * scale)
    place = Placement(scene.nodes, at, scale)
    footer = _footer(sheet, wishes, scene, 1, 1, theme)
    page = Sheet(sheet.size, (place, *footer), _bookmarks(scene, place))
    return Sheets((page,), _remarks(scene, scale, sheet, wishes))


def _as_large_as_the_map(scene: Scene, wishes: PageWishes, theme: Theme) -> Sheets:
    drawn = _drawn(scene)
    edge = wishes.margin * POINTS
    footer = FOOTER_ROOM if wishes.footer else 0.0
    room = LARGEST_SIDE - 2 * edge - footer
    scale = min(1.0, room / drawn.width, room / drawn.height)
    inner = Rect(edge, edge, drawn.width * scale, drawn.height * scale)
    size = Size(inner.width + 2 * edge, inner.height + 2 * edge + footer)
    place = Placement(scene.nodes, Point(edge - drawn.x * scale, edge - drawn.y * scale), scale)
    ends = _footer(Paper("fit", size, inner), wishes, scene, 1, 1, theme)
    remarks: tuple[str, ...] = ()
    if scale < 1.0:
        remarks = (
            f"A PDF page cannot be longer than 5.08 m, so the map was made smaller, to {scale:.0%}.",
        )
    return Sheets((Sheet(size, (place, *ends), _bookmarks(scene, place)),), remarks)


def _stage_sheets(
    scene: Scene, sheet: Paper, pages: list[StagePage], wishes: PageWishes, theme: Theme
) -> Sheets:
    made = []
    for number, page in enumerate(pages, 1):
        footer = _footer(sheet, wishes, scene, number, len(pages), theme)
        made.append(Sheet(sheet.size, (*page.placements, *footer), page.bookmarks))
    smallest = min(page.scale for page in pages)
    remarks = _remarks(scene, smallest, sheet, wishes)
    return Sheets(tuple(made), remarks)


def _footer(
    sheet: Paper, wishes: PageWishes, scene: Scene, number: int, count: int, theme: Theme
) -> tuple[Placement, ...]:
    if not wishes.footer:
        return ()
    title = wishes.title or scene.title
    nodes = footer_nodes(
        sheet.inner, sheet.size, title, wishes.day or date.today(), number, count, theme
    )
    return (Placement(nodes, Point(0.0, 0.0), 1.0),)


def _bookmarks(scene: Scene, place: Placement) -> tuple[Bookmark, ...]:
    return tuple(
        Bookmark(title_of(node), place.on_page(node.rect).y)
        for node in scene.nodes
        if node.role == "stage"
    )


def smallest_letters(scene: Scene) -> float | None:
    """The size of the smallest letters, in points at 100 %."""
    sizes = [
        primitive.block.style.size
        for node in scene.nodes
        for primitive in node.drawing.primitives
        if isinstance(primitive, Text) and primitive.block.text
    ]
    return min(sizes, default=None)


def _remarks(scene: Scene, scale: float, sheet: Paper, wishes: PageWishes) -> tuple[str, ...]:
    letters = smallest_letters(scene)
    if letters is None or letters * scale >= READABLE:
        return ()
    found = (
        f"The smallest letters are {letters * scale:.1f} points high on {said_paper(sheet.name)}"
    )
    larger = paper_for(READABLE / letters, scale, sheet.size)
    if larger:
        return (f"{found}: choose {larger} to keep them readable.",)
    words = wishes.words
    cut = wishes.pages == "stages"
    advice = words.as_large if cut else f"{words.stages} or {words.as_large}"
    return (f"{found}: choose {advice} to keep them readable.",)

"""What the formats that draw have in common: the map laid out, and on sheets of paper."""

import unicodedata
from dataclasses import dataclass
from datetime import date

from cjm_desktop.domain.contents import MapContents, contents_of
from cjm_desktop.domain.numbers import counted
from cjm_desktop.domain.project import Project
from cjm_desktop.errors import OptionError
from cjm_desktop.formats._format import ExportOptions, Remark
from cjm_desktop.lanes import LaneContext, kind_of
from cjm_desktop.layout import lay_out
from cjm_desktop.layout.header import draw_header
from cjm_desktop.layout.pages import COMMAND_LINE, HeaderAt, PageWishes, Redraw, cut_into_sheets
from cjm_desktop.layout.sheets import Sheets
from cjm_desktop.render.application import ensure_application
from cjm_desktop.scene.node import Drawing, Node
from cjm_desktop.scene.primitives import Text
from cjm_desktop.scene.scene import Scene
from cjm_desktop.scene.theme import Theme, theme_of, themes
from cjm_desktop.typeset.coverage import without_face

_NAMED = 5  # scripts in one sentence


@dataclass(frozen=True, slots=True)
class LaidMap:
    """One map as it is to be drawn."""

    contents: MapContents
    theme: Theme
    scene: Scene


def lay_out_map(project: Project, options: ExportOptions) -> LaidMap:
    """The map of the options in its theme, or in the one asked for.

    Raises:
        OptionError: There is no such theme.
    """
    if options.theme and options.theme not in themes():
        known = ", ".join(themes())
        raise OptionError(f"There is no theme “{options.theme}”: choose one of {known}.", "theme")
    ensure_application()
    contents = contents_of(project, options.map_id)
    theme = theme_of(options.theme or contents.map.theme)
    return LaidMap(contents, theme, lay_out(contents, theme))


def missing_letters(laid: LaidMap) -> tuple[Remark, ...]:
    """What is said of letters that none of the bundled faces has."""
    texts = (
        primitive.block.text
        for node in laid.scene.nodes
        for primitive in node.drawing.primitives
        if isinstance(primitive, Text)
    )
    signs = without_face("".join(set(texts)))
    if not signs:
        return ()
    scripts = sorted({unicodedata.name(sign, "unnamed").split()[0].capitalize() for sign in signs})
    named = ", ".join(scripts[:_NAMED]) + (" ..." if len(scripts) > _NAMED else "")
    said = counted(len(signs), "letter is", "letters are")
    return (Remark("", f"{said} in no font of the program ({named}): a box stands for each."),)


def sheets_of(laid: LaidMap, options: ExportOptions, day: date | None = None) -> Sheets:
    """The map on paper as the options say; for the export and for its preview.

    Raises:
        OptionError: The options do not fit.
    """
    wishes = PageWishes(
        paper=options.paper,
        orientation=options.orientation,
        pages=options.pages,
        margin=options.margin,
        footer=options.page_numbers,
        title=options.title,
        day=day,
        words=options.words or COMMAND_LINE,
    )
    return cut_into_sheets(laid.scene, wishes, laid.theme, _header_at(laid), _redraw(laid))


def _header_at(laid: LaidMap) -> HeaderAt:
    """The block above the grid, set to the width of a page."""

    def draw(width: float) -> tuple[tuple[Node, ...], float]:
        header = draw_header(laid.contents.map, laid.contents.personas, 0.0, width, laid.theme)
        return header.nodes, header.bottom

    return draw


def _redraw(laid: LaidMap) -> Redraw:
    """Cards at another width, drawn by their lane's kind."""
    contents = laid.contents
    cards = {card.id: (lane, card) for lane in contents.lanes for card in contents.cards[lane.id]}
    context = LaneContext(contents, laid.theme, laid.scene.grid.columns)

    def draw(node: Node, width: float) -> Drawing | None:
        found = cards.get(node.ref.id) if node.ref else None
        if found is None:
            return None
        lane, card = found
        return kind_of(lane.kind).draw_card(card, width, context)

    return draw

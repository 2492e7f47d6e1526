"""The options of formats that draw the map: its theme, and the paper where there are pages."""

from collections.abc import Sequence

from cjm_desktop.formats._options import Choice, Length, PaperSize, Tick, Values

FIT, STAGES = "fit", "stages"
FIT_NAME, STAGES_NAME = "As large as the map", "Cut at stages"


def _papers() -> Sequence[tuple[str, str]]:
    from cjm_desktop.layout.papers import PAPERS

    return [(name, FIT_NAME if name == FIT else name) for name in PAPERS]


def _themes() -> Sequence[tuple[str, str]]:
    from cjm_desktop.scene.theme import themes

    return [("", "The map’s own"), *((theme.key, theme.name) for theme in themes().values())]


def _is_paper(chosen: Values) -> bool:
    return str(chosen["paper"]) != FIT


def _can_turn(chosen: Values) -> bool:
    """Own sides say themselves which way round."""
    return str(chosen["paper"]) in [name for name, _ in _papers() if name != FIT]


THEME = Choice(key="theme", title="Theme", choices=_themes, help="instead of the map's own")
PAPER = PaperSize(
    key="paper", title="Paper", papers=_papers, help="A4 A3 A2 A1 A0 Letter Tabloid WxHmm fit (A3)"
)
PAGES = (
    PAPER,
    Choice(
        key="orientation",
        title="Orientation",
        default="auto",
        choices=(
            ("auto", "As it fits best"),
            ("landscape", "Landscape"),
            ("portrait", "Portrait"),
        ),
        help="which way round (auto)",
        shown=_can_turn,
    ),
    Choice(
        key="pages",
        title="Pages",
        default=FIT,
        choices=((FIT, "All on one page"), (STAGES, STAGES_NAME)),
        help="one page, or cut at stages",
        shown=_is_paper,
    ),
    Length(
        key="margin",
        title="Margins",
        default=10.0,
        least=0.0,
        most=100.0,
        help="around the map (10)",
    ),
    Tick(
        key="page_numbers",
        title="Page number, title and date below",
        default=True,
        help="no page number, title and date below",
    ),
)
"""Of a format with pages."""

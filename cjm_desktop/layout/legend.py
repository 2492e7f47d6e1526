"""The legend under the grid: what is really used on this map, in words."""

from collections.abc import Iterable, Sequence

from cjm_desktop import typeset
from cjm_desktop.lanes import LegendEntry
from cjm_desktop.lanes._writing import snug
from cjm_desktop.scene.node import Drawing, Node
from cjm_desktop.scene.primitives import Point, Primitive, Size, Text
from cjm_desktop.scene.shift import shifted
from cjm_desktop.scene.theme import Theme
from cjm_desktop.typeset.blocks import TextBlock, TextStyle

HEADING = TextStyle(size=8.0, weight=600)
ENTRY = TextStyle(size=8.0)
_LINE = 18.0
_SAMPLE = 17.0  # a small drawing and the room behind it
_BETWEEN, _APART = 12.0, 16.0  # between entries, and between sections
_SECTIONS = ("Steps", "Channels", "Cards", "Severity", "Evidence", "Personas", "Mood")


def draw_legend(
    entries: Iterable[LegendEntry], x: float, y: float, width: float, theme: Theme
) -> Node | None:
    """All entries, each once, section by section; None when there is nothing to explain."""
    sections = _by_section(entries)
    if not sections:
        return None
    flow = _Flow(width, theme)
    for name, members in sections:
        flow.section(name, members)
    drawing = Drawing(Size(width, flow.bottom), tuple(flow.drawn), overflow=1.0)
    return Node("legend", "legend", Point(x, y), drawing, name="Legend")


def _by_section(entries: Iterable[LegendEntry]) -> list[tuple[str, list[LegendEntry]]]:
    once = {entry.key: entry for entry in entries}
    found: dict[str, list[LegendEntry]] = {}
    for entry in once.values():
        found.setdefault(entry.section, []).append(entry)
    known = [name for name in _SECTIONS if name in found]
    return [(name, found[name]) for name in (*known, *(n for n in found if n not in known))]


class _Flow:
    """Puts small drawings with words one after the other, and breaks the line where one does not fit."""

    def __init__(self, width: float, theme: Theme) -> None:
        self.width, self.theme = width, theme
        self.drawn: list[Primitive] = []
        self._x = self._y = 0.0
        self._line = _LINE

    @property
    def bottom(self) -> float:
        return self._y + self._line

    def section(self, name: str, members: Sequence[LegendEntry]) -> None:
        """A heading and its entries, on a new line when that keeps them together."""
        heading = typeset.set_text(name, HEADING, None)
        words = [snug(entry.name, ENTRY, self.width - _SAMPLE) for entry in members]
        entries = [_SAMPLE + across + _BETWEEN for _, across in words]
        if self._x:
            self._x += _APART
        together = heading.width + _BETWEEN + sum(entries)
        if together > self.width:
            together = heading.width + _BETWEEN + entries[0]
        self._break_before(together - _BETWEEN)
        self._write(heading, heading.width, self.theme.text)
        self._x += _BETWEEN
        for entry, (block, across) in zip(members, words, strict=True):
            self._break_before(_SAMPLE + across)
            size = entry.drawing.size
            top = self._y + (_LINE - size.height) / 2
            self.drawn += shifted(entry.drawing.primitives, self._x, top)
            self._x += _SAMPLE
            self._write(block, across, self.theme.quiet)
            self._x += _BETWEEN

    def _write(self, block: TextBlock, across: float, colour: str) -> None:
        one = ENTRY.size * ENTRY.line_height
        self.drawn.append(Text(Point(self._x, self._y + (_LINE - one) / 2), block, colour))
        self._x += across
        self._line = max(self._line, block.height + _LINE - one)

    def _break_before(self, needed: float) -> None:
        if self._x and self._x + needed > self.width:
            self._x, self._y, self._line = 0.0, self._y + self._line, _LINE

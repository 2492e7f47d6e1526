"""What typesetting yields: plain data that every painter draws in the same way."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text is set. `size` in points; `align` is start, centre or end of the reading direction."""

    size: float = 9.0
    weight: int = 400  # 400 regular, 600 semibold, 700 bold
    italic: bool = False
    align: str = "start"
    line_height: float = 1.3  # times the size


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face on one baseline. Positions are points from the block's top left corner."""

    face: str  # the key of a bundled face, for example 'Sans-Regular'
    size: float
    glyphs: tuple[int, ...]
    positions: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line: its logical text (for search and copy), baseline, left edge, width and its runs."""

    text: str
    x: float
    baseline: float
    width: float
    runs: tuple[GlyphRun, ...]


class TextBlock(Protocol):
    """A text broken into lines for one width.

    `width` is the widest line, `height` the sum of the lines. `lines` may be worked out only
    when first asked for: a map of ten thousand cards needs all heights but draws few glyphs.
    Blocks are immutable, comparable by identity, cheap to keep, and can be pickled.
    """

    @property
    def text(self) -> str: ...
    @property
    def style(self) -> TextStyle: ...
    @property
    def width(self) -> float: ...
    @property
    def height(self) -> float: ...
    @property
    def line_count(self) -> int: ...
    @property
    def lines(self) -> tuple[TextLine, ...]: ...

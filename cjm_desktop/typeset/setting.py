"""`set_text`: the one way from a text and a style to lines and glyphs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from itertools import pairwise
from weakref import WeakValueDictionary

from cjm_desktop.typeset.blocks import GlyphRun, TextBlock, TextLine, TextStyle
from cjm_desktop.typeset.faces import DESIGN_SIZE, face
from cjm_desktop.typeset.paragraphs import Paragraph, paragraphs
from cjm_desktop.typeset.plain import extents, shape
from cjm_desktop.typeset.shaping import WIDEST, Extent, Shaped


class SetText:
    """A text broken into lines; see `TextBlock`. Made by `set_text` only."""

    __slots__ = ("__weakref__", "asked", "height", "line_count", "style", "text", "width")

    def __init__(
        self, text: str, style: TextStyle, asked: float | None, size: tuple[float, float, int]
    ) -> None:
        self.text = text
        self.style = style
        self.asked = asked
        self.width, self.height, self.line_count = size

    @property
    def lines(self) -> tuple[TextLine, ...]:
        return _lines(self)

    def __reduce__(self) -> tuple[object, ...]:
        return set_text, (self.text, self.style, self.asked)

    def __repr__(self) -> str:
        return f"<{self.line_count} lines of {self.text[:40]!r}, {self.width:g} x {self.height:g}>"


def set_text(text: str, style: TextStyle, width: float | None = None) -> TextBlock:
    """Break a text into lines no wider than `width` points, or only at its new lines (None).

    Lines break between words; a word wider than the line is broken anywhere, and a single
    glyph wider than the line stands alone and sticks out. Every kind of new line starts a
    paragraph, which runs the way its first letter does. A line is `size * line_height` high, more
    only where the ink of two lines would touch. Spaces at the end of a line do not count. A
    character no bundled face has is drawn as a crossed box. Any text is accepted.

    Returns the same block for the same text, style and width. May be called from any thread.

    Raises:
        RuntimeError: There is no QGuiApplication.
    """
    return set_once(text, style, width)


_before_each: ContextVar[Callable[[], None] | None] = ContextVar("before_each", default=None)


@contextmanager
def interruptible(check: Callable[[], None]) -> Iterator[None]:
    """Call `check` before each text that this thread sets for the first time; what it raises ends the work."""
    token = _before_each.set(check)
    try:
        yield
    finally:
        _before_each.reset(token)


_held: WeakValueDictionary[tuple[str, TextStyle, float | None], SetText] = WeakValueDictionary()


@lru_cache(maxsize=2_048)
def set_once(text: str, style: TextStyle, width: float | None) -> SetText:
    """`set_text` itself, remembering the blocks that a drawing holds, and those set last.

    Each letter typed makes a text of its own: what was on a map for a moment is forgotten.
    """
    key = text, style, width
    known = _held.get(key)
    if known is None:
        known = _held[key] = _set(text, style, width)
    return known


def _set(text: str, style: TextStyle, width: float | None) -> SetText:
    check = _before_each.get()
    if check is not None:
        check()
    limit = _limit(style, width)
    found = [extent for p in paragraphs(text, style) for extent in extents(p, limit)]
    _, height = _stack(found, style)
    widest = max([extent.width for extent in found]) * style.size / DESIGN_SIZE
    return SetText(text, style, width, (widest, height, len(found)))


def _limit(style: TextStyle, width: float | None) -> float:
    """The width in pixels of the design size."""
    if width is None or not width * DESIGN_SIZE < WIDEST * style.size:
        return WIDEST
    return max(width, 0.0) * DESIGN_SIZE / style.size


def _stack(found: list[Extent], style: TextStyle) -> tuple[list[float], float]:
    """The baselines in points from the top, and the height.

    The pitch is the same for every script; it grows only where ink would touch ink, and the
    block grows where ink would stand out of it.
    """
    scale = style.size / DESIGN_SIZE
    pitch, above, below = _room(style)
    at = max(above, found[0].above * scale)
    baselines = [at]
    for upper, lower in pairwise(found):
        at += max(pitch, (upper.below + lower.above) * scale)
        baselines.append(at)
    return baselines, at + max(below, found[-1].below * scale)


@lru_cache(maxsize=256)
def _room(style: TextStyle) -> tuple[float, float, float]:
    """The line pitch and its parts above and below the baseline, in points."""
    main = face("Sans-Regular")
    ascent = main.ascent / main.units_per_em * style.size
    descent = main.descent / main.units_per_em * style.size
    pitch = style.size * style.line_height
    above = ascent + (pitch - ascent - descent) / 2
    return pitch, above, pitch - above


@lru_cache(maxsize=512)
def _lines(block: SetText) -> tuple[TextLine, ...]:
    """The glyphs of a block. Kept for the blocks drawn last only: they are big."""
    style = block.style
    limit = _limit(style, block.asked)
    shaped = [(p, line) for p in paragraphs(block.text, style) for line in shape(p, limit)]
    baselines, _ = _stack([line.extent for _, line in shaped], style)
    room = block.width if block.asked is None else block.asked
    return tuple(
        _line(paragraph, line, baseline, style, room)
        for (paragraph, line), baseline in zip(shaped, baselines, strict=True)
    )


def _line(
    paragraph: Paragraph, line: Shaped, baseline: float, style: TextStyle, room: float
) -> TextLine:
    scale = style.size / DESIGN_SIZE
    width = line.extent.width * scale
    x = _left(style.align, paragraph.right_to_left, room - width)
    runs = tuple(
        GlyphRun(
            run.face,
            style.size,
            run.glyphs,
            tuple([(x + left * scale, baseline + down * scale) for left, down in run.positions]),
        )
        for run in line.runs
    )
    return TextLine(_text_of(paragraph, line.extent), x, baseline, width, runs)


def _left(align: str, right_to_left: bool, free: float) -> float:
    """Where a line starts when so much room is free beside it."""
    if align == "centre":
        return max(0.0, free / 2)
    return max(0.0, free) if (align == "end") != right_to_left else 0.0


def _text_of(paragraph: Paragraph, extent: Extent) -> str:
    """The typed text of a line, with the spaces the break swallowed."""
    units = paragraph.text.encode("utf-16-le")
    at_end = 2 * extent.end >= len(paragraph.shown.encode("utf-16-le"))
    end = len(units) if at_end else _whole(units, 2 * extent.end)
    return units[_whole(units, 2 * extent.start) : end].decode("utf-16-le")


def _whole(units: bytes, at: int) -> int:
    """The place, moved behind the character when it is in the middle of one (UTF-16)."""
    return at + 2 if at < len(units) and units[at + 1] & 0xFC == 0xDC else at

"""Quotes beside their faces: a free place in the graph, or a strip of their own under it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cjm_desktop import typeset
from cjm_desktop.lanes._curve import covers_any
from cjm_desktop.lanes._moods import GRAPH, Spot
from cjm_desktop.lanes._near import Near
from cjm_desktop.lanes._writing import snug
from cjm_desktop.scene.primitives import Point, Rect, Size
from cjm_desktop.typeset.blocks import TextBlock, TextStyle

QUOTE = TextStyle(size=8.0)
PAD_X, PAD_Y = 6.0, 4.0
SMALL_FACE = 17.0  # the room of the face inside a bubble that stands apart
_MARGIN = 3.0
_STRIP_MARGIN = 5.0
_GAPS = (6.0, 14.0, 26.0)
_CROWD = 40  # faces in one column, among which no quote can find a place any more


@dataclass(frozen=True, slots=True)
class Bubble:
    """A quote at its place, counted from the lane's top; `apart` from its face, it shows a small one itself."""

    spot: Spot
    rect: Rect
    block: TextBlock
    apart: bool = False


def place_bubbles(
    spots: Sequence[Spot],
    curves: Near[Point],
    taken: Sequence[Rect],
    across: tuple[float, float],
    column_width: float,
) -> tuple[list[Bubble], float]:
    """The bubbles of all spots with a quote, and the height that the lane needs for them.

    No bubble covers a face, another bubble, a curve (`curves`: points along them) or what is `taken`, none leaves
    the lane from `across[0]` to `across[1]`. What finds no place in the graph stands under it, in its column.
    """
    blocked: Near[Rect] = Near()
    for rect in (*taken, *(spot.rect.grown(2.0) for spot in spots)):
        blocked.add(rect, rect.x, rect.right)
    crowd = Counter(spot.number for spot in spots)
    bubbles: list[Bubble] = []
    strip: dict[float, float] = {}
    for spot in spots:
        words = spot.marker.quote.strip()
        if not words:
            continue
        inner = column_width - 2 * _STRIP_MARGIN - 2 * PAD_X
        if crowd[spot.number] <= _CROWD:
            block, width = snug(_in_quotes(words), QUOTE, inner)
            size = Size(width + 2 * PAD_X, block.height + 2 * PAD_Y)
            found = _free_place(spot, size, blocked, curves, across)
            if found is not None:
                kept = found.grown(_MARGIN)
                blocked.add(kept, kept.x, kept.right)
                bubbles.append(Bubble(spot, found, block))
                continue
        block = typeset.set_text(_in_quotes(words), QUOTE, inner - SMALL_FACE)
        rect = _in_strip(spot, column_width, block.height + 2 * PAD_Y, strip)
        bubbles.append(Bubble(spot, rect, block, apart=True))
    lowest = max(strip.values(), default=GRAPH - 6)
    return bubbles, lowest + 6


def look_for_places(spots: Sequence[Spot]) -> bool:
    """Has any quote a chance to find a place in the graph, so that curves have to be kept clear of?"""
    crowd = Counter(spot.number for spot in spots)
    return any(s.marker.quote.strip() and crowd[s.number] <= _CROWD for s in spots)


def _in_quotes(words: str) -> str:
    return words if words[0] in "\"'“„«‚‘「『" else f"“{words}”"


def _free_place(
    spot: Spot,
    size: Size,
    blocked: Near[Rect],
    curves: Near[Point],
    across: tuple[float, float],
) -> Rect | None:
    reach = size.width + spot.radius + _GAPS[-1] + 2
    near = list(curves.between(spot.at.x - reach, spot.at.x + reach))
    others = list(blocked.between(spot.at.x - reach, spot.at.x + reach))
    for rect in _around(spot, *size):
        inside = across[0] + 2 <= rect.x and rect.right <= across[1] - 2
        if not inside or rect.y < 3 or rect.bottom > GRAPH - 3:
            continue
        if any(rect.intersects(other) for other in others):
            continue
        if not covers_any(rect.grown(2.0), near):
            return rect
    return None


def _around(spot: Spot, width: float, height: float) -> Iterator[Rect]:
    """Places beside, below and above a face, the nearest first."""
    x, y = spot.at
    for gap in _GAPS:
        far = spot.radius + gap
        for left in (x + far, x - far - width):
            for top in (y + 2, y - height - 2, y - height / 2):
                yield Rect(left, top, width, height)
        for left in (x - width / 2, x - 8, x + 8 - width):
            yield Rect(left, y + far, width, height)
            yield Rect(left, y - far - height, width, height)


def _in_strip(spot: Spot, column_width: float, height: float, strip: dict[float, float]) -> Rect:
    """The next place in the strip of its column; `strip` says how far down each is taken."""
    left, width = spot.column.x + _STRIP_MARGIN, column_width - 2 * _STRIP_MARGIN
    top = strip[left] + 4 if left in strip else GRAPH + 2
    strip[left] = top + height
    return Rect(left, top, width, height)

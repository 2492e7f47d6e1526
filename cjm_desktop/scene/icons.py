"""The bundled line icons as paths (Lucide, see resources/icons/LICENSE-lucide.txt)."""

from collections.abc import Iterable
from functools import cache, lru_cache
from xml.etree import ElementTree

from cjm_desktop.bundled import resource
from cjm_desktop.scene.primitives import Path, Piece, Rect
from cjm_desktop.scene.svg_path import read_path

_GRID = 24.0
_MISSING = "circle"


def icon_path(name: str, rect: Rect, colour: str, stroke_width: float = 1.25) -> tuple[Path, ...]:
    """An icon drawn into a rectangle, one path for all its strokes.

    A name that is not bundled is drawn as a plain circle. The same arguments give the same
    objects, so ten thousand cards share a few icons.
    """
    return _icon(name, rect, colour, stroke_width)


@lru_cache(maxsize=4096)
def _icon(name: str, rect: Rect, colour: str, stroke_width: float) -> tuple[Path, ...]:
    return (Path(_placed(name, rect), stroke=colour, stroke_width=stroke_width),)


@lru_cache(maxsize=64)
def solid_icon(name: str, rect: Rect, colour: str, ink: str) -> tuple[Path, ...]:
    """An icon whose outline is filled with the colour; the strokes inside are drawn in the ink."""
    outer: list[Piece] = []
    inner: list[Piece] = []
    for part in _parts(_placed(name, rect)):
        xs = [float(x) for piece in part for x in piece[1::2]]
        (outer if max(xs) - min(xs) > rect.width / 2 else inner).extend(part)
    return (
        Path(tuple(outer), fill=colour, stroke=colour, stroke_width=1.0),
        Path(tuple(inner), stroke=ink, stroke_width=1.1),
    )


def _parts(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The single outlines of a path."""
    parts: list[list[Piece]] = []
    for piece in pieces:
        if piece[0] == "M":
            parts.append([])
        parts[-1].append(piece)
    return parts


@cache
def has_icon(name: str) -> bool:
    """Is an icon of this name bundled?"""
    return (
        bool(name)
        and name.replace("-", "").isalnum()
        and resource("icons", f"{name}.svg").is_file()
    )


@lru_cache(maxsize=4096)
def _placed(name: str, rect: Rect) -> tuple[Piece, ...]:
    scale = min(rect.width, rect.height) / _GRID
    left = rect.x + (rect.width - _GRID * scale) / 2
    top = rect.y + (rect.height - _GRID * scale) / 2

    def place(piece: Piece) -> Piece:
        values = (float(value) for value in piece[1:])
        return (
            piece[0],
            *(v * scale + (top if i % 2 else left) for i, v in enumerate(values)),
        )

    return tuple(place(piece) for piece in _outline(name if has_icon(name) else _MISSING))


@cache
def _outline(name: str) -> tuple[Piece, ...]:
    """All shapes of an icon on its own grid of 24 by 24."""
    root = ElementTree.fromstring(resource("icons", f"{name}.svg").read_bytes())
    pieces: list[Piece] = []
    for element in root.iter():
        kind = element.tag.rpartition("}")[2]
        pieces += read_path(_as_path(kind, element.attrib))
    return tuple(pieces)


def _as_path(kind: str, at: dict[str, str]) -> str:
    def number(key: str, default: float = 0.0) -> float:
        return float(at.get(key, default))

    if kind == "path":
        return at["d"]
    if kind == "circle":
        return _ellipse(number("cx"), number("cy"), number("r"), number("r"))
    if kind == "ellipse":
        return _ellipse(number("cx"), number("cy"), number("rx"), number("ry"))
    if kind == "line":
        return f"M{number('x1')} {number('y1')}L{number('x2')} {number('y2')}"
    if kind in ("polyline", "polygon"):
        return f"M{at['points']}" + ("Z" if kind == "polygon" else "")
    if kind == "rect":
        radius = number("rx", number("ry"))
        return _rectangle(number("x"), number("y"), number("width"), number("height"), radius)
    return ""


def _ellipse(cx: float, cy: float, rx: float, ry: float) -> str:
    return f"M{cx - rx} {cy}A{rx} {ry} 0 1 1 {cx + rx} {cy}A{rx} {ry} 0 1 1 {cx - rx} {cy}Z"


def _rectangle(x: float, y: float, width: float, height: float, r: float) -> str:
    if not r:
        return f"M{x} {y}h{width}v{height}h{-width}Z"
    w, h = width - 2 * r, height - 2 * r
    corner = f"a{r} {r} 0 0 1"
    return (
        f"M{x + r} {y}h{w}{corner} {r} {r}v{h}{corner} {-r} {r}"
        f"h{-w}{corner} {-r} {-r}v{-h}{corner} {r} {-r}Z"
    )

"""Outlines and texts as PDF operators; strings that come again and again are made once.

Coordinates stay as in the scene, y downwards: the page turns them over once.
"""

from functools import lru_cache

from cjm_desktop.render.colours import rgba
from cjm_desktop.scene.primitives import Rect

_ROUND = 0.5522847498  # of the radius: a cubic as near to a quarter of a circle as can be
_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "()\\"})


def number(value: float) -> str:
    """A number as short as a thousandth of a point allows."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


@lru_cache(maxsize=1024)
def colour_operands(colour: str) -> str:
    """The three operands of `rg` and `RG`."""
    red, green, blue, _ = rgba(colour)
    return f"{number(red / 255)} {number(green / 255)} {number(blue / 255)}"


@lru_cache(maxsize=8192)
def box_outline(rect: Rect, radius: float, corners: tuple[bool, bool, bool, bool]) -> str:
    """A rectangle, its corners round where asked."""
    x, y, w, h = rect
    radius = min(radius, w / 2, h / 2)
    if radius <= 0 or not any(corners):
        return f"{number(x)} {number(y)} {number(w)} {number(h)} re"
    tl, tr, br, bl = (radius if corner else 0.0 for corner in corners)
    right, bottom = x + w, y + h
    parts = [_m(x + tl, y), _l(right - tr, y)]
    if tr:
        k = tr * (1 - _ROUND)
        parts.append(_c(right - k, y, right, y + k, right, y + tr))
    parts.append(_l(right, bottom - br))
    if br:
        k = br * (1 - _ROUND)
        parts.append(_c(right, bottom - k, right - k, bottom, right - br, bottom))
    parts.append(_l(x + bl, bottom))
    if bl:
        k = bl * (1 - _ROUND)
        parts.append(_c(x + k, bottom, x, bottom - k, x, bottom - bl))
    parts.append(_l(x, y + tl))
    if tl:
        k = tl * (1 - _ROUND)
        parts.append(_c(x, y + k, x + k, y, x + tl, y))
    parts.append("h")
    return " ".join(parts)


@lru_cache(maxsize=4096)
def ellipse_outline(rect: Rect) -> str:
    """Four quarters."""
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    cx, cy = rect.centre
    a, b = rect.width / 2 * _ROUND, rect.height / 2 * _ROUND
    return " ".join(
        (
            _m(cx, y),
            _c(cx + a, y, right, cy - b, right, cy),
            _c(right, cy + b, cx + a, bottom, cx, bottom),
            _c(cx - a, bottom, x, cy + b, x, cy),
            _c(x, cy - b, cx - a, y, cx, y),
            "h",
        )
    )


def path_outline(pieces: tuple[tuple[str | float, ...], ...]) -> str:
    """Straight and cubic pieces as they stand in a `Path`."""
    names = {"M": "m", "L": "l", "C": "c", "Z": "h"}
    return " ".join(
        " ".join((*(number(float(value)) for value in piece[1:]), names[str(piece[0])]))
        for piece in pieces
    )


def dash_operator(dash: tuple[float, ...]) -> str:
    return f"[{' '.join(number(part) for part in dash)}] 0 d"


def text_string(text: str) -> str:
    """A text string object (PDF 32000-1, 7.9.2.2): plain where it can be, else UTF-16."""
    if text.isascii() and text.isprintable():
        return f"({text.translate(_ESCAPED)})"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def _m(x: float, y: float) -> str:
    return f"{number(x)} {number(y)} m"


def _l(x: float, y: float) -> str:
    return f"{number(x)} {number(y)} l"


def _c(x1: float, y1: float, x2: float, y2: float, x: float, y: float) -> str:
    return " ".join((*(number(value) for value in (x1, y1, x2, y2, x, y)), "c"))

"""Paper: names and sizes, in points; which way round; what room the margins leave."""

import re
from dataclasses import dataclass

from cjm_desktop.errors import OptionError
from cjm_desktop.scene.primitives import Rect, Size

POINTS = 72 / 25.4  # in a millimetre
LARGEST_SIDE = 14_400.0  # points: no PDF viewer shows a larger page
_SMALLEST_MM = 50.0
_LARGEST_MM = 5_080.0
_MILLIMETRES = {  # ISO 216, ANSI/ASME Y14.1
    "A4": (210.0, 297.0),
    "A3": (297.0, 420.0),
    "A2": (420.0, 594.0),
    "A1": (594.0, 841.0),
    "A0": (841.0, 1189.0),
    "Letter": (215.9, 279.4),
    "Tabloid": (279.4, 431.8),
}
PAPERS = (*_MILLIMETRES, "fit")
_CUSTOM = re.compile(r"(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)\s*(?:mm)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet and the rectangle its margins leave. `name` as it was asked for."""

    name: str
    size: Size
    inner: Rect


def is_fit(name: str) -> bool:
    """Shall the page be as large as the map?"""
    return name.strip().lower() == "fit"


def paper_sizes(name: str, orientation: str) -> tuple[Size, ...]:
    """The sizes that come into question, in points: one, or both ways round for 'auto'.

    Raises:
        OptionError: There is no such paper or orientation.
    """
    upright, own = _upright(name)
    lying = Size(upright.height, upright.width)
    match orientation:
        case "portrait":
            return (upright,)
        case "landscape":
            return (lying,)
        case "auto":
            return (own,) if own else (lying, upright)
        case _:
            raise OptionError(
                f"The orientation {orientation!r} is unknown: choose landscape, portrait or auto.",
                "orientation",
            )


def _upright(name: str) -> tuple[Size, Size | None]:
    """The paper upright, and as it was given if its sides were."""
    for known, (width, height) in _MILLIMETRES.items():
        if known.lower() == name.strip().lower():
            return Size(width * POINTS, height * POINTS), None
    match = _CUSTOM.fullmatch(name.strip())
    if match is None:
        raise OptionError(
            f"The paper “{name}” is unknown: choose {', '.join(_MILLIMETRES)}, fit, or a size "
            "like 841x594mm.",
            "paper",
        )
    sides = float(match[1]), float(match[2])
    if min(sides) < _SMALLEST_MM or max(sides) > _LARGEST_MM:
        raise OptionError(
            f"The paper {name} cannot be used: each side must be from {_SMALLEST_MM:g} to "
            f"{_LARGEST_MM:g} mm.",
            "paper",
        )
    width, height = (side * POINTS for side in sides)
    return Size(min(width, height), max(width, height)), Size(width, height)


def paper(name: str, size: Size, margin: float, footer: float) -> Paper:
    """A sheet with a margin in millimetres and room for a footer in points.

    Raises:
        OptionError: The margins leave no room.
    """
    edge = margin * POINTS
    inner = Rect(edge, edge, size.width - 2 * edge, size.height - 2 * edge - footer)
    if not (margin >= 0 and inner.width >= 72 and inner.height >= 72):  # nan fits nowhere
        raise OptionError(
            f"A margin of {margin:g} mm leaves no room on {said_paper(name)}: choose a smaller margin or "
            "larger paper.",
            "margin",
        )
    return Paper(name, size, inner)


def said_paper(name: str) -> str:
    """A paper as a sentence names it: 'A3', '600 × 400 mm'."""
    sides = _CUSTOM.fullmatch(name.strip())
    return f"{sides[1]} × {sides[2]} mm" if sides else name


def paper_for(least: float, scale: float, size: Size) -> str | None:
    """The smallest A paper on which a factor of `least` more than `scale` on `size` is reached."""
    wanted = least / scale
    for name in ("A4", "A3", "A2", "A1", "A0"):
        upright = _upright(name)[0]
        longest, shortest = max(size), min(size)
        if upright.height / longest >= wanted and upright.width / shortest >= wanted:
            return name
    return None

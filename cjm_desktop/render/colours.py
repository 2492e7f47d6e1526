"""Colours as they stand in a drawing: '#RRGGBB', or '#RRGGBBAA' with an alpha (as in CSS)."""

from functools import lru_cache
from typing import NamedTuple


class Rgba(NamedTuple):
    """Red, green, blue and alpha from 0 to 255."""

    red: int
    green: int
    blue: int
    alpha: int


@lru_cache(maxsize=4096)
def rgba(colour: str) -> Rgba:
    """The parts of a colour.

    Raises:
        ValueError: It is neither '#RRGGBB' nor '#RRGGBBAA'.
    """
    if len(colour) not in (7, 9) or colour[0] != "#":
        raise ValueError(f"{colour!r} is not a colour like '#RRGGBB' or '#RRGGBBAA'")
    parts = bytes.fromhex(colour[1:])
    return Rgba(parts[0], parts[1], parts[2], parts[3] if len(parts) == 4 else 255)

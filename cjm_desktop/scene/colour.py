"""Colours as '#RRGGBB': how well two can be told apart, and how to mend what cannot be read.

Luminance and contrast after WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
"""

from functools import lru_cache

READABLE = 4.5
"""Contrast of headings and signs against their ground."""

WELL_READABLE = 7.0
"""Contrast of a card's text against its fill."""

WHITE = "#FFFFFF"


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@lru_cache(maxsize=1024)
def luminance(colour: str) -> float:
    """Relative luminance from 0 (black) to 1 (white)."""
    red, green, blue = (_linear(value / 255) for value in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """The contrast ratio, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=1024)
def mixed(one: str, other: str, share: float) -> str:
    """`one` with a share (0 to 1) of `other` in it."""
    pairs = zip(channels(one), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


@lru_cache(maxsize=1024)
def legible(colour: str, ground: str, ratio: float = READABLE) -> str:
    """The colour, darkened (on a dark ground: lightened) just enough to be read on the ground."""
    target = "#000000" if luminance(ground) > 0.18 else WHITE
    for share in range(0, 101, 5):
        found = mixed(colour, target, share / 100)
        if contrast(found, ground) >= ratio:
            return found
    return target


@lru_cache(maxsize=1024)
def text_on(ground: str, dark: str, light: str = WHITE) -> str:
    """The better readable of two text colours on a ground."""
    return dark if contrast(dark, ground) >= contrast(light, ground) else light


@lru_cache(maxsize=1024)
def readable_fill(wanted: str, dark: str, light: str = WHITE) -> tuple[str, str]:
    """A fill and the text colour on it with 7:1: the wanted fill, or the nearest paler one that can be read."""
    text = text_on(wanted, dark, light)
    if contrast(text, wanted) >= WELL_READABLE:
        return wanted, text
    for share in range(5, 101, 5):
        fill = mixed(wanted, WHITE, share / 100)
        if contrast(dark, fill) >= WELL_READABLE:
            return fill, dark
    return WHITE, dark

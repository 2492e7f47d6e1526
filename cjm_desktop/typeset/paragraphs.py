"""A text into paragraphs: where the new lines are, which way each runs, what Qt must not see."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from cjm_desktop.typeset.blocks import TextStyle
from cjm_desktop.typeset.coverage import Stretch, faces_in_order, is_mark, main_face, stretches

LONGEST = 8000  # characters: Qt works out a longer paragraph in more than linear time
# What does not count at the end of a paragraph.
SPACES = " \t\u00a0\u00ad\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

_NEW_LINE = re.compile("\r\n|[\n\r\v\f\u0085\u2028\u2029]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)
_LATIN = re.compile(
    "[\n\r -~\u00a0-\u00ac\u00ae-\u0148\u014a-\u01c3\u01c5-\u024f"
    "\u0386-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f–—‘’“”„•…€]*"
)
_ISOLATES, _POP_ISOLATE = "\u2066\u2067\u2068", "\u2069"
# An object replacement character makes Qt ask for an embedded object, a tab for tab stops.
_SHOWN_AS = {0x09: 0x2003, 0xFFFC: 0xE000}


class Paragraph(NamedTuple):
    """One piece of text that is wrapped by itself.

    `text` is what was typed, without the new line, in well-formed Unicode; `shown` is what Qt gets:
    without the spaces at the end, which must not count in the width. `shown` has the same UTF-16
    units as the beginning of `text`. Without `stretches` one face draws it all.
    """

    text: str
    shown: str
    main: str
    stretches: tuple[Stretch, ...]
    right_to_left: bool


def paragraphs(text: str, style: TextStyle) -> list[Paragraph]:
    """Cut at every kind of new line; an empty text is one empty paragraph."""
    main = main_face(style)
    if text.isascii() and text.isprintable() and len(text) <= LONGEST:  # most card texts
        return [Paragraph(text, text.rstrip(SPACES), main, (), False)]
    text = _LONE_SURROGATE.sub("\ufffd", text)
    faces = (main,) if _LATIN.fullmatch(text) else faces_in_order(main, text)
    return [
        _paragraph(piece, main, faces)
        for line in _NEW_LINE.split(text)
        for piece in (_pieces(line) if len(line) > LONGEST else (line,))
    ]


def _pieces(line: str) -> Iterator[str]:
    """An endless paragraph in pieces, cut after a space where there is one."""
    start = 0
    while len(line) - start > LONGEST:
        latest = start + LONGEST
        space = line.rfind(" ", start + LONGEST // 2, latest)
        end = space + 1 if space >= 0 else latest
        while is_mark(line[end]) and end > latest - 64:
            end -= 1
        yield line[start:end]
        start = end
    yield line[start:]


def _paragraph(text: str, main: str, faces: tuple[str, ...]) -> Paragraph:
    shown = text.rstrip(SPACES)
    if len(faces) == 1:
        return Paragraph(text, shown, main, (), False)
    shown, found = stretches(shown.translate(_SHOWN_AS), faces)
    alone = found[0].face if len(found) == 1 else None
    return Paragraph(text, shown, alone or main, () if alone else tuple(found), _runs_left(text))


def _runs_left(text: str) -> bool:
    """Does the first letter with a direction run from right to left (UAX #9, rules P2 and P3)?"""
    if not _RIGHT_TO_LEFT.search(text):
        return False
    depth = 0
    for character in text:
        if character in _ISOLATES:
            depth += 1
        elif character == _POP_ISOLATE:
            depth = max(0, depth - 1)
        elif not depth:
            kind = unicodedata.bidirectional(character)
            if kind in ("L", "R", "AL"):
                return kind != "L"
    return False

"""The quick way for plain words: the same lines and glyphs as Qt, put together from known pairs.

A map of ten thousand cards has to know the height of ten thousand short texts. In simple letters
of one script the width of a word is the sum over its letters of an advance that depends on the
letter and the one after it (pair kerning), the bundled main faces kern nothing with a space, and
lines break at spaces only. (Of several spaces at a break Qt counts some in the width: those are left to it.)
So each pair of letters goes through Qt once, and a paragraph is then
a few additions in Qt's own unit, 1/64 pixel. `tests/typeset/test_plain.py` holds both ways
against each other, breaks, widths and glyphs. Whatever is not plain goes through Qt whole.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from operator import add
from typing import NamedTuple

from PySide6.QtGui import QFontMetricsF

from cjm_desktop.typeset import shaping
from cjm_desktop.typeset.faces import font_of
from cjm_desktop.typeset.paragraphs import Paragraph
from cjm_desktop.typeset.shaping import WIDEST, Extent, Placed, Shaped, ink, lay_out, placed

MOST_WORDS = 50_000  # known words a face; then it starts anew
LONGEST = 4000  # letters: Qt shapes a longer text in parts
LONGEST_WORD = 60  # letters: a longer one hardly fits a line and is for Qt to break

_LATIN = "A-Za-zÀ-ÖØ-öø-ňŊ-ž"
_GREEK = "ΆΈ-ΊΌΎ-ΡΣ-ώ"
_CYRILLIC = "Ѐ-џ"


def _lines_of_words(letters: str) -> str:
    run = f"[{letters}0-9]+"
    word = rf"[(“„\"]?{run}(?:['’.,]{run})*%?\)?[.,;:!?]{{0,3}}[“”\"]?|[&+–]"
    return f"(?:{word})(?: (?:{word}))*"


# One script only: where scripts meet, a sign between them belongs to the one before it.
_PLAIN = re.compile("|".join(_lines_of_words(script) for script in (_LATIN, _GREEK, _CYRILLIC)))


class Word(NamedTuple):
    """A word in 1/64 pixels of the design size.

    `overhang` is how far the ink of the last letter reaches beyond its advance.
    """

    text: str
    advance: int
    overhang: int
    above: float
    below: float


class PlainFace:
    """What is known of one face: letters, pairs of letters, words."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.words: dict[str, Word] = {}
        self._glyphs: dict[str, int] = {}
        self._pairs: dict[str, int] = {}
        self._overhangs: dict[str, int] = {}
        self._above: dict[str, float] = {}
        self._below: dict[str, float] = {}
        bearing = QFontMetricsF(font_of(key)).minRightBearing()
        self.slack = -int(min(0.0, bearing) * 64)
        self._learn("a a")
        self.space, self.blank = self._pairs[" a"], self._glyphs[" "]

    def word(self, text: str) -> Word:
        """Work out a word; Qt is asked only when a pair of its letters is new."""
        try:
            word = self._put_together(text)
        except KeyError:
            self._learn(text)
            word = self._put_together(text)
        if len(self.words) >= MOST_WORDS:
            self.words.clear()
        self.words[text] = word
        return word

    def _put_together(self, text: str) -> Word:
        advance = sum(self.advances(text))
        above = max(map(self._above.__getitem__, text))
        below = max(map(self._below.__getitem__, text))
        return Word(text, advance, self._overhangs[text[-1]], above, below)

    def glyphs(self, text: str) -> Iterator[int]:
        """The glyphs of a known word."""
        return map(self._glyphs.__getitem__, text)

    def advances(self, text: str) -> Iterator[int]:
        """The advance of each letter before the next one.

        Raises:
            KeyError: A pair of letters is new.
        """
        return map(self._pairs.__getitem__, map(add, text, (*text[1:], "")))

    def _learn(self, text: str) -> None:
        """Shape a text and note the glyph of every letter and the advance of every pair."""
        layout = lay_out(Paragraph(text, text, self.key, (), False), WIDEST)
        line = layout.lineAt(0)
        (run,) = (placed(run, line.ascent()) for run in line.glyphRuns())
        ends = [x for x, _ in run.positions[1:]] + [line.horizontalAdvance()]
        for at, (letter, end) in enumerate(zip(text, ends, strict=True)):
            self._glyphs[letter] = run.glyphs[at]
            self._pairs[text[at : at + 2]] = round((end - run.positions[at][0]) * 64)
            above, below = ink(self.key, run.glyphs[at])
            self._above[letter], self._below[letter] = max(above, 0.0), max(below, 0.0)
        self._overhangs[text[-1]] = round((line.naturalTextWidth() - line.horizontalAdvance()) * 64)


@cache
def _plain_face(key: str) -> PlainFace:
    return PlainFace(key)


class _Line(NamedTuple):
    extent: Extent
    words: list[tuple[int, Word]]  # with the place each starts at, in 1/64 pixels


def extents(paragraph: Paragraph, limit: float) -> list[Extent]:
    """The lines of a paragraph that is wrapped at `limit` pixels of the design size."""
    lines = break_plain(paragraph, limit)
    if lines is None:
        return shaping.extents(paragraph, limit)
    return [line.extent for line in lines]


def shape(paragraph: Paragraph, limit: float) -> list[Shaped]:
    """The lines of a paragraph with their glyphs."""
    lines = break_plain(paragraph, limit)
    if lines is None:
        return shaping.shape(paragraph, limit)
    return [_shaped(line, paragraph.main) for line in lines]


def break_plain(paragraph: Paragraph, limit: float) -> list[_Line] | None:
    """The lines of a plain paragraph, or None when Qt has to do it."""
    text = paragraph.shown
    if paragraph.stretches or not paragraph.main.startswith("Sans") or len(text) > LONGEST:
        return None
    if not _PLAIN.fullmatch(text):
        return None
    pieces = text.split(" ")
    if len(text) > LONGEST_WORD and len(max(pieces, key=len)) > LONGEST_WORD:
        return None
    face = _plain_face(paragraph.main)
    known, space = face.words, face.space
    room = int(min(max(limit, 1.0), WIDEST) * 64)
    lines: list[_Line] = []
    words: list[tuple[int, Word]] = []
    start = at = width = gap = 0
    for piece in pieces:
        word = known.get(piece) or face.word(piece)
        advance = word.advance
        reach = width + gap + advance
        if reach + word.overhang > room and reach + face.slack > room:
            if advance + word.overhang > room:
                return None
            lines.append(_line(start, at, width, words))
            words, start, width, gap, reach = [], at, 0, 0, advance
        words.append((width + gap, word))
        width, gap = reach, space
        at += len(piece) + 1
    lines.append(_line(start, len(text), width, words))
    return lines


def _line(start: int, end: int, width: int, words: list[tuple[int, Word]]) -> _Line:
    above = max([word.above for _, word in words])
    below = max([word.below for _, word in words])
    overhang = words[-1][1].overhang
    return _Line(Extent(start, end, (width + overhang) / 64, above, below), words)


def _shaped(line: _Line, key: str) -> Shaped:
    face = _plain_face(key)
    glyphs: list[int] = []
    places: list[int] = []
    at = 0
    for left, word in line.words:
        if left:
            glyphs.append(face.blank)
            places.append(at)
        glyphs += face.glyphs(word.text)
        places += accumulate(face.advances(word.text), initial=left)
        at = places.pop()
    positions = tuple([(place / 64, 0.0) for place in places])
    return Shaped(line.extent, (Placed(key, tuple(glyphs), positions),))

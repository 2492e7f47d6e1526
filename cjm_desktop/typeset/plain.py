"""The quick way for plain words: the same lines and glyphs as Qt, put together from known pairs.

A map of ten thousand cards has to know the height of ten thousand short texts. In simple letters
of one script the width of a word is the sum over its letters of an advance that depends on the
letter and the one after it (pair kerning), the bundled main faces kern nothing with a space, and
lines break at spaces only. So each pair of letters goes through Qt once, and a paragraph is then
a few additions in Qt's own unit, 1/64 pixel. `tests/typeset/test_plain.py` holds both ways
against each other, breaks, widths and glyphs. Whatever is not plain goes through Qt whole.
"""

import re
from functools import cache
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
    word = rf"\(?{run}(?:['’.,]{run})*%?\)?[.,;:!?]{{0,3}}|[&+–]"
    return f"(?:{word})(?: +(?:{word}))*"


# One script only: where scripts meet, a sign between them belongs to the one before it.
_PLAIN = re.compile("|".join(_lines_of_words(script) for script in (_LATIN, _GREEK, _CYRILLIC)))


class Word(NamedTuple):
    """A word in 1/64 pixels of the design size.

    `overhang` is how far the ink of the last letter reaches beyond its advance.
    """

    advance: int
    overhang: int
    above: float
    below: float
    glyphs: tuple[int, ...]
    advances: tuple[int, ...]


class PlainFace:
    """What is known of one face: letters, pairs of letters, words."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.words: dict[str, Word] = {}
        self._glyphs: dict[str, int] = {}
        self._pairs: dict[str, int] = {}
        self._overhangs: dict[str, int] = {}
        bearing = QFontMetricsF(font_of(key)).minRightBearing()
        self.slack = -int(min(0.0, bearing) * 64)
        self._learn("a a")
        self.space, self.blank = self._pairs[" a"], self._glyphs[" "]

    def word(self, text: str) -> Word:
        """Work out a word; Qt is asked only when a pair of its letters is new."""
        pairs = [text[at : at + 2] for at in range(len(text))]
        if text[-1] not in self._overhangs or not self._pairs.keys() >= set(pairs):
            self._learn(text)
        glyphs = tuple(self._glyphs[letter] for letter in text)
        advances = tuple(self._pairs[pair] for pair in pairs)
        reach = [ink(self.key, glyph) for glyph in glyphs]
        above, below = max(a for a, _ in reach), max(b for _, b in reach)
        overhang = self._overhangs[text[-1]]
        word = Word(sum(advances), overhang, max(above, 0.0), max(below, 0.0), glyphs, advances)
        if len(self.words) >= MOST_WORDS:
            self.words.clear()
        self.words[text] = word
        return word

    def _learn(self, text: str) -> None:
        """Shape a text and note the glyph of every letter and the advance of every pair."""
        layout = lay_out(Paragraph(text, text, self.key, (), False), WIDEST)
        line = layout.lineAt(0)
        (run,) = (placed(run, line.ascent()) for run in line.glyphRuns())
        ends = [x for x, _ in run.positions[1:]] + [line.horizontalAdvance()]
        for at, (letter, end) in enumerate(zip(text, ends, strict=True)):
            self._glyphs[letter] = run.glyphs[at]
            self._pairs[text[at : at + 2]] = round((end - run.positions[at][0]) * 64)
        self._overhangs[text[-1]] = round((line.naturalTextWidth() - line.horizontalAdvance()) * 64)


@cache
def _plain_face(key: str) -> PlainFace:
    return PlainFace(key)


class _Line(NamedTuple):
    start: int
    end: int
    width: int
    words: list[tuple[int, Word]]  # with the place each starts at, in 1/64 pixels


def extents(paragraph: Paragraph, limit: float) -> list[Extent]:
    """The lines of a paragraph that is wrapped at `limit` pixels of the design size."""
    lines = break_plain(paragraph, limit)
    if lines is None:
        return shaping.extents(paragraph, limit)
    return [_extent(line) for line in lines]


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
    if len(max(pieces, key=len)) > LONGEST_WORD:
        return None
    face = _plain_face(paragraph.main)
    known, space = face.words, face.space
    room = int(min(max(limit, 1.0), WIDEST) * 64)
    lines: list[_Line] = []
    words: list[tuple[int, Word]] = []
    start = at = width = gap = overhang = 0
    for piece in pieces:
        if piece:
            word = known.get(piece) or face.word(piece)
            advance = word.advance
            reach = width + gap + advance
            if reach + word.overhang > room and reach + face.slack > room:
                if advance + word.overhang > room:
                    return None
                lines.append(_Line(start, at, width + overhang, words))
                words, start, width, gap, reach = [], at, 0, 0, advance
            words.append((width + gap, word))
            width, gap, overhang = reach, 0, word.overhang
        at += len(piece) + 1
        gap += space
    lines.append(_Line(start, len(text), width + overhang, words))
    return lines


def _extent(line: _Line) -> Extent:
    above = max([word.above for _, word in line.words])
    below = max([word.below for _, word in line.words])
    return Extent(line.start, line.end, line.width / 64, above, below)


def _shaped(line: _Line, key: str) -> Shaped:
    glyphs: list[int] = []
    positions: list[tuple[float, float]] = []
    blank = _plain_face(key).blank
    at = 0
    for left, word in line.words:
        for space in range(at, left, _plain_face(key).space):
            glyphs.append(blank)
            positions.append((space / 64, 0.0))
        at = left
        for advance in word.advances:
            positions.append((at / 64, 0.0))
            at += advance
        glyphs += word.glyphs
    return Shaped(_extent(line), (Placed(key, tuple(glyphs), tuple(positions)),))

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
from itertools import accumulate, chain, filterfalse, pairwise
from operator import add
from typing import NamedTuple

from PySide6.QtGui import QFontMetricsF, QTextLine

from cjm_desktop.typeset import shaping
from cjm_desktop.typeset.faces import font_of
from cjm_desktop.typeset.paragraphs import Paragraph
from cjm_desktop.typeset.shaping import WIDEST, Extent, Placed, Shaped, ink, lay_out

MOST_WORDS = 50_000  # known words a face and script; then they start anew
LONGEST = 4000  # letters: Qt shapes a longer text in parts
LONGEST_WORD = 60  # letters: a longer one hardly fits a line and is for Qt to break

_LATIN = "A-Za-zÀ-ÖØ-öø-ňŊ-ž"
_GREEK = "ΆΈ-ΊΌΎ-ΡΣ-ώ"
_CYRILLIC = "Ѐ-џ"
_DIGITS = "0123456789"
_NEW_LINE = "\u2028"


def _word_of(letters: str) -> re.Pattern[str]:
    run = f"[{letters}0-9]+"
    word = rf"[(“„\"]?{run}(?:['’.,]{run})*%?\)?[.,;:!?]{{0,3}}[“”\"]?|[&+–]"
    return re.compile(f"(?!.{{{LONGEST_WORD + 1}}})(?:{word})")


# One script a text: where scripts meet, a sign between them belongs to the one before it.
_PLAIN = tuple(_word_of(script) for script in (_LATIN, _GREEK, _CYRILLIC))


class Word(NamedTuple):
    """A word in 1/64 pixels of the design size; ink above and below the baseline in pixels.

    It fits where there is room for `needs`; its ink reaches as far as `reach`, beyond its advance.
    """

    text: str
    advance: int
    needs: int
    reach: int
    above: float
    below: float


class _Vocabulary:
    """The words met so far of one script in one face."""

    def __init__(self, face: "PlainFace", plain: re.Pattern[str]) -> None:
        self._face, self._plain = face, plain
        self._known: dict[str, Word] = {}

    def words(self, pieces: list[str]) -> list[Word] | None:
        """Each piece as a word, or None when one is not a plain word of the script."""
        known = self._known
        new = list(filterfalse(known.__contains__, pieces))
        if new:
            if not all(map(self._plain.fullmatch, new)):
                return None
            if len(known) >= MOST_WORDS:
                known = self._known = {}
                new = pieces
            self._face.add_words(new, known)
        return list(map(known.__getitem__, pieces))


class PlainFace:
    """What is known of one face: letters, pairs of letters, words."""

    def __init__(self, key: str) -> None:
        self.key = key
        self._vocabularies = [_Vocabulary(self, plain) for plain in _PLAIN]
        self._glyphs: dict[str, int] = {}
        self._pairs: dict[str, int] = {}  # the last letter of a word makes a pair with a space
        self._overhangs: dict[str, int] = {}
        self._above: dict[str, float] = {}
        self._below: dict[str, float] = {}
        bearing = QFontMetricsF(font_of(key)).minRightBearing()
        self._slack = -int(min(0.0, bearing) * 64)
        self._learn(["a a"])
        self.space, self.blank = self._pairs[" a"], self._glyphs[" "]

    def words(self, text: str) -> list[Word] | None:
        """The words of a text, or None when it is not plain."""
        pieces = text.split(" ")
        for vocabulary in self._vocabularies:
            found = vocabulary.words(pieces)
            if found is not None:
                return found
        return None

    def add_words(self, texts: list[str], known: dict[str, Word]) -> None:
        """Work out words; Qt is asked only when a pair of letters is new."""
        unknown = []
        for text in texts:
            try:
                known[text] = self._put_together(text)
            except KeyError:
                unknown.append(text)
        if unknown:
            self._learn(unknown)
            known.update((text, self._put_together(text)) for text in unknown)

    def _put_together(self, text: str) -> Word:
        advance, overhang = sum(self.advances(text)), self._overhangs[text[-1]]
        above = max(map(self._above.__getitem__, text))
        below = max(map(self._below.__getitem__, text))
        needs = advance + min(overhang, self._slack)
        return Word(text, advance, needs, advance + overhang, above, below)

    def glyphs(self, text: str) -> Iterator[int]:
        """The glyphs of a known word."""
        return map(self._glyphs.__getitem__, text)

    def advances(self, text: str) -> Iterator[int]:
        """The advance of each letter before the next one.

        Raises:
            KeyError: A pair of letters is new.
        """
        return map(self._pairs.__getitem__, _pairs(text))

    def _learn(self, words: list[str]) -> None:
        """Shape words, each on a line of its own, and note their letters and pairs."""
        words = [*words, *self._new_rows(words)]
        text = _NEW_LINE.join(words)
        layout = lay_out(Paragraph(text, text, self.key, (), False), WIDEST)
        for at, word in enumerate(words):
            self._note(word, layout.lineAt(at))

    def _new_rows(self, words: list[str]) -> list[str]:
        """A digit before all digits where two make a new pair: numbers would bring these one by one."""
        new = {
            one
            for one, two in chain.from_iterable(map(pairwise, words))
            if one in _DIGITS and two in _DIGITS and one + two not in self._pairs
        }
        return ["".join([one + two for two in _DIGITS]) for one in sorted(new)]

    def _note(self, word: str, line: QTextLine) -> None:
        (run,) = line.glyphRuns()
        starts = [place.x() for place in run.positions()]
        ends = [*starts[1:], line.horizontalAdvance()]
        for pair, start, end in zip(_pairs(word), starts, ends, strict=True):
            self._pairs[pair] = round((end - start) * 64)
        for letter, glyph in zip(word, run.glyphIndexes(), strict=True):
            if letter not in self._glyphs:
                above, below = ink(self.key, glyph)
                self._above[letter], self._below[letter] = max(above, 0.0), max(below, 0.0)
                self._glyphs[letter] = glyph
        self._overhangs[word[-1]] = round((line.naturalTextWidth() - line.horizontalAdvance()) * 64)


def _pairs(word: str) -> Iterator[str]:
    """Each letter with the one after it, the last with a space."""
    return map(add, word, word[1:] + " ")


@cache
def _plain_face(key: str) -> PlainFace:
    return PlainFace(key)


def extents(paragraph: Paragraph, limit: float) -> list[Extent]:
    """The lines of a paragraph that is wrapped at `limit` pixels of the design size."""
    return break_plain(paragraph, limit) or shaping.extents(paragraph, limit)


def shape(paragraph: Paragraph, limit: float) -> list[Shaped]:
    """The lines of a paragraph with their glyphs."""
    lines = break_plain(paragraph, limit)
    if lines is None:
        return shaping.shape(paragraph, limit)
    face = _plain_face(paragraph.main)
    return [_shaped(line, paragraph.shown[line.start : line.end], face) for line in lines]


def break_plain(paragraph: Paragraph, limit: float) -> list[Extent] | None:
    """The lines of a plain paragraph, or None when Qt has to do it."""
    text = paragraph.shown
    if paragraph.stretches or not paragraph.main.startswith("Sans") or len(text) > LONGEST:
        return None
    face = _plain_face(paragraph.main)
    words = face.words(text)
    if words is None:
        return None
    space, room = face.space, int(min(max(limit, 1.0), WIDEST) * 64)
    lines: list[Extent] = []
    start = at = left = width = 0
    highest = lowest = 0.0
    for letters, advance, needs, reach, above, below in words:
        if left + needs > room:
            if reach > room:
                return None
            lines.append(Extent(start, at, width / 64, highest, lowest))
            start, left, highest, lowest = at, 0, 0.0, 0.0
        width = left + reach
        left += advance + space
        at += len(letters) + 1
        highest = above if above > highest else highest
        lowest = below if below > lowest else lowest
    lines.append(Extent(start, len(text), width / 64, highest, lowest))
    return lines


def _shaped(line: Extent, text: str, face: PlainFace) -> Shaped:
    glyphs: list[int] = []
    places: list[int] = []
    at = 0
    for word in text.rstrip(" ").split(" "):
        if places:
            glyphs.append(face.blank)
            places.append(at)
            at += face.space
        glyphs += face.glyphs(word)
        places += accumulate(face.advances(word), initial=at)
        at = places.pop()
    positions = tuple([(place / 64, 0.0) for place in places])
    return Shaped(line, (Placed(face.key, tuple(glyphs), positions),))

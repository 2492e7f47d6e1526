"""Which letters a glyph shows, for readers that copy a text glyph by glyph."""

import re
from collections.abc import Iterable
from itertools import groupby

import uharfbuzz as hb

# Scripts whose glyphs are not simply those of their letters: they join, stack and reorder.
_SHAPED = re.compile(
    "[\u0590-\u109f\u1780-\u18af\u1900-\u1c7f\u200c\u200d\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufeff]+"
)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def runs_left(text: str) -> bool:
    """Does any of it run from right to left?

    Readers take the glyphs of such a line as they stand and turn them round themselves. Text given
    for the whole line in its logical order would be turned round too, and no word be found.
    """
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def letters_of(font: hb.Font, texts: Iterable[str]) -> dict[int, str]:
    """Glyph -> letters, as the font shapes these texts."""
    shown: dict[int, str] = {}
    words: set[str] = set()
    letters: set[str] = set()
    for text in texts:
        letters.update(text)
        if not text.isascii():
            words.update(_SHAPED.findall(text))
    for letter in sorted(letters):
        glyph = font.get_nominal_glyph(ord(letter))
        if glyph:
            shown.setdefault(glyph, letter)
    for word in sorted(words):
        for glyph, part in _shaped(font, word):
            shown.setdefault(glyph, part)
    return shown


class Clusters:
    """Cuts the glyphs of a line that runs from right to left into those that show letters together.

    One letter may be several glyphs, and one glyph may be part of many letters: in Arabic the dots
    stand by themselves. A reader has to be told what each group of glyphs shows.
    """

    def __init__(self, font: hb.Font) -> None:
        self._font = font
        self._words: dict[str, tuple[tuple[int, ...], list[tuple[int, str]]]] = {}

    def cut(self, glyphs: tuple[int, ...], text: str) -> list[tuple[int, int, str | None]]:
        """(first, end, letters) of each group, in the order of the glyphs; None: as the glyph says."""
        words = sorted(
            (self._word(word) for word in set(_SHAPED.findall(text))),
            key=lambda word: -len(word[0]),
        )
        groups: list[tuple[int, int, str | None]] = []
        at = 0
        while at < len(glyphs):
            for word, parts in words:
                if word and glyphs[at : at + len(word)] == word:
                    for length, letters in parts:
                        groups.append((at, at + length, letters))
                        at += length
                    break
            else:
                groups.append((at, at + 1, None))
                at += 1
        return groups

    def _word(self, word: str) -> tuple[tuple[int, ...], list[tuple[int, str]]]:
        known = self._words.get(word)
        if known is None:
            known = self._words[word] = _grouped(self._font, word)
        return known


def _grouped(font: hb.Font, word: str) -> tuple[tuple[int, ...], list[tuple[int, str]]]:
    """The glyphs of a word from left to right, and how many of them show which letters."""
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(word)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    infos = buffer.glyph_infos
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(word)], strict=True))
    parts = [
        (len(list(group)), word[cluster : ends[cluster]])
        for cluster, group in groupby(info.cluster for info in infos)
    ]
    return tuple(info.codepoint for info in infos), parts


def _shaped(font: hb.Font, word: str) -> Iterable[tuple[int, str]]:
    """Each glyph with the letters it was made from."""
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS
    buffer.add_str(word)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(zip(starts, [*starts[1:], len(word)], strict=True))
    told: set[int] = set()
    for info in buffer.glyph_infos:
        if info.codepoint and info.cluster not in told:
            told.add(info.cluster)
            yield info.codepoint, word[info.cluster : ends[info.cluster]]

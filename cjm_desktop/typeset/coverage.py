"""Which bundled face draws which character."""

import json
import re
import unicodedata
from bisect import bisect_right
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from cjm_desktop.bundled import resource
from cjm_desktop.typeset.blocks import TextStyle

BOX = "Box-Regular"
EMOJI = "Emoji-Regular"
WEIGHTS = ("Regular", "SemiBold")
BOX_ONE, BOX_TWO = "\ue000", "\U0010fffd"  # the box for a character of one and of two UTF-16 units
CJK = frozenset(f"{name}-{weight}" for name in ("SC", "JP", "KR") for weight in WEIGHTS)

_KANA = re.compile("[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9d]")
_HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")
_SHARED_SIGNS = frozenset("·—―‘’“”‥…")  # as wide as a character among Chinese and Japanese ones
_PICTURE_NEXT = frozenset("\ufe0f\u20e3")  # the character before them is meant as a picture
# Unicode's Default_Ignorable_Code_Point without the soft hyphen, which is drawn at a break, and the
# hangul fillers, which faces have: never drawn, they go with what they stand beside.
_UNSEEN = re.compile(
    "[\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
_SPACES = frozenset(" \u00a0")
_SPACELESS = frozenset(("Emoji-Regular", "Fallback-Regular"))


class Stretch(NamedTuple):
    """A part of a text that one face draws; positions in UTF-16 units."""

    start: int
    length: int
    face: str


def main_face(style: TextStyle) -> str:
    """The face of Latin, Greek and Cyrillic letters in a style."""
    if style.italic:
        return "Sans-Italic" if style.weight < 500 else "Sans-SemiBoldItalic"
    if style.weight < 500:
        return "Sans-Regular"
    return "Sans-SemiBold" if style.weight < 650 else "Sans-Bold"


def faces_in_order(main: str, text: str) -> tuple[str, ...]:
    """The faces to ask for a character, the preferred one first.

    Chinese, Japanese and Korean share characters that each writes a little differently: kana or
    hangul anywhere in the text decide, otherwise Chinese is assumed.
    """
    heavy = main not in ("Sans-Regular", "Sans-Italic")
    upright = "Sans-SemiBold" if heavy else "Sans-Regular"
    weight = "SemiBold" if heavy else "Regular"
    scripts = [f"{name}-{weight}" for name in ("Arabic", "Hebrew", "Devanagari", "Thai")]
    if _KANA.search(text):
        languages = ("JP", "SC", "KR")
    elif _HANGUL.search(text):
        languages = ("KR", "JP", "SC")
    else:
        languages = ("SC", "JP", "KR")
    han = [face for name in languages for face in _weights_of(name, heavy, text)]
    signs = [f"{name}-Regular" for name in ("Fallback", "Emoji", "Symbols", "Symbols2", "Maths")]
    return (main, upright, *scripts, *han, *signs)


def _weights_of(language: str, heavy: bool, text: str) -> list[str]:
    """The semibold face holds common characters only: a text is semibold as a whole or not."""
    regular, semibold = f"{language}-Regular", f"{language}-SemiBold"
    signs = [sign for sign in text if sign >= "\u2e80" and draws(regular, sign)] if heavy else []
    return [semibold, regular] if signs and all(draws(semibold, s) for s in signs) else [regular]


def draws(face: str, character: str) -> bool:
    """Does the face have a glyph for the character?"""
    return bool(bisect_right(_edges()[face], ord(character)) & 1)


@cache
def _edges() -> dict[str, list[int]]:
    """Where each face's covered ranges begin and end, alternately."""
    listing: dict[str, list[int]] = json.loads(resource("fonts", "faces.json").read_bytes())
    return {key: [code + at % 2 for at, code in enumerate(edges)] for key, edges in listing.items()}


@cache
def _first(faces: tuple[str, ...], character: str) -> str:
    return next((face for face in faces if draws(face, character)), BOX)


def stretches(text: str, faces: tuple[str, ...]) -> tuple[str, list[Stretch]]:
    """Which face draws which part of one paragraph.

    Returns the text to be drawn, in which the box stands for every character that no bundled face
    has, and its stretches; both have as many UTF-16 units as the text.
    """
    shown: list[str] = []
    found: list[Stretch] = []
    letters = _letters(faces)
    face, start, at, previous = faces[0], 0, 0, ""
    for character, following in zip_longest(text, text[1:], fillvalue=""):
        wanted = letters.get(character)
        if wanted is None or (following not in letters and following >= "\u0300"):
            wanted = _face_beside(face, previous, character, following)
            wanted = wanted or _face_for(character, following, faces)
            if wanted != BOX and character.isalnum():
                letters[character] = _first(faces, character)
        if wanted != face:
            if at > start:
                found.append(Stretch(start, at - start, face))
            face, start = wanted, at
        shown.append(character if character in letters else _shown(character, face))
        at += 1 if character <= "\uffff" else 2
        previous = character
    if at > start:
        found.append(Stretch(start, at - start, face))
    return "".join(shown), found


@cache
def _letters(faces: tuple[str, ...]) -> dict[str, str]:
    """The faces of letters met so far: whatever stands before a letter, its face is the same."""
    return {}


def _shown(character: str, face: str) -> str:
    """What Qt gets for a character, as many UTF-16 units long."""
    astral = character > "\uffff"
    if _UNSEEN.match(character):
        # Qt cuts the astral ones in two or draws them as missing; two joiners show nothing. The
        # byte order mark would be dropped at the start of a text and shift all places by one.
        hidden = "\u2060" if character == "\ufeff" else character
        return "\u200c\u200c" if astral and face != EMOJI else hidden
    if face == BOX:
        return BOX_TWO if astral else BOX_ONE
    return character


def _face_beside(face: str, previous: str, character: str, following: str) -> str | None:
    """The face of the character before, when the two belong together."""
    if _UNSEEN.match(character):
        return face
    if not previous or face == BOX:
        return None
    together = (
        (previous == "\u200d" and face == EMOJI)
        or (character in _SPACES and face not in _SPACELESS)
        or (character in _SHARED_SIGNS and face in CJK)
        or (is_mark(character) and following != "\u20e3")
    )
    return face if together and draws(face, character) else None


def _face_for(character: str, following: str, faces: tuple[str, ...]) -> str:
    first = _first(faces, character)
    if not following or following < "\u0300":
        return first
    if following in _PICTURE_NEXT:
        return EMOJI if draws(EMOJI, character) else first
    if character in _SHARED_SIGNS:
        beside = _first(faces, following)
        return beside if beside in CJK and draws(beside, character) else first
    if is_mark(following) and not draws(first, following):
        both = (face for face in faces if draws(face, character) and draws(face, following))
        return next(both, first)
    return first


def without_face(text: str) -> frozenset[str]:
    """The characters of a text that no bundled face has: boxes stand in their places."""
    faces = (*faces_in_order("Sans-Regular", text), "JP-Regular", "KR-Regular", "SC-Regular")
    seen = (sign for sign in set(text) if not _UNSEEN.match(sign) and not sign.isspace())
    return frozenset(sign for sign in seen if _first(faces, sign) == BOX)


def is_mark(character: str) -> bool:
    """Does the character stand on, under or beside the letter before it?"""
    return character >= "\u0300" and unicodedata.category(character)[0] == "M"

"""Feelings as people write them in tables: numbers on some scale, signs, faces."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cjm_desktop.domain.numbers import NoNumber, read_number, write_number


class Scale(NamedTuple):
    """The numbers of a scale from the worst to the best."""

    low: float
    high: float

    def mood(self, number: float) -> float:
        """The number as a mood from -2 to +2; one outside the scale goes to its end.

        Moods of another scale are rounded to tenths, which is what the slider has; our own stay as they are.
        """
        inside = max(self.low, min(self.high, number))
        if self == OWN:
            return inside + 0.0
        share = (inside - self.low) / (self.high - self.low)
        return round(share * 4 - 2, 1) + 0.0

    def holds(self, numbers: Iterable[float]) -> bool:
        return all(self.low <= number <= self.high for number in numbers)

    def __str__(self) -> str:
        return f"{write_number(self.low)}..{write_number(self.high)}"


OWN = Scale(-2, 2)
SCALES = (OWN, Scale(1, 5), Scale(1, 10), Scale(0, 10), Scale(-5, 5))

_SAID_SCALE = re.compile(r"(-?\d+)\s*(?:\.\.|…|-|to|bis|/)\s*\+?(-?\d+)")
_SIGNS = {
    **dict.fromkeys(("++", "😀", "😃", "😄", "😁", "😍", "🤩", "😊"), 2.0),
    **dict.fromkeys(("+", "🙂", "☺", "☺️", "😌"), 1.0),
    **dict.fromkeys(("o", "+-", "+/-", "±", "😐", "😶"), 0.0),
    **dict.fromkeys(("-", "🙁", "☹", "☹️", "😕", "😟"), -1.0),
    **dict.fromkeys(("--", "😢", "😞", "😠", "😡", "🤬", "😤", "😩"), -2.0),
}


def read_score(text: str) -> float | None:
    """The number on some scale that a cell holds; None for other text. A mood never counts thousands."""
    try:
        reading = read_number(text, decimal="," if "," in text else ".")
    except NoNumber:
        return None
    return None if reading.unit else reading.value


def read_sign(text: str) -> float | None:
    """The mood of a face or of plus and minus signs."""
    return _SIGNS.get(text.strip().replace("−", "-").replace("–", "-"))


def said_scale(text: str) -> Scale | None:
    """The scale that a lane's name or kind names, as in 'Emotion (1-5)'."""
    found = _SAID_SCALE.search(text.replace("−", "-").replace("–", "-").replace("+", ""))
    if found is None:
        return None
    scale = Scale(float(found[1]), float(found[2]))
    return scale if scale in SCALES else None


def without_scale(text: str) -> str:
    """A lane's name without the scale it names."""
    if said_scale(text) is None:
        return text
    bare = _SAID_SCALE.sub("", text.replace("−", "-"))
    return re.sub(r"[(\[]\s*[+]?\s*[)\]]|[,;:]?\s*$", "", bare).strip() or text


def likely_scale(numbers: Sequence[float], others: Iterable[Sequence[float]] = ()) -> Scale | None:
    """The scale of a row of numbers, or None when they fit none.

    Numbers below zero or above five leave little doubt. Where 1, 2, 2, 1 could stand on any scale, the
    other rows of the table decide: they were most likely filled in on the same one.
    """
    if not numbers:
        return None
    if not _leaves_doubt(numbers):
        return _tightest(numbers)
    sure = {_tightest(row) for row in others if row and not _leaves_doubt(row)} - {None}
    if len(sure) == 1:
        scale = sure.pop()
        if scale is not None and scale.holds(numbers):
            return scale
    return _tightest(numbers)


def _leaves_doubt(numbers: Sequence[float]) -> bool:
    return min(numbers) >= 0 and max(numbers) <= 5


def _tightest(numbers: Sequence[float]) -> Scale | None:
    if min(numbers) >= 1:
        candidates: tuple[Scale, ...] = (Scale(1, 5), Scale(1, 10))
    elif min(numbers) >= 0:
        candidates = (OWN, Scale(0, 10))
    else:
        candidates = (OWN, Scale(-5, 5))
    return next((scale for scale in candidates if scale.holds(numbers)), None)

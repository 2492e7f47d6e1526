"""How people write numbers and dates where a text alone can be read in two ways."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Habits:
    """`decimal`: the sign before decimals, '.' or ','. `day_first`: whether 3/4/2026 is the third of April."""

    decimal: str = "."
    day_first: bool = True


class AskedHabits(Habits):
    """The same, asked for when a text is met that can be read in two ways: most can not."""

    _ask: Callable[[], Habits]

    def __init__(self, ask: Callable[[], Habits]) -> None:
        object.__setattr__(self, "_ask", ask)

    @property
    def decimal(self) -> str:
        return self._ask().decimal

    @property
    def day_first(self) -> bool:
        return self._ask().day_first


USUAL = Habits()
"""Where nobody says what the machine's are."""


def even_out(text: str) -> str:
    """A text with the digits, blanks and minus signs of ASCII, whatever kind of them was typed."""
    return "".join(map(_even, text)).strip()


def _even(letter: str) -> str:
    if letter.isascii():
        return " " if letter.isspace() else letter
    if letter.isdecimal():
        return str(int(letter))
    if letter.isspace():
        return " "
    return _SAME.get(letter, letter)


_SAME = {
    **dict.fromkeys("−–‐‑﹣－", "-"),
    **dict.fromkeys("＋﹢", "+"),
    **dict.fromkeys("’‘＇", "'"),
    **dict.fromkeys("．", "."),
    **dict.fromkeys("，٫", ","),
    **dict.fromkeys("／⁄", "/"),
    **dict.fromkeys("％٪", "%"),
    "٬": "'",
    **dict.fromkeys("\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff", ""),
}

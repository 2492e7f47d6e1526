"""Fractional ranks: an order by strings, where a place between any two neighbours always exists.

Moving one record writes one row, and two copies of a file can be merged by id.
Ranks are base-62 fractions without the leading '0.', never ending in '0'; compare them as strings.
The idea: David Greenspan, "Implementing Fractional Indexing", Observable 2020.
"""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
RANK_PATTERN = r"^[0-9A-Za-z]*[1-9A-Za-z]$"


def rank_between(low: str | None, high: str | None) -> str:
    """A rank above `low` and below `high`; None stands for the open end.

    Raises:
        ValueError: `low` is not below `high`.
    """
    below, above = low or "", high
    if above is not None and below >= above:
        raise ValueError(f"no rank between {low!r} and {high!r}")
    prefix = ""
    while True:
        position = len(prefix)
        a = DIGITS.index(below[position]) if position < len(below) else 0
        b = DIGITS.index(above[position]) if above is not None and position < len(above) else 62
        if above is not None and position >= len(above):
            b = 0
        if b - a > 1:
            # Near an open end take a small step, so that ten thousand appended records keep short ranks.
            middle = a + 1 if above is None and a else (a + b) // 2
            return prefix + DIGITS[middle]
        prefix += DIGITS[a]
        if b - a == 1:
            above = None


def ranks_between(low: str | None, high: str | None, count: int) -> list[str]:
    """`count` ascending ranks between two neighbours, spread evenly so that all stay short."""
    if count <= 0:
        return []
    middle = rank_between(low, high)
    left = (count - 1) // 2
    return [
        *ranks_between(low, middle, left),
        middle,
        *ranks_between(middle, high, count - 1 - left),
    ]

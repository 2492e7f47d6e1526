"""The one way to read a day that a person wrote, and to write one.

What `read_day` understands: `2026-11-12`, `12.11.2026`, `12/11/26`, `12 Nov 2026`, `November 12th, 2026`,
`12. November`, `20261112`, `2026年11月12日`, each with a time of day, which is left out. A year of two digits is one
from 1969 to 2068.

`3/4/2026` can mean two days. These rules decide, in this order, and what they decided is in `ReadDay.how`: a number
above 12 is a day; a point puts the day first (`3.4.2026`); then what the other dates of the same table show
(`shown_day_first`); then the habits of the machine.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cjm_desktop.domain.habits import USUAL, Habits, even_out
from cjm_desktop.domain.months import MONTHS, month_of

_TIME = r"(?:[t ,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?(?: ?z| ?[+-]\d{2}:?\d{2})?)?"
_YEAR = r"(?P<year>\d{4}|'?\d{2})"
_ORDINAL = r"(?:st|nd|rd|th|\.|er|º|°)?"
_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4}) ?[-/.年] ?(?P<month>\d{1,2}) ?[-/.月] ?(?P<day>\d{1,2})日?"
)
_IN_ONE = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})")
_NUMBERS = re.compile(
    rf"(?P<one>\d{{1,2}}) ?(?P<sign>[./-]) ?(?P<two>\d{{1,2}})(?: ?(?P=sign) ?{_YEAR})?\.?"
)
_DAY_MONTH = re.compile(
    rf"(?P<day>\d{{1,2}}){_ORDINAL}[ \-/]*(?:of |de |di )?(?P<word>[^\W\d_]+)\.?(?:[ ,\-/]*(?:de |del )?{_YEAR})?"
)
_MONTH_DAY = re.compile(
    rf"(?P<word>[^\W\d_]+)\.?[ \-/]*(?P<day>\d{{1,2}}){_ORDINAL}(?:[ ,\-/]+{_YEAR})?"
)
_YEAR_WORD = re.compile(r"(?P<year>\d{4})[ \-/]*(?P<word>[^\W\d_]+)\.?[ \-/]*(?P<day>\d{1,2})")
_WEEKDAY = re.compile(r"^[^\W\d_]{2,12}[.,]* ")
_WORDS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
_SERIAL_0 = date(1899, 12, 30)
_PIVOT = 69


class NoDay(ValueError):
    """Says what a text is instead of a day: words that go on from 'this is ...'."""


@dataclass(frozen=True, slots=True)
class ReadDay:
    """A day as it was read.

    `how`: the rule by which it was read, where the text alone does not say it all. `shows`: whether the text proves
    that here the day comes first (True) or the month (False).
    """

    value: date
    how: str = ""
    shows: bool | None = None


def read_day(
    text: str,
    habits: Habits = USUAL,
    day_first: bool | None = None,
    today: date | None = None,
    *,
    serials: bool = False,
) -> ReadDay:
    """Read a day.

    Args:
        day_first: What other dates of the same table show, None for nothing.
        today: Whose year a day without a year gets; None refuses such days.
        serials: Whether numbers like 46387 are the days that spreadsheet programs count.

    Raises:
        NoDay: It is none, or a day that does not exist.
    """
    said = " ".join(even_out(text).casefold().split())
    if today is not None and said in _WORDS:
        return ReadDay(today + timedelta(_WORDS[said]))
    if serials and said.isdecimal() and _FIRST_SERIAL <= int(said) <= _LAST_SERIAL:
        return ReadDay(_SERIAL_0 + timedelta(int(said)), "a spreadsheet’s count of days")
    bare = re.sub(f"{_TIME}$", "", said)
    timed = (
        "" if re.fullmatch(r"[t ,0:.z+-]*", said[len(bare) :]) else "the time of day is left out"
    )
    read = _read(bare, habits, day_first, today)
    return replace(read, how=", ".join(filter(None, (read.how, timed))))


def shown_day_first(texts: Iterable[str]) -> bool | None:
    """Whether the dates of one table show that the day comes first; None where they show nothing, or both."""
    shown = set()
    for text in texts:
        try:
            shown.add(read_day(text).shows)
        except NoDay:
            continue
    shown.discard(None)
    return shown.pop() if len(shown) == 1 else None


def write_day(day: date) -> str:
    """'12 Nov 2026', the same on every machine; `read_day` reads the same day again."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _read(said: str, habits: Habits, day_first: bool | None, today: date | None) -> ReadDay:
    """Read a text without a time of day; a weekday in front may say what it likes."""
    try:
        return _read_bare(said, habits, day_first, today)
    except NoDay:
        bare = _WEEKDAY.sub("", said)
        if bare == said:
            raise
        return _read_bare(bare, habits, day_first, today)


def _read_bare(said: str, habits: Habits, day_first: bool | None, today: date | None) -> ReadDay:
    """As `_read`, of a text without a weekday."""
    found = _YEAR_FIRST.fullmatch(said) or _IN_ONE.fullmatch(said)
    if found is not None:
        return ReadDay(_day(int(found["year"]), int(found["month"]), int(found["day"])))
    found = _NUMBERS.fullmatch(said)
    if found is not None:
        return _numbers(found, habits, day_first, today)
    for shape in (_DAY_MONTH, _MONTH_DAY, _YEAR_WORD):
        found = shape.fullmatch(said)
        month = month_of(found["word"]) if found is not None else 0
        if found is not None and month:
            return ReadDay(_day(_year(found["year"], today), month, int(found["day"])))
    raise NoDay("no date")


def _numbers(
    found: re.Match[str], habits: Habits, day_first: bool | None, today: date | None
) -> ReadDay:
    """Two small numbers and perhaps a year: which of them is the day?"""
    one, two, sign = int(found["one"]), int(found["two"]), found["sign"]
    if found["year"] is None and sign == "-":
        raise NoDay("no date")
    year = _year(found["year"], today)
    if one > 12 or two > 12:
        first = one > 12
        return ReadDay(_day(year, two, one) if first else _day(year, one, two), "", first)
    if sign == ".":
        return ReadDay(_day(year, two, one), "", True)
    known = day_first is not None
    first = bool(day_first) if known else habits.day_first
    read = ReadDay(_day(year, two, one) if first else _day(year, one, two))
    if one == two:
        return read
    place = "the day" if first else "the month"
    how = f"{place} comes first {'in this table' if known else 'where nothing else is said'}"
    return replace(read, how=how)


def _year(said: str | None, today: date | None) -> int:
    if said is None:
        if today is None:
            raise NoDay("a day without a year")
        return today.year
    year = int(said.lstrip("'"))
    if len(said) == 4:
        return year
    return year + (1900 if year >= _PIVOT else 2000)


def _day(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12 or not 1 <= day <= 31 or year < 1000:
        raise NoDay("no date")
    try:
        return date(year, month, day)
    except ValueError:
        raise NoDay(f"a day that {MONTHS[month - 1]} {year} does not have") from None

"""Dates as people write them are read one way."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.domain.dates import NoDay, read_day, shown_day_first, write_day
from cjm_desktop.domain.habits import Habits

TODAY = date(2026, 11, 25)
DAY_FIRST, MONTH_FIRST = Habits(day_first=True), Habits(day_first=False)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-11-12", "12.11.2026", "12.11.26", "12. 11. 2026", "2026/11/12", "2026.11.12", "20261112"),
        *("12 Nov 2026", "12 nov 26", "12-Nov-2026", "12. November 2026", "November 12th, 2026", "Nov 12, 2026"),
        *("Thu, 12 Nov 2026", "Thursday, 12 November 2026", "12th of November 2026", "2026 Nov 12"),
        *("12 novembre 2026", "12 de noviembre de 2026", "2026年11月12日", "１２.１１.２０２６"),
        *("2026-11-12T00:00:00", "2026-11-12 10:00", "2026-11-12T23:59:59Z", "12.11.2026 00:00"),
        *("12.11.", "12 Nov", "November 12"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("habits", [DAY_FIRST, MONTH_FIRST])
def test_it_is_understood_everywhere(text: str, habits: Habits) -> None:
    assert read_day(text, habits, today=TODAY).value == date(2026, 11, 12)


@pytest.mark.parametrize(
    ("text", "day_first", "month_first"),
    [
        ("3/4/2026", date(2026, 4, 3), date(2026, 3, 4)),
        ("03-04-26", date(2026, 4, 3), date(2026, 3, 4)),
        ("31/12/2026", date(2026, 12, 31), date(2026, 12, 31)),
        ("12/31/2026", date(2026, 12, 31), date(2026, 12, 31)),
        ("3.4.2026", date(2026, 4, 3), date(2026, 4, 3)),
    ],
)
def test_two_meanings_are_decided_by_the_machine(
    text: str, day_first: date, month_first: date
) -> None:
    assert read_day(text, DAY_FIRST).value == day_first
    assert read_day(text, MONTH_FIRST).value == month_first
    assert bool(read_day(text, DAY_FIRST).how) == (day_first != month_first)


def test_other_dates_of_a_table_decide_before_the_machine() -> None:
    assert shown_day_first(["31/12/2026", "3/4/2026"]) is True
    assert shown_day_first(["12/31/2026", "3/4/2026", "no date"]) is False
    assert shown_day_first(["31/12/2026", "12/31/2026"]) is None
    read = read_day("3/4/2026", DAY_FIRST, day_first=False)
    assert read.value == date(2026, 3, 4)
    assert "in this table" in read.how


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31.2.2026", "a day that February 2026 does not have"),
        ("29 Feb 2025", "a day that February 2025 does not have"),
        ("5", "no date"),
        ("46387", "no date"),
        ("Mai 2026", "no date"),
        ("13/13/2026", "no date"),
        ("12.11.0026", "no date"),
        ("", "no date"),
        ("soon", "no date"),
    ],
)
def test_what_is_no_day_says_why(text: str, reason: str) -> None:
    with pytest.raises(NoDay, match=reason):
        read_day(text, today=TODAY)


def test_what_only_a_table_or_only_a_person_writes() -> None:
    assert read_day("46387", serials=True).value == date(2026, 12, 31)
    assert read_day("tomorrow", today=TODAY).value == date(2026, 11, 26)
    with pytest.raises(NoDay, match="without a year"):
        read_day("12.11.")


def test_a_time_of_day_is_said_to_be_left_out() -> None:
    assert read_day("2026-11-12 10:00").how == "the time of day is left out"
    assert read_day("2026-11-12T00:00:00").how == ""


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from([DAY_FIRST, MONTH_FIRST]))
def test_what_is_written_is_read_back_the_same(day: date, habits: Habits) -> None:
    assert read_day(write_day(day), habits).value == day
    assert read_day(day.isoformat(), habits).value == day


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    said = ""
    try:
        said = read_day(text, today=TODAY).value.isoformat()
    except NoDay as error:
        said = str(error)
    assert said

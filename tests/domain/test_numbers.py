"""Numbers as people write them are read one way, and written so that they are read back the same."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.domain.habits import Habits
from cjm_desktop.domain.numbers import (
    MOST,
    NoNumber,
    read_number,
    read_whole,
    shown_decimal,
    write_number,
)

POINT, COMMA = Habits("."), Habits(",")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("12.4k", 12_400, ""),
        ("12,4 k", 12_400, ""),
        ("72 %", 72, "%"),
        ("72%", 72, "%"),
        ("+41", 41, ""),
        ("−1.5 d", -1.5, "d"),
        ("- 3", -3, ""),
        ("18 000", 18_000, ""),
        ("18\u202f000", 18_000, ""),
        ("18\u00a0000,5", 18_000.5, ""),
        ("1’234’567.5", 1_234_567.5, ""),
        ("1.234,5", 1234.5, ""),
        ("1,234.5", 1234.5, ""),
        ("1.234.567", 1_234_567, ""),
        ("12,34,567.5", 1_234_567.5, ""),
        ("0.125", 0.125, ""),
        ("0,500", 0.5, ""),
        ("1200.500", 1200.5, ""),
        (".5", 0.5, ""),
        ("1.23457e+06 EUR", 1_234_570, "EUR"),
        ("1.2e-05 %", 0.000012, "%"),
        ("€ 3,5 Mio", 3_500_000, "€"),
        ("5 M€", 5_000_000, "€"),
        ("$-5", -5, "$"),
        ("US$1,200.50", 1200.5, "US$"),
        ("300 K", 300, "K"),
        ("12kg", 12, "kg"),
        ("5 m2", 5, "m2"),
        ("5 kg CO2", 5, "kg CO2"),
        ("１２．５", 12.5, ""),
        ("٣٫٥", 3.5, ""),
    ],
)
@pytest.mark.parametrize("habits", [POINT, COMMA])
def test_it_is_understood_everywhere(text: str, value: float, unit: str, habits: Habits) -> None:
    reading = read_number(text, habits)
    assert (reading.value, reading.unit, reading.exact) == (value, unit, True)


@pytest.mark.parametrize(
    "text",
    [
        *("", "-", "k", "€", "nan", "inf", "-inf", "Infinity", "15k0", "15 k0", "15 0", "1 2 3", "--3", "1.2.3"),
        *("1,2,3", "5-10", "1/2", "12:30", "1_000", "0x10", "½", "²", "€5 $", "12 (5)", "5.", "about 5", "1" * 61),
    ],
)  # fmt: skip
def test_what_is_no_number_is_said_to_be_none(text: str) -> None:
    with pytest.raises(NoNumber, match="no number"):
        read_number(text)


@pytest.mark.parametrize("text", ["1e400", "1e999999", "9" * 20, "1e16", "2 000 000 Mrd", "1e-400"])
def test_what_cannot_be_kept_is_refused(text: str) -> None:
    with pytest.raises(NoNumber, match=r"beyond|too close"):
        read_number(text)


def test_digits_that_cannot_be_kept_are_said() -> None:
    assert not read_number("3.14159265358979323846").exact
    assert "rounded" in read_number("3.14159265358979323846").how
    assert read_number("0.1").exact


@pytest.mark.parametrize(
    ("text", "habits", "decimal", "value"),
    [
        ("1.200", POINT, "", 1.2),
        ("1.200", COMMA, "", 1200),
        ("1,200", POINT, "", 1200),
        ("1,200", COMMA, "", 1.2),
        ("1.200", POINT, ",", 1200),
        ("1.200", COMMA, ".", 1.2),
        ("1.200 €", POINT, "", 1200),
        ("1,200 USD", COMMA, "", 1200),
        ("1,789 €", POINT, ",", 1.789),
    ],
)
def test_two_meanings_are_decided_by_table_money_and_machine(
    text: str, habits: Habits, decimal: str, value: float
) -> None:
    reading = read_number(text, habits, decimal)
    assert reading.value == value
    assert reading.how


def test_a_table_shows_its_decimal_sign() -> None:
    assert shown_decimal(["1.200", "3,5 %", "no figure"]) == ","
    assert shown_decimal(["1.200", "1,200.5"]) == "."
    assert shown_decimal(["3,5", "3.5"]) == ""
    assert shown_decimal(["1.200", "7"]) == ""


def test_whole_numbers_have_bounds() -> None:
    assert read_whole("1 000 000", 0, 1_000_000).value == 1_000_000
    with pytest.raises(NoNumber, match="whole"):
        read_whole("1.5", 0, 10)
    with pytest.raises(NoNumber, match="outside 0 to 1,000"):
        read_whole("-1", 0, 1_000)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1_234_567.0, "1234567"),
        (1_250_000.5, "1250000.5"),
        (1.2e-05, "0.000012"),
        (-0.0, "0"),
        (-0.5, "-0.5"),
        (1e22, "10000000000000000000000"),
        (12, "12"),
    ],
)
def test_numbers_are_written_with_all_their_digits(value: float, written: str) -> None:
    assert write_number(value) == written
    assert float(written) == value


def test_groups_and_signs_of_the_machine() -> None:
    assert write_number(-1_234_567.25, ",", ".") == "-1.234.567,25"
    assert write_number(0.25, ",", " ") == "0,25"
    assert write_number(-0.25, group=" ") == "-0.25"


@given(
    st.floats(min_value=-MOST, max_value=MOST).filter(lambda v: v == 0 or abs(v) > 1e-15),
    st.sampled_from([POINT, COMMA]),
)
def test_what_is_written_is_read_back_the_same(value: float, habits: Habits) -> None:
    reading = read_number(write_number(value, habits.decimal), habits)
    assert reading.value == value
    assert reading.exact


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    said, value = "", math.nan
    try:
        value = read_number(text).value
    except NoNumber as error:
        said = str(error)
    assert said or math.isfinite(value)

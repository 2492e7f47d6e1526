"""The one way to read a number that a person wrote, and to write one so that it is read back the same.

What `read_number` understands: `18 000`, `18'000`, `1.234,5`, `1,234.5`, `+41`, `−1.5 d`, `72 %`, `12.4k`, `€ 3.5 Mio`,
`1.2e-05`. A point or comma before exactly three digits, as in `1.200`, can mean two things. These rules decide, in this
order, and what they decided is in `Reading.how`:

1. what the text itself shows: `0.125`, `1200.500`, `1.200,5`, `1.200.000` leave no doubt;
2. what the other figures of the same table show (`shown_decimal`);
3. money (`1.200 €`, `1,200 USD`) has two decimals, not three: thousands;
4. the habits of the machine, or those that the form of a file shows.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cjm_desktop.domain.habits import USUAL, Habits, even_out

MOST = 10**15
"""Figures up to here keep every digit; what is beyond is refused."""

_LEAST_POWER = -20
_LONGEST = 60
_CODES = (
    "AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KES KRW MAD MXN MYR NGN"
    " NOK NZD PEN PHP PLN RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR"
)
_MONEY = frozenset(_CODES.split())
_POWERS = {
    **dict.fromkeys(("k", "tsd", "thousand"), 3),
    **dict.fromkeys(("mio", "mn", "mln", "million", "millions", "millionen"), 6),
    **dict.fromkeys(("mrd", "bn", "billion", "billions", "milliarde", "milliarden"), 9),
}
_ATTACHED = {"K": 3, "M": 6, "B": 9}
"""Read as powers only right behind the digits: '300 K' may be degrees."""

_SHAPE = re.compile(
    r"(?P<sign>[+-]?) ?(?P<before>[^\d+\-.,' ]{0,3}) ?(?P<inner>[+-]?) ?"
    r"(?P<body>[.,]?\d(?:[\d.,' ]*\d)?)(?P<power>[eE][+-]?\d{1,6})?(?P<after>.*)"
)
_AFTER = re.compile(r"(?P<gap> *)(?P<word>[^\W\d_]*)(?P<dot>\.?)(?P<rest>.*)")
_UNIT = re.compile(r"[^\W\d_%][^\d<>=:;!?\"()]{0,19}|[%‰°/][^\d<>=:;!?\"()]{0,19}")
_UNIT_WITH_POWER = re.compile(r"(?:[^\W\d_/ ]+[23]?[ /]?){1,4}")
_GROUPS = re.compile(r"\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*|\d{1,2}(?:,\d{2})+,\d{3}")


class NoNumber(ValueError):
    """Says what a text is instead of a number: words that go on from 'this is ...'."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as it was read.

    `how`: the rule by which it was read, where the text alone does not say it all; '' where it does.
    `shows`: the decimal sign that this text proves, '' for none. `exact`: whether every digit could be kept.
    """

    value: float
    unit: str = ""
    how: str = ""
    shows: str = ""
    exact: bool = True


def read_number(text: str, habits: Habits = USUAL, decimal: str = "") -> Reading:
    """Read a number with its unit.

    Args:
        decimal: The decimal sign that other figures of the same table show, '' for none.

    Raises:
        NoNumber: It is none, or one that cannot be kept.
    """
    said = even_out(text)
    found = _SHAPE.fullmatch(said) if len(said) <= _LONGEST else None
    if found is None or (found["sign"] and found["inner"]):
        raise NoNumber("no number")
    before = found["before"]
    if before and not is_money(before):
        raise NoNumber("no number")
    power, unit, spelled = _power_and_unit(found["after"])
    if before and unit and unit != before:
        raise NoNumber("no number")
    unit = unit or before
    exponent = found["power"] or ""
    digits, shows, how = _digits(found["body"], unit, habits, decimal, bool(exponent))
    sign = "-" if "-" in (found["sign"], found["inner"]) else ""
    value, exact = _kept(Decimal(f"{sign}{digits}{exponent}"), power)
    hows = [how, spelled, "written out" if exponent else "", "" if exact else "rounded"]
    return Reading(value, unit, ", ".join(filter(None, hows)), shows, exact)


def read_whole(text: str, least: int, most: int, habits: Habits = USUAL) -> Reading:
    """Read a whole number between two bounds.

    Raises:
        NoNumber: It is none, or outside.
    """
    reading = read_number(text, habits)
    if reading.value != int(reading.value):
        raise NoNumber("no whole number")
    if not least <= reading.value <= most:
        raise NoNumber(f"outside {least:,} to {most:,}")
    return reading


def shown_decimal(texts: Iterable[str]) -> str:
    """The decimal sign that figures of one table show; '' where they show none, or both."""
    shown = set()
    for text in texts:
        try:
            shown.add(read_number(text).shows)
        except NoNumber:
            continue
    shown.discard("")
    return shown.pop() if len(shown) == 1 else ""


def write_number(value: float, decimal: str = ".", group: str = "") -> str:
    """All digits of a number, never with an exponent; `read_number` reads the same number again.

    Args:
        group: What stands between groups of three digits, '' for nothing.
    """
    exact = Decimal(value) if isinstance(value, int) else Decimal(repr(value))
    plain = f"{exact:f}"
    whole, _, part = plain.partition(".")
    part = part.rstrip("0")
    if group:
        whole = f"{int(whole):,}".replace(",", group) if whole not in ("-0", "0") else whole
    if whole == "-0" and not part:
        whole = "0"
    return f"{whole}{decimal}{part}" if part else whole


def write_plainly(value: float) -> str:
    """As `write_number`, for files: read as the same number by everybody's habits, whatever unit follows.

    '1.234' could mean two things, '1.2340' cannot.
    """
    written = write_number(value)
    whole, _, part = written.partition(".")
    return f"{written}0" if len(part) == 3 and 1 <= len(whole.lstrip("-")) <= 3 else written


def is_money(unit: str) -> bool:
    """Whether a unit is a currency: a sign as in '€' and 'US$', or a code of ISO 4217."""
    sign = unicodedata.category(unit[-1]) == "Sc" if unit else False
    return unit.upper() in _MONEY or (sign and (len(unit) == 1 or unit[:-1].isalpha()))


def _power_and_unit(after: str) -> tuple[int, str, str]:
    """The power of ten and the unit that follow the digits, and how the power was spelled."""
    if not after.strip():
        return 0, "", ""
    found = _AFTER.fullmatch(after)
    assert found is not None  # every part of it may be empty
    word, rest = found["word"], found["rest"].strip()
    power = _POWERS.get(word if len(word) == 1 else word.casefold(), 0)
    if not power and (not found["gap"] or is_money(rest)):
        power = _ATTACHED.get(word, 0)
    if not power:
        return 0, _unit(after), ""
    return power, _unit(f" {rest}") if rest else "", f"{word} is {_POWER_WORDS[power]}"


_POWER_WORDS = {3: "a thousand", 6: "a million", 9: "a thousand million"}


def _unit(after: str) -> str:
    unit = after.strip()
    squared = after.startswith(" ") and len(unit) <= 20 and _UNIT_WITH_POWER.fullmatch(unit)
    if not squared and not _UNIT.fullmatch(unit) and not is_money(unit):
        raise NoNumber("no number")
    return unit


def _digits(
    body: str, unit: str, habits: Habits, decimal: str, powered: bool
) -> tuple[str, str, str]:
    """The digits with a point, the decimal sign they prove, and the rule that was needed."""
    blanks = {sign for sign in body if sign in "' "}
    signs = [sign for sign in body if sign in ".,"]
    how = ""
    if not signs:
        point = shows = ""
    elif len(set(signs)) == 2 or (len(signs) == 1 and blanks):
        point = shows = signs[-1]
    elif len(signs) > 1:
        point, shows = "", "," if signs[0] == "." else "."
    else:
        point, shows, how = _one_sign(body, signs[0], unit, habits, decimal, powered)
    whole, _, part = body.rpartition(point) if point else (body, "", "")
    if not part.isdecimal() and point:
        raise NoNumber("no number")
    if not whole.isdecimal() and whole and not _GROUPS.fullmatch(whole):
        raise NoNumber("no number")
    bare = "".join(filter(str.isdecimal, whole))
    return f"{bare or '0'}.{part or '0'}", shows, how


def _one_sign(
    body: str, sign: str, unit: str, habits: Habits, decimal: str, powered: bool
) -> tuple[str, str, str]:
    """As `_digits`, where the only sign is one point or comma: the decimal sign, or '' for thousands."""
    whole, part = body.split(sign)
    other = "," if sign == "." else "."
    if len(part) != 3 or not 1 <= len(whole) <= 3 or whole[0] == "0" or powered:
        return sign, sign, ""
    if decimal:
        how = f"“{decimal}” is the decimal sign of this table"
        return (sign, "", how) if decimal == sign else ("", "", how)
    if is_money(unit):
        return "", other, "three digits after the sign are thousands where it is money"
    how = f"“{habits.decimal}” is the decimal sign where nothing else is said"
    return (sign, "", how) if habits.decimal == sign else ("", "", how)


def _kept(exact: Decimal, power: int) -> tuple[float, bool]:
    """A number as it is kept, and whether all its digits are."""
    if exact and exact.adjusted() + power > 16:
        raise NoNumber(f"beyond {MOST:,}")
    if exact and exact.adjusted() < _LEAST_POWER:
        raise NoNumber("too close to 0 to be kept")
    exact = exact.scaleb(power)
    if abs(exact) > MOST:
        raise NoNumber(f"beyond {MOST:,}")
    value = float(exact) + 0.0
    return value, Decimal(repr(value)) == exact


def counted(number: int, one: str, many: str) -> str:
    """'1 card', '2,000 cards': both words are given whole, for no rule makes one of the other in every language."""
    return f"{number:,} {one if number == 1 else many}"

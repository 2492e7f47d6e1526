"""Values as they come in from outside, whatever door they take: texts, numbers, lists and objects."""

import json
import math
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NoReturn, TypeVar

from pydantic_core import PydanticCustomError

from cjm_desktop.domain.limits import MAX_DEPTH, MAX_TEXT, MAX_TOGETHER, MAX_WHOLE

T = TypeVar("T")

UNFIT = "unfit"
"""The type of pydantic’s errors whose words are ours."""
AS_A_DAY = "write a date as 2026-11-25"
_BREAKS = str.maketrans({"\r": "\n", "\v": "\n", "\f": "\n"})
_CONTROL = {code: None for code in range(32) if chr(code) not in "\n\t"} | {127: None}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_FEW, _SHORT = 16, 1_000  # so many texts of so many letters are far from too much together
_NUMBER = 8  # letters that a number, a list or an object counts as


def clean_text(value: object) -> object:
    """Text as it can be stored and drawn: one kind of line end, no control characters.

    Lone surrogates, which no encoding can hold, become the replacement character.
    """
    if not isinstance(value, str) or value.isprintable():
        return value
    text = value.replace("\r\n", "\n").translate(_BREAKS).translate(_CONTROL)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def clean_values(values: object) -> dict[Any, Any]:
    """An object of JSON with every text in it clean and every number one that any program can read.

    Raises:
        PydanticCustomError: Something in it can be neither stored nor read back.
    """
    if not isinstance(values, Mapping):
        raise _unfit("this is no object with names and values")
    if _is_plain(values):
        return dict(values)
    found = {clean_text(name): clean_value(value, str(name)) for name, value in values.items()}
    if len(found) < len(values):
        raise _unfit("two names in it are one without their control characters")
    return check_together(found)


def _is_plain(values: Mapping[Any, Any]) -> bool:
    """Whether nothing in it needs a closer look: a few short printable texts, as nearly every record has."""
    if len(values) > _FEW:
        return False
    for name, value in values.items():
        if type(value) is str:
            if len(value) > _SHORT or not value.isprintable():
                return False
        elif type(value) in (int, float):
            if not -MAX_WHOLE <= value <= MAX_WHOLE:  # which no NaN is
                return False
        elif value is not None and type(value) is not bool:
            return False
        if type(name) is not str or len(name) > _SHORT or not name.isprintable():
            return False
    return True


def check_day(value: object) -> object:
    """A day as every file holds it; numbers, which may mean any day, and times of day are none.

    Raises:
        PydanticCustomError: It is none.
    """
    if isinstance(value, str):
        if not _DAY.fullmatch(value):
            raise _unfit(AS_A_DAY)
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise _unfit(f"the calendar has no such day; {AS_A_DAY}") from None
    if value is None or type(value) is date:
        return value
    raise _unfit(AS_A_DAY)


def check_together(values: T) -> T:
    """Check that values fit into one record together.

    Raises:
        PydanticCustomError: They do not.
    """
    if size_of(values) > MAX_TOGETHER:
        raise _unfit(f"all this together may have {MAX_TOGETHER:,} letters; shorten it")
    return values


def clean_extra(value: Any) -> Any:
    """A value of a field that a newer version added."""
    return clean_value(value)


def clean_value(value: Any, name: str = "", depth: int = 1) -> Any:
    """One value of JSON; `name` is the field that holds it, to be said where the caller cannot.

    Raises:
        PydanticCustomError: It can be neither stored nor read back.
    """
    if isinstance(value, str):
        if len(value) > MAX_TEXT:
            raise _unfit(f"{_said(name)} has {len(value):,} letters, and {MAX_TEXT:,} are the most")
        return clean_text(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        _check_number(value, name)
        return value
    if depth >= MAX_DEPTH:
        raise _unfit(f"{_said(name)} is nested too deeply: {MAX_DEPTH} levels are the most")
    if isinstance(value, Mapping):
        return {clean_text(k): clean_value(v, name, depth + 1) for k, v in value.items()}
    if isinstance(value, Sequence):
        return [clean_value(part, name, depth + 1) for part in value]
    raise _unfit(f"{_said(name)} is neither text nor number")


def _check_number(value: float, name: str) -> None:
    if isinstance(value, float):
        if not math.isfinite(value):
            raise _unfit(f"{_said(name)} is {value}, which is no number")
    elif abs(value) > MAX_WHOLE:
        raise _unfit(f"{_said(name)} is larger than any number can be ({MAX_WHOLE:,})")


def size_of(value: Any) -> int:
    """How many letters a value of JSON counts as; its JSON text has at most four bytes a letter."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Mapping):
        parts = sum(len(name) + size_of(part) for name, part in value.items())
        return parts + _NUMBER * (1 + len(value))
    if isinstance(value, list | tuple):
        return sum(map(size_of, value)) + _NUMBER * (1 + len(value))
    return _NUMBER


def _unfit(reason: str) -> PydanticCustomError:
    # Braces would be taken for places to fill in.
    return PydanticCustomError(UNFIT, "{reason}", {"reason": reason})


def _said(name: str) -> str:
    if not name:
        return "this"
    return f"“{name if len(name) <= 40 else name[:39] + '…'}”"


def parse_json(text: str | bytes) -> Any:
    """What a JSON text from outside says; halves of letters in it stay and are for the caller to mend.

    Raises:
        ValueError: It is no JSON, holds what is no number, an object with one key twice, or is too deep.
    """
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_refuse_constant,
            parse_float=_finite,
            parse_int=_whole,
        )
    except RecursionError as error:
        raise ValueError("its lists are nested too deeply") from error


def has_half_letters(value: Any) -> bool:
    """Whether a value of JSON holds half of a letter that takes two, which no encoding can hold."""
    if isinstance(value, str):
        return not value.isprintable() and any("\ud800" <= letter <= "\udfff" for letter in value)
    if isinstance(value, Mapping):
        return any(has_half_letters(part) for pair in value.items() for part in pair)
    return isinstance(value, list) and any(map(has_half_letters, value))


def may_have_half_letters(text: str) -> bool:
    """Whether it is worth looking: the text of a value spells surrogates by their numbers."""
    return _SURROGATE.search(text) is not None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        twice = next(name for name, _ in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        raise ValueError(f"an object has the key “{twice[:60]}” twice")
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(f"{digits[:40]} is too large a number")
    return number


def _whole(digits: str) -> int:
    if len(digits) > 20:
        raise ValueError(f"a number has {len(digits):,} digits")
    return int(digits)

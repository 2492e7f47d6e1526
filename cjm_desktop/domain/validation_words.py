"""What does not fit a record, in the words of this program: pydantic's own speak to programmers."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cjm_desktop.domain.limits import MAX_IDS, MAX_TAGS, MAX_TEXT
from cjm_desktop.domain.values import AS_A_DAY, UNFIT
from cjm_desktop.errors import UserError


def word_validation(error: ValidationError, *, where: str = "") -> UserError:
    """One sentence from pydantic's account of what does not fit, without repeating the text itself."""
    return UserError(f"{where + ': ' if where else ''}{place_and_reason(error)}.")


def word_refusal(error: ValidationError) -> UserError:
    """As `word_validation`, for who sees the text in its field: what is too long is said without its place."""
    if _first(error)["type"] not in ("too_long", "string_too_long"):
        return word_validation(error)
    reason = reason_alone(error)
    return UserError(f"{reason[:1].upper()}{reason[1:]}.")


def place_and_reason(error: ValidationError) -> str:
    """Where the first value that does not fit stands, and why it does not: 'votes: write a number from 0 on'."""
    path = _path(_first(error))
    place = ".".join(path[:3]) + (" …" if len(path) > 3 else "")
    return f"{place}: {reason_alone(error)}" if place else reason_alone(error)


def reason_alone(error: ValidationError) -> str:
    """Why the first value that does not fit does not."""
    first = _first(error)
    kind, context = first["type"], first.get("ctx", {})
    if kind == UNFIT:
        return first["msg"]
    if kind in _WORDED:
        return _WORDED[kind](context, _path(first))
    wanted = (words for begin, words in _WANTED.items() if kind.startswith(begin))
    return next(wanted, "this does not fit here")


def _first(error: ValidationError) -> ErrorDetails:
    return error.errors(include_url=False, include_input=False)[0]


def _path(first: ErrorDetails) -> list[str]:
    return [str(part) for part in first["loc"]]


def _form(_context: Mapping[str, Any], path: list[str]) -> str:
    """A field of an id is named `..._id`; one of a list of ids has its place in it behind."""
    name = next((part for part in reversed(path) if not part.isdecimal()), "")
    return _FORMS.get(name, _FORMS["id"])


def _too_long(_context: Mapping[str, Any], path: list[str]) -> str:
    most = MAX_TAGS if path[-1:] == ["tags"] else MAX_IDS
    return f"a list may have {most:,} entries; shorten it"


_FORMS = {
    "id": "an id is a UUID of 36 letters, all small",
    "colour": "a colour is written as #RRGGBB",
    "rank": "a rank is made of digits and letters and does not end in 0",
}
_WORDED: Mapping[str, Callable[[Mapping[str, Any], list[str]], str]] = {
    "missing": lambda *_: "this is missing",
    "too_long": _too_long,
    "string_too_long": lambda *_: (
        f"a text may have {MAX_TEXT:,} letters; shorten it or split it over several cards"
    ),
    "string_pattern_mismatch": _form,
    "enum": lambda context, _: f"write one of {context['expected']}",
    "literal_error": lambda context, _: f"write one of {context['expected']}",
    "greater_than_equal": lambda context, _: f"write a number from {context['ge']:g} on",
    "less_than_equal": lambda context, _: f"write a number up to {context['le']:g}",
    "greater_than": lambda context, _: f"write a number above {context['gt']:g}",
    "less_than": lambda context, _: f"write a number below {context['lt']:g}",
}
_WANTED = {
    "string": "write a text",
    "int": "write a whole number",
    "float": "write a number",
    "finite": "write a number",
    "bool": "write true or false",
    "tuple": "write a list",
    "list": "write a list",
    "dict": "write an object with names and values",
    "model": "write an object with names and values",
    "date": AS_A_DAY,
}
"""By how pydantic's name of an error begins."""

"""The fields of the lane kinds as columns of a table."""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from cjm_desktop.domain.records import Evidence

if TYPE_CHECKING:
    from cjm_desktop.lanes import CardFields

_ELSEWHERE = {"channel_id", "answers"}
"""Fields that point at records: tables say the record's name instead."""


@cache
def _models() -> dict[str, dict[str, "type[CardFields]"]]:
    """The models that know a field, by field and lane kind."""
    from cjm_desktop.lanes import lane_kinds  # draws with Qt: not for those who only list formats

    found: dict[str, dict[str, type[CardFields]]] = {}
    for key, kind in lane_kinds().items():
        for name in kind.fields.model_fields:
            if name not in _ELSEWHERE:
                found.setdefault(name, {})[key] = kind.fields
    return found


def kind_columns() -> tuple[str, ...]:
    """The columns that hold fields of some lane kind, in the order of the kinds."""
    return tuple(_models())


def read_kind_field(kind: str, name: str, said: str) -> tuple[Any, str]:
    """The value a cell says, as it stands in `card.fields`, and what is wrong with it ('' when nothing is).

    A card keeps fields of other kinds, so a field that its own kind lacks is read as the kind that has it.
    """
    models = _models()[name]
    model = models.get(kind) or next(iter(models.values()))
    last = ""
    for attempt in (said, said.casefold().replace(" ", "_"), said.replace(",", "."), _iso(said)):
        try:
            read = model.model_validate({name: attempt})
        except ValidationError as error:
            last = last or error.errors()[0]["msg"].lower()
        else:
            return read.model_dump(mode="json")[name], ""
    return None, last


def _iso(said: str) -> str:
    """A day as spreadsheets write it where the day comes first, 31.12.2026, as 2026-12-31."""
    return _DAY.sub(lambda day: f"{day[3]}-{day[2]:0>2}-{day[1]:0>2}", said)


def read_common(name: str, said: str) -> tuple[Any, str]:
    """As `read_kind_field`, for the fields that cards of all kinds have."""
    if name == "votes":
        return (
            (int(said), "") if said.isdecimal() and len(said) < 7 else (None, "no number of votes")
        )
    if name == "evidence":
        word = said.casefold().replace(" ", "_")
        return (
            (word, "")
            if word in set(Evidence)
            else (None, "one of " + ", ".join(filter(None, Evidence)))
        )
    return (said, "") if _COLOUR.fullmatch(said) else (None, "a colour is #RRGGBB")


_DAY = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def say_kind_field(value: Any) -> str:
    """A value of `card.fields` as a cell."""
    if isinstance(value, bool):
        return "true" if value else ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return "" if value is None else str(value)

"""The fields of the lane kinds as columns of a table."""

import re
import types
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import ValidationError

from cjm_desktop.domain.dates import NoDay
from cjm_desktop.domain.lane_kinds import CardFields, capabilities, capabilities_of
from cjm_desktop.domain.numbers import NoNumber, write_plainly
from cjm_desktop.domain.records import Evidence
from cjm_desktop.domain.validation_words import reason_alone
from cjm_desktop.formats._grid_readings import Readings

_MOST_VOTES = 1_000_000


class ReadField(NamedTuple):
    """The values that a cell says, as they stand in `card.fields`, and what is wrong with it ('' when nothing is).

    A figure with a unit says two of them.
    """

    values: dict[str, Any]
    trouble: str = ""


@cache
def _models() -> dict[str, dict[str, type[CardFields]]]:
    """The models that know a field, by field and lane kind."""
    found: dict[str, dict[str, type[CardFields]]] = {}
    for key, kind in capabilities().items():
        pointing = {reference.field for reference in kind.references}
        for name in kind.fields.model_fields.keys() - pointing:
            found.setdefault(name, {})[key] = kind.fields
    order = [name for kind in capabilities().values() for name in kind.fields.model_fields]
    return {name: found[name] for name in dict.fromkeys(order) if name in found}


def kind_columns() -> tuple[str, ...]:
    """The columns that hold fields of some lane kind, in the order of the kinds."""
    return tuple(_models())


def column_of(field: str) -> str:
    """The column of a field: one that points at records is called as they are."""
    return field.removesuffix("_ids").removesuffix("_id")


@cache
def own_columns(kind: str) -> tuple[str, ...]:
    """The columns of a lane kind's fields."""
    return tuple(map(column_of, capabilities_of(kind).fields.model_fields))


def columns_of(wanted: type) -> tuple[str, ...]:
    """The columns whose cells are numbers (`float`) or days (`date`)."""
    return tuple(
        name
        for name, models in _models().items()
        if issubclass(_plain(next(iter(models.values())).model_fields[name].annotation), wanted)
    )


def read_kind_field(readings: Readings, kind: str, name: str, said: str) -> ReadField:
    """Read a cell of a column.

    A card keeps fields of other kinds, so a field that its own kind lacks is read as the kind that has it.
    """
    models = _models()[name]
    model = models.get(kind) or next(iter(models.values()))
    info = model.model_fields[name]
    try:
        value, unit = _value(readings, _plain(info.annotation), said)
    except (NoNumber, NoDay) as error:
        return ReadField({}, str(error))
    extra = info.json_schema_extra
    partner = extra.get("unit_field") if isinstance(extra, dict) else None
    if unit and not partner:
        return ReadField({}, f"“{unit}” does not belong here")
    try:
        read = model.model_validate({name: value})
    except ValidationError as error:
        return ReadField({}, reason_alone(error))
    values = {name: read.model_dump(mode="json")[name]}
    return ReadField({**values, str(partner): unit} if unit else values)


def read_common(readings: Readings, name: str, said: str) -> ReadField:
    """As `read_kind_field`, for the fields that cards of all kinds have."""
    if name == "votes":
        return _votes(readings, said)
    if name == "evidence":
        word = said.casefold().replace(" ", "_")
        known = word in set(Evidence)
        wanted = "one of " + ", ".join(filter(None, Evidence))
        return ReadField({name: word}) if known else ReadField({}, wanted)
    fits = _COLOUR.fullmatch(said)
    return ReadField({name: said}) if fits else ReadField({}, "a colour is #RRGGBB")


_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def say_kind_field(value: Any) -> str:
    """A value of `card.fields` as a cell."""
    if isinstance(value, bool):
        return "true" if value else ""
    if isinstance(value, int | float):
        return write_plainly(value)
    return "" if value is None else str(value)


def _votes(readings: Readings, said: str) -> ReadField:
    try:
        reading = readings.number(said)
    except NoNumber as error:
        return ReadField({}, str(error))
    whole = reading.value == int(reading.value) and not reading.unit
    if not whole or not 0 <= reading.value <= _MOST_VOTES:
        return ReadField({}, "no number of votes")
    return ReadField({"votes": int(reading.value)})


def _value(readings: Readings, plain: type, said: str) -> tuple[Any, str]:
    """What a cell says by the type of its column, and the unit behind a number."""
    if issubclass(plain, bool) or not issubclass(plain, int | float | date):
        return (said if plain is str else said.casefold().replace(" ", "_")), ""
    if issubclass(plain, date):
        return readings.day(said), ""
    reading = readings.number(said)
    return reading.value, reading.unit


def _plain(annotation: Any) -> type:
    """The type behind Annotated and Optional."""
    if get_origin(annotation) is Annotated:
        return _plain(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return _plain(next(part for part in get_args(annotation) if part is not type(None)))
    return annotation if isinstance(annotation, type) else str


Read = Callable[[Readings, str, str], ReadField]

"""Records as rows and rows as records."""

import json
from collections.abc import Iterable, Sequence
from functools import cache, partial
from itertools import chain, islice
from typing import Any, NamedTuple

from pydantic import ValidationError

from cjm_desktop.domain.record import EXTRA, Record, counted_fields, validated
from cjm_desktop.domain.records import RECORD_TYPES
from cjm_desktop.domain.validation_words import place_and_reason
from cjm_desktop.domain.values import (
    has_half_letters,
    may_have_half_letters,
    parse_json,
    size_of,
)
from cjm_desktop.storage.columns import MORE, column_name, is_json
from cjm_desktop.storage.deadline import Deadline

Row = dict[str, Any]

_REQUIRED = object()
_BETWEEN_LOOKS = 16
_LONG = 500  # letters of JSON: what a card has is far shorter
_AT_ONCE = 1000
"""Rows that are looked at column by column: few enough to stay in the processor's memory."""


class Read(NamedTuple):
    """Records of one kind, and the letters that they have together."""

    records: list[Record]
    letters: int


def row_of(record: Record) -> Row:
    """A record as column -> value; fields of a newer version go together into the column `more`."""
    kind = record.KIND
    values = record.model_dump(mode="json")
    row: Row = {}
    for field in type(record).model_fields:
        value = values.pop(field)
        row[column_name(kind, field)] = _written(kind, field, value)
    row[MORE] = _written(kind, MORE, values)
    return row


def records_of(
    kind: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], deadline: Deadline
) -> Read:
    """The records of one table, validated.

    Raises:
        ValueError: A value does not fit its field, a column that holds JSON holds something else, or it takes
            too long.
    """
    records: list[Record] = []
    letters: list[int] = []
    parts = deadline.in_batches(rows, _AT_ONCE)
    fields = chain.from_iterable(_fields(kind, columns, part, deadline, letters) for part in parts)
    try:
        while some := list(islice(fields, _BETWEEN_LOOKS)):
            deadline.check()  # a hostile value takes its time when it is validated
            records += validated(RECORD_TYPES[kind], some)
    except ValidationError as error:
        raise ValueError(f"{kind}: {place_and_reason(error)}") from error
    return Read(records, sum(letters))


def _fields(
    kind: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    deadline: Deadline,
    letters: list[int],
) -> Iterable[Row]:
    """The fields of each record; those that are as in a new record are left out.

    Most fields of most records are, and a field that is left out costs next to nothing. Letters are counted here,
    where the texts of a column lie together: asking the records for them takes ten times as long.
    """
    record, usual, counted = RECORD_TYPES[kind], _usual(kind), counted_fields(RECORD_TYPES[kind])
    field_of = {column_name(kind, field): field for field in record.model_fields}
    kept: dict[str, Sequence[Any]] = {}
    for column, cells in zip(columns, zip(*rows, strict=True), strict=True):
        field = field_of.get(column, column)
        if field not in usual or cells.count(_written(kind, field, usual[field])) < len(cells):
            kept[field], size = _values(kind, field, cells, deadline)
            if (EXTRA if field == MORE else field) in counted:
                letters.append(size)
    unless = [(field, usual.get(field, _REQUIRED)) for field in kept]
    found = (
        # `strict` takes a quarter of the time here, and a row has as many cells as there are columns.
        {field: value for (field, default), value in zip(unless, row) if value != default}  # noqa: B905
        for row in zip(*kept.values(), strict=True)
    )
    return map(partial(_with_more, record), found) if MORE in kept else found


@cache
def _usual(kind: str) -> Row:
    """The fields of a new record that need not be said, and no fields of a newer version."""
    return {**RECORD_TYPES[kind].model_construct().model_dump(mode="json"), MORE: {}}


def _values(
    kind: str, field: str, cells: Sequence[Any], deadline: Deadline
) -> tuple[Sequence[Any], int]:
    """The values of one column and their letters: what repeats is parsed once, and a parent's id is kept once."""
    if _stands_as_json(kind, field):
        parsed = {text: _from_json(text, deadline) for text in dict.fromkeys(cells)}
        sizes = {text: size_of(value) if value else 0 for text, value in parsed.items()}
        return [parsed[text] for text in cells], sum(map(sizes.__getitem__, cells))
    if field.endswith("_id"):
        known: dict[Any, Any] = {}
        return list(map(known.setdefault, cells, cells)), 0
    return cells, _letters_in(cells)


def _letters_in(cells: Sequence[Any]) -> int:
    try:
        return sum(map(len, cells))
    except TypeError:  # numbers, or texts among which some are missing
        return sum(len(cell) for cell in cells if isinstance(cell, str))


def _written(kind: str, field: str, value: Any) -> Any:
    """A value as it stands in its column."""
    return _json_text(value) if _stands_as_json(kind, field) else value


def _stands_as_json(kind: str, field: str) -> bool:
    return field == MORE or is_json(kind, field)


def _with_more(record: type[Record], fields: Row) -> Row:
    """The fields with those of a newer version among them."""
    more = fields.pop(MORE, {})
    if not isinstance(more, dict):
        raise ValueError(f"column {MORE}: not an object")
    for name, value in more.items():
        if name in fields or name in record.model_fields:
            raise ValueError(f"column {MORE}: {name} stands twice")
        fields[name] = value
    return fields


def _from_json(text: object, deadline: Deadline) -> Any:
    if not isinstance(text, str):
        raise ValueError("not a text where JSON is expected")
    if len(text) > _LONG:
        deadline.check()
    value = parse_json(text)
    if may_have_half_letters(text) and has_half_letters(value):
        raise ValueError("a text holds half of a letter")
    return value


def _json_text(value: object) -> str:
    """JSON that a person can search."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)

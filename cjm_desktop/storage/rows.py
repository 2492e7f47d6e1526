"""Records as rows and rows as records."""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from pydantic import ValidationError

from cjm_desktop.domain.project import RECORD_TYPES
from cjm_desktop.domain.record import Record
from cjm_desktop.storage.columns import MORE, column_name, is_json

Row = dict[str, Any]


def row_of(record: Record) -> Row:
    """A record as column -> value; fields of a newer version go together into the column `more`."""
    kind = record.KIND
    values = record.model_dump(mode="json")
    row: Row = {}
    for field in type(record).model_fields:
        value = values.pop(field)
        row[column_name(kind, field)] = _json_text(value) if is_json(kind, field) else value
    row[MORE] = _json_text(values)
    return row


def records_of(kind: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[Record]:
    """The records of one table, validated.

    Raises:
        ValueError: A value does not fit its field, or a column that holds JSON holds something else.
    """
    make, record = _maker(kind, tuple(columns)), RECORD_TYPES[kind]
    try:
        return [record.model_validate(make(row)) for row in rows]
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise ValueError(f"{kind}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    except RecursionError as error:
        raise ValueError(f"{kind}: a value is nested too deeply") from error


@cache
def _maker(kind: str, columns: tuple[str, ...]) -> Callable[[Sequence[Any]], Row]:
    """A function from a row, its columns in this order, to the fields of the record."""
    field_of = {column_name(kind, f): f for f in RECORD_TYPES[kind].model_fields}
    fields = [field_of.get(column, column) for column in columns]
    lists = [i for i, c in enumerate(columns) if c == MORE or is_json(kind, fields[i])]
    json_fields = [(fields[i], i) for i in lists if fields[i] != MORE]
    more_at = columns.index(MORE)

    def make(row: Sequence[Any]) -> Row:
        values: Row = dict(zip(fields, row, strict=True))
        for field, place in json_fields:
            # Most cards have no tags and no fields of their own; ten thousand calls saved.
            text = row[place]
            values[field] = [] if text == "[]" else {} if text == "{}" else _from_json(text)
        del values[MORE]
        if row[more_at] != "{}":
            _add_more(values, row[more_at])
        return values

    return make


def _add_more(values: Row, text: object) -> None:
    more = _from_json(text)
    if not isinstance(more, dict):
        raise ValueError(f"column {MORE}: not an object")
    for name, value in more.items():
        if name in values:
            raise ValueError(f"column {MORE}: {name} stands twice")
        values[name] = value


def _from_json(text: object) -> Any:
    if not isinstance(text, str):
        raise ValueError("not a text where JSON is expected")
    return json.loads(text)


def _json_text(value: object) -> str:
    """JSON that a person can search; escaped only where it holds what UTF-8 cannot."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"))
    return text

"""The tables as SQLAlchemy knows them: one a record kind, a column a field.

They follow from the records, so a new field of a record is a new column here by itself; the newest
migration must then create that column, which a test checks. See SCHEMA.md for what a person reads.
"""

import types
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from sqlalchemy import Column, Float, ForeignKey, Integer, MetaData, Table, Text

from cjm_desktop.domain.project import RECORD_TYPES
from cjm_desktop.domain.record import Record

MORE = "more"
"""The column that holds fields this version does not know, as a JSON object."""

_TABLE_NAMES = {"marker": "emotion_marker"}
_COLUMN_NAMES = {("channel", "group"): "channel_group", ("persona", "values"): "personal_values"}
"""Fields whose names are words of SQL; everything else has the field's name."""

_REFERENCES = {
    ("stage", "map_id"): "map",
    ("step", "stage_id"): "stage",
    ("lane", "map_id"): "map",
    ("lane", "persona_id"): "persona",
    ("card", "lane_id"): "lane",
    ("card", "step_id"): "step",
    ("card", "until_id"): "step",
    ("marker", "persona_id"): "persona",
    ("marker", "step_id"): "step",
}


def table_name(kind: str) -> str:
    """The table of a record kind."""
    return _TABLE_NAMES.get(kind, kind)


def column_name(kind: str, field: str) -> str:
    """The column of a field."""
    return _COLUMN_NAMES.get((kind, field), field)


@cache
def tables() -> Mapping[str, Table]:
    """The tables by record kind, parents first."""
    metadata = MetaData()
    found = {kind: _table_of(kind, record, metadata) for kind, record in RECORD_TYPES.items()}
    Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text))
    return found


@cache
def is_json(kind: str, field: str) -> bool:
    """Whether a field stands in its column as JSON text: lists and objects do."""
    known = RECORD_TYPES[kind].model_fields.get(field)
    return known is not None and _plain_type(known.annotation) in (tuple, Mapping)


def _table_of(kind: str, record: type[Record], metadata: MetaData) -> Table:
    columns = [_column_of(kind, field, record) for field in record.model_fields]
    return Table(table_name(kind), metadata, *columns, Column(MORE, Text, nullable=False))


def _column_of(kind: str, field: str, record: type[Record]) -> Column[Any]:
    annotation = record.model_fields[field].annotation
    plain = _plain_type(annotation)
    sql_type = Float() if plain is float else Integer() if plain in (int, bool) else Text()
    parent = _REFERENCES.get((kind, field))
    reference = (
        [ForeignKey(f"{table_name(parent)}.id", deferrable=True, initially="DEFERRED")]
        if parent
        else []
    )
    return Column(
        column_name(kind, field),
        sql_type,
        *reference,
        primary_key=field == "id",
        nullable=_may_be_none(annotation),
    )


def _may_be_none(annotation: Any) -> bool:
    return get_origin(annotation) in (Union, types.UnionType) and type(None) in get_args(annotation)


def _plain_type(annotation: Any) -> type:
    """The Python type behind Annotated, Optional, NewType and enums."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _plain_type(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return _plain_type(next(a for a in get_args(annotation) if a is not type(None)))
    if (
        origin is tuple
        or origin is Mapping
        or (isinstance(origin, type) and issubclass(origin, Mapping))
    ):
        return tuple if origin is tuple else Mapping
    if isinstance(annotation, type) and issubclass(annotation, Enum | date):
        return str
    return annotation if isinstance(annotation, type) else str

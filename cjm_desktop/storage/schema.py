"""The tables as SQLAlchemy knows them: one a record kind, a column a field.

They follow from the records, so a new field of a record is a new column here by itself; the newest
migration must then create that column, which a test checks. See SCHEMA.md for what a person reads.
"""

import types
from collections.abc import Mapping
from functools import cache
from typing import Any, Union, get_args, get_origin

from sqlalchemy import Column, Float, ForeignKey, Integer, MetaData, Table, Text

from cjm_desktop.domain.record import Record
from cjm_desktop.domain.records import RECORD_TYPES
from cjm_desktop.domain.references import single
from cjm_desktop.storage.columns import MORE, column_name, plain_type, table_name


@cache
def tables() -> Mapping[str, Table]:
    """The tables by record kind, parents first."""
    metadata = MetaData()
    found = {kind: _table_of(kind, record, metadata) for kind, record in RECORD_TYPES.items()}
    Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text))
    return found


def _table_of(kind: str, record: type[Record], metadata: MetaData) -> Table:
    columns = [_column_of(kind, field, record) for field in record.model_fields]
    return Table(table_name(kind), metadata, *columns, Column(MORE, Text, nullable=False))


def _column_of(kind: str, field: str, record: type[Record]) -> Column[Any]:
    annotation = record.model_fields[field].annotation
    plain = plain_type(annotation)
    sql_type = Float() if plain is float else Integer() if plain in (int, bool) else Text()
    reference = [
        ForeignKey(f"{table_name(pointing.to)}.id", deferrable=True, initially="DEFERRED")
        for pointing in single(kind)
        if pointing.field == field
    ]
    return Column(
        column_name(kind, field),
        sql_type,
        *reference,
        primary_key=field == "id",
        nullable=_may_be_none(annotation),
    )


def _may_be_none(annotation: Any) -> bool:
    return get_origin(annotation) in (Union, types.UnionType) and type(None) in get_args(annotation)

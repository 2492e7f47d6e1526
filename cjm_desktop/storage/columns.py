"""What the tables and columns of the records are called, and which hold JSON; needs no SQLAlchemy.

Reading a document needs no more than this, so that one who only looks at a map loads no SQLAlchemy: 0.2 s and 14 MB.
"""

import types
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from cjm_desktop.domain.record import StoredAs
from cjm_desktop.domain.records import RECORD_TYPES

MORE = "more"
"""The column that holds fields this version does not know, as a JSON object."""


def table_name(kind: str) -> str:
    """The table of a record kind."""
    return RECORD_TYPES[kind].TABLE or kind


@cache
def column_name(kind: str, field: str) -> str:
    """The column of a field."""
    known = RECORD_TYPES[kind].model_fields.get(field)
    stored = (mark.column for mark in known.metadata if isinstance(mark, StoredAs)) if known else ()
    return next(iter(stored), field)


@cache
def is_json(kind: str, field: str) -> bool:
    """Whether a field stands in its column as JSON text: lists and objects do."""
    known = RECORD_TYPES[kind].model_fields.get(field)
    return known is not None and plain_type(known.annotation) in (tuple, Mapping)


def plain_type(annotation: Any) -> type:
    """The Python type behind Annotated, Optional, NewType and enums."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return plain_type(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return plain_type(next(a for a in get_args(annotation) if a is not type(None)))
    if (
        origin is tuple
        or origin is Mapping
        or (isinstance(origin, type) and issubclass(origin, Mapping))
    ):
        return tuple if origin is tuple else Mapping
    if isinstance(annotation, type) and issubclass(annotation, Enum | date):
        return str
    return annotation if isinstance(annotation, type) else str

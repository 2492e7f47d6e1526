"""Names of things: one UUID a record, written as 36 characters."""

import re
import uuid
from typing import NamedTuple

ID_PATTERN = r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"


_ID = re.compile(ID_PATTERN)


def is_id(text: str) -> bool:
    """Is it written as an id is?"""
    return _ID.fullmatch(text) is not None


def new_id() -> str:
    """A fresh random UUID; two copies of a file can be merged because ids never meet by chance."""
    return str(uuid.uuid4())


class Ref(NamedTuple):
    """Points at one record: its kind ('card', 'stage', 'step', 'lane', 'marker' ...) and its id."""

    kind: str
    id: str

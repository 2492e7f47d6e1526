"""Reading a composed document back before it may replace another: what the reader would refuse is never written.

Everything is read from the bytes: header, structure, pages, rows. Rows that were read before and proved good are not
taken apart again, so proving the next version of a map costs what changed in it.
"""

import secrets
import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cjm_desktop.collector import collector_paused
from cjm_desktop.domain.changes import difference
from cjm_desktop.domain.project import Project, project_of_kinds
from cjm_desktop.domain.record import Record
from cjm_desktop.domain.records import RECORD_TYPES
from cjm_desktop.domain.rules import check_change, check_project
from cjm_desktop.errors import UserError
from cjm_desktop.storage.deadline import Deadline
from cjm_desktop.storage.digest import Digest, hashed_rows
from cjm_desktop.storage.errors import NotReadable, WouldNotOpen
from cjm_desktop.storage.header import LENGTH, check_header
from cjm_desktop.storage.meta import DIGEST, read_meta
from cjm_desktop.storage.migrations import CURRENT, MIGRATIONS
from cjm_desktop.storage.raw import KIND_OF, Bounds, Row, check_structure, columns_of
from cjm_desktop.storage.reading import opened, reason_of, revision_in
from cjm_desktop.storage.rows import records_of

_NAME = Path("the document")
_SECONDS = 10.0
"""Five times what opening may take: here it is only a net under the limits, and must refuse no slow machine its map."""

Known = dict[str, dict[Any, str]]
"""Kind -> what stands for a row that was read -> the id of its record."""


def placeholder() -> str:
    """What stands in a document in the place of its digest until it was read back; it stands there once."""
    return secrets.token_hex(32)


class ReadBack:
    """Reads versions of one map back, one after the other; may be called from any thread."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._known: Known = {}
        self._project: Project | None = None

    def signed(self, data: bytes, unsigned: str, own: Project) -> bytes:
        """The document with its digest in the place of `unsigned`, after all of it was read.

        Args:
            own: The project in memory: what was read and is the same as there is kept once.

        Raises:
            WouldNotOpen: The reader refuses it; says why.
        """
        with self._guard:
            try:
                return self._signed(data, unsigned.encode(), own)
            except (NotReadable, UserError) as error:
                raise WouldNotOpen(str(error)) from error
            except (sqlite3.Error, ValueError, TypeError, OverflowError) as error:
                raise WouldNotOpen(reason_of(error)) from error

    def _signed(self, data: bytes, unsigned: bytes, own: Project) -> bytes:
        check_header(data[:LENGTH], len(data), _NAME, CURRENT)
        deadline = Deadline(_SECONDS)
        with collector_paused(), opened(data, deadline) as connection:
            check_structure(connection, MIGRATIONS[-1])
            digest = self._prove(connection, Bounds(len(data), deadline), deadline, own)
            meta = read_meta(connection)
        revision_in(meta)
        place = data.find(unsigned)
        if meta.get(DIGEST, "").encode() != unsigned or data.find(unsigned, place + 1) >= 0:
            raise ValueError("it cannot be signed")
        signed = bytearray(data)
        # Letters for as many letters: nothing else of what was read is touched.
        signed[place : place + len(unsigned)] = digest.encode()
        return bytes(signed)

    def _prove(
        self, connection: sqlite3.Connection, bounds: Bounds, deadline: Deadline, own: Project
    ) -> str:
        """Read every row, check those that are new and all that points at or from them; returns the digest."""
        digest = Digest()
        last, known = self._project, dict(self._known)
        now = project_of_kinds(dict.fromkeys(RECORD_TYPES, ())) if last is None else last
        for table in MIGRATIONS[-1].tables:
            digest.table(table)
            rows = _digested(table, bounds.rows(connection, table), digest)
            kind = KIND_OF.get(table)
            if kind is None:
                deque(rows, maxlen=0)
                continue
            seen = _Seen(kind, rows, known.get(kind, {}))
            records = records_of(kind, columns_of(connection, table), seen.fresh, deadline).records
            now = now.put(*_shared(records, own)).drop(
                kind, *(seen.gone - {record.id for record in records})
            )
            known[kind] = seen.known(records)
            if len(now.table(kind)) != seen.count:
                raise ValueError(f"two {kind}s are one")
        if last is None:
            check_project(now)
        else:
            check_change(now, difference(last, now))
        self._known, self._project = known, now
        return digest.result()


def _digested(table: str, rows: Iterable[list[Row]], digest: Digest) -> Iterator[list[Row]]:
    for some in rows:
        digest.rows(hashed_rows(table, some))
        yield some


def _shared(records: Iterable[Record], own: Project) -> Iterator[Record]:
    """The records as they are in memory, where they are the same."""
    for record in records:
        mine = own.find(record.KIND, record.id)
        yield mine if mine is not None and mine == record else record


class _Seen:
    """The rows of one table: those that were not read before, and the ids of records whose rows are gone."""

    def __init__(self, kind: str, rows: Iterable[list[Row]], before: Mapping[Any, str]) -> None:
        key_of = _key_of(kind)
        keys: list[Any] = []
        fresh: list[tuple[Any, Row]] = []
        for some in rows:
            some_keys = list(map(key_of, some))
            keys += some_keys
            fresh += [pair for pair in zip(some_keys, some, strict=True) if pair[0] not in before]
        self._before, self._keys = before, [key for key, _ in fresh]
        self._lost = before.keys() - set(keys) if len(keys) - len(fresh) < len(before) else set()
        self.count = len(keys)
        self.fresh = [row for _, row in fresh]
        self.gone = {before[key] for key in self._lost}

    def known(self, records: Sequence[Record]) -> dict[Any, str]:
        """What stands for the rows now; `records` are those of the fresh ones."""
        now = dict(self._before)
        for key in self._lost:
            del now[key]
        now.update(zip(self._keys, (record.id for record in records), strict=True))
        return now


def _key_of(kind: str) -> Callable[[Row], Any]:
    """What stands for a row: its hash, which is small; a marker itself, for the hashes of -1 and -2 are the same."""
    return _itself if kind == "marker" else hash


def _itself(row: Row) -> Row:
    return row

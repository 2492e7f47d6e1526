"""Changes that leave the memory: in a file without a name, which goes with the process."""

import errno
import pickle
import tempfile
import threading
import weakref
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.changes import Change
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.record import Record, validated
from cjm_desktop.domain.records import RECORD_TYPES


class Place(NamedTuple):
    """Bytes of the file."""

    offset: int
    length: int


class Shelf:
    """Takes changes and gives them back. Nobody else can write to the file, so pickled values in it are ours."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder`: where the file is made when it is needed; None is the system's temporary folder."""
        self._folder = folder
        self._file: IO[bytes] | None = None
        self._guard = threading.Lock()  # a large step is fetched beside the window

    def put(self, change: Change, selection: Selection) -> Place:
        """Write a change and what was selected.

        Raises:
            OSError: The disk does not take it.
        """
        data = pickle.dumps((_packed(change), selection.refs), pickle.HIGHEST_PROTOCOL)
        with self._guard:
            if self._file is None:
                folder = self._folder
                self._file = tempfile.TemporaryFile(prefix="cjm-", dir=folder)  # noqa: SIM115  # closed below
                weakref.finalize(self, self._file.close)
            offset = self._file.seek(0, 2)
            self._file.write(data)
            self._file.flush()
        return Place(offset, len(data))

    def get(self, place: Place, project: Project) -> tuple[Change, Selection]:
        """What was put there; `project` is the one behind the change, as it was then.

        Raises:
            OSError: The disk does not give it back.
        """
        assert self._file is not None, "what was put there has made the file"
        with self._guard:
            self._file.seek(place.offset)
            data = self._file.read(place.length)
        if len(data) < place.length:
            raise OSError(errno.EIO, "it has been cut short")
        change, refs = pickle.loads(data)
        return _unpacked(project, change), Selection(refs)


class _Before(NamedTuple):
    """What was different in a record before: its fields, and those of a newer version if they differed."""

    kind: str
    id: str
    fields: dict[str, Any]
    extra: dict[str, Any] | None


def _packed(change: Change) -> tuple[list[Ref], list[_Before], list[tuple[str, dict[str, Any]]]]:
    """What has to be known to go back from the project behind the change, as plain values."""
    return (
        [Ref(record.KIND, record.id) for record in change.added],
        [_differing(before, after) for before, after in change.updated],
        [(r.KIND, {**_known(r), **(r.model_extra or {})}) for r in change.removed],
    )


def _known(record: Record) -> dict[str, Any]:
    return {name: getattr(record, name) for name in type(record).model_fields}


def _differing(before: Record, after: Record) -> _Before:
    now, extra = _known(after), dict(before.model_extra or {})
    fields = {name: value for name, value in _known(before).items() if value != now[name]}
    return _Before(before.KIND, before.id, fields, None if extra == after.model_extra else extra)


def _unpacked(project: Project, packed: Any) -> Change:
    """The change, as the project behind it has it: what did not differ is shared with that."""
    added, updated, removed = packed
    return Change(
        tuple(project.table(kind)[record_id] for kind, record_id in added),
        tuple(_pairs(project, updated)),
        tuple(validated(RECORD_TYPES[kind], [fields])[0] for kind, fields in removed),
    )


def _pairs(project: Project, updated: Iterable[_Before]) -> Iterator[tuple[Record, Record]]:
    for kind, record_id, fields, extra in updated:
        after: Record = project.table(kind)[record_id]
        if extra is None:
            yield after.altered(**fields), after
        else:
            yield validated(RECORD_TYPES[kind], [{**_known(after), **fields, **extra}])[0], after

"""The project: everything one file holds, as immutable tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cjm_desktop.domain.ids import new_id
from cjm_desktop.domain.record import Record
from cjm_desktop.domain.records import (
    RECORD_TYPES,
    Card,
    Channel,
    EmotionMarker,
    JourneyMap,
    Lane,
    Persona,
    ProjectInfo,
    Stage,
    Step,
)
from cjm_desktop.domain.table import Table


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Project:
    """Immutable: edits return a new project that shares all that did not change. A table for every kind of record."""

    tables: Mapping[str, Table[Any]] = field(default_factory=lambda: _tables({}))

    @property
    def infos(self) -> Table[ProjectInfo]:
        return self.tables[ProjectInfo.KIND]

    @property
    def maps(self) -> Table[JourneyMap]:
        return self.tables[JourneyMap.KIND]

    @property
    def stages(self) -> Table[Stage]:
        return self.tables[Stage.KIND]

    @property
    def steps(self) -> Table[Step]:
        return self.tables[Step.KIND]

    @property
    def lanes(self) -> Table[Lane]:
        return self.tables[Lane.KIND]

    @property
    def cards(self) -> Table[Card]:
        return self.tables[Card.KIND]

    @property
    def markers(self) -> Table[EmotionMarker]:
        return self.tables[EmotionMarker.KIND]

    @property
    def personas(self) -> Table[Persona]:
        return self.tables[Persona.KIND]

    @property
    def channels(self) -> Table[Channel]:
        return self.tables[Channel.KIND]

    @property
    def info(self) -> ProjectInfo:
        """The one row that speaks of the whole project."""
        return next(iter(self.infos))

    @property
    def name(self) -> str:
        """What the project is called: its own title, else that of its first map."""
        first = next(iter(self.maps.ordered()), None)
        return self.info.title or (first.title if first is not None else "")

    @property
    def letters(self) -> int:
        """Letters of all texts."""
        return sum(table.letters for table in self.tables.values())

    def table(self, kind: str) -> Table[Any]:
        """The table of a record kind ('card', 'stage' ...)."""
        return self.tables[kind]

    def find(self, kind: str, record_id: str) -> Record | None:
        record: Record | None = self.table(kind).get(record_id)
        return record

    def put(self, *records: Record) -> "Project":
        """A project with these records of any kind added or replaced."""
        by_kind: dict[str, list[Record]] = {}
        for record in records:
            by_kind.setdefault(record.KIND, []).append(record)
        changed = {kind: self.tables[kind].put(*those) for kind, those in by_kind.items()}
        return Project({**self.tables, **changed})

    def drop(self, kind: str, *record_ids: str) -> "Project":
        """A project without these records; what points at them is the caller's care."""
        if not record_ids:
            return self
        return Project({**self.tables, kind: self.tables[kind].drop(*record_ids)})

    def records(self) -> list[Record]:
        """All records, parents first, each kind in order."""
        return [record for table in self.tables.values() for record in table.ordered()]


def project_of(records: list[Record]) -> Project:
    """A project from loose records, as read from a file."""
    by_kind: dict[str, list[Record]] = {kind: [] for kind in RECORD_TYPES}
    for record in records:
        by_kind[record.KIND].append(record)
    return project_of_kinds(by_kind)


def project_of_kinds(by_kind: Mapping[str, Iterable[Record]]) -> Project:
    """A project from the records of every kind, or from tables of them."""
    return Project(_tables(by_kind))


def _tables(by_kind: Mapping[str, Iterable[Record]]) -> Mapping[str, Table[Any]]:
    """A table for each kind, parents first; a project about which nothing is said has a row of its own."""
    given = {ProjectInfo.KIND: (ProjectInfo(id=new_id()),), **by_kind}
    found = {kind: given.get(kind, ()) for kind in RECORD_TYPES}
    return {k: each if isinstance(each, Table) else Table(each) for k, each in found.items()}

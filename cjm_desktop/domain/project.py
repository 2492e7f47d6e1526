"""The project: everything one file holds, as immutable tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from cjm_desktop.domain.ids import new_id
from cjm_desktop.domain.record import Record
from cjm_desktop.domain.records import (
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

RECORD_TYPES: dict[str, type[Record]] = {
    kind.KIND: kind
    for kind in (
        ProjectInfo,
        JourneyMap,
        Stage,
        Step,
        Lane,
        Card,
        EmotionMarker,
        Persona,
        Channel,
    )
}
"""Record classes by kind. Parents come before children, as foreign keys need it."""

_TABLE_OF = {
    "project": "infos",
    "map": "maps",
    "stage": "stages",
    "step": "steps",
    "lane": "lanes",
    "card": "cards",
    "marker": "markers",
    "persona": "personas",
    "channel": "channels",
}


def _only_info() -> Table[ProjectInfo]:
    return Table([ProjectInfo(id=new_id())])


@dataclass(frozen=True, slots=True)
class Project:
    """Immutable: edits return a new project that shares all that did not change."""

    infos: Table[ProjectInfo] = field(default_factory=_only_info)
    maps: Table[JourneyMap] = field(default_factory=Table)
    stages: Table[Stage] = field(default_factory=Table)
    steps: Table[Step] = field(default_factory=Table)
    lanes: Table[Lane] = field(default_factory=Table)
    cards: Table[Card] = field(default_factory=Table)
    markers: Table[EmotionMarker] = field(default_factory=Table)
    personas: Table[Persona] = field(default_factory=Table)
    channels: Table[Channel] = field(default_factory=Table)

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
        return sum(self.table(kind).letters for kind in RECORD_TYPES)

    def table(self, kind: str) -> Table[Any]:
        """The table of a record kind ('card', 'stage' ...)."""
        found: Table[Any] = getattr(self, _TABLE_OF[kind])
        return found

    def find(self, kind: str, record_id: str) -> Record | None:
        record: Record | None = self.table(kind).get(record_id)
        return record

    def put(self, *records: Record) -> "Project":
        """A project with these records of any kind added or replaced."""
        by_kind: dict[str, list[Record]] = {}
        for record in records:
            by_kind.setdefault(record.KIND, []).append(record)
        return replace(self, **{_TABLE_OF[k]: self.table(k).put(*rs) for k, rs in by_kind.items()})

    def drop(self, kind: str, *record_ids: str) -> "Project":
        """A project without these records; what points at them is the caller's care."""
        if not record_ids:
            return self
        return replace(self, **{_TABLE_OF[kind]: self.table(kind).drop(*record_ids)})

    def records(self) -> list[Record]:
        """All records, parents first, each kind in order."""
        return [r for f in fields(self) for r in getattr(self, f.name).ordered()]


def project_of(records: list[Record]) -> Project:
    """A project from loose records, as read from a file."""
    by_kind: dict[str, list[Record]] = {kind: [] for kind in RECORD_TYPES}
    for record in records:
        by_kind[record.KIND].append(record)
    return project_of_kinds(by_kind)


def project_of_kinds(by_kind: Mapping[str, Iterable[Record]]) -> Project:
    """A project from the records of every kind, or from tables of them."""
    tables: dict[str, Any] = {
        _TABLE_OF[kind]: found if isinstance(found, Table) else Table(found)
        for kind, found in by_kind.items()
    }
    return Project(**tables)

"""A change as data: what one edit added, updated and removed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.record import Record
from cjm_desktop.domain.records import RECORD_TYPES


@dataclass(frozen=True, slots=True)
class Change:
    """The records that differ between two projects, parents before children.

    `updated` holds pairs (before, after).
    """

    added: tuple[Record, ...] = ()
    updated: tuple[tuple[Record, Record], ...] = ()
    removed: tuple[Record, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.updated or self.removed)

    def written(self) -> Iterator[Record]:
        """The records that must stand in the file afterwards."""
        yield from self.added
        for _, after in self.updated:
            yield after

    def inverted(self) -> "Change":
        """What takes this change back."""
        back = tuple((after, before) for before, after in self.updated)
        return Change(self.removed, back, self.added)

    def applied(self, project: Project) -> Project:
        """The project on the other side of this change."""
        gone: dict[str, list[str]] = {}
        for record in self.removed:
            gone.setdefault(record.KIND, []).append(record.id)
        for kind, ids in gone.items():
            project = project.drop(kind, *ids)
        return project.put(*self.written())

    def kinds(self) -> set[str]:
        """The kinds of everything the change touches."""
        updated = (after for _, after in self.updated)
        return set(map(attrgetter("KIND"), chain(self.added, self.removed, updated)))

    def refs(self) -> set[Ref]:
        """Everything the change touches."""
        touched = [*self.added, *self.removed, *(after for _, after in self.updated)]
        return {Ref(record.KIND, record.id) for record in touched}


def difference(before: Project, after: Project) -> Change:
    """What changed between two projects, by identity of the records: cost follows the change, not the size."""
    added: list[Record] = []
    updated: list[tuple[Record, Record]] = []
    removed: list[Record] = []
    for kind in RECORD_TYPES:
        old, new = before.table(kind), after.table(kind)
        if old is new:
            continue
        for was, now in old.changes_to(new):
            if was is not None and now is not None:
                if was != now:
                    updated.append((was, now))
            elif now is not None:
                added.append(now)
            elif was is not None:
                removed.append(was)
    return Change(tuple(added), tuple(updated), tuple(removed))

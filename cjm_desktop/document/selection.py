"""What is selected: belongs to the window's session, is never saved."""

import weakref
from collections.abc import Iterable
from dataclasses import dataclass, field

from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project


@dataclass(frozen=True, slots=True)
class Selection:
    """References in the order in which they were selected; the last is the primary one."""

    refs: tuple[Ref, ...] = ()
    _looked_up: list["weakref.ref[Project]"] = field(
        default_factory=list, init=False, repr=False, compare=False
    )

    @property
    def primary(self) -> Ref | None:
        return self.refs[-1] if self.refs else None

    def __contains__(self, ref: object) -> bool:
        return ref in self.refs

    def __len__(self) -> int:
        return len(self.refs)

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """The ids of the selected records of one kind."""
        return tuple(ref.id for ref in self.refs if ref.kind == kind)

    def toggled(self, ref: Ref) -> "Selection":
        """With the reference added, or taken away when it was there."""
        rest = tuple(r for r in self.refs if r != ref)
        return Selection(rest if ref in self.refs else (*rest, ref))

    def joined(self, refs: Iterable[Ref]) -> "Selection":
        new = tuple(r for r in refs if r not in self.refs)
        return Selection((*self.refs, *new))

    def within(self, project: Project) -> "Selection":
        """Without references to records that are gone; remembered, as many ask after each edit."""
        known = self._looked_up
        if known and known[0]() is project:
            return self
        by_kind: dict[str, list[str]] = {}
        for kind, record_id in self.refs:
            by_kind.setdefault(kind, []).append(record_id)
        there = sum(len(project.table(kind).several(ids)) for kind, ids in by_kind.items())
        found = self
        if there < len(self.refs):
            found = Selection(tuple(r for r in self.refs if project.find(*r) is not None))
        found._looked_up[:] = [weakref.ref(project)]
        return found

"""What is selected: belongs to the window's session, is never saved."""

from collections.abc import Iterable
from dataclasses import dataclass

from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project


@dataclass(frozen=True, slots=True)
class Selection:
    """References in the order in which they were selected; the last is the primary one."""

    refs: tuple[Ref, ...] = ()

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
        """Without references to records that are gone."""
        return Selection(tuple(r for r in self.refs if project.find(r.kind, r.id) is not None))

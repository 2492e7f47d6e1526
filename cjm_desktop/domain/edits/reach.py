"""How far an edit of some records reaches, before it is worked out."""

from collections import Counter
from collections.abc import Iterable

from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.lane_kinds import shows_markers
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import Lane
from cjm_desktop.domain.references import references_to


def reach(project: Project, refs: Iterable[Ref]) -> int:
    """About how many records these are with all that hangs on them; at most twice as many."""
    count = 0
    for ref in refs:
        count += 1
        for reference in references_to(ref.kind):
            found = project.table(reference.owner).by(reference.field).get(ref.id, ())
            hanging = references_to(reference.owner)
            inner = (Ref(record.KIND, record.id) for record in found)
            count += reach(project, inner) if hanging else len(found)
        lane = project.lanes.get(ref.id) if ref.kind == Lane.KIND else None
        if lane is not None and shows_markers(lane.kind):
            count += len(project.markers)
    return count


def copies(project: Project, refs: Iterable[Ref]) -> Counter[str]:
    """How many records of each kind copies of these are at least, with what hangs on them.

    Found in a moment: what depends on the place (the cards of a step may reach beyond it, a persona has one mood a
    step) is left out.
    """
    found: set[Ref] = set()
    waiting = [ref for ref in refs if ref.kind in _COPIED]
    while waiting:
        ref = waiting.pop()
        if ref in found or project.find(*ref) is None:
            continue
        found.add(ref)
        for owner, field in _COPIED[ref.kind]:
            waiting += [
                Ref(owner, each.id) for each in project.table(owner).by(field).get(ref.id, ())
            ]
    return Counter(ref.kind for ref in found)


_COPIED: dict[str, tuple[tuple[str, str], ...]] = {
    "map": (("stage", "map_id"), ("lane", "map_id")),
    "stage": (("step", "stage_id"),),
    "step": (),
    "lane": (("card", "lane_id"),),
    "card": (),
}

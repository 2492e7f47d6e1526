"""Deleting whatever is selected, and saying what goes with it."""

from collections import Counter
from collections.abc import Collection, Iterable

from cjm_desktop.domain.changes import difference
from cjm_desktop.domain.edits.cards import delete_cards
from cjm_desktop.domain.edits.channels import delete_channel
from cjm_desktop.domain.edits.edit import Edit, together
from cjm_desktop.domain.edits.lanes import delete_lane
from cjm_desktop.domain.edits.maps import delete_map
from cjm_desktop.domain.edits.markers import delete_markers
from cjm_desktop.domain.edits.personas import delete_persona
from cjm_desktop.domain.edits.stages import delete_stage
from cjm_desktop.domain.edits.steps import delete_steps
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project

WORDS = {
    "stage": ("stage", "stages"),
    "step": ("step", "steps"),
    "lane": ("lane", "lanes"),
    "card": ("card", "cards"),
    "marker": ("emotion marker", "emotion markers"),
}


def delete_refs(refs: Iterable[Ref]) -> Edit:
    """Delete records of any kinds as one undo step."""
    by_kind: dict[str, list[str]] = {}
    for ref in refs:
        by_kind.setdefault(ref.kind, []).append(ref.id)
    edits = [
        *([delete_cards(by_kind["card"])] if "card" in by_kind else []),
        *([delete_markers(by_kind["marker"])] if "marker" in by_kind else []),
        *([delete_steps(by_kind["step"])] if "step" in by_kind else []),
        *(delete_stage(i) for i in by_kind.get("stage", ())),
        *(delete_lane(i) for i in by_kind.get("lane", ())),
        *(delete_persona(i) for i in by_kind.get("persona", ())),
        *(delete_channel(i) for i in by_kind.get("channel", ())),
        *(delete_map(i) for i in by_kind.get("map", ())),
    ]
    return edits[0] if len(edits) == 1 else together("Delete", *edits)


def what_goes(project: Project, refs: Iterable[Ref]) -> str:
    """What deleting these takes along besides themselves: '2 steps, 9 cards', or '' for nothing."""
    named = set(refs)
    removed = difference(project, delete_refs(named).apply(project)).removed
    counts = Counter(r.KIND for r in removed if Ref(r.KIND, r.id) not in named)
    return ", ".join(
        f"{counts[kind]} {one if counts[kind] == 1 else many}"
        for kind, (one, many) in WORDS.items()
        if counts[kind]
    )


def naming(refs: Collection[Ref]) -> str:
    """What these are, in a word or two: 'stage', '3 cards', '5 things'."""
    kinds = {ref.kind for ref in refs}
    kind = next(iter(kinds), "")
    one, many = WORDS.get(kind, (kind, f"{kind}s")) if len(kinds) == 1 else ("thing", "things")
    return one if len(refs) == 1 else f"{len(refs)} {many}"

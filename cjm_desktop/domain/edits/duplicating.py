"""Duplicating whatever is selected: cards, lanes, steps and stages with all that stands in them."""

from collections.abc import Iterable

from cjm_desktop.domain.edits.cards import duplicate_cards
from cjm_desktop.domain.edits.edit import Edit, together
from cjm_desktop.domain.edits.lanes import duplicate_lane
from cjm_desktop.domain.edits.places import rank_before
from cjm_desktop.domain.ids import Ref, new_id
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.record import Record


def duplicate_refs(refs: Iterable[Ref]) -> tuple[Edit, tuple[Ref, ...]]:
    """Copy records right behind the originals, as one undo step; with the references of the copies.

    What cannot be copied (a marker: a persona has one mood a step) is passed over.
    """
    wanted = list(refs)
    cards = {ref.id: new_id() for ref in wanted if ref.kind == "card"}
    edits = [duplicate_cards(cards)] if cards else []
    copies = [Ref("card", copy_id) for copy_id in cards.values()]
    for kind, duplicate in (
        ("step", duplicate_step),
        ("stage", duplicate_stage),
        ("lane", duplicate_lane),
    ):
        for ref in wanted:
            if ref.kind == kind:
                copies.append(Ref(kind, new_id()))
                edits.append(duplicate(ref.id, copies[-1].id))
    edit = edits[0] if len(edits) == 1 else together("Duplicate", *edits)
    return edit, tuple(copies)


def duplicate_step(step_id: str, copy_id: str) -> Edit:
    """Copy a step with its column right behind it; cards that reach beyond the step just cover the copy too."""

    def apply(project: Project) -> Project:
        step = project.steps.get(step_id)
        if step is None:
            return project
        siblings = project.steps.by("stage_id")[step.stage_id]
        rank = rank_before(siblings, _behind(siblings, step_id))
        copied = _columns_copied(project, {step_id: copy_id})
        return project.put(step.altered(id=copy_id, rank=rank), *copied)

    return Edit("Duplicate step", apply)


def duplicate_stage(stage_id: str, copy_id: str) -> Edit:
    """Copy a stage with its steps and all that stands in them, right behind it."""

    def apply(project: Project) -> Project:
        stage = project.stages.get(stage_id)
        if stage is None:
            return project
        siblings = project.stages.by("map_id")[stage.map_id]
        rank = rank_before(siblings, _behind(siblings, stage_id))
        steps = project.steps.by("stage_id").get(stage_id, ())
        ids = {step.id: new_id() for step in steps}
        copies: list[Record] = [s.altered(id=ids[s.id], stage_id=copy_id) for s in steps]
        copies += _columns_copied(project, ids)
        return project.put(stage.altered(id=copy_id, rank=rank), *copies)

    return Edit("Duplicate stage", apply)


def _behind(siblings: Iterable[Record], record_id: str) -> str | None:
    ids = [s.id for s in siblings]
    place = ids.index(record_id) + 1
    return ids[place] if place < len(ids) else None


def _columns_copied(project: Project, ids: dict[str, str]) -> list[Record]:
    """Copies of the cards and moods that stand in these steps and nowhere else."""
    copies: list[Record] = []
    for step_id, copy_id in ids.items():
        for card in project.cards.by("step_id").get(step_id, ()):
            if card.until_id is None or card.until_id in ids:
                until = ids[card.until_id] if card.until_id is not None else None
                siblings = project.cards.by("lane_id")[card.lane_id]
                rank = rank_before(siblings, _behind(siblings, card.id))
                copies.append(card.altered(id=new_id(), step_id=copy_id, until_id=until, rank=rank))
        for marker in project.markers.by("step_id").get(step_id, ()):
            copies.append(marker.altered(id=new_id(), step_id=copy_id))
    return copies

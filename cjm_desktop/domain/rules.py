"""What must hold in every project; checked on what an edit changed, and on everything that was read."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from pydantic_core import PydanticCustomError

from cjm_desktop.domain.changes import Change
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.limits import TooMuch, excess
from cjm_desktop.domain.project import RECORD_TYPES, Project
from cjm_desktop.domain.record import Record
from cjm_desktop.domain.records import Card, EmotionMarker, Lane, Stage, Step
from cjm_desktop.domain.references import is_shared, references_to, targets
from cjm_desktop.domain.table import Table
from cjm_desktop.domain.values import check_together
from cjm_desktop.errors import UserError

R = TypeVar("R", bound=Record)


def check_change(project: Project, change: Change) -> None:
    """Check the project after an edit, looking only at what the edit touched.

    Raises:
        UserError: The edit would leave the project without a map, or make it larger than one may be.
        ValueError: A reference points nowhere; that is a bug of the edit.
    """
    if any(record.KIND == "map" for record in change.removed) and not len(project.maps):
        raise UserError(
            "A project needs at least one map: add another map before deleting this one."
        )
    if len(project.infos) != 1:
        raise ValueError(f"{len(project.infos)} project rows instead of one")
    written = list(change.written())
    for record in written:
        check_record(project, record)
        if extra := _excess_of(record):
            raise UserError(f"{extra}.")
    _check_moods(project, {r.step_id for r in written if isinstance(r, EmotionMarker)})
    for before, after in change.updated:
        if _place(before) != _place(after):
            for record in _what_depends(project, after):
                check_record(project, record)
    for record in change.removed:
        _check_nothing_hangs(project, record)
    check_limits(project)


def check_limits(project: Project) -> None:
    """Check that a project that is being put together or edited is not larger than one may be.

    Raises:
        UserError: It is; says what is too much.
    """
    too_much = excess(project)
    if too_much:
        raise UserError(f"This would make {too_much}: use several projects.")


def _place(record: Record) -> list[Ref]:
    return [ref for ref in targets(record) if not is_shared(ref.kind)]


def _what_depends(project: Project, moved: Record) -> Iterator[Record]:
    """What stands on a record that moved, and on that: its place may lie in another map now."""
    for reference in references_to(moved.KIND):
        for record in project.table(reference.owner).by(reference.field).get(moved.id, ()):
            yield record
            yield from _what_depends(project, record)


def check_project(project: Project) -> None:
    """Check a whole project, as it was read.

    Raises:
        ValueError: It has not exactly one project row, no map, a reference that points nowhere, or too much.
    """
    too_much = excess(project)
    if too_much:
        raise TooMuch(f"it has {too_much}")
    if len(project.infos) != 1:
        raise ValueError(f"{len(project.infos)} project rows instead of one")
    if not len(project.maps):
        raise ValueError("no map")
    for kind in RECORD_TYPES:
        table = project.table(kind)
        for record in _one_a_place(table) if kind == "card" else table:
            check_record(project, record)
        for record in table:
            if record.__pydantic_extra__ and (extra := _excess_of(record)):
                raise ValueError(extra)
    _check_moods(project, project.markers.by("step_id"))


def _one_a_place(cards: Iterable[Card]) -> Iterable[Card]:
    """One of all cards that point at the same lane and steps.

    Where a card points is all that is checked of it, and ten thousand cards stand in a thousand places.
    """
    return {(card.lane_id, card.step_id, card.until_id): card for card in cards}.values()


def check_record(project: Project, record: Record) -> None:
    """Check that everything a record points at is there.

    Raises:
        ValueError: A reference points nowhere, or a marker's place is taken.
    """
    check = _CHECKS.get(record.KIND)
    if check is not None:
        check(project, record)


def _found(table: Table[R], owner: Record, kind: str, record_id: str) -> R:
    found = table.get(record_id)
    if found is None:
        raise ValueError(
            f"{owner.KIND} {owner.id} points at {kind} {record_id}, which is not there"
        )
    return found


def _check_stage(project: Project, record: Record) -> None:
    assert isinstance(record, Stage)
    _found(project.maps, record, "map", record.map_id)


def _check_step(project: Project, record: Record) -> None:
    assert isinstance(record, Step)
    _found(project.stages, record, "stage", record.stage_id)


def _check_lane(project: Project, record: Record) -> None:
    assert isinstance(record, Lane)
    _found(project.maps, record, "map", record.map_id)
    if record.persona_id is not None:
        _found(project.personas, record, "persona", record.persona_id)


def _check_card(project: Project, record: Record) -> None:
    assert isinstance(record, Card)
    home = _found(project.lanes, record, "lane", record.lane_id).map_id
    step = _found(project.steps, record, "step", record.step_id)
    ends = (
        [step]
        if record.until_id is None
        else [step, _found(project.steps, record, "step", record.until_id)]
    )
    for end in ends:
        if project.stages[end.stage_id].map_id != home:
            raise ValueError(f"card {record.id} stands in a lane and a step of two maps")


def _check_marker(project: Project, record: Record) -> None:
    assert isinstance(record, EmotionMarker)
    _found(project.personas, record, "persona", record.persona_id)
    _found(project.steps, record, "step", record.step_id)


def _check_moods(project: Project, step_ids: Iterable[str | None]) -> None:
    """Check that no persona has two moods at one of these steps."""
    by_step = project.markers.by("step_id")
    for step_id in step_ids:
        here = by_step.get(step_id, ())
        if len({marker.persona_id for marker in here}) < len(here):
            raise ValueError(f"step {step_id}: a persona has two moods at one step")


def _excess_of(record: Record) -> str:
    """What is too much of that which a newer version said of a record; empty where nothing is."""
    try:
        check_together(record.model_extra or {})
    except PydanticCustomError as error:
        return f"{record.KIND} {record.id}: {error.message()}"
    return ""


_CHECKS: dict[str, Callable[[Project, Record], None]] = {
    "stage": _check_stage,
    "step": _check_step,
    "lane": _check_lane,
    "card": _check_card,
    "marker": _check_marker,
}


def _check_nothing_hangs(project: Project, removed: Record) -> None:
    for reference in references_to(removed.KIND):
        if project.table(reference.owner).by(reference.field).get(removed.id):
            raise ValueError(
                f"{removed.KIND} {removed.id} is gone but a {reference.owner} still points at it"
            )

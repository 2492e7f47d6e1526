"""What must hold in every project; checked on what an edit changed, and on everything that was read."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import attrgetter

from pydantic_core import PydanticCustomError

from cjm_desktop.domain.changes import Change
from cjm_desktop.domain.excess import excess, too_many
from cjm_desktop.domain.homes import home_of
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.limits import TooMuch
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.record import Record
from cjm_desktop.domain.records import RECORD_TYPES
from cjm_desktop.domain.references import Reference, is_shared, references_to, single, targets
from cjm_desktop.domain.values import check_together
from cjm_desktop.errors import UserError


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
        if extra := _excess_of(record):
            raise UserError(f"{extra}.")
    for kind, those in _by_kind(written):
        _check_places(project, kind, those)
        _check_one_for_each(project, kind, those)
    for before, after in change.updated:
        if _place(before) != _place(after):
            for kind, those in _by_kind(_what_depends(project, after)):
                _check_places(project, kind, those)
    for record in change.removed:
        _check_nothing_hangs(project, record)
    check_limits(project)


def check_room(project: Project, coming: Mapping[str, int]) -> None:
    """Check that so many more records of each kind fit, before the long work of putting them there.

    Raises:
        UserError: They do not, as `check_limits` would say in the end.
    """
    for kind, number in coming.items():
        there = len(project.table(kind))
        if number and there + number > RECORD_TYPES[kind].MOST:
            raise _too_much(too_many(kind, there + number))


def check_limits(project: Project) -> None:
    """Check that a project that is being put together or edited is not larger than one may be.

    Raises:
        UserError: It is; says what is too much.
    """
    too_much = excess(project)
    if too_much:
        raise _too_much(too_much)


def _too_much(what: str) -> UserError:
    return UserError(f"This would make {what}: use several projects.")


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
    for kind, table in project.tables.items():
        _check_places(project, kind, table)
        for record in table:
            if record.__pydantic_extra__ and (extra := _excess_of(record)):
                raise ValueError(extra)
        _check_one_for_each(project, kind, table)


def _by_kind(records: Iterable[Record]) -> Iterable[tuple[str, list[Record]]]:
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(record.KIND, []).append(record)
    return found.items()


def _check_places(project: Project, kind: str, records: Collection[Record]) -> None:
    """Check that everything that records of a kind must find is there, and for each of them on one map.

    Each thing that is pointed at is looked up once: ten thousand cards stand in twenty lanes.

    Raises:
        ValueError: One points nowhere, or stands on two maps.
    """
    homes: dict[Reference, dict[str, str | None]] = {}
    for reference in single(kind):
        named = set(map(attrgetter(reference.field), records)) - {None}
        found = {record_id: project.find(reference.to, record_id) for record_id in named}
        for record_id, record in found.items():
            if record is None:
                raise ValueError(_points_nowhere(records, reference, record_id))
        if not is_shared(reference.to):
            homes[reference] = {
                i: home_of(project, record) for i, record in found.items() if record
            }
    if len({home for of in homes.values() for home in of.values()}) > 1 < len(homes):
        for record in records:
            _check_one_home(record, homes)


def _points_nowhere(records: Iterable[Record], reference: Reference, record_id: str) -> str:
    owner = next(r for r in records if getattr(r, reference.field) == record_id)
    return f"{owner.KIND} {owner.id} points at {reference.to} {record_id}, which is not there"


def _check_one_home(record: Record, homes: Mapping[Reference, Mapping[str, str | None]]) -> None:
    """Check that all a record points at is on one map."""
    its = [
        (reference.to, of[record_id])
        for reference, of in homes.items()
        if (record_id := getattr(record, reference.field)) is not None
    ]
    if len({home for _, home in its}) > 1:
        kinds = " and a ".join(dict.fromkeys(kind for kind, _ in its))
        raise ValueError(f"{record.KIND} {record.id} stands in a {kinds} of two maps")


def _check_one_for_each(project: Project, kind: str, records: Iterable[Record]) -> None:
    """Check that no two records of a kind have in common what there may be only one record for."""
    fields = RECORD_TYPES[kind].ONE_FOR_EACH
    if not fields:
        return
    groups = project.table(kind).by(fields[0])
    all_of = attrgetter(*fields)
    for group in {getattr(record, fields[0]) for record in records}:
        here = groups[group]
        if len(set(map(all_of, here))) < len(here):
            what = " and ".join(field.removesuffix("_id") for field in fields)
            raise ValueError(f"two {RECORD_TYPES[kind].NAMES[1]} have the same {what} ({group})")


def _excess_of(record: Record) -> str:
    """What is too much of that which a newer version said of a record; empty where nothing is."""
    try:
        check_together(record.model_extra or {})
    except PydanticCustomError as error:
        return f"{record.KIND} {record.id}: {error.message()}"
    return ""


def _check_nothing_hangs(project: Project, removed: Record) -> None:
    for reference in references_to(removed.KIND):
        if project.table(reference.owner).by(reference.field).get(removed.id):
            raise ValueError(
                f"{removed.KIND} {removed.id} is gone but a {reference.owner} still points at it"
            )

"""What records point at, as their fields declare it: whatever copies, leads over or checks records asks here.

A field that holds one id must find its record; a list of ids may hold ones that are gone. What a record points
at first is what it shares with its siblings, among which it has its rank.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.record import Gone, PointsAt, Record
from cjm_desktop.domain.records import RECORD_TYPES


class Reference(NamedTuple):
    """A field of one kind of record that holds the id of another, or a list of ids."""

    owner: str
    field: str
    to: str
    is_list: bool
    gone: Gone


@cache
def references_of(kind: str) -> tuple[Reference, ...]:
    """The references that records of a kind hold, in the order of their fields."""
    found = []
    for name, field in RECORD_TYPES[kind].model_fields.items():
        for mark in field.metadata:
            if isinstance(mark, PointsAt):
                found.append(
                    Reference(kind, name, mark.kind, _is_list(field.annotation), mark.gone)
                )
    return tuple(found)


def _is_list(annotation: Any) -> bool:
    if get_origin(annotation) is Annotated:
        return _is_list(get_args(annotation)[0])
    return get_origin(annotation) is tuple


@cache
def references_to(kind: str) -> tuple[Reference, ...]:
    """The references that must find a record of this kind."""
    return tuple(r for owner in RECORD_TYPES for r in single(owner) if r.to == kind)


@cache
def single(kind: str) -> tuple[Reference, ...]:
    """The references of a kind that hold one id."""
    return tuple(r for r in references_of(kind) if not r.is_list)


@cache
def is_shared(kind: str) -> bool:
    """Do records of this kind belong to no map (personas, channels)?"""
    return kind not in ("project", "map") and not single(kind)


def targets(record: Record) -> Iterator[Ref]:
    """The records that must be there for this one to stand."""
    for reference in single(record.KIND):
        value = getattr(record, reference.field)
        if value is not None:
            yield Ref(reference.to, value)


def siblings_of(project: Project, record: Record) -> tuple[Any, ...]:
    """The records of its kind in the same place, in order; with the record itself if it is there."""
    first = next(iter(single(record.KIND)), None)
    groups = project.table(record.KIND).by(first.field if first is not None else "")
    return groups.get(getattr(record, first.field) if first is not None else None, ())


def shared_named(project: Project, record: Record) -> list[Ref]:
    """What a record names of what all maps share, as far as the project has it.

    Its declared fields say of which kind it is. Among the fields of a lane's kind, which declare nothing here, every
    text may be an id: an id is a UUID, so a text that equals one is no chance.
    """
    found = []
    for reference in _shared_references(record.KIND):
        value = getattr(record, reference.field)
        ids = value if reference.is_list else () if value is None else (value,)
        found += [Ref(reference.to, i) for i in ids if i in project.table(reference.to)]
    for _, fields in _undeclared(record):
        for text in _texts(fields):
            found += [Ref(kind, text) for kind in _shared_kinds() if text in project.table(kind)]
    return found


@cache
def _shared_references(kind: str) -> tuple[Reference, ...]:
    return tuple(reference for reference in references_of(kind) if is_shared(reference.to))


@cache
def _shared_kinds() -> tuple[str, ...]:
    return tuple(kind for kind in RECORD_TYPES if is_shared(kind))


def led_over(record: Record, lead: Callable[[str], str], **changed: Any) -> Record:
    """The record with its id and all it points at exchanged: `lead` says the new id for an old one."""
    if lead(record.id) != record.id:
        changed.setdefault("id", lead(record.id))
    for reference in references_of(record.KIND):
        value = getattr(record, reference.field)
        if reference.is_list:
            now: Any = tuple(dict.fromkeys(map(lead, value)))
        else:
            now = lead(value) if value is not None else None
        if now != value:
            changed[reference.field] = now
    for name, value in _undeclared(record):
        now = _exchanged(value, lead)
        if now != value:
            changed[name] = now
    return record.altered(**changed) if changed else record


def _undeclared(record: Record) -> Iterator[tuple[str, Any]]:
    """What no declaration speaks of: the fields of a lane's kind, and those of a newer version."""
    fields = getattr(record, "fields", None)
    if fields:
        yield "fields", fields
    yield from (record.model_extra or {}).items()


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


def _exchanged(value: Any, lead: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return lead(value)
    if isinstance(value, Mapping):
        return {name: _exchanged(part, lead) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_exchanged(part, lead) for part in value]
    return value

"""Fields of a lane kind's cards, built from the annotations of its model."""

import types
from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from cjm_desktop.domain.choosing import name_of as called
from cjm_desktop.domain.choosing import records_to_choose
from cjm_desktop.domain.edits.cards import set_fields
from cjm_desktop.domain.lane_kinds import FieldReference, capabilities_of
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import RECORD_TYPES, Card
from cjm_desktop.domain.references import is_shared
from cjm_desktop.lanes import LaneKind
from cjm_desktop.ui.inspector.choices import ChoiceField, Option, RatingField, TickField
from cjm_desktop.ui.inspector.date_field import DateField
from cjm_desktop.ui.inspector.field import MIXED, Field
from cjm_desktop.ui.inspector.figure_fields import FigureField, Measure, WholeField
from cjm_desktop.ui.inspector.form import Binding, common
from cjm_desktop.ui.inspector.text_fields import AreaField, TextField
from cjm_desktop.ui.inspector.ticks import TicksField

_FEW = 10


def kind_bindings(kind: LaneKind, card_ids: tuple[str, ...], map_id: str) -> list[Binding]:
    """A binding for each field of the kind that a person can change."""
    made = [_binding(kind, name, card_ids, map_id) for name in kind.fields.model_fields]
    return [binding for binding in made if binding is not None]


def _binding(kind: LaneKind, name: str, card_ids: tuple[str, ...], map_id: str) -> Binding | None:
    info = kind.fields.model_fields[name]
    title = info.title or _words(name)
    reference = next((one for one in kind.references if one.field == name), None)
    field = _reference_field(reference) if reference else _field(name, info, title)
    if field is None:
        return None

    def read(project: Project) -> Any:
        cards = [project.cards[i] for i in card_ids if i in project.cards]
        value = common(_shown(getattr(kind.read(card), name)) for card in cards)
        if isinstance(field, FigureField):
            field.unit = common(str(getattr(kind.read(card), "unit", "")) for card in cards)
            return value if value is MIXED else Measure(value)
        return value

    def before(project: Project) -> None:
        if reference and isinstance(field, ChoiceField | TicksField):
            pointed = [
                getattr(kind.read(project.cards[i]), name) for i in card_ids if i in project.cards
            ]
            field.offer(_options(project, map_id, reference, pointed))

    return Binding(
        title,
        field,
        read,
        lambda value: set_fields(card_ids, f"Change {title.lower()}", **_stored(name, value)),
        before,
        info.description or "",
    )


def _field(name: str, info: FieldInfo, title: str) -> Field | None:
    plain, optional = _plain(info.annotation)
    if not isinstance(plain, type):
        return None
    if issubclass(plain, Enum):
        empty: list[Option] = [(None, "Not set")] if optional else []
        return ChoiceField([*empty, *((member.value, name_of(member)) for member in plain)])
    if issubclass(plain, bool):
        return TickField(title)
    if issubclass(plain, int):
        return _whole_number(info, optional)
    if issubclass(plain, float):
        return FigureField(**_unit_manners(info))
    if issubclass(plain, date):
        return DateField()
    if issubclass(plain, str):
        return AreaField() if name in ("quote", "description", "note") else TextField()
    return None


def _whole_number(info: FieldInfo, optional: bool) -> Field:
    least, most = _bounds(info)
    if most - least <= _FEW and optional:
        return RatingField(least, most)
    return WholeField(least, most, empty=None if optional else max(least, 0))


def _unit_manners(info: FieldInfo) -> dict[str, bool]:
    extra = info.json_schema_extra
    said = extra if isinstance(extra, dict) else {}
    return {"has_unit": "unit_field" in said, "names_unit": bool(said.get("names_unit"))}


def name_of(member: Enum) -> str:
    """How a value of an enumeration is said: its own `label` if it has one, else its words."""
    label = getattr(member, "label", None)
    return label if isinstance(label, str) else _words(str(member.value)) or "Not set"


def _words(name: str) -> str:
    return name.removesuffix("_id").replace("_", " ").capitalize()


def _shown(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _stored(name: str, value: Any) -> dict[str, Any]:
    """The value as it stands in the file: plain JSON; empty texts and lists are taken away."""
    if isinstance(value, Measure):
        return (
            {name: value.value} if value.unit is None else {name: value.value, "unit": value.unit}
        )
    if isinstance(value, date):
        return {name: value.isoformat()}
    if isinstance(value, tuple):
        return {name: list(value) or None}
    return {name: None if value == "" else value}


def _plain(annotation: Any) -> tuple[Any, bool]:
    """The type behind Annotated and Optional, and whether None is allowed."""
    if get_origin(annotation) is Annotated:
        return _plain(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        parts = get_args(annotation)
        real = next(part for part in parts if part is not type(None))
        return _plain(real)[0], type(None) in parts
    return annotation, False


def _bounds(info: FieldInfo) -> tuple[int, int]:
    limits = [*info.metadata]
    for part in get_args(info.annotation):
        limits += getattr(part, "__metadata__", ())
        for inner in getattr(part, "__metadata__", ()):
            limits += getattr(inner, "metadata", ())
    least = next((limit.ge for limit in limits if hasattr(limit, "ge")), 0)
    most = next((limit.le for limit in limits if hasattr(limit, "le")), 1_000_000)
    return int(least), int(most)


def _reference_field(reference: FieldReference) -> Field:
    """A choice among records, or ticks for several of them."""
    if not reference.is_list:
        return ChoiceField()
    many = RECORD_TYPES[reference.to].NAMES[1]
    if reference.lane_kind:
        many = capabilities_of(reference.lane_kind).name.lower()
    where = "project" if is_shared(reference.to) else "map"
    return TicksField(nothing=f"This {where} has no {many} yet.")


def _options(
    project: Project, map_id: str, reference: FieldReference, pointed: Iterable[Any]
) -> list[Option]:
    """What can be chosen; a record of another map that is pointed at already stays among them."""
    found = {r.id: r for r in records_to_choose(project, map_id, reference.to, reference.lane_kind)}
    for value in pointed:
        for record_id in value if reference.is_list else (value,):
            record = project.find(reference.to, record_id)
            if record is not None:
                found.setdefault(record_id, record)
    nameless = "Without text" if reference.to == Card.KIND else "Unnamed"
    options: list[Option] = [(r.id, called(r) or nameless) for r in found.values()]
    return options if reference.is_list else [(None, "Not set"), *options]

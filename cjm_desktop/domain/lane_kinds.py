"""What the map's own logic, imports and forms know of a lane kind.

A lane kind is one file in `cjm_desktop.lanes`, which says this and how the kind looks. Everything that is not about one
kind asks here what a kind can do, and never which one it is.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache, lru_cache
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from cjm_desktop.domain.ids import is_id
from cjm_desktop.domain.record import PointsAt
from cjm_desktop.domain.records import Card
from cjm_desktop.registry import discover

_PACKAGE = "cjm_desktop.lanes"


class CardFields(BaseModel):
    """The fields that cards of one kind have besides the common ones; each has a default.

    Forms, tables and copies are made from the annotations (enum, int with bounds, date, text, bool; `PointsAt` at the
    id of a record, or at a tuple of ids), their `title` and `description`.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")


class BesideText(Enum):
    """Declares in a field's annotation how a card's line in a table says it, beside the text."""

    IN_BRACKETS = auto()  # “Compares prices [Website]”: the name of the record it points at
    BEHIND_COLON = auto()  # “Revenue: 12.4 k€”: a figure and its unit


@dataclass(frozen=True, slots=True)
class TableWords:
    """Declares in a field's annotation what else people call its column: small words without accents."""

    words: str


class FieldReference(NamedTuple):
    """A field of a kind's cards that holds the id of a record, or a list of ids."""

    field: str
    to: str
    lane_kind: str
    is_list: bool


@dataclass(frozen=True)
class Capabilities:
    """What a lane of one kind can do, and what its cards hold.

    `key` stands in the file, `name` on the screen, `icon` names a file of resources/icons, `order` sorts menus.
    `takes_cards` is False for lanes that hold markers only, `shows_markers` True for those that show how personas
    feel. `as_note`: the palette offers its cards as notes; False where the kind has a tool of its own.
    For imports: `words`, what people call such lanes, as a regular expression over small letters without accents;
    `imported_title`, what a lane is called where the file does not say (else as the kind); `takes_unknown`, lanes of no
    known kind become this one; `without_figures`, the kind that a lane called so is if it shows markers and no figures
    stand in it.
    """

    key: str
    name: str
    icon: str
    order: int = 100
    takes_cards: bool = True
    shows_markers: bool = False
    as_note: bool = True
    card_name: str = "Note"
    fields: type[CardFields] = field(default=CardFields)
    words: str = ""
    imported_title: str = ""
    takes_unknown: bool = False
    without_figures: str = ""

    def read(self, card: Card) -> Any:
        """The card's fields of this kind; a value that does not fit counts as not given."""
        if not card.fields:
            return _without_fields(self.fields)
        known = {k: v for k, v in card.fields.items() if k in self.fields.model_fields}
        try:
            return _read_before(self.fields, tuple((k, type(v), v) for k, v in known.items()))
        except TypeError:  # a list cannot be looked up
            return _read(self.fields, known)

    @property
    def beside_text(self) -> tuple[str, BesideText] | None:
        """The field that a table says in the line of the card, and how."""
        return _beside_text(self.fields)

    @property
    def references(self) -> tuple[FieldReference, ...]:
        """The fields that point at records."""
        return _references_of(self.fields)


@cache
def capabilities() -> Mapping[str, Capabilities]:
    """The lane kinds by key, in the order of the menus."""
    return {kind.key: kind for kind in discover(_PACKAGE, Capabilities)}


def capabilities_of(key: str) -> Capabilities:
    """What lanes of a kind can do; one of a newer version takes cards."""
    return capabilities().get(key) or _unknown(key)


def takes_cards(key: str) -> bool:
    """Do lanes of this kind take cards?"""
    return capabilities_of(key).takes_cards


def shows_markers(key: str) -> bool:
    """Do lanes of this kind show how personas feel?"""
    return capabilities_of(key).shows_markers


@cache
def marker_kind() -> str:
    """The kind of the lane that is made where markers come to a map which shows none."""
    return next(key for key, kind in capabilities().items() if kind.shows_markers)


@cache
def kind_for_unknown() -> str:
    """The kind of lane that an import makes of what it does not know."""
    return next(key for key, kind in capabilities().items() if kind.takes_unknown)


@cache
def references_at(kind: str) -> tuple[tuple[str, FieldReference], ...]:
    """The fields of cards that point at records of a kind, with the key of their lane kind."""
    return tuple(
        (key, reference)
        for key, known in capabilities().items()
        for reference in known.references
        if reference.to == kind
    )


@cache
def field_references() -> Mapping[str, str]:
    """The fields of cards that point at records, of all lane kinds, and the kind of record each points at.

    A card keeps the fields of a kind that its lane no longer has, so they are looked at by their names.
    """
    known = (reference for kind in capabilities().values() for reference in kind.references)
    return {reference.field: reference.to for reference in known}


def ids_in(value: object) -> tuple[str, ...]:
    """The ids in a field that points at records."""
    found = value if isinstance(value, list) else [value]
    return tuple(each for each in found if isinstance(each, str) and is_id(each))


def without_ids(fields: Mapping[str, Any], gone: Container[str]) -> dict[str, Any]:
    """The fields of a card that point at these records no more; a field that then says nothing is left out."""
    left = dict(fields)
    for name in left.keys() & field_references().keys():
        value = left[name]
        if isinstance(value, list):
            left[name] = [each for each in value if not isinstance(each, str) or each not in gone]
        elif isinstance(value, str) and value in gone:
            left[name] = None
        if not left[name]:
            del left[name]
    return left


@lru_cache(maxsize=64)
def _unknown(key: str) -> Capabilities:
    return Capabilities(key=key, name=key.replace("_", " ").capitalize() or "Lane", icon="puzzle")


@cache
def _beside_text(fields: type[CardFields]) -> tuple[str, BesideText] | None:
    marks = ((name, mark) for name, info in fields.model_fields.items() for mark in info.metadata)
    return next(((name, mark) for name, mark in marks if isinstance(mark, BesideText)), None)


@cache
def _references_of(fields: type[CardFields]) -> tuple[FieldReference, ...]:
    return tuple(_pointing(fields))


def _pointing(fields: type[CardFields]) -> Iterator[FieldReference]:
    for name, info in fields.model_fields.items():
        for mark in info.metadata:
            if isinstance(mark, PointsAt):
                is_list = isinstance(info.get_default(), tuple)
                yield FieldReference(name, mark.kind, mark.lane_kind, is_list)


def _read(fields: type[CardFields], known: dict[str, Any]) -> CardFields:
    try:
        return fields.model_validate(known)
    except ValidationError as error:
        bad = {e["loc"][0] for e in error.errors() if e["loc"]}
        return fields.model_validate({k: v for k, v in known.items() if k not in bad})


@lru_cache(maxsize=1024)
def _read_before(fields: type[CardFields], known: tuple[tuple[str, type, Any], ...]) -> CardFields:
    """Many cards have the same few values, and each is asked for several times; 1 and True are others by type."""
    return _read(fields, {name: value for name, _, value in known})


@cache
def _without_fields(fields: type[CardFields]) -> CardFields:
    """What most cards have; frozen, so that they share it."""
    return fields()

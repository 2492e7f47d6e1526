"""The base of all records: frozen, validated, tolerant of what a newer version added."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from functools import cache
from operator import attrgetter
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    PlainValidator,
    StringConstraints,
)

from cjm_desktop.domain.ids import ID_PATTERN
from cjm_desktop.domain.limits import MAX_IDS, MAX_TAGS, MAX_TEXT
from cjm_desktop.domain.ranks import RANK_PATTERN
from cjm_desktop.domain.values import (
    check_day,
    check_together,
    clean_extra,
    clean_text,
    clean_values,
    size_of,
)

Text = Annotated[str, StringConstraints(max_length=MAX_TEXT), BeforeValidator(clean_text)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Rank = Annotated[str, StringConstraints(pattern=RANK_PATTERN, max_length=4_000)]
Day = Annotated[date, BeforeValidator(check_day)]
Colour = Annotated[str, StringConstraints(pattern=r"^(#[0-9A-Fa-f]{6})?$")]
Fields = Annotated[Mapping[str, JsonValue], PlainValidator(clean_values)]
Ids = Annotated[tuple[Id, ...], Field(max_length=MAX_IDS)]
Tags = Annotated[tuple[Text, ...], Field(max_length=MAX_TAGS), AfterValidator(check_together)]


EXTRA = "__pydantic_extra__"
"""The attribute with all that a newer version said of a record."""


class Gone(Enum):
    """What becomes of a record when another goes that it points at."""

    GOES_ALONG = auto()
    EMPTIES = auto()
    """It stays; its field says None, its list no longer has the id."""
    SHORTENS = auto()
    """It covers several of them and stays on those that are left; without any it goes along."""


@dataclass(frozen=True, slots=True)
class PointsAt:
    """Declares in a field's annotation that its id, or each of its ids, is that of a record of one kind.

    From this follow what is checked after an edit, what a deletion takes along, what a copy points at, the foreign keys
    of the file, and what a form offers. `lane_kind`: only cards in lanes of this kind are offered there.
    """

    kind: str
    gone: Gone = Gone.EMPTIES
    lane_kind: str = ""


@dataclass(frozen=True, slots=True)
class StoredAs:
    """Declares in a field's annotation its column in the file, where its own name is a word of SQL."""

    column: str


class Record(BaseModel):
    """One row of the project. Unknown fields from a newer version are kept in `model_extra`.

    A kind of record declares: KIND, its key in files; NAMES, one of it and many in words; ORDER among the kinds,
    parents before children; MOST, how many a project may have; TABLE, its table in the file where that is not
    called as the kind; ONE_FOR_EACH, the fields that no two records may have in common.
    """

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[
        Annotated[str, BeforeValidator(clean_text)],
        Annotated[JsonValue, PlainValidator(clean_extra)],
    ] = Field(init=False)
    KIND: ClassVar[str]
    NAMES: ClassVar[tuple[str, str]]
    ORDER: ClassVar[int]
    MOST: ClassVar[int]
    TABLE: ClassVar[str] = ""
    ONE_FOR_EACH: ClassVar[tuple[str, ...]] = ()

    id: Id

    def altered(self, **fields: Any) -> Self:
        """A copy with some fields changed, validated as if it were read from a file.

        Raises:
            pydantic.ValidationError: A value does not fit; rules.py words it for the user.
        """
        known = {name: getattr(self, name) for name in type(self).model_fields}
        record = validated(type(self), [{**known, **(self.model_extra or {}), **fields}])[0]
        # Validation copies texts; what stays the same is shared, which halves what an edit costs.
        vars(record).update((name, value) for name, value in known.items() if name not in fields)
        return record

    def __hash__(self) -> int:
        return hash(self.id)


R = TypeVar("R", bound=Record)


def letters_of(records: Sequence[Record]) -> int:
    """How many letters records of one kind have in all that a person or a newer version wrote."""
    if not records:
        return 0
    total = 0
    for name, is_text in counted_fields(type(records[0])).items():
        found = map(attrgetter(name), records)
        total += sum(map(len, found)) if is_text else sum(size_of(each) for each in found if each)
    return total


@cache
def counted_fields(kind: type[Record]) -> Mapping[str, bool]:
    """The fields of a record whose letters count, `EXTRA` among them: whether it is a text (or a list, an object)."""
    found = {EXTRA: False}
    for name, field in kind.model_fields.items():
        default = field.get_default(call_default_factory=True)
        if isinstance(default, str) and not isinstance(default, Enum):
            found[name] = True
        elif isinstance(default, tuple | Mapping):
            found[name] = False
    return found


def validated(kind: type[R], values: Iterable[Mapping[str, Any]]) -> list[R]:
    """Records from the fields of each: `model_validate` for thousands of them.

    Pydantic remembers for each record which of its fields were given, and nobody asks: one set for all
    of them instead of one each saves half of a card's memory.

    Raises:
        pydantic.ValidationError: A value does not fit.
    """
    validate, names = kind.__pydantic_validator__.validate_python, _names_of(kind)
    records: list[R] = []
    for fields in values:
        record = validate(fields)
        object.__setattr__(record, "__pydantic_fields_set__", names)
        records.append(record)
    return records


@cache
def _names_of(kind: type[Record]) -> set[str]:
    return set(kind.model_fields)


class Ranked(Record):
    """A record that has a place among its siblings."""

    rank: Rank = Field(default="V")

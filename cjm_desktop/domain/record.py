"""The base of all records: frozen, validated, tolerant of what a newer version added."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue, StringConstraints

from cjm_desktop.domain.ids import ID_PATTERN
from cjm_desktop.domain.ranks import RANK_PATTERN

MAX_TEXT = 20_000
_CONTROL = {code: None for code in range(32) if chr(code) not in "\n\t"} | {127: None}


def clean_text(value: object) -> object:
    """Text as it can be stored and drawn: one kind of line end, no control characters.

    Lone surrogates, which no encoding can hold, become the replacement character.
    """
    if not isinstance(value, str) or value.isprintable():
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROL)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


Text = Annotated[str, StringConstraints(max_length=MAX_TEXT), BeforeValidator(clean_text)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Rank = Annotated[str, StringConstraints(pattern=RANK_PATTERN, max_length=4_000)]
Colour = Annotated[str, StringConstraints(pattern=r"^(#[0-9A-Fa-f]{6})?$")]
Fields = Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class PointsAt:
    """Declares in a field's annotation which kind of record its id, or its list of ids, belongs to."""

    kind: str
    is_list: bool = False


class Record(BaseModel):
    """One row of the project. Unknown fields from a newer version are kept in `model_extra`."""

    model_config = ConfigDict(frozen=True, extra="allow")
    KIND: ClassVar[str]

    id: Id

    def altered(self, **fields: Any) -> Self:
        """A copy with some fields changed, validated as if it were read from a file.

        Raises:
            pydantic.ValidationError: A value does not fit; rules.py words it for the user.
        """
        known = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate({**known, **(self.model_extra or {}), **fields})

    def __hash__(self) -> int:
        return hash(self.id)


R = TypeVar("R", bound=Record)


def validated(kind: type[R], values: Iterable[Mapping[str, Any]]) -> list[R]:
    """Records from the fields of each: `model_validate` for thousands of them.

    Pydantic remembers for each record which of its fields were given, and nobody asks: one set for all
    of them instead of one each saves half of a card's memory.

    Raises:
        pydantic.ValidationError: A value does not fit.
    """
    validate, names = kind.__pydantic_validator__.validate_python, set(kind.model_fields)
    records: list[R] = []
    for fields in values:
        record = validate(fields)
        object.__setattr__(record, "__pydantic_fields_set__", names)
        records.append(record)
    return records


class Ranked(Record):
    """A record that has a place among its siblings."""

    rank: Rank = Field(default="V")

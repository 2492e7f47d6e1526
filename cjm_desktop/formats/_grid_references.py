"""What tables say of a card that points at records: their names, a line each."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from cjm_desktop.domain.choosing import name_of, records_to_choose
from cjm_desktop.domain.draft import Draft
from cjm_desktop.domain.lane_kinds import FieldReference, capabilities, capabilities_of
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import RECORD_TYPES, Card, Channel, Persona
from cjm_desktop.domain.usual_channels import usual_channel
from cjm_desktop.formats._grid_kind_fields import column_of
from cjm_desktop.formats._grid_places import Places

Names = Mapping[str, str]
"""The id of a record -> what a table calls it."""


class Naming:
    """What records are called in the tables of one map."""

    def __init__(
        self, project: Project, map_id: str, known: Mapping[str, Names] | None = None
    ) -> None:
        """`known`: by kind, what records are called that have no name of their own there."""
        self._project, self._map_id = project, map_id
        self._names = dict(known or {})

    def say(self, to: str, record_id: object) -> str:
        """The name of a record; '' where there is none."""
        return self._of(to).get(record_id, "") if isinstance(record_id, str) else ""

    def say_all(self, reference: FieldReference, value: object) -> str:
        """The names of all records that a field points at, a line each, in the order of the map."""
        if not reference.is_list:
            return self.say(reference.to, value)
        wanted = (
            {each for each in value if isinstance(each, str)} if isinstance(value, list) else ()
        )
        found = (name for record_id, name in self._of(reference.to).items() if record_id in wanted)
        return "\n".join(dict.fromkeys(found))

    def _of(self, kind: str) -> Names:
        if kind not in self._names:
            records = records_to_choose(self._project, self._map_id, kind)
            self._names[kind] = {
                r.id: r.text if isinstance(r, Card) else name_of(r) for r in records
            }
        return self._names[kind]


@cache
def reference_columns() -> Mapping[str, Mapping[str, FieldReference]]:
    """The columns that name records -> lane kind -> the field."""
    found: dict[str, dict[str, FieldReference]] = {}
    for key, kind in capabilities().items():
        for reference in kind.references:
            found.setdefault(column_of(reference.field), {})[key] = reference
    return found


def reference_in(column: str, kind: str) -> FieldReference:
    """The field that a column means for cards of a kind; a card keeps fields of other kinds."""
    fields = reference_columns()[column]
    return fields.get(kind) or next(iter(fields.values()))


def is_added(kind: str) -> bool:
    """Are records of this kind made where a table names them, as what all maps share is?"""
    return kind in (Channel.KIND, Persona.KIND)


def add_named(draft: Draft, kind: str, name: str) -> str:
    """The channel or persona of a name; a channel gets the group and icon of the usual one that it means."""
    if kind == Persona.KIND:
        return draft.add_persona(name)
    usual = usual_channel(name)
    if usual is None:
        return draft.add_channel(name)
    return draft.add_channel(name, group=usual.group, icon=usual.icon)


class CardNames:
    """Finds the cards, stages, steps and lanes that cells name, once all rows are read."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._cards: dict[tuple[str, str, str], str] = {}

    def add(self, map_id: str, lane_kind: str, text: str, card_id: str) -> None:
        """A card that was read; of several with one text the first is meant."""
        self._cards.setdefault((map_id, lane_kind, text), card_id)
        self._cards.setdefault((map_id, "", text), card_id)

    def find(self, reference: FieldReference, map_id: str, said: str) -> Iterator["Found"]:
        """What a cell names: all of it one record, or one each line."""
        whole = self._one(reference, map_id, said)
        if whole or not reference.is_list:
            yield Found(said, whole)
            return
        for name in filter(None, map(str.strip, said.splitlines())):
            yield Found(name, self._one(reference, map_id, name))

    def _one(self, reference: FieldReference, map_id: str, name: str) -> str | None:
        if reference.to == Card.KIND:
            return self._cards.get((map_id, reference.lane_kind, name))
        return self._places.named(map_id, reference.to, name)


class Found(NamedTuple):
    """A name in a cell, and the record it is of, if there is one."""

    name: str
    record_id: str | None


def word_for(reference: FieldReference) -> str:
    """What a reference points at, in a word: 'pain point', 'channel'."""
    if reference.lane_kind:
        return capabilities_of(reference.lane_kind).card_name.lower()
    return RECORD_TYPES[reference.to].NAMES[0]


def as_stored(reference: FieldReference, ids: list[str]) -> dict[str, Any]:
    """The ids as they stand in `card.fields`."""
    if not ids:
        return {}
    return {reference.field: list(dict.fromkeys(ids)) if reference.is_list else ids[0]}

"""A project being put together from outside: by a template or by an importer."""

from collections import Counter
from typing import Any

from cjm_desktop.domain.excess import too_many
from cjm_desktop.domain.ids import new_id
from cjm_desktop.domain.project import Project, project_of
from cjm_desktop.domain.ranks import ranks_between
from cjm_desktop.domain.record import Ranked, Record
from cjm_desktop.domain.records import (
    RECORD_TYPES,
    Card,
    Channel,
    EmotionMarker,
    JourneyMap,
    Lane,
    Persona,
    ProjectInfo,
    Stage,
    Step,
)
from cjm_desktop.domain.rules import check_limits
from cjm_desktop.errors import UserError


class Draft:
    """Collects records in the order in which they are named; ranks are spread over them at the end.

    Each method returns the id of what it added, and raises pydantic.ValidationError where a value does not
    fit, so that an importer can say in which row, and UserError for more than a project may have, at once. Personas and
    channels of one name are one. `source`: the file that is read, for these sentences.
    """

    def __init__(self, title: str = "", *, source: str = "", **info: Any) -> None:
        self._source = source
        self._info = ProjectInfo(id=new_id(), title=title, **info)
        self._siblings: dict[tuple[str, str], list[Ranked]] = {}
        self._markers: dict[tuple[str, str], EmotionMarker] = {}
        self._named: dict[tuple[str, str], str] = {}
        self._travellers: dict[str, dict[str, None]] = {}
        self._counts: Counter[str] = Counter()
        self._places: dict[str, tuple[list[Ranked], int]] = {}

    def add_map(self, title: str, **fields: Any) -> str:
        return self._add("", JourneyMap(id=new_id(), title=title, **fields))

    def add_stage(self, map_id: str, title: str, **fields: Any) -> str:
        return self._add(map_id, Stage(id=new_id(), map_id=map_id, title=title, **fields))

    def add_step(self, stage_id: str, title: str = "", **fields: Any) -> str:
        return self._add(stage_id, Step(id=new_id(), stage_id=stage_id, title=title, **fields))

    def add_lane(self, map_id: str, kind: str, title: str, **fields: Any) -> str:
        return self._add(map_id, Lane(id=new_id(), map_id=map_id, kind=kind, title=title, **fields))

    def add_card(self, lane_id: str, step_id: str, text: str, **fields: Any) -> str:
        card = Card(id=new_id(), lane_id=lane_id, step_id=step_id, text=text, **fields)
        self._add(lane_id, card)
        siblings = self._siblings["card", lane_id]
        self._places[card.id] = siblings, len(siblings) - 1
        return card.id

    def add_persona(self, name: str, *, map_id: str | None = None, **fields: Any) -> str:
        """The persona of this name, added when there is none yet; on the map it travels when one is given."""
        persona_id = self._named.get(("persona", name))
        if persona_id is None:
            persona_id = self._add("", Persona(id=new_id(), name=name, **fields))
            self._named["persona", name] = persona_id
        if map_id is not None:
            self._travellers.setdefault(map_id, {})[persona_id] = None
        return persona_id

    def add_channel(self, name: str, **fields: Any) -> str:
        """The channel of this name, added when there is none yet."""
        channel_id = self._named.get(("channel", name))
        if channel_id is None:
            channel_id = self._add("", Channel(id=new_id(), name=name, **fields))
            self._named["channel", name] = channel_id
        return channel_id

    def set_mood(self, persona_id: str, step_id: str, mood: float, quote: str = "") -> bool:
        """Place a marker; False when the persona has one at this step already, which then stays."""
        if (persona_id, step_id) in self._markers:
            return False
        self._count(EmotionMarker.KIND)
        self._markers[persona_id, step_id] = EmotionMarker(
            id=new_id(), persona_id=persona_id, step_id=step_id, mood=mood, quote=quote
        )
        return True

    def alter_card(self, card_id: str, **fields: Any) -> None:
        """Say more of a card that was added, once all it points at is known."""
        siblings, place = self._places[card_id]
        siblings[place] = siblings[place].altered(**fields)

    def alter_fields(self, card_id: str, **values: Any) -> None:
        """As `alter_card`, for fields of the card's kind."""
        siblings, place = self._places[card_id]
        card = siblings[place]
        if isinstance(card, Card):
            siblings[place] = card.altered(fields={**card.fields, **values})

    def project(self) -> Project:
        """The project as collected so far."""
        records: list[Record] = [self._info, *self._markers.values()]
        for siblings in self._siblings.values():
            ranks = ranks_between(None, None, len(siblings))
            for record, rank in zip(siblings, ranks, strict=True):
                records.append(record.model_copy(update={"rank": rank, **self._travel(record)}))
        project = project_of(records)
        check_limits(project)
        return project

    def _count(self, kind: str) -> None:
        self._counts[kind] += 1
        if self._counts[kind] > RECORD_TYPES[kind].MOST:
            begin = f"{self._source}: this" if self._source else "This"
            raise UserError(
                f"{begin} would make {too_many(kind, self._counts[kind])}: split it up."
            )

    def _add(self, parent: str, record: Ranked) -> str:
        self._count(record.KIND)
        self._siblings.setdefault((record.KIND, parent), []).append(record)
        return record.id

    def _travel(self, record: Ranked) -> dict[str, Any]:
        travellers = self._travellers.get(record.id)
        return {"persona_ids": tuple(travellers)} if travellers else {}

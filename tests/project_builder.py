"""The builder behind `tests.builders.a_project`."""

from typing import Any, Self
from uuid import UUID

from cjm_desktop.domain.project import Project, project_of
from cjm_desktop.domain.record import Record
from cjm_desktop.domain.records import (
    Card,
    Channel,
    ChannelGroup,
    EmotionMarker,
    JourneyMap,
    Lane,
    Persona,
    ProjectInfo,
    Stage,
    Step,
)

Place = str | int


class ProjectBuilder:
    """Adds records in the order in which they are said; ids are the same in every run.

    Stages, lanes and personas go to the last map, steps to the last stage. A place (step, lane) is named by its
    title, by its lane kind, or by its number from 0 on the last map; without one, the last added is meant.
    """

    def __init__(self, title: str = "", seed: int = 0) -> None:
        self._seed, self._count = seed, 0
        self._records: list[Record] = []
        self._info = ProjectInfo(id=self._id(), title=title)
        self._maps: list[JourneyMap] = []
        self._children: dict[tuple[str, str], int] = {}

    def with_map(self, title: str = "Journey", **fields: Any) -> Self:
        rank = self._rank("map", "")
        self._maps.append(JourneyMap(id=self._id(), title=title, rank=rank, **fields))
        return self

    def with_stage(self, title: str = "Stage", *steps: str, **fields: Any) -> Self:
        """A stage with these steps, or with one untitled step."""
        home = self._map().id
        stage = Stage(
            id=self._id(), map_id=home, title=title, rank=self._rank("stage", home), **fields
        )
        self._records.append(stage)
        for step in steps or ("",):
            self.with_step(step)
        return self

    def with_step(self, title: str = "", **fields: Any) -> Self:
        stage = self._all(Stage)[-1]
        rank = self._rank("step", stage.id)
        self._records.append(
            Step(id=self._id(), stage_id=stage.id, title=title, rank=rank, **fields)
        )
        return self

    def with_lane(self, kind: str = "actions", title: str = "", **fields: Any) -> Self:
        home = self._map().id
        rank = self._rank("lane", home)
        title = title or kind.replace("_", " ").capitalize()
        self._records.append(
            Lane(id=self._id(), map_id=home, kind=kind, title=title, rank=rank, **fields)
        )
        return self

    def with_card(
        self,
        text: str = "",
        *,
        lane: Place = -1,
        step: Place = -1,
        until: Place | None = None,
        **fields: Any,
    ) -> Self:
        """A card; fields that are not common to all cards become fields of the lane's kind."""
        if not self._lanes():
            self.with_lane()
        if not self._steps():
            self.with_stage()
        common = {k: v for k, v in fields.items() if k in Card.model_fields}
        own = {k: v for k, v in fields.items() if k not in Card.model_fields}
        own |= common.pop("fields", {})
        home = self._lane(lane)
        card = Card(
            id=self._id(),
            lane_id=home.id,
            step_id=self._step(step).id,
            until_id=None if until is None else self._step(until).id,
            text=text,
            rank=self._rank("card", home.id),
            fields=own,
            **common,
        )
        self._records.append(card)
        return self

    def with_persona(self, name: str = "Customer", **fields: Any) -> Self:
        """A persona who travels on the last map."""
        persona = Persona(id=self._id(), name=name, rank=self._rank("persona", ""), **fields)
        self._records.append(persona)
        journey = self._map()
        self._maps[-1] = journey.altered(persona_ids=(*journey.persona_ids, persona.id))
        return self

    def with_mood(
        self, mood: float, *, step: Place = -1, persona: Place = -1, quote: str = ""
    ) -> Self:
        """An emotion marker of a persona (the last one unless named)."""
        if not self._all(Persona):
            self.with_persona()
        who = _named(self._all(Persona), persona, "name")
        here = self._step(step)
        self._records.append(
            EmotionMarker(id=self._id(), persona_id=who.id, step_id=here.id, mood=mood, quote=quote)
        )
        return self

    def with_channel(
        self, name: str = "Website", group: ChannelGroup = ChannelGroup.ONLINE, **fields: Any
    ) -> Self:
        rank = self._rank("channel", "")
        self._records.append(Channel(id=self._id(), name=name, group=group, rank=rank, **fields))
        return self

    def build(self) -> Project:
        self._map()
        return project_of([self._info, *self._maps, *self._records])

    def _id(self) -> str:
        self._count += 1
        return str(UUID(int=(self._seed << 64) | self._count))

    def _rank(self, kind: str, parent: str) -> str:
        place = self._children.get((kind, parent), 0)
        self._children[kind, parent] = place + 1
        return f"{place:06d}V"

    def _map(self) -> JourneyMap:
        if not self._maps:
            self.with_map()
        return self._maps[-1]

    def _all(self, kind: type[Any]) -> list[Any]:
        return [r for r in self._records if isinstance(r, kind)]

    def _steps(self) -> list[Step]:
        home = self._map().id
        stages = {s.id for s in self._all(Stage) if s.map_id == home}
        return [s for s in self._all(Step) if s.stage_id in stages]

    def _lanes(self) -> list[Lane]:
        home = self._map().id
        return [lane for lane in self._all(Lane) if lane.map_id == home]

    def _step(self, place: Place) -> Step:
        step: Step = _named(self._steps(), place, "title")
        return step

    def _lane(self, place: Place) -> Lane:
        lane: Lane = _named(self._lanes(), place, "title", "kind")
        return lane


def _named(records: list[Any], place: Place, *fields: str) -> Any:
    if isinstance(place, int):
        return records[place]
    return next(r for r in records if place in (getattr(r, field) for field in fields))

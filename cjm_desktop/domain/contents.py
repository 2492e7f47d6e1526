"""One map seen as a grid: its stages, steps, lanes, cards and markers, in order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import (
    Card,
    Channel,
    EmotionMarker,
    JourneyMap,
    Lane,
    Persona,
    Stage,
    Step,
)


@dataclass(frozen=True, slots=True)
class MapContents:
    """What stands on one map.

    `columns`: step id -> column index from 0. `cards`: lane id -> cards in rank order.
    `markers`: persona id -> step id -> marker. `personas`: who travels, the main persona first.
    """

    map: JourneyMap
    stages: tuple[Stage, ...]
    steps_of: Mapping[str, tuple[Step, ...]]
    steps: tuple[Step, ...]
    columns: Mapping[str, int]
    lanes: tuple[Lane, ...]
    cards: Mapping[str, tuple[Card, ...]]
    markers: Mapping[str, Mapping[str, EmotionMarker]]
    personas: tuple[Persona, ...]
    channels: Mapping[str, Channel]

    def covered(self, card: Card) -> range:
        """The columns a card covers, left to right."""
        first = self.columns[card.step_id]
        last = self.columns.get(card.until_id, first) if card.until_id else first
        return range(min(first, last), max(first, last) + 1)

    def columns_of(self, cards: Iterable[Card]) -> set[int]:
        """The columns that these cards cover; each is looked at once, however many cards cover it."""
        columns: set[int] = set()
        done = 0
        for covered in sorted(map(self.covered, cards), key=lambda stretch: stretch.start):
            columns.update(range(max(covered.start, done), covered.stop))
            done = max(done, covered.stop)
        return columns

    def has_cell(self, lane_id: str, step_id: str) -> bool:
        """Are both on this map?"""
        return step_id in self.columns and lane_id in self.cards

    def cell(self, lane_id: str, step_id: str) -> tuple[Card, ...]:
        """The cards that cover one cell, in order."""
        column = self.columns[step_id]
        return tuple(c for c in self.cards.get(lane_id, ()) if column in self.covered(c))


def contents_of(project: Project, map_id: str) -> MapContents:
    """Gather one map of a project.

    Raises:
        KeyError: The project has no such map.
    """
    journey = project.maps[map_id]
    stages = project.stages.by("map_id").get(map_id, ())
    steps_by = project.steps.by("stage_id")
    steps_of = {stage.id: steps_by.get(stage.id, ()) for stage in stages}
    steps = tuple(step for stage in stages for step in steps_of[stage.id])
    lanes = project.lanes.by("map_id").get(map_id, ())
    cards_by = project.cards.by("lane_id")
    markers = _markers(project, steps)
    return MapContents(
        map=journey,
        stages=stages,
        steps_of=steps_of,
        steps=steps,
        columns={step.id: index for index, step in enumerate(steps)},
        lanes=lanes,
        cards={lane.id: cards_by.get(lane.id, ()) for lane in lanes},
        markers=markers,
        personas=_travellers(project, journey, markers),
        channels={channel.id: channel for channel in project.channels.ordered()},
    )


def _markers(project: Project, steps: tuple[Step, ...]) -> dict[str, dict[str, EmotionMarker]]:
    by_step = project.markers.by("step_id")
    found: dict[str, dict[str, EmotionMarker]] = {}
    for step in steps:
        for marker in by_step.get(step.id, ()):
            found.setdefault(marker.persona_id, {})[step.id] = marker
    return found


def _travellers(
    project: Project, journey: JourneyMap, markers: Mapping[str, object]
) -> tuple[Persona, ...]:
    """The map's personas, then those who have markers on it without being named."""
    named = [project.personas[p] for p in journey.persona_ids if p in project.personas]
    known = set(journey.persona_ids)
    others = [p for p in project.personas.ordered() if p.id in markers and p.id not in known]
    return tuple(named + others)

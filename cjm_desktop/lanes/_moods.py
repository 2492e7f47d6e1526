"""Where the markers of an emotion lane stand: its scale, and faces side by side that would hide each other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cjm_desktop.domain.contents import MapContents
from cjm_desktop.domain.records import EmotionMarker, Lane, Persona
from cjm_desktop.lanes._kind import LaneContext
from cjm_desktop.scene.primitives import Point, Rect
from cjm_desktop.scene.scene import Column

UNIT = 32.0  # points for one step of mood
PAD = 20.0  # above +2 and below -2: room for a face, and for the word of a dip
GRAPH = 4 * UNIT + 2 * PAD
MAIN_RADIUS, OTHER_RADIUS = 10.0, 7.0
_APART = 2.0


@dataclass(frozen=True, slots=True)
class Traveller:
    """A persona whose curve a lane shows. `main`: solid and filled; `place`: among the map's personas."""

    persona: Persona
    colour: str
    main: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """A face: the marker it shows, whose it is, its column, its centre and radius."""

    marker: EmotionMarker
    traveller: Traveller
    column: Column
    number: int
    at: Point
    radius: float

    @property
    def rect(self) -> Rect:
        return Rect(
            self.at.x - self.radius, self.at.y - self.radius, 2 * self.radius, 2 * self.radius
        )


def mood_y(mood: float) -> float:
    """The y of a mood, from the lane's top."""
    return PAD + (2.0 - mood) * UNIT


def travellers(lane: Lane, context: LaneContext) -> tuple[Traveller, ...]:
    """The personas of a lane: its own one, or all who have markers on this map; the main one first."""
    travelling = context.once("travelling", lambda: _travelling(context.contents))
    if lane.persona_id is None:
        shown = list(travelling.values())
    else:
        shown = [travelling[lane.persona_id]] if lane.persona_id in travelling else []
    return tuple(
        Traveller(persona, context.theme.persona_colour(place, persona.colour), number == 0)
        for number, (place, persona) in enumerate(shown)
    )


def _travelling(contents: MapContents) -> dict[str, tuple[int, Persona]]:
    """All who have markers on a map, with their places among its personas."""
    return {
        persona.id: (place, persona)
        for place, persona in enumerate(contents.personas)
        if persona.id in contents.markers
    }


def spots(shown: Sequence[Traveller], context: LaneContext) -> tuple[Spot, ...]:
    """All faces, column by column; those of one column stand beside each other where they would overlap."""
    found: list[Spot] = []
    markers = context.contents.markers
    for number, column in enumerate(context.columns):
        here = [
            (traveller, markers[traveller.persona.id][column.step_id])
            for traveller in shown
            if column.step_id in markers[traveller.persona.id]
        ]
        found += _beside(here, number, column)
    return tuple(found)


def _beside(
    here: Sequence[tuple[Traveller, EmotionMarker]], number: int, column: Column
) -> list[Spot]:
    middle = column.x + column.width / 2
    loose = [
        Spot(
            m,
            t,
            column,
            number,
            Point(middle, mood_y(m.mood)),
            MAIN_RADIUS if t.main else OTHER_RADIUS,
        )
        for t, m in here
    ]
    order = {spot.traveller.persona.id: number for number, spot in enumerate(loose)}
    placed: list[Spot] = []
    for group in _groups(sorted(loose, key=lambda spot: spot.at.y)):
        group.sort(key=lambda spot: order[spot.traveller.persona.id])
        across = sum(2 * spot.radius + _APART for spot in group) - _APART
        squeeze = min(1.0, (column.width - 4) / across)
        x = middle - across * squeeze / 2
        for spot in group:
            at = Point(x + spot.radius * squeeze, spot.at.y)
            placed.append(replace(spot, at=at, radius=spot.radius * squeeze))
            x += (2 * spot.radius + _APART) * squeeze
    return placed


def _groups(ordered: Sequence[Spot]) -> list[list[Spot]]:
    """Faces from top to bottom, together where one touches the next."""
    groups: list[list[Spot]] = []
    for spot in ordered:
        before = groups[-1][-1] if groups else None
        if before and spot.at.y - before.at.y < spot.radius + before.radius + _APART:
            groups[-1].append(spot)
        else:
            groups.append([spot])
    return groups

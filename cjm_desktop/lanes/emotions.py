"""How the journey feels: a curve a persona through faces on a scale from very bad to very good."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from cjm_desktop.domain import kinds
from cjm_desktop.domain.contents import MapContents
from cjm_desktop.domain.records import Card, Lane
from cjm_desktop.lanes._box_kind import BoxKind
from cjm_desktop.lanes._bubbles import look_for_places, place_bubbles
from cjm_desktop.lanes._curve import points_along
from cjm_desktop.lanes._graph import (
    area_nodes,
    bubble_nodes,
    curve_nodes,
    curves_of,
    dip_nodes,
    dips_of,
    face_node,
    grid_node,
)
from cjm_desktop.lanes._kind import LaneContext, LaneDrawing, LegendEntry
from cjm_desktop.lanes._legend import sample
from cjm_desktop.lanes._moods import GRAPH, mood_y, spots, travellers
from cjm_desktop.lanes._near import Near
from cjm_desktop.scene.faces import MOOD_NAMES, face, mood_step
from cjm_desktop.scene.node import Drawing, Node
from cjm_desktop.scene.primitives import Line, Point, Rect, Size
from cjm_desktop.scene.theme import Theme


@dataclass(frozen=True)
class EmotionsKind(BoxKind):
    """Markers instead of cards; cards that a lane of another kind brought along are kept under the graph."""

    def depends_of_lane(self, lane: Lane, context: LaneContext) -> object:
        return context.once("emotions beside", lambda: _shown(context.contents))

    def draw_lane(self, lane: Lane, context: LaneContext) -> LaneDrawing:
        theme, key = context.theme, f"emotions:{lane.id}"
        left, right = _extent(context)
        shown = travellers(lane, context)
        faces = spots(shown, context)
        curves = curves_of(faces, shown)
        dips = dips_of(shown[0], context) if shown else []
        along: Near[Point] = Near()
        if dips or look_for_places(faces):
            for point in chain.from_iterable(map(points_along, curves.values())):
                along.add(point, point.x, point.x)
        back: list[Node] = []
        words: list[Rect] = []
        blocked: Near[Rect] = Near()
        for rect in (spot.rect.grown(2) for spot in faces):
            blocked.add(rect, rect.x, rect.right)
        shades = []
        for number, (dip, shade) in enumerate(dips):
            nodes, place = dip_nodes(f"{key}:dip:{number}", dip, shade, blocked, along, theme)
            back += nodes
            shades.append(shade)
            words.append(place.grown(2))
        for traveller in shown[:1]:
            spans = curves[traveller.persona.id]
            back += area_nodes(key, spans, traveller.colour, shades, theme)
        if right > left:
            back.append(grid_node(key, left, right - left, theme))
        for traveller in reversed(shown):
            back += curve_nodes(key, curves[traveller.persona.id], traveller)
        bubbles, height = place_bubbles(faces, along, words, (left, right), theme.column_width)
        drawn = [bubble_nodes(key, bubble, theme) for bubble in bubbles]
        titles = [step.title for step in context.contents.steps]
        front = [
            *(leader for leader, _ in drawn if leader),
            *(face_node(key, spot, titles[spot.number], theme) for spot in faces),
            *(bubble for _, bubble in drawn),
        ]
        return LaneDrawing(max(height, GRAPH), (*back, *front), (mood_y(2), mood_y(-2)))

    def explain_lane(self, lane: Lane, context: LaneContext) -> Sequence[LegendEntry]:
        return [
            LegendEntry(f"persona:{t.persona.id}", t.persona.name, _line_sample(t.colour, t.main))
            for t in travellers(lane, context)
        ]

    def legend(self, cards: Sequence[Card], context: LaneContext) -> Sequence[LegendEntry]:
        """The faces in use, and whose curve is whose where there are several."""
        shared = context.once("emotions legend", lambda: _explained(context))
        of_cards = super().legend(cards, context)
        return (*of_cards, *shared) if of_cards else shared


def _shown(contents: MapContents) -> object:
    markers = [tuple(contents.markers.get(p.id, {}).values()) for p in contents.personas]
    return contents.personas, tuple(markers), contents.steps


def _explained(context: LaneContext) -> tuple[LegendEntry, ...]:
    """One legend for all emotion lanes of a map."""
    markers, theme = context.contents.markers, context.theme
    used = {mood_step(marker.mood) for there in markers.values() for marker in there.values()}
    moods = (
        LegendEntry(
            f"mood:{step}",
            f"{MOOD_NAMES[step]} ({step - 2:+d})".replace("+0", "0").replace("-", "−"),
            _face_sample(step, theme),
            "Mood",
        )
        for step in (4, 3, 2, 1, 0)
        if step in used
    )
    return (*(_travelling(context) if len(markers) > 1 else ()), *moods)


def _travelling(context: LaneContext) -> list[LegendEntry]:
    theme = context.theme
    found: list[LegendEntry] = []
    for place, persona in enumerate(context.contents.personas):
        if persona.id in context.contents.markers:
            colour = theme.persona_colour(place, persona.colour)
            line = _line_sample(colour, main=not found)
            found.append(LegendEntry(f"persona:{persona.id}", persona.name, line, "Personas"))
    return found


def _extent(context: LaneContext) -> tuple[float, float]:
    if not context.columns:
        return 0.0, 0.0
    last = context.columns[-1]
    return context.columns[0].x, last.x + last.width


@lru_cache(maxsize=64)
def _line_sample(colour: str, main: bool) -> Drawing:
    line = (
        Line(Point(1, 5), Point(11, 5), colour, 2.25)
        if main
        else Line(Point(0, 5), Point(12, 5), colour, 1.5, (3.0, 1.5))
    )
    return Drawing(Size(12, 10), (line,), overflow=1.0)


@lru_cache(maxsize=16)
def _face_sample(step: int, theme: Theme) -> Drawing:
    return sample(*face(step - 2, Point(6, 6), 6.0, theme))


PLUGIN = EmotionsKind(
    key=kinds.EMOTIONS,
    name="Emotions",
    icon="heart-pulse",
    order=40,
    takes_cards=False,
    shows_markers=True,
    without_figures=kinds.THOUGHTS,
    words=r"emotion|feeling|mood|sentiment|satisfaction|experience curve|gefuhl|gefuehl|stimmung|zufriedenheit|empfind"
    r"|humeur|emocion|emozion|emotie|gevoel",
)

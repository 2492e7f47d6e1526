"""The drawing of an emotion lane, part by part, back to front."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise

from cjm_desktop import typeset
from cjm_desktop.domain.dips import Dip, find_dips
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.numbers import write_number
from cjm_desktop.lanes._bubbles import PAD_X, PAD_Y, QUOTE, SMALL_FACE, Bubble
from cjm_desktop.lanes._curve import Span, covers_any, smooth_curve
from cjm_desktop.lanes._kind import LaneContext
from cjm_desktop.lanes._moods import GRAPH, Spot, Traveller, mood_y
from cjm_desktop.lanes._near import Near
from cjm_desktop.scene.colour import legible, mixed
from cjm_desktop.scene.faces import MOOD_NAMES, face, mood_step
from cjm_desktop.scene.node import Drawing, Editable, Node
from cjm_desktop.scene.primitives import Box, Line, Path, Piece, Point, Primitive, Rect, Size, Text
from cjm_desktop.scene.theme import Theme
from cjm_desktop.typeset.blocks import TextStyle

DIP_STYLE = TextStyle(size=8.0, weight=600)
_CHUNK = 6  # spans of a curve in one node, so that what lies outside the view need not be painted
_FACE_OVERFLOW = 2.5
_OVERLAP = 0.3


def grid_node(key: str, left: float, width: float, theme: Theme) -> Node:
    """The quiet grid: dashes at each mood, a line at neutral."""
    lines = [
        Line(Point(0, mood_y(mood)), Point(width, mood_y(mood)), theme.line, 0.75, (2.0, 4.0))
        for mood in (2, 1, -1, -2)
    ]
    zero = Line(Point(0, mood_y(0)), Point(width, mood_y(0)), theme.stage_line, 0.75)
    drawing = Drawing(Size(width, GRAPH), (*lines, zero))
    return Node(f"{key}:grid", "grid", Point(left, 0), drawing)


def dips_of(traveller: Traveller, context: LaneContext) -> list[tuple[Dip, Rect]]:
    """The critical dips with the columns they shade: from the step after the high to the low."""
    place = {column.step_id: column for column in context.columns}
    found = []
    for dip in find_dips(context.contents, traveller.persona.id):
        first, last = place[dip.step_ids[1]], place[dip.step_ids[-1]]
        found.append((dip, Rect(first.x, 3, last.x + last.width - first.x, GRAPH - 6)))
    return found


def dip_nodes(
    key: str,
    dip: Dip,
    shade: Rect,
    blocked: Near[Rect],
    curves: Near[Point],
    theme: Theme,
) -> tuple[list[Node], Rect]:
    """The shade and its words, in a corner where they cover nothing; with the place of the words."""
    words = f"Critical dip −{write_number(round(dip.depth, 2))}"
    block = typeset.set_text(words, DIP_STYLE, shade.width - 12)
    size = Size(block.width, block.height)
    near = list(curves.between(shade.x, shade.right))
    taken = list(blocked.between(shade.x, shade.right))
    at = _free_place(_places_in(shade, size), taken, near)
    box = Drawing(
        Size(shade.width, shade.height), (Box(Rect(0, 0, *shade[2:]), theme.dip, radius=6.0),)
    )
    colour = legible(theme.bad, theme.dip)
    label = Drawing(size, (Text(Point(0, 0), block, colour),))
    return [
        Node(f"{key}:shade", "dip", Point(shade.x, shade.y), box, name=words),
        Node(f"{key}:words", "dip", Point(at.x, at.y), label),
    ], at


def _places_in(shade: Rect, size: Size) -> list[Rect]:
    """Where words may stand in a shade: its corners and edges, then between the lines of the moods."""
    between = [mood_y(mood) - size.height / 2 for mood in (1.5, -1.5, 0.5, -0.5)]
    return [
        Rect(x, y, *size)
        for y in (shade.y + 4, shade.bottom - 4 - size.height, *between)
        for x in (shade.x + 8, shade.right - 8 - size.width, shade.centre.x - size.width / 2)
    ]


def _free_place(places: Sequence[Rect], blocked: Sequence[Rect], near: Sequence[Point]) -> Rect:
    """The first place that covers nothing; where there is none, one that only a line runs through."""
    clear = [place for place in places if not any(map(place.intersects, blocked))]
    free = (place for place in clear if not covers_any(place.grown(2), near))
    return next(free, clear[0] if clear else places[0])


def curves_of(
    spots: Sequence[Spot], travellers: Sequence[Traveller]
) -> dict[str, tuple[Span, ...]]:
    """Persona id -> the smooth curve through the faces of that persona."""
    points: dict[str, list[Point]] = {traveller.persona.id: [] for traveller in travellers}
    for spot in spots:
        points[spot.traveller.persona.id].append(spot.at)
    return {persona_id: smooth_curve(through) for persona_id, through in points.items()}


def area_nodes(
    key: str, spans: Sequence[Span], colour: str, shades: Sequence[Rect], theme: Theme
) -> Iterator[Node]:
    """The area between the main curve and neutral; darker where a dip is shaded."""
    near: Near[Rect] = Near()
    for shade in shades:
        near.add(shade, shade.x, shade.right)
    for number, group in enumerate(_chunks(spans)):
        left = group[0].start.x
        parts = [part for span in group for part in _parts(span, near, theme)]
        drawn = [
            Path(_area([part for part, _ in run], left), fill=mixed(ground, colour, 0.08))
            for ground, run in groupby(parts, key=lambda part: part[1])
        ]
        size = Size(group[-1].end.x - left, GRAPH)
        drawing = Drawing(size, tuple(drawn), overflow=1.0)
        yield Node(f"{key}:area:{number}", "area", Point(left, 0), drawing)


def _parts(span: Span, near: Near[Rect], theme: Theme) -> Iterator[tuple[Span, str]]:
    """A span cut where a shade begins or ends, each part with the ground it stands on."""
    shades = set(near.between(span.start.x, span.end.x))
    edges = sorted(
        x for shade in shades for x in (shade.x, shade.right) if span.start.x < x < span.end.x
    )
    for left, right in pairwise((span.start.x, *edges, span.end.x)):
        middle = (left + right) / 2
        shaded = any(shade.x <= middle < shade.right for shade in shades)
        yield span.cut(left, right) if edges else span, theme.dip if shaded else theme.paper


def _area(spans: Sequence[Span], left: float) -> tuple[Piece, ...]:
    """Closed along neutral; it begins a hair early, so that no seam shows between two areas."""
    parts = [_moved(span, left) for span in spans]
    zero, (x, y) = mood_y(0), parts[0].start
    return (
        ("M", x - _OVERLAP, zero),
        ("L", x - _OVERLAP, y),
        ("L", x, y),
        *(part.piece for part in parts),
        ("L", parts[-1].end.x, zero),
        ("Z",),
    )


def curve_nodes(key: str, spans: Sequence[Span], traveller: Traveller) -> Iterator[Node]:
    """The curve itself: solid for the main persona, dashed for others."""
    persona = traveller.persona
    name = f"Emotion curve of {persona.name}"
    for number, group in enumerate(_chunks(spans)):
        left = group[0].start.x
        parts = [_moved(span, left) for span in group]
        pieces: tuple[Piece, ...] = (("M", *parts[0].start), *(part.piece for part in parts))
        line = (
            Path(pieces, stroke=traveller.colour, stroke_width=2.25)
            if traveller.main
            else Path(pieces, stroke=traveller.colour, stroke_width=1.5, dash=(4.0, 3.0))
        )
        drawing = Drawing(Size(group[-1].end.x - left, GRAPH), (line,), overflow=2.0)
        yield Node(
            f"{key}:curve:{persona.id}:{number}", "curve", Point(left, 0), drawing, name=name
        )


def _chunks(spans: Sequence[Span]) -> Iterator[Sequence[Span]]:
    for start in range(0, len(spans), _CHUNK):
        yield spans[start : start + _CHUNK]


def _moved(span: Span, left: float) -> Span:
    return Span(*(Point(p.x - left, p.y) for p in (span.start, span.first, span.second, span.end)))


@lru_cache(maxsize=256)
def _face_drawing(step: int, radius: float, theme: Theme, ring: str) -> Drawing:
    size = Size(2 * radius, 2 * radius)
    drawn = face(step - 2, Point(radius, radius), radius, theme)
    if ring:
        halo = Rect(-1.5, -1.5, size.width + 3, size.height + 3)
        drawn = (Box(halo, theme.paper, ring, 1.0, radius=radius + 1.5), *drawn[1:])
    return Drawing(size, drawn, overflow=_FACE_OVERFLOW, fill=theme.moods[step])


def _signed(mood: float) -> str:
    return f"{'' if mood < 0 else '+'}{write_number(mood)}"


def face_node(key: str, spot: Spot, step_title: str, theme: Theme) -> Node:
    """The face of one marker; the faces of others than the main persona wear a ring in their colour."""
    marker, traveller = spot.marker, spot.traveller
    ring = "" if traveller.main else traveller.colour
    drawing = _face_drawing(mood_step(marker.mood), spot.radius, theme, ring)
    name = (
        f"Emotion: {traveller.persona.name}, {MOOD_NAMES[mood_step(marker.mood)].lower()}"
        f" ({_signed(marker.mood)}) at {step_title or 'step ' + str(spot.number + 1)}"
    )
    if marker.quote:
        name += f"; {marker.quote}"
    at = Point(spot.rect.x, spot.rect.y)
    return Node(f"{key}:{marker.id}", "marker", at, drawing, Ref("marker", marker.id), name)


def bubble_nodes(key: str, bubble: Bubble, theme: Theme) -> tuple[Node | None, Node]:
    """The line from the face to the bubble, which goes under all faces, and the bubble."""
    rect, marker = bubble.rect, bubble.spot.marker
    colour = theme.mood_colour(marker.mood)
    box = Box(Rect(0, 0, rect.width, rect.height), theme.paper, colour, 0.9, radius=5.0)
    left = PAD_X + (SMALL_FACE if bubble.apart else 0.0)
    drawn: list[Primitive] = [box, Text(Point(left, PAD_Y), bubble.block, theme.text)]
    if bubble.apart:
        drawn += face(marker.mood, Point(PAD_X + 5.5, PAD_Y + 5.5), 5.5, theme)
    drawing = Drawing(
        Size(rect.width, rect.height),
        tuple(drawn),
        overflow=1.0,
        fill=theme.paper,
        editable=Editable(
            Rect(left, PAD_Y, rect.width - left - PAD_X, bubble.block.height), QUOTE, theme.text
        ),
    )
    ref = Ref("marker", marker.id)
    node = Node(f"{key}:quote:{marker.id}", "quote", Point(rect.x, rect.y), drawing, ref)
    return (None if bubble.apart else _leader(key, bubble, colour)), node


def _leader(key: str, bubble: Bubble, colour: str) -> Node:
    rect, at = bubble.rect, bubble.spot.at
    near = Point(
        min(max(at.x, rect.x + 5), rect.right - 5), min(max(at.y, rect.y + 5), rect.bottom - 5)
    )
    hull = Rect(*at, 0, 0).united(Rect(*near, 0, 0))
    line = Line(
        Point(at.x - hull.x, at.y - hull.y), Point(near.x - hull.x, near.y - hull.y), colour, 0.9
    )
    drawing = Drawing(Size(hull.width, hull.height), (line,), overflow=1.0)
    return Node(f"{key}:leader:{bubble.spot.marker.id}", "leader", Point(hull.x, hull.y), drawing)

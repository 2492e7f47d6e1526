"""The block above the grid: title, subtitle, who travels, and what the map is for."""

from collections.abc import Sequence
from dataclasses import dataclass

from cjm_desktop import typeset
from cjm_desktop.domain.dates import write_day
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.records import JourneyMap, MapKind, Persona
from cjm_desktop.layout.panels import Panel, Part, place_panels
from cjm_desktop.scene.node import Drawing, Editable, Node
from cjm_desktop.scene.primitives import Point, Rect, Size, Text
from cjm_desktop.scene.theme import Theme
from cjm_desktop.typeset.blocks import TextStyle

TITLE = TextStyle(size=22.0, weight=700, line_height=1.2)
SUBTITLE = TextStyle(size=11.0)
KIND_NAMES = {
    MapKind.CURRENT_STATE: "Current state",
    MapKind.FUTURE_STATE: "Future state",
    MapKind.SERVICE_BLUEPRINT: "Service blueprint",
    MapKind.OTHER: "",
}


@dataclass(frozen=True, slots=True, eq=False)
class Header:
    """The nodes of the block, and where it ends."""

    bottom: float
    nodes: tuple[Node, ...]


def draw_header(
    journey: JourneyMap, personas: Sequence[Persona], x: float, width: float, theme: Theme
) -> Header:
    """Everything above the grid, from the margin at `x` down."""
    ref = Ref("map", journey.id)
    title = typeset.set_text(journey.title or "Untitled map", TITLE, width)
    ink = theme.text if journey.title else theme.quiet
    drawing = Drawing(
        Size(width, title.height),
        (Text(Point(0, 0), title, ink),),
        editable=Editable(Rect(0, 0, width, title.height), TITLE, ink),
    )
    y = x
    nodes = [Node("title", "title", Point(x, y), drawing, ref, f"Map: {journey.title}")]
    y += title.height
    if words := subtitle(journey):
        block = typeset.set_text(words, SUBTITLE, width)
        under = Drawing(Size(width, block.height), (Text(Point(0, 0), block, theme.quiet),))
        nodes.append(Node("subtitle", "header", Point(x, y + 2), under, name=words))
        y += block.height + 2
    panels, y = place_panels(_panels(journey, personas, theme), x, y + 14, width, theme)
    return Header(y + (16 if panels else 2), (*nodes, *panels))


def subtitle(journey: JourneyMap) -> str:
    """'Current state · from first notice to first ride · owner CX team · reviewed 12 Nov 2026'."""
    words = [KIND_NAMES[journey.kind], journey.scenario.strip()]
    if journey.owner.strip():
        words.append(f"owner {journey.owner.strip()}")
    for verb, day in (("researched", journey.researched), ("reviewed", journey.reviewed)):
        if day:
            words.append(f"{verb} {write_day(day)}")
    return " · ".join(word for word in words if word)


def _panels(journey: JourneyMap, personas: Sequence[Persona], theme: Theme) -> list[Panel]:
    """One persona: a panel each for who, needs, frustrations. Several: a panel a persona."""
    panels: list[Panel] = []
    for place, persona in enumerate(personas):
        ref = Ref("persona", persona.id)
        needs = Part("Needs", _in_a_line(persona.needs or persona.goals))
        pains = Part("Frustrations", _in_a_line(persona.frustrations or persona.pains))
        apart = len(personas) == 1
        panels.append(
            Panel(
                heading=_heading(persona),
                text=_summary(persona),
                parts=() if apart else tuple(part for part in (needs, pains) if part.text),
                ref=ref,
                role="persona",
                disc=(persona.letters, theme.persona_colour(place, persona.colour)),
            )
        )
        if apart:
            panels += [
                Panel(part.label, part.text, ref=ref) for part in (needs, pains) if part.text
            ]
    if journey.goal.strip():
        panels.append(Panel("Goal of this map", journey.goal.strip(), ref=Ref("map", journey.id)))
    return panels


def _heading(persona: Persona) -> str:
    name = persona.name or "Unnamed persona"
    return f"{name}, {persona.age.strip()}" if persona.age.strip() else name


def _summary(persona: Persona) -> str:
    """Who they are in one line, and their quote in another."""
    who = [persona.role, persona.occupation, persona.family, persona.location]
    lines = [" · ".join(word.strip() for word in who if word.strip())]
    if quote := persona.quote.strip():
        lines.append(quote if quote[0] in "\"'“„«‚‘「『" else f"“{quote}”")
    return "\n".join(line for line in lines if line)


def _in_a_line(text: str) -> str:
    return " · ".join(line.strip(" -•*·\t") for line in text.splitlines() if line.strip())

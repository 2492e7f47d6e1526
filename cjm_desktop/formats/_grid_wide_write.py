"""Writing the wide form: one map as a grid."""

from collections import Counter
from collections.abc import Iterator

from cjm_desktop.domain.contents import MapContents, contents_of
from cjm_desktop.domain.lane_kinds import BesideText, capabilities_of, ids_in, shows_markers
from cjm_desktop.domain.numbers import counted, write_plainly
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import Lane, Persona
from cjm_desktop.formats._format import Remark
from cjm_desktop.formats._grid_fields import comes_back, say_card
from cjm_desktop.formats._grid_moods import OWN
from cjm_desktop.formats._grid_references import Naming
from cjm_desktop.formats._losses import Part, list_losses


def wide_rows(project: Project, map_id: str) -> list[list[str]]:
    """The rows of one map: stages, steps, then a row a lane, and a row a persona for emotions."""
    contents = contents_of(project, map_id)
    stages, steps = ["Stage", "Kind"], ["Step", ""]
    for stage in contents.stages:
        for place, step in enumerate(contents.steps_of[stage.id]):
            stages.append(_flat(stage.title) if place == 0 else "")
            steps.append(_flat(step.title))
    rows = [stages, steps]
    naming = Naming(project, map_id)
    for lane in contents.lanes:
        rows += (
            _emotion_rows(contents, lane)
            if shows_markers(lane.kind)
            else [_card_row(contents, lane, naming)]
        )
    return rows


def wide_losses(project: Project, map_id: str) -> tuple[Remark, ...]:
    """What the wide form does not hold."""
    contents = contents_of(project, map_id)
    remarks = list(list_losses(project, [map_id], {Part.CARDS}, set(_named(contents))))
    for words, number in _changed(contents, Naming(project, map_id)).items():
        remarks.append(
            Remark("", f"not held by this format: {words} {counted(number, 'card', 'cards')}")
        )
    empty = [stage for stage in contents.stages if not contents.steps_of[stage.id]]
    if empty:
        stages = counted(len(empty), "stage", "stages")
        remarks.append(Remark("", f"not held by this format: {stages} without a step"))
    return tuple(remarks)


def _named(contents: MapContents) -> Iterator[str]:
    """The personas who have a row, and the channels beside the cards."""
    for lane in contents.lanes:
        if shows_markers(lane.kind):
            yield from (persona.id for persona in _people(contents, lane))
            continue
        beside = capabilities_of(lane.kind).beside_text
        if beside and beside[1] is BesideText.IN_BRACKETS:
            for card in contents.cards[lane.id]:
                yield from ids_in(card.fields.get(beside[0]))


def _people(contents: MapContents, lane: Lane) -> list[Persona]:
    """Who has a row of a lane of emotions."""
    people = [p for p in contents.personas if lane.persona_id in (None, p.id)]
    return [persona for persona in people if contents.markers.get(persona.id)] or people[:1]


def _changed(contents: MapContents, naming: Naming) -> Counter[str]:
    """What of its cards comes back as something else, and how many of them."""
    found: Counter[str] = Counter()
    for lane in contents.lanes:
        for card in contents.cards[lane.id] if not shows_markers(lane.kind) else ():
            text = card.text.strip()
            if comes_back(lane.kind, card, naming):
                continue
            if not text:
                found["the lack of a text of"] += 1
            elif "\n" in text:
                found["line breaks inside"] += 1
            else:
                kept = text == card.text
                found["the channel or the figure of" if kept else "blanks around"] += 1
    return found


def _card_row(contents: MapContents, lane: Lane, naming: Naming) -> list[str]:
    cells: dict[str, list[str]] = {step.id: [] for step in contents.steps}
    for card in contents.cards[lane.id]:
        first = contents.steps[contents.covered(card).start]
        cells[first.id].append(say_card(lane.kind, card, naming))
    return [
        _flat(lane.title),
        lane.kind,
        *("\n".join(filter(None, found)) for found in cells.values()),
    ]


def _emotion_rows(contents: MapContents, lane: Lane) -> Iterator[list[str]]:
    rows: list[Persona | None] = [*_people(contents, lane)]
    for persona in rows or [None]:
        markers = contents.markers.get(persona.id, {}) if persona else {}
        moods = (markers.get(step.id) for step in contents.steps)
        yield [
            _flat(f"{lane.title}: {persona.name}" if persona else lane.title),
            f"{lane.kind} {OWN}",
            *(write_plainly(marker.mood) if marker else "" for marker in moods),
        ]


def _flat(text: str) -> str:
    return " ".join(text.split())

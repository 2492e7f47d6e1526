"""Writing the long form: all maps of a project, a row a card."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from cjm_desktop.domain.contents import contents_of
from cjm_desktop.domain.lane_kinds import field_references, ids_in, shows_markers
from cjm_desktop.domain.numbers import counted, write_plainly
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import Card, Lane, Step
from cjm_desktop.domain.tags import write_tags
from cjm_desktop.formats._format import Remark
from cjm_desktop.formats._grid_kind_fields import kind_columns, say_kind_field
from cjm_desktop.formats._grid_long_read import COLUMNS, EXTRAS
from cjm_desktop.formats._grid_references import Naming, reference_columns, reference_in
from cjm_desktop.formats._losses import Part, list_losses

Cells = dict[str, str]

_HELD = {
    *(
        Part.MAP_TITLE,
        Part.LANE_PERSONAS,
        Part.CARDS,
        Part.SPANS,
        Part.NOTES,
        Part.VOTES,
        Part.CARD_DETAILS,
        Part.FIELDS,
    ),
    Part.QUOTES,
}


def long_rows(project: Project) -> list[list[str]]:
    """The first row names the columns; those of the product come first, further ones only where they are used."""
    rows: list[Cells] = []
    titles = unique((journey.title for journey in project.maps.ordered()), "Map")
    for journey, title in zip(project.maps.ordered(), titles, strict=True):
        rows += ({"map": title, **row} for row in _MapRows(project, journey.id).rows())
    used = {name for row in rows for name, cell in row.items() if cell}
    columns = [
        *COLUMNS,
        *(name for name in _further() if name in used and name not in COLUMNS),
    ]
    return [columns, *([row.get(name, "") for name in columns] for row in rows)]


def _further() -> tuple[str, ...]:
    return tuple(dict.fromkeys((*EXTRAS, *reference_columns(), *kind_columns())))


def long_losses(project: Project) -> tuple[Remark, ...]:
    """What the long form does not hold, added up over the maps."""
    maps = [journey.id for journey in project.maps.ordered()]
    found = list(list_losses(project, maps, _HELD, set(_named(project, maps))))
    mute = sum(not card.text.strip() for card in project.cards)
    if mute:
        found.append(
            Remark(
                "",
                f"not held by this format: {counted(mute, 'card', 'cards')} without a text, unless with a channel",
            )
        )
    return tuple(found)


def _named(project: Project, map_ids: Iterable[str]) -> Iterator[str]:
    """The personas of the maps, and the channels that cards point at."""
    for contents in (contents_of(project, map_id) for map_id in map_ids):
        yield from (persona.id for persona in contents.personas)
    for card in project.cards:
        for field in field_references().keys() & card.fields.keys():
            yield from ids_in(card.fields[field])


def unique(titles: Iterable[str], substitute: str) -> list[str]:
    """Titles that tell places apart: 'Pays', 'Pays (2)', and 'Step 3' for a blank one."""
    seen: Counter[str] = Counter()
    found = []
    for number, title in enumerate(titles, start=1):
        name = " ".join(title.split()) or f"{substitute} {number}"
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return found


class _MapRows:
    def __init__(self, project: Project, map_id: str) -> None:
        self._contents = contents = contents_of(project, map_id)
        stages = unique((stage.title for stage in contents.stages), "Stage")
        self._stages = {s.id: name for s, name in zip(contents.stages, stages, strict=True)}
        self._steps = {
            step.id: name
            for found in contents.steps_of.values()
            for step, name in zip(found, unique((s.title for s in found), "Step"), strict=True)
        }
        self._names = {persona.id: persona.name for persona in contents.personas}
        cards = [(lane.id, card) for lane in contents.lanes for card in contents.cards[lane.id]]
        texts = {card.id: card.text for _, card in cards}
        lanes = {lane.id: " ".join(lane.title.split()) for lane in contents.lanes}
        known = {"stage": self._stages, "step": self._steps, "lane": lanes, "card": texts}
        self._naming = Naming(project, map_id, known)
        self._beginning: defaultdict[tuple[str, int], list[Card]] = defaultdict(list)
        for lane_id, card in cards:
            self._beginning[lane_id, contents.covered(card).start].append(card)

    def rows(self) -> Iterator[Cells]:
        """Who travels, then the lanes in their order, then the cells column by column."""
        contents = self._contents
        for persona in contents.personas:
            yield {"persona": persona.name}
        for lane in contents.lanes:
            yield {**self._lane(lane), "persona": self._owner(lane)}
        for step in contents.steps:
            yield from list(self._column(step)) or [self._place(step)]

    def _column(self, step: Step) -> Iterator[Cells]:
        felt = False
        for lane in self._contents.lanes:
            if shows_markers(lane.kind) and not felt:
                felt = True
                yield from self._moods(lane, step)
            for card in self._beginning.get((lane.id, self._contents.columns[step.id]), ()):
                yield {**self._place(step), **self._lane(lane), **self._card(lane, card)}

    def _moods(self, lane: Lane, step: Step) -> Iterator[Cells]:
        for persona in self._contents.personas:
            marker = self._contents.markers.get(persona.id, {}).get(step.id)
            if marker:
                feeling = {
                    "persona": persona.name,
                    "text": marker.quote,
                    "mood": write_plainly(marker.mood),
                }
                yield {**self._place(step), **self._lane(lane), **feeling}

    def _place(self, step: Step) -> Cells:
        return {"stage": self._stages[step.stage_id], "step": self._steps[step.id]}

    def _lane(self, lane: Lane) -> Cells:
        return {"lane": " ".join(lane.title.split()), "kind": lane.kind}

    def _owner(self, lane: Lane) -> str:
        return self._names.get(lane.persona_id or "", "")

    def _card(self, lane: Lane, card: Card) -> Cells:
        columns = self._contents.covered(card)
        last = self._contents.steps[columns[-1]].id
        return {
            "persona": self._owner(lane),
            "text": card.text,
            **{name: say_kind_field(card.fields.get(name)) for name in kind_columns()},
            "tags": write_tags(card.tags),
            "note": card.note,
            "until": self._steps[last] if len(columns) > 1 else "",
            "votes": str(card.votes or ""),
            "evidence": card.evidence.value,
            "colour": card.colour,
            **{column: self._pointed(lane, card, column) for column in reference_columns()},
        }

    def _pointed(self, lane: Lane, card: Card, column: str) -> str:
        reference = reference_in(column, lane.kind)
        return self._naming.say_all(reference, card.fields.get(reference.field))

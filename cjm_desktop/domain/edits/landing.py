"""Where a piece goes, and what stands there for all that it points at but does not hold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from cjm_desktop.domain.contents import contents_of
from cjm_desktop.domain.edits.cards import Cell, check_takes_cards
from cjm_desktop.domain.edits.lanes import shows
from cjm_desktop.domain.edits.piece import Piece, corner_of
from cjm_desktop.domain.edits.places import ranks_at_end
from cjm_desktop.domain.ids import Ref, new_id
from cjm_desktop.domain.lane_kinds import takes_cards
from cjm_desktop.domain.numbers import counted
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.record import Ranked, Record
from cjm_desktop.domain.records import EmotionMarker, Lane, Persona, Stage, Step
from cjm_desktop.domain.references import led_over, shared_named, targets
from cjm_desktop.errors import UserError

MOST_NEW_STEPS = 200
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece is put on a map.

    `home`: each thing comes back to where it was, or right behind its original. Otherwise stages, steps and lanes go
    behind those named in `behind` (kind -> id; at the end when there is none), and loose cards and markers so that
    their upper left corner lies in a lane and at a step; where those are empty, to their own lanes and columns.
    """

    map_id: str
    home: bool = False
    behind: Mapping[str, str] = field(default_factory=dict)
    lane_id: str = ""
    step_id: str = ""


def place_at(project: Project, map_id: str, refs: Sequence[Ref], cell: Cell | None) -> Place:
    """The place that is selected: behind what is selected, or where the keyboard stands."""
    stages = project.stages.by("map_id").get(map_id, ())
    steps_of = project.steps.by("stage_id")
    chosen = set(refs)
    stage = _last(stages, chosen)
    steps = [step for found in stages for step in steps_of.get(found.id, ())]
    step, lane = _last(steps, chosen), _last(project.lanes.by("map_id").get(map_id, ()), chosen)
    corner = corner_of(project, map_id, refs) if refs else cell
    at_step, at_lane = corner.step_id if corner else "", corner.lane_id if corner else ""
    behind_step = step.id if step is not None else at_step
    if stage is not None:
        inner = steps_of.get(stage.id, ())
        behind_step, at_step = inner[-1].id if inner else "", inner[0].id if inner else ""
    elif step is not None:
        at_step = step.id
    if lane is not None:
        at_lane = lane.id
    over = project.steps.get(behind_step)
    behind_stage = stage.id if stage is not None else over.stage_id if over is not None else ""
    behind = {"stage": behind_stage, "step": behind_step, "lane": at_lane}
    return Place(map_id, behind=behind, lane_id=at_lane, step_id=at_step)


def _last(records: Sequence[R], chosen: set[Ref]) -> R | None:
    return next((r for r in reversed(records) if Ref(r.KIND, r.id) in chosen), None)


class Landing:
    """Finds or makes stand-ins on the map of the place."""

    def __init__(self, project: Project, piece: Piece, place: Place) -> None:
        self._made: list[Record] = []
        self._project, self._piece, self._place = project, piece, place
        self._target = contents_of(project, place.map_id)
        self._source = piece.contents
        self._rows = {lane.id: row for row, lane in enumerate(self._source.lanes)}
        self._down, self._across = self._offsets()
        self._steps = [step.id for step in self._target.steps]
        self._first_stage = ""
        self._found: dict[tuple[Ref, bool], str] = {}
        self._taken: set[Ref] = set()

    def stand_in(self, ref: Ref, *, loose: bool) -> str:
        """The id of what stands for something outside the piece; `loose` things move with the corner."""
        key = (ref, loose)
        if key not in self._found:
            match ref.kind:
                case "map":
                    self._found[key] = self._place.map_id
                case "stage":
                    self._found[key] = self._stage(ref.id)
                case "step":
                    self._found[key] = self._step(ref.id, loose and self._across is not None)
                case "lane":
                    self._found[key] = self._lane(ref.id, loose)
                case _:
                    self._found[key] = self._shared(ref)
        return self._found[key]

    def show(self, marker: EmotionMarker, original: EmotionMarker, coming: Sequence[Lane]) -> None:
        """Bring the lane along in which a marker is seen, where the map has none."""
        made = (record for record in self._made if isinstance(record, Lane))
        lanes = (*self._target.lanes, *coming, *made)
        if any(shows(lane, marker.persona_id) for lane in lanes):
            return
        theirs = [lane for lane in self._source.lanes if shows(lane, original.persona_id)]
        if theirs:
            self._bring_lane(theirs[0])

    def made(self, coming: Iterable[Record]) -> list[Record]:
        """What had to be made or brought along; and the map, if personas of what comes travel on it now."""
        journey = self._target.map
        if journey.id == self._piece.map_id:
            return self._made
        found = [
            ref.id for r in (*coming, *self._made) for ref in targets(r) if ref.kind == "persona"
        ]
        travellers = tuple(dict.fromkeys((*journey.persona_ids, *found)))
        if travellers == journey.persona_ids:
            return self._made
        return [*self._made, journey.altered(persona_ids=travellers)]

    def said(self) -> list[str]:
        """What had to be made, in sentences."""
        steps = sum(record.KIND == "step" for record in self._made)
        said = [f"The lane “{r.title}” came along." for r in self._made if isinstance(r, Lane)]
        said += [
            f"The persona “{r.name}” came along." for r in self._made if isinstance(r, Persona)
        ]
        if steps:
            said.append(
                "A step was added at the end."
                if steps == 1
                else f"{counted(steps, 'step was', 'steps were')} added at the end."
            )
        return said

    # -- the grid --------------------------------------------------------------------------------

    def _offsets(self) -> tuple[int | None, int | None]:
        """How many rows down and columns across loose things move; None where they keep their own."""
        place, corner = self._place, self._piece.corner()
        if place.home or corner is None:
            return None, None
        down = across = None
        rows = {lane.id: row for row, lane in enumerate(self._target.lanes)}
        if place.lane_id in rows:
            down = rows[place.lane_id] - self._rows[corner.lane_id]
            if any(ref.kind == "card" for ref in self._piece.roots):
                check_takes_cards(self._project, place.lane_id)
        if place.step_id in self._target.columns:
            column = self._target.columns[place.step_id]
            across = column - self._source.columns[corner.step_id]
        return down, across

    def _stage(self, stage_id: str) -> str:
        """The stage into which loose steps go."""
        stages = [stage.id for stage in self._target.stages]
        if self._place.home and stage_id in stages:
            return stage_id
        behind = self._project.steps.get(self._place.behind.get("step", ""))
        if behind is not None:
            return behind.stage_id
        wanted = self._place.behind.get("stage", "")
        if wanted in stages:
            return wanted
        return stages[-1] if stages else self._bring_stage(stage_id)

    def _step(self, step_id: str, moves: bool) -> str:
        if not moves and step_id in self._target.columns:
            return step_id
        column = self._source.columns[step_id] + (self._across or 0 if moves else 0)
        titled = not moves and not self._piece.is_text
        while len(self._steps) <= column:
            self._grow(self._source.steps[len(self._steps)].title if titled else "")
        return self._steps[column]

    def _grow(self, title: str) -> None:
        """One more step behind the last one."""
        made = [record for record in self._made if isinstance(record, Step)]
        if len(made) == MOST_NEW_STEPS:
            raise UserError(
                f"What is pasted reaches more than {MOST_NEW_STEPS:,} steps beyond the last step of this map: "
                "paste it in parts, or further left."
            )
        stages = [stage.id for stage in self._target.stages]
        home = stages[-1] if stages else self._first_stage
        if not home:
            home = self._bring_stage(self._source.stages[0].id)
        siblings = (*self._project.steps.by("stage_id").get(home, ()), *made)
        rank = ranks_at_end(siblings, 1)[0]
        step = Step(id=new_id(), stage_id=home, title=title, rank=rank)
        self._made.append(step)
        self._steps.append(step.id)

    def _bring_stage(self, stage_id: str) -> str:
        if not self._first_stage:
            title = self._piece.project.stages[stage_id].title
            stage = Stage(id=new_id(), map_id=self._place.map_id, title=title)
            self._made.append(stage)
            self._first_stage = stage.id
        return self._first_stage

    def _lane(self, lane_id: str, loose: bool) -> str:
        able = [lane for lane in self._target.lanes if takes_cards(lane.kind)]
        source = self._piece.project.lanes[lane_id]
        if loose and self._down is not None:
            return self._lane_at(self._rows[lane_id] + self._down, source, able)
        if any(lane.id == lane_id for lane in able):
            return lane_id
        named = [x.id for x in able if (x.kind, x.title) == (source.kind, source.title)]
        same = [lane.id for lane in able if lane.kind == source.kind]
        if named:
            return named[0]
        if same:
            theirs = [lane.id for lane in self._source.lanes if lane.kind == source.kind]
            return same[min(theirs.index(lane_id), len(same) - 1)]
        if self._piece.is_text and able:
            return able[min(self._rows[lane_id], len(able) - 1)].id
        return self._bring_lane(source)

    def _lane_at(self, row: int, source: Lane, able: list[Lane]) -> str:
        """The lane of a row; where it takes no cards, the nearest of the card's own kind, or else the nearest."""
        lanes = self._target.lanes
        row = max(0, min(row, len(lanes) - 1))
        if lanes[row] in able:
            return lanes[row].id
        rows = [index for index, lane in enumerate(lanes) if lane in able]
        same = [index for index in rows if lanes[index].kind == source.kind]
        return lanes[min(same or rows, key=lambda index: abs(index - row))].id

    def _bring_lane(self, lane: Lane) -> str:
        persona = lane.persona_id
        if persona is not None:
            persona = self.stand_in(Ref("persona", persona), loose=False)
        siblings = (*self._target.lanes, *(r for r in self._made if isinstance(r, Lane)))
        rank = ranks_at_end(siblings, 1)[0]
        copy = lane.altered(id=new_id(), map_id=self._place.map_id, persona_id=persona, rank=rank)
        self._made.append(copy)
        return copy.id

    # -- what all maps share ---------------------------------------------------------------------

    def _shared(self, ref: Ref) -> str:
        """The same record by its id, one of the same name, or a copy that is brought along."""
        theirs = self._piece.project.find(*ref)
        if theirs is None or self._project.find(*ref) is not None:
            return ref.id
        same = self._of_the_same_name(theirs)
        if same:
            return same
        self._found[ref, False] = self._found[ref, True] = ref.id
        named = shared_named(self._piece.project, theirs)
        ids = {other.id: self.stand_in(other, loose=False) for other in named}
        copy = led_over(theirs, lambda old: ids.get(old, old))
        if isinstance(copy, Ranked):
            copy = copy.altered(rank=ranks_at_end(self._all(copy.KIND), 1)[0])
        self._made.append(copy)
        return ref.id

    def _of_the_same_name(self, theirs: Record) -> str:
        """The id of ours that is called the same; each of ours stands for one of theirs only.

        Two that became one would have two moods at one step, which cannot be.
        """
        name = getattr(theirs, "name", "")
        for record in self._all(theirs.KIND) if name else ():
            same = Ref(record.KIND, record.id)
            taken = same in self._taken or self._piece.project.find(*same) is not None
            if getattr(record, "name", "") == name and not taken:
                self._taken.add(same)
                return record.id
        return ""

    def _all(self, kind: str) -> list[Ranked]:
        made = (r for r in self._made if kind == r.KIND)
        return [r for r in (*self._project.table(kind).ordered(), *made) if isinstance(r, Ranked)]

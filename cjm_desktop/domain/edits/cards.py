"""Edits of cards."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.edits.places import rank_before
from cjm_desktop.domain.lane_kinds import takes_cards
from cjm_desktop.domain.numbers import counted
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import Card, Step
from cjm_desktop.errors import UserError


class Cell(NamedTuple):
    """Lane x step."""

    lane_id: str
    step_id: str


def add_card(card_id: str, at: Cell, *, before: str | None = None, **fields: Any) -> Edit:
    """Put a new card into a cell, in front of a neighbour or at the end."""

    def apply(project: Project) -> Project:
        check_takes_cards(project, at.lane_id)
        if at.step_id not in project.steps:
            raise UserError("The step for this card is gone: put it on another one.")
        siblings = project.cards.by("lane_id").get(at.lane_id, ())
        rank = rank_before(siblings, before)
        return project.put(
            Card(id=card_id, lane_id=at.lane_id, step_id=at.step_id, rank=rank, **fields)
        )

    return Edit("Add card", apply)


def alter_card(card_id: str, label: str = "Change card", **fields: Any) -> Edit:
    """Change common fields of a card (text, note, colour, evidence, tags, votes)."""

    def apply(project: Project) -> Project:
        card = project.cards.get(card_id)
        return project if card is None else project.put(card.altered(**fields))

    return Edit(label, apply)


def set_fields(card_ids: Iterable[str], label: str = "Change card", **values: Any) -> Edit:
    """Change fields of the lane's kind (severity, impact, channel ...); None takes a field away."""
    wanted = tuple(card_ids)

    def apply(project: Project) -> Project:
        found = [project.cards[c] for c in wanted if c in project.cards]
        return project.put(*(card.altered(fields=_merged(card, values)) for card in found))

    return Edit(label, apply)


def _merged(card: Card, values: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in {**card.fields, **values}.items() if v is not None}


def move_card(card_id: str, *, to: Cell, before: str | None = None) -> Edit:
    """Move a card into a cell, in front of a neighbour or at the end.

    Only the moved card changes: its rank is chosen between its new neighbours, so one row is written
    however full the cell is. A card that spans steps keeps its number of steps, up to the last column.
    """
    return move_cards((card_id,), to=to, before=before)


def move_cards(
    card_ids: Sequence[str], *, to: Cell, before: str | None = None, anchor: str | None = None
) -> Edit:
    """Move cards so that the anchor (or else the first) lands in the cell; the others keep their distance
    to it in steps and, where the map allows it, in lanes. Cards that meet in one cell keep the order given."""
    wanted = tuple(card_ids)

    def apply(project: Project) -> Project:
        cards = [project.cards[c] for c in wanted if c in project.cards]
        if not cards:
            return project
        check_takes_cards(project, to.lane_id)
        first = next((card for card in cards if card.id == anchor), cards[0])
        grid = _Grid(project, project.lanes[to.lane_id].map_id)
        source = _Grid(project, project.lanes[first.lane_id].map_id)
        steps = grid.column(to.step_id) - source.column(first.step_id)
        lanes = grid.row(to.lane_id) - source.row(first.lane_id)
        for card in cards:
            cell = Cell(
                grid.lane_at(source.row(card.lane_id) + lanes),
                grid.step_at(source.column(card.step_id) + steps),
            )
            project = project.put(_moved(project, card, cell, before, source, grid))
        return project

    return Edit(
        "Move card" if len(wanted) == 1 else f"Move {counted(len(wanted), *Card.NAMES)}", apply
    )


def check_takes_cards(project: Project, lane_id: str) -> None:
    """Refuse a lane that holds emotions.

    Raises:
        UserError: It does, and so takes no cards.
    """
    lane = project.lanes.get(lane_id)
    if lane is None:
        raise UserError("The lane for this card is gone: put it into another one.")
    if not takes_cards(lane.kind):
        raise UserError(f"The lane “{lane.title}” holds emotions, no cards: choose another lane.")


class _Grid:
    """The columns of one map and its rows that take cards, with places outside pushed to the edge."""

    def __init__(self, project: Project, map_id: str) -> None:
        self.steps = tuple(s.id for s in steps_in_order(project, map_id))
        lanes = project.lanes.by("map_id").get(map_id, ())
        self.lanes = tuple(lane.id for lane in lanes if takes_cards(lane.kind))
        self._above = {
            lane.id: sum(takes_cards(other.kind) for other in lanes[:place])
            for place, lane in enumerate(lanes)
        }

    def column(self, step_id: str) -> int:
        return self.steps.index(step_id)

    def row(self, lane_id: str) -> int:
        return self._above[lane_id]

    def step_at(self, column: int) -> str:
        return self.steps[max(0, min(column, len(self.steps) - 1))]

    def lane_at(self, row: int) -> str:
        return self.lanes[max(0, min(row, len(self.lanes) - 1))]


def _moved(
    project: Project, card: Card, to: Cell, before: str | None, source: _Grid, grid: _Grid
) -> Card:
    siblings = project.cards.by("lane_id").get(to.lane_id, ())
    until = None
    if card.until_id is not None:
        length = source.column(card.until_id) - source.column(card.step_id)
        until = grid.step_at(grid.column(to.step_id) + length)
    return card.altered(
        lane_id=to.lane_id,
        step_id=to.step_id,
        until_id=until if until != to.step_id else None,
        rank=rank_before(siblings, before, moving=card.id),
    )


def stretch_card(card_id: str, first: str, last: str) -> Edit:
    """Let a card cover the steps from `first` to `last` (ids, any order)."""

    def apply(project: Project) -> Project:
        card = project.cards.get(card_id)
        if card is None:
            return project
        columns = _Grid(project, project.lanes[card.lane_id].map_id)
        ends = sorted((first, last), key=columns.column)
        until = ends[1] if ends[0] != ends[1] else None
        return project.put(card.altered(step_id=ends[0], until_id=until))

    return Edit("Stretch card", apply)


def steps_in_order(project: Project, map_id: str) -> tuple[Step, ...]:
    """All steps of a map, left to right.

    Raises:
        UserError: The map has no step yet.
    """
    by_stage = project.steps.by("stage_id")
    stages = project.stages.by("map_id").get(map_id, ())
    steps = tuple(step for stage in stages for step in by_stage.get(stage.id, ()))
    if not steps:
        raise UserError("This map has no step yet: add a stage first.")
    return steps

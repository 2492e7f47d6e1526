"""Pasting cards with their places to each other."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from cjm_desktop.domain.edits.cards import Cell, steps_in_order
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.edits.places import ranks_at_end
from cjm_desktop.domain.ids import new_id
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import Card, Lane


class PastedCard(NamedTuple):
    """A loose card: its place counted from the upper left one, the steps it covers, and the kind of its lane."""

    column: int
    row: int
    steps: int
    kind: str
    card: Card


def paste_at(
    pieces: Sequence[PastedCard], at: Cell, homes: Collection[str]
) -> tuple[Edit, tuple[str, ...]]:
    """Put copies of loose cards onto the map, the upper left one into a cell; with the ids of the copies.

    `homes`: the lanes that take cards; a card whose row falls on another lane goes to one of its own kind,
    or to the nearest. Steps beyond the last column are pushed to it.
    """
    ids = tuple(new_id() for _ in pieces)

    def apply(project: Project) -> Project:
        map_id = project.lanes[at.lane_id].map_id
        steps = [step.id for step in steps_in_order(project, map_id)]
        lanes = project.lanes.by("map_id")[map_id]
        home_row = [lane.id for lane in lanes].index(at.lane_id)
        first = steps.index(at.step_id)
        for copy_id, piece in zip(ids, pieces, strict=True):
            lane_id = _lane_for(piece, lanes, home_row, homes)
            start = min(first + piece.column, len(steps) - 1)
            end = min(start + piece.steps - 1, len(steps) - 1)
            rank = ranks_at_end(project.cards.by("lane_id").get(lane_id, ()), 1)[0]
            copy = piece.card.altered(
                id=copy_id,
                lane_id=lane_id,
                step_id=steps[start],
                until_id=steps[end] if end > start else None,
                rank=rank,
            )
            project = project.put(copy)
        return project

    return Edit("Paste" if len(pieces) == 1 else f"Paste {len(pieces)} cards", apply), ids


def _lane_for(
    piece: PastedCard, lanes: Sequence[Lane], home_row: int, homes: Collection[str]
) -> str:
    row = min(home_row + piece.row, len(lanes) - 1)
    if lanes[row].id in homes:
        return lanes[row].id
    able = [i for i, lane in enumerate(lanes) if lane.id in homes]
    same = [i for i in able if lanes[i].kind == piece.kind]
    return lanes[min(same or able, key=lambda i: abs(i - row))].id
